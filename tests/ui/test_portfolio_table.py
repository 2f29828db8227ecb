"""The portfolio at the table, by keyboard alone: one thing per screen, kept at once, in the resident's order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from intake_app.domain.portfolio_choices import ExperienceKind, PortfolioPart, SkillLevel
from intake_app.services import portfolio
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import dossier_of, focused, until, write
from ui.main_window import MainWindow
from ui.pages.portfolio_round import PortfolioRound
from ui.pages.portfolio_table import PortfolioTablePage
from ui.widgets.checks import CheckTile


@pytest.fixture
def table(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> PortfolioRound:
    go(qtbot, window, prepared.ria, "portfolio-tafel")
    assert isinstance(window.page, PortfolioTablePage)
    return window.page.portfolio


def typed(qtbot: QtBot, window: MainWindow, words: str, *, key: Qt.Key = Qt.Key.Key_Return, ctrl: bool = False) -> None:
    qtbot.keyClicks(focused(), words)
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(focused(), key, modifier)
    settle(qtbot, window)


def asked(table: PortfolioRound) -> str:
    return table.screen_in_front.question.text()  # type: ignore[attr-defined]  # both screens have one


def to_question(qtbot: QtBot, window: MainWindow, table: PortfolioRound, wanted: str) -> None:
    for _step in range(30):
        if asked(table) == wanted:
            return
        qtbot.mouseClick(table.screen_in_front.next, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]  # as above
        settle(qtbot, window)
    raise AssertionError(f"never asked: {wanted}")


def tick(qtbot: QtBot, window: MainWindow, table: PortfolioRound, words: str) -> None:
    (tile,) = [one for one in table.screen_in_front.findChildren(CheckTile) if one.text() == words]
    tile.setFocus()
    qtbot.keyClick(tile, Qt.Key.Key_Space)
    settle(qtbot, window)


def chosen(table: PortfolioRound) -> list[str]:
    return [one.text() for one in table.screen_in_front.findChildren(CheckTile) if one.isChecked()]


def test_that_a_resident_fills_in_the_first_screens_by_keyboard(
    table: PortfolioRound, window: MainWindow, qtbot: QtBot
) -> None:
    assert asked(table) == "Wie ben ik, in één zin?"
    typed(qtbot, window, "Ik ben er op tijd.", ctrl=True)
    until(qtbot, window, lambda dossier: dossier.portfolio and dossier.portfolio.motto == "Ik ben er op tijd.")
    assert asked(table) == "Waar ben ik goed in?"
    typed(qtbot, window, "Fietsen maken")
    until(qtbot, window, lambda dossier: [one.title for one in dossier.strengths] == ["Fietsen maken"])
    assert asked(table) == "Waaraan merk ik dat?"
    typed(qtbot, window, "De hele straat komt langs.", ctrl=True)
    assert asked(table) == "Krijg ik er energie van?"
    assert chosen(table) == []  # nobody said anything yet
    tick(qtbot, window, table, "Nee")
    assert chosen(table) == ["Nee"]
    tick(qtbot, window, table, "Ja")
    until(qtbot, window, lambda dossier: dossier.strengths[0].gives_energy)
    assert dossier_of(window).strengths[0].evidence == "De hele straat komt langs."
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)  # back to the list, not to the consultant
    assert asked(table) == "Waar ben ik goed in?" and window.page is not None
    typed(qtbot, window, "")
    assert asked(table) == "Wat kan ik nog meer?"


def test_that_experience_is_asked_one_thing_at_a_time(table: PortfolioRound, window: MainWindow, qtbot: QtBot) -> None:
    to_question(qtbot, window, table, "Wat heb ik gedaan?")
    typed(qtbot, window, "Koken in het buurthuis")
    assert asked(table) == "Wat voor soort was het?"
    tick(qtbot, window, table, "vrijwilligerswerk")
    qtbot.mouseClick(table.asking.next, Qt.MouseButton.LeftButton)
    typed(qtbot, window, "De Linde")
    assert asked(table) == "Wanneer begon het?"
    typed(qtbot, window, "gisteren")
    assert asked(table) == "Wanneer begon het?" and "5-2019" in table.asking.error.sentence
    write(qtbot, focused(), "8-2026")
    typed(qtbot, window, "")
    until(qtbot, window, lambda dossier: dossier.experiences and dossier.experiences[0].start == "2026-08")
    (done,) = dossier_of(window).experiences
    assert (done.role, done.kind, done.organisation) == (
        "Koken in het buurthuis",
        ExperienceKind.VOLUNTEERING,
        "De Linde",
    )


def test_that_an_answer_that_is_taken_back_is_as_it_was_before(
    table: PortfolioRound, window: MainWindow, qtbot: QtBot
) -> None:
    to_question(qtbot, window, table, "Wat heb ik gedaan?")
    typed(qtbot, window, "Koken in het buurthuis")
    tick(qtbot, window, table, "vrijwilligerswerk")
    until(qtbot, window, lambda dossier: dossier.experiences[0].kind is ExperienceKind.VOLUNTEERING)
    tick(qtbot, window, table, "vrijwilligerswerk")
    until(qtbot, window, lambda dossier: dossier.experiences[0].kind is ExperienceKind.OTHER)
    assert asked(table) == "Wat voor soort was het?" and not table.asking.error.sentence


def test_that_no_transport_is_an_answer_and_skipping_is_none(
    table: PortfolioRound, window: MainWindow, qtbot: QtBot
) -> None:
    to_question(qtbot, window, table, "Hoe reis ik?")
    assert dossier_of(window).limits is None
    tick(qtbot, window, table, "geen vervoer")
    until(qtbot, window, lambda dossier: dossier.limits and dossier.limits.transport == ())
    tick(qtbot, window, table, "fiets")
    until(qtbot, window, lambda dossier: dossier.limits.transport and len(dossier.limits.transport) == 1)
    assert dossier_of(window).limits.days is None  # type: ignore[union-attr]  # it is there by now


def test_that_a_language_has_its_level_in_words_and_a_line_may_go(
    table: PortfolioRound, window: MainWindow, qtbot: QtBot
) -> None:
    to_question(qtbot, window, table, "Welke talen spreek ik?")
    typed(qtbot, window, "Fries")
    tick(qtbot, window, table, "goed")
    until(qtbot, window, lambda dossier: dossier.languages[0].speaking is SkillLevel.GOOD)
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    away = table.lines.findChildren(QPushButton, "button_away")[0]
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: not dossier.languages)


def test_that_only_what_comes_along_is_asked_in_the_residents_order(
    table: PortfolioRound, window: MainWindow, qtbot: QtBot
) -> None:
    session, case_id = window.session, dossier_of(window).case.id
    assert session is not None
    parts = (PortfolioPart.LANGUAGES, PortfolioPart.STRENGTHS)
    session.change(lambda desk: portfolio.put_in_order(desk, case_id, parts))
    session.change(lambda desk: portfolio.show_part(desk, case_id, PortfolioPart.COMPETENCES, False))
    settle(qtbot, window)
    asked_now = [getattr(step, "question", "") for step in table._steps]
    assert asked_now[1:3] == ["Welke talen spreek ik?", "Waar ben ik goed in?"]
    assert "Wat kan ik nog meer?" not in asked_now


def test_that_the_end_leads_back_and_targets_are_large(table: PortfolioRound, window: MainWindow, qtbot: QtBot) -> None:
    small = [one.objectName() for one in table.lines.findChildren(QPushButton) if 0 < one.sizeHint().height() < 44]
    assert not small
    table.at = len(table._steps) - 1
    table._next()
    assert table.screen_in_front is table.done
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "portfolio", timeout=PATIENCE)
