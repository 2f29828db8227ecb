"""The resident's own view of thirteen domains: plain words, no numbers, one domain per screen."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.vocabulary import RaterRole, Special
from tests.ui.conftest import PreparedVault, go
from tests.ui.dossier_steps import click, page_of, until, write
from tests.ui.finders import find
from tests.ui.measuring_steps import everything_told, stored
from ui.main_window import MainWindow
from ui.pages.table import TablePage
from ui.widgets.table_choice import TableChoice

ZRM = "zrm-2017"


@pytest.fixture
def table(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> TablePage:
    """The table screen of Joyce's own view, at the first domain."""
    go(qtbot, window, prepared.joyce, f"tafel/{ZRM}")
    return page_of(window, TablePage)


def mine(window: MainWindow, item: str) -> tuple[int | None, Special | None]:
    """What is stored of the resident's answer."""
    answer = stored(window, ZRM, RaterRole.RESIDENT, item)
    return answer.value, answer.special


def test_that_levels_are_named_in_the_residents_words_from_the_top_down(table: TablePage) -> None:
    rows = find(table, TableChoice, "answer_financien").parts
    assert [row.text() for row in rows] == [
        "Het lukt mij helemaal",
        "Het lukt mij genoeg",
        "Het lukt mij soms",
        "Het lukt mij niet",
        "Nu meteen hulp nodig",
    ]


def test_that_no_score_is_named_to_the_resident(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    find(table, TableChoice, "answer_financien").parts[2].click()
    until(qtbot, window, lambda _dossier: mine(window, "financien") == (3, None))
    told = everything_told(table)
    assert not re.search(r"ZRM|[Ss]core|zelfredzaam|niveau|\b3\b", told.replace("Vraag 1 van 13", ""))


def test_that_a_domain_can_be_answered_and_left_by_keyboard(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_4)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    until(qtbot, window, lambda _dossier: mine(window, "financien") == (3, None))
    assert find(table, QLabel, "question").text() == "Lukt het met werk of leren?"


@pytest.mark.parametrize(
    ("button", "special"),
    [("button_do_not_know", Special.NOT_DISCUSSED), ("button_decline", Special.DECLINED)],
)
def test_that_special_answers_are_values_of_their_own(
    qtbot: QtBot, window: MainWindow, table: TablePage, button: str, special: Special
) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_4)
    click(qtbot, window, button)
    until(qtbot, window, lambda _dossier: mine(window, "financien") == (None, special))
    click(qtbot, window, "button_back")
    assert find(table, TableChoice, "answer_financien").value() is None
    click(qtbot, window, button)
    until(qtbot, window, lambda _dossier: mine(window, "financien") == (None, None))


def test_that_own_words_stand_with_the_level(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    write(qtbot, find(table, QPlainTextEdit, "field_words"), "Mijn zus helpt.")
    click(qtbot, window, "button_talk")
    until(qtbot, window, lambda _dossier: stored(window, ZRM, RaterRole.RESIDENT, "financien").text != "")
    answer = stored(window, ZRM, RaterRole.RESIDENT, "financien")
    assert (answer.text, answer.talk_about) == ("Mijn zus helpt.", True)


def test_that_the_overview_reads_all_thirteen_back(qtbot: QtBot, window: MainWindow, table: TablePage) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_5)
    for _domain in range(13):
        click(qtbot, window, "button_next")
    assert find(table, QLabel, "overview_title").text() == "Dit is mijn kijk"
    said = [find(table, QWidget, f"row_{item.id}").text() for item in table.round.reading.instrument.items]  # type: ignore[attr-defined,union-attr]
    assert said[0] == "Mijn geld en post. Het lukt mij helemaal"
    assert said[1:] == [f"{name}. overgeslagen" for name in [one.split(".")[0] for one in said[1:]]]
    click(qtbot, window, "button_ready")
    until(qtbot, window, lambda dossier: dossier.measurements[0].ready)


def test_that_open_questions_are_asked_in_the_same_calm_way(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.joyce, "tafel/openingsvragen")
    page = page_of(window, TablePage)
    assert find(page, QLabel, "question").text() == "Wat kan ik?"
    write(qtbot, find(page, QPlainTextEdit, "answer_mogelijkheden"), "Koken voor een groep.")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(
        qtbot,
        window,
        lambda dossier: dossier.own_words("openingsvragen", "mogelijkheden") == "Koken voor een groep.",
    )
    assert find(page, QLabel, "question").text() == "Waar ben ik goed in?"
