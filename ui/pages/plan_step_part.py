"""What the parts under a step have in common: a heading that opens them, fields with the step's number, and saving."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.pages.folding import EqualColumns, RunningRow
from ui.pages.step_context import StepContext
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField, TextArea
from ui.widgets.layouts import held, row
from ui.widgets.text import Text


class StepPart(QWidget):
    """Fields of a step and of what hangs on it. Says what was changed; the page keeps it and shows it again."""

    edited = Signal(object)
    """New values by field of Step."""
    asked = Signal(object)
    """Something for a service to do: called with the Desk, off the GUI thread."""

    def __init__(self) -> None:
        super().__init__()
        self.context: StepContext | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, theme.current().size(4), 0, theme.current().size(10))
        self.body.setSpacing(theme.current().size(12))

    def show_step(self, context: StepContext) -> None:
        """Show this step."""
        self.context = context
        for field, control in self.fields().items():
            control.setObjectName(f"field_step_{context.number}_{field}")
        self.fill(context)

    def fill(self, context: StepContext) -> None:
        """Put the values of the step in the fields."""
        raise NotImplementedError

    def fields(self) -> Mapping[str, QWidget]:
        """The fields by the name that jumps and tests use."""
        raise NotImplementedError

    def commit(self) -> None:
        """Give what is typed now."""
        for line in self.findChildren(LineField):
            line.commit()
        for area in self.findChildren(TextArea):
            area.commit()

    # -- making fields -----------------------------------------------------------------------------------------------

    def line(self, field: str, *, placeholder: str = "", max_length: int = 300) -> LineField:
        """A line that is a field of Step."""
        made = LineField(placeholder=placeholder, max_length=max_length)
        made.text_committed.connect(lambda text: self.edited.emit({field: text.strip()}))
        return made

    def day(self, field: str, made: DateField) -> DateField:
        """A day that is a field of Step."""
        made.date_committed.connect(lambda day: self.edited.emit({field: day}))
        return made

    def tick(self, field: str, words: str) -> CheckBox:
        """Something that holds or not."""
        made = CheckBox(words)
        made.value_changed.connect(lambda ticked: self.edited.emit({field: ticked}))
        return made

    def ask(self, work: Callable[..., object]) -> None:
        """Have a service do something."""
        self.asked.emit(work)


def beside(*parts: QWidget, at_least: int = 200, shares: Sequence[int] = ()) -> QWidget:
    """Fields beside each other with their words on one line; under each other where there is little room."""
    layout = EqualColumns(*parts, at_least=at_least, shares=shares)
    for part in parts:
        layout.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    return held(layout)


class TickSet(QWidget):
    """Several answers that may go together, as check boxes that run on over as many lines as they need."""

    values_changed = Signal(tuple)

    def __init__(self, entries: Sequence[tuple[Any, str]], *, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.ticks = {value: CheckBox(words, name=f"option_{value}") for value, words in entries}
        for tick in self.ticks.values():
            tick.value_changed.connect(lambda _on: self.values_changed.emit(self.values()))
        self.setLayout(RunningRow(*self.ticks.values(), gap=20, line_gap=0))
        if self.ticks:
            self.setFocusProxy(next(iter(self.ticks.values())))

    def values(self) -> tuple[Any, ...]:
        """What is ticked, in the order of the entries."""
        return tuple(value for value, tick in self.ticks.items() if tick.isChecked())

    def set_values(self, values: Sequence[Any]) -> None:
        """Show these as ticked, without emitting."""
        for value, tick in self.ticks.items():
            tick.set_value(value in values)


class Fold(QWidget):
    """A heading that opens a part under it; the part is made when it is opened first. `summary` tells what is in it."""

    made = Signal(object)

    def __init__(self, title: str, make: Callable[[], StepPart], *, key: str) -> None:
        super().__init__()
        self._make, self.key = make, key
        self.part: StepPart | None = None
        self.opener = Button(title, kind=Kind.LINK, icon="chevron-down")
        self.opener.clicked.connect(lambda: self.set_open(not self.opened))
        self.summary = Text("", "small", color="text.2", elide=True)
        line = row(self.opener, self.summary, gap=8)
        line.setStretch(1, 1)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addLayout(line)

    @property
    def opened(self) -> bool:
        """Whether the part shows."""
        return self.part is not None and self.part.isVisibleTo(self)

    def set_open(self, opened: bool) -> None:
        """Open or close the part."""
        if opened and self.part is None:
            self.part = self._make()
            self._outer.addWidget(self.part)
            self.made.emit(self.part)
        if self.part is not None:
            if not opened:
                self.part.commit()
            self.part.setVisible(opened)
        self.opener.set_icon("chevron-up" if opened else "chevron-down")
        self.opener.setAccessibleDescription(self.summary.text())
