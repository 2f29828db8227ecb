"""The report of what was destroyed, in words; and the copies of the vault that may still hold it (M04)."""

from __future__ import annotations

from datetime import date

from intake_app.documents.destruction import DestroyedLine, DestructionSheet, destruction_pdf
from intake_app.domain.dates import Length, Unit, moved
from intake_app.domain.privacy import Destruction, DestructionReason, DestructionState
from intake_app.domain.vocabulary import LegalGround
from intake_app.i18n import _, format_day
from intake_app.services import backups, destruction
from intake_app.services.desk import Desk
from intake_app.store.retention import MONTHS


def report(desk: Desk) -> bytes:
    """The report as PDF."""
    lines = [one.line for one in destruction.listed(desk) if one.line.state is DestructionState.DONE]
    sheet = DestructionSheet(
        dated=desk.today(),
        organisation=desk.profile.organisation,
        lines=tuple(_line(one) for one in lines),
        copies=old_copies(desk),
    )
    return destruction_pdf(sheet)


def old_copies(desk: Desk) -> tuple[str, ...]:
    """The copies made up to the newest destruction, each with the day by which it goes (services.backups).

    Copies that somebody took elsewhere are not known here.
    """
    done = [one.line.decided_on for one in destruction.listed(desk) if one.line.state is DestructionState.DONE]
    newest = max((day for day in done if day is not None), default=None)
    if newest is None:
        return ()
    days = [one.at.astimezone().date() for one in backups.copies(desk.vault.path)]
    return tuple(_copy_words(day) for day in dict.fromkeys(days) if day <= newest)


def _copy_words(made: date) -> str:
    """The longest that a copy stays is a year of monthly copies."""
    goes = moved(made, Length(MONTHS, Unit.MONTHS))
    return _("Copy of {day}: makes room for newer ones, by {last} at the latest.").format(
        day=format_day(made, weekday=False, year=True), last=format_day(goes, weekday=False, year=True)
    )


def _line(one: Destruction) -> DestroyedLine:
    return DestroyedLine(
        reference=one.reference,
        reason=reason_words(one.reason),
        kept=kept_words(one),
        closed_year=one.closed_year,
        proposed=_by(one.proposed_name, one.proposed_on),
        confirmed=_by(one.decided_name, one.decided_on),
        destroyed_on=one.decided_on or one.proposed_on,
        records=one.records,
        attachments=one.attachments,
        log_lines=one.log_lines,
    )


def _by(name: str, on: date | None) -> str:
    return ", ".join(part for part in (name, format_day(on, weekday=False, year=True) if on else "") if part)


def reason_words(reason: DestructionReason) -> str:
    """Why a dossier is destroyed."""
    return {
        DestructionReason.TERM_ENDED: _("The time of keeping is over"),
        DestructionReason.REQUEST: _("The resident asked for it"),
    }[reason]


def kept_words(one: Destruction) -> str:
    """By which laws, and until when."""
    names = {
        LegalGround.PW_44A: _("Participatiewet"),
        LegalGround.WMO_232: _("Wmo"),
        LegalGround.VOLUNTARY: _("Voluntary"),
    }
    laws = ", ".join(names[ground] for ground in one.grounds) or _("Without a law")
    if one.kept_until is None:
        return laws
    return _("{laws}, until {day}").format(laws=laws, day=format_day(one.kept_until, weekday=False, year=True))
