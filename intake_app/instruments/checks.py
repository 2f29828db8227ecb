"""What must hold between the tables of one instrument file: references, double ids, scales that fit their kind.

Works on the raw tables, so that these faults are reported together with faults of single keys.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from intake_app.i18n import _
from intake_app.instruments.model import WEB_SCALE
from intake_app.instruments.places import Step
from intake_app.instruments.problems import Report

Table = Mapping[str, object]
Where = tuple[Step, ...]

_SCALED = ("levels", "ladder", "web")


def check_instrument(form: Table, report: Report) -> None:
    """Report every fault between tables. Wrongly typed tables are passed over: their own fault is reported already."""
    for check in _CHECKS:
        check(form, report)


def tables(form: Table, name: str) -> Iterator[tuple[int, Table]]:
    """The repeated tables under a name, with their index."""
    found = form.get(name)
    if isinstance(found, list):
        yield from ((index, one) for index, one in enumerate(found) if isinstance(one, dict))


def strings(table: Table, *names: str) -> tuple[str, ...]:
    """The values of these keys, an empty text where a key is missing or no text."""
    return tuple(value if isinstance(value := table.get(name), str) else "" for name in names)


def report_double(report: Report, entries: Iterator[tuple[Where, str]]) -> None:
    """Report every name that was used before among these entries."""
    seen: set[str] = set()
    for where, name in entries:
        if name and name in seen:
            report.add(
                where,
                _('The id "{id}" is used twice.').format(id=name.split("\n")[-1]),
                _("Give this one another id."),
            )
        seen.add(name)


def check_period(form: Table, report: Report) -> None:
    """Report a period that ends before it begins."""
    start, end = form.get("valid_from"), form.get("valid_until")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        report.add(("valid_until",), _("This day lies before valid_from."), _("Write a later day, or remove the line."))


def check_name(form: Table, file: Path | str, report: Report) -> None:
    """Report an id that is not the name of the file."""
    given = form.get("id")
    if isinstance(given, str) and given != Path(file).stem:
        message = _('The id "{id}" is not the name of the file.').format(id=given)
        report.add(("id",), message, _('Name the file "{id}.toml", or change the id.').format(id=given))


def _double_ids(form: Table, report: Report) -> None:
    for name in ("values", "part", "item", "aspect", "list", "check"):
        report_double(report, (((name, i, "id"), strings(t, "id")[0]) for i, t in tables(form, name)))
    report_double(
        report,
        ((("field", i, "id"), "\n".join(strings(t, "on", "part", "id"))) for i, t in tables(form, "field")),
    )
    for list_name, entry in (("values", "value"), ("field", "option")):
        for outer, table in tables(form, list_name):
            entries = (((list_name, outer, entry, i, "id"), strings(t, "id")[0]) for i, t in tables(table, entry))
            report_double(report, entries)


def _references(form: Table, report: Report) -> None:
    known = {
        name: {strings(t, "id")[0] for _i, t in tables(form, name)} for name in ("values", "part", "item", "field")
    }
    for table_name, key, target in (
        ("part", "values", "values"),
        ("item", "part", "part"),
        ("aspect", "item", "item"),
        ("field", "part", "part"),
        ("derived", "values", "values"),
        ("derived", "from", "item"),
        ("derived", "kept_in", "field"),
        ("field", "options_from", "values"),
    ):
        for index, table in tables(form, table_name):
            wanted = strings(table, key)[0]
            if wanted and wanted not in known[target]:
                message = _('There is no {table} with the id "{id}".').format(table=f"[[{target}]]", id=wanted)
                report.add((table_name, index, key), message, _there_are(known[target]))


def _there_are(names: set[str]) -> str:
    if not names - {""}:
        return _("Add it, or correct the name.")
    return _("There is: {names}.").format(names=", ".join(sorted(names - {""})))


def _parts(form: Table, report: Report) -> None:
    used = {strings(item, "part")[0] for _i, item in tables(form, "item")}
    lists = {strings(values, "id")[0]: (i, values) for i, values in tables(form, "values")}
    derived = {strings(table, "values")[0] for _i, table in tables(form, "derived")}
    for index, part in tables(form, "part"):
        name, kind, pick, values = strings(part, "id", "kind", "pick", "values")
        where = ("part", index)
        if name and name not in used:
            report.add((*where, "id"), _("No item stands in this part."), _("Add an item, or remove the part."))
        if kind in _SCALED and pick not in ("", "per-item"):
            message = _('A part of kind "{kind}" takes one value per item.').format(kind=kind)
            report.add((*where, "pick"), message, _('Write "per-item", or remove the line.'))
        if kind == "choice" and not pick:
            message = _("A choice must say how many values it takes.")
            report.add((*where, "pick"), message, _("Add pick: one, many, per-item, per-row or number."))
        if kind == "open" and ((pick and pick != "per-row") or values):
            key = "values" if values else "pick"
            report.add((*where, key), _("An open question has no values."), _("Remove the line."))
        _number(kind, pick, part, report, where)
        needs_list = kind in _SCALED or (kind == "choice" and pick not in ("", "number"))
        if needs_list and not values:
            message = _('A part of kind "{kind}" needs a list of values.').format(kind=kind)
            report.add((*where, "values"), message, _("Add a line values with the id of the list."))
        if values in lists and values not in derived:
            _scale(kind, *lists[values], report)
        if pick == "many" and values in lists:
            _kept_by_id(*lists[values], report)


def _kept_by_id(index: int, values: Table, report: Report) -> None:
    for i, entry in tables(values, "value"):
        if isinstance(entry.get("value"), int):
            message = _("Where several may be chosen, a value is its own id.")
            report.add(("values", index, "value", i, "value"), message, _("Make value and id the same."))


def _number(kind: str, pick: str, part: Table, report: Report, where: Where) -> None:
    numeric = kind == "choice" and pick == "number"
    low, high = part.get("minimum"), part.get("maximum")
    if numeric and (low is None or high is None):
        message = _("A number needs a smallest and a largest value.")
        report.add((*where, "pick"), message, _("Add the lines minimum and maximum."))
    elif not numeric and (low is not None or high is not None):
        key = "minimum" if low is not None else "maximum"
        report.add((*where, key), _("This part does not ask a number."), _("Remove the line."))
    elif isinstance(low, int) and isinstance(high, int) and low > high:
        report.add((*where, "maximum"), _("The largest value is below the smallest."), _("Swap the two."))


def _scale(kind: str, index: int, values: Table, report: Report) -> None:
    numbers = [(i, entry.get("value"), strings(entry, "id")[0]) for i, entry in tables(values, "value")]
    if kind in _SCALED and values.get("ordered") is False:
        report.add(("values", index, "ordered"), _("Levels stand in an order."), _("Write ordered = true."))
    for i, number, own_id in numbers:
        where: Where = ("values", index, "value", i, "value")
        if kind in _SCALED and isinstance(number, str):
            report.add(where, _("A level is a whole number."), _("Write the number of the level."))
        elif kind == "web" and number not in WEB_SCALE:
            report.add(where, _("A web runs from 0 to 10."), _("Use a mark from 0 to 10."))
        elif isinstance(number, str) and number != own_id:
            report.add(where, _("The value of a choice is its own id."), _("Make value and id the same."))
    whole = [number for _i, number, _id in numbers if isinstance(number, int)]
    if len(whole) == len(numbers) and (whole != sorted(set(whole)) or _has_gap(kind, whole)):
        message = _("The numbers of the levels do not rise one by one.")
        report.add(("values", index, "value"), message, _("Number the levels upwards, each one once, without a gap."))


def _has_gap(kind: str, numbers: Sequence[int]) -> bool:
    return kind != "web" and any(b - a != 1 for a, b in itertools.pairwise(numbers))


def _rules_fit(form: Table, report: Report) -> None:
    rules = form.get("rules")
    if not isinstance(rules, dict):
        return
    kinds = {strings(part, "kind")[0] for _i, part in tables(form, "part")}
    ordered = any(values.get("ordered") is True for _i, values in tables(form, "values"))
    if "web" in kinds:
        talk = _("A web is a drawing to talk about, no measurement.")
        if rules.get("aggregate") == "count":
            report.add(("rules", "aggregate"), talk, _('Write aggregate = "none".'))
        if rules.get("compare") in ("same-instrument-same-rater", "list"):
            report.add(("rules", "compare"), talk, _('Write compare = "talk-overlay".'))
        if rules.get("goal") == "target-value":
            report.add(("rules", "goal"), talk, _('Write goal = "words".'))
    elif rules.get("goal") == "target-value" and not ordered:
        message = _("A goal with a level needs a list of levels.")
        report.add(("rules", "goal"), message, _('Add an ordered list, or write goal = "words".'))


def _derived(form: Table, report: Report) -> None:
    lists = {strings(values, "id")[0]: values for _i, values in tables(form, "values")}
    for index, table in tables(form, "derived"):
        limits = table.get("limits")
        if not isinstance(limits, list) or not all(isinstance(limit, int) for limit in limits):
            continue
        if limits != sorted(set(limits)) or not all(1 <= limit <= 99 for limit in limits):
            message = _("The limits must rise, from 1 to 99.")
            report.add(("derived", index, "limits"), message, _("Write them in order, each one once."))
        bands = len(list(tables(lists.get(strings(table, "values")[0], {}), "value")))
        if bands and bands != len(limits) + 1:
            message = _("{limits} limits make {bands} bands.").format(limits=len(limits), bands=len(limits) + 1)
            report.add(("derived", index, "limits"), message, _("Give the list as many values as there are bands."))


_CHECKS: tuple[Callable[[Table, Report], None], ...] = (
    _double_ids,
    _references,
    _parts,
    _rules_fit,
    _derived,
    check_period,
)
