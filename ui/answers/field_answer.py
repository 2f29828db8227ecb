"""An extra field on a table screen: one question, one large control, by the type of the field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.i18n import _
from intake_app.instruments.model import ExtraField, FieldType
from ui import theme
from ui.answers.number_answer import name_number, number_control
from ui.widgets.checks import TalkToggle
from ui.widgets.choices import Option
from ui.widgets.fields import TextArea
from ui.widgets.table_choice import TableChoice
from ui.widgets.tile_set import Tile, TileSet

MOST = 999  # a number without a highest


class FieldAnswer(QWidget):
    """`answered` tells the value, None when it was taken away; `show_value` shows what is stored."""

    answered = Signal(object)
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control: Any = None

    @classmethod
    def of(cls, field: ExtraField) -> FieldAnswer:
        """The control of an extra field."""
        made = cls()
        made._take(_control(field, made))
        return made

    @classmethod
    def words(cls, name: str, question: str) -> FieldAnswer:
        """Own words that are no extra field: what a row is about."""
        made = cls()
        made._take(_area(made, name, question, lines=2))
        return made

    def _take(self, control: QWidget) -> None:
        self._control = control
        self.setFocusProxy(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(control)
        column.addStretch(1)

    def show_value(self, value: Any) -> None:
        """Show what is stored; emits nothing."""
        control = self._control
        if isinstance(control, TextArea):
            control.set_text(str(value or ""))
        elif isinstance(control, TileSet):
            control.set_values(str(value or "").split())
        elif isinstance(control, TalkToggle):
            control.set_value(value is True)
        else:
            control.set_value(value if value != "" else None)

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        if isinstance(self._control, TextArea):
            self._control.commit()


def _control(field: ExtraField, owner: FieldAnswer) -> Any:
    name, question = f"field_{field.id}", str(field.plain)
    if field.type is FieldType.BOOL:
        toggle = TalkToggle(_("Yes, that is so"), icon="check", name=name)
        toggle.setAccessibleName(question)
        toggle.value_changed.connect(lambda on: owner.answered.emit(on or None))
        return toggle
    if field.type is FieldType.CHOICE:
        return _choice(field, owner, name, question)
    if field.type is FieldType.MULTI_CHOICE:
        tiles = TileSet([Tile(one.id, str(one.plain), one.alone) for one in field.options], name=name)
        tiles.describe(question)
        tiles.values_changed.connect(lambda values: owner.answered.emit(" ".join(values) or None))
        return tiles
    if field.type in (FieldType.INT, FieldType.NUMBER):
        number = number_control(field.minimum or 0, MOST if field.maximum is None else field.maximum)
        name_number(number, name, question)
        number.value_changed.connect(owner.answered)
        number.next_requested.connect(owner.next_requested)
        return number
    return _area(owner, name, question, lines=4 if field.type is FieldType.LONG else 2)


def _choice(field: ExtraField, owner: FieldAnswer, name: str, question: str) -> TableChoice:
    options = [
        Option(value=one.id, label=str(one.plain), key=str(place)) for place, one in enumerate(field.options, start=1)
    ]
    choice = TableChoice(options, name=name, accessible_name=question, clearable=True)
    choice.value_changed.connect(owner.answered)
    choice.next_requested.connect(owner.next_requested)
    return choice


def _area(owner: FieldAnswer, name: str, question: str, *, lines: int) -> TextArea:
    area = TextArea(name=name, lines=lines, grows=False, table=True)
    area.setAccessibleName(question)
    area.setFixedHeight(theme.current().size(40 + 34 * lines, table=True))
    area.text_committed.connect(lambda text: owner.answered.emit(text or None))
    area.submitted.connect(owner.next_requested)
    return area
