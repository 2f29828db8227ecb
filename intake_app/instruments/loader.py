"""Reads one instrument file: TOML to frozen objects, or every fault of the file at once."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.i18n import _
from intake_app.instruments.checks import check_instrument, check_name
from intake_app.instruments.field_checks import check_fields
from intake_app.instruments.model import (
    NO_TEXT,
    Aggregate,
    Aspect,
    Check,
    Compare,
    Computed,
    Derived,
    ExtraField,
    FieldType,
    GoalRule,
    Instrument,
    Item,
    ItemOrder,
    Kind,
    Level,
    Option,
    Part,
    Pick,
    PrintTarget,
    RowList,
    RowsFrom,
    Rules,
    Sensitivity,
    ShowFrom,
    Status,
    Text,
    Unit,
    ValueList,
    Weight,
)
from intake_app.instruments.places import syntax_error_line
from intake_app.instruments.problems import Report
from intake_app.instruments.shape import check_table
from intake_app.instruments.shapes import INSTRUMENT

Tables = dict[str, Any]
"""A TOML document that has been checked against its shape."""

LARGEST_FILE = 1_000_000
"""A form, ground or text file above this many bytes is not one of ours."""


def read_text(path: Path, shown_as: str = "") -> str:
    """The text of a file of the forms folder. Raises FormsRefused when it is no readable UTF-8 text."""
    report = Report.about(shown_as or path, "")
    try:
        content = path.read_bytes()
    except OSError:
        report.add_at(1, _("This file cannot be read."), _("Check that it is there and that you may open it."))
        report.stop_if_faulty()
    return decode(content, shown_as or str(path))


def decode(content: bytes, shown_as: str) -> str:
    """Bytes as text. Raises FormsRefused when they are too many or no UTF-8."""
    report = Report.about(shown_as, "")
    if len(content) > LARGEST_FILE:
        report.add_at(1, _("This file is far too large for a form."), _("Offer the right file."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        report.add_at(line, _("This is not UTF-8 text."), _("Save the file as UTF-8."))
    report.stop_if_faulty()
    return text.replace("\r\n", "\n")


def parse(text: str, report: Report) -> Tables:
    """The tables of a TOML text. Raises FormsRefused at the first error of syntax: beyond it nothing can be read."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = _("This line is not written as TOML.")
        remedy = _("Look for a missing quotation mark, bracket or equals sign, or a name that is there twice.")
        report.add_at(syntax_error_line(error, text), message, remedy)
    except RecursionError:
        report.add_at(1, _("This line is not written as TOML."), _("There are far too many brackets."))
    except ValueError:
        report.add_at(1, _("This line is not written as TOML."), _("There is a number with far too many digits."))
    report.stop_if_faulty()
    raise AssertionError("unreachable: a report with a fault stops")


def read_instrument(text: str, file: Path | str, *, pack: str = "") -> Instrument:
    """The instrument of a form file. Raises FormsRefused with every fault, each with file, line and what to do.

    `pack` is the id of the content pack it comes from; those instruments have ids that start with "x-".
    """
    report = Report.about(file, text)
    form = parse(text, report)
    check_table(form, INSTRUMENT, report)
    check_instrument(form, report)
    check_fields(form, report)
    check_name(form, file, report)
    _check_prefix(form.get("id"), pack, report)
    report.stop_if_faulty()
    checksum = hashlib.sha256(text.encode()).hexdigest()
    return _instrument(form, pack, checksum)


def _check_prefix(form_id: object, pack: str, report: Report) -> None:
    if isinstance(form_id, str) and form_id.startswith("x-") != bool(pack):
        message = _("Ids that start with x- are for the instruments of a content pack.")
        remedy = _("Start the id with x-.") if pack else _("Choose an id that does not start with x-.")
        report.add(("id",), message, remedy)


def both(table: Mapping[str, Any], name: str) -> Text:
    """The text `<name>_nl` with `<name>_en` beside it."""
    dutch = table.get(f"{name}_nl", "")
    return Text(dutch, table.get(f"{name}_en", "")) if dutch else NO_TEXT


def _labels(table: Tables) -> dict[str, Any]:
    english = table["label_en"]
    return {
        "id": table["id"],
        "label": Text(table["label_nl"], english),
        "plain": Text(table["plain_nl"], english),
    }


def _instrument(form: Tables, pack: str, checksum: str) -> Instrument:
    values = {one["id"]: _value_list(one) for one in form.get("values", ())}
    aspects: dict[str, list[Aspect]] = {}
    for one in form.get("aspect", ()):
        aspects.setdefault(one["item"], []).append(Aspect(**_labels(one)))
    items: dict[str, list[Item]] = {}
    for one in form["item"]:
        items.setdefault(one["part"], []).append(_item(one, tuple(aspects.get(one["id"], ()))))
    parts = tuple(_part(one, values, tuple(items[one["id"]])) for one in form["part"])
    fields = tuple(_field(one, values) for one in form.get("field", ()))
    return Instrument(
        id=form["id"],
        title=both(form, "title"),
        status=Status(form["status"]),
        version=form["version"],
        valid_from=form.get("valid_from"),
        valid_until=form.get("valid_until"),
        unit=Unit(form["unit"]),
        raters=tuple(RaterRole(rater) for rater in form["raters"]),
        address_form=form["address_form"],
        prints=tuple(PrintTarget(target) for target in form["prints"]),
        rights=form["rights"],
        rules=_rules(form["rules"]),
        values=tuple(values.values()),
        parts=parts,
        fields=fields,
        derived=tuple(_derived(one) for one in form.get("derived", ())),
        lists=_lists(form, parts, fields),
        checks=tuple(_check(one) for one in form.get("check", ())),
        or_unit=Unit(form["or_unit"]) if "or_unit" in form else None,
        about=both(form, "about"),
        reminder=both(form, "reminder"),
        caption=both(form, "caption"),
        compare_caption=both(form, "compare_caption"),
        pack=pack,
        checksum=checksum,
    )


def _rules(table: Tables) -> Rules:
    return Rules(
        aggregate=Aggregate(table["aggregate"]),
        order=ItemOrder(table["order"]),
        hide_other_voice=table["hide_other_voice"],
        lookback_days=table["lookback_days"],
        show_from=ShowFrom(table["show_from"]),
        compare=Compare(table["compare"]),
        goal=GoalRule(table["goal"]),
        special=tuple(Special(code) for code in table["special"]),
    )


def _value_list(table: Tables) -> ValueList:
    levels = tuple(
        Level(
            value=one["value"],
            **_labels(one),
            short=both(one, "short"),
            explain=both(one, "explain"),
            icon=one.get("icon", ""),
            alone=one.get("alone", False),
        )
        for one in table["value"]
    )
    return ValueList(id=table["id"], ordered=table["ordered"], levels=levels)


def _part(table: Tables, values: Mapping[str, ValueList], items: tuple[Item, ...]) -> Part:
    kind = Kind(table["kind"])
    pick = Pick(table["pick"]) if "pick" in table else None
    return Part(
        id=table["id"],
        kind=kind,
        pick=Pick.PER_ITEM if kind in (Kind.LEVELS, Kind.LADDER, Kind.WEB) else pick,
        values=values[table["values"]] if "values" in table else None,
        items=items,
        title=both(table, "title"),
        intro=both(table, "intro"),
        minimum=table.get("minimum", 0),
        maximum=table.get("maximum", 100),
        suffix=both(table, "suffix"),
    )


def _item(table: Tables, aspects: tuple[Aspect, ...]) -> Item:
    sensitive = table.get("gevoelig")
    return Item(
        part=table["part"],
        **_labels(table),
        short=both(table, "short"),
        question=both(table, "question"),
        hint=both(table, "hint"),
        scope=table.get("scope_nl", ""),
        icon=table.get("icon", ""),
        sensitivity=Sensitivity(sensitive) if sensitive else None,
        prompts=tuple(table.get("prompts", ())),
        aspects=aspects,
        default=table.get("default", ""),
        notice=both(table, "notice"),
    )


def _field(table: Tables, values: Mapping[str, ValueList]) -> ExtraField:
    computed = table.get("computed")
    return ExtraField(
        on=table["on"],
        part=table.get("part", ""),
        items=tuple(table.get("items", ())),
        **_labels(table),
        type=FieldType(table["type"]),
        or_type=FieldType(table["or_type"]) if "or_type" in table else None,
        when=table["when"],
        required=table.get("required", table["when"] == "required"),
        instead_of=table.get("instead_of", ""),
        options=_options(table, values),
        default=table.get("default"),
        default_on=tuple(table.get("default_on", {}).items()),
        default_sensitive=table.get("default_sensitive"),
        minimum=table.get("minimum"),
        maximum=table.get("maximum"),
        remind_months_before=table.get("remind_months_before", 0),
        sensitivity=Sensitivity(table["gevoelig"]) if "gevoelig" in table else None,
        prints=table.get("prints", True),
        longest=table.get("longest", ""),
        computed=Computed(**{**computed, "costs": tuple(computed.get("costs", ()))}) if computed else None,
    )


def _options(table: Tables, values: Mapping[str, ValueList]) -> tuple[Option, ...]:
    if "options_from" in table:
        levels = values[table["options_from"]].levels
        return tuple(Option(id=one.id, label=one.label, plain=one.plain, alone=one.alone) for one in levels)
    return tuple(
        Option(**_labels(one), alone=one.get("alone", False), when=one.get("when", ""))
        for one in table.get("option", ())
    )


def _derived(table: Tables) -> Derived:
    return Derived(
        values=table["values"],
        source=table["from"],
        limits=tuple(table["limits"]),
        kept_in=table.get("kept_in", ""),
    )


def _lists(form: Tables, parts: tuple[Part, ...], fields: tuple[ExtraField, ...]) -> tuple[RowList, ...]:
    """The lists of the file, one for each item of a part they serve; an item asked per row without one gets its own."""
    per_row = {item.id: item for part in parts if part.pick is Pick.PER_ROW for item in part.items}
    found: list[RowList] = []
    for table in form.get("list", ()):
        served = [item.id for part in parts if part.id == table.get("part") for item in part.items]
        for item_id in served or [table["item"]]:
            found.append(
                RowList(
                    item=item_id,
                    part=table.get("part", ""),
                    **_labels(table),
                    rows=RowsFrom(table.get("rows", "own")),
                    of_part=table.get("of_part", ""),
                    minimum=table.get("minimum", 0),
                    maximum=table.get("maximum", 100),
                    fields=tuple(one for one in fields if one.on == table["id"]),
                    per_row_item=item_id in per_row,
                )
            )
    without = set(per_row) - {one.item for one in found}
    found += [
        RowList(id=item.id, item=item.id, label=item.label, plain=item.plain, per_row_item=True)
        for item in per_row.values()
        if item.id in without
    ]
    return tuple(found)


def _check(table: Tables) -> Check:
    known = ("when", "filled", "not_below", "not_after", "at_least", "at_most", "within_days", "after", "other_voice")
    return Check(
        id=table["id"],
        targets=tuple(table["targets"]),
        weight=Weight(table["severity"]),
        say=both(table, "say"),
        **{name: table[name] for name in known if name in table},
    )
