"""Talking cards of one axis: what plays a part here, each with two ticks and never a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _
from intake_app.instruments.model import Aspect, Item
from ui import theme
from ui.pages.table_screen import TableScreen
from ui.widgets.buttons import Button
from ui.widgets.checks import CheckTile
from ui.widgets.layouts import clear
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.answers.voice_reading import VoiceReading

TALK, GOES_WELL = "praten", "kracht"


class CardsScreen(TableScreen):
    """The cards of one question. Ticks are stored as aspect/<id>/praten and aspect/<id>/kracht."""

    closed = Signal()

    def __init__(self, reading: VoiceReading, parent: QWidget | None = None) -> None:
        super().__init__("screen_cards", parent)
        self._reading = reading
        self._item: Item | None = None
        self._tiles: dict[str, CheckTile] = {}
        self._title = Text("", "table.question", name="cards_title")
        self._hint = Text(_("Tick what fits. Nothing has to."), "table.prompt", color="text.2")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._back = Button(_("Back to the question"), icon="arrow-left", table=True, name="button_to_question")
        self.middle.addWidget(self._title)
        self.middle.addWidget(self._hint)
        self._side = QHBoxLayout()
        self._side.addLayout(self._grid, 1)
        self._side.addStretch(0)
        self.middle.addLayout(self._side)
        self.middle.addStretch(1)
        self.bar.addWidget(self._back)
        self.bar.addStretch(1)
        self._back.clicked.connect(lambda: self.closed.emit())
        reading.answer_changed.connect(self._refresh)
        self.space()

    def show_item(self, item: Item) -> None:
        """Lay out the cards of `item`."""
        if self._item is None or item.id != self._item.id:
            self._item = item
            clear(self._grid)
            self._tiles.clear()
            for row, aspect in enumerate(item.aspects):
                self._add(row, aspect)
            self.space()
        self._title.setText(_("Cards: {part}").format(part=item.name))
        self._refresh(item.id)

    @override
    def focus_start(self) -> None:
        first = next(iter(self._tiles.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def space(self) -> None:
        super().space()
        size = theme.current().size
        self._hint.setVisible(not self.close_together)
        self.middle.setSpacing(size(4 if self.close_together else 8, table=True))
        self._grid.setVerticalSpacing(size(4 if self.close_together else 10, table=True))
        self._grid.setHorizontalSpacing(size(8 if self.close_together else 12, table=True))
        self._grid.setContentsMargins(0, 0 if self.close_together else size(16, table=True), 0, 0)
        self._side.setStretch(0, 3)
        self._side.setStretch(1, 0 if self.close_together else 1)
        for tile in self._tiles.values():
            tile.setFixedHeight(max(44, size(44 if self.close_together else 60, table=True)))

    def _add(self, row: int, aspect: Aspect) -> None:
        label = Text(str(aspect.plain), "table.answer")
        self._grid.addWidget(label, row, 0)
        short = {TALK: _("Talk about it"), GOES_WELL: _("This goes well")}
        for column, (tick, words) in enumerate(short.items(), start=1):
            key = f"aspect/{aspect.id}/{tick}"
            tile = CheckTile(words, name=f"answer_{aspect.id}_{tick}", table=True)
            tile.setAccessibleName(f"{aspect.plain}: {words}")
            tile.value_changed.connect(lambda on, field=key: self._tick(field, on))
            self._tiles[key] = tile
            self._grid.addWidget(tile, row, column)

    def _tick(self, field: str, on: bool) -> None:
        if self._item is not None:
            self._reading.record_extras(self._item.id, {field: on})

    def _refresh(self, item: str) -> None:
        if self._item is not None and item == self._item.id:
            answer = self._reading.answer(item)
            for field, tile in self._tiles.items():
                tile.set_value(answer.extra_value(field) is True)
