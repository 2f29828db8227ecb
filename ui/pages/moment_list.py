"""The moments of one form, to choose which of them lie over each other, and to tell or correct one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.i18n import _, format_day, ngettext
from intake_app.services.moment_history import History, Moment
from intake_app.services.voices import note_hint
from intake_app.services.wording import moment_kind_words, reading_source_words
from ui.pages.folding import RunningRow
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.checks import CheckBox
from ui.widgets.layouts import clear, column, held
from ui.widgets.text import Text

_ROW_GAP = 10


class MomentList(Card):
    """A row per moment, newest first. `chosen_changed` tells which ones are ticked now."""

    chosen_changed = Signal(object)
    describe_requested = Signal(object)
    """Id of the reading whose moment is to be told."""
    correct_requested = Signal(object)
    """Id of the reading of which an answer is to be corrected."""

    def __init__(self) -> None:
        super().__init__(_("All moments"), divided=True, padding=0, gap=0, name="card_moments")
        self._lines = column(gap=0)
        self.add(self._lines)
        self._rows: dict[UUID, MomentRow] = {}
        self._moments: tuple[Moment, ...] = ()

    def show_moments(self, found: History, shown: Sequence[Moment], chosen: Iterable[UUID]) -> None:
        """Show these moments with these ones ticked. What has the focus keeps it when the moments are the same."""
        wanted = frozenset(chosen)
        if tuple(shown) != self._moments:
            focused = self.focusWidget()
            name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
            self._moments = tuple(shown)
            self._make(found)
            again = self.findChild(QWidget, name) if name else None
            if again is not None:
                again.setFocus()
        for key, row in self._rows.items():
            row.tick.set_value(key in wanted)

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """The ticked moments."""
        return tuple(key for key, row in self._rows.items() if row.tick.value())

    def _make(self, found: History) -> None:
        clear(self._lines)
        self._rows = {}
        for moment in reversed(self._moments):
            if self._rows:
                self._lines.addWidget(Rule())
            row = MomentRow(found, moment)
            row.tick.value_changed.connect(lambda _on: self.chosen_changed.emit(self.chosen))
            key = moment.reading.id
            row.describe.clicked.connect(lambda _on=False, key=key: self.describe_requested.emit(key))
            row.correct.clicked.connect(lambda _on=False, key=key: self.correct_requested.emit(key))
            self._rows[key] = row
            self._lines.addWidget(row)


class MomentRow(QWidget):
    """One moment: tick, whose voice, where, with whom, what was going on, how it came in, and what can be done."""

    def __init__(self, found: History, moment: Moment) -> None:
        super().__init__()
        one = moment.reading
        day = format_day(one.measured_on, weekday=False, year=True)
        self.setObjectName(f"moment_{one.id}")
        self.tick = CheckBox(day, name=f"field_moment_{one.id}")
        told = ", ".join((day, moment_kind_words(one.moment), moment.who))
        self.tick.setAccessibleName(told)
        self.tick.setEnabled(not moment.covered)
        why = found.track_of(one.id).why_not
        self.describe = _small(_("Tell about this moment"), f"button_describe_{one.id}", told)
        self.correct = _small(_("Correct an answer"), f"button_correct_{one.id}", told)
        body = column(gap=2, margins=(16, _ROW_GAP))
        body.addWidget(self.tick)
        body.addWidget(Text(f"{moment_kind_words(one.moment)}, {moment.who}", "strong"))
        for line in _facts(moment):
            body.addWidget(Text(line, "small", color="text.2"))
        if one.context:
            body.addWidget(Text(_("Going on: {words}").format(words=one.context), "small"))
        if moment.low_without_word:
            names = ", ".join(moment.low_without_word)
            body.addWidget(Text(f"{note_hint()} ({names})", "small", color="text.2", name=f"hint_{one.id}"))
        if why and moment.covered is False:
            body.addWidget(Text(why, "small", color="text.2", name=f"why_{one.id}"))
        body.addWidget(held(RunningRow(self.describe, self.correct, gap=4)))
        self.setLayout(body)
        if not (moment.closed and not moment.covered and found.instrument is not None):
            self.correct.hide()


def _small(words: str, name: str, about: str) -> Button:
    button = Button(words, kind=Kind.LINK, name=name)
    button.setAccessibleName(f"{words}: {about}")
    return button


def _facts(moment: Moment) -> list[str]:
    """Where and with whom; how it came in; how far it is."""
    one = moment.reading
    where = ", ".join(part for part in (one.place, _with(one.present)) if part)
    came = reading_source_words(one.source)
    if one.entered_on is not None and one.entered_on != one.measured_on:
        typed = format_day(one.entered_on, weekday=False, year=True)
        came = _("{came}, typed in on {day}").format(came=came, day=typed)
    lines = [line for line in (where, came[:1].upper() + came[1:]) if line]
    if one.typed_for_resident:
        lines.append(_("Typed for the resident"))
    state = _("closed") if moment.closed else _("open")
    filled = _("{done} of {total} filled in").format(done=moment.answered, total=moment.asked)
    lines.append(f"{filled}, {state}")
    if moment.covered:
        lines.append(_("Covered: the other voice is not in yet."))
    if moment.corrected:
        lines.append(
            ngettext("{n} answer corrected", "{n} answers corrected", moment.corrected).format(n=moment.corrected)
        )
    return lines


def _with(present: str) -> str:
    return _("with {names}").format(names=present) if present else ""
