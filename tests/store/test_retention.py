"""Which copies stay, whatever the moments at which they were made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.store.retention import DAYS, MONTHS, RECENT, WEEKS, kept
from intake_app.store.shelf import Why, copies_in, free_moment, name_for, tidy

MOMENTS = st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)), max_size=120)


@settings(max_examples=60, deadline=None)
@given(MOMENTS)
def test_that_what_stays_is_bounded_holds_the_newest_and_stays_so(moments: list[datetime]) -> None:
    staying = kept(moments)
    assert staying <= set(moments)
    assert len(staying) <= RECENT + DAYS + WEEKS + MONTHS
    assert set(sorted(set(moments), reverse=True)[:RECENT]) <= staying
    assert kept(staying) == staying
    months = {(one.year, one.month) for one in moments}
    newest_months = sorted(months, reverse=True)[:MONTHS]
    assert set(newest_months) <= {(one.year, one.month) for one in staying}


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 50), st.integers(20, 400))
def test_that_tidying_after_each_copy_keeps_what_tidying_once_would(hours: int, count: int) -> None:
    begin, held, every = datetime(2026, 1, 1, tzinfo=UTC), set[datetime](), set[datetime]()
    for number in range(count):
        moment = begin + timedelta(hours=hours * number)
        every.add(moment)
        held = set(kept(held | {moment}))
    assert held == kept(every)


@settings(max_examples=40, deadline=None)
@given(MOMENTS, st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))
def test_that_a_newer_copy_never_makes_the_only_copy_of_a_recent_month_go(
    moments: list[datetime], newer: datetime
) -> None:
    months = sorted({(one.year, one.month) for one in (*moments, newer)}, reverse=True)[:MONTHS]
    assert set(months) <= {(one.year, one.month) for one in kept([*moments, newer])}


def _put(folder: Path, at: datetime, vault: str = "0" * 16, why: Why = Why.BY_ITSELF) -> Path:
    path = folder / name_for(at, vault, 1, bytes(32), why)
    path.write_bytes(b"copy")
    return path


def test_that_only_copies_of_this_vault_are_tidied(tmp_path: Path) -> None:
    begin = datetime(2026, 9, 1, 8, tzinfo=UTC)
    for number in range(40):
        _put(tmp_path, begin + timedelta(minutes=number))
    other = _put(tmp_path, begin - timedelta(days=900), vault="f" * 16)
    letter = tmp_path / "brief.keukentafel"
    letter.write_bytes(b"of somebody")
    before = [_put(tmp_path, begin - timedelta(days=5, minutes=n), why=Why.BEFORE_IMPORT) for n in range(5)]
    gone = tidy(tmp_path, "0" * 16)
    assert gone and not any(path.exists() for path in gone)
    assert other.exists() and letter.exists()
    assert [path.exists() for path in before] == [True, True, True, False, False]
    assert len(copies_in(tmp_path, "0" * 16)) == RECENT + 3


def test_that_a_clock_that_was_set_back_does_not_hide_a_new_copy(tmp_path: Path) -> None:
    later = datetime(2030, 1, 1, tzinfo=UTC)
    _put(tmp_path, later)
    now = free_moment(datetime(2026, 1, 1, tzinfo=UTC), tmp_path, "0" * 16)
    assert now > later
    fresh = _put(tmp_path, now)
    assert copies_in(tmp_path)[0].path == fresh
