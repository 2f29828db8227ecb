"""Law as data: what each legal ground asks of a plan, dated and replaceable (forms/grounds, rules 1 and 2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from intake_app.i18n import _
from intake_app.instruments.checked import Checked, dated_in
from intake_app.instruments.checks import check_name, check_period, report_double, strings, tables
from intake_app.instruments.loader import Tables, both, parse
from intake_app.instruments.model import NO_TEXT, Text
from intake_app.instruments.problems import Report
from intake_app.instruments.rule_names import KNOWN_CONDITIONS, KNOWN_RULES
from intake_app.instruments.shape import Holds, Key, Shape, check_table
from intake_app.instruments.shapes import kebab, repeated, text

COMMON = "common"
"""Id of the ground that every plan has."""


class Severity(StrEnum):
    """What a missing element does to "definitief": BLOCK refuses it, WARN asks, INFORM only shows."""

    BLOCK = "B"
    WARN = "W"
    INFORM = "I"


class ElementInput(StrEnum):
    """How an element that is no field elsewhere is filled in; stored as PlanElement."""

    TEXT = "text"
    DATE = "date"
    YES_NO_DATE = "yes-no-date"
    CHOICE = "choice"
    BLOCK = "block"


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementOption:
    """One choice of an element; with an element of input TEXT a quick answer ("besproken, geen vraag")."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundElement:
    """One thing a ground asks. Either `rule` names a check that code computes, or `element` is filled in by people.

    `field` is "<screen>/<field>": where a person mends it. `row` is the row of the form plan-44a or wmo-onderzoek.
    """

    id: str
    ground: str
    severity: Severity
    reason: bool = False
    """Going on without it asks for a reason."""
    row: str = ""
    rule: str = ""
    element: str = ""
    input: ElementInput | None = None
    options: tuple[ElementOption, ...] = ()
    block: str = ""
    """Kind of text block to choose from, with input BLOCK."""
    with_date: bool = False
    field: str
    article: str = ""
    who: str = ""
    applies: str = ""
    variant: str = ""
    raise_when: str = ""
    raise_to: Severity | None = None
    label: Text
    named: Text = NO_TEXT
    do: Text
    why: Text
    not_applicable: Text = NO_TEXT
    """Label of the answer "not applicable, because"; empty where that is no answer."""

    @property
    def may_not_apply(self) -> bool:
        """Whether "not applicable" with a reason satisfies it."""
        return bool(self.not_applicable)

    @property
    def is_law(self) -> bool:
        """Whether an article of this ground asks it. The guide shows those first, then what is good for people."""
        return bool(self.article) and self.ground != COMMON

    def label_for(self, name: str) -> str:
        """The label with the resident's first name in it, where it has a place for that: "Wie begeleidt Joyce"."""
        return str(self.named).replace("{naam}", name) if self.named and name else str(self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A flag on a ground that asks more: the plan of a single parent, a re-examination."""

    id: str
    label: Text
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Checked):
    """One legal ground, or what every plan needs (`common`). `title` is the law, `law` the article."""

    id: str
    name: Text
    title: Text
    law: Text
    municipality: str
    valid_from: date
    source: str
    variants: tuple[Variant, ...]
    elements: tuple[GroundElement, ...]


def elements_of(grounds: Iterable[Ground]) -> tuple[GroundElement, ...]:
    """What these grounds ask together. A rule that several ask is asked once: the law's line wins over the common one.

    When one asks it more severely than the other, the severer holds.
    """
    merged: dict[str, GroundElement] = {}
    for ground in grounds:
        for element in ground.elements:
            key = element.rule or f"element:{element.element}"
            earlier = merged.get(key)
            if earlier is None:
                merged[key] = element
            elif element.is_law or not earlier.is_law:
                merged[key] = replace(element, severity=_severer(earlier, element))
            else:
                merged[key] = replace(earlier, severity=_severer(earlier, element))
    order = {element.id: index for index, element in enumerate(e for g in grounds for e in g.elements)}
    return tuple(sorted(merged.values(), key=lambda one: (not one.is_law, order.get(one.id, 0))))


def _severer(one: GroundElement, other: GroundElement) -> Severity:
    ranking = (Severity.INFORM, Severity.WARN, Severity.BLOCK)
    return max(one.severity, other.severity, key=ranking.index)


_OPTION: Shape = {"id": kebab(), "label_nl": text(required=True), "label_en": text(required=True)}

_ELEMENT: Shape = {
    "id": text("Number of the element in the rules: CC01, CP03, CW06a.", required=True),
    "severity": Key(holds=Holds.CHOICE, choices=tuple(Severity), required=True),
    "reason": Key(holds=Holds.SWITCH),
    "row": Key(holds=Holds.KEBAB),
    "rule": Key(holds=Holds.KEBAB, about="Name of a check that the program computes."),
    "element": Key(holds=Holds.KEBAB, about="Name under which people's answer is kept."),
    "input": Key(holds=Holds.CHOICE, choices=tuple(ElementInput)),
    "block": Key(holds=Holds.KEBAB, about="Kind of text block to choose from."),
    "with_date": Key(holds=Holds.SWITCH),
    "field": text("Screen and field to jump to: plan/review_dates.", required=True),
    "article": text(),
    "who": Key(holds=Holds.CHOICE, choices=("college", "consulent", "inwoner", "samen")),
    "applies": Key(holds=Holds.CHOICE, choices=tuple(KNOWN_CONDITIONS)),
    "variant": Key(holds=Holds.KEBAB),
    "raise_when": Key(holds=Holds.CHOICE, choices=tuple(KNOWN_CONDITIONS)),
    "raise_to": Key(holds=Holds.CHOICE, choices=tuple(Severity)),
    "label_nl": text(required=True),
    "label_en": text(required=True),
    "named_nl": text("The label with {naam} where the first name goes."),
    "named_en": text(),
    "do_nl": text("What to do about it, as a command.", required=True),
    "do_en": text(required=True),
    "why_nl": text("Why it is asked, in one sentence.", required=True),
    "why_en": text(required=True),
    "na_nl": text("Label of the answer: not applicable, because."),
    "na_en": text(),
    "option": repeated(_OPTION, "Choices, or quick answers beside a text."),
}

GROUND: Shape = {
    "schema": Key(holds=Holds.WHOLE, required=True, low=1, high=1),
    "id": kebab(),
    "name_nl": text(required=True),
    "name_en": text(required=True),
    "title_nl": text(required=True),
    "title_en": text(required=True),
    "law_nl": text(),
    "law_en": text(),
    "municipality": text("Empty for the whole country.", required=True, empty=True),
    "valid_from": Key(holds=Holds.DAY, required=True),
    "valid_until": Key(holds=Holds.DAY),
    "source": text(required=True),
    "checked_on": Key(holds=Holds.DAY, required=True),
    "needs_check": Key(holds=Holds.SWITCH),
    "variant": repeated(
        {"id": kebab(), "label_nl": text(required=True), "label_en": text(required=True), "article": text()},
        "Flags on a plan that make the ground ask more.",
    ),
    "element": repeated(_ELEMENT, "Everything the ground asks, in the order of the guide.", required=True),
}


def read_ground(text: str, file: Path | str, *, known_rules: Collection[str] = KNOWN_RULES) -> Ground:
    """The ground of a file. Raises FormsRefused with every fault; a rule the program does not know is one."""
    report = Report.about(file, text)
    table = parse(text, report)
    check_table(table, GROUND, report)
    check_period(table, report)
    _check_elements(table, report, known_rules)
    check_name(table, file, report)
    report.stop_if_faulty()
    return _ground(table)


def _check_elements(table: Mapping[str, object], report: Report, known_rules: Collection[str]) -> None:
    report_double(report, ((("element", i, "id"), strings(one, "id")[0]) for i, one in tables(table, "element")))
    kept = ((("element", i, "element"), strings(one, "element")[0]) for i, one in tables(table, "element"))
    report_double(report, ((where, name) for where, name in kept if name))
    variants = {strings(one, "id")[0] for _i, one in tables(table, "variant")}
    for index, one in tables(table, "element"):
        where = ("element", index)
        rule, element, kind, block, variant = strings(one, "rule", "element", "input", "block", "variant")
        if bool(rule) == bool(element):
            message = _("An element is either computed or filled in.")
            report.add((*where, "rule"), message, _("Give it a rule or an element, and not both."))
        if rule and rule not in known_rules:
            message = _('The program does not know the rule "{rule}".').format(rule=rule)
            report.add((*where, "rule"), message, _("Choose from: {choices}.").format(choices=", ".join(known_rules)))
        if bool(element) != bool(kind):
            report.add((*where, "input"), _("It is not said how this is filled in."), _("Give element and input both."))
        if (kind == "block") != bool(block):
            message = _("A text block needs its kind, and nothing else does.")
            report.add((*where, "block"), message, _('Give block beside input = "block" only.'))
        if kind == "choice" and not list(tables(one, "option")):
            report.add(
                (*where, "option"), _("A choice without options."), _("Add a table [[element.option]] for each.")
            )
        if variant and variant not in variants:
            message = _('There is no {table} with the id "{id}".').format(table="[[variant]]", id=variant)
            report.add((*where, "variant"), message, _("Add it, or correct the name."))
        if ("raise_when" in one) != ("raise_to" in one):
            message = _("raise_when and raise_to belong together.")
            report.add((*where, "raise_to"), message, _("Give both, or neither."))


def _ground(table: Tables) -> Ground:
    return Ground(
        id=table["id"],
        name=both(table, "name"),
        title=both(table, "title"),
        law=both(table, "law"),
        **dated_in(table),
        variants=tuple(
            Variant(id=one["id"], label=both(one, "label"), article=one.get("article", ""))
            for one in table.get("variant", ())
        ),
        elements=tuple(_element(one, table["id"]) for one in table["element"]),
    )


_PLAIN_KEYS = ("row", "rule", "element", "block", "article", "who", "applies", "variant", "raise_when")


def _element(table: Tables, ground: str) -> GroundElement:
    plain: dict[str, Any] = {key: table.get(key, "") for key in _PLAIN_KEYS}
    return GroundElement(
        id=table["id"],
        ground=ground,
        severity=Severity(table["severity"]),
        reason=table.get("reason", False),
        input=ElementInput(table["input"]) if "input" in table else None,
        options=tuple(ElementOption(id=one["id"], label=both(one, "label")) for one in table.get("option", ())),
        with_date=table.get("with_date", False),
        field=table["field"],
        raise_to=Severity(table["raise_to"]) if "raise_to" in table else None,
        label=both(table, "label"),
        named=both(table, "named"),
        do=both(table, "do"),
        why=both(table, "why"),
        not_applicable=both(table, "na"),
        **plain,
    )
