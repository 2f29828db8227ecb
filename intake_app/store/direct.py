"""Runs SQLAlchemy Core statements straight on the driver.

Each statement is compiled once; running it then costs what the driver costs. For the few statements between a
keystroke and the disk, and for loading dossiers; everything else uses SQLAlchemy's connection, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Delete, Dialect, Insert, Select, TextClause, Update, Uuid
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Statement = Select[Any] | Insert | Update | Delete | TextClause
_Processor = Callable[[Any], Any] | None


class Prepared:
    """One statement as the driver takes it: SQL text, the order of its values, and what to do to each of them."""

    def __init__(self, statement: Statement, dialect: Dialect) -> None:
        statement = statement.execution_options()  # a copy: what is worked out on the way would stay with the statement
        compiled = statement.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)
        self.sql = str(compiled)
        binds = compiled.binds
        names = compiled.positiontup or []
        fixed = {name: bind.value for name, bind in binds.items() if not bind.required and bind.value is not None}
        self._fixed = fixed
        self.binds = [(name, _bind_processor(binds[name].type, dialect)) for name in names]
        self._pick = itemgetter(*names) if len(names) > 1 else lambda given: tuple([given[name] for name in names])
        self._made = [(place, made) for place, (_name, made) in enumerate(self.binds) if made is not None]
        columns = statement.selected_columns if isinstance(statement, Select) else ()
        made = (_result_processor(column.type, dialect) for column in columns)
        self._results = [(place, one) for place, one in enumerate(made) if one is not None]

    def values(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values in the order of the SQL, as the driver stores them."""
        whole = {**self._fixed, **given} if self._fixed else given
        stored = list(self._pick(whole))
        for place, made in self._made:
            stored[place] = made(stored[place])
        return tuple(stored)

    def row(self, stored: Sequence[Any]) -> tuple[Any, ...]:
        """A row of the driver with the values of the domain."""
        row = list(stored)
        for place, made in self._results:
            row[place] = made(row[place])
        return tuple(row)


_prepared: dict[Statement, Prepared] = {}


class Direct:
    """The driver's connection, fed with Core statements that are made once and kept (they are remembered for good)."""

    def __init__(self, driver: Any, dialect: Dialect) -> None:
        self._driver = driver
        self._dialect = dialect

    def rows(self, statement: Select[Any], values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """All rows that a query finds."""
        prepared = self._of(statement)
        return [prepared.row(row) for row in self._driver.execute(prepared.sql, prepared.values(values or {}))]

    def run(self, statement: Statement, values: Mapping[str, Any]) -> None:
        """Run a statement that changes rows."""
        prepared = self._of(statement)
        self._driver.execute(prepared.sql, prepared.values(values))

    def run_each(self, statement: Insert | Update | Delete, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement once for every row."""
        prepared = self._of(statement)
        self._driver.executemany(prepared.sql, [prepared.values(row) for row in rows])

    def run_made(self, statement: Statement, rows: Sequence[tuple[Any, ...]]) -> None:
        """Run a statement once for every row that lies ready, in its order and as the driver stores it."""
        self._driver.executemany(self._of(statement).sql, rows)

    def run_together(self, statement: Insert, rows: Sequence[tuple[Any, ...]]) -> None:
        """As `run_made`, as one statement: what triggers add to a search index is then written once, not row by row."""
        sql = self._of(statement).sql
        head, places = sql[: sql.rindex("(")], sql[sql.rindex("(") :]
        self._driver.execute(head + ", ".join([places] * len(rows)), list(chain.from_iterable(rows)))

    def _of(self, statement: Statement) -> Prepared:
        prepared = _prepared.get(statement)
        if prepared is None:
            prepared = _prepared[statement] = Prepared(statement, self._dialect)
        return prepared


def _bind_processor(kind: TypeEngine[Any], dialect: Dialect) -> _Processor:
    return kind.dialect_impl(dialect).bind_processor(dialect)


@lru_cache(4096)
def _id_of(stored: str | None) -> UUID | None:
    """An id as the domain has it; of a dossier the same one stands in every row."""
    return None if stored is None else UUID(stored)


def _result_processor(kind: TypeEngine[Any], dialect: Dialect) -> _Processor:
    if isinstance(kind, Uuid) and not dialect.supports_native_uuid:
        return _id_of
    return kind.dialect_impl(dialect).result_processor(dialect, None)
