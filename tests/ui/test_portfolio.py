"""Portfolio: the resident's choices keep themselves; lines come, move and go, and undo brings them back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.portfolio_choices import PortfolioPart
from intake_app.domain.vocabulary import PortfolioSection
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, focused, stands_in, until, write, write_in
from tests.ui.finders import find
from ui.main_window import MainWindow
from ui.pages import portfolio_fields as fields
from ui.pages.picture_choice import PictureChoice
from ui.pages.portfolio import PortfolioPage
from ui.pages.portfolio_files import FilesCard
from ui.pages.portfolio_order import PartsList
from ui.widgets.checks import CheckBox


@pytest.fixture
def page(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> PortfolioPage:
    go(qtbot, window, prepared.ria, "portfolio")
    assert isinstance(window.page, PortfolioPage)
    return window.page


def test_that_motto_and_choices_keep_themselves(page: PortfolioPage, window: MainWindow, qtbot: QtBot) -> None:
    write_in(qtbot, window, "field_motto", "Ik ben er op tijd.")
    until(qtbot, window, lambda dossier: dossier.portfolio and dossier.portfolio.motto == "Ik ben er op tijd.")
    parts = find(page, PartsList, "table_parts")
    web = parts.findItems("Zo gaat het met mij", Qt.MatchFlag.MatchExactly)[0]
    assert web.checkState() is Qt.CheckState.Unchecked
    parts.setFocus()
    parts.setCurrentItem(web)
    qtbot.keyClick(parts, Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: dossier.portfolio and dossier.portfolio.show_web)
    assert dossier_of(window).portfolio.motto == "Ik ben er op tijd."  # type: ignore[union-attr]  # there is one


def test_that_strengths_are_added_moved_removed_and_brought_back(
    page: PortfolioPage, window: MainWindow, qtbot: QtBot
) -> None:
    for words in ("Goed luisteren", "Fietsen maken"):
        count = len(dossier_of(window).strengths)
        click(qtbot, window, "button_add_field_strengths")
        until(qtbot, window, lambda dossier, count=count: len(dossier.strengths) == count + 1)
        write(qtbot, focused(), words)
    until(
        qtbot, window, lambda dossier: [one.title for one in dossier.strengths] == ["Goed luisteren", "Fietsen maken"]
    )
    ups, bins = _buttons(page, "button_up"), _buttons(page, "button_remove")
    assert [button.isEnabled() for button in ups] == [False, True]
    qtbot.mouseClick(ups[1], Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: dossier.strengths[0].title == "Fietsen maken")
    qtbot.mouseClick(bins[0], Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: len(dossier.strengths) == 1)
    page.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, window, lambda dossier: len(dossier.strengths) == 2)
    assert len(_buttons(page, "button_up")) == 2


def test_that_a_line_is_added_by_keyboard_with_its_second_field(
    page: PortfolioPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.open_part(PortfolioPart.DONE)
    button = find(page, QPushButton, "button_add_field_wat-ik-heb-gedaan")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: len(dossier.portfolio_items) == 1)
    qtbot.keyClicks(focused(), "Eigen winkel")
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(), "2009 tot 2021")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.portfolio_items[0].detail == "2009 tot 2021")
    item = dossier_of(window).portfolio_items[0]
    assert (item.title, item.section) == ("Eigen winkel", PortfolioSection.DONE)


def test_that_a_picture_is_chosen_from_the_menu(page: PortfolioPage, window: MainWindow, qtbot: QtBot) -> None:
    menu = find(page, PictureChoice, "field_picture").menu()
    assert menu is not None
    menu.popup(page.mapToGlobal(page.rect().center()))
    menu.findChildren(QToolButton, "picture_soup")[0].click()
    until(qtbot, window, lambda dossier: dossier.portfolio and dossier.portfolio.picture == "soup")


@pytest.mark.parametrize("part", ["motto", "strengths", "wants", "people", "done"])
def test_that_every_empty_part_leads_to_where_it_is_filled(
    page: PortfolioPage, window: MainWindow, qtbot: QtBot, part: str
) -> None:
    places = {"wants": "field_dit-wil-ik", "people": "field_network", "done": "field_wat-ik-heb-gedaan"}
    window.go(f"portfolio#{part}")
    name = places.get(part, f"field_{part}")
    qtbot.waitUntil(lambda: any(map(stands_in, page.findChildren(QWidget, name))), timeout=PATIENCE)
    assert not focused().visibleRegion().isEmpty()


def test_that_the_next_talk_leads_to_the_appointments(page: PortfolioPage, window: MainWindow, qtbot: QtBot) -> None:
    window.go("portfolio#appointment")
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "opvolging", timeout=PATIENCE)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: focused().objectName() == "button_add_appointment", timeout=PATIENCE)


def _buttons(page: QWidget, name: str) -> list[QPushButton]:
    """The visible buttons of this name, from top to bottom."""
    found = [one for one in page.findChildren(QPushButton, name) if one.isVisible()]
    return sorted(found, key=lambda one: one.mapTo(page, one.rect().topLeft()).y())


def test_that_parts_are_moved_with_the_keys_and_undone(page: PortfolioPage, window: MainWindow, qtbot: QtBot) -> None:
    parts = find(page, PartsList, "table_parts")
    parts.setFocus()
    parts.setCurrentRow(2)
    qtbot.keyClick(parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    until(qtbot, window, lambda dossier: dossier.portfolio and dossier.portfolio.parts[1] is PortfolioPart.WANTS)
    assert parts.current() is PortfolioPart.WANTS
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, window, lambda dossier: not dossier.portfolio or dossier.portfolio.parts[2] is PortfolioPart.WANTS)


def test_that_an_experience_is_filled_in_refused_and_removed(
    page: PortfolioPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.open_part(PortfolioPart.EXPERIENCE)
    click(qtbot, window, "button_add_experience")
    until(qtbot, window, lambda dossier: len(dossier.experiences) == 1)
    write(qtbot, focused(), "Kok")
    write_in(qtbot, window, "field_experience_start", "gisteren")
    write_in(qtbot, window, "field_experience_end", "5-2021")
    write_in(qtbot, window, "field_experience_tasks", "Koken.")
    settle(qtbot, window)
    until(qtbot, window, lambda dossier: dossier.experiences[0].end == "2021-05")
    assert dossier_of(window).experiences[0].start == ""
    write_in(qtbot, window, "field_experience_start", "2019")
    write_in(qtbot, window, "field_experience_learned", "Plannen.")
    until(qtbot, window, lambda dossier: dossier.experiences[0].learned == "Plannen.")
    done = dossier_of(window).experiences[0]
    assert (done.role, done.start, done.tasks) == ("Kok", "2019", "Koken.")
    click(qtbot, window, "button_remove_experience")
    until(qtbot, window, lambda dossier: not dossier.experiences)


def test_that_a_file_comes_in_is_refused_and_stands_in_the_frame(
    page: PortfolioPage, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    from PIL import Image

    page.open_part(PortfolioPart.PICTURES)
    files = find(page, FilesCard, "field_files")
    wrong = tmp_path / "foto.jpg"
    wrong.write_bytes(b"MZ geen foto")
    files.take(wrong)
    qtbot.waitUntil(lambda: "geen foto of PDF" in files._error.sentence, timeout=PATIENCE)
    right = tmp_path / "De_soep.png"
    Image.new("RGB", (80, 60), (90, 140, 60)).save(right)
    files.take(right)
    until(qtbot, window, lambda dossier: [one.title for one in dossier.kept_attachments] == ["De soep"])
    frame = find(files, CheckBox, "field_file_frame")
    frame.click()
    kept = dossier_of(window).kept_attachments[0].id
    until(qtbot, window, lambda dossier: dossier.portfolio and dossier.portfolio.photo_id == kept)
    click(qtbot, window, "button_take_away")
    until(qtbot, window, lambda dossier: not dossier.kept_attachments)
    assert dossier_of(window).portfolio.photo_id is None  # type: ignore[union-attr]  # there is one
    click(qtbot, window, "button_wipe_files")
    until(qtbot, window, lambda dossier: not dossier.attachments)


def test_that_a_version_is_kept_and_given_only_with_consent(
    page: PortfolioPage, window: MainWindow, qtbot: QtBot
) -> None:
    click(qtbot, window, "button_keep_version")
    until(qtbot, window, lambda dossier: len(dossier.portfolio_versions) == 1)
    write_in(qtbot, window, "field_given_to", "De Krul")
    click(qtbot, window, "button_given")
    assert not dossier_of(window).hand_overs
    write_in(qtbot, window, "field_given_consent", "15-9-2026")
    click(qtbot, window, "button_given")
    until(qtbot, window, lambda dossier: [one.to_whom for one in dossier.hand_overs] == ["De Krul"])


def test_that_none_is_told_apart_from_not_known_in_a_list() -> None:
    rows = fields.limit_rows()
    assert fields.as_stored(rows, {"transport": ("geen",)}) == {"transport": ()}
    assert fields.as_stored(rows, {"transport": ()}) == {"transport": None}
    assert fields.as_shown(rows, {"transport": ()}) == {"transport": ("geen",)}
    assert fields.as_shown(rows, {"digital": None}) == {"digital": fields.UNKNOWN}
    assert fields.as_stored(rows, {"digital": fields.UNKNOWN}) == {"digital": None}
