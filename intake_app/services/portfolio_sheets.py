"""From a dossier to the resident's portfolio on paper: own words, experience, papers, wishes, photographs (G01)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from intake_app.documents.portfolio_sheets import Photo, PortfolioSheet, Spoken, StoryBlock
from intake_app.documents.sheet_parts import CardLine, StrengthLine
from intake_app.domain.dossier import Dossier
from intake_app.domain.person_profile import ProfileSkill, SkillStage
from intake_app.domain.planning import Plan, Step
from intake_app.domain.portfolio import Attachment, Portfolio, Story
from intake_app.domain.portfolio_choices import AttachmentKind, PortfolioPart
from intake_app.domain.vocabulary import HelpGroup, PortfolioSection, StepStatus
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import picture_sheets
from intake_app.services import portfolio_lines as lines
from intake_app.services.appointment_words import appointment_words, next_appointment
from intake_app.services.desk import Profile
from intake_app.services.leaks import LeakCheck
from intake_app.services.portfolio import may_print, own_words_of
from intake_app.services.portfolio_forms import skills_of
from intake_app.services.portfolio_wording import stage_words

Bytes = Callable[[UUID], bytes]
"""Gives the bytes of an attachment."""
MOST_PICTURES = 8
_MAX_OWN_STEPS = 5


def portfolio_sheet(
    dossier: Dossier, forms: FormLibrary, today: date, *, content: Bytes | None = None
) -> PortfolioSheet:
    """The resident's portfolio: only the resident's own words, and the own web only when the resident ticked it.

    `content` gives the bytes of photographs; without it they are left out.
    """
    chosen = dossier.portfolio
    plan = dossier.current_plan
    items = {
        section: [one for one in dossier.portfolio_items if one.section is section] for section in PortfolioSection
    }
    show_people = chosen is None or chosen.show_people
    show_steps = chosen is None or chosen.show_steps
    show_appointment = chosen is None or chosen.show_appointment
    appointment = next_appointment(dossier, today)
    return PortfolioSheet(
        **_more(dossier, forms, today, content),
        name=dossier.person.full_name,
        called=dossier.person.first_name,
        dated=today,
        motto=chosen.motto if chosen else "",
        picture=chosen.picture if chosen else "",
        strengths=tuple(
            StrengthLine(title=one.title, evidence=one.evidence, icon=one.icon)
            for one in dossier.strengths
            if one.on_portfolio
        ),
        wants=tuple(one.title for one in items[PortfolioSection.WANT]),
        gives=tuple(one.title for one in items[PortfolioSection.GIVE_BACK]),
        web=picture_sheets.own_web(dossier, forms) if chosen is not None and chosen.show_web else None,
        goes_well=tuple(one.title for one in items[PortfolioSection.GOES_WELL]),
        change=tuple(one.title for one in items[PortfolioSection.CHANGE]),
        people=tuple(
            CardLine(title=_named(one.name, one.relation), detail=one.phone or one.helps_with, icon="heart")
            for one in dossier.network
            if one.on_portfolio and show_people
        ),
        done=tuple(CardLine(title=one.title, detail=one.detail, icon=one.icon) for one in items[PortfolioSection.DONE]),
        steps=tuple(_own_steps(dossier, plan)) if plan is not None and show_steps else (),
        appointment=appointment_words(appointment, dossier.person, today) if appointment and show_appointment else "",
    )


def _named(name: str, relation: str) -> str:
    return f"{name}, {relation}" if relation else name


def _own_steps(dossier: Dossier, plan: Plan) -> Iterable[str]:
    """The steps that were chosen for the fridge sheet; without those the first ones of the resident's own.

    A step of somebody else whose plan this is too (the partner in a household plan) is not the resident's to show.
    """
    others = {person.name.split(" ")[0] for person in dossier.network if person.signs}
    mine = dossier.person.first_name
    steps = [step for step in dossier.steps_of_plan(plan) if step.open and not _only_of(step, others, mine)]
    chosen = [step for step in steps if step.on_fridge_sheet]
    own = [step for step in steps if step.help_level is None or HelpGroup.of(step.help_level) is HelpGroup.SELF]
    yield from (step.what for step in chosen or own[:_MAX_OWN_STEPS])


def _only_of(step: Step, others: Collection[str], mine: str) -> bool:
    """Whether a step is done by, or is about, one of the others and not the resident."""
    named = set(re.findall(r"\w+", f"{step.owner_name} {step.what}"))
    return mine not in named and not named.isdisjoint(others)


def _more(dossier: Dossier, forms: FormLibrary, today: date, content: Bytes | None) -> dict[str, Any]:
    """The fields of `PortfolioSheet` that come from the extended portfolio. Without `content` no photograph is drawn.

    Holds no reading of the consultant, no duty, benefit or diagnosis: none of these is looked at.
    """
    chosen = dossier.portfolio or Portfolio(case_id=dossier.case.id)
    skills = skills_of(dossier, forms, for_paper=True)
    can = (SkillStage.CAN, SkillStage.WITH_HELP)
    own = own_words_of(dossier)
    return {
        "parts": tuple(part for part in chosen.parts if chosen.shows(part)),
        "skills": tuple(_skill(one, dossier) for one in skills if one.stage in can),
        "learning": tuple(_skill(one, dossier) for one in skills if one.stage not in can),
        "experience": lines.timeline(dossier, today),
        "qualifications": tuple(lines.paper_card(one, today) for one in lines.papers(dossier, training=False)),
        "training": tuple(lines.paper_card(one, today) for one in lines.papers(dossier, training=True)),
        "languages": lines.language_cards(dossier),
        "wishes": lines.wish_groups(dossier),
        "references": tuple(
            Spoken(
                words=one.words, name=one.name, who=", ".join(part for part in (one.relation, one.organisation) if part)
            )
            for one in dossier.references
            if may_print(one)
        ),
        "told": tuple(story_blocks(own)),
        "reached": tuple(_reached(dossier)),
        "pictures": tuple(_pictures(dossier, content)) if chosen.shows(PortfolioPart.PICTURES) else (),
        "photo": _photo(dossier, chosen, content),
    }


def story_blocks(story: Story) -> Iterator[StoryBlock]:
    """The blocks of the story that have words, each under its question."""
    titles = {
        "came_from": _("Where I come from"),
        "possibilities": _("My possibilities"),
        "workplace": _("A place of work that suits me"),
        "presenting": _("This is how I present myself"),
        "searching": _("This is what I look for myself"),
        "quote": _("A sentence of mine"),
    }
    for name, title in titles.items():
        words = getattr(story, name)
        if words.strip():
            yield StoryBlock(title=title, words=words.strip())


def _skill(one: ProfileSkill, dossier: Dossier) -> StrengthLine:
    noted = next((found.level_note for found in dossier.competences if found.id == one.source), "")
    stage = stage_words(one.stage) if one.stage in (SkillStage.WITH_HELP, SkillStage.WANTS_TO_LEARN) else ""
    told = [part for part in (one.evidence, noted, stage) if part.strip()]
    return StrengthLine(title=one.name, evidence=". ".join(part.rstrip(".") for part in told))


def _reached(dossier: Dossier) -> Iterator[CardLine]:
    """Steps that worked out, in the words in which they were agreed; none that tells of health, money or care."""
    plan = dossier.signed_plan
    done = (StepStatus.DONE, StepStatus.PARTLY)
    private = LeakCheck(dossier, Profile(), nameless=False)
    for step in dossier.steps_of_plan(plan) if plan is not None else ():
        words = f"{step.short or step.what}. {step.result}"
        if step.status in done and step.on_fridge_sheet and not private.find(words):
            yield CardLine(title=step.short or step.what, detail=step.result, icon="flag")


def _pictures(dossier: Dossier, content: Bytes | None) -> Iterator[Photo]:
    if content is None:
        return
    shown = [one for one in dossier.kept_attachments if one.on_portfolio and one.kind is AttachmentKind.PHOTO]
    yield from (_drawn(one, content) for one in shown[:MOST_PICTURES])


def _photo(dossier: Dossier, chosen: Portfolio, content: Bytes | None) -> Photo | None:
    found = next((one for one in dossier.kept_attachments if one.id == chosen.photo_id), None)
    if found is None or content is None or found.kind is not AttachmentKind.PHOTO:
        return None
    return _drawn(found, content)


def _drawn(one: Attachment, content: Bytes) -> Photo:
    return Photo(title=one.title, content=content(one.id), width=one.width or 1, height=one.height or 1)
