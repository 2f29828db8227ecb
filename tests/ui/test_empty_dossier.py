"""A dossier with only a name: each page says what comes first, and its button goes there."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from intake_app.domain.people import Person
from intake_app.services import dossiers, plans
from tests.ui.conftest import go, settle
from tests.ui.dossier_steps import click, dossier_of
from tests.ui.plan_steps import ask
from tests.ui.test_terms import words_on
from ui.main_window import MainWindow


@pytest.fixture
def noor(window: MainWindow, qtbot: QtBot) -> UUID:
    """Somebody of whom nothing but a first name is known."""
    return ask(qtbot, window, lambda desk: dossiers.open_dossier(desk, Person(first_name="Noor")))


FIRST = {
    "dossier": ("Begin met de woorden van Noor", "Wat gaat er goed? Vraag dat eerst", "Gebeld of geschreven?"),
    "mensen": ("Er is nog geen plan. Het begint met een doel.",),
    "twee-stemmen": ("Jullie vullen elk een eigen deel in",),
    "momenten": ("Nog geen moment.",),
    "perspectief": ("Kies eerst een richting.",),
    "plan": ("Begin met de woorden van Noor.",),
    "portfolio": ("Er is nog geen versie bewaard. Bewaar er een",),
    "opvolging": ("Er is nog geen plan. Het begint met een doel.",),
    "terugkijken": ("Er is nog geen plan. Het begint met een doel.",),
    "terugkomen": ("Die begin je bij de opvolging.",),
    "plaatsing": ("Kies eerst een plek",),
    "passende-plekken": ("Lees een lijst met vacatures in",),
    "termijnen": ("Die komen met de melding, het plan",),
    "rechten": ("Er is nog niets gevraagd.",),
    "afdruk/plan": ("Begin met een doel.",),
}


def test_that_every_page_of_a_dossier_with_only_a_name_says_what_comes_first(
    window: MainWindow, noor: UUID, qtbot: QtBot
) -> None:
    for route, sentences in FIRST.items():
        go(qtbot, window, noor, route)
        assert window.page is not None
        said = words_on(window.page)
        for sentence in sentences:
            assert sentence in said, (route, said)
        ways = [one for one in window.page.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
        assert ways, route


@pytest.mark.parametrize("page", ["opvolging", "terugkijken"])
def test_that_without_a_plan_the_way_goes_to_the_plan_and_with_one_to_signing(
    window: MainWindow, noor: UUID, qtbot: QtBot, page: str
) -> None:
    go(qtbot, window, noor, page)
    click(qtbot, window, "button_sign")
    assert window.page is not None and window.page.page_id == "plan"
    ask(qtbot, window, lambda desk: plans.draft_plan(desk, noor))
    assert dossier_of(window).current_plan is not None
    go(qtbot, window, noor, page)
    assert "Dit plan is nog niet getekend" in words_on(window.page)
    click(qtbot, window, "button_sign")
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "tekenen"
