"""Going to a page that has to be made: in several turns of the event loop, with the page of now in front meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from intake_app.services import editing
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle, unlock
from tests.ui.finders import find
from ui import navigation
from ui.main_window import MainWindow
from ui.pages.page import Page
from ui.pages.plan import PlanPage
from ui.pages.portfolio import PortfolioPage
from ui.pages.registry import PAGES, page_class
from ui.route import HOME, Route
from ui.turns import Pieces, Turns

MOST_WIDGETS = 250
"""So many widgets one piece may make: some 40 ms of work on the machine of docs/performance.md."""


@pytest.fixture
def dossier(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> MainWindow:
    """The window on Joyce's dossier."""
    go(qtbot, window, prepared.joyce, "dossier")
    return window


def _front(window: MainWindow) -> str:
    assert window.page is not None
    return window.page.page_id


def _comes_in_pieces(page: type[Page]) -> bool:
    return page.make_parts is not Page.make_parts or page.show_in_turns is not Page.show_in_turns


def _piece(qtbot: QtBot, window: MainWindow, until: Callable[[], bool]) -> None:
    """Let the loop turn, a turn at a time, until something holds while the page is still on its way."""
    while not until():
        assert window.travelling
        QCoreApplication.processEvents()


def _type(window: MainWindow, words: str) -> None:
    """As the system does: the window gets the keys, in a turn of its own."""
    handle = window.windowHandle()
    for letter in words:
        key = Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(handle, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def test_that_the_page_of_now_stays_in_front_until_the_other_is_whole(dossier: MainWindow, qtbot: QtBot) -> None:
    assert dossier.travel("portfolio")
    fronts = [_front(dossier)]
    dossier.desk_side.pages.page_shown.connect(lambda page: fronts.append(page.page_id))  # type: ignore[union-attr]
    heard: list[str] = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: heard.append(_front(dossier)))
    timer.start()
    qtbot.waitUntil(lambda: _front(dossier) == "portfolio", timeout=PATIENCE)
    timer.stop()
    settle(qtbot, dossier)
    assert fronts == ["dossier", "portfolio"]
    assert heard.count("dossier") >= 2, "what else happens is not heard while a page is made"
    assert isinstance(dossier.page, PortfolioPage) and dossier.page.editors.holder.isVisible()


def test_that_a_page_that_is_made_shows_in_the_same_turn(dossier: MainWindow, qtbot: QtBot) -> None:
    dossier.go("portfolio")
    dossier.go("dossier")
    assert dossier.travel("portfolio")
    assert _front(dossier) == "portfolio"


def test_that_a_place_asked_for_twice_is_made_once(dossier: MainWindow, qtbot: QtBot) -> None:
    made: list[QWidget] = []
    dossier.travel("portfolio")
    _piece(qtbot, dossier, lambda: bool(dossier.findChildren(PortfolioPage)))
    made += dossier.findChildren(PortfolioPage)
    assert dossier.travel("portfolio")
    settle(qtbot, dossier)
    assert dossier.findChildren(PortfolioPage) == made == [dossier.page]


def test_that_another_place_asked_for_on_the_way_is_where_one_comes(dossier: MainWindow, qtbot: QtBot) -> None:
    dossier.travel("portfolio")
    _piece(qtbot, dossier, lambda: bool(dossier.findChildren(PortfolioPage)))
    dossier.travel("opvolging")
    settle(qtbot, dossier)
    assert _front(dossier) == "opvolging"
    assert not dossier.findChildren(PortfolioPage)


def test_that_keys_typed_on_the_way_come_to_the_page_that_was_asked_for(dossier: MainWindow, qtbot: QtBot) -> None:
    dossier.travel("gesprek#wil")
    _type(dossier, "werk")
    settle(qtbot, dossier)
    assert _front(dossier) == "gesprek"
    field = find(dossier, QPlainTextEdit, "field_wil")
    qtbot.waitUntil(lambda: field.toPlainText() == "werk", timeout=PATIENCE)


def test_that_a_way_that_never_begins_leaves_the_keyboard_as_it_was(
    dossier: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    """The dossier goes from the desk in the very turn in which somebody set out for a page of it."""
    session = dossier.session
    assert session is not None
    dossier.go("caseload#search")
    settle(qtbot, dossier)
    session.open_dossier(prepared.joyce)
    qtbot.waitUntil(lambda: session.dossier is not None, timeout=PATIENCE)
    dossier.travel("gesprek")
    session.close_dossier()
    settle(qtbot, dossier)
    field = find(dossier, QLineEdit, "field_search")
    field.setFocus()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier, "w")
        QCoreApplication.postEvent(dossier.windowHandle(), key)
    qtbot.waitUntil(lambda: field.text() == "w", timeout=PATIENCE)


def test_that_words_typed_on_the_page_of_now_while_another_is_made_are_kept(dossier: MainWindow, qtbot: QtBot) -> None:
    dossier.go("gesprek#wil")
    settle(qtbot, dossier)
    dossier.travel("portfolio")
    _piece(qtbot, dossier, lambda: bool(dossier.findChildren(PortfolioPage)))
    find(dossier, QPlainTextEdit, "field_wil").setPlainText("Een eigen winkel")
    settle(qtbot, dossier)
    assert _front(dossier) == "portfolio"
    session = dossier.session
    assert session is not None and session.dossier is not None
    assert "Een eigen winkel" in [one.text for one in session.dossier.answers]


def test_that_a_page_shows_what_was_stored_while_it_was_made(dossier: MainWindow, qtbot: QtBot) -> None:
    session = dossier.session
    assert session is not None and session.dossier is not None
    person = session.dossier.person
    dossier.travel("portfolio")
    _piece(qtbot, dossier, lambda: bool(dossier.findChildren(PortfolioPage)))
    session.change(lambda desk: editing.edit(desk, type(person), person.id, "Naam", first_name="Jessie"))
    settle(qtbot, dossier)
    assert isinstance(dossier.page, PortfolioPage)
    assert "Jessie" in dossier.page._header.title.text()


def test_that_locking_on_the_way_leaves_nothing_and_unlocking_goes_there(dossier: MainWindow, qtbot: QtBot) -> None:
    dossier.travel("plan")
    _piece(qtbot, dossier, lambda: bool(dossier.findChildren(PlanPage)))
    dossier.lock()
    qtbot.waitUntil(lambda: dossier.session is None, timeout=PATIENCE)
    assert not dossier.findChildren(Page)
    assert not dossier.travelling
    unlock(qtbot, dossier)
    qtbot.waitUntil(lambda: dossier.page is not None and _front(dossier) == "plan", timeout=PATIENCE)


def test_that_a_page_that_cannot_be_made_leaves_the_one_of_now(
    dossier: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(PortfolioPage):
        @override
        def make_parts(self) -> Pieces:
            yield
            raise RuntimeError("broken on purpose")

    def broken(page_id: str) -> type[Page]:
        return Broken if page_id == "portfolio" else page_class(page_id)

    monkeypatch.setattr(navigation, "page_class", broken)
    with qtbot.captureExceptions() as raised:
        dossier.travel("portfolio")
        qtbot.waitUntil(lambda: not dossier.travelling, timeout=PATIENCE)
    assert [str(one[1]) for one in raised] == ["broken on purpose"]
    assert _front(dossier) == "dossier" and not dossier.findChildren(Broken)
    assert dossier.travel("opvolging")
    settle(qtbot, dossier)
    assert _front(dossier) == "opvolging"


def test_that_pages_of_a_dossier_are_out_of_sight_at_once_and_gone_soon(dossier: MainWindow, qtbot: QtBot) -> None:
    for route in ("portfolio", "opvolging", "gesprek"):
        dossier.go(route)
    dossier.go("caseload")
    about = [page for page in dossier.findChildren(Page) if page.needs_dossier]
    assert not any(page.isVisible() for page in about)
    qtbot.waitUntil(lambda: not dossier.travelling, timeout=PATIENCE)
    assert not [page for page in dossier.findChildren(Page) if page.needs_dossier]


@pytest.mark.parametrize("page_id", [one for one in PAGES if one != HOME and _comes_in_pieces(page_class(one))])
def test_that_a_page_left_half_made_leaves_nothing(dossier: MainWindow, qtbot: QtBot, page_id: str) -> None:
    """Dropped after one piece, after two, and so on: no widget stays, neither in the window nor as one of its own."""
    assert dossier.session is not None and dossier.session.dossier is not None and dossier.desk_side is not None
    pages = dossier.desk_side.pages
    if page_id in pages._pages:  # where the dossier opened
        assert pages.go(Route("rechten"))
        pages._destroy([page_id])
        qtbot.waitUntil(lambda: not dossier.travelling, timeout=PATIENCE)
    alive, tried = set(QApplication.topLevelWidgets()), 0
    while True:
        way = pages._way_to(Route(page_id), dossier.session)
        ended = [next(way, "arrived") for _piece in range(tried)]
        way.close()
        if "arrived" in ended:
            break
        qtbot.waitUntil(lambda: not dossier.travelling, timeout=PATIENCE)
        left = [one.objectName() for one in QApplication.topLevelWidgets() if one not in alive]
        assert not left and not dossier.findChildren(page_class(page_id)), f"after {tried} pieces"
        tried += 1
    assert tried > 2


def test_that_no_piece_of_a_page_makes_too_much(
    dossier: MainWindow, prepared: PreparedVault, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A count, and no clock: what the window makes between two moments at which it hears what a person does."""
    grown: dict[str, int] = {}
    take = Turns._take

    def count(turns: Turns, pieces: Pieces) -> None:
        before = len(dossier.findChildren(QWidget))
        take(turns, pieces)
        grown[page_id] = max(grown.get(page_id, 0), len(dossier.findChildren(QWidget)) - before)

    monkeypatch.setattr(Turns, "_take", count)
    for page_id in sorted(PAGES, key=lambda one: not page_class(one).needs_dossier):
        if dossier.session is not None and dossier.session.dossier is None:
            go(qtbot, dossier, prepared.joyce, "dossier")
        dossier.travel(page_id)
        settle(qtbot, dossier)
    too_much = {page_id: count for page_id, count in grown.items() if count > MOST_WIDGETS}
    assert len(grown) > 40 and not too_much, str(too_much)


def test_that_keys_wait_for_the_place_that_was_asked_for_last(dossier: MainWindow, qtbot: QtBot) -> None:
    """Asked for on the way to another place; the keys come while that is on its way."""
    dossier.travel("portfolio")
    _piece(qtbot, dossier, lambda: bool(dossier.findChildren(PortfolioPage)))
    dossier.travel("gesprek#wil")
    QCoreApplication.processEvents()  # what the first way left to be done, is done
    assert _front(dossier) == "dossier"
    _type(dossier, "werk")
    settle(qtbot, dossier)
    assert _front(dossier) == "gesprek"
    field = find(dossier, QPlainTextEdit, "field_wil")
    qtbot.waitUntil(lambda: field.toPlainText() == "werk", timeout=PATIENCE)


def test_that_a_page_that_cannot_even_begin_gives_the_keyboard_back(
    dossier: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_self: Page, *_args: object) -> None:
        raise LookupError("broken on purpose")

    dossier.go("gesprek#wil")
    settle(qtbot, dossier)
    monkeypatch.setattr(PortfolioPage, "__init__", broken)
    with qtbot.captureExceptions() as raised:
        dossier.travel("portfolio")
        qtbot.waitUntil(lambda: not dossier.travelling, timeout=PATIENCE)
    assert [str(error) for _kind, error, _trace in raised] == ["broken on purpose"]
    _type(dossier, "werk")
    field = find(dossier, QPlainTextEdit, "field_wil")
    qtbot.waitUntil(lambda: field.toPlainText() == "werk", timeout=PATIENCE)
