"""A working day at the window: 40 conversations and 200 prints, and what the process holds after every ten of them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import partial
from uuid import UUID

from benchmarks.working_day import CONVERSATIONS, EVERY, PRINTS_EACH, conversation
from intake_app import memory as habits
from intake_app.services import prints
from intake_app.services.desk import Desk
from tests.flows.team_stories import TeamKeys

_PAGES = ("dossier", "gesprek", "beeld", "plan", "portfolio", "opvolging")


def working_day(keys: TeamKeys) -> Iterator[str]:
    """Each conversation: a dossier that is made, answered, planned and printed, with its pages looked at."""
    from benchmarks.stories import memory

    keys.dog.doing("a working day")
    _settled(keys)
    found = [memory()]
    for number in range(CONVERSATIONS):
        case_id = keys.ask(partial(conversation, number=number))
        _look(keys, case_id)
        for _again in range(PRINTS_EACH):
            keys.ask(partial(_print, case_id=case_id))
        keys.go("caseload")
        if (number + 1) % EVERY == 0:
            _settled(keys)
            found.append(memory())
    yield f"a working day, before and after every {EVERY} conversations: " + "; ".join(found)


def _look(keys: TeamKeys, case_id: UUID) -> None:
    session = keys.window.session
    assert session is not None
    session.open_dossier(case_id)
    keys.hand.settle()
    for page in _PAGES:
        keys.go(page)


def _print(desk: Desk, case_id: UUID) -> int:
    return len(prints.preview(desk, case_id, "plan"))


def _settled(keys: TeamKeys) -> None:
    """As it is a moment later, when nobody does anything."""
    keys.hand.settle()
    gc.collect()
    habits.give_back()
