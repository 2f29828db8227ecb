"""Redrawing the web and the matrix, and dragging a point, beside filling as many pixels; on a screen of 1x and of 2x.

The density is set before Qt starts, so every one is measured in a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.timing import Figure, Row, in_turns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_GOAL = "p50 < 2 ms, p99 < 8 ms"
_SIDE = 700
_AXES = ("Mijn lichaam", "Hoofd en gevoel", "Wat telt voor mij", "Fijn leven", "Meedoen", "Mijn dag")
_STEPS = ("acute problematiek", "niet zelfredzaam", "beperkt zelfredzaam", "voldoende zelfredzaam", "volledig")
_DOMAINS = 13


def measure(_folder: Path, runs: int = 300) -> list[Row]:
    """The rows of this benchmark."""
    rows = []
    for density in (1, 2):
        told = subprocess.run(
            [sys.executable, "-c", f"from benchmarks.web_redraw import tell; tell({runs})"],
            check=True,
            env=os.environ | {"QT_SCALE_FACTOR": str(density)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        for what, figure, beside in json.loads(told.stdout):
            reference = f"fill {_SIDE * density} x {_SIDE * density}"
            rows.append(
                Row(f"{what} at {density}x, {_SIDE} px", _GOAL, Figure(tuple(figure)), reference, Figure(tuple(beside)))
            )
    return rows


def tell(runs: int) -> None:
    """In a process of one density: write what was measured, as JSON."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QColor, QPixmap
    from PySide6.QtWidgets import QApplication

    from ui import theme

    app = QApplication([])
    theme.install(app)

    def pair(what: str, view: QWidget, change: Callable[[], None]) -> tuple[str, list[float], list[float]]:
        plain = QPixmap(view.size() * view.devicePixelRatioF())
        view.show()
        app.processEvents()

        def redraw() -> None:
            change()
            QCoreApplication.sendPostedEvents(view, QEvent.Type.UpdateRequest.value)

        figure, beside = in_turns(redraw, lambda: plain.fill(QColor("white")), runs, warm=20)
        return what, list(figure.runs), list(beside.runs)

    web, drag = _web()
    matrix = _matrix()
    rows = [pair("web at rest", web, web.update), pair("web, a point dragged", web, drag)]
    rows.append(pair("matrix", matrix, matrix.update))
    sys.stdout.write(json.dumps(rows))


def _web() -> tuple[QWidget, Callable[[], None]]:
    """The web with both voices, and what moves the point in front one step along its axis, as a finger does."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    from intake_app.domain import web as geometry
    from ui.widgets.web_painting import WebSeries
    from ui.widgets.web_view import WebView

    view = WebView(rings=geometry.RINGS_SMALL, name="web")
    view.resize(_SIDE, _SIDE)
    view.set_axes(_AXES)
    view.set_series(
        [
            WebSeries(style=geometry.CONSULTANT, values=(5, 3, 7, 6, 6, 7), name="Marloes"),
            WebSeries(style=geometry.RESIDENT, values=(6, 5, 7, 5, 4, 7), name="Joyce"),
        ]
    )
    at = 0

    def send(kind: QEvent.Type, place: QPointF) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(view, QMouseEvent(kind, place, view.mapToGlobal(place), left, left, none))

    def drag() -> None:
        nonlocal at
        if view.active is None:
            view.set_active(0)
            send(QEvent.Type.MouseButtonPress, view.point_of(0, 5))
        at = (at + 1) % 10
        send(QEvent.Type.MouseMove, view.point_of(0, at))

    return view, drag


def _matrix() -> QWidget:
    """The levels of thirteen domains at four moments, with goals."""
    from dataclasses import replace

    from intake_app.domain import web as geometry
    from ui.widgets.levels_view import LevelsRow, LevelsView

    view = LevelsView()
    rows = [
        LevelsRow(name=f"Domein {number}", places=(number % 5, (number + 1) % 5, None, 4), goal=number % 5)
        for number in range(_DOMAINS)
    ]
    styles = [replace(geometry.CONSULTANT) for _moment in range(4)]
    view.set_content(_STEPS, rows, styles, ("a", "b", "c", "d"))
    view.resize(_SIDE, _SIDE)
    return view
