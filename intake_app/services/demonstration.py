"""A fictitious caseload for the demonstration: one whole dossier and as many lighter ones as wanted.

The same seed gives the same people. Everybody in it is invented; names, places and steps stand in resources/demo.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from intake_app import paths
from intake_app.domain.conversations import Appointment, Conversation
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.people import CaseFile, Melding, Person
from intake_app.domain.planning import Goal, PerspectiveEstimate, Plan, Step, Strength
from intake_app.domain.pools import Pool
from intake_app.domain.teams import Team, TeamMember
from intake_app.domain.vocabulary import (
    ContactKind,
    GoalClass,
    HelpLevel,
    LegalGround,
    NextStepOwner,
    Phase,
    RaterRole,
    SignatureMethod,
)
from intake_app.exchange import dossier_file
from intake_app.i18n import _
from intake_app.services import overview, plans, pools, signing, teams
from intake_app.services.desk import Desk
from intake_app.services.term_list import keep_terms

_FOLDER = paths.RESOURCES / "demo"
_T = TypeVar("_T")
_ORDER = tuple(Phase)
DRAWN = 200
"""So many dossiers are made one by one as a consultant would; the rest of a larger caseload comes in bulk."""


def fill(desk: Desk, caseload: int, seed: int, progress: Callable[[int, int], None] | None = None) -> None:
    """Put `caseload` dossiers into an empty vault: the whole one first, then known faces, then invented ones."""
    book = tomllib.loads((_FOLDER / "people.toml").read_text(encoding="utf-8"))
    chance = random.Random(seed)
    names = ("consultant", "role", "organisation", "phone", "hours", "municipality", "place")
    desk.change_profile(**{name: book[name] for name in names})
    _keep_principles(desk)
    _fill_shared(desk, book)
    if caseload > 0:
        _put(desk, whole_dossier(desk.today()))
    drawn = min(caseload, DRAWN)
    for index, sketch in enumerate(_sketches(book, chance, drawn - 1), start=1):
        _open_sketch(desk, sketch, index, chance, book)
        if progress is not None:
            progress(index + 1, caseload)
    if caseload > drawn:
        _fill_up(desk, caseload, drawn, seed, progress)


def _fill_shared(desk: Desk, book: dict[str, Any]) -> None:
    """The teams of the municipality, and a pool."""
    for one in book["team"]:
        team = teams.add_team(desk, Team(name=one["name"], area=one["area"], phone=one["phone"]))
        for member in one["members"]:
            teams.add_member(desk, team.id, TeamMember(team_id=team.id, **member))
    for one in book["pool"]:
        criteria, assessors = tuple(one["criteria"]), tuple(one["assessors"])
        made = Pool(name=one["name"], organisation=one["organisation"], criteria=criteria, assessors=assessors)
        pools.add_pool(desk, replace(made, seats=one["seats"]))


def _fill_up(desk: Desk, caseload: int, drawn: int, seed: int, progress: Callable[[int, int], None] | None) -> None:
    from intake_app.services import synthetic

    def told(done: int, _total: int) -> None:
        if progress is not None:
            progress(drawn + done, caseload)

    synthetic.fill(desk, caseload - drawn, seed, told, first=drawn + 1)


def _keep_principles(desk: Desk) -> None:
    from intake_app.services.synthetic.caseload import keep_principles

    keep_principles(desk)


def whole_dossier(today: date) -> Dossier:
    """The shipped dossier of Joyce Veldkamp, moved in time so that its day of signing is today."""
    book = tomllib.loads((_FOLDER / "people.toml").read_text(encoding="utf-8"))
    dossier = dossier_file.from_json((_FOLDER / "joyce-veldkamp.json").read_bytes())
    return _moved(dossier, today - book["reference_day"])


def _moved(value: _T, span: timedelta) -> _T:
    """The same data with every date and moment shifted; birth dates stay."""
    if isinstance(value, datetime):
        return _as_was(value + span, value)
    if isinstance(value, date):
        return _as_was(value + span, value)
    if isinstance(value, tuple):
        return _as_was(tuple(_moved(one, span) for one in value), value)
    if is_dataclass(value) and not isinstance(value, type):
        shifted = {
            one.name: _moved(getattr(value, one.name), span) for one in fields(value) if one.name != "birth_date"
        }
        return replace(value, **shifted)
    return value


def _as_was(moved: Any, _like: _T) -> _T:
    return moved  # type: ignore[no-any-return]  # same kind of value as it came in


def _put(desk: Desk, dossier: Dossier) -> None:
    with desk.change(_("Read in a dossier"), dossier.case.id, final=True) as work:
        for entity in dossier.entities():
            work.put(entity)
        work.put(overview.with_attention(work, dossier.case))
        keep_terms(work, dossier.case.id)
        work.commit()


@dataclass(frozen=True, slots=True)
class _Sketch:
    """What a lighter dossier is made of."""

    person: Person
    neighbourhood: str
    phase: Phase
    next_step: str
    owner: NextStepOwner
    in_days: int
    contact_days: int
    consultant: str
    appointment: dict[str, Any] | None = None
    open_conversation: bool = False


def _sketches(book: dict[str, Any], chance: random.Random, count: int) -> Iterator[_Sketch]:
    for known in book["known"][: max(count, 0)]:
        yield _known(known, book)
    for _index in range(count - len(book["known"])):
        yield _invented(book, chance)


def _known(known: dict[str, Any], book: dict[str, Any]) -> _Sketch:
    born = date(book["reference_day"].year - known["age"], 3, 9)
    person = Person(
        first_name=known["first_name"],
        infix=known.get("infix", ""),
        last_name=known["last_name"],
        birth_date=born,
        town=book["place"],
        phone=known["phone"],
    )
    return _Sketch(
        person,
        known["neighbourhood"],
        Phase(known["phase"]),
        known["next_step"],
        NextStepOwner(known["owner"]),
        known["in_days"],
        known["contact_days"],
        book["consultant"],
        known if "at" in known else None,
        known.get("open_conversation", False),
    )


def _invented(book: dict[str, Any], chance: random.Random) -> _Sketch:
    step = chance.choice(book["step"])
    person = Person(
        first_name=chance.choice(book["first_names"]),
        last_name=chance.choice(book["last_names"]),
        birth_date=date(1950, 1, 1) + timedelta(days=chance.randrange(20000)),
        street=f"{chance.choice(book['streets'])} {chance.randrange(1, 140)}",
        postcode="0000 AA",
        town=book["place"],
        phone=f"06 – 00 00 {chance.randrange(10, 99)} {chance.randrange(10, 99)}",
    )
    return _Sketch(
        person,
        chance.choice(book["neighbourhoods"]),
        Phase(step["phase"]),
        step["text"],
        chance.choice(tuple(NextStepOwner)),
        chance.randrange(1, 60),
        chance.randrange(1, 40),
        book["consultant"] if chance.random() < 0.6 else "Karim Bouali",
    )


def _open_sketch(desk: Desk, sketch: _Sketch, index: int, chance: random.Random, book: dict[str, Any]) -> None:
    today = desk.today()
    case = CaseFile(
        person_id=sketch.person.id,
        number=f"{today.year}-{index + 7:04d}",
        opened_on=today - timedelta(days=sketch.contact_days + 30),
        neighbourhood=sketch.neighbourhood,
        consultant=sketch.consultant,
        next_step=sketch.next_step,
        next_step_owner=sketch.owner,
        next_step_on=today + timedelta(days=sketch.in_days),
        legal_grounds=(LegalGround.VOLUNTARY,),
    )
    with desk.change(_("New dossier"), case.id, final=True) as work:
        work.put(sketch.person)
        work.put(case)
        for entity in _recorded(sketch, case, today, chance, book):
            work.put(entity)
        overview.commit(work, case.id)
    if sketch.phase is Phase.FOLLOW_UP:
        _sign(desk, case)


def _recorded(
    sketch: _Sketch, case: CaseFile, today: date, chance: random.Random, book: dict[str, Any]
) -> Iterator[Entity]:
    """What was written down so far, as far as the phase of the sketch goes."""
    reached = _ORDER.index(sketch.phase)
    talked_on = today - timedelta(days=sketch.contact_days)
    closed_at = None if sketch.open_conversation else datetime.combine(talked_on, time(12)).astimezone()
    yield Melding(case_id=case.id, reported_on=case.opened_on)
    if sketch.appointment is not None:
        yield _appointment(sketch.appointment, case, today)
    if reached >= _ORDER.index(Phase.CONVERSATION):
        yield Conversation(case_id=case.id, held_on=talked_on, conductor=sketch.consultant, closed_at=closed_at)
        yield Strength(case_id=case.id, title=chance.choice(book["strengths"]))
    if reached >= _ORDER.index(Phase.PICTURE):
        yield from _web(sketch, case, talked_on, chance)
    if reached >= _ORDER.index(Phase.PERSPECTIVE):
        yield PerspectiveEstimate(
            case_id=case.id,
            estimated_on=talked_on,
            goal_class=chance.choice(tuple(GoalClass)),
            motivation=book["motivation"],
        )
    if reached >= _ORDER.index(Phase.PLAN):
        yield from _plan(sketch, case, today, book["goal"])


def _appointment(known: dict[str, Any], case: CaseFile, today: date) -> Appointment:
    day = today + timedelta(days=known.get("appointment_in_days", known["in_days"]))
    return Appointment(
        case_id=case.id,
        starts_at=datetime.combine(day, time.fromisoformat(known["at"])).astimezone(),
        subject=known["appointment"],
        place=known["place"],
        kind=ContactKind(known.get("appointment_kind", ContactKind.OFFICE)),
    )


def _web(sketch: _Sketch, case: CaseFile, day: date, chance: random.Random) -> Iterator[Entity]:
    reading = Measurement(
        case_id=case.id,
        instrument="spinnenweb",
        version="spinnenweb-1",
        measured_on=day,
        rater=RaterRole.RESIDENT,
        rater_name=sketch.person.full_name,
        ready=True,
    )
    yield reading
    for item in ("lichaam", "mentaal", "zingeving", "kwaliteit-van-leven", "meedoen", "dagelijks-functioneren"):
        yield Answer(case_id=case.id, measurement_id=reading.id, item=item, value=chance.randrange(2, 10))


def _plan(sketch: _Sketch, case: CaseFile, today: date, words: dict[str, str]) -> Iterator[Entity]:
    plan = Plan(
        case_id=case.id,
        regisseur=sketch.consultant,
        contact_name=sketch.consultant,
        contact_phone=words["phone"],
        legal_grounds=case.legal_grounds,
        own_words=words["own_words"],
        review_dates=(today + timedelta(days=sketch.in_days),),
    )
    goal = Goal(case_id=case.id, plan_id=plan.id, sentence=words["sentence"], title=words["title"])
    yield plan
    yield goal
    yield Step(
        case_id=case.id,
        goal_id=goal.id,
        what=words["step"],
        help_level=HelpLevel.OWN,
        owner_name=sketch.person.first_name,
        when_text=words["when"],
    )


def _sign(desk: Desk, case: CaseFile) -> None:
    plans.finalise(desk, case.id)
    dossier = desk.dossier(case.id)
    plan = dossier.current_plan
    if plan is None:
        return
    for signer in signing.signers(dossier, plan):
        signing.sign(desk, case.id, signer.name, signer.role, SignatureMethod.INK_SEEN)
    signing.fix_plan(desk, case.id)
    with desk.change(_("Next step"), case.id, final=True) as work:
        fixed = work.get(CaseFile, case.id)
        if fixed is not None:
            work.put(replace(fixed, next_step=case.next_step, next_step_on=case.next_step_on))
            work.commit()
