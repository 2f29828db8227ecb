"""A text field that quietly offers a plain word where an official one was typed (design 9, N01). It never blocks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _
from intake_app.instruments.words import WordBook, WordHint, word_hints
from ui import icons, theme
from ui.widgets import painting
from ui.widgets.fields import TextArea


class HintedArea(QWidget):
    """Several lines of words with, under them, "Gewoon woord: “betaalt”" while a hard word stands there.

    A click or Alt Enter takes the plain word over, Esc hides the hint. What stands between quotation marks is
    somebody's own words and is left alone.
    """

    text_committed = Signal(str)

    def __init__(
        self,
        words: WordBook,
        *,
        name: str,
        label: str,
        placeholder: str = "",
        bare: bool = False,
        lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._hint: WordHint | None = None
        self._hidden: set[str] = set()
        self.area = TextArea(name=name, placeholder=placeholder, lines=lines)
        self.area.setAccessibleName(label)
        self.area.setProperty("bare", bare)
        self.area.text_committed.connect(self.text_committed)
        self.area.textChanged.connect(self._look)
        self.area.installEventFilter(self)
        self.hint = _HintLine(on_click=self.accept_hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area)
        layout.addWidget(self.hint)
        self.setFocusProxy(self.area)

    def text(self) -> str:
        """The words as they stand there."""
        return self.area.text()

    def set_text(self, text: str) -> None:
        """Show stored words, unless somebody is typing."""
        self.area.set_text(text)
        self._look()

    def commit(self) -> None:
        """Give what is typed now, without waiting."""
        self.area.commit()

    def set_label(self, label: str) -> None:
        """Another name for screen readers."""
        self.area.setAccessibleName(label)

    def set_read_only(self, read_only: bool) -> None:
        """Only to read, without hints."""
        self.area.setReadOnly(read_only)
        self._look()

    def accept_hint(self) -> None:
        """Put the plain word in place of the hard one."""
        hint = self._hint
        if hint is None or not hint.suggestion:
            return
        cursor = QTextCursor(self.area.document())
        cursor.setPosition(hint.start)
        cursor.setPosition(hint.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(hint.suggestion)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.commit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.area and event.type() == QEvent.Type.KeyPress and self._hint is not None:
            assert isinstance(event, QKeyEvent)
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.accept_hint()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._hidden.add(self._hint.word.casefold())
                self._look()
                return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        hints = () if self.area.isReadOnly() else word_hints(self.area.text(), self._words)
        shown = [hint for hint in hints if hint.word.casefold() not in self._hidden]
        self._hint = shown[0] if shown else None
        self.area.set_marks((hint.start, hint.end - hint.start) for hint in shown)
        self.hint.show_hint(self._hint)


class _HintLine(QPushButton):
    """The quiet line under the field, 24 px high."""

    def __init__(self, *, on_click: object) -> None:
        super().__init__()
        self.setObjectName("button_plain_word")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt Enter does the same from the field
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(on_click)
        self.hide()

    def show_hint(self, hint: WordHint | None) -> None:
        """Show the plain word, or the advice where no single word will do; None hides the line."""
        self.setVisible(hint is not None)
        if hint is None:
            return
        words = _("Plain word: “{word}”").format(word=hint.suggestion) if hint.suggestion else hint.reason
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(_("Alt Enter takes it over, Esc hides it") if hint.suggestion else "")
        self.setToolTip(hint.reason or self.accessibleDescription())
        self.setEnabled(bool(hint.suggestion))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(120), theme.current().size(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        size = theme.current().size
        side = size(16)
        left = size(8)
        icons.paint(painter, "lightbulb", QRectF(left, (self.height() - side) / 2, side, side), "attention")
        room = QRectF(self.rect()).adjusted(left + side + size(6), 0, 0, 0)
        painting.text(painter, room, self.text(), "small", "attention")
        if self.underMouse() and self.isEnabled():
            width = painting.text_width(self.text(), "small")
            painter.drawLine(int(room.left()), self.height() - 4, int(room.left() + width), self.height() - 4)
