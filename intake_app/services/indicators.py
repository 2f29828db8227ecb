"""Things followed over time, each on a scale of its own (I06). Drawn and listed; no mean, no trend, no conclusion."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.diagnosis import IndicatorPoint, IndicatorSeries
from intake_app.domain.diagnosis_words import IndicatorKind
from intake_app.domain.dossier import Dossier
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview
from intake_app.services.desk import Desk

HUNDREDTHS = 100
SCALE = 10
MOST = 10_000_000 * HUNDREDTHS


@dataclass(frozen=True, slots=True)
class Series:
    """One series with its points, oldest first. `top` is the end of its scale; None for a plain number."""

    series: IndicatorSeries
    points: tuple[IndicatorPoint, ...]

    @property
    def top(self) -> int | None:
        """The highest value of the scale in hundredths, or None."""
        return None if self.series.kind.counted else SCALE * HUNDREDTHS


def of(dossier: Dossier) -> tuple[Series, ...]:
    """Every series of a dossier, in the order in which they were begun."""
    found = []
    for one in sorted(dossier.indicator_series, key=lambda each: each.id):
        mine = (point for point in dossier.indicator_points if point.series_id == one.id)
        found.append(Series(one, tuple(sorted(mine, key=lambda point: (point.noted_on, point.id)))))
    return tuple(found)


def follow(desk: Desk, case_id: UUID, kind: IndicatorKind, question: str = "") -> IndicatorSeries:
    """Begin a series; the one of this kind that is there already, when there is one."""
    with desk.change(_("Followed over time"), case_id) as work:
        known = next((one for one in work.find(IndicatorSeries, case_id=case_id) if one.kind is kind), None)
        if known is not None:
            return known
        made = IndicatorSeries(case_id=case_id, kind=kind, question=question.strip())
        work.put(made)
        overview.commit(work, case_id)
    return made


def note(desk: Desk, series: IndicatorSeries, value: int, *, on: date | None = None, words: str = "") -> Changes:
    """Write down a value in hundredths, of today or an earlier day; a second time on one day replaces it.

    Raises InputRefused for a day ahead, and for a value outside the scale of the series.
    """
    day = on or desk.today()
    if day > desk.today():
        raise InputRefused(_("This is of a day that was. Choose today or an earlier day."))
    if not series.kind.counted and not (0 <= value <= SCALE * HUNDREDTHS and value % HUNDREDTHS == 0):
        raise InputRefused(_("Use a whole number from 0 to 10."))
    if not 0 <= value <= MOST:
        raise InputRefused(_("Use a number that is not below zero."))
    with desk.change(_("Followed over time"), series.case_id) as work:
        same = [one for one in work.find(IndicatorPoint, series_id=series.id) if one.noted_on == day]
        fresh = IndicatorPoint(
            case_id=series.case_id, series_id=series.id, noted_on=day, value=value, note=words.strip()
        )
        work.put(replace(fresh, id=same[0].id) if same else fresh)
        return overview.commit(work, series.case_id)


def value_words(value: int) -> str:
    """A value as people write it: "7", "1250,50"."""
    whole, rest = divmod(value, HUNDREDTHS)
    return f"{whole},{rest:02d}" if rest else str(whole)
