"""Changes on their way to the vault, in the order in which they were asked; what could not be stored waits here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from intake_app.domain.dossier import Dossier
from intake_app.errors import KeukentafelError, SavingFailed, VaultUnavailable

if TYPE_CHECKING:
    from intake_app.services.desk import Desk
    from ui.session import Session
    from ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Change:
    """A change on its way to the vault, and who wants to hear of it."""

    work: Callable[[Desk], Any]
    on_done: Callable[[Any], None] | None
    on_refused: Callable[[KeukentafelError], None] | None
    owner: QObject | None


@dataclass(frozen=True, slots=True)
class _Stored:
    """What a change gave back, and the dossier as it is after it, or why that cannot be read."""

    result: Any
    dossier: Dossier | KeukentafelError | None


class ChangeQueue(QObject):
    """The changes of one session.

    When storing fails, that change and all after it wait, so that their order stays, until `retry` or the next change.
    """

    saving = Signal()
    saved = Signal(object)
    """The moment (UTC datetime) at which the last answer became durable."""
    refused = Signal()
    """A change was not made: nothing of it is on its way any more."""
    save_failed = Signal(str)
    """A change could not be stored; it is kept here and `retry` offers it again."""

    def __init__(self, session: Session, desk: Desk, tasks: TaskRunner) -> None:
        super().__init__(session)
        self._session = session
        self._desk = desk
        self._tasks = tasks
        self._unsaved: list[Change] = []
        self._in_flight = 0
        self._stuck = ""  # why storing does not work now; only touched on the vault thread

    @property
    def unsaved(self) -> bool:
        """Whether changes wait that could not be stored."""
        return bool(self._unsaved)

    def add(self, change: Change) -> None:
        """Have a change stored, after those that wait."""
        if self._unsaved:
            self._unsaved.append(change)
            self.retry()
        else:
            self._submit(change)

    def retry(self) -> None:
        """Offer the changes that could not be stored again, in their order."""
        waiting, self._unsaved = self._unsaved, []
        self._tasks.run(self._unstick)
        for change in waiting:
            self._submit(change)

    def take_over(self, former: ChangeQueue) -> None:
        """Store what the session before this one could not (the vault was locked meanwhile)."""
        waiting, former._unsaved = former._unsaved, []
        self._unsaved.extend(waiting)
        self.retry()

    def _unstick(self) -> None:
        self._stuck = ""

    def _submit(self, change: Change) -> None:
        case_id = self._session.case_id

        def done(stored: _Stored) -> None:
            self._in_flight -= 1
            self._deliver(change, stored)

        def not_done(error: BaseException) -> None:
            self._in_flight -= 1
            self._keep_or_refuse(change, error)

        self._in_flight += 1
        self.saving.emit()
        self._tasks.run(lambda: self._store(change, case_id), done, not_done)

    def _store(self, change: Change, case_id: UUID | None) -> _Stored:
        """On the vault thread."""
        if self._stuck:
            raise SavingFailed(self._stuck)  # what came before is not stored; this must not overtake it
        try:
            result = change.work(self._desk)
        except VaultUnavailable as error:
            self._stuck = str(error)
            raise
        try:
            return _Stored(result, self._desk.dossier(case_id) if case_id else None)
        except KeukentafelError as error:  # of the reading: the change itself is stored
            return _Stored(result, error)

    def _deliver(self, change: Change, stored: _Stored) -> None:
        if isinstance(stored.dossier, KeukentafelError):
            self._session.report(stored.dossier)
        elif stored.dossier is not None and stored.dossier.case.id == self._session.case_id:
            self._session.show_dossier(stored.dossier)
        self.saved.emit(self._session.now())
        if change.on_done is not None and self._session.wants(change.owner):
            change.on_done(stored.result)
        if self._unsaved and not self._in_flight:
            self.retry()

    def _keep_or_refuse(self, change: Change, error: BaseException) -> None:
        if isinstance(error, VaultUnavailable):
            self._unsaved.append(change)
            self.save_failed.emit(str(error))
            return
        self.refused.emit()
        if not isinstance(error, KeukentafelError):
            self._session.report(error)
        elif change.on_refused is not None and self._session.wants(change.owner):
            change.on_refused(error)
        elif self._session.alive:
            self._session.report(error)  # who went on meanwhile is told too: the change is not there
