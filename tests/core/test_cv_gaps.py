"""Gaps of a cv with what may fill them, the remark that stays inside, and papers of somebody who told nothing."""

from __future__ import annotations

from uuid import UUID

import pytest

from intake_app.domain import print_ids
from intake_app.domain.household import HouseholdMember
from intake_app.domain.network_words import HouseholdRelation
from intake_app.domain.portfolio_choices import EducationStatus, ExperienceKind
from intake_app.domain.portfolio_parts import Experience, Qualification, Reference
from intake_app.domain.sections import Section
from intake_app.domain.vocabulary import PortfolioSection
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import carrying, cv_gaps, cv_sheets, data_choices, editing, portfolio, portfolio_prints, prints
from intake_app.services.desk import Desk
from intake_app.services.sections import with_only
from tests.documents.reading import Paper

from .conftest import TODAY

REMARK = "Drie banen in een jaar"


def a_gap(desk: Desk, case_id: UUID) -> None:
    """Something up to 2012 and from 2020 on: eight years of which the time line tells nothing."""
    editing.add(desk, Experience(case_id=case_id, role="Verkoopster", start="2008", end="2012"))
    editing.add(desk, Experience(case_id=case_id, role="Buurthuis", start="2020-01", ongoing=True))


def fillers(desk: Desk, case_id: UUID) -> tuple[cv_gaps.Filler, ...]:
    (found,) = cv_gaps.stretches(desk.dossier(case_id), TODAY, 3)
    assert (found.gap.start, found.gap.end) == ("2013-01", "2019-12")
    return found.fillers


def test_that_what_the_dossier_knows_of_a_gap_is_offered_and_what_is_of_another_time_is_not(
    desk: Desk, case_id: UUID
) -> None:
    a_gap(desk, case_id)
    assert fillers(desk, case_id) == ()
    editing.add(desk, Experience(case_id=case_id, role="Inpakwerk"))
    portfolio.add_item(desk, case_id, PortfolioSection.DONE, "Eigen winkel", "2009 tot 2016")
    for title, year in (("Koken", 2015), ("Rijbewijs", 2021)):
        diploma = Qualification(case_id=case_id, title=title, year=year, status=EducationStatus.FINISHED)
        editing.add(desk, diploma)
    for born in (2014, 1990):
        child = HouseholdMember(case_id=case_id, name="Sem", relation=HouseholdRelation.CHILD, birth_year=born)
        editing.add(desk, child)
    found = {one.entry.role: one.entry for one in fillers(desk, case_id)}
    assert list(found) == ["Inpakwerk", "Eigen winkel", "Koken", "Opvoeding van kinderen"]
    assert (found["Eigen winkel"].start, found["Eigen winkel"].end) == ("2009", "2016")
    assert found["Opvoeding van kinderen"].kind is ExperienceKind.UPBRINGING
    assert all("Sem" not in f"{one.said} {one.entry}" for one in fillers(desk, case_id)), "no name of somebody else"


def test_that_it_goes_on_the_time_line_but_on_paper_only_by_a_tick(desk: Desk, case_id: UUID) -> None:
    a_gap(desk, case_id)
    editing.add(desk, Experience(case_id=case_id, role="Inpakwerk", tasks="Dozen vullen."))
    editing.add(desk, HouseholdMember(case_id=case_id, care="Wassen en koken", relation=HouseholdRelation.PARENT))
    undated, care = fillers(desk, case_id)
    cv_gaps.put_on_the_time_line(desk, care)
    cv = Paper(prints.preview(desk, case_id, print_ids.CV)).text()
    assert "Zorg voor een naaste" not in cv
    assert cv_gaps.stretches(desk.dossier(case_id), TODAY, 3) == ()
    desk.undo(case_id)
    cv_gaps.put_on_the_time_line(desk, undated)
    dated = next(one for one in desk.dossier(case_id).experiences if one.role == "Inpakwerk")
    assert (dated.start, dated.end, dated.tasks) == ("2013-01", "2019-12", "Dozen vullen.")
    assert len(desk.dossier(case_id).experiences) == 3, "the same record, with its days"


def test_that_the_remark_stands_on_the_paper_of_everything_and_on_no_other(desk: Desk, case_id: UUID) -> None:
    a_gap(desk, case_id)
    portfolio.choose(desk, case_id, cv_remark=REMARK)
    assert REMARK in Paper(prints.preview(desk, case_id, print_ids.EVERYTHING)).text()
    for kind in portfolio_prints.VARIANTS:
        assert REMARK not in Paper(prints.preview(desk, case_id, kind)).text(), kind
        for suffix in portfolio_prints.suffixes(kind)[1:]:
            assert REMARK.encode() not in portfolio_prints.as_file(desk, case_id, kind, suffix), (kind, suffix)
    dossier = desk.dossier(case_id)
    assert dossier_file.from_json(dossier_file.to_json(dossier)).portfolios == dossier.portfolios
    parts = set(Section) - {Section.REST}
    for leaving in (carrying.to_carry(dossier, set(carrying.Part)), with_only(dossier, parts)):
        assert leaving.portfolios and REMARK not in dossier_file.to_json(leaving).decode()
    assert with_only(dossier, set(Section)).portfolios == dossier.portfolios
    data_choices.switch(desk, "cv-opmerking", on=False)
    assert data_choices.seen(desk.dossier(case_id), desk.fields_off).portfolios[0].cv_remark == ""
    assert REMARK in Paper(prints.preview(desk, case_id, print_ids.EVERYTHING)).text()
    data_choices.switch(desk, "cv-opmerking", on=True)


def test_that_who_can_tell_stands_on_the_cv_only_after_agreeing(desk: Desk, case_id: UUID) -> None:
    teller = Reference(case_id=case_id, name="Bo Visser", relation="oude baas", phone="0300 – 99 88 77")
    editing.add(desk, teller)
    editing.add(desk, Experience(case_id=case_id, role="Kok", start="2019", reference_id=teller.id))
    assert "Bo Visser" not in Paper(prints.preview(desk, case_id, print_ids.CV)).text()
    portfolio.keep_record(desk, Reference, teller.id, consent_on=TODAY)
    said = "Kan vertellen hoe het ging: Bo Visser, oude baas, 0300 – 99 88 77"
    assert said in " ".join(Paper(prints.preview(desk, case_id, print_ids.CV)).text().split())
    for outside in (print_ids.EMPLOYER, print_ids.NAMELESS):
        assert "Bo Visser" not in Paper(prints.preview(desk, case_id, outside)).text()
    editing.remove(desk, Reference, teller.id)
    assert desk.dossier(case_id).experiences[0].reference_id is None


@pytest.mark.parametrize("kind", portfolio_prints.KINDS)
def test_that_a_paper_of_nothing_is_refused_with_what_to_do(desk: Desk, case_id: UUID, kind: str) -> None:
    assert cv_sheets.says_nothing(desk.dossier(case_id), desk.forms, TODAY)
    with pytest.raises(InputRefused, match="bij het portfolio op wat iemand deed, kan of wil"):
        prints.preview(desk, case_id, kind)
    portfolio.add_strength(desk, case_id, "Koken")
    assert Paper(prints.preview(desk, case_id, kind)).problems == []


def test_that_an_empty_portfolio_invites_to_write_and_a_filled_one_does_not(desk: Desk, case_id: UUID) -> None:
    paper = Paper(prints.preview(desk, case_id, "portfolio"))
    assert paper.problems == [] and "Hier staat nog niets, en dat geeft niet." in paper.text()
    assert "Hier ben ik goed in" in paper.text() and "Dit wil ik" in paper.text()
    portfolio.add_strength(desk, case_id, "Koken")
    assert "Hier staat nog niets" not in Paper(prints.preview(desk, case_id, "portfolio")).text()
