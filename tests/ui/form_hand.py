"""A hand that fills in any form by keyboard alone, and eyes that look at what stands on the page meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from intake_app.domain.vocabulary import Special
from intake_app.instruments.conditions import READING
from intake_app.instruments.guards import open_items
from intake_app.instruments.model import Kind, Pick
from tests.ui.dossier_steps import focused
from ui.answers.special_buttons import KEYS
from ui.answers.typed_numbers import MoneyField, MonthField, NumberField
from ui.pages.questions import QuestionsPage
from ui.pages.reading_view import ReadingView
from ui.widgets.check_box import CheckBox
from ui.widgets.choices import ChoicePart
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown

SMALLEST = 24  # px
WORDS = "Zo gaat het"
_DECIMALS = re.compile(r"\d[,.]\d")
_MEANS = ("gemiddeld", "totaal", "procent van")


def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, wherever the cursor is."""
    QTest.keyClick(focused(), key, modifiers)


def typed(words: str) -> None:
    """Letters, wherever the cursor is."""
    QTest.keyClicks(focused(), words)


def view_of(page: QuestionsPage) -> ReadingView:
    """The reading on the page."""
    assert page.view is not None
    return page.view


def answer_item(page: QuestionsPage) -> None:
    """Give one answer to the item that is asked, with the cursor where the page puts it."""
    view = view_of(page)
    page.focus_start()
    if view.item == READING:
        fill_fields(page)
        return
    part = view.instrument.part_of(view.item)
    if part.pick is Pick.PER_ROW:
        if isinstance(focused(), QAbstractButton):
            key(Qt.Key.Key_Space)
        fill_fields(page)
        return
    if part.kind is Kind.OPEN:
        typed(WORDS)
        return
    if isinstance(focused(), QPlainTextEdit):  # the form wants words first
        typed(WORDS)
        view.commit()
        page.focus_start()
    if part.pick is Pick.NUMBER:
        typed(str(part.minimum + 7))
        view.commit()
    elif part.kind is Kind.WEB:
        key(Qt.Key.Key_7)
    else:
        key(Qt.Key(Qt.Key.Key_0.value + 1 + view.items.index(view.item) % min(len(part.allowed), 9)))


def choose_special(page: QuestionsPage) -> Special | None:
    """Give a special answer by its key, when the form knows one and the item can take it now."""
    view = view_of(page)
    known = [one for one in KEYS if one in view.instrument.rules.special]
    if not known or view.item == READING or view.instrument.part_of(view.item).pick is Pick.PER_ROW:
        return None
    if view.item not in open_items(view.instrument, view.reading.answers):
        return None
    letter = KEYS[known[-1]].removeprefix("Alt+")
    key(getattr(Qt.Key, f"Key_{letter}"), Qt.KeyboardModifier.AltModifier)
    return known[-1]


def fill_fields(page: QuestionsPage) -> None:
    """Fill what is in the middle, going from field to field with Tab."""
    view, seen = view_of(page), set[QWidget]()
    while view.centre.isAncestorOf(focused()) and focused() not in seen:
        seen.add(focused())
        _fill(focused())
        key(Qt.Key.Key_Tab)
    view.commit()


def _fill(control: QWidget) -> None:
    texts = {MoneyField: "12,50", MonthField: "maart 2024", NumberField: "7", DateField: "12-5-2025"}
    for kind, words in texts.items():
        if isinstance(control, kind):
            control.selectAll()
            typed(words)
            return
    if isinstance(control, DropDown):
        key(Qt.Key.Key_Down)
    elif isinstance(control, QPlainTextEdit | QLineEdit):
        control.selectAll()
        typed(WORDS)
    elif isinstance(control, ChoicePart | CheckBox) or control.objectName().startswith("option_"):
        key(Qt.Key.Key_Space)


def onward() -> None:
    """To the next item."""
    key(Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)


# -- eyes --------------------------------------------------------------------------------------------------------------


def faults_on(page: QWidget) -> Iterator[str]:
    """What is wrong with the controls on the page now: no name, too small, or wider than the page."""
    for one in page.findChildren(QWidget):
        if not one.isVisible():
            continue
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield from _of_control(one)
        if isinstance(one, QScrollArea) and one.widget() is not None:
            inside, room = one.widget().width(), one.viewport().width()
            if inside > room:
                yield f"{one.objectName()} is {inside} wide in {room}"
        elif not _in_scroll_area(one, page) and one.mapTo(page, QPoint(one.width(), 0)).x() > page.width():
            yield f"{_name(one)} sticks out of the page"


def _of_control(one: QWidget) -> Iterator[str]:
    words = one.text() if isinstance(one, QAbstractButton) else ""
    if not (one.accessibleName() or words):
        yield f"{_name(one)} has no name"
    if one.width() < SMALLEST or one.height() < SMALLEST:
        yield f"{_name(one)} is {one.width()} by {one.height()}"


def _in_scroll_area(one: QWidget, page: QWidget) -> bool:
    parent = one.parentWidget()
    while parent is not None and parent is not page:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _name(one: QWidget) -> str:
    return f"{type(one).__name__} {one.objectName()}"


def calculations_on(page: QWidget) -> Iterator[str]:
    """Words on the page that only a calculation with levels would give: halves, means, totals. Money is no level."""
    for one in page.findChildren(QWidget):
        if one.isVisible() and isinstance(one, QLabel | QAbstractButton) and "€" not in one.text():
            said = one.text().lower()
            if _DECIMALS.search(said) or any(word in said for word in _MEANS):
                yield one.text()


def come_back() -> None:
    """Let the program show what came back."""
    QApplication.processEvents()
