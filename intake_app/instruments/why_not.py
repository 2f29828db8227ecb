"""Why a window does not offer something with a form, in one line. Empty when it is offered."""

from __future__ import annotations

from enum import StrEnum

from intake_app.i18n import _
from intake_app.instruments.model import Aggregate, Compare, GoalRule, Instrument, Kind, Pick, Status


class Wish(StrEnum):
    """What somebody might look for beside the answers of a form."""

    MEAN = "mean"
    SUM = "sum"
    PERCENTAGE = "percentage"
    TREND = "trend"
    DECIMALS = "decimals"
    COUNT = "count"
    COMPARE = "compare"
    PROGRESS = "progress"
    OTHER_VERSION = "other-version"
    OTHER_RATER = "other-rater"
    OTHER_SUBJECT = "other-subject"
    FROM_OTHER_FORM = "from-other-form"
    GOAL = "goal"
    GOAL_WITH_VALUE = "goal-with-value"
    NEW_READING = "new-reading"
    WAGE_VALUE = "wage-value"


def why_not(instrument: Instrument, wish: Wish) -> str:
    """The line that stands where the wish would be, or "" when the form offers it."""
    if wish in _NEVER:
        return _never(wish)
    if wish in (Wish.COUNT, Wish.COMPARE, Wish.PROGRESS):
        return _about_moments(instrument, wish)
    if wish in (Wish.GOAL, Wish.GOAL_WITH_VALUE):
        return _about_goals(instrument, wish)
    if instrument.status is Status.OLD:
        return _("This form is out of use. Enter old paper with its own day.")
    return ""


_NEVER = (
    Wish.MEAN, Wish.SUM, Wish.PERCENTAGE, Wish.TREND, Wish.DECIMALS, Wish.OTHER_VERSION, Wish.OTHER_RATER,
    Wish.OTHER_SUBJECT, Wish.FROM_OTHER_FORM, Wish.WAGE_VALUE,
)  # fmt: skip


def _never(wish: Wish) -> str:
    return {
        Wish.MEAN: _("No mean: the answers are words in an order."),
        Wish.SUM: _("No total: the answers are words in an order."),
        Wish.PERCENTAGE: _("No percentage: the answers are words in an order."),
        Wish.TREND: _("No trend line: the moments stand beside each other, each with its day."),
        Wish.DECIMALS: _("No halves: every answer is one of the answers on the list."),
        Wish.OTHER_VERSION: _("Another version is another form. The two are never compared."),
        Wish.OTHER_RATER: _("Two people see things differently. That is a difference in view, no progress."),
        Wish.OTHER_SUBJECT: _("These are about two different people or things."),
        Wish.FROM_OTHER_FORM: _("No answer is worked out from another form. Somebody gives it."),
        Wish.WAGE_VALUE: _(
            "A wage value is measured by an expert at a workplace. Record it as a result of somebody else."
        ),
    }[wish]


def _about_moments(instrument: Instrument, wish: Wish) -> str:
    if wish is Wish.COUNT:
        counted = instrument.rules.aggregate is Aggregate.COUNT
        return "" if counted else _("No counts: the answers to this form are for talking.")
    if wish is Wish.COMPARE and instrument.rules.compare is not Compare.NONE:
        return ""
    if any(part.kind is Kind.WEB for part in instrument.parts):
        return _("A web is a picture to talk about, no measurement. It has no higher or lower.")
    return {
        Compare.SAME_RATER: "",
        Compare.TALK_OVERLAY: _("A web is a picture to talk about, no measurement. It has no higher or lower."),
        Compare.TEXT: _("Words have no higher or lower. Read them side by side."),
        Compare.LIST: _("These answers have no higher or lower. They stand in a list by day."),
        Compare.NONE: _("Each of these forms stands by itself and is not laid beside another."),
    }[instrument.rules.compare]


def _about_goals(instrument: Instrument, wish: Wish) -> str:
    rule = instrument.rules.goal
    if instrument.status is Status.OLD:
        return _("No new goals on an old form. Set the goal on the present one.")
    if rule is GoalRule.NONE:
        return _("This form does not lead to a goal by itself.")
    scaled = any(
        part.values is not None and part.values.ordered and part.pick is not Pick.NUMBER and part.kind is not Kind.WEB
        for part in instrument.parts
    )
    if wish is Wish.GOAL_WITH_VALUE and not (rule is GoalRule.TARGET_VALUE and scaled):
        return _("A goal on this form is put in words, without a number.")
    return ""
