"""A dossier in chosen sections, locked, for somebody else: no trace of the rest, and nothing lost where it arrives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app import paths
from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain.collaboration import Consent
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.network_words import ConsentPurpose, ShareLevel
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.sections import ALWAYS, LISTS, Section
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file, locked_file
from intake_app.services import access, arrivals, dossier_files, editing, sections, vaults
from intake_app.services.arrivals import Novelty
from intake_app.services.desk import Desk
from intake_app.services.network_words import areas
from intake_app.services.sections import Choice, with_only
from tests.core.conftest import PASSPHRASE, TODAY

WORDS = "zee trein appel lamp"
YUSUF = (paths.ROOT / "tests" / "personas" / "p06-yusuf.json").read_bytes()
WHOLE = dossier_file.from_json(YUSUF)
ALL = frozenset(Section)
PARTS = [one for one in Section if one is not Section.REST]


@pytest.fixture(scope="module")
def yusuf(desk: Desk) -> UUID:
    return dossier_files.import_file(desk, YUSUF)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Desk]:
    made, _code = vaults.create(tmp_path / "elders.keukentafel", PASSPHRASE, Clock(TODAY))
    yield made
    made.close()


def canaries(dossier: Dossier) -> tuple[Dossier, dict[Section, set[str]]]:
    """The dossier with a word of its own in every text of every section."""
    section_of = {name: section for section, names in LISTS.items() for name in names}
    planted: dict[Section, set[str]] = {one: set() for one in Section}
    changed: dict[str, Any] = {}

    def sown(entity: Entity, section: Section) -> Entity:
        values = {}
        for one in fields(entity):
            if isinstance(getattr(entity, one.name), str) and type(getattr(entity, one.name)) is str:
                word = f"kanarie{section.name}{sum(map(len, planted.values()))}x"
                planted[section].add(word)
                values[one.name] = word
        return replace(entity, **values)

    for one in fields(dossier):
        parts = getattr(dossier, one.name)
        if isinstance(parts, tuple):
            section = section_of.get(one.name, Section.REST)
            changed[one.name] = tuple(sown(part, section) for part in parts)
    place = {Person: Section.CONTACT, CaseFile: Section.PLAN}
    with_words = {
        name: replace(
            entity,
            **{
                field.name: f"kanarie{place[type(entity)].name}{field.name}x"
                for field in fields(entity)
                if type(getattr(entity, field.name)) is str and field.name not in ALWAYS[type(entity)]
            },
        )
        for name, entity in (("person", dossier.person), ("case", dossier.case))
    }
    return replace(dossier, **changed, **with_words), planted


# -- what the file holds -----------------------------------------------------------------------------------------------


def test_that_every_list_of_a_section_exists_and_stands_in_one_section() -> None:
    lists = {one.name for one in fields(Dossier)} - {"person", "case"}
    named = [name for names in LISTS.values() for name in names]
    assert len(named) == len(set(named)) and set(named) <= lists
    assert lists - set(named) >= {"documents", "signed_scans", "privacy_requests", "resident_notes"}


@pytest.mark.parametrize("left", PARTS, ids=lambda one: str(one.name))
def test_that_a_section_left_out_leaves_no_trace(desk: Desk, left: Section) -> None:
    sown, planted = canaries(WHOLE)
    chosen = ALL - {left, Section.REST}
    words = dossier_file.to_json(with_only(sown, chosen), (left, Section.REST)).decode()
    assert not [word for one in (left, Section.REST) for word in planted[one] if word in words]
    assert json.loads(words)["left_out"] == [left.value, "stukken"]


def test_that_a_section_given_along_is_there_whole() -> None:
    sown, planted = canaries(WHOLE)
    words = dossier_file.to_json(with_only(sown, {Section.PICTURE})).decode()
    assert planted[Section.PICTURE] and all(word in words for word in planted[Section.PICTURE])


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(PARTS)))
def test_that_any_choice_makes_a_file_that_reads_back_and_names_what_is_missing(chosen: set[Section]) -> None:
    left = tuple(one for one in Section if one not in chosen)
    file = dossier_file.read(dossier_file.to_json(with_only(WHOLE, chosen), left))
    assert file.left_out == left
    assert (file.dossier.person.full_name, file.dossier.case.id) == (WHOLE.person.full_name, WHOLE.case.id)
    if Section.PLAN not in chosen:
        assert not file.dossier.goals and file.dossier.case.next_step == ""
    if Section.PICTURE not in chosen:
        assert all(one.from_value is None and one.to_value is None for one in file.dossier.goals)


def test_that_all_sections_together_are_the_whole_dossier(desk: Desk, yusuf: UUID) -> None:
    made = dossier_file.from_json(sections.plain(desk, desk.dossier(yusuf), ALL))
    whole = dossier_file.from_json(dossier_files.export_file(desk, yusuf))
    case = replace(whole.case, consultant="", attention=None, attention_on=None, last_contact_on=None)
    assert replace(made, case=replace(made.case, last_contact_on=None)) == replace(whole, case=case)
    assert "left_out" not in json.loads(sections.plain(desk, desk.dossier(yusuf), ALL))


def test_that_a_shielded_address_never_goes_along() -> None:
    shielded = replace(WHOLE, person=replace(WHOLE.person, address_shielded=True, street="Geheimlaan 1", phone="06"))
    person = with_only(shielded, ALL).person
    assert (person.street, person.phone, person.address_shielded) == ("", "", True)


def test_that_kept_papers_go_along_only_with_everything(desk: Desk, yusuf: UUID) -> None:
    with pytest.raises(InputRefused, match="kan alles staan"):
        sections.locked(desk, yusuf, Choice(frozenset({Section.PLAN, Section.REST})), WORDS)


# -- what may go along -------------------------------------------------------------------------------------------------


def ticked(desk: Desk, case_id: UUID, party: str) -> set[Section]:
    found = sections.offers(desk, desk.dossier(case_id), party, ConsentPurpose.HANDOVER)
    return {one.section for one in found if one.ticked}


def agree(desk: Desk, case_id: UUID, party: str, level: ShareLevel, *named: str) -> None:
    consent = Consent(
        case_id=case_id, recipient=party, purpose=ConsentPurpose.HANDOVER, level=level, areas=named, given_on=TODAY
    )
    editing.add(desk, consent)


def test_that_nothing_is_ticked_that_no_consent_covers(desk: Desk, case_id: UUID) -> None:
    assert ticked(desk, case_id, "") == set()
    assert ticked(desk, case_id, "Gemeente Verweg") == set()
    agree(desk, case_id, "Gemeente Verweg", ShareLevel.SUMMARY)
    assert ticked(desk, case_id, "Gemeente Verweg") == set()


def test_that_consent_in_general_never_ticks_what_is_sensitive(desk: Desk, case_id: UUID) -> None:
    agree(desk, case_id, "Gemeente Verweg", ShareLevel.FULL)
    found = ticked(desk, case_id, "gemeente  verweg")
    assert {Section.CONTACT, Section.PLAN, Section.PORTFOLIO} <= found
    assert not found & {Section.PICTURE, Section.TALKS, Section.DIAGNOSIS, Section.RIGHTS, Section.REST}


def test_that_consent_for_all_of_life_ticks_all(desk: Desk, case_id: UUID) -> None:
    agree(desk, case_id, "Gemeente Verweg", ShareLevel.FULL, *(area for area, _name in areas(desk.forms)))
    assert ticked(desk, case_id, "Gemeente Verweg") == set(ALL)


def test_that_what_the_resident_does_not_want_cannot_be_made(desk: Desk, case_id: UUID) -> None:
    agree(desk, case_id, "Gemeente Verweg", ShareLevel.NONE)
    with pytest.raises(InputRefused, match="wil niet dat Gemeente Verweg"):
        sections.locked(desk, case_id, Choice(frozenset({Section.PLAN}), "Gemeente Verweg"), WORDS)


def test_that_a_passphrase_that_is_easily_guessed_is_refused(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused):
        sections.locked(desk, case_id, Choice(frozenset({Section.PLAN})), "geheim")
    with pytest.raises(InputRefused, match="Kies wat er meegaat"):
        sections.locked(desk, case_id, Choice(frozenset()), WORDS)


# -- where it arrives --------------------------------------------------------------------------------------------------


def test_that_a_partial_file_comes_in_and_says_what_was_not_given(desk: Desk, yusuf: UUID, elsewhere: Desk) -> None:
    content = sections.locked(desk, yusuf, Choice(frozenset({Section.PLAN, Section.CONTACT})), WORDS)
    assert b"Yusuf" not in content
    arrival = arrivals.look(elsewhere, locked_file.unlock(content, WORDS))
    assert not arrival.known and Section.PICTURE in arrival.left_out
    arrivals.take_in(elsewhere, arrival)
    assert elsewhere.dossier(yusuf).goals and not elsewhere.dossier(yusuf).measurements


def test_that_merging_a_partial_file_erases_and_overwrites_nothing_it_does_not_hold(
    desk: Desk, yusuf: UUID, elsewhere: Desk
) -> None:
    dossier_files.import_file(elsewhere, dossier_files.export_file(desk, yusuf))
    before = elsewhere.dossier(yusuf)
    file = sections.plain(desk, desk.dossier(yusuf), {Section.PORTFOLIO})
    arrival = arrivals.look(elsewhere, file)
    assert arrival.known and arrival.differences == ()
    other = dossier_file.read(file)
    other = replace(other, dossier=replace(other.dossier, person=replace(other.dossier.person, first_name="Joesoef")))
    arrival = arrivals.look(elsewhere, dossier_file.to_json(other.dossier, other.left_out))
    assert [one.novelty for one in arrival.differences] == [Novelty.CHANGED]
    arrivals.merge(elsewhere, arrival, [one.id for one in arrival.differences])
    after = elsewhere.dossier(yusuf)
    assert after == replace(before, person=replace(before.person, first_name="Joesoef"))


def test_that_a_file_has_no_say_about_what_it_says_it_left_out(desk: Desk, yusuf: UUID, elsewhere: Desk) -> None:
    dossier_files.import_file(elsewhere, dossier_files.export_file(desk, yusuf))
    lying = replace(WHOLE, person=replace(WHOLE.person, street="Andere straat 9", town="Elders"))
    left = (Section.CONTACT, Section.REST)
    arrival = arrivals.look(elsewhere, dossier_file.to_json(lying, left))
    arrivals.merge(elsewhere, arrival, [one.id for one in arrival.takeable])
    assert elsewhere.dossier(yusuf).person.street == WHOLE.person.street


def test_that_the_command_makes_a_part_and_names_an_unknown_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words, own = tmp_path / "wachtwoord", tmp_path / "bestand"
    words.write_text(PASSPHRASE, encoding="utf-8")
    own.write_text(WORDS, encoding="utf-8")
    monkeypatch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(words))
    vault = ["--vault", str(tmp_path / "team.keukentafel"), "--on", "2026-09-15"]
    source, out = tmp_path / "in.json", tmp_path / "uit.ktdossier"
    source.write_bytes(YUSUF)
    assert main(["vault", "new", *vault]) == 0
    assert main(["import", str(source), *vault]) == 0
    number = capsys.readouterr().out.split()[-1]
    call = ["export", number, *vault, "--out", str(out), "--file-passphrase-file", str(own), "--only"]
    assert main([*call, "plannen"]) == 2
    assert "bereikbaarheid, mensen" in capsys.readouterr().err
    assert main([*call, "plan", "portfolio"]) == 0
    file = dossier_file.read(locked_file.unlock(out.read_bytes(), WORDS))
    assert file.dossier.goals and Section.PICTURE in file.left_out
    assert main([*call, "beeld", "--to", "Gemeente Verweg"]) == 3
    assert "zonder toestemming" in capsys.readouterr().err


def test_that_the_resident_can_see_that_parts_went_along(desk: Desk, yusuf: UUID) -> None:
    sections.note(desk, yusuf)
    assert "delen van het dossier" in access.act_words(access.lines(desk, yusuf)[0])


def test_that_without_a_consent_a_reason_is_asked_and_kept_with_the_dossier(desk: Desk, case_id: UUID) -> None:
    choice = Choice(frozenset({Section.CONTACT}), "Gemeente Verweg")
    with pytest.raises(InputRefused, match="toch"):
        sections.locked(desk, case_id, choice, WORDS)
    sections.locked(desk, case_id, replace(choice, because="verhuist vandaag"), WORDS)
    (kept,) = desk.dossier(case_id).consents
    assert (kept.recipient, kept.reason, kept.until) == ("Gemeente Verweg", "verhuist vandaag", TODAY)
    with pytest.raises(InputRefused):
        sections.locked(desk, case_id, replace(choice, sections=frozenset({Section.PICTURE})), WORDS)
