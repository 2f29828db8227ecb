"""The way through a conversation: free order, skipping, going on where we were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from intake_app.instruments.library import FormLibrary
from intake_app.instruments.navigator import Navigator

AXES = tuple(item.id for item in FormLibrary.shipped().instrument("spinnenweb").items)


def test_that_a_fresh_conversation_begins_at_the_first_item() -> None:
    way = Navigator.start(AXES)
    assert (way.current, way.progress, way.at_start, way.at_end) == ("lichaam", "Vraag 1 van 6", True, False)


def test_that_it_goes_on_where_we_were() -> None:
    way = Navigator.start(AXES, answered=AXES[:4], last="meedoen")
    assert (way.current, way.progress) == ("meedoen", "Vraag 5 van 6")
    assert way.open_items == ("meedoen", "dagelijks-functioneren")


def test_that_without_a_last_place_it_goes_on_at_the_first_open_item() -> None:
    assert Navigator.start(AXES, answered={"lichaam", "zingeving"}).current == "mentaal"
    assert Navigator.start(AXES, answered={"lichaam"}, skipped={"mentaal"}).current == "zingeving"


def test_that_a_conversation_that_is_done_starts_at_the_end() -> None:
    way = Navigator.start(AXES, answered=AXES)
    assert way.at_end
    assert way.finished
    assert way.progress == "Vraag 6 van 6"
    assert way.previous().current == AXES[-1]


def test_that_a_place_that_is_no_longer_asked_is_forgotten() -> None:
    way = Navigator.start(AXES, answered={"oude-vraag", "lichaam"}, last="oude-vraag")
    assert way.current == "mentaal"
    assert way.answered == {"lichaam"}


def test_that_next_after_the_last_is_the_end_and_stays_there() -> None:
    way = Navigator.start(AXES).go_to(AXES[-1]).next()
    assert way.at_end
    assert way.next() == way
    assert way.resume_at == ""


def test_that_previous_stops_at_the_first() -> None:
    way = Navigator.start(AXES)
    assert way.previous() == way
    assert way.next().previous() == way


def test_that_skipping_leaves_the_item_open_and_answering_takes_the_mark_away() -> None:
    way = Navigator.start(AXES).skip()
    assert (way.current, way.skipped, "lichaam" in way.open_items) == ("mentaal", {"lichaam"}, True)
    back = way.go_to("lichaam").answer()
    assert back.skipped == frozenset()
    assert back.clear().open_items == AXES


def test_that_skipping_an_answered_item_keeps_its_answer() -> None:
    way = Navigator.start(AXES).answer().skip()
    assert way.answered == {"lichaam"}
    assert way.skipped == frozenset()


def test_that_the_next_open_item_is_searched_round_the_end() -> None:
    way = Navigator.start(AXES, answered=AXES[1:], last=AXES[-1])
    assert way.next_open().current == "lichaam"
    assert way.answer("lichaam").next_open().at_end
    assert Navigator.start(AXES, answered=AXES[:3]).next().next().next().next_open().current == AXES[3]


def test_that_a_conversation_without_items_is_at_its_end() -> None:
    way = Navigator.start(())
    assert way.at_end
    assert way.finished
    assert way.next() == way.previous() == way.skip() == way.next_open() == way
    assert not way.at_start


@pytest.mark.parametrize("item", ["", "hart"])
def test_that_one_cannot_go_to_or_answer_what_is_not_asked(item: str) -> None:
    with pytest.raises(ValueError):
        Navigator.start(AXES).go_to(item)
    with pytest.raises(ValueError):
        Navigator.start(AXES, answered=AXES).answer(item)


def test_that_an_item_cannot_be_asked_twice() -> None:
    with pytest.raises(ValueError):
        Navigator.start(["a", "b", "a"])


@given(st.lists(st.text("abcdef", min_size=1, max_size=3), unique=True), st.data())
def test_that_going_on_later_brings_us_back(items: list[str], data: st.DataObject) -> None:
    answered = data.draw(st.sets(st.sampled_from(items))) if items else set()
    way = Navigator.start(items, answered)
    for _step in range(data.draw(st.integers(0, 12))):
        way = data.draw(st.sampled_from([way.next, way.previous, way.skip, way.next_open]))()
    again = Navigator.start(items, way.answered, last=way.resume_at, skipped=way.skipped)
    assert again == way or way.at_end


class Conversation(RuleBasedStateMachine):
    """Any order of moves keeps the navigator whole."""

    def __init__(self) -> None:
        super().__init__()
        self.way = Navigator.start(AXES)

    @rule()
    def forward(self) -> None:
        self.way = self.way.next()

    @rule()
    def back(self) -> None:
        self.way = self.way.previous()

    @rule()
    def pass_over(self) -> None:
        before = self.way.answered
        self.way = self.way.skip()
        assert self.way.answered == before

    @rule(item=st.sampled_from(AXES))
    def jump(self, item: str) -> None:
        self.way = self.way.go_to(item)
        assert self.way.current == item

    @precondition(lambda self: not self.way.at_end)
    @rule()
    def answer(self) -> None:
        self.way = self.way.answer()
        assert self.way.current in self.way.answered

    @rule(item=st.sampled_from(AXES))
    def clear(self, item: str) -> None:
        self.way = self.way.clear(item)

    @invariant()
    def whole(self) -> None:
        assert self.way.items == AXES
        assert self.way.answered.isdisjoint(self.way.open_items)
        assert len(self.way.answered) + len(self.way.open_items) == self.way.total
        assert self.way.skipped.isdisjoint(self.way.answered)
        assert 1 <= self.way.position <= self.way.total
        assert self.way.at_end == (self.way.current == "")


TestConversation = Conversation.TestCase
