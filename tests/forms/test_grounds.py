"""Law as data: complete, dated, marked to be checked, and naming only checks that the program can compute."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from intake_app import paths
from intake_app.domain.vocabulary import LegalGround
from intake_app.instruments.checked import a_year_after, due_for_check
from intake_app.instruments.grounds import ElementInput, Severity, read_ground
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.problems import FormsRefused
from intake_app.instruments.refusals import UnknownInstrument
from intake_app.instruments.rule_names import KNOWN_CONDITIONS, KNOWN_RULES

CC = [f"CC{number:02}" for number in range(1, 28)]
CF = ["CF01", "CF03", "CF04"]
"""Asked by features F01, F03 and F04; the rules give them no number."""
CP = [f"CP{number:02}" for number in range(1, 22)]
CW = [f"CW{number:02}" for number in range(1, 17) if number != 6] + [f"CW06{letter}" for letter in "abcdefg"]

BLOCKING = {
    "common": {"CC01", "CC02", "CC04", "CC05", "CC13", "CF01"},
    "pw-44a": {"CP01", "CP02", "CP03", "CP04", "CP05", "CP05b", "CP08", "CP19", "CP21"},
    "wmo-232": {"CW01", "CW03", "CW03b", "CW04", "CW05", "CW09", "CW10", *(f"CW06{letter}" for letter in "abcdefg")},
    "vrijwillig": {"CV3"},
}


def parent(number: str) -> str:
    """CC08b belongs to CC08; CW06a stands for itself."""
    return number if number.startswith("CW06") else re.sub(r"[a-z]$", "", number)


@pytest.mark.parametrize(
    ("ground", "numbers"),
    [("common", [*CC, *CF]), ("pw-44a", CP), ("wmo-232", sorted(CW)), ("vrijwillig", ["CV1", "CV2", "CV3"])],
)
def test_that_no_element_of_the_rules_is_missing(library: FormLibrary, ground: str, numbers: list[str]) -> None:
    found = {parent(element.id) for element in library.ground(ground).elements}
    assert sorted(found) == sorted(numbers)


@pytest.mark.parametrize("ground", sorted(BLOCKING))
def test_that_only_what_law_or_integrity_asks_blocks(library: FormLibrary, ground: str) -> None:
    found = {element.id for element in library.ground(ground).elements if element.severity is Severity.BLOCK}
    assert found == BLOCKING[ground]


def test_that_every_ground_of_the_program_has_its_file(library: FormLibrary) -> None:
    assert set(library.grounds) == {"common", *(ground.value for ground in LegalGround)}
    with pytest.raises(UnknownInstrument):
        library.ground("jeugdwet")


def test_that_every_ground_is_marked_to_be_checked(library: FormLibrary) -> None:
    for ground in library.grounds.values():
        assert ground.unchecked
        assert ground.needs_check(ground.checked_on)
        assert ground.source
    assert "wetten.overheid.nl" in library.ground(LegalGround.PW_44A).source


def test_that_the_guide_of_44a_reads_as_designed(library: FormLibrary) -> None:
    ground = library.ground(LegalGround.PW_44A)
    assert f"{ground.title}, {ground.law}" == "Participatiewet, artikel 44a"
    shown = {element.label.nl: element.article for element in ground.elements}
    assert shown["Hulp is uitgewerkt"] == "lid 1a"
    assert shown["Plichten rond werk"] == "lid 1b"
    assert shown["Als het niet lukt"] == "lid 1b"
    assert shown["Samen terugkijken"] == "lid 2"
    guide = next(element for element in ground.elements if element.id == "CP05b")
    assert guide.label_for("Joyce") == "Wie begeleidt Joyce"
    assert guide.label_for("") == "Wie begeleidt"


def test_that_a_rule_two_grounds_ask_is_asked_once_and_the_law_wins(library: FormLibrary) -> None:
    asked = library.elements([LegalGround.PW_44A])
    rules = [element.rule for element in asked if element.rule]
    assert len(rules) == len(set(rules))
    by_rule = {element.rule: element for element in asked}
    assert by_rule["next-review-date"].id == "CP05"
    assert by_rule["own-words"].id == "CP18"
    assert by_rule["regisseur"].severity is Severity.BLOCK
    assert [element.is_law for element in asked] == sorted((element.is_law for element in asked), reverse=True)


def test_that_a_plan_without_a_ground_is_asked_the_common_things_only(library: FormLibrary) -> None:
    assert [element.id for element in library.elements(())] == [element.id for element in library.common.elements]
    assert not any(element.is_law for element in library.elements(()))


def test_that_several_grounds_add_up(library: FormLibrary) -> None:
    both = {element.id for element in library.elements(["pw-44a", "wmo-232"])}
    assert {"CP01", "CP03", "CW06a", "CW10", "CC04"} <= both


def test_that_only_what_article_44a_lets_go_can_be_not_applicable(library: FormLibrary) -> None:
    elements = {element.id: element for element in library.elements(LegalGround)}
    assert elements["CP01"].not_applicable.nl == "Geen ondersteuning, omdat"
    assert elements["CW03b"].not_applicable.nl == "Geen mantelzorger"
    assert not elements["CW10"].may_not_apply
    for letter in "abcdefg":
        element = elements[f"CW06{letter}"]
        assert element.why.nl.startswith(f"Letter {letter}:")
        assert element.may_not_apply
        assert [option.id for option in element.options] == ["besproken-geen-vraag", "wil-niet-bespreken"]


def test_that_every_element_of_people_has_an_input_and_every_field_a_screen(library: FormLibrary) -> None:
    screens = {"kennismaking", "gesprek", "beeld", "perspectief", "plan", "tekenen", "portfolio", "opvolging", "mensen"}
    for ground in library.grounds.values():
        for element in ground.elements:
            screen, _slash, field = element.field.partition("/")
            assert screen in screens
            assert field
            assert bool(element.element) != bool(element.rule)
            assert (element.input is ElementInput.BLOCK) == bool(element.block)
            assert len(element.do.nl.split()) <= 12
            assert len(element.why.nl.split()) <= 12


def test_that_every_text_block_an_element_asks_for_is_there(library: FormLibrary) -> None:
    for ground in library.grounds.values():
        for element in ground.elements:
            assert not element.block or library.text_blocks(element.block)


def test_that_every_rule_is_used_and_explained(library: FormLibrary) -> None:
    used = {element.rule for ground in library.grounds.values() for element in ground.elements} - {""}
    assert used == set(KNOWN_RULES)
    conditions = {one for g in library.grounds.values() for e in g.elements for one in (e.applies, e.raise_when)}
    assert conditions - {""} == set(KNOWN_CONDITIONS)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('rule = "regisseur"', 'rule = "sterrenbeeld"', "Het programma kent de regel “sterrenbeeld” niet."),
        ('rule = "regisseur"\n', "", "Een onderdeel wordt berekend of ingevuld, één van de twee."),
        (
            'input = "block"\nblock = "gevolgen"',
            'input = "text"\nblock = "gevolgen"',
            "Alleen bij een tekstblok hoort een soort tekst.",
        ),
        ('input = "text"\nfield', "field", "Er staat niet hoe dit wordt ingevuld."),
        ('id = "CP02"', 'id = "CP01"', "De id “CP01” staat er twee keer."),
        ('element = "gevolgen"', 'element = "verplichtingen"', "De id “verplichtingen” staat er twee keer."),
        ('severity = "B"', 'severity = "X"', "“X” kan hier niet. Kies uit: B, W, I."),
        ('applies = "has-partner"', 'applies = "vrijdag"', "“vrijdag” kan hier niet."),
        ('variant = "alleenstaande-ouder"', 'variant = "anders"', "Er is geen [[variant]] met de id “anders”."),
        (
            "valid_from = 2015-01-01",
            "valid_from = 2015-01-01\nvalid_until = 2014-01-01",
            "Deze dag ligt voor valid_from.",
        ),
        ('id = "pw-44a"', 'id = "pw-45"', "De id “pw-45” is niet de naam van het bestand."),
        ('field = "plan/regisseur"\n', "", "“field” ontbreekt."),
        (
            '[[element.option]]\n  id = "ja-nieuw"',
            '[[element.keuze]]\n  id = "ja-nieuw"',
            "De sleutel “keuze” is hier niet bekend.",
        ),
    ],
)
def test_that_a_faulty_ground_is_refused(old: str, new: str, sentence: str) -> None:
    text = (paths.FORMS / "grounds" / "pw-44a.toml").read_text("utf-8")
    assert old in text
    with pytest.raises(FormsRefused) as caught:
        read_ground(text.replace(old, new, 1), Path("pw-44a.toml"))
    assert sentence in str(caught.value)
    assert all(fault.line > 1 or fault.place for fault in caught.value.faults)


def test_that_raising_names_both_when_and_to_what() -> None:
    text = (paths.FORMS / "grounds" / "wmo-232.toml").read_text("utf-8")
    with pytest.raises(FormsRefused, match="raise_when en raise_to horen bij elkaar"):
        read_ground(text.replace('raise_to = "B"\n', ""), Path("wmo-232.toml"))


def test_that_rules_can_be_passed_in() -> None:
    text = (paths.FORMS / "grounds" / "vrijwillig.toml").read_text("utf-8")
    assert read_ground(text, "vrijwillig.toml", known_rules={"no-bsn"}).id == "vrijwillig"
    with pytest.raises(FormsRefused):
        read_ground(text, "vrijwillig.toml", known_rules={"regisseur"})


@pytest.mark.parametrize(
    ("checked", "until", "today", "due"),
    [
        (date(2026, 1, 1), None, date(2027, 1, 1), False),
        (date(2026, 1, 1), None, date(2027, 1, 2), True),
        (date(2026, 1, 1), date(2026, 6, 30), date(2026, 6, 30), False),
        (date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 1), True),
        (date(2024, 2, 29), None, date(2025, 2, 28), False),
        (date(2024, 2, 29), None, date(2025, 3, 1), True),
    ],
)
def test_that_a_text_is_due_after_twelve_months_or_past_its_end(
    checked: date, until: date | None, today: date, due: bool
) -> None:
    assert due_for_check(checked, until, today) is due
    assert a_year_after(date(2024, 2, 29)) == date(2025, 2, 28)


def test_that_the_names_of_rules_are_literal_in_one_place(root: Path) -> None:
    tree = ast.parse((root / "intake_app/instruments/rule_names.py").read_text("utf-8"))
    keys = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value in KNOWN_RULES]
    assert len(keys) == len(set(keys))
