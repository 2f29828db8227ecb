"""While somebody types, a field says how the words read; it is gone when the field is left."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake_app.instruments.words import shipped_book
from tests.ui.conftest import PATIENCE
from ui import theme
from ui.pages.plan_hints import HintedArea
from ui.widgets.fields import LineField

LONG = "Wij gaan samen met de buurvrouw en de wijkagent kijken of er in de straat nog een plek is voor een bank."


def test_that_a_long_sentence_is_remarked_on_only_while_typing(qtbot: QtBot, look: theme.Theme) -> None:
    plane = QWidget()
    area, other = HintedArea(shipped_book(), name="field_what", label="Wat"), LineField(name="field_other")
    layout = QVBoxLayout(plane)
    layout.addWidget(area)
    layout.addWidget(other)
    qtbot.addWidget(plane)
    plane.show()
    area.set_text(LONG)
    assert not area.remark.isVisible()
    plane.activateWindow()
    area.area.setFocus()
    qtbot.waitUntil(area.remark.isVisible, timeout=PATIENCE)
    assert area.remark.text() == "Deze zin heeft 22 woorden. Twee korte zinnen lezen fijner."
    other.setFocus()
    qtbot.waitUntil(lambda: not area.remark.isVisible(), timeout=PATIENCE)
    area.set_text("De gemeente faciliteert het traject, samen met wie er maar mee wil doen in de straat waar ik woon.")
    area.area.setFocus()
    qtbot.waitUntil(area.hint.isVisible, timeout=PATIENCE)
    assert not area.remark.isVisible()  # one hint at a time
