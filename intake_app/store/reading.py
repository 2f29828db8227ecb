"""Reading from the vault: one entity, those that answer to a description, or a whole dossier."""

from __future__ import annotations

import json
import typing
from collections.abc import Collection, Iterable
from dataclasses import fields
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import Integer, Select, Text, and_, bindparam, func, literal, literal_column, select, type_coerce

from intake_app.domain.conversations import Appointment
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import CaseEntity, Entity
from intake_app.domain.follow_up import Closing
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import Plan, StoredDocument
from intake_app.domain.vocabulary import CaseStatus
from intake_app.store.caseload_tables import caseload_entry
from intake_app.store.conversation_tables import appointment
from intake_app.store.direct import Direct
from intake_app.store.kept_tables import setting
from intake_app.store.many import among, ids_of, parts
from intake_app.store.mapping import E, class_map, entity_of
from intake_app.store.tables import ENTITIES, TABLES

P = TypeVar("P", bound=Entity)


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
_AMONG = {cls: found.where(among(TABLES[cls].c.id)) for cls, found in SELECT_ALL.items()}
_BY_CASES = {cls: _select(cls, light=True).where(among(TABLES[cls].c.case_id)) for cls in DOSSIER_PARTS.values()}
_CONTENT = select(TABLES[StoredDocument].c.content).where(TABLES[StoredDocument].c.id == bindparam("id"))
_SETTING = select(setting.c.value).where(setting.c.key == bindparam("key"))
_made: dict[tuple[Any, ...], Select[Any]] = {}
_ONE, _TWO = literal_column("1", Integer), literal_column("2", Integer)  # a bound limit is prepared anew each time


def _by_fields(cls: type[Entity], filled: tuple[str, ...], empty: tuple[str, ...]) -> Select[Any]:
    """All entities in which some fields equal a value of their name and others are empty."""
    key = (cls, filled, empty)
    if key not in _made:
        columns = TABLES[cls].c
        wanted = [columns[name] == bindparam(name) for name in filled] + [columns[name].is_(None) for name in empty]
        _made[key] = SELECT_ALL[cls].where(*wanted)
    return _made[key]


def _with_part(cls: type[Entity], part: type[Entity], link: str, fields: tuple[str, ...]) -> Select[Any]:
    """One entity by its id, with those parts that hang on it and in which these fields equal a value of their name."""
    key = (cls, part, link, fields)
    if key not in _made:
        whole, hanging = TABLES[cls], TABLES[part]
        fits = [hanging.c[link] == whole.c.id, *(hanging.c[name] == bindparam(name) for name in fields)]
        columns = (*SELECT_ALL[cls].selected_columns, *SELECT_ALL[part].selected_columns)
        joined = select(*columns).select_from(whole.outerjoin(hanging, and_(*fits)))
        _made[key] = joined.where(whole.c.id == bindparam("_id")).order_by(hanging.c.id)
    return _made[key]


_ALL_APPOINTMENTS = (
    select(caseload_entry.c.name, caseload_entry.c.consultant, *SELECT_ALL[Appointment].selected_columns)
    .join(caseload_entry, caseload_entry.c.case_id == appointment.c.case_id)
    .where(appointment.c.starts_at >= bindparam("first"), appointment.c.starts_at < bindparam("end"))
    .order_by(appointment.c.starts_at, appointment.c.id)
)
_APPOINTMENTS = _ALL_APPOINTMENTS.where(caseload_entry.c.consultant == bindparam("consultant"))
_NUMBER = select(caseload_entry.c.number).where(caseload_entry.c.case_id == bindparam("case_id"))


def _apart(equal: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The values to equal, and the names of the fields to be empty."""
    filled = {name: value for name, value in equal.items() if value is not None}
    return filled, tuple(name for name in equal if name not in filled)


def _newest(cls: type[Entity], field: str, filled: tuple[str, ...], empty: tuple[str, ...]) -> Select[Any]:
    key = (cls, field, filled, empty)
    if key not in _made:
        columns = TABLES[cls].c
        newest_first = (columns[field].desc(), columns.id.desc())
        _made[key] = _by_fields(cls, filled, empty).order_by(None).order_by(*newest_first).limit(_ONE)
    return _made[key]


def _beginning(cls: type[Entity], field: str) -> Select[Any]:
    key = (cls, field, "beginning")
    if key not in _made:
        column = TABLES[cls].c[field]
        _made[key] = SELECT_ALL[cls].where(column >= bindparam("start"), column < bindparam("end")).limit(_TWO)
    return _made[key]


_CLOSING, _CASE, _PLAN = TABLES[Closing], TABLES[CaseFile], TABLES[Plan]
_CLOSED_BEFORE = (
    select(
        _CASE.c.id,
        _CASE.c.opened_on,
        func.min(_CLOSING.c.closed_on, type_=_CLOSING.c.closed_on.type),
        _CASE.c.legal_grounds,
        select(func.group_concat(type_coerce(_PLAN.c.legal_grounds, Text)))
        .where(_PLAN.c.case_id == _CASE.c.id)
        .scalar_subquery(),
    )
    .select_from(_CLOSING.join(_CASE, _CASE.c.id == _CLOSING.c.case_id))
    .where(_CASE.c.status == CaseStatus.CLOSED, _CLOSING.c.closed_on < bindparam("day"))
    .group_by(_CASE.c.id)
)


class ClosedCase(NamedTuple):
    """What decides at a glance how long a closed dossier is kept at least."""

    case_id: UUID
    opened_on: date
    first_closed_on: date
    grounds: tuple[str, ...]
    """Of the dossier."""
    plan_grounds: str | None
    """Of all its plans, as they are written down; None without a plan."""


class Reader:
    """Reads through one connection. Good for as long as the scope that gave it."""

    def __init__(self, direct: Direct) -> None:
        self._direct = direct

    def get(self, cls: type[E], wanted: UUID) -> E | None:
        """The entity with this id, or None."""
        rows = self._direct.rows(_BY_ID[cls], {"id": wanted})
        return entity_of(cls, rows[0]) if rows else None

    def get_each(self, cls: type[E], wanted: Iterable[UUID]) -> dict[UUID, E]:
        """The entities with these ids, of as many as there are."""
        found: dict[UUID, E] = {}
        for some in parts(wanted):
            for row in self._direct.rows(_AMONG[cls], {"ids": ids_of(some)}):
                one = entity_of(cls, row)
                found[one.id] = one
        return found

    def find(self, cls: type[E], **equal: Any) -> tuple[E, ...]:
        """All entities whose fields equal these values (None finds the empty ones), by position, then by age."""
        filled, empty = _apart(equal)
        rows = self._direct.rows(_by_fields(cls, tuple(filled), empty), filled)
        return tuple(entity_of(cls, row) for row in rows)

    def get_with(
        self, cls: type[E], wanted: UUID, part: type[P], link: str, **equal: Any
    ) -> tuple[E | None, tuple[P, ...]]:
        """An entity, with what hangs on it by the field `link` and equals these values: `get` and `find` in one."""
        rows = self._direct.rows(_with_part(cls, part, link, tuple(equal)), {**equal, "_id": wanted})
        if not rows:
            return None, ()
        end = len(class_map(cls).names)
        place = end + class_map(part).names.index("id")
        return entity_of(cls, rows[0][:end]), tuple(entity_of(part, row[end:]) for row in rows if row[place])

    def there_are(self, cls: type[Entity], field: str, values: Iterable[str]) -> frozenset[str]:
        """Which of these texts stand in a field of any entity of a kind."""
        key = (cls, field, "among")
        if key not in _made:
            _made[key] = select(TABLES[cls].c[field]).where(among(TABLES[cls].c[field]))
        return frozenset(row[0] for row in self._direct.rows(_made[key], {"ids": json.dumps(list(values))}))

    def counts(self, cls: type[Entity], field: str) -> dict[Any, int]:
        """How many entities have each value of a field; empty ones are not counted."""
        column = TABLES[cls].c[field]
        key = (cls, field, "counts")
        if key not in _made:
            _made[key] = select(column, func.count().label("n")).where(column.is_not(None)).group_by(column)
        return {row[0]: row[1] for row in self._direct.rows(_made[key], {})}

    def filled(self, kind: str, field: str) -> int:
        """In how many entities of a kind, by its name, something stands in a field that is not as the class has it."""
        cls = ENTITIES[kind]
        column, default = TABLES[cls].c[field], class_map(cls).field(field).default
        key = (cls, field, "filled")
        if key not in _made:
            _made[key] = select(func.count()).where(column.is_not(None), column != default)
        rows = self._direct.rows(_made[key], {})
        return int(rows[0][0])

    def cases_with(self, kind: str) -> int:
        """In how many dossiers there is an entity of a kind, by its name."""
        cls = ENTITIES[kind]
        key = (cls, "", "cases")
        if key not in _made:
            _made[key] = select(func.count(TABLES[cls].c.case_id.distinct()))
        return int(self._direct.rows(_made[key], {})[0][0])

    def newest(self, cls: type[E], field: str, **equal: Any) -> E | None:
        """Of what `find` would give, the one with the latest day or moment in `field`; only that is read."""
        filled, empty = _apart(equal)
        rows = self._direct.rows(_newest(cls, field, tuple(filled), empty), filled)
        return entity_of(cls, rows[0]) if rows else None

    def starting_with(self, cls: type[E], field: str, start: str) -> E | None:
        """The one entity of which the text in a field begins like this, or None when there is none, or more than one.

        `start` holds no signs that mean something in a pattern.
        """
        rows = self._direct.rows(_beginning(cls, field), {"start": start, "end": f"{start}\uffff"})
        return entity_of(cls, rows[0]) if len(rows) == 1 else None

    def appointments(self, consultant: str, first: datetime, end: datetime) -> tuple[tuple[str, Appointment], ...]:
        """The appointments of a consultant's residents from `first` up to `end`, each after the resident's name."""
        return tuple((name, one) for name, _whose, one in self.appointments_of(consultant, first, end))

    def appointments_of(
        self, consultant: str | None, first: datetime, end: datetime
    ) -> tuple[tuple[str, str, Appointment], ...]:
        """The same, of everybody without a consultant; each after the names of resident and consultant."""
        asked: dict[str, Any] = {"first": first, "end": end}
        if consultant is not None:
            asked["consultant"] = consultant
        rows = self._direct.rows(_ALL_APPOINTMENTS if consultant is None else _APPOINTMENTS, asked)
        return tuple((row[0], row[1], entity_of(Appointment, row[2:])) for row in rows)

    def numbers(self, case_ids: Iterable[UUID]) -> dict[UUID, str]:
        """The numbers of these dossiers."""
        return {one: row[0] for one in case_ids for row in self._direct.rows(_NUMBER, {"case_id": one})}

    def closed_before(self, day: date) -> tuple[ClosedCase, ...]:
        """The dossiers that are closed and have a closing of before `day`, read in one go."""
        return tuple(ClosedCase(*row) for row in self._direct.rows(_CLOSED_BEFORE, {"day": day}))

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

    def load_parts(self, case_id: UUID, kinds: Collection[type[Entity]]) -> Dossier | None:
        """A dossier with only these kinds of parts filled, or None."""
        case = self.get(CaseFile, case_id)
        person = None if case is None else self.get(Person, case.person_id)
        if case is None or person is None:
            return None
        parts = {name: self._of_case(cls, case_id) for name, cls in DOSSIER_PARTS.items() if cls in kinds}
        return Dossier(case=case, person=person, **parts)  # type: ignore[arg-type]  # each tuple is of its own kind

    def load_parts_each(self, case_ids: Iterable[UUID], kinds: Collection[type[Entity]]) -> dict[UUID, Dossier]:
        """The same of many dossiers, with one question per kind for some hundreds of them."""
        cases = self.get_each(CaseFile, case_ids)
        people = self.get_each(Person, (one.person_id for one in cases.values()))
        found: dict[UUID, dict[str, list[Entity]]] = {case_id: {} for case_id in cases}
        wanted = [(name, cls) for name, cls in DOSSIER_PARTS.items() if cls in kinds]
        for some in parts(cases):
            ids = {"ids": ids_of(some)}
            for name, cls in wanted:
                for row in self._direct.rows(_BY_CASES[cls], ids):
                    one = entity_of(cls, row)
                    assert isinstance(one, CaseEntity)
                    found[one.case_id].setdefault(name, []).append(one)
        return {
            case_id: Dossier(
                case=cases[case_id],
                person=people[cases[case_id].person_id],
                **{name: tuple(many) for name, many in held.items()},  # type: ignore[arg-type]  # each of its own kind
            )
            for case_id, held in found.items()
        }

    def setting(self, key: str, default: Any = None) -> Any:
        """A setting of the vault (a JSON value), or `default`."""
        rows = self._direct.rows(_SETTING, {"key": key})
        return rows[0][0] if rows else default

    def document_content(self, document_id: UUID) -> bytes | None:
        """The bytes of a stored document, or None when there is no such document."""
        rows = self._direct.rows(_CONTENT, {"id": document_id})
        return bytes(rows[0][0]) if rows else None

    def _of_case(self, cls: type[E], case_id: UUID) -> tuple[E, ...]:
        return tuple(entity_of(cls, row) for row in self._direct.rows(_BY_CASE[cls], {"case_id": case_id}))
