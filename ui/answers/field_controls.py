"""The control for an extra field of a form, by the type of the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from intake_app.domain.measuring import Answer
from intake_app.i18n import _, format_day, ngettext
from intake_app.instruments.asking import computed_amount
from intake_app.instruments.model import ExtraField, FieldType, Instrument
from intake_app.instruments.model import Option as Choice
from ui.answers.many_chips import ManyChips
from ui.answers.typed_numbers import MoneyField, MonthField, NumberField, TypedField
from ui.answers.typed_values import money_words
from ui.widgets.check_box import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.suggesting import suggest
from ui.widgets.text import Text

Value = str | int | bool | None
Names = Callable[[], Sequence[str]]
Told = Callable[[Value], None]

SHORT, FEW = 26, 3
"""So many letters in so many choices fit beside each other; more become a list."""


@dataclass(frozen=True, slots=True)
class FieldControl:
    """A control with how it is filled, and how it tells at once what is typed. `forget` empties it for another item."""

    widget: QWidget
    show: Callable[[Any], None]
    commit: Callable[[], None] = field(default=lambda: None)
    forget: Callable[[], None] = field(default=lambda: None)
    offer: Callable[[Sequence[Choice]], None] | None = None
    """Offers other choices, where some may be chosen only with other answers."""
    compute: Callable[[Instrument, Mapping[str, Answer]], None] | None = None
    """Shows what follows from other answers."""
    help: str = ""
    wide: bool = False
    labelled: bool = True
    """Whether it needs words above it; a tick has its own."""


@dataclass(frozen=True, slots=True)
class FieldContext:
    """What a control must know beside the field: the day, who is around the resident, and whose words labels are in."""

    today: Callable[[], date]
    names: Names
    plain: bool = False
    most: Callable[[str], int | None] = lambda _setting: None
    """How many letters a setting of the rules allows."""

    def words(self, labelled: Any) -> str:
        """The label of a field or option in the words of who answers."""
        return str(labelled.plain if self.plain else labelled.label)


def make_control(one: ExtraField, name: str, context: FieldContext, told: Told) -> FieldControl:
    """The control of a field, called `name`; `told` hears what the person answered (None when it was taken away)."""
    if one.automatic:
        return _automatic(one, name, context)
    if one.or_type is not None and one.or_type is not one.type:
        return _line(one, name, context, told)
    return _MAKERS.get(one.type, _line)(one, name, context, told)


def _automatic(one: ExtraField, name: str, context: FieldContext) -> FieldControl:
    """What the program fills in: words, nothing to type in."""
    words = Text("", "name", name=name)

    def show(value: Value) -> None:
        day = _day_of(value)
        words.setText(format_day(day, weekday=False) if day is not None else str(value or "–"))

    def compute(instrument: Instrument, answers: Mapping[str, Answer]) -> None:
        if one.computed is not None:
            amount = computed_amount(instrument, one, answers)
            words.setText("–" if amount is None else f"€ {money_words(amount)}")

    return FieldControl(words, show, compute=compute)


def _line(one: ExtraField, name: str, context: FieldContext, told: Told) -> FieldControl:
    control = LineField(name=name, max_length=300)
    control.text_committed.connect(lambda text: told(text.strip() or None))
    help = ""
    if {one.type, one.or_type} & _PEOPLE:
        _offer_names(control, context.names)
    if one.type is FieldType.FILE:
        help = _("Only the name is kept, as text. The file itself stays where it is.")
    elif one.type is FieldType.PERSONS:
        help = _("More people: put a comma between them.")
    return FieldControl(control, lambda value: control.set_text(_text(value)), control.commit, help=help)


def _area(one: ExtraField, name: str, context: FieldContext, told: Told) -> FieldControl:
    most = context.most(one.longest) if one.longest else None
    control = TextArea(name=name, lines=4 if most else 1, max_length=most or 4000)
    control.text_committed.connect(lambda text: told(text or None))
    help = ngettext("At most {n} letter.", "At most {n} letters.", most).format(n=most) if most else ""
    return FieldControl(
        control, lambda value: control.set_text(_text(value)), control.commit, help=help, wide=most is not None
    )


def _day(one: ExtraField, name: str, context: FieldContext, told: Told) -> FieldControl:
    control = DateField(name=name, today=context.today)
    control.date_committed.connect(lambda day: told(day.isoformat() if day else None))
    return FieldControl(control, lambda value: control.set_value(_day_of(value)), control.commit, control.forget)


def _number(one: ExtraField, name: str, context: FieldContext, told: Told) -> FieldControl:
    return _typed(NumberField(name=name, least=one.minimum, most=one.maximum), told)


def _money(one: ExtraField, name: str, context: FieldContext, told: Told) -> FieldControl:
    return _typed(MoneyField(name=name, placeholder="€"), told)


def _month(one: ExtraField, name: str, context: FieldContext, told: Told) -> FieldControl:
    return _typed(MonthField(name=name, placeholder=_("month and year")), told)


def _typed(control: TypedField[Any], told: Told) -> FieldControl:
    control.value_committed.connect(told)
    return FieldControl(control, control.set_value, control.commit, control.forget)


def _tick(one: ExtraField, name: str, context: FieldContext, told: Told) -> FieldControl:
    control = CheckBox(context.words(one), name=name)
    control.value_changed.connect(told)
    return FieldControl(control, lambda value: control.set_value(bool(value)), labelled=False)


def _choice(one: ExtraField, name: str, context: FieldContext, told: Told) -> FieldControl:
    words = [(option.id, context.words(option)) for option in one.options]
    few = len(words) <= FEW and sum(len(label) for _id, label in words) <= SHORT
    if few and not any(option.when for option in one.options):
        group = SegmentedChoice([Option(value=value, label=label) for value, label in words], name=name, clearable=True)
        group.value_changed.connect(told)
        return FieldControl(group, group.set_value)
    control = DropDown([("", _("not chosen")), *words], name=name)
    control.value_changed.connect(lambda value: told(value or None))

    def offer(options: Sequence[Choice]) -> None:
        control.set_entries([("", _("not chosen")), *((option.id, context.words(option)) for option in options)])

    return FieldControl(control, lambda value: control.set_value(_text(value)), offer=offer)


def _many(one: ExtraField, name: str, context: FieldContext, told: Told) -> FieldControl:
    alone = {option.id for option in one.options if option.alone}
    options = [Option(value=option.id, label=context.words(option)) for option in one.options]
    chips = ManyChips(options, name=name, alone=alone)
    chips.values_changed.connect(lambda values: told(" ".join(values) or None))
    return FieldControl(chips, lambda value: chips.set_values(_text(value).split()), wide=True)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _day_of(value: Value) -> date | None:
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        return None


def _offer_names(control: LineField, names: Names) -> None:
    """Offer the people around the resident while somebody types; any other name is fine."""

    def offer(_text: str) -> None:
        suggest(control, names(), anywhere=True)
        control.textEdited.disconnect(offer)

    control.textEdited.connect(offer)


_PEOPLE = {FieldType.PERSON, FieldType.PERSONS, FieldType.PARTY}
_MAKERS: dict[FieldType, Callable[[ExtraField, str, FieldContext, Told], FieldControl]] = {
    FieldType.LONG: _area,
    FieldType.DATE: _day,
    FieldType.MONTH: _month,
    FieldType.INT: _number,
    FieldType.NUMBER: _number,
    FieldType.MONEY: _money,
    FieldType.BOOL: _tick,
    FieldType.CHOICE: _choice,
    FieldType.MULTI_CHOICE: _many,
}
