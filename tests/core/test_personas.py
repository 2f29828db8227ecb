"""Four residents from the first talk to looking back: their files come in, print what was said, and go out the same.

The files lie in tests/personas/begun, as they stood at the first look-back; what goes on after it is told in
tests/personas, whose README says what still waits.
"""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID

import jsonschema
import pypdf
import pytest

from intake_app.clock import Clock
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import StoredDocument
from intake_app.domain.vocabulary import DocumentKind, HelpLevel, PlanStatus, RaterRole, SignerRole, Special
from intake_app.exchange import dossier_file
from intake_app.i18n import format_day, format_short_day
from intake_app.instruments.comparison import LevelChange, Reading, answer_words, compare_readings
from intake_app.instruments.grounds import Severity
from intake_app.instruments.refusals import NotComparable
from intake_app.services import completeness, dossier_files, plans, prints, signing, vaults
from intake_app.services.desk import Desk

from .conftest import PASSPHRASE

FOLDER = Path(__file__).resolve().parent.parent / "personas" / "begun"
LAST_DAYS = {
    "p01-mirjam": date(2026, 9, 8),
    "p02-henk": date(2026, 7, 15),
    "p02-rita": date(2026, 7, 15),
    "p03-farida": date(2027, 5, 3),
    "p04-gerrit": date(2026, 9, 30),
}
WITH_PLAN = ("p01-mirjam", "p02-henk", "p03-farida", "p04-gerrit")
OWN_WORDS = {
    "p01-mirjam": ["Met iemand naast me tot de hoek van de straat. Niet verder."],
    "p02-henk": ["Ik wil weer iets om vroeg voor op te staan.", "Wij willen niet weer schrikken van een brief."],
    "p03-farida": [
        "Ik zorg al mijn hele leven, eigenlijk kan ik dat gewoon.",
        "Iemand die de kinderen om drie uur uit school haalt.",
    ],
    "p04-gerrit": ["Ik wil ergens binnenlopen en niks hoeven uitleggen."],
}
SIGNERS = {
    "p01-mirjam": ["Mirjam van Nergens", "Ada Proef"],
    "p02-henk": ["Henk Bedacht", "Bo Voorbeeld", "Rita Bedacht"],
    "p03-farida": ["Farida Denkbeeld", "Cas Test"],
    "p04-gerrit": ["Gerrit Proefman", "Dirk Begin"],
}
NEVER_ON_PORTFOLIO = {
    "p01-mirjam": ("angst", "bang", "uitkering", "bijstand", "ontheffing", "huisarts"),
    "p02-henk": ("Rita", "Kay", "schuld", "bijstand", "huurtoeslag", "schouder"),
    "p02-rita": ("Henk", "Kay", "schuld", "bijstand", "huurtoeslag", "gezondheid"),
    "p03-farida": ("Yara", "Sam", "uitkering", "bijstand", "toeslag", "opvang"),
    "p04-gerrit": ("spaargeld", "slapen", "slaap", "bedritme", "antikraak", "time-out"),
}
LEVELS = ("zelfredzaam", "acute problematiek", "besproken", "vastgelegd")


def content(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


@functools.cache
def raw(name: str) -> Dossier:
    return dossier_file.from_json(content(name))


def first_plan(name: str) -> StoredDocument:
    return next(one for one in raw(name).documents if one.kind is DocumentKind.PLAN)


def signed_on(name: str) -> date:
    return first_plan(name).made_at.date()


def words_of(pdf: bytes) -> str:
    """Everything on all pages, without the line breaks of the layout."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


@pytest.fixture(scope="module")
def now(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An empty vault into which all five files came, as they stand after the last event."""
    made, _code = vaults.create(tmp_path_factory.mktemp("nu") / "nu.keukentafel", PASSPHRASE, Clock(date(2026, 1, 1)))
    for name in LAST_DAYS:
        dossier_files.import_file(made, content(name))
    yield made
    made.close()


@pytest.fixture(scope="module")
def then(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The four dossiers as they were on the day their first plan was fixed: the snapshot kept with the signed bytes."""
    made, _code = vaults.create(tmp_path_factory.mktemp("toen") / "toen.keukentafel", PASSPHRASE, Clock())
    for name in WITH_PLAN:
        dossier_files.import_file(made, first_plan(name).snapshot.encode())
    yield made
    made.close()


def case_of(name: str) -> UUID:
    return raw(name).case.id


def on_paper(desk: Desk, name: str, kind: str, day: date, *, large: bool = False) -> str:
    desk.clock = Clock(day)
    return words_of(prints.preview(desk, case_of(name), kind, large=large))


def own_part(desk: Desk, name: str, *, large: bool = False) -> str:
    """Where one person's own stands: in the plan, or in a household plan on the own sheet."""
    kind = "eigen-blad" if name == "p02-henk" else "plan"
    return on_paper(desk, name, kind, signed_on(name), large=large)


HINT = "CC19b"
"""A word on every rung that was passed over (D05): nobody was asked for that when these plans were made."""


def missing(desk: Desk, name: str, day: date) -> list[completeness.MissingItem]:
    return list(completeness.missing(desk.forms, desk.dossier(case_of(name)), day))


# -- in and out -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LAST_DAYS)
def test_that_a_persona_comes_in_and_goes_out_byte_for_byte(now: Desk, name: str) -> None:
    assert dossier_files.export_file(now, case_of(name)) == content(name)
    jsonschema.Draft202012Validator(dossier_file.schema()).validate(json.loads(content(name)))


@pytest.mark.parametrize("name", WITH_PLAN)
def test_that_every_kept_document_still_is_what_was_fixed(now: Desk, name: str) -> None:
    dossier = raw(name)
    for document in dossier.documents:
        assert hashlib.sha256(document.content).hexdigest() == document.sha256
        assert dossier_file.from_json(document.snapshot.encode()).case.id == dossier.case.id
        assert dossier.person.full_name in words_of(document.content)
    now.clock = Clock(LAST_DAYS[name])
    newest = [one for one in dossier.documents if one.kind is DocumentKind.PLAN][-1]
    assert prints.preview(now, dossier.case.id, "plan") == newest.content


@pytest.mark.parametrize("name", WITH_PLAN)
def test_that_everybody_at_the_table_signed_or_did_not_have_to(name: str) -> None:
    dossier = raw(name)
    for plan in dossier.plans:
        assert plan.status is PlanStatus.SIGNED
        assert [one.name for one in signing.signers(dossier, plan)] == SIGNERS[name]
        assert all(one.settled for one in signing.signers(dossier, plan))


# -- what a plan still asks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["p01-mirjam", "p02-henk", "p03-farida"])
def test_that_a_whole_plan_under_the_participation_act_lacks_nothing(then: Desk, name: str) -> None:
    assert [one.id for one in missing(then, name, signed_on(name))] == [HINT]


def test_that_a_plan_without_any_goal_for_work_can_be_made_final(tmp_path: Path) -> None:
    """P01: nothing says that work is missing."""
    signed = dossier_file.from_json(first_plan("p01-mirjam").snapshot.encode())
    plan = replace(signed.plans[0], status=PlanStatus.DRAFT, finalised_at=None)
    assert not any(goal.area.endswith("werk-opleiding") for goal in signed.goals)
    fresh, _code = vaults.create(tmp_path / "v.keukentafel", PASSPHRASE, Clock(signed_on("p01-mirjam")))
    try:
        dossier_files.import_file(fresh, dossier_file.to_json(replace(signed, plans=(plan,), signatures=())))
        asked = missing(fresh, "p01-mirjam", signed_on("p01-mirjam"))
        plans.finalise(fresh, signed.case.id)
        made = fresh.dossier(signed.case.id).current_plan
    finally:
        fresh.close()
    assert [one.id for one in asked] == [HINT]
    assert made is not None and made.status is PlanStatus.FINAL


def test_that_a_voluntary_plan_is_asked_nothing_of_the_participation_act(then: Desk) -> None:
    """P04: no list of article 44a, no duties, nothing that blocks."""
    dossier = then.dossier(case_of("p04-gerrit"))
    lines = completeness.checklist(then.forms, dossier, signed_on("p04-gerrit"))
    assert {line.item.ground for line in lines} == {"common", "vrijwillig"}
    asked = missing(then, "p04-gerrit", signed_on("p04-gerrit"))
    assert [(one.id, one.severity) for one in asked] == [(HINT, Severity.INFORM), ("CV2", Severity.INFORM)]
    assert {element.element for element in dossier.elements} == {"akkoord"}


def test_that_a_partner_without_a_plan_of_her_own_is_asked_for_one(now: Desk) -> None:
    """P02: the household plan lies in the dossier of Henk; the guide of her own dossier does not look that far.

    Making one for her is refused (tests/core/test_household)."""
    assert "CC04" in {one.id for one in missing(now, "p02-rita", LAST_DAYS["p02-rita"])}


# -- the plan on paper ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("name", WITH_PLAN)
def test_that_the_plan_prints_what_was_said_and_agreed(then: Desk, name: str, large: bool) -> None:
    paper = on_paper(then, name, "plan", signed_on(name), large=large)
    dossier = then.dossier(case_of(name))
    plan = dossier.plans[0]
    for words in OWN_WORDS[name]:
        assert f"“{words}”" in paper
    for goal in dossier.goals_of(plan):
        assert f"“{goal.sentence}”" in paper
        assert goal.indicator in paper
        assert goal.no_hurry or format_day(goal.target_on or date.min, weekday=False, year=False) in paper
    for step in dossier.steps_of_plan(plan):
        assert step.what in paper and step.owner_name in paper
        assert format_short_day(step.due_on or date.min) in paper
    for agreement in dossier.agreements_of(plan):
        assert agreement.what in paper
    for strength in dossier.strengths:
        assert strength.title in own_part(then, name, large=large)
    for day in plan.review_dates:
        assert format_day(day, year=True) in paper
    assert plan.teach_back in paper


@pytest.mark.parametrize("name", WITH_PLAN)
def test_that_the_plan_ends_with_a_place_for_everybody_who_signs(then: Desk, name: str) -> None:
    paper = on_paper(then, name, "plan", signed_on(name))
    end = paper[paper.index("Zo hebben wij het afgesproken") :]
    for signer in SIGNERS[name]:
        assert signer in end
    assert end.count(format_day(signed_on(name), weekday=False, year=True)) == len(SIGNERS[name])


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("p01-mirjam", "Werk of leren niet besproken 2 niet zelfredzaam"),
        ("p01-mirjam", "Mensen om mij heen 1 acute problematiek 2 niet zelfredzaam"),
        ("p02-henk", "Alcohol en drugs 4 voldoende zelfredzaam 3 beperkt zelfredzaam"),
        ("p03-farida", "Werk of leren 2 niet zelfredzaam 3 beperkt zelfredzaam"),
        ("p04-gerrit", "Meedoen in de buurt 1 acute problematiek 1 acute problematiek"),
    ],
)
def test_that_both_voices_stand_beside_each_other_in_words(then: Desk, name: str, row: str) -> None:
    assert row in own_part(then, name)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("p01-mirjam", "Mirjam: “Ik heb niemand.” Ada: “Noor en Toos zijn er.” Wij laten allebei staan."),
        ("p01-mirjam", "Mirjam: “Op slot.” Ada: “Ik zie dat Mirjam hulp vraagt.”"),
        ("p02-henk", "Werk of leren. Henk: niet zelfredzaam. Bo: beperkt zelfredzaam. Wij laten allebei staan."),
        ("p03-farida", "Werk of leren. Farida: niet zelfredzaam. Cas: beperkt zelfredzaam."),
        ("p04-gerrit", "Wij zijn het eens over dit plan."),
    ],
)
def test_that_a_difference_in_view_is_printed_with_both_sides(then: Desk, name: str, line: str) -> None:
    assert line in own_part(then, name)


def test_that_an_exemption_is_printed_with_its_last_day_and_decision(then: Desk) -> None:
    paper = on_paper(then, "p01-mirjam", "plan", signed_on("p01-mirjam"))
    assert "Geen sollicitatieplicht in dit plan" in paper
    assert "tot en met 30 september 2026, besluit Z-0000-01 van 12 maart 2026" in paper
    assert "Ik zoek werk" not in paper


def test_that_a_voluntary_plan_prints_no_duties_and_no_consequences(then: Desk) -> None:
    paper = on_paper(then, "p04-gerrit", "plan", signed_on("p04-gerrit"))
    assert "Vrijwillig plan" in paper
    for words in ("Wat ik moet doen", "Als het niet lukt", "Participatiewet", "plicht", "uitkering", "ontheffing"):
        assert words not in paper
    assert "Dirk Begin begeleidt mij bij dit plan." in paper


def test_that_the_ladder_counts_who_carries_the_steps(now: Desk) -> None:
    dossier = now.dossier(case_of("p01-mirjam"))
    carried = [step.help_level for step in dossier.steps]
    assert {level: carried.count(level) for level in HelpLevel if level in carried or level is HelpLevel.OWN} == {
        HelpLevel.OWN: 0,
        HelpLevel.HOUSEHOLD: 1,
        HelpLevel.NETWORK: 1,
        HelpLevel.GENERAL: 3,
    }
    columns = {"ik": 0, "mijn-mensen": 2, "voor-iedereen": 3, "op-maat": 0}
    assert plans.steps_by_help(dossier, dossier.plans[0]) == columns


# -- the resident's own papers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("name", LAST_DAYS)
def test_that_a_portfolio_never_tells_what_is_nobodys_business(now: Desk, name: str, large: bool) -> None:
    paper = on_paper(now, name, "portfolio", LAST_DAYS[name], large=large)
    for word in (*NEVER_ON_PORTFOLIO[name], *LEVELS):
        assert not re.search(rf"\b{word}", paper, re.IGNORECASE), word
    chosen = now.dossier(case_of(name)).portfolio
    assert chosen is not None and f"“{chosen.motto}”" in paper
    for strength in now.dossier(case_of(name)).strengths:
        assert (strength.title in paper) is strength.on_portfolio


@pytest.mark.parametrize("name", WITH_PLAN)
def test_that_the_portfolio_of_the_day_of_signing_tells_it_neither(then: Desk, name: str) -> None:
    """Then the steps of the plan are open, and may stand on it."""
    paper = on_paper(then, name, "portfolio", signed_on(name))
    for word in (*NEVER_ON_PORTFOLIO[name], *LEVELS):
        assert not re.search(rf"\b{word}", paper, re.IGNORECASE), word


def test_that_a_portfolio_prints_the_residents_sentence_literally(now: Desk) -> None:
    assert "“Ik stond er gewoon, en Noor zwaaide.”" in on_paper(now, "p01-mirjam", "portfolio", date(2026, 9, 8))
    assert "“Zij merkt als iemand stil is.”" in on_paper(now, "p03-farida", "portfolio", date(2027, 5, 3))


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize(
    ("name", "steps", "day"),
    [
        ("p01-mirjam", ["Naar de hoek", "Halve wedstrijd van Noor", "Kijken bij het naaiatelier"], "8 september"),
        ("p02-henk", ["Basisbaan voor Henk", "Basisbaan voor Rita"], "15 juli"),
        ("p03-farida", ["Opvang vragen", "Training in de zorg", "Beginnen in de zorg"], "30 oktober"),
        ("p04-gerrit", ["Jij bent in Beeld", "Portfolio maken", "Proefplaatsing De Krul"], "22 juni"),
    ],
)
def test_that_the_fridge_sheet_holds_three_steps_one_number_and_the_next_talk(
    then: Desk, name: str, steps: list[str], day: str, large: bool
) -> None:
    paper = on_paper(then, name, "koelkastblad", signed_on(name), large=large)
    places = [paper.index(step) for step in steps]
    assert places == sorted(places)
    assert day in paper[paper.index("Mijn volgende gesprek") :]
    assert len(re.findall(r"000-000 00 \d0", paper)) == 1
    for word in ("angst", "bang", "uitkering", "bijstand", "ontheffing", "toeslag", "schuld", *LEVELS):
        assert word not in paper


def test_that_the_next_talk_after_looking_back_is_printed_with_its_year(now: Desk) -> None:
    """P01 looks back on 8 September: the paper that is given then names the talk after it."""
    for kind in ("koelkastblad", "portfolio"):
        assert "maandag 8 maart 2027, " in on_paper(now, "p01-mirjam", kind, date(2026, 9, 8))


# -- then and now -----------------------------------------------------------------------------------------------------


def changes(name: str, rater: RaterRole, desk: Desk) -> dict[str, LevelChange]:
    dossier = desk.dossier(case_of(name))
    first, last = (Reading.of(dossier, one) for one in dossier.readings("zrm-2017", rater))
    return {one.item: one for one in compare_readings(desk.forms.instrument("zrm-2017"), first, last)}


def test_that_half_a_year_is_told_in_words_per_voice(now: Desk) -> None:
    own, other = (changes("p01-mirjam", rater, now) for rater in (RaterRole.RESIDENT, RaterRole.CONSULTANT))
    assert own["maatschappelijke-participatie"].words == "acute problematiek → niet zelfredzaam, hoger"
    assert other["maatschappelijke-participatie"].words == "acute problematiek → beperkt zelfredzaam, hoger"
    assert own["werk-opleiding"].words == "niet te vergelijken"
    assert other["werk-opleiding"].words == "niet zelfredzaam → beperkt zelfredzaam, hoger"
    assert own["justitie"].words == "volledig zelfredzaam → volledig zelfredzaam, gelijk"


def test_that_two_webs_lie_over_each_other_without_a_difference_in_figures(now: Desk) -> None:
    dossier = now.dossier(case_of("p01-mirjam"))
    web = now.forms.instrument("spinnenweb")
    first, last = (Reading.of(dossier, one) for one in dossier.readings("spinnenweb", RaterRole.RESIDENT))
    assert [one.value for one in first.answers.values()] == [5, 3, 6, 4, 1, 5]
    assert [one.value for one in last.answers.values()] == [5, 5, 7, 6, 5, 6]
    with pytest.raises(NotComparable):
        compare_readings(web, first, last)
    assert str(web.compare_caption)


def test_that_half_a_year_is_printed_per_voice_with_the_words_of_then_and_now(now: Desk) -> None:
    """P01, the effect of half a year: both voices, each with itself; the web without a word of progress."""
    paper = on_paper(now, "p01-mirjam", "vergelijking", date(2026, 9, 8))
    own = paper.index("Zelfredzaamheid-Matrix 2017: de kijk van Mirjam (inwoner)")
    other = paper.index("Zelfredzaamheid-Matrix 2017: de kijk van Ada (consulent)")
    assert "eerst ‘nu meteen hulp nodig’, nu ‘het lukt mij niet’: hoger." in paper[own:]
    assert "eerst ‘acute problematiek’, nu ‘beperkt zelfredzaam’: hoger." in paper[other:]
    assert "Dit is een gespreksbeeld, geen meting." in paper
    for word in ("gemiddeld", "totaal", "%", "score"):
        assert word not in paper


# -- one household, two people ----------------------------------------------------------------------------------------


def test_that_nothing_of_ritas_own_is_in_the_file_of_henk() -> None:
    henk, rita = raw("p02-henk"), raw("p02-rita")
    personal = [one for one in henk.measurements if not one.subject]
    assert {one.rater_name for one in personal} == {"Henk Bedacht", "Bo Voorbeeld"}
    assert b"Over mijn gezondheid" not in content("p02-henk")
    assert not {one.id for one in henk.entities()} & {one.id for one in rita.entities()}
    specials = {one.special for one in henk.answers}
    assert specials == {None}


def test_that_what_rita_keeps_to_herself_stays_visible_as_such_in_her_own_dossier(now: Desk) -> None:
    dossier = now.dossier(case_of("p02-rita"))
    instrument = now.forms.instrument("zrm-2017")
    own, other = (
        dossier.answers_of(dossier.readings("zrm-2017", one)[0]) for one in (RaterRole.RESIDENT, RaterRole.CONSULTANT)
    )
    for item in ("geestelijke-gezondheid", "lichamelijke-gezondheid"):
        assert (own[item].special, other[item].special) == (Special.DECLINED, Special.NOT_RECORDED)
        assert answer_words(instrument, item, own[item]) == "wil niet bespreken"
        assert answer_words(instrument, item, other[item]) == "bewust niet vastgelegd"


def test_that_one_household_plan_is_signed_by_three_and_not_by_the_son(then: Desk) -> None:
    dossier = then.dossier(case_of("p02-henk"))
    assert [one.role for one in signing.signers(dossier, dossier.plans[0])] == [
        SignerRole.RESIDENT,
        SignerRole.REGISSEUR,
        SignerRole.PARTNER,
    ]
    paper = on_paper(then, "p02-henk", "plan", signed_on("p02-henk"))
    end = paper[paper.index("Zo hebben wij het afgesproken") :]
    assert "Kay" not in end and "partner" in end


# -- versions ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["p01-mirjam", "p02-henk", "p04-gerrit"])
def test_that_a_signed_plan_in_large_print_says_what_was_signed(now: Desk, then: Desk, name: str) -> None:
    """Half a year, a new reading and another talk later. These plans were signed before plans had a code on paper."""
    at_signing = on_paper(then, name, "plan", signed_on(name), large=True)
    later = on_paper(now, name, "plan", LAST_DAYS[name], large=True)
    assert _CODE.search(at_signing) and not _CODE.search(later)
    assert _agreed(later) == _agreed(at_signing)


_CODE = re.compile(r"Code van dit plan \(SHA-256\)\..*?(?:[0-9a-f]{4} ?){16}")
_PAGE = re.compile(r"(?:Plan van aanpak van [^,]+, versie \d )?bladzijde \d+ van \d+")


def _agreed(paper: str) -> str:
    """The words of a plan without the code, which came later, and without the line at the foot of each page."""
    return " ".join(_PAGE.sub(" ", _CODE.sub(" ", paper)).split())


def test_that_a_second_version_tells_the_new_start_and_leaves_the_first_as_it_was() -> None:
    dossier = raw("p03-farida")
    first, second = (words_of(one.content) for one in dossier.documents)
    assert "ma 5 okt" in first and "ma 2 nov" not in first and "Maatwerkafspraak tekenen" not in first
    assert "ma 2 nov" in second and "ma 5 okt" not in second and "Maatwerkafspraak tekenen" in second
    assert "Wat er anders is dan in versie 1" in second
    assert "De start schuift van 5 oktober naar 2 november 2026" in second
    assert [plan.version for plan in dossier.plans] == [1, 2]


def test_that_two_versions_of_a_portfolio_lie_beside_each_other() -> None:
    kept = [one for one in raw("p04-gerrit").documents if one.kind is DocumentKind.PORTFOLIO]
    assert [(one.version, one.made_at.date()) for one in kept] == [(1, date(2026, 6, 19)), (2, date(2026, 9, 30))]
    first, second = (words_of(one.content) for one in kept)
    assert "“Er werd echt naar me geluisterd.”" in second and "geluisterd" not in first
    assert "contract van 16 uur" in second and "contract" not in first
