"""From a place on paper to the field that says it: what a look at a print beside its fields needs (K01, N02)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app.documents.spots import SOMEWHERE, Spot, noting
from intake_app.documents.styles import PAGE_HEIGHT
from intake_app.domain import print_ids
from intake_app.domain.vocabulary import DocumentKind
from intake_app.services import print_kinds, prints

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a page and where its words are filled in.

    `page` counts from 0; `left`, `top`, `right` and `bottom` are in points from the upper left corner of the page;
    `route` is a place in the window ("plan#goal:<id>").
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    route: str

    def with_(self, other: Place) -> Place:
        """The smallest place that holds both."""
        return replace(
            self,
            left=min(self.left, other.left),
            top=min(self.top, other.top),
            right=max(self.right, other.right),
            bottom=max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Looked:
    """The bytes of a print, and the places on it that lead to a field; none on what is fixed or folded."""

    content: bytes
    places: tuple[Place, ...] = ()


_OF_PLAN = {
    "who": "kennismaking#first_name",
    "replaced": "plan#changed_because",
    "own_words": "plan#own_words",
    "household": "mensen#huishouden",
    "strengths": "portfolio#strengths",
    "picture": "beeld",
    "differences": "plan#disagreement",
    "beside": "rechten#own_notes",
    "perspective": "perspectief",
    "takes_part": "perspectief/taking_part",
    "in_the_way": "plan#barriers",
    "goals": "plan",
    "help": "plan#element:uitwerking-steun",
    "promises": "plan#promises",
    "direction": "perspectief#topic_together",
    "contacts": "plan#promises",
    "giving_back": "plan#giving_back",
    "offers": "plan#offers",
    "duties": "plan#duties",
    "consequences": "plan#element:gevolgen",
    "reviews": "plan#review_dates",
    "referrals": "mensen#verwijzen",
    "involved": "kennismaking#network",
    "signing": "tekenen",
    "teach_back": "tekenen#teach_back",
}
_PAGES = {
    DocumentKind.PLAN.value: "plan",
    DocumentKind.PORTFOLIO.value: "portfolio",
    DocumentKind.FRIDGE_SHEET.value: "plan",
    DocumentKind.LOOK_BACK.value: "terugkijken",
    DocumentKind.LATER_SIGNATURE.value: "tekenen",
    print_ids.OWN_PLAN: "plan/own_plan",
    print_ids.COMPARISON: "momenten",
    print_ids.PARTIES: "plan#parties",
    print_ids.WMO_REPORT: "plan",
    print_ids.EARNINGS: "perspectief/earnings",
    print_ids.INCOME_ESTIMATE: "perspectief/income",
    print_ids.PAPERS_DUE: "perspectief/papers",
    print_ids.INCOME_CERTAINTY: "perspectief/hold",
    print_ids.RIGHTS_AND_DUTIES: "plan#duties",
    print_ids.OWN_SHEET: "plan",
    print_ids.CONSENT: "mensen#toestemming",
    print_ids.CONFERENCE: "mensen#overleg",
    print_ids.ANONYMOUS_CONFERENCE: "mensen#overleg",
    print_ids.HANDOVER: "mensen#overdragen",
    print_ids.PLACEMENT: "plaatsing",
    print_ids.INVITATION: "opvolging#appointment",
    print_ids.CV: "portfolio#experience",
    print_ids.CV_TALENTS: "portfolio#experience",
    print_ids.INTRODUCTION: "portfolio",
    print_ids.EMPLOYER: "portfolio",
    print_ids.NAMELESS: "portfolio",
    print_ids.ACCESS: "rechten",
    print_ids.EVERYTHING: "rechten",
}
"""The page of the window where most of a print is filled in."""


def look(desk: Desk, case_id: UUID, kind: str, *, large: bool = False, second_language: str = "") -> Looked:
    """What `prints.preview` gives, with the places that lead to fields.

    A signed plan is the kept file: it was drawn then, and nothing on it can be changed, so nothing leads anywhere.
    Raises what `prints.preview` raises.
    """
    with noting() as spots:
        content = prints.preview(desk, case_id, kind, large=large, second_language=second_language)
    if not spots:
        return Looked(content)
    return Looked(content, _places(spots, kind, desk.dossier(case_id)))


def _places(spots: Sequence[Spot], kind: str, dossier: Dossier) -> tuple[Place, ...]:
    """What follows each other on a page and leads to the same field is one place."""
    found: list[Place] = []
    for spot in spots:
        route = route_of(kind, spot.part, dossier)
        if not route:
            continue
        left, bottom, right, top = spot.box
        one = Place(spot.page - 1, left, PAGE_HEIGHT - top, right, PAGE_HEIGHT - bottom, route)
        before = found[-1] if found else None
        if before is not None and (before.page, before.route) == (one.page, one.route):
            found[-1] = before.with_(one)
        else:
            found.append(one)
    return tuple(found)


def route_of(kind: str, part: str, dossier: Dossier) -> str:
    """Where the words of a part of a print are filled in; "" when that is nowhere in the window."""
    whole = _PAGES.get(print_kinds.listed_as(kind), "")
    if part == SOMEWHERE or not whole:
        return whole
    if part.startswith(("goal:", "step:")):
        return _route_of_goal(part, dossier) or whole
    if kind == DocumentKind.PORTFOLIO:
        return f"portfolio#{part}"
    return _OF_PLAN.get(part, whole)


def _route_of_goal(part: str, dossier: Dossier) -> str:
    """ "goal:2" is the second goal as printed, "step:2.1" its first step; "" when they are gone by now."""
    plan = dossier.current_plan
    goal_number, _dot, step_number = part.partition(":")[2].partition(".")
    goals = dossier.goals_of(plan) if plan is not None else ()
    if int(goal_number) > len(goals):
        return ""
    goal = goals[int(goal_number) - 1]
    steps = dossier.steps_of(goal)
    if step_number and int(step_number) <= len(steps):
        return f"plan#step:{steps[int(step_number) - 1].id}/what"
    return f"plan#goal:{goal.id}"
