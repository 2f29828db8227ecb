"""Who carries a step: tags, a word about each earlier rung, proposal or granted, and who carries much (D05)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.household import CarerTalk
from intake_app.domain.planning import Step
from intake_app.domain.step_counts import Load, loads, name_of
from intake_app.domain.vocabulary import HelpForm, HelpLevel, HelpWay
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.instruments.library import FormLibrary
from intake_app.services import overview
from intake_app.services.desk import Desk

FORM = "hulpladder"


def level_words(forms: FormLibrary, level: HelpLevel, *, plain: bool = False) -> str:
    """One rung in the words of the form: "mantelzorg"; `plain` as residents read it."""
    values = forms.instrument(FORM).parts[0].values
    found = next((one for one in values.levels if one.id == level.value), None) if values is not None else None
    if found is None:
        return ""
    return str(found.plain if plain and found.plain else found.label)


def form_words(form: HelpForm) -> str:
    """Formal or informal."""
    return _("formal") if form is HelpForm.FORMAL else _("informal")


def way_words(way: HelpWay) -> str:
    """Alone or together."""
    return _("in a group") if way is HelpWay.COLLECTIVE else _("for one person")


def tags(step: Step) -> tuple[str, ...]:
    """Formal or informal, which follows from the rung, and alone or in a group where that was said."""
    form = (form_words(HelpForm.of(step.help_level)),) if step.help_level is not None else ()
    return (*form, way_words(step.help_way)) if step.help_way is not None else form


def unsaid(step: Step) -> tuple[HelpLevel, ...]:
    """The earlier rungs of which nothing was said yet. One word about all of them together answers for each."""
    if step.earlier_help.strip():
        return ()
    return tuple(level for level in step.earlier_asked if not step.earlier(level))


def earlier_lines(forms: FormLibrary, step: Step) -> tuple[str, ...]:
    """What was said about the earlier rungs, a line each, nearest first."""
    said = [(level, step.earlier(level)) for level in step.earlier_asked if step.earlier(level)]
    lines = [f"{_capital(level_words(forms, level))}: {words}" for level, words in said]
    return (*lines, *([step.earlier_help.strip()] if step.earlier_help.strip() else []))


def granting_words(step: Step) -> str:
    """ "voorstel" until there is a decision, then since when it is granted; "" where no decision is needed."""
    if step.proposal:
        return _("proposal")
    if step.help_level is HelpLevel.TAILORED and step.granted_on is not None:
        return _("granted on {day}").format(day=_day(step.granted_on))
    return ""


def granting_sentence(step: Step) -> str:
    """The same as a sentence on paper."""
    if step.proposal:
        return _("This is a proposal. There is no decision about it yet.")
    if step.help_level is HelpLevel.TAILORED and step.granted_on is not None:
        return _("Granted by the decision of {day}.").format(day=_day(step.granted_on))
    return ""


def with_proposal(words: str, step: Step) -> str:
    """The words of a step with "(voorstel)" behind them while nothing was decided."""
    return _("{what} (proposal)").format(what=words) if step.proposal and words else words


def carriers(steps: Iterable[Step]) -> tuple[Load, ...]:
    """Everybody who has open steps, the most first. Counts, no score and no target (G-M1)."""
    return loads(steps)


def talk_with(dossier: Dossier, name: str) -> CarerTalk | None:
    """The talk in which this person was asked how it goes, or None; begun counts."""
    wanted = " ".join(name.casefold().split())
    found = (one for one in dossier.carer_talks if " ".join(one.name.casefold().split()).startswith(wanted))
    return next(found, None) if wanted else None


def begin_talk(desk: Desk, case_id: UUID, name: str) -> CarerTalk:
    """Put somebody who carries much among those who are asked how they keep it up; who is there already stays."""
    if not name.strip():
        raise InputRefused(_("First write who does this."))
    dossier = desk.dossier(case_id)
    known = talk_with(dossier, name)
    if known is not None:
        return known
    plan = dossier.current_plan
    mine = [one for one in dossier.steps_of_plan(plan) if one.open and name_of(one) == name] if plan else []
    does = "; ".join(dict.fromkeys(one.what.strip().rstrip(".") for one in mine if one.what.strip()))
    made = CarerTalk(case_id=case_id, position=len(dossier.carer_talks), name=name.strip(), does=does)
    with desk.change(_("Who cares for the resident"), case_id) as work:
        work.put(made)
        overview.commit(work, case_id)
    return made


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _day(day: date) -> str:
    return format_day(day, weekday=False, year=True)
