"""What a table of a form file may hold, as data: one description checks files and makes the JSON Schema.

Every fault is reported, with what to do; nothing stops at the first. See docs/decisions/0011.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from intake_app.i18n import _, ngettext
from intake_app.instruments.places import Step
from intake_app.instruments.problems import Report

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PLAIN_WORDS = 6
"""A plain label is read by people who find reading hard: at most this many words (instruments A3)."""

Table = Mapping[str, object]
Fault = tuple[str, str]
"""Message and remedy."""


class Holds(StrEnum):
    """What the value of a key is."""

    TEXT = "text"
    KEBAB = "kebab"
    WHOLE = "whole"
    SWITCH = "switch"
    DAY = "day"
    CHOICE = "choice"
    CHOICES = "choices"
    WHOLES = "wholes"
    TEXTS = "texts"
    VALUE = "value"
    ANY = "any"
    TABLE = "table"
    TABLES = "tables"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of a table. `about` is the help an editor shows; `table` describes the table(s) under the key."""

    holds: Holds
    required: bool = False
    choices: tuple[str | int, ...] = ()
    plain: bool = False
    question: bool = False
    empty: bool = False
    """Whether an empty text is fine."""
    low: int | None = None
    high: int | None = None
    table: Shape | None = None
    about: str = ""


Shape = Mapping[str, Key]


def check_table(table: Table, shape: Shape, report: Report, where: tuple[Step, ...] = ()) -> None:
    """Report every unknown, missing and wrong key of a table and of the tables in it."""
    for name, value in table.items():
        key = shape.get(name)
        if key is None:
            report.add((*where, name), *_unknown_key(name, shape))
        elif fault := _HANDLERS[key.holds](value, key):
            report.add((*where, name), *fault)
        elif key.table is not None:
            _check_tables(value, key.table, report, (*where, name))
        elif key.question and isinstance(value, list):
            _check_questions(value, report, (*where, name))
    for name, key in shape.items():
        if key.required and name not in table:
            report.add((*where, name), _('"{key}" is missing.').format(key=name), _add_line(name, key))


def _check_tables(value: object, shape: Shape, report: Report, where: tuple[Step, ...]) -> None:
    if isinstance(value, dict):
        check_table(value, shape, report, where)
    elif isinstance(value, list):
        for index, one in enumerate(value):
            check_table(one, shape, report, (*where, index))


def _check_questions(texts: list[str], report: Report, where: tuple[Step, ...]) -> None:
    for index, text in enumerate(texts):
        if not text.endswith("?"):
            report.add((*where, index), *_not_a_question())


def _not_a_question() -> Fault:
    return _("This question does not end with a question mark."), _('Write it as a question, ending in "?".')


def _unknown_key(name: str, shape: Shape) -> Fault:
    import difflib

    message = _('The key "{key}" is not known here.').format(key=name)
    if near := difflib.get_close_matches(name, shape, n=1):
        return message, _('Did you mean "{key}"?').format(key=near[0])
    return message, _("Remove it. Known keys: {keys}.").format(keys=", ".join(shape))


def _add_line(name: str, key: Key) -> str:
    if key.holds in (Holds.TABLE, Holds.TABLES):
        header = f"[{name}]" if key.holds is Holds.TABLE else f"[[{name}]]"
        return _("Add a table {header}.").format(header=header)
    return _("Add a line {key} = {example}.").format(key=name, example=_example(key))


def _example(key: Key) -> str:
    if key.choices:
        first = key.choices[0]
        return f'["{first}"]' if key.holds is Holds.CHOICES else f'"{first}"'
    examples = {Holds.WHOLE: "1", Holds.SWITCH: "true", Holds.DAY: "2026-01-31", Holds.KEBAB: '"een-naam"'}
    return examples.get(key.holds, '"…"')


def _text(value: object, key: Key) -> Fault | None:
    if not isinstance(value, str):
        return _("This must be a text."), _("Put it between quotation marks.")
    if not value.strip() and not key.empty:
        return _("This text is empty."), _("Write the text, or remove the line if it may be left out.")
    if key.plain and len(value.split()) > PLAIN_WORDS:
        count = len(value.split())
        message = ngettext(
            "The plain text has {n} word.", "The plain text has {n} words; residents read at most six.", count
        )
        return message.format(n=count), _("Say it in six words or fewer.")
    if key.question and not value.endswith("?"):
        return _not_a_question()
    return None


def _kebab(value: object, key: Key) -> Fault | None:
    if isinstance(value, str) and KEBAB.fullmatch(value):
        return None
    shown = value if isinstance(value, str) else repr(value)
    return (
        _('"{id}" is not a good id.').format(id=shown),
        _('Use small letters, digits and single hyphens, such as "mijn-dag".'),
    )


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _whole(value: object, key: Key) -> Fault | None:
    if not _is_whole(value):
        return _("This must be a whole number."), _("Write digits only, without quotation marks or a point.")
    assert isinstance(value, int)
    if (key.low is not None and value < key.low) or (key.high is not None and value > key.high):
        if key.low == key.high:
            return _("{value} is not possible here.").format(value=value), _("Use {low}.").format(low=key.low)
        reach = _("Use a number from {low} to {high}.").format(low=key.low, high=key.high)
        return _("{value} is not possible here.").format(value=value), reach
    return None


def _switch(value: object, key: Key) -> Fault | None:
    if not isinstance(value, bool):
        return _("This must be true or false."), _("Write true or false, without quotation marks.")
    if key.choices and value not in key.choices:
        return _("This cannot be switched on."), _("Write false, or remove the line.")
    return None


def _day(value: object, key: Key) -> Fault | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return None
    return _("This must be a day."), _("Write year-month-day without quotation marks, such as 2026-01-31.")


def _choice(value: object, key: Key) -> Fault | None:
    return None if _is_one_of(value, key) else _not_a_choice(value, key)


def _is_one_of(value: object, key: Key) -> bool:
    return (isinstance(value, str) or _is_whole(value)) and value in key.choices


def _not_a_choice(value: object, key: Key) -> Fault:
    return (
        _('"{value}" is not possible here.').format(value=value),
        _("Choose from: {choices}.").format(choices=", ".join(map(str, key.choices))),
    )


def _choices(value: object, key: Key) -> Fault | None:
    if not isinstance(value, list):
        return _("This must be a list."), _("Put the values between square brackets.")
    for one in value:
        if not _is_one_of(one, key):
            return _not_a_choice(one, key)
    if len(set(value)) < len(value):
        return _("Something stands in this list twice."), _("Name each value once.")
    return None


def _wholes(value: object, key: Key) -> Fault | None:
    if isinstance(value, list) and all(_is_whole(one) for one in value):
        return None
    return _("This must be a list of whole numbers."), _("Write it as [30, 80].")


def _texts(value: object, key: Key) -> Fault | None:
    if isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value):
        return None
    return _("This must be a list of texts."), _("Put each text between quotation marks, and all between [ and ].")


def _value(value: object, key: Key) -> Fault | None:
    return None if _is_whole(value) else _kebab(value, key)


def _any(value: object, key: Key) -> Fault | None:
    return None


def _table(value: object, key: Key) -> Fault | None:
    if isinstance(value, dict):
        return None
    return _("This must be a table."), _("Write its name between single square brackets on a line of its own.")


def _tables(value: object, key: Key) -> Fault | None:
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return None
    return _("This must be a repeated table."), _("Write its name between double square brackets.")


_HANDLERS: Mapping[Holds, Callable[[object, Key], Fault | None]] = {
    Holds.TEXT: _text,
    Holds.KEBAB: _kebab,
    Holds.WHOLE: _whole,
    Holds.SWITCH: _switch,
    Holds.DAY: _day,
    Holds.CHOICE: _choice,
    Holds.CHOICES: _choices,
    Holds.WHOLES: _wholes,
    Holds.TEXTS: _texts,
    Holds.VALUE: _value,
    Holds.ANY: _any,
    Holds.TABLE: _table,
    Holds.TABLES: _tables,
}
