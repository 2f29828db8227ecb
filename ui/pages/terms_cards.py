"""The cards beside the table of terms: one term whole, and the events with a date that people write down."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.terms import Mark, Term, TermEvent, TermState
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.instruments.terms import TermEventKind
from intake_app.services import how_it_began, meeting_day, terms
from intake_app.services.term_words import state_words
from ui.models.terms_model import due_words, stands_words
from ui.pages.folding import RunningRow
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.status import LabelChip, LabelKind
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

_KINDS = {TermState.NEAR: LabelKind.ATTENTION, TermState.OVERDUE: LabelKind.ERROR}


class TermCard(Card):
    """One term: its day, why, where it comes from, and what can be said about it."""

    def __init__(self, session: Session) -> None:
        self._chip = LabelChip("", name="label_state")
        super().__init__(padding=16, gap=8, name="card_term_detail")
        self._title = Text("", "h3", name="text_term_title")
        self._session = session
        self._term: Term | None = None
        self._lines = column(gap=6)
        self._day = DateField(name="field_mark_on", today=session.today, direction=Direction.NEAR)
        self._error = ErrorLine()
        self._buttons = {
            Mark.MET: Button(_("Met"), icon="check", name="button_met", on_click=partial(self._mark, Mark.MET)),
            Mark.WAIVED: Button(_("Falls away"), kind="quiet", name="button_waive"),
            Mark.SUSPENDED: Button(_("Let it stand still"), kind="quiet", icon="pause", name="button_suspend"),
            Mark.EXTENDED: Button(_("Make it longer"), kind="quiet", name="button_extend"),
        }
        for how in (Mark.WAIVED, Mark.SUSPENDED, Mark.EXTENDED):
            self._buttons[how].clicked.connect(partial(self._mark, how))
        self._resume = Button(_("Let it go on"), kind="quiet", icon="play", name="button_resume", on_click=self._go_on)
        self._said = column(gap=4)
        self._form = held(
            column(
                FormRow(_("On which day"), self._day),
                self._error,
                held(RunningRow(*self._buttons.values(), self._resume, gap=8)),
                gap=10,
            )
        )
        self.add(self._title, row(self._chip, None), self._lines, Rule(), self._form, self._said)

    def show_term(self, term: Term | None, dossier: Dossier) -> None:
        """Show one term; hidden without one."""
        if self._term is None or term is None or term.key != self._term.key:
            self._day.set_value(self._session.today())
            self._error.set_sentence("")
        self._term = term
        self.setVisible(term is not None)
        if term is None:
            return
        self._title.setText(term.title)
        self._chip.set_text(state_words(term.state), _KINDS.get(term.state, LabelKind.PLAIN))
        clear(self._lines)
        for words, role, colour in self._words(term):
            self._lines.addWidget(Text(words, role, color=colour))
        self._offer(term)
        self._show_said(term, dossier)

    def _words(self, term: Term) -> list[tuple[str, str, str]]:
        today = self._session.today()
        day = format_day(term.due_on, year=term.due_on.year != today.year)
        found = [(day, "strong", "text.1"), (_capital(term.why) + ".", "body", "text.1")]
        if term.state.open:
            found.append((_capital(stands_words(term, today)) + ".", "body", "text.2"))
        if term.legal_latest_on is not None and term.legal_latest_on != term.due_on:
            later = format_day(term.legal_latest_on, year=term.legal_latest_on.year != today.year)
            found.append((_("By the Algemene termijnenwet it runs until {day}.").format(day=later), "body", "text.1"))
        odd = meeting_day.remark_of_term(term.due_on) if term.state.open else ""
        found += [(words, "body", "attention") for words in (term.notice, odd) if words]
        found += [(words, "small", "text.2") for words in (term.note,) if words]
        ahead = [due_words(one, today) for one in term.warn_on if one >= today]
        if ahead and term.state.open:
            found.append((_("Warns on {days}.").format(days=", ".join(ahead)), "small", "text.2"))
        found.append((_("Source: {source}").format(source=term.source), "small", "text.2"))
        if term.needs_check:
            checked = format_day(term.checked_on, weekday=False, year=True)
            asked = _("Check whether this is still so. Last looked at on {day}, in an older text.").format(day=checked)
            found.append((asked, "small", "attention"))
        return found

    def _offer(self, term: Term) -> None:
        definition = self._session.forms.terms.term(term.id)
        waits = term.state is TermState.SUSPENDED
        suspends = definition is not None and definition.suspends
        extends = definition is not None and definition.extension is not None
        self._form.setVisible(term.state.open)
        self._buttons[Mark.SUSPENDED].setVisible(suspends and not waits)
        self._buttons[Mark.EXTENDED].setVisible(extends)
        self._resume.setVisible(waits)

    def _show_said(self, term: Term, dossier: Dossier) -> None:
        clear(self._said)
        for one in terms.marks_of(dossier, term):
            self._said.addWidget(_event_line(self._session, one, mark_words(one), one.note))

    def _mark(self, how: Mark, _checked: bool = False) -> None:
        term, case_id, day = self._term, self._session.case_id, self._day_typed()
        if term is not None and case_id is not None and day is not None:
            self._session.change(
                lambda desk: terms.mark(desk, case_id, term, how, day), on_refused=self._refused, owner=self
            )

    def _go_on(self) -> None:
        term, case_id, day = self._term, self._session.case_id, self._day_typed()
        if term is not None and case_id is not None and day is not None:
            self._session.change(
                lambda desk: terms.resume(desk, case_id, term, day), on_refused=self._refused, owner=self
            )

    def _day_typed(self) -> date | None:
        self._day.commit()
        self._error.set_sentence("")
        if self._day.error or self._day.value() is None:
            self._day.setFocus()
            return None
        return self._day.value()

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self._day.setFocus()


class EventsCard(Card):
    """Something with a date: chosen from a list, it starts or ends terms. What was written down stands under it."""

    added = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(_("Something with a date"), icon="calendar-plus", padding=16, gap=10, name="card_events")
        self._session = session
        self._kinds = {one.id: one for one in terms.kinds_by_hand(session.forms)}
        entries = [(one.id, _capital(str(one.label))) for one in self._kinds.values()]
        self._kind = DropDown(entries, name="field_event", placeholder=_("Choose what happened"))
        self._on = DateField(name="field_event_on", today=session.today, direction=Direction.NEAR)
        self._until = DateField(name="field_event_until", today=session.today, direction=Direction.AHEAD)
        self._note = LineField(name="field_event_note", max_length=200)
        self._error = ErrorLine()
        self._until_row = FormRow(_("Last day"), self._until)
        self._lines = column(gap=4)
        self._kind.value_changed.connect(lambda _value: self._fold())
        self.add(
            FormRow(_("What"), self._kind),
            FormRow(_("On which day"), self._on),
            self._until_row,
            FormRow(_("Note"), self._note, help=_("May stay empty.")),
            self._error,
            Button(_("Write down"), icon="plus", name="button_add_event", on_click=self._add),
            self._lines,
        )
        self.setFocusProxy(self._kind)
        self._fold()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what was written down, newest first."""
        clear(self._lines)
        told = how_it_began.BESIDE_THE_REPORT
        events = [one for one in dossier.term_events if not one.term and one.trigger not in told]
        for one in sorted(events, key=lambda one: (one.happened_on, one.id), reverse=True):
            self._lines.addWidget(Rule())
            kind = self._session.forms.terms.events.get(one.trigger)
            self._lines.addWidget(_event_line(self._session, one, _event_words(one, kind), one.note))

    def _chosen(self) -> TermEventKind | None:
        return self._kinds.get(self._kind.value() or "")

    def _fold(self) -> None:
        kind = self._chosen()
        self._until_row.setVisible(kind is not None and kind.period)

    def _add(self) -> None:
        for field in (self._on, self._until, self._note):
            field.commit()
        kind, on, case_id = self._chosen(), self._on.value(), self._session.case_id
        self._error.set_sentence("")
        if kind is None or on is None or case_id is None:
            self._error.set_sentence(_("Choose what happened, and on which day."))
            (self._kind if kind is None else self._on).setFocus()
            return
        until, note = self._until.value() if kind.period else None, self._note.text().strip()
        self._session.change(
            lambda desk: terms.add_event(desk, case_id, kind.id, on, until, note),
            lambda _event: self._clear(),
            on_refused=self._refused,
            owner=self,
        )

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        (self._until if self._until_row.isVisible() else self._on).setFocus()

    def _clear(self) -> None:
        self._kind.set_value(None)
        self._on.set_value(None)
        self._until.set_value(None)
        self._note.set_text("")
        self._fold()
        self._kind.setFocus()
        self.added.emit()


def mark_words(event: TermEvent) -> str:
    """What somebody said about a term, and when."""
    sentence = {
        Mark.MET: _("Met on {day}"),
        Mark.WAIVED: _("Fell away on {day}"),
        Mark.SUSPENDED: _("Stands still since {day}") if event.until is None else _("Stood still from {day}"),
        Mark.EXTENDED: _("Made longer on {day}"),
    }[Mark(event.trigger)]
    words = sentence.format(day=format_day(event.happened_on, weekday=False))
    if event.until is None:
        return words
    return _("{words} until {day}").format(words=words, day=format_day(event.until, weekday=False))


def _event_words(event: TermEvent, kind: TermEventKind | None) -> str:
    label = _capital(str(kind.label)) if kind is not None else event.trigger
    day = format_day(event.happened_on, weekday=False)
    if event.until is not None:
        day = _("{day} until {last}").format(day=day, last=format_day(event.until, weekday=False))
    return f"{label}, {day}"


def _event_line(session: Session, event: TermEvent, words: str, note: str) -> QWidget:
    said = column(Text(words), gap=0)
    if note:
        said.addWidget(Text(note, "small", color="text.2"))
    remove = Button(
        "",
        kind="quiet",
        icon="trash-2",
        tip=_("Remove {what}").format(what=words),
        name=f"button_remove_{event.id}",
        on_click=lambda: session.change(lambda desk: terms.take_back(desk, event.id)),
    )
    line = row(said, remove)
    line.setStretch(0, 1)
    return held(line)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
