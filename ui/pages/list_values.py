"""Values of places and organisations as they stand in fields: lists a line each, hours as people write them."""

from __future__ import annotations

from typing import Any

from intake_app.domain.catalogue import TaskPackage
from intake_app.i18n import _
from intake_app.instruments.cell_values import BadCell, minutes


def as_lines(values: tuple[str, ...]) -> str:
    """A list, one on a line."""
    return "\n".join(values)


def from_lines(words: str) -> tuple[str, ...]:
    """What stands on each line that is not empty."""
    return tuple(line.strip() for line in words.splitlines() if line.strip())


def hours_typed(least: int | None, most: int | None) -> str:
    """Hours a week as they are typed: "16-24"."""
    parts = [_hours(one) for one in (least, most) if one is not None]
    return "-".join(dict.fromkeys(parts))


def read_hours(words: str) -> dict[str, Any]:
    """The hours of a place from what was typed. Raises BadCell."""
    least, most = minutes(words)
    return {"minutes_least": least, "minutes_most": most}


def _hours(minutes_: int) -> str:
    return f"{minutes_ / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def as_packages(packages: tuple[TaskPackage, ...]) -> str:
    """Task packages, one on a line: "schoffelen | 8 | op eigen tempo"."""
    return "\n".join(
        " | ".join(part for part in (one.what, _hours(one.minutes) if one.minutes else "", one.adaptation) if part)
        for one in packages
    )


def from_packages(words: str) -> tuple[TaskPackage, ...]:
    """Task packages from lines of "what | hours | what can be different"; the last two may be left out.

    Raises BadCell when the hours cannot be read.
    """
    return tuple(_package(line) for line in from_lines(words))


def _package(line: str) -> TaskPackage:
    what, *rest = (part.strip() for part in line.split("|"))
    if not rest:
        return TaskPackage(what=what)
    if any(sign.isdigit() for sign in rest[0]):
        try:
            hours = minutes(rest[0])[1]
        except BadCell:
            raise BadCell(_("Write a package as: what | hours | what can be different.")) from None
        return TaskPackage(what=what, minutes=hours, adaptation=" | ".join(rest[1:]))
    return TaskPackage(what=what, adaptation=" | ".join(rest))
