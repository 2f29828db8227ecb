"""The stories of a team and of personas with 100,000 dossiers, and a working day, under the watchdog.

No turn of the GUI thread may take over 50 ms of its processor time, whatever is done in it. KEUKENTAFEL_BENCH_VAULT
names a vault that is there already, which the stories change; its passphrase stands in the file that
KEUKENTAFEL_PASSPHRASE_FILE names. Without it one is made, of as many dossiers as KEUKENTAFEL_BENCH_DOSSIERS says.
Raises AssertionError, after everything is told, for a turn too long.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.conversation import CONVERSATIONS
from benchmarks.window_memory import one_conversation
from intake_app import memory
from intake_app.clock import Clock
from intake_app.services import synthetic, vaults
from intake_app.settings import WindowSettings
from tests.flows.persona_stories import PERSONAS
from tests.flows.persona_stories import story as persona_story
from tests.flows.team_stories import STORIES, TeamKeys
from tests.watchdog import LONGEST, Block, Watchdog, note_threads
from ui import theme
from ui.app import make_application
from ui.beginning import Start
from ui.hand import wait_until
from ui.main_window import MainWindow
from ui.tasks import TaskRunner

DOSSIERS = int(os.environ.get("KEUKENTAFEL_BENCH_DOSSIERS", "100000"))
TODAY = date(2026, 9, 15)
PASSPHRASE = "vier losse woorden samen"
CONSULTANT = {"consultant": "Marloes Dekker", "organisation": "Sociaal team De Boomgaard", "phone": "0300 – 12 34 03"}
_PATIENCE = 120.0


def measure(folder: Path) -> Iterator[str]:
    """What the watchdog noted, story by story, twice: with pages that open for the first time, and without."""
    path, passphrase = vault_of(folder)
    window = _opened(path)
    try:
        with Watchdog() as dog:
            dog.doing("unlocking")
            window.unlock(passphrase)
            wait_until(lambda: window.session is not None and window.page is not None, "the caseload", _PATIENCE)
            assert window.session is not None
            window.idle.stop()  # nobody is there whose hands it could miss
            keys = TeamKeys(window, dog)
            keys.hand.settle()
            threads = note_threads(window.session._desk.vault)
            yield from _told(dog, keys, "for the first time: ")
            yield from _told(dog, keys, "")
            yield from _of_personas(dog, keys)
            yield _played(dog, "a working day", partial(_working_day, keys))
        assert threading.current_thread().name not in threads, "the GUI thread asked the vault something"
        yield from (f"- {one}" for one in dog.blocks)
        assert not dog.blocks, f"{len(dog.blocks)} turns over {LONGEST:.0f} ms"
    finally:
        window.close()


def vault_of(folder: Path) -> tuple[Path, str]:
    """The vault of the stories, and its passphrase."""
    given = os.environ.get("KEUKENTAFEL_BENCH_VAULT")
    if given:
        words = Path(os.environ["KEUKENTAFEL_PASSPHRASE_FILE"]).read_text(encoding="utf-8")
        return Path(given), words.strip()
    path = folder / "stories.keukentafel"
    desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    synthetic.fill(desk, DOSSIERS, 1)
    desk.close()
    return path, PASSPHRASE


def _opened(path: Path) -> MainWindow:
    settings = WindowSettings(width=1366, height=768)
    app = make_application(settings)
    window = MainWindow(Start(path, Clock(TODAY)), settings, theme.install(app), TaskRunner(app))
    window.broke.connect(_raise)
    window.completed.connect(memory.set_apart)  # as `ui.app` does: what is loaded by then stays
    window.show()
    window.activateWindow()
    return window


def _told(dog: Watchdog, keys: TeamKeys, when: str) -> Iterator[str]:
    for story in STORIES:
        yield _played(dog, f"{when}{story.__name__.replace('_', ' ')}", partial(story, keys))


def _of_personas(dog: Watchdog, keys: TeamKeys) -> Iterator[str]:
    """The acceptance cases as they are played at the window, each from the report to the second look-back."""
    keys.ask(lambda desk: desk.change_profile(**CONSULTANT))
    for persona in PERSONAS:
        keys.go("caseload")
        yield _played(dog, persona.name, partial(persona_story, keys, persona))
    keys.on(TODAY)
    keys.go("caseload")


def _working_day(keys: TeamKeys) -> None:
    for number in range(1, CONVERSATIONS + 1):
        one_conversation(keys, number)


def _played(dog: Watchdog, what: str, story: Callable[[], None]) -> str:
    before = len(dog.blocks)
    dog.doing(what)
    story()
    blocks = dog.blocks[before:]
    return f"{what}: longest turn {dog.longest.get(what, 0.0):.0f} ms; {_said(blocks)}"


def _said(blocks: list[Block]) -> str:
    if not blocks:
        return "none over 50 ms"
    return f"{len(blocks)} over 50 ms, " + ", ".join(f"{one.ms:.0f} ({(one.where or ('Qt',))[0]})" for one in blocks)


def _raise(error: BaseException) -> None:
    raise error
