"""What the portfolio knows: order, time line, skills told once, versions and who got them, and the profile."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain import portfolio_choices as c
from intake_app.domain.measuring import Measurement
from intake_app.domain.person_profile import SkillStage
from intake_app.domain.portfolio import HandOver, Portfolio
from intake_app.domain.portfolio_choices import PortfolioPart
from intake_app.domain.portfolio_parts import Competence, Experience, LanguageSkill, Qualification, Reference
from intake_app.domain.vocabulary import RaterRole
from intake_app.errors import InputRefused
from intake_app.services import (
    closing,
    editing,
    experience,
    measuring,
    portfolio,
    portfolio_forms,
    portfolio_profile,
    portfolio_sheets,
    portfolio_versions,
)
from intake_app.services.desk import Desk
from tests.core.conftest import TODAY


def did(case_id: UUID, role: str, start: str = "", end: str = "", **more: object) -> Experience:
    return Experience(case_id=case_id, role=role, start=start, end=end, **more)  # type: ignore[arg-type]  # as named


def reading(desk: Desk, case_id: UUID, form: str) -> Measurement:
    return measuring.start_reading(desk, case_id, form, RaterRole.RESIDENT)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2019", "2019"),
        ("5-2019", "2019-05"),
        ("05/2019", "2019-05"),
        ("2019-05", "2019-05"),
        (" ", ""),
        ("12 1999", "1999-12"),
    ],
)
def test_that_a_month_is_read_as_people_write_it(typed: str, kept: str) -> None:
    assert experience.read_month(typed) == kept


@pytest.mark.parametrize("typed", ["mei 2019", "13-2019", "0-2019", "19", "2019-13", "1-5-2019"])
def test_that_what_is_no_month_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InputRefused, match="5-2019"):
        experience.read_month(typed)


@given(st.integers(1950, 2026), st.integers(1, 12))
def test_that_every_month_comes_back_as_it_was_read(year: int, month: int) -> None:
    assert experience.read_month(f"{month}-{year}") == f"{year}-{month:02d}"


def test_that_an_end_before_the_beginning_is_refused(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused, match="Het einde ligt voor het begin"):
        portfolio.add_record(desk, did(case_id, "Kok", "2020", "2019-03"))
    portfolio.add_record(desk, did(case_id, "Kok", "2019", "2019-03"))


def test_that_only_gaps_of_more_than_three_months_are_shown_and_overlap_fills_them(desk: Desk, case_id: UUID) -> None:
    portfolio.add_record(desk, did(case_id, "Winkel", "2009", "2020"))
    portfolio.add_record(desk, did(case_id, "Zorgen", "2021-04", "2024-05"))
    portfolio.add_record(desk, did(case_id, "Kok", "2024-10", ongoing=True))
    found = experience.gaps(desk.dossier(case_id), TODAY)
    assert [(gap.start, gap.end, gap.months) for gap in found] == [("2024-06", "2024-09", 4)]
    portfolio.add_record(desk, did(case_id, "Cursus", "2024-07", "2024-09"))
    assert experience.gaps(desk.dossier(case_id), TODAY) == ()


def test_that_a_gap_stands_on_no_paper(desk: Desk, case_id: UUID) -> None:
    portfolio.add_record(desk, did(case_id, "Winkel", "2009", "2012"))
    assert experience.gaps(desk.dossier(case_id), TODAY)
    sheet = portfolio_sheets.portfolio_sheet(desk.dossier(case_id), desk.forms, TODAY)
    assert [one.when for one in sheet.experience] == ["2009 tot 2012"] and "gat" not in repr(sheet)


def test_that_parts_keep_the_residents_order_and_come_along_when_ticked(desk: Desk, case_id: UUID) -> None:
    portfolio.move_part(desk, case_id, PortfolioPart.EXPERIENCE, -1)
    portfolio.show_part(desk, case_id, PortfolioPart.LANGUAGES, False)
    portfolio.show_part(desk, case_id, PortfolioPart.WEB, True)
    chosen = desk.dossier(case_id).portfolio
    assert chosen is not None and set(chosen.parts) == set(PortfolioPart) and chosen.show_web
    assert chosen.parts.index(PortfolioPart.EXPERIENCE) + 1 == chosen.parts.index(PortfolioPart.DONE)
    sheet = portfolio_sheets.portfolio_sheet(desk.dossier(case_id), desk.forms, TODAY)
    assert PortfolioPart.LANGUAGES not in sheet.parts and PortfolioPart.WEB in sheet.parts
    desk.undo(case_id)
    assert not (desk.dossier(case_id).portfolio or Portfolio(case_id=case_id)).show_web


def test_that_skills_of_the_inventory_stand_on_the_portfolio_without_typing_them_again(
    desk: Desk, case_id: UUID
) -> None:
    made = reading(desk, case_id, portfolio_forms.SKILLS)
    measuring.record_answer(desk, made.id, "hout", value=4)
    measuring.record_answer(desk, made.id, "koken", value=2)
    sheet = portfolio_sheets.portfolio_sheet(desk.dossier(case_id), desk.forms, TODAY)
    assert len(sheet.skills) == 1 and len(sheet.learning) == 1
    portfolio.add_record(desk, Competence(case_id=case_id, title="Meubels maken", skill="hout"))
    sheet = portfolio_sheets.portfolio_sheet(desk.dossier(case_id), desk.forms, TODAY)
    assert [one.title for one in sheet.skills] == ["Meubels maken"]  # not both
    profile = portfolio_profile.profile(desk, case_id)
    assert {one.skill: one.stage for one in profile.skills} == {"hout": SkillStage.CAN, "koken": SkillStage.LEARNING}


def test_that_somebody_stands_on_paper_only_after_agreeing(desk: Desk, case_id: UUID) -> None:
    person = Reference(case_id=case_id, name="Wim de Boer", words="Altijd op tijd.")
    portfolio.add_record(desk, person)
    assert portfolio_sheets.portfolio_sheet(desk.dossier(case_id), desk.forms, TODAY).references == ()
    portfolio.keep_record(desk, Reference, person.id, consent_on=TODAY)
    (shown,) = portfolio_sheets.portfolio_sheet(desk.dossier(case_id), desk.forms, TODAY).references
    assert shown.name == "Wim de Boer"


def test_that_not_known_is_never_no_in_the_profile(desk: Desk, case_id: UUID) -> None:
    empty = portfolio_profile.profile(desk, case_id)
    assert (empty.days, empty.transport, empty.licences, empty.hours_max) == (None, None, None, None)
    assert empty.language("Nederlands") is None
    portfolio.set_limits(desk, case_id, transport=(), licences=(c.DrivingLicence.B,))
    portfolio.add_record(desk, LanguageSkill(case_id=case_id, language="Nederlands"))
    profile = portfolio_profile.profile(desk, case_id)
    assert profile.transport == () and profile.licences == (c.DrivingLicence.B,) and profile.days is None
    dutch = profile.language("nederlands")
    assert dutch is not None and dutch.mother_tongue is None and dutch.spoken is None


@pytest.mark.parametrize(
    ("paper", "valid"),
    [
        ({"status": None}, None),
        ({"status": c.EducationStatus.FINISHED}, True),
        ({"status": c.EducationStatus.ONGOING}, False),
        ({"status": c.EducationStatus.FINISHED, "valid_until": date(2026, 9, 14)}, False),
        ({"status": c.EducationStatus.FINISHED, "valid_until": TODAY}, True),
        ({"status": c.EducationStatus.FINISHED, "foreign": True}, None),
        ({"status": c.EducationStatus.FINISHED, "foreign": True, "recognised": c.Recognition.REQUESTED}, None),
        ({"status": c.EducationStatus.FINISHED, "foreign": True, "recognised": c.Recognition.NO}, False),
        ({"status": c.EducationStatus.FINISHED, "foreign": True, "recognised": c.Recognition.YES}, True),
    ],
)
def test_that_a_paper_counts_does_not_count_or_is_not_known(
    case_id: UUID, paper: dict[str, object], valid: bool | None
) -> None:
    one = Qualification(case_id=case_id, title="Kok", **paper)  # type: ignore[arg-type]  # as named
    assert one.valid_on(TODAY) is valid


def test_that_hours_that_no_week_has_are_refused(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused, match="168"):
        portfolio.set_limits(desk, case_id, hours_max=200)
    portfolio.set_limits(desk, case_id, hours_min=20)
    with pytest.raises(InputRefused, match="minste"):
        portfolio.set_limits(desk, case_id, hours_max=12)


def test_that_a_version_keeps_its_bytes_and_who_got_it(desk: Desk, case_id: UUID) -> None:
    portfolio.add_strength(desk, case_id, "Koken")
    first = portfolio_versions.keep(desk, case_id)
    before = portfolio_versions.content(desk, first.id)
    portfolio.add_strength(desk, case_id, "Fietsen")
    second = portfolio_versions.keep(desk, case_id, "cv")
    assert portfolio_versions.content(desk, first.id) == before
    assert (first.number, second.number, second.variant) == (1, 2, "cv")
    with pytest.raises(InputRefused, match="toestemming"):
        portfolio_versions.hand_over(desk, first.id, "De Krul")
    portfolio_versions.hand_over(desk, first.id, "Joyce Veldkamp")
    portfolio_versions.hand_over(desk, first.id, "De Krul", consent_on=TODAY, channel=c.HandOverChannel.FILE)
    newest, oldest = portfolio_versions.versions(desk.dossier(case_id))
    assert newest.given == () and [one.to_whom for one in oldest.given] == ["Joyce Veldkamp", "De Krul"]
    editing.remove(desk, HandOver, oldest.given[1].id)
    desk.undo(case_id)
    assert len(desk.dossier(case_id).hand_overs) == 2


def test_that_the_first_version_ends_the_hint_at_closing(desk: Desk, ready_case: UUID) -> None:
    from dataclasses import replace

    from intake_app.domain.vocabulary import PlanStatus

    dossier = desk.dossier(ready_case)
    signed = replace(dossier, plans=tuple(replace(one, status=PlanStatus.SIGNED) for one in dossier.plans))
    wanted = closing.fresh(desk, ready_case)
    assert "portfolio_given" in {one.field for one in closing.lacking(signed, wanted)}
    portfolio_versions.keep(desk, ready_case)
    after = replace(signed, portfolio_versions=desk.dossier(ready_case).portfolio_versions)
    assert "portfolio_given" not in {one.field for one in closing.lacking(after, wanted)}


def test_that_the_intake_is_taken_over_once(desk: Desk, case_id: UUID) -> None:
    made = reading(desk, case_id, portfolio_forms.INTAKE)
    row = {"soort": "vrijwilligerswerk", "wat": "Koken", "waar": "De Linde", "van": "2026-08", "uren": 6}
    measuring.record_extra(desk, made.id, "werkverleden/1", row)
    school = {"opleiding": "Kok", "land": "Suriname", "jaar": 2001, "diploma": "ja", "erkend": "aangevraagd"}
    measuring.record_extra(desk, made.id, "opleidingen/1", school)
    assert len(portfolio_forms.intake_rows(desk.dossier(case_id))) == 2
    portfolio_forms.take_over(desk, case_id)
    dossier = desk.dossier(case_id)
    (done,), (paper,) = dossier.experiences, dossier.qualifications
    assert (done.kind, done.ongoing, done.hours) == (c.ExperienceKind.VOLUNTEERING, True, 6)
    assert (paper.foreign, paper.recognised, paper.status) == (
        True,
        c.Recognition.REQUESTED,
        c.EducationStatus.FINISHED,
    )
    assert portfolio_forms.intake_rows(dossier) == ()
    desk.undo(case_id)
    assert desk.dossier(case_id).experiences == ()


def test_that_reached_steps_wait_for_a_tick_and_never_tell_of_care(desk: Desk, ready_case: UUID) -> None:
    from dataclasses import replace

    from intake_app.domain.vocabulary import PlanStatus, StepStatus

    dossier = desk.dossier(ready_case)
    (step,) = dossier.steps
    done = replace(step, status=StepStatus.DONE, on_fridge_sheet=True)
    care = replace(done, what="Ik ga naar de GGZ.", short="")
    plans = tuple(replace(one, status=PlanStatus.SIGNED) for one in dossier.plans)
    told = replace(dossier, plans=plans, steps=(done, care))
    assert PortfolioPart.REACHED not in portfolio_sheets.portfolio_sheet(told, desk.forms, TODAY).parts
    portfolio.show_part(desk, ready_case, PortfolioPart.REACHED, True)
    shown = portfolio_sheets.portfolio_sheet(
        replace(told, portfolios=desk.dossier(ready_case).portfolios), desk.forms, TODAY
    )
    assert PortfolioPart.REACHED in shown.parts and [one.title for one in shown.reached] == [step.what]
