"""The demonstration's caseload in a vault of its own, on a day and an hour that stand still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

from typing_extensions import override

from intake_app.clock import Clock
from intake_app.services import demonstration, vaults
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery, caseload

TODAY = date(2026, 9, 15)
PASSPHRASE = "vier losse woorden samen"


@dataclass(frozen=True, slots=True)
class StoppedClock(Clock):
    """Always the same moment: 15 September 2026, 10:42 in local time."""

    @override
    def now(self) -> datetime:
        return datetime.combine(TODAY, time(10, 42)).astimezone(UTC)

    @override
    def today(self) -> date:
        return TODAY


def make_vault(path: Path, count: int = 24) -> dict[str, UUID]:
    """Fill a vault as `demo` does and close it. Dossier ids by the full name of the resident."""
    desk, _code = vaults.create(path, PASSPHRASE, StoppedClock())
    try:
        demonstration.fill(desk, count, seed=1)
        found = caseload(desk, CaseloadQuery(filter=CaseloadFilter.TEAM, limit=count))
        return {row.name: row.case_id for row in found.rows}
    finally:
        desk.close()
