"""Several lines of words that save themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.saving import Saving, show_state


class TextArea(QPlainTextEdit):
    """Several lines of plain words; as high as they need, up to 40 % of the window, then it scrolls.

    `table` sets them in the size of the table screens. Tab leaves the field; Ctrl Enter emits `submitted`.
    """

    text_committed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        *,
        name: str = "",
        placeholder: str = "",
        lines: int = 1,
        grows: bool = True,
        table: bool = False,
        max_length: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines, self._grows, self._table, self._max_length = lines, grows, table, max_length
        self._shown_length = 0
        """Letters of what is stored: what was longer before a limit stays as it is."""
        self._marks: tuple[tuple[int, int], ...] = ()
        self._saving = Saving(self, self.text, self.text_committed.emit)
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed if grows else QSizePolicy.Policy.Expanding
        )
        self.document().setDocumentMargin(8 if table else 4)
        self.textChanged.connect(self._changed)
        look = theme.current()
        look.changed.connect(self._restyle)
        if table:
            look.table_scaled.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """The words as they stand there."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show stored words. Ignored while the person is typing others; the cursor stays where it is."""
        if self._saving.accepts(text):
            self._shown_length = len(text)
            place = self.textCursor().position()
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(text)) if self.hasFocus() else 0)
            self.setTextCursor(cursor)
            self._fit()

    def commit(self) -> None:
        """Emit what is typed now, without waiting (before leaving, locking or printing)."""
        self._saving.commit()

    @property
    def dirty(self) -> bool:
        """Whether words stand here that were not committed yet."""
        return self._saving.dirty

    def set_error(self, sentence: str) -> None:
        """Show the border of an error, or none with ""; the sentence itself belongs under the field (FormRow)."""
        show_state(self, sentence)

    def set_marks(self, marks: Iterable[tuple[int, int]]) -> None:
        """Underline pieces of the text with dots, each (start, length): words that a plainer one exists for."""
        self._marks = tuple(marks)
        selections = []
        for start, length in self._marks:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(min(start, len(self.text())))
            cursor.setPosition(min(start + length, len(self.text())), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(theme.current().color("attention"))
            selection.cursor, selection.format = cursor, look
            selections.append(selection)
        self.setExtraSelections(selections)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: Any) -> None:
        self.insertPlainText(source.text())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() == bar.minimum():
            event.ignore()  # nothing to scroll here: the page may
        else:
            super().wheelEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(320), self._wanted_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(120), self._lowest())

    def _changed(self) -> None:
        over = len(self.text()) - max(self._max_length, self._shown_length) if self._max_length else 0
        if over > 0:  # as many letters as were typed or pasted too many, at once: each would tell of itself again
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, over)
            cursor.removeSelectedText()
            return
        self._saving.typed()
        self._fit()

    def _lowest(self) -> int:
        size = theme.current().size
        spacing = self.fontMetrics().lineSpacing()
        return max(size(48, table=self._table), spacing * self._lines + self._edges())

    def _edges(self) -> int:
        """What stands above and below the words."""
        return round(2 * self.document().documentMargin()) + theme.current().size(12)

    def _wanted_height(self) -> int:
        spacing = self.fontMetrics().lineSpacing()
        needed = round(self.document().size().height()) * spacing + self._edges()
        ceiling = max(self._lowest(), round(self.window().height() * 0.4))
        return max(self._lowest(), min(needed, ceiling))

    def _fit(self) -> None:
        if not self._grows:
            return
        height = self._wanted_height()
        if self.height() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
        full = round(self.document().size().height()) * self.fontMetrics().lineSpacing() > height
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def _restyle(self) -> None:
        self.setStyleSheet(theme.current().sheet("text_area", "scroll_bar"))
        self.setFont(theme.current().font("table.answer" if self._table else "body"))
        self.set_marks(self._marks)
        self._fit()
        if not self._grows:
            self.setMinimumHeight(self._lowest())
