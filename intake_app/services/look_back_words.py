"""The words of a look-back, as the form voortgangsgesprek has them: an organisation may reword them."""

from __future__ import annotations

from intake_app.domain.follow_up_words import GoalOutcome, ReviewResult, StillFits, WhatNow
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import reviews


def result_words(forms: FormLibrary, result: ReviewResult) -> str:
    """How a step went, in the words of the form: "Gelukt", "Nog niet gelukt"."""
    lists = (one for one in reviews.form(forms).values if one.level(result.value) is not None)
    level = next((one.level(result.value) for one in lists), None)
    return str(level.plain) if level is not None else result.value


def what_now_words(forms: FormLibrary, now: WhatNow) -> str:
    """What comes now, in the words of the form; "klaar" is the program's own."""
    if now is WhatNow.FINISHED:
        return _("Finished")
    option = reviews.form(forms).field("vervolg").option(now.value)
    return str(option.plain) if option is not None else now.value


def outcome_words(forms: FormLibrary, outcome: GoalOutcome) -> str:
    """How a goal stands, in the words of the form."""
    option = reviews.form(forms).field("doel-uitkomst").option(outcome.value)
    return str(option.plain) if option is not None else outcome.value


def fits_words(fits: StillFits) -> str:
    """Whether the plan still fits."""
    return {StillFits.YES: _("Yes"), StillFits.PARTLY: _("A little"), StillFits.NO: _("No")}[fits]
