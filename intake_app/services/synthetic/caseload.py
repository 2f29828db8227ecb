"""Puts invented dossiers together and fills a vault with them, in big parts, with everything the caseload lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile
from intake_app.domain.principles import Principle
from intake_app.domain.vocabulary import CaseStatus, Phase, PlanStatus
from intake_app.i18n import _
from intake_app.services import attention, term_list
from intake_app.services.desk import Desk
from intake_app.services.synthetic.agreed import Agreed, agreed, principles
from intake_app.services.synthetic.ahead import made_ahead
from intake_app.services.synthetic.chance import Chance
from intake_app.services.synthetic.life import Life, last_heard, life
from intake_app.services.synthetic.people import Resident, melding, network, resident
from intake_app.services.synthetic.plan import PlanParts, plan_parts
from intake_app.services.synthetic.readings import Readings, domains, readings
from intake_app.services.synthetic.taking_part import taking_part

MOMENTS = 2
"""How often both voices score the parts of life, half a year apart, when there was time for it."""


def fill(
    desk: Desk,
    count: int,
    seed: int,
    progress: Callable[[int, int], None] | None = None,
    *,
    moments: int = MOMENTS,
    first: int = 1,
) -> int:
    """Add `count` invented dossiers, numbered from `first`. Returns how many.

    `progress(done, total)` is called between parts and may raise to stop: what was stored by then stays.
    """
    keep_principles(desk)
    made = desk.vault.fill_parts(
        made_ahead(desk, count, seed, moments=moments, first=first),
        author=desk.profile.consultant,
        label=_("Invented dossiers"),
        progress=None if progress is None else lambda done: progress(done, count),
    )
    term_list.catch_up_no_more(desk)
    return made


def keep_principles(desk: Desk) -> None:
    """The list that the invented goals serve, in a vault that has none yet."""
    with desk.vault.read() as reading:
        known = reading.find(Principle)
    if not known:
        with desk.change("", None) as work:
            for one in principles():
                work.put(one)
            work.commit()


def dossiers(count: int, seed: int, today: date, *, moments: int = MOMENTS, first: int = 1) -> Iterator[Dossier]:
    """Invented dossiers one by one; the first ones of a longer row are those of a shorter."""
    return (dossier_of(seed, number, today, moments=moments) for number in range(first, first + count))


def dossier_of(seed: int, number: int, today: date, *, moments: int = MOMENTS, ladder: str = "") -> Dossier:
    """The dossier with this number, whole. `ladder`: version of the form, where the vault works with the ladder."""
    chance = Chance(seed, number, today)
    found = resident(chance, number)
    reported = melding(chance, found)
    talked = None if found.status is CaseStatus.REPORTED else _first_talk(chance, found)
    until = last_heard(chance, found)
    happened = life(chance, found, talked, max(until, talked) if talked else until)
    plan, seen = PlanParts(), Readings()
    if talked is not None:
        areas = tuple(dict.fromkeys(chance.one(domains()) for _number in range(chance.number(1, 3))))
        seen = readings(chance, found, talked, moments, frozenset(areas))
        planned = talked + timedelta(days=chance.number(7, 60))
        if found.status is not CaseStatus.IN_CONVERSATION or chance.share(60):
            plan = plan_parts(chance, found, min(planned, today), areas)
    whole = Dossier(
        case=found.case,
        person=found.person,
        meldingen=(reported,),
        network=network(chance, found),
        **_parts(happened),
        **_parts(seen),
        **_parts(plan),
    )
    if talked is not None:
        part = taking_part(chance, found, talked, ladder)
        whole = replace(
            whole,
            participation_periods=part.periods,
            measurements=whole.measurements + part.measurements,
            answers=whole.answers + part.answers,
        )
    return replace(whole, case=_line(whole), **_parts(agreed(chance, whole)))


def _first_talk(chance: Chance, found: Resident) -> date:
    return min(chance.today, found.case.opened_on + timedelta(days=chance.number(3, 45)))


def _parts(made: Life | Readings | PlanParts | Agreed) -> dict[str, Any]:
    return {name: tuple(getattr(made, name)) for name in type(made).__dataclass_fields__}


def _line(dossier: Dossier) -> CaseFile:
    """The dossier's line in the caseload, as the services would keep it."""
    days = [one.held_on for one in dossier.conversations]
    days += [one.held_on for one in dossier.reviews]
    days += [one.contact_on for one in dossier.contacts if one.substantive and one.answered]
    case = replace(dossier.case, phase=_phase(dossier), last_contact_on=max(days, default=None))
    first = next(iter(attention.signals(replace(dossier, case=case))), None)
    if first is None:
        return case
    return replace(case, attention=first.kind, attention_on=first.on)


def _phase(dossier: Dossier) -> Phase:
    plan = dossier.current_plan
    if plan is None:
        return Phase.PERSPECTIVE if dossier.perspectives else Phase.INTRODUCTION
    if plan.status is PlanStatus.DRAFT:
        return Phase.PLAN
    return Phase.SIGNING if plan.status is PlanStatus.FINAL else Phase.FOLLOW_UP
