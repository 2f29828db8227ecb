"""In which of Qt's styles everything is drawn. A module of its own, for it is asked before there is a theme."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

STYLE = "Fusion"
_MADE_IN_IT = "made_in_style"


def make_application() -> QApplication:
    """An application in that style; to set it later costs every enumeration of QStyle (6 ms)."""
    app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setProperty(_MADE_IN_IT, True)
    return app


def ensure(app: QApplication) -> None:
    """Give an application that was made otherwise the style."""
    if not app.property(_MADE_IN_IT):
        app.setStyle(STYLE)
