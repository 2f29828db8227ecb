"""The contact log: one line to add, attempts without answer, how often was agreed, and the hours of this year (I03)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import partial

from PySide6.QtWidgets import QSizePolicy

from intake_app.domain.conversations import Contact
from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import ContactKind
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import contacts, rules
from ui.pages.dossier_cards import contact_line
from ui.pages.folding import EqualColumns
from ui.pages.wording import contact_kind_words
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.checks import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, held
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

_WEEKS = (1, 2, 4, 6, 8, 13, 26)


class ContactsCard(Card):
    """What was said and when; only the words are asked, all the rest may stay empty."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Contact"), icon="message-circle", gap=10, name="field_contacts")
        self._session = session
        self._kind = DropDown([(one, contact_kind_words(one)) for one in ContactKind], name="field_contact_kind")
        self._kind.setAccessibleName(_("How"))
        self._kind.set_value(ContactKind.PHONE)
        self._note = LineField(name="field_contact_note", placeholder=_("What was said, in one line"), max_length=300)
        self._note.setAccessibleName(_("What was said"))
        self._note.returnPressed.connect(self._add)
        self._minutes = LineField(name="field_contact_minutes", max_length=4)
        self._with = LineField(name="field_contact_with", max_length=120)
        self._next = DateField(name="field_contact_next", today=session.today, direction=Direction.AHEAD)
        self._unanswered = CheckBox(_("Tried, no answer"), name="field_contact_unanswered")
        self._aside = CheckBox(_("Only something practical"), name="field_contact_practical")
        self._error = ErrorLine()
        self._lines = column(gap=0)
        self._every = DropDown(
            [(0, _("nothing agreed")), *((weeks, _weeks(weeks)) for weeks in _WEEKS)], name="field_contact_weeks"
        )
        self._every.value_changed.connect(self._agree)
        self._state = Text("", "small", color="text.2", name="contact_state")
        self.setFocusProxy(self._note)
        self._lay_out()

    def _lay_out(self) -> None:
        add = Button(_("Write down"), name="button_add_contact", on_click=self._add)
        add.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        first = EqualColumns(self._kind, self._note, add, gap=8, at_least=130, shares=(3, 7, 3))
        second = EqualColumns(
            FormRow(_("Minutes"), self._minutes),
            FormRow(_("With whom"), self._with),
            FormRow(_("Next contact"), self._next),
            gap=8,
            at_least=110,
        )
        ticks = EqualColumns(self._unanswered, self._aside, gap=8, at_least=150)
        every = FormRow(_("How often we speak"), self._every)
        self.add(held(first), held(second), held(ticks), self._error, Rule(), every, self._state, self._lines)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what was agreed, and every contact, newest first."""
        newest = contacts.agreement(dossier)
        today = self._session.today()
        runs = newest is not None and (newest.until is None or newest.until > today)
        self._every.set_value(newest.weeks if runs and newest else 0)
        self._state.setText(" ".join(self._sentences(dossier)))
        self._session.run(
            partial(rules.for_case, case=dossier.case), partial(self._add_hours, dossier), owner=self, latest="hours"
        )
        clear(self._lines)
        ordered: list[Contact] = sorted(dossier.contacts, key=lambda one: (one.contact_on, one.id), reverse=True)
        for contact in ordered:
            self._lines.addWidget(Rule())
            self._lines.addWidget(contact_line(contact))

    def _sentences(self, dossier: Dossier) -> list[str]:
        today = self._session.today()
        state = contacts.state(dossier, today)
        said = []
        if state.overdue and state.next_on is not None:
            said.append(_("You would have spoken on {day}.").format(day=format_day(state.next_on)))
        elif state.next_on is not None:
            said.append(_("You speak again on {day} at the latest.").format(day=format_day(state.next_on)))
        if state.parked:
            said.append(_("You have not spoken for a year or longer."))
        if state.attempts:
            words = ngettext("{n} attempt without answer.", "{n} attempts without answer.", state.attempts)
            said.append(words.format(n=state.attempts))
        return said

    def _add_hours(self, dossier: Dossier, held: rules.Rules) -> None:
        """The hours of this year, beside those that the municipality set for it."""
        year, budget = self._session.today().year, held.number("guidance_hours_per_year")
        used = contacts.hours_used(dossier, year)
        if used and budget is not None:
            left = _hours(contacts.hours_left(dossier, year, budget))
            words = _("This year {used} hours, {left} of {all} left.").format(used=_hours(used), left=left, all=budget)
            self._state.setText(" ".join((*self._sentences(dossier), words)))

    def _agree(self, weeks: int) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            self._session.change(lambda desk: contacts.agree(desk, case_id, weeks or None))

    def _add(self) -> None:
        note, case_id = self._note.text().strip(), self._session.case_id
        unanswered = self._unanswered.value()
        minutes = self._minutes.text().strip()
        if case_id is None or not (note or unanswered):
            self._note.setFocus()
            return
        if minutes and not minutes.isdecimal():
            self._refused(_("Write the minutes as a whole number, such as 30."))
            self._minutes.setFocus()
            return
        work = partial(
            contacts.log,
            case_id=case_id,
            kind=self._kind.value(),
            note=note or _("No answer."),
            minutes=int(minutes) if minutes else None,
            with_whom=self._with.text().strip(),
            answered=not unanswered,
            substantive=not self._aside.value(),
            next_contact_on=self._next.value(),
        )
        self._session.change(work, self._added, on_refused=self._refused, owner=self)

    def _added(self, _changes: object) -> None:
        self._error.set_sentence("")
        for field in (self._note, self._minutes, self._with):
            field.clear()
        self._next.set_value(None)
        self._unanswered.set_value(False)
        self._aside.set_value(False)

    def _refused(self, error: KeukentafelError | str) -> None:
        self._error.set_sentence(str(error))


def _weeks(weeks: int) -> str:
    return ngettext("every week", "every {n} weeks", weeks).format(n=weeks)


def _hours(hours: Decimal) -> str:
    """ "3,75": as in the work load, so that what is used and what is left are the whole together."""
    rounded = hours.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".").replace(".", ",")
