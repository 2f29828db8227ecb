"""The file of a catalogue (forms/offers/*.csv, and `offers/` in a content pack): one offer a line, columns by name."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from intake_app.domain.catalogue import Offer, offer_id
from intake_app.domain.catalogue_words import Known, OfferKind
from intake_app.domain.plan_choices import GoalKind, LawTag
from intake_app.i18n import _
from intake_app.instruments import cell_values as cells
from intake_app.instruments.cell_values import BadCell, Reader
from intake_app.instruments.problems import Report

MOST_OFFERS = 5000
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file: its name there, the field of Offer, and how a cell is read."""

    name: str
    field: str
    read: Reader
    required: bool = False


def _kind(cell: str) -> OfferKind | None:
    return cells.choice(OfferKind)(cell)


def _known(cell: str) -> Known:
    return cells.choice(Known, cells.KNOWN)(cell) or Known.UNKNOWN


COLUMNS = (
    Column("id", "key", cells.line, required=True),
    Column("name_nl", "name", cells.line, required=True),
    Column("kind", "kind", _kind, required=True),
    Column("short_description_nl", "description", cells.text),
    Column("target_group", "target_group", cells.text),
    Column("preconditions", "preconditions", cells.text),
    Column("contra_indications", "contra_indications", cells.text),
    Column("place", "place", cells.line),
    Column("organisation", "organisation", cells.line),
    Column("partners", "partners", cells.text),
    Column("law", "law", cells.line),
    Column("law_tags", "law_tags", cells.many(LawTag)),
    Column("paid", "paid", _known),
    Column("with_benefit", "with_benefit", _known),
    Column("hours_per_week", "hours", cells.line),
    Column("capacity", "capacity", cells.line),
    Column("places", "places", cells.whole),
    Column("people_per_ten_places", "people_per_ten_places", cells.whole),
    Column("requested", "requested", cells.whole),
    Column("max_duration_months", "longest_months", cells.whole),
    Column("cost", "cost", cells.line),
    Column("conditions", "conditions", cells.text),
    Column("needs_decision", "needs_decision", _known),
    Column("next_step", "next_step", cells.text),
    Column("financing", "financing", cells.line),
    Column("contact", "contact", cells.line),
    Column("hints", "hints", cells.text),
    Column("quality_marks", "quality_marks", cells.line),
    Column("domains", "areas", cells.ids),
    Column("barriers", "barriers", cells.ids),
    Column("goal_kinds", "goal_kinds", cells.many(GoalKind)),
    Column("source_label", "source_label", cells.line),
    Column("source_year", "source_year", cells.whole),
    Column("checked_on", "checked_on", cells.day),
)
"""Everything the file holds, in its order. A column may be left out of a file; another name is refused."""


def cell_of(value: object) -> str:
    """A value as it stands in the file."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(cell_of(one) for one in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def read_offers(words: str, file: str, pack: str = "") -> tuple[Offer, ...]:
    """The offers of a file. Raises FormsRefused with every fault, each with its line.

    A line that was never checked counts as checked on the first day of the year of its source, so that it comes up.
    """
    report = Report.about(file, words)
    found: list[Offer] = []
    seen: set[str] = set()
    for number, row in _rows(words, report):
        values = _values(row, number, report)
        key = str(values.get("key", ""))
        if key in seen:
            report.add_at(number, _('There are two offers called "{id}".').format(id=key), _("Give one another id."))
        seen.add(key)
        if values and not report.problems:
            found.append(offer_of(values, pack))
    report.stop_if_faulty()
    return tuple(found)


def offer_of(values: dict[str, Any], pack: str = "") -> Offer:
    """An offer from a file, with the id that its key gives it everywhere."""
    year = values.get("source_year")
    if values.get("checked_on") is None and year:
        values = {**values, "checked_on": date(year, 1, 1)}
    return Offer(id=offer_id(values["key"], pack), pack=pack, **values)


def _rows(words: str, report: Report) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(words, newline=""), strict=True)
    try:
        head = next(reader, [])
        _check_head(head, report)
        for row in reader:
            if reader.line_num > MOST_OFFERS * 4:
                report.add_at(reader.line_num, _("There are too many offers in this file."), _("Split the file."))
            elif len(row) > len(head):
                report.add_at(
                    reader.line_num, _("This line has more cells than the first."), _("Put quotes around it.")
                )
            elif any(row):
                yield reader.line_num, dict(zip(head, row, strict=False))
                continue
            report.stop_if_faulty()
    except csv.Error:
        report.add_at(reader.line_num, _("This line cannot be read."), _("Check its quotes."))
        report.stop_if_faulty()


def _check_head(head: list[str], report: Report) -> None:
    known = {one.name for one in COLUMNS}
    for name in head:
        if name not in known or head.count(name) > 1:
            message = _('A catalogue has no column "{name}".').format(name=name[:60])
            report.add_at(1, message, _("Choose from: {choices}.").format(choices=", ".join(sorted(known))))
    for one in COLUMNS:
        if one.required and one.name not in head:
            report.add_at(1, _('The column "{name}" is missing.').format(name=one.name), _("Add it."))
    report.stop_if_faulty()


def _values(row: dict[str, str], number: int, report: Report) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for one in COLUMNS:
        if one.name not in row:
            continue
        try:
            value = one.read(cells.unprotected(row[one.name]))
        except BadCell as bad:
            report.add_at(number, f"{one.name}: {bad}", "")
            continue
        if one.required and not value:
            report.add_at(number, _('"{name}" is empty.').format(name=one.name), _("Fill it in."))
        values[one.field] = value
    key = values.get("key", "")
    if key and not _KEY.fullmatch(key):
        report.add_at(number, _('"{id}" is no id.').format(id=key[:60]), _("Use small letters, figures and dashes."))
    return values
