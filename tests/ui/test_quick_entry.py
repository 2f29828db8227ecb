"""Typing over a paper form by keyboard alone: true day, whose view, a digit and Enter per row; all of it is kept."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import RaterRole, ReadingSource, Special
from intake_app.instruments.library import FormLibrary
from intake_app.services import measuring
from tests.ui.conftest import TODAY, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, page_of
from tests.ui.finders import find
from tests.ui.plan_steps import ask
from ui import undoing
from ui.main_window import MainWindow
from ui.pages.quick_entry import QuickEntryPage

ZRM, WEB, OPEN = "zrm-2017", "spinnenweb", "openingsvragen"
ON_PAPER = date(2026, 3, 3)


class Keyboard:
    """Types where the focus is, and counts."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot, self._window = qtbot, window
        self.keys = 0

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.keys += 1
            QTest.keyClick(self._focus(), key)

    def write(self, words: str) -> None:
        for letter in words:
            self.keys += 1
            QTest.keyClicks(self._focus(), letter)

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    @property
    def where(self) -> str:
        """The name of the control that has the focus."""
        return self._focus().objectName()

    def settle(self) -> None:
        settle(self._qtbot, self._window)


def _page(qtbot: QtBot, window: MainWindow, case_id: UUID, form: str) -> QuickEntryPage:
    go(qtbot, window, case_id, f"invoer/{form}")
    return page_of(window, QuickEntryPage)


def _head(hand: Keyboard, day: str, *, voice: Qt.Key | None = Qt.Key.Key_Space) -> None:
    """The head of the paper: day, then the first voice (the resident)."""
    assert hand.where == "field_day"
    hand.write(day)
    hand.press(Qt.Key.Key_Tab)
    if voice is not None:
        hand.press(voice)


def _readings(window: MainWindow, form: str) -> tuple[Measurement, ...]:
    return dossier_of(window).readings(form, subject=None)


def _answers(window: MainWindow, form: str) -> dict[str, Answer]:
    return dossier_of(window).answers_of(_readings(window, form)[-1])


def test_that_thirteen_domains_take_two_keys_each_and_everything_is_kept(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = _page(qtbot, window, prepared.joyce, ZRM)
    hand = Keyboard(qtbot, window)
    _head(hand, "3-3-2026")
    hand.press(Qt.Key.Key_Tab)
    assert hand.where == "field_place"
    hand.write("Lindelaan 14")
    hand.press(Qt.Key.Key_Tab)
    hand.write("Fatma (tolk)")
    hand.press(Qt.Key.Key_Tab)
    hand.write("net verhuisd")
    hand.press(Qt.Key.Key_Tab)
    assert hand.where == "answer_financien"
    before, levels = hand.keys, "3425143-w5452"
    for key in levels:
        hand.write(key)
        hand.press(Qt.Key.Key_Return)
    assert (hand.keys - before) / 13 <= 2
    assert hand.where == "button_ready"
    hand.settle()
    [reading] = _readings(window, ZRM)
    assert (reading.source, reading.measured_on, reading.entered_on) == (ReadingSource.PAPER, ON_PAPER, TODAY)
    assert (reading.rater, reading.typed_for_resident) == (RaterRole.RESIDENT, True)
    assert (reading.place, reading.present, reading.context) == ("Lindelaan 14", "Fatma (tolk)", "net verhuisd")
    answers = _answers(window, ZRM)
    kept = [answers[item.id] for item in page.sheet.reading.instrument]
    specials = {"-": Special.NOT_DISCUSSED, "w": Special.DECLINED}
    assert [one.value if one.value is not None else one.special for one in kept] == [
        specials.get(key, int(key) if key.isdigit() else None) for key in levels
    ]


def test_that_the_next_paper_starts_empty_and_the_first_is_ready(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = _page(qtbot, window, prepared.joyce, ZRM)
    hand = Keyboard(qtbot, window)
    _head(hand, "3-3-2026")
    page.sheet.rows[0].first().setFocus()
    hand.press(Qt.Key.Key_4)
    click(qtbot, window, "button_ready")
    hand.settle()
    [reading] = _readings(window, ZRM)
    assert reading.ready
    assert page.sheet.moment.day.value() is None
    assert hand.where == "field_day"
    assert not page.sheet.rows[0].isEnabled()
    assert "3 maart 2026" in page.banner.text


@pytest.mark.parametrize(
    ("day", "words"), [("1-1-2030", "tot en met"), ("1-1-1970", "vanaf"), ("31-2-2026", "bestaat niet")]
)
def test_that_an_impossible_day_is_one_sentence_and_opens_no_row(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault, day: str, words: str
) -> None:
    page = _page(qtbot, window, prepared.joyce, ZRM)
    hand = Keyboard(qtbot, window)
    _head(hand, day)
    hand.settle()
    assert words in page.sheet.moment.day.error and page.sheet.moment.day.error.count(".") == 1 + (
        words == "bestaat niet"
    )
    assert not page.sheet.rows[0].isEnabled()
    assert not _readings(window, ZRM)


def test_that_a_second_paper_of_the_same_day_and_voice_asks_to_go_on(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = _page(qtbot, window, prepared.joyce, ZRM)
    hand = Keyboard(qtbot, window)
    _head(hand, "3-3-2026")
    page.sheet.rows[0].first().setFocus()
    hand.press(Qt.Key.Key_4)
    click(qtbot, window, "button_ready")
    hand.settle()
    _head(hand, "3-3-2026")
    hand.settle()
    assert "Daarmee verder?" in page.banner.text
    assert not page.sheet.rows[0].isEnabled()
    QTest.mouseClick(page.banner.buttons[-1], Qt.MouseButton.LeftButton)
    hand.settle()
    assert hand.where == "answer_financien"
    hand.press(Qt.Key.Key_Return, Qt.Key.Key_2)
    hand.settle()
    [_only] = _readings(window, ZRM)
    answers = _answers(window, ZRM)
    assert (answers["financien"].value, answers["werk-opleiding"].value) == (4, 2)


def test_that_a_covered_reading_is_not_opened_here(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> None:
    def both_began(desk: object) -> None:
        for rater in (RaterRole.RESIDENT, RaterRole.CONSULTANT):
            reading = measuring.start_reading(desk, prepared.joyce, ZRM, rater, measured_on=ON_PAPER)  # type: ignore[arg-type]
            measuring.record_answer(desk, reading.id, "financien", value=2)  # type: ignore[arg-type]

    ask(qtbot, window, both_began)
    page = _page(qtbot, window, prepared.joyce, ZRM)
    hand = Keyboard(qtbot, window)
    _head(hand, "3-3-2026")
    hand.settle()
    assert "kan hier nu niet open" in page.banner.text
    assert [button.objectName() for button in page.banner.buttons] == ["button_other_day"]


def test_that_a_ten_needs_no_other_key_than_its_digits(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = _page(qtbot, window, prepared.joyce, WEB)
    hand = Keyboard(qtbot, window)
    _head(hand, "3-3-2026")
    page.sheet.rows[0].first().setFocus()
    for mark in ("10", "1", "0", "7"):
        hand.write(mark)
        hand.press(Qt.Key.Key_Down)
    hand.settle()
    answers = _answers(window, WEB)
    items = [row.item for row in page.sheet.rows]
    assert [answers[item].value for item in items[:4]] == [10, 1, 0, 7]


def test_that_a_key_without_meaning_says_what_can_be_typed(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = _page(qtbot, window, prepared.joyce, ZRM)
    hand = Keyboard(qtbot, window)
    _head(hand, "3-3-2026")
    page.sheet.rows[0].first().setFocus()
    hand.press(Qt.Key.Key_7)
    assert page.sheet.rows[0].error.sentence == "Hier kun je 1 tot en met 5 typen, of O, W, N."
    hand.press(Qt.Key.Key_5)
    assert not page.sheet.rows[0].error.isVisible()
    hand.settle()
    assert _answers(window, ZRM)["financien"].value == 5


def test_that_notes_and_open_words_are_kept_and_undo_takes_one_row_back(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = _page(qtbot, window, prepared.joyce, ZRM)
    hand = Keyboard(qtbot, window)
    _head(hand, "3-3-2026")
    page.sheet.rows[0].first().setFocus()
    hand.press(Qt.Key.Key_3, Qt.Key.Key_Tab)
    assert hand.where == "field_note_financien"
    hand.write("Post ligt er.")
    hand.press(Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_Return)
    hand.settle()
    answers = _answers(window, ZRM)
    assert (answers["financien"].value, answers["financien"].text) == (3, "Post ligt er.")
    assert window.session is not None
    undoing.undo(window.session)
    hand.settle()
    assert _answers(window, ZRM).get("werk-opleiding") is None
    assert page.sheet.rows[1].first().property("currentText") in ("", "–")
    page = _page(qtbot, window, prepared.joyce, OPEN)
    _head(hand, "4-3-2026", voice=None)
    hand.press(Qt.Key.Key_Space)
    page.sheet.rows[0].first().setFocus()
    hand.write("Koken")
    hand.press(Qt.Key.Key_Tab)
    hand.settle()
    assert _answers(window, OPEN)[page.sheet.rows[0].item].text == "Koken"


def test_that_a_wrong_day_is_mended_without_typing_again(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = _page(qtbot, window, prepared.joyce, ZRM)
    hand = Keyboard(qtbot, window)
    _head(hand, "4-3-2026")
    page.sheet.rows[0].first().setFocus()
    hand.press(Qt.Key.Key_3)
    hand.settle()
    page.focus_start()
    page.sheet.moment.day.selectAll()
    hand.write("3-3-2026")
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    [reading] = _readings(window, ZRM)
    assert reading.measured_on == ON_PAPER and _answers(window, ZRM)["financien"].value == 3


def test_that_a_form_of_before_asks_before_a_later_day(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    """ZRM 2013 was in use until October 2017: a later paper is kept only when the person says so (G-13)."""
    page = _page(qtbot, window, prepared.joyce, "zrm-2013")
    hand = Keyboard(qtbot, window)
    _head(hand, "3-3-2019")
    hand.settle()
    assert "in gebruik tot en met 4 oktober 2017" in page.banner.text
    assert not page.sheet.rows[0].isEnabled()
    QTest.mouseClick(page.banner.buttons[-1], Qt.MouseButton.LeftButton)
    hand.settle()
    hand.write("3")
    hand.settle()
    [reading] = _readings(window, "zrm-2013")
    assert reading.measured_on == date(2019, 3, 3) and reading.source is ReadingSource.PAPER


def test_that_what_is_asked_beside_an_item_and_once_is_kept_too(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = _page(qtbot, window, prepared.joyce, ZRM)
    hand = Keyboard(qtbot, window)
    _head(hand, "3-3-2026")
    page.sheet.rows[0].first().setFocus()
    hand.press(Qt.Key.Key_3)
    click(qtbot, window, "button_more_financien")
    find(page, QWidget, "field_financien_kan-wel").setFocus()
    hand.write("Huur betaald")
    hand.press(Qt.Key.Key_Tab)
    hand.write("Slecht geslapen")
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    answer = _answers(window, ZRM)["financien"]
    assert (answer.extra_value("kan-wel"), answer.circumstances) == ("Huur betaald", "Slecht geslapen")


def test_that_a_list_on_paper_is_typed_over_row_by_row(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    page = _page(qtbot, window, prepared.joyce, "intake-basis")
    hand = Keyboard(qtbot, window)
    _head(hand, "3-3-2026")
    hand.settle()
    for wanted in ("opleidingen/1", "opleidingen/2"):
        click(qtbot, window, "button_add_opleidingen")
        hand.settle()
        assert wanted in _answers(window, "intake-basis")
    assert page.sheet.reading.rows("opleidingen") == ("1", "2")


def test_that_every_form_can_be_typed_over_and_every_control_has_a_name(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    """One window for all forms: opening each is what costs."""
    page = _page(qtbot, window, prepared.joyce, ZRM)
    for form in FormLibrary.shipped().instruments.values():
        assert window.go(f"invoer/{form.id}")
        typed = [row.item for row in page.sheet.rows]
        lists = [one.key for item in form.items for one in form.lists_under(item.id)]
        missing = [item.id for item in form.items if item.id not in typed and item.id not in lists]
        assert not missing, form.id
        nameless = [
            one.objectName() or type(one).__name__
            for one in page.findChildren(QWidget)
            if one.isVisible()
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not (one.accessibleName() or getattr(one, "text", lambda: "")())
        ]
        assert not nameless, form.id
