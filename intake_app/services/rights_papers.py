"""What the paper of rights and duties says: taken from the plan as it is, or as it was fixed (E03, K03)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from intake_app.documents.plan_sheets import LawText
from intake_app.documents.rights_duties import DutiesPart, DutyLine, RightsSheet
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan
from intake_app.domain.rights import Duty
from intake_app.services import duties, plan_sheets, plans, rights_sheets, rules
from intake_app.services.desk import Desk


def sheet(desk: Desk, dossier: Dossier) -> RightsSheet:
    """The paper in the language in use. Without a plan of the Participatiewet it holds rights alone."""
    plan, profile = dossier.current_plan, desk.profile
    name, phone = plans.whom_to_call(plan, profile)
    bound = plan is not None and duties.may_have_duties(plan)
    return RightsSheet(
        name=dossier.person.full_name,
        dated=desk.today(),
        rights=plan_sheets.rights(desk.forms, profile),
        duties=_part(desk, dossier, plan) if plan is not None and bound else None,
        call_name=name,
        call_phone=phone,
        organisation=profile.organisation,
    )


def _part(desk: Desk, dossier: Dossier, plan: Plan) -> DutiesPart:
    avoid = rules.for_case(desk, dossier.case).on("avoid_word_plicht")
    law = rights_sheets.law(dossier, plan, desk.forms, desk.today(), as_agreements=avoid)
    return DutiesPart(text=replace(law, duty_lines=()), lines=tuple(_lines(desk, dossier, plan, law)))


def _lines(desk: Desk, dossier: Dossier, plan: Plan, law: LawText) -> Iterator[DutyLine]:
    """Each line as the plan took it over, with what is known of the duty that it is."""
    known = _by_words(desk, dossier, plan)
    for words in law.duty_lines:
        duty = known.get(words.strip())
        if duty is None:
            yield DutyLine(words=words)
        else:
            yield DutyLine(words=words, discussed_on=duty.discussed_on, said_back=duty.understood)


def _by_words(desk: Desk, dossier: Dossier, plan: Plan) -> dict[str, Duty]:
    block = duties.text_of(desk.forms, dossier, plan)
    if block is None:
        return {}
    names, stored = plans.names_in_texts(desk, plan), dossier.duties_of(plan)
    return {block.words_of(line, names): stored[line.id] for line in block.lines if line.id in stored}
