"""Reading from the vault: one entity, those that answer to a description, or a whole dossier."""

from __future__ import annotations

import typing
from dataclasses import fields
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, literal, select

from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import StoredDocument
from intake_app.store.mapping import E, class_map, entity_of
from intake_app.store.tables import TABLES


def _parts() -> dict[str, type[Entity]]:
    hints = typing.get_type_hints(Dossier)
    found = {one.name: typing.get_args(hints[one.name]) for one in fields(Dossier)}
    return {name: arguments[0] for name, arguments in found.items() if arguments}


def _select(cls: type[Entity], *, light: bool = False) -> Select[Any]:
    table = TABLES[cls]
    names = class_map(cls).names
    columns = [literal(b"").label(name) if light and name == "content" else table.c[name] for name in names]
    return select(*columns).order_by(*(table.c[name] for name in ("position", "id") if name in table.c))


DOSSIER_PARTS = _parts()
"""The tuples of a dossier by name, with the kind of entity in each."""

SELECT_ALL = {cls: _select(cls) for cls in TABLES}
_BY_ID = {cls: found.where(TABLES[cls].c.id == bindparam("id")) for cls, found in SELECT_ALL.items()}
_BY_CASE = {
    cls: _select(cls, light=True).where(TABLES[cls].c.case_id == bindparam("case_id")) for cls in DOSSIER_PARTS.values()
}


class Reader:
    """Reads through one connection. Good for as long as the scope that gave it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, cls: type[E], wanted: UUID) -> E | None:
        """The entity with this id, or None."""
        row = self._connection.execute(_BY_ID[cls], {"id": wanted}).first()
        return None if row is None else entity_of(cls, row)

    def find(self, cls: type[E], **equal: Any) -> tuple[E, ...]:
        """All entities whose fields equal these values (None finds the empty ones), by position, then by age."""
        table = TABLES[cls]
        wanted = [table.c[name].is_(None) if value is None else table.c[name] == value for name, value in equal.items()]
        rows = self._connection.execute(SELECT_ALL[cls].where(*wanted))
        return tuple(entity_of(cls, row) for row in rows)

    def between(self, cls: type[E], field: str, first: object, end: object) -> tuple[E, ...]:
        """All entities with a field from `first` up to but not including `end`, in the order of that field."""
        column = TABLES[cls].c[field]
        wanted = SELECT_ALL[cls].where(column >= first, column < end)
        rows = self._connection.execute(wanted.order_by(None).order_by(column, TABLES[cls].c.id))
        return tuple(entity_of(cls, row) for row in rows)

    def load_dossier(self, case_id: UUID) -> Dossier | None:
        """The whole dossier, or None. The content of stored documents is left empty; see `document_content`."""
        case = self.get(CaseFile, case_id)
        if case is None:
            return None
        person = self.get(Person, case.person_id)
        if person is None:
            raise LookupError("a dossier without its person")
        parts = {name: self._of_case(cls, case_id) for name, cls in DOSSIER_PARTS.items()}
        return Dossier(case=case, person=person, **parts)  # type: ignore[arg-type]  # each tuple is of its own kind

    def document_content(self, document_id: UUID) -> bytes | None:
        """The bytes of a stored document, or None when there is no such document."""
        table = TABLES[StoredDocument]
        found = self._connection.execute(select(table.c.content).where(table.c.id == document_id)).scalar()
        return None if found is None else bytes(found)

    def _of_case(self, cls: type[E], case_id: UUID) -> tuple[E, ...]:
        rows = self._connection.execute(_BY_CASE[cls], {"case_id": case_id})
        return tuple(entity_of(cls, row) for row in rows)
