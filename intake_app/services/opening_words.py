"""What somebody should know right after the vault opened: was it interrupted, is the log whole, clock and place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from intake_app.i18n import _, format_day
from intake_app.services import vault_places
from intake_app.services.desk import Desk

_SLACK = timedelta(hours=1)
"""A clock may be an hour behind (summer time, another laptop) without anything to say about it."""


@dataclass(frozen=True, slots=True)
class Warning:
    """One thing to know; `matter` is its name for the window. `grave` is about what may be lost or changed."""

    matter: str
    sentence: str
    grave: bool = False


def warnings(desk: Desk) -> tuple[Warning, ...]:
    """What to say now, the gravest first; empty on an ordinary day."""
    found = []
    if desk.vault.words_may_be_missing:
        found.append(
            Warning(
                "missing",
                _(
                    "Keukentafel stopped unexpectedly, and what was written last could not be read back. Look at the "
                    "last answers together."
                ),
                True,
            )
        )
    if not desk.vault.history.is_sound:
        found.append(
            Warning(
                "log",
                _(
                    "The change log of this vault does not end where it was sealed. Somebody may have changed the "
                    "vault outside Keukentafel. Ask who looks after this laptop, and look at your backups."
                ),
                True,
            )
        )
    found += _of_clock(desk)
    place = vault_places.warning_of(desk.vault.path)
    if place is not None:
        where = place.safe_place
        words = _("A safe place: {folder}").format(folder=where.parent) if where is not None else ""
        found.append(Warning("place", f"{place.sentence} {words}".strip()))
    return tuple(found)


def _of_clock(desk: Desk) -> list[Warning]:
    newest = desk.vault.history.newest_work()
    if desk.clock.fixed is not None or newest is None or newest.at <= desk.clock.now() + _SLACK:
        return []
    sentence = _(
        "The clock of this laptop stands at {today}, but you worked here on {later}. Put the clock right, else terms "
        "and dates are not."
    )
    today, later = format_day(desk.today()), format_day(newest.at.astimezone().date())
    return [Warning("clock", sentence.format(today=today, later=later))]
