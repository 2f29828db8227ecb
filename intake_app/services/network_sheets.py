"""Sheets of working with others: case conference, consent, and who is involved on the plan's paper (F03-F05, M02)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from intake_app.documents import network_sheets as paper
from intake_app.documents.plan_sheets import Involved
from intake_app.documents.sheet_parts import Said, SignatureBlock, SignState
from intake_app.domain.collaboration import CaseConference, ConferenceDecision, ConferenceParticipant, Consent
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import ConsentPurpose, Known, ShareBasis, ShareLevel
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day, ngettext
from intake_app.instruments.library import FormLibrary
from intake_app.services import anonymising, conferences, consents, plans
from intake_app.services.consents import Ruling
from intake_app.services.desk import Profile
from intake_app.services.network_words import area_list, how_words, level_words, purpose_words


def involved(dossier: Dossier, forms: FormLibrary, day: date) -> tuple[Involved, ...]:
    """Who takes part in the plan and may know what: people who may be called, and parties by consent."""
    people = (
        Involved(name=one.name, role=one.relation or one.organisation)
        for one in dossier.network
        if one.contact_allowed_on is not None
    )
    found = (one for one in dossier.involved_parties if one.organisation.strip() and one.active_on(day))
    parties = (
        Involved(
            name=one.organisation.strip(),
            role=", ".join(part for part in (one.person.strip(), one.role.strip() or one.discipline.strip()) if part),
            may_know=_may_know(dossier, forms, one.organisation, day),
        )
        for one in found
    )
    return (*people, *parties)


def _may_know(dossier: Dossier, forms: FormLibrary, organisation: str, day: date) -> str:
    levels = dict(level_words())
    said = []
    for purpose in ConsentPurpose:
        found = consents.decision(dossier, organisation, purpose, day)
        if found is not None and found.level is not None and found.level is not ShareLevel.NONE:
            about = f" ({area_list(forms, found.areas)})" if found.areas else ""
            said.append(f"{levels[found.level]}{about}")
    return "; ".join(dict.fromkeys(said))


def conference_sheet(dossier: Dossier, forms: FormLibrary, day: date, *, anonymous: bool) -> paper.ConferenceSheet:
    """The last case conference. With the name it says who may get it and who may not (`services/sharing.py` asks).

    Raises InputRefused without one.
    """
    conference = conferences.newest(dossier)
    if conference is None:
        raise InputRefused(_("There is no case conference yet. Write one down first."))
    if anonymous:
        return _anonymous(dossier, conference, day)
    return _named(dossier, forms, conference, day)


def _named(dossier: Dossier, forms: FormLibrary, conference: CaseConference, day: date) -> paper.ConferenceSheet:
    verdicts = conferences.receivers(dossier, forms, conference, day)
    allowed = [one for one in verdicts if one.ruling is Ruling.ALLOWED]
    seats = dossier.at_conference(conference)
    name = dossier.person.first_name
    words = conference.resident_words.strip()
    return paper.ConferenceSheet(
        dated=day,
        anonymous=False,
        name=dossier.person.full_name,
        facts=tuple(_facts(forms, conference, seats)),
        receivers=tuple(one.recipient for one in allowed),
        not_for=tuple(one.recipient for one in verdicts if one not in allowed),
        question=conference.question,
        resident=(Said(words=words, name=name),) if words else (),
        perspectives=tuple(Said(words=one.perspective.strip(), name=_seat(one)) for one in seats),
        approach=conference.approach,
        decisions=tuple(_decision(one) for one in dossier.decided_at(conference) if one.what.strip()),
    )


def _seat(one: ConferenceParticipant) -> str:
    return ", ".join(part for part in (one.name.strip(), one.role.strip(), one.organisation.strip()) if part)


def _facts(forms: FormLibrary, conference: CaseConference, seats: tuple[ConferenceParticipant, ...]) -> Iterator[str]:
    day = format_day(conference.held_on, weekday=False, year=True)
    yield _("Talked about on {day}").format(day=day)
    there = [one for one in (_seat(seat) for seat in seats) if one]
    if there:
        yield _("At the table: {names}").format(names="; ".join(there))
    yield from _presence(conference)
    if conference.areas:
        yield _("About: {areas}").format(areas=area_list(forms, conference.areas))


def _presence(conference: CaseConference) -> Iterator[str]:
    if conference.resident_present is Known.YES:
        yield _("The resident was there")
    elif conference.resident_present is Known.NO:
        yield _("The resident was not there")
    if conference.peer_present is Known.YES:
        yield _("Somebody who has been through it thought along")


def _decision(one: ConferenceDecision) -> paper.DecisionLine:
    when = format_day(one.due_on, weekday=False, year=True) if one.due_on else ""
    return paper.DecisionLine(what=one.what.strip(), who=one.owner.strip(), when=when)


def _anonymous(dossier: Dossier, conference: CaseConference, day: date) -> paper.ConferenceSheet:
    """Roles for names, weeks for days; the order of the table stays, so that views and decisions still fit."""
    seats = dossier.at_conference(conference)
    roles = [_role(seat, number) for number, seat in enumerate(seats, start=1)]
    known = [(seat.name, role) for seat, role in zip(seats, roles, strict=True) if seat.name.strip()]
    out = anonymising.anonymiser(dossier, *known)
    words = out.words(conference.resident_words.strip())
    sheet = paper.ConferenceSheet(
        dated=day,
        anonymous=True,
        facts=tuple(_presence(conference)),
        question=out.words(conference.question),
        resident=(Said(words=words, name=_("The resident")),) if words else (),
        perspectives=tuple(
            Said(words=out.words(seat.perspective.strip()), name=_capital(role))
            for seat, role in zip(seats, roles, strict=True)
        ),
        approach=out.words(conference.approach),
        decisions=tuple(
            paper.DecisionLine(
                what=out.words(one.what.strip()),
                who=out.words(one.owner.strip()),
                when=_weeks(conference, one),
            )
            for one in dossier.decided_at(conference)
            if one.what.strip()
        ),
    )
    return replace(sheet, left_out=out.account())


def _role(seat: ConferenceParticipant, number: int) -> str:
    """What somebody does, never for whom: "jobcoach"; without a role a number."""
    role = seat.role.strip()
    known = (seat.name.strip(), seat.organisation.strip())
    if role and not any(one and one.casefold() in role.casefold() for one in known):
        return role[:1].lower() + role[1:]
    return _("professional {number}").format(number=number)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _weeks(conference: CaseConference, decision: ConferenceDecision) -> str:
    if decision.due_on is None:
        return ""
    weeks = max(1, -(-(decision.due_on - conference.held_on).days // 7))
    return ngettext("within {n} week", "within {n} weeks", weeks).format(n=weeks)


def consent_sheet(dossier: Dossier, forms: FormLibrary, profile: Profile, day: date) -> paper.ConsentSheet:
    """Everything the resident decided about sharing. Raises InputRefused when there is nothing yet."""
    found = [one for one in dossier.consents if one.recipient.strip()]
    if not found:
        raise InputRefused(_("There is nothing about sharing yet. Write down first who may know what."))
    waiting = [one for one in found if one.level is None or (not one.decided and not _ended(one, day))]
    going = [one for one in found if one.holds_on(day)]
    lines = [one for one in going if one.basis is ShareBasis.CONSENT and one.level is not ShareLevel.NONE]
    name, phone = plans.whom_to_call(dossier.current_plan, profile)
    call = _("I call {name}, {phone}.").format(name=name, phone=phone) if name and phone else ""
    signs = ((dossier.person.full_name, _("resident")), (name, _("consultant")))
    return paper.ConsentSheet(
        dated=day,
        name=dossier.person.full_name,
        called=dossier.person.first_name,
        lines=tuple(_lines(forms, (*lines, *waiting))),
        refused=tuple(_lines(forms, (one for one in going if one.level is ShareLevel.NONE))),
        without=tuple(_lines(forms, (one for one in going if one.basis is not ShareBasis.CONSENT))),
        ended=tuple(_lines(forms, (one for one in found if one.decided and not one.holds_on(day)))),
        contact=call,
        signatures=tuple(
            SignatureBlock(name=who, role=role, place=profile.place, state=SignState.WET_INK)
            for who, role in signs
            if who
        ),
    )


def _ended(consent: Consent, day: date) -> bool:
    return consent.withdrawn_on is not None and consent.withdrawn_on <= day


def _lines(forms: FormLibrary, found: Iterable[Consent]) -> Iterator[paper.ConsentLine]:
    purposes, levels = dict(purpose_words()), dict(level_words())
    for one in found:
        yield paper.ConsentLine(
            party=one.recipient.strip(),
            purpose=purposes[one.purpose] if one.purpose is not None else "",
            level=levels[one.level] if one.level is not None else _("still to be asked"),
            areas=area_list(forms, one.areas),
            facts=tuple(_consent_facts(one)),
        )


def _consent_facts(one: Consent) -> Iterator[str]:
    hows = dict(how_words())
    if one.basis is not ShareBasis.CONSENT and one.reason.strip():
        yield _("Because: {reason}").format(reason=one.reason.strip())
    if one.given_on is not None and one.basis is ShareBasis.CONSENT:
        said = _("I said this on {day}").format(day=format_day(one.given_on, weekday=False, year=True))
        yield f"{said}, {hows[one.how]}." if one.how is not None else f"{said}."
    if one.until is not None:
        yield _("It counts until {day}.").format(day=format_day(one.until, weekday=False, year=True))
    if one.withdrawn_on is not None:
        yield _("Taken back on {day}.").format(day=format_day(one.withdrawn_on, weekday=False, year=True))
