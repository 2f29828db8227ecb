"""A working day in one process: 40 conversations of both voices and 200 prints. Memory is to stay flat."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from intake_app.clock import Clock
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import RaterRole
from intake_app.services import conversations, dossiers, measuring, plans, prints, synthetic, vaults
from intake_app.services.desk import Desk

CONVERSATIONS, PRINTS_EACH = 40, 5
DOSSIERS = int(os.environ.get("KEUKENTAFEL_BENCH_DAY", "1000"))
_EVERY = 10


def measure(folder: Path) -> Iterator[str]:
    """Resident memory after every ten conversations with their prints; only where the system tells it."""
    if not Path("/proc/self/statm").exists():
        return
    desk, _code = vaults.create(folder / "day.keukentafel", "vier losse woorden samen", Clock(date(2026, 9, 15)))
    try:
        synthetic.fill(desk, DOSSIERS, 1)
        found = [_now()]
        for number in range(CONVERSATIONS):
            _conversation(desk, number)
            if (number + 1) % _EVERY == 0:
                found.append(_now())
        said = ", ".join(f"{one:.0f}" for one in found)
        yield f"a working day with {DOSSIERS} dossiers, MB before and after every {_EVERY} conversations: {said}"
        yield f"grown in the last three quarters of the day: {found[-1] - found[1]:.1f} MB"
    finally:
        desk.close()


def _conversation(desk: Desk, number: int) -> None:
    case_id = dossiers.open_dossier(desk, Person(first_name="Proef", last_name=f"Persoon {number}"))
    conversations.start_conversation(desk, case_id)
    for voice in (RaterRole.RESIDENT, RaterRole.CONSULTANT):
        reading = measuring.start_reading(desk, case_id, "zrm-2017", voice)
        for place, item in enumerate(desk.forms.instrument("zrm-2017").items):
            measuring.record_answer(desk, reading.id, item.id, value=1 + (place + number) % 5)
        measuring.mark_ready(desk, reading.id)
    plan = plans.draft_plan(desk, case_id)
    goal = plans.add_goal(desk, plan, "Ik wil weer onder de mensen zijn.")
    plans.add_step(desk, goal, "Ik ga kijken bij het buurthuis.")
    for _again in range(PRINTS_EACH):
        prints.preview(desk, case_id, "plan")


def _now() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
