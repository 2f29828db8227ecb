"""What is said about copies of the vault, in the window and on the command line."""

from __future__ import annotations

from pathlib import Path

from intake_app.i18n import _
from intake_app.services.backups import PlaceState, Why


def why_words(why: Why) -> str:
    """Why a copy was made."""
    words = {
        Why.BY_ITSELF: _("by itself"),
        Why.ASKED: _("you asked for it"),
        Why.BEFORE_IMPORT: _("before reading in"),
        Why.BEFORE_RESTORE: _("before putting a copy back"),
        Why.BEFORE_UPDATE: _("before a newer version"),
    }
    return words[why]


def size_words(size: int) -> str:
    """How large a file is, in round numbers."""
    if size < 1_000_000:
        return _("{n} kB").format(n=max(1, round(size / 1000)))
    return _("{n} MB").format(n=round(size / 1_000_000))


def place_words(state: PlaceState) -> str:
    """How it stands with the second place."""
    words = {
        PlaceState.NOT_CHOSEN: _(
            "No second place is chosen. When this laptop is stolen or breaks, a copy elsewhere saves your work."
        ),
        PlaceState.ABSENT: _(
            "The second place is not there now. Put the stick in, or connect to the network. "
            "The copy then goes there by itself."
        ),
        PlaceState.BEHIND: _("The second place is there; the newest copy goes there now."),
        PlaceState.UP_TO_DATE: _("The newest copy lies in the second place too."),
    }
    return words[state]


def moved_words(vault: Path, left: Path | None, *, between: str = " ") -> str:
    """Where a vault lies now that was moved, and what became of the old file."""
    said = [_("The vault is moved, opened and looked over. It is here now: {path}").format(path=vault)]
    if left is not None:
        words = _("The old file is called {name} now. Remove it when you no longer need it.")
        said.append(words.format(name=left.name))
    return between.join(said)
