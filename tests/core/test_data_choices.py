"""Fields that an organisation does not ask: on no screen and no paper, kept where they are, back when they are on."""

from __future__ import annotations

import io
import typing
import zipfile
from collections.abc import Iterator
from dataclasses import MISSING, fields
from uuid import UUID

import pytest

from intake_app.domain.data_choices import DataChoice
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile, NetworkPerson, Person
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.instruments.field_groups import field_groups
from intake_app.services import data_choices, dossiers, editing, portfolio_prints, prints, tasks
from intake_app.services.caseload import CaseloadQuery, caseload
from intake_app.services.desk import Desk
from intake_app.store.tables import ENTITIES, change
from tests.documents.reading import Paper, text_of

PHONE = "06 – 12 34 56 78"


@pytest.fixture(autouse=True)
def _as_it_was(desk: Desk) -> Iterator[None]:
    yield
    for group in field_groups():
        data_choices.switch(desk, group.id, on=True)


@pytest.fixture
def case(desk: Desk) -> UUID:
    person = Person(first_name="Joyce", last_name="Veldkamp", phone=PHONE, email="joyce@voorbeeld.nl", town="Rijnveen")
    made = dossiers.open_dossier(desk, person, neighbourhood="De Boomgaard")
    editing.add(desk, NetworkPerson(case_id=made, name="Anita", phone="0300 – 11 22 33", on_fridge_sheet=True))
    return made


def printed(desk: Desk, case_id: UUID, kind: str) -> str:
    return text_of(Paper(prints.preview(desk, case_id, kind)).root)


def test_that_every_group_names_fields_that_may_be_left_empty() -> None:
    seen: list[str] = []
    for group in field_groups():
        for one in group.fields:
            kind, _dot, name = one.partition(".")
            found = next(field for field in fields(ENTITIES[kind]) if field.name == name)
            assert found.default is not MISSING, one
            seen.append(one)
        for text in (group.label, group.purpose):
            assert text.nl and text.en and text.nl != text.en
    assert len(seen) == len(set(seen))
    assert len({group.id for group in field_groups()}) == len(field_groups())


def test_that_a_field_that_is_off_stands_on_no_paper_but_that_of_the_resident(desk: Desk, case: UUID) -> None:
    assert PHONE in printed(desk, case, portfolio_prints.CV)
    assert "0300 – 11 22 33" in printed(desk, case, "koelkastblad")
    for group in ("telefoon", "telefoon-naasten", "adres"):
        data_choices.switch(desk, group, on=False)
    docx = zipfile.ZipFile(io.BytesIO(portfolio_prints.as_file(desk, case, portfolio_prints.CV, "docx")))
    for words in (printed(desk, case, portfolio_prints.CV), docx.read("word/document.xml").decode()):
        assert PHONE not in words and "Rijnveen" not in words and "joyce@voorbeeld.nl" in words
    assert "0300 – 11 22 33" not in printed(desk, case, "koelkastblad")
    assert PHONE in printed(desk, case, prints.EVERYTHING)
    assert "wordt niet meer gevraagd" in printed(desk, case, prints.EVERYTHING)


def test_that_what_was_recorded_is_counted_kept_and_back_when_it_is_on(desk: Desk, case: UUID) -> None:
    before = desk.dossier(case)
    found = {one.group.id: one for one in data_choices.switch(desk, "telefoon", on=False)}
    assert not found["telefoon"].on and found["telefoon"].recorded >= 1 and found["e-mail"].on
    assert desk.dossier(case) == before
    assert PHONE.encode() in dossier_file.to_json(desk.dossier(case))
    data_choices.switch(desk, "telefoon", on=True)
    assert PHONE in printed(desk, case, portfolio_prints.CV)


def test_that_screens_get_the_dossier_without_it(desk: Desk, case: UUID) -> None:
    off = {"Person.phone", "NetworkPerson.phone", "CaseFile.neighbourhood"}
    shown = data_choices.seen(desk.dossier(case), off)
    assert (shown.person.phone, shown.case.neighbourhood, shown.network[0].phone) == ("", "", "")
    assert shown.person.email and shown.network[0].name == "Anita"
    data_choices.switch(desk, "buurt", on=False)
    (row,) = [one for one in caseload(desk, CaseloadQuery()).rows if one.case_id == case]
    assert row.neighbourhood == "" and row.phone == PHONE


def test_that_nobody_is_reminded_of_what_is_not_asked(desk: Desk) -> None:
    bare = dossiers.open_dossier(desk, Person(first_name="Henk", birth_date=desk.today()))
    off = frozenset({"Person.phone", "Person.email", "Person.street"})
    status = {one.phase: one.state for one in tasks.task_list(desk.dossier(bare))}
    without = {one.phase: one.state for one in tasks.task_list(desk.dossier(bare), off)}
    phase = next(iter(status))
    assert (status[phase], without[phase]) == (tasks.TaskState.BUSY, tasks.TaskState.DONE)


def test_that_every_switch_stands_in_the_log_and_the_law_goes_on(desk: Desk) -> None:
    data_choices.switch(desk, "taal", on=False)
    data_choices.switch(desk, "taal", on=True)
    chosen = data_choices.chosen(desk, "taal")
    assert chosen is not None
    with desk.vault._database.transaction() as connection:
        rows = connection.execute(change.select().where(change.c.entity_id == chosen.id)).all()
    assert [(row.field, row.after) for row in rows if row.field == "on"][-2:] == [("on", False), ("on", True)]
    assert desk.vault.undo_state(None) == (None, None)
    with pytest.raises(InputRefused):
        data_choices.switch(desk, "schoenmaat", on=False)


def test_that_no_choice_of_an_organisation_is_a_part_of_a_dossier() -> None:
    hints = typing.get_type_hints(Dossier)
    parts = {typing.get_args(hints[one.name])[0] for one in fields(Dossier) if typing.get_args(hints[one.name])}
    assert DataChoice not in parts and CaseFile not in parts
