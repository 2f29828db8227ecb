"""How much longer long work takes, as it is told."""

from __future__ import annotations

import pytest

from intake_app.services.pace import Pace


@pytest.mark.parametrize(
    ("spent", "done", "total", "said"),
    [
        (0.5, 50, 100, ""),  # too short ago to say anything
        (30.0, 1, 100, ""),  # too little done
        (30.0, 10, 100, "Nog ongeveer 4 minuten."),
        (30.0, 90, 100, "Nog minder dan een minuut."),
        (30.0, 100, 100, ""),
        (30.0, 5, 0, ""),  # nobody knows how much there is
        (90.0, 3 * 2**30, 6 * 2**30, "Nog ongeveer 2 minuten."),  # bytes of a large vault
    ],
)
def test_that_the_time_that_is_left_follows_from_what_is_done(spent: float, done: int, total: int, said: str) -> None:
    moments = iter((100.0, 100.0 + spent))
    assert Pace(lambda: next(moments)).after("", done, total).strip() == said


def test_that_it_stands_after_what_is_told_already() -> None:
    moments = iter((0.0, 60.0, 60.0))
    left = Pace(lambda: next(moments))
    assert left.after("Bezig.", 50, 200) == "Bezig. Nog ongeveer 3 minuten."
    assert left.after("Bezig.", 0, 200) == "Bezig."


def test_that_the_part_that_is_done_stands_before_it() -> None:
    seconds = iter((0.0, 1.0, 60.0, 60.0))
    pace = Pace(lambda: next(seconds))
    assert pace.words(0, 0) == ""
    assert pace.words(1, 10) == "10 %."
    assert pace.words(2, 10) == "20 %. Nog ongeveer 4 minuten."
    assert pace.words(8, 10) == "80 %. Nog minder dan een minuut."
