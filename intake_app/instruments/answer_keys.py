"""The keys that stand for answers when a paper form is typed over: digits for the scale, letters beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intake_app.domain.vocabulary import Special
from intake_app.i18n import pgettext
from intake_app.instruments.model import Instrument, Level

NOT_DISCUSSED_KEY = "-"
"""A dash says "not discussed" too: what a hand writes in an empty box."""


def letter_of(special: Special) -> str:
    """The letter of a special answer, in the language in use. The four letters differ."""
    return {
        Special.NOT_DISCUSSED: pgettext("key of a special answer", "N"),
        Special.DECLINED: pgettext("key of a special answer", "W"),
        Special.NOT_RECORDED: pgettext("key of a special answer", "R"),
        Special.NOT_APPLICABLE: pgettext("key of a special answer", "A"),
    }[special]


def special_of(key: str, specials: Iterable[Special]) -> Special | None:
    """The special answer that a typed letter or dash means, of those that the form knows."""
    wanted = letter_of(Special.NOT_DISCUSSED) if key == NOT_DISCUSSED_KEY else key.upper()
    return next((one for one in specials if letter_of(one) == wanted), None)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be typed: its digits, the stored value, and the level with its words (none on most marks)."""

    digits: str
    value: int | str
    level: Level | None


def choices(instrument: Instrument, item_id: str) -> tuple[Choice, ...]:
    """What can be typed for an item. Whole numbers are typed as they are; ids by their place in the list, from 1."""
    part = instrument.part_of(item_id)
    values = part.values
    return tuple(
        Choice(str(value if isinstance(value, int) else place), value, values.level(value) if values else None)
        for place, value in enumerate(part.allowed, start=1)
    )


@dataclass(frozen=True, slots=True)
class Typing:
    """Digits typed so far in one row. `open`: a further digit could make another answer ("1" on its way to "10")."""

    digits: str = ""
    open: bool = False

    def then(self, digit: str, known: Mapping[str, object]) -> Typing | None:
        """The state after one more digit. A digit that cannot follow begins anew; None when it means nothing here."""
        for digits in (self.digits + digit, digit) if self.open else (digit,):
            longer = any(one != digits and one.startswith(digits) for one in known)
            if digits in known or longer:
                return Typing(digits, longer)
        return None
