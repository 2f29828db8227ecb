"""Municipal texts: dated, in the first person, with the lines that protect, and never with a hole in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from intake_app import paths
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.problems import FormsRefused
from intake_app.instruments.textblocks import FAIRNESS, PLACEHOLDERS, read_block

OWN = """
id = "gevolgen-rijnveen"
title_nl = "Als het niet lukt"
legal_ref = "artikel 18 Participatiewet; verordening artikel 7"
valid_from = 2026-03-01
plain_nl = "Lukt het niet? Dan bel ik {contact}."

[placeholders]
contact = "de gemeente"
"""


def shipped(name: str) -> str:
    return (paths.FORMS / "textblocks" / f"{name}.toml").read_text("utf-8")


def test_that_these_texts_are_shipped_as_examples(library: FormLibrary) -> None:
    assert {block.kind for block in library.text_blocks()} >= {
        "gevolgen", "plichten", "rechten", "privacy", "clientondersteuning",
    }  # fmt: skip
    for block in library.text_blocks():
        assert block.example
        assert block.source.startswith("Eigen voorbeeldtekst. Controleer")
        assert block.version == "2026-01-01"


def test_that_consequences_always_carry_the_lines_that_protect(library: FormLibrary) -> None:
    block = library.text_block("gevolgen-44a")
    assert tuple(line.id for line in block.always) == FAIRNESS
    assert [line.article for line in block.always] == ["18 lid 9", "18 lid 10", "18 lid 3", "18 lid 11"]
    for line in block.always:
        assert line.words.split("{")[0] in block.text
        assert line.words.split("{")[0] in block.filled({"contact": "Marloes"}, lines=[])


def test_that_no_percentage_or_amount_is_typed_by_the_program(library: FormLibrary) -> None:
    for block in library.text_blocks("gevolgen"):
        assert not any(character.isdigit() or character in "%€" for character in block.text)


def test_that_names_are_filled_in_and_nothing_is_left_open(library: FormLibrary) -> None:
    block = library.text_block("gevolgen-44a")
    assert "Dan bel ik Marloes." in block.filled({"contact": "Marloes"})
    assert "Dan bel ik mijn vaste contactpersoon." in block.filled({"contact": ""})
    for one in library.text_blocks():
        assert set(one.placeholders) <= set(PLACEHOLDERS)
        assert "{" not in one.filled({}, lines=[line.id for line in one.lines])


def test_that_duties_are_chosen_line_by_line(library: FormLibrary) -> None:
    block = library.text_block("plichten-44a")
    assert block.text.startswith("Ik krijg bijstand. Daar horen plichten bij.")
    assert "Ik doe mee aan dit plan" in block.text
    assert "uitzendbureau" not in block.text
    assert "uitzendbureau" in block.filled({}, lines=["agency-registration"])
    with pytest.raises(KeyError):
        block.filled({}, lines=["vliegen"])


def test_that_every_duty_of_the_law_has_its_line(library: FormLibrary) -> None:
    duties = {
        "work", "cooperate-support", "cooperate-plan", "tegenprestatie", "agency-registration",
        "work-other-municipality", "travel-3h", "move", "skills", "not-hinder", "inform", "cooperate-general",
        "language", "no-misconduct",
    }  # fmt: skip
    assert {line.id for line in library.text_block("plichten-44a").lines} == duties
    assert all(line.article for line in library.text_block("plichten-44a").lines)


def test_that_sentences_are_short_and_in_the_first_person(library: FormLibrary) -> None:
    for block in library.text_blocks():
        words = block.filled({}, lines=[line.id for line in block.lines])
        for sentence in words.replace("?", ".").split("."):
            assert len(sentence.split()) <= 18, sentence
        assert not {"u", "uw", "je", "jij", "jouw"} & set(words.casefold().split())


def test_that_a_text_is_to_be_checked_after_a_year_or_past_its_end(library: FormLibrary) -> None:
    block = library.text_block("rechten")
    assert not block.needs_check(date(2027, 11, 22))
    assert block.needs_check(date(2027, 11, 23))
    ended = read_block(OWN.replace("[placeholders]", "[placeholders]").replace(
        "valid_from = 2026-03-01", "valid_from = 2026-03-01\nvalid_until = 2026-12-31"
    ), "gevolgen-rijnveen.toml", pack="rijnveen", owner="Gemeente Rijnveen")  # fmt: skip
    assert not ended.needs_check(date(2026, 12, 31))
    assert ended.expired(date(2027, 1, 1))
    assert ended.needs_check(date(2027, 1, 1))
    assert ended.checked_on == date(2026, 3, 1)


def test_that_a_municipality_may_leave_the_protecting_lines_to_us(library: FormLibrary) -> None:
    own = read_block(OWN, "gevolgen-rijnveen.toml", pack="rijnveen", owner="Gemeente Rijnveen")
    assert (own.kind, own.municipality, own.example) == ("gevolgen", "Gemeente Rijnveen", False)
    whole = own.with_fairness(library.text_block("gevolgen-44a"))
    assert tuple(line.id for line in whole.always) == FAIRNESS
    rights = library.text_block("rechten")
    assert rights.with_fairness(library.text_block("gevolgen-44a")) is rights


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            'id = "geen-schuld"',
            'id = "wel-schuld"',
            "Bij de gevolgen staan altijd de regels van artikel 18 die beschermen. Voeg toe: geen-schuld.",
        ),
        ("{contact}", "{naam}", "Het programma kan “naam” niet invullen. Kies uit: contact,"),
        ('contact = "mijn vaste contactpersoon"\n', "", "Er staat niet wat er komt als “contact” niet bekend is."),
        ('id = "gevolgen-44a"', 'id = "anders"', "De id “anders” is niet de naam van het bestand."),
        ('id = "herziening"', 'id = "geen-schuld"', "De id “geen-schuld” staat er twee keer."),
        ("valid_from = 2026-01-01\n", "", "“valid_from” ontbreekt. Voeg een regel toe: valid_from = 2026-01-31."),
        ("[placeholders]", "[placeholder]", "De sleutel “placeholder” is hier niet bekend. Bedoel je “placeholders”?"),
        ('legal_ref = "', 'legal_reff = "', "“legal_ref” ontbreekt."),
    ],
)
def test_that_a_faulty_text_is_refused(old: str, new: str, sentence: str) -> None:
    text = shipped("gevolgen-44a")
    assert old in text
    with pytest.raises(FormsRefused) as caught:
        read_block(text.replace(old, new, 1), Path("gevolgen-44a.toml"))
    assert sentence in str(caught.value)
