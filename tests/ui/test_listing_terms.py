"""Terms are listed anew after a change of rules, also when whoever asked for that is gone by then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from intake_app.services import rules, term_list
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, settle
from ui.listing_terms import list_terms_anew
from ui.main_window import MainWindow


def shorter(desk: Desk) -> None:
    rules.change_term(desk, "TL23", 2)


@pytest.mark.parametrize("stays", [True, False])
def test_that_only_who_is_still_there_hears_that_the_terms_are_listed(
    window: MainWindow, qtbot: QtBot, stays: bool
) -> None:
    session, owner = window.session, QObject()
    assert session is not None
    settle(qtbot, window)
    told: list[str] = []
    caught_up: list[bool] = []
    session.change(shorter)
    list_terms_anew(session, lambda: told.append("listed"), owner=owner)
    if not stays:
        delete(owner)
    settle(qtbot, window)
    session.run(term_list.is_caught_up, caught_up.append)
    qtbot.waitUntil(lambda: bool(caught_up), timeout=PATIENCE)
    assert caught_up == [True] and told == (["listed"] if stays else [])
