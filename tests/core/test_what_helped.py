"""What helped: told per thing that was deployed, counted for the team, and never a score of anybody (I07)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.domain.catalogue import Offer
from intake_app.domain.catalogue_words import OfferKind
from intake_app.domain.dossier import Dossier
from intake_app.domain.effects import DeployedKind, Effect, InstrumentEffect
from intake_app.domain.follow_up import Closing
from intake_app.domain.follow_up_words import AttentionKind, OutcomeKind
from intake_app.domain.ids import new_id
from intake_app.domain.placements import Placement, PlacementStatus
from intake_app.domain.planning import Step
from intake_app.domain.team_report import HalfYear, LineKind
from intake_app.domain.vocabulary import ContactKind, SignatureMethod, StepStatus
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import (
    attention,
    catalogue,
    closing,
    contacts,
    editing,
    effects,
    everything,
    plans,
    signing,
    step_offers,
    team_report,
    trajectories,
)
from intake_app.services.desk import Desk
from intake_app.services.effects import Deployed

TODAY = date(2026, 9, 15)


@pytest.fixture(autouse=True)
def on_the_day(desk: Desk) -> None:
    desk.clock = Clock(TODAY)


@pytest.fixture
def walking(desk: Desk, ready_case: UUID) -> Offer:
    """An offer in the first step of the plan, which was begun."""
    made = catalogue.add_offer(desk, Offer(name="Wandelgroep", kind=OfferKind.ACTIVITY, places=4, checked_on=TODAY))
    step = desk.dossier(ready_case).steps[0]
    step_offers.take_offer(desk, step, made.id)
    editing.edit(desk, Step, step.id, status=StepStatus.STARTED)
    return made


def _only(desk: Desk, case_id: UUID) -> Deployed:
    (one,) = effects.deployed(desk.dossier(case_id))
    return one


def test_that_only_what_was_begun_counts_as_deployed(desk: Desk, ready_case: UUID, walking: Offer) -> None:
    step = desk.dossier(ready_case).steps[0]
    editing.edit(desk, Step, step.id, status=StepStatus.WAITING_LIST)
    assert effects.deployed(desk.dossier(ready_case)) == ()
    editing.edit(desk, Step, step.id, status=StepStatus.PARTLY)
    one = _only(desk, ready_case)
    assert (one.kind, one.about, one.name, one.told) == (DeployedKind.OFFER, walking.id, "Wandelgroep", None)


def test_that_the_next_version_of_a_plan_deploys_nothing_twice(desk: Desk, ready_case: UUID, walking: Offer) -> None:
    goal = desk.dossier(ready_case).goals[0]
    trajectories.start(desk, goal, "jij-bent-in-beeld", date(2026, 6, 1))
    first = effects.deployed(desk.dossier(ready_case))
    plans.finalise(desk, ready_case)
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    for signer in signing.signers(dossier, dossier.current_plan):
        signing.sign(desk, ready_case, signer.name, signer.role, SignatureMethod.INK_SEEN)
    signing.fix_plan(desk, ready_case)
    plans.new_version(desk, ready_case)
    dossier = desk.dossier(ready_case)
    assert len(dossier.trajectories) == 2 and len(dossier.taken_offers) == 2
    assert effects.deployed(dossier) == first and len(first) == 2


def test_that_an_answer_is_kept_changed_taken_back_and_undone(desk: Desk, ready_case: UUID, walking: Offer) -> None:
    effects.tell(desk, ready_case, _only(desk, ready_case), Effect.CONTRIBUTED, "Zij kent nu de buurt.")
    (kept,) = desk.dossier(ready_case).instrument_effects
    assert (kept.effect, kept.why, kept.judged_on, kept.by) == (
        Effect.CONTRIBUTED, "Zij kent nu de buurt.", TODAY, "Marloes Dekker",
    )  # fmt: skip
    desk.clock = Clock(date(2026, 10, 1))
    effects.tell(desk, ready_case, _only(desk, ready_case), Effect.CONTRIBUTED, "Zij kent nu de buurt goed.")
    effects.tell(desk, ready_case, _only(desk, ready_case), Effect.NOT, "Toch niet.")
    (changed,) = desk.dossier(ready_case).instrument_effects
    assert (changed.id, changed.effect, changed.judged_on) == (kept.id, Effect.NOT, date(2026, 10, 1))
    effects.tell(desk, ready_case, _only(desk, ready_case), None)
    assert desk.dossier(ready_case).instrument_effects == ()
    desk.undo(ready_case)
    assert desk.dossier(ready_case).instrument_effects == (changed,)


def test_that_closing_hints_at_what_nobody_spoke_about_and_never_blocks(
    desk: Desk, ready_case: UUID, walking: Offer
) -> None:
    whole = Closing(
        case_id=ready_case, closed_on=TODAY, reason="Klaar.", destination="Thuis", outcome=OutcomeKind.VOLUNTEERING,
        no_contact_wanted=True, portfolio_given=True, aftercare_asked=True,
    )  # fmt: skip
    (hint,) = closing.lacking(desk.dossier(ready_case), whole)
    assert (hint.field, hint.blocks) == ("effects", False) and "Wandelgroep" in hint.sentence
    closing.close(desk, whole)
    with pytest.raises(InputRefused, match="gesloten"):
        effects.tell(desk, ready_case, _only(desk, ready_case), Effect.UNKNOWN)


def test_that_closing_asks_about_aftercare_and_does_not_close_with_a_yes(desk: Desk, ready_case: UUID) -> None:
    whole = Closing(
        case_id=ready_case, closed_on=TODAY, reason="Klaar.", destination="Thuis", outcome=OutcomeKind.VOLUNTEERING,
        no_contact_wanted=True, portfolio_given=True,
    )  # fmt: skip
    dossier = desk.dossier(ready_case)
    assert [(one.field, one.blocks) for one in closing.lacking(dossier, whole)] == [("aftercare_asked", False)]
    needed = replace(whole, aftercare=True, aftercare_asked=True)
    with pytest.raises(InputRefused, match="Begin dan eerst met nazorg"):
        closing.close(desk, needed)


def test_that_a_route_that_did_not_help_ends_with_a_day_to_speak_again(desk: Desk, ready_case: UUID) -> None:
    goal = desk.dossier(ready_case).goals[0]
    route = trajectories.start(desk, goal, "jij-bent-in-beeld", date(2026, 6, 1))
    for day in (None, TODAY):
        with pytest.raises(InputRefused, match="Spreek een dag af"):
            trajectories.end(desk, route.id, outcome="gestopt", effect=Effect.NOT, next_contact_on=day)
    assert desk.dossier(ready_case).trajectories[0].ended_on is None
    again = date(2026, 10, 20)
    trajectories.end(desk, route.id, outcome="gestopt", effect=Effect.NOT, why="Te druk.", next_contact_on=again)
    dossier = desk.dossier(ready_case)
    assert dossier.trajectories[0].next_contact_on == again
    assert [(one.kind, one.name, one.effect, one.why) for one in dossier.instrument_effects] == [
        (DeployedKind.ROUTE, "Jij bent in Beeld", Effect.NOT, "Te druk.")
    ]
    assert attention.Signal(again, AttentionKind.CONTACT_DUE) in attention.signals(dossier)
    desk.clock = Clock(again)
    contacts.log(desk, ready_case, ContactKind.PHONE, "Gesproken.")
    assert attention.Signal(again, AttentionKind.CONTACT_DUE) not in attention.signals(desk.dossier(ready_case))


def test_that_a_route_after_which_something_comes_needs_no_day(desk: Desk, ready_case: UUID) -> None:
    goal = desk.dossier(ready_case).goals[0]
    route = trajectories.start(desk, goal, "jij-bent-in-beeld", date(2026, 6, 1))
    trajectories.end(desk, route.id, outcome="gestopt", effect=Effect.NOT, what_next="De kookgroep.")
    assert desk.dossier(ready_case).trajectories[0].ended_on == TODAY


def test_that_a_placement_counts_once_it_began(desk: Desk, ready_case: UUID) -> None:
    place = Placement(case_id=ready_case, title="Kas", host="De Linde", form="vrijwilligerswerk")
    editing.add(desk, place)
    assert effects.deployed(desk.dossier(ready_case)) == ()
    editing.edit(desk, Placement, place.id, status=PlacementStatus.ENDED)
    one = _only(desk, ready_case)
    assert (one.kind, one.key, one.name) == (DeployedKind.PLACEMENT, "vrijwilligerswerk", "Kas, De Linde")


def test_that_the_register_counts_and_tells_why_by_name(desk: Desk, ready_case: UUID, walking: Offer) -> None:
    assert effects.of_offer(desk, walking.id) is None
    effects.tell(desk, ready_case, _only(desk, ready_case), Effect.CONTRIBUTED, "Zij kent nu de buurt.")
    editing.add(
        desk,
        InstrumentEffect(
            case_id=ready_case, kind=DeployedKind.ROUTE, about=new_id(), key="x", name="Aanloop", effect=Effect.UNKNOWN,
            judged_on=TODAY,
        ),
    )  # fmt: skip
    known = effects.register(desk)
    names = [one.name for one in known]
    assert names == sorted(names, key=str.casefold) and "Aanloop" in names
    mine = effects.of_offer(desk, walking.id)
    assert mine is not None and mine in known
    assert mine.counts == {Effect.CONTRIBUTED: 1, Effect.NOT: 0, Effect.UNKNOWN: 0}
    assert [(one.case_id, one.why) for one in mine.reasons] == [(ready_case, "Zij kent nu de buurt.")]
    assert effects.counted_words(mine) == "Bijgedragen: 1. Niet bijgedragen: 0. Niet te zeggen: 0."


def test_that_the_team_counts_it_by_sort_and_hides_few_people(desk: Desk, ready_case: UUID, walking: Offer) -> None:
    effects.tell(desk, ready_case, _only(desk, ready_case), Effect.NOT, "Geheim.")
    with desk.vault.caseload.counting() as counting:
        found = counting.lines(LineKind.EFFECT)
    assert 0 < found[OfferKind.ACTIVITY.value, Effect.NOT.value].people < 5
    table = team_report.make_part(desk, HalfYear.of(TODAY), "bijdrage")
    assert table.rows == () and table.columns == ("Bijgedragen", "Niet bijgedragen", "Niet te zeggen")


def test_that_the_resident_reads_it_and_a_file_carries_it(desk: Desk, ready_case: UUID, walking: Offer) -> None:
    effects.tell(desk, ready_case, _only(desk, ready_case), Effect.CONTRIBUTED, "Zij kent nu de buurt.")
    dossier = desk.dossier(ready_case)
    parts = {part.title: part for part in everything.sheet(desk, dossier).parts}
    lines = {line.label: line.words for line in parts["Wat hielp en wat niet"].records[0].lines}
    assert lines["Waarom"] == "Zij kent nu de buurt." and "ijgedragen" in lines["Bijgedragen"]
    assert dossier_file.from_json(dossier_file.to_json(dossier)).instrument_effects == dossier.instrument_effects
    assert Dossier(case=dossier.case, person=dossier.person).instrument_effects == ()
