"""What a team does at the window costs as much with many dossiers as with few: counted, not by the clock.

With 100,000 dossiers the same stories are played, by the clock too, by `python3 run.py bench stories`.
"""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app.clock import Clock
from intake_app.services import synthetic, vaults
from tests.flows import team_stories
from tests.flows.team_stories import STORIES, TeamKeys
from tests.ui.conftest import PASSPHRASE, TODAY, WindowMaker, settle, unlock
from tests.watchdog import Watchdog, note_questions
from ui.main_window import MainWindow
from ui.models.caseload_model import AT_ONCE, KEPT, CaseloadModel

FEW, MANY = 40, 200
STEADY = frozenset({"tabs", "sorting", "lists", "looking_over", "team_report"})
"""Stories that ask as much of a vault of any size: nothing in them is met by going from dossier to dossier."""
WIDGETS = 1_500
"""In the whole window after any of them, with the pages that stay made; 850 are of the team report."""
SLACK = 25
"""Statements: tabs and lists that are empty with few dossiers ask their counts and nothing else."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a story took: statements, rows of the caseload that are held, widgets of the whole window."""

    statements: int
    rows: int
    widgets: int


def _filled(path: Path, count: int) -> Path:
    desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    desk.change_profile(consultant="Marloes Dekker", organisation="Sociaal team De Boomgaard")
    synthetic.fill(desk, count, 1)
    desk.close()
    return path


def _play(window: MainWindow, qtbot: QtBot, names: frozenset[str]) -> dict[str, Cost]:
    """Play the stories, after each other in one window; the GUI thread may not ask the vault anything."""
    unlock(qtbot, window)
    assert window.session is not None
    asked = note_questions(window.session._desk.vault)
    costs: dict[str, Cost] = {}
    with Watchdog() as dog:
        keys = TeamKeys(window, dog)
        for story in STORIES:
            if story.__name__ not in names:
                continue
            dog.doing(story.__name__)
            before = asked.statements
            story(keys)
            settle(qtbot, window)
            rows = max(model.kept for model in window.findChildren(CaseloadModel))
            costs[story.__name__] = Cost(asked.statements - before, rows, len(window.findChildren(QWidget)))
    sys.stdout.write("".join(f"{one}\n" for one in dog.blocks))  # the record, shown by -s and -rA
    assert asked.threads and threading.current_thread().name not in asked.threads, asked.threads
    return costs


def test_that_a_team_works_through_its_caseload_by_keyboard(
    open_window: WindowMaker, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(team_stories, "BATCH", 2)
    every = frozenset(story.__name__ for story in STORIES)
    many = _play(open_window(_filled(tmp_path / "veel.keukentafel", MANY)), qtbot, every)
    few = _play(open_window(_filled(tmp_path / "weinig.keukentafel", FEW)), qtbot, STEADY)
    assert {name: cost for name, cost in many.items() if cost.rows > KEPT + 2 * AT_ONCE} == {}
    assert {name: cost for name, cost in many.items() if cost.widgets > WIDGETS} == {}
    more = {name: (few[name], many[name]) for name in STEADY if many[name].statements > few[name].statements + SLACK}
    assert more == {}, "statements that grow with the caseload"
