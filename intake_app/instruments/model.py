"""What a form file says, as frozen objects: instrument, parts, items, value lists, extra fields, rules."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.instruments.fields import Check, Computed, ExtraField, Option, RowList
from intake_app.instruments.kinds import (
    Aggregate,
    Compare,
    FieldType,
    GoalRule,
    ItemOrder,
    Kind,
    Pick,
    PrintTarget,
    RowsFrom,
    Sensitivity,
    ShowFrom,
    Status,
    Unit,
    Weight,
)
from intake_app.instruments.refusals import UnknownItem
from intake_app.instruments.texts import NO_TEXT, Text

__all__ = [
    "NO_TEXT",
    "WEB_SCALE",
    "Aggregate",
    "Aspect",
    "Check",
    "Compare",
    "Computed",
    "Derived",
    "ExtraField",
    "FieldType",
    "GoalRule",
    "Instrument",
    "Item",
    "ItemOrder",
    "Kind",
    "Level",
    "Option",
    "Part",
    "Pick",
    "PrintTarget",
    "RowList",
    "RowsFrom",
    "Rules",
    "Sensitivity",
    "ShowFrom",
    "Status",
    "Text",
    "Unit",
    "ValueList",
    "Weight",
    "change_items",
    "change_levels",
]

WEB_SCALE = tuple(range(11))
"""Every mark that can be set on an axis of a web: whole numbers, 0 to 10."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One value of a value list. `label` is the professional's word, `plain` the resident's (at most six words)."""

    value: int | str
    id: str
    label: Text
    plain: Text
    short: Text = NO_TEXT
    explain: Text = NO_TEXT
    """One short line of our own under the name; never the maker's criteria."""
    icon: str = ""
    alone: bool = False
    """Whether it excludes every other value where several may be chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueList:
    """The values an item can take, in the order of the file. `ordered` lists may be compared, never calculated with."""

    id: str
    ordered: bool
    levels: tuple[Level, ...]

    def level(self, value: int | str) -> Level | None:
        """The level with this stored value. On a web only the labelled marks have one."""
        return next((level for level in self.levels if level.value == value), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """A talking card under an axis of the web. It has two ticks ("praten", "kracht") and never a score."""

    id: str
    label: Text
    plain: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question, domain or axis. `question` and `hint` are for the resident's screen, in the first person."""

    part: str
    id: str
    label: Text
    plain: Text
    short: Text = NO_TEXT
    question: Text = NO_TEXT
    hint: Text = NO_TEXT
    scope: str = ""
    icon: str = ""
    sensitivity: Sensitivity | None = None
    prompts: tuple[str, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    default: str = ""
    """The choice that is offered beforehand; no answer until somebody keeps it."""
    notice: Text = NO_TEXT
    """One line for the consultant when this item comes up."""

    @property
    def name(self) -> Text:
        """What the item is called on the resident's screens and papers."""
        return self.short or self.plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an instrument: items asked in one way."""

    id: str
    kind: Kind
    pick: Pick | None
    values: ValueList | None
    items: tuple[Item, ...]
    title: Text = NO_TEXT
    intro: Text = NO_TEXT
    minimum: int = 0
    maximum: int = 100
    """Bounds of a number, both included."""
    suffix: Text = NO_TEXT
    """What is counted: "maanden", "procent"."""

    @property
    def allowed(self) -> tuple[int | str, ...]:
        """Every value an item of this part can take; empty for open questions, the whole range of a number."""
        if self.kind is Kind.WEB:
            return WEB_SCALE
        if self.pick is Pick.NUMBER:
            return tuple(range(self.minimum, self.maximum + 1))
        return tuple(level.value for level in self.values.levels) if self.values else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A value list that follows from a number: `limits` are lower edges, inclusive."""

    values: str
    source: str
    limits: tuple[int, ...]
    kept_in: str = ""
    """The field that keeps the limits an answer was made with (G-F2)."""

    def band(self, number: int) -> int:
        """Index of the band in which `number` falls: 30 with limits (30, 80) is band 1."""
        return sum(number >= limit for limit in self.limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What may be done with the answers. Decimals, means and sums cannot be expressed."""

    aggregate: Aggregate
    order: ItemOrder
    hide_other_voice: bool
    lookback_days: int
    show_from: ShowFrom
    compare: Compare
    goal: GoalRule
    special: tuple[Special, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One form. `version` is stored with every reading; `pack` and `checksum` say where the texts came from."""

    id: str
    title: Text
    status: Status
    version: str
    valid_from: date | None
    valid_until: date | None
    unit: Unit
    raters: tuple[RaterRole, ...]
    address_form: str
    prints: tuple[PrintTarget, ...]
    rights: str
    rules: Rules
    values: tuple[ValueList, ...]
    parts: tuple[Part, ...]
    fields: tuple[ExtraField, ...] = ()
    derived: tuple[Derived, ...] = ()
    lists: tuple[RowList, ...] = ()
    checks: tuple[Check, ...] = ()
    or_unit: Unit | None = None
    """What a reading may be about instead."""
    about: Text = NO_TEXT
    reminder: Text = NO_TEXT
    caption: Text = NO_TEXT
    compare_caption: Text = NO_TEXT
    pack: str = ""
    checksum: str = dataclasses.field(default="", compare=False)

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, in the order of the file."""
        return tuple(item for part in self.parts for item in part.items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def item(self, item_id: str) -> Item:
        """The item with this id, or of a row of an item that is asked per row. Raises UnknownItem."""
        name, slash, _row = item_id.partition("/")
        if slash and (rows := self.row_list(name)) is not None and rows.per_row_item:
            return self.item(name)
        for part in self.parts:
            for item in part.items:
                if item.id == item_id:
                    return item
        raise UnknownItem.of(self.id, item_id)

    def part(self, part_id: str) -> Part:
        """The part with this id. Raises UnknownItem."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise UnknownItem.of(self.id, part_id)

    def part_of(self, item_id: str) -> Part:
        """The part an item stands in. Raises UnknownItem."""
        return self.part(self.item(item_id).part)

    def has_web(self) -> bool:
        """Whether any part is a web, which is a drawing to talk about and no measurement (G-W1)."""
        return any(part.kind is Kind.WEB for part in self.parts)

    @property
    def axes(self) -> tuple[Item, ...]:
        """The axes of the web; of a form without one, all its items."""
        webs = [part for part in self.parts if part.kind is Kind.WEB]
        return tuple(item for part in webs or self.parts for item in part.items)

    @property
    def reading_fields(self) -> tuple[ExtraField, ...]:
        """Extra fields asked once per reading."""
        return tuple(one for one in self.fields if one.on == "reading")

    def fields_of(self, item_id: str) -> tuple[ExtraField, ...]:
        """Extra fields asked beside this item; in each of its rows when it is asked per row. Raises UnknownItem."""
        item = self.item(item_id)
        rows = self.row_list(item.id)
        beside = tuple(
            one
            for one in self.fields
            if one.on in ("item", item.part) and one.part in ("", item.part) and (not one.items or item.id in one.items)
        )
        return (*rows.fields, *beside) if rows is not None and rows.per_row_item else beside

    def row_list(self, key: str) -> RowList | None:
        """The list whose rows are kept under this key: the id of a list, or of an item asked per row."""
        return next((one for one in self.lists if one.key == key), None)

    def lists_under(self, item_id: str) -> tuple[RowList, ...]:
        """The lists asked under an item, in the order of the file."""
        return tuple(one for one in self.lists if one.item == item_id)

    def fixed_rows(self, rows: RowList) -> tuple[Item, ...]:
        """The items that are the rows of this list; empty when rows come from elsewhere."""
        return self.part(rows.of_part).items if rows.rows is RowsFrom.ITEMS else ()

    def field(self, field_id: str) -> ExtraField:
        """The extra field with this id. Raises UnknownItem."""
        for one in self.fields:
            if one.id == field_id:
                return one
        raise UnknownItem.of(self.id, field_id)

    def level(self, item_id: str, value: int | str) -> Level | None:
        """The labelled level of a stored value, or None when the value carries no label (4 on a web)."""
        part = self.part_of(item_id)
        return part.values.level(value) if part.values else None

    def levels_on_screen(self, item_id: str) -> tuple[Level, ...]:
        """The levels in the order in which they are offered: the ZRM from high to low (G-Z4)."""
        part = self.part_of(item_id)
        levels = part.values.levels if part.values else ()
        highest_first = part.values is not None and part.values.ordered and self.rules.show_from is ShowFrom.HIGHEST
        return tuple(reversed(levels)) if highest_first and part.kind is Kind.LEVELS else levels

    def snapshot(self) -> dict[str, object]:
        """What a reader saw while answering, ready for JSON: kept with a reading so that a reprint is exact (G10)."""
        return {
            "id": self.id,
            "version": self.version,
            "title": self.title.nl,
            "pack": self.pack,
            "checksum": self.checksum,
            "items": {item.id: [item.label.nl, item.plain.nl, item.short.nl] for item in self.items},
            "values": {
                values.id: {str(level.value): [level.label.nl, level.plain.nl] for level in values.levels}
                for values in self.values
            },
            "limits": {one.source: list(one.limits) for one in self.derived},
        }


def change_items(instrument: Instrument, change: Callable[[Item], Item]) -> Instrument:
    """The instrument with every item changed by a pack; ids and order stay."""
    parts = tuple(
        dataclasses.replace(part, items=tuple(change(item) for item in part.items)) for part in instrument.parts
    )
    return dataclasses.replace(instrument, parts=parts)


def change_levels(instrument: Instrument, change: Callable[[Level], Level]) -> Instrument:
    """The instrument with every level changed by a pack; numbers, ids and order stay."""
    lists = {
        values.id: dataclasses.replace(values, levels=tuple(change(level) for level in values.levels))
        for values in instrument.values
    }
    parts = tuple(
        dataclasses.replace(part, values=lists[part.values.id]) if part.values else part for part in instrument.parts
    )
    return dataclasses.replace(instrument, values=tuple(lists.values()), parts=parts)
