"""A case conference: decisions into the plan at once, and a paper on which nobody is recognised (F05)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.domain.collaboration import CaseConference, InvolvedParty
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import ConsentPurpose, DecisionKind, Known, ShareLevel
from intake_app.domain.people import CaseFile, NetworkPerson, Person
from intake_app.domain.vocabulary import Promisor, SignatureMethod
from intake_app.errors import InputRefused
from intake_app.services import anonymising, conferences, consents, editing, involved, network_sheets, plans, signing
from intake_app.services.desk import Desk
from tests.core.conftest import TODAY


@pytest.fixture
def conference(desk: Desk, ready_case: UUID) -> CaseConference:
    """Joyce's conference with her debt counsellor, with two decisions."""
    involved.add(desk, ready_case, organisation="Schuldhulp Rijnveen", person="Bo de Wit", role="schuldhulpverlener")
    made = conferences.start(desk, ready_case)
    conferences.change(desk, made.id, question="Joyce Veldkamp durft de post niet te openen.", areas=("geld",))
    conferences.add_decision(desk, made, what="De post samen openen.", owner="Bo de Wit", due_on=date(2026, 9, 29))
    conferences.add_decision(desk, made, what="Een map kopen.", owner="Joyce", kind=DecisionKind.STEP)
    return next(one for one in desk.dossier(ready_case).conferences if one.id == made.id)


def test_that_who_is_involved_sits_at_the_table_already(desk: Desk, conference: CaseConference) -> None:
    seats = desk.dossier(conference.case_id).at_conference(conference)
    assert [(one.name, one.role, one.organisation) for one in seats] == [
        ("Marloes Dekker", "", "Sociaal team"),
        ("Bo de Wit", "schuldhulpverlener", "Schuldhulp Rijnveen"),
    ]


def test_that_all_decisions_go_into_the_plan_in_one_action(desk: Desk, conference: CaseConference) -> None:
    before = desk.dossier(conference.case_id)
    conferences.into_plan(desk, conference)
    dossier = desk.dossier(conference.case_id)
    plan = dossier.current_plan
    assert plan is not None
    (agreement,) = dossier.agreements_of(plan)
    assert (agreement.what, agreement.promisor, agreement.promisor_name, agreement.due_on, agreement.made_on) == (
        "De post samen openen.",
        Promisor.OTHER,
        "Bo de Wit",
        date(2026, 9, 29),
        TODAY,
    )
    step = dossier.steps_of_plan(plan)[-1]
    assert (step.what, step.owner_name) == ("Een map kopen.", "Joyce")
    assert conferences.waiting(dossier, conference) == ()
    with pytest.raises(InputRefused, match="Alle besluiten staan al in het plan"):
        conferences.into_plan(desk, conference)
    desk.undo(conference.case_id)
    assert desk.dossier(conference.case_id) == before


def test_that_a_decision_that_was_removed_from_the_plan_waits_again(desk: Desk, conference: CaseConference) -> None:
    conferences.into_plan(desk, conference)
    step = desk.dossier(conference.case_id).steps[-1]
    editing.remove(desk, type(step), step.id)
    assert [one.what for one in conferences.waiting(desk.dossier(conference.case_id), conference)] == ["Een map kopen."]


def test_that_a_signed_plan_takes_no_decisions(desk: Desk, conference: CaseConference) -> None:
    plans.finalise(desk, conference.case_id)
    with pytest.raises(InputRefused, match="staat vast"):
        conferences.into_plan(desk, conference)
    dossier = desk.dossier(conference.case_id)
    assert dossier.current_plan is not None
    for one in signing.signers(dossier, dossier.current_plan):
        signing.sign(desk, conference.case_id, one.name, one.role, SignatureMethod.INK_SEEN)
    signing.fix_plan(desk, conference.case_id)
    plans.new_version(desk, conference.case_id)
    conferences.into_plan(desk, conference)


def test_that_a_step_needs_a_goal(desk: Desk, case_id: UUID) -> None:
    made = conferences.start(desk, case_id)
    conferences.add_decision(desk, made, what="Bellen", kind=DecisionKind.STEP)
    with pytest.raises(InputRefused, match="Een stap hoort bij een doel"):
        conferences.into_plan(desk, made)


def test_that_the_named_paper_is_for_who_may_get_it_only(desk: Desk, conference: CaseConference) -> None:
    def sheet(anonymous: bool = False) -> network_sheets.paper.ConferenceSheet:
        dossier = desk.dossier(conference.case_id)
        return network_sheets.conference_sheet(dossier, desk.forms, TODAY, anonymous=anonymous)

    assert (sheet().receivers, sheet().not_for) == ((), ("Schuldhulp Rijnveen",))
    assert sheet(anonymous=True).anonymous
    seat = conferences.add_participant(desk, conference)
    editing.edit(desk, type(seat), seat.id, organisation="GGZ Kompas")
    agreed = {"purpose": ConsentPurpose.CONFERENCE, "level": ShareLevel.SUMMARY, "given_on": TODAY}
    consents.add(desk, conference.case_id, recipient="Schuldhulp Rijnveen", **agreed)
    assert (sheet().receivers, sheet().not_for) == (("Schuldhulp Rijnveen",), ("GGZ Kompas",))
    conferences.change(desk, conference.id, areas=("geld", "psychisch"))
    assert sheet().receivers == (), "a summary does not reach as far as health"


def test_that_the_paper_without_a_name_names_nobody(desk: Desk, conference: CaseConference) -> None:
    case_id = conference.case_id
    editing.edit(desk, Person, desk.dossier(case_id).person.id, street="Lindelaan 14", town="Rijnveen")
    editing.add(desk, NetworkPerson(case_id=case_id, name="Anita van Buren", relation="mijn zus"))
    conferences.change(
        desk,
        conference.id,
        resident_present=Known.YES,
        resident_words="Anita's man Piet belde op 3 maart 2026, ik ben 43 jaar.",
        approach="Joyce (11-04-1983) woont Lindelaan 14, 1234 AB Rijnveen. Bel joyce: 06 – 12 34 56 78, of j@v.nl.",
    )
    seats = desk.dossier(case_id).at_conference(conference)
    editing.edit(desk, type(seats[1]), seats[1].id, perspective="Bij Schuldhulp Rijnveen betaalt Veldkamp op tijd.")
    sheet = network_sheets.conference_sheet(desk.dossier(case_id), desk.forms, TODAY, anonymous=True)
    words = repr(sheet).replace("dated=datetime.date(2026, 9, 15)", "")
    for secret in ("Joyce", "joyce", "Veldkamp", "Anita", "Piet", "Bo de Wit", "Marloes", "Dekker", "Rijnveen"):
        assert secret not in words, secret
    for secret in ("Lindelaan", "1234", "1983", "2026", "maart", "43", "06", "j@v", "14"):
        assert secret not in words, secret
    assert sheet.decisions[0].when == "binnen 2 weken"
    assert sheet.decisions[0].who == "Schuldhulpverlener"
    assert any("namen van mensen" in one for one in sheet.left_out)
    assert any("adres" in one for one in sheet.left_out)


def test_that_what_was_not_asked_of_the_resident_is_said_before_sharing(desk: Desk, conference: CaseConference) -> None:
    def said() -> str:
        dossier = desk.dossier(conference.case_id)
        return " ".join(conferences.remarks(dossier, desk.forms, dossier.conferences[0], TODAY))

    assert "Weet de inwoner van dit overleg" in said()
    assert "Voor wanneer: Een map kopen." in said()
    conferences.change(desk, conference.id, resident_knows=Known.YES, resident_present=Known.NO)
    assert "Weet de inwoner" not in said() and "Schrijf op wat de inwoner er zelf van zegt" in said()
    with pytest.raises(InputRefused, match="dag van het overleg"):
        conferences.change(desk, conference.id, held_on=None)


def test_that_removing_a_conference_takes_its_lines_along_and_undo_brings_them_back(
    desk: Desk, conference: CaseConference
) -> None:
    before = desk.dossier(conference.case_id)
    editing.remove(desk, CaseConference, conference.id)
    after = desk.dossier(conference.case_id)
    assert (after.conferences, after.conference_participants, after.conference_decisions) == ((), (), ())
    desk.undo(conference.case_id)
    assert desk.dossier(conference.case_id) == before


NAMES = st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True)
SENTENCES = st.lists(st.sampled_from(["wil", "naar", "huis", "met", "en", "gaat", "goed", "."]), max_size=8)


@given(NAMES, NAMES, NAMES, SENTENCES, SENTENCES, st.sampled_from([str, str.upper, str.lower]))
@settings(max_examples=60, deadline=None)
def test_that_no_known_name_survives_wherever_it_stands(
    first: str, last: str, helper: str, before: list[str], after: list[str], typed: type[str]
) -> None:
    person = Person(first_name=first, last_name=last)
    case = CaseFile(person_id=person.id, number="2026-0001", opened_on=TODAY)
    party = InvolvedParty(case_id=case.id, organisation="Buurtteam", person=helper)
    out = anonymising.anonymiser(Dossier(case=case, person=person, involved_parties=(party,)))
    for name in (first, f"{first} {last}", helper):
        text = out.words(" ".join((*before, typed(name), *after)))
        assert name.casefold() not in text.casefold().split()
        assert f"{name.casefold()} " not in f"{text.casefold()} ".replace(".", " ")


def test_that_words_that_name_nobody_stay() -> None:
    person = Person(first_name="Ria")
    case = CaseFile(person_id=person.id, number="2026-0001", opened_on=TODAY)
    out = anonymising.anonymiser(Dossier(case=case, person=person))
    plain = "De uitkering loopt via het UWV. Wij kijken of de Wmo helpt. Zij spreekt Nederlands."
    assert out.words(plain) == plain
    assert out.account() == ()
