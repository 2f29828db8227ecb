"""From a hand-over to its paper: only the chosen parts, and nothing that the resident does not want along (F06)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from intake_app.bilingual import joined, woven
from intake_app.documents import network_sheets as paper
from intake_app.documents.sheet_parts import Said, SignatureBlock, SignState
from intake_app.domain.collaboration import Handover
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import HandoverSection, Known
from intake_app.domain.terms import Term
from intake_app.domain.vocabulary import AgreementStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.instruments.library import FormLibrary
from intake_app.services import directors, handovers, picture_sheets, plans, referrals, step_help
from intake_app.services.desk import Profile
from intake_app.services.network_words import area_list, section_words
from intake_app.services.step_words import step_when


@dataclass(frozen=True, slots=True)
class _Travel:
    """What the parts are made of."""

    dossier: Dossier
    forms: FormLibrary
    withheld: frozenset[str]
    terms: tuple[Term, ...]
    day: date


def handover_sheet(
    dossier: Dossier, forms: FormLibrary, profile: Profile, terms: tuple[Term, ...], day: date
) -> paper.HandoverSheet:
    """The hand-over that is under way, or the last one. Raises InputRefused without one, or without a receiver."""
    handover = handovers.newest(dossier)
    if handover is None:
        raise InputRefused(_("There is no hand-over yet. Begin one first."))
    if not (handover.to_organisation.strip() or handover.to_person.strip()):
        raise InputRefused(_("Fill in who takes over. Then it can be printed."))
    verdict = handovers.ruling(dossier, forms, handover, day)
    travel = _Travel(dossier, forms, frozenset(verdict.withheld), terms, day)
    titles = dict(section_words())
    chosen = [one for one in HandoverSection if one in handover.sections and not _guarded(one, verdict.withheld)]
    return paper.HandoverSheet(
        dated=day,
        name=dossier.person.full_name,
        born=dossier.person.birth_date,
        facts=tuple(Said(name=name, words=words) for name, words in _facts(dossier, handover, day)),
        note=handover.note,
        parts=tuple(_MAKERS[one](travel, titles[one]) for one in chosen),
        remaining=handover.remaining,
        withheld=tuple(_left(forms, handover, verdict.withheld)),
        signatures=tuple(_places(dossier, handover, profile)),
    )


def _guarded(section: HandoverSection, withheld: tuple[str, ...]) -> bool:
    """The picture tells about all of life at once: it stays here when a part of it may not be told."""
    return section is HandoverSection.PICTURE and bool(withheld)


def _left(forms: FormLibrary, handover: Handover, withheld: tuple[str, ...]) -> Iterator[str]:
    if HandoverSection.PICTURE in handover.sections and withheld:
        yield dict(section_words())[HandoverSection.PICTURE]
    if withheld:
        yield area_list(forms, withheld)


def _facts(dossier: Dossier, handover: Handover, day: date) -> Iterator[tuple[str, str]]:
    to = ", ".join(
        part
        for part in (handover.to_person.strip(), handover.to_organisation.strip(), handover.to_phone.strip())
        if part
    )
    yield _("From whom"), handover.from_name.strip()
    yield _("To whom"), to
    yield _("Why"), handover.trigger.strip()
    if handover.handed_on is not None:
        yield _("Handed over on"), format_day(handover.handed_on, weekday=False, year=True) + "."
    yield _("Talk together"), _met(handover)
    yield _("Between the two"), handovers.gap_words(handover, day)
    yield _("Who keeps the lines together"), _director(dossier, handover)


def _met(handover: Handover) -> str:
    if handover.met is Known.YES and handover.met_on is not None:
        return _("on {day}, with all of us.").format(day=format_day(handover.met_on, weekday=False, year=True))
    if handover.met is Known.YES:
        return _("yes, with all of us.")
    return _("not yet.") if handover.met is Known.NO else ""


def _director(dossier: Dossier, handover: Handover) -> str:
    plan = dossier.current_plan
    resident = plan is not None and plan.regisseur_is_resident
    name = dossier.person.full_name if resident else directors.current(dossier)
    if handover.confirmed_on is not None:
        words = _("{name}. Confirmed by {by} on {day}.")
        day = format_day(handover.confirmed_on, weekday=False, year=True)
        return words.format(name=name, by=handover.confirmed_by, day=day)
    if not name:
        return ""
    return _("{name}, until {receiver} confirms.").format(
        name=name, receiver=handover.to_person.strip() or handover.to_organisation.strip()
    )


def _wish(travel: _Travel, title: str) -> paper.TravelPart:
    plan = travel.dossier.current_plan
    words = (plan.own_words if plan is not None else "") or plans.said_in_own_words(travel.dossier)
    said = (Said(words=words, name=travel.dossier.person.first_name),) if words.strip() else ()
    return paper.TravelPart(title=title, said=said)


def _strengths(travel: _Travel, title: str) -> paper.TravelPart:
    lines = (". ".join(part for part in (one.title, one.evidence) if part) for one in travel.dossier.strengths)
    return paper.TravelPart(title=title, lines=tuple(lines))


def _picture(travel: _Travel, title: str) -> paper.TravelPart:
    found = picture_sheets.pictures(travel.dossier, travel.forms, travel.day)
    return paper.TravelPart(title=title, pictures=tuple(found))


def _goals(travel: _Travel, title: str) -> paper.TravelPart:
    plan = travel.dossier.current_plan
    lines = []
    told = handovers.goals_told(travel.dossier, travel.forms, plan, travel.withheld) if plan is not None else ()
    for goal in told:
        lines.append(_("Goal: {words}").format(words=goal.sentence.strip() or goal.title))
        for step in travel.dossier.steps_of(goal):
            if step.open:
                known = (step.owner_name, step_when(step), step_help.granting_words(step))
                details = joined(", ", (part for part in known if part))
                what = step.what.rstrip(".")
                lines.append(woven("{what} ({details})", what=what, details=details) if details else step.what)
    return paper.TravelPart(title=title, lines=tuple(lines))


def _agreements(travel: _Travel, title: str) -> paper.TravelPart:
    plan = travel.dossier.current_plan
    found = travel.dossier.agreements_of(plan) if plan is not None else ()
    lines = []
    for one in found:
        if one.status is AgreementStatus.OPEN and one.what.strip():
            before = (
                _("(before {day})").format(day=format_day(one.due_on, weekday=False, year=True)) if one.due_on else ""
            )
            words = " ".join(part for part in (one.what.strip(), before) if part)
            lines.append(f"{one.promisor_name}: {words}" if one.promisor_name else words)
    return paper.TravelPart(title=title, lines=tuple(lines))


def _terms(travel: _Travel, title: str) -> paper.TravelPart:
    plan = travel.dossier.current_plan
    days = [one for one in (plan.review_dates if plan is not None else ()) if one >= travel.day]
    lines = [
        _("{what}: {day}").format(what=_("Look back at the plan together"), day=_day(one)) for one in sorted(days)[:1]
    ]
    lines += [_("{what}: {day}").format(what=one.title, day=_day(one.due_on)) for one in travel.terms if one.state.open]
    return paper.TravelPart(title=title, lines=tuple(dict.fromkeys(lines)))


def _day(day: date) -> str:
    return format_day(day, weekday=False, year=True)


def _parties(travel: _Travel, title: str) -> paper.TravelPart:
    lines = []
    for one in travel.dossier.involved_parties:
        told = tuple(area for area in one.areas if area not in travel.withheld)
        if not one.active_on(travel.day) or not one.title or (one.areas and not told):
            continue
        details = [one.role.strip(), area_list(travel.forms, told), one.phone.strip()]
        lines.append(", ".join(part for part in (one.title, *details) if part))
    for referral in travel.dossier.referrals:
        if referral.area not in travel.withheld and (referral.waits or referral.placed):
            lines.append(referrals.line(travel.forms, referral))
    return paper.TravelPart(title=title, lines=tuple(lines))


def _people(travel: _Travel, title: str) -> paper.TravelPart:
    """Only who agreed to be called."""
    lines = (
        ", ".join(part for part in (one.name, one.relation, one.phone) if part)
        for one in travel.dossier.network
        if one.contact_allowed_on is not None
    )
    return paper.TravelPart(title=title, lines=tuple(lines))


def _history(travel: _Travel, title: str) -> paper.TravelPart:
    lines = [
        _("{name}, until {day}").format(name=one.from_name, day=_day(one.changed_on))
        for one in directors.history(travel.dossier)
        if one.from_name.strip()
    ]
    now = directors.current(travel.dossier)
    return paper.TravelPart(title=title, lines=tuple([_("{name}, now").format(name=now), *lines] if now else lines))


_MAKERS: Mapping[HandoverSection, Callable[[_Travel, str], paper.TravelPart]] = {
    HandoverSection.WISH: _wish,
    HandoverSection.STRENGTHS: _strengths,
    HandoverSection.PICTURE: _picture,
    HandoverSection.GOALS: _goals,
    HandoverSection.AGREEMENTS: _agreements,
    HandoverSection.TERMS: _terms,
    HandoverSection.PARTIES: _parties,
    HandoverSection.PEOPLE: _people,
    HandoverSection.HISTORY: _history,
}


def _places(dossier: Dossier, handover: Handover, profile: Profile) -> Iterator[SignatureBlock]:
    names = (
        (dossier.person.full_name, _("resident")),
        (handover.from_name.split(",")[0].strip(), _("hands over")),
        (handover.to_person.strip() or handover.to_organisation.strip(), _("takes over")),
    )
    for name, role in names:
        if name:
            yield SignatureBlock(name=name, role=role, place=profile.place, state=SignState.WET_INK)
