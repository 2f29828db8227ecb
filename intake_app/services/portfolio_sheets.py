"""The extended part of the resident's portfolio sheet: skills, experience, papers, wishes, story, photographs (G01)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from intake_app.documents.portfolio_sheets import Photo, Spoken, StoryBlock
from intake_app.documents.sheet_parts import CardLine, StrengthLine
from intake_app.domain.dossier import Dossier
from intake_app.domain.person_profile import ProfileSkill, SkillStage
from intake_app.domain.portfolio import Attachment, Portfolio, Story
from intake_app.domain.portfolio_choices import AttachmentKind, PortfolioPart
from intake_app.domain.vocabulary import StepStatus
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import portfolio_lines as lines
from intake_app.services.desk import Profile
from intake_app.services.leaks import LeakCheck
from intake_app.services.portfolio import may_print, own_words_of
from intake_app.services.portfolio_forms import skills_of
from intake_app.services.portfolio_wording import stage_words

Bytes = Callable[[UUID], bytes]
"""Gives the bytes of an attachment."""
MOST_PICTURES = 8


def more(dossier: Dossier, forms: FormLibrary, today: date, content: Bytes | None) -> dict[str, Any]:
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
