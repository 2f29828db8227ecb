"""The states that things can be in, each with its icon and its word."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from intake_app.i18n import _
from ui import icons, theme
from ui.widgets import painting


class Status(StrEnum):
    """The six states that things of ours can be in."""

    DONE = "done"
    BUSY = "busy"
    WAITING = "waiting"
    NOT_YET = "not_yet"
    MISSING = "missing"
    SKIPPED = "skipped"


_LOOKS = {
    Status.DONE: ("circle-check", "done"),
    Status.BUSY: ("circle-dot", "accent"),
    Status.WAITING: ("circle-pause", "attention"),
    Status.NOT_YET: ("circle", "text.3"),
    Status.MISSING: ("circle-dashed", "text.3"),
    Status.SKIPPED: ("circle-minus", "text.3"),
}


def status_word(status: Status) -> str:
    """The word that always goes with the icon: klaar, bezig, wacht, nog niet, ontbreekt, overgeslagen."""
    return {
        Status.DONE: _("Done"),
        Status.BUSY: _("In progress"),
        Status.WAITING: _("Waiting"),
        Status.NOT_YET: _("Not yet"),
        Status.MISSING: _("Missing"),
        Status.SKIPPED: _("Skipped"),
    }[status]


def paint_status(painter: QPainter, rect: QRectF, status: Status) -> None:
    """Draw the icon of a state."""
    icon, colour = _LOOKS[status]
    icons.paint(painter, icon, rect, colour)


class StatusIcon(QLabel):
    """The icon of a state, with its word beside it unless `words` is "" (then the word is only heard)."""

    def __init__(self, status: Status, words: str | None = None, *, name: str = "") -> None:
        super().__init__()  # a label, so that screen readers read its word
        self._status = status
        self._words = status_word(status) if words is None else words
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self._restyle)
        self._name()

    def set_status(self, status: Status, words: str | None = None) -> None:
        """Show another state; `words` as in the constructor."""
        self._status = status
        self._words = status_word(status) if words is None else words
        self._name()
        self._restyle()

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        words = int(painting.text_width(self._words, "small.strong")) + size(6) + 2 if self._words else 0
        return QSize(size(20) + words, size(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        side = theme.current().size(20)
        paint_status(painter, QRectF(0, (self.height() - side) / 2, side, side), self._status)
        room = QRectF(self.rect()).adjusted(side + theme.current().size(6), 0, 2, 0)
        painting.text(painter, room, self._words, "small.strong")

    def _name(self) -> None:
        self.setText(self._words)
        self.setAccessibleName(self._words or status_word(self._status))
        self.setToolTip("" if self._words else status_word(self._status))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
