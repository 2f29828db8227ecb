"""Dossiers by the names of the Gemeentelijk Gegevensmodel (M06): each by its number, nobody by name.

What is sensitive (health, substances, justice) stays out unless somebody asks for it. For another party only what the
resident agreed to goes along. No sum or mean of scores exists: see `exchange.ggm_file.ATTRIBUTES`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from uuid import UUID

from intake_app.domain.access import Act
from intake_app.domain.collaboration import Consent, InvolvedParty
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.network_words import ConsentPurpose
from intake_app.domain.people import CaseFile
from intake_app.domain.planning import Goal, Plan
from intake_app.domain.portfolio_parts import LanguageSkill, Preference, Qualification, WorkLimits
from intake_app.domain.rights import Exemption
from intake_app.domain.vocabulary import CaseStatus
from intake_app.errors import InputRefused
from intake_app.exchange import ggm_file
from intake_app.i18n import _, ngettext
from intake_app.services import access, consents, data_choices
from intake_app.services.consents import Ruling
from intake_app.services.desk import Desk
from intake_app.services.ggm_rows import record_of
from intake_app.services.network_words import VIOLENCE, areas, sensitive

SUFFIXES = (".json", ".zip")
_READ: frozenset[type[Entity]] = frozenset(
    (
        Answer, Consent, Exemption, Goal, InvolvedParty, LanguageSkill, Measurement, Plan, Preference, Qualification,
        WorkLimits,
    )
)  # fmt: skip
"""The parts of a dossier that are looked at."""
AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written. `recipient` is empty for systems of the own organisation."""

    suffix: str = ".json"
    sensitive: bool = False
    recipient: str = ""
    purpose: ConsentPurpose = ConsentPurpose.COMBINE


@dataclass(frozen=True, slots=True)
class Made:
    """The file, and what became of the dossiers: `withheld` are those whose resident did not agree."""

    content: bytes
    case_ids: tuple[UUID, ...]
    withheld: int = 0

    @property
    def written(self) -> int:
        """How many dossiers are in the file."""
        return len(self.case_ids)


def suffix_of(name: str) -> str:
    """The kind of file that a name asks for. Raises InputRefused for another than JSON or zip."""
    found = PurePath(name).suffix.lower()
    if found not in SUFFIXES:
        raise InputRefused(_("Give the file a name that ends in .json, or in .zip for tables (CSV)."))
    return found


def warning(wanted: Wanted) -> str:
    """What somebody should know before the file is made."""
    words = _(
        "This file lies outside Keukentafel and has no lock. "
        "It holds dossier numbers and no names, but it is about people all the same."
    )
    if wanted.sensitive:
        words += " " + _("Health, substances and justice go along too. Is that really needed?")
    return words


def withheld_words(count: int) -> str:
    """How many dossiers stayed out."""
    words = ngettext("{n} dossier without consent stayed out.", "{n} dossiers without consent stayed out.", count)
    return words.format(n=count)


def one_file(desk: Desk, case_id: UUID, wanted: Wanted) -> Made:
    """The file of one dossier. Raises InputRefused when the resident did not agree that the party knows it."""
    dossier = desk.dossier(case_id)
    if not _allowed(desk, dossier, wanted):
        raise InputRefused(
            _("{party} may not know this: there is no consent. Ask the resident first.").format(party=wanted.recipient)
        )
    return together(desk, [Told.of(desk, dossier, wanted)], wanted, 0)


def caseload_file(desk: Desk, wanted: Wanted, told: Callable[[int, int], None] | None = None) -> Made:
    """The file of every dossier that is not closed; `told` hears of the progress and may raise to stop."""
    cases, found = open_cases(desk), list[Told]()
    for start in range(0, len(cases), AT_ONCE):
        if told is not None:
            told(start, len(cases))
        found += some(desk, cases[start : start + AT_ONCE], wanted)
    return together(desk, found, wanted, len(cases) - len(found))


def open_cases(desk: Desk) -> tuple[UUID, ...]:
    """Every dossier that is not closed."""
    with desk.vault.read() as reading:
        return tuple(one.id for one in reading.find(CaseFile) if one.status is not CaseStatus.CLOSED)


def some(desk: Desk, cases: Sequence[UUID], wanted: Wanted) -> tuple[Told, ...]:
    """What some of the dossiers tell, without those whose resident did not agree."""
    with desk.vault.read() as reading:
        loaded = [reading.load_parts(one, _READ) for one in cases]
    allowed = (one for one in loaded if one is not None and _allowed(desk, one, wanted))
    return tuple(Told.of(desk, one, wanted) for one in allowed)


def note(desk: Desk, made: Made) -> None:
    """Note whose data left, once the file is written."""
    access.note_each(desk, made.case_ids, Act.EXPORTED, access.GGM_FILE)


def _allowed(desk: Desk, dossier: Dossier, wanted: Wanted) -> bool:
    if not wanted.recipient.strip():
        return True
    return consents.check(dossier, desk.forms, wanted.recipient, wanted.purpose, (), desk.today()).allowed


@dataclass(frozen=True, slots=True)
class Told:
    """What one dossier tells; the dossier itself is not kept, so that a large caseload fits."""

    case_id: UUID
    number: str
    record: ggm_file.Record
    left_out: tuple[str, ...]

    @classmethod
    def of(cls, desk: Desk, dossier: Dossier, wanted: Wanted) -> Told:
        told = frozenset(area for area, _name in areas(desk.forms) if _may(desk, dossier, wanted, area))
        asked = data_choices.seen(dossier, desk.fields_off)
        record = record_of(asked, desk.forms, desk.today(), told.__contains__)
        left = tuple(area for area, _name in areas(desk.forms) if area not in told and area != VIOLENCE)
        return cls(dossier.case.id, dossier.case.number, record, left)


def _may(desk: Desk, dossier: Dossier, wanted: Wanted, area: str) -> bool:
    """Whether a part of life goes along. The answer never depends on what is recorded about it."""
    if sensitive(desk.forms, area) and not wanted.sensitive:
        return False
    if not wanted.recipient.strip():
        return True
    verdict = consents.check(dossier, desk.forms, wanted.recipient, wanted.purpose, (area,), desk.today())
    return verdict.ruling is Ruling.ALLOWED


def together(desk: Desk, found: Sequence[Told], wanted: Wanted, withheld: int) -> Made:
    """The file of what these dossiers tell."""
    write = ggm_file.csv_archive if wanted.suffix == ".zip" else ggm_file.json_file
    content = write(((one.number, one.record, one.left_out) for one in found), desk.today().isoformat())
    return Made(content, tuple(one.case_id for one in found), withheld)
