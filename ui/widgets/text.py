"""Words on the screen: one label class that takes its font, line height and colour from a role."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui import theme
from ui.overriding import override

_NICE_WIDTH = 36  # times the letter size: a text that may wrap does not ask for more than this by itself


class Text(QLabel):
    """Words in a role of the theme ("h1", "body", "small", "table.prompt"), with that role's line height.

    Plain text only; `set_strong` sets parts of it semibold. It wraps by default; with `elide` it stays on one line and
    shows the whole text as a tooltip when it is cut.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        color: str = "text.1",
        wrap: bool = True,
        elide: bool = False,
        tabular: bool = False,
        codes: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._colour, self._elide, self._tabular, self._codes = role, color, elide, tabular, codes
        self._strong: tuple[str, ...] = ()
        self._laid_out: dict[int, tuple[QTextLayout, float, float]] = {}
        self._natural: float | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(wrap and not elide)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setObjectName(name)
        look = theme.current()
        look.changed.connect(self._restyle)
        if role.startswith("table."):
            look.table_scaled.connect(self._restyle)
        self._restyle()
        self.setText(text)

    @override
    def setText(self, text: str) -> None:  # QLabel's own name, so that a Text serves wherever a label does
        if text != self.text():
            self._forget()
            super().setText(text)
            self._explain_cut()

    def set_strong(self, *parts: str) -> None:
        """Set these parts of the text semibold (each where it first occurs)."""
        if parts != self._strong:
            self._strong = parts
            self._relayout()

    def set_role(self, role: str) -> None:
        """Take the size and weight of another role."""
        if role != self._role:
            self._role = role
            self._restyle()

    def set_color(self, token: str) -> None:
        """Take another colour of the theme."""
        if token != self._colour:
            self._colour = token
            self.update()

    @property
    def role(self) -> str:
        return self._role

    def is_cut(self) -> bool:
        """Whether part of the text is hidden behind "…"."""
        return self._elide and self._natural_width() > self.width() + 0.5

    @override
    def sizeHint(self) -> QSize:
        natural = self._natural_width()
        if not self.wordWrap():
            return QSize(int(natural) + 1, self._height(int(natural) + 1))
        width = min(int(natural) + 1, theme.current().px(self._role) * _NICE_WIDTH)
        return QSize(width, self._height(width))

    @override
    def minimumSizeHint(self) -> QSize:
        line = theme.current().line_height(self._role)
        if self._elide:
            return QSize(min(int(self._natural_width()) + 1, line * 3), self._height(10_000))
        if not self.wordWrap():
            return self.sizeHint()
        metrics = QFontMetricsF(self._font())
        words = self.text().split()
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0.0)
        return QSize(int(widest) + 2, line)

    @override
    def heightForWidth(self, width: int) -> int:
        return self._height(width) if self.wordWrap() else -1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        painter.setPen(look.color(self._colour if self.isEnabled() else "text.3"))
        margins = self.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        layout, height, _width = self._layout(width)
        room = self.height() - margins.top() - margins.bottom()
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            top = 0.0
        elif self.alignment() & Qt.AlignmentFlag.AlignBottom:
            top = room - height
        else:
            top = max(0.0, (room - height) / 2)
        layout.draw(painter, QPointF(margins.left(), margins.top() + top))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain_cut()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.EnabledChange, QEvent.Type.LayoutDirectionChange):
            self._forget()
            self.update()

    def _restyle(self) -> None:
        self.setFont(self._font())
        self._relayout()

    def _forget(self) -> None:
        self._laid_out.clear()
        self._natural = None

    def _relayout(self) -> None:
        self._forget()
        self._explain_cut()
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        look = theme.current()
        return look.code_font(self._role) if self._codes else look.font(self._role, tabular=self._tabular)

    def _natural_width(self) -> float:
        if self._natural is None:
            self._natural = self._layout(1_000_000)[2]
        return self._natural

    def _height(self, width: int) -> int:
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        if self._natural_width() <= room:  # every line fits as it is: nothing to lay out
            height = (self.text().count("\n") + 1) * theme.current().line_height(self._role)
        else:
            height = int(self._layout(room)[1])
        return height + margins.top() + margins.bottom()

    def _layout(self, width: int) -> tuple[QTextLayout, float, float]:
        """The laid out text with its height and natural width; the widths asked last are kept."""
        if width in self._laid_out:
            return self._laid_out[width]
        if len(self._laid_out) > 4:
            self._laid_out.clear()
        font = self._font()
        words = self.text()
        if self._elide:
            words = QFontMetricsF(font).elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, width + 0.5)
        layout = QTextLayout(words.replace("\n", "\u2028"), font)
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setTextDirection(self.layoutDirection())
        wrap = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if self.wordWrap() else QTextOption.WrapMode.NoWrap
        option.setWrapMode(wrap)
        layout.setTextOption(option)
        layout.setFormats(list(self._formats(words)))
        height, natural = _set_lines(layout, width, theme.current().line_height(self._role))
        self._laid_out[width] = (layout, height, natural)
        return self._laid_out[width]

    def _formats(self, words: str) -> Iterable[QTextLayout.FormatRange]:
        for part in self._strong:
            start = words.find(part)
            if start < 0:
                continue
            strong = QTextLayout.FormatRange()
            strong.start, strong.length = start, len(part)
            look = QTextCharFormat()
            look.setFont(theme.current().font(self._role, weight=600))
            strong.format = look
            yield strong

    def _explain_cut(self) -> None:
        if self._elide:
            self.setToolTip(self.text() if self.is_cut() else "")


def _set_lines(layout: QTextLayout, width: float, line_height: float) -> tuple[float, float]:
    """Break the text into lines `line_height` apart; gives the height and the widest line."""
    height = natural = 0.0
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, height + (line_height - line.height()) / 2))
        height += line_height
        natural = max(natural, line.naturalTextWidth())
    layout.endLayout()
    return height, natural
