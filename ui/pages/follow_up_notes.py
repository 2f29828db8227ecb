"""Notes and quotes in own words, and who was there (I06)."""

from __future__ import annotations

from functools import partial

from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up_words import Presence
from intake_app.domain.planning import Step
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_short_day
from intake_app.services import notes
from ui.pages.folding import EqualColumns
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, TextArea
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

_MOST = 20


class NotesCard(Card):
    """What was seen or said, about the plan or one step; and whether the resident was there. Nothing is counted."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Notes and attendance"), icon="notebook-pen", gap=10, name="field_notes")
        self._session = session
        self._about = DropDown((), name="field_note_about")
        self._text = TextArea(name="field_note", lines=2, max_length=2000)
        self._quote = CheckBox(_("Literally what the resident said"), name="field_note_quote")
        self._day = DateField(name="field_attendance_day", today=session.today)
        self._presence = SegmentedChoice(
            [Option(value=one, label=presence_words(one)) for one in Presence],
            name="field_presence",
            accessible_name=_("Was the resident there?"),
        )
        self._presence.value_changed.connect(self._attended)
        self._error = ErrorLine()
        self._lines = column(gap=4)
        add = Button(_("Keep the note"), name="button_add_note", on_click=self._add)
        about = FormRow(_("What it is about"), self._about)
        there = EqualColumns(FormRow(_("Day"), self._day, help=_("Empty is today")), self._presence, at_least=190)
        self.add(
            about,
            FormRow(_("What you saw or heard"), self._text),
            held(EqualColumns(self._quote, held(row(None, add)), at_least=190)),
            Rule(),
            held(there),
            self._error,
            self._lines,
        )

    def show_dossier(self, dossier: Dossier) -> None:
        """Newest first."""
        plan = dossier.signed_plan or dossier.current_plan
        steps = dossier.steps_of_plan(plan) if plan else ()
        self._about.set_entries([(None, _("the whole plan")), *((one.id, one.what) for one in steps)])
        clear(self._lines)
        names = {one.id: one.what for one in dossier.steps}
        dated = [
            (one.noted_on, one.id, self._note_words(one.text, quote=one.quote), one.step_id) for one in dossier.notes
        ]
        dated += [
            (one.on, one.id, ": ".join(part for part in (presence_words(one.presence), one.note) if part), one.step_id)
            for one in dossier.attendance
        ]
        for day, _id, words, step in sorted(dated, key=lambda one: one[:2], reverse=True)[:_MOST]:
            self._lines.addWidget(Rule())
            self._lines.addWidget(Text(words))
            where = ", ".join(part for part in (format_short_day(day), names.get(step, "") if step else "") if part)
            self._lines.addWidget(Text(where, "small", color="text.2"))

    @staticmethod
    def _note_words(text: str, *, quote: bool) -> str:
        return f"“{text.strip('“”')}”" if quote else text

    def _step(self) -> Step | None:
        dossier, wanted = self._session.dossier, self._about.value()
        return next((one for one in dossier.steps if one.id == wanted), None) if dossier else None

    def _add(self) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            work = partial(
                notes.write, case_id=case_id, text=self._text.text(), quote=self._quote.value(), step=self._step()
            )
            self._session.change(work, self._kept, on_refused=self._refused, owner=self)

    def _kept(self, _changes: object) -> None:
        self._error.set_sentence("")
        self._text.clear()
        self._quote.set_value(False)

    def _attended(self, presence: Presence | None) -> None:
        case_id = self._session.case_id
        if case_id is not None and presence is not None:
            self._day.commit()
            work = partial(notes.attended, case_id=case_id, day=self._day.value(), presence=presence, step=self._step())
            self._session.change(work, lambda _changes: self._was_there(), on_refused=self._refused, owner=self)

    def _was_there(self) -> None:
        self._error.set_sentence("")
        self._presence.set_value(None)
        self._day.set_value(None)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self._presence.set_value(None)
        self._text.setFocus()


def presence_words(presence: Presence) -> str:
    """Whether somebody was there, neutrally."""
    return {Presence.PRESENT: _("was there"), Presence.EXCUSED: _("let us know"), Presence.ABSENT: _("was not there")}[
        presence
    ]
