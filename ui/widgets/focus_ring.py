"""The focus ring: one transparent overlay per window that follows the focus and lies outside the control."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui import theme
from ui.overriding import override

_OFFSET = 2
_TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)
_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.EnabledChange,
}


class FocusRing(QWidget):
    """Draws the ring around whatever has the focus in `window`.

    It shows when the focus came from the keyboard or from the program, and in text fields always. A widget may say
    where its ring goes with `ring_rect() -> QRectF` (in its own coordinates) and `ring_radius() -> float`; one with
    the property `no_ring` has none (it draws its own).
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._latest: QWidget | None = None
        self._followed: list[QWidget] = []
        self._by_keyboard = True
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        theme.current().changed.connect(self.refresh)
        self._focus_moved(None, QApplication.focusWidget())  # the window may have got it before this ring was made

    @property
    def target(self) -> QWidget | None:
        """The control that the ring is around, None when it does not show."""
        return self._target if self.isVisible() else None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees only the focused control and what it lies in."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and watched is self._target and not self._by_keyboard:
            self._by_keyboard = True
            self.refresh()
        elif kind in _FOLLOWED:
            self.refresh()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None or not isValid(self._target):
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._clip())
        width = look.line("ring")
        painter.setPen(QPen(look.color("focus"), width))
        rect = self._ring().translated(-QPointF(self.pos()))
        half = width / 2
        radius = self._radius() + _OFFSET + half
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)

    def refresh(self) -> None:
        """Put the ring where the focused control is now, or hide it."""
        target = self._target
        if target is None or not isValid(target) or not target.isVisible() or not self._wanted(target):
            self.hide()
            return
        self.setGeometry(self._ring().toAlignedRect())
        self.raise_()
        self.show()
        self.update()

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        inside = new is not None and new.window() is self.window() and new is not self.window()
        back_in_window = old is None and inside and new is self._latest
        if inside and not back_in_window:
            self._by_keyboard = QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
            self._latest = new
        self._watch(new if inside else None)
        self.refresh()

    def _watch(self, target: QWidget | None) -> None:
        """Follow `target` and everything it lies in: when one of them moves, so does the ring."""
        for widget in self._followed:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._target = target
        self._followed = []
        while target is not None:
            self._followed.append(target)
            target.installEventFilter(self)
            target = target.parentWidget() if target is not self.window() else None

    def _wanted(self, target: QWidget) -> bool:
        if target.property("no_ring"):
            return False
        editable = isinstance(target, QComboBox) and target.isEditable()
        return self._by_keyboard or editable or isinstance(target, _TEXT_FIELDS)

    def _ring(self) -> QRectF:
        """Outer edge of the ring in the window's coordinates."""
        target = self._target
        assert target is not None
        own = getattr(target, "ring_rect", None)
        inner = own() if own is not None else QRectF(target.rect())
        grow = _OFFSET + theme.current().line("ring")
        placed = inner.translated(QPointF(target.mapTo(self.window(), QPoint(0, 0))))
        return placed.adjusted(-grow, -grow, grow, grow)

    def _radius(self) -> float:
        own = getattr(self._target, "ring_radius", None)
        return float(own()) if own is not None else float(theme.current().size(8))

    def _clip(self) -> QRect:
        """The part that the scroll areas around the control let through, in own coordinates."""
        clip = self.rect()
        widget = self._target.parentWidget() if self._target is not None else None
        while widget is not None and widget is not self.window():
            parent = widget.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
                corner = widget.mapTo(self.window(), QPoint(0, 0)) - self.pos()
                grow = _OFFSET + theme.current().line("ring")
                clip &= QRect(corner, widget.size()).adjusted(-grow, -grow, grow, grow)
            widget = parent
        return clip
