"""The locked side of the window: first start, unlocking and recovery, and the work behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from intake_app.errors import KeukentafelError, VaultDamaged, VaultUnavailable
from intake_app.i18n import _
from ui.beginning import Start
from ui.overriding import override
from ui.pages.entry_page import EntryPage
from ui.tasks import Cancelled, Job, TaskRunner

if TYPE_CHECKING:
    from uuid import UUID

    from intake_app.services.desk import Desk
    from intake_app.services.vault_moving import Move
    from ui.pages.first_start import NewVault

_T = TypeVar("_T")
_PICTURED = (QEvent.Type.Paint, QEvent.Type.Expose, QEvent.Type.UpdateRequest)
"""What comes with the first picture."""


class Gate(QStackedWidget):
    """Shows the first start when there is no vault yet, otherwise unlocking. Heavy imports follow the first paint."""

    opened = Signal(object)
    """The open Desk. Who takes it also closes it."""
    pictured = Signal()
    """The first picture of the window is there."""
    broke = Signal(object)
    """An exception nobody expected."""
    moved = Signal(object, object)
    """The vault lies elsewhere now: its file, and what the old one is called (None: removed). It opens next."""
    restored = Signal()
    """A backup took the place of the vault; it is closed now."""

    def __init__(self, start: Start, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self._tasks = tasks
        self._warm = False
        self._desk: Desk | None = None  # open, while its recovery code or new passphrase is still on the screen

    @property
    def page(self) -> EntryPage | None:
        """The page in front."""
        page = self.currentWidget()
        return page if isinstance(page, EntryPage) else None

    def show_way_in(self, message: str = "") -> None:
        """Show a fresh page to come in by, with `message` above it."""
        if self._start.vault.exists():
            self._show_unlock(message)
        else:
            self._show_first_start()

    def leave(self) -> None:
        """Take the page away with what was typed in it, and close the vault when it waited for its owner."""
        while (page := self.currentWidget()) is not None:
            self.removeWidget(page)
            page.deleteLater()
        if self._desk is not None:
            self._tasks.run(self._desk.close)
            self._desk = None

    def unlock(self, passphrase: str) -> None:
        """Open the vault with the passphrase, in the background: `opened`, or a sentence on the page."""

        def way_in() -> Desk:
            from intake_app.services import vaults

            return vaults.unlock(self._start.vault, passphrase, self._start.clock)

        self._work(way_in, self.opened.emit)

    def unlock_quickly(self, pin: str) -> None:
        """Open the vault with the PIN; what the key store cannot do, the passphrase does."""

        def way_in() -> Desk:
            from intake_app.services import key_store

            return key_store.unlock(self._start.vault, pin, self._start.clock)

        self._work(way_in, self.opened.emit)

    @property
    def keeps_backups(self) -> bool:
        """Whether copies of the vault are made by themselves."""
        return self._start.keeps_backups

    # -- pages -------------------------------------------------------------------------------------------------------

    def _show_unlock(self, message: str = "") -> None:
        from intake_app.services.key_store_marks import is_on
        from ui.pages.unlock import UnlockPage

        page = UnlockPage(self._start.notice, quick=is_on(self._start.vault))
        page.unlock_requested.connect(self.unlock)
        page.pin_entered.connect(self.unlock_quickly)
        page.pin_given_up.connect(_stop_waiting)
        page.recovery_requested.connect(self._show_recovery)
        page.restore_requested.connect(self.show_restore)
        self._show(page)
        if message:
            page.say(message)

    def _show_recovery(self) -> None:
        from ui.pages.recovery import RecoveryPage

        page = RecoveryPage()
        page.code_entered.connect(self._recover)
        page.back_requested.connect(self._show_unlock)
        self._show(page)

    def _show_first_start(self) -> None:
        from intake_app.services.vault_whereabouts import absent
        from ui.pages.first_start import FirstStartPage

        page = FirstStartPage()
        page.create_requested.connect(self._create)
        page.restore_requested.connect(self.show_restore)
        self._show(page)
        gone = absent(self._start.vault)
        if gone is not None:
            words = _("Your vault was moved to {path}, and is not there now. Is the disk in? Then start again.")
            page.say(words.format(path=gone))

    def show_restore(self, chosen: Path | None = None, message: str = "") -> None:
        """Ask which backup is to take the place of the vault, and for its passphrase."""
        from intake_app.services import backups
        from ui.pages.restore import RestorePage

        page = RestorePage(backups.copies(self._start.vault), self._start.clock.today(), chosen)
        page.restore_requested.connect(self._restore)
        page.back_requested.connect(self.show_way_in)
        self._show(page)
        if message:
            page.say(message)

    def show_moving(self) -> None:
        """The vault closes to be moved."""
        from ui.pages.moving import MovingPage

        self._show(MovingPage())

    def move_vault(self, wanted: Move) -> None:
        """Move the closed vault and open it at its new place; what cannot be leaves it where it lies."""
        from intake_app.services import vault_moving
        from ui.pages.moving import MovingPage

        page, vault = self.page, self._start.vault
        assert isinstance(page, MovingPage)
        if page.stopping:
            self._stopped(page, wanted)
            return

        def done(left: Path | None) -> None:
            self._start = replace(self._start, vault=wanted.target)
            self.moved.emit(wanted.target, left)
            self._show_unlock()
            self.unlock(wanted.passphrase)

        def not_done(error: BaseException) -> None:
            stays = _("The vault lies where it lay.")
            self._show_unlock(f"{error} {stays}" if isinstance(error, KeukentafelError) else stays)
            if not isinstance(error, KeukentafelError):
                self.broke.emit(error)

        job = self._tasks.compute(
            lambda job: vault_moving.move(
                vault, wanted.passphrase, wanted.target, leave=wanted.leave, told=job.checkpoint
            ),
            done,
            not_done,
            context=page,
        )
        job.progress.connect(page.tell)
        page.stop_requested.connect(job.cancel)
        job.finished.connect(partial(self._stopped, page, wanted))

    def _stopped(self, page: EntryPage, wanted: Move) -> None:
        """Somebody stopped the move: nothing of it is left, unless it was done by then."""
        if self.page is not page:
            return
        if self._start.vault.exists():
            self._show_unlock(_("Stopped. The vault lies where it lay."))
            return
        self._start = replace(self._start, vault=wanted.target)
        self.moved.emit(wanted.target, None)
        self._show_unlock()

    def _show_code(self, desk: Desk, code: str, sheet: bytes) -> None:
        from ui.pages.recovery_code import RecoveryCodePage

        self._desk = desk
        page = RecoveryCodePage(code, sheet, self._tasks)
        page.kept.connect(self._hand_over)
        self._show(page)

    def _show_new_passphrase(self, desk: Desk, code: str) -> None:
        from intake_app.services.people import people
        from ui.pages.recovery import NewPassphrasePage

        self._desk = desk
        page = NewPassphrasePage(people(desk).members)
        page.chosen.connect(lambda passphrase: self._rekey(desk, code, passphrase, page.person))
        self._show(page)

    def _show(self, page: EntryPage) -> None:
        former = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if former is not None:
            self.removeWidget(former)
            former.deleteLater()
        page.begin()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window()
        handle = window.windowHandle()
        if not self._warm and handle is not None:
            self._warm = True
            watched: QObject = window if handle.isExposed() else handle  # after a picture it is painted, not exposed
            watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first picture of a page, and only then load what is heavy."""
        if event.type() in _PICTURED:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go_on)
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        if self.page is None:
            return  # closed meanwhile
        self.pictured.emit()
        self._tasks.run(_warm_up, on_error=_ignore)

    # -- work --------------------------------------------------------------------------------------------------------

    def _work(self, work: Callable[[], _T], on_done: Callable[[_T], None]) -> None:
        """Do `work` on the vault thread while the page says so; what goes wrong becomes a sentence on that page."""
        page = self.page

        def not_done(error: BaseException) -> None:
            expected = isinstance(error, KeukentafelError)
            if isinstance(error, VaultDamaged) and page is self.page and self._offer_backup(error):
                return
            if page is not None and page is self.page and not _asks_passphrase(page, error):
                page.refuse(str(error) if expected else "")
            if not expected:
                self.broke.emit(error)

        self._tasks.run(work, on_done, not_done, context=page)

    def _offer_backup(self, error: VaultDamaged) -> bool:
        """The vault is damaged: offer its backups when there are any. Nothing of what lies there is touched."""
        from intake_app.services import backups
        from ui.pages.restore import RestorePage

        if isinstance(self.page, RestorePage) or not backups.copies(self._start.vault):
            return False
        offer = _("There are backups. The newest one that is whole is offered here; the damaged file is kept.")
        self.show_restore(message=f"{error} {offer}")
        return True

    def _restore(self, source: Path | None, passphrase: str) -> None:
        vault, page, job = self._start.vault, self.page, Job(self)
        job.finished.connect(job.deleteLater)

        def put_back() -> tuple[Path | None, str]:
            from intake_app.services import backups

            newest = None if source is not None else backups.newest_good(vault, passphrase, job.checkpoint)
            chosen = source or (newest.path if newest is not None else None)
            if chosen is None:
                raise VaultUnavailable(_("There is no copy that opens with this passphrase and is whole."))
            remark = backups.keep_before_restoring(vault, passphrase, self._start.clock)
            return backups.restore(chosen, vault, passphrase, job.checkpoint), remark

        def restore() -> tuple[Path | None, str] | None:
            try:
                return put_back()
            except Cancelled:
                return None
            finally:
                if isValid(job):
                    job.end()

        def done(both: tuple[Path | None, str] | None) -> None:
            if both is None:
                if page is not None:
                    page.refuse(_("Stopped. Nothing was changed."))
                return
            kept, remark = both
            said = _("The backup is put back. Open it with the same passphrase.")
            if kept is not None:
                said += " " + _("What lay there is kept as: {name}").format(name=kept.name)
            self.restored.emit()
            self._show_unlock(f"{said} {remark}".strip())

        if page is not None:
            page.follow(job)
        self._work(restore, done)

    def _create(self, wanted: NewVault) -> None:
        def create() -> tuple[Desk, str, bytes]:
            from intake_app.services import prints, vaults

            desk, code = vaults.create(self._start.vault, wanted.passphrase, self._start.clock)
            desk.change_profile(consultant=wanted.consultant, organisation=wanted.organisation, phone=wanted.phone)
            return desk, code, prints.recovery_sheet(desk, code)

        self._work(create, lambda made: self._show_code(*made))

    def _recover(self, code: str) -> None:
        def recover() -> Desk:
            from intake_app.services import vaults

            return vaults.unlock_with_recovery(self._start.vault, code, self._start.clock)

        self._work(recover, lambda desk: self._show_new_passphrase(desk, code))

    def _rekey(self, desk: Desk, code: str, passphrase: str, person: UUID | None) -> None:
        def rekey() -> None:
            from intake_app.services import vaults

            vaults.change_passphrase(desk, code, passphrase, person)

        self._work(rekey, lambda _none: self._hand_over())

    def _hand_over(self) -> None:
        desk, self._desk = self._desk, None
        self.opened.emit(desk)


def _stop_waiting() -> None:
    from intake_app.services import key_store

    key_store.stop_waiting()


def _asks_passphrase(page: EntryPage, error: BaseException) -> bool:
    """The key store was of no help: the same page asks for the passphrase, and says why."""
    from intake_app.services.key_store import StoreRefused
    from ui.pages.unlock import UnlockPage

    if not isinstance(error, StoreRefused) or not isinstance(page, UnlockPage):
        return False
    page.ask_passphrase(str(error))
    return True


def _warm_up() -> None:
    """On the vault thread, while the passphrase is typed: everything that opening and the first page need."""
    from importlib import import_module

    from intake_app.services import vaults

    vaults.warm_up()
    for name in ("ui.locking", "ui.desk_side", "ui.menu", "ui.read_ahead", "ui.pages.caseload"):
        import_module(name)


def _ignore(_error: Any) -> None:
    """A failed warm-up fails again, visibly, when the vault is opened."""
