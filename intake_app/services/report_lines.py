"""Works out what one dossier adds to the report of the team (L03). Ids of closed lists only: no free text gets in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise

from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import Closing
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.placements import PlacementStatus
from intake_app.domain.principles import ServedPrinciple
from intake_app.domain.reviewing import Review, ReviewItem
from intake_app.domain.team_report import (
    CHANGE_FORM,
    CHANGE_VOICES,
    HIGHER,
    LOWER,
    SAME,
    UNKNOWN,
    HalfYear,
    LineKind,
    ReportLine,
)
from intake_app.domain.terms import Term, TermState, TermWeight
from intake_app.domain.vocabulary import CaseStatus, StepStatus
from intake_app.instruments.library import FormLibrary
from intake_app.services import principle_lines

BARRIERS = "belemmeringen"
MEASURED = frozenset({LineKind.CHANGE, LineKind.BARRIER, LineKind.DEVIATION})
"""Kinds that need the answers of readings."""
REVIEWED = frozenset({LineKind.REVIEW, LineKind.MARK_REVIEW})
REST = frozenset(LineKind) - MEASURED - REVIEWED
"""Kinds that follow from the parts that terms rest on too."""
IN_TIME, LATER, FELL_AWAY, LATE, AHEAD = "op-tijd", "later", "vervallen", "te-laat", "komt-nog"
RUNS, ENDED = "loopt", "klaar"
WAITING_STEP = "stap:"
"""Before the status of a step in `about` of a waiting line; without it stands the status of the dossier."""
GOAL, REST_OF_PLAN = "doel", "stap"
TALKS, MINUTES = "gesprekken", "minuten"
TO_TALK, TO_PLAN = "melding-gesprek", "gesprek-plan"
THROUGH_DAYS = (14, 28, 56, 182)
"""Bounds of the classes of days, as those of waiting."""
_ASKING = (StepStatus.PLANNED, StepStatus.WAITING_FOR, StepStatus.WAITING_LIST, StepStatus.STARTED)
_AT_WORK = (PlacementStatus.TRIAL, PlacementStatus.RUNNING)
_WAITING = (StepStatus.WAITING_FOR, StepStatus.WAITING_LIST)
Answers = Callable[[Measurement], Iterable[Answer]]


def rest_lines(dossier: Dossier, terms: tuple[Term, ...]) -> list[ReportLine]:
    """Terms, steps, routes, waiting and taking part."""
    found = [*_terms(terms), *_steps(dossier), *_routes(dossier), *_waiting(dossier), *_taking_part(dossier)]
    found += [*_offers(dossier), *_input(dossier), *_throughput(dossier), *_places(dossier)]
    return _merged([*found, *principle_lines.served(dossier), *principle_lines.equal_cases(dossier)])


def review_lines(reviews: Iterable[Review], items: Iterable[ReviewItem]) -> list[ReportLine]:
    """How steps, agreements and goals went, by the look-backs that were closed."""
    closed = [one for one in reviews if one.closed_at is not None]
    held = {one.id: one.held_on for one in closed}
    found = [
        ReportLine(LineKind.MARK_REVIEW, GOAL, str(one.mark), one.held_on) for one in closed if one.mark is not None
    ]
    for item in items:
        said = item.outcome or item.result
        if item.review_id in held and said is not None:
            about = GOAL if item.outcome else REST_OF_PLAN
            found.append(ReportLine(LineKind.REVIEW, about, said.value, held[item.review_id]))
    return _merged(found)


def measured_readings(readings: Iterable[Measurement]) -> list[Measurement]:
    """The readings that count: of the resident, of a form that is counted, and finished."""
    wanted = (CHANGE_FORM, BARRIERS)
    counted = (one for one in readings if one.instrument in wanted and one.ready and not one.subject)
    return sorted(counted, key=lambda one: (one.measured_on, one.id))


def measured_lines(
    readings: Iterable[Measurement], answers: Answers, served: Iterable[ServedPrinciple] = ()
) -> list[ReportLine]:
    """Change per domain, what stands in the way, and what reverse tests that serve a principle came to."""
    every = tuple(readings)
    counted = measured_readings(every)
    deviations = principle_lines.deviations(every, answers, served)
    return _merged([*_changes(counted, answers), *_barriers(counted, answers), *deviations])


def _changes(readings: list[Measurement], answers: Answers) -> Iterator[ReportLine]:
    """One line per reading that has an earlier one of the same voice and version: a sign per domain, in form order."""
    domains = [item.id for item in FormLibrary.shipped().instrument(CHANGE_FORM).items]
    for voice in CHANGE_VOICES:
        own = [one for one in readings if one.instrument == CHANGE_FORM and one.rater is voice]
        levels = {one.id: {a.item: a.value for a in answers(one)} for one in own}
        for before, after in pairwise(own):
            if before.version == after.version:
                signs = "".join(_sign(levels[before.id].get(one), levels[after.id].get(one)) for one in domains)
                yield ReportLine(LineKind.CHANGE, voice.value, signs, after.measured_on)


def _sign(before: int | None, after: int | None) -> str:
    if before is None or after is None:
        return UNKNOWN
    return SAME if before == after else HIGHER if after > before else LOWER


def _barriers(readings: list[Measurement], answers: Answers) -> Iterator[ReportLine]:
    form = FormLibrary.shipped().instrument(BARRIERS)
    known = {item.id for item in form.items}
    newest: dict[str, str] = {}
    for reading in readings:
        if reading.instrument == BARRIERS:
            newest |= {one.item: one.choice for one in answers(reading) if one.choice and one.item in known}
    return (ReportLine(LineKind.BARRIER, row, choice) for row, choice in newest.items())


def _terms(terms: tuple[Term, ...]) -> Iterator[ReportLine]:
    """Whether a term that is not settled is late is a matter of today: `AHEAD` becomes late when it is counted."""
    for one in terms:
        if one.weight is not TermWeight.WARN or one.state is TermState.SUSPENDED:
            continue
        if one.state is TermState.MET:
            late = one.settled_on is not None and one.settled_on > (one.legal_latest_on or one.due_on)
            said = LATER if late else IN_TIME
        else:
            said = FELL_AWAY if one.state is TermState.WAIVED else AHEAD
        yield ReportLine(LineKind.TERM, one.id, said, one.due_on)


def _steps(dossier: Dossier) -> Iterator[ReportLine]:
    plan = dossier.signed_plan or dossier.current_plan
    if plan is not None:
        for step in dossier.steps_of_plan(plan):
            yield ReportLine(LineKind.STEP, step.kind.value if step.kind else "", step.status.value)


def _routes(dossier: Dossier) -> Iterator[ReportLine]:
    known = FormLibrary.shipped().templates
    for one in dossier.trajectories:
        about = one.template if one.template in known else ""
        if one.ended_on is None:
            yield ReportLine(LineKind.ROUTE, about, RUNS)
        else:
            yield ReportLine(LineKind.ROUTE, about, ENDED, one.ended_on)
            ways = [way.nl for way in known[about].outcomes] if about else []
            said = str(ways.index(one.outcome)) if one.outcome in ways else ""
            yield ReportLine(LineKind.ROUTE_END, about, said, one.ended_on)
            if one.satisfaction is not None:
                yield ReportLine(LineKind.MARK_ROUTE, about, str(one.satisfaction), one.ended_on)


def _offers(dossier: Dossier) -> Iterator[ReportLine]:
    """What was deployed for the steps of the plan, by its kind, and how those steps go."""
    plan = dossier.signed_plan or dossier.current_plan
    for step in dossier.steps_of_plan(plan) if plan is not None else ():
        taken = dossier.offer_of(step)
        if taken is not None:
            yield ReportLine(LineKind.OFFER, taken.kind.value, step.status.value)


def _places(dossier: Dossier) -> Iterator[ReportLine]:
    """What helped; for which offers people ask or are there; and who is at work somewhere."""
    for one in dossier.instrument_effects:
        about = one.offer_kind.value if one.offer_kind is not None else one.kind.value
        yield ReportLine(LineKind.EFFECT, about, one.effect.value, one.judged_on)
    if dossier.case.status is CaseStatus.CLOSED:
        return
    plan = dossier.signed_plan or dossier.current_plan
    asked = set()
    for step in dossier.steps_of_plan(plan) if plan is not None else ():
        taken = dossier.offer_of(step)
        if taken is not None and step.status in _ASKING:
            asked.add(taken.offer_id)
    yield from (ReportLine(LineKind.ASKED, str(one), "") for one in asked)
    if any(one.status in _AT_WORK for one in dossier.placements):
        yield ReportLine(LineKind.AT_WORK, "", "")


def _input(dossier: Dossier) -> Iterator[ReportLine]:
    """Talks and contacts with their minutes, a half-year together: no day of anybody is kept for it."""
    talks: Counter[date] = Counter()
    minutes: Counter[date] = Counter()
    spoken = [(one.held_on, one.minutes) for one in dossier.conversations]
    spoken += [(one.contact_on, one.minutes) for one in dossier.contacts if one.answered]
    for day, length in spoken:
        first = HalfYear.of(day).first
        talks[first] += 1
        minutes[first] += length or 0
    for about, found in ((TALKS, talks), (MINUTES, minutes)):
        yield from (ReportLine(LineKind.INPUT, about, "", day, many) for day, many in found.items() if many)


def _throughput(dossier: Dossier) -> Iterator[ReportLine]:
    """How long from the report to the first talk, and from there to the first plan that was fixed; in classes."""
    reported = min((one.reported_on for one in dossier.meldingen), default=None)
    talked = min((one.held_on for one in dossier.conversations), default=None)
    plans = (one.fixed_on(one.started_on) for one in dossier.plans if one.finalised_at and one.started_on)
    planned = min(plans, default=None)
    for about, begun, ended in ((TO_TALK, reported, talked), (TO_PLAN, talked, planned)):
        if begun is not None and ended is not None and ended >= begun:
            place = sum((ended - begun).days > most for most in THROUGH_DAYS)
            yield ReportLine(LineKind.THROUGHPUT, about, str(place), ended)


def _waiting(dossier: Dossier) -> Iterator[ReportLine]:
    case = dossier.case
    since = _since(dossier)
    if since is not None:
        yield ReportLine(LineKind.WAITING, case.status.value, "", since)
    plan = dossier.signed_plan
    if plan is None or case.status is CaseStatus.CLOSED:
        return
    for step in dossier.steps_of_plan(plan):
        if step.status in _WAITING and step.waiting_since is not None:
            yield ReportLine(LineKind.WAITING, WAITING_STEP + step.status.value, "", step.waiting_since)


def _since(dossier: Dossier) -> date | None:
    """From which day on people wait for what comes after the status of the dossier."""
    case = dossier.case
    if case.status is CaseStatus.REPORTED:
        return min((one.reported_on for one in dossier.meldingen), default=case.opened_on)
    if case.status is CaseStatus.IN_CONVERSATION:
        return min((one.held_on for one in dossier.conversations), default=case.opened_on)
    if case.status is CaseStatus.TIME_OUT:
        running = (one.from_on for one in dossier.time_outs if one.running and one.step_id is None)
        return min(running, default=None)
    return None


def _taking_part(dossier: Dossier) -> Iterator[ReportLine]:
    """What was aimed at first, and with what the dossier closed."""
    closed = _closing(dossier)
    if closed is None or closed.outcome is None:
        return
    first = min(
        (one for one in dossier.perspectives if one.goal_class is not None),
        key=lambda one: (one.estimated_on, one.id),
        default=None,
    )
    about = first.goal_class.value if first is not None and first.goal_class is not None else ""
    yield ReportLine(LineKind.TAKING_PART, about, closed.outcome.value, closed.closed_on)


def _closing(dossier: Dossier) -> Closing | None:
    if dossier.case.status is not CaseStatus.CLOSED:
        return None
    held = (one for one in dossier.closings if one.reopened_on is None)
    return max(held, key=lambda one: (one.closed_on, one.id), default=None)


def _merged(lines: Iterable[ReportLine]) -> list[ReportLine]:
    """The same said twice is one line that counts for two."""
    found: Counter[tuple[LineKind, str, str, date]] = Counter()
    for one in lines:
        found[one.kind, one.about, one.said, one.on] += one.many
    return sorted(ReportLine(*one, many) for one, many in found.items())
