"""The account of a Wmo investigation says everything that was answered, letter by letter (K02)."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pypdf
import pytest

from intake_app.domain.planning import Plan
from intake_app.domain.terms import TermEvent
from intake_app.domain.vocabulary import HelpLevel, LegalGround
from intake_app.errors import InputRefused
from intake_app.services import editing, plans, prints
from intake_app.services.desk import Desk
from tests.core.test_required_elements import LETTERS, complete


def _words(desk: Desk, plan: Plan, *, large: bool = False) -> str:
    content = prints.preview(desk, plan.case_id, "onderzoeksverslag", large=large)
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


@pytest.fixture
def plan(desk: Desk) -> Plan:
    return complete(desk, LegalGround.WMO_232)


@pytest.mark.parametrize("large", [False, True])
def test_that_every_letter_and_every_day_is_told(desk: Desk, plan: Plan, large: bool) -> None:
    for number, element in enumerate(LETTERS.values()):
        plans.set_element(desk, plan, element, text=f"Woord{number} over {element[0]}.")
    plans.set_element(desk, plan, "pgb", choice="ja", on=date(2026, 9, 14))
    plans.set_element(desk, plan, "aanvraag", choice="ja")
    said = " ".join(_words(desk, plan, large=large).split())
    assert all(f"Woord{number} over" in said for number in range(7))
    assert "1 september 2026" in said and "13 oktober 2026" in said  # six weeks after the report (2.3.2 lid 1)
    assert "2 september 2026" in said and "14 september 2026" in said
    assert "ja, dit verslag is ook mijn aanvraag" in said.lower()
    assert said.index("a. ") < said.index("g. ")


def test_that_what_is_not_at_issue_says_why(desk: Desk, plan: Plan) -> None:
    plans.set_element(desk, plan, "d-mantelzorger", text="", not_applicable=True, reason="Gerrit woont alleen.")
    plans.set_element(desk, plan, "f-samenwerking", text="", choice="besproken-geen-vraag")
    said = _words(desk, plan)
    assert "niet aan de orde, omdat Gerrit woont alleen." in said and "Besproken, geen vraag" in said


def test_that_tailored_help_is_a_proposal(desk: Desk, plan: Plan) -> None:
    assert "Dit is een voorstel." not in _words(desk, plan)
    step = desk.dossier(plan.case_id).steps_of_plan(plan)[0]
    editing.edit(desk, type(step), step.id, help_level=HelpLevel.TAILORED)
    assert "Dit is een voorstel." in _words(desk, plan)


def test_that_a_reexamination_says_so_with_its_own_day_and_article(desk: Desk, plan: Plan) -> None:
    editing.add(desk, TermEvent(case_id=plan.case_id, trigger="heronderzoek-wmo", happened_on=date(2026, 9, 10)))
    said = " ".join(_words(desk, plan).split())
    assert "Verslag van het heronderzoek" in said and "artikel 2.3.2 en 2.3.9" in said
    assert "Heronderzoek sinds 10 september 2026" in said and "Onderzoek klaar voor" not in said
    assert "Gratis hulp verteld niet besproken" in said  # what was told before it does not count


def test_that_a_concept_says_so_until_the_plan_is_final(desk: Desk, plan: Plan) -> None:
    assert "Concept" in _words(desk, plan)
    plans.finalise(desk, plan.case_id)
    assert "Concept" not in _words(desk, plan)


def test_that_a_plan_without_the_wmo_has_no_account(desk: Desk) -> None:
    plan = complete(desk, LegalGround.PW_44A)
    with pytest.raises(InputRefused, match="niet de Wmo als grond"):
        prints.preview(desk, plan.case_id, "onderzoeksverslag")
