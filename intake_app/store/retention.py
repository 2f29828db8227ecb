"""Which copies stay: the newest ones, and one of every day, week and month, as far back as there are.

Pure, and without "today": a clock that was set back or a long holiday makes no copy go.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

RECENT, DAYS, WEEKS, MONTHS = 6, 7, 5, 12


def kept(moments: Iterable[datetime]) -> frozenset[datetime]:
    """The moments of which the copy stays: the six newest, the newest of seven days, five weeks and twelve months.

    Days, weeks and months without a copy do not count.
    """
    newest_first = sorted(set(moments), reverse=True)
    staying = set(newest_first[:RECENT])
    for period, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        staying.update(_newest_of_each(newest_first, period, most))
    return frozenset(staying)


def _newest_of_each(newest_first: list[datetime], period: Callable[[datetime], Hashable], most: int) -> list[datetime]:
    newest: dict[Hashable, datetime] = {}
    for moment in newest_first:
        newest.setdefault(period(moment), moment)
    return list(newest.values())[:most]


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month
