"""Profiles for outside: nothing that tells who it is or is nobody's business, and what was left out is said."""

from __future__ import annotations

import csv
import io
from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_app.documents.cv_files import cv_csv, cv_docx, cv_text
from intake_app.domain import portfolio_choices as c
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile, NetworkPerson, Person
from intake_app.domain.planning import Strength
from intake_app.domain.portfolio import Portfolio, PortfolioItem, Story
from intake_app.domain.portfolio_parts import Experience, Preference, Qualification, Reference, WorkLimits
from intake_app.domain.vocabulary import PortfolioSection
from intake_app.i18n import speaking
from intake_app.instruments.library import FormLibrary
from intake_app.services import cv_sheets, outward, portfolio, portfolio_prints, prints
from intake_app.services.desk import Desk, Profile
from intake_app.services.editing import add, edit
from intake_app.services.leaks import LeakCheck, LeakKind, fold
from tests.core.conftest import TODAY
from tests.documents.reading import Paper

FORMS = FormLibrary.shipped()
PROFILE = Profile(consultant="Xandriva Qorbel", organisation="Team Zwexto")
_NAMES = st.text("bcdfgjkqvwxz", min_size=4, max_size=9).map(str.capitalize)
_DAYS = st.dates(date(1940, 1, 1), date(2008, 12, 31))


@st.composite
def dossiers(draw: st.DrawFn) -> tuple[Dossier, list[str]]:
    """A dossier with names in every place where words are written, and every string by which somebody is known."""
    first, last, town, street, other, boss, school = draw(st.lists(_NAMES, min_size=7, max_size=7, unique=True))
    born = draw(_DAYS)
    phone = "06" + draw(st.text("0123456789", min_size=8, max_size=8))
    bsn = draw(st.text("123456789", min_size=9, max_size=9))
    mail = f"{first.lower()}@{draw(_NAMES).lower()}.nl"
    written = [f"{born.day}-{born.month}-{born.year}", born.isoformat()]
    known = [first, last, town, street, other, boss, school, phone, bsn, mail, "1234 AB", *written]
    secrets = st.sampled_from([*known, "uitkering", "depressie", "schulden", "banenafspraak", "Wajong", "thuiszorg"])

    def words() -> str:
        kept = draw(st.sampled_from(["Ik kook graag.", "Samen lukt het!", "", "Op tijd"]))
        secret = draw(st.one_of(st.just(""), secrets))
        case = draw(st.sampled_from([str, str.upper, str.lower]))
        return f"{kept} Met {case(secret)} ging het goed. {kept}" if secret else kept

    person = Person(
        first_name=first, last_name=last, birth_date=born, town=town, street=f"{street} 12", postcode="1234 AB",
        phone=phone, email=mail,
    )  # fmt: skip
    case = CaseFile(person_id=person.id, number="2026-0042", opened_on=TODAY)
    of = {"case_id": case.id}
    dossier = Dossier(
        case=case,
        person=person,
        network=(NetworkPerson(name=other, organisation=boss, **of),),
        strengths=(Strength(title=words() or "Koken", evidence=words(), **of),),
        stories=(Story(pitch=words(), workplace=words(), **of),),
        portfolios=(Portfolio(region=draw(st.sampled_from(["omgeving Utrecht", town, ""])), motto=words(), **of),),
        experiences=(
            Experience(role=words() or "Kok", organisation=boss, place=town, start="2019", end="2021", tasks=words(),
                       learned=words(), kind=draw(st.sampled_from(c.ExperienceKind)), **of),
        ),
        qualifications=(Qualification(title=words() or "Kok", institute=school, result=words(), foreign=True, **of),),
        preferences=(Preference(what=words() or "Rust", weight=draw(st.sampled_from(c.PreferenceWeight)), **of),),
        work_limits=(WorkLimits(support=words(), show_support=True, **of),),
        references=(Reference(name=other, words=words(), consent_on=TODAY, **of),),
    )  # fmt: skip
    return dossier, known


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dossiers())
def test_that_a_profile_without_a_name_never_holds_what_identifies_or_is_private(
    made: tuple[Dossier, list[str]],
) -> None:
    dossier, known = made
    with speaking("nl"):
        sheet = outward.nameless(dossier, FORMS, PROFILE, TODAY).sheet
        for text in (cv_text(sheet), cv_csv(sheet)):
            folded = fold(text)
            found = [one for one in known if fold(one) in folded]
            assert not found, found
            for private in ("uitkering", "depressie", "schulden", "banenafspraak", "wajong", "thuiszorg", "2026-0042"):
                assert private not in folded


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dossiers())
def test_that_an_employer_reads_no_benefit_health_or_debts_and_no_names_of_others(
    made: tuple[Dossier, list[str]],
) -> None:
    dossier, _known = made
    from dataclasses import replace

    silent = replace(dossier, work_limits=())
    with speaking("nl"):
        folded = fold(cv_text(outward.employer(silent, FORMS, PROFILE, TODAY).sheet))
    for private in ("uitkering", "depressie", "schulden", "banenafspraak", "wajong", "thuiszorg", "beschut"):
        assert private not in folded
    assert fold(dossier.network[0].name) not in folded


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ik heb een WIA-uitkering.", LeakKind.BENEFIT),
        ("Sinds mijn burn-out werk ik minder.", LeakKind.HEALTH),
        ("Door schuldhulp is er rust.", LeakKind.MONEY),
        ("Mijn BSN is 123 456 782.", LeakKind.NUMBER),
        ("Mail joyce@voorbeeld.nl maar.", LeakKind.NUMBER),
        ("Bel 06 – 12 34 56 78.", LeakKind.NUMBER),
        ("Vraag het aan JOYCE.", LeakKind.NAME),
        ("Joy\u200bce weet het.", LeakKind.NAME),
        ("Ik was in de kliniek.", LeakKind.CARE),
        ("Dat was voor mijn detentie.", LeakKind.JUSTICE),
        ("Ik werk onder de banenafspraak.", LeakKind.SCHEME),
    ],
)
def test_that_a_leak_is_found_and_only_its_sentence_goes(desk: Desk, case_id: UUID, text: str, kind: LeakKind) -> None:
    check = LeakCheck(desk.dossier(case_id), desk.profile, nameless=True)
    kept, found = check.clean(f"Ik kook graag. {text} Voor veel mensen.")
    assert kept == "Ik kook graag. Voor veel mensen." and kind in {one.kind for one in found}


@pytest.mark.parametrize(
    "text",
    ["Ik maak beslag voor pannenkoeken.", "Kinderopvang De Bij.", "Additioneel werk.", "Ik help klanten met klachten."],
)
def test_that_ordinary_words_stay(desk: Desk, case_id: UUID, text: str) -> None:
    assert LeakCheck(desk.dossier(case_id), desk.profile, nameless=True).find(text) == ()


def test_that_what_was_left_out_is_said_with_the_words(desk: Desk, case_id: UUID) -> None:
    portfolio.tell(desk, case_id, pitch="Ik ben Joyce. Ik kook.")
    assert portfolio_prints.left_out(desk, case_id, "profiel-anoniem") == ("In mijn eigen woorden: “Joyce” (naam)",)
    assert portfolio_prints.left_out(desk, case_id, "cv") == ()


def test_that_every_kind_of_work_looks_the_same_to_others(desk: Desk, case_id: UUID) -> None:
    for kind in c.ExperienceKind:
        portfolio.add_record(desk, Experience(case_id=case_id, role="Inpakken", kind=kind))
    lines = cv_sheets.experience_lines(desk.dossier(case_id), TODAY)
    assert len(lines) == len(c.ExperienceKind)
    assert not {"beschut werk", "baan uit de banenafspraak", "dagbesteding"} & {one.where for one in lines}


def test_that_the_code_is_stable_and_says_nothing(desk: Desk, case_id: UUID) -> None:
    dossier = desk.dossier(case_id)
    assert outward.code_of(dossier) == outward.code_of(dossier)
    assert dossier.case.number not in outward.code_of(dossier)


def test_that_support_goes_along_only_when_the_resident_says_so(desk: Desk, case_id: UUID) -> None:
    portfolio.set_limits(desk, case_id, support="Mijn jobcoach belt elke week.")
    assert "jobcoach" not in cv_text(outward.employer(desk.dossier(case_id), desk.forms, desk.profile, TODAY).sheet)
    portfolio.set_limits(desk, case_id, show_support=True)
    assert "jobcoach" in cv_text(outward.employer(desk.dossier(case_id), desk.forms, desk.profile, TODAY).sheet)
    assert "jobcoach" not in cv_text(outward.nameless(desk.dossier(case_id), desk.forms, desk.profile, TODAY).sheet)


def test_that_a_shielded_person_cannot_be_reached_by_a_cv(desk: Desk, case_id: UUID) -> None:
    from intake_app.services import editing

    person = desk.dossier(case_id).person
    assert cv_sheets.contact(desk.dossier(case_id))
    editing.edit(desk, Person, person.id, address_shielded=True, town="Rijnveen")
    assert cv_sheets.contact(desk.dossier(case_id)) == ()


def test_that_no_cell_is_a_formula_and_words_stay_whole(desk: Desk, case_id: UUID) -> None:
    portfolio.add_strength(desk, case_id, '=HYPERLINK("x")', "@som; met puntkomma\nen regel")
    rows = list(
        csv.reader(
            io.StringIO(portfolio_prints.as_file(desk, case_id, "profiel-anoniem", "csv").decode("utf-8-sig")),
            delimiter=";",
        )
    )
    assert all(len(row) == 5 for row in rows)
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "@", "+", "-")]


def test_that_a_word_file_has_headings_and_no_author(desk: Desk, case_id: UUID) -> None:
    from docx import Document

    portfolio.add_strength(desk, case_id, "Koken\x0b", "Veel")
    made = Document(io.BytesIO(portfolio_prints.as_file(desk, case_id, "cv", "docx")))
    styles = {one.text: one.style.name for one in made.paragraphs if one.style is not None}
    assert styles["Joyce Veldkamp"] == "Title" and styles["Hier ben ik goed in"] == "Heading 1"
    assert made.core_properties.author == "" and made.core_properties.last_modified_by == ""
    assert cv_docx(portfolio_prints.sheet(desk, desk.dossier(case_id), "cv-talenten"))


def test_that_the_cv_tells_what_the_portfolio_says_was_done(desk: Desk, case_id: UUID) -> None:
    told = PortfolioItem(case_id=case_id, section=PortfolioSection.DONE, title="Eigen winkel", detail="2009 tot 2021")
    add(desk, told)
    for kind in (portfolio_prints.CV, portfolio_prints.CV_TALENTS, portfolio_prints.INTRODUCTION):
        said = Paper(prints.preview(desk, case_id, kind)).text()
        assert "Wat ik heb gedaan" in said and "Eigen winkel" in said and "2009 tot 2021" in said
    add(desk, Experience(case_id=case_id, role="eigen winkel"))
    shown = cv_sheets.told_lines(desk.dossier(case_id), TODAY)
    assert "Eigen winkel" not in [one.title for one in shown]


def test_that_what_was_done_stays_off_the_cv_when_it_is_left_out(desk: Desk, case_id: UUID) -> None:
    add(desk, PortfolioItem(case_id=case_id, section=PortfolioSection.DONE, title="Eigen winkel"))
    assert cv_sheets.told_lines(desk.dossier(case_id), TODAY)
    add(desk, Portfolio(case_id=case_id, left_out=(c.PortfolioPart.DONE,)))
    assert not cv_sheets.told_lines(desk.dossier(case_id), TODAY)


def test_that_an_employer_reads_what_the_portfolio_tells_was_done_and_nothing_private_in_it(
    desk: Desk, case_id: UUID
) -> None:
    """The design: for an employer page 1 and "Wat ik heb gedaan", without the web and without "Mijn mensen"."""
    for title, detail in (("Eigen winkel", "2009 tot 2021"), ("Kookgroep", "sinds mijn uitkering")):
        add(desk, PortfolioItem(case_id=case_id, section=PortfolioSection.DONE, title=title, detail=detail))
    said = Paper(prints.preview(desk, case_id, portfolio_prints.EMPLOYER)).text()
    assert "Wat ik heb gedaan" in said and "Eigen winkel" in said and "2009 tot 2021" in said
    assert "Kookgroep" in said and "uitkering" not in said
    nameless = cv_text(outward.nameless(desk.dossier(case_id), desk.forms, desk.profile, TODAY).sheet)
    assert "Eigen winkel" not in nameless, "years and a shop lead to somebody"
    edit(desk, Person, desk.dossier(case_id).person.id, address_shielded=True)
    hidden = cv_text(outward.employer(desk.dossier(case_id), desk.forms, desk.profile, TODAY).sheet)
    assert "Eigen winkel" not in hidden
    edit(desk, Person, desk.dossier(case_id).person.id, address_shielded=False)
    add(desk, Portfolio(case_id=case_id, left_out=(c.PortfolioPart.DONE,)))
    assert "Eigen winkel" not in cv_text(outward.employer(desk.dossier(case_id), desk.forms, desk.profile, TODAY).sheet)
