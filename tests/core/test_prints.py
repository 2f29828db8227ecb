"""A fixed plan says the same in every size and language, whatever was changed in the dossier since."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

import pypdf

from intake_app.domain.people import NetworkPerson, Person
from intake_app.domain.planning import Goal
from intake_app.services import plans, prints
from intake_app.services.desk import Desk
from intake_app.services.editing import add, edit, reorder

from .test_plans import sign_both


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def test_that_large_print_of_a_fixed_plan_keeps_its_words_and_their_order(desk: Desk, ready_case: UUID) -> None:
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    second = plans.add_goal(desk, dossier.current_plan, "Ik wil eerst slapen.")
    reorder(desk, Goal, [second.id, dossier.goals[0].id])
    document = sign_both(desk, ready_case)
    edit(desk, Person, dossier.person.id, last_name="Anders")
    add(desk, NetworkPerson(case_id=ready_case, name="Later gekomen", contact_allowed_on=desk.today()))
    for language in ("nl", "en"):
        paper = words_of(prints.preview(desk, ready_case, "plan", language=language, large=True))
        assert "Joyce Veldkamp" in paper and "Anders" not in paper and "Later gekomen" not in paper
        assert paper.index("Ik wil eerst slapen.") < paper.index("Ik wil weer onder de mensen zijn.")
    assert prints.preview(desk, ready_case, "plan") == document.content
