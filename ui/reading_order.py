"""Tab goes through a window as one reads it: by the layouts, whatever was made first.

Qt lets Tab go in the order in which widgets were made. A page here is made in pieces, in the order in which they are
wanted, and rows come and go: the cursor would jump from the title to the right column and back to the centre. Where
things stand is what the layouts say, so the next stop is looked for there when Tab is pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QScrollArea, QWidget
from shiboken6 import isValid

from ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def is_stop(widget: QWidget) -> bool:
    """Whether Tab stops at this widget."""
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


class TabAsOneReads(QObject):
    """Has Tab and Shift Tab go so in one window or dialog, from the time it is made.

    It takes the keys before what has the cursor gets them. Qt's own question for the next stop is asked as well when
    what has the cursor is being destroyed; whoever looks around then touches what is half gone, and the program ends.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._here: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self._follow(None, window.focusWidget())

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._here is not None and isValid(self._here):
            self._here.removeEventFilter(self)
        self._here = new if new is not None and new.window() is self._window else None
        if self._here is not None:
            self._here.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or watched is not self._here:
            return False
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        back = key == Qt.Key.Key_Backtab or modifiers == Qt.KeyboardModifier.ShiftModifier
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) or not plain:
            return False
        stop = following(self._window, self._here, backward=back)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.BacktabFocusReason if back else Qt.FocusReason.TabFocusReason)
            bring_into_view(stop)
        return stop is not None


def bring_into_view(control: QWidget) -> None:
    """Scroll every scroll area around `control` so that it shows, with a little room around it."""
    parent: QObject | None = control.parent()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(control, 24, 48)
        parent = parent.parent()


def first_stop(within: QWidget) -> QWidget | None:
    """The first stop in `within`, or `within` itself when it is one."""
    return next(_stops(within, backward=False), None)


def following(window: QWidget, here: QWidget | None, *, backward: bool = False) -> QWidget | None:
    """The stop after (or before) `here`; after the last one comes the first."""
    step = _before if backward else _after
    found = step(window, here) if here is not None and window.isAncestorOf(here) else None
    return found or next(_stops(window, backward=backward), None)


def _after(window: QWidget, here: QWidget) -> QWidget | None:
    for child in _children(here):
        for stop in _stops(child, backward=False):
            return stop
    for parent, inside in _upwards(window, here):
        for sibling in _beyond(_children(parent), inside):
            for stop in _stops(sibling, backward=False):
                return stop
    return None


def _before(window: QWidget, here: QWidget) -> QWidget | None:
    for parent, inside in _upwards(window, here):
        for sibling in _beyond(_children(parent)[::-1], inside):
            for stop in _stops(sibling, backward=True):
                return stop
        if is_stop(parent):
            return parent
    return None


def _upwards(window: QWidget, here: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Every widget around `here` up to the window, with the one inside it that leads to `here`."""
    parent = here.parentWidget()
    while here is not window and parent is not None:
        yield parent, here
        here, parent = parent, parent.parentWidget()


def _beyond(row: list[QWidget], here: QWidget) -> list[QWidget]:
    return row[row.index(here) + 1 :] if here in row else []


def _stops(widget: QWidget, *, backward: bool) -> Iterator[QWidget]:
    """The stops in a widget as one reads it, itself before what is in it."""
    if not widget.isVisible():
        return
    if not backward and is_stop(widget):
        yield widget
    children = _children(widget)
    for child in reversed(children) if backward else children:
        yield from _stops(child, backward=backward)
    if backward and is_stop(widget):
        yield widget


def _children(widget: QWidget) -> list[QWidget]:
    """What is directly in a widget: as it is laid out, and then what is in no layout. What is hidden has its place."""
    layout = widget.layout()
    placed = list(_laid_out(layout)) if layout is not None else []
    known = set(placed)
    others = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return placed + [one for one in others if one not in known and not one.isWindow()]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[index]  # row, column, and spans
    for place in places:
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
