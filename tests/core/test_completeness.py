"""What a plan still asks: the checks are those that the grounds name, and what several laws ask is asked once."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import pytest

from intake_app.domain.planning import Goal, Plan
from intake_app.domain.vocabulary import HelpLevel, LegalGround
from intake_app.instruments.grounds import Severity
from intake_app.instruments.rule_names import KNOWN_CONDITIONS, KNOWN_RULES
from intake_app.services import completeness, plans
from intake_app.services.completeness_rules import CONDITIONS, RULES
from intake_app.services.desk import Desk
from intake_app.services.editing import edit

from .conftest import TODAY


def lines(desk: Desk, case_id: UUID) -> dict[str, completeness.Line]:
    return {line.item.id: line for line in completeness.checklist(desk.forms, desk.dossier(case_id), TODAY)}


def rest_on(desk: Desk, case_id: UUID, *grounds: LegalGround) -> Plan:
    plan = plans.draft_plan(desk, case_id)
    edit(desk, Plan, plan.id, legal_grounds=grounds)
    return plan


def test_that_every_check_and_condition_a_ground_can_name_is_computed_and_no_other() -> None:
    assert set(RULES) == set(KNOWN_RULES)
    assert set(CONDITIONS) == set(KNOWN_CONDITIONS)


@pytest.mark.parametrize("ground", list(LegalGround))
def test_that_every_line_can_be_worked_out_for_an_empty_dossier(desk: Desk, case_id: UUID, ground: LegalGround) -> None:
    rest_on(desk, case_id, ground)
    for line in lines(desk, case_id).values():
        assert line.item.sentence.endswith(".") and line.item.why and "#" in line.item.route


def test_that_what_two_laws_ask_is_asked_once_where_the_law_asks_it(desk: Desk, case_id: UUID) -> None:
    rest_on(desk, case_id, LegalGround.PW_44A, LegalGround.WMO_232)
    found = lines(desk, case_id)
    elements = [one for one in desk.forms.elements((LegalGround.PW_44A, LegalGround.WMO_232)) if one.id in found]
    asked = Counter(one.rule or one.element for one in elements)
    assert max(asked.values()) == 1
    assert "CP05" in found and "CC05" not in found
    assert "CW11" in found and "CC19" not in found
    order = [line.by_law for line in found.values()]
    assert order == sorted(order, reverse=True)


def test_that_the_severest_of_two_laws_counts(desk: Desk, case_id: UUID) -> None:
    """CP05 and CC05 both block; that a plan has one director blocks whichever line shows it."""
    rest_on(desk, case_id, LegalGround.PW_44A)
    for element in desk.forms.elements((LegalGround.PW_44A,)):
        same = [
            one.severity
            for ground in (desk.forms.common, desk.forms.ground(LegalGround.PW_44A))
            for one in ground.elements
            if one.rule and one.rule == element.rule
        ]
        if same:
            ranking = (Severity.INFORM, Severity.WARN, Severity.BLOCK)
            assert element.severity is max(same, key=ranking.index), element.id


def test_that_help_made_to_measure_makes_the_choice_of_a_budget_block(desk: Desk, case_id: UUID) -> None:
    plan = rest_on(desk, case_id, LegalGround.WMO_232)
    goal = plans.add_goal(desk, plan, "Ik wil hulp in huis.")
    assert lines(desk, case_id)["CW07"].item.severity is Severity.WARN
    step = plans.add_step(desk, goal, "Hulp in huis aanvragen.")
    edit(desk, type(step), step.id, help_level=HelpLevel.TAILORED)
    assert lines(desk, case_id)["CW07"].item.severity is Severity.BLOCK


def test_that_keeping_what_is_there_asks_for_no_step(desk: Desk, case_id: UUID) -> None:
    plan = rest_on(desk, case_id, LegalGround.VOLUNTARY)
    goal = plans.add_goal(desk, plan, "Onze goede band thuis houden.")
    assert not lines(desk, case_id)["CC08"].done
    edit(desk, Goal, goal.id, from_words="goed", to_words="goed")
    assert lines(desk, case_id)["CC08"].done


def test_that_a_text_of_a_pack_that_is_not_here_asks_for_a_look_and_stops_nothing(desk: Desk, case_id: UUID) -> None:
    from intake_app.services import prints

    plan = rest_on(desk, case_id, LegalGround.PW_44A)
    plans.choose_block(desk, plan, "gevolgen", "gevolgen-44a")
    assert lines(desk, case_id)["CC17"].done
    plans.set_element(desk, plan, "gevolgen", block="gevolgen-elders")
    assert not lines(desk, case_id)["CC17"].done
    assert lines(desk, case_id)["CP04"].done
    assert prints.preview(desk, case_id, "plan").startswith(b"%PDF")
