"""What a page costs when it is laid out for the first time, in counts: no clock says the same on every machine."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui.conftest import PATIENCE, PreparedVault, settle
from ui.main_window import MainWindow

AT_MOST = {
    "dossier": 220,
    "kennismaking": 304,  # the registration with UWV is five of them
    "gesprek": 305,
    "beeld": 510,
    "perspectief": 315,
    "plan": 315,
    "tekenen": 220,
    "portfolio": 360,
    "opvolging": 230,
    "termijnen": 120,
    "rechten": 115,
}
"""Widgets of a page for a dossier with next to nothing in it. More is a choice: each costs about a fifth of a ms."""

COUNTED = "beeld"


class StyleChanges(QObject):
    """Counts how often every widget is given its style while this filters the application's events."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[int] = Counter()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and isinstance(watched, QWidget):
            self.seen[id(watched)] += 1
        return False


def test_that_pages_make_few_widgets_and_nearly_none_is_given_a_style(
    window: MainWindow, prepared: PreparedVault, qapp: QApplication, qtbot: QtBot
) -> None:
    """Under a stylesheet each is, and that took most of the time of opening a page."""
    session = window.session
    assert session is not None
    session.open_dossier(prepared.joyce)
    qtbot.waitUntil(lambda: session.dossier is not None, timeout=PATIENCE)
    made: dict[str, int] = {}
    counting = StyleChanges()
    for route in AT_MOST:
        if route == COUNTED:
            qapp.installEventFilter(counting)
        window.go(route)
        settle(qtbot, window)
        qapp.removeEventFilter(counting)
        assert window.page is not None and window.page.page_id == route
        made[route] = len(window.page.findChildren(QWidget))
    assert {route: count for route, count in made.items() if count > AT_MOST[route]} == {}, made
    assert counting.seen.total() < made[COUNTED] / 10, counting.seen.most_common(5)
