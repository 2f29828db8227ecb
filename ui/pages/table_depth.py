"""After the overview: per part what is strong, what I want, and what I need for it (overzicht, inzicht, uitzicht)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _
from intake_app.instruments.model import ExtraField, FieldType, Instrument
from ui import theme
from ui.answers.resident_asks import fields_after
from ui.pages.table_screen import TableScreen
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.fields import TextArea
from ui.widgets.layouts import lay_on
from ui.widgets.part_steps import Part, PartSteps
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.answers.voice_reading import VoiceReading


def depth_fields(instrument: Instrument) -> tuple[ExtraField, ...]:
    """The fields in own words that every part of a web may have; none for other forms."""
    if not instrument.has_web():
        return ()
    first = instrument.axes[0]
    return tuple(one for one in instrument.fields_of(first.id) if one.type is FieldType.LONG)


class DepthScreen(TableScreen):
    """Three fields for one part at a time; every field may stay empty. `closed` goes back to the overview."""

    closed = Signal()
    fields_requested = Signal(str)
    """More may be said about this part."""

    def __init__(self, reading: VoiceReading, parent: QWidget | None = None) -> None:
        super().__init__("screen_depth", parent)
        self._reading = reading
        axes = reading.instrument.axes
        self._items = [item.id for item in axes]
        self._item = self._items[0]
        self.steps = PartSteps([Part(item.id, str(item.name), item.icon) for item in axes])
        self._title = Text("", "table.question", name="depth_title")
        self._said = Text("", "table.prompt", color="text.2")
        self.fields: dict[str, TextArea] = {}
        self._blocks: list[QVBoxLayout] = []
        self._back = Button(_("My overview"), icon="arrow-left", table=True, name="button_to_overview")
        self._fields = Button(_("Say more about this"), icon="pencil", table=True, name="button_fields")
        self._next = Button(
            _("Next part"), kind=Kind.PRIMARY, trailing_icon="arrow-right", table=True, name="button_next_part"
        )
        self._fill()
        self._connect()
        self.space()

    def show_item(self, item: str) -> None:
        """Ask about one part."""
        self.commit()
        self._item = item
        self._title.setText(str(self._reading.instrument.item(item).name))
        self._fields.setVisible(bool(fields_after(self._reading.instrument, item)))
        self.steps.set_current(item)
        self._refresh(item)

    @override
    def focus_start(self) -> None:
        next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def commit(self) -> None:
        for field in self.fields.values():
            field.commit()

    @override
    def space(self) -> None:
        super().space()
        size = theme.current().size
        close = self.close_together
        edge = size(6 if close else 12, table=True)
        self._top_row.setContentsMargins(size(12 if close else 32, table=True), edge, edge, edge)
        self.middle.setSpacing(size(6 if close else 18, table=True))
        self._said.setVisible(bool(self._said.text()) and not close)
        self._title.setVisible(not close)
        for block in self._blocks:
            block.setSpacing(size(2 if close else 6, table=True))
        for field in self.fields.values():
            field.setFixedHeight(size(62 if close else 98, table=True))

    def _fill(self) -> None:
        top = QWidget()
        lay_on(top, "paper")
        self._top_row = QVBoxLayout(top)
        self._top_row.addWidget(self.steps)
        self.top.addWidget(top)
        self.top.addWidget(Rule())
        self.middle.addWidget(self._title)
        self.middle.addWidget(self._said)
        for one in depth_fields(self._reading.instrument):
            field = TextArea(name=f"field_{one.id}", lines=2, grows=False, table=True)
            label = Text(str(one.plain), "table.heading")
            label.setBuddy(field)
            field.setAccessibleName(str(one.plain))
            field.text_committed.connect(lambda text, name=one.id: self._keep(name, text))
            self.fields[one.id] = field
            block = QVBoxLayout()
            block.addWidget(label)
            block.addWidget(field, 1)
            self._blocks.append(block)
            self.middle.addLayout(block)
        self.middle.addStretch(1)
        self.bar.addWidget(self._back)
        self.bar.addWidget(self._fields)
        self.bar.addStretch(1)
        self.bar.addWidget(self._next)

    def _connect(self) -> None:
        self._back.clicked.connect(lambda: self.closed.emit())
        self._fields.clicked.connect(lambda: self.fields_requested.emit(self._item))
        self._next.clicked.connect(lambda: self._go_on())
        self.steps.part_chosen.connect(self.show_item)
        self._reading.answer_changed.connect(self._refresh)

    def _go_on(self) -> None:
        after = self._items.index(self._item) + 1
        if after < len(self._items):
            self.show_item(self._items[after])
            self.focus_start()
        else:
            self.closed.emit()

    def _keep(self, field: str, text: str) -> None:
        self._reading.record_extras(self._item, {field: text})

    def _refresh(self, item: str) -> None:
        answers = {one: self._reading.answer(one) for one in self._items}
        self.steps.set_done(
            [one for one, answer in answers.items() if any(answer.extra_value(name) for name in self.fields)]
        )
        if item == self._item:
            self._said.setText(answers[item].text)
            self._said.setVisible(bool(answers[item].text) and not self.close_together)
            for name, field in self.fields.items():
                field.set_text(str(answers[item].extra_value(name) or ""))
