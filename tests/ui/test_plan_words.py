"""When a step happens, as people type it; and what the list says about a goal."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.vocabulary import HelpLevel
from ui.pages.plan_words import Moment, NoSuchDay, goal_name, goal_state
from ui.widgets.status import Status

TODAY = date(2026, 9, 15)
DAY = date(2026, 9, 22)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("vanaf 22 sep", Moment(start_on=DAY)),
        ("voor 22-9-2026", Moment(due_on=DAY)),
        ("uiterlijk 22 september", Moment(due_on=DAY)),
        ("di 22 sep", Moment(DAY, DAY)),
        ("op 22 september", Moment(DAY, DAY)),
        ("22 sep tot en met 4 okt", Moment(DAY, date(2026, 10, 4))),
        ("over 1 week", Moment(DAY, DAY)),
        ("1 aug", Moment(date(2026, 8, 1), date(2026, 8, 1))),  # begun already: two months back still count
        ("1 jan", Moment(date(2027, 1, 1), date(2027, 1, 1))),
        ("elke zondag, na het eten", Moment(words="elke zondag, na het eten")),
        ("wo 30 sep, 10 uur", Moment(words="wo 30 sep, 10 uur")),
        ("voor het eten", Moment(words="voor het eten")),
        ("2 keer per week", Moment(words="2 keer per week")),
        ("  ", Moment()),
    ],
)
def test_that_a_moment_is_read_as_people_say_it(typed: str, moment: Moment) -> None:
    assert Moment.read(typed, TODAY) == moment


@pytest.mark.parametrize("typed", ["31 feb", "vanaf 31-2", "wo 22 sep", "32 sep"])
def test_that_a_day_that_does_not_exist_is_no_literal_word(typed: str) -> None:
    with pytest.raises(NoSuchDay):
        Moment.read(typed, TODAY)


@given(
    start=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    length=st.integers(0, 300),
    kind=st.sampled_from(["from", "before", "on", "range"]),
)
def test_that_what_stands_in_the_field_reads_back_as_the_same_moment(start: date, length: int, kind: str) -> None:
    end = date.fromordinal(start.toordinal() + length)
    moment = {
        "from": Moment(start_on=start),
        "before": Moment(due_on=start),
        "on": Moment(start, start),
        "range": Moment(start, end),
    }[kind]
    assert Moment.read(moment.in_words(TODAY), TODAY) == moment


def _dossier(*steps: Step, goal: Goal, plan: Plan) -> Dossier:
    person = Person(first_name="Joyce")
    case = CaseFile(id=plan.case_id, person_id=person.id, number="1", opened_on=TODAY)
    return Dossier(case=case, person=person, plans=(plan,), goals=(goal,), steps=steps)


def test_that_a_goal_says_the_one_thing_it_lacks() -> None:
    case_id = uuid4()
    plan = Plan(case_id=case_id)
    goal = Goal(case_id=case_id, plan_id=plan.id, sentence="Ik wil rust.")
    whole = Step(
        case_id=case_id,
        goal_id=goal.id,
        what="Ik bel.",
        owner_name="Joyce",
        help_level=HelpLevel.OWN,
        when_text="elke dag",
    )
    without_day = Step(case_id=case_id, goal_id=goal.id, what="Ik ga.", owner_name="Joyce", help_level=HelpLevel.OWN)
    empty = Step(case_id=case_id, goal_id=goal.id)
    assert goal_state(_dossier(whole, goal=goal, plan=plan), goal).status is Status.DONE
    assert goal_state(_dossier(whole, without_day, goal=goal, plan=plan), goal).words == "Eén datum ontbreekt"
    assert goal_state(_dossier(empty, goal=goal, plan=plan), goal).words == "Nog 4 dingen invullen"
    assert goal_state(_dossier(goal=goal, plan=plan), goal).words == "Nog geen stap"


def test_that_a_goal_that_keeps_what_is_there_asks_no_step() -> None:
    plan = Plan(case_id=uuid4())
    goal = Goal(case_id=plan.case_id, plan_id=plan.id, sentence="Zo houden.", from_words="goed", to_words="goed")
    assert goal_state(_dossier(goal=goal, plan=plan), goal).status is Status.DONE


def test_that_a_goal_without_words_is_called_by_its_number() -> None:
    assert goal_name(Goal(case_id=uuid4(), plan_id=uuid4()), 3) == "Doel 3"
