"""How far long work is and how long it still takes, in words for a person."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from intake_app.i18n import _, ngettext

_SURE_AFTER = 2.0  # seconds of work before anything is said of what is left
_SURE_PART = 0.02


class Pace:
    """Watches one piece of long work from when it is made. `now` gives seconds that only go on."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._began = now()

    def words(self, done: int, total: int) -> str:
        """Such as "40 %. About 2 minutes to go."; empty while nothing is known."""
        if total <= 0:
            return ""
        part = min(1.0, done / total)
        return self.after(_("{n} %.").format(n=int(part * 100)), done, total)

    def after(self, words: str, done: int, total: int) -> str:
        """These words, and then how much longer it takes once that can be told."""
        left = self.left(done, total)
        return words if left is None else " ".join(part for part in (words, left_words(left)) if part)

    def left(self, done: int, total: int) -> float | None:
        """Seconds still to go if it goes on like this; None as long as that is a guess."""
        spent = self._now() - self._began
        if total <= 0 or done >= total or spent < _SURE_AFTER or done / total < _SURE_PART:
            return None
        return spent / done * (total - done)


def left_words(seconds: float) -> str:
    """How long something still takes."""
    if seconds < 60:
        return _("Less than a minute to go.")
    minutes = round(seconds / 60)
    return ngettext("About {n} minute to go.", "About {n} minutes to go.", minutes).format(n=minutes)
