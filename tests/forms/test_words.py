"""Plain words are offered where an official one stands: whole words, as written, never in somebody's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.instruments.library import FormLibrary
from intake_app.instruments.problems import FormsRefused
from intake_app.instruments.words import WordBook, read_words, shipped_book, word_hints

AVOIDED = [
    "traject", "interventie", "participeren", "evaluatiemoment", "faciliteren", "realiseren", "algemene voorziening",
    "maatwerkvoorziening", "sociaal netwerk", "maatregel", "verlaging", "sanctie", "inkomensgevolgen", "ondertekenen",
    "accorderen", "cliënt", "klant", "kandidaat", "deelnemer", "doelgroep", "bestand", "caseload", "instroom",
    "granieten bestand", "onbemiddelbaar", "kansarm", "kansrijk", "afstand tot de arbeidsmarkt", "beperking",
    "handicap", "probleem", "belemmering", "moeten", "korten", "handhaving", "fraude", "controle", "falen", "mislukt",
    "terugval", "diagnose", "screening", "intake", "analyse", "zelfredzaamheid", "participatie", "activering",
    "re-integratie", "inzet", "voorziening", "indicatie", "beschikking", "nulmeting", "eindmeting", "effectmeting",
    "monitoren", "evalueren", "plan van aanpak", "regisseur", "casusregie", "eigen kracht", "mantelzorger",
    "leefgebied", "domein", "uitstroom", "loonwaarde", "arbeidsvermogen", "verrekening", "wederkerigheid",
    "tegenprestatie", "ontheffing", "LKS", "WSP", "WML", "casus",
]  # fmt: skip


@pytest.mark.parametrize("word", AVOIDED)
def test_that_every_word_of_the_glossary_is_hinted_at(word: str) -> None:
    hints = word_hints(f"Wij doen {word} vandaag.")
    assert [hint.word for hint in hints] == [word]
    assert hints[0].suggestion or hints[0].reason


def test_that_the_plain_word_can_stand_in_its_place() -> None:
    text = "De gemeente faciliteert drie maanden een buskaart."
    (hint,) = word_hints(text)
    assert text[: hint.start] + hint.suggestion + text[hint.end :] == "De gemeente betaalt drie maanden een buskaart."


def test_that_a_capital_stays_a_capital() -> None:
    assert [hint.suggestion for hint in word_hints("Faciliteren en realiseren.")] == ["Betalen", "regelen"]


def test_that_the_longest_word_wins_also_over_two_spaces() -> None:
    assert [hint.word for hint in word_hints("een plan  van\naanpak")] == ["plan  van\naanpak"]
    assert [hint.suggestion for hint in word_hints("maatwerkvoorziening")] == ["hulp op maat"]


def test_that_parts_of_words_are_left_alone() -> None:
    assert word_hints("klantvriendelijk, inzetbaar, trajectum, intake-gesprek, bestanddeel") == ()


@pytest.mark.parametrize("quoted", ["“Mijn traject loopt goed”", '"Mijn traject"', "‘een traject’", "„traject”"])
def test_that_somebodys_own_words_are_left_alone(quoted: str) -> None:
    assert word_hints(f"Zij zegt: {quoted}, en dat klopt.") == ()
    assert len(word_hints(f"{quoted} Het traject loopt.")) == 1


def test_that_plicht_is_a_hard_word_only_where_the_organisation_says_so() -> None:
    assert word_hints("Dit is een plicht.") == ()
    (hint,) = word_hints("Dit is een plicht.", settings={"avoid_word_plicht"})
    assert hint.suggestion == "afspraak"


@given(st.text(max_size=200))
def test_that_hints_lie_in_the_text_in_order_and_do_not_overlap(text: str) -> None:
    hints = word_hints(text)
    places = [place for hint in hints for place in (hint.start, hint.end)]
    assert places == sorted(places)
    assert all(text[hint.start : hint.end] == hint.word for hint in hints)


@given(st.lists(st.sampled_from([*AVOIDED, "huis", "fiets", "“", "”", "."]), max_size=12).map(" ".join))
def test_that_taking_every_suggestion_ends(text: str) -> None:
    for _round in range(3):
        for hint in reversed(word_hints(text)):
            if hint.suggestion:
                text = text[: hint.start] + hint.suggestion + text[hint.end :]
    assert not any(hint.suggestion for hint in word_hints(text))


def test_that_an_empty_book_hints_at_nothing() -> None:
    assert word_hints("traject", WordBook.of(())) == ()


def test_that_the_library_gives_the_same_book(library: FormLibrary) -> None:
    assert library.words.entries == shipped_book().entries


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ('words = ["traject"]', "Er is geen gewoon woord en geen advies. Voeg use of why_nl toe."),
        ('words = ["a", "b", "c"]\nuse = ["x", "y"]', "2 gewone woorden voor 3 vormen."),
        ('words = ["a", "a"]\nuse = ["x"]', "De id “a” staat er twee keer."),
        ('words = "a"\nuse = ["x"]', "Dit moet een lijst met teksten zijn."),
        ('use = ["x"]', "“words” ontbreekt."),
        ('words = ["a"]\nuse = ["x"]\nsetting = "altijd"', "“altijd” kan hier niet."),
    ],
)
def test_that_a_faulty_word_list_is_refused(table: str, sentence: str) -> None:
    with pytest.raises(FormsRefused) as caught:
        read_words(f"schema = 1\n\n[[hint]]\n{table}\n", "words.toml")
    assert sentence in str(caught.value)
