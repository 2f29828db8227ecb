"""The code of what is agreed: SHA-256 over every word and number of a plan, without its signatures (K04, K05).

It stands on the paper itself, beside each signature in the vault, and beside the kept print.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from hashlib import sha256

from intake_app.documents.plan_sheets import PlanSheet
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan
from intake_app.domain.vocabulary import PlanStatus
from intake_app.i18n import speaking
from intake_app.people_words import as_written
from intake_app.services import plan_changes, plan_sheets, rules
from intake_app.services.desk import Desk
from intake_app.services.rules import Rules


def sheet_of(desk: Desk, dossier: Dossier, plan: Plan) -> PlanSheet:
    """The sheet of a plan in the language in use, without its code."""
    held = rules.for_case(desk, dossier.case)
    before = plan_changes.as_fixed(desk, dossier, plan)
    return plan_sheets.plan_sheet(
        dossier,
        plan,
        desk.forms,
        desk.profile,
        desk.today(),
        as_agreements=held.on("avoid_word_plicht"),
        class_names=names_classes(held),
        before=before,
    )


def names_classes(held: Rules) -> bool:
    """Whether a print also says what the organisation calls a direction and a route."""
    return held.on("classifications_enabled") and not held.on("classification_names_hidden_on_print")


def code_of(desk: Desk, dossier: Dossier, plan: Plan) -> str:
    """The code of a plan that is final or fixed; always over the Dutch words. "" for a concept, which still changes."""
    if plan.status is PlanStatus.DRAFT:
        return ""
    with speaking("nl"), as_written():
        return code_of_sheet(sheet_of(desk, dossier, plan))


def code_of_sheet(sheet: PlanSheet) -> str:
    """SHA-256 over the words of a sheet; who signed, and what was made sure of first, makes no difference."""
    words = replace(
        sheet,
        status=PlanStatus.FINAL,
        teach_back="",
        read_aloud=False,
        copy_given=False,
        interpreter_present=False,
        signatures=(),
        signing=(),
        code="",
    )
    plain = json.dumps(_written(words), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def _written(value: object) -> object:
    """A part of a sheet as plain values. What is as its class has it is left out: a field that a later version of the
    program adds makes no other code of what was signed before."""
    if is_dataclass(value) and not isinstance(value, type):
        said = ((one, getattr(value, one.name)) for one in fields(value))
        return {one.name: _written(found) for one, found in said if one.default is MISSING or found != one.default}
    if isinstance(value, tuple | list):
        return [_written(one) for one in value]
    if isinstance(value, frozenset | set):
        return sorted(str(_written(one)) for one in value)
    if isinstance(value, dict):
        return {str(key): _written(one) for key, one in value.items()}
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
