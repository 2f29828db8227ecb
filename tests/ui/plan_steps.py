"""What the tests of plan, signing and prints do over and over: fill a dossier, ask the desk, draw ink."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pypdf
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.planning import Plan
from intake_app.services import completeness, dossier_files, editing, plans, reasons
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, settle
from tests.ui.dossier_steps import dossier_of, page_of
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage
from ui.pages.plan_board import PlanBoard
from ui.pages.plan_goal_view import GoalView

_T = TypeVar("_T")
DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "joyce-veldkamp.json"
LONGEST = ("Ik wil weer onder de mensen zijn, en koken voor anderen. " * 40)[:2000]


def ask(qtbot: QtBot, window: MainWindow, work: Callable[[Desk], _T]) -> _T:
    """Have the window's own desk do something, on its own thread, and wait for the answer."""
    answers: list[_T] = []
    assert window.session is not None
    window.session.change(work, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    settle(qtbot, window)
    return answers[0]


def joyce_from_the_demonstration(desk: Desk) -> UUID:
    """The whole dossier of the demonstration: three goals with twelve steps, a plan that still lacks three things."""
    return dossier_files.import_file(desk, DEMO.read_bytes())


def ready_to_sign(desk: Desk) -> UUID:
    """The same dossier with everything that article 44a asks."""
    case_id = joyce_from_the_demonstration(desk)
    plan = desk.dossier(case_id).current_plan
    assert plan is not None
    plans.choose_block(desk, plan, "gevolgen", "gevolgen-44a")
    editing.edit(desk, Plan, plan.id, review_dates=(date(2026, 12, 15),), no_disagreement=True)
    asked = completeness.reasons_to_ask(completeness.checklist(desk.forms, desk.dossier(case_id), desk.today()))
    reasons.give(desk, plan, {one.id: "Dat volgt uit het gesprek." for one in asked})
    return case_id


def plan_of(window: MainWindow) -> Plan:
    """The newest version of its plan."""
    plan = dossier_of(window).current_plan
    assert plan is not None
    return plan


def board(window: MainWindow) -> PlanBoard:
    """The three columns of the plan."""
    found = page_of(window, PlanPage).board
    assert found is not None
    return found


def goals(window: MainWindow) -> GoalView:
    """The goal in the middle."""
    return board(window).centre.goals


def focused() -> QWidget:
    """The control that has the focus; there must be one (QTest ends the whole run on a key for nobody)."""
    control = QApplication.focusWidget()
    assert control is not None, "nothing has the focus"
    return control


def press(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """A key for the control that has the focus."""
    pressed = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        pressed |= modifier
    QTest.keyClick(focused(), key, pressed)


def draw_ink(pad: QWidget) -> None:
    """One long wave with the mouse."""
    wide, high = pad.width(), pad.height()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=QPoint(int(wide * 0.1), int(high * 0.5)))
    for step in range(30):
        QTest.mouseMove(pad, QPoint(int(wide * (0.1 + 0.02 * step)), int(high * (0.5 + 0.2 * math.sin(step / 2)))))
    QTest.mouseRelease(pad, left, pos=QPoint(int(wide * 0.72), int(high * 0.4)))


def pdf_text(content: bytes) -> str:
    """All words of a PDF, with single spaces."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
