"""How much longer long work takes, in words: told once enough of it is done to say something about the rest."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from intake_app.i18n import _, ngettext

_SURE_AFTER = 0.02  # of the whole
_AT_LEAST = 2.0  # seconds of work, before the rest can be judged


class TimeLeft:
    """Begins when it is made. The pace so far is taken to be that of the rest."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._began = clock()

    def words(self, done: int, total: int) -> str:
        """ "About 4 minutes to go." "" while it cannot be told yet, and once everything is done."""
        spent = self._clock() - self._began
        if not 0 < done < total or done < _SURE_AFTER * total or spent < _AT_LEAST:
            return ""
        left = spent / done * (total - done)
        if left < 60:
            return _("Less than a minute to go.")
        minutes = round(left / 60)
        return ngettext("About {n} minute to go.", "About {n} minutes to go.", minutes).format(n=minutes)

    def after(self, words: str, done: int, total: int) -> str:
        """These words, and then how much longer it takes."""
        return " ".join(part for part in (words, self.words(done, total)) if part)
