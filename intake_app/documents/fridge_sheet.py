"""What the fridge sheet needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class FridgeStep:
    """One step with its picture, and when in words."""

    title: str
    when: str = ""
    icon: str = ""
    waits: str = ""
    """What comes first, "wacht op …"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FridgeAppointment:
    """The next conversation: "dinsdag 15 december, 10 uur", "Marloes komt bij mij thuis."."""

    when: str
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneLine:
    """Whom to call when it does not work out: name, who that is, number."""

    name: str
    who: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FridgeSheet:
    """Three steps at most, one appointment, two telephone numbers: readable from two metres."""

    called: str
    dated: date
    steps: tuple[FridgeStep, ...] = ()
    appointment: FridgeAppointment | None = None
    phones: tuple[PhoneLine, ...] = ()
    hand_in: str = ""
    """What is handed in next, and before when; without a word about why."""

    def __post_init__(self) -> None:
        if len(self.steps) > 3 or len(self.phones) > 2:
            raise ValueError("a fridge sheet has at most three steps and two telephone numbers")
