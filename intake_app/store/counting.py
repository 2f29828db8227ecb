"""Counts over the whole vault for the report of the team: aggregates only, never a row of one dossier."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, text

from intake_app.domain.suppression import Cell
from intake_app.domain.team_report import LineKind
from intake_app.store import report_lines
from intake_app.store.search import CLOSED_FROM

_STATUSES = text("SELECT status, count(*) FROM caseload_entry GROUP BY status")
_MARKED = text(
    "SELECT count(DISTINCT entry) FROM caseload_mark INDEXED BY ix_caseload_mark_kind_from_on "
    f"WHERE kind = :kind AND from_on <= :today AND until_on >= :today AND entry < {CLOSED_FROM}"
)


class Counting:
    """Counts in one reading of the vault; good for as long as the scope that gave it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def statuses(self) -> dict[str, int]:
        """Dossiers per status."""
        return {status: int(many) for status, many in self._connection.execute(_STATUSES)}

    def marked(self, kind: str, today: date) -> int:
        """Open dossiers that are on a list today."""
        asked = {"kind": kind, "today": today.isoformat()}
        return int(self._connection.execute(_MARKED, asked).scalar_one())

    def lines(self, kind: LineKind, first: date = date.min, last: date = date.max) -> dict[tuple[str, str], Cell]:
        """How often each thing was said about each in a period, and of how many dossiers."""
        return report_lines.counted(self._connection, kind, first, last)

    def newest(self, kind: LineKind, first: date, last: date) -> dict[tuple[str, str], int]:
        """The newest line of every dossier about each thing."""
        return report_lines.newest(self._connection, kind, first, last)
