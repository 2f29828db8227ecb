"""Resident and place, step by step: from found to placed, or not gone ahead with what it taught (H02)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from intake_app.domain.candidacies import (
    Candidacy,
    CandidacyStep,
    CandidateStatus,
    ConsentHow,
    MatchingConsent,
    OwnAnswer,
)
from intake_app.domain.catalogue import FoundPlace, Place
from intake_app.domain.catalogue_words import VacancySource
from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.matching_words import Consent
from intake_app.domain.placements import Placement
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview, places
from intake_app.services.desk import Desk
from intake_app.services.match_seekers import consent_of
from intake_app.store.unit_of_work import UnitOfWork


def take(desk: Desk, case_id: UUID, place_id: UUID, source: VacancySource = VacancySource.AUTOMATIC) -> Candidacy:
    """Begin with a place for this resident; the one that there is already when it was begun before.

    A place that was brought in for this resident keeps who brought it.
    """
    dossier = desk.dossier(case_id)
    known = of_place(dossier, place_id)
    if known is not None:
        return known
    place = places.place(desk, place_id)
    source = next((one.source for one in dossier.found_places if one.place_id == place_id), source)
    with desk.change(_("Place for the resident"), case_id) as work:
        made = _begin(desk, work, case_id, place, source)
        overview.commit(work, case_id)
    return made


def found_myself(
    desk: Desk, case_id: UUID, made: Place, source: VacancySource = VacancySource.SELF_FOUND, note: str = ""
) -> Candidacy:
    """A place that the resident found, or that the consultant knows of: into the list, and begun with at once.

    The resident's own find is a yes. Raises InputRefused without a title.
    """
    if not made.title.strip():
        raise InputRefused(_("What is the place? Give it a title first."))
    with desk.change(_("Place brought in"), case_id) as work:
        place = replace(made, source=source, organisation_id=places.named(work, made.organisation))
        work.put(place)
        work.put(
            FoundPlace(
                case_id=case_id,
                place_id=place.id,
                source=source,
                brought_on=desk.today(),
                title=place.title,
                organisation=place.organisation,
                note=note,
            )
        )
        begun = _begin(desk, work, case_id, place, source)
        if source is VacancySource.SELF_FOUND:
            begun = work.put(replace(begun, answer=OwnAnswer.YES, answered_on=desk.today()))
        overview.commit(work, case_id)
    return begun


def _begin(desk: Desk, work: UnitOfWork, case_id: UUID, place: Place, source: VacancySource) -> Candidacy:
    made = Candidacy(
        case_id=case_id,
        place_id=place.id,
        title=place.title,
        organisation=place.organisation,
        source=source,
        added_on=desk.today(),
    )
    work.put(made)
    work.put(_step(desk, made, CandidateStatus.FOUND))
    return made


def move(desk: Desk, candidacy: Candidacy, status: CandidateStatus, *, why: str = "", learned: str = "") -> Changes:
    """Say where it stands now. Raises InputRefused when the place would hear of somebody who did not agree.

    "Not gone ahead" needs why; it has no consequence, and what it taught is kept.
    """
    dossier = desk.dossier(candidacy.case_id)
    known = next((one for one in dossier.candidacies if one.id == candidacy.id), candidacy)
    if status.outside and known.answer is not OwnAnswer.YES:
        raise InputRefused(_("Ask the resident first: write down a yes to this place before it hears of anybody."))
    if status.outside and consent_of(dossier) is Consent.NO:
        raise InputRefused(_("The resident does not want places to be approached. Talk about that first."))
    if status is CandidateStatus.NOT_GONE_AHEAD and not why.strip():
        raise InputRefused(_("Write down why it did not go ahead, in a few words."))
    if status is standing(dossier, known):
        return Changes()
    with desk.change(_("Where it stands"), candidacy.case_id) as work:
        work.put(_step(desk, known, status, why=why.strip(), learned=learned.strip()))
        return overview.commit(work, candidacy.case_id)


def say(desk: Desk, candidacy: Candidacy, answer: OwnAnswer | None, own_words: str) -> Changes:
    """What the resident says of a place, literally. A no is an answer, and has no consequence by itself."""
    with desk.change(_("What the resident says"), candidacy.case_id, merge_key=f"Candidacy:{candidacy.id}") as work:
        before = work.get(Candidacy, candidacy.id) or candidacy
        day = before.answered_on if before.answer is answer else desk.today() if answer else None
        work.put(replace(before, answer=answer, answered_on=day, own_words=own_words))
        return overview.commit(work, candidacy.case_id)


def leave(desk: Desk, candidacy: Candidacy) -> Changes:
    """Take a place out of the dossier with its history. Undo brings it back. Refused once there is a placement."""
    with desk.change(_("Leave a place out"), candidacy.case_id) as work:
        if work.find(Placement, candidacy_id=candidacy.id):
            raise InputRefused(_("There is a placement here. It stays in the dossier."))
        for step in work.find(CandidacyStep, candidacy_id=candidacy.id):
            work.delete(CandidacyStep, step.id)
        work.delete(Candidacy, candidacy.id)
        return overview.commit(work, candidacy.case_id)


def ask_consent(
    desk: Desk, case_id: UUID, consent: Consent, how: ConsentHow = ConsentHow.IN_CONVERSATION, words: str = ""
) -> Changes:
    """Keep what the resident says of looking for places. What was said before stays as history."""
    if consent is consent_of(desk.dossier(case_id)):
        return Changes()
    with desk.change(_("Consent to look for places"), case_id) as work:
        work.put(MatchingConsent(case_id=case_id, consent=consent, since=desk.today(), how=how, words=words.strip()))
        return overview.commit(work, case_id)


def of_place(dossier: Dossier, place_id: UUID) -> Candidacy | None:
    """What was begun with a place, or None."""
    return next((one for one in dossier.candidacies if one.place_id == place_id), None)


def history(dossier: Dossier, candidacy: Candidacy) -> tuple[CandidacyStep, ...]:
    """Where it stood, oldest first."""
    found = (one for one in dossier.candidacy_steps if one.candidacy_id == candidacy.id)
    return tuple(sorted(found, key=lambda one: (one.since, one.id)))


def standing(dossier: Dossier, candidacy: Candidacy) -> CandidateStatus:
    """Where it stands."""
    steps = history(dossier, candidacy)
    return steps[-1].status if steps else CandidateStatus.FOUND


def days_in(dossier: Dossier, candidacy: Candidacy, today: date) -> tuple[tuple[CandidacyStep, int], ...]:
    """Every step with how many days it took; the last until today."""
    steps = history(dossier, candidacy)
    ends = [*(one.since for one in steps[1:]), today]
    return tuple((step, (end - step.since).days) for step, end in zip(steps, ends, strict=True))


def _step(
    desk: Desk, candidacy: Candidacy, status: CandidateStatus, *, why: str = "", learned: str = ""
) -> CandidacyStep:
    return CandidacyStep(
        case_id=candidacy.case_id,
        candidacy_id=candidacy.id,
        status=status,
        since=desk.today(),
        why=why,
        learned=learned,
        by=desk.profile.consultant,
    )


def status_words(status: CandidateStatus) -> str:
    """Where it stands, in a word."""
    return {
        CandidateStatus.FOUND: _("Found"),
        CandidateStatus.DISCUSSED: _("Discussed"),
        CandidateStatus.PROPOSED: _("Proposed"),
        CandidateStatus.INTRODUCTION: _("Introduction"),
        CandidateStatus.TRIAL: _("Trial placement"),
        CandidateStatus.PLACED: _("Placed"),
        CandidateStatus.NOT_GONE_AHEAD: _("Did not go ahead"),
    }[status]


def rejection_help() -> tuple[str, ...]:
    """What helps when a place did not work out: for the talk, never a judgement."""
    return (
        _("Call or see the resident the same day. A no of a place is not a no to a person."),
        _("Ask the place for one thing that went well, and for one thing to learn."),
        _("Ask: what did you find out about what you do and do not want? Put it with the wishes."),
        _("Look at the list together again, and choose the next small step."),
    )
