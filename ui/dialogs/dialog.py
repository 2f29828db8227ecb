"""The frame of every dialog: a title, a body that scrolls when it must, and buttons at the foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.reading_order import TabAsOneReads
from ui.widgets.buttons import Button
from ui.widgets.card import Rule
from ui.widgets.focus_ring import FocusRing
from ui.widgets.layouts import lay_on, row, see_through
from ui.widgets.text import Text


class CalmDialog(QDialog):
    """A dialog in front of the window, closed by Esc. `width` in px of the design; its title names nobody."""

    def __init__(self, title: str, parent: QWidget | None, *, name: str, width: int = 560) -> None:
        super().__init__(parent)
        size = theme.current().size
        self._width = size(width)
        self.setObjectName(f"dialog_{name}")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lay_on(self, "paper")
        self.body = QVBoxLayout()
        self.body.setContentsMargins(size(28), size(8), size(28), size(20))
        self.body.setSpacing(size(16))
        self._foot = QVBoxLayout()
        self._area = QScrollArea()
        self._inside = QWidget()
        self._title = Text(title, "h2", name="title")
        self._lay_out()
        self._ring = FocusRing(self)
        self._tab = TabAsOneReads(self)

    def add(self, *items: QWidget | QLayout) -> None:
        """Put widgets or layouts under what is there."""
        for item in items:
            if isinstance(item, QWidget):
                self.body.addWidget(item)
            else:
                self.body.addLayout(item)

    def set_buttons(self, *buttons: QWidget) -> None:
        """The buttons at the foot, the one to take first."""
        size = theme.current().size
        self.body.addStretch(1)
        self._foot.addWidget(Rule())
        self._foot.addLayout(row(*buttons, None, gap=12, margins=(28, 14)))
        first = buttons[0]
        if isinstance(first, Button):
            first.setDefault(True)
        for button in buttons[1:]:
            if isinstance(button, Button):
                button.setAutoDefault(False)
        self._foot.setSpacing(size(0))

    @override
    def sizeHint(self) -> QSize:
        """As high as the body needs, and no higher than the window behind it."""
        across = self._width
        inner = self.body.totalHeightForWidth(across) if self.body.hasHeightForWidth() else -1
        if inner < 0:
            inner = self.body.totalSizeHint().height()
        outside = self._title.heightForWidth(across) + self._foot.totalSizeHint().height()
        return QSize(across, min(inner + outside + 2, self._ceiling()))

    def fit(self) -> None:
        """Take the size that the body needs now."""
        self.body.activate()
        self.resize(self.sizeHint())

    def reveal(self, widget: QWidget) -> None:
        """Scroll to what has something to say, where large text leaves no room for all of it."""
        self.body.activate()
        self._area.ensureWidgetVisible(widget)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def _ceiling(self) -> int:
        parent = self.parentWidget()
        room = parent.height() if parent is not None else self.screen().availableGeometry().height()
        return max(theme.current().size(200), room - 48)

    def _lay_out(self) -> None:
        size = theme.current().size
        self._inside.setLayout(self.body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        see_through(self._area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._title.setContentsMargins(size(28), size(24), size(28), size(12))
        outer.addWidget(self._title)
        outer.addWidget(self._area, 1)
        outer.addLayout(self._foot)
