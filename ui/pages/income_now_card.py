"""What somebody lives on now: several at once, and nothing is an answer too; the end of the WW has its terms (A01)."""

from __future__ import annotations

from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile
from intake_app.i18n import _
from intake_app.services import how_it_began
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.layouts import held, row
from ui.widgets.text import Text

_OFF = "CaseFile.income"


class IncomeNowCard(Card):
    """What is known in one line; the kinds, and the last day of the WW, when somebody wants to write it down."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Income now"), icon="wallet", gap=10, name="field_income")
        self._session = session
        self._dossier: Dossier | None = None
        self._fields: RecordFields | None = None
        self._said = Text("", name="text_income")
        self._open = Button(_("Write down"), icon="pencil", kind=Kind.QUIET, name="button_income")
        self._open.clicked.connect(self._unfold)
        self.setFocusProxy(self._open)
        self.add(self._said, held(row(self._open, None)))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what is known, unless this organisation does not ask it."""
        self._dossier = dossier
        words = how_it_began.income_words(dossier)
        self._said.setText(words or _("Everybody may make a plan, with or without a benefit."))
        self._said.set_color("text.1" if words else "text.2")
        if self._fields is not None:
            self._show_fields(self._fields, dossier)
        self.setVisible(_OFF not in self._session.fields_off)

    def commit(self) -> None:
        """Keep what is typed now."""
        if self._fields is not None:
            self._fields.commit()

    def _unfold(self) -> None:
        if self._fields is None and self._dossier is not None:
            self._fields = fields = RecordFields(_rows(), self._session.today, prefix="income")
            fields.edited.connect(self._keep)
            self._show_fields(fields, self._dossier)
            self.add(fields)
            self.setFocusProxy(fields.controls["kinds"])
            fields.controls["kinds"].setFocus()
            self._open.hide()

    def _show_fields(self, fields: RecordFields, dossier: Dossier) -> None:
        ticked, more = how_it_began.income_of(dossier.case)
        ends = how_it_began.ww_end(dossier)
        fields.show_values({"kinds": ticked, "more": more, "ww_end": ends}, read_only=False)
        fields.set_shown("ww_end", how_it_began.WW in ticked or ends is not None)
        fields.rows["kinds"].set_purpose(self._session.purpose_of(_OFF))

    def _keep(self, values: dict[str, object]) -> None:
        case = self._dossier.case if self._dossier is not None else None
        if case is None:
            return
        if "ww_end" in values:
            day = values["ww_end"]
            self._session.change(lambda desk: how_it_began.keep_ww_end(desk, case.id, day))  # type: ignore[arg-type]  # a DAY gives a date
        else:
            self._keep_kinds(case, values)

    def _keep_kinds(self, case: CaseFile, values: dict[str, object]) -> None:
        ticked, more = how_it_began.income_of(case)
        kinds, words = values.get("kinds", ticked), values.get("more", more)
        self._session.change(lambda desk: how_it_began.keep_income(desk, case, kinds, words))  # type: ignore[arg-type]  # as the fields give


def _rows() -> tuple[tuple[Field, ...], ...]:
    kinds = how_it_began.income_kinds()
    return (
        (Field(name="kinds", label=_("What does the resident live on?"), kind=FieldKind.CHIPS, options=kinds),),
        (Field(name="more", label=_("Since when, or something else"), help=_("For instance: since February 2017")),),
        (
            Field(
                name="ww_end",
                label=_("Last day of the WW"),
                kind=FieldKind.DAY,
                help=_("Four months ahead the program reminds you to get in touch."),
            ),
        ),
    )
