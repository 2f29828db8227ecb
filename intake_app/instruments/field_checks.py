"""What must hold for the fields, lists, conditions and rules of one instrument file. Works on the raw tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from intake_app.i18n import _
from intake_app.instruments import conditions
from intake_app.instruments.checks import Table, Where, strings, tables
from intake_app.instruments.problems import Report

_RULES = ("filled", "not_below", "not_after", "at_least", "at_most", "within_days", "other_voice")
_AUTOMATIC_NAMES = ("measured",)


def check_fields(form: Table, report: Report) -> None:
    """Report every fault in fields, lists and rules, together with those between tables (checks.py)."""
    for check in _CHECKS:
        check(form, report)


class _Known:
    """The names that a condition or rule may use."""

    def __init__(self, form: Table) -> None:
        self.items = {strings(one, "id")[0]: strings(one, "part")[0] for _i, one in tables(form, "item")}
        self.fields = {strings(one, "id")[0] for _i, one in tables(form, "field")}
        self.lists = {strings(one, "id")[0] for _i, one in tables(form, "list")}
        self.parts = {strings(one, "id")[0] for _i, one in tables(form, "part")}
        self.values = {
            word
            for _i, table in tables(form, "values")
            for _j, entry in tables(table, "value")
            for word in (str(entry.get("value")), strings(entry, "id")[0])
        }


def _fields(form: Table, report: Report) -> None:
    known = _Known(form)
    for index, field in tables(form, "field"):
        kind, condition = strings(field, "type", "when")
        where: Where = ("field", index)
        _options(kind, field, known, report, where)
        if fault := _condition_fault(condition, known):
            report.add((*where, "when"), *fault)
        if fault := _default_fault(kind, field):
            report.add((*where, "default"), *fault)
        _bounds(kind, field, report, where)
        _names(field, known, report, where)


def _options(kind: str, field: Table, known: _Known, report: Report, where: Where) -> None:
    options = list(tables(field, "option"))
    borrowed = "options_from" in field
    if kind in ("choice", "multi-choice") and not options and not borrowed:
        report.add((*where, "option"), _("A choice without options."), _("Add a table [[field.option]] for each."))
    if kind and kind not in ("choice", "multi-choice") and (options or borrowed):
        message = _('A field of type "{type}" has no options.').format(type=kind)
        key = "option" if options else "options_from"
        report.add((*where, key), message, _('Remove them, or write type = "choice".'))
    for index, option in options:
        if fault := _condition_fault(strings(option, "when")[0], known):
            report.add((*where, "option", index, "when"), *fault)


def _names(field: Table, known: _Known, report: Report, where: Where) -> None:
    on = strings(field, "on")[0]
    if on and on not in ("reading", "item", *known.lists, *known.parts):
        message = _('There is no list with the id "{id}".').format(id=on)
        report.add((*where, "on"), message, _('Write "reading", "item", or add the table [[list]].'))
    other = strings(field, "instead_of")[0]
    if other and other not in known.fields:
        report.add((*where, "instead_of"), *_no_such(other))
    listed = field.get("items")
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        if str(item) not in known.items:
            report.add((*where, "items", index), *_no_such(str(item)))
    others = field.get("default_on")
    if others is not None and not (isinstance(others, dict) and set(others) <= set(known.items)):
        report.add((*where, "default_on"), *_no_such(str(others)))


def _no_such(name: str) -> tuple[str, str]:
    return _('There is no item or field "{id}".').format(id=name), _("Correct the name.")


def _condition_fault(condition: str, known: _Known) -> tuple[str, str] | None:
    try:
        found = conditions.clauses(condition)
    except ValueError:
        message = _('The program does not know the condition "{condition}".').format(condition=condition)
        return message, _('Write "optional", "required", "value:…" or "first-use:consulent".')
    return next((fault for clause in found if (fault := _clause_fault(clause, condition, known))), None)


def _clause_fault(clause: conditions.Clause, condition: str, known: _Known) -> tuple[str, str] | None:
    if clause.kind == "first-use":
        fits = clause.wanted in (("inwoner",), ("consulent",))
        message = _('The program does not know the condition "{condition}".').format(condition=condition)
        return None if fits else (message, _('Write "optional", "required", "value:…" or "first-use:consulent".'))
    if clause.kind in ("value", "unless"):
        wrong = next((one for one in clause.wanted if one not in known.values), None)
        if wrong is not None:
            message = _('No list has the value "{value}".').format(value=wrong)
            return message, _("Correct the value after the colon.")
    names = clause.names
    reach = known.items if clause.kind in ("value", "unless", "special", "many") else {*known.items, *known.fields}
    missing = next((name for name in names if name not in reach), None)
    return _no_such(missing) if missing is not None else None


def _default_fault(kind: str, field: Table) -> tuple[str, str] | None:
    default = field.get("default")
    options = [strings(option, "id")[0] for _i, option in tables(field, "option")]
    wrong = _("This default does not fit the type of the field.")
    if default is None:
        return None
    if kind == "bool":
        return None if isinstance(default, bool) else (wrong, _("Write true or false, without quotation marks."))
    if kind == "date":
        fits = isinstance(default, str) and re.fullmatch(r"\+\d{1,2} months", default)
        return None if fits else (wrong, _('Write it as "+6 months".'))
    if kind == "choice":
        there = _("There is: {names}.").format(names=", ".join(sorted(options)))
        return None if default in options else (wrong, there)
    if kind in ("int", "number"):
        whole = isinstance(default, int) and not isinstance(default, bool)
        return None if whole else (wrong, _("Write digits only, without quotation marks or a point."))
    return None if isinstance(default, str) else (wrong, _("Put it between quotation marks."))


def _bounds(kind: str, field: Table, report: Report, where: Where) -> None:
    numeric = kind in ("int", "number", "money", "")
    for key in ("minimum", "maximum"):
        if key in field and not numeric:
            message = _('A field of type "{type}" has no smallest or largest value.').format(type=kind)
            report.add((*where, key), message, _("Remove the line."))
    report_swapped(field, report, where)


def report_swapped(table: Table, report: Report, where: Where) -> None:
    """Report a largest value that lies below the smallest."""
    low, high = table.get("minimum"), table.get("maximum")
    if isinstance(low, int) and isinstance(high, int) and low > high:
        report.add((*where, "maximum"), _("The largest value is below the smallest."), _("Swap the two."))


def _circles(form: Table, report: Report) -> None:
    """Report conditions that wait for each other: such a field would never be asked."""
    fields = {strings(one, "id")[0]: (index, strings(one, "when")[0]) for index, one in tables(form, "field")}
    items = {strings(one, "id")[0] for _i, one in tables(form, "item")}
    waits = {name: set(_waits_for(when, items)) & set(fields) for name, (_index, when) in fields.items()}
    for name, (index, _when) in fields.items():
        if waits[name] and name in _reached(waits, waits[name]):
            message = _('This condition comes back to "{id}" itself.').format(id=name)
            report.add(("field", index, "when"), message, _("Let one of the two be asked without a condition."))


def _waits_for(when: str, items: set[str]) -> Iterator[str]:
    try:
        found = conditions.clauses(when)
    except ValueError:
        return
    for clause in found:
        only_fields = clause.kind in ("field", "row", "negative")
        yield from (name for name in clause.names if only_fields or name not in items)


def _reached(waits: Mapping[str, set[str]], start: set[str]) -> set[str]:
    seen: set[str] = set()
    open_names = set(start)
    while open_names:
        name = open_names.pop()
        seen.add(name)
        open_names |= waits.get(name, set()) - seen
    return seen


def _lists(form: Table, report: Report) -> None:
    known = _Known(form)
    per_row = {strings(part, "id")[0] for _i, part in tables(form, "part") if part.get("pick") == "per-row"}
    for index, table in tables(form, "list"):
        where: Where = ("list", index)
        name, item, part, rows, of_part = strings(table, "id", "item", "part", "rows", "of_part")
        if bool(item) == bool(part):
            message = _("A list stands under one item, or serves one part.")
            report.add(where, message, _("Add a line item, or a line part, and not both."))
        if item and item not in known.items:
            report.add((*where, "item"), *_no_such(item))
        if part and part not in per_row:
            message = _('The part "{id}" is not asked per row.').format(id=part)
            report.add((*where, "part"), message, _('Write pick = "per-row" at that part.'))
        if (rows == "items") != bool(of_part) or (of_part and of_part not in known.parts):
            message = _("It is not said of which part the items are the rows.")
            report.add((*where, "of_part"), message, _('Write rows = "items" and of_part with the id of a part.'))
        if name in known.items and item != name:
            report.add((*where, "id"), _('The id "{id}" is used twice.').format(id=name), _("Choose another id."))
        report_swapped(table, report, where)
    if "reading" in known.items:
        index = next(i for i, one in tables(form, "item") if one.get("id") == "reading")
        message = _('The id "{id}" is kept for the reading itself.').format(id="reading")
        report.add(("item", index, "id"), message, _("Choose another id."))


def _rules(form: Table, report: Report) -> None:
    known = _Known(form)
    for index, table in tables(form, "check"):
        where: Where = ("check", index)
        used = [rule for rule in _RULES if rule in table and not (rule == "at_most" and "at_least" in table)]
        if len(used) != 1:
            message = _("A check holds one rule, this one {count}.").format(count=len(used))
            report.add(where, message, _("Choose from: {choices}.").format(choices=", ".join(_RULES)))
        if fault := _condition_fault(strings(table, "when")[0], known):
            report.add((*where, "when"), *fault)
        targets = table.get("targets")
        for i, target in enumerate(targets if isinstance(targets, list) else ()):
            item, _dot, field = str(target).partition(".")
            there = item == "*" or item in known.items or (not field and item in known.fields)
            if not there or (field and field not in known.fields):
                report.add((*where, "targets", i), *_no_such(str(target)))
        for key in ("not_below", "not_after", "after"):
            name = strings(table, key)[0]
            if name and name not in {*known.items, *known.fields, *_AUTOMATIC_NAMES}:
                report.add((*where, key), *_no_such(name))


def _wage_value(form: Table, report: Report) -> None:
    """A wage value is measured by an expert at a workplace (G-A1): a form may record one, and never estimate it."""
    for name in ("item", "field", "part"):
        for index, table in tables(form, name):
            for key in ("label_nl", "plain_nl", "title_nl", "question_nl"):
                if "loonwaarde" in strings(table, key)[0].casefold():
                    message = _("A wage value is not estimated in a form.")
                    report.add((name, index, key), message, _("Record it as a result of somebody else."))
    recorded = any(
        strings(entry, "id")[0] == "loonwaarde"
        for _i, table in tables(form, "values")
        for _j, entry in tables(table, "value")
    )
    if recorded and not _asks_method_place_and_day(form):
        message = _("A wage value comes with its method, workplace and day.")
        report.add(("field",), message, _("Add required fields for a day and a party, and two texts with that value."))


def _asks_method_place_and_day(form: Table) -> bool:
    fields = [one for _i, one in tables(form, "field") if one.get("on") == "reading"]
    required = [one for one in fields if one.get("when") == "required" or one.get("required") is True]
    with_it = [one for one in required if "loonwaarde" in strings(one, "when")[0] and one.get("type") == "text"]
    kinds = {strings(one, "type")[0] for one in required}
    return {"date", "party"} <= kinds and len(with_it) > 1


_CHECKS: tuple[Callable[[Table, Report], None], ...] = (_fields, _circles, _lists, _rules, _wage_value)
