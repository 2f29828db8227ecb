"""Fields that an organisation does not ask: on no screen and no paper, kept where they are, back when they are on."""

from __future__ import annotations

import io
import typing
import zipfile
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.domain import print_ids
from intake_app.domain.data_choices import DataChoice
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile, NetworkPerson, Person
from intake_app.domain.portfolio import Story
from intake_app.domain.portfolio_choices import PortfolioPart, SkillLevel
from intake_app.domain.portfolio_parts import Experience, LanguageSkill, Qualification, Reference, WorkLimits
from intake_app.domain.vault_people import Role
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.instruments.field_groups import field_groups
from intake_app.services import (
    data_choices,
    dossiers,
    editing,
    history,
    matching,
    people,
    portfolio,
    portfolio_prints,
    portfolio_profile,
    prints,
    tasks,
    vaults,
)
from intake_app.services.caseload import CaseloadQuery, caseload
from intake_app.services.desk import Desk
from intake_app.store.log_tables import change
from intake_app.store.tables import ENTITIES
from tests.core.conftest import TODAY
from tests.documents.reading import Paper, text_of

PHONE = "06 – 12 34 56 78"


@pytest.fixture(autouse=True)
def _as_it_was(desk: Desk) -> Iterator[None]:
    yield
    for group in field_groups():
        data_choices.switch(desk, group.id, on=True)
        data_choices.say_purpose(desk, group.id, "")


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
            assert kind in ENTITIES
            if name:
                found = next(field for field in fields(ENTITIES[kind]) if field.name == name)
                assert found.default is not MISSING, one
            seen.append(one)
        for text in (group.label, group.purpose):
            assert text.nl and text.en and text.nl != text.en
    assert len(seen) == len(set(seen))
    assert len({group.id for group in field_groups()}) == len(field_groups())


def test_that_a_field_that_is_off_stands_on_no_paper_but_that_of_the_resident(desk: Desk, case: UUID) -> None:
    assert PHONE in printed(desk, case, print_ids.CV)
    assert "0300 – 11 22 33" in printed(desk, case, "koelkastblad")
    for group in ("telefoon", "telefoon-naasten", "adres"):
        data_choices.switch(desk, group, on=False)
    docx = zipfile.ZipFile(io.BytesIO(portfolio_prints.as_file(desk, case, print_ids.CV, "docx")))
    for words in (printed(desk, case, print_ids.CV), docx.read("word/document.xml").decode()):
        assert PHONE not in words and "Rijnveen" not in words and "joyce@voorbeeld.nl" in words
    assert "0300 – 11 22 33" not in printed(desk, case, "koelkastblad")
    assert PHONE in printed(desk, case, print_ids.EVERYTHING)
    assert "wordt niet meer gevraagd" in printed(desk, case, print_ids.EVERYTHING)


def test_that_what_was_recorded_is_counted_kept_and_back_when_it_is_on(desk: Desk, case: UUID) -> None:
    before = desk.dossier(case)
    found = {one.group.id: one for one in data_choices.switch(desk, "telefoon", on=False)}
    assert not found["telefoon"].on and found["telefoon"].recorded >= 1 and found["e-mail"].on
    assert desk.dossier(case) == before
    assert PHONE.encode() in dossier_file.to_json(desk.dossier(case))
    data_choices.switch(desk, "telefoon", on=True)
    assert PHONE in printed(desk, case, print_ids.CV)


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


# -- the portfolio -------------------------------------------------------------------------------------------------


@pytest.fixture
def told(desk: Desk, case: UUID) -> UUID:
    """Somebody with a diploma, a language, a job, a way of travelling and somebody who tells how it went."""
    for one in (
        Qualification(case_id=case, title="Heftruckcertificaat", year=2019),
        LanguageSkill(case_id=case, language="Tigrinya", speaking=SkillLevel.GOOD),
        Experience(case_id=case, role="Magazijnhulp", organisation="De Krul", start="2015"),
        Reference(case_id=case, name="Piet Smit", words="Altijd op tijd.", consent_on=desk.today()),
        WorkLimits(case_id=case, travel_minutes=45, numeracy=SkillLevel.POOR, support="Een rustige plek"),
        Story(case_id=case, came_from="Asmara", workplace="Buiten"),
    ):
        editing.add(desk, one)
    return case


PARTS = {
    "opleiding": ("Heftruckcertificaat",),
    "talen": ("Tigrinya",),
    "ervaring": ("Magazijnhulp",),
    "referenties": ("Altijd op tijd", "Piet Smit"),
    "herkomst": ("Asmara",),
    "reizen": ("45 minuten",),
}


def test_that_parts_of_the_portfolio_that_are_off_stand_on_no_paper_but_that_of_the_resident(
    desk: Desk, told: UUID
) -> None:
    kinds = ("portfolio", print_ids.CV, print_ids.EMPLOYER, print_ids.NAMELESS)
    before, whole = desk.dossier(told), dossier_file.to_json(desk.dossier(told))
    papers = " ".join(printed(desk, told, kind) for kind in kinds)
    for group, words in PARTS.items():
        assert any(one in papers for one in words), group
        data_choices.switch(desk, group, on=False)
    papers = " ".join(printed(desk, told, kind) for kind in kinds)
    docx = zipfile.ZipFile(io.BytesIO(portfolio_prints.as_file(desk, told, print_ids.CV, "docx")))
    papers += docx.read("word/document.xml").decode()
    own = printed(desk, told, print_ids.EVERYTHING)
    for words in PARTS.values():
        assert not any(one in papers for one in words), words
    for one in ("Heftruckcertificaat", "Tigrinya", "Magazijnhulp", "Altijd op tijd", "Asmara"):
        assert one in own, one
    assert desk.dossier(told) == before and dossier_file.to_json(desk.dossier(told)) == whole
    found = {one.group.id: one for one in data_choices.groups(desk)}
    assert all(not found[group].on and found[group].recorded >= 1 for group in PARTS)
    for group in PARTS:
        data_choices.switch(desk, group, on=True)
    papers = " ".join(printed(desk, told, kind) for kind in kinds)
    assert all(any(one in papers for one in words) for words in PARTS.values())


def test_that_a_name_of_somebody_who_is_off_still_does_not_leave(desk: Desk, told: UUID) -> None:
    """A profile without a name leaves out the names of others: of those who are off too."""
    editing.edit(desk, Story, desk.dossier(told).stories[0].id, pitch="Ik werkte graag met Piet Smit. Ik ben sterk.")
    data_choices.switch(desk, "referenties", on=False)
    words = printed(desk, told, print_ids.NAMELESS)
    assert "Ik ben sterk" in words and "Piet" not in words


def test_that_matching_does_not_look_at_what_is_off(desk: Desk, told: UUID) -> None:
    assert [one.language for one in portfolio_profile.profile(desk, told).languages] == ["Tigrinya"]
    while not matching.read_on(desk).ready:
        pass
    for group in ("talen", "reizen", "opleiding"):
        data_choices.switch(desk, group, on=False)
    profile = portfolio_profile.profile(desk, told)
    assert (profile.languages, profile.travel_minutes, profile.certificates) == ((), None, ())
    while not matching.read_on(desk).ready:
        pass
    assert not any("Tigrinya" in text or "Heftruck" in text for _case, text in desk.vault.profiles.kept())
    data_choices.switch(desk, "talen", on=True)
    while not matching.read_on(desk).ready:
        pass
    assert any("Tigrinya" in text or "tigrinya" in text for _case, text in desk.vault.profiles.kept())


def test_that_parts_of_the_portfolio_that_are_off_are_not_asked_at_the_table(desk: Desk, told: UUID) -> None:
    off = {"Reference", "LanguageSkill"}
    assert portfolio.left_out_parts(desk.dossier(told), off) == frozenset(), "something stands there: it is named"
    bare = dossiers.open_dossier(desk, Person(first_name="Henk"))
    assert portfolio.left_out_parts(desk.dossier(bare), off) == {PortfolioPart.REFERENCES, PortfolioPart.LANGUAGES}


# -- what it is for ------------------------------------------------------------------------------------------------

WORDS = "Om u te bellen als een afspraak niet doorgaat."


def test_that_own_words_for_what_a_field_is_for_stand_with_the_field_and_on_the_paper(desk: Desk, case: UUID) -> None:
    shipped = "Om de inwoner te bellen over een afspraak."
    assert data_choices.purpose_of("Person.phone", desk.purposes) == shipped
    assert shipped in printed(desk, case, print_ids.EVERYTHING)
    found = {one.group.id: one for one in data_choices.say_purpose(desk, "telefoon", f"  {WORDS} ")}
    assert (found["telefoon"].purpose, found["telefoon"].own, found["e-mail"].own) == (WORDS, WORDS, "")
    assert data_choices.purpose_of("Person.phone", desk.purposes) == WORDS
    paper = printed(desk, case, print_ids.EVERYTHING)
    assert "Waarvoor wij dit nodig hebben" in paper and WORDS in paper and shipped not in paper
    assert "Om elkaar te begrijpen" not in paper, "of what is not recorded nothing is said"
    data_choices.switch(desk, "telefoon", on=False)
    assert WORDS not in printed(desk, case, print_ids.EVERYTHING), "there is nothing left that it is for"


def test_that_own_words_can_be_undone_and_have_a_history_and_switch_nothing(desk: Desk) -> None:
    data_choices.say_purpose(desk, "telefoon", "Eerst dit.")
    data_choices.switch(desk, "telefoon", on=False)
    found = {one.group.id: one for one in data_choices.say_purpose(desk, "telefoon", WORDS)}
    assert not found["telefoon"].on
    kept = found["telefoon"].kept
    assert kept is not None
    desk.undo(None)
    assert desk.purposes == {"telefoon": "Eerst dit."}
    desk.undo(None)
    assert desk.purposes == {} and "Person.phone" in desk.fields_off, "the words went back, and it stays off"
    desk.redo(None)
    desk.redo(None)
    assert desk.purposes == {"telefoon": WORDS}
    told = [(one.before, one.after) for one in history.history(desk, kept, ("purpose",))]
    assert ("Eerst dit.", WORDS) in told
    data_choices.say_purpose(desk, "telefoon", "Om de inwoner te bellen over een afspraak.")
    assert desk.purposes == {}, "the shipped words are not own words"


@pytest.mark.parametrize(
    ("group", "words", "said"), [("schoenmaat", "Zomaar", "bestaat niet"), ("telefoon", "x" * 201, "één zin")]
)
def test_that_a_purpose_is_one_sentence_of_a_group_that_there_is(desk: Desk, group: str, words: str, said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        data_choices.say_purpose(desk, group, words)


def test_that_only_a_team_lead_says_what_a_field_is_for(tmp_path: Path) -> None:
    path = tmp_path / "team.keukentafel"
    lead, _code = vaults.create(path, "vier losse woorden samen", Clock(TODAY))
    lead.change_profile(consultant="Marloes Dekker")
    people.add(lead, "vier losse woorden samen", "Bo de Wit", Role.CONSULTANT, "een heel andere zin van Bo")
    data_choices.say_purpose(lead, "telefoon", WORDS)
    lead.close()
    desk = vaults.unlock(path, "een heel andere zin van Bo", Clock(TODAY))
    try:
        assert desk.purposes == {"telefoon": WORDS} and not data_choices.may_say_purpose(desk)
        with pytest.raises(InputRefused, match="teamleider"):
            data_choices.say_purpose(desk, "telefoon", "Wat Bo ervan vindt.")
        assert desk.purposes == {"telefoon": WORDS}
    finally:
        desk.close()
