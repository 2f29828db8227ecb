"""Readings of both voices over time: levels per domain, how often the two agree, and what changed in half a year."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import MomentKind, RaterRole, Special
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument
from intake_app.services.synthetic.chance import Chance
from intake_app.services.synthetic.people import Resident

LOWEST, HIGHEST = 1, 5
HALF_YEAR = timedelta(days=182)
_MOVES = {"up": 1, "same": 0, "down": -1}
_VOICES = (RaterRole.CONSULTANT, RaterRole.RESIDENT)


@dataclass(slots=True)
class Readings:
    """Readings with their answers."""

    measurements: list[Measurement] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)


def readings(chance: Chance, found: Resident, first: date, moments: int, goals: frozenset[str]) -> Readings:
    """A ZRM of both voices at each moment, the web of one in four, and what stands in the way."""
    made = Readings()
    levels = _levels(chance, found.barriers)
    mine = {domain: _own_view(chance, domain, level) for domain, level in levels.items()}
    for number in range(moments):
        day = first + HALF_YEAR * number
        if day > chance.today:
            break
        if number:
            moves = {
                domain: _MOVES[chance.of("change_goal" if domain in goals else "change_rest")] for domain in levels
            }
            levels = _moved(levels, moves)
            mine = _moved(mine, moves)
        for voice in _VOICES:
            _zrm(chance, found, day, voice, levels if voice is RaterRole.CONSULTANT else mine, number, made)
    if chance.share(25):
        _web(chance, found, first, made)
    if found.barriers:
        _stands_in_the_way(chance, found, first, made)
    return made


def domains() -> tuple[str, ...]:
    """The parts of life, in the order of the form."""
    return tuple(item.id for item in _form("zrm-2017").items)


def _form(name: str) -> Instrument:
    return FormLibrary.shipped().instrument(name)


def _reading(chance: Chance, found: Resident, form: Instrument, day: date, voice: RaterRole) -> Measurement:
    return Measurement(
        id=chance.id(),
        case_id=found.case.id,
        instrument=form.id,
        version=form.version,
        measured_on=day,
        rater=voice,
        rater_name=found.person.full_name if voice is RaterRole.RESIDENT else found.case.consultant,
        ready=True,
    )


def _levels(chance: Chance, barriers: tuple[str, ...]) -> dict[str, int]:
    lowered = {chance.book.barrier_domain[one] for one in barriers}
    return {one: max(LOWEST, int(chance.of("level")) - (one in lowered)) for one in domains()}


def _own_view(chance: Chance, domain: str, level: int) -> int:
    """What the resident says; at the end of the scale there is only one way to differ."""
    agree = chance.book.agree
    if chance.share(agree.get(domain, agree[""])):
        return level
    lower = chance.share(chance.book.lower)
    if level in (LOWEST, HIGHEST):
        lower = level == HIGHEST
    return level - 1 if lower else level + 1


def _moved(levels: dict[str, int], moves: dict[str, int]) -> dict[str, int]:
    return {one: min(HIGHEST, max(LOWEST, level + moves[one])) for one, level in levels.items()}


def _zrm(
    chance: Chance,
    found: Resident,
    day: date,
    voice: RaterRole,
    levels: dict[str, int],
    number: int,
    made: Readings,
) -> None:
    reading = _reading(chance, found, _form("zrm-2017"), day, voice)
    if number:
        reading = replace(reading, moment=MomentKind.INTERIM)
    made.measurements.append(reading)
    for domain, level in levels.items():
        special = chance.of("special")
        made.answers.append(
            Answer(
                id=chance.id(),
                case_id=found.case.id,
                measurement_id=reading.id,
                item=domain,
                value=None if special else level,
                special=Special(int(special)) if special else None,
            )
        )


def _web(chance: Chance, found: Resident, day: date, made: Readings) -> None:
    form = _form("spinnenweb")
    reading = _reading(chance, found, form, day, RaterRole.RESIDENT)
    made.measurements.append(reading)
    for item in form.items[:6]:
        value = chance.number(2, 9)
        made.answers.append(
            Answer(id=chance.id(), case_id=found.case.id, measurement_id=reading.id, item=item.id, value=value)
        )


def _stands_in_the_way(chance: Chance, found: Resident, day: date, made: Readings) -> None:
    form = _form("belemmeringen")
    reading = _reading(chance, found, form, day, RaterRole.CONSULTANT)
    made.measurements.append(reading)
    for row in found.barriers:
        said = chance.of("barrier_state")
        made.answers.append(
            Answer(id=chance.id(), case_id=found.case.id, measurement_id=reading.id, item=row, choice=said)
        )
