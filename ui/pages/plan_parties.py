"""Agreements of several parties, and the reverse test of a decision: both told in a form, gathered here (E02, E07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from intake_app.i18n import _, format_day
from intake_app.services import parties
from intake_app.services.parties import PartiesAgreement, Template
from ui import theme
from ui.pages.folding import EqualColumns
from ui.pages.plan_rights import RightsCard
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.planning import Plan
    from intake_app.instruments.model import Instrument
    from ui.pages.plan_saving import Saving
    from ui.session import Session

REVERSE = "omgekeerde-toets"


class PartiesCard(RightsCard):
    """Resident, employer, coach: each says what it does and needs, and all sign one paper."""

    field = "parties"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        title = _("Agreements with more parties")
        super().__init__(session, saving, first_name, title, name="card_parties")
        self._shown: tuple[PartiesAgreement, ...] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(10))
        words = _("Everybody says for themselves what they do and need. An employer sees this paper only.")
        entries = [(one, parties.template_words(one)) for one in Template]
        self._template = DropDown(entries, name="field_parties_template", placeholder=_("Choose"))
        self._about = LineField(name="field_parties_about", max_length=80)
        self._names = LineField(name="field_parties_names", placeholder=_("Name, name"))
        self._error = Text("", "small", color="error", name="text_parties_error")
        self._error.hide()
        begin = Button(_("Begin this agreement"), icon="plus", name="button_begin_parties", on_click=self._begin)
        halves = EqualColumns(
            FormRow(_("Which agreement"), self._template), FormRow(_("About which place"), self._about), at_least=190
        )
        foot = column(begin, gap=0)
        foot.setAlignment(begin, Qt.AlignmentFlag.AlignLeft)
        self.add(
            Text(words, "body", color="text.2"),
            self._list,
            held(halves),
            FormRow(_("Who are the others"), self._names),
            self._error,
            foot,
        )

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show every agreement with its parties. A placement may come after signing, so this stays open."""
        found = parties.agreements(dossier)
        if found == self._shown:
            return
        self._shown = found
        clear(self._list)
        form = self.session.forms.instrument(parties.FORM)
        for number, one in enumerate(found, start=1):
            self._list.addWidget(Rule())
            self._list.addWidget(Text(one.subject or str(form.title), "strong"))
            self._list.addWidget(Text(_who(form, one), "body"))
            if not one.solid:
                open_words = _("Not everybody has said yet what they do and what they need.")
                self._list.addWidget(Text(open_words, "small", color="attention", name=f"text_parties_open_{number}"))
            fill = Button(_("Fill in"), icon="pencil", name=f"button_fill_parties_{number}")
            fill.clicked.connect(lambda: self.session.navigate(f"vragen/{parties.FORM}"))
            look = Button(_("Look at the paper"), kind=Kind.LINK, icon="eye", name=f"button_print_parties_{number}")
            look.clicked.connect(lambda: self.session.navigate("afdruk/afspraken"))
            self._list.addWidget(held(row(fill, look, None, gap=8)))

    def _begin(self) -> None:
        template, case_id = self._template.value(), self.session.case_id
        names = [name.strip() for name in self._names.text().split(",")]
        if template is None or case_id is None:
            self._template.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        about = self._about.text().strip()

        def refused(sentence: str) -> None:
            self._error.setText(sentence)
            self._error.show()
            self._names.setFocus(Qt.FocusReason.OtherFocusReason)

        self.session.change(
            lambda desk: parties.start(desk, case_id, template, about, names),
            lambda _made: self._begun(),
            on_refused=lambda error: refused(str(error)),
            owner=self,
        )

    def _begun(self) -> None:
        self._error.hide()
        for line in (self._about, self._names):
            line.clear()
        self._template.set_value(None)


class ReverseTestCard(RightsCard):
    """First the effect, then what the rule is for, then whether it may, then why to deviate: in that order."""

    field = "reverse_test"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        super().__init__(session, saving, first_name, _("Reverse test"), name="card_reverse_test")
        words = _("Does a rule work out the wrong way here? Begin with what the decision should bring about.")
        self._came = Text("", "body", name="text_reverse_test")
        self.open = Button(_("Do the reverse test"), icon="compass", name="button_reverse_test")
        self.open.clicked.connect(lambda: session.navigate(f"vragen/{REVERSE}"))
        layout = column(Text(words, "body", color="text.2"), self._came, self.open, gap=8)
        layout.setAlignment(self.open, Qt.AlignmentFlag.AlignLeft)
        self.add(layout)

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show about which decisions it was done."""
        readings = dossier.readings(REVERSE, subject=None)
        lines = [
            f"{one.subject or _('a decision')}, {format_day(one.measured_on, weekday=False, year=True)}"
            for one in reversed(readings)
        ]
        self._came.setText("\n".join(lines))
        self._came.setVisible(bool(lines))


def _who(form: Instrument, agreement: PartiesAgreement) -> str:
    return "\n".join(
        ", ".join(part for part in (one.name, parties.role_words(form, one.role)) if part) for one in agreement.parties
    )
