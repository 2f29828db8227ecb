"""Makes copies of the vault by itself while somebody works, beside the vault thread; never holds up closing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from intake_app.errors import KeukentafelError, VaultDamaged
from intake_app.services import backups
from intake_app.services.desk import Desk
from ui.session import Session
from ui.tasks import Job

FIRST_AFTER, AGAIN_AFTER = 10_000, 300_000  # milliseconds after opening, and between two looks


class BackupWatch(QObject):
    """Looks now and then whether a copy is due. What it finds, it says; what to do about it, others decide."""

    status_changed = Signal(object)
    """The backups.Status, after every look."""
    damage_found = Signal(str)
    """What was to be copied is damaged; the copies of before are whole."""
    failed = Signal(str)
    """A copy could not be made or brought to the second place: a sentence."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._job: Job | None = None
        self._looked_over = False
        self.status: backups.Status | None = None
        self._timer = QTimer(self, interval=AGAIN_AFTER)
        self._timer.timeout.connect(self.look)
        QTimer.singleShot(FIRST_AFTER, self, self.look)
        self._timer.start()
        session.run(backups.status, self._show, owner=self)

    @property
    def busy(self) -> bool:
        """Whether a copy is being made."""
        return self._job is not None

    def look(self) -> None:
        """Make a copy when one is due, and bring the newest to the second place when that came back."""
        if self._session.alive and not self.busy:
            self._start(_when_due if self._looked_over else _looking_over)
            self._looked_over = True

    def make(self) -> Job | None:
        """Make one now, because somebody asked; the job tells how far it is. None when one is made already."""
        return self._start(_asked) if self._session.alive and not self.busy else None

    def refresh(self) -> None:
        """Look again at what there is."""
        self._session.run(backups.status, self._show, owner=self)

    def _start(self, work: Callable[[Desk, Job], backups.Status]) -> Job:
        job = self._job = self._session.beside(work, self._show, self._not_done, owner=self)
        job.finished.connect(self._ended)
        return job

    def _ended(self) -> None:
        self._job = None

    def _show(self, status: backups.Status) -> None:
        self.status = status
        self.status_changed.emit(status)

    def _not_done(self, error: BaseException) -> None:
        if isinstance(error, VaultDamaged):
            self.damage_found.emit(str(error))
        elif isinstance(error, KeukentafelError):
            self.failed.emit(str(error))
        elif self._session.alive and not backups.was_stopped(error):
            self._session.broke.emit(error)
        if self._session.alive:
            self.refresh()


def _when_due(desk: Desk, job: Job) -> backups.Status:
    if backups.due(desk):
        backups.keep(desk, backups.Why.BY_ITSELF, told=job.checkpoint)
    backups.bring_to_place(desk)
    return backups.status(desk)


def _looking_over(desk: Desk, job: Job) -> backups.Status:
    """Once after opening: a vault of which no copy is due is looked over itself (a copy is always looked over)."""
    if not backups.due(desk):
        backups.look_over(desk)
    return _when_due(desk, job)


def _asked(desk: Desk, job: Job) -> backups.Status:
    backups.keep(desk, backups.Why.ASKED, told=job.checkpoint)
    backups.bring_to_place(desk)
    return backups.status(desk)
