"""Two fields for "when": that of a step (from, on, before, or in words) and that of a goal (a day, or no hurry)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app import i18n
from intake_app.i18n import _, pgettext
from ui.pages.plan_words import Moment, NoSuchDay
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import CalendarPopup, DateField
from ui.widgets.typed_dates import Direction


class MomentField(DateField):
    """When a step happens. Typed as people say it; the calendar asks whether it is from, on or before that day."""

    moment_committed = Signal(object)
    """The Moment, after the person changed it."""

    def __init__(self, *, name: str = "", today: Callable[[], date], parent: QWidget | None = None) -> None:
        self._moment = Moment()
        super().__init__(name=name, today=today, short=True, parent=parent)
        self.setPlaceholderText(_("When"))
        self.textChanged.connect(self.setToolTip)

    def moment(self) -> Moment:
        """The moment that was committed or set last."""
        return self._moment

    def set_moment(self, moment: Moment) -> None:
        """Show a stored moment, without emitting; what somebody is typing, or typed wrongly, stays."""
        if self.error and moment == self._moment:
            return
        if not (self.hasFocus() and self.dirty):
            self._moment = moment
            self._tell("")
        self.set_text(moment.in_words(self._today()))

    def forget(self) -> None:
        """Another step comes here: a wrong day that was typed does not stay."""
        self._tell("")
        self._moment, self._saving.stored = Moment(), ""
        self.setText("")

    @override
    def open_calendar(self) -> None:
        if self.isReadOnly() or not self.isEnabled():
            return
        shown = self._moment.due_on or self._moment.start_on or self._today()
        popup = _MomentPopup(self, shown, self._moment.kind)
        popup.picked_moment.connect(self._take)
        self._popup = popup
        popup.open_below(self)

    @override
    def _read(self, text: str) -> None:
        try:
            self._accept_moment(Moment.read(text, self._today()))
        except NoSuchDay as wrong:
            self._tell(_sentence(wrong))

    def _take(self, day: date, kind: str) -> None:
        self._accept_moment(self._moment.on_day(day, kind))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _accept_moment(self, moment: Moment) -> None:
        self._tell("")
        changed = moment != self._moment
        self._moment = moment
        self._saving.stored = moment.in_words(self._today())
        self.setText(self._saving.stored)
        self.setCursorPosition(0)
        if changed:
            self.moment_committed.emit(moment)


class GoalDayField(DateField):
    """Around which day a goal is reached, or "no hurry", typed or chosen under the calendar."""

    target_committed = Signal(object, bool)
    """The day or None, and whether there is no hurry."""

    def __init__(self, *, name: str = "", today: Callable[[], date], parent: QWidget | None = None) -> None:
        self._no_hurry = False
        super().__init__(name=name, today=today, direction=Direction.AHEAD, parent=parent)
        self.date_committed.connect(self._day_chosen)

    @property
    def no_hurry(self) -> bool:
        """Whether there is deliberately no day."""
        return self._no_hurry

    def set_target(self, day: date | None, no_hurry: bool) -> None:
        """Show what is stored, without emitting."""
        self._no_hurry = no_hurry and day is None
        self.set_value(day)

    def forget(self) -> None:
        """Another goal comes here: a wrong day that was typed does not stay."""
        self._tell("")
        self._no_hurry, self._day, self._saving.stored = False, None, ""
        self.setText("")

    @override
    def open_calendar(self) -> None:
        if self.isReadOnly() or not self.isEnabled():
            return
        popup = _GoalDayPopup(self, self.value() or self._today())
        popup.picked.connect(self._picked)
        popup.no_hurry_chosen.connect(self._take_no_hurry)
        self._popup = popup
        popup.open_below(self)

    @override
    def _read(self, text: str) -> None:
        if text.strip().lower() in {_("no hurry"), "geen haast"}:
            self._take_no_hurry()
            return
        emptied = not text.strip() and self._no_hurry
        super()._read(text)
        if emptied and not self.error:
            self._no_hurry = False
            self.target_committed.emit(None, False)

    @override
    def _words(self, day: date | None) -> str:
        return _("no hurry") if day is None and self._no_hurry else super()._words(day)

    def _day_chosen(self, day: date | None) -> None:
        self._no_hurry = False
        self.target_committed.emit(day, False)

    def _take_no_hurry(self) -> None:
        self._tell("")
        changed = not self._no_hurry or self._day is not None
        self._no_hurry, self._day = True, None
        self._saving.stored = self._words(None)
        self.setText(self._saving.stored)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if changed:
            self.target_committed.emit(None, True)


class _MomentPopup(CalendarPopup):
    """The calendar with, above it, whether the day is the first, the only, or the last one."""

    picked_moment = Signal(object, str)

    def __init__(self, field: QWidget, day: date, kind: str) -> None:
        super().__init__(field, day, None, None)
        options = (
            Option(value="from", label=pgettext("step", "From")),
            Option(value="on", label=pgettext("step", "On")),
            Option(value="before", label=pgettext("step", "Before")),
        )
        self._kind = SegmentedChoice(options, fill=True, name="answer_moment", accessible_name=_("From, on or before"))
        self._kind.set_value(kind)
        self.body.insertWidget(0, self._kind)
        self.picked.connect(lambda picked: self.picked_moment.emit(picked, self._kind.value()))


class _GoalDayPopup(CalendarPopup):
    """The calendar with a way to say that there is no hurry."""

    no_hurry_chosen = Signal()

    def __init__(self, field: QWidget, day: date) -> None:
        super().__init__(field, day, None, None)
        button = Button(_("No hurry"), kind=Kind.QUIET, name="button_no_hurry", on_click=self._choose)
        self.body.addWidget(button)

    def _choose(self) -> None:
        self.no_hurry_chosen.emit()
        self.close()


def _sentence(wrong: NoSuchDay) -> str:
    if wrong.day is None:
        return _("This day does not exist. Choose another day.")
    return _("That day is {day}. Choose another day.").format(day=i18n.format_day(wrong.day))
