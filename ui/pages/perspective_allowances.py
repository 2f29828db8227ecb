"""What a bonus or allowance comes to: its formula, source and year, and a way into the income of the month (J04)."""

from __future__ import annotations

from functools import partial

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from intake_app.instruments.amounts import Amount
from intake_app.services import allowances
from intake_app.services.allowances import Asked
from intake_app.services.earnings import source_words
from ui.pages.typed_amounts import NotAnAmount, read_hours, read_money
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import held, row
from ui.widgets.text import Text

_NONE = ("", "geen", "niet genoemd")
"""What a profile says where it gives nothing, or its source is silent."""


class AllowanceCard(Card):
    """Choose one, fill in what it asks, and read what it comes to. Nothing is kept until it is taken over."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("What does a bonus come to?"), icon="calculator", gap=10, name="card_allowances")
        self._session = session
        self._known = {one.id: one for one in allowances.known(session.forms)}
        self.choice = DropDown(
            [(one.id, str(one.label)) for one in self._known.values()],
            name="field_allowance",
            placeholder=_("Choose"),
        )
        self.choice.value_changed.connect(lambda _chosen: self._show())
        self.minutes = LineField(name="field_allowance_hours", max_length=8)
        self.months = LineField(name="field_allowance_months", max_length=4)
        self.turnover = LineField(name="field_allowance_turnover", max_length=12)
        for field in (self.minutes, self.months, self.turnover):
            field.textChanged.connect(lambda _text: self._show())
        self._rows = {
            "minutes": FormRow(_("Hours in the month"), self.minutes),
            "months_on_benefit": FormRow(_("Months on benefit until now"), self.months),
            "turnover": FormRow(_("Turnover in a year, in euros"), self.turnover),
        }
        self._result = Text("", "strong", name="text_allowance")
        self._source = Text("", "small", color="text.2", name="text_allowance_source")
        self._here = Text("", color="text.2", name="text_allowance_here")
        self._take = Button(
            _("Take over into the month"), icon="plus", name="button_allowance_take", on_click=self._take_over
        )
        self.add(
            self._here,
            FormRow(_("Bonus or allowance"), self.choice),
            *self._rows.values(),
            self._result,
            self._source,
            held(row(self._take, None)),
        )
        self._show()

    def show_dossier(self, dossier: Dossier) -> None:
        """Say first what the rules of this dossier give."""
        held = self._session.rules_of(dossier.case)
        said, bonus = str(held.profile.name), held.words("income_bonus")
        words = _("By the rules of {profile} there is no bonus, as far as is known.").format(profile=said)
        if bonus not in _NONE:
            words = _("By the rules of {profile}: {bonus}.").format(profile=said, bonus=bonus)
        self._here.setText(words)

    @property
    def _chosen(self) -> Amount | None:
        return self._known.get(str(self.choice.value() or ""))

    def _asked(self) -> Asked:
        """What is typed now; what cannot be read counts as not filled in."""
        months = self.months.text().strip()
        try:
            minutes = read_hours(self.minutes.text())
        except NotAnAmount:
            minutes = None
        try:
            turnover = read_money(self.turnover.text())
        except NotAnAmount:
            turnover = None
        return Asked(
            minutes=minutes,
            months_on_benefit=int(months) if months.isdecimal() else None,
            turnover=turnover,
        )

    def _show(self) -> None:
        one = self._chosen
        wanted = allowances.asks(one) if one is not None else ()
        for name, line in self._rows.items():
            line.setVisible(name in wanted)
        weekly = "turnover" in wanted
        self._rows["minutes"].label.setText(_("Hours a week") if weekly else _("Hours in the month"))
        found = allowances.work_out(one, self._asked()) if one is not None else None
        self._result.setText("\n".join(allowances.sentences(one, found)) if one and found is not None else "")
        self._result.setVisible(found is not None)
        self._source.setText(_about(one) if one is not None else "")
        self._source.setVisible(one is not None)
        self._take.setVisible(one is not None and not weekly)
        self._take.set_reason("" if found is not None else _("Fill in first what it asks. Then it can be taken over."))

    def _take_over(self) -> None:
        one, dossier = self._chosen, self._session.dossier
        if one is not None and dossier is not None:
            work = partial(allowances.take_over, case_id=dossier.case.id, one=one, asked=self._asked())
            self._session.change(work, lambda _made: self._session.navigate("perspectief/income"), owner=self)


def _about(one: Amount) -> str:
    words = f"{source_words(one)}. {_('Check whether this still holds.')}"
    note = str(one.note)
    return f"{words[:1].upper()}{words[1:]} {note}".strip()
