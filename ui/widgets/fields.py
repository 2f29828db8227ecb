"""Fields for words: one line, several lines, and a choice from a list. They save themselves and never echo.

`text_committed` follows 400 ms after the last key and when the field is left, only when the words changed.
`set_text` shows stored words without emitting, and leaves alone what somebody is typing at that moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui import icons, theme
from ui.widgets import painting

COMMIT_AFTER_MS = 400


class _Saving:
    """When typed words count: after a pause, on leaving, or at once; and when stored words may replace them."""

    def __init__(self, field: LineField | TextArea) -> None:
        self._field = field
        self.stored = ""
        self.timer = QTimer(field)
        self.timer.setSingleShot(True)
        self.timer.setInterval(COMMIT_AFTER_MS)
        self.timer.timeout.connect(self.commit)

    @property
    def dirty(self) -> bool:
        """Whether words stand here that were not committed."""
        return self._field.text() != self.stored

    def typed(self) -> None:
        if self.dirty:
            self.timer.start()
        else:
            self.timer.stop()

    def commit(self) -> None:
        self.timer.stop()
        if self.dirty:
            self.stored = self._field.text()
            self._field.text_committed.emit(self.stored)

    def accepts(self, text: str) -> bool:
        """Whether stored `text` may be shown: not while the person types, and not when it is there already."""
        if self._field.hasFocus() and self.dirty:
            return False
        self.stored = text
        return self._field.text() != text


class LineField(QLineEdit):
    """One line of words. `icon` stands before them, `key_hint` ("Ctrl K") at the end, `secret` hides them."""

    text_committed = Signal(str)

    def __init__(
        self,
        *,
        name: str = "",
        placeholder: str = "",
        icon: str = "",
        key_hint: str = "",
        secret: bool = False,
        max_length: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._key_hint = icon, key_hint
        self._saving = _Saving(self)
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setMinimumWidth(theme.current().size(80))
        if max_length:
            self.setMaxLength(max_length)
        if secret:
            self._hide_words()
        self.textEdited.connect(lambda _text: self._saving.typed())
        theme.current().changed.connect(self._restyle)
        self._restyle()

    def set_text(self, text: str) -> None:
        """Show stored words. Ignored while the person is typing others; the cursor stays where it is."""
        if self._saving.accepts(text):
            cursor = self.cursorPosition()
            super().setText(text)
            self.setCursorPosition(min(cursor, len(text)) if self.hasFocus() else 0)

    def commit(self) -> None:
        """Emit what is typed now, without waiting (before leaving, locking or printing)."""
        self._saving.commit()

    @property
    def dirty(self) -> bool:
        """Whether words stand here that were not committed yet."""
        return self._saving.dirty

    def set_error(self, sentence: str) -> None:
        """Show the border of an error, or none with ""; the sentence itself belongs under the field (FormRow)."""
        _set_state(self, sentence)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not (self._icon or self._key_hint):
            return
        painter = QPainter(self)
        painting.start(painter)
        size = theme.current().size
        middle = self.height() / 2
        if self._icon:
            side = size(18)
            icons.paint(painter, self._icon, QRectF(size(12), middle - side / 2, side, side), "text.2")
        if self._key_hint and not self.text():
            width = painting.text_width(self._key_hint, "small.strong") + size(14)
            painting.key_hint(
                painter, QRectF(self.width() - width - size(10), middle - size(11), width, size(22)), self._key_hint
            )

    def _restyle(self) -> None:
        size = theme.current().size
        right = int(painting.text_width(self._key_hint, "small.strong")) + size(20) if self._key_hint else 0
        self.setTextMargins(size(28) if self._icon else 0, 0, right, 0)

    def _hide_words(self) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
        self._eye = QAction(icons.icon("eye", "text.2"), _("Show what I type"), self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show_words)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def _show_words(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setIcon(icons.icon("eye-off" if shown else "eye", "text.2"))
        self._eye.setToolTip(_("Hide what I type") if shown else _("Show what I type"))


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
        self._marks: tuple[tuple[int, int], ...] = ()
        self._saving = _Saving(self)
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
        _set_state(self, sentence)

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
        if self._max_length and len(self.text()) > self._max_length:
            self.textCursor().deletePreviousChar()
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
        self.setFont(theme.current().font("table.answer" if self._table else "body"))
        self.set_marks(self._marks)
        self._fit()
        if not self._grows:
            self.setMinimumHeight(self._lowest())


class DropDown(QComboBox):
    """A choice from a list. Entries are (value, words) or (value, words, icon)."""

    value_changed = Signal(object)
    """Only after the person chose something else."""

    def __init__(
        self,
        entries: Sequence[tuple[Any, ...]] = (),
        *,
        name: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._entries: tuple[tuple[Any, ...], ...] = ()
        self._value: Any = None
        self.set_entries(entries)
        self.activated.connect(self._chosen)
        theme.current().changed.connect(self._restyle)

    def set_entries(self, entries: Sequence[tuple[Any, ...]]) -> None:
        """Offer other entries; the value stays when it is still among them. Emits nothing."""
        self._entries = tuple(entries)
        self.clear()
        for entry in self._entries:
            self.addItem(entry[1])
        self._restyle()
        self.set_value(self._value)

    def value(self) -> Any:
        """The chosen value, None when nothing is chosen."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show `value` as chosen without emitting; None or an unknown value chooses nothing."""
        rows = [number for number, entry in enumerate(self._entries) if entry[0] == value]
        self._value = value if rows else None
        self.setCurrentIndex(rows[0] if rows else -1)

    def set_error(self, sentence: str) -> None:
        """Show the border of an error, or none with ""."""
        _set_state(self, sentence)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        words = [self.placeholderText(), *(entry[1] for entry in self._entries)]
        icon = size(28) if any(len(entry) > 2 and entry[2] for entry in self._entries) else 0
        return QSize(int(max(painting.text_width(word) for word in words)) + icon + size(60), size(44))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(110), theme.current().size(44))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # scrolling the page must not change an answer

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = theme.current().size
        side = size(18)
        left = size(12) if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - size(12) - side
        colour = "text.1" if self.isEnabled() else "text.3"
        icons.paint(QPainter(self), "chevron-down", QRectF(left, (self.height() - side) / 2, side, side), colour)

    def _chosen(self, row: int) -> None:
        value = self._entries[row][0]
        if value != self._value:
            self._value = value
            self.value_changed.emit(value)

    def _restyle(self) -> None:
        side = theme.current().size(18)
        self.setIconSize(QSize(side + theme.current().size(6), side))  # wider than the icon: room before the words
        for number, entry in enumerate(self._entries):
            if len(entry) > 2 and entry[2]:
                self.setItemIcon(number, icons.icon(entry[2], "text.2", size=side))


def _set_state(field: QWidget, sentence: str) -> None:
    """Mark a field as wrong (or right with "") for the stylesheet."""
    state = "error" if sentence else ""
    if (field.property("state") or "") != state:
        field.setProperty("state", state)
        field.style().unpolish(field)
        field.style().polish(field)
        field.update()
