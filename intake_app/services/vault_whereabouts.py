"""Where a vault lies that was moved: the program goes on finding it, whatever place it was told to open (M01).

One small file of the user's own names places and nothing else. Light on purpose: it is read before the first picture.
"""

from __future__ import annotations

import json
from pathlib import Path

from intake_app import paths
from intake_app.logs import log_event

_MOST = 100_000  # bytes; a list of places is never that long


def follow(vault: Path) -> Path:
    """Where the vault of this place lies now: here, or where it was moved to, as long as nothing lies here again."""
    place = _end_of_the_road(vault)
    return place if place.exists() else vault


def absent(vault: Path) -> Path | None:
    """Where the vault of this place was moved to, when nothing lies there now: a disk or a stick that is out."""
    place = _end_of_the_road(vault)
    return place if place != vault and not place.exists() else None


def _end_of_the_road(vault: Path) -> Path:
    moves, seen, place = _known(), {_key(vault)}, vault
    while not place.exists():
        then = moves.get(_key(place))
        if then is None or then in seen:
            return place
        seen.add(then)
        place = Path(then)
    return place


def note(vault: Path, target: Path) -> None:
    """Write down, before the old file goes, where the vault is going. Raises OSError."""
    moves = _known()
    moves[_key(vault)] = _key(target)
    moves.pop(_key(target), None)
    _keep(moves)


def forget(vault: Path) -> None:
    """Take back what `note` wrote: it was not moved after all."""
    moves = _known()
    if moves.pop(_key(vault), None) is not None:
        try:
            _keep(moves)
        except OSError as error:  # harmless: something lies at the old place, so it is never followed
            log_event("moves_not_written", error=type(error).__name__)


def _key(place: Path) -> str:
    return str(place.absolute())


def _known() -> dict[str, str]:
    """What is missing, damaged or not understood counts as not moved."""
    file = paths.user_moves()
    try:
        if file.stat().st_size > _MOST:
            return {}
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        log_event("moves_not_read", error=type(error).__name__)
        return {}
    if not isinstance(found, dict):
        return {}
    return {place: then for place, then in found.items() if isinstance(then, str) and then}


def _keep(moves: dict[str, str]) -> None:
    file = paths.user_moves()
    file.parent.mkdir(parents=True, exist_ok=True)
    scratch = file.with_name(file.name + ".new")
    scratch.write_text(json.dumps(moves, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    scratch.replace(file)
