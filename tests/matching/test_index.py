"""The quick way says exactly what the plain comparison says, and in the same order."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.domain.matching import Opening, Seeker
from intake_app.domain.matching_bits import bits_of, by_count, numbers_in
from intake_app.domain.matching_index import Found, OpeningIndex, SeekerIndex
from intake_app.domain.matching_judging import judge
from intake_app.domain.matching_lexicon import folded
from intake_app.domain.matching_words import Consent, Standing
from intake_app.instruments.work_words import lexicon
from tests.matching import made_up

few = settings(max_examples=60, deadline=None)
_places = st.lists(made_up.openings, max_size=12, unique_by=lambda one: one.id)
_people = st.lists(made_up.seekers, max_size=12, unique_by=lambda one: one.id)


def told(found: Found) -> dict[Standing, list[UUID]]:
    return {standing: list(found.ids(standing)) for standing in Standing}


def plain_places(seeker: Seeker, openings: list[Opening]) -> dict[Standing, list[UUID]]:
    made = [(judge(seeker, one, lexicon()), one) for one in openings]
    ordered = sorted(made, key=lambda pair: (pair[0].order, folded(pair[1].title), pair[1].id))
    return {each: [one.id for found, one in ordered if found.standing is each] for each in Standing}


def plain_people(opening: Opening, seekers: list[Seeker]) -> dict[Standing, list[UUID]]:
    asked = [one for one in seekers if one.consent is not Consent.NO]
    ordered = sorted(asked, key=lambda one: (one.spoken_on or date.min, one.id))
    return {each: [one.id for one in ordered if judge(one, opening, lexicon()).standing is each] for each in Standing}


@given(made_up.seekers, _places)
@few
def test_that_places_for_a_resident_are_those_of_the_plain_comparison(seeker: Seeker, places: list[Opening]) -> None:
    assert told(OpeningIndex(lexicon(), places).find(seeker)) == plain_places(seeker, places)


@given(made_up.openings, _people)
@few
def test_that_residents_for_a_place_are_those_of_the_plain_comparison(opening: Opening, people: list[Seeker]) -> None:
    assert told(SeekerIndex(lexicon(), people).find(opening)) == plain_people(opening, people)


@given(made_up.seekers, _places, st.randoms(use_true_random=False))
@few
def test_that_the_order_of_reading_changes_nothing(
    seeker: Seeker, places: list[Opening], chance: random.Random
) -> None:
    mixed = list(places)
    chance.shuffle(mixed)
    assert told(OpeningIndex(lexicon(), places).find(seeker)) == told(OpeningIndex(lexicon(), mixed).find(seeker))


def test_that_many_of_them_agree_too_after_changes_and_removals() -> None:
    chance = random.Random(7)
    places, people = made_up.many_openings(400, chance), made_up.many_seekers(400, chance)
    place_index, people_index = OpeningIndex(lexicon(), places), SeekerIndex(lexicon(), people)
    place_index.find(people[0])
    people_index.find(places[0])
    for changed in chance.sample(range(400), 60):
        places[changed] = replace(places[chance.randrange(400)], id=places[changed].id)
        people[changed] = replace(people[chance.randrange(400)], id=people[changed].id)
        place_index.put(places[changed])
        people_index.put(people[changed])
    for gone in (places.pop(), places.pop(7)):
        place_index.remove(gone.id)
    for left in (people.pop(), people.pop(9)):
        people_index.remove(left.id)
    for number in (0, 1, 2, 50, 99):
        assert told(place_index.find(people[number])) == plain_places(people[number], places)
        assert told(people_index.find(places[number])) == plain_people(places[number], people)


def test_that_nobody_is_left_out_but_who_said_no() -> None:
    people = made_up.many_seekers(300, random.Random(3))
    index = SeekerIndex(lexicon(), people)
    found = index.find(made_up.many_openings(1, random.Random(4))[0])
    refused = sum(one.consent is Consent.NO for one in people)
    assert index.withheld == refused > 0
    assert sum(found.count(standing) for standing in Standing) == 300 - refused


def test_that_a_page_of_the_list_goes_on_where_the_last_one_ended() -> None:
    chance = random.Random(5)
    found = OpeningIndex(lexicon(), made_up.many_openings(90, chance)).find(made_up.many_seekers(1, chance)[0])
    for standing in Standing:
        whole = found.ids(standing)
        assert found.ids(standing, 10) + found.ids(standing, None, 10) == whole
        assert len(whole) == found.count(standing)


@given(st.sets(st.integers(0, 3000)))
@few
def test_that_a_set_gives_back_its_numbers(numbers: set[int]) -> None:
    assert list(numbers_in(bits_of(numbers))) == sorted(numbers)


@given(st.lists(st.sets(st.integers(0, 40)), max_size=6))
@few
def test_that_counting_splits_everybody_by_how_many_sets_hold_them(sets: list[set[int]]) -> None:
    everyone = set(range(41))
    parts = by_count(bits_of(everyone), [bits_of(one) for one in sets])
    assert [set(numbers_in(part)) for part in parts] == [
        {one for one in everyone if sum(one in each for each in sets) == count} for count in range(len(sets), -1, -1)
    ]
