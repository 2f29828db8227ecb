"""Shorthand for readings and answers in the tests of the forms."""

from __future__ import annotations

from datetime import date

from intake_app.domain.ids import new_id
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.instruments.comparison import Reading
from intake_app.instruments.model import Instrument

CASE = new_id()


def answer(item: str, given: int | str | Special | None) -> Answer:
    """An answer: a whole number, the id of a choice, a special answer, or nothing yet."""
    about = {"case_id": CASE, "measurement_id": CASE, "item": item}
    if isinstance(given, Special):
        return Answer(**about, special=given)
    if isinstance(given, str):
        return Answer(**about, choice=given)
    return Answer(**about, value=given)


def reading(
    instrument: Instrument,
    given: dict[str, int | str | Special | None],
    *,
    rater: RaterRole = RaterRole.RESIDENT,
    version: str = "",
) -> Reading:
    """A reading of an instrument with these answers by item id."""
    measurement = Measurement(
        case_id=CASE,
        instrument=instrument.id,
        version=version or instrument.version,
        measured_on=date(2026, 9, 15),
        rater=rater,
    )
    return Reading(measurement, {item: answer(item, one) for item, one in given.items()})
