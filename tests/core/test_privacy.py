"""The rights of the resident: all that is kept on paper and as a file, own words beside it, the clock, the terms."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from intake_app import paths
from intake_app.clock import Clock
from intake_app.domain.conversations import Attendee, Contact, Conversation
from intake_app.domain.follow_up import Closing, Note
from intake_app.domain.follow_up_words import OutcomeKind
from intake_app.domain.people import CaseFile, NetworkPerson, Person
from intake_app.domain.planning import StoredDocument
from intake_app.domain.privacy import RefusalGround, RequestKind, RequestOutcome, ResidentNote
from intake_app.domain.terms import TermState
from intake_app.domain.vocabulary import CaseStatus, ContactKind, DocumentKind, LegalGround, PersonRole
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import closing, dossier_files, dossiers, editing, everything, prints, privacy, retention, terms
from intake_app.services.desk import Desk
from intake_app.services.record_words import Others, initials, kind_of
from intake_app.services.stored_words import in_words
from tests.documents.reading import Paper, text_of

JOYCE = (paths.RESOURCES / "demo" / "joyce-veldkamp.json").read_bytes()


@pytest.fixture(scope="module")
def joyce(desk: Desk) -> UUID:
    """The dossier of the demonstration."""
    return dossier_files.import_file(desk, JOYCE)


def printed(desk: Desk, case_id: UUID, kind: str = "alles-van-u") -> str:
    """Every word of the paper, in reading order."""
    return text_of(Paper(prints.preview(desk, case_id, kind)).root)


def test_that_all_that_is_kept_stands_on_the_paper(desk: Desk, case_id: UUID) -> None:
    talk = Conversation(case_id=case_id, held_on=date(2026, 9, 1), summary="Joyce drinkt minder dan vorig jaar.")
    editing.add(desk, talk, Attendee(case_id=case_id, conversation_id=talk.id, name="Anita Smit"))
    editing.add(desk, NetworkPerson(case_id=case_id, name="Anita Smit", relation="zus", phone="06 11 22 33 44"))
    editing.add(desk, Note(case_id=case_id, noted_on=date(2026, 9, 2), text="Belde over schulden, met Anita erbij."))
    said = printed(desk, case_id)
    for words in ("drinkt minder", "Belde over schulden", "06 – 12 34 56 78", "11 april 1983", "A.S.", "met A. erbij"):
        assert words in said
    for third in ("Anita", "Smit", "06 11 22 33 44"):
        assert third not in said
    for heading in ("Uw gegevens", "Gesprekken", "Aantekeningen", "Mensen om u heen", "Wat u mag vragen"):
        assert heading in said


def test_that_no_id_of_the_program_stands_on_the_paper(desk: Desk, joyce: UUID) -> None:
    said = printed(desk, joyce)
    for words in ("Huishouden: alleenstaande ouder", "Leefgebied: Meedoen", "Vragenlijst: Spinnenweb zes dimensies"):
        assert words in said
    for words in ("Waarover: Hoofd en gevoel", "Onderdeel: Hulp is uitgewerkt", "Hoeveel hulp: Voor iedereen"):
        assert words in said
    for stored in ("alleenstaande-ouder", "spinnenweb/", "uitwerking-steun", "Eigen kracht", "Maatwerk"):
        assert stored not in said


def test_that_the_paper_says_it_in_words_a_resident_knows(desk: Desk, joyce: UUID) -> None:
    paper = printed(desk, joyce)
    for words in (
        "Waar het later naartoe gaat: Werken in een keuken",
        "Moment: De eerste keer",
        "Vrijwillig of verplicht: Afgesproken",
        "Voor wie: U alleen",
        "Rol: Buurman of buurvrouw",
        "Welke stap helpt mij nu? 8 september 2026",
    ):
        assert words in paper, words
    for words in ("meting", "Inhoudelijk", "Regisseur"):
        assert words not in paper, words
    kept = StoredDocument(
        case_id=joyce,
        kind=DocumentKind.PLAN,
        version=1,
        made_at=desk.clock.now(),
        language="pl",
        sha256="",
        content=b"",
    )
    assert in_words(desk.forms, "language", kept.language, kept) == "Pools"


def test_that_steps_stand_by_their_goal_on_the_paper(desk: Desk, joyce: UUID) -> None:
    said = printed(desk, joyce)
    dossier = desk.dossier(joyce)
    in_turn = [step.what for goal in dossier.goals for step in dossier.steps if step.goal_id == goal.id]
    places = [said.index(what, said.index("Stappen")) for what in in_turn]
    assert places == sorted(places)


def test_that_the_words_of_the_resident_stand_beside_the_original(desk: Desk, case_id: UUID) -> None:
    note = Note(case_id=case_id, noted_on=date(2026, 9, 2), text="Kwam niet op de afspraak.")
    editing.add(desk, note)
    privacy.add_note(desk, case_id, "Ik lag in het ziekenhuis.", note.id)
    privacy.add_note(desk, case_id, "Ik herken mij hier niet in.")
    dossier = desk.dossier(case_id)
    assert [one.words for one in dossier.notes_about(note.id)] == ["Ik lag in het ziekenhuis."]
    said = printed(desk, case_id)
    original = said.index("Kwam niet op de afspraak")
    assert (
        "U zegt hierover" in said[original : original + 80] and "in het ziekenhuis" in said[original : original + 120]
    )
    assert "herken mij hier niet in" in said
    desk.undo(case_id)
    assert len(desk.dossier(case_id).resident_notes) == 1
    with pytest.raises(InputRefused, match="weggehaald"):
        privacy.add_note(desk, case_id, "Over iets van een ander.", CaseFile(**_case_facts()).id)


def test_that_words_about_a_goal_stand_on_the_plan_and_those_about_a_note_do_not(desk: Desk, joyce: UUID) -> None:
    dossier = desk.dossier(joyce)
    plan = dossier.current_plan
    assert plan is not None
    note = Note(case_id=joyce, noted_on=date(2026, 9, 2), text="Kwam niet op de afspraak.")
    editing.add(desk, note)
    assert "Wat ik erbij wil zeggen" not in printed(desk, joyce, "plan")
    privacy.add_note(desk, joyce, "Dit doel vind ik nog te groot.", dossier.goals_of(plan)[0].id)
    privacy.add_note(desk, joyce, "Ik lag in het ziekenhuis.", note.id)
    said = printed(desk, joyce, "plan")
    assert "Wat ik erbij wil zeggen" in said and "“Dit doel vind ik nog te groot.”" in said
    assert "ziekenhuis" not in said, "what is about something else stands beside that"


def _case_facts() -> dict[str, object]:
    return {"person_id": Person(first_name="X").id, "number": "1", "opened_on": date(2026, 1, 1)}


def test_that_a_shielded_address_stands_on_it_only_when_asked_for(desk: Desk, case_id: UUID) -> None:
    person = desk.dossier(case_id).person
    editing.edit(desk, Person, person.id, street="Lindelaan 14")
    editing.edit(desk, Person, person.id, address_shielded=True)
    assert "Lindelaan" not in printed(desk, case_id)
    assert "Lindelaan" in printed(desk, case_id, "alles-van-u/adres")
    assert b"Lindelaan" not in everything.own_file(desk, case_id)


def test_that_the_file_reads_in_and_names_no_third_person(desk: Desk, joyce: UUID) -> None:
    content = everything.own_file(desk, joyce)
    read = dossier_file.from_json(content)
    whole = desk.dossier(joyce)
    assert {one.id for one in read.entities()} == {one.id for one in whole.entities()}
    assert read.answers and read.goals
    for one in whole.network:
        assert one.name not in content.decode()
        if one.phone:
            assert one.phone not in content.decode()
    assert read.person == whole.person


def test_that_every_stored_field_has_a_word_for_the_resident() -> None:
    """Somebody who reads all that is kept reads no names of columns."""
    from dataclasses import fields

    from intake_app.store.reading import DOSSIER_PARTS

    lacking = []
    for cls in (Person, CaseFile, *DOSSIER_PARTS.values()):
        known = kind_of(cls)
        names = {one.name for one in fields(cls)}
        lacking += [f"{cls.__name__}.{name}" for name in names - known.unseen - set(known.fields)]
        lacking += [f"{cls.__name__}: {name} is gone" for name in set(known.fields) - names]
        assert known.others | known.left_out <= names, cls
    assert not lacking


def test_that_initials_take_the_place_of_third_names_alone() -> None:
    others = Others(["Anita de Vries", "Jan", "Joyce Veldkamp"], own=["Joyce Veldkamp"])
    assert initials("Anita de Vries") == "A.V."
    assert others.without("Anita belde Joyce. De Vriesweg is dicht, zei Jan.") == (
        "A. belde Joyce. De Vriesweg is dicht, zei J."
    )
    assert others.name("Joyce Veldkamp") == "Joyce Veldkamp"


def test_that_a_request_has_an_answer_within_a_month_or_once_two_more(desk: Desk, case_id: UUID) -> None:
    """FX26: asked on 31 January, the month ends on 28 February."""
    on_time = Desk(desk.vault, desk.forms, Clock(date(2026, 2, 20)))
    made = privacy.receive(on_time, case_id, RequestKind.ACCESS, on=date(2026, 1, 31))
    assert privacy.due_on(made) == date(2026, 2, 28)
    term = next(one for one in terms.terms(on_time, case_id) if one.id == "TL26")
    assert term.due_on == date(2026, 2, 28) and term.state.open
    privacy.extend(on_time, case_id, made.id, "Het dossier is groot.")
    with pytest.raises(InputRefused, match="één keer"):
        privacy.extend(on_time, case_id, made.id, "Nog meer.")
    (longer,) = on_time.dossier(case_id).privacy_requests
    assert privacy.due_on(longer) == date(2026, 4, 30)
    term = next(one for one in terms.terms(on_time, case_id) if one.id == "TL26")
    assert term.due_on == date(2026, 4, 30)
    with pytest.raises(InputRefused, match="grond"):
        privacy.answer(on_time, case_id, made.id, RequestOutcome.REFUSED)
    privacy.answer(
        on_time, case_id, made.id, RequestOutcome.PARTLY, refusal=RefusalGround.PRIVACY_OTHERS, words="Namen weg."
    )
    term = next(one for one in terms.terms(on_time, case_id) if one.id == "TL26")
    assert term.state is TermState.MET
    with pytest.raises(InputRefused, match="al beantwoord"):
        privacy.answer(on_time, case_id, made.id, RequestOutcome.DONE)


def test_that_erasing_is_due_in_three_months(desk: Desk, case_id: UUID) -> None:
    """FX26: asked on 31 January, three months end on 30 April."""
    on_time = Desk(desk.vault, desk.forms, Clock(date(2026, 2, 20)))
    privacy.receive(on_time, case_id, RequestKind.ERASURE, on=date(2026, 1, 31), in_writing=True)
    term = next(one for one in terms.terms(on_time, case_id) if one.id == "TL27")
    assert term.due_on == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("grounds", "until"),
    [
        ((LegalGround.PW_44A,), date(2036, 6, 30)),
        ((LegalGround.VOLUNTARY,), date(2028, 6, 30)),
        ((), date(2028, 6, 30)),
        ((LegalGround.WMO_232,), date(2041, 6, 30)),
        ((LegalGround.PW_44A, LegalGround.WMO_232), date(2041, 6, 30)),
    ],
)
def test_that_a_dossier_is_kept_as_long_as_its_longest_ground(
    desk: Desk, joyce: UUID, grounds: tuple[LegalGround, ...], until: date
) -> None:
    """FX26: closed on 30 June 2026; the Wmo counts from the day of each record."""
    dossier = desk.dossier(joyce)
    bare = type(dossier)(case=replace(dossier.case, opened_on=date(2026, 1, 5)), person=dossier.person)
    open_ = replace(bare, case=replace(bare.case, legal_grounds=grounds))
    shut = replace(
        open_,
        case=replace(open_.case, status=CaseStatus.CLOSED),
        contacts=(Contact(case_id=bare.case.id, contact_on=date(2026, 3, 1), kind=ContactKind.PHONE, note=""),),
        closings=(Closing(case_id=bare.case.id, closed_on=date(2026, 6, 30), reason="Klaar"),),
    )
    assert retention.until(retention.kept(open_)) is None
    assert retention.until(retention.kept(shut)) == until
    for one in retention.kept(shut):
        if one.ground is LegalGround.WMO_232:
            assert one.first_until == date(2041, 1, 5)


def test_that_the_resident_in_a_conversation_is_no_third_person(desk: Desk, case_id: UUID) -> None:
    talk = Conversation(case_id=case_id, held_on=date(2026, 9, 1))
    present = Attendee(case_id=case_id, conversation_id=talk.id, name="Joyce Veldkamp", role=PersonRole.RESIDENT)
    editing.add(desk, talk, present)
    assert json.loads(everything.own_file(desk, case_id))["dossier"]["attendees"][0]["name"] == "Joyce Veldkamp"


def test_that_what_was_recorded_after_closing_is_kept_its_own_fifteen_years(desk: Desk) -> None:
    case_id = dossiers.open_dossier(desk, Person(first_name="Ria"), legal_grounds=(LegalGround.WMO_232,))
    shut = Closing(
        case_id=case_id,
        closed_on=desk.today(),
        reason="Klaar",
        destination="Werk",
        outcome=next(iter(OutcomeKind)),
        no_contact_wanted=True,
    )
    closing.close(desk, shut)
    before = retention.until(retention.of_dossier(desk, desk.dossier(case_id)))
    assert before == date(2041, 9, 15)
    dossier = desk.dossier(case_id)
    later = Contact(case_id=case_id, contact_on=date(2027, 3, 1), next_contact_on=date(2030, 1, 1))
    found = retention.kept(replace(dossier, contacts=(later,)))
    assert retention.until(found) == date(2042, 3, 1), "the aftercare is a record too; a day ahead is none"
    words = ResidentNote(case_id=case_id, said_on=date(2028, 5, 2), words="Zo was het niet.")
    assert retention.until(retention.kept(replace(dossier, resident_notes=(words,)))) == date(2043, 5, 2)
