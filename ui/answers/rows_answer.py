"""Answer row by row: each step, place or task one line, and a large button for one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.i18n import _
from intake_app.instruments.model import Instrument, Item, Part
from ui import icons, theme
from ui.answers.answer import AnswerWidget, Line, question_of
from ui.widgets import painting
from ui.widgets.buttons import Button
from ui.widgets.layouts import clear
from ui.widgets.text import Text


class RowsPanel(QWidget):
    """The rows of a list. `row_requested` names the one to fill in; "" is a new one."""

    row_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout()
        self._shown: tuple[Line, ...] = ()
        self.add = Button(_("One more line"), icon="plus", table=True, name="button_add_row")
        self.add.clicked.connect(lambda: self.row_requested.emit(""))
        self._empty = Text(_("There is nothing here to look back on yet."), "table.prompt", color="text.2")
        self.setFocusProxy(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addLayout(self._lines)
        column.addWidget(self.add)
        column.addStretch(1)
        self._column = column
        theme.current().table_scaled.connect(self._space)
        self._space()

    def show_lines(self, lines: Sequence[Line], *, full: bool = False, own: bool = True) -> None:
        """Show these rows; no more can be added when the list is `full` or its rows come from elsewhere."""
        self.add.setVisible(own and not full)
        self._empty.setVisible(not own and not lines)
        if tuple(lines) != self._shown:
            self._shown = tuple(lines)
            clear(self._lines)
            for line in lines:
                button = _LineButton(line)
                button.clicked.connect(lambda _on=False, item=line.item: self.row_requested.emit(item))
                self._lines.addWidget(button)
        first = self._lines.itemAt(0)
        stop = self.add if self.add.isVisibleTo(self) or first is None else first.widget()
        self.setFocusProxy(stop or self.add)

    def _space(self) -> None:
        size = theme.current().size
        self._lines.setSpacing(size(8, table=True))
        self._column.setSpacing(size(12, table=True))


class RowsAnswer(AnswerWidget):
    """The rows of one question."""

    def __init__(self, instrument: Instrument, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(instrument, part, parent)
        self._item = part.items[0]
        self.panel = RowsPanel()
        self.panel.row_requested.connect(lambda row: self.row_requested.emit(row or f"{self._item.id}/"))
        self.setFocusProxy(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    @override
    def ask(self, item: Item) -> None:
        self._item = item
        self.panel.setObjectName(f"answer_{item.id}")
        self.panel.setAccessibleName(question_of(item))

    @override
    def show_answer(self, answer: Answer) -> None:
        """The rows have answers of their own; see `show_rows`."""

    @override
    def show_rows(self, rows: Sequence[Line], *, own: bool) -> None:
        self.panel.show_lines(rows, own=own)


class _LineButton(QAbstractButton):
    """One row: its words, what was answered, and an arrow."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line
        self.setObjectName(f"line_{line.item.replace('/', '_')}")
        self.setText(": ".join(part for part in (line.words, line.said) if part))
        self.setAccessibleDescription(_("Change this line"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().table_scaled.connect(self.updateGeometry)

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(10)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(size(300, table=True), max(44, size(56, table=True)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        plane = "accent.tint" if self.isDown() else "bg.sunken" if self.underMouse() else "bg.paper"
        painting.frame(painter, rect, look.size(10), fill=look.color(plane), border=look.color("line.strong"), width=1)
        side, pad = look.size(24, table=True), look.size(16, table=True)
        arrow = QRectF(rect.right() - pad - side, rect.center().y() - side / 2, side, side)
        icons.paint(painter, "chevron-right", arrow, "text.2")
        room = rect.adjusted(pad, 0, -pad * 2 - side, 0)
        width = min(painting.text_width(self._line.said, "table.label"), room.width() * 0.5)
        said = QRectF(room.right() - width, room.top(), width, room.height())
        painting.text(painter, said, self._line.said, "table.label", "text.2")
        words = room.adjusted(0, 0, -width - pad, 0)
        painting.text(painter, words, self._line.words or _("Nothing yet"), "table.button")
