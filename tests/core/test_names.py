import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.names import NameParts, take_apart


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Joyce Veldkamp", NameParts("Joyce", "", "Veldkamp")),
        ("Ria van den Bosch", NameParts("Ria", "van den", "Bosch")),
        ("Tom de Wit", NameParts("Tom", "de", "Wit")),
        ("Anna Maria van 't Hof", NameParts("Anna Maria", "van 't", "Hof")),
        ("Anna van ’t Hof", NameParts("Anna", "van ’t", "Hof")),
        ("Mohamed Ait Hammou", NameParts("Mohamed", "", "Ait Hammou")),
        ("Bosch, Ria van den", NameParts("Ria", "van den", "Bosch")),
        ("Fatma", NameParts("Fatma")),
        ("Jan van", NameParts("Jan", "", "van")),
        ("De Wit", NameParts("De", "", "Wit")),
        ("  Joyce   Veldkamp ", NameParts("Joyce", "", "Veldkamp")),
        ("Veldkamp,", NameParts("Veldkamp,")),
        ("", NameParts("")),
    ],
)
def test_that_a_name_is_taken_apart_the_dutch_way(typed: str, parts: NameParts) -> None:
    assert take_apart(typed) == parts


@given(st.text(alphabet="abc vande'’-", max_size=40))
def test_that_no_word_of_a_name_gets_lost(typed: str) -> None:
    parts = take_apart(typed)
    assert " ".join((parts.first_name, parts.infix, parts.last_name)).split() == typed.split()
