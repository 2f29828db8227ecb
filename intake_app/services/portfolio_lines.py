"""Records of the portfolio as lines on paper, in the words that portfolio, cv and profiles share (G02, G03, G05)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from intake_app.documents.portfolio_sheets import TimeLine, WishGroup
from intake_app.documents.sheet_parts import CardLine
from intake_app.domain.dossier import Dossier
from intake_app.domain.portfolio_choices import PreferenceWeight, QualificationKind, SkillLevel
from intake_app.domain.portfolio_parts import Experience, LanguageSkill, Qualification, WorkLimits
from intake_app.i18n import _, format_day
from intake_app.services import experience
from intake_app.services import portfolio_wording as w


def timeline(dossier: Dossier, today: date) -> tuple[TimeLine, ...]:
    """What was done, newest first, for the resident's own papers."""
    return tuple(
        TimeLine(
            title=one.role,
            when=_sentence(experience.when_words(one)),
            where=", ".join(
                part for part in (one.organisation, one.place, w.experience_words(one.kind), hours_words(one)) if part
            ),
            tasks=one.tasks,
            learned=one.learned,
        )
        for one in shown_experience(dossier, today)
    )


def shown_experience(dossier: Dossier, today: date) -> tuple[Experience, ...]:
    """The experience that may stand on paper, newest first."""
    shown = tuple(one for one in dossier.experiences if one.on_portfolio and one.role.strip())
    return experience.in_order(shown, today)


def hours_words(one: Experience) -> str:
    """ "16 uur per week"."""
    return _("{n} hours a week").format(n=one.hours) if one.hours else ""


def papers(dossier: Dossier, *, training: bool) -> tuple[Qualification, ...]:
    """Diplomas and certificates, or trainings, that may stand on paper."""
    return tuple(
        one
        for one in dossier.qualifications
        if one.on_portfolio and one.title.strip() and (one.kind is QualificationKind.TRAINING) is training
    )


def paper_card(one: Qualification, today: date) -> CardLine:
    """A diploma with what is known of it."""
    return CardLine(title=one.title, detail=", ".join(paper_facts(one, today)))


def paper_facts(one: Qualification, today: date, *, outside: bool = False) -> tuple[str, ...]:
    """Year, level and validity in a few words. `outside` leaves out the school, by which somebody could be found."""
    found = [
        one.result.strip(),
        w.level_words(one.level) if one.level else "",
        "" if outside else one.institute,
        one.country if one.foreign and not outside else "",
        str(one.year) if one.year else "",
    ]
    if one.status is not None and one.status.value != "behaald":
        found.append(w.status_words(one.status))
    if one.foreign and one.recognised is not None:
        found.append(w.recognition_words(one.recognised))
    elif one.foreign and outside:
        found.append(_("from abroad"))
    if one.valid_until is not None:
        words = _("valid until {day}") if one.valid_until >= today else _("was valid until {day}")
        found.append(words.format(day=format_day(one.valid_until, weekday=False, year=True)))
    return tuple(part for part in found if part)


def language_facts(one: LanguageSkill) -> str:
    """How well, spoken and written: "moedertaal", "spreken goed (B1), schrijven voldoende"."""
    if one.mother_tongue:
        return _("mother tongue")
    parts = [
        _skill(_("speaking"), one.speaking, one.spoken_level.value if one.spoken_level else ""),
        _skill(_("listening"), one.listening),
        _skill(_("conversing"), one.conversing),
        _skill(_("reading"), one.reading),
        _skill(_("writing"), one.writing, one.written_level.value if one.written_level else ""),
    ]
    return ", ".join(part for part in parts if part)


def language_cards(dossier: Dossier) -> tuple[CardLine, ...]:
    """The languages that may stand on paper."""
    return tuple(
        CardLine(title=one.language, detail=language_facts(one))
        for one in dossier.languages
        if one.on_portfolio and one.language.strip()
    )


def wish_groups(dossier: Dossier) -> tuple[WishGroup, ...]:
    """Wishes per weight, and the hours and days that fit."""
    titles = {
        PreferenceWeight.MUST: _("This must be so"),
        PreferenceWeight.NICE: _("This would be nice"),
        PreferenceWeight.NO: _("Rather not"),
    }
    groups = [
        WishGroup(
            title=title,
            lines=tuple(one.what for one in dossier.preferences if one.weight is weight and one.what.strip()),
        )
        for weight, title in titles.items()
    ]
    if dossier.limits is not None:
        lines = (dossier.limits.own_words.strip(), *limit_lines(dossier.limits))
        groups.insert(0, WishGroup(title=_("When and how I can work"), lines=tuple(line for line in lines if line)))
    return tuple(one for one in groups if one.lines)


def limit_lines(limits: WorkLimits) -> tuple[str, ...]:
    """Hours, days, travel and papers in sentences; what is not known is not said."""
    return tuple(_limits(limits))


def _limits(limits: WorkLimits) -> Iterator[str]:
    if limits.hours_min is not None and limits.hours_max is not None and limits.hours_min != limits.hours_max:
        yield _("{least} to {most} hours a week").format(least=limits.hours_min, most=limits.hours_max)
    elif limits.hours_max is not None:
        yield _("At most {n} hours a week").format(n=limits.hours_max)
    elif limits.hours_min is not None:
        yield _("At least {n} hours a week").format(n=limits.hours_min)
    when = [w.work_day_words(day) for day in limits.days or ()] + [w.day_time_words(one) for one in limits.times or ()]
    if when:
        yield _sentence(", ".join(when))
    if limits.transport:
        yield _("I come by: {means}").format(means=", ".join(w.transport_words(one) for one in limits.transport))
    if limits.travel_minutes is not None:
        yield _("At most {n} minutes of travel").format(n=limits.travel_minutes)
    if limits.travel_km is not None:
        yield _("At most {n} kilometres away").format(n=limits.travel_km)
    if limits.licences:
        yield _("Driving licence {kinds}").format(kinds=", ".join(one.value for one in limits.licences))
    if limits.digital is not None:
        yield _("Computer and phone: {level}").format(level=w.skill_level_words(limits.digital))
    if limits.start_from is not None:
        yield _("From {day}").format(day=format_day(limits.start_from, weekday=False, year=True))


def _skill(name: str, level: SkillLevel | None, code: str = "") -> str:
    words = w.skill_level_words(level) if level is not None else ""
    told = f"{words} ({code})" if words and code else words or code
    return f"{name} {told}" if told else ""


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
