"""A real, encrypted vault to work at. One for a whole module: making one stretches a passphrase, on purpose slowly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import LegalGround
from intake_app.services import dossiers, plans, vaults
from intake_app.services.desk import Desk

TODAY = date(2026, 9, 15)
PASSPHRASE = "vier losse woorden samen"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("vault") / "team.keukentafel"
    made, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    made.change_profile(consultant="Marloes Dekker", organisation="Sociaal team", phone="0300 – 12 34 56")
    yield made
    made.close()


@pytest.fixture
def case_id(desk: Desk) -> UUID:
    """A fresh dossier of somebody of 43, on a voluntary plan."""
    person = Person(first_name="Joyce", last_name="Veldkamp", birth_date=date(1983, 4, 11), phone="06 – 12 34 56 78")
    return dossiers.open_dossier(desk, person, legal_grounds=(LegalGround.VOLUNTARY,))


@pytest.fixture
def ready_case(desk: Desk, case_id: UUID) -> UUID:
    """A dossier whose plan lacks nothing that blocks."""
    from intake_app.services.editing import edit

    plan = plans.draft_plan(desk, case_id)
    goal = plans.add_goal(desk, plan, "Ik wil weer onder de mensen zijn.")
    plans.add_step(desk, goal, "Ik ga kijken bij het buurthuis.")
    edit(desk, type(plan), plan.id, review_dates=(date(2026, 12, 15),))
    return case_id
