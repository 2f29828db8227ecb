"""Three personas at the real window, from the report to the second look-back: what it asks, holds and makes.

With 100,000 dossiers the same stories are played, by the clock too, by `python3 run.py bench stories`.
"""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtWidgets import QWidget

from tests.flows.persona_stories import PERSONAS, Persona, story
from tests.flows.team_stories import TeamKeys
from tests.watchdog import Watchdog, note_questions
from ui.main_window import MainWindow
from ui.models.caseload_model import AT_ONCE, KEPT, CaseloadModel

WIDGETS = 2_500
"""In the whole window after any of them, with the pages that stay made."""
STATEMENTS = 16_000
"""Of a whole story, some forty pages and a hundred and fifty answers."""


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda one: one.name.split(" ")[0])
def test_that_a_persona_goes_from_report_to_second_look_back_by_keyboard(window: MainWindow, persona: Persona) -> None:
    assert window.session is not None
    asked = note_questions(window.session._desk.vault)
    with Watchdog() as dog:
        story(TeamKeys(window, dog), persona)
    sys.stdout.write("".join(f"{one}\n" for one in dog.blocks))  # the record, shown by -s and -rA
    made, rows = len(window.findChildren(QWidget)), max(model.kept for model in window.findChildren(CaseloadModel))
    sys.stdout.write(f"{asked.statements} statements, {made} widgets, {rows} rows\n")
    assert asked.threads and threading.current_thread().name not in asked.threads, asked.threads
    assert asked.statements <= STATEMENTS and made <= WIDGETS and rows <= KEPT + 2 * AT_ONCE
