"""A warm hand-over never closes the plan, and somebody keeps the lines together until it is confirmed (F02, F06)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from intake_app.domain.collaboration import Handover
from intake_app.domain.follow_up import Closing
from intake_app.domain.follow_up_words import AttentionKind, OutcomeKind
from intake_app.domain.network_words import ConsentPurpose, HandoverSection, Known, ShareLevel
from intake_app.domain.planning import Plan
from intake_app.domain.vocabulary import PlanStatus, SignatureMethod
from intake_app.errors import InputRefused
from intake_app.services import (
    attention,
    closing,
    consents,
    directors,
    editing,
    handover_sheets,
    handovers,
    involved,
    plans,
    signing,
)
from intake_app.services.desk import Desk
from tests.core.conftest import TODAY


def signed(desk: Desk, case_id: UUID) -> Plan:
    plans.finalise(desk, case_id)
    dossier = desk.dossier(case_id)
    assert dossier.current_plan is not None
    for one in signing.signers(dossier, dossier.current_plan):
        signing.sign(desk, case_id, one.name, one.role, SignatureMethod.INK_SEEN)
    signing.fix_plan(desk, case_id)
    plan = desk.dossier(case_id).current_plan
    assert plan is not None
    return plan


@pytest.fixture
def handover(desk: Desk, ready_case: UUID) -> Handover:
    """Handed over today to the neighbourhood team, with a signed plan."""
    signed(desk, ready_case)
    made = handovers.start(desk, ready_case)
    handovers.change(desk, made.id, to_organisation="Buurtteam Oost", to_person="Kim Jansen", trigger="Verhuizing")
    handovers.change(desk, made.id, handed_on=TODAY, takes_direction=True)
    return desk.dossier(ready_case).handovers[0]


def test_that_a_hand_over_leaves_the_plan_as_it_was_and_a_closing_waits_for_the_receiver(
    desk: Desk, handover: Handover
) -> None:
    plan = desk.dossier(handover.case_id).current_plan
    assert plan is not None and plan.status is PlanStatus.SIGNED
    ending = Closing(
        case_id=handover.case_id,
        closed_on=TODAY,
        reason="Overgedragen",
        destination="Oost",
        outcome=OutcomeKind.HANDED_OVER,
        no_contact_wanted=True,
        aftercare_asked=True,
        portfolio_given=True,
    )
    assert [one.field for one in closing.lacking(desk.dossier(handover.case_id), ending)] == ["handover"]
    with pytest.raises(InputRefused, match="nog niet bevestigd"):
        closing.close(desk, ending)
    handovers.confirm(desk, handover.id, "Kim Jansen")
    assert closing.lacking(desk.dossier(handover.case_id), ending) == ()
    after = desk.dossier(handover.case_id).current_plan
    assert after == plan  # confirming changes nothing in a signed plan


def test_that_the_director_stays_until_the_receiver_confirms(desk: Desk, handover: Handover) -> None:
    assert directors.current(desk.dossier(handover.case_id)) == "Marloes Dekker"
    with pytest.raises(InputRefused, match="wie bevestigt"):
        handovers.confirm(desk, handover.id, "  ")
    with pytest.raises(InputRefused, match="voor de overdracht"):
        handovers.confirm(desk, handover.id, "Kim", TODAY - timedelta(days=1))
    handovers.confirm(desk, handover.id, "Kim Jansen", TODAY)
    dossier = desk.dossier(handover.case_id)
    assert directors.current(dossier) == "Kim Jansen"
    (change,) = directors.history(dossier)
    assert (change.from_name, change.to_name, change.reason) == ("Marloes Dekker", "Kim Jansen", "Verhuizing")
    following = plans.new_version(desk, handover.case_id)
    assert (following.regisseur, following.contact_name, following.contact_phone) == ("Kim Jansen", "Kim Jansen", "")


@pytest.mark.parametrize("field", ["regisseur", "review_dates"])
def test_that_nothing_is_handed_over_without_a_director_and_a_day_to_look_back(
    desk: Desk, ready_case: UUID, field: str
) -> None:
    plan = desk.dossier(ready_case).current_plan
    assert plan is not None
    editing.edit(desk, Plan, plan.id, **{field: "" if field == "regisseur" else ()})
    made = handovers.start(desk, ready_case)
    with pytest.raises(InputRefused, match="wie het overneemt"):
        handovers.change(desk, made.id, handed_on=TODAY)
    handovers.change(desk, made.id, to_organisation="Buurtteam Oost")
    with pytest.raises(InputRefused, match="tot de ontvanger bevestigt"):
        handovers.change(desk, made.id, handed_on=TODAY)


def test_that_an_unconfirmed_hand_over_surfaces_by_itself(desk: Desk, handover: Handover) -> None:
    def asks(day: date) -> bool:
        found = [one for one in attention.signals(desk.dossier(handover.case_id)) if one.due(day)]
        return any(one.kind is AttentionKind.HANDOVER for one in found)

    assert not asks(TODAY + timedelta(days=13)) and asks(TODAY + timedelta(days=14))
    handovers.confirm(desk, handover.id, "Kim Jansen")
    assert not asks(TODAY + timedelta(days=400))


@pytest.mark.parametrize(
    ("last", "first", "gap"),
    [(1, 2, 0), (1, 3, 1), (1, 15, 13), (1, None, 13), (None, 3, None), (20, None, 0)],
)
def test_that_the_gap_counts_the_days_between_two_steps(last: int | None, first: int | None, gap: int | None) -> None:
    def on(day: int | None) -> date | None:
        return date(2026, 9, day) if day else None

    one = Handover(case_id=SOMEBODY, last_active_on=on(last), first_active_on=on(first))
    assert one.gap_on(TODAY) == gap


SOMEBODY = UUID(int=1)


def test_that_a_hand_over_without_a_talk_is_no_warm_one(desk: Desk, handover: Handover) -> None:
    found = handovers.remarks(desk.dossier(handover.case_id), desk.forms, handover, TODAY)
    assert any("geen warme overdracht" in one for one in found)
    handovers.change(desk, handover.id, met=Known.YES, met_on=TODAY)
    dossier = desk.dossier(handover.case_id)
    found = handovers.remarks(dossier, desk.forms, dossier.handovers[0], TODAY)
    assert not any("geen warme overdracht" in one for one in found)


def test_that_only_what_was_chosen_travels_and_nothing_without_consent(desk: Desk, handover: Handover) -> None:
    case_id = handover.case_id
    involved.add(desk, case_id, organisation="GGZ Kompas", areas=("psychisch",))
    involved.add(desk, case_id, organisation="Schuldhulp", areas=("geld",))
    chosen = (HandoverSection.WISH, HandoverSection.PICTURE, HandoverSection.PARTIES, HandoverSection.HISTORY)
    handovers.change(desk, handover.id, sections=chosen)
    consents.add(
        desk,
        case_id,
        recipient="Buurtteam Oost",
        purpose=ConsentPurpose.HANDOVER,
        level=ShareLevel.FULL,
        areas=("geld",),
        given_on=TODAY,
    )
    sheet = handover_sheets.handover_sheet(desk.dossier(case_id), desk.forms, desk.profile, (), TODAY)
    titles = [one.title for one in sheet.parts]
    assert titles == ["Wat de inwoner wil", "Organisaties die helpen", "Wie er eerder begeleidde"]
    lines = next(one.lines for one in sheet.parts if one.title == "Organisaties die helpen")
    assert lines == ("Schuldhulp, geld en schulden",)
    assert sheet.withheld[0] == "Zo gaat het nu" and "gezondheid psychisch" in sheet.withheld[1]
    assert [one.role for one in sheet.signatures] == ["inwoner", "draagt over", "neemt over"]


def test_that_direction_is_handed_over_with_a_reason_and_the_caseload_follows(desk: Desk, ready_case: UUID) -> None:
    for to, reason, words in (("", "weg", "houdt"), ("Bo", "", "waarom"), ("marloes dekker", "weg", "al bij elkaar")):
        with pytest.raises(InputRefused, match=words):
            directors.hand_over(desk, ready_case, to, reason=reason)
    directors.hand_over(desk, ready_case, "Bo Voorbeeld", reason="Ander werk", note="Niets opnieuw vertellen.")
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    assert (dossier.current_plan.regisseur, dossier.case.consultant) == ("Bo Voorbeeld", "Bo Voorbeeld")
    assert (dossier.current_plan.contact_name, dossier.current_plan.contact_phone) == ("Bo Voorbeeld", "")
    assert directors.history(dossier)[0].note == "Niets opnieuw vertellen."
    desk.undo(ready_case)
    assert directors.current(desk.dossier(ready_case)) == "Marloes Dekker"
    assert desk.dossier(ready_case).director_changes == ()
