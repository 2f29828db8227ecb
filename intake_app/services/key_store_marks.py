"""Of which vaults the key was put in the key store of this computer: marks of files in a file of the user's own.

Light on purpose: it is asked before the first picture of the window, and nothing of a key store is loaded for it.
"""

from __future__ import annotations

from pathlib import Path

from intake_app import paths

_MOST = 1000


def is_on(vault: Path) -> bool:
    """Whether the key of this vault was put in the key store of this computer."""
    known = marks()
    return bool(known) and mark_of(vault) in known


def mark_of(vault: Path) -> str:
    """What a vault and its copies have in common, "" when it cannot be read."""
    from intake_app.store import shelf

    return shelf.mark_of(vault)


def marks() -> set[str]:
    """Of every vault of which it was; what cannot be read counts as none."""
    try:
        text = paths.user_key_store().read_text(encoding="ascii")
    except (OSError, ValueError):
        return set()
    return set(text.split()[:_MOST])


def keep_marks(wanted: set[str]) -> None:
    """Write them down, all or nothing; none at all leaves no file. Raises OSError."""
    file = paths.user_key_store()
    if not wanted:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    scratch = file.with_name(file.name + ".new")
    scratch.write_text("\n".join(sorted(wanted)) + "\n", encoding="ascii")
    scratch.replace(file)
