"""Principles of the organisation: a list, ticks that follow the plan, and equal cases beside each other (E07)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.domain.dossier import Dossier
from intake_app.domain.ids import new_id
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.planning import Goal, Step
from intake_app.domain.principles import Principle, ServedBy, ServedPrinciple
from intake_app.domain.rights import ExemptDuty, Exemption, ExemptionGround, ExemptionStatus
from intake_app.domain.team_report import HalfYear, TeamTable
from intake_app.domain.vocabulary import RaterRole, SignatureMethod
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import (
    editing,
    exemptions,
    measuring,
    plans,
    principles,
    prints,
    signing,
    team_report,
    team_report_files,
    term_list,
    vaults,
)
from intake_app.services.desk import Desk
from tests.documents.reading import Paper
from tests.team_people import SECRET, team_dossier

from .conftest import PASSPHRASE, TODAY

NOW = HalfYear.of(TODAY)


@pytest.fixture
def listed(desk: Desk) -> tuple[Principle, ...]:
    """Two principles, made once for the vault of this module."""
    found = {one.name for one in principles.listed(desk)}
    wanted = [name for name in ("Bestaanszekerheid eerst", "Eigen kracht eerst") if name not in found]
    if wanted:
        principles.add(desk, *wanted)
    return tuple(
        one for one in principles.offered(desk) if one.name in ("Bestaanszekerheid eerst", "Eigen kracht eerst")
    )


def test_that_the_list_is_empty_until_somebody_fills_it(tmp_path: Path) -> None:
    desk, _code = vaults.create(tmp_path / "leeg.keukentafel", PASSPHRASE, Clock(TODAY))
    assert principles.listed(desk) == ()
    assert len(principles.suggestions()) == 12 and "Bestaanszekerheid eerst" in principles.suggestions()
    desk.close()


def test_that_a_principle_is_named_once_moved_retired_and_brought_back_by_undo(desk: Desk) -> None:
    made = principles.add(desk, "Integraal", "Direct eropaf")
    with pytest.raises(InputRefused, match="al in de lijst"):
        principles.add(desk, " integraal")
    with pytest.raises(InputRefused, match="naam"):
        principles.add(desk, " ")
    second = next(one for one in made if one.name == "Direct eropaf")
    order = [one.name for one in principles.move(desk, second.id, -1)]
    assert order.index("Direct eropaf") < order.index("Integraal")
    principles.retire(desk, second.id)
    assert second.id not in {one.id for one in principles.offered(desk)}
    desk.undo(None)
    assert second.id in {one.id for one in principles.offered(desk)}
    for one in made:
        principles.retire(desk, one.id)


def test_that_a_goal_and_a_decision_are_ticked_copied_and_untied(
    desk: Desk, ready_case: UUID, listed: tuple[Principle, ...]
) -> None:
    first, second = listed
    dossier = desk.dossier(ready_case)
    goal, step = dossier.goals[0], dossier.steps[0]
    principles.serve(desk, ready_case, ServedBy.GOAL, goal.id, {first.id, second.id})
    principles.serve(desk, ready_case, ServedBy.STEP, step.id, {first.id})
    principles.serve(desk, ready_case, ServedBy.GOAL, goal.id, {second.id})
    kept = desk.dossier(ready_case)
    assert [one.name for one in kept.principles_of(ServedBy.GOAL, goal.id)] == ["Eigen kracht eerst"]
    assert [one.ticked_on for one in kept.principles_of(ServedBy.STEP, step.id)] == [TODAY]
    assert dossier_file.from_json(dossier_file.to_json(kept)).served_principles == kept.served_principles
    everything = Paper(prints.preview(desk, ready_case, "alles-van-u")).text()
    assert "Grondwaarden van de gemeente" in everything and "Bij een doel" in everything
    plan = " ".join(Paper(prints.preview(desk, ready_case, "plan")).text().split())
    for said in ("Dit past bij wat wij belangrijk vinden: Eigen kracht eerst.", "vinden: Bestaanszekerheid eerst."):
        assert plan.count(said) == 1, said
    editing.remove(desk, Step, step.id)
    assert {one.by for one in desk.dossier(ready_case).served_principles} == {ServedBy.GOAL}
    editing.remove(desk, Goal, goal.id)
    assert desk.dossier(ready_case).served_principles == ()
    desk.undo(ready_case)
    desk.undo(ready_case)
    assert len(desk.dossier(ready_case).served_principles) == 2


def test_that_a_fixed_plan_keeps_its_ticks_and_the_next_version_takes_them_along(
    desk: Desk, ready_case: UUID, listed: tuple[Principle, ...]
) -> None:
    goal = desk.dossier(ready_case).goals[0]
    principles.serve(desk, ready_case, ServedBy.GOAL, goal.id, {listed[0].id})
    plan = desk.dossier(ready_case).plans[0]
    plans.finalise(desk, ready_case)
    assert not desk.dossier(ready_case).plan(plan.id).editable
    for wanted in (set(), {listed[0].id, listed[1].id}):
        with pytest.raises(InputRefused, match="plan staat vast"):
            principles.serve(desk, ready_case, ServedBy.GOAL, goal.id, wanted)
    for signer in signing.signers(desk.dossier(ready_case), desk.dossier(ready_case).plan(plan.id)):
        signing.sign(desk, ready_case, signer.name, signer.role, SignatureMethod.INK_SEEN)
    signing.fix_plan(desk, ready_case)
    plans.new_version(desk, ready_case, "Er kwam een doel bij.")
    dossier = desk.dossier(ready_case)
    copy = next(one for one in dossier.goals if one.copied_from == goal.id)
    assert [one.name for one in dossier.principles_of(ServedBy.GOAL, copy.id)] == ["Bestaanszekerheid eerst"]


def test_that_a_reverse_test_says_its_principles_as_an_answer_and_keeps_own_words(
    desk: Desk, case_id: UUID, listed: tuple[Principle, ...]
) -> None:
    test = measuring.start_reading(desk, case_id, principles.REVERSE, RaterRole.CONSULTANT, subject="De fiets")
    first, second = listed

    def answer() -> str:
        return desk.dossier(case_id).answers_of(test)[principles.ITEM].text

    principles.serve(desk, case_id, ServedBy.EFFECT_CHECK, test.id, {first.id, second.id})
    assert answer() == "Bestaanszekerheid eerst\nEigen kracht eerst"
    principles.serve(desk, case_id, ServedBy.EFFECT_CHECK, test.id, {first.id})
    assert answer() == "Bestaanszekerheid eerst"
    measuring.record_answer(desk, test.id, principles.ITEM, text="Omdat de huur voorgaat.")
    principles.serve(desk, case_id, ServedBy.EFFECT_CHECK, test.id, {second.id})
    assert answer() == "Omdat de huur voorgaat."


def test_that_only_what_is_in_the_list_is_ticked_and_a_retired_one_may_stay(
    desk: Desk, ready_case: UUID, listed: tuple[Principle, ...]
) -> None:
    goal = desk.dossier(ready_case).goals[0]
    principles.serve(desk, ready_case, ServedBy.GOAL, goal.id, {UUID(int=7)})
    assert desk.dossier(ready_case).served_principles == ()
    principles.serve(desk, ready_case, ServedBy.GOAL, goal.id, {listed[0].id})
    principles.retire(desk, listed[0].id)
    served = desk.dossier(ready_case).principles_of(ServedBy.GOAL, goal.id)
    assert [name for _id, name in principles.tickable(principles.offered(desk), served)][
        -1
    ] == "Bestaanszekerheid eerst"
    principles.retire(desk, listed[0].id, retired=False)


# -- the report per principle ------------------------------------------------------------------------------------------

FIRST = Principle(name="Bestaanszekerheid eerst")
FEW = Principle(name="Integraal", position=1)


def _ticked(number: int) -> Dossier:
    """Of twenty people: twenty exemptions for care (14 granted), of which 3 for another principle too."""
    one = team_dossier(number)
    case_id = one.case.id
    status = ExemptionStatus.GRANTED if number < 14 else ExemptionStatus.INFORMAL
    relief = Exemption(case_id=case_id, ground=ExemptionGround.CARE_TASKS, status=status, start_on=TODAY, end_on=TODAY)
    wanted = (FIRST, FEW) if number < 3 else (FIRST,)
    ticks = tuple(
        ServedPrinciple(
            case_id=case_id, principle_id=p.id, name=p.name, by=ServedBy.EXEMPTION, about_id=relief.id, ticked_on=TODAY
        )
        for p in wanted
    )
    readings, answers = [*one.measurements], [*one.answers]
    if number < 11:
        test = Measurement(
            case_id=case_id, instrument=principles.REVERSE, version="omgekeerd-1", measured_on=TODAY,
            rater=RaterRole.CONSULTANT, subject=SECRET, ready=True,
        )  # fmt: skip
        readings.append(test)
        ticks += (replace(ticks[0], id=new_id(), by=ServedBy.EFFECT_CHECK, about_id=test.id),)
        if number < 6:
            answers.append(Answer(case_id=case_id, measurement_id=test.id, item="afwijking", text=SECRET))
    return replace(
        one, exemptions=(relief,), served_principles=ticks, measurements=tuple(readings), answers=tuple(answers)
    )


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk, _code = vaults.create(tmp_path_factory.mktemp("principles") / "team.keukentafel", PASSPHRASE, Clock(TODAY))
    with desk.change("", None) as work:
        work.put(FIRST)
        work.put(FEW)
        work.commit()
    desk.vault.fill(map(_ticked, range(20)), author="Marloes", label="Fill")
    while term_list.catch_up(desk):
        pass
    yield desk
    desk.close()


def table(desk: Desk, wanted: str) -> TeamTable:
    return team_report.make_part(desk, NOW, wanted)


CARE, TESTS = "Bestaanszekerheid eerst: ontheffing, Zorgt voor iemand", "Bestaanszekerheid eerst: omgekeerde toets"


def test_that_equal_cases_stand_in_one_row_and_a_small_one_is_left_out(team: Desk) -> None:
    found = {row.label: row for row in table(team, "gelijke-gevallen").rows}
    assert set(found) == {CARE, TESTS}, "three people who serve another principle are too few"
    assert found[CARE].cells == (14, 6) and found[CARE].total == 20


def test_that_other_outcomes_are_said_without_saying_which_is_right(team: Desk) -> None:
    found = table(team, "gelijke-gevallen")
    assert next(row.cells for row in found.rows if row.label == TESTS) == (6, 5)
    said = f"{TESTS}: in 6 van de 11 gevallen is ruimte gegeven. Kijk samen wat het verschil maakt."
    assert set(found.said) == {said, said.replace(TESTS, CARE).replace("6 van de 11", "14 van de 20")}


def test_that_a_tick_counts_at_once_and_no_more_when_it_is_taken_away(team: Desk) -> None:
    case_id = team.vault.caseload.cases_after(None, 1)[0]
    relief = team.dossier(case_id).exemptions[0]
    for wanted, many in ((set(), 19), ({FIRST.id}, 20)):
        principles.serve(team, case_id, ServedBy.EXEMPTION, relief.id, wanted)
        found = {row.label: row.total for row in table(team, "gelijke-gevallen").rows}
        assert found[CARE] == many


def test_that_one_who_was_treated_otherwise_is_not_given_away(team: Desk) -> None:
    """With four on the other side both counts are hidden, and no sentence tells that outcomes differ."""
    wanted = [one for one in team.vault.caseload.cases_after(None, 20) if not _granted(team, one)][:2]
    for case_id in wanted:
        given = {"status": ExemptionStatus.GRANTED, "duties": (ExemptDuty.WORK,), "review_on": TODAY, "reason": "Zorg."}
        exemptions.change(team, team.dossier(case_id).exemptions[0].id, **given)
    found = table(team, "gelijke-gevallen")
    assert next(row.cells for row in found.rows if row.label == CARE) == (None, None)
    assert not any(CARE in said for said in found.said)


def _granted(desk: Desk, case_id: UUID) -> bool:
    return desk.dossier(case_id).exemptions[0].status is ExemptionStatus.GRANTED


def test_that_the_report_of_principles_names_nobody_and_stands_on_paper(team: Desk) -> None:
    report = team_report.make(team, NOW)
    words = Paper(team_report_files.paper(team, report)).text()
    assert "Gelijke gevallen, gelijke behandeling" in words and "Zorgt voor iemand" in words
    assert SECRET not in words
