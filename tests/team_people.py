"""People of a team to count: their words are all the same one, so that it can be looked for in what leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import Closing
from intake_app.domain.follow_up_words import OutcomeKind
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import PerspectiveEstimate
from intake_app.domain.vocabulary import CaseStatus, GoalClass, RaterRole, Special

SECRET = "Wilhelmina"
"""Stands in every field of free text."""


def team_dossier(number: int) -> Dossier:
    """One of seventeen: 6 went up in money, 6 stayed and 5 went down; of housing only the first one moved."""
    person = Person(first_name=SECRET, last_name=SECRET, street=SECRET)
    status = CaseStatus.CLOSED if number < 6 else CaseStatus.IN_CONVERSATION
    case = CaseFile(
        person_id=person.id, number=f"{SECRET}-{number}", opened_on=date(2026, 1, 5), status=status, next_step=SECRET
    )
    readings, answers = [], []
    for voice in (RaterRole.RESIDENT, RaterRole.CONSULTANT):
        for day, level in ((date(2026, 1, 20), 3), (date(2026, 8, 3), 4 if number < 6 else 3 if number < 12 else 2)):
            reading = Measurement(
                case_id=case.id, instrument="zrm-2017", version="zrm-2017-1", measured_on=day, rater=voice, ready=True
            )
            readings.append(reading)
            answers.append(_answer(reading, "financien", level))
            answers.append(replace(_answer(reading, "justitie", None), special=Special.DECLINED))
            answers.append(_answer(reading, "huisvesting", 3 if number else level))
    estimate = PerspectiveEstimate(
        case_id=case.id, estimated_on=date(2026, 2, 1), goal_class=GoalClass.PAID_WORK, motivation=SECRET
    )
    closing = Closing(case_id=case.id, closed_on=date(2026, 8, 10), reason=SECRET, outcome=OutcomeKind.PAID_WORK)
    return Dossier(
        case=case,
        person=person,
        measurements=tuple(readings),
        answers=tuple(answers),
        perspectives=(estimate,),
        closings=(closing,) if status is CaseStatus.CLOSED else (),
    )


def _answer(reading: Measurement, item: str, value: int | None) -> Answer:
    return Answer(case_id=reading.case_id, measurement_id=reading.id, item=item, value=value, text=SECRET)
