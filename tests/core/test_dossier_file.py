"""The dossier file goes out and comes in whole, byte for byte, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_app import paths
from intake_app.clock import Clock
from intake_app.domain.measuring import Answer, ExtraValue, Measurement
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.instruments.guards import check_answer
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import ExtraField, FieldType, Instrument
from intake_app.instruments.rows import fields_at
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


def test_that_a_shielded_resident_cannot_be_found_by_what_is_kept_beside_a_signed_plan(
    desk: Desk, ready_case: UUID, other_desk: Desk
) -> None:
    from intake_app.domain.people import Person
    from intake_app.services.editing import edit

    from .test_plans import sign_both

    found_by = {"street": "Geheimlaan 7", "town": "Nergens", "phone": "06-00 00 00 99", "email": "j@nergens.invalid"}
    person = desk.dossier(ready_case).person
    edit(desk, Person, person.id, **found_by)
    sign_both(desk, ready_case)
    assert "Geheimlaan" in dossier_files.export_file(desk, ready_case).decode()
    edit(desk, Person, person.id, address_shielded=True)
    exported = dossier_files.export_file(desk, ready_case)
    assert not [word for word in found_by.values() if word in exported.decode()]
    dossier_files.import_file(other_desk, exported)
    assert dossier_files.export_file(other_desk, ready_case) == exported


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


def _one_of_each(form: Instrument, case_id: UUID) -> tuple[Measurement, list[Answer]]:
    """A reading with an answer at every place of a form, in turn the highest and lowest value, and every field."""
    reading = Measurement(
        case_id=case_id, instrument=form.id, version=form.version, measured_on=TODAY, rater=form.raters[0], subject="x"
    )
    per_row = {rows.item: f"{rows.item}/1" for rows in form.lists if rows.per_row_item and not rows.of_part}
    fixed = {rows.item: f"{rows.item}/{form.fixed_rows(rows)[0].id}" for rows in form.lists if rows.of_part}
    answers = []
    for number, item in enumerate(form.items):
        key = per_row.get(item.id) or fixed.get(item.id) or item.id
        allowed = form.part_of(item.id).allowed
        chosen = allowed[-(number % 2)] if allowed else None
        answers.append(
            Answer(
                case_id=case_id,
                measurement_id=reading.id,
                item=key,
                value=chosen if isinstance(chosen, int) else None,
                choice=chosen if isinstance(chosen, str) else "",
                text="“Eigen woorden” – ook met é",
                extra=tuple(_example(one) for one in fields_at(form, key)),
            )
        )
    for key in ("reading", *(f"{rows.key}/1" for rows in form.lists if not rows.per_row_item)):
        extra = tuple(_example(one) for one in fields_at(form, key))
        answers.append(Answer(case_id=case_id, measurement_id=reading.id, item=key, extra=extra))
    return reading, answers


def _example(field: ExtraField) -> ExtraValue:
    if field.type is FieldType.BOOL:
        return ExtraValue(field=field.id, value=True)
    if field.type in (FieldType.INT, FieldType.NUMBER, FieldType.MONEY):
        return ExtraValue(field=field.id, value=field.minimum or 0)
    if field.options:
        return ExtraValue(field=field.id, value=field.options[-1].id)
    words = {FieldType.DATE: "2026-09-15", FieldType.MONTH: "2026-09"}
    return ExtraValue(field=field.id, value=words.get(field.type, "in woorden"))


def test_that_every_kind_of_answer_to_every_form_travels() -> None:
    joyce = dossier_file.from_json(JOYCE)
    readings, answers = [], []
    for form in FormLibrary.shipped().instruments.values():
        reading, given_answers = _one_of_each(form, joyce.case.id)
        readings.append(reading)
        answers += given_answers
        for one in given_answers:
            check_answer(form, one)
    full = replace(joyce, measurements=(*joyce.measurements, *readings), answers=(*joyce.answers, *answers))
    back = dossier_file.from_json(dossier_file.to_json(full))
    assert {one.id: one for one in back.answers} == {one.id: one for one in full.answers}
    assert {one.id: one for one in back.measurements} == {one.id: one for one in full.measurements}
    assert len(readings) == 40
