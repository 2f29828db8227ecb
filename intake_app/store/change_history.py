"""What the change log of a vault tells when people ask it: of one field, of decisions, of the work that was last."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from intake_app.domain.accountability import LoggedDecision
from intake_app.domain.changes import FieldChange, Work
from intake_app.store import decision_log, field_history
from intake_app.store.change_log import ChangeLog, last_batch_at
from intake_app.store.database import Database
from intake_app.store.decision_log import Wanted


class ChangeHistory:
    """Reads the change log of one vault; writing it is for units of work."""

    def __init__(self, database: Database, log: ChangeLog) -> None:
        self._database = database
        self._log = log

    @property
    def end(self) -> tuple[int, bytes]:
        """Number and hash of the newest line: what a copy of now holds."""
        return self._log.end.seq, self._log.end.hash

    @property
    def is_sound(self) -> bool:
        """Whether the log ended where it was sealed when this vault was opened."""
        return self._log.sound

    def holds(self, seq: int, begin: str) -> bool:
        """Whether line `seq` has a hash that begins so: whether a copy is of this same course."""
        with self._database.transaction() as connection:
            return field_history.holds(connection, seq, begin)

    def changes_of(self, entity_id: UUID, fields: Collection[str] = ()) -> tuple[FieldChange, ...]:
        """Every change of one stored part, newest first; of these fields only when any are named."""
        with self._database.transaction() as connection:
            return field_history.changes_of(connection, entity_id, fields)

    def decisions(
        self, case_id: UUID, entity_ids: Sequence[UUID], kinds: Mapping[str, Wanted]
    ) -> tuple[LoggedDecision, ...]:
        """What was decided in one dossier, oldest first."""
        with self._database.transaction() as connection:
            return tuple(decision_log.decisions(connection, case_id, entity_ids, kinds))

    def newest_work(self) -> Work | None:
        """The newest change in a dossier by a person: which dossier and when; None in an empty vault."""
        with self._database.transaction() as connection:
            return field_history.newest_work(connection)

    def last_saved_at(self, case_id: UUID) -> datetime | None:
        """The moment of the newest change in one dossier, in UTC."""
        with self._database.transaction() as connection:
            return last_batch_at(connection, case_id)
