"""Duties per person, chosen from the municipality's dated text; only where a plan rests on the Participatiewet (E03).

What holds is copied into the plan in words, so that the plan keeps what was agreed. Nothing holds by default.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan, PlanElement
from intake_app.domain.rights import Duty, DutyApplies, DutyClass
from intake_app.domain.vocabulary import LegalGround, PersonRole
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.refusals import UnknownInstrument
from intake_app.instruments.textblocks import TextBlock
from intake_app.services import overview, plans
from intake_app.services.desk import Desk
from intake_app.store.unit_of_work import UnitOfWork

DUTIES = "verplichtingen"
"""Element of the plan that holds the resident's duties in words."""
OF_PARTNER = "plichten-partner"


def may_have_duties(plan: Plan) -> bool:
    """Whether this plan can have duties at all: a voluntary plan never shows them."""
    return LegalGround.PW_44A in plan.legal_grounds


def text_of(forms: FormLibrary, dossier: Dossier, plan: Plan) -> TextBlock | None:
    """The text about duties that the plan took over, or None."""
    element = dossier.element_of(plan, DUTIES)
    if element is None or not element.block:
        return None
    try:
        return forms.text_block(element.block)
    except UnknownInstrument:
        return None


def people(dossier: Dossier) -> tuple[str, ...]:
    """Whose duties can be chosen: the resident (""), then partners by name (article 9(3))."""
    partners = (one.name for one in dossier.network if one.role is PersonRole.PARTNER)
    return ("", *dict.fromkeys(partners))


def choose_text(desk: Desk, plan: Plan, block_id: str) -> Changes:
    """Take the municipality's text about duties into the plan, with the duties that were said to hold and no other.

    Lines that stand in the plan already and were never discussed stay: somebody chose them before.
    """
    _refuse_voluntary(plan)
    dossier = desk.dossier(plan.case_id)
    block = desk.forms.text_block(block_id)
    with desk.change(_("Duty"), plan.case_id) as work:
        plans.refuse_fixed(work.get(Plan, plan.id))
        _write_words(desk, work, dossier, plan, block, "")
        return overview.commit(work, plan.case_id)


def set_duty(desk: Desk, plan: Plan, code: str, person: str = "", **values: Any) -> Changes:
    """Say whether a duty holds for a person, why, and how it was understood. `values` are fields of Duty.

    Raises InputRefused on a voluntary plan, a fixed one, or for a duty that the chosen text does not have.
    """
    _refuse_voluntary(plan)
    dossier = desk.dossier(plan.case_id)
    block = text_of(desk.forms, dossier, plan)
    if block is None or block.line(code) is None:
        raise InputRefused(_("Choose the municipality’s text first. Then choose which duties hold."))
    key = f"duty:{plan.id}:{person}:{code}:{next(iter(values), '')}"
    with desk.change(_("Duty"), plan.case_id, merge_key=key) as work:
        plans.refuse_fixed(work.get(Plan, plan.id))
        found = work.find(Duty, plan_id=plan.id, code=code, person=person)
        before = found[0] if found else Duty(case_id=plan.case_id, plan_id=plan.id, code=code, person=person)
        if "applies" in values and before.discussed_on is None:
            values.setdefault("discussed_on", desk.today())
        after = replace(before, **values)
        work.put(after)
        others = [one for one in dossier.duties if one.plan_id == plan.id and one.id != after.id]
        changed = replace(dossier, duties=(*others, after))
        _write_words(desk, work, changed, plan, block, person)
        return overview.commit(work, plan.case_id)


def explain(desk: Desk, plan: Plan, person: str = "", **values: Any) -> Changes:
    """Say of every duty that holds for somebody on which day it was discussed, or how the person said it back."""
    _refuse_voluntary(plan)
    dossier = desk.dossier(plan.case_id)
    block = text_of(desk.forms, dossier, plan)
    shown = lines_shown(dossier, plan, block, person).values() if block is not None else ()
    key = f"explain:{plan.id}:{person}:{next(iter(values), '')}"
    with desk.change(_("Duty"), plan.case_id, merge_key=key) as work:
        plans.refuse_fixed(work.get(Plan, plan.id))
        for duty in shown:
            if duty.applies is DutyApplies.YES:
                work.put(replace(duty, **values))
        return overview.commit(work, plan.case_id)


def holding(dossier: Dossier, plan: Plan, person: str = "") -> frozenset[str]:
    """Codes of the duties that hold for somebody."""
    return frozenset(code for code, one in dossier.duties_of(plan, person).items() if one.applies is DutyApplies.YES)


def lines_shown(dossier: Dossier, plan: Plan, block: TextBlock, person: str = "") -> dict[str, Duty]:
    """What is known of every duty of the text. Lines of a plan from before duties were kept apart count as holding."""
    stored = dossier.duties_of(plan, person)
    element = dossier.element_of(plan, DUTIES)
    printed = {one.id for one in block.chosen_in(element.text)} if element is not None and not person else set()
    shown = {}
    for line in block.lines:
        applies = DutyApplies.YES if line.id in printed else DutyApplies.UNDISCUSSED
        fresh = Duty(case_id=plan.case_id, plan_id=plan.id, code=line.id, person=person, applies=applies)
        shown[line.id] = stored.get(line.id, fresh)
    return shown


def _lines(dossier: Dossier, plan: Plan, block: TextBlock) -> tuple[str, ...]:
    shown = lines_shown(dossier, plan, block)
    return tuple(code for code, one in shown.items() if one.applies is DutyApplies.YES)


def _write_words(desk: Desk, work: UnitOfWork, dossier: Dossier, plan: Plan, block: TextBlock, person: str) -> None:
    """Keep the words of what holds in the plan, as they will be printed: one duty on a line."""
    names = plans.names_in_texts(desk, plan)
    if not person:
        codes = _lines(dossier, plan, block)
        lines = (block.words_of(line, names) for line in block.lines if line.id in codes)
        _put(work, plan, DUTIES, "\n".join((block.filled(names, ()), *lines)), block)
        return
    of_partners = _words_per_partner(dossier, plan, block, names)
    _put(work, plan, OF_PARTNER, "\n".join(of_partners), None)


def _words_per_partner(dossier: Dossier, plan: Plan, block: TextBlock, names: dict[str, str]) -> Iterable[str]:
    for partner in people(dossier)[1:]:
        codes = holding(dossier, plan, partner)
        words = " ".join(block.words_of(line, names) for line in block.lines if line.id in codes)
        if words:
            yield f"{partner}: {words}"


def _put(work: UnitOfWork, plan: Plan, name: str, text: str, block: TextBlock | None) -> None:
    found = work.find(PlanElement, plan_id=plan.id, element=name)
    before = found[0] if found else PlanElement(case_id=plan.case_id, plan_id=plan.id, element=name)
    after = replace(before, text=text, not_applicable=False)
    if block is not None:
        after = replace(after, block=block.id, block_version=block.version)
    work.put(after)


def _refuse_voluntary(plan: Plan) -> None:
    if not may_have_duties(plan):
        raise InputRefused(_("This plan is voluntary. Duties belong to the Participatiewet only."))


def class_words() -> tuple[tuple[DutyClass, str], ...]:
    """The kinds of duty, in words."""
    return (
        (DutyClass.UNIFORM, _("Of the national law (article 18 paragraph 4)")),
        (DutyClass.MUNICIPAL, _("Of the municipality (by-law)")),
        (DutyClass.INFORMATION, _("Reporting changes")),
        (DutyClass.OTHER, _("Another regime")),
    )
