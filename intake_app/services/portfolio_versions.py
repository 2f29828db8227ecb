"""Versions of the portfolio: the print as it was on a day, kept as bytes, and to whom it was given (G01, G06)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import StoredDocument
from intake_app.domain.portfolio import HandOver, Portfolio, PortfolioVersion
from intake_app.domain.portfolio_choices import HandOverChannel
from intake_app.domain.vocabulary import DocumentKind
from intake_app.errors import InputRefused, WrongCall
from intake_app.i18n import _
from intake_app.services import consents, overview, print_kinds
from intake_app.services.consents import Ruling
from intake_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version with who got it, oldest hand-over first."""

    version: PortfolioVersion
    given: tuple[HandOver, ...]


def keep(
    desk: Desk, case_id: UUID, variant: str = DocumentKind.PORTFOLIO.value, *, large: bool = False, note: str = ""
) -> PortfolioVersion:
    """Keep a print as it is now. Its number counts on over all variants of one resident.

    Raises WrongCall when it is no print that goes out into the world, InputRefused when there is nothing on it.
    """
    from intake_app.services import prints

    if variant not in variants():
        raise WrongCall(_("There is no print called {kind}. Ask for the list with print --list.").format(kind=variant))
    dossier = desk.dossier(case_id)
    content = prints.preview(desk, case_id, variant, large=large)
    number = max((one.number for one in dossier.portfolio_versions), default=0) + 1
    document = StoredDocument(
        case_id=case_id,
        kind=DocumentKind.PORTFOLIO,
        version=number,
        title=print_kinds.title_of(variant),
        made_at=desk.clock.now(),
        large=large,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
    )
    chosen = dossier.portfolio or Portfolio(case_id=case_id)
    version = PortfolioVersion(
        case_id=case_id,
        number=number,
        made_on=desk.today(),
        variant=variant,
        parts=tuple(part for part in chosen.parts if chosen.shows(part)),
        document_id=document.id,
        note=note.strip(),
    )
    with desk.change(_("Keep a version of the portfolio"), case_id, final=True) as work:
        work.put(document)
        work.put(version)
        overview.commit(work, case_id)
    return version


def hand_over(
    desk: Desk,
    version_id: UUID,
    to_whom: str,
    *,
    given_on: date | None = None,
    channel: HandOverChannel = HandOverChannel.PAPER,
    consent_on: date | None = None,
    note: str = "",
) -> Changes:
    """Write down who got a version. Raises InputRefused without a name, and without consent for somebody else."""
    with desk.vault.read() as reading:
        version = reading.get(PortfolioVersion, version_id)
    if version is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    if not to_whom.strip():
        raise InputRefused(_("Write down who got it."))
    if consent_on is None and not _is_resident(desk.dossier(version.case_id), to_whom):
        raise InputRefused(_("Write down on which day the resident agreed. Without consent it goes to nobody else."))
    _refuse_unwanted(desk, version, to_whom, consent_on, given_on or desk.today())
    given = HandOver(
        case_id=version.case_id,
        version_id=version.id,
        to_whom=to_whom.strip(),
        given_on=given_on or desk.today(),
        channel=channel,
        consent_on=consent_on,
        note=note.strip(),
    )
    with desk.change(_("Portfolio given"), version.case_id) as work:
        work.put(given)
        return overview.commit(work, version.case_id)


def _refuse_unwanted(
    desk: Desk, version: PortfolioVersion, to_whom: str, agreed_on: date | None, given_on: date
) -> None:
    """A day on which the resident agreed is a consent; a no that was written down goes before it, and so does the end
    that was said on that day."""
    from intake_app.services import sharing

    dossier, purpose = desk.dossier(version.case_id), sharing.purpose_of(version.variant)
    verdict = sharing.check(dossier, desk.forms, version.variant, to_whom, desk.today())
    if verdict.ruling is Ruling.BLOCK:
        raise InputRefused(verdict.sentence)
    if agreed_on is None or consents.decision(dossier, to_whom, purpose, given_on) is not None:
        return
    meant = consents.decision(dossier, to_whom, purpose, agreed_on)
    if meant is not None and meant.until is not None and meant.until < given_on:
        raise InputRefused(_("This consent has ended. Ask again."))
    if meant is not None and meant.withdrawn_on is not None and meant.withdrawn_on <= given_on:
        raise InputRefused(_("Withdrawn. Nothing more is shared."))


def versions(dossier: Dossier) -> tuple[KeptVersion, ...]:
    """Every version, newest first, with who got it."""
    given = sorted(dossier.hand_overs, key=lambda one: (one.given_on, one.id))
    return tuple(
        KeptVersion(version, tuple(one for one in given if one.version_id == version.id))
        for version in sorted(dossier.portfolio_versions, key=lambda one: -one.number)
    )


def content(desk: Desk, version_id: UUID) -> bytes:
    """The bytes of a version, as they were. Raises InputRefused when it is gone."""
    with desk.vault.read() as reading:
        version = reading.get(PortfolioVersion, version_id)
        document = None if version is None else reading.get(StoredDocument, version.document_id)
    if document is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    return document.content


def is_due(dossier: Dossier, since: date | None = None) -> bool:
    """Whether a portfolio still has to be made: there was a plan, and no version was kept since `since`."""
    made = [one.made_on for one in dossier.portfolio_versions]
    made += [one.made_at.astimezone().date() for one in dossier.documents if one.kind is DocumentKind.PORTFOLIO]
    return dossier.signed_plan is not None and not any(since is None or day >= since for day in made)


def variants() -> tuple[str, ...]:
    """The prints of which a version can be kept."""
    from intake_app.services import portfolio_prints

    return portfolio_prints.VARIANTS


def _is_resident(dossier: Dossier, name: str) -> bool:
    written = " ".join(name.casefold().split())
    return written in (dossier.person.first_name.casefold(), dossier.person.full_name.casefold())
