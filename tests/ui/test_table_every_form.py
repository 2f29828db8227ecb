"""Every form that a resident answers opens at the table and can be answered there, by tap and by key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.measuring import Answer
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument, Item, ItemOrder, Kind, Part, Pick, RowsFrom
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import dossier_of, page_of
from tests.ui.finders import find
from ui.main_window import MainWindow
from ui.pages.table import TablePage, table_voice
from ui.widgets.number_pad import NumberPad
from ui.widgets.score_keys import ScoreKeys
from ui.widgets.table_choice import TableChoice
from ui.widgets.tile_set import TileSet

SMALLEST = 44  # px, the smallest target at the table
LONG_LIST = 9
"""A list with more options, or an overview with more rows, may scroll."""
LONG_OVERVIEW = 30
FORBIDDEN = re.compile(r"\b(ZRM|Wmo|Participatiewet|artikel|lid \d|score|code|9[6-9])\b|[a-z]+-[a-z]+-\d")
WORDS = "Dat gaat zo."


def forms_for_residents() -> list[Instrument]:
    """The forms of the library that a resident or a parent answers."""
    return [form for form in FormLibrary.shipped().instruments.values() if table_voice(form) is not None]


@pytest.fixture
def table(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> MainWindow:
    """A small laptop with Joyce's dossier."""
    window.resize(1366, 768)
    go(qtbot, window, prepared.joyce, "dossier")
    return window


def test_that_every_form_can_be_answered_by_tap_and_by_key(qtbot: QtBot, table: MainWindow) -> None:
    """One window for all; each question is passed with "next", answered in both ways, and read back from the vault."""
    faults: list[str] = []
    for form in forms_for_residents():
        assert table.go(f"tafel/{form.id}")
        settle(qtbot, table)
        page = page_of(table, TablePage)
        wanted = {}
        for place, item in enumerate(form.items):
            assert page.round is not None and page.round.place == item.id, (form.id, item.id)
            hand = Hand(qtbot, page, form, item)
            wanted[item.id] = hand.answer(tap_last=bool(place % 2))
            faults += [f"{form.id} {item.id}: {fault}" for fault in look_at(page, form.part_of(item.id))]
            go_on(qtbot, page)
        faults += [f"{form.id} overview: {fault}" for fault in look_at_overview(page, form)]
        qtbot.waitUntil(lambda: table.tasks.pending == 0, timeout=PATIENCE)
        kept = answers(table, form)
        faults += [f"{form.id} {item}: stored {kept.get(item)}" for item, is_so in wanted.items() if not is_so(kept)]
    assert not faults, "\n".join(faults)


Kept = dict[str, Answer]


class Hand:
    """Answers one question in both ways; tells what has to be in the vault afterwards."""

    def __init__(self, qtbot: QtBot, page: TablePage, form: Instrument, item: Item) -> None:
        self._qtbot, self._page, self._form = qtbot, page, form
        self._part, self._item = form.part_of(item.id), item

    def answer(self, *, tap_last: bool) -> Callable[[Kept], bool]:
        """Answer with the one, then with the other; the last is what counts."""
        if self._part.pick is Pick.PER_ROW:
            return self._row()
        if self._part.kind is Kind.OPEN:
            return self._words()
        if self._part.pick is Pick.MANY:
            return self._many(tap_last)
        if self._form.rules.order is ItemOrder.TEXT_FIRST:
            assert not self._control().isEnabled()
            self._qtbot.keyClicks(find(self._page, QPlainTextEdit, "field_words"), WORDS)
        ways = [self._tap, self._key] if not tap_last else [self._key, self._tap]
        first, last = ways[0](0), ways[1](1)
        assert first != last
        item = self._item.id
        return lambda kept: item in kept and last in (kept[item].value, kept[item].choice)

    def _control(self) -> QWidget:
        found = [one for one in self._page.findChildren(QWidget, f"answer_{self._item.id}") if one.isVisible()]
        assert len(found) == 1, self._item.id
        return found[0]

    def _tap(self, turn: int) -> int | str:
        control = self._control()
        if isinstance(control, ScoreKeys | TableChoice):
            part = control.parts[-1]
            self._qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
            return part.option.value  # type: ignore[no-any-return]  # a whole number or an id
        pad = control.parentWidget()
        assert isinstance(pad, NumberPad)
        find(pad, QAbstractButton, "button_wipe").click()
        self._qtbot.mouseClick(pad.keys[str(4 + turn)], Qt.MouseButton.LeftButton)
        return 4 + turn

    def _key(self, turn: int) -> int | str:
        control = self._control()
        if isinstance(control, ScoreKeys | TableChoice):
            target = control.focusProxy()
            assert target is not None
            target.setFocus()
            if isinstance(control, TableChoice):
                option = control.parts[0].option
                self._qtbot.keyClicks(target, option.key)
                return option.value  # type: ignore[no-any-return]  # a whole number or an id
            self._qtbot.keyClicks(target, str(2 + turn))
            return 2 + turn
        control.setFocus()
        assert isinstance(control, QLineEdit)
        control.selectAll()
        self._qtbot.keyClicks(control, str(2 + turn))
        return 2 + turn

    def _words(self) -> Callable[[Kept], bool]:
        field = self._control()
        assert isinstance(field, QPlainTextEdit)
        self._qtbot.mouseClick(field.viewport(), Qt.MouseButton.LeftButton)
        assert field.hasFocus()
        self._qtbot.keyClicks(field, WORDS)
        return lambda kept: kept[self._item.id].text == WORDS

    def _many(self, tap_last: bool) -> Callable[[Kept], bool]:
        control = self._control()
        assert isinstance(control, TileSet)
        boxes = list(control.boxes.values())
        wanted = list(control.boxes)[0 if tap_last else 1]
        self._qtbot.mouseClick(boxes[0], Qt.MouseButton.LeftButton)
        boxes[1].setFocus()
        self._qtbot.keyClick(boxes[1], Qt.Key.Key_Space)
        return lambda kept: wanted in kept[self._item.id].choice.split()

    def _row(self) -> Callable[[Kept], bool]:
        """A row: by tap a new one (or the first that is there), then everything that it asks, one by one."""
        key = self._item.id
        lists = self._page.round.lists if self._page.round is not None else None
        assert lists is not None
        rows = lists.row_list(key)
        if rows.rows in (RowsFrom.STEPS, RowsFrom.GOALS):
            return lambda kept: True  # Joyce has no plan yet: there is nothing to look back on
        panel = self._control()
        button = next(one for one in panel.findChildren(QAbstractButton) if one.isVisible())
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        fill_asks(self._qtbot, self._page)
        return lambda kept: any(one.startswith(f"{key}/") for one in kept)


def fill_asks(qtbot: QtBot, page: TablePage) -> None:
    """Answer the small questions in front with the keyboard, until the question is back."""
    assert page.round is not None
    while page.round.screen_in_front.objectName() == "screen_asks":
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(focused, QPlainTextEdit | QLineEdit):
            qtbot.keyClicks(focused, "3" if isinstance(focused, QLineEdit) else WORDS)
        else:
            qtbot.keyClick(focused, Qt.Key.Key_Space)
        assert not list(faults_of(page))
        qtbot.mouseClick(find(page, QAbstractButton, "button_next_ask"), Qt.MouseButton.LeftButton)


def go_on(qtbot: QtBot, page: TablePage) -> None:
    """Next, and past what is asked because of the answer."""
    qtbot.mouseClick(find(page, QAbstractButton, "button_next"), Qt.MouseButton.LeftButton)
    assert page.round is not None
    if page.round.screen_in_front.objectName() == "screen_asks":
        fill_asks(qtbot, page)
    QApplication.processEvents()


def answers(window: MainWindow, form: Instrument) -> Kept:
    """What is stored of the newest reading of the voice at the table."""
    dossier = dossier_of(window)
    rater = table_voice(form)
    assert rater is not None
    reading = dossier.latest_reading(form.id, rater)
    return dossier.answers_of(reading) if reading is not None else {}


def look_at(page: TablePage, part: Part) -> Iterator[str]:
    """What is wrong with the question in front."""
    assert page.round is not None
    yield from faults_of(page)
    long = part.values is not None and len(part.values.levels) > LONG_LIST
    if not long and not page.round.screen_in_front.fits():
        yield "needs scrolling"


def look_at_overview(page: TablePage, form: Instrument) -> Iterator[str]:
    """What is wrong with the overview: every question has a line there."""
    assert page.round is not None
    if page.round.screen_in_front.objectName() != "screen_overview":
        yield "does not come after the last question"
        return
    yield from faults_of(page)
    for item in form.items:
        if not find(page, QAbstractButton, f"row_{item.id}").text().startswith(str(item.name)):
            yield f"no line for {item.id}"
    if len(form.items) <= LONG_OVERVIEW and not page.round.screen_in_front.fits():
        yield "needs scrolling"


def faults_of(page: TablePage) -> Iterator[str]:
    """Targets that are too small or have no name, words that are not for a resident, and things cut off."""
    for control in page.findChildren(QWidget):
        if not control.isVisible():
            continue
        if isinstance(control, QAbstractButton | QLineEdit | QPlainTextEdit):
            name = control.objectName()
            if min(control.width(), control.height()) < SMALLEST:
                yield f"{name} is {control.width()}x{control.height()}"
            told = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
            if not told:
                yield f"{name} has no name for a screen reader"
            if control.mapTo(page, control.rect().topRight()).x() > page.width():
                yield f"{name} is outside the window"
        words = control.text() if isinstance(control, QLabel | QAbstractButton) else ""
        if FORBIDDEN.search(f"{words} {control.accessibleName()} {control.accessibleDescription()}"):
            yield f"says {words!r} ({control.accessibleName()}, {control.accessibleDescription()})"
