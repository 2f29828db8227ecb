"""The agreements of a plan as a list of sections: which there are follows from the legal grounds of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan
from intake_app.i18n import _, ngettext
from intake_app.instruments.grounds import GroundElement
from intake_app.instruments.library import FormLibrary
from intake_app.services import barrier_steps, barriers, own_plan
from intake_app.services.barrier_steps import Standing
from intake_app.services.completeness import Line
from intake_app.services.goal_hints import LowArea, low_areas
from ui.pages.plan_words import PartState
from ui.widgets.status import Status

OWN_WORDS, REVIEW, PROMISES, GUIDANCE, DIFFERENCES, GROUND = (
    "own_words",
    "review",
    "promises",
    "guidance",
    "differences",
    "ground",
)
NO_GOAL, OWN_PLAN, BARRIERS = "no_goal", "own_plan", "barriers"
_HELP, _DUTIES, _CONSEQUENCES = "uitwerking-steun", "verplichtingen", "gevolgen"
DUTIES, EXEMPTIONS = f"element:{_DUTIES}", "exemptions"
"""Sections with records of their own; only where a plan rests on the Participatiewet."""
_WITH_DUTIES = ("plichten-partner",)
FIELDS = {
    OWN_WORDS: ("own_words", "own_words_said_on", "own_words_declined"),
    REVIEW: ("review_dates", "review_place"),
    DUTIES: ("duties", "giving_back"),
    EXEMPTIONS: ("exemptions",),
    PROMISES: ("promises", "outcomes", "weighing", "parties", "contracts"),
    GUIDANCE: ("regisseur", "contact_name", "contact_phone", "contact_hours", "director"),
    DIFFERENCES: ("disagreement", "no_disagreement", "goal_differences", "offers"),
    GROUND: ("legal_grounds", "changed_because", "started_on", "subject", "reverse_test"),
}
"""Fields of each section by the name that routes use, besides "element:<name>"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One entry under "Afspraken": what it is called, its icon, and the elements of the law that stand in it."""

    id: str
    title: str
    icon: str
    elements: tuple[GroundElement, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        """Names of its fields, as routes give them."""
        return frozenset((*FIELDS.get(self.id, ()), *(f"element:{one.element}" for one in self.elements)))


def sections_of(dossier: Dossier, plan: Plan, forms: FormLibrary, lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections of this plan, in the order in which they are talked about. `lines` are those of the guide."""
    name = dossier.person.first_name
    asked = _asked(dossier, plan, forms, lines)
    sections = [Section(id=OWN_WORDS, title=_("What {name} wants").format(name=name), icon="quote")]
    if own_plan.answers(dossier, plan, forms):
        sections.append(Section(id=OWN_PLAN, title=_("Own plan of {name}").format(name=name), icon="notebook-pen"))
    if low_areas(dossier, plan, forms):
        sections.append(Section(id=NO_GOAL, title=_("No goal on purpose?"), icon="circle-question-mark"))
    if barriers.current(dossier, forms):
        sections.append(Section(id=BARRIERS, title=_("What is in the way"), icon="puzzle"))
    sections += _law_sections(asked, name)
    sections += [
        Section(id=REVIEW, title=_("Looking back together"), icon="calendar-check"),
        Section(id=PROMISES, title=_("What we promise each other"), icon="handshake"),
        Section(id=GUIDANCE, title=_("Who guides {name}").format(name=name), icon="user-check"),
        Section(id=DIFFERENCES, title=_("Where we think differently"), icon="messages-square"),
    ]
    placed = {one.element for section in sections for one in section.elements}
    for ground_id in plan.legal_grounds:
        rest = tuple(one for one in asked if one.ground == ground_id and one.element not in placed)
        if rest:
            title = str(forms.ground(ground_id).title)
            sections.append(Section(id=f"more:{ground_id}", title=title, icon="landmark", elements=rest))
    sections.append(Section(id=GROUND, title=_("What the plan rests on"), icon="scale"))
    return tuple(sections)


def _asked(dossier: Dossier, plan: Plan, forms: FormLibrary, lines: Sequence[Line]) -> tuple[GroundElement, ...]:
    """Elements that people fill in, of all grounds of the plan, each name once.

    What is not asked of this resident is left out, unless something was filled in there.
    """
    fields = {line.item.field for line in lines}
    found: dict[str, GroundElement] = {}
    for ground_id in (*plan.legal_grounds, "common"):
        for one in forms.ground(ground_id).elements:
            wanted = one.field in fields or dossier.element_of(plan, one.element) is not None
            if one.element and wanted:
                found.setdefault(one.element, one)
    return tuple(found.values())


def _law_sections(asked: Iterable[GroundElement], name: str) -> list[Section]:
    """Help, duties and consequences: sections of their own when a ground asks them."""
    by_name = {one.element: one for one in asked}
    titles = {
        _HELP: (_("Help of the municipality"), "hand-helping"),
        _DUTIES: (_("What {name} has to do").format(name=name), "list-checks"),
        _CONSEQUENCES: (_("If it does not work out"), "scale"),
    }
    sections = []
    for element, (title, icon) in titles.items():
        if element in by_name:
            beside = _WITH_DUTIES if element == _DUTIES else ()
            elements = tuple(by_name[one] for one in (element, *beside) if one in by_name)
            sections.append(Section(id=f"element:{element}", title=title, icon=icon, elements=elements))
            if element == _DUTIES:
                sections.append(Section(id=EXEMPTIONS, title=_("Rest and exemption"), icon="sofa"))
    return sections


def section_of_field(sections: Sequence[Section], field: str) -> Section | None:
    """The section that holds this field, or None: then it belongs to a goal or to another page."""
    wanted = "promises" if field.startswith("agreement") else field
    return next((one for one in sections if wanted == one.id or wanted in one.fields), None)


def _no_goal_state(areas: Sequence[LowArea]) -> PartState:
    """A question, never something that lacks: who leaves it open has a plan that is just as good."""
    open_ones = sum(one.said is None for one in areas)
    words = ngettext("One question", "{n} questions", open_ones).format(n=open_ones)
    return PartState(Status.NOT_YET, words) if open_ones else PartState(Status.DONE, _("Answered"))


def _barriers_state(found: Sequence[Standing]) -> PartState:
    """A hint and never a lack; how many there are is nobody's score."""
    if any(one.asks for one in found):
        return PartState(Status.NOT_YET, _("Is there a step for it?"))
    return PartState(Status.DONE, _("Looked at"))


def section_state(
    section: Section, dossier: Dossier, plan: Plan, lines: Sequence[Line], do: dict[str, str], forms: FormLibrary
) -> PartState:
    """How a section stands. `do` says what to do about each line of the guide, by its id."""
    mine = [line for line in lines if line.item.field.removeprefix("plan/") in section.fields]
    missing = [line for line in mine if not line.done]
    if section.id == OWN_PLAN:
        left = sum(not one.in_plan for one in own_plan.answers(dossier, plan, forms))
        words = ngettext("One answer to take over", "{n} answers to take over", left).format(n=left)
        return PartState(Status.NOT_YET, words) if left else PartState(Status.DONE, _("All in the plan"))
    if section.id == NO_GOAL:
        return _no_goal_state(low_areas(dossier, plan, forms))
    if section.id == BARRIERS:
        return _barriers_state(barrier_steps.standing(dossier, plan, forms))
    if missing:
        begun = any(line.done for line in mine if line.item.severity == missing[0].item.severity)
        words = do.get(missing[0].item.id, missing[0].item.title)
        return PartState(Status.BUSY if begun else Status.NOT_YET, words)
    if section.id == EXEMPTIONS and not dossier.exemptions:
        return PartState(Status.DONE, _("None"))
    if section.id == PROMISES:
        count = sum(not one.about_contact for one in dossier.agreements_of(plan))
        words = ngettext("One agreement", "{n} agreements", count).format(n=count)
        return PartState(Status.DONE, words) if count else PartState(Status.NOT_YET, _("None yet"))
    return PartState(Status.DONE, _("Complete"))


def what_to_do(plan: Plan, forms: FormLibrary) -> dict[str, str]:
    """What the forms say to do about each element, by its id."""
    return {
        one.id: str(one.do) for ground_id in (*plan.legal_grounds, "common") for one in forms.ground(ground_id).elements
    }
