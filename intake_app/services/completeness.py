"""What a plan still lacks for its legal grounds: law first, quality second (K06, rules 2).

The grounds are data (forms/grounds); here stand only the checks they name. Nothing is ever blocked but "definitief",
and that only by what law or integrity asks (severity B).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from intake_app.domain.diagnosis import GivenReason
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan
from intake_app.i18n import _
from intake_app.instruments.grounds import GroundElement, Severity
from intake_app.instruments.library import FormLibrary
from intake_app.services import reasons
from intake_app.services.completeness_rules import (
    ALSO_ANSWERS,
    ALSO_NEEDED,
    CONDITIONS,
    RULES,
    VARIANTS,
    Facts,
    old_block,
)
from intake_app.services.reexamination import DATED_AGAIN
from intake_app.services.rules import Rules

__all__ = ["Line", "MissingItem", "Severity", "checklist", "missing", "reasons_to_ask"]


@dataclass(frozen=True, slots=True)
class MissingItem:
    """Something that is still asked for. `field` is "<screen>/<field>", where a person mends it."""

    id: str
    severity: Severity
    title: str
    sentence: str
    why: str
    article: str
    field: str
    ground: str
    reason_asked: bool = False
    """Whether going on without it asks for one line why, kept with name and day (rules 2)."""

    @property
    def route(self) -> str:
        """Where the window goes to mend it: "<page>#<field>"."""
        return self.field.replace("/", "#", 1)

    @property
    def blocks(self) -> bool:
        """Whether the plan cannot be made final without it."""
        return self.severity is Severity.BLOCK


@dataclass(frozen=True, slots=True)
class Line:
    """One line of "Klopt het plan?": what is asked, and whether it is there."""

    item: MissingItem
    done: bool
    by_law: bool
    given: GivenReason | None = None
    """Why people go on without it; then it is not missing any more."""


def missing(forms: FormLibrary, dossier: Dossier, today: date, rules: Rules | None = None) -> tuple[MissingItem, ...]:
    """Everything that is still asked for, what blocks first, in the order of the grounds.

    `rules` are those in force here; without them the default profile holds.
    """
    lines = [line.item for line in checklist(forms, dossier, today, rules) if not line.done]
    order = (Severity.BLOCK, Severity.WARN, Severity.INFORM)
    return tuple(sorted(lines, key=lambda item: order.index(item.severity)))


def reasons_to_ask(lines: Iterable[Line]) -> tuple[MissingItem, ...]:
    """What may be left out for one line of reason, and has none yet: asked when the plan becomes final."""
    return tuple(line.item for line in lines if line.item.reason_asked and not line.done)


def checklist(forms: FormLibrary, dossier: Dossier, today: date, rules: Rules | None = None) -> tuple[Line, ...]:
    """Every element of the plan's grounds that applies to this resident, each thing once, what the law asks first.

    Without a ground there is one line more: a ground must be chosen before the plan can be final.
    """
    plan = dossier.current_plan or Plan(case_id=dossier.case.id, legal_grounds=dossier.case.legal_grounds)
    facts = Facts(dossier, plan, forms, today, rules)
    given = reasons.of_plan(dossier, plan)
    lines: list[Line] = [] if plan.legal_grounds else [_no_ground()]
    lines += [
        _line(element, facts, given) for element in forms.elements(plan.legal_grounds) if _applies(element, facts)
    ]
    return tuple(lines)


def _line(element: GroundElement, facts: Facts, given: Mapping[str, GivenReason]) -> Line:
    item = _item(element, facts)
    done = _done(element, facts)
    reason = given.get(element.id) if item.reason_asked and not done else None
    return Line(item, done or reason is not None, element.is_law, reason)


def _no_ground() -> Line:
    item = MissingItem(
        id="CC00",
        severity=Severity.BLOCK,
        title=_("What the plan rests on"),
        sentence=_("Choose the law the plan rests on, or a voluntary plan."),
        why=_("Then it is clear what belongs in the plan."),
        article="",
        field="plan/legal_grounds",
        ground="common",
    )
    return Line(item, done=False, by_law=False)


def _applies(element: GroundElement, facts: Facts) -> bool:
    """Whether an element is asked of this resident. A variant asks where the dossier holds what switches it on."""
    if element.variant and not (element.variant in VARIANTS and VARIANTS[element.variant](facts)):
        return False
    return not element.applies or CONDITIONS[element.applies](facts)


def _done(element: GroundElement, facts: Facts) -> bool:
    if element.rule:
        return RULES[element.rule](facts)
    found = facts.dossier.element_of(facts.plan, element.element)
    stale = found is not None and element.element in DATED_AGAIN and not facts.anew(found.on)
    if found is not None and found.filled and not stale:
        return element.element not in ALSO_NEEDED or ALSO_NEEDED[element.element](facts)
    return element.element in ALSO_ANSWERS and ALSO_ANSWERS[element.element](facts)


def _item(element: GroundElement, facts: Facts) -> MissingItem:
    name = facts.dossier.person.first_name
    title = element.label_for(name)
    return MissingItem(
        id=element.id,
        severity=_severity(element, facts),
        title=title,
        sentence=f"{title}. {element.do}.",
        why=str(element.why),
        article=element.article,
        field=_field(element, facts),
        ground=element.ground,
        reason_asked=element.reason and _severity(element, facts) is Severity.WARN,
    )


def _field(element: GroundElement, facts: Facts) -> str:
    """Where it is mended; of texts that grew old the first one of those."""
    old = old_block(facts) if element.rule == "text-blocks-current" else ""
    return f"plan/element:{old}" if old else element.field


def _severity(element: GroundElement, facts: Facts) -> Severity:
    if element.raise_to is not None and CONDITIONS[element.raise_when](facts):
        return element.raise_to
    return element.severity
