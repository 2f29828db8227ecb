"""Pools of a programme (H02): several look at the same criteria, the resident says yes first, and nobody is ranked."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.domain.catalogue_words import Known
from intake_app.domain.pools import Pool, PoolEntry, PoolJudgement, PoolStatus
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import editing, everything, pools
from intake_app.services.anonymising import anonymiser
from intake_app.services.desk import Desk

TODAY = date(2026, 9, 15)
ME = "Marloes Dekker"


@pytest.fixture(autouse=True)
def on_the_day(desk: Desk) -> None:
    desk.clock = Clock(TODAY)


@pytest.fixture
def talent(desk: Desk) -> Pool:
    made = Pool(
        name="Talentpool", organisation="Bouwgroep", criteria=("Wil buiten werken", "Is er vier dagen"),
        assessors=("Ineke Bos",), seats=2,
    )  # fmt: skip
    return pools.add_pool(desk, made)


@pytest.fixture
def entry(desk: Desk, ready_case: UUID, talent: Pool) -> PoolEntry:
    return pools.propose(desk, ready_case, talent.id)


def _look(desk: Desk, entry: PoolEntry, who: str, *answers: Known) -> None:
    for criterion, meets in zip(entry.criteria, answers, strict=True):
        pools.judge(desk, entry, who, criterion, meets, "Zo zag ik het." if meets is Known.NO else "")


def test_that_a_resident_is_proposed_once_with_the_criteria_of_that_day(
    desk: Desk, entry: PoolEntry, talent: Pool
) -> None:
    pools.edit_pool(desk, talent.id, criteria=("Iets anders",))
    assert pools.propose(desk, entry.case_id, talent.id) == entry
    dossier = desk.dossier(entry.case_id)
    assert dossier.pool_entries[0].criteria == ("Wil buiten werken", "Is er vier dagen")
    assert pools.standing(dossier, entry) is PoolStatus.PROPOSED


def test_that_nobody_else_looks_before_the_resident_said_yes(desk: Desk, entry: PoolEntry) -> None:
    _look(desk, entry, ME, Known.YES, Known.UNKNOWN)
    with pytest.raises(InputRefused, match="Vraag het eerst"):
        _look(desk, entry, "Ineke Bos", Known.YES, Known.YES)
    with pytest.raises(InputRefused, match="wie er kijkt"):
        pools.judge(desk, entry, " ", entry.criteria[0], Known.YES)
    pools.say(desk, entry, agreed=True, own_words=" Ik wil graag bouwen. ")
    (kept,) = desk.dossier(entry.case_id).pool_entries
    assert (kept.agreed_on, kept.own_words) == (TODAY, "Ik wil graag bouwen.")
    _look(desk, entry, "Ineke Bos", Known.YES, Known.NO)
    dossier = desk.dossier(entry.case_id)
    said = pools.judgements(dossier, entry)
    assert list(said) == [ME, "Ineke Bos"]
    assert said[ME][entry.criteria[1]].meets is Known.UNKNOWN
    assert (said["Ineke Bos"][entry.criteria[1]].meets, said["Ineke Bos"][entry.criteria[1]].why) == (
        Known.NO, "Zo zag ik het.",
    )  # fmt: skip


def test_that_coming_in_asks_a_yes_and_enough_people_and_never_their_answers(desk: Desk, entry: PoolEntry) -> None:
    with pytest.raises(InputRefused, match="Vraag het eerst"):
        pools.move(desk, entry, PoolStatus.POOL)
    pools.say(desk, entry, agreed=True, own_words="")
    _look(desk, entry, ME, Known.NO, Known.NO)
    pools.judge(desk, entry, "Ineke Bos", entry.criteria[0], Known.NO)
    with pytest.raises(InputRefused, match=r"Er kijken 2 mensen.*keken er 1"):
        pools.move(desk, entry, PoolStatus.TRAINING)
    pools.judge(desk, entry, "Ineke Bos", entry.criteria[1], Known.UNKNOWN)
    pools.move(desk, entry, PoolStatus.TRAINING)
    assert pools.standing(desk.dossier(entry.case_id), entry) is PoolStatus.TRAINING, "people decide, not a count"


def test_that_leaving_asks_why_and_the_days_of_every_status_are_kept(desk: Desk, entry: PoolEntry) -> None:
    desk.clock = Clock(TODAY + timedelta(days=9))
    with pytest.raises(InputRefused, match="waarom iemand uit de pool gaat"):
        pools.move(desk, entry, PoolStatus.LEFT)
    pools.move(desk, entry, PoolStatus.LEFT, why="Liever binnen.", learned="Zij weet nu wat zij wil.")
    dossier = desk.dossier(entry.case_id)
    days = pools.days_in(dossier, entry, TODAY + timedelta(days=12))
    assert [(step.status, many) for step, many in days] == [(PoolStatus.PROPOSED, 9), (PoolStatus.LEFT, 3)]
    assert days[1][0].learned == "Zij weet nu wat zij wil."


def test_that_the_register_lists_by_name_and_counts_seats(desk: Desk, entry: PoolEntry, talent: Pool) -> None:
    whole = pools.pool(desk, talent.id)
    assert [(one.case_id, one.status) for one in whole.people] == [(entry.case_id, PoolStatus.PROPOSED)]
    assert whole.taken == 0, "proposed is no seat"
    pools.edit_pool(desk, talent.id, closed_on=TODAY)
    assert talent.id not in {one.id for one in pools.pools(desk, open_only=True)}
    with pytest.raises(InputRefused, match="naam nodig"):
        pools.edit_pool(desk, talent.id, name=" ")
    with pytest.raises(InputRefused, match="minstens één"):
        pools.edit_pool(desk, talent.id, assessors_needed=0)
    pools.remove_pool(desk, talent.id)
    with pytest.raises(InputRefused, match="niet meer"):
        pools.pool(desk, talent.id)
    assert desk.dossier(entry.case_id).pool_entries, "what stands in a dossier stays"
    desk.undo(None)
    assert pools.pool(desk, talent.id).people == whole.people


def test_that_a_pool_leaves_a_dossier_whole_and_comes_back(desk: Desk, entry: PoolEntry) -> None:
    _look(desk, entry, ME, Known.YES, Known.YES)
    before = desk.dossier(entry.case_id)
    editing.remove(desk, PoolEntry, entry.id)
    after = desk.dossier(entry.case_id)
    assert (after.pool_entries, after.pool_steps, after.pool_judgements) == ((), (), ())
    desk.undo(entry.case_id)
    again = desk.dossier(entry.case_id)
    assert again.pool_judgements == before.pool_judgements and again.pool_steps == before.pool_steps


def test_that_an_answer_is_taken_back(desk: Desk, entry: PoolEntry) -> None:
    _look(desk, entry, ME, Known.YES, Known.YES)
    pools.judge(desk, entry, ME, entry.criteria[0], None)
    assert pools.complete(desk.dossier(entry.case_id), entry) == ()


def test_that_the_resident_reads_what_everybody_said_and_a_file_carries_it(desk: Desk, entry: PoolEntry) -> None:
    pools.say(desk, entry, agreed=True, own_words="Ik wil.")
    _look(desk, entry, "Ineke Bos", Known.YES, Known.NO)
    dossier = desk.dossier(entry.case_id)
    titles = {part.title: part for part in everything.sheet(desk, dossier).parts}
    assert len(titles["Wat mensen voor de pool zeiden"].records) == 2
    again = dossier_file.from_json(dossier_file.to_json(dossier))
    assert (again.pool_entries, again.pool_judgements) == (dossier.pool_entries, dossier.pool_judgements)
    bare = anonymiser(dossier).words("Ineke Bos van Bouwgroep zegt ja.")
    assert "Ineke" not in bare and "Bouwgroep" not in bare


def test_that_nothing_in_a_pool_is_a_number_to_rank_by() -> None:
    kinds = {one.type for cls in (PoolEntry, PoolJudgement) for one in fields(cls) if one.name != "assessors_needed"}
    assert not kinds & {"int", "float", "int | None"}
