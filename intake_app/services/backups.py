"""Copies of the vault: made by themselves, kept for as long as they are worth, looked over, and put back (M01).

`keep` and `look_over` may run beside the vault thread; everything else is for the vault thread or a closed vault.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from intake_app import paths
from intake_app.clock import Clock
from intake_app.errors import InputRefused, KeukentafelError, SavingFailed, VaultDamaged, VaultUnavailable
from intake_app.i18n import _
from intake_app.services.desk import Desk
from intake_app.store.shelf import Copy, Why, copies_in, folder_for, free_moment, mark_of, name_for, tidy

__all__ = ["Copy", "PlaceState", "Status", "Why", "copies", "due", "keep", "newest_good", "restore", "status", "verify"]

EVERY = timedelta(minutes=30)
BEFORE_EVERY = timedelta(minutes=10)
"""One copy before reading in counts for what is read in after it."""
_PLACE, _RESTORED = "backup_place", "restored_at"
Told = Callable[[int, int], None]


class PlaceState(StrEnum):
    """How it stands with the second place."""

    NOT_CHOSEN = "not-chosen"
    ABSENT = "absent"
    BEHIND = "behind"
    UP_TO_DATE = "up-to-date"


@dataclass(frozen=True, slots=True)
class Status:
    """What there is, for the window: the newest copy, all copies, and the second place."""

    newest: Copy | None
    copies: tuple[Copy, ...]
    place: Path | None
    place_state: PlaceState


def shelf_of(vault: Path) -> Path:
    """The folder with the copies of this vault."""
    return folder_for(vault, paths.user_backups())


def bring_shelf(shelf: Path, vault: Path) -> None:
    """The vault of these copies lies at another place now: they go with it. What cannot go stays where it is."""
    place = shelf_of(vault)
    if shelf == place:
        return
    for copy in copies_in(shelf):
        with contextlib.suppress(OSError):
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not (place / copy.path.name).exists():
                copy.path.rename(place / copy.path.name)
    with contextlib.suppress(OSError):
        shelf.rmdir()


def copies(vault: Path) -> tuple[Copy, ...]:
    """All copies of the vault at this place, newest first, also when the vault itself is gone or damaged."""
    return copies_in(shelf_of(vault))


def due(desk: Desk) -> bool:
    """Whether it is time for a copy: something changed since the newest one, and that is half an hour old."""
    newest = next(iter(copies_in(shelf_of(desk.vault.path), mark_of(desk.vault.path))), None)
    if newest is None:
        return True
    if (newest.seq, newest.end) == _end(desk):
        return False
    return not timedelta(0) <= desk.clock.now() - newest.at < EVERY


def keep(desk: Desk, why: Why, *, told: Told | None = None, thin: bool = True) -> Copy:
    """Make a copy on the shelf now. Removes copies whose time has passed, unless `thin` is off.

    Raises SavingFailed, VaultDamaged when what would be copied is damaged, and CopyStopped when the vault closes.
    """
    shelf, mark = shelf_of(desk.vault.path), mark_of(desk.vault.path)
    try:
        shelf.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _no_room() from error
    seq, end = desk.vault.history.end
    target = shelf / name_for(free_moment(desk.clock.now(), shelf, mark), mark, seq, end, why)
    desk.vault.backup(target, told=told, look=True)
    if thin:
        tidy(shelf, mark)
    return copies_in(shelf, mark)[0]


def keep_before(desk: Desk, why: Why, told: Told | None = None) -> None:
    """Make sure that there is a copy from before something that changes much; one of the same state will do."""
    if not is_kept_before(desk, why):
        keep(desk, why, told=told)


def is_kept_before(desk: Desk, why: Why) -> bool:
    """Whether there is such a copy already."""
    newest = next(iter(copies_in(shelf_of(desk.vault.path), mark_of(desk.vault.path))), None)
    return newest is not None and (
        (newest.seq, newest.end) == _end(desk)
        or (newest.why is why and timedelta(0) <= desk.clock.now() - newest.at < BEFORE_EVERY)
    )


def was_stopped(error: BaseException) -> bool:
    """Whether a copy was only stopped because the vault was locked or closed."""
    from intake_app.store.database import CopyStopped

    return isinstance(error, CopyStopped)


def look_over(desk: Desk) -> None:
    """Look for damage while work goes on. Raises VaultDamaged, and CopyStopped when the vault closes."""
    if desk.vault.look_over():
        raise VaultDamaged(_("This vault is damaged. Nothing was changed. Use your newest backup."))


def check(desk: Desk, told: Told | None = None, *, beside: bool = False) -> list[str]:
    """Look the whole vault over: a sentence per problem, with what to do at the end; empty when it is whole.

    `beside`: work goes on meanwhile, and it may be called from any thread; a copy that takes room is looked over then.
    Raises SavingFailed, and what `was_stopped` knows when the vault is locked or closed.
    """
    problems = desk.vault.check(told, beside=beside)
    ahead = shorter_than(desk)
    if ahead is not None:
        when = ahead.astimezone().strftime("%Y-%m-%d %H:%M")
        words = _("A copy of {when} holds lines that the change log of this vault does not have.").format(when=when)
        problems.append(
            f"{words} " + _("Was an older copy put back? Then this is as it should be. If not, lines were taken away.")
        )
    return [*problems, _("Do not work on in this vault. Use your backup.")] if problems else []


def copy_out(desk: Desk, target: Path, told: Told | None = None) -> None:
    """Write one sealed copy where the person says. Raises SavingFailed."""
    desk.vault.backup(target, told=told, look=True)


# -- the second place ----------------------------------------------------------------------------------------------


def place(desk: Desk) -> Path | None:
    """The second place that was chosen (a stick, a network folder)."""
    chosen = desk.vault.setting(_PLACE)
    return Path(chosen) if isinstance(chosen, str) and chosen else None


def choose_place(desk: Desk, folder: Path | None) -> None:
    """Choose the second place, or none any more. Raises InputRefused when nothing can be written there."""
    if folder is not None:
        trial = folder / ".keukentafel-proef"
        try:
            trial.write_bytes(b"")
            trial.unlink()
        except OSError as error:
            raise InputRefused(_("Nothing can be written in this folder. Choose another one.")) from error
        if folder.resolve() == desk.vault.path.parent:
            raise InputRefused(_("The vault itself lies in this folder. Choose a stick or a folder elsewhere."))
    desk.vault.set_setting(_PLACE, str(folder) if folder is not None else None)


def bring_to_place(desk: Desk, told: Told | None = None) -> PlaceState:
    """Bring the newest copy to the second place when that is there. Raises SavingFailed when it cannot be written."""
    from intake_app.store.backup import copied_file

    folder, mark = place(desk), mark_of(desk.vault.path)
    state = _place_state(desk, folder)
    if folder is None or state is not PlaceState.BEHIND:
        return state
    newest = copies_in(shelf_of(desk.vault.path), mark)[0]
    try:
        copied_file(newest.path, folder / newest.path.name, told)
    except OSError as error:
        raise SavingFailed(
            _("The copy could not be written in the second place. Is there room? The copy on this laptop is good.")
        ) from error
    tidy(folder, mark)
    return PlaceState.UP_TO_DATE


def _place_state(desk: Desk, folder: Path | None) -> PlaceState:
    if folder is None:
        return PlaceState.NOT_CHOSEN
    if not folder.is_dir():
        return PlaceState.ABSENT
    mark = mark_of(desk.vault.path)
    here, there = copies_in(shelf_of(desk.vault.path), mark)[:1], copies_in(folder, mark)[:1]
    behind = here and (not there or there[0].path.name != here[0].path.name)
    return PlaceState.BEHIND if behind else PlaceState.UP_TO_DATE


def status(desk: Desk) -> Status:
    """How it stands now."""
    found, folder = copies(desk.vault.path), place(desk)
    mark = mark_of(desk.vault.path)
    own = [copy for copy in found if copy.vault == mark]
    return Status(own[0] if own else None, found, folder, _place_state(desk, folder))


# -- looking over and putting back ---------------------------------------------------------------------------------


def verify(copy: Path, passphrase: str, told: Told | None = None) -> None:
    """Open a copy and look all of it over. Raises WrongPassphrase or VaultUnavailable with what is wrong.

    `told` hears how far it is, and may raise to stop.
    """
    from intake_app.store import restoring

    restoring.verify(copy, passphrase, told)


def newest_good(vault: Path, passphrase: str, told: Told | None = None) -> Copy | None:
    """The newest copy that opens with this passphrase and proves whole; None when there is none.

    `told` hears how far looking over each one is, and may raise to stop.
    """
    for copy in copies(vault):
        try:
            verify(copy.path, passphrase, told)
        except KeukentafelError:
            continue
        return copy
    return None


def keep_before_restoring(vault: Path, passphrase: str, clock: Clock) -> str:
    """A copy on the shelf of the closed vault as it is; returns why there is none, or "".

    A vault that does not open with this passphrase is kept beside its place by `restore`, and that is all. No copy is
    removed: one of those is about to be put back.
    """
    from intake_app.services import vaults

    if not vaults.is_there(vault):
        return ""
    try:
        desk = vaults.unlock(vault, passphrase, clock)
    except KeukentafelError:
        return ""
    try:
        keep(desk, Why.BEFORE_RESTORE, thin=False)
    except KeukentafelError as problem:
        return str(problem)
    finally:
        desk.close()
    return ""


def restore(source: Path, vault: Path, passphrase: str, told: Told | None = None) -> Path | None:
    """Put a copy in the place of the vault, which must be closed; what lay there is kept beside it and returned.

    Raises WrongPassphrase or VaultUnavailable with what is wrong; then nothing has changed. `told` may raise to stop.
    """
    from intake_app.services import key_store
    from intake_app.store import restoring
    from intake_app.store.vault import Vault

    if not source.is_file():
        raise VaultUnavailable(_("There is no copy at this place. Is the stick in, and the folder there?"))
    kept = restoring.restore(source, vault, passphrase, told)
    for file in (vault, kept):
        if file is not None:
            key_store.forget(file)
    with Vault.open(vault, passphrase) as opened:
        opened.set_setting(_RESTORED, datetime.now(UTC).isoformat())
    return kept


def shorter_than(desk: Desk) -> datetime | None:
    """The moment of a copy that holds lines which the change log of the vault does not have; None when all fits.

    Copies of before an older one was put back tell of another course, and do not count.
    """
    mark, restored = mark_of(desk.vault.path), desk.vault.setting(_RESTORED)
    since = datetime.fromisoformat(restored) if isinstance(restored, str) else None
    for copy in copies_in(shelf_of(desk.vault.path), mark):
        if since is not None and copy.at <= since:
            continue
        if not desk.vault.history.holds(copy.seq, copy.end):
            return copy.at
    return None


def _end(desk: Desk) -> tuple[int, str]:
    seq, end = desk.vault.history.end
    return seq, end[:8].hex()


def _no_room() -> SavingFailed:
    return SavingFailed(_("The copy could not be made. Is there room, and is the medium still there?"))
