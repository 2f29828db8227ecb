"""One conversation of a simulated working day, as the services carry it."""

from __future__ import annotations

from uuid import UUID

from intake_app.domain.people import Person
from intake_app.domain.vocabulary import RaterRole
from intake_app.services import conversations, dossiers, measuring, plans
from intake_app.services.desk import Desk

CONVERSATIONS, PRINTS_EACH = 40, 5
EVERY = 10


def conversation(desk: Desk, number: int) -> UUID:
    """A dossier that is made, answered by both voices and planned."""
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
    return case_id
