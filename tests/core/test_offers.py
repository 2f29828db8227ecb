"""The catalogue of offers: what is shipped under what the vault says itself, and the copy that a step keeps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from intake_app.domain.catalogue import Offer, TakenOffer, offer_id
from intake_app.domain.catalogue_words import Known, OfferKind
from intake_app.domain.plan_choices import GoalKind, LawTag
from intake_app.domain.plan_parts import Gate
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.errors import InputRefused
from intake_app.exchange.dossier_file import from_json, to_json
from intake_app.instruments.offer_lines import read_offers
from intake_app.instruments.problems import FormsRefused
from intake_app.services import catalogue, plan_changes, plan_sheets, plans, step_offers
from intake_app.services.catalogue import OfferQuery
from intake_app.services.desk import Desk
from intake_app.services.editing import edit, remove

from .conftest import TODAY
from .test_plans import sign_both

WORK = offer_id("vrijwilligerswerk")
SHELTERED = offer_id("beschut-werk")


@pytest.fixture(autouse=True)
def own_catalogue(desk: Desk) -> Iterator[None]:
    """Every test leaves the catalogue as it came."""
    yield
    with desk.change("opruimen", None, final=True) as work:
        for one in work.find(Offer):
            work.delete(Offer, one.id)
        work.commit()


def names(desk: Desk, **query: object) -> list[str]:
    found = catalogue.catalogue(desk).found(OfferQuery(**query), desk.today())  # type: ignore[arg-type]
    return [one.name for one in found]


def step_of(desk: Desk, case_id: UUID, what: str = "") -> tuple[Plan, Goal, Step]:
    plan = plans.draft_plan(desk, case_id)
    goal = plans.add_goal(desk, plan, "Ik wil weer onder de mensen zijn.")
    return plan, goal, plans.add_step(desk, goal, what)


def test_that_a_new_vault_has_the_shipped_offers_and_each_asks_to_be_checked(desk: Desk) -> None:
    found = catalogue.catalogue(desk)
    assert len(found.offers) == 394
    assert all(one.source_label and one.checked_on for one in found.offers)
    assert all(one.to_check(TODAY, found.months) for one in found.offers)


def test_that_every_part_of_life_barrier_and_goal_named_by_a_shipped_offer_exists(desk: Desk) -> None:
    forms = desk.forms
    areas = {item.id for item in forms.instrument("zrm-2017").items}
    barriers = {item.id for item in forms.instrument("belemmeringen").items}
    for one in forms.catalogue:
        assert set(one.areas) <= areas and set(one.barriers) <= barriers, one.key


def test_that_a_shipped_offer_has_the_same_id_everywhere() -> None:
    head = "id,name_nl,kind\n"
    (here,), (there,) = (read_offers(f"{head}taalcafe,{name},taal\n", "x.csv") for name in ("Taalcafé", "Café"))
    assert here.id == there.id == offer_id("taalcafe") != offer_id("taalcafe", "pakket")


def test_that_search_finds_words_inside_words_and_names_come_first(desk: Desk) -> None:
    assert names(desk, search="TAAL wijk")[0] == "Taalles in de wijk"
    assert "Buurtconciërge Lelystad" in names(desk, search="concierge lelystad")
    assert names(desk, search="bestaatnietditwoord") == []


def test_that_filters_narrow_the_catalogue(desk: Desk) -> None:
    assert "Schuldhulpverlening" in names(desk, area="financien", barrier="schulden")
    assert set(names(desk, kind=OfferKind.LANGUAGE)) <= set(names(desk, goal_kind=GoalKind.LANGUAGE))
    assert "Dagbesteding" in names(desk, law=LawTag.WLZ)
    assert len(names(desk, to_check=True)) == 394


def test_that_a_change_to_a_shipped_offer_is_undone_and_done_again(desk: Desk) -> None:
    catalogue.edit_offer(desk, WORK, place="Rijnveen")
    assert catalogue.offer(desk, WORK).place == "Rijnveen"
    assert WORK in catalogue.catalogue(desk).changed
    assert desk.undo(None)
    assert catalogue.offer(desk, WORK).place == "" and WORK not in catalogue.catalogue(desk).changed
    assert desk.redo(None)
    assert catalogue.offer(desk, WORK).place == "Rijnveen"
    catalogue.as_filed(desk, WORK)
    assert catalogue.offer(desk, WORK).place == ""


def test_that_a_removed_offer_comes_back_by_undo_or_all_at_once(desk: Desk) -> None:
    own = catalogue.add_offer(desk, Offer(name="Wandelclub", kind=OfferKind.ACTIVITY))
    catalogue.remove_offers(desk, [WORK, own.id])
    assert catalogue.catalogue(desk).left_out == 1
    with pytest.raises(InputRefused):
        catalogue.offer(desk, own.id)
    desk.undo(None)
    assert catalogue.offer(desk, own.id).name == "Wandelclub" and catalogue.offer(desk, WORK)
    catalogue.remove_offers(desk, [WORK])
    catalogue.bring_back(desk)
    assert catalogue.offer(desk, WORK).name == "Vrijwilligerswerk"


def test_that_a_copy_is_an_offer_of_its_own(desk: Desk) -> None:
    copy = catalogue.copy_offer(desk, WORK)
    catalogue.edit_offer(desk, copy.id, name="Vrijwilligerswerk bij de voedselbank")
    assert catalogue.offer(desk, WORK).name == "Vrijwilligerswerk"
    assert copy.id not in catalogue.catalogue(desk).shipped


def test_that_an_offer_comes_up_again_when_the_months_are_over(desk: Desk) -> None:
    catalogue.mark_checked(desk, [WORK])
    assert not catalogue.offer(desk, WORK).to_check(TODAY, 12)
    assert catalogue.offer(desk, WORK).to_check(date(2027, 9, 20), 12)
    catalogue.set_check_months(desk, 24)
    assert catalogue.catalogue(desk).months == 24
    catalogue.set_check_months(desk, 12)
    with pytest.raises(InputRefused):
        catalogue.set_check_months(desk, 0)


def test_that_an_offer_keeps_a_name(desk: Desk) -> None:
    with pytest.raises(InputRefused, match="naam"):
        catalogue.edit_offer(desk, WORK, name="  ")


# -- in a step -------------------------------------------------------------------------------------------------------


def test_that_a_step_keeps_the_offer_as_it_was_when_chosen(desk: Desk, case_id: UUID) -> None:
    _plan, _goal, step = step_of(desk, case_id)
    step_offers.take_offer(desk, step, WORK)
    dossier = desk.dossier(case_id)
    (stored,) = dossier.steps
    taken = dossier.offer_of(stored)
    assert taken is not None and taken.taken_on == TODAY
    assert (stored.what, stored.next_step) == ("Vrijwilligerswerk", "opleiding of betaald werk")
    catalogue.edit_offer(desk, WORK, conditions="Heel andere voorwaarden")
    assert desk.dossier(case_id).offer_of(stored) == taken


def test_that_words_of_the_step_stay_when_an_offer_is_chosen(desk: Desk, case_id: UUID) -> None:
    _plan, _goal, step = step_of(desk, case_id, "Ik help op dinsdag in De Linde.")
    step_offers.take_offer(desk, step, WORK)
    assert desk.dossier(case_id).steps[0].what == "Ik help op dinsdag in De Linde."
    desk.undo(case_id)
    assert desk.dossier(case_id).taken_offers == ()


def test_that_another_offer_takes_the_place_of_the_first(desk: Desk, case_id: UUID) -> None:
    _plan, _goal, step = step_of(desk, case_id)
    step_offers.take_offer(desk, step, WORK)
    step_offers.take_offer(desk, step, SHELTERED)
    (taken,) = desk.dossier(case_id).taken_offers
    assert taken.name == "Beschut werk" and taken.needs_decision is Known.YES
    step_offers.leave_offer(desk, step)
    assert desk.dossier(case_id).taken_offers == ()


def test_that_a_needed_decision_is_a_hint_until_somebody_makes_the_step_wait(desk: Desk, case_id: UUID) -> None:
    _plan, _goal, step = step_of(desk, case_id)
    step_offers.take_offer(desk, step, SHELTERED)
    (taken,) = desk.dossier(case_id).taken_offers
    assert "besluit" in next(step_offers.hints(taken, TODAY, 12))
    assert desk.dossier(case_id).gates == ()
    step_offers.put_gate(desk, step)
    step_offers.put_gate(desk, step)
    (gate,) = desk.dossier(case_id).gates
    assert isinstance(gate, Gate) and gate.condition == "Het besluit over “Beschut werk”"


def test_that_the_plan_prints_conditions_and_decision_and_never_the_money(desk: Desk, case_id: UUID) -> None:
    plan, _goal, step = step_of(desk, case_id)
    offer = catalogue.add_offer(
        desk,
        Offer(
            name="Fietswerkplaats",
            organisation="Fietspunt",
            conditions="Twee ochtenden per week.",
            needs_decision=Known.YES,
            financing="loonkostensubsidie",
            hints="Werkt voor wie graag sleutelt",
        ),
    )
    step_offers.take_offer(desk, step, offer.id)
    sheet = plan_sheets.plan_sheet(desk.dossier(case_id), plan, desk.forms, desk.profile, TODAY)
    notes = " ".join(note for goal in sheet.goals for line in goal.steps for note in line.notes)
    assert "Dit is: Fietswerkplaats (Fietspunt). Voorwaarden: Twee ochtenden per week." in notes
    assert "Er is eerst een besluit nodig." in notes
    assert "loonkostensubsidie" not in notes and "sleutelt" not in notes


def test_that_the_next_version_of_a_plan_keeps_the_offer_and_a_signed_one_refuses_another(
    desk: Desk, ready_case: UUID
) -> None:
    plan = desk.dossier(ready_case).current_plan
    assert plan is not None
    step = desk.dossier(ready_case).steps_of_plan(plan)[0]
    step_offers.take_offer(desk, step, WORK)
    sign_both(desk, ready_case)
    with pytest.raises(InputRefused, match="staat vast"):
        step_offers.take_offer(desk, step, SHELTERED)
    with pytest.raises(InputRefused, match="staat vast"):
        step_offers.leave_offer(desk, step)
    copy = plans.new_version(desk, ready_case, "Er is iets veranderd.")
    fresh = desk.dossier(ready_case).steps_of_plan(copy)[0]
    taken = desk.dossier(ready_case).offer_of(fresh)
    assert taken is not None and taken.name == "Vrijwilligerswerk"
    assert desk.dossier(ready_case).offer_of(step) is not None
    step_offers.take_offer(desk, fresh, SHELTERED)
    said = plan_changes.changes(desk.dossier(ready_case), copy, desk.forms, desk.today())
    assert "“Ik ga kijken bij het buurthuis.” gebruikt nu: Beschut werk." in said


def test_that_removing_a_step_takes_its_offer_along_and_undo_brings_both_back(desk: Desk, case_id: UUID) -> None:
    _plan, _goal, step = step_of(desk, case_id)
    step_offers.take_offer(desk, step, WORK)
    remove(desk, Step, step.id)
    assert desk.dossier(case_id).taken_offers == ()
    desk.undo(case_id)
    assert len(desk.dossier(case_id).taken_offers) == 1


def test_that_the_dossier_file_carries_the_offer_of_a_step(desk: Desk, case_id: UUID) -> None:
    _plan, _goal, step = step_of(desk, case_id)
    step_offers.take_offer(desk, step, WORK)
    dossier = desk.dossier(case_id)
    assert from_json(to_json(dossier)).taken_offers == dossier.taken_offers
    with pytest.raises(InputRefused):
        edit(desk, TakenOffer, UUID(int=1), name="bestaat niet")


# -- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("id,name_nl,kind,kleur\na,A,taal,rood\n", "geen kolom “kleur”"),
        ("name_nl,kind\nA,taal\n", "“id” ontbreekt"),
        ("id,name_nl,kind\na,A,dansles\n", "Kies uit"),
        ("id,name_nl,kind\na,,taal\n", "“name_nl” is leeg"),
        ("id,name_nl,kind\nA b,A,taal\n", "geen id"),
        ("id,name_nl,kind\na,A,taal\na,B,taal\n", "“a”"),
        ("id,name_nl,kind\na,A,taal,meer\n", "meer cellen"),
        ('id,name_nl,kind\na,"A,taal\n', "niet te lezen"),
    ],
)
def test_that_a_faulty_catalogue_file_is_refused_with_its_line(words: str, said: str) -> None:
    with pytest.raises(FormsRefused) as refused:
        read_offers(words, "aanbod.csv")
    assert any(said in str(fault) and str(fault).startswith("aanbod.csv:") for fault in refused.value.faults)
