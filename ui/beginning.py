"""What the window begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from intake_app.clock import Clock


@dataclass(frozen=True, slots=True)
class Start:
    """Which vault, what day it is, and a line for the unlock screen."""

    vault: Path
    clock: Clock
    notice: str = ""
    keeps_backups: bool = False
    """Whether copies of the vault are made by themselves: of a person's own vault, not of a throw-away one."""
    after_lock: bool = False
    """The process before this one locked, and somebody may come back to where they were."""
