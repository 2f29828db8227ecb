"""Agreements of several parties: each speaks for itself, all sign one paper, and an employer sees nothing else."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from intake_app.documents.parties import parties_pdf
from intake_app.documents.parties_sheet import PartiesSheet, PartyPart
from intake_app.documents.sheet_parts import SignatureBlock, SignState
from intake_app.domain.planning import PerspectiveEstimate
from intake_app.domain.vocabulary import RaterRole
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import editing, measuring, parties, prints
from intake_app.services.desk import Desk
from intake_app.services.parties import ROLES, Template
from tests.documents.reading import Paper, ink_outside

from .conftest import TODAY

NAMES = ("Slagerij Jansen", "Nadia Bakker")


@pytest.mark.parametrize("template", list(Template))
def test_that_every_template_gives_each_party_a_sheet_under_its_own_name(
    desk: Desk, case_id: UUID, template: Template
) -> None:
    made = parties.start(desk, case_id, template, "Slagerij", NAMES)
    assert [one.role for one in made.parties] == list(ROLES[template])
    assert len({one.name for one in made.parties}) == len(ROLES[template])
    assert made.parties[0].reading.rater is RaterRole.RESIDENT and made.parties[0].name == "Joyce Veldkamp"
    assert not made.solid


def test_that_a_party_without_a_name_is_refused_and_nothing_begins(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused, match="naam van elke andere partij"):
        parties.start(desk, case_id, Template.TRIANGLE, "Slagerij", ("Slagerij Jansen", " "))
    assert not desk.dossier(case_id).measurements


def test_that_it_stands_on_all_legs_when_everybody_gives_and_needs(desk: Desk, case_id: UUID) -> None:
    made = parties.start(desk, case_id, Template.TRIPARTITE, "Slagerij", NAMES)
    for one in made.parties:
        assert not parties.agreements(desk.dossier(case_id))[0].solid
        measuring.record_answer(desk, one.reading.id, "wat-ik-doe", text=f"{one.name} doet mee.")
        measuring.record_answer(desk, one.reading.id, "wat-ik-bied", text="Hulp als het tegenzit.")
    assert parties.agreements(desk.dossier(case_id))[0].solid


def test_that_the_paper_holds_this_agreement_and_nothing_else_of_the_dossier(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused, match="nog geen afspraak"):
        prints.preview(desk, case_id, "afspraken")
    editing.add(desk, PerspectiveEstimate(case_id=case_id, estimated_on=TODAY, motivation="Angst en schulden"))
    made = parties.start(desk, case_id, Template.TRIANGLE, "Slagerij", NAMES)
    own, employer, coach = made.parties
    measuring.record_answer(desk, own.reading.id, "wat-ik-doe", text="Ik kom drie ochtenden.")
    measuring.record_answer(desk, employer.reading.id, "vrijheden", text="Joyce kiest zelf de pauze.")
    measuring.record_extra(desk, coach.reading.id, "reading", {"frequentie": "2-weken", "eerste-contact": "2026-10-01"})
    words = Paper(prints.preview(desk, case_id, "afspraken")).text()
    for wanted in ("Ik kom drie ochtenden.", "Joyce kiest zelf de pauze.", "Slagerij Jansen, werkgever",
                   "donderdag 1 oktober 2026", *NAMES):  # fmt: skip
        assert wanted in words, wanted
    assert words.count("Handtekening:") == 3
    for never in ("Angst", "schulden", "bijstand", "06 – 12 34 56 78"):
        assert never not in words


def test_that_it_comes_back_out_of_a_file(desk: Desk, case_id: UUID) -> None:
    made = parties.start(desk, case_id, Template.SUPPORT, "", ("Anita",))
    again = dossier_file.from_json(dossier_file.to_json(desk.dossier(case_id)))
    assert [one.subject for one in parties.agreements(again)] == [made.subject] == ["Leun- en steunafspraak"]


@pytest.mark.parametrize("large", [False, True])
def test_that_the_paper_is_whole_for_two_and_for_seven_parties(large: bool) -> None:
    long = "Wij spreken af dat het langzaam mag groeien, en dat iedereen elkaar op tijd belt. " * 12
    for count in (2, 7):
        people = [f"Partij {number} van de Wijngaarden-Bovenkerk" for number in range(count)]
        sheet = PartiesSheet(
            title="Begeleiding op het werk: Slagerij Jansen",
            dated=date(2026, 9, 15),
            parties=tuple(PartyPart(name=one, role="werkgever", lines=(("Wat ik doe", long),)) for one in people),
            contact="Contact: elke week.",
            signatures=tuple(SignatureBlock(name=one, state=SignState.WET_INK) for one in people),
        )
        content = parties_pdf(sheet, large=large)
        shown = Paper(content)
        assert shown.problems == []
        assert ink_outside(content, left=45, right=550, bottom=12, top=782) == []
        assert content == parties_pdf(sheet, large=large)
