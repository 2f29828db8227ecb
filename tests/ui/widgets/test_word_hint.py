"""The plain word: offered, taken or left, and never in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.fields import LineField, TextArea
from ui.widgets.word_hint import WordHint


@pytest.fixture(params=[LineField, TextArea])
def hint(qtbot: QtBot, request: pytest.FixtureRequest) -> WordHint:
    page = QWidget()
    layout = QVBoxLayout(page)
    field = request.param()
    made = WordHint(field)
    layout.addWidget(field)
    layout.addWidget(made)
    qtbot.addWidget(page)
    page.show()
    field.set_text("De gemeente faciliteert een buskaart.")
    made.field = field  # type: ignore[attr-defined]
    made.page = page  # type: ignore[attr-defined]
    return made


def test_that_alt_enter_takes_the_plain_word_and_commits_it(qtbot: QtBot, hint: WordHint) -> None:
    hint.suggest("faciliteert", "betaalt")
    assert hint.isVisible()
    assert hint.text() == "Gewoon woord: “betaalt”"
    with qtbot.waitSignals([hint.field.text_committed, hint.accepted]):  # type: ignore[attr-defined]
        qtbot.keyClick(hint.field, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)  # type: ignore[attr-defined]
    assert hint.field.text() == "De gemeente betaalt een buskaart."  # type: ignore[attr-defined]
    assert not hint.isVisible()


def test_that_a_click_takes_it_too(qtbot: QtBot, hint: WordHint) -> None:
    hint.suggest("faciliteert", "betaalt")
    qtbot.mouseClick(hint, Qt.MouseButton.LeftButton)
    assert "betaalt" in hint.field.text()  # type: ignore[attr-defined]


def test_that_escape_leaves_the_word_and_hides_the_hint(qtbot: QtBot, hint: WordHint) -> None:
    hint.suggest("faciliteert", "betaalt")
    with qtbot.waitSignal(hint.dismissed) as dismissed:
        qtbot.keyClick(hint.field, Qt.Key.Key_Escape)  # type: ignore[attr-defined]
    assert dismissed.args == ["faciliteert"]
    assert "faciliteert" in hint.field.text()  # type: ignore[attr-defined]


def test_that_only_whole_words_are_meant_and_capitals_stay(hint: WordHint) -> None:
    hint.suggest("facilit", "betaalt")
    assert not hint.isVisible()
    hint.field.set_text("Participeren is fijn.")  # type: ignore[attr-defined]
    hint.suggest("participeren", "meedoen")
    hint.accept()
    assert hint.field.text() == "Meedoen is fijn."  # type: ignore[attr-defined]
