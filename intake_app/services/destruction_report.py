"""The report of what was destroyed, in words; and the copies of the vault that may still hold it (M04)."""

from __future__ import annotations

from datetime import date, datetime

from intake_app.documents.destruction import DestroyedLine, DestructionSheet, destruction_pdf
from intake_app.domain.privacy import Destruction, DestructionReason, DestructionState
from intake_app.domain.vocabulary import LegalGround
from intake_app.i18n import _, format_day
from intake_app.services import destruction
from intake_app.services.desk import Desk


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
    """The copies beside the vault that were made before the newest destruction. Copies elsewhere are not known here."""
    done = [one.line.decided_on for one in destruction.listed(desk) if one.line.state is DestructionState.DONE]
    newest = max((day for day in done if day is not None), default=None)
    if newest is None:
        return ()
    path = desk.vault.path
    found = []
    for one in sorted(path.parent.glob(f"{path.name}-before-*")):
        made = datetime.fromtimestamp(one.stat().st_mtime).astimezone().date()
        if made <= newest:
            found.append(_copy_words(one.name, made))
    return tuple(found)


def _copy_words(name: str, made: date) -> str:
    day = format_day(made, weekday=False, year=True)
    return _("{name}, of {day}: goes with the next update of the program; you may throw it away now.").format(
        name=name, day=day
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
