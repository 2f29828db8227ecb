"""Signing with pen, finger and mouse: the ink is kept as it was drawn, whatever the size of the pad."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets import ink
from ui.widgets.signature_pad import SignaturePad

WAVE = [QPoint(30 + 6 * step, 100 + round(30 * math.sin(step / 3))) for step in range(40)]


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    made = SignaturePad(name="signature_resident")
    made.resize(360, 240)
    qtbot.addWidget(made)
    made.show()
    return made


def draw(pad: SignaturePad, points: list[QPoint]) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(pad, point)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=points[-1])


def pen() -> QPointingDevice:
    kind, pointer = QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen
    able = QInputDevice.Capability.Pressure | QInputDevice.Capability.Position
    return QPointingDevice("pen", 1, kind, pointer, able, 1, 1)


def touch_pen(pad: SignaturePad, device: QPointingDevice, kind: QEvent.Type, at: QPoint, pressure: float) -> None:
    place = QPointF(at)
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QTabletEvent(kind, device, place, pad.mapToGlobal(place), pressure, 0, 0, 0, 0, 0, none, left, left)
    QApplication.sendEvent(pad, event)


def test_that_a_drawn_line_is_kept_from_0_to_1(qtbot: QtBot, pad: SignaturePad) -> None:
    with qtbot.waitSignal(pad.strokes_changed) as changed:
        draw(pad, WAVE)
    (stroke,) = changed.args[0]
    assert len(stroke) == len(WAVE)
    assert all(0 <= figure <= 1 for point in stroke for figure in point)
    assert pad.signed
    assert pad.strokes == changed.args[0]


def test_that_a_slip_of_the_hand_is_no_signature(pad: SignaturePad) -> None:
    draw(pad, [QPoint(50, 50), QPoint(53, 51)])
    assert len(pad.strokes) == 1
    assert not pad.signed


def test_that_a_pen_brings_its_pressure(pad: SignaturePad) -> None:
    device = pen()
    touch_pen(pad, device, QEvent.Type.TabletPress, QPoint(40, 100), 0.2)
    touch_pen(pad, device, QEvent.Type.TabletMove, QPoint(140, 80), 0.9)
    touch_pen(pad, device, QEvent.Type.TabletRelease, QPoint(140, 80), 0.0)
    (stroke,) = pad.strokes
    assert [point[2] for point in stroke] == pytest.approx([0.2, 0.9], abs=0.01)


def test_that_the_hand_beside_the_pen_draws_nothing(pad: SignaturePad) -> None:
    device = pen()
    touch_pen(pad, device, QEvent.Type.TabletPress, QPoint(40, 100), 0.5)
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(0, QPoint(200, 200), pad).commit()
    QTest.touchEvent(pad, finger).move(0, QPoint(240, 210), pad).commit()
    QTest.touchEvent(pad, finger).release(0, QPoint(240, 210), pad).commit()
    touch_pen(pad, device, QEvent.Type.TabletMove, QPoint(90, 90), 0.5)
    touch_pen(pad, device, QEvent.Type.TabletRelease, QPoint(90, 90), 0.0)
    draw(pad, WAVE)
    assert len(pad.strokes) == 1


def test_that_a_hand_laid_down_before_the_pen_leaves_no_trace(pad: SignaturePad) -> None:
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(0, QPoint(200, 200), pad).commit()
    QTest.touchEvent(pad, finger).move(0, QPoint(205, 205), pad).commit()
    device = pen()
    touch_pen(pad, device, QEvent.Type.TabletPress, QPoint(40, 100), 0.5)
    touch_pen(pad, device, QEvent.Type.TabletMove, QPoint(140, 90), 0.5)
    QTest.touchEvent(pad, finger).release(0, QPoint(205, 205), pad).commit()
    touch_pen(pad, device, QEvent.Type.TabletRelease, QPoint(140, 90), 0.0)
    assert len(pad.strokes) == 1
    assert len(pad.strokes[0]) == 2


def test_that_a_finger_draws(pad: SignaturePad) -> None:
    finger = QTest.createTouchDevice()
    QTest.touchEvent(pad, finger).press(0, WAVE[0], pad).commit()
    for point in WAVE[1:]:
        QTest.touchEvent(pad, finger).move(0, point, pad).commit()
    QTest.touchEvent(pad, finger).release(0, WAVE[-1], pad).commit()
    assert len(pad.strokes) == 1
    assert pad.signed


def test_that_clearing_empties_this_pad_and_tells(qtbot: QtBot, pad: SignaturePad) -> None:
    draw(pad, WAVE)
    with qtbot.waitSignal(pad.strokes_changed) as changed:
        pad.clear()
    assert changed.args == [()]
    with qtbot.assertNotEmitted(pad.strokes_changed):
        pad.clear()


def test_that_the_last_stroke_can_be_taken_back_by_key(qtbot: QtBot, pad: SignaturePad) -> None:
    draw(pad, WAVE)
    draw(pad, [point + QPoint(0, 40) for point in WAVE])
    qtbot.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(pad.strokes) == 1
    qtbot.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.strokes == ()


def test_that_a_fixed_pad_takes_no_ink(qtbot: QtBot, pad: SignaturePad) -> None:
    pad.set_locked(True)
    with qtbot.assertNotEmitted(pad.strokes_changed):
        draw(pad, WAVE)
    assert pad.strokes == ()


def test_that_stored_ink_shows_without_echo_and_comes_back_unchanged(qtbot: QtBot, pad: SignaturePad) -> None:
    draw(pad, WAVE)
    stored = pad.strokes
    other = SignaturePad()
    other.resize(500, 300)
    qtbot.addWidget(other)
    with qtbot.assertNotEmitted(other.strokes_changed):
        other.set_strokes(stored)
    assert other.strokes == stored
    assert other.signed
    empty = SignaturePad()
    empty.resize(500, 300)
    qtbot.addWidget(empty)
    assert other.grab().toImage() != empty.grab().toImage()


def test_that_ink_survives_another_size_of_the_pad(pad: SignaturePad) -> None:
    draw(pad, WAVE)
    before = pad.strokes
    pad.resize(700, 300)
    assert pad.strokes == before


def test_that_an_empty_pad_in_turn_says_what_to_do(pad: SignaturePad, look: theme.Theme) -> None:
    idle = pad.grab().toImage()
    pad.set_current(True)
    turn = pad.grab().toImage()
    assert turn != idle
    middle = pad.rect().left() + 1
    assert turn.pixelColor(middle, pad.height() // 2).name() == look.color("accent").name()


strokes = st.lists(
    st.lists(st.tuples(st.floats(0, 600), st.floats(0, 300), st.floats(0, 1)), min_size=1, max_size=20).map(tuple),
    min_size=1,
    max_size=5,
)


@given(strokes)
def test_that_kept_ink_is_never_distorted(drawn: list[ink.Stroke]) -> None:
    kept = ink.kept(drawn, 600)
    assert all(0 <= figure <= 1 for stroke in kept for point in stroke for figure in point)
    shown = ink.placed(kept, 0, 0, 300)
    before = [point for stroke in drawn for point in stroke]
    after = [point for stroke in shown for point in stroke]
    far = [(one, other) for one, other in itertools.combinations(range(len(before)), 2)]
    ratios = [
        math.dist(after[one][:2], after[other][:2]) / math.dist(before[one][:2], before[other][:2])
        for one, other in far
        if math.dist(before[one][:2], before[other][:2]) > 60
    ]
    assert not ratios or max(ratios) - min(ratios) < 0.01
