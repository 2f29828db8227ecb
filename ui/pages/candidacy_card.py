"""Where a resident and a place stand: what the resident says, the status, its history, and help after a no (H02)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal

from intake_app.domain.candidacies import Candidacy, CandidateStatus, OwnAnswer
from intake_app.domain.dossier import Dossier
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import candidacies, placements
from ui.session import Session
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Icon, Rule
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text


class CandidacyCard(Card):
    """Everything by keyboard; every change is kept at once and can be undone."""

    begun = Signal(object)
    """The id of a place with which the consultant wants to begin."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("With this place"), icon="handshake", gap=12, name="card_candidacy")
        self._session = session
        self._place_id: UUID | None = None
        self._candidacy: Candidacy | None = None
        self._begin = Button(_("Begin with this place"), icon="plus", kind=Kind.PRIMARY, name="button_begin")
        self._begin.clicked.connect(lambda: self.begun.emit(self._place_id))
        self.band = Banner(name="band_candidacy")
        answers = [
            Option(value=OwnAnswer.YES, label=_("Yes"), key="j"),
            Option(value=OwnAnswer.NO, label=_("No"), key="n"),
            Option(value=OwnAnswer.OTHERWISE, label=_("Otherwise"), key="a"),
        ]
        self._answer = SegmentedChoice(
            answers, name="field_own_answer", accessible_name=_("What the resident says"), clearable=True
        )
        self._words = TextArea(name="field_own_words", lines=2, max_length=1000)
        statuses = [(one, candidacies.status_words(one)) for one in CandidateStatus]
        self._status = DropDown(statuses, name="field_candidate_status")
        self._why = LineField(name="field_why", max_length=300)
        self._learned = LineField(name="field_learned", max_length=300)
        self._keep = Button(_("It did not go ahead"), name="button_not_ahead", on_click=self._ended)
        why, learned = FormRow(_("Why"), self._why, required=True), FormRow(_("What it taught"), self._learned)
        self._ending = held(column(why, learned, row(self._keep, None), gap=8))
        self._help = column(gap=6)
        self._history = column(gap=6)
        self._placement = Button(_("Placement"), icon="briefcase", name="button_placement", on_click=self._place)
        self._leave = Button(_("Leave out"), kind=Kind.QUIET, icon="trash-2", name="button_leave", on_click=self._away)
        self._whole = held(
            column(
                FormRow(_("What the resident says"), self._answer),
                FormRow(_("In own words"), self._words),
                FormRow(_("Where it stands"), self._status),
                self._ending,
                held(self._help, name="rejection_help"),
                row(self._placement, self._leave, None, gap=8),
                Rule(),
                self._history,
                gap=12,
            )
        )
        self.add(self.band, self._begin, self._whole)
        self._connect()

    def show_place(self, place_id: UUID | None, dossier: Dossier) -> None:
        """Show how it stands with this place."""
        if place_id != self._place_id:
            self.band.hide_message()
            for field in (self._why, self._learned):
                field.set_text("")
        self._place_id = place_id
        found = candidacies.of_place(dossier, place_id) if place_id is not None else None
        fresh = found is None or self._candidacy is None or found.id != self._candidacy.id
        self._candidacy = found
        self._begin.setVisible(found is None)
        self._whole.setVisible(found is not None)
        if found is None:
            return
        status = candidacies.standing(dossier, found)
        self._answer.set_value(found.answer)
        self._words.set_text(found.own_words)
        self._status.set_value(status)
        if fresh or status is CandidateStatus.NOT_GONE_AHEAD:
            self._ending.setVisible(False)
        self._show_help(found, status)
        self._show_history(dossier, found)

    def commit(self) -> None:
        """Keep what is typed now."""
        self._words.commit()

    def _connect(self) -> None:
        self._answer.value_changed.connect(lambda _value: self._say())
        self._words.text_committed.connect(lambda _text: self._say())
        self._status.value_changed.connect(self._move)

    def _say(self) -> None:
        known = self._candidacy
        if known is not None:
            answer, own = self._answer.value(), self._words.text()
            work = partial(candidacies.say, candidacy=known, answer=answer, own_words=own)
            self._session.change(work, on_refused=self._refused, owner=self)

    def _move(self, status: CandidateStatus) -> None:
        known = self._candidacy
        if known is None:
            return
        if status is CandidateStatus.NOT_GONE_AHEAD:
            self._ending.setVisible(True)
            self._why.setFocus()
            return
        self._ending.setVisible(False)
        work = partial(candidacies.move, candidacy=known, status=status)
        self._session.change(work, lambda _done: self.band.hide_message(), on_refused=self._refused, owner=self)

    def _ended(self) -> None:
        known = self._candidacy
        if known is not None:
            work = partial(
                candidacies.move,
                candidacy=known,
                status=CandidateStatus.NOT_GONE_AHEAD,
                why=self._why.text(),
                learned=self._learned.text(),
            )
            self._session.change(work, lambda _done: self.band.hide_message(), on_refused=self._refused, owner=self)

    def _refused(self, error: KeukentafelError) -> None:
        self.band.show_message(str(error), tone=Tone.ATTENTION)
        dossier = self._session.dossier
        if dossier is not None and self._candidacy is not None:
            self._status.set_value(candidacies.standing(dossier, self._candidacy))

    def _place(self) -> None:
        known = self._candidacy
        if known is not None:
            self._session.change(
                lambda desk: placements.begin(desk, known),
                lambda made: self._session.navigate(f"plaatsing/{made.id}"),
                owner=self,
            )

    def _away(self) -> None:
        known = self._candidacy
        if known is not None:
            self._session.change(lambda desk: candidacies.leave(desk, known), on_refused=self._refused, owner=self)

    def _show_help(self, candidacy: Candidacy, status: CandidateStatus) -> None:
        clear(self._help)
        if status is CandidateStatus.NOT_GONE_AHEAD:
            self._help.addWidget(Text(_("What helps now"), "strong"))
            for sentence in candidacies.rejection_help():
                line = row(Icon("hand-heart", size=18, color="accent"), Text(sentence), gap=10)
                line.setStretch(1, 1)
                self._help.addWidget(held(line))

    def _show_history(self, dossier: Dossier, candidacy: Candidacy) -> None:
        clear(self._history)
        for step, days in candidacies.days_in(dossier, candidacy, self._session.today()):
            words = candidacies.status_words(step.status)
            day = format_day(step.since, weekday=False, year=True)
            lasted = ngettext("{n} day", "{n} days", days).format(n=days)
            self._history.addWidget(Text(f"{words}, {day} · {lasted}", "small", color="text.2"))
            for told in (step.why, step.learned):
                if told:
                    self._history.addWidget(Text(told))
