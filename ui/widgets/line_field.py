"""One line of words that saves itself."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QShowEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from intake_app.i18n import _
from ui import icons, theme
from ui.overriding import override
from ui.widgets import painting
from ui.widgets.saving import Saving, is_wrong, show_state

HEIGHT, PADDING = 44, 12  # px of the design


def paint_frame(painter: QPainter, field: QWidget, *, read_only: bool = False) -> None:
    """The frame of a field in the state in which it is now."""
    painting.start(painter)
    painting.field_frame(
        painter,
        QRectF(field.rect()),
        hovered=field.underMouse(),
        focused=field.hasFocus(),
        enabled=field.isEnabled(),
        error=is_wrong(field),
        read_only=read_only,
    )


class FramedLine(QLineEdit):
    """A line to type in that paints its own frame; Qt paints the words. `padding` in px of the design."""

    padding = PADDING

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # the border answers the pointer
        self._colour_words()

    @override
    def setReadOnly(self, read_only: bool) -> None:
        super().setReadOnly(read_only)
        self._colour_words()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_frame(QPainter(self), self, read_only=self.isReadOnly())
        super().paintEvent(event)

    def set_margins(self, *, left: int = 0, right: int = 0) -> None:
        """Room for words: the padding, the border, and `left` and `right` px for what else stands in the field."""
        look = theme.current()
        edge = look.size(self.padding) + look.line("border")
        self.setTextMargins(edge + left, 0, edge + right, 0)
        self._colour_words()

    def _colour_words(self) -> None:
        """No plane of Qt's over ours, and quieter words in a field that is only read."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        if self.isReadOnly():
            palette.setColor(QPalette.ColorRole.Text, theme.current().color("text.2"))
        self.setPalette(palette)


class LineField(FramedLine):
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
        self._eye: QAction | None = None
        self._eye_drawn = False
        self._saving = Saving(self, self.text, self.text_committed.emit)
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
        show_state(self, sentence)

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
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.window().windowHandle()
        if self._eye is not None and not self._eye_drawn and handle is not None and handle.isExposed():
            self._eye_drawn = True
            self._draw_eye()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._eye is not None and not self._eye_drawn:
            self._eye_drawn = True
            QTimer.singleShot(0, self, self._draw_eye)  # after the picture in which somebody can type already
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
        self.setFixedHeight(size(HEIGHT))
        self.set_margins(left=size(28) if self._icon else 0, right=right)

    def _hide_words(self) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData)
        self._eye = QAction(_("Show what I type"), self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show_words)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def _show_words(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._draw_eye()

    def _draw_eye(self) -> None:
        assert self._eye is not None
        shown = self._eye.isChecked()
        self._eye.setIcon(icons.icon("eye-off" if shown else "eye", "text.2"))
        self._eye.setToolTip(_("Hide what I type") if shown else _("Show what I type"))
