"""The bar of long work: it speaks of the work that it was given last."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.tasks import Job
from ui.widgets.long_work import LongWork


def test_that_an_older_job_that_still_goes_on_has_no_say_in_the_bar_of_a_newer_one(qtbot: QtBot) -> None:
    bar, older, newer = LongWork(), Job(), Job()
    qtbot.addWidget(bar)
    bar.follow(older, "Lezen.")
    older.checkpoint(40, 100)
    assert bar.words == "Lezen. 40 %."
    bar.follow(newer, "Schrijven.")
    older.checkpoint(90, 100)
    assert bar.words == "Schrijven."
    newer.checkpoint(10, 100)
    older.end()
    assert bar.words == "Schrijven. 10 %." and bar.job is newer
    newer.end()
    assert bar.job is None
