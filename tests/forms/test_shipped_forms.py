"""The forms that are shipped: complete, in plain words, with nobody else's texts, and quick to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake_app import paths
from intake_app.domain.vocabulary import GoalClass, HelpLevel, RaterRole, Special
from intake_app.instruments.check import check_folder
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Aggregate, Compare, GoalRule, Instrument, Kind, Sensitivity, Text
from intake_app.instruments.refusals import UnknownInstrument
from intake_app.instruments.words import word_hints

SHIPPED = [
    "afspraken-partijen", "afweging-maatregel", "arbeidsvermogen", "belemmeringen", "capaciteitsband", "doelrichting",
    "effect-leefgebieden", "eigen-plan-4", "eigenwaarde", "externe-uitslag", "hulpladder", "inkomenscheck",
    "intake-basis", "krachteninventaris", "levensweb-7", "observatie-testperiode", "omgekeerde-toets", "ontheffing",
    "openingsvragen", "participatieladder", "plan-44a", "praktische-voorwaarden", "regie-niveau", "route-na-intake",
    "screening-leefgebieden", "spinnenweb", "spinnenweb-breed", "tegenprestatiegesprek", "tevredenheid",
    "tijd-tot-werk", "voortgangsgesprek", "vraagverhelderend-gesprek", "waardevol-werk", "welke-stap-nu",
    "wmo-onderzoek", "zeist-4", "zrm-2013", "zrm-2017", "zrm-huishouden", "zrm-kinderen",
]  # fmt: skip

SHORT_NAMES = ["Mijn lichaam", "Hoofd en gevoel", "Wat telt voor mij", "Fijn leven", "Meedoen", "Mijn dag"]
WEB_ICONS = ["heart-pulse", "cloud-sun", "compass", "smile", "users", "coffee"]

PROTECTED = (
    "positieve gezondheid", "mijnzrm", "ik voel mij gezond", "ik voel me gezond", "ik kan omgaan met veranderingen",
    "ik heb vertrouwen in mijn eigen toekomst", "ik geniet van mijn leven", "grote schulden", "groeiende schulden",
    "inkomsten zijn onvoldoende", "voldoet aan de criteria", "dakloos", "krachtwerk", "outcomes star",
)  # fmt: skip
"""Names and phrases that point to texts of rights holders; their texts come only by content pack."""


HARD_BUT_MEANT = {
    "Klanten en gasten helpen", "Klanten vinden", "Past dit bij mij: ik kan klanten vinden en houden?", "Wat moet",
    "Problemen thuis", "Bij welk traject", "Uitslag loonwaarde", "Mijn indicatie", "Wat het moet opleveren",
    "Wat ik moet doen", "Terug kunnen als het moet", "Dat moet nog geregeld", "Een cursus of traject",
    "Er moet eerst iets gebeuren", "Wat mijn mantelzorger nodig heeft", "Wie moeten samenwerken", "Pgb is uitgelegd",
}  # fmt: skip
"""Customers who are customers, the names of papers that come by post, and duties that are duties."""


def texts(form: Instrument) -> Iterator[Text]:
    """Every text of a form in Dutch and English."""
    yield from (form.title, form.about, form.reminder, form.caption, form.compare_caption)
    for part in form.parts:
        yield from (part.title, part.intro)
    for item in form.items:
        yield from (item.label, item.plain, item.short, item.question, item.hint)
        for aspect in item.aspects:
            yield from (aspect.label, aspect.plain)
    for values in form.values:
        for level in values.levels:
            yield from (level.label, level.plain, level.short, level.explain)
    for field in form.fields:
        yield from (field.label, field.plain)
        for option in field.options:
            yield from (option.label, option.plain)


def resident_texts(form: Instrument) -> Iterator[str]:
    """Every Dutch text that the resident reads."""
    for item in form.items:
        yield from (item.plain.nl, item.short.nl, item.question.nl, item.hint.nl)
        yield from (aspect.plain.nl for aspect in item.aspects)
    for values in form.values:
        for level in values.levels:
            yield from (level.plain.nl, level.short.nl)
    for field in form.fields:
        yield field.plain.nl
        yield from (option.plain.nl for option in field.options)


def test_that_the_shipped_folder_has_no_fault() -> None:
    assert check_folder(paths.FORMS) == []


def test_that_these_instruments_are_shipped(library: FormLibrary) -> None:
    assert sorted(library.instruments) == SHIPPED
    assert library.problems == ()
    assert len(library.instruments) == 40


def test_that_optional_and_old_forms_are_off_until_somebody_switches_them_on(library: FormLibrary) -> None:
    off = {form.id for form in library.instruments.values()} - {form.id for form in library.active()}
    assert off == {
        "zrm-2013", "levensweb-7", "zeist-4", "regie-niveau", "participatieladder", "arbeidsvermogen", "tijd-tot-werk",
        "capaciteitsband", "eigenwaarde", "observatie-testperiode",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("form", "part", "count"),
    [
        ("zrm-2017", "domeinen", 13),
        ("spinnenweb", "dimensies", 6),
        ("openingsvragen", "vier", 4),
        ("openingsvragen", "meer", 6),
        ("welke-stap-nu", "stap", 3),
        ("doelrichting", "richting", 1),
        ("doelrichting", "haalbaar", 2),
        ("hulpladder", "wie", 1),
        ("krachteninventaris", "verhaal", 8),
        ("krachteninventaris", "vaardigheden", 30),
    ],
)
def test_that_no_item_was_lost(library: FormLibrary, form: str, part: str, count: int) -> None:
    assert len(library.instrument(form).part(part).items) == count


def test_that_every_axis_has_six_talking_cards(library: FormLibrary) -> None:
    web = library.instrument("spinnenweb")
    assert [len(item.aspects) for item in web.items] == [6] * 6


def test_that_the_web_carries_the_short_names_in_the_order_of_the_drawing(library: FormLibrary) -> None:
    web = library.instrument("spinnenweb")
    assert [item.name.nl for item in web.items] == SHORT_NAMES
    assert [item.icon for item in web.items] == WEB_ICONS
    assert all(item.question.nl and item.hint.nl for item in web.items)
    assert web.item("meedoen").question.nl == "Hoe gaat het met meedoen?"


def test_that_the_web_is_for_talking(library: FormLibrary) -> None:
    rules = library.instrument("spinnenweb").rules
    assert (rules.aggregate, rules.compare, rules.goal) == (Aggregate.NONE, Compare.TALK_OVERLAY, GoalRule.WORDS)
    assert rules.special == (Special.DECLINED, Special.NOT_DISCUSSED)
    assert library.instrument("spinnenweb").caption.nl == (
        "De getallen helpen bij het praten. Het zijn geen rapportcijfers."
    )


def test_that_the_zrm_has_five_levels_of_our_own_words(library: FormLibrary) -> None:
    zrm = library.instrument("zrm-2017")
    assert [level.value for level in zrm.levels_on_screen("financien")] == [5, 4, 3, 2, 1]
    assert all(level.explain.nl and level.explain.en for level in zrm.values[0].levels)
    assert all(item.question.nl for item in zrm.items)
    assert zrm.rules.lookback_days == 30
    assert "GGD Amsterdam" in zrm.rights


def test_that_domains_with_special_personal_data_are_marked(library: FormLibrary) -> None:
    marked = {item.id: item.sensitivity for item in library.instrument("zrm-2017").items if item.sensitivity}
    assert marked == {
        "financien": Sensitivity.MONEY,
        "huiselijke-relaties": Sensitivity.FAMILY,
        "geestelijke-gezondheid": Sensitivity.HEALTH,
        "lichamelijke-gezondheid": Sensitivity.HEALTH,
        "middelengebruik": Sensitivity.HEALTH,
        "basale-adl": Sensitivity.HEALTH,
        "justitie": Sensitivity.JUSTICE,
    }


def test_that_the_lists_of_the_forms_are_those_of_the_program(library: FormLibrary) -> None:
    ladder = library.instrument("hulpladder").values[0]
    assert [level.id for level in ladder.levels] == [level.value for level in HelpLevel]
    direction = library.instrument("doelrichting").values[0]
    assert [level.id for level in direction.levels] == [goal.value for goal in GoalClass]


def test_that_opening_questions_are_answered_by_the_resident_alone(library: FormLibrary) -> None:
    for form in ("openingsvragen", "welke-stap-nu"):
        assert library.instrument(form).raters == (RaterRole.RESIDENT,)
        assert all(item.question.nl for item in library.instrument(form).items)


@pytest.mark.parametrize("form", SHIPPED)
def test_that_plain_texts_have_at_most_six_words(library: FormLibrary, form: str) -> None:
    for text in texts(library.instrument(form)):
        assert text.nl == text.nl.strip()
    for item in library.instrument(form).items:
        assert len(item.plain.nl.split()) <= 6
        assert len(item.name.nl.split()) <= 6


@pytest.mark.parametrize("form", SHIPPED)
def test_that_every_prompt_is_a_short_open_question(library: FormLibrary, form: str) -> None:
    for item in library.instrument(form).items:
        assert len(item.prompts) >= 2
        for prompt in item.prompts:
            assert prompt.endswith("?")
            assert len(prompt.split()) <= 14, prompt
        assert not item.question.nl or item.question.nl.endswith("?")


@pytest.mark.parametrize("form", SHIPPED)
def test_that_residents_read_no_hard_words_and_no_long_lines(library: FormLibrary, form: str) -> None:
    for text in resident_texts(library.instrument(form)):
        assert text in HARD_BUT_MEANT or word_hints(text) == (), text
        assert len(text.split()) <= 15, text
        assert not re.search(r"\b(u|uw|je|jij|jouw)\b", text), f"residents read in the first person: {text}"


@pytest.mark.parametrize("form", SHIPPED)
def test_that_every_text_has_its_english(library: FormLibrary, form: str) -> None:
    for text in texts(library.instrument(form)):
        assert not text.nl or text.en, text


@pytest.mark.parametrize("file", sorted(paths.FORMS.rglob("*.toml")), ids=lambda file: file.name)
def test_that_no_protected_text_is_shipped(file: Path) -> None:
    words = file.read_text("utf-8").casefold()
    assert [phrase for phrase in PROTECTED if phrase in words] == []


def test_that_every_icon_of_a_form_is_there(library: FormLibrary) -> None:
    named = {item.icon for form in library.instruments.values() for item in form.items}
    named |= {level.icon for form in library.instruments.values() for values in form.values for level in values.levels}
    assert sorted(name for name in named - {""} if not (paths.ICONS / f"{name}.svg").exists()) == []


def test_that_every_item_has_an_icon(library: FormLibrary) -> None:
    assert [item.id for form in library.instruments.values() for item in form.items if not item.icon] == []


def test_that_the_shipped_library_is_read_once() -> None:
    assert FormLibrary.shipped() is FormLibrary.shipped()


def test_that_a_form_that_is_not_there_is_refused_in_words(library: FormLibrary) -> None:
    with pytest.raises(UnknownInstrument, match=r"Het formulier “outcomes-star” staat niet op deze computer\."):
        library.instrument("outcomes-star")


def test_that_ids_are_unique_within_a_form(library: FormLibrary) -> None:
    for form in library.instruments.values():
        ids = [item.id for item in form.items]
        assert len(ids) == len(set(ids))
        assert all(part.kind is not Kind.WEB or len(part.items) >= 3 for part in form.parts)
