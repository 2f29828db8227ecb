"""A locked dossier file with chosen sections, for a colleague or another municipality (M06, M02).

What is not chosen leaves no trace in the file, but is named in it as not given. Nothing is ticked beforehand that the
resident did not agree to, and what may not be shared cannot be ticked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any, TypeVar
from uuid import UUID

from intake_app.domain.access import Act
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import ConsentPurpose, ShareBasis, ShareLevel
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import StoredDocument
from intake_app.domain.scans import SignedScan
from intake_app.domain.sections import LISTS, Section, facts_along
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file, locked_file
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import access, attachments, consents, vaults
from intake_app.services.carrying import closed
from intake_app.services.consents import Ruling, Verdict
from intake_app.services.desk import Desk
from intake_app.services.ggm_rows import goal_areas
from intake_app.services.network_words import areas, sensitive
from intake_app.services.section_words import section_words

SUFFIX = ".ktdossier"
_P = TypeVar("_P", Person, CaseFile)
_ALL_OF_LIFE = (Section.TALKS, Section.PICTURE, Section.FOLLOW_UP, Section.TOGETHER, Section.REST)
"""Sections that may tell about any part of life."""
_AREAS: Mapping[Section, tuple[str, ...]] = {
    Section.PEOPLE: ("mensen", "thuis", "kinderen", "zorg-voor-ander"),
    Section.DIAGNOSIS: ("werk", "gezondheid", "psychisch"),
    Section.RIGHTS: ("werk", "geld", "gezondheid"),
    Section.PORTFOLIO: ("werk", "leren", "taal"),
    Section.MATCHING: ("werk",),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes along, to whom and for what. An empty `recipient` is a colleague of the own organisation."""

    sections: frozenset[Section]
    recipient: str = ""
    purpose: ConsentPurpose = ConsentPurpose.HANDOVER
    because: str = ""
    """Why it goes to a party where no consent covers it; kept with the dossier, and printed for the resident."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One section beside what the resident agreed to: ticked beforehand, free to tick, or (`refusal`) not at all."""

    section: Section
    ticked: bool = False
    remark: str = ""
    refusal: str = ""


def recipients(dossier: Dossier) -> tuple[str, ...]:
    """The parties that something can be meant for: those who work along, take over, or were spoken about."""
    found = (
        *(one.organisation for one in dossier.involved_parties),
        *(one.to_organisation for one in dossier.handovers),
        *(one.recipient for one in dossier.consents),
    )
    seen: dict[str, str] = {}
    for name in found:
        if name.strip():
            seen.setdefault(" ".join(name.casefold().split()), name.strip())
    return tuple(seen.values())


def offers(desk: Desk, dossier: Dossier, recipient: str, purpose: ConsentPurpose) -> tuple[Offer, ...]:
    """Every section, for one party and purpose; for a colleague all is free to tick and nothing is ticked."""
    return tuple(_offer(desk, dossier, one, recipient, purpose) for one in Section)


def _offer(desk: Desk, dossier: Dossier, section: Section, recipient: str, purpose: ConsentPurpose) -> Offer:
    if not recipient.strip():
        return Offer(section)
    told = _areas_of(section, dossier, desk.forms)
    verdict = consents.check(dossier, desk.forms, recipient, purpose, told, desk.today())
    if verdict.ruling is Ruling.BLOCK:
        return Offer(section, refusal=verdict.sentence)
    if verdict.ruling is Ruling.ALLOWED and not _whole(verdict) and any(sensitive(desk.forms, one) for one in told):
        return Offer(section, refusal=_only_summary())
    if verdict.ruling is Ruling.ALLOWED:
        return Offer(section, ticked=_whole(verdict), remark="" if _whole(verdict) else _only_summary())
    return Offer(section, remark=verdict.sentence)


def _whole(verdict: Verdict) -> bool:
    """A section is more than a summary."""
    return verdict.consent is not None and verdict.consent.level is ShareLevel.FULL


def _only_summary() -> str:
    return _("The resident agreed to a summary. This is more. Ask first.")


def _areas_of(section: Section, dossier: Dossier, forms: FormLibrary) -> tuple[str, ...]:
    if section in _ALL_OF_LIFE:
        return tuple(area for area, _name in areas(forms))
    if section is Section.PLAN:
        return tuple(dict.fromkeys(area for goal in dossier.goals for area in goal_areas(forms, goal.area)))
    return _AREAS.get(section, ())


def locked(desk: Desk, case_id: UUID, choice: Choice, passphrase: str) -> bytes:
    """The file behind its passphrase. Nothing of it is kept here; `note` tells the log once it is written.

    Raises InputRefused for a passphrase that is easily guessed, for nothing chosen, and for a section that this party
    may not have.
    """
    advice = vaults.judge_passphrase(passphrase)
    if not advice.accepted:
        raise InputRefused(advice.sentence)
    if not choice.sections:
        raise InputRefused(_("Choose what goes along."))
    if Section.REST in choice.sections and choice.sections != frozenset(Section):
        raise InputRefused(rest_words())
    dossier = desk.dossier(case_id)
    chosen = [one for one in offers(desk, dossier, choice.recipient, choice.purpose) if one.section in choice.sections]
    if refused := [f"{section_words(one.section)}: {one.refusal}" for one in chosen if one.refusal]:
        raise InputRefused(*refused)
    if any(one.remark for one in chosen):
        _keep_reason(desk, dossier, choice, [one.section for one in chosen if one.remark])
    return locked_file.lock(plain(desk, dossier, choice.sections), passphrase)


def _keep_reason(desk: Desk, dossier: Dossier, choice: Choice, warned: Collection[Section]) -> None:
    """Where no consent covers it the reason stands with the consents, for today only, and for nothing sensitive."""
    if not choice.because.strip():
        raise InputRefused(_("Write down why it goes all the same."))
    told = dict.fromkeys(area for one in warned for area in _areas_of(one, dossier, desk.forms))
    consents.add(
        desk,
        dossier.case.id,
        recipient=choice.recipient.strip(),
        purpose=choice.purpose,
        level=ShareLevel.FULL,
        areas=tuple(one for one in told if not sensitive(desk.forms, one)),
        basis=ShareBasis.OWN_TASK,
        reason=" ".join(choice.because.split()),
        given_on=desk.today(),
        until=desk.today(),
    )


def rest_words() -> str:
    """Why the last section goes along only with all others."""
    return _("Kept papers may tell about anything. They go along only when everything else does.")


def note(desk: Desk, case_id: UUID) -> None:
    """Note that the file was made."""
    access.note(desk, case_id, Act.EXPORTED, access.SECTIONS_FILE)


def plain(desk: Desk, dossier: Dossier, sections: Collection[Section]) -> bytes:
    """The dossier file with only these sections, before it is locked."""
    left = tuple(one for one in Section if one not in sections)
    whole = attachments.with_content(desk, dossier) if Section.PORTFOLIO in sections else dossier
    if Section.REST in sections:
        with desk.vault.read() as reading:
            documents = tuple(reading.get(StoredDocument, one.id) or one for one in whole.documents)
            scans = tuple(reading.get(SignedScan, one.id) or one for one in whole.signed_scans)
        whole = replace(whole, documents=documents, signed_scans=scans)
    return dossier_file.to_json(with_only(whole, sections), left)


def with_only(dossier: Dossier, sections: Collection[Section]) -> Dossier:
    """The dossier with only these sections, and no reference to what is not in them."""
    placed = frozenset().union(*LISTS.values())
    lists = frozenset(one.name for one in fields(dossier) if isinstance(getattr(dossier, one.name), tuple))
    wanted = frozenset().union(*(LISTS.get(one, lists - placed) for one in sections))
    bare = replace(dossier, **dict.fromkeys(lists - wanted, ()))  # type: ignore[arg-type]  # every list, emptied
    person, case = _facts(dossier.person, sections), _facts(dossier.case, sections)
    if person.address_shielded:
        person = person.without_whereabouts()
    goals = bare.goals
    if Section.PICTURE not in sections:  # a level is an answer of the picture
        goals = tuple(replace(one, from_value=None, to_value=None) for one in goals)
    chosen = bare.portfolios
    if frozenset(sections) != frozenset(Section):  # the consultant's remark goes along with the whole dossier only
        chosen = tuple(replace(one, cv_remark="") for one in chosen)
    return closed(replace(bare, person=person, case=case, goals=goals, portfolios=chosen))


def _facts(entity: _P, sections: Collection[Section]) -> _P:
    """The resident or the dossier itself; what does not go along is as the class has it."""
    along = facts_along(type(entity), sections)
    bare: dict[str, Any] = {
        one.name: one.default for one in fields(entity) if one.name not in along and one.default is not MISSING
    }
    return replace(entity, **bare)
