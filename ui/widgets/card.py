"""Planes: cards, their headings, and the rules between rows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.overriding import override
from ui.widgets import painting
from ui.widgets.layouts import Margins, spread
from ui.widgets.text import Text


class Icon(QWidget):
    """One icon that stands beside words; it says nothing to a screen reader."""

    def __init__(self, name: str, *, size: int = 20, color: str = "text.1", table: bool = False) -> None:
        super().__init__()
        self._name, self._size, self._colour, self._table = name, size, color, table
        look = theme.current()
        look.changed.connect(self._restyle)
        if table:
            look.table_scaled.connect(self._restyle)
        self._restyle()

    def set_icon(self, name: str, color: str = "") -> None:
        """Show another icon, in another colour when given."""
        self._name, self._colour = name, color or self._colour
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, QRectF(self.rect()), self._colour)

    def _restyle(self) -> None:
        side = theme.current().size(self._size, table=self._table)
        self.setFixedSize(QSize(side, side))
        self.update()


class Rule(QWidget):
    """A hairline between rows; `strong` between groups, `upright` between columns."""

    def __init__(self, *, strong: bool = False, upright: bool = False) -> None:
        super().__init__()
        self._colour = "line.strong" if strong else "line.soft"
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color(self._colour))


class SectionTitle(QWidget):
    """A heading with an icon before it and quiet words, or a widget, at its end."""

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        note: str = "",
        trailing: QWidget | None = None,
        role: str = "h3",
        name: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.title = Text(text, role)
        self._note: Text | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(10))
        if icon:
            layout.addWidget(Icon(icon))
        layout.addWidget(self.title, 1)
        self.set_note(note)
        if trailing is not None:
            layout.addWidget(trailing)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def note(self) -> Text:
        """The quiet words at the end; made when first asked for."""
        if self._note is None:
            self._note = Text("", "body", color="text.2", wrap=False)
            self._note.hide()
            layout = self.layout()
            assert isinstance(layout, QHBoxLayout)
            layout.insertWidget(layout.indexOf(self.title) + 1, self._note)
        return self._note

    def set_note(self, note: str) -> None:
        """Other quiet words at the end; "" hides them."""
        if note or self._note is not None:
            self.note.setText(note)
            self.note.setVisible(bool(note))


_TONES = {
    "": ("bg.paper", "line.soft"),
    "sunken": ("bg.sunken", "line.strong"),
    "current": ("accent.tint", "accent"),
}
"""Of each tone of a card: its plane and its border."""


class Card(QWidget):
    """A plane of paper with a border; put its content in `body`.

    With `title` a heading stands on top, `divided` draws a rule under it (for cards that hold rows up to their edge:
    give those `padding=0`). `tone` is "" or "sunken" (signed, hidden, read-only), "current", or "none": neither
    plane nor border, for what lies in it has its own.
    """

    def __init__(
        self,
        title: str = "",
        *,
        icon: str = "",
        note: str = "",
        trailing: QWidget | None = None,
        divided: bool = False,
        padding: Margins = 20,
        gap: int = 12,
        tone: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setObjectName(name)
        self.header: SectionTitle | None = None
        outer = QVBoxLayout(self)
        edge = theme.current().line("border")
        outer.setContentsMargins(edge, edge, edge, edge)
        outer.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.current().size(gap))
        inside = spread(padding)
        if title:
            if trailing is not None:
                policy = trailing.sizePolicy()
                policy.setRetainSizeWhenHidden(True)  # the heading stands where it stood when the button comes or goes
                trailing.setSizePolicy(policy)
            self.header = SectionTitle(title, icon=icon, note=note, trailing=trailing)
            self._place_header(outer, inside, divided, tight=isinstance(trailing, QPushButton))
            inside = (inside[0], inside[1] if divided else 0, inside[2], inside[3])
        self.body.setContentsMargins(*inside)
        outer.addLayout(self.body, 1)

    def add(self, *items: QWidget | QLayout) -> None:
        """Put widgets or layouts under what is there."""
        for item in items:
            if isinstance(item, QWidget):
                self.body.addWidget(item)
            else:
                self.body.addLayout(item)

    def set_tone(self, tone: str) -> None:
        """Take another tone: "", "sunken", "current" or "none"."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tone == "none":
            return
        look = theme.current()
        plane, border = _TONES[self._tone]
        painter = QPainter(self)
        painting.start(painter)
        painting.frame(
            painter,
            QRectF(self.rect()),
            look.size(12),
            fill=look.color(plane),
            border=look.color(border),
            width=look.line("border"),
        )

    def _place_header(
        self, outer: QVBoxLayout, inside: tuple[int, int, int, int], divided: bool, *, tight: bool
    ) -> None:
        """Put the heading on top; a button in it has air of its own, so that it needs less around it."""
        assert self.header is not None
        size = theme.current().size
        left, right = max(inside[0], size(16)), max(inside[2], size(16))
        top, bottom = (size(12), size(10)) if divided else (max(inside[1], size(14)), size(10))
        if tight:
            top, bottom = max(size(4), top - size(10)), size(2)
        self.header.setContentsMargins(left, top, right, bottom)
        outer.addWidget(self.header)
        if divided:
            outer.addWidget(Rule())
