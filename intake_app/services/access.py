"""Who saw a dossier or took something out of it: kept at the moment itself, and told to the resident (AVG 15, M05).

Opening, printing, keeping a PDF, writing a dossier file and reading a note among what a search found are noted; a name
in a list is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from intake_app.documents.access import AccessEntry, AccessSheet
from intake_app.domain.access import AccessLine, Act
from intake_app.domain.dossier import Dossier
from intake_app.domain.print_ids import ACCESS
from intake_app.errors import SavingFailed
from intake_app.i18n import _, format_time
from intake_app.logs import log_event
from intake_app.services.desk import Desk


def note(desk: Desk, case_id: UUID, act: Act, what: str = "") -> None:
    """Note that somebody did this now. A full disk keeps nobody from reading: the note waits."""
    note_each(desk, (case_id,), act, what)


def note_each(desk: Desk, case_ids: Iterable[UUID], act: Act, what: str = "") -> None:
    """The same of several dossiers at once."""
    profile, at = desk.profile, desk.clock.now()
    lines = (
        AccessLine(at=at, author=profile.consultant, role=profile.role, case_id=one, act=act, what=what)
        for one in case_ids
    )
    waiting = (*desk.access_waiting, *lines)
    try:
        desk.vault.access.append(waiting)
    except SavingFailed as error:
        log_event("access_not_noted", error=type(error).__name__)
        desk.access_waiting = waiting
    else:
        desk.access_waiting = ()


def opened(desk: Desk, case_id: UUID) -> Dossier:
    """Lay a dossier on the desk, and note it. Raises InputRefused when unknown."""
    dossier = desk.dossier(case_id)
    note(desk, case_id, Act.OPENED)
    return dossier


def lines(desk: Desk, case_id: UUID) -> tuple[AccessLine, ...]:
    """Everything noted about one dossier, newest first; what still waits to be kept too."""
    waiting = tuple(line for line in reversed(desk.access_waiting) if line.case_id == case_id)
    return (*waiting, *desk.vault.access.of(case_id))


def sheet(desk: Desk, dossier: Dossier, today: date) -> AccessSheet:
    """What is printed for the resident: per day and person what was done, without a line for every look.

    Making this very paper is noted too, but does not stand on it.
    """
    entries = tuple(_entries(tuple(line for line in lines(desk, dossier.case.id) if line.what != ACCESS)))
    since = min((entry.day for entry in entries), default=None)
    return AccessSheet(
        name=dossier.person.full_name,
        dated=today,
        since=since,
        entries=entries,
        contact=", ".join(part for part in (desk.profile.organisation, desk.profile.phone) if part),
    )


@dataclass(frozen=True, slots=True)
class _Key:
    day: date
    who: str
    role: str


def _entries(found: tuple[AccessLine, ...]) -> list[AccessEntry]:
    entries = []
    for key, group in groupby(found, _key):
        told: dict[str, list[datetime]] = {}
        for line in group:
            told.setdefault(act_words(line), []).append(line.at)
        said = tuple(f"{words} ({_times(moments)})" for words, moments in told.items())
        who = key.who or _("somebody without a name in Keukentafel")
        entries.append(AccessEntry(day=key.day, who=", ".join(part for part in (who, key.role) if part), acts=said))
    return entries


def _key(line: AccessLine) -> _Key:
    return _Key(line.at.astimezone().date(), line.author, line.role)


def _times(moments: list[datetime]) -> str:
    shown = list(dict.fromkeys(format_time(moment) for moment in reversed(moments)))
    if len(shown) <= 3:
        return ", ".join(shown)
    return _("{n} times, from {first} to {last}").format(n=len(moments), first=shown[0], last=shown[-1])


def act_words(line: AccessLine) -> str:
    """What was done, in words for a resident."""
    what = what_words(line.what)
    words = {
        Act.OPENED: _("opened your dossier"),
        Act.PRINTED: _("printed: {what}"),
        Act.KEPT: _("kept as a file: {what}"),
        Act.EXPORTED: _("made a file to hand over: {what}"),
        Act.NOTE_READ: _("read a note about you while searching"),
        Act.BSN_SHOWN: _("looked at your whole citizen service number"),
    }
    return words[line.act].format(what=what)


def what_words(what: str) -> str:
    """What it was done with, in words."""
    from intake_app.documents.registry import KINDS

    if what == DOSSIER_FILE:
        return _("the whole dossier")
    if what == SECTIONS_FILE:
        return _("parts of the dossier, locked, for somebody else")
    if what.partition("/")[0] == AUDIT:
        return _("who did what in a period, for accountability")
    if what == GGM_FILE:
        return _("facts by number and without a name, for another system")
    if what == TRAIL:
        return _("who decided what, for internal control")
    family = what.partition("/")[0]
    title = next((str(kind.title) for kind in KINDS if kind.id == family), what)
    return title[:1].lower() + title[1:]


DOSSIER_FILE = "dossierbestand"
SECTIONS_FILE = "dossierdelen"
GGM_FILE = "gegevensmodel"
TRAIL = "beslisspoor"
AUDIT = "verantwoording"
