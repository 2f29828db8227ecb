"""The citizen service number: that it was written down in one table, the digits in another that only this module reads.

The digits are in no entity. So no dossier, change log, undo, search, print or file can hold them, and they go with
their record by the reference itself, however that is removed.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Column, Connection, ForeignKey, Table, Uuid, bindparam, delete, func, insert, select

from intake_app.domain import bsn, data_choices
from intake_app.domain.entity import Entity
from intake_app.store.database import Database
from intake_app.store.direct import Direct
from intake_app.store.table_parts import case_entity, day, entity, flag, metadata, moment, one_of, text

bsn_record = case_entity(
    "bsn_record",
    one_of("document", bsn.IdentityDocument),
    day("seen_on", optional=False),
    moment("written_at"),
    text("written_by"),
)
bsn_number = Table(
    "bsn_number",
    metadata,
    Column("record_id", Uuid, ForeignKey("bsn_record.id", ondelete="CASCADE"), primary_key=True),
    text("digits"),
)
data_choice = entity("data_choice", text("key"), flag("on"), text("purpose"))

BSN_TABLES: dict[type[Entity], Table] = {bsn.BsnRecord: bsn_record, data_choices.DataChoice: data_choice}
"""Facts beside the dossiers: in no dossier file, not even the first, which is about one resident."""

_FORGET = delete(bsn_number).where(bsn_number.c.record_id == bindparam("_record"))
_KEEP = insert(bsn_number)


def keep(direct: Direct, record_id: UUID, digits: str) -> None:
    """Keep the digits of a record, in place of those before."""
    direct.run(_FORGET, {"_record": record_id})
    direct.run(_KEEP, {"record_id": record_id, "digits": digits})


def ending(connection: Connection, record_id: UUID) -> str:
    """The last digits, and no more than those; empty without a number."""
    last = func.substr(bsn_number.c.digits, bsn.LENGTH - bsn.SHOWN + 1, bsn.SHOWN)
    return connection.execute(select(last).where(bsn_number.c.record_id == record_id)).scalar() or ""


def whole(connection: Connection, record_id: UUID) -> str:
    """All nine digits; empty without a number. For `services.bsn.show` alone, which notes it first."""
    found = select(bsn_number.c.digits).where(bsn_number.c.record_id == record_id)
    return connection.execute(found).scalar() or ""


def cases(connection: Connection) -> frozenset[UUID]:
    """The dossiers beside which a number stands."""
    return frozenset(connection.scalars(select(bsn_record.c.case_id)))


class BsnNumbers:
    """The citizen service numbers of one vault, to read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cases(self) -> frozenset[UUID]:
        """The dossiers beside which a number stands."""
        with self._database.transaction() as connection:
            return cases(connection)

    def ending(self, record_id: UUID) -> str:
        """The last three digits of a number, all that a screen shows by itself; empty when it is gone."""
        with self._database.transaction() as connection:
            return ending(connection, record_id)

    def whole(self, record_id: UUID) -> str:
        """All digits of a number. Only `services.bsn.show` asks this, and notes it first (a test holds to that)."""
        with self._database.transaction() as connection:
            return whole(connection, record_id)
