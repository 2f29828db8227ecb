"""The Qt binding keeps count: a hundred thousand signals and paint calls leave None and True where they were.

PySide6 6.12.0 lost one reference to None per call on Python 3.11 and then aborted (docs/decisions/0002).
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 100_000
SLACK = 200
"""References that come and go with everything else that runs; far below one per call."""


class Speaker(QObject):
    """Emits what it is told to."""

    answered = Signal(bool, object)


def drift(work: Callable[[int], None]) -> tuple[int, int]:
    """How far `CALLS` rounds of `work` move the reference counts of None and True."""
    work(100)
    before = sys.getrefcount(None), sys.getrefcount(True)
    work(CALLS)
    after = sys.getrefcount(None), sys.getrefcount(True)
    return after[0] - before[0], after[1] - before[1]


def emit_and_hear(rounds: int) -> None:
    speaker = Speaker()
    heard = []

    def hear(yes: bool, nothing: object) -> None:
        if not heard:
            heard.append((yes, nothing))

    speaker.answered.connect(hear)
    for _ in range(rounds):
        speaker.answered.emit(True, None)
    assert heard == [(True, None)]


def paint(rounds: int) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    for _ in range(rounds):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.drawLine(QPointF(0, 0), QPointF(3, 3))
        painter.fillRect(QRectF(0, 0, 1, 1), 0xFF102030)
    painter.end()


def set_and_ask(rounds: int) -> None:
    label = QLabel()
    for _ in range(rounds):
        label.setText("x")
        label.setEnabled(True)
        label.parent()
    label.deleteLater()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal and no longer counted")
@pytest.mark.parametrize("work", [emit_and_hear, paint, set_and_ask])
def test_that_qt_calls_leave_reference_counts_alone(work: Callable[[int], None], qtbot: QtBot) -> None:
    none, true = drift(work)
    assert abs(none) < SLACK
    assert abs(true) < SLACK
