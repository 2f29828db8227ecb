"""A dossier as a match sees it: from the profile that the portfolio gives, and nothing else (H02)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from intake_app.domain.candidacies import MatchingConsent
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.matching import HoursRange, Paper, Reach, Seeker, Spoken, Wish
from intake_app.domain.matching_words import Consent, MatchWeight, Means, PaperState
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.person_profile import PersonProfile, ProfileCertificate, ProfileLanguage, SkillStage
from intake_app.domain.planning import Strength
from intake_app.domain.portfolio import PortfolioItem
from intake_app.domain.portfolio_choices import (
    DrivingLicence,
    LanguageLevel,
    PreferenceKind,
    Recognition,
    SkillLevel,
    TransportMeans,
)
from intake_app.domain.portfolio_parts import (
    Competence,
    Experience,
    LanguageSkill,
    Preference,
    Qualification,
    WorkLimits,
)
from intake_app.domain.vocabulary import CaseStatus
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.work_words import spot_of
from intake_app.services import match_texts
from intake_app.services.portfolio_profile import profile_of

_OF_SETTING = frozenset(
    {
        PreferenceKind.SURROUNDINGS,
        PreferenceKind.CONTRACT,
        PreferenceKind.PACE,
        PreferenceKind.AUTONOMY,
        PreferenceKind.LEARNING,
        PreferenceKind.ADAPTATION,
    }
)
_CAN = (SkillStage.CAN, SkillStage.WITH_HELP)
_MEANS = {
    TransportMeans.PUBLIC_TRANSPORT: Means.PUBLIC_TRANSPORT,
    TransportMeans.CAR: Means.CAR,
    TransportMeans.MOTORCYCLE: Means.CAR,
    TransportMeans.MOPED: Means.MOPED,
    TransportMeans.BICYCLE: Means.BICYCLE,
    TransportMeans.WALKING: Means.WALKING,
}
_LEVELS = tuple(LanguageLevel)
_ABOUT = {
    SkillLevel.POOR: 1,
    SkillLevel.MODERATE: 2,
    SkillLevel.SUFFICIENT: 3,
    SkillLevel.GOOD: 4,
    SkillLevel.EXCELLENT: 6,
}
"""A level in words, as about which level of the European framework it counts when no better one is known."""


PARTS: tuple[type[Entity], ...] = (
    Measurement,
    Answer,
    Strength,
    PortfolioItem,
    Competence,
    Qualification,
    LanguageSkill,
    Experience,
    Preference,
    WorkLimits,
    MatchingConsent,
)
"""The parts of a dossier that a seeker is made of; a test holds that the whole dossier gives the same."""


def seeker_of(dossier: Dossier, forms: FormLibrary, today: date) -> Seeker:
    """The resident of a dossier."""
    profile = profile_of(dossier, forms, today)
    return Seeker(
        id=dossier.case.id,
        skills=tuple(dict.fromkeys(_skills(profile))),
        papers=tuple(dict.fromkeys(_papers(profile))),
        languages=tuple(dict.fromkeys(map(_spoken, profile.languages))),
        work=tuple(dict.fromkeys(_work(profile))),
        setting=tuple(
            dict.fromkeys(
                Wish(words=one.what.strip(), weight=MatchWeight(one.weight.value))
                for one in profile.wishes
                if one.kind in _OF_SETTING
            )
        ),
        hours=_hours(profile),
        days=frozenset(one.value for one in profile.days) if profile.days is not None else None,
        times=frozenset(one.value for one in profile.times) if profile.times is not None else None,
        reach=_reach(profile),
        start_from=profile.start_from,
        consent=consent_of(dossier),
        spoken_on=dossier.case.last_contact_on,
        consultant=dossier.case.consultant,
    )


def consent_of(dossier: Dossier) -> Consent:
    """What the resident said last about looking for places."""
    newest = max(dossier.matching_consents, key=lambda one: (one.since, one.id), default=None)
    return newest.consent if newest is not None else Consent.NOT_ASKED


def written(dossier: Dossier, forms: FormLibrary, today: date) -> str:
    """The resident as text, to keep beside the dossier; empty for a closed dossier."""
    if dossier.case.status is CaseStatus.CLOSED:
        return ""
    return match_texts.written(seeker_of(dossier, forms, today))


def _skills(profile: PersonProfile) -> Iterator[str]:
    yield from (one.name.strip() for one in profile.skills if one.stage in _CAN and one.name.strip())
    for done in profile.experience:
        yield from (words.strip() for words in (done.role, done.tasks, done.learned) if words.strip())


def _work(profile: PersonProfile) -> Iterator[Wish]:
    for one in profile.wishes:
        if one.kind not in _OF_SETTING:
            yield Wish(words=one.what.strip(), weight=MatchWeight(one.weight.value))
    yield from (Wish(words=words.strip()) for words in profile.own_wants)
    for skill in profile.skills:
        if skill.stage is SkillStage.WANTS_TO_LEARN and skill.name.strip():
            yield Wish(words=skill.name.strip())


def _papers(profile: PersonProfile) -> Iterator[Paper]:
    yield from (Paper(name=one.name.strip(), state=_state(one)) for one in profile.certificates)
    if profile.licences is not None:
        for licence in DrivingLicence:
            state = PaperState.HELD if licence in profile.licences else PaperState.NOT_HELD
            yield Paper(name=f"rijbewijs {licence.value}", state=state)


def _state(paper: ProfileCertificate) -> PaperState:
    if paper.valid is False:
        return PaperState.EXPIRED if paper.valid_until is not None else PaperState.NOT_HELD
    if paper.foreign and paper.recognised is Recognition.NO:
        return PaperState.NOT_RECOGNISED
    if paper.foreign and paper.recognised is not Recognition.YES:
        return PaperState.FOREIGN
    return PaperState.UNSURE if paper.valid is None else PaperState.HELD


def _spoken(one: ProfileLanguage) -> Spoken:
    if one.mother_tongue:
        return Spoken(language=one.language.strip(), level=len(_LEVELS) - 1)
    if one.spoken is not None:
        return Spoken(language=one.language.strip(), level=_LEVELS.index(one.spoken))
    return Spoken(language=one.language.strip(), level=_ABOUT[one.speaking] if one.speaking else None)


def _hours(profile: PersonProfile) -> HoursRange | None:
    if profile.hours_min is None and profile.hours_max is None:
        return None
    return HoursRange(least=profile.hours_min, most=profile.hours_max)


def _reach(profile: PersonProfile) -> Reach:
    means = None
    if profile.transport is not None:
        means = frozenset(_MEANS[one] for one in profile.transport if one in _MEANS) or frozenset({Means.WALKING})
    return Reach(
        town=profile.town.strip(),
        spot=spot_of(profile.town),
        minutes=profile.travel_minutes,
        km=profile.travel_km,
        means=means,
    )
