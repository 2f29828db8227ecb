"""What the caseload asks and what it gets back. Plain values; the queries are in `caseload_queries`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.domain.caseload_words import CaseloadListKind, ListedMark
from intake_app.domain.follow_up_words import AttentionKind
from intake_app.domain.vocabulary import CaseStatus, LegalGround, NextStepOwner, Phase


class CaseloadFilter(StrEnum):
    """The tabs above the list. All but TEAM are of the consultant named in the query.

    ATTENTION is who would be forgotten: something is due on or before `today`, also in a dossier that was closed.
    """

    MINE = "mine"
    CONSULTANT_TO_MOVE = "consultant_to_move"
    RESIDENT_TO_MOVE = "resident_to_move"
    ATTENTION = "attention"
    TEAM = "team"


class CaseloadSort(StrEnum):
    """What the list is sorted on; ties go by name. Without a next step comes last, never spoken comes first."""

    NAME = "name"
    NEXT_STEP_ON = "next_step_on"
    LAST_CONTACT_ON = "last_contact_on"
    PHASE = "phase"
    NEXT_STEP = "next_step"
    SINCE = "since"
    """Longest on the chosen list first; without a list as NEXT_STEP_ON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadNarrowing:
    """What the list is narrowed to, beside the tab and the search. Everything given must hold."""

    whose: str = ""
    """One consultant of the team; only under the tab TEAM."""
    listed: CaseloadListKind | None = None
    phase: Phase | None = None
    status: CaseStatus | None = None
    ground: LegalGround | None = None
    route: str = ""
    """Id of the template of a known route that runs."""
    urgent: bool = False

    def __bool__(self) -> bool:
        return self != EVERYBODY


EVERYBODY = CaseloadNarrowing()
"""Narrowed to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadQuery:
    """One view on the caseload. Every word of `search` must begin a word of the dossier."""

    consultant: str = ""
    filter: CaseloadFilter = CaseloadFilter.TEAM
    search: str = ""
    sort: CaseloadSort = CaseloadSort.NEXT_STEP_ON
    descending: bool = False
    include_closed: bool = False
    contact_before: date | None = None
    """Only residents who were last spoken to before this day."""
    today: date | None = None
    """The day on which something is due; needed for ATTENTION and the lists, which are empty without it."""
    narrowed: CaseloadNarrowing = EVERYBODY
    limit: int | None = 200
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadRow:
    """One line of the caseload."""

    case_id: UUID
    number: str
    name: str
    birth_date: date | None
    neighbourhood: str
    phase: Phase
    next_step: str
    next_step_owner: NextStepOwner
    next_step_on: date | None
    last_contact_on: date | None
    consultant: str
    phone: str
    status: CaseStatus
    attention: AttentionKind | None = None
    attention_on: date | None = None
    marks: tuple[ListedMark, ...] = ()
    """What holds for it today: why it is on a list, whether it is urgent, laws and routes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadPage:
    """The rows asked for; `total` counts all that answer to the query, `counts` the tabs whatever was searched for."""

    rows: tuple[CaseloadRow, ...]
    total: int
    counts: Mapping[CaseloadFilter, int]
    did_you_mean: str | None = None
    """A name that is in the caseload and looks like what was searched for, when nothing was found."""
