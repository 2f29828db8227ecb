"""Wie besliste wat: the trail of decisions of one dossier, read from the change log; and as a file for control (M05).

Nothing is logged a second time. What may be in it is in `decision_fields`; making a file of it is noted as access.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from intake_app.domain.access import Act
from intake_app.domain.accountability import LoggedDecision
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.people import CaseFile
from intake_app.domain.rights import OfferDecision
from intake_app.errors import InputRefused, WrongCall
from intake_app.exchange.sheets_stream import write_csv, write_json, write_workbook
from intake_app.exchange.whole_file import WholeFile
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import access, record_words
from intake_app.services.decision_fields import DECISIONS
from intake_app.services.desk import Desk
from intake_app.services.stored_words import in_words
from intake_app.store.many import Told
from intake_app.store.mapping import class_map

SUFFIXES = (".csv", ".xlsx", ".json")
_KINDS: dict[str, type[Entity]] = {cls.__name__: cls for cls in DECISIONS}
_WANTED = {cls.__name__: wanted for cls, wanted in DECISIONS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One change of a decision in words: who, when, what, from what to what, and why."""

    seq: int
    at: datetime
    who: str
    kind: str
    """Name of the class, to choose by; `about` is the same in words."""
    about: str
    field: str
    what: str
    before: str
    after: str
    reason: str
    taken_back: bool = False


def trail(desk: Desk, case_id: UUID) -> tuple[Decided, ...]:
    """Every change of a decision in a dossier, newest first. Raises InputRefused when it is not there."""
    return _trail(desk, desk.dossier(case_id))


def _trail(desk: Desk, dossier: Dossier) -> tuple[Decided, ...]:
    ids = [one.id for one in dossier.entities() if type(one) in DECISIONS]
    found = desk.vault.history.decisions(dossier.case.id, ids, _WANTED)
    told = (_decided(one, desk.forms) for one in reversed(found))
    return tuple(one for one in told if one.before != one.after)


def kind_words(kind: str) -> str:
    """What decisions of a kind are about."""
    cls = _KINDS[kind]
    own = {CaseFile: _("Dossier"), OfferDecision: _("Choice from what was offered")}
    return own.get(cls) or record_words.title_of(cls)


def _decided(one: LoggedDecision, forms: FormLibrary) -> Decided:
    cls = _KINDS[one.entity]
    gone = _("erased, as the law asks") if one.erased else ""
    return Decided(
        seq=one.seq,
        at=one.at,
        who=one.author or _("somebody without a name in Keukentafel"),
        kind=one.entity,
        about=kind_words(one.entity),
        field=one.field,
        what=_field_words(cls, one.field),
        before=gone or _words(forms, cls, one.field, one.before),
        after=gone or _words(forms, cls, one.field, one.after),
        reason=one.reason,
        taken_back=one.taken_back,
    )


def _field_words(cls: type[Entity], field: str) -> str:
    own = {
        "rule_profile": _("Rules of the municipality"),
        "rule_version": _("Version of the rules"),
        "block": _("Text block"),
        "block_version": _("Version of the text block"),
        "duty_class": _("Kind of duty"),
        "template": _("Route"),
        "regisseur_is_resident": _("The resident keeps the overview"),
        "no_disagreement": _("The resident agrees"),
        "decision": _("Decision"),
    }
    return own.get(field) or record_words.label_of(cls, field)


def _words(forms: FormLibrary, cls: type[Entity], field: str, logged: object) -> str:
    if logged is None:
        return ""
    try:
        value = class_map(cls).field(field).restored(logged)
    except (ValueError, TypeError, KeyError):  # a value that an older version of the program knew
        value = logged
    if value is False:
        return _("no")
    words = record_words.words_of(value)
    return in_words(forms, field, words) if type(value) is str else words


def own_name(suffix: str) -> str:
    """A name for the file that says nothing of whom it is."""
    return _("Who-decided-what") + suffix


def export(desk: Desk, case_ids: Iterable[UUID], suffix: str) -> bytes:
    """The trail of these dossiers as a file for internal control, oldest first, without a name of the resident.

    Written into the access log of every one of them. Raises WrongCall for another suffix, InputRefused without lines.
    """
    _refuse(suffix)
    wanted = tuple(dict.fromkeys(case_ids))
    content = _file(list(_rows(desk, wanted, None)), suffix)
    access.note_each(desk, wanted, Act.EXPORTED, access.TRAIL)
    return content


def write(desk: Desk, case_ids: Iterable[UUID], path: Path, told: Told | None = None) -> None:
    """The same, written line by line to a file that is there whole or not at all.

    `told` hears how far it is, and may raise to stop: then no file is left and nothing is noted.
    """
    suffix = path.suffix.lower()
    _refuse(suffix)
    wanted = tuple(dict.fromkeys(case_ids))
    whole = WholeFile(path)
    with whole.written() as file:
        writer = {".csv": write_csv, ".xlsx": write_workbook, ".json": write_json}[suffix]
        writer(file, access.TRAIL, columns(), NAMES, _rows(desk, wanted, told))
    try:
        access.note_each(desk, wanted, Act.EXPORTED, access.TRAIL)
    except BaseException:
        whole.drop()
        raise
    whole.keep()


def _refuse(suffix: str) -> None:
    if suffix not in SUFFIXES:
        raise WrongCall(_("Let the name of the file end in .csv, .xlsx or .json."))


def _rows(desk: Desk, case_ids: Sequence[UUID], told: Told | None) -> Iterator[tuple[str, ...]]:
    lines = 0
    for done, case_id in enumerate(case_ids):
        if told is not None:
            told(done, len(case_ids))
        dossier = desk.dossier(case_id)
        for one in reversed(_trail(desk, dossier)):
            lines += 1
            yield as_row(dossier.case.number, one)
    if not lines:
        raise InputRefused(_("Nothing was decided here yet, so there is nothing to make a file of."))


def columns() -> tuple[str, ...]:
    """The heads of the file."""
    return (
        _("Dossier number"),
        _("Moment"),
        _("Who"),
        _("About"),
        _("Field"),
        _("Value before"),
        _("Value after"),
        _("Reason"),
        _("Taken back"),
    )


NAMES = ("dossier", "moment", "wie", "onderwerp", "veld", "was", "werd", "reden", "teruggedraaid")
"""The keys of the JSON file; they never change."""


def as_row(number: str, one: Decided) -> tuple[str, ...]:
    """A line of the file: one cell a column."""
    at = one.at.astimezone().isoformat(sep=" ", timespec="seconds")
    back = _("yes") if one.taken_back else _("no")
    return (number, at, one.who, one.about, one.what, one.before, one.after, one.reason, back)


def _file(rows: list[tuple[str, ...]], suffix: str) -> bytes:
    from intake_app.exchange import sheets_out

    if suffix == ".csv":
        return sheets_out.csv_bytes(columns(), rows)
    if suffix == ".xlsx":
        return sheets_out.workbook_bytes(_("Who decided what"), columns(), rows)
    return sheets_out.json_bytes(access.TRAIL, (dict(zip(NAMES, row, strict=True)) for row in rows))
