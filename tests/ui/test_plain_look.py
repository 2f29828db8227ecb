"""What keeps making widgets quick and small: no stylesheet but on the few controls that Qt paints in parts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QHeaderView,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QToolButton,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PATIENCE, PreparedVault, settle
from ui import theme
from ui.main_window import MainWindow
from ui.widgets.card import Card
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.layouts import column, held

IN_PARTS = (QAbstractItemView, QHeaderView, QMenu, QPlainTextEdit, QProgressBar, QScrollBar, QToolButton)
PAGES = ("dossier", "kennismaking", "gesprek", "plan", "portfolio", "opvolging", "aanbod", "caseload")


def _styled(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_StyleSheet)


def _inside_one(widget: QWidget) -> bool:
    """Whether it is a part (the viewport, the corner) of a control that has a stylesheet."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, IN_PARTS) or (isinstance(parent, QAbstractScrollArea) and _styled(parent)):
            return True
        parent = parent.parentWidget()
    return False


def test_that_only_controls_that_qt_paints_in_parts_have_a_stylesheet(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    """A label under a stylesheet takes four times the memory, and a page of them seven times the time."""
    session = window.session
    assert session is not None
    styled = made = 0
    for route in PAGES:
        if session.dossier is None:
            session.open_dossier(prepared.joyce)
            qtbot.waitUntil(lambda: session.dossier is not None, timeout=PATIENCE)
        window.go(route)
        settle(qtbot, window)
        everything = [window, *window.findChildren(QWidget)]
        dressed = [one for one in everything if _styled(one)]
        wrong = [one for one in dressed if not isinstance(one, IN_PARTS) and not _inside_one(one)]
        assert not wrong, wrong[:5]
        styled, made = styled + len(dressed), made + len(everything)
    assert 0 < styled < made / 4


@pytest.mark.parametrize("look_name", ["light", "dark", "hc"])
def test_that_what_is_there_takes_other_colours_at_once(qtbot: QtBot, look: theme.Theme, look_name: str) -> None:
    """Cards, planes and fields ask the theme when they paint; scroll bars and areas get their sheet anew."""
    field, choice, area, card = LineField(), DropDown([(1, "een")]), TextArea(lines=2), Card()
    card.add(field, choice, area)
    plane = held(column(card, margins=20), plane="table")
    qtbot.addWidget(plane)
    plane.resize(400, 400)
    plane.show()
    look.choose(look_name)
    QApplication.processEvents()
    field.clearFocus()  # where the cursor is, the border is darker
    seen = plane.grab().toImage()

    def colour(widget: QWidget, x: int, y: int) -> QColor:
        return seen.pixelColor(widget.mapTo(plane, QPoint(x, y)))

    assert seen.pixelColor(2, 2) == look.color("bg.table")
    assert colour(card, 30, 4) == look.color("bg.paper")
    for control in (field, choice, area):
        assert colour(control, control.width() // 2, control.height() - 6) == look.color("bg.paper"), control
        assert colour(control, control.width() // 2, 0) == look.color("line.strong"), control
    assert QToolTip.palette().color(QPalette.ColorRole.ToolTipBase) == look.color("bg.paper")


def test_that_a_field_shows_what_is_the_matter_with_it(qtbot: QtBot, look: theme.Theme) -> None:
    field, choice = LineField(), DropDown([(1, "een")])
    plane = held(column(field, choice))
    qtbot.addWidget(plane)
    plane.resize(300, 200)
    plane.show()

    def edge(control: QWidget) -> tuple[str, str]:
        seen = control.grab().toImage()
        return seen.pixelColor(control.width() // 2, 0).name(), seen.pixelColor(control.width() // 2, 8).name()

    quiet = (look.color("line.strong").name(), look.color("bg.paper").name())
    assert edge(field) == edge(choice) == quiet
    for control in (field, choice):
        control.set_error("Kies een dag.")
        assert edge(control) == (look.color("error").name(), look.color("bg.paper").name())
        control.set_error("")
        assert edge(control) == quiet
        control.setEnabled(False)
        assert edge(control) == (look.color("line.soft").name(), look.color("bg.sunken").name())
    field.setEnabled(True)
    field.setReadOnly(True)
    assert edge(field) == (look.color("line.soft").name(), look.color("bg.sunken").name())
    assert field.palette().color(QPalette.ColorRole.Text) == look.color("text.2")


def test_that_a_list_to_choose_from_is_dressed_when_it_opens_and_not_before(qtbot: QtBot, look: theme.Theme) -> None:
    choice = DropDown([(number, f"keuze {number}") for number in range(3)])
    qtbot.addWidget(choice)
    choice.show()
    assert not _styled(choice)
    choice.showPopup()
    rows = choice.view()
    assert _styled(choice) and rows.sizeHintForRow(0) >= look.size(44)
    assert rows.palette().color(QPalette.ColorRole.Base) == look.color("bg.paper")
    choice.hidePopup()
