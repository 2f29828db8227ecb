"""Where the cursor stands when a page is entered, whether its answer comes before that or after it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from tests.ui.conftest import PATIENCE
from ui import theme
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.session import Session
from ui.theme import Theme


class ListPage(Page):
    """Begins on its first line when there is one, and else on its filter."""

    page_id = "proef"
    needs_dossier = False

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(session, theme, parent)
        self.filter, self.other = QLineEdit(self), QPushButton(self)
        self.lines: list[QPushButton] = []
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.filter)
        self._box.addWidget(self.other)

    def answer(self) -> None:
        line = QPushButton(self)
        self._box.addWidget(line)
        line.show()
        self.lines.insert(0, line)
        self.answered()

    @override
    def focus_start(self) -> None:
        (self.lines[0] if self.lines else self.filter).setFocus()


@pytest.fixture
def page(window: MainWindow) -> ListPage:
    assert window.session is not None
    page = ListPage(window.session, theme.current(), window)
    page.show()
    page.enter("")
    return page


def _stands_on(qtbot: QtBot, page: ListPage, control: QWidget) -> None:
    qtbot.waitUntil(lambda: page.window().focusWidget() is control, timeout=PATIENCE)


def _let_it_move(qtbot: QtBot, page: ListPage) -> None:
    """Until everything that was put off to the next turn is done, the cursor's move among it."""
    turns: list[bool] = []
    QTimer.singleShot(0, page, lambda: turns.append(True))
    qtbot.waitUntil(lambda: bool(turns), timeout=PATIENCE)


def test_that_an_answer_before_the_arrival_gets_the_cursor(page: ListPage, qtbot: QtBot) -> None:
    page.answer()
    page.arrive()
    _stands_on(qtbot, page, page.lines[0])


def test_that_an_answer_after_the_arrival_gets_the_cursor(page: ListPage, qtbot: QtBot) -> None:
    page.arrive()
    _stands_on(qtbot, page, page.filter)
    page.answer()
    _stands_on(qtbot, page, page.lines[0])


def test_that_who_went_elsewhere_stays_there(page: ListPage, qtbot: QtBot) -> None:
    page.arrive()
    page.other.setFocus()
    page.answer()
    _let_it_move(qtbot, page)
    assert page.window().focusWidget() is page.other


@pytest.mark.parametrize("answered_first", [True, False])
def test_that_a_later_answer_leaves_the_cursor_alone(page: ListPage, qtbot: QtBot, answered_first: bool) -> None:
    for step in (page.answer, page.arrive) if answered_first else (page.arrive, page.answer):
        step()
    first = page.lines[0]
    _stands_on(qtbot, page, first)
    page.answer()
    _let_it_move(qtbot, page)
    assert page.lines[0] is not first  # another line is on top now
    assert page.window().focusWidget() is first
    page.filter.setFocus()
    page.answer()
    _let_it_move(qtbot, page)
    assert page.window().focusWidget() is page.filter


def test_that_a_route_to_a_field_is_followed_whatever_comes(page: ListPage, qtbot: QtBot) -> None:
    page.other.setObjectName("field_other")
    page.arrive("other")
    page.answer()
    _let_it_move(qtbot, page)
    assert page.window().focusWidget() is page.other
