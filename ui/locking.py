"""When the window locks, and what the next session gets from the one before: its place, and what it could not store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog

from intake_app.i18n import _
from intake_app.services import resuming
from intake_app.services.backup_words import moved_words
from intake_app.services.resuming import Place
from ui.route import HOME
from ui.widgets.banner import Tone

if TYPE_CHECKING:
    from pathlib import Path

    from intake_app.services.vault_moving import Move
    from ui.desk_side import DeskSide
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.watchers import Watchers

WARN_BEFORE = 60.0  # seconds
_AT_HOME = Place(None, HOME)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is done with the vault once it is closed: moved, or a copy put in its place (None: ask which)."""

    move: Move | None = None
    restore: bool = False
    copy: Path | None = None


class Locking(QObject):
    """Locks one window, and leads the next session back to where the one before it was."""

    locked = Signal()
    """The vault is closed, nothing waits to be stored and nothing was wished for."""
    vault_moved = Signal(object)
    """The file of the vault lies here now."""

    def __init__(self, window: MainWindow, watchers: Watchers, *, ask_where: bool) -> None:
        """With `ask_where` the process before this one kept in the vault where somebody was."""
        super().__init__(window)
        self._window = window
        self._watchers = watchers
        self._ask_where = ask_where
        self._place = _AT_HOME
        self._wish: _Wish | None = None
        self._former: Session | None = None  # locked with changes that could not be stored
        self._moved_words = ""
        window.gate.moved.connect(self._note_move)
        watchers.idle.warned.connect(self._warn)
        watchers.idle.calmed.connect(self._calm)
        watchers.idle.expired.connect(self.lock)

    # -- when --------------------------------------------------------------------------------------------------------

    def keep_watch(self) -> None:
        """Lock by itself when nobody works, after as long as the profile says."""
        if self._window.session is not None:
            limit = self._window.session.lock_minutes * 60.0
            self._watchers.idle.start(limit, min(WARN_BEFORE, limit / 2))

    def _warn(self, _seconds: int) -> None:
        if self._window.desk_side is not None:
            self._window.desk_side.notices.show_notice(
                "lock",
                _("Keukentafel locks in 1 minute. Your work is saved."),
                tone=Tone.ATTENTION,
                actions=(("stay", _("Keep it open"), self._watchers.idle.stay),),
                closable=False,
            )

    def _calm(self) -> None:
        if self._window.desk_side is not None:
            self._window.desk_side.notices.withdraw("lock")

    def lock(self) -> None:
        """Commit what was typed, close the vault and destroy everything that shows a resident."""
        self._lock_soon(None)

    def move(self, wanted: Move) -> None:
        """Lock, have the vault moved, and open it where it lies then."""
        self._lock_soon(_Wish(move=wanted))

    def restore(self, copy: Path | None) -> None:
        """Lock, and then ask for the passphrase of the copy that takes the place of the vault."""
        self._lock_soon(_Wish(restore=True, copy=copy))
        self._place = _AT_HOME

    def _lock_soon(self, wish: _Wish | None) -> None:
        side = self._window.desk_side
        if side is not None:
            self._place = Place(side.session.case_id, side.place())
            self._wish = wish or self._wish
            QTimer.singleShot(0, self, self._lock)

    # -- locking -----------------------------------------------------------------------------------------------------

    def _lock(self) -> None:
        side = self._window.desk_side
        if side is None:
            return
        self._watchers.rest()
        if _close_dialogs(self._window):
            QTimer.singleShot(0, self, self._lock)  # first let whoever waits for a dialog come to its end
            return
        session, wish, self._wish = side.session, self._wish, None
        side.pages.commit()
        self._show_gate(wish)
        self._window.leave_desk()
        session.run(partial(resuming.keep, place=self._place))
        session.end(partial(self._end, session, wish))

    def _show_gate(self, wish: _Wish | None) -> None:
        gate = self._window.gate
        gate.show_way_in()
        if wish is not None and wish.move is not None:
            gate.show_moving()
        elif wish is not None and wish.restore:
            gate.show_restore(wish.copy)

    def _end(self, session: Session, wish: _Wish | None) -> None:
        """The vault is closed. Changes that could not be stored wait in memory for the next session."""
        if wish is not None and wish.move is not None:
            self._window.gate.move_vault(wish.move)
        if session.changes.unsaved:
            self._former = session
        else:
            session.deleteLater()
            if wish is None:  # what was wished for goes on in this very window
                self.locked.emit()

    def _note_move(self, vault: Path, left: Path | None) -> None:
        self._moved_words = moved_words(vault, left)
        self.vault_moved.emit(vault)

    # -- coming back -------------------------------------------------------------------------------------------------

    def come_back(self, side: DeskSide) -> None:
        """Go to where somebody was before locking, or to the caseload; store what the session before could not."""
        if self._former is not None:
            former, self._former = self._former, None
            side.session.changes.take_over(former.changes)
        if self._moved_words:
            side.notices.show_notice("moved", self._moved_words)
            self._moved_words = ""
        if self._ask_where:
            self._ask_where = False
            side.session.run(resuming.take, partial(self._go_back, side), owner=side)
        else:
            self._go_back(side, self._place)

    def _go_back(self, side: DeskSide, place: Place | None) -> None:
        self._place = _AT_HOME
        place = place or _AT_HOME

        def arrive(route: str) -> Callable[[object], None]:
            def set_out(_what: object) -> None:
                side.travel(route)

            return set_out

        if place.case_id is None:
            side.travel(place.route)
        else:
            side.session.open_dossier(place.case_id, arrive(place.route), arrive(HOME))


def _close_dialogs(window: MainWindow) -> bool:
    """Close every open dialog; they keep their drafts themselves. Whether there was one."""
    open_ones = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    for dialog in open_ones:
        dialog.reject()
    return bool(open_ones)
