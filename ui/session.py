"""The open desk as the window sees it: every service call goes through here, off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from intake_app.errors import KeukentafelError
from intake_app.services import access, packs
from intake_app.services.data_choices import purpose_of
from intake_app.services.rules import known_rules, of_case
from ui.change_queue import Change, ChangeQueue
from ui.offered_forms import OfferedForms
from ui.tasks import Cancelled, Job, TaskRunner

if TYPE_CHECKING:
    from pathlib import Path

    from intake_app.domain.access import Act
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.people import CaseFile
    from intake_app.instruments.library import FormLibrary
    from intake_app.services.desk import Desk, Profile
    from intake_app.services.rules import Rules
    from ui.models.caseload_choice import CaseloadChoice

_T = TypeVar("_T")

GONE = "gone"
"""A property of a page that was thrown away and goes at the next turn: nothing is handed to it any more."""


class Session(QObject):
    """One unlocked desk and the dossier that lies on it.

    Functions given to `run` and `change` take the `Desk` and run on the vault thread, in the order in which they were
    given; their result comes back on the GUI thread. They must not touch widgets.
    """

    dossier_changed = Signal(object)
    """The dossier as it is now, once after every change and after opening one."""
    dossier_closed = Signal()
    failed = Signal(str)
    """A sentence for the banner: an expected problem, nothing changed."""
    told = Signal(str)
    """Something that is good to know about what was just done, on whatever page that is."""
    broke = Signal(object)
    """An exception nobody expected."""
    profile_changed = Signal()
    words_changed = Signal()
    """Rules or words for people were chosen anew: what stands on the screen may be called otherwise."""
    forms_changed = Signal()
    """A pack was installed or removed: `forms` is another library now."""
    shared_changed = Signal()
    """Something that all dossiers share (offers, places, organisations) was taken back or done again."""
    turned = Signal(str)
    """The sentence that says what was taken back or done again, or that there was nothing."""
    long_work = Signal(object, str)
    """A Job that may take long, and what it does."""
    navigate_requested = Signal(str)
    restore_requested = Signal(object)
    """Path of a copy that is to take the place of the vault, after locking; None to choose one then."""

    move_requested = Signal(object)
    """A vault_moving.Move: the vault is to lie elsewhere, after locking."""

    def __init__(self, desk: Desk, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._dossier: Dossier | None = None
        self._newest: dict[str, int] = {}
        self.table_zoom = 1.0
        """How much larger the resident wants the table screens; until the desk is locked."""
        self._ended = False
        self.changes = ChangeQueue(self, desk, tasks)
        """What is on its way to the vault, and what waits because it could not be stored."""
        self.offered = OfferedForms(self, desk)
        self.caseload_view: CaseloadChoice | None = None
        """How the caseload was looked at last."""
        self.set_aside = False
        """The person chose to go on later with the conversation that was not closed."""

    @property
    def dossier(self) -> Dossier | None:
        """The dossier on the desk."""
        return self._dossier

    @property
    def case_id(self) -> UUID | None:
        """Id of the dossier on the desk."""
        return self._dossier.case.id if self._dossier else None

    @property
    def profile(self) -> Profile:
        """Who works here."""
        return self._desk.profile

    @property
    def rules(self) -> Rules:
        """The rules in force here (profile and own settings)."""
        return known_rules(self._desk)

    def number_of_case(self, setting: str) -> int | None:
        """A number of the rules of the dossier on the desk; of the vault without one."""
        held = self.rules_of(self._dossier.case) if self._dossier is not None else self.rules
        return held.number(setting)

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without work the window locks."""
        from intake_app.services.rules import lock_minutes

        return lock_minutes(self.rules, self.profile)

    @property
    def first_form(self) -> str:
        """The form that the consultant begins with here."""
        from intake_app.services.rules import first_form

        return first_form(self.rules, self.forms)

    def rules_of(self, case: CaseFile) -> Rules:
        """The rules of one dossier: by a profile of its own where one was taken over."""
        return of_case(self._desk.forms, self._desk.kept_rules, case)

    @property
    def vault(self) -> Path:
        """The file of the vault."""
        return self._desk.vault.path

    @property
    def tasks(self) -> TaskRunner:
        """For work that needs no vault, such as printing (`compute`)."""
        return self._tasks

    @property
    def forms(self) -> FormLibrary:
        """Instruments, grounds and text blocks; reading them needs no vault."""
        return self._desk.forms

    @property
    def fields_off(self) -> frozenset[str]:
        """Fields that this organisation does not ask, as "Kind.field" (see `services.data_choices`)."""
        return self._desk.fields_off

    @property
    def purposes(self) -> Mapping[str, str]:
        """What groups of fields are for in the organisation's own words: another object when they changed."""
        return self._desk.purposes

    def purpose_of(self, field: str) -> str:
        """What a field is for, by "Kind.field", as this organisation says it."""
        return purpose_of(field, self._desk.purposes)

    def go_to_table(self) -> None:
        """Show the resident the picture that a conversation starts from, or the forms when there is none."""
        picture = self.offered.first_picture()
        self.navigate(f"tafel/{picture}" if picture else "beeld")

    def today(self) -> date:
        """The day in local time, or the day of `--on`."""
        return self._desk.today()

    def now(self) -> datetime:
        """The moment in UTC; on the day of `--on` when that was given."""
        return self._desk.clock.now()

    @property
    def alive(self) -> bool:
        """Whether the desk is still open for this session."""
        return not self._ended

    @property
    def may_change(self) -> bool:
        """Whether who opened the vault may change anything."""
        return self._desk.role.may_change

    @property
    def may_manage(self) -> bool:
        """Whether who opened the vault leads the team."""
        return self._desk.role.may_manage

    @property
    def interrupted(self) -> bool:
        """The program stopped last time without closing the vault. What was acknowledged is there."""
        return self._desk.vault.was_interrupted

    @property
    def words_may_be_missing(self) -> bool:
        """What was written last before it stopped could not be read back."""
        return self._desk.vault.words_may_be_missing

    def navigate(self, route: str) -> None:
        """Ask the window to go to `route` (see `ui.route`)."""
        self.navigate_requested.emit(route)

    def run(
        self,
        work: Callable[[Desk], _T],
        on_done: Callable[[_T], None] | None = None,
        *,
        on_refused: Callable[[KeukentafelError], None] | None = None,
        owner: QObject | None = None,
        latest: str = "",
    ) -> None:
        """Ask a service something. `on_done` gets its result, unless `owner` is gone by then.

        With `latest`, only the newest call of that name counts: older ones are skipped or their results dropped.
        Expected problems go to `on_refused` or else to `failed`, others to `broke`.
        """
        ticket = self._newest[latest] = self._newest.get(latest, 0) + 1

        def stale() -> bool:
            return bool(latest) and self._newest[latest] != ticket

        def call() -> _T | None:
            return None if stale() else work(self._desk)

        def done(result: _T | None) -> None:
            if on_done is not None and not stale() and self.wants(owner):
                on_done(result)  # type: ignore[arg-type]  # None only when stale, or when the service returns None

        def not_done(error: BaseException) -> None:
            if on_refused is not None and isinstance(error, KeukentafelError):
                if self.wants(owner):
                    on_refused(error)
            else:
                self.report(error)

        self._tasks.run(call, done, not_done)

    def beside(
        self,
        work: Callable[[Desk, Job], _T],
        on_done: Callable[[_T], None] | None = None,
        on_error: Callable[[BaseException], None] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Have a service work beside the vault thread, while answers go on being kept. Only for what says it may."""
        return self._tasks.compute(lambda job: work(self._desk, job), on_done, on_error, context=owner or self)

    def change(
        self,
        work: Callable[[Desk], _T],
        on_done: Callable[[_T], None] | None = None,
        *,
        on_refused: Callable[[KeukentafelError], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Have a service change something, then show the dossier as it became.

        `dossier_changed`, `changes.saved` and `on_done` follow. A refusal goes to `on_refused` or else to `failed`.
        When storing itself fails the change is kept in `changes`, and those made meanwhile wait behind it.
        """
        self.changes.add(Change(work, on_done, on_refused, owner))

    def open_dossier(
        self,
        case_id: UUID,
        on_done: Callable[[Dossier], None] | None = None,
        on_refused: Callable[[KeukentafelError], None] | None = None,
    ) -> None:
        """Lay a dossier on the desk: `dossier_changed`, then `on_done`. That it was opened is noted."""

        def show(dossier: Dossier) -> None:
            self.show_dossier(dossier)
            if on_done is not None:
                on_done(dossier)

        self.run(lambda desk: access.opened(desk, case_id), show, on_refused=on_refused, latest="open_dossier")

    def note_access(self, act: Act, what: str) -> None:
        """Note what was done with the dossier on the desk (see `services.access`)."""
        if (case_id := self.case_id) is not None:
            self.run(lambda desk: access.note(desk, case_id, act, what))

    def close_dossier(self) -> None:
        """Take the dossier off the desk. Changes under way are still stored."""
        if self._dossier is not None:
            self._dossier = None
            self.dossier_closed.emit()

    def change_long(
        self,
        what: str,
        work: Callable[[Desk, Callable[[int, int], None]], _T],
        on_done: Callable[[_T | None], None] | None = None,
        *,
        on_refused: Callable[[KeukentafelError], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """As `change`, for what may take long. The work tells how far it is, and stops where it tells.

        `on_done` gets None when it was stopped; the work must then have changed nothing. `what` says in the window
        what is being done (`long_work`); "" when the page itself shows how far it is.
        """
        job, call = self._stoppable(what, work)
        self.change(call, on_done, on_refused=on_refused, owner=owner)
        return job

    def run_long(
        self,
        what: str,
        work: Callable[[Desk, Callable[[int, int], None]], _T],
        on_done: Callable[[_T | None], None] | None = None,
        *,
        on_refused: Callable[[KeukentafelError], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """As `run`, for what may take long; it tells how far it is and stops as in `change_long`."""
        job, call = self._stoppable(what, work)
        self.run(call, on_done, on_refused=on_refused, owner=owner)
        return job

    def _stoppable(
        self, what: str, work: Callable[[Desk, Callable[[int, int], None]], _T]
    ) -> tuple[Job, Callable[[Desk], _T | None]]:
        """Work as a job that is shown and stopped in the window, and the call that does it."""
        job = Job(self)

        def told(done: int, total: int) -> None:
            if isValid(job):  # else it is offered again, after storing failed: then it is not followed any more
                job.checkpoint(done, total)

        def call(desk: Desk) -> _T | None:
            try:
                return work(desk, told)
            except Cancelled:
                return None
            finally:
                if isValid(job):
                    job.end()

        job.finished.connect(job.deleteLater)
        if what:
            self.long_work.emit(job, what)
        return job, call

    def stop_long(self) -> None:
        """Ask all long work under way to stop: what it did by then is taken back."""
        for job in self.findChildren(Job):
            job.cancel()

    def change_profile(
        self, on_done: Callable[[Profile], None] | None = None, **values: str | int | date | None
    ) -> None:
        """Keep new facts about who works here: `profile_changed`, then `on_done`."""

        def show(profile: Profile) -> None:
            self.profile_changed.emit()
            if on_done is not None:
                on_done(profile)

        self.change(lambda desk: desk.change_profile(**values), show)

    def refresh_forms(self, on_done: Callable[[], None] | None = None, *, owner: QObject | None = None) -> None:
        """Work with the packs that are installed now: `forms_changed`, then `on_done`."""

        def show(_nothing: None) -> None:
            self.forms_changed.emit()
            if on_done is not None:
                on_done()

        self.run(packs.refresh, show, owner=owner)

    def end(self, on_done: Callable[[], None] | None = None) -> None:
        """Close the vault after every change given before; nothing is delivered to pages any more."""
        self._ended = True
        self._dossier = None
        self._tasks.run(self._desk.close, lambda _none: on_done() if on_done else None, self.report)

    def show_dossier(self, dossier: Dossier) -> None:
        """This is the dossier on the desk, as it is now: `dossier_changed`."""
        if not self._ended:
            self._dossier = dossier
            self.dossier_changed.emit(dossier)

    def wants(self, owner: QObject | None) -> bool:
        """Whether results are still handed out, and to this owner if there is one."""
        return not self._ended and (owner is None or _is_there(owner))

    def report(self, error: BaseException) -> None:
        """Say that something went wrong: `failed` with its sentence, or `broke`."""
        if isinstance(error, KeukentafelError):
            self.failed.emit(str(error))
        else:
            self.broke.emit(error)


def _is_there(owner: QObject) -> bool:
    """Whether an owner lives, and is not on a page that was thrown away."""
    one: QObject | None = owner if isValid(owner) else None
    if one is None:
        return False
    while one is not None:
        if one.property(GONE):
            return False
        one = one.parent()
    return True
