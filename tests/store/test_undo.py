"""Undo and redo: back to the start and forth to the end, also after a restart, and never across a signature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_app.domain.measuring import Answer, ExtraValue, Measurement
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import Goal, Plan
from intake_app.domain.vocabulary import InfoSource
from intake_app.errors import InputRefused
from intake_app.store.undo import STEPS
from intake_app.store.vault import Vault
from tests.store.vault_keys import PASSPHRASE

NINE = datetime(2026, 9, 15, 9, 0, tzinfo=UTC)


def _put(vault: Vault, case_id: UUID, label: str, *entities: Any, seconds: float = 0, **options: Any) -> None:
    moment = NINE + timedelta(seconds=seconds)
    with vault.unit_of_work(author="Marloes", label=label, case_id=case_id, at=moment, **options) as uow:
        for entity in entities:
            uow.put(entity)
        assert uow.commit()


_texts = st.text(st.characters(codec="utf-8"), max_size=5)
_step = st.one_of(
    st.tuples(st.just("answer"), st.integers(0, 2), st.integers(0, 10), _texts, st.lists(st.sampled_from(InfoSource))),
    st.tuples(st.just("remove"), st.integers(0, 2)),
    st.tuples(st.just("case"), _texts),
    st.tuples(st.just("plan"), _texts),
)


def _do(vault: Vault, reading: Measurement, ids: list[UUID], what: tuple[Any, ...]) -> bool:
    with vault.unit_of_work(author="Marloes", label=what[0], case_id=reading.case_id) as uow:
        if what[0] == "answer":
            _kind, which, value, text, sources = what
            extra = (ExtraValue(field="praten", value=bool(text)),) if text else ()
            known = uow.get(Answer, ids[which]) or Answer(
                id=ids[which], case_id=reading.case_id, measurement_id=reading.id, item=str(which)
            )
            uow.put(replace(known, value=value, text=text, info_sources=tuple(sources), extra=extra))
        elif what[0] == "remove":
            uow.delete(Answer, ids[what[1]])
        elif what[0] == "case":
            known_case = uow.get(CaseFile, reading.case_id)
            assert known_case is not None
            uow.put(replace(known_case, next_step=what[1]))
        else:
            plan = Plan(case_id=reading.case_id, own_words=what[1])
            uow.put(plan)
            uow.put(Goal(case_id=reading.case_id, plan_id=plan.id, title=what[1]))
        return bool(uow.commit())


@given(steps=st.lists(_step, min_size=1, max_size=12), turns=st.lists(st.booleans(), max_size=6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_undoing_all_gives_the_start_and_redoing_all_gives_the_end(
    filled: Vault, reading: Measurement, steps: list[tuple[Any, ...]], turns: list[bool]
) -> None:
    case_id = reading.case_id
    ids = [UUID(int=number + 1) for number in range(3)]
    _barrier(filled, case_id)
    seen = [filled.load_dossier(case_id)]
    for step in steps:
        if _do(filled, reading, ids, step):
            seen.append(filled.load_dossier(case_id))
    for before in reversed(seen[:-1]):
        assert filled.undo(case_id, "Marloes")
        assert filled.load_dossier(case_id) == before
    assert not filled.undo(case_id, "Marloes")
    for after in seen[1:]:
        assert filled.redo(case_id, "Marloes")
        assert filled.load_dossier(case_id) == after
    assert not filled.redo(case_id, "Marloes")
    place = len(seen) - 1
    for back in turns:
        moved = filled.undo(case_id, "Marloes") if back else filled.redo(case_id, "Marloes")
        place += bool(moved) * (-1 if back else 1)
        assert filled.load_dossier(case_id) == seen[place]
    assert filled.check() == []


def _barrier(vault: Vault, case_id: UUID) -> None:
    """Begin afresh: the example before this one may have left things to undo."""
    with vault.unit_of_work(author="", label="barrier", case_id=case_id, final=True) as uow:
        for answer in uow.find(Answer, case_id=case_id):
            uow.delete(Answer, answer.id)
        case = uow.get(CaseFile, case_id)
        assert case is not None
        uow.put(replace(case, household=case.household + "x"))
        uow.commit()


@pytest.fixture
def answer(filled: Vault, reading: Measurement) -> Answer:
    made = Answer(case_id=reading.case_id, measurement_id=reading.id, item="wonen")
    _put(filled, reading.case_id, "Answer", made)
    return made


def _text(vault: Vault, answer: Answer) -> str:
    with vault.read() as reader:
        found = reader.get(Answer, answer.id)
    assert found is not None
    return found.text


def test_that_typing_in_one_field_is_one_step_until_a_pause(filled: Vault, answer: Answer) -> None:
    case_id = answer.case_id
    for seconds, text in ((0, "I"), (20, "Ik"), (50, "Ik w"), (81, "Ik woon")):
        _put(filled, case_id, "Text", replace(answer, text=text), seconds=seconds, merge_key="wonen:text")
    filled.undo(case_id, "Marloes")
    assert _text(filled, answer) == "Ik w"
    filled.undo(case_id, "Marloes")
    assert _text(filled, answer) == ""
    assert filled.undo_state(case_id) == ("Answer", "Text")
    filled.redo(case_id, "Marloes")
    assert _text(filled, answer) == "Ik w"


def test_that_typing_elsewhere_in_between_makes_two_steps(filled: Vault, answer: Answer) -> None:
    case_id = answer.case_id
    _put(filled, case_id, "Text", replace(answer, text="Ik"), merge_key="text")
    _put(filled, case_id, "Choice", replace(answer, text="Ik", choice="ja"), merge_key="choice")
    _put(filled, case_id, "Text", replace(answer, text="Ik woon", choice="ja"), merge_key="text")
    filled.undo(case_id, "Marloes")
    assert _text(filled, answer) == "Ik"


def test_that_typing_after_an_undo_is_a_new_step(filled: Vault, answer: Answer) -> None:
    case_id = answer.case_id
    _put(filled, case_id, "Text", replace(answer, text="a"), merge_key="text")
    _put(filled, case_id, "Choice", replace(answer, text="a", choice="ja"))
    filled.undo(case_id, "Marloes")
    _put(filled, case_id, "Text", replace(answer, text="ab"), merge_key="text")
    assert filled.undo_state(case_id) == ("Text", None)
    filled.undo(case_id, "Marloes")
    assert _text(filled, answer) == "a"


def test_that_what_was_typed_and_typed_back_is_skipped(filled: Vault, answer: Answer) -> None:
    case_id = answer.case_id
    _put(filled, case_id, "Choice", replace(answer, choice="ja"))
    for text in ("a", ""):
        _put(filled, case_id, "Text", replace(answer, choice="ja", text=text), merge_key="text")
    filled.undo(case_id, "Marloes")
    with filled.read() as reader:
        assert reader.get(Answer, answer.id) == answer


def test_that_undo_survives_a_restart(
    vault_path: Path, open_dossier: Callable[[Vault], None], reading: Measurement
) -> None:
    answer = Answer(case_id=reading.case_id, measurement_id=reading.id, item="wonen", value=3)
    with Vault.open(vault_path, PASSPHRASE) as vault:
        open_dossier(vault)
        _put(vault, reading.case_id, "Score", answer)
        _put(vault, reading.case_id, "Other score", replace(answer, value=4))
        vault.undo(reading.case_id, "Marloes")
    with Vault.open(vault_path, PASSPHRASE) as vault:
        assert vault.undo_state(reading.case_id) == ("Score", "Other score")
        vault.undo(reading.case_id, "Marloes")
        vault.redo(reading.case_id, "Marloes")
    with Vault.open(vault_path, PASSPHRASE) as vault:
        vault.redo(reading.case_id, "Marloes")
        assert vault.undo_state(reading.case_id) == ("Other score", None)
        dossier = vault.load_dossier(reading.case_id)
        assert dossier is not None and dossier.answers == (replace(answer, value=4),)


def test_that_a_final_unit_is_never_crossed(filled: Vault, answer: Answer, case: CaseFile) -> None:
    _put(filled, case.id, "Sign", replace(case, next_step="Uitvoeren"), final=True)
    assert filled.undo_state(case.id) == (None, None)
    assert not filled.undo(case.id, "Marloes")
    _put(filled, case.id, "After", replace(answer, value=2))
    assert filled.undo(case.id, "Marloes")
    assert not filled.undo(case.id, "Marloes")
    with filled.read() as reader:
        assert reader.get(Answer, answer.id) == answer


def test_that_a_new_change_clears_what_could_be_redone(filled: Vault, answer: Answer) -> None:
    _put(filled, answer.case_id, "Score", replace(answer, value=3))
    filled.undo(answer.case_id, "Marloes")
    _put(filled, answer.case_id, "Choice", replace(answer, choice="ja"))
    assert filled.undo_state(answer.case_id) == ("Choice", None)
    assert not filled.redo(answer.case_id, "Marloes")


def test_that_a_note_of_the_program_itself_is_no_step(filled: Vault, answer: Answer, case: CaseFile) -> None:
    _put(filled, case.id, "Text", replace(answer, text="a"), merge_key="text")
    _put(filled, case.id, "", replace(case, household="x"))
    _put(filled, case.id, "Text", replace(answer, text="ab"), merge_key="text")
    filled.undo(case.id, "Marloes")
    _put(filled, case.id, "", replace(case, household="y"))
    assert filled.undo_state(case.id) == ("Answer", "Text")
    with filled.read() as reader:
        assert reader.get(Answer, answer.id) == answer


def test_that_what_something_else_changed_since_is_left_alone(
    filled: Vault, answer: Answer, case: CaseFile, joyce: Person
) -> None:
    _put(filled, case.id, "Score", replace(answer, value=3))
    other = replace(case, id=UUID(int=7), number="2026-0002")
    _put(filled, other.id, "Elsewhere", other, replace(answer, value=5))
    with pytest.raises(InputRefused, match="daarna nog veranderd"):
        filled.undo(case.id, "Marloes")
    with filled.read() as reader:
        assert reader.get(Answer, answer.id) == replace(answer, value=5)


def test_that_making_something_is_not_undone_under_what_hangs_on_it(
    filled: Vault, case: CaseFile, reading: Measurement
) -> None:
    plan = Plan(case_id=case.id)
    _put(filled, case.id, "Plan", plan)
    other = replace(case, id=UUID(int=7), number="2026-0002")
    _put(filled, other.id, "Elsewhere", other, Goal(case_id=case.id, plan_id=plan.id))
    with pytest.raises(InputRefused):
        filled.undo(case.id, "Marloes")
    assert filled.check() == []


def test_that_a_hundred_steps_can_be_undone(filled: Vault, answer: Answer) -> None:
    for number in range(STEPS + 5):
        _put(filled, answer.case_id, "Text", replace(answer, text=str(number)))
    undone = 0
    while filled.undo(answer.case_id, "Marloes"):
        undone += 1
    assert undone == STEPS
    assert _text(filled, answer) == "4"


def test_that_dossiers_are_undone_apart(filled: Vault, answer: Answer, case: CaseFile) -> None:
    other = replace(case, id=UUID(int=7), number="2026-0002")
    _put(filled, other.id, "Open another", other)
    _put(filled, other.id, "Step", replace(other, next_step="Bellen"))
    assert filled.undo_state(case.id)[0] == "Answer"
    filled.undo(other.id, "Marloes")
    assert filled.undo_state(other.id) == ("Open another", "Step")
    assert filled.undo_state(case.id) == ("Answer", None)
