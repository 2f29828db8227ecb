"""Somebody who must not be found: no paper, file or list says where, and all of it is back when that is over."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from uuid import UUID

import pytest

from intake_app.domain import print_ids
from intake_app.domain.conversations import Appointment, Conversation
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.placements import Placement, PlacementStatus
from intake_app.domain.portfolio_choices import EducationStatus
from intake_app.domain.portfolio_parts import Experience, Qualification
from intake_app.domain.shielding import outside, without_whereabouts
from intake_app.domain.vocabulary import ContactKind
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import (
    carrying,
    dossier_files,
    dossiers,
    editing,
    everything,
    plans,
    portfolio_prints,
    print_kinds,
    prints,
    working_lists,
)
from intake_app.services.desk import Desk
from tests.documents.reading import Paper, text_of

WHERE = ("Geheimlaan", "Nergenshuizen", "Schuilbuurt", "Verstopplein", "Kantoorweg", "Bakkerij Hier", "Vakschool Daar")
LATER = ("Oude Bakkerij", "Oude School")


@pytest.fixture(scope="module")
def hidden(desk: Desk) -> UUID:
    """Somebody with a place in everything, and a shielded address."""
    person = Person(first_name="Esra", street="Geheimlaan 7", town="Nergenshuizen", address_shielded=True)
    case = dossiers.open_dossier(desk, person, neighbourhood="Schuilbuurt")
    day = desk.today()
    moment = desk.clock.now() + timedelta(days=1)
    editing.add(
        desk,
        Conversation(case_id=case, held_on=day, place="Verstopplein 3"),
        Appointment(case_id=case, starts_at=moment, kind=ContactKind.OFFICE, place="Kantoorweg 9"),
        Appointment(case_id=case, starts_at=moment, kind=ContactKind.HOME, place="Geheimlaan 7"),
        Experience(case_id=case, role="Bakt brood", organisation="Bakkerij Hier", place="Nergenshuizen", ongoing=True),
        Experience(case_id=case, role="Bakte brood", organisation="Oude Bakkerij", start="2019", end="2021"),
        Qualification(case_id=case, title="Bakker", institute="Vakschool Daar", status=EducationStatus.ONGOING),
        Qualification(case_id=case, title="Kok", institute="Oude School", status=EducationStatus.FINISHED, year=2015),
        Placement(case_id=case, title="Bakken", host="Bakkerij Hier", status=PlacementStatus.RUNNING),
    )
    plans.add_goal(desk, plans.draft_plan(desk, case), "Ik wil een eigen winkel.")
    return case


def papers(desk: Desk, case_id: UUID) -> dict[str, str]:
    """The words of every print there is of this dossier now."""
    found = {}
    for one in print_kinds.kinds():
        try:
            found[one.id] = text_of(Paper(prints.preview(desk, case_id, one.id)).root)
        except InputRefused:
            continue
    return found


def test_that_no_paper_says_where_somebody_is(desk: Desk, hidden: UUID) -> None:
    found = papers(desk, hidden)
    assert {print_ids.EVERYTHING, print_ids.CV, print_ids.EMPLOYER, print_ids.PLACEMENT} <= set(found)
    assert "Bakkerij Hier" in found.pop(print_ids.PLACEMENT), "an agreement with a place names the place"
    letter = found.pop(print_ids.INVITATION)
    assert "Geheimlaan" not in letter, "it says where to come, but never where the resident lives"
    leaks = {kind: [word for word in WHERE if word in words] for kind, words in found.items()}
    assert not {kind: words for kind, words in leaks.items() if words}
    assert all(word in found[print_ids.EVERYTHING] for word in LATER), "work and school that ended lead nowhere"


def test_that_no_file_and_no_list_says_so(desk: Desk, hidden: UUID) -> None:
    docx = zipfile.ZipFile(io.BytesIO(portfolio_prints.as_file(desk, hidden, print_ids.EMPLOYER, "docx")))
    carried = carrying.to_carry(desk.dossier(hidden), frozenset(carrying.Part))
    found = [
        dossier_files.export_file(desk, hidden).decode(),
        everything.own_file(desk, hidden).decode(),
        dossier_file.to_json(carried).decode(),
        docx.read("word/document.xml").decode(),
        text_of(Paper(working_lists.make(desk, print_ids.WEEK_LIST)).root),
    ]
    assert "Esra" in found[-1]
    for words in found:
        assert not [word for word in WHERE if word in words]


def test_that_the_own_paper_says_it_when_that_is_chosen_this_time(desk: Desk, hidden: UUID) -> None:
    asked = text_of(Paper(prints.preview(desk, hidden, f"{print_ids.EVERYTHING}/{print_ids.WITH_ADDRESS}")).root)
    assert [word for word in WHERE if word not in asked] == []


def test_that_the_vault_keeps_all_of_it_and_it_is_back_when_the_shield_goes(desk: Desk, hidden: UUID) -> None:
    whole = desk.dossier(hidden)
    assert whole.person.street and whole.case.neighbourhood and whole.placements[0].host
    editing.edit(desk, Person, whole.person.id, address_shielded=False)
    open_again = desk.dossier(hidden)
    assert outside(open_again) is open_again
    assert "Bakkerij Hier" in papers(desk, hidden)[print_ids.CV]
    editing.edit(desk, Person, whole.person.id, address_shielded=True)
    assert outside(desk.dossier(hidden)) == without_whereabouts(whole)


def test_that_an_end_makes_work_and_school_known_again() -> None:
    case = CaseFile(person_id=Person(first_name="A").id, number="1", opened_on=date(2026, 9, 15))
    ended = Placement(case_id=case.id, title="Bakken", host="Bakkerij", status=PlacementStatus.ENDED)
    dossier = Dossier(case=case, person=Person(first_name="A"), placements=(ended,))
    assert without_whereabouts(dossier).placements == (ended,)
