"""Who saw a dossier or took something out of it: the log that a resident may ask for (AVG 15, M05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Act(StrEnum):
    """What somebody did with a dossier. Finding a name in the list is none of these."""

    OPENED = "geopend"
    PRINTED = "afgedrukt"
    KEPT = "bewaard"
    EXPORTED = "overgedragen"
    NOTE_READ = "notitie-gelezen"
    """Words of a note stood among what a search found."""
    BSN_SHOWN = "bsn-getoond"
    """All digits of the citizen service number stood on the screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLine:
    """When, who, in which role, whose dossier, what was done, and with what.

    `what` is the kind of a print, "dossierbestand", or empty; never words of a dossier. `at` is in UTC.
    """

    at: datetime
    author: str
    role: str
    case_id: UUID
    act: Act
    what: str = ""
