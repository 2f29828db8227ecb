"""One place to read what somebody can, has and wishes, for matching (H02): see `domain.person_profile`.

Nothing here looks at a score, a level of an instrument, benefit, health, care or the work of the consultant.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.person_profile import (
    PersonProfile,
    ProfileCertificate,
    ProfileExperience,
    ProfileLanguage,
    ProfileWish,
)
from intake_app.domain.portfolio_parts import WorkLimits
from intake_app.domain.vocabulary import PortfolioSection
from intake_app.instruments.library import FormLibrary
from intake_app.services import data_choices, experience
from intake_app.services.desk import Desk
from intake_app.services.portfolio_forms import skills_of


def profile(desk: Desk, case_id: UUID) -> PersonProfile:
    """The profile of one resident as it is today."""
    return profile_of(data_choices.seen(desk.dossier(case_id), desk.fields_off), desk.forms, desk.today())


def profile_of(dossier: Dossier, forms: FormLibrary, today: date) -> PersonProfile:
    """The profile that a dossier gives. What was never asked stays None."""
    limits = dossier.limits or WorkLimits(case_id=dossier.case.id)
    person = dossier.person
    return PersonProfile(
        case_id=dossier.case.id,
        on=today,
        skills=skills_of(dossier, forms),
        certificates=_certificates(dossier, today),
        languages=_languages(dossier),
        experience=_experience(dossier, today),
        wishes=tuple(
            ProfileWish(kind=one.kind, what=one.what, weight=one.weight, source=one.id)
            for one in dossier.preferences
            if one.what.strip()
        ),
        own_wants=_wants(dossier),
        hours_min=limits.hours_min,
        hours_max=limits.hours_max,
        days=limits.days,
        times=limits.times,
        travel_minutes=limits.travel_minutes,
        travel_km=limits.travel_km,
        transport=limits.transport,
        licences=limits.licences,
        start_from=limits.start_from,
        digital=limits.digital,
        numeracy=limits.numeracy,
        town="" if person.address_shielded else person.town,
    )


def _certificates(dossier: Dossier, today: date) -> tuple[ProfileCertificate, ...]:
    return tuple(
        ProfileCertificate(
            name=one.title,
            level=one.level,
            valid=one.valid_on(today),
            valid_until=one.valid_until,
            foreign=one.foreign,
            recognised=one.recognised,
            source=one.id,
        )
        for one in dossier.qualifications
        if one.title.strip()
    )


def _languages(dossier: Dossier) -> tuple[ProfileLanguage, ...]:
    return tuple(
        ProfileLanguage(
            language=one.language,
            mother_tongue=one.mother_tongue,
            spoken=one.spoken_level,
            written=one.written_level,
            speaking=one.speaking,
            writing=one.writing,
            source=one.id,
        )
        for one in dossier.languages
        if one.language.strip()
    )


def _experience(dossier: Dossier, today: date) -> tuple[ProfileExperience, ...]:
    return tuple(
        ProfileExperience(
            kind=one.kind,
            role=one.role,
            tasks=one.tasks,
            learned=one.learned,
            months=experience.months(one, today),
            ongoing=one.ongoing,
            source=one.id,
        )
        for one in experience.in_order(dossier.experiences, today)
        if one.role.strip()
    )


def _wants(dossier: Dossier) -> tuple[str, ...]:
    own = [one.title for one in dossier.portfolio_items if one.section is PortfolioSection.WANT]
    asked = [dossier.own_words("openingsvragen", item) for item in ("liefst-doen", "leerwens", "droom")]
    return tuple(dict.fromkeys(words for words in (*own, *asked) if words.strip()))
