"""The cv in two layouts and the introduction of one page, out of the same facts as the portfolio (G03, G04)."""

from __future__ import annotations

from datetime import date

from intake_app.documents.portfolio_sheets import CvLayout, CvLine, CvSection, CvSheet
from intake_app.domain.dossier import Dossier
from intake_app.domain.person_profile import SkillStage
from intake_app.domain.portfolio_choices import PortfolioPart
from intake_app.domain.portfolio_parts import Experience, Reference, WorkLimits
from intake_app.domain.vocabulary import PortfolioSection
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import experience
from intake_app.services import portfolio_lines as lines
from intake_app.services import portfolio_wording as w
from intake_app.services.portfolio import may_print, own_words_of
from intake_app.services.portfolio_forms import skills_of

_MOST_INTRODUCED = 4


def cv_sheet(dossier: Dossier, forms: FormLibrary, today: date, layout: CvLayout) -> CvSheet:
    """The cv: years before everything, or talents first and large. Gaps are nobody's business and are not shown."""
    done = CvSection(title=_("Experience"), lines=experience_lines(dossier, today, tellers=True))
    learned = CvSection(title=_("Diplomas and certificates"), lines=paper_lines(dossier, today))
    able = CvSection(title=_("What I am good at"), lines=talent_lines(dossier, forms), talents=True)
    spoken = CvSection(title=_("Languages"), lines=language_lines(dossier))
    practical = CvSection(title=_("Practical"), lines=practical_lines(dossier))
    told = CvSection(title=_("What I have done"), lines=told_lines(dossier, today))
    past = (done, told, learned)
    first = (*past, able) if layout is CvLayout.TIME else (able, *past)
    return CvSheet(
        overline=_("Curriculum vitae"),
        title=dossier.person.full_name,
        footer=_("CV of {name}").format(name=dossier.person.full_name),
        dated=today,
        contact=contact(dossier),
        intro=own_words_of(dossier).pitch or (dossier.portfolio.motto if dossier.portfolio else ""),
        sections=(*first, spoken, practical),
        layout=layout,
    )


def introduction_sheet(dossier: Dossier, forms: FormLibrary, today: date) -> CvSheet:
    """One page to introduce oneself with: a few talents, what I look for, and when I can come."""
    own = own_words_of(dossier)
    wants = [one.title for one in dossier.portfolio_items if one.section is PortfolioSection.WANT and one.title.strip()]
    place = [own.workplace.strip()] if own.workplace.strip() else []
    recent = experience_lines(dossier, today)[:3]
    brief = tuple(CvLine(title=one.title, when=one.when) for one in recent) or told_lines(dossier, today)[:3]
    limits = lines.limit_lines(dossier.limits) if dossier.limits is not None else ()
    return CvSheet(
        overline=_("This is how I introduce myself"),
        title=dossier.person.full_name,
        footer=_("Introduction of {name}").format(name=dossier.person.full_name),
        dated=today,
        intro=own.pitch or own.presenting or (dossier.portfolio.motto if dossier.portfolio else ""),
        sections=(
            CvSection(
                title=_("What I am good at"), lines=talent_lines(dossier, forms)[:_MOST_INTRODUCED], talents=True
            ),
            CvSection(title=_("What I look for"), lines=plain_lines(*wants[:3], *place)),
            CvSection(title=_("What I have done"), lines=brief),
            CvSection(title=_("When and how I can work"), lines=plain_lines(". ".join(limits[:4]))),
            CvSection(title=_("How to reach me"), lines=plain_lines(" · ".join(contact(dossier)))),
        ),
        layout=CvLayout.TALENTS,
        one_page=True,
    )


def says_nothing(dossier: Dossier, forms: FormLibrary, today: date) -> bool:
    """Whether a cv or introduction would hold no more than a name and how to reach somebody."""
    own = own_words_of(dossier)
    wants = any(one.section is PortfolioSection.WANT and one.title.strip() for one in dossier.portfolio_items)
    told = (experience_lines, told_lines, paper_lines)
    return not (
        wants
        or any(words.strip() for words in (own.pitch, own.presenting, own.workplace))
        or any(lines_of(dossier, today) for lines_of in told)
        or talent_lines(dossier, forms)
        or language_lines(dossier)
        or practical_lines(dossier)
    )


def contact(dossier: Dossier) -> tuple[str, ...]:
    """Where somebody can be reached; nothing of a shielded person. Never an address or a birth date."""
    person = dossier.person
    if person.address_shielded:
        return ()
    return tuple(part for part in (person.town, person.phone, person.email) if part.strip())


def plain_lines(*words: str) -> tuple[CvLine, ...]:
    """Lines of words alone."""
    return tuple(CvLine(notes=(one,)) for one in words if one.strip())


def experience_lines(dossier: Dossier, today: date, *, tellers: bool = False) -> tuple[CvLine, ...]:
    """What was done; the kind is said as outsiders may read it, and every kind looks the same.

    With `tellers` it says who can tell how it went, of those who agreed to stand on paper.
    """
    known = {one.id: one for one in dossier.references if tellers and may_print(one)}
    return tuple(
        _done(one, known.get(one.reference_id) if one.reference_id else None)
        for one in lines.shown_experience(dossier, today)
    )


def told_lines(dossier: Dossier, today: date) -> tuple[CvLine, ...]:
    """What the portfolio tells of what was done, in the resident's words; not what stands in a record already."""
    if dossier.portfolio is not None and not dossier.portfolio.shows(PortfolioPart.DONE):
        return ()
    known = (*experience_lines(dossier, today), *paper_lines(dossier, today))
    said = {one.title.strip().casefold() for one in known}
    return tuple(
        CvLine(title=one.title, when=one.detail)
        for one in sorted(dossier.portfolio_items, key=lambda one: (one.position, one.id))
        if one.section is PortfolioSection.DONE and one.title.strip() and one.title.strip().casefold() not in said
    )


def _done(one: Experience, teller: Reference | None) -> CvLine:
    where = [one.organisation, one.place, w.outward_experience_words(one.kind), lines.hours_words(one)]
    learned = [_("Learned: {words}").format(words=one.learned.strip())] if one.learned.strip() else []
    return CvLine(
        title=one.role,
        when=experience.when_words(one),
        where=", ".join(part for part in where if part),
        notes=tuple(part for part in (one.tasks.strip(), *learned, _who_tells(teller)) if part),
    )


def _who_tells(teller: Reference | None) -> str:
    if teller is None:
        return ""
    parts = (teller.name, teller.relation, teller.phone or teller.email)
    return _("Can tell how it went: {who}").format(who=", ".join(part.strip() for part in parts if part.strip()))


def paper_lines(dossier: Dossier, today: date) -> tuple[CvLine, ...]:
    """Diplomas, certificates and trainings, newest first."""
    found = (*lines.papers(dossier, training=False), *lines.papers(dossier, training=True))
    ordered = sorted(found, key=lambda one: -(one.year or 0))
    return tuple(
        CvLine(
            title=one.title,
            when=str(one.year or ""),
            where=", ".join(part for part in lines.paper_facts(one, today) if part != str(one.year or "")),
        )
        for one in ordered
    )


def talent_lines(dossier: Dossier, forms: FormLibrary) -> tuple[CvLine, ...]:
    """Talents and competences, with what shows them; each once."""
    found = [(one.title, one.evidence) for one in dossier.strengths if one.on_portfolio and one.title.strip()]
    found += [
        (one.name, one.evidence)
        for one in skills_of(dossier, forms, for_paper=True)
        if one.stage in (SkillStage.CAN, SkillStage.WITH_HELP)
    ]
    once = {title.strip().casefold(): (title, evidence) for title, evidence in reversed(found)}
    ordered = [one for one in found if once.pop(one[0].strip().casefold(), None) is not None]
    return tuple(CvLine(title=title, notes=(evidence,) if evidence.strip() else ()) for title, evidence in ordered)


def language_lines(dossier: Dossier) -> tuple[CvLine, ...]:
    """Languages with how well."""
    return tuple(CvLine(title=one.title, where=one.detail) for one in lines.language_cards(dossier))


def practical_lines(dossier: Dossier) -> tuple[CvLine, ...]:
    """Hours, travel and licences."""
    limits = dossier.limits or WorkLimits(case_id=dossier.case.id)
    return plain_lines(*lines.limit_lines(limits))
