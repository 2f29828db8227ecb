"""The sealed end of a log: how far it went, with a seal that only the key of the vault makes.

A chain of hashes shows what was changed, removed or moved in the middle; a tail that was cut off leaves a shorter
chain that fits. The end tells. Once an end does not fit, nothing seals it again: the check goes on finding it.
"""

from __future__ import annotations

import hmac
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select, update

from intake_app.store.direct import Direct
from intake_app.store.log_tables import log_end

START = bytes(32)
"""What the first line of a log is chained to."""

_SEAL = (
    update(log_end)
    .where(log_end.c.log == bindparam("_log"))
    .values(batch_seq=bindparam("_batch"), seq=bindparam("_seq"), hash=bindparam("_hash"), seal=bindparam("_seal"))
)


class End(NamedTuple):
    """The end of a log: numbers and hash of its last lines."""

    batch_seq: int = 0
    seq: int = 0
    hash: bytes = START


class Sealer:
    """Seals the end of one log. `sound` is whether the end fitted when the vault was opened."""

    def __init__(self, connection: Connection, key: bytes, log: str, end: End) -> None:
        self._log = log
        self._with_key = hmac.new(key, digestmod="sha256")  # copied for each seal: making it takes most of the work
        self.sound = fits(connection, key, log, end)

    def seal(self, direct: Direct, end: End) -> None:
        """Keep the new end, in the transaction that wrote it."""
        if self.sound:
            direct.run(
                _SEAL,
                {
                    "_log": self._log,
                    "_batch": end.batch_seq,
                    "_seq": end.seq,
                    "_hash": end.hash,
                    "_seal": _seal_of(self._with_key, self._log, end),
                },
            )


def begin(connection: Connection, key: bytes, log: str, end: End) -> None:
    """Seal the end of a log for the first time."""
    row = {"log": log, "batch_seq": end.batch_seq, "seq": end.seq, "hash": end.hash}
    connection.execute(insert(log_end), {**row, "seal": _seal_of(hmac.new(key, digestmod="sha256"), log, end)})


def fits(connection: Connection, key: bytes, log: str, end: End) -> bool:
    """Whether the log ends where it was sealed."""
    row = connection.execute(select(log_end).where(log_end.c.log == log)).first()
    if row is None or End(row.batch_seq, row.seq, bytes(row.hash)) != end:
        return False
    return hmac.compare_digest(bytes(row.seal), _seal_of(hmac.new(key, digestmod="sha256"), log, end))


def _seal_of(with_key: hmac.HMAC, log: str, end: End) -> bytes:
    seal = with_key.copy()
    seal.update(f"{log}|{end.batch_seq}|{end.seq}|{end.hash.hex()}".encode())
    return seal.digest()
