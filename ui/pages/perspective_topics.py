"""What can be written down about somebody's way to work, each with what is known in one line; all of it optional."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from typing_extensions import override

from intake_app.i18n import _
from ui import icons, theme
from ui.widgets import painting
from ui.widgets.card import Card
from ui.widgets.row_button import RowButton
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic: its id, name and icon, and what is known, in a few words."""

    id: str
    title: str
    icon: str
    note: str = ""


class TopicItem(RowButton):
    """One topic of the list; the one that shows lies on another plane, with a bar."""

    def __init__(self, topic: Topic) -> None:
        super().__init__(name=f"field_topic_{topic.id}")
        self.topic = topic
        self._current = False
        self.set_topic(topic, current=False)

    def set_topic(self, topic: Topic, *, current: bool) -> None:
        """Show what is known now, and whether this one shows."""
        self.topic, self._current = topic, current
        self.setAccessibleName(topic.title)
        state = _("shows now") if current else ""
        self.setAccessibleDescription(". ".join(part for part in (topic.note, state) if part))
        self.setToolTip(topic.note)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(236), theme.current().size(56))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        if self._current:
            painting.frame(painter, rect, look.size(8), fill=look.color("bg.sunken"))
            bar = QRectF(0, rect.height() * 0.22, look.size(4), rect.height() * 0.56)
            painting.frame(painter, bar, 1.5, fill=look.color("accent"))
        else:
            self.paint_hover(painter)
        side = look.size(20)
        place = QRectF(look.size(14), rect.center().y() - side / 2, side, side)
        icons.paint(painter, self.topic.icon, place, "accent" if self._current else "text.2")
        room = rect.adjusted(look.size(46), 0, -look.size(10), 0)
        self.paint_two_lines(painter, room, (self.topic.title, "name"), (self.topic.note, "small"))


class TopicsCard(Card):
    """The topics under each other; up and down go through them."""

    chosen = Signal(str)
    """Id of the topic that somebody opens."""

    def __init__(self) -> None:
        super().__init__(_("What you can write down"), gap=2, padding=14, name="card_topics")
        self.items: dict[str, TopicItem] = {}
        self.add(Text(_("Nothing here is needed for a plan."), "small", color="text.2"))

    def show_topics(self, topics: Sequence[Topic], current: str) -> None:
        """Show these; the same ones stay, so that the focus does."""
        if list(self.items) != [one.id for one in topics]:
            for old in self.items.values():
                self.body.removeWidget(old)
                old.hide()
                old.deleteLater()
            self.items = {one.id: TopicItem(one) for one in topics}
            for item in self.items.values():
                item.clicked.connect(lambda _on=False, item=item: self.chosen.emit(item.topic.id))
                self.add(item)
        for one in topics:
            self.items[one.id].set_topic(one, current=one.id == current)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        items = list(self.items.values())
        here = next((place for place, item in enumerate(items) if item.hasFocus()), None)
        if step and here is not None:
            items[(here + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
