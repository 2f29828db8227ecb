"""Offers, places and organisations as a file for somebody else: CSV, workbook or JSON, and read in again the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from intake_app.domain.catalogue import Offer, Organisation, Place
from intake_app.domain.entity import Entity
from intake_app.errors import InputRefused
from intake_app.exchange.sheets_out import csv_bytes, json_bytes, workbook_bytes
from intake_app.i18n import _
from intake_app.instruments.offer_lines import COLUMNS, cell_of
from intake_app.services import catalogue
from intake_app.services.desk import Desk
from intake_app.services.import_fields import SHARED, ImportKind, fields_of

SUFFIXES = (".csv", ".xlsx", ".json")


def export(desk: Desk, kind: ImportKind, suffix: str) -> bytes:
    """The whole list as a file of this kind. Raises InputRefused for another kind of file."""
    if kind not in SHARED:
        raise ValueError("dossiers are not written out as a list")
    if suffix.lower() not in SUFFIXES:
        raise InputRefused(_("Give the file a name that ends in .csv, .xlsx or .json."))
    names, rows = _table(desk, kind)
    if suffix.lower() == ".json":
        return json_bytes(kind.value, (dict(zip(names, row, strict=True)) for row in rows))
    if suffix.lower() == ".xlsx":
        return workbook_bytes(kind.value, names, rows)
    return csv_bytes(names, rows)


def _table(desk: Desk, kind: ImportKind) -> tuple[list[str], list[list[str]]]:
    if kind is ImportKind.OFFERS:
        columns = [(one.name, one.field) for one in COLUMNS]
        entities: Sequence[Entity] = catalogue.catalogue(desk).offers
    else:
        columns = [(one.name, one.name) for one in fields_of(kind)]
        with desk.vault.read() as reader:
            entities = reader.find(Place if kind is ImportKind.PLACES else Organisation)
    rows = [[_cell(entity, field) for _name, field in columns] for entity in entities]
    return [name for name, _field in columns], rows


def _cell(entity: Entity, field: str) -> str:
    special = _SPECIAL.get(field)
    return special(entity) if special is not None else cell_of(getattr(entity, field))


def _hours(entity: Any) -> str:
    if isinstance(entity, Offer):
        return entity.hours
    least, most = (_number(one) for one in (entity.minutes_least, entity.minutes_most))
    return least if least == most else "-".join(one for one in (least, most) if one)


def _number(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ",")


_SPECIAL: dict[str, Callable[[Any], str]] = {"hours": _hours}


def plain_offer(offer: Offer, today: date, months: int) -> dict[str, object]:
    """An offer as the command line writes it."""
    said: dict[str, object] = {one.name: cell_of(getattr(offer, one.field)) for one in COLUMNS}
    return {"offer_id": str(offer.id), **said, "needs_check": offer.to_check(today, months)}
