"""Goes through the caseload bit by bit after a migration or a change of rules, with other work in between."""

from __future__ import annotations

from collections.abc import Callable

from intake_app.services import term_list
from ui.session import Session


def list_terms_anew(session: Session, on_done: Callable[[], None]) -> None:
    """Work out the terms of every dossier that was not listed yet; `on_done` follows when any was."""
    worked = False

    def next_few(more: bool) -> None:
        nonlocal worked
        if not session.alive:
            return
        if more:
            worked = True
            session.run(term_list.catch_up, next_few)
        elif worked:
            on_done()

    session.run(term_list.catch_up, next_few)
