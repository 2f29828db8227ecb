"""Background work: order, the thread results arrive on, errors, and receivers that are gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from intake_app.errors import InputRefused
from ui.tasks import Job, TaskRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    assert runner.close(5)


def test_that_work_runs_elsewhere_and_its_result_arrives_on_the_gui_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    threads: list[int] = []
    runner.run(threading.get_ident, lambda worker: threads.extend((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threads[1] == threading.get_ident()


def test_that_calls_keep_their_order(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[int] = []
    for number in range(50):
        runner.run(lambda n=number: n, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == list(range(50))


def test_that_idle_follows_the_last_result(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[str] = []
    with qtbot.waitSignal(runner.idle):
        runner.run(lambda: "one", seen.append)
        runner.run(lambda: "two", seen.append)
        assert runner.pending == 2
    assert seen == ["one", "two"]
    assert runner.pending == 0


def test_that_an_expected_problem_is_a_sentence_and_a_bug_is_not(qtbot: QtBot, runner: TaskRunner) -> None:
    def refuse() -> None:
        raise InputRefused("Deze dag bestaat niet.")

    def break_down() -> None:
        raise ZeroDivisionError

    with qtbot.waitSignal(runner.refused) as refused:
        runner.run(refuse)
    assert refused.args == ["Deze dag bestaat niet."]
    with qtbot.waitSignal(runner.broke) as broke:
        runner.run(break_down)
    assert isinstance(broke.args[0], ZeroDivisionError)


def test_that_an_own_error_handler_gets_every_exception(qtbot: QtBot, runner: TaskRunner) -> None:
    caught: list[BaseException] = []

    def refuse() -> None:
        raise InputRefused("Nee.")

    runner.run(refuse, None, caught.append)
    qtbot.waitUntil(lambda: bool(caught))
    assert str(caught[0]) == "Nee."


def test_that_nothing_reaches_a_destroyed_receiver(qtbot: QtBot, runner: TaskRunner) -> None:
    gate = threading.Event()
    receiver = QObject()
    seen: list[str] = []
    runner.run(lambda: gate.wait(5), lambda _result: seen.append("delivered"), context=receiver)
    with qtbot.waitSignal(receiver.destroyed):
        receiver.deleteLater()
    with qtbot.waitSignal(runner.idle):
        gate.set()
    assert seen == []


def test_that_flush_waits_for_the_work_and_for_what_its_result_asks_for(runner: TaskRunner) -> None:
    seen: list[str] = []
    runner.run(lambda: "first", lambda first: runner.run(lambda: first + ", second", seen.append))
    assert runner.flush(5)
    assert seen == ["first, second"]


def test_that_flush_says_when_time_was_not_enough(runner: TaskRunner) -> None:
    gate = threading.Event()
    runner.run(lambda: gate.wait(5))
    assert not runner.flush(0.01)
    gate.set()
    assert runner.flush(5)


def test_that_a_job_reports_progress_and_delivers(qtbot: QtBot, runner: TaskRunner) -> None:
    seen: list[object] = []
    gate = threading.Event()

    def count(job: Job) -> str:
        gate.wait(5)
        for done in range(3):
            job.checkpoint(done * 2**32, 2**33)
        return "counted"

    job = runner.compute(count, seen.append)
    job.progress.connect(lambda done, total: seen.append((done, total)))
    with qtbot.waitSignal(job.finished):
        gate.set()
    assert seen == [(0, 2**33), (2**32, 2**33), (2**33, 2**33), "counted"], "bytes of a vault of 8 GB"


def test_that_a_cancelled_job_stops_and_delivers_nothing(qtbot: QtBot, runner: TaskRunner) -> None:
    started, seen = threading.Event(), []

    def forever(job: Job) -> None:
        while True:
            started.set()
            job.checkpoint(0, 1)

    job = runner.compute(forever, seen.append)
    assert started.wait(5)
    with qtbot.waitSignal(job.finished):
        job.cancel()
    assert seen == []


def test_that_jobs_do_not_wait_for_the_vault(qtbot: QtBot, runner: TaskRunner) -> None:
    gate = threading.Event()
    runner.run(lambda: gate.wait(5))
    seen: list[str] = []
    runner.compute(lambda _job: "beside", seen.append)
    qtbot.waitUntil(lambda: seen == ["beside"])
    gate.set()
