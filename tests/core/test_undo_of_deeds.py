"""Undo as somebody at work meets it: each deed is one step with a name, back and forth, and after a restart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.domain.catalogue import Offer, Organisation, Place
from intake_app.domain.network_words import ConsentHow, ConsentPurpose, ShareBasis, ShareLevel
from intake_app.domain.people import CaseFile, NetworkPerson, Person
from intake_app.domain.planning import Agreement, Goal, Step
from intake_app.domain.portfolio_choices import PortfolioPart
from intake_app.domain.vocabulary import LegalGround, PortfolioSection, RaterRole
from intake_app.services import (
    catalogue,
    consents,
    dossiers,
    editing,
    households,
    measuring,
    organisations,
    places,
    plans,
    portfolio,
    vaults,
)
from intake_app.services.desk import Desk
from tests.core.conftest import PASSPHRASE, TODAY

Deed = Callable[[Desk, UUID], object]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("vault") / "kluis.keukentafel"


@pytest.fixture(scope="module")
def work(place: Path) -> Iterator[tuple[Desk, UUID]]:
    """A desk with one dossier in the middle of its work."""
    desk, _code = vaults.create(place, PASSPHRASE, Clock(TODAY))
    desk.change_profile(consultant="Marloes Dekker", organisation="Sociaal team")
    case_id = dossiers.open_dossier(desk, Person(first_name="Joyce"), legal_grounds=(LegalGround.VOLUNTARY,))
    measuring.start_reading(desk, case_id, "spinnenweb", RaterRole.RESIDENT)
    plan = plans.draft_plan(desk, case_id)
    goal = plans.add_goal(desk, plan, "Ik wil onder de mensen zijn.")
    for words in ("Ik ga kijken.", "Ik bel."):
        plans.add_step(desk, goal, words)
    for title in ("Koken", "Fietsen maken"):
        portfolio.add_item(desk, case_id, PortfolioSection.DONE, title)
    yield desk, case_id
    desk.close()


def _answer(desk: Desk, case_id: UUID) -> object:
    reading = desk.dossier(case_id).measurements[0]
    item = desk.forms.instruments[reading.instrument].parts[0].items[0].id
    return measuring.record_answer(desk, reading.id, item, value=4)


def _agreement(desk: Desk, case_id: UUID) -> object:
    plan = desk.dossier(case_id).current_plan
    assert plan is not None
    return plans.add_agreement(
        desk, plan, Agreement(case_id=case_id, plan_id=plan.id, what="Ik kom.", promisor_name="J")
    )


def _step_order(desk: Desk, case_id: UUID) -> object:
    return editing.reorder(desk, Step, [one.id for one in reversed(desk.dossier(case_id).steps)], "Volgorde")


def _consent(desk: Desk, case_id: UUID) -> object:
    return consents.add(
        desk,
        case_id,
        recipient="Rekenkamer",
        purpose=ConsentPurpose.CONTACT,
        level=ShareLevel.SUMMARY,
        basis=ShareBasis.CONSENT,
        given_on=TODAY,
        how=ConsentHow.IN_CONVERSATION,
        until=TODAY + timedelta(days=30),
    )


DEEDS: dict[str, Deed] = {
    "an answer": _answer,
    "a goal": lambda desk, case_id: plans.add_goal(desk, desk.dossier(case_id).plans[-1], "Ik wil werken."),
    "a goal that goes with its steps": lambda desk, case_id: editing.remove(
        desk, Goal, desk.dossier(case_id).goals[0].id
    ),
    "a step": lambda desk, case_id: plans.add_step(desk, desk.dossier(case_id).goals[0], "Ik schrijf me in."),
    "steps in another order": _step_order,
    "an agreement": _agreement,
    "parts of the portfolio in another order": lambda desk, case_id: portfolio.put_in_order(
        desk, case_id, list(reversed(PortfolioPart))
    ),
    "somebody in the household": lambda desk, case_id: households.add_member(desk, case_id, name="Kay"),
    "somebody around": lambda desk, case_id: editing.add(desk, NetworkPerson(case_id=case_id, name="Buurvrouw")),
    "a field of the dossier": lambda desk, case_id: editing.edit(desk, CaseFile, case_id, neighbourhood="Noord"),
    "a consent": _consent,
}
SHARED: dict[str, Callable[[Desk], object]] = {
    "an offer": lambda desk: catalogue.add_offer(desk, Offer(name="Taalgroep")),
    "an offer edited": lambda desk: catalogue.edit_offer(desk, catalogue.catalogue(desk).offers[0].id, name="Anders"),
    "a place": lambda desk: places.add_place(desk, Place(title="Kok")),
    "an organisation": lambda desk: organisations.add_organisation(desk, Organisation(name="De Spaak")),
}


@pytest.mark.parametrize("what", DEEDS)
def test_that_a_deed_in_a_dossier_is_one_step_with_a_name(work: tuple[Desk, UUID], what: str) -> None:
    desk, case_id = work
    before = desk.dossier(case_id)
    DEEDS[what](desk, case_id)
    after = desk.dossier(case_id)
    assert after != before
    for way, wanted in ((desk.undo, before), (desk.redo, after), (desk.undo, before)):
        assert way(case_id).label.strip()
        assert desk.dossier(case_id) == wanted


@pytest.mark.parametrize("what", SHARED)
def test_that_a_deed_in_what_all_share_is_one_step_with_a_name(work: tuple[Desk, UUID], what: str) -> None:
    desk, _case_id = work

    def seen() -> object:
        with desk.vault.read() as reading:
            return [sorted(reading.find(kind), key=lambda one: one.id) for kind in (Offer, Place, Organisation)]

    before = seen()
    SHARED[what](desk)
    after = seen()
    assert after != before
    for way, wanted in ((desk.undo, before), (desk.redo, after), (desk.undo, before)):
        assert way(None).label.strip()
        assert seen() == wanted


def test_that_a_deed_is_taken_back_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "kluis.keukentafel"
    desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    case_id = dossiers.open_dossier(desk, Person(first_name="Joyce"))
    before = desk.dossier(case_id)
    households.add_member(desk, case_id, name="Kay")
    desk.close()
    again = vaults.unlock(path, PASSPHRASE, Clock(TODAY))
    assert again.undo(case_id).label == "Huishouden"
    assert again.dossier(case_id) == before and again.vault.check() == []
    again.close()
