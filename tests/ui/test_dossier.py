"""The dossier screen: the wish in front, tasks as a map, every missing item a door, and room for large text."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.exceptions import TimeoutError as PatienceLost
from pytestqt.qtbot import QtBot

from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import Plan
from intake_app.domain.vocabulary import LegalGround, Phase
from intake_app.services import completeness, editing
from tests.demonstration import make_vault
from tests.ui.conftest import PATIENCE, PreparedVault, WindowMaker, go, settle, unlock
from tests.ui.dossier_steps import click, dossier_of, focused, stands_in, until
from tests.ui.finders import find, there_is
from ui.main_window import MainWindow
from ui.pages.dossier import DossierPage
from ui.pages.dossier_cards import MissingCard
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.status import MissingItem, TaskItem
from ui.widgets.text import Text

ROUTES = ("dossier", "kennismaking", "gesprek", "beeld", "perspectief", "portfolio", "opvolging")
LONGEST = {"first_name": "Wilhelmina-Alexandrina", "last_name": "Oudshoorn-van Bentheim tot Steinfurt de Vries"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    """A vault with Joyce's whole dossier, and its id."""
    path = tmp_path_factory.mktemp("demo") / "demo.keukentafel"
    return path, make_vault(path, 1)["Joyce Veldkamp"]


@pytest.fixture
def joyce(demo: tuple[Path, UUID], tmp_path: Path, open_window: WindowMaker, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window on Joyce's dossier."""
    window = open_window(Path(shutil.copy(demo[0], tmp_path / "demo.keukentafel")))
    window.resize(1440, 900)
    unlock(qtbot, window)
    go(qtbot, window, demo[1], "dossier")
    yield window
    window.choose_settings(replace(window.settings, text_scale=100))


def test_that_the_screen_shows_wish_picture_strengths_and_what_is_to_be_talked_about(joyce: MainWindow) -> None:
    assert _text(joyce, "text_wish").startswith("“Ik wil weer onder de mensen zijn.")
    assert there_is(joyce, QWidget, "web_now")
    assert "Koken voor een grote groep" in _words(find(joyce, QWidget, "card_strengths"))
    talk = _words(find(joyce, QWidget, "card_talk"))
    assert "Hoofd en gevoel: de post maakt me bang" in talk
    assert "Meedoen: ik zie soms dagen niemand" in talk


def test_that_every_task_opens_from_the_list_by_keyboard(joyce: MainWindow, qtbot: QtBot) -> None:
    tasks = [one for one in joyce.findChildren(TaskItem) if one.isVisible()]
    assert len(tasks) == len(Phase)
    tasks[0].setFocus()
    qtbot.keyClick(tasks[0], Qt.Key.Key_Return)
    settle(qtbot, joyce)
    assert joyce.page is not None and joyce.page.page_id == "kennismaking"
    for number, phase in ((2, "gesprek"), (4, "perspectief"), (7, "portfolio"), (8, "opvolging")):
        qtbot.keyClick(joyce, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        settle(qtbot, joyce)
        assert joyce.page is not None and joyce.page.page_id == phase


def test_that_the_law_and_what_it_asks_are_never_cut(joyce: MainWindow, qtbot: QtBot) -> None:
    joyce.resize(1366, 768)
    settle(qtbot, joyce)
    note = find(joyce, Text, "group_note")
    assert note.text() == "Participatiewet, artikel 44a"
    assert note.width() >= note.sizeHint().width()
    item = next(one for one in joyce.findChildren(MissingItem) if one.accessibleName() == "In samenspraak gemaakt")
    other = next(one for one in joyce.findChildren(MissingItem) if one.accessibleName() == "Samen terugkijken")
    assert item.height() > other.height(), "a long remedy takes a second line"


def test_that_three_grounds_stand_under_each_other_whole(joyce: MainWindow, qtbot: QtBot) -> None:
    assert joyce.session is not None
    plan = dossier_of(joyce).current_plan
    assert plan is not None
    joyce.session.change(lambda desk: editing.edit(desk, Plan, plan.id, legal_grounds=tuple(LegalGround)))
    until(qtbot, joyce, lambda dossier: len(dossier.current_plan.legal_grounds) == len(LegalGround))
    settle(qtbot, joyce)
    note = find(joyce, Text, "group_note")
    qtbot.waitUntil(lambda: note.height() >= note.heightForWidth(note.width()), timeout=PATIENCE)


def test_that_f8_walks_the_missing_items_and_more_of_them_show_when_asked(joyce: MainWindow, qtbot: QtBot) -> None:
    card = find(joyce, MissingCard, "card_missing")
    first = [one for one in card.findChildren(MissingItem) if one.isVisible()]
    qtbot.keyClick(joyce, Qt.Key.Key_F8)
    assert focused() is first[0]
    qtbot.keyClick(joyce, Qt.Key.Key_F8)
    assert focused() is first[1]
    click(qtbot, joyce, "button_more")
    assert joyce.session is not None
    lacking = completeness.missing(joyce.session.forms, dossier_of(joyce), joyce.session.today())
    shown = [one for one in card.findChildren(MissingItem) if one.isVisible()]
    assert len(shown) == len(lacking) > len(first)


def test_that_an_empty_dossier_says_how_to_begin(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> None:
    go(qtbot, window, prepared.ria, "dossier")
    click(qtbot, window, "button_write")
    qtbot.waitUntil(lambda: focused().objectName() == "field_wil", timeout=PATIENCE)


@pytest.mark.parametrize("ground", [LegalGround.PW_44A, LegalGround.WMO_232, LegalGround.VOLUNTARY])
def test_that_every_missing_item_leads_to_a_field(
    joyce: MainWindow, demo: tuple[Path, UUID], qtbot: QtBot, ground: LegalGround
) -> None:
    """Each line asked under this ground, missing or not, is a door: the cursor ends in a control that shows."""
    assert joyce.session is not None
    plan = dossier_of(joyce).current_plan
    assert plan is not None
    case_id = demo[1]
    joyce.session.change(lambda desk: editing.edit(desk, CaseFile, case_id, legal_grounds=(ground,)))
    joyce.session.change(lambda desk: editing.edit(desk, Plan, plan.id, legal_grounds=(ground,)))
    until(qtbot, joyce, lambda dossier: dossier.current_plan and dossier.current_plan.legal_grounds == (ground,))
    lines = completeness.checklist(joyce.session.forms, dossier_of(joyce), joyce.session.today())
    routes = {line.item.route for line in lines} - {"plan#changed_because"}  # asked from version 2 on, shown then
    assert len(routes) > 5
    nowhere = [route for route in sorted(routes) if not _leads_somewhere(joyce, qtbot, route)]
    assert not nowhere


def _leads_somewhere(window: MainWindow, qtbot: QtBot, route: str) -> bool:
    window.go("dossier")
    window.go(route)
    field = route.split("#")[1]

    def there() -> bool:
        page, control = window.page, QApplication.focusWidget()
        if page is None or page.page_id == "dossier" or control is None or not page.isAncestorOf(control):
            return False
        named = page.findChild(QWidget, f"field_{field}")
        return not control.visibleRegion().isEmpty() and (named is None or stands_in(named))

    try:
        qtbot.waitUntil(there, timeout=3000)
    except PatienceLost:
        return False
    return True


@pytest.mark.parametrize(
    ("size", "scale"), [((1366, 768), 100), ((1440, 900), 200), ((1100, 768), 130), ((1920, 1200), 100)]
)
def test_that_nothing_is_cut_off_at_the_side(
    joyce: MainWindow, qtbot: QtBot, demo: tuple[Path, UUID], size: tuple[int, int], scale: int
) -> None:
    assert joyce.session is not None
    person = dossier_of(joyce).person.id
    joyce.session.change(lambda desk: editing.edit(desk, Person, person, "name", **LONGEST))
    until(qtbot, joyce, lambda dossier: dossier.person.first_name == LONGEST["first_name"])
    joyce.resize(*size)
    joyce.choose_settings(replace(joyce.settings, text_scale=scale))
    cut = []
    for route in ROUTES:
        joyce.go(route)
        settle(qtbot, joyce)
        for column in joyce.findChildren(ScrollColumn):
            inside = column.widget()
            if column.isVisible() and inside is not None and inside.width() > column.viewport().width():
                cut.append((route, column.objectName(), inside.width() - column.viewport().width()))
    assert not cut
    assert joyce.width() == size[0]


def test_that_with_large_text_tasks_and_missing_items_stay_within_reach(joyce: MainWindow, qtbot: QtBot) -> None:
    joyce.choose_settings(replace(joyce.settings, text_scale=200))
    settle(qtbot, joyce)
    assert isinstance(joyce.page, DossierPage)
    assert there_is(joyce, QWidget, "field_task")
    assert not there_is(joyce, QWidget, "card_missing")
    door = find(joyce, QPushButton, "button_missing")
    assert door.text().startswith("Wat ontbreekt nog, ")
    click(qtbot, joyce, "button_missing")
    assert there_is(joyce, QWidget, "card_missing")
    assert not there_is(joyce, QWidget, "card_wish")
    click(qtbot, joyce, "button_missing")
    assert there_is(joyce, QWidget, "card_wish")
    qtbot.keyClick(joyce, Qt.Key.Key_F8)
    assert isinstance(focused(), MissingItem)


def test_that_every_control_has_a_name_for_who_cannot_see_it(joyce: MainWindow, qtbot: QtBot) -> None:
    nameless = []
    for route in ROUTES:
        joyce.go(route)
        settle(qtbot, joyce)
        page = joyce.page
        assert page is not None
        for control in page.findChildren(QWidget):
            reachable = control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
            words = control.accessibleName() or getattr(control, "text", lambda: "")()
            if reachable and not words:
                nameless.append((route, type(control).__name__, control.objectName()))
    assert not nameless


def _text(window: QWidget, name: str) -> str:
    return find(window, QLabel, name).text()


def _words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))
