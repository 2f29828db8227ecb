"""How long a term is here: terms that the law leaves to the municipality, and those of practice (rules 4.3, L04)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.dates import Unit
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.instruments.terms import Configurable, TermDefinition
from intake_app.services import rules
from intake_app.services.desk import Desk
from intake_app.services.rules import Rules
from intake_app.services.term_words import length_words
from ui.dialogs.dialog import CalmDialog
from ui.listing_terms import list_terms_anew
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import row
from ui.widgets.text import Text


class TermLengthsDialog(CalmDialog):
    """One term at a time: its length here, or that nobody works with it here. Own values win from the profile."""

    changed = Signal()
    """Other lengths hold from now on."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("Length of the terms"), parent, name="term_lengths", width=640)
        self._session = session
        self._held: Rules | None = None
        self._terms = {one.id: one for one in rules.changeable_terms(session.forms)}
        names = [(term_id, str(one.title)) for term_id, one in self._terms.items()]
        names.sort(key=lambda one: one[1].casefold())
        self._term = DropDown(names, name="field_term")
        self._term.set_value(names[0][0])
        self._term.value_changed.connect(lambda _term: self._show_term())
        self._about = Text("", "small", color="text.2", name="text_term")
        self._amount = LineField(name="field_amount", max_length=4)
        units = [(one, unit_words(one)) for one in Unit]
        self._unit = DropDown(units, name="field_unit")
        self._off = CheckBox(_("We do not work with this term"), name="field_off")
        self._off.value_changed.connect(self._switch)
        self._error = ErrorLine()
        keep = Button(_("Keep this"), name="button_keep_term", on_click=self._keep)
        self._back = Button(_("As the profile says"), kind=Kind.QUIET, name="button_drop_term", on_click=self._drop)
        self.add(
            Text(_("What the law fixes is not in this list. The days of every dossier follow by themselves.")),
            FormRow(_("Term"), self._term),
            self._about,
            row(FormRow(_("How long"), self._amount), FormRow(_("Counted in"), self._unit), None),
            self._off,
            self._error,
            row(keep, self._back, None),
        )
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))
        session.run(rules.rules, self._show, owner=self)

    def _show(self, held: Rules) -> None:
        self._held = held
        self._show_term()

    def _show_term(self) -> None:
        wanted = self._wanted()
        if self._held is None or wanted is None:
            return
        self._error.set_sentence("")
        here = self._held.term(wanted)
        usual = _("Usually {length}. Source: {source}.").format(
            length=length_words(wanted.length), source=wanted.article
        )
        shorter = _("The law lets it only be made shorter.") if wanted.configurable is Configurable.SHORTER else ""
        self._about.setText(" ".join(part for part in (usual, shorter) if part))
        shown = (here or wanted).length
        self._amount.set_text(str(shown.amount))
        self._unit.set_value(shown.unit)
        self._off.set_value(here is None)
        self._off.setVisible(wanted.configurable is Configurable.YES)
        self._switch(here is None)
        self._back.setVisible(wanted.id in self._held.own_terms)
        self.fit()

    def _switch(self, off: bool) -> None:
        self._amount.setEnabled(not off)
        self._unit.setEnabled(not off)

    def _wanted(self) -> TermDefinition | None:
        return self._terms.get(self._term.value() or "")

    def _keep(self) -> None:
        typed, wanted = self._amount.text().strip(), self._wanted()
        if wanted is None:
            return
        if self._off.value():
            self._change(partial(_change, term_id=wanted.id, amount=None, unit=None, off=True))
        elif typed.isdecimal():
            self._change(partial(_change, term_id=wanted.id, amount=int(typed), unit=self._unit.value(), off=False))
        else:
            self._error.set_sentence(_("Write a whole number."))
            self._amount.setFocus()

    def _drop(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self._change(partial(_change, term_id=wanted.id, amount=None, unit=None, off=False))

    def _change(self, work: partial[Rules]) -> None:
        self._session.change(work, self._changed, on_refused=self._refused, owner=self)

    def _changed(self, held: Rules) -> None:
        self._show(held)
        self.changed.emit()
        list_terms_anew(self._session, self.changed.emit, owner=self)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self._amount.setFocus()


def unit_words(unit: Unit) -> str:
    """What a term is counted in, as it stands behind a number."""
    return {
        Unit.DAYS: _("days"),
        Unit.WORKING_DAYS: _("working days"),
        Unit.WEEKS: _("weeks"),
        Unit.MONTHS: _("months"),
        Unit.YEARS: _("years"),
    }[unit]


def _change(desk: Desk, term_id: str, amount: int | None, unit: Unit | None, off: bool) -> Rules:
    return rules.change_term(desk, term_id, amount, unit, off=off)
