"""Who read, printed, handed over and changed what, in a whole vault over a period, as a file for accountability (M05).

It holds the six facts of every line of both logs and no word of a dossier. Inside the own organisation it takes a
purpose and a receiver and no consent (AVG 5(2), 24); for another organisation every dossier passes the one check for
what leaves, and who has no consent for it is left out. Making it is itself noted. See docs/decisions/0160.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from operator import attrgetter
from pathlib import Path
from uuid import UUID

from intake_app.domain.access import AccessLine, Act
from intake_app.domain.collaboration import Consent
from intake_app.domain.people import CaseFile
from intake_app.errors import InputRefused, WrongCall
from intake_app.exchange.sheets_stream import TableWriter, write_csv, write_json, write_workbook
from intake_app.exchange.whole_file import WholeFile
from intake_app.i18n import _
from intake_app.services import access, sharing
from intake_app.services.consents import Ruling
from intake_app.services.desk import Desk
from intake_app.store.deeds import WINDOW, Deed, DeedFilter, Log
from intake_app.store.many import Told

_WRITERS: dict[str, TableWriter] = {".csv": write_csv, ".xlsx": write_workbook, ".json": write_json}
SUFFIXES = tuple(_WRITERS)
KEYS = ("moment", "wie", "rol", "dossier", "wat", "waarmee", "teruggedraaid", "naam")
"""The keys of the JSON file; they never change. The last one only when names are asked for."""
_MOST_WORDS = 200
_NO_DOSSIER = UUID(int=0)
"""Whose line it is in the access log that such a file was made: of no dossier in particular."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditScope:
    """What the file is about, what it is for and who gets it. `outside`: that is another organisation."""

    first: date
    last: date
    purpose: str
    receiver: str
    outside: bool = False
    consultant: str = ""
    case_ids: tuple[UUID, ...] = ()
    names: bool = False
    """With the names of residents; else only the numbers of dossiers."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file that is written and does not have its name yet."""

    file: WholeFile
    scope: AuditScope
    lines: int
    case_ids: frozenset[UUID]
    passed_over: int
    """Dossiers left out because their resident did not agree that another organisation gets this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file that was made before, as it was noted."""

    at: datetime
    who: str
    words: str


def own_name(suffix: str) -> str:
    """A name for the file that says nothing of whom it is."""
    return _("Who-did-what") + suffix


def must_lead(desk: Desk) -> None:
    """Raises InputRefused for who may not make such a file."""
    if not desk.role.may_manage:
        raise InputRefused(_("Only a team lead makes a file of the whole vault. Ask the team lead of this vault."))


def cases_of(desk: Desk, numbers: Sequence[str]) -> tuple[UUID, ...]:
    """The dossiers with these numbers. Raises InputRefused for one that is not here."""
    found: list[UUID] = []
    with desk.vault.read() as reading:
        for number in numbers:
            cases = reading.find(CaseFile, number=number)
            if not cases:
                raise InputRefused(_("There is no dossier with number {number} here.").format(number=number))
            found += [one.id for one in cases]
    return tuple(found)


def refuse(desk: Desk, scope: AuditScope, suffix: str) -> None:
    """Raises InputRefused, or WrongCall for another suffix, when this file may not be made."""
    must_lead(desk)
    if suffix not in _WRITERS:
        raise WrongCall(_("Let the name of the file end in .csv, .xlsx or .json."))
    if scope.last < scope.first:
        raise InputRefused(_("The last day comes before the first. Choose another period."))
    if not scope.purpose.strip():
        raise InputRefused(_("Write down what this file is for."))
    if not scope.receiver.strip():
        raise InputRefused(_("Write down who gets this file."))
    if max(len(scope.purpose), len(scope.receiver)) > _MOST_WORDS:
        raise InputRefused(_("Say it in at most {n} signs.").format(n=_MOST_WORDS))
    if scope.outside and scope.names:
        raise InputRefused(_("Another organisation gets numbers, no names."))


def draw_up(desk: Desk, scope: AuditScope, path: Path, told: Told | None = None) -> Drawn:
    """Write the file, beside its place and under no name yet. May run beside the vault's own thread.

    `told` hears how far it is and may raise to stop: then nothing is left. Raises as `refuse`, and InputRefused
    without a line or when the folder refuses.
    """
    suffix = path.suffix.lower()
    refuse(desk, scope, suffix)
    whole, found = WholeFile(path), _Found(desk, scope)
    with whole.written() as file:
        _WRITERS[suffix](file, "verantwoording", heads(scope), _keys(scope), found.rows(told))
        if not found.lines:
            raise InputRefused(_("Nothing was done in this period, or nobody agreed that it is shared."))
    return Drawn(whole, scope, found.lines, frozenset(found.cases), len(found.left_out))


def keep(desk: Desk, drawn: Drawn) -> None:
    """Note that it is made, and then give it its name. On the vault's own thread."""
    note = AccessLine(
        at=desk.clock.now(),
        author=desk.profile.consultant,
        role=desk.profile.role,
        case_id=_NO_DOSSIER,
        act=Act.EXPORTED,
        what=f"{access.AUDIT}/{_noted(drawn.scope)}",
    )
    try:
        desk.vault.access.append((note,))
        if drawn.scope.names or drawn.scope.outside or drawn.scope.case_ids:
            access.note_each(desk, sorted(drawn.case_ids), Act.EXPORTED, access.AUDIT)
    except BaseException:
        drawn.file.drop()
        raise
    drawn.file.keep()


def drop(drawn: Drawn) -> None:
    """Stopped after all: nothing is left."""
    drawn.file.drop()


def made_before(desk: Desk) -> tuple[Made, ...]:
    """The files that were made of this vault, newest first."""
    found = desk.vault.access.of(_NO_DOSSIER)
    return tuple(Made(at=one.at, who=one.author, words=one.what.partition("/")[2]) for one in found)


def consultants(desk: Desk) -> tuple[str, ...]:
    """Whose deeds can be asked for."""
    return desk.vault.caseload.consultants()


def heads(scope: AuditScope) -> tuple[str, ...]:
    """The heads of the columns."""
    all_ = (
        _("Moment"),
        _("Who"),
        _("Role"),
        _("Dossier number"),
        _("What was done"),
        _("With what"),
        _("Taken back"),
        _("Name of the resident"),
    )
    return all_ if scope.names else all_[:-1]


def _keys(scope: AuditScope) -> tuple[str, ...]:
    return KEYS if scope.names else KEYS[:-1]


def _noted(scope: AuditScope) -> str:
    """What the log says of the file; words that somebody typed about the file, never about a resident."""
    parts = [f"{scope.first.isoformat()} – {scope.last.isoformat()}"]
    whom = _("for another organisation: {who}") if scope.outside else _("for: {who}")
    parts.append(whom.format(who=scope.receiver))
    parts.append(_("purpose: {why}").format(why=scope.purpose))
    if scope.consultant:
        parts.append(_("only what {who} did").format(who=scope.consultant))
    if scope.case_ids:
        parts.append(_("chosen dossiers: {n}").format(n=len(scope.case_ids)))
    parts.append(_("with names") if scope.names else _("without names"))
    return "; ".join(" ".join(one.split()) for one in parts)


class _Found:
    """The lines of one file, asked for as they are written."""

    def __init__(self, desk: Desk, scope: AuditScope) -> None:
        self._desk, self._scope = desk, scope
        self.lines = 0
        self.cases: set[UUID] = set()
        self.left_out: set[UUID] = set()
        self._asked: dict[UUID, bool] = {}
        self._acts = _act_words()
        self._tops: dict[Log, int] = {}
        self._done: dict[Log, int] = {}

    def rows(self, told: Told | None) -> Iterator[tuple[str, ...]]:
        """One row a line of a log, oldest first."""
        self._tops = self._desk.vault.deeds.tops()
        streams = (self._of(log, told) for log in Log)
        for deed in heapq.merge(*streams, key=attrgetter("at")):
            if deed.case_id in (None, _NO_DOSSIER) and self._scope.outside:
                continue
            self.lines += 1
            if deed.case_id is not None:
                self.cases.add(deed.case_id)
            yield self._row(deed)

    def _of(self, log: Log, told: Told | None) -> Iterator[Deed]:
        scope, top = self._scope, self._tops[log]
        wanted = DeedFilter(
            since=_start(scope.first),
            until=_start(scope.last + timedelta(days=1)),
            author=scope.consultant,
            case_ids=scope.case_ids,
        )
        for after in range(0, top, WINDOW):
            found = self._desk.vault.deeds.window(log, after, top, wanted)
            if scope.outside:
                self._ask({one.case_id for one in found if one.case_id is not None})
                found = [one for one in found if one.case_id is None or self._asked.get(one.case_id, False)]
            self._done[log] = min(after + WINDOW, top)
            if told is not None:
                told(sum(self._done.values()), sum(self._tops.values()))
            yield from found

    def _ask(self, case_ids: Collection[UUID]) -> None:
        """The one check for what leaves: whether each resident agrees that this organisation gets it."""
        fresh = [one for one in case_ids if one not in self._asked]
        if not fresh:
            return
        with self._desk.vault.read() as reading:
            dossiers = reading.load_parts_each(fresh, (Consent,))
        for one in fresh:
            dossier = dossiers.get(one)
            self._asked[one] = dossier is not None and (
                sharing.check(dossier, self._desk.forms, access.AUDIT, self._scope.receiver, self._desk.today()).ruling
                is Ruling.ALLOWED
            )
            if not self._asked[one]:
                self.left_out.add(one)

    def _row(self, deed: Deed) -> tuple[str, ...]:
        at = deed.at.astimezone().isoformat(sep=" ", timespec="seconds")
        who = deed.author or _("somebody without a name in Keukentafel")
        what = access.what_words(deed.what) if deed.act else deed.what
        back = _("yes") if deed.taken_back else _("no")
        row = (at, who, deed.role, deed.number, self._acts.get(deed.act, deed.act), what, back)
        return (*row, deed.name) if self._scope.names else row


def _act_words() -> dict[str, str]:
    return {
        "": _("changed"),
        Act.OPENED.value: _("opened"),
        Act.PRINTED.value: _("printed"),
        Act.KEPT.value: _("kept as a file"),
        Act.EXPORTED.value: _("made a file to hand over"),
        Act.NOTE_READ.value: _("read a note while searching"),
        Act.BSN_SHOWN.value: _("looked at the whole citizen service number"),
    }


def _start(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone().astimezone(UTC)
