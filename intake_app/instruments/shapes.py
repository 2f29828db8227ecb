"""The tables of an instrument file (instruments A3): which keys there are and what each may hold."""

from __future__ import annotations

from enum import StrEnum

from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.instruments.model import (
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
from intake_app.instruments.shape import Holds, Key, Shape


def _of(kinds: type[StrEnum]) -> tuple[str, ...]:
    return tuple(kind.value for kind in kinds)


def text(about: str = "", *, required: bool = False, empty: bool = False) -> Key:
    """A text key; `required` texts may not be left out."""
    return Key(holds=Holds.TEXT, required=required, empty=empty, about=about)


def kebab(about: str = "Never changed once in use.") -> Key:
    """A required id: small letters, digits and single hyphens."""
    return Key(holds=Holds.KEBAB, required=True, about=about)


def _choice(kinds: type[StrEnum], about: str, *, required: bool = True) -> Key:
    return Key(holds=Holds.CHOICE, choices=_of(kinds), required=required, about=about)


def repeated(shape: Shape, about: str, *, required: bool = False) -> Key:
    """A repeated table, `[[name]]`."""
    return Key(holds=Holds.TABLES, table=shape, required=required, about=about)


LABELS: Shape = {
    "label_nl": text("The professional's word, in Dutch.", required=True),
    "plain_nl": Key(holds=Holds.TEXT, plain=True, required=True, about="The resident's words: at most six."),
    "label_en": text("The professional's word, in English.", required=True),
}

RULES: Shape = {
    "decimals": Key(holds=Holds.SWITCH, choices=(False,), about="Always false: answers are whole."),
    "aggregate": _choice(Aggregate, "What may be computed over items. There is no mean or sum."),
    "order": _choice(ItemOrder, "In which order items may be answered."),
    "hide_other_voice": Key(holds=Holds.SWITCH, required=True, about="Whether each rater answers unseen."),
    "lookback_days": Key(holds=Holds.WHOLE, required=True, low=0, high=3650, about="0 means: no such rule."),
    "show_from": _choice(ShowFrom, "At which end a list of levels starts."),
    "compare": _choice(Compare, "How two moments stand beside each other."),
    "goal": _choice(GoalRule, "How a goal on an item is put."),
    "special": Key(
        holds=Holds.CHOICES,
        choices=tuple(int(special) for special in Special),
        required=True,
        about="Special answers that this form knows.",
    ),
}

VALUE: Shape = {
    "value": Key(holds=Holds.VALUE, required=True, about="Whole number of the level, or the id of the choice."),
    "id": kebab(),
    **LABELS,
    "short_nl": text("A shorter or softer word for the table screen."),
    "short_en": text(),
    "explain_nl": text("One short line of your own under the name. Never a maker's criteria."),
    "explain_en": text(),
    "icon": Key(holds=Holds.KEBAB, about="Name of a Lucide icon."),
    "alone": Key(holds=Holds.SWITCH, about="Excludes the other values where several may be chosen."),
}

VALUES: Shape = {
    "id": kebab("Name of the list; parts refer to it."),
    "ordered": Key(holds=Holds.SWITCH, required=True, about="Whether the values are levels, in order."),
    "value": repeated(VALUE, "The values, in the order of the screen.", required=True),
}

PART: Shape = {
    "id": kebab("Name of the part; items refer to it."),
    "kind": _choice(Kind, "How the items of this part are asked."),
    "pick": _choice(Pick, "For a choice: how many values it takes.", required=False),
    "values": Key(holds=Holds.KEBAB, about="Id of a list of values in this file."),
    "title_nl": text("Heading above the part."),
    "title_en": text(),
    "intro_nl": text("One line under the heading."),
    "intro_en": text(),
    "minimum": Key(holds=Holds.WHOLE, low=0, high=10**6, about="Smallest number of a part that takes a number."),
    "maximum": Key(holds=Holds.WHOLE, low=0, high=10**6, about="Largest number of a part that takes a number."),
    "suffix_nl": text("What the number counts: maanden, procent."),
    "suffix_en": text(),
}

ITEM: Shape = {
    "part": kebab("Id of the part this item stands in."),
    "id": kebab(),
    **LABELS,
    "scope_nl": text("What belongs here, in a few words, for the consultant."),
    "short_nl": Key(holds=Holds.TEXT, plain=True, about="Name on the resident's screens, when shorter than plain_nl."),
    "short_en": text(),
    "question_nl": Key(holds=Holds.TEXT, question=True, about="The question on the resident's screen, as I."),
    "question_en": Key(holds=Holds.TEXT, question=True),
    "hint_nl": text("One line under the question."),
    "hint_en": text(),
    "icon": Key(holds=Holds.KEBAB, about="Name of a Lucide icon."),
    "gevoelig": Key(holds=Holds.CHOICE, choices=("", *_of(Sensitivity)), about="Left out of exports unless ticked."),
    "prompts": Key(holds=Holds.TEXTS, question=True, about="Questions that help the consultant; shown one by one."),
    "default": Key(holds=Holds.KEBAB, about="The choice that is offered beforehand."),
    "notice_nl": text("One line for the consultant with this item."),
    "notice_en": text(),
}

ASPECT: Shape = {
    "item": kebab("Id of the axis this card lies under."),
    "id": kebab(),
    **LABELS,
}

OPTION: Shape = {
    "id": kebab(),
    **LABELS,
    "alone": Key(holds=Holds.SWITCH, about="Excludes the other options."),
    "when": text("Condition under which it may be chosen."),
}

COMPUTED: Shape = {
    "rows": kebab("The list whose rows are added up."),
    "now": kebab("Field with the amount now."),
    "then": kebab("Field with the amount later."),
    "kind": Key(holds=Holds.KEBAB, about="Field that says what kind of row it is."),
    "costs": Key(holds=Holds.TEXTS, about="Kinds of row that are costs: taken off."),
}

LIST: Shape = {
    "id": kebab("Name of the list; fields refer to it with `on`."),
    "item": Key(holds=Holds.KEBAB, about="The item under which the list is asked."),
    "part": Key(holds=Holds.KEBAB, about="Instead of an item: the part whose items are asked once per row."),
    **LABELS,
    "rows": _choice(RowsFrom, "Where the rows come from.", required=False),
    "of_part": Key(holds=Holds.KEBAB, about="With rows from items: the part whose items are the rows."),
    "minimum": Key(holds=Holds.WHOLE, low=0, high=100),
    "maximum": Key(holds=Holds.WHOLE, low=1, high=100),
}

CHECK: Shape = {
    "id": kebab("Name of the rule."),
    "targets": Key(
        holds=Holds.TEXTS, required=True, about='Items, fields of the reading or "item.field"; "*" is every item.'
    ),
    "severity": _choice(Weight, "Refuse to finish the reading, or ask whether it is meant so."),
    "say_nl": text("The sentence for the consultant; {item} is the name of the item.", required=True),
    "say_en": text("The same in English.", required=True),
    "when": text("Condition under which the rule holds."),
    "filled": Key(holds=Holds.CHOICE, choices=("item", "field", "text"), about="What must be filled in."),
    "not_below": Key(holds=Holds.KEBAB, about="The item whose level this one may not be below."),
    "not_after": Key(holds=Holds.KEBAB, about="The field whose day this one may not be after."),
    "at_least": Key(holds=Holds.WHOLE),
    "at_most": Key(holds=Holds.WHOLE),
    "within_days": Key(holds=Holds.WHOLE, low=1, high=3660, about="Not later than so many days after `after`."),
    "after": Key(holds=Holds.KEBAB, about='A field with a day, or "measured": the day of the reading.'),
    "other_voice": Key(holds=Holds.CHOICE, choices=_of(RaterRole), about="Whose answers must be in first."),
}

FIELD: Shape = {
    "on": kebab('"reading", "item", or the name of a row list.'),
    "part": Key(holds=Holds.KEBAB, about="Only beside the items of this part."),
    "items": Key(holds=Holds.TEXTS, about="Only beside these items."),
    "id": kebab(),
    **LABELS,
    "type": _choice(FieldType, "What the field holds."),
    "or_type": _choice(FieldType, "What it may hold instead.", required=False),
    "when": text('"optional", "required", "automatic" or a condition: see forms/README.md.', required=True),
    "required": Key(holds=Holds.SWITCH, about="Whether it must be filled in while it is asked."),
    "instead_of": Key(holds=Holds.KEBAB, about="The field that need not be filled in when this one is."),
    "default": Key(holds=Holds.ANY, about='Filled in beforehand; for a date "+6 months".'),
    "default_on": Key(holds=Holds.ANY, about="Another default beside some items: { item = value }."),
    "default_sensitive": Key(holds=Holds.ANY, about="Another default beside items that are gevoelig."),
    "minimum": Key(holds=Holds.WHOLE, low=-(10**6), high=10**6),
    "maximum": Key(holds=Holds.WHOLE, low=-(10**6), high=10**6),
    "remind_months_before": Key(holds=Holds.WHOLE, low=0, high=24, about="Warn this long before the date."),
    "longest": Key(
        holds=Holds.CHOICE,
        choices=("klantbeeld_max_chars",),
        about="The setting of the rules that says how many letters it holds at most.",
    ),
    "gevoelig": Key(holds=Holds.CHOICE, choices=_of(Sensitivity), about="Left out of exports unless ticked."),
    "prints": Key(holds=Holds.SWITCH, about="Write false for what never stands in a portfolio."),
    "options_from": Key(holds=Holds.KEBAB, about="Id of a list of values in this file whose values are the choices."),
    "computed": Key(holds=Holds.TABLE, table=COMPUTED, about="For an amount that follows from the rows of a list."),
    "option": repeated(OPTION, "The choices of a field of type choice or multi-choice."),
}

DERIVED: Shape = {
    "values": kebab("The value list that follows from a number."),
    "from": kebab("The item that holds the number."),
    "limits": Key(holds=Holds.WHOLES, required=True, about="Lower edges, rising, from 1 to 99."),
    "edges": Key(holds=Holds.CHOICE, choices=("lower-inclusive",), required=True),
    "kept_in": Key(holds=Holds.KEBAB, about="The field that keeps the limits with the answer."),
}

INSTRUMENT: Shape = {
    "schema": Key(holds=Holds.WHOLE, required=True, low=1, high=1, about="Version of this file format: 1."),
    "id": kebab("The file's own name, without .toml."),
    "title_nl": text("Title, in Dutch.", required=True),
    "title_en": text("Title, in English.", required=True),
    "status": _choice(Status, "Optional forms are off until the organisation switches them on."),
    "version": text("Stored with every reading. A changed question is a new version.", required=True),
    "valid_from": Key(holds=Holds.DAY),
    "valid_until": Key(holds=Holds.DAY),
    "unit": _choice(Unit, "What one reading is about."),
    "or_unit": _choice(Unit, "What it may be about instead.", required=False),
    "raters": Key(
        holds=Holds.CHOICES, choices=_of(RaterRole), required=True, about="Who answers. Together is always possible."
    ),
    "address_form": Key(holds=Holds.CHOICE, choices=("u", "je"), required=True, about="Form of address in prompts."),
    "prints": Key(holds=Holds.CHOICES, choices=_of(PrintTarget), required=True, about="Where answers may be printed."),
    "rights": text("Whose texts these are.", required=True),
    "about_nl": text("One line under the title."),
    "about_en": text(),
    "reminder_nl": text("What to keep in mind while choosing."),
    "reminder_en": text(),
    "caption_nl": text("Fixed sentence beside the drawing."),
    "caption_en": text(),
    "compare_caption_nl": text("Fixed sentence beside two moments."),
    "compare_caption_en": text(),
    "rules": Key(holds=Holds.TABLE, table=RULES, required=True),
    "values": repeated(VALUES, "Lists of values."),
    "part": repeated(PART, "The parts, in the order of the screen.", required=True),
    "item": repeated(ITEM, "The items, in the order of the screen.", required=True),
    "aspect": repeated(ASPECT, "Talking cards under the axes of a web."),
    "list": repeated(LIST, "Lists that are filled in row by row."),
    "field": repeated(FIELD, "Extra fields beside the answers."),
    "derived": repeated(DERIVED, "Value lists computed from a number."),
    "check": repeated(CHECK, "Rules between answers, looked at when a reading is finished."),
}
