"""The labelled set: what a person says of a pair, beside what the program finds. Figures: docs/matching.md."""

from __future__ import annotations

from tests.matching.labelled import DISCUSS, FITS, NOT, pairs, score


def test_that_the_set_holds_what_the_documentation_says() -> None:
    found = pairs()
    assert len(found) >= 200
    assert all(one.why for one in found)
    assert {one.label for one in found} == {FITS, NOT, DISCUSS}


def test_that_what_is_offered_as_fitting_fits_according_to_a_person() -> None:
    one = score(pairs(), FITS)
    assert one.precision >= 0.85
    assert one.recall >= 0.85


def test_that_almost_nothing_that_could_be_discussed_is_said_not_to_fit() -> None:
    """The error that hurts most: somebody is kept from a place because of the program."""
    one = score(pairs(), NOT)
    assert one.precision >= 0.98
    assert one.recall >= 0.9
    assert not any(pair.said == NOT and pair.label == FITS for pair in pairs())
