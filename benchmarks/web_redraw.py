"""Redrawing the web at 700 px, beside filling as many pixels with a plain colour."""

from __future__ import annotations

from pathlib import Path

from benchmarks.timing import Row, in_turns


def measure(_folder: Path, runs: int = 500) -> list[Row]:
    """The rows of this benchmark."""
    from PySide6.QtGui import QColor, QPixmap
    from PySide6.QtWidgets import QApplication

    from intake_app.domain import web as geometry
    from ui import theme
    from ui.widgets.web_painting import WebSeries
    from ui.widgets.web_view import WebView

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.install(app)
    view = WebView(rings=geometry.RINGS_SMALL, name="web")
    view.resize(700, 700)
    view.set_axes(["Mijn lichaam", "Hoofd en gevoel", "Wat telt voor mij", "Fijn leven", "Meedoen", "Mijn dag"])
    view.set_series(
        [
            WebSeries(style=geometry.CONSULTANT, values=(5, 3, 7, 6, 6, 7), name="Marloes"),
            WebSeries(style=geometry.RESIDENT, values=(6, 5, 7, 5, 4, 7), name="Joyce"),
        ]
    )
    target = QPixmap(700, 700)
    plain = QPixmap(700, 700)
    figure, beside = in_turns(lambda: view.render(target), lambda: plain.fill(QColor("white")), runs, warm=20)
    return [Row("web redraw, 700 px", "p50 < 2 ms, p99 < 8 ms", figure, "fill 700 x 700", beside)]
