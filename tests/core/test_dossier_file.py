"""The dossier file goes out and comes in whole, byte for byte, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import UUID

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_app import paths
from intake_app.clock import Clock
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import dossier_files, vaults
from intake_app.services.caseload import CaseloadQuery, caseload
from intake_app.services.desk import Desk

from .conftest import PASSPHRASE, TODAY

JOYCE = (paths.RESOURCES / "demo" / "joyce-veldkamp.json").read_bytes()


@pytest.fixture(scope="module")
def other_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("other") / "ander.keukentafel"
    made, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    yield made
    made.close()


def test_that_export_import_export_is_byte_identical(desk: Desk, other_desk: Desk) -> None:
    case_id = dossier_files.import_file(desk, JOYCE)
    first = dossier_files.export_file(desk, case_id)
    assert dossier_files.import_file(other_desk, first) == case_id
    assert dossier_files.export_file(other_desk, case_id) == first == JOYCE


def test_that_a_signed_plan_travels_with_its_bytes(desk: Desk, other_desk: Desk, ready_case: UUID) -> None:
    from intake_app.services import prints

    from .test_plans import sign_both

    document = sign_both(desk, ready_case)
    exported = dossier_files.export_file(desk, ready_case)
    dossier_files.import_file(other_desk, exported)
    assert dossier_files.export_file(other_desk, ready_case) == exported
    assert prints.preview(other_desk, ready_case, "plan") == document.content


def test_that_a_shielded_address_stays_home(desk: Desk, case_id: UUID) -> None:
    from intake_app.domain.people import Person
    from intake_app.services.editing import edit

    person = desk.dossier(case_id).person
    edit(desk, Person, person.id, street="Geheimlaan 7", town="Nergens")
    edit(desk, Person, person.id, address_shielded=True)
    exported = dossier_files.export_file(desk, case_id)
    assert b"Geheimlaan" not in exported and b"Nergens" not in exported


def test_that_the_shipped_dossier_answers_to_the_schema() -> None:
    jsonschema.Draft202012Validator(dossier_file.schema()).validate(json.loads(JOYCE))


def wrong(path: list[str | int], value: object) -> bytes:
    whole = json.loads(JOYCE)
    place = whole
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (["dossier", "plans", 0, "status"], "klaar", "dossier.plans.0.status"),
        (["dossier", "plans", 0, "versoin"], 2, "dossier.plans.0.versoin"),
        (["dossier", "person", "birth_date"], "1983-02-30", "dossier.person.birth_date"),
        (["dossier", "person", "first_name"], 7, "dossier.person.first_name"),
        (["dossier", "steps", 0, "goal_id"], "0199aaaa-0000-7000-8000-000000000000", "dossier.steps.0.goal_id"),
        (["dossier", "answers", 0, "value"], 4.5, "dossier.answers.0.value"),
        (["dossier", "measurements", 0, "version"], "spinnenweb-9", "dossier.measurements.0"),
        (["dossier", "case", "person_id"], "0199aaaa-0000-7000-8000-000000000000", "dossier.case.person_id"),
    ],
)
def test_that_one_wrong_value_refuses_the_file_whole_naming_its_place(
    other_desk: Desk, path: list[str | int], value: object, named: str
) -> None:
    before = len(caseload(other_desk, CaseloadQuery()).rows)
    with pytest.raises(InputRefused) as refused:
        dossier_files.import_file(other_desk, wrong(path, value))
    assert any(named in problem for problem in refused.value.problems)
    assert len(caseload(other_desk, CaseloadQuery()).rows) == before


def test_that_a_level_off_the_scale_is_refused(other_desk: Desk) -> None:
    whole = json.loads(JOYCE)
    index = next(i for i, one in enumerate(whole["dossier"]["answers"]) if one["value"] == 2 and one["info_sources"])
    with pytest.raises(InputRefused, match=f"dossier.answers.{index}"):
        dossier_files.import_file(other_desk, wrong(["dossier", "answers", index, "value"], 6))


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"format":"anders"}', b"[" * 100_000, b'{"format":1,"format":2}'],
)
def test_that_what_is_no_dossier_is_refused_with_one_sentence(other_desk: Desk, content: bytes) -> None:
    with pytest.raises(InputRefused) as refused:
        dossier_files.import_file(other_desk, content)
    assert len(refused.value.problems) == 1


def test_that_a_newer_format_asks_for_an_update(other_desk: Desk) -> None:
    with pytest.raises(InputRefused, match="nieuwere"):
        dossier_files.import_file(other_desk, wrong(["version"], 2))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(JOYCE) - 1), st.binary(min_size=0, max_size=3))
def test_that_a_mutated_file_is_refused_or_whole(place: int, instead: bytes) -> None:
    content = JOYCE[:place] + instead + JOYCE[place + len(instead) + 1 :]
    try:
        dossier = dossier_file.from_json(content)
    except InputRefused as refused:
        assert all(refused.problems)
    else:
        assert dossier_file.from_json(dossier_file.to_json(dossier)) is not None


def test_that_a_dossier_comes_in_once(desk: Desk, case_id: UUID) -> None:
    exported = dossier_files.export_file(desk, case_id)
    with pytest.raises(InputRefused, match="staat hier al"):
        dossier_files.import_file(desk, exported)
