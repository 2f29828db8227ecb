"""What asks for attention now, the time-out, aftercare, and the ways to come back and to close (I04, I05, L02)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import Aftercare, AftercareMoment
from intake_app.domain.follow_up_words import AftercareParty
from intake_app.domain.vocabulary import CaseStatus
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day, format_short_day
from intake_app.services import aftercare, attention, pauses
from ui.pages.folding import EqualColumns, RunningRow
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction


class SignalsCard(Card):
    """What is due now; hidden when nothing is."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Asks for attention"), icon="bell", gap=4, name="card_signals")
        self._session = session
        self._lines = column(gap=4)
        self.add(self._lines)

    def show_dossier(self, dossier: Dossier) -> None:
        """One line per signal, oldest first."""
        self._session.run(partial(attention.due, dossier=dossier), self._show, owner=self, latest="signals")

    def _show(self, due: tuple[attention.Signal, ...]) -> None:
        clear(self._lines)
        for one in due:
            self._lines.addWidget(Text(f"{attention.words(one.kind)}, {format_day(one.on)}"))
        self.setVisible(bool(due))


class PauseCard(Card):
    """A time-out of the dossier or of one step; and coming back, where only what has changed is asked."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Time-out"), icon="circle-pause", gap=10, name="field_time_out")
        self._session = session
        self._what = DropDown((), name="field_pause_what")
        self._reason = LineField(name="field_pause_reason", max_length=200)
        self._resume = DateField(name="field_pause_resume", today=session.today, direction=Direction.AHEAD)
        self._contact = DateField(name="field_pause_contact", today=session.today, direction=Direction.AHEAD)
        self._error = ErrorLine()
        begin = Button(_("Begin a time-out"), icon="circle-pause", name="button_pause", on_click=self._begin)
        first = EqualColumns(FormRow(_("Of what"), self._what), FormRow(_("Why"), self._reason), at_least=150)
        second = EqualColumns(
            FormRow(_("Goes on around"), self._resume), FormRow(_("We speak on"), self._contact), at_least=150
        )
        self._form = held(column(held(first), held(second), self._error, held(row(begin, None)), gap=12))
        self._running = column(gap=8)
        self._back = Button(_("Come back"), icon="rotate-ccw", name="button_come_back")
        self._back.clicked.connect(lambda: session.navigate("terugkomen"))
        self.add(self._running, held(row(self._back, None)), self._form)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what pauses now; a closed dossier can only come back."""
        closed = dossier.case.status is CaseStatus.CLOSED
        paused = pauses.running(dossier)
        self._back.setVisible(closed or paused is not None)
        self._form.setVisible(not closed)
        plan = dossier.signed_plan
        steps = dossier.steps_of_plan(plan) if plan else ()
        self._what.set_entries([(None, _("the whole plan")), *((one.id, one.what) for one in steps)])
        clear(self._running)
        for one in (one for one in dossier.time_outs if one.running):
            step = next((step.what for step in dossier.steps if step.id == one.step_id), _("the whole plan"))
            words = _("{what}: {reason}. We speak on {contact}, it goes on around {resume}.").format(
                what=step.rstrip("."),
                reason=one.reason.rstrip("."),
                contact=format_short_day(one.contact_on),
                resume=format_short_day(one.resume_on),
            )
            line = row(Text(words))
            if one.step_id is not None:
                work = partial(pauses.end_of_step, pause_of_step=one)
                go_on = Button(_("Go on"), name=f"button_go_on_{one.id}")
                go_on.clicked.connect(lambda _on=False, work=work: self._session.change(work))
                line.addWidget(go_on)
            line.setStretch(0, 1)
            self._running.addWidget(held(line))

    def _begin(self) -> None:
        case_id, dossier = self._session.case_id, self._session.dossier
        if case_id is None or dossier is None:
            return
        wanted: UUID | None = self._what.value()
        step = next((one for one in dossier.steps if one.id == wanted), None)
        self._resume.commit()
        self._contact.commit()
        work = partial(
            pauses.pause,
            case_id=case_id,
            reason=self._reason.text(),
            resume_on=self._resume.value(),
            contact_on=self._contact.value(),
            step=step,
        )
        self._session.change(work, self._begun, on_refused=self._refused, owner=self)

    def _begun(self, _pause: object) -> None:
        self._error.set_sentence("")
        self._reason.clear()
        self._resume.set_value(None)
        self._contact.set_value(None)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        field = self._resume if self._resume.value() is None else self._contact
        (self._reason if not self._reason.text().strip() else field).setFocus()


class AftercareCard(Card):
    """Contact in month 1, 3 and 6, with the resident and with the place; and what happened there."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Aftercare"), icon="heart", gap=10, name="field_aftercare")
        self._session = session
        self._place = LineField(name="field_aftercare_place", max_length=120)
        self._contact = LineField(name="field_aftercare_contact", max_length=120)
        self._note = LineField(
            name="field_aftercare_note", placeholder=_("How it goes, or what happened"), max_length=300
        )
        self._note.setAccessibleName(_("How it goes, or what happened"))
        self._error = ErrorLine()
        begin = Button(_("Plan aftercare"), icon="heart", name="button_aftercare", on_click=self._begin)
        fields = EqualColumns(
            FormRow(_("Started at"), self._place), FormRow(_("Whom to call there"), self._contact), at_least=150
        )
        self._form = held(column(held(fields), held(row(begin, None)), gap=12))
        self._lines = column(gap=4)
        happened = Button(_("Something happened"), name="button_incident", on_click=self._happened)
        self._end = Button(_("End aftercare"), name="button_end_aftercare", on_click=self._finish)
        buttons = held(RunningRow(happened, self._end, gap=8))
        self._now = held(column(self._lines, self._note, buttons, gap=10))
        self.add(self._form, self._now, self._error)

    def show_dossier(self, dossier: Dossier) -> None:
        """Show the contacts that are planned, done or late."""
        running = aftercare.running(dossier)
        self._form.setVisible(running is None)
        self._now.setVisible(running is not None)
        clear(self._lines)
        if running is None:
            return
        place = ", ".join(part for part in (running.place, running.place_contact) if part)
        self._lines.addWidget(Text(place, "strong"))
        for moment in aftercare.moments(dossier, running):
            self._lines.addWidget(self._moment_line(moment))
        for incident in dossier.aftercare_incidents:
            if incident.aftercare_id == running.id:
                words = f"{format_short_day(incident.happened_on)}: {incident.note}"
                self._lines.addWidget(Rule())
                self._lines.addWidget(Text(words, "small"))

    def _moment_line(self, moment: AftercareMoment) -> QWidget:
        who = _("the resident") if moment.party is AftercareParty.RESIDENT else _("the place of work")
        if moment.done_on is not None:
            words = f"{format_short_day(moment.done_on)}, {who}: {moment.note or _('spoken')}"
            return Text(words, "small", color="text.2")
        words = _("{day}, with {who}").format(day=format_short_day(moment.due_on), who=who)
        done = Button(_("Spoken"), name=f"button_held_{moment.id}")
        done.setAccessibleName(f"{_('Spoken')} {words}")
        done.clicked.connect(lambda _on=False: self._held(moment))
        line = row(Text(words), done)
        line.setStretch(0, 1)
        return held(line)

    def _running(self) -> Aftercare | None:
        return aftercare.running(self._session.dossier) if self._session.dossier else None

    def _begin(self) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            place, contact = self._place.text(), self._contact.text()
            work = partial(aftercare.start, case_id=case_id, place=place, place_contact=contact)
            self._session.change(work, lambda _made: self._done(), on_refused=self._refused, owner=self)

    def _held(self, moment: AftercareMoment) -> None:
        work = partial(aftercare.held, moment=moment, note=self._note.text())
        self._session.change(work, lambda _changes: self._done(), owner=self)

    def _happened(self) -> None:
        running = self._running()
        if running is not None:
            work = partial(aftercare.happened, aftercare=running, note=self._note.text())
            self._session.change(work, lambda _changes: self._done(), on_refused=self._refused, owner=self)

    def _finish(self) -> None:
        running = self._running()
        if running is not None:
            self._session.change(partial(aftercare.end, aftercare=running))

    def _done(self) -> None:
        self._error.set_sentence("")
        for field in (self._note, self._place, self._contact):
            field.clear()

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        (self._place if self._form.isVisible() else self._note).setFocus()
