"""One setting names resident and consultant on every screen and print (N01); what was signed keeps its code."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest

from intake_app.errors import InputRefused
from intake_app.i18n import _, speaking
from intake_app.instruments.words import word_hints
from intake_app.people_words import Name, as_written, name_people, reworded
from intake_app.services import plans, prints, rules, signed_words
from intake_app.services.desk import Desk
from tests.documents.reading import Paper

MESSAGE = "Where did the resident go?"


@pytest.fixture(autouse=True)
def ordinary() -> Iterator[None]:
    yield
    name_people()


@pytest.mark.parametrize(
    ("one", "many", "said"),
    [
        ("deelnemer", "", "De deelnemer kiest. Deelnemers kiezen. Een deelnemer, geen medeinwoner."),
        ("kandidaat", "", "De kandidaat kiest. Kandidaten kiezen. Een kandidaat, geen medeinwoner."),
        ("het gezinslid", "gezinsleden", "Het gezinslid kiest. Gezinsleden kiezen. Een gezinslid, geen medeinwoner."),
    ],
)
def test_that_article_plural_and_capital_follow_the_word(one: str, many: str, said: str) -> None:
    name_people(Name.of(one, many))
    assert reworded("De inwoner kiest. Inwoners kiezen. Een inwoner, geen medeinwoner.") == said


def test_that_only_words_of_the_program_change_and_only_in_dutch(desk: Desk) -> None:
    assert _(MESSAGE) == "Waar ging de inwoner naartoe?"
    rules.set_words(desk, {"person_term": "deelnemer", "professional_term": "coach"})
    assert _(MESSAGE) == "Waar ging de deelnemer naartoe?"
    assert _("{name} said it").format(name="de inwoner").count("inwoner") == 1
    form = desk.forms.instrument("zrm-2017")
    assert "consulent" not in " ".join(str(rater) for rater in (form.title, form.about, form.caption))
    with speaking("en"):
        assert _(MESSAGE) == MESSAGE
    with as_written():
        assert _(MESSAGE) == "Waar ging de inwoner naartoe?"
    rules.set_words(desk, {"person_term": None, "professional_term": None})
    assert _(MESSAGE) == "Waar ging de inwoner naartoe?"


def test_that_a_word_is_letters_and_comes_with_the_vault(desk: Desk) -> None:
    with pytest.raises(InputRefused):
        rules.set_words(desk, {"person_term": "{name}"})
    rules.set_words(desk, {"person_term": "bezoeker"})
    name_people()
    Desk(desk.vault, desk.forms, desk.clock)
    assert _(MESSAGE) == "Waar ging de bezoeker naartoe?"
    assert not [one for one in word_hints("De klant en de bezoeker.") if one.word == "bezoeker"]
    rules.set_words(desk, {"person_term": "klant"})
    assert word_hints("De klant komt.") == ()
    rules.set_words(desk, {"person_term": None})
    assert [one.word for one in word_hints("De klant komt.")] == ["klant"]


def test_that_a_print_says_it_too_and_a_final_plan_keeps_its_code(desk: Desk, ready_case: UUID) -> None:
    plans.finalise(desk, ready_case)
    dossier = desk.dossier(ready_case)
    plan = dossier.current_plan
    assert plan is not None
    before = signed_words.code_of(desk, dossier, plan)
    rules.set_words(desk, {"person_term": "deelnemer", "professional_term": "gids"})
    assert signed_words.code_of(desk, dossier, plan) == before
    sheet = Paper(prints.preview(desk, ready_case, "formulier/afweging-maatregel")).text()
    assert "deelnemer" in sheet and "consulent" not in sheet and "inwoner" not in sheet
    rules.set_words(desk, {"person_term": None, "professional_term": None})
