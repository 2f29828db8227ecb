"""The levels over time are drawn once and kept, and never shown when they are old."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from intake_app.domain import web
from ui import theme
from ui.widgets.levels_view import LevelsRow, LevelsView

STEPS = ("1", "2", "3", "4", "5")


def _rows(place: int) -> list[LevelsRow]:
    return [LevelsRow(name="Wonen", places=(place, None), goal=4), LevelsRow(name="Geld", places=(1, 2))]


def test_that_the_kept_drawing_goes_when_anything_on_it_changes(qtbot: QtBot, look: theme.Theme) -> None:
    view = LevelsView()
    qtbot.addWidget(view)
    styles = (web.CONSULTANT, web.EARLIER)
    view.set_content(STEPS, _rows(0), styles, ("a", "b"))
    view.resize(600, view.heightForWidth(600))
    view.show()
    seen = [view.grab().toImage()]
    assert view.grab().toImage() == seen[0]
    view.set_content(STEPS, _rows(3), styles, ("a", "b"))
    seen.append(view.grab().toImage())
    view.resize(500, view.heightForWidth(500))
    seen.append(view.grab().toImage())
    look.choose("dark")
    QApplication.processEvents()  # the window has its other plane
    seen.append(view.grab().toImage())
    assert all(one != other for one, other in pairwise(seen))
    fresh = LevelsView()
    qtbot.addWidget(fresh)
    fresh.set_content(STEPS, _rows(3), styles, ("a", "b"))
    fresh.resize(view.size())
    fresh.show()
    assert fresh.grab().toImage() == seen[-1]
