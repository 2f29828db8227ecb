"""Goes through the caseload bit by bit after a migration or a change of rules, with other work in between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from intake_app.services import term_list
from ui.session import Session


def list_terms_anew(session: Session, on_done: Callable[[], None], *, owner: QObject | None = None) -> None:
    """Work out the terms of every dossier that was not listed yet; `on_done` follows when any was.

    It goes on when `owner` is gone, who is not told then.
    """
    worked = False

    def next_few(more: bool) -> None:
        nonlocal worked
        if not session.alive:
            return
        if more:
            worked = True
            session.run(term_list.catch_up, next_few)
        elif worked and session.wants(owner):
            on_done()

    session.run(term_list.catch_up, next_few)
