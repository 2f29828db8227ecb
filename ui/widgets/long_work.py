"""How far long work is: a bar, words with the time left, and a way to stop. Hidden while nothing is under way."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget
from shiboken6 import isValid
from typing_extensions import override

from intake_app.i18n import _
from intake_app.services.pace import Pace
from ui import theme
from ui.tasks import Job
from ui.widgets.buttons import Button
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text

AFTER_MS = 600
"""Work that is done sooner is not worth a word."""
_STEPS = 1000


class LongWork(QWidget):
    """Follows one job at a time. Stopping asks the job; it goes away when the job has come to its end."""

    stopped = Signal()
    shown = Signal()
    """It takes longer than a moment, and stands here now."""

    def __init__(
        self,
        *,
        after_ms: int = AFTER_MS,
        margin: int = 4,
        name: str = "long_work",
        parent: QWidget | None = None,
    ) -> None:
        """`margin` is the room left and right, in pixels of the design."""
        super().__init__(parent)
        self.setObjectName(name)
        self._job: Job | None = None
        self._pace = Pace()
        self._what = ""
        self._words = Text("", "body", name="long_work_words")
        self._bar = QProgressBar()
        theme.current().dress(self._bar, "progress")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _STEPS)
        self.button = Button(_("Stop"), icon="x", name="button_stop_work", on_click=self.stop)
        self._margin = margin
        self._line = row(held(column(self._words, self._bar, gap=4)), self.button, gap=16)
        self._line.setStretch(0, 1)
        self.setLayout(self._line)
        self._fit()
        theme.current().changed.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._soon = QTimer(self, singleShot=True, interval=after_ms)
        self._soon.timeout.connect(self._show)
        self.hide()

    def follow(self, job: Job, what: str) -> None:
        """Show how far this job is, as soon as it takes long; `what` says what is being done."""
        if self._job is not None and isValid(self._job):
            self._job.progress.disconnect(self.tell)  # an older one that still goes on has no say any more
        self._job, self._what, self._pace = job, what, Pace()
        self.button.setEnabled(True)
        self.tell(0, 0)
        job.progress.connect(self.tell)
        job.finished.connect(self._end)
        self._soon.start()

    def tell(self, done: int, total: int) -> None:
        """So much of all is done; all is 0 while nobody knows."""
        if self._job is not None and self._job.cancelled:
            return
        words = f"{self._what} {self._pace.words(done, total)}".strip()
        if words != self._words.text():
            self._words.setText(words)
            self._bar.setAccessibleName(words)
        self._bar.setUpdatesEnabled(False)  # a progress bar paints at once when it moves, in the middle of other work
        self._bar.setValue(done * _STEPS // total if total else 0)
        self._bar.setUpdatesEnabled(True)

    def stop(self) -> None:
        """Ask the job to stop; what it did by then is taken back."""
        if self._job is not None:
            self._job.cancel()
            self._words.setText(_("Stopping…"))
            self.button.setEnabled(False)
            self.stopped.emit()

    def _show(self) -> None:
        self.show()
        self.shown.emit()

    def _fit(self) -> None:
        size = theme.current().size
        self._line.setContentsMargins(size(self._margin), size(8), size(self._margin), 0)

    @property
    def job(self) -> Job | None:
        """What it follows now."""
        return self._job

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.text()

    def _end(self) -> None:
        if self._job is not None and not self._job.ended:
            return  # of an older job; who sent this is not certain when it comes from another thread
        self._soon.stop()
        self._job = None
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
        else:
            super().keyPressEvent(event)
