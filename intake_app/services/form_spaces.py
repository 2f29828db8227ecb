"""How the answers to a form are given on paper: which box, line or row of numbers, and what stands in it already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from intake_app.documents.questions import Blank, Box, Boxes, Lines, Marks, Short, Space
from intake_app.domain.measuring import Answer
from intake_app.domain.vocabulary import Special
from intake_app.i18n import _, format_day
from intake_app.instruments.answer_keys import letter_of
from intake_app.instruments.model import (
    WEB_SCALE,
    ExtraField,
    FieldType,
    Instrument,
    Item,
    Kind,
    Level,
    Option,
    Part,
    Pick,
)
from intake_app.instruments.special import special_label, special_plain

_FEW_LINES, _MANY_LINES = 3, 5
_SHORT_FORM = 5
"""Up to so many open questions get more room each."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Whose words a form is in: the resident's (plain, no numbers) or the professional's (labels, scope, codes)."""

    resident: bool
    specials: tuple[Special, ...] = ()
    row_names: Mapping[str, str] = field(default_factory=dict)
    """What rows are called that come from the plan: the steps and goals by their id."""

    def of(self, one: Item | ExtraField | Level) -> str:
        """What something is called."""
        return str(one.plain if self.resident else one.label)

    def item(self, one: Item) -> str:
        """The name of an item; the resident's may be a short one."""
        return str(one.name if self.resident else one.label)

    def level(self, one: Level) -> str:
        """A value of a list; numbered for the professional where the value is a number."""
        if self.resident:
            return str(one.plain)
        return (
            f"{one.value} {one.label}"
            if isinstance(one.value, int) and str(one.value) != str(one.label)
            else str(one.label)
        )

    def others(self, answer: Answer | None) -> tuple[Box, ...]:
        """The answers that are no place on a scale."""
        said = special_plain if self.resident else special_label
        chosen = answer.special if answer else None
        return tuple(
            Box(words=capital(said(one)), ticked=one == chosen, letter=letter_of(one)) for one in self.specials
        )


def space_of(
    instrument: Instrument,
    part: Part,
    item: Item,
    words: Wording,
    answer: Answer | None,
    *,
    short: bool = False,
    beside: bool = True,
) -> Space:
    """The room for the answer to one item. `short`: a list says the most. `beside`: special answers may be given."""
    others = words.others(answer) if beside else ()
    if part.kind is Kind.OPEN:
        count = 2 if short else _MANY_LINES if len(part.items) <= _SHORT_FORM else _FEW_LINES
        return Lines(count=count, words=answer.text if answer else "", spoken=True, others=others)
    value = answer.value if answer else None
    if part.kind is Kind.WEB:
        return Marks(chosen=value, low=WEB_SCALE[0], high=WEB_SCALE[-1], others=others)
    if part.pick is Pick.NUMBER:
        limits = _("{low} to {high}").format(low=part.minimum, high=part.maximum)
        unit = " ".join(text for text in (str(part.suffix), f"({limits})" if value is None else "") if text)
        return Short(words="" if value is None else str(value), unit=unit, others=others)
    return replace(boxes_of(instrument, part, item, words, answer), others=others)


def boxes_of(instrument: Instrument, part: Part, item: Item, words: Wording, answer: Answer | None) -> Boxes:
    """A box per value of the list, in the order in which they are offered on the screen."""
    chosen = chosen_values(answer)
    levels = instrument.levels_on_screen(item.id)
    options = tuple(Box(words=words.level(one), ticked=str(one.value) in chosen) for one in levels)
    ordered = part.values is not None and part.values.ordered
    return Boxes(options=options, others=words.others(answer), scale=ordered and part.pick is not Pick.MANY)


def chosen_values(answer: Answer | None) -> frozenset[str]:
    """What was chosen from a list, as text: a number, an id, or several ids."""
    if answer is None:
        return frozenset()
    return frozenset([str(answer.value)] if answer.value is not None else answer.choice.split())


def extra_blank(one: ExtraField, words: Wording, value: str | int | bool | None = None, *, only: str = "") -> Blank:
    """The room for an extra field beside an answer, with what stands in it."""
    label = words.of(one)
    space: Space
    if one.type is FieldType.BOOL:
        space = Boxes(options=(Box(words="", ticked=value is True),))
    elif one.options:
        chosen = str(value or "").split()
        space = Boxes(options=tuple(_option(option, words, option.id in chosen) for option in one.options))
    elif one.type in (FieldType.DATE, FieldType.MONTH):
        unit = _("day month year") if one.type is FieldType.DATE else _("month year")
        space = Short(words=_day_words(value), unit="" if value else unit)
    elif one.type in (FieldType.INT, FieldType.NUMBER, FieldType.MONEY):
        space = Short(words=_number_words(one, value), unit=_number_unit(one, value is not None))
    else:
        space = Lines(count=2 if one.type is FieldType.LONG else 1, words=str(value or ""))
    return Blank(label=label, space=space, only=only)


def _option(option: Option, words: Wording, ticked: bool) -> Box:
    return Box(words=capital(str(option.plain if words.resident else option.label)), ticked=ticked)


def capital(words: str) -> str:
    """With a capital letter, as beside a box."""
    return words[:1].upper() + words[1:]


def _day_words(value: str | int | bool | None) -> str:
    """A stored day ("2026-03-04") or month ("2026-03") in words; anything else as it was typed."""
    text = str(value or "")
    try:
        day = date.fromisoformat(text if len(text) != len("2026-03") else f"{text}-01")
    except ValueError:
        return text
    words = format_day(day, weekday=False, year=True)
    return words if len(text) != len("2026-03") else words.partition(" ")[2]


def _number_words(one: ExtraField, value: str | int | bool | None) -> str:
    """A stored number; money is kept in whole cents."""
    if value is None:
        return ""
    if one.type is not FieldType.MONEY or not isinstance(value, int):
        return str(value)
    sign = "-" if value < 0 else ""
    return f"{sign}{abs(value) // 100},{abs(value) % 100:02d}"


def _number_unit(one: ExtraField, filled: bool) -> str:
    if one.type is FieldType.MONEY:
        return _("euro")
    if not filled and one.minimum is not None and one.maximum is not None:
        return _("{low} to {high}").format(low=one.minimum, high=one.maximum)
    return ""
