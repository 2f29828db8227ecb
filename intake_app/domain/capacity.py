"""Room at places, job coaches and who waits: the sums of rules FX12, FX13 and FX37, over whole numbers.

They count people and places together. No sum says anything about one person, or puts people in an order.
"""

from __future__ import annotations

PEOPLE_PER_TEN_PLACES = 25
"""Two and a half people share a place, unless an offer says otherwise (FX12)."""
PEOPLE_PER_COACH = 15
"""People at work for one job coach, unless the organisation says otherwise (FX13)."""


def place_capacity(places: int, people_per_ten: int = PEOPLE_PER_TEN_PLACES) -> int:
    """For how many people there is room: places times people per place, whole people only (FX12).

    40 places of 2.5 people: 100 people. Half a person is no room: 1 place gives room for 2.
    """
    return places * people_per_ten // 10


def job_coaches(workers: int, people_per_coach: int = PEOPLE_PER_COACH) -> int:
    """How many job coaches so many people at work need, rounded up (FX13): 15 need 1, 31 need 3, none need none."""
    return -(-workers // people_per_coach)


def people_waiting(requested: int, places: int, people_per_ten: int = PEOPLE_PER_TEN_PLACES) -> int:
    """How many people wait: those who ask less those for whom there is room, never below nought (FX37).

    150 people ask for 40 places: 50 wait.
    """
    return max(0, requested - place_capacity(places, people_per_ten))
