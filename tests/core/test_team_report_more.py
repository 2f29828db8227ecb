"""What else the report of the team counts (L03): time, what was deployed, how routes ended, marks, how long it took."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from intake_app.clock import Clock
from intake_app.domain.catalogue import TakenOffer
from intake_app.domain.catalogue_words import OfferKind
from intake_app.domain.conversations import Contact, Conversation
from intake_app.domain.dossier import Dossier
from intake_app.domain.ids import new_id
from intake_app.domain.people import Melding
from intake_app.domain.plan_parts import Trajectory
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.reviewing import Review
from intake_app.domain.team_report import HalfYear, TeamTable
from intake_app.domain.vocabulary import PlanStatus, StepStatus
from intake_app.services import rules, team_report, team_report_files, term_list, vaults
from intake_app.services.desk import Desk
from intake_app.services.team_report_words import share_words
from tests.core.conftest import PASSPHRASE, TODAY
from tests.documents.reading import Paper
from tests.team_people import SECRET, team_dossier

NOW = HalfYear.of(TODAY)
ENDED = "jij-bent-in-beeld"


def _with_more(number: int) -> Dossier:
    """One of seventeen: 11 routes ended in paid work, 6 otherwise; marks 6 and 8; step done by 10 of them."""
    one = team_dossier(number)
    case_id = one.case.id
    moment = datetime(2026, 7, 20, 9, tzinfo=UTC)
    plan = Plan(case_id=case_id, status=PlanStatus.RUNNING, started_on=date(2026, 7, 20), finalised_at=moment)
    goal = Goal(case_id=case_id, plan_id=plan.id)
    done = StepStatus.DONE if number < 10 else StepStatus.PARTLY
    step = Step(case_id=case_id, goal_id=goal.id, what=SECRET, status=done)
    offer = TakenOffer(
        case_id=case_id, step_id=step.id, offer_id=new_id(), taken_on=TODAY, name=SECRET, kind=OfferKind.LANGUAGE
    )
    route = Trajectory(
        case_id=case_id,
        goal_id=goal.id,
        template=ENDED,
        started_on=date(2026, 1, 5),
        ended_on=date(2026, 8, 1),
        outcome="betaald werk" if number < 11 else "opleiding",
    )
    review = Review(
        case_id=case_id, plan_id=plan.id, held_on=date(2026, 9, 1), mark=8 if number < 9 else 6, closed_at=moment
    )
    talk = Conversation(case_id=case_id, held_on=date(2026, 7, 10), minutes=60, summary=SECRET)
    call = Contact(case_id=case_id, contact_on=date(2026, 9, 2), minutes=30, note=SECRET)
    missed = Contact(case_id=case_id, contact_on=date(2026, 9, 3), minutes=5, answered=False, substantive=False)
    return replace(
        one,
        plans=(plan,),
        goals=(goal,),
        steps=(step,),
        taken_offers=(offer,),
        trajectories=(route, replace(route, id=new_id(), ended_on=None, outcome="")) if number < 8 else (route,),
        reviews=(review,),
        conversations=(talk,),
        contacts=(call, missed),
        meldingen=(
            Melding(case_id=case_id, reported_on=date(2026, 7, 1) if number < 9 else date(2026, 6, 1), reason=SECRET),
        ),
    )


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk, _code = vaults.create(tmp_path_factory.mktemp("more") / "team.keukentafel", PASSPHRASE, Clock(TODAY))
    desk.vault.fill(map(_with_more, range(17)), author=SECRET, label="Fill")
    while term_list.catch_up(desk):
        pass
    yield desk
    desk.close()


def _table(desk: Desk, wanted: str, period: HalfYear = NOW) -> TeamTable:
    return next(one for one in team_report.make(desk, period).tables if one.id == wanted)


def test_that_time_is_counted_in_the_half_year_in_which_it_was_given(team: Desk) -> None:
    assert [(row.label, row.cells) for row in _table(team, "inzet").rows] == [
        ("Gesprekken en contacten", (34,)),
        ("Uren", (26,)),
    ]
    assert _table(team, "inzet", NOW.before).rows == ()


def test_that_what_was_deployed_is_counted_by_kind_and_how_it_goes(team: Desk) -> None:
    (row,) = _table(team, "ingezet").rows
    assert (row.cells, row.total) == ((10, None, None, None), 17)


def test_that_routes_tell_with_what_they_ended_of_how_many_and_in_percents(team: Desk) -> None:
    table = _table(team, "uitkomst-routes")
    assert [(row.label, row.cells, row.total) for row in table.rows] == [
        ("Jij bent in Beeld: betaald werk", (11,), 17),
    ], "the six others would tell that nobody ended in any other way"
    assert table.said[0] == "Jij bent in Beeld, betaald werk: 11 van de 17 (65 %)."


def test_that_shares_are_whole_percents_with_their_numbers() -> None:
    assert share_words("x", 63, 171).endswith("63 van de 171 (37 %).")
    assert share_words("x", 3, 35).endswith("3 van de 35 (9 %).")


def test_that_marks_have_a_mean_over_enough_people_only(team: Desk) -> None:
    table = _table(team, "tevredenheid")
    assert [(row.label, row.total) for row in table.rows] == [("Terugblikken", 17)]
    assert table.said == ("Terugblikken: gemiddeld 7,1, over 17 cijfers.",)
    assert _table(team, "tevredenheid", NOW.before).said == ()


def test_that_how_long_it_took_is_said_in_classes(team: Desk) -> None:
    rows = {row.label: row.cells for row in _table(team, "doorlooptijd").rows}
    assert rows["Van melding tot eerste gesprek"] == (9, None, None, None, None)
    assert set(rows["Van eerste gesprek tot vastgelegd plan"]) == {None}, "all of one class says it of everybody"


def test_that_an_organisation_may_hide_more_and_never_less(team: Desk) -> None:
    rules.set_own(team, "small_cell_limit", 8)
    (row,) = _table(team, "ingezet").rows
    assert row.total == 17 and row.cells.count(None) >= 2
    assert "minder dan 8 mensen" in " ".join(team_report_files.notes(team_report.make(team, NOW)))
    rules.set_own(team, "small_cell_limit", 2)
    assert team_report.least(team) == 5
    rules.set_own(team, "small_cell_limit", None)


def test_that_the_paper_and_the_sheet_say_it_too_and_nothing_of_one_person(team: Desk) -> None:
    paper = Paper(team_report_files.make(team, "teamrapport")).text()
    assert "gemiddeld 7,1" in paper and "11 van de 17 (65 %)" in paper and SECRET not in paper
    sheet = team_report_files.make(team, "teamrapport", ".xlsx")
    assert sheet == team_report_files.make(team, "teamrapport", ".xlsx")


def test_that_naming_people_otherwise_does_not_go_through_all_dossiers_again(team: Desk) -> None:
    assert term_list.is_caught_up(team)
    rules.set_words(team, {"person_term": "deelnemer"})
    assert term_list.is_caught_up(team)
    rules.set_words(team, {"person_term": None})
