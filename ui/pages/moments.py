"""Momenten: every moment of a form, laid over each other as the person chooses, and told or corrected (B05, B06)."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.i18n import _, ngettext
from intake_app.instruments.refusals import GuardRefused
from intake_app.services import comparing, moment_history
from intake_app.services.moment_history import History, Moment, Track
from ui.dialogs.correction import CorrectionDialog
from ui.dialogs.moment import MomentDialog
from ui.pages.comparison_view import ComparisonView
from ui.pages.moment_list import MomentList
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.checks import CheckBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import DropDown
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held
from ui.widgets.text import Text

LIST_WIDTH = 360
ALL = "*"


class MomentsPage(Page):
    """The argument of its route is the id of a form; without one, the form that was used last more than once."""

    page_id = "momenten"
    own_words_of = ("measurements",)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._chosen: dict[str, tuple[UUID, ...]] = {}
        """What was ticked, per form, voice and subject; first and last until somebody ticks."""
        self._found: History | None = None
        to_print = Button(_("Print"), icon="printer", name="button_print", on_click=self._print)
        self._header = PageHeader(_("Moments"), "", to_print)
        self._form = DropDown(name="field_form")
        self._voice = DropDown(name="field_voice")
        self._subject = DropDown(name="field_subject")
        self._form_row = FormRow(_("Form"), self._form)
        self._voice_row = FormRow(_("Voice"), self._voice)
        self._subject_row = FormRow(_("About"), self._subject)
        self._form.value_changed.connect(lambda form: session.navigate(f"{self.page_id}/{form}"))
        self._voice.value_changed.connect(lambda _voice: self._show())
        self._subject.value_changed.connect(lambda _subject: self._show())
        self.list = MomentList()
        self.list.chosen_changed.connect(self._choose)
        self.list.describe_requested.connect(self._describe)
        self.list.correct_requested.connect(self._correct)
        self.why = Text("", color="text.2", name="why_not")
        self.empty = EmptyState("", buttons=(("picture", _("To the picture")),))
        self.empty.chosen.connect(lambda _key: session.navigate("beeld"))
        self.view = ComparisonView()
        filters = held(column(self._form_row, self._voice_row, self._subject_row, gap=10))
        self._columns = TwoColumns(
            ("moments", (filters, self.list)),
            ("comparison", (self.empty, self.why, self.view)),
            left_side=LIST_WIDTH,
        )
        frame(self, self._header, self._columns)

    @override
    def title(self) -> str:
        return _("Moments")

    @override
    def enter(self, argument: str) -> None:
        if argument != self.argument:
            self._columns.to_top()
        super().enter(argument)

    @override
    def focus_start(self) -> None:
        tick = self.findChild(CheckBox)
        if tick is not None and tick.isVisible():
            tick.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.empty.isVisible():
            self.empty.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_start()

    @override
    def print_route(self) -> str:
        return "afdruk/vergelijking"

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        used = moment_history.measured(dossier, self.session.forms)
        ids = [one.instrument_id for one in used]
        form = self.argument if self.argument in (*ids, *self.session.forms.instruments) else ""
        compared = [one.instrument_id for one in used if one.moments > 1]
        form = form or next(reversed(compared or ids), "")
        if form and form not in ids:
            used = (*used, moment_history.Measured(form, str(self.session.forms.instrument(form).title), 0))
        self._form.set_entries([(one.instrument_id, _counted(one.title, one.moments)) for one in used])
        self._form.set_value(form)
        self._form_row.setVisible(len(used) > 1)
        self._found = moment_history.history(dossier, self.session.forms, form, self.session.today()) if form else None
        self._offer_voices()
        self._show()

    # -- what is shown -----------------------------------------------------------------------------------------------

    def _offer_voices(self) -> None:
        found = self._found
        tracks = found.tracks if found is not None else ()
        voices = {track.key: _track_words(track, found) for track in tracks}
        before = self._voice.value()
        self._voice.set_entries([*voices.items(), *([(ALL, _("All voices"))] if len(voices) > 1 else [])])
        if before not in (*voices, ALL) or (before == ALL and len(voices) < 2):
            first = next((track for track in tracks if not track.why_not), tracks[0] if tracks else None)
            before = first.key if first is not None else None
        self._voice.set_value(before)
        self._voice_row.setVisible(len(voices) > 1)
        subjects = found.subjects if found is not None else ()
        name = self.session.dossier.person.first_name if self.session.dossier is not None else ""
        entries = [(ALL, _("Everybody and everything")), *((one, one or name) for one in subjects)]
        kept = self._subject.value()
        self._subject.set_entries(entries)
        self._subject.set_value(kept if kept in subjects else ALL)
        self._subject_row.setVisible(len(subjects) > 1 and self._voice.value() == ALL)

    def _shown(self) -> tuple[Moment, ...]:
        """The moments that the filters let through."""
        found, voice, subject = self._found, self._voice.value(), self._subject.value()
        if found is None:
            return ()
        if voice not in (ALL, None):
            track = next(track for track in found.tracks if track.key == voice)
            return tuple(one for one in found.moments if one.reading.id in track.moments)
        return tuple(one for one in found.moments if subject in (ALL, one.reading.subject))

    def _key(self) -> str:
        assert self._found is not None
        return f"{self._found.instrument_id}|{self._voice.value()}"

    def _ticked(self, shown: tuple[Moment, ...]) -> tuple[UUID, ...]:
        """What was ticked and is still there; else the first and last moment of the voice."""
        assert self._found is not None
        there = {one.reading.id for one in shown if not one.covered}
        if self._key() in self._chosen:
            return tuple(key for key in self._chosen[self._key()] if key in there)
        track = next((one for one in self._found.tracks if one.key == self._voice.value()), None)
        return comparing.default_choice(self._found, track) if track is not None else ()

    def _show(self) -> None:
        dossier, found = self.session.dossier, self._found
        shown = self._shown()
        self._subject_row.setVisible(found is not None and len(found.subjects) > 1 and self._voice.value() == ALL)
        self._header.set_words(_("Moments"), found.title if found is not None else "")
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self._columns.set_left_visible(bool(shown))
        self.empty.set_text(_("No moment yet. A picture that is filled in stands here with its day."))
        if dossier is None or found is None or not shown:
            self.view.show_comparison(None)
            self.why.hide()
            return
        ticked = self._ticked(shown)
        self.list.show_moments(found, shown, ticked)
        self._compare(dossier, ticked)

    def _compare(self, dossier: Dossier, ticked: tuple[UUID, ...]) -> None:
        """Lay the ticked moments over each other, or say in one line why that is not offered."""
        try:
            result = comparing.compare(dossier, self.session.forms, ticked, self.session.today())
        except GuardRefused as refused:
            self.view.show_comparison(None)
            self.why.setText(self._why(refused))
            self.why.show()
            return
        self.view.show_comparison(result)
        notes = [*result.notes, *self._other_versions()]
        self.why.setText(" ".join(notes))
        self.why.setVisible(bool(notes))

    def _other_versions(self) -> list[str]:
        """That other versions of this form are there, and not laid over these."""
        versions = self._found.versions if self._found is not None else ()
        if len(versions) < 2:
            return []
        return [_("Other versions ({versions}) are not compared.").format(versions=", ".join(versions))]

    def _why(self, refused: GuardRefused) -> str:
        """The voice's own reason where it has one, else what the form says of this choice."""
        track = (
            next((one for one in self._found.tracks if one.key == self._voice.value()), None) if self._found else None
        )
        return track.why_not if track is not None and track.why_not else str(refused)

    # -- doing -------------------------------------------------------------------------------------------------------

    def _choose(self, chosen: tuple[UUID, ...]) -> None:
        self._chosen[self._key()] = chosen
        if self.session.dossier is not None:
            self._compare(self.session.dossier, chosen)

    def _print(self) -> None:
        self.session.navigate("afdruk/vergelijking")

    def _reading(self, key: UUID) -> Measurement | None:
        dossier = self.session.dossier
        return next((one for one in dossier.measurements if one.id == key), None) if dossier is not None else None

    def _describe(self, key: UUID) -> None:
        reading = self._reading(key)
        if reading is not None:
            MomentDialog(self.session, reading, self.window()).open()

    def _correct(self, key: UUID) -> None:
        reading, dossier = self._reading(key), self.session.dossier
        if reading is None or dossier is None:
            return
        try:
            form = self.session.forms.as_answered(reading.instrument, reading.version)
        except GuardRefused as refused:
            self.session.failed.emit(str(refused))
        else:
            CorrectionDialog(self.session, form, dossier, reading, self.window()).open()


def _counted(title: str, moments: int) -> str:
    return ngettext("{title}, {n} moment", "{title}, {n} moments", moments).format(title=title, n=moments)


def _track_words(track: Track, found: History | None) -> str:
    """Whose voice, about whom, and the version where there are more."""
    versions = {one.version for one in found.tracks} if found is not None else set()
    words = ", ".join(part for part in (track.who, track.subject) if part)
    if len(versions) > 1:
        words = _("{words}, version {version}").format(words=words, version=track.version)
    return _counted(words, len(track.moments))
