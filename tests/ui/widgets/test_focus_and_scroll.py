"""The focus ring and the scrolling column: whoever works by keyboard always sees where they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.checks import CheckBox
from ui.widgets.fields import LineField
from ui.widgets.focus_ring import FocusRing
from ui.widgets.scroll_column import ScrollColumn


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.column = ScrollColumn(name="column_centre")
        self.fields = [Button(f"Knop {number}") for number in range(20)]
        self.column.add(*self.fields)
        self.line = LineField()
        self.box = CheckBox("Vinkje")
        layout = QVBoxLayout(self)
        for widget in (self.line, self.box, self.column):
            layout.addWidget(widget)
        self.ring = FocusRing(self)
        self.resize(400, 400)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.line.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.line.hasFocus)
    yield made


def test_that_the_ring_lies_outside_the_control_that_has_the_focus(window: Window, look: theme.Theme) -> None:
    assert window.ring.target is window.line
    place = window.line.geometry()
    assert window.ring.geometry() == place.adjusted(-4, -4, 4, 4)
    colour = window.grab().toImage().pixelColor(place.left() - 3, place.center().y())
    assert colour.name() == look.color("focus").name()


def test_that_the_ring_goes_around_the_box_and_not_around_its_words(window: Window) -> None:
    window.box.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.ring.target is window.box
    assert window.ring.width() == 26 + 8


def test_that_the_ring_follows_a_control_that_moves(qtbot: QtBot, window: Window) -> None:
    window.resize(600, 400)
    qtbot.waitUntil(lambda: window.ring.geometry() == window.line.geometry().adjusted(-4, -4, 4, 4))


def test_that_the_ring_goes_with_the_focus_and_with_its_control(qtbot: QtBot, window: Window) -> None:
    window.box.setFocus(Qt.FocusReason.TabFocusReason)
    window.box.hide()
    assert window.ring.target is not window.box
    focused = window.focusWidget()
    assert focused is not None
    focused.clearFocus()
    assert window.ring.target is None


def test_that_a_deleted_control_takes_its_ring_along(qtbot: QtBot, window: Window) -> None:
    window.box.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(window.box.destroyed):
        window.box.deleteLater()
    window.ring.refresh()
    assert not window.grab().toImage().isNull()


def test_that_the_ring_lets_the_mouse_through(qtbot: QtBot, window: Window) -> None:
    middle = window.line.geometry().center()
    assert window.childAt(middle) is not window.ring


def test_that_high_contrast_has_a_thicker_ring(window: Window, look: theme.Theme) -> None:
    look.choose("hc")
    assert window.ring.geometry() == window.line.geometry().adjusted(-5, -5, 5, 5)


def test_that_the_focused_control_is_scrolled_into_view(qtbot: QtBot, window: Window) -> None:
    last = window.fields[-1]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    viewport = window.column.viewport()
    qtbot.waitUntil(lambda: viewport.rect().contains(last.mapTo(viewport, QPoint(4, last.height() - 1))))
    assert window.column.horizontalScrollBar().maximum() == 0


def test_that_a_column_keeps_its_width_and_follows_the_text_size(qtbot: QtBot, look: theme.Theme) -> None:
    column = ScrollColumn(name="column_left", width=236)
    qtbot.addWidget(column)
    assert column.maximumWidth() == 244
    look.choose(text_scale=1.15)
    assert column.maximumWidth() == round(236 * 1.15) + 8
