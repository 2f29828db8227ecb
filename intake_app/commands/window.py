"""Opens the window: the one edge from the core up to `ui`."""

from __future__ import annotations

from pathlib import Path

from intake_app import paths
from intake_app.clock import Clock


def open_window(
    vault: Path, clock: Clock | None = None, *, passphrase: str = "", notice: str = "", own: bool = False
) -> int:
    """Show the window on a vault until it is closed, and return the exit code.

    Without a vault at that place the window begins with the first start. `passphrase` unlocks at once, `notice` is
    a line on the unlock screen; both are for throw-away vaults, such as that of the demo. Of a person's `own` vault
    copies are made by themselves.
    """
    from ui.app import run_window

    return run_window(vault, clock or Clock(), passphrase=passphrase, notice=notice, own=own)


def open_own_window(clock: Clock | None = None) -> int:
    """Show the window on the user's own vault, also when it was moved."""
    from intake_app.services.vault_whereabouts import follow

    return open_window(follow(paths.default_vault()), clock, own=True)


def play_demo(vault: Path, passphrase: str, clock: Clock, out: Path) -> None:
    """Carry one conversation through a window that nobody sees; prints and pictures are left in `out`.

    Raises KeukentafelError with a sentence when it does not come to its end.
    """
    from ui.demonstration import play

    play(vault, passphrase, clock, out)
