"""What stands beside the answers of a form: extra fields, lists with rows, numbers that follow, checks at the end."""

from __future__ import annotations

from dataclasses import dataclass

from intake_app.instruments import conditions
from intake_app.instruments.kinds import FieldType, RowsFrom, Sensitivity, Weight
from intake_app.instruments.texts import NO_TEXT, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of an extra field."""

    id: str
    label: Text
    plain: Text
    alone: bool = False
    """Whether it excludes the other options: "nergens", "geen"."""
    when: str = ""
    """Condition under which it may be chosen; empty for always."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A difference between two amounts, over the rows of a list; kinds of row in `costs` are taken off."""

    rows: str
    now: str
    then: str
    kind: str = ""
    costs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraField:
    """A field beside the score or text. `on` is "reading", "item" or the name of a row list.

    `when` is "optional", "required", "automatic" or a condition (see conditions.py): asked while that holds.
    `required` says that a reading is unfinished while the field is asked and empty, `instead_of` that the field may be
    filled in instead of another. `default` may be "+6 months": counted from the day of the reading.
    """

    on: str
    part: str = ""
    items: tuple[str, ...] = ()
    """Beside these items only; empty for all."""
    id: str
    label: Text
    plain: Text
    type: FieldType
    or_type: FieldType | None = None
    when: str = "optional"
    required: bool = False
    instead_of: str = ""
    options: tuple[Option, ...] = ()
    default: str | int | bool | None = None
    default_on: tuple[tuple[str, str | int | bool], ...] = ()
    """Another default beside these items."""
    default_sensitive: str | int | bool | None = None
    """Another default beside items with personal data of a special kind."""
    minimum: int | None = None
    maximum: int | None = None
    remind_months_before: int = 0
    sensitivity: Sensitivity | None = None
    prints: bool = True
    """False: never in a portfolio."""
    computed: Computed | None = None
    longest: str = ""
    """The setting that says how many letters it holds at most."""

    @property
    def automatic(self) -> bool:
        """Whether the program fills it in; a screen shows it and nobody types in it."""
        return self.when == conditions.AUTOMATIC

    def asked_with(self, value: int | str | None) -> bool:
        """Whether the field is on the screen when `value` was chosen; conditions on other things are not looked at."""
        return all(
            clause.kind != "value" or set(str(value).split()) & set(clause.wanted)
            for clause in conditions.clauses(self.when)
        )

    def option(self, option_id: str) -> Option | None:
        """The option with this id."""
        return next((one for one in self.options if one.id == option_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowList:
    """Something asked row by row. Answers are keyed `<key>/<row>`; the values of `fields` stand in their `extra`.

    Under an item that takes one answer per row, `key` is that item; else it is the list itself. A list for a whole part
    (`part`) gives the rows of every item of that part.
    """

    id: str
    item: str
    part: str = ""
    label: Text
    plain: Text
    rows: RowsFrom = RowsFrom.OWN
    of_part: str = ""
    """With rows from items: the part whose items are the rows."""
    minimum: int = 0
    maximum: int = 100
    fields: tuple[ExtraField, ...] = ()
    per_row_item: bool = False

    @property
    def key(self) -> str:
        """What stands before the slash in the item of a row's answer."""
        return self.item if self.per_row_item else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A rule between answers, looked at when a reading is finished and never while somebody types.

    `targets` are items, fields of the reading, or "<item>.<field>"; "*" stands for every item. Exactly one of the rules
    is set. `say` is the sentence for the person at the keyboard.
    """

    id: str
    targets: tuple[str, ...]
    weight: Weight
    say: Text = NO_TEXT
    when: str = ""
    filled: str = ""
    """ "item", "field" or "text": what must be filled in."""
    not_below: str = ""
    not_after: str = ""
    at_least: int | None = None
    at_most: int | None = None
    within_days: int | None = None
    after: str = ""
    other_voice: str = ""
