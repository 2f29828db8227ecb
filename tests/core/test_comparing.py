"""Moments beside each other: words in the order of the days, never a number over levels, never a claim over a web."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Correction, Measurement
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import Goal, Plan
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.instruments.comparison import Direction
from intake_app.instruments.kinds import Aggregate, Compare
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument
from intake_app.instruments.refusals import NotComparable, VersionsMixed
from intake_app.services import comparing, moment_history
from intake_app.services.comparing import BlockKind, Relation

FORMS = FormLibrary.shipped()
ZRM, WEB = FORMS.instrument("zrm-2017"), FORMS.instrument("spinnenweb")
RESIDENT, CONSULTANT = RaterRole.RESIDENT, RaterRole.CONSULTANT
DAY = date(2026, 3, 3)
TODAY = date(2027, 12, 31)
CASE = UUID(int=1)
_ids = count(100)

Given = int | Special | None
levels = st.one_of(st.none(), st.integers(1, 5), st.sampled_from([97, 98, 99]).map(Special))
moments = st.lists(st.fixed_dictionaries({item.id: levels for item in ZRM.items[:4]}), min_size=2, max_size=12)


def reading(form: Instrument, months: int, rater: RaterRole = RESIDENT, **facts: Any) -> Measurement:
    name = {"rater_name": "Joyce Veldkamp" if rater is RESIDENT else "Marloes Dekker"}
    day = DAY + timedelta(days=30 * months)
    about = {"case_id": CASE, "instrument": form.id, "version": form.version, "measured_on": day, "rater": rater}
    return Measurement(id=UUID(int=next(_ids)), **{**about, "ready": True, **name, **facts})


def answers(one: Measurement, given: dict[str, Given], **words: Any) -> tuple[Answer, ...]:
    return tuple(
        Answer(
            id=UUID(int=next(_ids)),
            case_id=CASE,
            measurement_id=one.id,
            item=item,
            value=None if isinstance(value, Special) else value,
            special=value if isinstance(value, Special) else None,
            **words,
        )
        for item, value in given.items()
    )


def dossier(*made: tuple[Measurement, tuple[Answer, ...]], **parts: Any) -> Dossier:
    person = Person(id=UUID(int=2), first_name="Joyce", last_name="Veldkamp")
    case = CaseFile(id=CASE, person_id=person.id, number="2026-001", opened_on=DAY)
    return Dossier(
        case=case,
        person=person,
        measurements=tuple(one for one, _answers in made),
        answers=tuple(answer for _one, given in made for answer in given),
        **parts,
    )


def over_months(form: Instrument, given: list[dict[str, Given]], rater: RaterRole = RESIDENT) -> Dossier:
    made = [reading(form, month, rater) for month in range(len(given))]
    return dossier(*((one, answers(one, values)) for one, values in zip(made, given, strict=True)))


def compared(found: Dossier, *, plain: bool | None = None) -> comparing.Comparison:
    return comparing.compare(found, FORMS, [one.id for one in found.measurements], TODAY, plain=plain)


def rows(result: comparing.Comparison) -> dict[str, comparing.Row]:
    return {row.item: row for block in result.blocks for row in block.rows}


# -- levels in words ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("then", "now", "sentence"),
    [
        (2, 3, "Mijn geld en post: eerst ‘het lukt mij niet’, nu ‘het lukt mij soms’: hoger."),
        (3, 2, "Mijn geld en post: eerst ‘het lukt mij soms’, nu ‘het lukt mij niet’: nu lager; wat is er gebeurd?"),
        (4, 4, "Mijn geld en post: nog steeds ‘het lukt mij genoeg’."),
        (Special.DECLINED, 4, "eerst ‘wil ik niet bespreken’, nu ‘het lukt mij genoeg’: niet te vergelijken."),
        (2, None, "eerst ‘het lukt mij niet’, nu niets ingevuld: niet te vergelijken."),
    ],
)
def test_that_a_difference_is_one_plain_sentence(then: Given, now: Given, sentence: str) -> None:
    result = compared(over_months(ZRM, [{"financien": then}, {"financien": now}]))
    assert result.sentences == (rows(result)["financien"].sentence,)
    assert result.sentences[0].endswith(sentence)


def test_that_the_consultants_score_is_told_in_the_words_of_the_form() -> None:
    result = compared(over_months(ZRM, [{"financien": 2}, {"financien": 4}], CONSULTANT))
    assert "eerst ‘niet zelfredzaam’, nu ‘voldoende zelfredzaam’: hoger." in result.sentences[0]
    assert result.blocks[0].scale == tuple(str(level.label) for level in ZRM.values[0].levels)
    assert result.notes == ("Gescoord zonder ZRM-training.",)


def test_that_what_lay_between_is_told_in_the_order_of_the_days() -> None:
    found = over_months(ZRM, [{"justitie": 1}, {"justitie": 3}, {"justitie": 3}, {"justitie": 2}])
    assert (
        compared(found)
        .sentences[0]
        .endswith("eerst ‘nu meteen hulp nodig’, toen ‘het lukt mij soms’, nu ‘het lukt mij niet’: hoger.")
    )
    many = compared(over_months(ZRM, [{"justitie": 1 + month % 2} for month in range(12)]))
    assert "daarna wisselend" in many.sentences[0]
    assert [head.letter for head in many.heads] == list("ABCDEFGHIJKL")


@given(moments)
def test_that_order_of_choosing_makes_no_difference_and_back_mirrors_there(given: list[dict[str, Given]]) -> None:
    found = over_months(ZRM, given)
    ids = [one.id for one in found.measurements]
    there = comparing.compare(found, FORMS, ids, TODAY)
    assert comparing.compare(found, FORMS, reversed(ids), TODAY) == there
    back = compared(over_months(ZRM, given[::-1]))
    mirror = {Direction.HIGHER: Direction.LOWER, Direction.LOWER: Direction.HIGHER}
    assert [row.direction for row in rows(back).values()] == [
        mirror.get(row.direction, row.direction) for row in rows(there).values() if row.direction is not None
    ]


@given(moments, st.booleans())
def test_that_no_level_becomes_a_number_in_any_words(given: list[dict[str, Given]], plain: bool) -> None:
    result = compared(over_months(ZRM, given), plain=plain)
    for row in rows(result).values():
        for words in (row.sentence, *(cell.words for cell in row.cells)):
            assert not re.search(r"\d|%|gemiddeld|punt|som\b", words)
        assert all(cell.place is None or type(cell.place) is int for cell in row.cells)
    told = {int(number) for number in re.findall(r"\d+", result.summary)}
    assert sum(amount for _direction, amount in result.counts) == (len(ZRM.items) if result.counts else 0)
    assert told <= {amount for _direction, amount in result.counts}
    assert all(type(amount) is int for _direction, amount in result.counts)


def test_that_an_answer_that_was_corrected_shows_what_it_was() -> None:
    found = over_months(ZRM, [{"financien": 4}, {"financien": 4}])
    old = Correction(
        case_id=CASE,
        measurement_id=found.measurements[0].id,
        item="financien",
        corrected_on=DAY,
        reason="Verkeerde regel.",
        value=2,
    )
    cell = rows(compared(replace(found, corrections=(old,))))["financien"].cells[0]
    assert [(was.words, was.reason) for was in cell.was] == [("Het lukt mij niet", "Verkeerde regel.")]
    assert cell.words == "Het lukt mij genoeg"


# -- goals -------------------------------------------------------------------------------------------------------------


def test_that_a_goal_stands_as_a_wished_level_beside_the_measured_ones() -> None:
    plan = Plan(id=UUID(int=5), case_id=CASE)
    wish = Goal(case_id=CASE, plan_id=plan.id, area="zrm-2017/financien", to_value=4, target_on=date(2027, 3, 15))
    talk = Goal(case_id=CASE, plan_id=plan.id, area="spinnenweb/meedoen", to_value=8, to_words="Elke week naar koor")
    found = replace(over_months(ZRM, [{"financien": 2}, {"financien": 3}]), plans=(plan,), goals=(wish, talk))
    goal = rows(compared(found))["financien"].goal
    assert goal is not None and (goal.place, goal.words) == (3, "Het lukt mij genoeg, voor 15 maart 2027")
    webs = replace(over_months(WEB, [{"meedoen": 2}, {"meedoen": 3}]), plans=(plan,), goals=(wish, talk))
    goal = rows(compared(webs))["meedoen"].goal
    assert goal is not None and (goal.place, goal.words) == (None, "Elke week naar koor")


# -- webs and texts ----------------------------------------------------------------------------------------------------


@given(st.lists(st.fixed_dictionaries({item.id: st.integers(0, 10) for item in WEB.items}), min_size=2, max_size=12))
def test_that_webs_lie_over_each_other_without_a_word_of_difference(given: list[dict[str, Given]]) -> None:
    result = compared(over_months(WEB, given))
    (block,) = [one for one in result.blocks if one.kind is BlockKind.WEB]
    assert block.caption == "Dit is een gespreksbeeld, geen meting."
    assert (result.sentences, result.counts, result.summary) == ((), (), "")
    assert {row.direction for row in block.rows} == {None}
    for row in block.rows:
        assert [cell.words for cell in row.cells] == [str(values[row.item]) for values in given]


def test_that_texts_stand_side_by_side() -> None:
    form = FORMS.instrument("openingsvragen")
    made = [reading(form, month) for month in range(2)]
    item = form.items[0].id
    told = [answers(one, {item: None}, text=text) for one, text in zip(made, ("Rust.", "Werk."), strict=True)]
    result = compared(dossier(*zip(made, told, strict=True)))
    assert [cell.words for cell in rows(result)[item].cells] == ["Rust.", "Werk."]
    assert (result.blocks[0].kind, result.sentences) == (BlockKind.TEXTS, ())


def test_that_a_list_tells_what_changed_without_higher_or_lower() -> None:
    form = FORMS.instrument("doelrichting")
    item = form.items[0].id
    choices = [level.id for level in form.part_of(item).values.levels[:2]]  # type: ignore[union-attr]  # a choice
    made = [reading(form, month, CONSULTANT) for month in range(2)]
    told = [answers(one, {item: None}, choice=choice) for one, choice in zip(made, choices, strict=True)]
    result = compared(dossier(*zip(made, told, strict=True)))
    assert len(result.sentences) == 1 and "eerst ‘" in result.sentences[0]
    assert not re.search("hoger|lager", result.sentences[0])


# -- who with whom -----------------------------------------------------------------------------------------------------


def _pair(**second: Any) -> Dossier:
    made = [reading(ZRM, 0), replace(reading(ZRM, 6), **second)]
    return dossier(*((one, answers(one, {"financien": 3})) for one in made))


@pytest.mark.parametrize(
    "second", [{"version": "2013"}, {"subject": "Noor"}, {"rater": CONSULTANT}, {"instrument": "spinnenweb"}]
)
def test_that_other_versions_subjects_voices_and_forms_are_never_compared(second: dict[str, Any]) -> None:
    with pytest.raises(VersionsMixed):
        compared(_pair(**second))


def test_that_two_third_persons_are_two_voices() -> None:
    first, second = (reading(ZRM, month, rater=RaterRole.TOGETHER) for month in (0, 6))
    mother = replace(first, rater=RaterRole.PARENT, rater_name="Fatma")
    father = replace(second, rater=RaterRole.PARENT, rater_name="Ali")
    assert mother.voice != father.voice
    tracks = moment_history.history(dossier((mother, ()), (father, ())), FORMS, "zrm-2017", TODAY).tracks
    assert [track.moments for track in tracks] == [(mother.id,), (father.id,)]


def test_that_two_voices_of_one_moment_are_a_difference_in_view() -> None:
    own, other = reading(ZRM, 0), reading(ZRM, 0, CONSULTANT)
    found = dossier((own, answers(own, {"financien": 2})), (other, answers(other, {"financien": 4})))
    result = compared(found, plain=False)
    assert result.relation is Relation.VOICES
    assert result.sentences == (
        "Mijn geld en post: Joyce zegt ‘niet zelfredzaam’, Marloes zegt ‘voldoende zelfredzaam’.",
    )
    assert (result.counts, rows(result)["financien"].direction) == ((), None)
    assert "geen vooruitgang" in result.notes[0]


def test_that_a_covered_voice_is_listed_and_not_shown() -> None:
    early, own = reading(ZRM, 0), reading(ZRM, 6)
    begun = reading(ZRM, 6, CONSULTANT, ready=False)
    found = dossier(*((one, answers(one, {"financien": 3})) for one in (early, own, begun)))
    listed = {one.reading.id: one for one in moment_history.history(found, FORMS, "zrm-2017", TODAY).moments}
    assert {key: one.covered for key, one in listed.items()} == {early.id: False, own.id: True, begun.id: True}
    with pytest.raises(NotComparable, match="andere stem"):
        comparing.compare(found, FORMS, (early.id, own.id), TODAY)
    assert comparing.comparisons(found, FORMS, TODAY) == []


# -- history -----------------------------------------------------------------------------------------------------------


def test_that_who_went_from_matrix_to_web_keeps_the_history_of_both() -> None:
    made = [reading(ZRM, 0), reading(ZRM, 6), reading(WEB, 12), replace(reading(WEB, 13), instrument="oud-formulier")]
    found = dossier(*((one, ()) for one in made))
    assert [(one.instrument_id, one.moments) for one in moment_history.measured(found, FORMS)] == [
        ("zrm-2017", 2),
        ("spinnenweb", 1),
        ("oud-formulier", 1),
    ]
    gone = moment_history.history(found, FORMS, "oud-formulier", TODAY)
    assert (gone.title, len(gone.moments)) == ("oud-formulier", 1)
    assert "niet meer op deze computer" in gone.tracks[0].why_not


def test_that_first_and_last_are_chosen_until_somebody_chooses() -> None:
    found = over_months(ZRM, [{"financien": 1 + month % 5} for month in range(12)])
    listed = moment_history.history(found, FORMS, "zrm-2017", TODAY)
    ids = [one.id for one in found.measurements]
    assert comparing.default_choice(listed, listed.tracks[0]) == (ids[0], ids[-1])
    (printed,) = comparing.comparisons(found, FORMS, TODAY)
    assert [head.id for head in printed.heads] == [ids[0], ids[-1]]


def test_that_one_moment_says_why_nothing_is_compared() -> None:
    found = over_months(ZRM, [{"financien": 2}])
    assert "vanaf twee" in moment_history.history(found, FORMS, "zrm-2017", TODAY).tracks[0].why_not
    with pytest.raises(NotComparable, match="twee of meer"):
        compared(found)
    assert comparing.comparisons(found, FORMS, TODAY) == []


# -- every form --------------------------------------------------------------------------------------------------------


def test_that_an_older_version_is_compared_with_itself_and_with_nothing_else() -> None:
    older = replace(ZRM, version="2013")
    forms = FORMS.with_kept([older])
    then, now = reading(older, 0), reading(older, 3)
    newer = reading(ZRM, 6)
    found = dossier(*((one, answers(one, {"financien": mark})) for one, mark in ((then, 2), (now, 3), (newer, 4))))
    assert "hoger" in comparing.compare(found, forms, (then.id, now.id), TODAY).sentences[0]
    with pytest.raises(VersionsMixed):
        comparing.compare(found, forms, (now.id, newer.id), TODAY)
    listed = moment_history.history(found, forms, "zrm-2017", TODAY)
    assert listed.versions == ("2013", ZRM.version)
    assert [bool(track.why_not) for track in listed.tracks] == [False, True]


@pytest.mark.parametrize("form", FORMS.instruments.values(), ids=lambda form: str(form.id))
def test_that_every_shipped_form_compares_as_it_says(form: Instrument) -> None:
    rater = form.raters[0]
    made = [reading(form, month, rater, subject="Noor", rater_name="Iemand") for month in (0, 6)]
    given = []
    for place, one in enumerate(made):
        filled: list[Answer] = []
        for item in form.items:
            allowed = form.part_of(item.id).allowed
            value = allowed[min(place, len(allowed) - 1)] if allowed else None
            words = {"choice": value} if isinstance(value, str) else {"text": "" if allowed else f"Tekst {place}"}
            filled += answers(one, {item.id: value if isinstance(value, int) else None}, **words)
        given.append((one, tuple(filled)))
    found = dossier(*given)
    if form.rules.compare is Compare.NONE:
        with pytest.raises(NotComparable):
            compared(found)
        return
    result = compared(found)
    kinds = {block.kind for block in result.blocks}
    assert result.blocks
    assert (BlockKind.WEB in kinds) is form.has_web()
    if form.rules.compare is not Compare.SAME_RATER:
        assert BlockKind.LEVELS not in kinds and not result.counts
        assert {row.direction for block in result.blocks for row in block.rows} == {None}
        assert not any(re.search(": (hoger|nu lager.*|gelijk)$", one.rstrip(".?")) for one in result.sentences)
    if form.rules.aggregate is not Aggregate.COUNT:
        assert not result.counts and not result.summary
