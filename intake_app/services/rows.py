"""Rows of a list in a form (work history, tasks, steps): each is an answer whose item is "<list>/<row>"."""

from __future__ import annotations

from collections.abc import Iterable
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


def rows_of(items: Iterable[str], key: str) -> tuple[str, ...]:
    """The rows that a list (or an item per row) has among `items`, in the order of the screen: 2 before 10."""
    found = (item.partition("/") for item in items)
    return tuple(sorted((row for name, slash, row in found if slash and name == key), key=_order))


def next_row(rows: Iterable[str]) -> str:
    """The id of a new row under these."""
    return str(max((int(row) for row in rows if row.isdigit()), default=0) + 1)


def remove_row(desk: Desk, measurement_id: UUID, key: str, row: str) -> Changes:
    """Take a row out of its list; undo brings it back. Nothing happens when it is gone already."""
    with desk.change(_("Remove row"), None) as work:
        measurement, found = _answers(work, measurement_id)
        if f"{key}/{row}" in found:
            work.delete(Answer, found[f"{key}/{row}"].id)
        return overview.commit(work, measurement.case_id)


def move_row(desk: Desk, measurement_id: UUID, key: str, row: str, by: int) -> Changes:
    """Let a row change places with the one before (-1) or after it (1); at the end of the list it stays."""
    with desk.change(_("Move row"), None) as work:
        measurement, found = _answers(work, measurement_id)
        rows = rows_of(found, key)
        place = rows.index(row) + by if row in rows else -1
        if 0 <= place < len(rows):
            here, there = f"{key}/{row}", f"{key}/{rows[place]}"
            work.put(replace(found[here], item=there))
            work.put(replace(found[there], item=here))
        return overview.commit(work, measurement.case_id)


def _answers(work: UnitOfWork, measurement_id: UUID) -> tuple[Measurement, dict[str, Answer]]:
    measurement = work.get(Measurement, measurement_id)
    if measurement is None:
        raise InputRefused(_("This conversation part was removed. Open the dossier again."))
    return measurement, {one.item: one for one in work.find(Answer, measurement_id=measurement_id)}


def _order(row: str) -> tuple[int, str]:
    return (int(row), "") if row.isdigit() else (10**9, row)
