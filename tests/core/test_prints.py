"""A fixed plan says the same in every size and language, whatever was changed in the dossier since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

import pypdf
import pytest

from intake_app.documents.registry import KINDS, PrintKind
from intake_app.domain import print_ids
from intake_app.domain.ids import new_id
from intake_app.domain.people import NetworkPerson, Person
from intake_app.domain.planning import Goal, Plan, PlanElement, Step
from intake_app.domain.vocabulary import LegalGround, MomentKind, RaterRole
from intake_app.errors import InputRefused
from intake_app.services import comparison_sheets, measuring, plans, print_making, prints
from intake_app.services.desk import Desk
from intake_app.services.editing import add, edit, reorder
from intake_app.services.step_words import step_when

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


@pytest.mark.parametrize(
    ("grounds", "not_applicable", "stands"),
    [
        ((LegalGround.VOLUNTARY,), False, False),
        ((LegalGround.PW_44A,), False, True),
        ((LegalGround.PW_44A,), True, False),
    ],
)
def test_that_help_of_the_municipality_is_printed_where_the_law_asks_for_it(
    desk: Desk, case_id: UUID, grounds: tuple[LegalGround, ...], not_applicable: bool, stands: bool
) -> None:
    plan = plans.draft_plan(desk, case_id)
    edit(desk, Plan, plan.id, legal_grounds=grounds)
    if not_applicable:
        add(desk, PlanElement(case_id=case_id, plan_id=plan.id, element="uitwerking-steun", not_applicable=True))
    assert ("Hulp van de gemeente" in words_of(prints.preview(desk, case_id, "plan"))) is stands


# -- then and now ------------------------------------------------------------------------------------------------------


def measured(desk: Desk, case_id: UUID, form: str, rater: RaterRole, values: list[int]) -> None:
    """A reading a month of the first item, with own words, the last one of today."""
    item = desk.forms.instrument(form).items[0].id
    for ago, value in zip(range(len(values) - 1, -1, -1), values, strict=True):
        day = desk.today() - timedelta(days=30 * ago)
        kind = MomentKind.FINAL if not ago else None
        reading = measuring.start_reading(
            desk, case_id, form, rater, measured_on=day, moment=kind, context=f"Week van {value}." if ago else ""
        )
        measuring.record_answer(desk, reading.id, item, value=value, text="Ik open nu elke dag de post.")
        measuring.mark_ready(desk, reading.id)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_that_the_prints_of_a_dossier_are_those_that_can_be_made(kind: PrintKind) -> None:
    of_a_form = kind.id in print_ids.OF_FORMS
    assert print_making.is_known(kind.id) is kind.of_dossier
    assert print_making.is_known(f"{kind.id}/zrm-2017") is (of_a_form or kind.id == print_ids.INCOME_ESTIMATE)


def test_that_then_and_now_asks_for_two_moments(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused, match="nog geen twee momenten"):
        prints.preview(desk, case_id, print_ids.COMPARISON)
    measured(desk, case_id, "zrm-2017", RaterRole.CONSULTANT, [2])
    with pytest.raises(InputRefused, match="nog geen twee momenten"):
        prints.preview(desk, case_id, print_ids.COMPARISON)


def test_that_then_and_now_prints_the_first_and_last_moment_of_every_voice(desk: Desk, case_id: UUID) -> None:
    measured(desk, case_id, "zrm-2017", RaterRole.CONSULTANT, [1, 2, 4])
    measured(desk, case_id, "spinnenweb", RaterRole.RESIDENT, [3, 8, 5])
    sheet = comparison_sheets.comparison_sheet(desk.dossier(case_id), desk.forms, desk.today())
    zrm, web = ([one.kind for one in form.moments] for form in sheet.forms)
    assert zrm == ["nulmeting", "eindmeting"]
    assert web == ["de eerste keer", "aan het eind"], "the resident's own form says it in the resident's words"
    paper = words_of(prints.preview(desk, case_id, print_ids.COMPARISON))
    assert "eerst ‘acute problematiek’, nu ‘voldoende zelfredzaam’: hoger." in paper
    assert "niet zelfredzaam" in paper and "“Ik open nu elke dag de post.”" in paper and "Week van 1." in paper
    web = paper[paper.index("Spinnenweb zes dimensies") :]
    assert "Dit is een gespreksbeeld, geen meting." in web
    assert not any(word in web for word in ("hoger.", "lager;", "verschil", "beter"))
    assert "1 hoger, 12 niet te vergelijken." in paper


def test_that_large_letters_say_levels_in_the_words_of_the_resident(desk: Desk, case_id: UUID) -> None:
    measured(desk, case_id, "zrm-2017", RaterRole.CONSULTANT, [4, 2])
    paper = words_of(prints.preview(desk, case_id, print_ids.COMPARISON, large=True))
    assert "eerst ‘het lukt mij genoeg’, nu ‘het lukt mij niet’: nu lager; wat is er gebeurd?" in paper
    english = words_of(prints.preview(desk, case_id, print_ids.COMPARISON, language="en"))
    assert "now lower; what happened?" in english and "wat is er gebeurd" not in english


def test_that_a_form_for_inside_the_house_stays_there(desk: Desk, case_id: UUID) -> None:
    measured(desk, case_id, "zrm-2017", RaterRole.CONSULTANT, [4, 2])
    forms = desk.forms
    inside = replace(forms.instrument("zrm-2017"), prints=())
    hidden = type(forms)(forms._folder, {**forms.instruments, "zrm-2017": inside}, forms.packs, forms.problems)
    with pytest.raises(InputRefused):
        comparison_sheets.comparison_sheet(desk.dossier(case_id), hidden, desk.today())


def test_that_a_step_into_another_year_says_that_year() -> None:
    """ "ma 16 mrt tot en met vr 12 mrt" would end before it begins."""
    start = date(2026, 3, 16)
    within = Step(case_id=new_id(), goal_id=new_id(), start_on=start, due_on=date(2026, 12, 18))
    assert step_when(within) == "ma 16 mrt tot en met vr 18 dec"
    assert step_when(replace(within, due_on=date(2027, 3, 12))) == "ma 16 mrt tot en met vr 12 mrt 2027"
