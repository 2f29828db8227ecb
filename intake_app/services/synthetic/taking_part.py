"""How invented people take part: forms beside and after each other, and the ladder where a vault works with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from intake_app.domain.measuring import Answer, ExtraValue, Measurement
from intake_app.domain.taking_part import ParticipationForm, ParticipationPeriod
from intake_app.domain.vocabulary import MomentKind, RaterRole
from intake_app.services import participation_ladder
from intake_app.services.synthetic.chance import Chance
from intake_app.services.synthetic.people import Resident

_HALF_YEAR = timedelta(days=182)
_TOP = 6


@dataclass(frozen=True, slots=True)
class TakingPart:
    """Forms, and readings of the ladder with their answers."""

    periods: tuple[ParticipationPeriod, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    answers: tuple[Answer, ...] = ()


def taking_part(chance: Chance, found: Resident, talked: date, version: str) -> TakingPart:
    """Drawn after all the rest, so that nothing else becomes other. `version` of the ladder, "" where it is off."""
    periods = tuple(_period(chance, found, talked) for _number in range(int(chance.of("forms"))))
    made = TakingPart(periods)
    return _on_the_ladder(chance, found, talked, version, made) if version else made


def _period(chance: Chance, found: Resident, talked: date) -> ParticipationPeriod:
    began = chance.day(talked - timedelta(days=900), chance.today)
    ended = chance.day(began, chance.today) if chance.share(40) else None
    form = ParticipationForm(chance.of("form"))
    return ParticipationPeriod(
        id=chance.id(),
        case_id=found.case.id,
        form=form,
        organisation="" if form is ParticipationForm.INFORMAL_CARE else chance.one(chance.book.names["organisations"]),
        from_on=began,
        until_on=ended,
        hours_week=chance.number(2, 32) * 60,
    )


def _on_the_ladder(chance: Chance, found: Resident, talked: date, version: str, made: TakingPart) -> TakingPart:
    does = int(chance.of("ladder_does"))
    readings: list[Measurement] = []
    answers: list[Answer] = []
    for number in range(2):
        day = talked + _HALF_YEAR * number
        if day > chance.today:
            break
        could = min(_TOP, does + int(chance.of("ladder_more")))
        reading = Measurement(
            id=chance.id(),
            case_id=found.case.id,
            instrument=participation_ladder.FORM,
            version=version,
            measured_on=day,
            moment=MomentKind.INTERIM if number else MomentKind.BASELINE,
            rater=RaterRole.CONSULTANT,
            rater_name=found.case.consultant,
            ready=True,
        )
        readings.append(reading)
        rests_on = (ExtraValue(field="motivatie", value=chance.one(chance.book.text["own"])),)
        rungs = ((participation_ladder.DOES, does, ()), (participation_ladder.COULD, could, rests_on))
        for item, value, extra in rungs:
            answers.append(
                Answer(
                    id=chance.id(),
                    case_id=found.case.id,
                    measurement_id=reading.id,
                    item=item,
                    value=value,
                    extra=extra,
                )
            )
        does = max(1, min(_TOP, does + chance.number(-1, 1)))
    return TakingPart(made.periods, tuple(readings), tuple(answers))
