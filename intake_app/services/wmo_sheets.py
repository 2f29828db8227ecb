"""From a dossier to the account of an investigation under the Wmo: what the ground asks and what was answered (K02)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from intake_app.documents.wmo_report import Proposal, ReportLine, WmoSheet
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan, PlanElement, Step
from intake_app.domain.vocabulary import HelpLevel, LegalGround
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.instruments.grounds import Ground, GroundElement
from intake_app.instruments.library import FormLibrary
from intake_app.services import plan_sheets, reexamination, signature_blocks, signing, step_help
from intake_app.services.desk import Profile
from intake_app.services.step_words import step_when

_LETTER = re.compile(r"^([a-g])-")
_OWN_PLAN = ("persoonlijk-plan", "persoonlijk-plan-gebruikt")
_OUTCOME, _APPLICATION = "uitkomst-voorstel", "aanvraag"
_AT_THE_TOP = ("ontvangst", "identiteit", "clientondersteuning-mantelzorger", "verslag-gegeven")
"""Elements with a day that belong to the facts in front, not to the running text."""
_AGAIN = "heronderzoek"
"""Variant of the ground."""
_WEEKS = 6  # Wmo 2.3.2 lid 1
_RUNGS = list(HelpLevel)


def wmo_sheet(dossier: Dossier, plan: Plan, forms: FormLibrary, profile: Profile, today: date) -> WmoSheet:
    """The account of this version of the plan. Raises InputRefused when the Wmo is not a ground of it."""
    if LegalGround.WMO_232 not in plan.legal_grounds:
        raise InputRefused(_("This plan has no Wmo ground. Choose it in the plan, then there is an account."))
    asked = [one for one in forms.ground(LegalGround.WMO_232).elements if one.element]
    said = {one.element: _answered(one, dossier.element_of(plan, one.element)) for one in asked}
    letters = [one for one in asked if _LETTER.match(one.element)]
    apart = {*_OWN_PLAN, *_AT_THE_TOP, _OUTCOME, _APPLICATION, *(one.element for one in letters)}
    ground = forms.ground(LegalGround.WMO_232)
    again = reexamination.day_of(dossier, plan)
    return WmoSheet(
        name=dossier.person.full_name,
        called=dossier.person.first_name,
        born=dossier.person.birth_date,
        dated=plan.fixed_on(today),
        law=f"{ground.title}, {_article(ground, again=again is not None)}",
        again=again is not None,
        final=plan.finalised_at is not None,
        contact=plan_sheets.contact_point(plan, profile),
        facts=(*_facts(dossier, again), *(_line(one, said) for one in asked if one.element in _AT_THE_TOP)),
        wish=plan.own_words,
        own_plan=tuple(_line(one, said) for one in asked if one.element in _OWN_PLAN),
        looked_into=tuple(_letter(one, said) for one in letters),
        outcome=said.get(_OUTCOME, ""),
        proposals=tuple(_proposals(dossier, plan, forms)),
        not_chosen=tuple(_not_chosen(dossier, plan)),
        further=tuple(_line(one, said) for one in asked if one.element not in apart),
        application=said.get(_APPLICATION, ""),
        remark=plan.disagreement or (_("Nothing more.") if plan.no_disagreement else ""),
        rights=plan_sheets.rights(forms, profile),
        signatures=tuple(
            signature_blocks.signature_block(one, profile) for one in signing.signers(dossier, plan, today)
        ),
    )


def _article(ground: Ground, *, again: bool) -> str:
    """The article of the law: of a re-examination its own as well."""
    own = next((one.article for one in ground.variants if one.id == _AGAIN), "") if again else ""
    return _("{law} and {article}").format(law=ground.law, article=own) if own else str(ground.law)


def _facts(dossier: Dossier, again: date | None) -> Iterable[ReportLine]:
    """The days that count, from the report (or the re-examination) on; what is not known stands as not discussed."""
    melding = max(dossier.meldingen, key=lambda one: (one.reported_on, one.id), default=None)
    begun = again or (melding.reported_on if melding else None)
    yield ReportLine(label=_("Re-examination since") if again else _("Report came in"), words=_day(begun))
    if begun is not None and again is None:
        yield ReportLine(label=_("Investigation ready by"), words=_day(begun + timedelta(weeks=_WEEKS)))
    told = melding.supporter_told_on if melding else None
    told = told if told is None or again is None or told >= again else None
    yield ReportLine(label=_("Free support told about"), words=_day(told))
    talks = sorted(
        (one for one in dossier.conversations if again is None or one.held_on >= again),
        key=lambda one: (one.held_on, one.id),
    )
    for talk in talks:
        names = [talk.conductor, *(one.name for one in dossier.attendees if one.conversation_id == talk.id)]
        present = ", ".join(dict.fromkeys(name for name in (dossier.person.first_name, *names) if name.strip()))
        yield ReportLine(label=_("Talk"), words=f"{_day(talk.held_on)}: {present}")
    if not talks:
        yield ReportLine(label=_("Talk"))


def _day(day: date | None) -> str:
    return format_day(day, weekday=False, year=True) if day else ""


def _line(one: GroundElement, said: dict[str, str]) -> ReportLine:
    return ReportLine(label=str(one.label), words=said[one.element])


def _letter(one: GroundElement, said: dict[str, str]) -> ReportLine:
    found = _LETTER.match(one.element)
    letter = found.group(1) if found else ""
    return ReportLine(label=f"{letter}. {one.label}", words=said[one.element])


def _answered(one: GroundElement, stored: PlanElement | None) -> str:
    """What was answered in words: the choice, the text and the day; or why it is not at issue."""
    if stored is None or not stored.filled:
        return ""
    if stored.not_applicable:
        label = str(one.not_applicable)
        return f"{label} {stored.reason}" if label.endswith(("omdat", "because")) else f"{label}. {stored.reason}"
    option = next((str(found.label) for found in one.options if found.id == stored.choice), stored.choice)
    known = {"ja": _("yes"), "nee": _("no")}
    parts = [known.get(option, option), _day(stored.on)]
    first = ", ".join(part for part in parts if part)
    return ". ".join(part for part in (first[:1].upper() + first[1:], stored.text.strip()) if part)


def _proposals(dossier: Dossier, plan: Plan, forms: FormLibrary) -> Iterable[Proposal]:
    """The steps of the plan, own strength first (2.3.5(3)); a step that costs a decision is a proposal until then."""
    steps = [step for step in dossier.steps_of_plan(plan) if step.what.strip()]
    for step in sorted(steps, key=_rung):
        yield Proposal(
            what=step.what,
            rung=step_help.level_words(forms, step.help_level, plain=True) if step.help_level else "",
            who=step.owner_name,
            when=step_when(step),
            tags=step_help.tags(step),
            decision=step_help.granting_words(step),
            earlier=step_help.earlier_lines(forms, step),
            decided=not step.proposal,
        )


def _rung(step: Step) -> int:
    return _RUNGS.index(step.help_level) if step.help_level else len(_RUNGS)


def _not_chosen(dossier: Dossier, plan: Plan) -> Iterable[str]:
    for goal in dossier.goals_of(plan):
        yield from (one.what for one in dossier.solutions_of(goal) if not one.chosen and one.what.strip())
