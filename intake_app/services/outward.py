"""Profiles for outside: for an employer with the name, and without any name for a case table or a mail (G06).

What must not go along is left out, sentence by sentence, and told to whoever makes the print. There is no switch.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from intake_app.documents.portfolio_sheets import CvLayout, CvLine, CvSection, CvSheet
from intake_app.domain import shielding
from intake_app.domain.dossier import Dossier
from intake_app.domain.portfolio_choices import PreferenceWeight
from intake_app.domain.portfolio_parts import Experience
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import cv_sheets, data_choices, experience
from intake_app.services import portfolio_lines as lines
from intake_app.services import portfolio_wording as w
from intake_app.services.desk import Profile
from intake_app.services.leaks import Leak, LeakCheck
from intake_app.services.portfolio import own_words_of


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that did not go along: in which part of the print, and what was found in them."""

    part: str
    leaks: tuple[Leak, ...]


@dataclass(frozen=True, slots=True)
class Outward:
    """A profile for outside, and what was left out of it because of its words."""

    sheet: CvSheet
    left_out: tuple[LeftOut, ...]


def code_of(dossier: Dossier) -> str:
    """A code for a profile without a name: always the same, and not to be led back to the dossier's number."""
    digest = hashlib.sha256(b"keukentafel-profiel" + dossier.case.id.bytes).hexdigest()
    return f"P-{digest[:6].upper()}"


def employer(dossier: Dossier, forms: FormLibrary, profile: Profile, today: date, off: Collection[str] = ()) -> Outward:
    """For an employer: talents, experience, wishes, when somebody can come; support only if the resident says so.

    What is `off` does not stand in it, but its words are known: a name among them is left out of the others.
    """
    check = LeakCheck(dossier, profile, nameless=False)
    dossier = data_choices.seen(shielding.outside(dossier), off)
    limits = dossier.limits
    support = limits.support.strip() if limits is not None and limits.show_support else ""
    sheet = CvSheet(
        overline=_("Profile for an employer"),
        title=dossier.person.full_name,
        footer=_("Profile of {name}").format(name=dossier.person.full_name),
        dated=today,
        intro=own_words_of(dossier).pitch,
        sections=(
            *_sections(
                dossier,
                forms,
                cv_sheets.experience_lines(dossier, today),
                cv_sheets.paper_lines(dossier, today),
                _told(dossier, today),
            ),
            CvSection(title=_("Help that comes along"), lines=cv_sheets.plain_lines(support)),
        ),
        layout=CvLayout.TALENTS,
    )
    return _cleaned(sheet, check, keep=_("Help that comes along"))


def nameless(dossier: Dossier, forms: FormLibrary, profile: Profile, today: date, off: Collection[str] = ()) -> Outward:
    """Without a name: a code and a region; no place of work or school, and years only as how long it lasted."""
    check = LeakCheck(dossier, profile, nameless=True)
    dossier = data_choices.seen(dossier, off)
    chosen = dossier.portfolio
    code = code_of(dossier)
    done = tuple(_nameless(one, today) for one in lines.shown_experience(dossier, today))
    papers = (*lines.papers(dossier, training=False), *lines.papers(dossier, training=True))
    learned = tuple(
        CvLine(title=one.title, where=", ".join(lines.paper_facts(one, today, outside=True))) for one in papers
    )
    sheet = CvSheet(
        overline=_("Profile without a name"),
        title=_("Profile {code}").format(code=code),
        footer=_("Profile {code}").format(code=code),
        dated=today,
        contact=(chosen.region.strip(),) if chosen is not None and chosen.region.strip() else (),
        intro=own_words_of(dossier).pitch,
        sections=_sections(dossier, forms, done, learned),
        layout=CvLayout.TALENTS,
    )
    return _cleaned(sheet, check)


def never_along() -> tuple[str, ...]:
    """What a profile without a name never holds, in words for who makes it."""
    return (
        _("name, birth date, address, telephone and mail"),
        _("photograph, BSN and number of the dossier"),
        _("benefit, schemes, debts, duties and sanctions"),
        _("health, diagnosis and care"),
        _("names of other people, employers and schools"),
    )


def _told(dossier: Dossier, today: date) -> tuple[CvLine, ...]:
    """What the portfolio tells of what was done. Not of who must not be found: free words may name a place of today."""
    return () if dossier.person.address_shielded else cv_sheets.told_lines(dossier, today)


def _sections(
    dossier: Dossier,
    forms: FormLibrary,
    done: tuple[CvLine, ...],
    learned: tuple[CvLine, ...],
    told: tuple[CvLine, ...] = (),
) -> tuple[CvSection, ...]:
    wanted = [one.what for one in dossier.preferences if one.weight is not PreferenceWeight.NO]
    not_wanted = [one.what for one in dossier.preferences if one.weight is PreferenceWeight.NO]
    return (
        CvSection(title=_("What I am good at"), lines=cv_sheets.talent_lines(dossier, forms), talents=True),
        CvSection(title=_("Experience"), lines=done),
        CvSection(title=_("What I have done"), lines=told),
        CvSection(title=_("Diplomas and certificates"), lines=learned),
        CvSection(title=_("Languages"), lines=cv_sheets.language_lines(dossier)),
        CvSection(title=_("What I look for"), lines=cv_sheets.plain_lines(own_words_of(dossier).workplace, *wanted)),
        CvSection(title=_("Rather not"), lines=cv_sheets.plain_lines(*not_wanted)),
        CvSection(title=_("When and how I can work"), lines=cv_sheets.practical_lines(dossier)),
    )


def _nameless(one: Experience, today: date) -> CvLine:
    where = [w.outward_experience_words(one.kind), lines.hours_words(one)]
    return CvLine(
        title=one.role,
        when=experience.how_long_words(one, today),
        where=", ".join(part for part in where if part),
        notes=tuple(part for part in (one.tasks.strip(), one.learned.strip()) if part),
    )


def _cleaned(sheet: CvSheet, check: LeakCheck, *, keep: str = "") -> Outward:
    """The sheet without what must not go along. `keep`: a part whose words the resident chose to tell."""
    left_out: list[LeftOut] = []

    def clean(part: str, words: str) -> str:
        kept, found = check.clean(words)
        if found:
            left_out.append(LeftOut(part, found))
        return kept

    def line(part: str, one: CvLine) -> CvLine | None:
        title = clean(part, one.title)
        if one.title and not title:
            return None
        notes = tuple(kept for note in one.notes if (kept := clean(part, note)))
        if not title and not notes:
            return None
        return CvLine(title=title, when=clean(part, one.when), where=clean(part, one.where), notes=notes)

    def section(one: CvSection) -> CvSection:
        if one.title == keep:
            return one
        return replace(one, lines=tuple(kept for found in one.lines if (kept := line(one.title, found)) is not None))

    return Outward(
        replace(
            sheet,
            contact=tuple(kept for one in sheet.contact if (kept := clean(_("Region"), one))),
            intro=clean(_("In my own words"), sheet.intro),
            sections=tuple(section(one) for one in sheet.sections),
        ),
        tuple(left_out),
    )
