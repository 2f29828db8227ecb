"""Contracts as facts, the reminder as a term, more parties at one agreement, three legs of a placement (E02)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from intake_app.domain.catalogue_words import PayKind
from intake_app.domain.contracts import Contract, ContractKind, ContractNext
from intake_app.domain.placements import Placement, PlacementHours, PlacementStatus
from intake_app.domain.sections import Section
from intake_app.domain.shielding import without_whereabouts
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import (
    carrying,
    contracts,
    data_choices,
    editing,
    measuring,
    parties,
    placement_legs,
    placements,
    prints,
    terms,
)
from intake_app.services.desk import Desk
from intake_app.services.parties import Template
from intake_app.services.sections import with_only
from tests.documents.reading import Paper

from .conftest import TODAY


def a_placement(desk: Desk, case_id: UUID, **values: object) -> Placement:
    made = Placement(
        case_id=case_id, title="Keuken De Linde", host="De Linde", employer="Werkzaak", pay_kind=PayKind.WAGE,
        status=PlacementStatus.RUNNING, starts_on=date(2026, 9, 1), ends_on=date(2027, 3, 1), yes_on=TODAY,
        hours=(PlacementHours(from_on=date(2026, 9, 1), planned=16),),
    )  # fmt: skip
    made = replace(made, **values)  # type: ignore[arg-type]  # fields of a placement
    editing.add(desk, made)
    return made


def open_terms(desk: Desk, case_id: UUID) -> dict[str, date]:
    dossier = desk.dossier(case_id)
    return {one.id: one.due_on for one in terms.terms_for(desk, dossier) if one.id.startswith("E02") and one.state.open}


def test_that_a_contract_is_filled_from_its_placement_and_nothing_is_typed_twice(desk: Desk, case_id: UUID) -> None:
    place = a_placement(desk, case_id)
    made = contracts.begin(desk, case_id)
    assert (made.placement_id, made.employer, made.host) == (place.id, "Werkzaak", "De Linde")
    assert (made.starts_on, made.ends_on, made.hours) == (place.starts_on, place.ends_on, 16 * 60)
    assert made.remind_on == date(2027, 1, 4)
    again = contracts.begin(desk, case_id)
    assert again.placement_id is None and again.employer == "", "the place has its contract already"


def test_that_the_reminder_follows_the_last_day_until_somebody_chose_one(desk: Desk, case_id: UUID) -> None:
    made = contracts.begin(desk, case_id)
    contracts.change(desk, made.id, kind=ContractKind.TEMPORARY, starts_on=TODAY)
    contracts.change(desk, made.id, ends_on=date(2027, 3, 1))
    assert desk.dossier(case_id).contracts[0].remind_on == date(2027, 1, 4)
    assert open_terms(desk, case_id) == {"E02a": date(2027, 1, 4), "E02b": date(2027, 3, 1)}
    contracts.change(desk, made.id, remind_on=date(2027, 2, 1))
    contracts.change(desk, made.id, ends_on=date(2027, 6, 1))
    assert desk.dossier(case_id).contracts[0].remind_on == date(2027, 2, 1)
    contracts.change(desk, made.id, went_on=ContractNext.EXTENDED)
    assert open_terms(desk, case_id) == {}
    desk.undo(case_id)
    assert set(open_terms(desk, case_id)) == {"E02a", "E02b"}


def test_that_what_no_contract_has_is_refused_and_what_is_missing_is_said(desk: Desk, case_id: UUID) -> None:
    made = contracts.begin(desk, case_id)
    for wrong in ({"hours": 61 * 60}, {"renewals": 13}, {"renewal_months": 0}):
        with pytest.raises(InputRefused):
            contracts.change(desk, made.id, **wrong)
    contracts.change(desk, made.id, starts_on=TODAY)
    with pytest.raises(InputRefused, match="laatste dag"):
        contracts.change(desk, made.id, ends_on=date(2026, 1, 1))
    assert {one.field for one in contracts.remarks(desk.dossier(case_id).contracts[0], TODAY)} == {"kind"}
    contracts.change(desk, made.id, kind=ContractKind.TEMPORARY)
    said = {one.field for one in contracts.remarks(desk.dossier(case_id).contracts[0], TODAY)}
    assert said == {"employer", "ends_on"}
    contracts.change(desk, made.id, kind=ContractKind.VOLUNTEER)
    assert contracts.remarks(desk.dossier(case_id).contracts[0], TODAY) == ()
    over = Contract(case_id=case_id, kind=ContractKind.NONE, ends_on=date(2026, 9, 1))
    assert contracts.remarks(over, TODAY)[0].sentence.startswith("Dit contract liep af op 1 september 2026")


def test_that_one_and_one_year_reads_as_people_say_it() -> None:
    one = Contract(case_id=UUID(int=1), ends_on=date(2027, 3, 1), renewals=1, renewal_months=12)
    assert contracts.renewal_words(one) == "1 keer, 12 maanden; hoogstens tot en met 1 maart 2028"
    assert (
        contracts.renewal_words(replace(one, renewals=2, renewal_months=1, ends_on=None)) == "2 keer, telkens 1 maand"
    )
    assert contracts.renewal_words(replace(one, renewals=None)) == ""


def test_that_the_paper_of_the_placement_tells_the_contract_and_not_what_it_pays(desk: Desk, case_id: UUID) -> None:
    a_placement(desk, case_id)
    made = contracts.begin(desk, case_id)
    values = {"kind": ContractKind.TEMPORARY, "pay": 152_050, "renewals": 1, "renewal_months": 12, "note": "Geheim."}
    for name, value in values.items():
        contracts.change(desk, made.id, **{name: value})
    words = Paper(prints.preview(desk, case_id, "plaatsing")).text()
    for wanted in ("tijdelijk contract", "16 uur per week", "1 keer, 12 maanden", "4 januari 2027"):
        assert wanted in words, wanted
    assert "1.520" not in words and "Geheim" not in words
    everything = " ".join(Paper(prints.preview(desk, case_id, "alles-van-u")).text().split())
    assert "1.520,50" in everything and "Geheim" in everything and "Tijdelijk contract" in everything
    assert "Uren per week: 16 uur" in everything and "960" not in everything
    data_choices.switch(desk, "loon-in-contract", on=False)
    assert data_choices.seen(desk.dossier(case_id), desk.fields_off).contracts[0].pay is None
    data_choices.switch(desk, "loon-in-contract", on=True)


def test_that_contracts_come_out_of_a_file_and_stay_home_where_they_should(desk: Desk, case_id: UUID) -> None:
    place = a_placement(desk, case_id)
    made = contracts.begin(desk, case_id)
    contracts.change(desk, made.id, kind=ContractKind.AGENCY)
    dossier = desk.dossier(case_id)
    assert dossier_file.from_json(dossier_file.to_json(dossier)).contracts == dossier.contracts
    assert carrying.to_carry(dossier, set(carrying.Part)).contracts == ()
    assert with_only(dossier, {Section.PORTFOLIO}).contracts == ()
    assert with_only(dossier, {Section.MATCHING}).contracts == dossier.contracts
    shielded = without_whereabouts(dossier).contracts[0]
    assert (shielded.host, shielded.employer, shielded.kind) == ("", "", ContractKind.AGENCY)
    editing.remove(desk, Placement, place.id)
    assert desk.dossier(case_id).contracts[0].placement_id is None
    desk.undo(case_id)
    assert desk.dossier(case_id).contracts[0].placement_id == place.id


def test_that_a_placement_is_solid_with_three_legs_and_not_before(desk: Desk, case_id: UUID) -> None:
    place = a_placement(desk, case_id)

    def hint() -> str:
        dossier = desk.dossier(case_id)
        found = placements.points(dossier, desk.forms, dossier.placements[0], TODAY)
        return next((one.sentence for one in found if one.field == "parties"), "")

    assert hint().endswith("wat de plek nodig heeft, wat de inwoner nodig heeft, ondersteuning van de gemeente.")
    placements.edit(desk, place, expects_place="Op tijd komen.")
    assert "wat de plek" not in hint() and "wat de inwoner" in hint()
    made = parties.start(desk, case_id, Template.TRIPARTITE, place.title, ("De Linde",))
    resident, _employer, director = made.parties
    measuring.record_answer(desk, resident.reading.id, "wat-ik-bied", text="Een rustig begin.")
    measuring.record_answer(desk, director.reading.id, "wat-ik-bied", text="Bellen als het tegenzit.")
    assert hint().endswith("ondersteuning van de gemeente."), "what it needs is no support"
    measuring.record_answer(desk, director.reading.id, "wat-ik-doe", text="Elke maand langskomen.")
    assert hint() == "" and placement_legs.solid(desk.dossier(case_id), desk.dossier(case_id).placements[0])


def test_that_more_parties_come_to_the_table_each_with_a_place_to_sign(desk: Desk, case_id: UUID) -> None:
    made = parties.start(desk, case_id, Template.SUPPORT, "", ("Anita",))
    with pytest.raises(InputRefused, match="naam van de partij"):
        parties.add_party(desk, case_id, made.subject, "", "Bo")
    with pytest.raises(InputRefused, match="doet al mee"):
        parties.add_party(desk, case_id, made.subject, "buddy", "anita ")
    more = parties.add_party(desk, case_id, made.subject, "ervaringsdeskundige", "Bo")
    assert [one.name for one in more.parties] == ["Joyce Veldkamp", "Anita", "Bo"]
    about = {"frequentie": "week", "eerste-contact": "2026-10-01", "tot-wanneer": "2027-04-01"}
    measuring.record_extra(desk, more.parties[1].reading.id, "reading", about)
    words = Paper(prints.preview(desk, case_id, "afspraken")).text()
    assert words.count("Handtekening:") == 3 and "tot en met donderdag 1 april 2027" in words


def test_that_a_removed_contract_leaves_nothing_but_the_log(desk: Desk, case_id: UUID) -> None:
    made = contracts.begin(desk, case_id)
    contracts.change(desk, made.id, employer="Werkzaak")
    editing.remove(desk, Contract, made.id)
    assert desk.dossier(case_id).contracts == () and open_terms(desk, case_id) == {}
