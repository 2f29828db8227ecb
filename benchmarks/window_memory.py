"""What the window holds, as a user starts it: the caseload of 100,000 dossiers, everything opened, and a working day.

A process of its own that begins as `python -m intake_app` does; nothing that only tests have is in it. The vault is the
one that KEUKENTAFEL_BENCH_VAULT names (see `stories`), or one that is made.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import traceback
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from intake_app.services.desk import Desk
    from tests.flows.team_stories import TeamKeys
    from ui.main_window import MainWindow

_PAGES = ("dossier", "gesprek", "beeld", "plan", "portfolio", "opvolging")
_STORIES = (
    *("searching", "sorting", "scrolling", "tabs", "lists", "filters"),
    *("looking_over", "team_report", "notes", "offers", "batch", "one_dossier"),
)
_PATIENCE = 120.0
_CALM = 2.5  # seconds without anything to do, after which the window gave back what it can
_TOLD = Path("/proc/self/smaps_rollup")
_STRANGE = frozenset({"pytest", "_pytest", "pypdf", "hypothesis", "benchmarks.stories"})


def measure(folder: Path) -> Iterator[str]:
    """Memory after each thing that is done; only where the system tells it."""
    from benchmarks.stories import vault_of

    if not _TOLD.exists():
        return
    vault, passphrase = vault_of(folder)
    call = [sys.executable, "-P", "-m", "benchmarks.window_memory", str(vault)]
    environment = os.environ | {f"XDG_{kind}_HOME": str(folder / "home") for kind in ("CACHE", "CONFIG", "DATA")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as with whoever works with it every day
    with subprocess.Popen(call, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(f"{passphrase}\n")
        process.stdin.close()
        yield from (line.rstrip() for line in process.stdout)
    if process.returncode:
        raise RuntimeError(f"the window that is measured ended with {process.returncode}")


def main(vault: Path, passphrase: str) -> int:
    """The window from its start until it is closed."""
    from datetime import date

    from intake_app.clock import Clock
    from intake_app.commands.window import open_window
    from ui.frame import Frame

    appear = Frame.appear

    def watched(window: MainWindow) -> None:
        from PySide6.QtCore import QTimer

        window.resize(1366, 768)
        appear(window)
        window.completed.connect(lambda: QTimer.singleShot(0, window, lambda: _play(window, passphrase)))

    Frame.appear = watched  # type: ignore[assignment,method-assign]  # whoever starts it here has no hands
    return open_window(vault, Clock(date(2026, 9, 15)))


def _play(window: MainWindow, passphrase: str) -> None:
    from PySide6.QtWidgets import QApplication

    try:
        for what in _day(window, passphrase):
            _calm(window)
            sys.stdout.write(f"{what}: {memory()}\n")
            sys.stdout.flush()
        strange = _STRANGE & set(sys.modules)
        assert not strange, f"{strange} is no part of the program"
    except BaseException:
        traceback.print_exc()  # the window would only show that something went wrong
        QApplication.exit(1)
        return
    window.close()


def _day(window: MainWindow, passphrase: str) -> Iterator[str]:
    """What is done, one thing at a time, each told when it is done."""
    yield "asking for the passphrase"
    from benchmarks.conversation import CONVERSATIONS, EVERY, PRINTS_EACH
    from tests.flows import team_stories
    from tests.flows.team_stories import TeamKeys
    from tests.watchdog import Watchdog
    from ui.hand import wait_until
    from ui.read_ahead import ReadAhead

    window.unlock(passphrase)
    wait_until(lambda: window.page is not None, "the caseload", _PATIENCE)
    window.idle.stop()  # nobody is there whose hands it could miss
    keys = TeamKeys(window, Watchdog())
    keys.hand.settle()
    ahead = window.findChild(ReadAhead)
    assert ahead is not None
    wait_until(lambda: not ahead.busy, "everything that is imported ahead", _PATIENCE)
    keys.hand.settle()
    yield "the caseload of everybody, and everything imported"
    for story in _STORIES:
        getattr(team_stories, story)(keys)
        keys.go("caseload")
        yield f"after {story.replace('_', ' ')}"
    for number in range(1, CONVERSATIONS + 1):
        one_conversation(keys, number)
        if number == 1 or number % EVERY == 0:
            yield f"after {number} conversations and {number * PRINTS_EACH} prints"


def one_conversation(keys: TeamKeys, number: int) -> None:
    """A dossier that is made, answered, planned and printed, with its pages looked at."""
    from benchmarks.conversation import PRINTS_EACH, conversation

    session = keys.window.session
    assert session is not None
    case_id = keys.ask(partial(conversation, number=number))
    session.open_dossier(case_id)
    keys.hand.settle()
    for page in _PAGES:
        keys.go(page)
    for _again in range(PRINTS_EACH):
        keys.ask(partial(_print, case_id=case_id))
    keys.go("caseload")


def _print(desk: Desk, case_id: UUID) -> int:
    from intake_app.services import prints

    return len(prints.preview(desk, case_id, "plan"))


def _calm(window: MainWindow) -> None:
    """As it is a moment later, when nobody does anything."""
    from ui.hand import wait_until

    since = monotonic()
    wait_until(lambda: monotonic() - since > _CALM and not window.at_work, "a quiet moment", 600)


def memory() -> str:
    """What this process holds: what it wrote itself, and that with the files that it has mapped (programs, mostly).

    At the most is since this was asked before; when unlocking, the key takes 64 MB for a moment. The
    first is what the system monitors of Windows, macOS and GNOME show; other programs cannot share it.
    """
    found = dict(re.findall(r"^(\w+): +(\d+) kB$", _TOLD.read_text(encoding="ascii"), re.MULTILINE))
    most = re.findall(r"^VmHWM:\s+(\d+) kB$", Path("/proc/self/status").read_text(encoding="ascii"), re.MULTILINE)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # count the highest anew
    own, resident, highest = (int(kilobytes) / 1000 for kilobytes in (found["Anonymous"], found["Rss"], most[0]))
    return f"{own:.0f} MB of its own, {resident:.0f} MB resident, {highest:.0f} MB at the most"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.stdin.readline().rstrip("\n")))
