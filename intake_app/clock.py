"""What day and moment it is. `--on DATE` sets another today, so that dates can be tested."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time


@dataclass(frozen=True, slots=True)
class Clock:
    """Source of now. With `fixed`, every moment lies on that day, at the real time of day."""

    fixed: date | None = None

    def now(self) -> datetime:
        """The moment in UTC, whole microseconds."""
        moment = datetime.now(UTC)
        if self.fixed is None:
            return moment
        local = moment.astimezone().time()
        return datetime.combine(self.fixed, time(local.hour, local.minute, local.second)).astimezone(UTC)

    def today(self) -> date:
        """The day in local time."""
        return self.fixed or date.today()
