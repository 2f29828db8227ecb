"""What a unit of work stores, tells and refuses."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from intake_app.domain.changes import Change, Changes
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import Plan, Signature, StoredDocument, Strength
from intake_app.domain.vocabulary import DocumentKind, LegalGround, SignatureMethod, SignerRole, Special
from intake_app.errors import InputRefused, SavingFailed
from intake_app.store.log_tables import batch
from intake_app.store.unit_of_work import UnitOfWork
from intake_app.store.vault import Vault
from tests.store.vault_keys import PASSPHRASE

NOW = datetime(2026, 9, 15, 10, 0, tzinfo=UTC)


def _work(vault: Vault, label: str = "Change") -> UnitOfWork:
    return vault.unit_of_work(author="Marloes Dekker", label=label)


def test_that_a_change_is_told_by_field_and_kept(vault_path: Path, joyce: Person, case: CaseFile) -> None:
    with Vault.open(vault_path, PASSPHRASE) as vault:
        with _work(vault) as uow:
            uow.put(joyce)
            uow.put(case)
            uow.commit()
        with _work(vault) as uow:
            known = uow.get(CaseFile, case.id)
            assert known == case
            uow.put(replace(known, next_step="Bellen", legal_grounds=(LegalGround.PW_44A,)))
            changes = uow.commit()
    assert changes == Changes(
        frozenset({case.id}),
        (
            Change("CaseFile", case.id, "legal_grounds", [], ["pw-44a"]),
            Change("CaseFile", case.id, "next_step", "", "Bellen"),
        ),
    )
    with Vault.open(vault_path, PASSPHRASE) as vault:
        dossier = vault.load_dossier(case.id)
        assert dossier is not None and dossier.case.next_step == "Bellen" and dossier.person == joyce


def test_that_a_new_entity_is_told_by_what_differs_from_its_defaults(filled: Vault, reading: Measurement) -> None:
    answer = Answer(case_id=reading.case_id, measurement_id=reading.id, item="wonen", special=Special.DECLINED)
    with _work(filled) as uow:
        uow.put(answer)
        made = uow.commit()
    assert {change.field: change.after for change in made.changes} == {
        "id": str(answer.id),
        "case_id": str(answer.case_id),
        "measurement_id": str(reading.id),
        "item": "wonen",
        "special": 98,
    }
    assert made.entities == {"Answer"} and made.case_ids == {reading.case_id}
    with _work(filled) as uow:
        uow.delete(Answer, answer.id)
        gone = uow.commit()
    assert [(one.field, one.before, one.after) for one in gone.changes] == [
        (one.field, one.after, None) for one in made.changes
    ]


def test_that_nothing_different_writes_nothing(filled: Vault, case: CaseFile) -> None:
    before = filled._log.end
    with _work(filled) as uow:
        uow.put(case)
        uow.put(replace(case, number="2026-0002"))
        uow.put(case)
        uow.delete(Answer, uuid4())
        assert not uow.commit()
    assert filled._log.end == before


def test_that_leaving_without_commit_undoes_everything(filled: Vault, case: CaseFile) -> None:
    with _work(filled) as uow:
        uow.put(replace(case, number="2026-0002"))
    with pytest.raises(ZeroDivisionError), _work(filled) as uow:
        uow.put(replace(case, number="2026-0003"))
        raise ZeroDivisionError
    dossier = filled.load_dossier(case.id)
    assert dossier is not None and dossier.case == case
    assert filled.check() == []


def test_that_a_unit_sees_its_own_changes(filled: Vault, reading: Measurement) -> None:
    first = Answer(case_id=reading.case_id, measurement_id=reading.id, item="wonen", value=3)
    second = replace(first, id=uuid4(), item="werk", value=None)
    with _work(filled) as uow:
        uow.put(first)
        uow.put(second)
        assert set(uow.find(Answer, measurement_id=reading.id)) == {first, second}
        assert uow.find(Answer, value=None, item="werk") == (second,)
        uow.delete(Answer, first.id)
        assert uow.get(Answer, first.id) is None


def test_that_units_of_work_do_not_nest_and_end_once(filled: Vault, case: CaseFile) -> None:
    with _work(filled) as uow:
        with pytest.raises(RuntimeError), _work(filled):
            pass
        with pytest.raises(RuntimeError):
            filled.load_dossier(case.id)
        uow.put(replace(case, number="2026-0002"))
        uow.commit()
        with pytest.raises(RuntimeError):
            uow.commit()
        with pytest.raises(RuntimeError):
            uow.put(case)


def test_that_what_refers_to_nothing_is_refused_and_nothing_changes(filled: Vault, case: CaseFile) -> None:
    with pytest.raises(InputRefused, match="verwijst"), _work(filled) as uow:
        uow.put(replace(case, number="2026-0002"))
        uow.put(Answer(case_id=case.id, measurement_id=uuid4(), item="wonen"))
        uow.commit()
    with pytest.raises(InputRefused), _work(filled) as uow:
        uow.delete(CaseFile, case.id)
        uow.commit()
    dossier = filled.load_dossier(case.id)
    assert dossier is not None and dossier.case == case
    assert filled.check() == []


@pytest.mark.parametrize("impossible", [{"value": 2**63}, {"text": "half a sign \ud800"}], ids=["number", "text"])
def test_that_what_cannot_be_stored_is_refused(
    filled: Vault, reading: Measurement, impossible: dict[str, object]
) -> None:
    answer = Answer(case_id=reading.case_id, measurement_id=reading.id, item="wonen")
    with pytest.raises(InputRefused), _work(filled) as uow:
        uow.put(replace(answer, **impossible))  # type: ignore[arg-type]  # what a hostile file may hold
        uow.commit()
    assert filled.check() == []


def _document(plan: Plan) -> StoredDocument:
    return StoredDocument(
        case_id=plan.case_id,
        kind=DocumentKind.PLAN,
        version=1,
        plan_id=plan.id,
        made_at=NOW,
        sha256="00",
        content=b"%PDF-1.7 Joyce",
    )


def test_that_a_stored_document_never_changes(filled: Vault, case: CaseFile) -> None:
    plan = Plan(case_id=case.id)
    document = _document(plan)
    with _work(filled) as uow:
        uow.put(plan)
        uow.put(document)
        changes = uow.commit()
    logged = {change.field: change.after for change in changes.changes if change.entity == "StoredDocument"}
    assert logged["content"] == {"sha256": hashlib.sha256(document.content).hexdigest()}
    dossier = filled.load_dossier(case.id)
    assert dossier is not None
    assert dossier.documents == (replace(document, content=b""),)
    assert filled.document_content(document.id) == document.content
    assert filled.document_content(uuid4()) is None
    with pytest.raises(ValueError, match="never changes"), _work(filled) as uow:
        uow.put(dossier.documents[0])


def test_that_signatures_and_documents_make_their_unit_final(filled: Vault, case: CaseFile) -> None:
    plan = Plan(case_id=case.id)
    signature = Signature(
        case_id=case.id,
        plan_id=plan.id,
        signer="Joyce Veldkamp",
        role=SignerRole.RESIDENT,
        method=SignatureMethod.SCREEN_PEN,
        signed_at=NOW,
    )
    with _work(filled, "Plan") as uow:
        uow.put(plan)
        uow.commit()
    with _work(filled, "Sign") as uow:
        uow.put(signature)
        uow.commit()
    with filled._database.transaction() as connection:
        last = connection.execute(select(batch).order_by(batch.c.seq.desc())).first()
    assert last is not None
    assert (last.label, last.final, last.case_id, last.author) == ("Sign", True, case.id, "Marloes Dekker")
    assert filled.undo_state(case.id) == (None, None)


def test_that_a_change_of_the_resident_concerns_the_dossier(filled: Vault, joyce: Person, case: CaseFile) -> None:
    with _work(filled) as uow:
        uow.put(replace(joyce, phone="06 – 12 34 56 01"))
        assert uow.commit().case_ids == {case.id}
    assert filled.history.last_saved_at(case.id) is not None
    assert filled.history.last_saved_at(uuid4()) is None


def test_that_a_full_disk_is_a_sentence_and_work_goes_on_afterwards(
    filled: Vault, case: CaseFile, reading: Measurement
) -> None:
    with filled._database.outside_transaction() as raw:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(SavingFailed, match="schijf is vol"), _work(filled) as uow:
        for number in range(200):
            uow.put(
                Answer(case_id=case.id, measurement_id=reading.id, item=f"item {number}", text="Ik woon hier. " * 50)
            )
        uow.commit()
    with filled._database.outside_transaction() as raw:
        raw.execute("PRAGMA max_page_count = 1000000")
    with _work(filled) as uow:
        uow.put(replace(case, next_step="Bellen"))
        assert uow.commit()
    dossier = filled.load_dossier(case.id)
    assert dossier is not None and dossier.answers == () and dossier.case.next_step == "Bellen"
    assert filled.check() == []


def test_that_a_dossier_is_in_the_order_of_position_and_then_of_making(filled: Vault, case: CaseFile) -> None:
    made = [Strength(case_id=case.id, position=position, title=str(position)) for position in (2, 0, 1, 0)]
    with _work(filled) as uow:
        for one in reversed(made):
            uow.put(one)
        uow.commit()
    dossier = filled.load_dossier(case.id)
    assert dossier is not None
    assert dossier.strengths == tuple(sorted(made, key=lambda one: (one.position, one.id)))
    assert filled.load_dossier(uuid4()) is None
