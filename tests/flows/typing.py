"""A program that is killed while it works: the real window typing answers, or the service that keeps them.

python -m tests.flows.typing reads lines "window|service <vault> <case> <first number>" and forks a child for each; the
child writes the number of every answer that was acknowledged.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from uuid import UUID

from intake_app.clock import Clock
from intake_app.domain.vocabulary import RaterRole
from intake_app.services import conversations, measuring, vaults
from intake_app.services.desk import Desk
from intake_app.settings import MotionChoice, ThemeChoice, WindowSettings
from tests.store.vault_keys import PASSPHRASE

FORM = "openingsvragen"


def words_of(number: int) -> str:
    """What the answer of this number says."""
    return f"antwoord {number}, in de woorden van de inwoner"


def items_of(desk: Desk) -> list[str]:
    """The questions that are answered in turn."""
    return [item.id for item in desk.forms.instrument(FORM).items]


def in_the_service(path: Path, case_id: UUID, first: int) -> None:
    """Keep answers as the window does; the call that comes back is the acknowledgement."""
    desk = vaults.unlock(path, PASSPHRASE, Clock())
    items = items_of(desk)
    talk = conversations.start_conversation(desk, case_id)
    reading = measuring.start_reading(desk, case_id, FORM, RaterRole.RESIDENT, conversation_id=talk.id)
    number = first
    while True:
        measuring.record_answer(desk, reading.id, items[number % len(items)], text=words_of(number))
        acknowledge(number)
        number += 1


def in_the_window(path: Path, case_id: UUID, first: int) -> None:
    """Type answers at the real window; the dossier that shows them is the acknowledgement."""
    from PySide6.QtCore import Qt

    from ui import theme
    from ui.app import make_application
    from ui.beginning import Start
    from ui.hand import Hand, wait_until
    from ui.main_window import MainWindow
    from ui.tasks import TaskRunner

    settings = WindowSettings(theme=ThemeChoice.LIGHT, motion=MotionChoice.REDUCED, width=1366, height=768)
    app = make_application(settings)
    window = MainWindow(Start(path, Clock()), settings, theme.install(app), TaskRunner(app))
    window.broke.connect(lambda error: os.write(2, repr(type(error)).encode()))
    hand = Hand(window, lambda: window.tasks.pending > 0 or window.travelling)
    window.show()
    window.activateWindow()
    hand.write(PASSPHRASE, "field_passphrase")
    hand.key(Qt.Key.Key_Return)
    hand.wait_for("field_search")
    assert window.session is not None
    session = window.session
    session.open_dossier(case_id)
    wait_until(lambda: session.dossier is not None, "the dossier")
    window.go("gesprek")
    items = [item.id for item in session.forms.instrument(FORM).items]
    number = first
    while True:
        item, words = items[number % len(items)], words_of(number)
        hand.write(words, f"field_{item}")
        hand.key(Qt.Key.Key_Tab)
        wait_until(lambda item=item, words=words: session.dossier.own_words(FORM, item) == words, "the answer kept")
        acknowledge(number)
        number += 1


def acknowledge(number: int) -> None:
    """Tell the parent that this answer is kept."""
    os.write(1, f"{number}\n".encode())


def main() -> None:
    """Load everything once, then fork a child for every line."""
    from intake_app.store.vault import preload

    preload()
    work = {"service": in_the_service, "window": in_the_window}
    for line in sys.stdin:
        kind, path, case_id, first = line.rstrip("\n").split("\t")
        if kind == "window":
            import ui.main_window
            import ui.pages.conversation  # noqa: F401  # loaded here, so that a child need not
        child = os.fork()
        if child == 0:
            os.write(1, f"{os.getpid()}\n".encode())
            work[kind](Path(path), UUID(case_id), int(first))
        os.waitpid(child, 0)
        os.write(1, b"\nended\n")


if __name__ == "__main__":
    main()
