"""Work off the GUI thread: one worker for the vault, in order, and a small pool for work that only computes.

Results come back on the GUI thread through a queued signal, never to a receiver that is gone.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from intake_app.errors import KeukentafelError
from intake_app.memory import Libraries

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_T = TypeVar("_T")
Done = Callable[[Any], None]
Failed = Callable[[BaseException], None]


class Cancelled(Exception):
    """The person stopped this job; raised inside its work by `Job.checkpoint`. Nobody is told of it as an error."""


class Job(QObject):
    """Work with progress that a person may stop. The work gets it and calls `checkpoint` now and then."""

    progress = Signal(object, object)
    """Done so far and how much there is: no int of C, which cannot count the bytes of a vault of over 2 GB."""
    finished = Signal()
    """Came to its end: done, stopped or failed. Always the last signal, and always on the job's own thread."""
    _over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._ended = False
        self._over.connect(self.finished)

    def end(self) -> None:
        """Say that it came to its end. Called on any thread, once.

        From another thread in one step: who hears of it first may destroy the job before the next would be told.
        """
        self._ended = True
        self._over.emit()

    @property
    def ended(self) -> bool:
        """Whether it came to its end, also while nobody heard that yet."""
        return self._ended

    def cancel(self) -> None:
        """Ask the work to stop at its next checkpoint; its result is not delivered any more."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def checkpoint(self, done: int, total: int) -> None:
        """Called by the work, on its own thread: report progress, or raise Cancelled when asked to stop."""
        if self.cancelled:
            raise Cancelled
        self.progress.emit(done, total)


class TaskRunner(QObject):
    """Runs functions in the background.

    `run` uses one worker, so calls keep their order and the vault has one user. `compute` uses a second pool.
    Without an `on_error`, a KeukentafelError goes to `refused` as its sentence and any other exception to `broke`.
    """

    idle = Signal()
    """Nothing of `run` waits or runs any more, and every result is delivered."""
    refused = Signal(str)
    broke = Signal(object)
    _returned = Signal(int)

    def __init__(self, parent: QObject | None = None, *, workers: int = 2) -> None:
        super().__init__(parent)
        self._vault = _Workers(1, "vault")
        self._pool = _Workers(workers, "compute")
        self._libraries = Libraries()
        self._numbers = itertools.count()
        self._open: dict[int, _Ticket] = {}
        self._returned.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def pending(self) -> int:
        """How many calls of `run` have not delivered their result yet."""
        return sum(1 for ticket in self._open.values() if ticket.job is None)

    @property
    def at_work(self) -> bool:
        """Whether anything of `run` or `compute` has not come back yet."""
        return bool(self._open)

    def run(
        self,
        work: Callable[[], _T],
        on_done: Callable[[_T], None] | None = None,
        on_error: Failed | None = None,
        *,
        context: QObject | None = None,
    ) -> None:
        """Do `work` on the vault thread after everything given before; `on_done(result)` follows on the GUI thread.

        When `context` (by default the object whose method `on_done` is) is destroyed by then, nothing is delivered;
        the work itself is still done.
        """
        self._submit(self._vault, _Ticket(work, on_done, on_error, context, None))

    def compute(
        self,
        work: Callable[[Job], _T],
        on_done: Callable[[_T], None] | None = None,
        on_error: Failed | None = None,
        *,
        context: QObject | None = None,
    ) -> Job:
        """Do `work(job)` beside the vault thread; the job reports progress and can be cancelled."""
        job = Job(self)
        self._submit(self._pool, _Ticket(lambda: work(job), on_done, on_error, context, job))
        return job

    def flush(self, timeout: float = 10.0) -> bool:
        """Wait until all work given to `run` is done and delivered; False when `timeout` seconds were not enough.

        For closing and locking: blocks the GUI thread, so that what was typed last is durable before the vault shuts.
        Work that a result asks for is waited for too.
        """
        from concurrent.futures import wait

        deadline = monotonic() + timeout
        while self.pending:
            given = {number: ticket.future for number, ticket in self._open.items() if ticket.job is None}
            running = [future for future in given.values() if future is not None]
            if wait(running, max(0.0, deadline - monotonic())).not_done:
                return False
            for number in given:
                self._deliver(number)
        return True

    def close(self, timeout: float = 10.0) -> bool:
        """Finish the vault's work, stop jobs and end the threads; False when the vault's work did not end in time."""
        for ticket in list(self._open.values()):
            if ticket.job is not None:
                ticket.job.cancel()
        finished = self.flush(timeout)
        self._vault.shutdown(wait=finished, cancel_futures=not finished)
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._open.clear()
        return finished

    def _submit(self, executor: _Workers, ticket: _Ticket) -> None:
        number = next(self._numbers)
        self._open[number] = ticket
        ticket.future = executor.submit(ticket.work)
        ticket.future.add_done_callback(lambda _future: self._announce(number))

    def _announce(self, number: int) -> None:
        """On the worker's thread: tell the GUI thread, unless the window is gone already."""
        self._libraries.set_apart()
        if isValid(self):
            self._returned.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        ticket = self._open.get(number)
        if ticket is None or ticket.future is None or not ticket.future.done():
            return
        del self._open[number]
        try:
            self._hand_over(ticket, ticket.future)
        finally:
            if ticket.job is not None:
                ticket.job.end()
                ticket.job.deleteLater()
            elif self.pending == 0:
                self.idle.emit()

    def _hand_over(self, ticket: _Ticket, future: Future[Any]) -> None:
        if future.cancelled() or (ticket.job is not None and ticket.job.cancelled):
            return
        if ticket.has_context and not isValid(ticket.context):
            return
        error = future.exception()
        if error is None:
            if ticket.on_done is not None:
                ticket.on_done(future.result())
        elif ticket.on_error is not None:
            ticket.on_error(error)
        elif isinstance(error, KeukentafelError):
            self.refused.emit(str(error))
        else:
            self.broke.emit(error)


class _Workers:
    """A pool of threads that is made when the first work comes: none is needed before the window shows."""

    def __init__(self, count: int, name: str) -> None:
        self._count, self._name = count, name
        self._pool: ThreadPoolExecutor | None = None
        self._closed = False

    def submit(self, work: Callable[[], Any]) -> Future[Any]:
        """Raises RuntimeError after `shutdown`."""
        if self._pool is None:
            if self._closed:
                raise RuntimeError("no work is taken any more")
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(self._count, thread_name_prefix=self._name)
        return self._pool.submit(work)

    def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
        """End the threads; as that of an executor."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


class _Ticket:
    """One call under way: what to do, and who wants to hear of it."""

    __slots__ = ("context", "future", "has_context", "job", "on_done", "on_error", "work")

    def __init__(
        self,
        work: Callable[[], Any],
        on_done: Done | None,
        on_error: Failed | None,
        context: QObject | None,
        job: Job | None,
    ) -> None:
        self.work = work
        self.on_done = on_done
        self.on_error = on_error
        owner = getattr(on_done, "__self__", None)
        self.context = context if context is not None or not isinstance(owner, QObject) else owner
        self.has_context = self.context is not None
        self.job = job
        self.future: Future[Any] | None = None
