"""Goals of the plan in a comparison: a wished level as an open marker, or the wish in words (instruments A6)."""

from __future__ import annotations

from dataclasses import dataclass

from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Goal
from intake_app.i18n import _, format_day
from intake_app.instruments.kinds import GoalRule, Kind
from intake_app.instruments.model import Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalMark:
    """What the resident wishes for one item. `place` is the step of the scale where the open marker stands."""

    words: str
    sentence: str
    place: int | None = None


def goal_marks(dossier: Dossier, instrument: Instrument, subject: str, plain: bool) -> dict[str, GoalMark]:
    """The goals of the newest plan per item of this form. None for a subject that is not the resident."""
    plan = dossier.current_plan
    if plan is None or subject or instrument.rules.goal is GoalRule.NONE:
        return {}
    known = {item.id for item in instrument.items}
    marks: dict[str, GoalMark] = {}
    for goal in dossier.goals_of(plan):
        form, _slash, item = goal.area.partition("/")
        if form == instrument.id and item in known and item not in marks:
            mark = _mark(instrument, item, goal, plain)
            if mark is not None:
                marks[item] = mark
    return marks


def _mark(instrument: Instrument, item: str, goal: Goal, plain: bool) -> GoalMark | None:
    part = instrument.part_of(item)
    place, wish = None, goal.to_words.strip()
    targets = instrument.rules.goal is GoalRule.TARGET_VALUE and part.kind is not Kind.WEB
    if targets and goal.to_value is not None and goal.to_value in part.allowed:
        place = part.allowed.index(goal.to_value)
        level = instrument.level(item, goal.to_value)
        if level is not None:
            wish = str(level.plain if plain else level.label)
    wish = wish or goal.sentence.strip() or goal.title.strip()
    if not wish:
        return None
    by = _("by {day}").format(day=format_day(goal.target_on, weekday=False, year=True)) if goal.target_on else ""
    wish = wish.rstrip(".") if by else wish
    return GoalMark(words=", ".join(part for part in (wish, by) if part), sentence=goal.sentence.strip(), place=place)
