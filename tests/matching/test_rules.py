"""What holds for every resident and every place: unknown is not no, knowing more never takes a fit away."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.domain.matching import (
    HoursRange,
    LanguageNeed,
    Match,
    Need,
    Opening,
    Paper,
    Reach,
    Seeker,
    Spoken,
    Wish,
)
from intake_app.domain.matching_judging import judge
from intake_app.domain.matching_words import (
    Arrange,
    Consent,
    Criterion,
    MatchVerdict,
    MatchWeight,
    Means,
    PaperState,
    Standing,
)
from intake_app.instruments.work_words import lexicon, spot_of
from tests.matching import made_up

FITS, NOT, UNKNOWN = MatchVerdict.FITS, MatchVerdict.DOES_NOT_FIT, MatchVerdict.UNKNOWN
NOBODY = Seeker(id=UUID(int=1))
few = settings(max_examples=80, deadline=None)


def match(seeker: Seeker, opening: Opening) -> Match:
    return judge(seeker, opening, lexicon())


def verdict(found: Match, criterion: Criterion) -> MatchVerdict:
    return next(line.verdict for line in found.lines if line.criterion is criterion)


def keyed(found: Match) -> dict[tuple[object, ...], MatchVerdict]:
    """Verdicts by what each line is about, so that two comparisons can be laid side by side."""
    return {(one.criterion, one.side, one.weight, one.theirs if one.side == "plek" else one.mine): one.verdict
            for one in found.lines if one.criterion in (Criterion.PAPERS, Criterion.CONDITIONS, Criterion.SETTING)} | {
        (one.criterion, one.weight): one.verdict for one in found.lines
        if one.criterion in (Criterion.HOURS, Criterion.DAYS, Criterion.TIMES, Criterion.LANGUAGE)
    }  # fmt: skip


@given(made_up.openings)
@few
def test_that_somebody_of_whom_nothing_is_known_is_refused_nothing(opening: Opening) -> None:
    found = match(NOBODY, opening)
    assert found.of(NOT) == ()
    assert found.standing is Standing.TO_DISCUSS


@given(made_up.seekers)
@few
def test_that_a_place_that_says_nothing_is_never_a_no(seeker: Seeker) -> None:
    assert match(seeker, Opening(id=seeker.id)).of(NOT) == ()


@given(made_up.seekers, made_up.openings, st.sampled_from(("hours", "days", "times", "papers", "languages", "skills")))
@few
def test_that_knowing_more_never_makes_a_fit_unknown(seeker: Seeker, opening: Opening, fact: str) -> None:
    before, after = keyed(match(made_up.less_known(seeker, fact), opening)), keyed(match(seeker, opening))
    lost = {line for line, said in before.items() if said is FITS and after.get(line) is UNKNOWN}
    assert lost == set()


@given(made_up.seekers, made_up.openings, made_up.papers, made_up.spoken, st.sampled_from(made_up.WORK))
@few
def test_that_one_more_paper_language_or_skill_never_makes_a_fit_unknown(
    seeker: Seeker, opening: Opening, paper: Paper, language: Spoken, skill: str
) -> None:
    more = replace(
        seeker,
        papers=(*seeker.papers, paper),
        languages=(*seeker.languages, language),
        skills=(*seeker.skills, skill),
    )
    before, after = match(seeker, opening), match(more, opening)
    lost = [
        old for old, new in zip(before.lines, after.lines, strict=True)
        if old.criterion is new.criterion and old.verdict is FITS and new.verdict is UNKNOWN
    ]  # fmt: skip
    assert lost == []


@given(
    made_up.reaches,
    st.sampled_from(made_up.TOWNS),
    st.integers(1, 90),
    st.frozensets(st.sampled_from(Means), min_size=1),
)
@few
def test_that_a_way_that_fits_stays_known_when_means_and_limits_are_told(
    reach: Reach, town: str, minutes: int, means: frozenset[Means]
) -> None:
    opening = Opening(id=NOBODY.id, town=town, spot=spot_of(town))
    told = replace(
        reach,
        minutes=reach.minutes if reach.minutes is not None else minutes,
        means=reach.means if reach.means is not None else means,
    )
    before = {one.criterion: one.verdict for one in match(replace(NOBODY, reach=reach), opening).lines}
    after = {one.criterion: one.verdict for one in match(replace(NOBODY, reach=told), opening).lines}
    for criterion in (Criterion.DISTANCE, Criterion.TRAVEL):
        assert not (before.get(criterion) is FITS and after.get(criterion) is UNKNOWN)


@given(made_up.seekers, made_up.openings, st.randoms(use_true_random=False))
@few
def test_that_the_order_in_which_facts_were_written_down_changes_nothing(
    seeker: Seeker, opening: Opening, chance: object
) -> None:
    turned = replace(
        seeker,
        skills=seeker.skills[::-1],
        work=seeker.work[::-1],
        setting=seeker.setting[::-1],
        papers=seeker.papers[::-1],
        languages=seeker.languages[::-1],
    )
    one, other = match(seeker, opening), match(turned, replace(opening, tasks=opening.tasks[::-1]))
    assert one.order == other.order
    assert sorted(line.verdict for line in one.lines) == sorted(line.verdict for line in other.lines)


def test_that_a_paper_that_is_not_written_down_is_unknown_and_one_that_is_not_there_is_a_no() -> None:
    opening = Opening(id=NOBODY.id, needs=(Need(words="heftruckcertificaat", hard=True),))
    assert verdict(match(NOBODY, opening), Criterion.PAPERS) is UNKNOWN
    without = replace(NOBODY, papers=(Paper(name="Heftruckcertificaat", state=PaperState.NOT_HELD),))
    found = match(without, opening)
    assert verdict(found, Criterion.PAPERS) is NOT
    assert found.standing is Standing.NOT_NOW
    assert any(line.arrange is Arrange.GET_PAPER for line in found.lines)


@pytest.mark.parametrize(
    ("state", "expected", "arrange"),
    [
        (PaperState.FOREIGN, UNKNOWN, Arrange.RECOGNITION),
        (PaperState.ONGOING, UNKNOWN, Arrange.FINISH_PAPER),
        (PaperState.EXPIRED, NOT, Arrange.RENEW_PAPER),
        (PaperState.HELD, FITS, None),
    ],
)
def test_that_a_diploma_says_how_it_stands(state: PaperState, expected: MatchVerdict, arrange: Arrange | None) -> None:
    seeker = replace(NOBODY, papers=(Paper(name="Diploma verpleegkundige", state=state),))
    found = match(seeker, Opening(id=NOBODY.id, needs=(Need(words="verzorgende IG", hard=True),)))
    line = next(one for one in found.lines if one.criterion is Criterion.PAPERS)
    assert (line.verdict, line.arrange) == (expected, arrange)


def test_that_a_higher_licence_covers_a_lower_one_and_not_the_other_way() -> None:
    lorry = replace(NOBODY, papers=(Paper(name="Rijbewijs C", state=PaperState.HELD),))
    car = replace(NOBODY, papers=(Paper(name="rijbewijs B", state=PaperState.HELD),))
    asks_car = Opening(id=NOBODY.id, needs=(Need(words="Rijbewijs B", hard=True),))
    asks_lorry = Opening(id=NOBODY.id, needs=(Need(words="groot rijbewijs", hard=True),))
    assert verdict(match(lorry, asks_car), Criterion.PAPERS) is FITS
    assert verdict(match(car, asks_lorry), Criterion.PAPERS) is UNKNOWN


def test_that_more_hours_than_somebody_can_fit_when_both_sides_build_up() -> None:
    opening = Opening(id=NOBODY.id, hours=HoursRange(least=24, most=32, grows=True))
    hours = HoursRange(least=8, most=12)
    unasked = replace(opening, hours=HoursRange(least=24, most=32))
    assert verdict(match(replace(NOBODY, hours=hours), opening), Criterion.HOURS) is UNKNOWN
    assert verdict(match(replace(NOBODY, hours=hours), unasked), Criterion.HOURS) is NOT
    grows, stays = replace(hours, grows=True), replace(hours, grows=False)
    assert verdict(match(replace(NOBODY, hours=grows), opening), Criterion.HOURS) is FITS
    assert verdict(match(replace(NOBODY, hours=stays), opening), Criterion.HOURS) is NOT


def test_that_what_somebody_rather_not_does_stays_in_the_list_with_why() -> None:
    seeker = replace(NOBODY, work=(Wish(words="schoonmaken", weight=MatchWeight.NO),))
    found = match(seeker, Opening(id=NOBODY.id, title="Poetshulp"))
    assert found.standing is Standing.NOT_NOW
    assert next(line for line in found.lines if line.blocks).mine == "schoonmaken"


def test_that_the_name_of_a_whole_trade_is_no_hit_for_a_part_that_somebody_rather_not_does() -> None:
    seeker = replace(NOBODY, work=(Wish(words="afwassen", weight=MatchWeight.NO),))
    assert match(seeker, Opening(id=NOBODY.id, title="Schoonmaak op kantoor")).of(NOT) == ()


def test_that_several_musts_about_work_are_choices() -> None:
    musts = (Wish(words="tuin", weight=MatchWeight.MUST), Wish(words="koken", weight=MatchWeight.MUST))
    found = match(replace(NOBODY, work=musts), Opening(id=NOBODY.id, title="Keukenhulp"))
    assert found.standing is Standing.WANTED


def test_that_a_must_in_words_that_are_not_in_the_list_is_asked_and_not_refused() -> None:
    seeker = replace(NOBODY, work=(Wish(words="kwantumbiologie", weight=MatchWeight.MUST),))
    line = next(one for one in match(seeker, Opening(id=NOBODY.id, title="Keukenhulp")).lines)
    assert (line.verdict, line.arrange) == (UNKNOWN, Arrange.ASK_RESIDENT)


def test_that_a_language_level_that_is_too_low_says_what_can_be_arranged() -> None:
    seeker = replace(NOBODY, languages=(Spoken(language="nederlands", level=1),))
    opening = Opening(id=NOBODY.id, languages=(LanguageNeed(language="Nederlands", level=3),))
    line = next(one for one in match(seeker, opening).lines if one.criterion is Criterion.LANGUAGE)
    assert (line.verdict, line.arrange, line.mine) == (NOT, Arrange.LANGUAGE_HELP, "nederlands A1")


def test_that_a_way_near_the_limit_is_looked_up_and_not_decided() -> None:
    opening = Opening(id=NOBODY.id, town="Zeist", spot=spot_of("Zeist"))
    for minutes, expected in ((60, FITS), (40, UNKNOWN), (15, NOT)):
        reach = Reach(town="Utrecht", spot=spot_of("Utrecht"), minutes=minutes, means=frozenset({Means.BICYCLE}))
        assert verdict(match(replace(NOBODY, reach=reach), opening), Criterion.TRAVEL) is expected


def test_that_a_refused_consent_takes_nobody_out_of_the_own_list() -> None:
    found = match(replace(NOBODY, consent=Consent.NO), Opening(id=NOBODY.id))
    assert found.standing is Standing.TO_DISCUSS
    assert any(line.arrange is Arrange.CONSENT for line in found.lines)
