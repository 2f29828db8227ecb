"""The keys with which paper is typed over: every answer of every form has one, and no two answers share one."""

from __future__ import annotations

import pytest

from intake_app.domain.vocabulary import Special
from intake_app.i18n import speaking
from intake_app.instruments.answer_keys import Typing, choices, letter_of, special_of
from intake_app.instruments.library import FormLibrary

FORMS = FormLibrary.shipped().instruments


@pytest.mark.parametrize("language", ["nl", "en"])
def test_that_the_letters_of_special_answers_differ(language: str) -> None:
    with speaking(language):
        letters = [letter_of(one) for one in Special]
        assert len(set(letters)) == len(letters)
        for one in Special:
            assert special_of(letter_of(one).lower(), Special) is one
        assert special_of("-", Special) is Special.NOT_DISCUSSED
        assert special_of("-", [Special.DECLINED]) is None, "a form that does not know it"


@pytest.mark.parametrize("form", FORMS)
def test_that_every_answer_can_be_typed(form: str) -> None:
    instrument = FORMS[form]
    for item in instrument.items:
        known = {one.digits: one for one in choices(instrument, item.id)}
        assert [one.value for one in known.values()] == list(instrument.part_of(item.id).allowed)
        for digits in known:
            typing: Typing | None = Typing()
            for digit in digits:
                assert typing is not None
                typing = typing.then(digit, known)
            assert typing is not None and typing.digits == digits


def test_that_a_digit_that_cannot_follow_begins_anew() -> None:
    marks = {str(mark): mark for mark in range(11)}
    one = Typing().then("1", marks)
    assert one == Typing("1", open=True)
    assert one.then("0", marks) == Typing("10", open=False)
    assert one.then("7", marks) == Typing("7", open=False)
    assert Typing("10", open=False).then("0", marks) == Typing("0", open=False)
    assert Typing().then("6", {"1": 1, "5": 5}) is None
