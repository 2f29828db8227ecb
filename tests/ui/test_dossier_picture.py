"""What the dossier shows of a picture: nothing of a voice before both are in, and who is to move meanwhile."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.vocabulary import RaterRole
from intake_app.services import measuring
from intake_app.services.desk import Desk
from tests.ui.conftest import PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, until
from tests.ui.finders import find, there_is
from tests.ui.measuring_steps import answer_as, do, everything_told
from ui.main_window import MainWindow
from ui.widgets.web_view import WebView

WEB = "spinnenweb"
WORDS = "Vroeger had ik de winkel."


@pytest.fixture
def joyce(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> MainWindow:
    """The window on Joyce's dossier."""
    go(qtbot, window, prepared.joyce, "dossier")
    return window


def resident(qtbot: QtBot, window: MainWindow, *, ready: bool, on: date | None = None) -> None:
    """Joyce fills in two axes, with words and the wish to talk."""
    said = {"lichaam": 3, "meedoen": 4}
    answer_as(qtbot, window, RaterRole.RESIDENT, WEB, said, words={"meedoen": WORDS}, ready=ready, on=on)
    reading = dossier_of(window).latest_reading(WEB, RaterRole.RESIDENT)
    assert reading is not None

    def bring_up(desk: Desk) -> None:
        measuring.record_answer(desk, reading.id, "meedoen", talk_about=True)

    do(qtbot, window, bring_up)


def test_that_nothing_of_the_resident_stands_on_the_dossier_before_both_are_in(qtbot: QtBot, joyce: MainWindow) -> None:
    for ready in (False, True):
        resident(qtbot, joyce, ready=ready)
        assert joyce.page is not None
        told = everything_told(joyce.page)
        assert WORDS.rstrip(".").lower() not in told.lower()
        assert joyce.page.findChildren(WebView)[0].series == ()
        assert not there_is(joyce, QWidget, "web_now") and not there_is(joyce, QWidget, "card_talk")
    assert there_is(joyce, QWidget, "covered")
    click(qtbot, joyce, "button_mine")
    assert joyce.page.page_id == "web-consulent"


def test_that_both_lines_show_as_soon_as_both_are_in(qtbot: QtBot, joyce: MainWindow) -> None:
    resident(qtbot, joyce, ready=True)
    answer_as(qtbot, joyce, RaterRole.CONSULTANT, WEB, {"lichaam": 5}, ready=False)
    assert not there_is(joyce, WebView, "web_now")
    answer_as(qtbot, joyce, RaterRole.CONSULTANT, WEB, {"meedoen": 5}, ready=True)
    assert [series.name for series in find(joyce, WebView, "web_now").series] == ["Marloes", "Joyce"]
    assert there_is(joyce, QWidget, "card_talk") and not there_is(joyce, QWidget, "covered")


def test_that_looking_together_needs_a_yes_of_both(qtbot: QtBot, joyce: MainWindow) -> None:
    resident(qtbot, joyce, ready=True)
    click(qtbot, joyce, "button_look_together")
    click(qtbot, joyce, "field_consultant_agrees")
    assert not there_is(joyce, WebView, "web_now")
    click(qtbot, joyce, "field_resident_agrees")
    until(qtbot, joyce, lambda dossier: len(dossier.measurements) == 2)
    assert [series.name for series in find(joyce, WebView, "web_now").series] == ["Joyce"]


def test_that_the_earlier_moment_shows_with_its_day_while_a_new_one_is_covered(qtbot: QtBot, joyce: MainWindow) -> None:
    march = date(2026, 3, 17)
    for rater in (RaterRole.RESIDENT, RaterRole.CONSULTANT):
        answer_as(qtbot, joyce, rater, WEB, {"lichaam": 2}, ready=True, on=march)
    resident(qtbot, joyce, ready=True)
    settle(qtbot, joyce)
    drawn = find(joyce, WebView, "web_now")
    assert {series.values[0] for series in drawn.series} == {2}
    assert find(joyce, QLabel, "web_day").text() == "Zo was het op 17 maart."
    assert there_is(joyce, QWidget, "button_mine")
