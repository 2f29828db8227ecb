"""Rows of a list in a form (work history, tasks, steps): each is an answer whose item is "<list>/<row>"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.measuring import Answer, Measurement
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview
from intake_app.services.desk import Desk

if TYPE_CHECKING:
    from intake_app.store.unit_of_work import UnitOfWork

READING = "reading"
"""The item of the answer that holds what is asked once per reading."""


def list_of(item: str) -> str:
    """The list (or the item per row) that an answer belongs to; the item itself when it is no row."""
    return item.partition("/")[0]


def rows_of(items: Iterable[str], names: Sequence[str]) -> tuple[str, ...]:
    """The rows that these lists have among `items`, in the order of the screen: 2 before 10."""
    found = {row for name, slash, row in (item.partition("/") for item in items) if slash and name in names}
    return tuple(sorted(found, key=_order))


def next_row(rows: Iterable[str]) -> str:
    """The id of a new row under these."""
    return str(max((int(row) for row in rows if row.isdigit()), default=0) + 1)


def remove_row(desk: Desk, measurement_id: UUID, names: Sequence[str], row: str) -> Changes:
    """Take a row out of its list, with what hangs on it in the items per row; undo brings it back."""
    with desk.change(_("Remove row"), None) as work:
        measurement, found = _answers(work, measurement_id)
        for name in names:
            if f"{name}/{row}" in found:
                work.delete(Answer, found[f"{name}/{row}"].id)
        return overview.commit(work, measurement.case_id)


def move_row(desk: Desk, measurement_id: UUID, names: Sequence[str], row: str, by: int) -> Changes:
    """Let a row change places with the one before (-1) or after it (1); at the end of the list it stays."""
    with desk.change(_("Move row"), None) as work:
        measurement, found = _answers(work, measurement_id)
        rows = rows_of(found, names)
        place = rows.index(row) + by if row in rows else -1
        if 0 <= place < len(rows):
            for name in names:
                for here, there in ((row, rows[place]), (rows[place], row)):
                    if f"{name}/{here}" in found:
                        work.put(replace(found[f"{name}/{here}"], item=f"{name}/{there}"))
        return overview.commit(work, measurement.case_id)


def _answers(work: UnitOfWork, measurement_id: UUID) -> tuple[Measurement, dict[str, Answer]]:
    measurement = work.get(Measurement, measurement_id)
    if measurement is None:
        raise InputRefused(_("This conversation part was removed. Open the dossier again."))
    return measurement, {one.item: one for one in work.find(Answer, measurement_id=measurement_id)}


def _order(row: str) -> tuple[int, str]:
    return (int(row), "") if row.isdigit() else (10**9, row)
