"""Terms as data: what starts them, how long they are, what ends them; dated and replaceable (forms/terms, rules 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from intake_app.domain.dates import Counting, Length, Unit
from intake_app.domain.terms import TermKind, TermWeight
from intake_app.i18n import _
from intake_app.instruments.checked import due_for_check
from intake_app.instruments.checks import check_name, check_period, report_double, strings, tables
from intake_app.instruments.loader import Tables, both, parse
from intake_app.instruments.model import NO_TEXT, Text
from intake_app.instruments.problems import Report
from intake_app.instruments.rule_profiles import TERM_SETTINGS
from intake_app.instruments.shape import Holds, Key, Shape, check_table
from intake_app.instruments.shapes import kebab, repeated, text
from intake_app.instruments.term_names import KNOWN_CONDITIONS, KNOWN_FACTS, KNOWN_NOTICES

LONGEST = 1200
"""Largest length that a term may have, in its own unit."""


class Configurable(StrEnum):
    """Whether a municipality may give a term another length."""

    NO = "nee"
    YES = "ja"
    SHORTER = "korter"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEventKind:
    """Something that starts or ends terms. By hand unless a `fact` of the dossier tells; a period has an end day.

    `instruments` narrows facts about readings.
    """

    id: str
    label: Text
    fact: str = ""
    instruments: tuple[str, ...] = ()
    period: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TermDefinition:
    """One row of the tables of terms. `triggers` and `ends` are ids of events; the newest trigger counts unless `each`.

    `agreed` names a fact whose day is due instead of a computed one. `every` starts anew after each of `rounds`.
    """

    id: str
    key: str
    title: Text
    kind: TermKind
    weight: TermWeight
    triggers: tuple[str, ...]
    counting: Counting
    length: Length
    setting: str = ""
    setting_days: str = ""
    configurable: Configurable = Configurable.NO
    reminders: tuple[int, ...] = ()
    ends: tuple[str, ...] = ()
    ends_after_due: tuple[str, ...] = ()
    agreed: str = ""
    each: bool = False
    every: bool = False
    rounds: tuple[str, ...] = ()
    suspends: bool = False
    extension: Length | None = None
    most_extensions: int = 0
    applies: str = ""
    notices: tuple[str, ...] = ()
    article: str = ""
    note: Text = NO_TEXT
    source: str = ""
    checked_on: date
    valid_until: date | None = None
    unchecked: bool = False

    def needs_check(self, today: date) -> bool:
        """Whether somebody should look whether this is still so."""
        return self.unchecked or due_for_check(self.checked_on, self.valid_until, today)

    def with_length(self, amount: int, unit: Unit | None = None, days: int = 0) -> TermDefinition:
        """The same term of another length."""
        return replace(self, length=Length(amount, unit or self.length.unit, days))


@dataclass(frozen=True, slots=True, kw_only=True)
class TermBook:
    """One file of terms, or all of them together."""

    id: str
    events: Mapping[str, TermEventKind]
    terms: tuple[TermDefinition, ...]

    def term(self, term_id: str) -> TermDefinition | None:
        """The term with this id, or None."""
        return next((one for one in self.terms if one.id == term_id), None)

    @property
    def by_hand(self) -> tuple[TermEventKind, ...]:
        """The events that people write down themselves, by name."""
        found = (one for one in self.events.values() if not one.fact)
        return tuple(sorted(found, key=lambda one: str(one.label).casefold()))


_EVENT: Shape = {
    "id": kebab(),
    "label_nl": text("A noun with its article, as it stands after 'na': de melding.", required=True),
    "label_en": text(required=True),
    "fact": Key(holds=Holds.CHOICE, choices=tuple(KNOWN_FACTS), about="What the dossier itself knows the day of."),
    "instruments": Key(holds=Holds.TEXTS, about="Only readings of these forms."),
    "period": Key(holds=Holds.SWITCH, about="It has a last day, which is asked for."),
}

_UNITS = tuple(Unit)
_TERM: Shape = {
    "id": text("Number of the term in the rules: TL02, TP04b.", required=True),
    "key": text("Settings key of the rules: wmo.onderzoek."),
    "title_nl": text("What is due, in a few words.", required=True),
    "title_en": text(required=True),
    "kind": Key(holds=Holds.CHOICE, choices=tuple(TermKind), required=True),
    "weight": Key(holds=Holds.CHOICE, choices=tuple(TermWeight), about="W asks for something, I only tells."),
    "triggers": Key(holds=Holds.TEXTS, about="Ids of the events that start it."),
    "counting": Key(holds=Holds.CHOICE, choices=tuple(Counting), required=True),
    "amount": Key(holds=Holds.WHOLE, low=0, high=LONGEST),
    "unit": Key(holds=Holds.CHOICE, choices=_UNITS),
    "days": Key(holds=Holds.WHOLE, low=0, high=31, about="Days beside the months."),
    "setting": Key(holds=Holds.CHOICE, choices=tuple(TERM_SETTINGS), about="Setting that holds the amount."),
    "setting_days": Key(holds=Holds.CHOICE, choices=tuple(TERM_SETTINGS), about="Setting that holds days beside it."),
    "configurable": Key(holds=Holds.CHOICE, choices=tuple(Configurable)),
    "reminders": Key(holds=Holds.WHOLES, about="Days before the due day; below 0 after it."),
    "ends": Key(holds=Holds.TEXTS, about="Events that settle it, on or after its trigger."),
    "ends_after_due": Key(holds=Holds.TEXTS, about="Events that settle it when they come on or after the due day."),
    "agreed": Key(holds=Holds.KEBAB, about="Event whose day is due, when there is one."),
    "each": Key(holds=Holds.SWITCH, about="Every trigger starts one, not the newest alone."),
    "every": Key(holds=Holds.SWITCH, about="It starts anew after each round."),
    "rounds": Key(holds=Holds.TEXTS, about="Events that complete a round."),
    "suspends": Key(holds=Holds.SWITCH, about="It can be suspended."),
    "extend_amount": Key(holds=Holds.WHOLE, low=1, high=LONGEST),
    "extend_unit": Key(holds=Holds.CHOICE, choices=_UNITS),
    "extend_most": Key(holds=Holds.WHOLE, low=1, high=9),
    "applies": Key(holds=Holds.CHOICE, choices=tuple(KNOWN_CONDITIONS)),
    "notices": Key(holds=Holds.CHOICES, choices=tuple(KNOWN_NOTICES)),
    "article": text("The article, or who does it this way."),
    "note_nl": text("One sentence to know beside it."),
    "note_en": text(),
}

TERMS: Shape = {
    "schema": Key(holds=Holds.WHOLE, required=True, low=1, high=1),
    "id": kebab(),
    "name_nl": text(required=True),
    "name_en": text(required=True),
    "municipality": text("Empty for the whole country.", required=True, empty=True),
    "valid_from": Key(holds=Holds.DAY, required=True),
    "valid_until": Key(holds=Holds.DAY),
    "source": text(required=True),
    "checked_on": Key(holds=Holds.DAY, required=True),
    "needs_check": Key(holds=Holds.SWITCH),
    "event": repeated(_EVENT, "Everything that starts or ends a term in this file.", required=True),
    "term": repeated(_TERM, "The terms, in the order of the rules.", required=True),
}

_EVENT_LISTS = ("triggers", "ends", "ends_after_due", "rounds")


def read_terms(text: str, file: Path | str) -> TermBook:
    """The terms of a file. Raises FormsRefused with every fault."""
    report = Report.about(file, text)
    table = parse(text, report)
    check_table(table, TERMS, report)
    check_period(table, report)
    _check_events(table, report)
    _check_terms(table, report)
    check_name(table, file, report)
    report.stop_if_faulty()
    return _book(table)


def joined(books: tuple[TermBook, ...]) -> TermBook:
    """All files together; of two terms with one id the later file's holds."""
    terms = {one.id: one for book in books for one in book.terms}
    events = {one.id: one for book in books for one in book.events.values()}
    return TermBook(id="", events=events, terms=tuple(terms.values()))


def _check_events(table: Tables, report: Report) -> None:
    report_double(report, ((("event", i, "id"), strings(one, "id")[0]) for i, one in tables(table, "event")))


def _check_terms(table: Tables, report: Report) -> None:
    report_double(report, ((("term", i, "id"), strings(one, "id")[0]) for i, one in tables(table, "term")))
    known = {strings(one, "id")[0] for _i, one in tables(table, "event")}
    for index, one in tables(table, "term"):
        where = ("term", index)
        named = [(key, name) for key in _EVENT_LISTS for name in _names(one.get(key))]
        named += [("agreed", name) for name in strings(one, "agreed") if name]
        for key, name in named:
            if name not in known:
                message = _('There is no {table} with the id "{id}".').format(table="[[event]]", id=name)
                report.add((*where, key), message, _("Add it, or correct the name."))
        _check_length(one, report, where)


def _names(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _check_length(one: Mapping[str, object], report: Report, where: tuple[str | int, ...]) -> None:
    counting = one.get("counting")
    clock = counting != Counting.NONE
    if clock and not _names(one.get("triggers")):
        report.add((*where, "triggers"), _("A clock needs something that starts it."), _("Add a line triggers."))
    counted = clock and counting != Counting.ON
    if counted != ("amount" in one and "unit" in one):
        message = _("A term is counted with an amount and a unit, and nothing else is.")
        report.add((*where, "amount"), message, _("Give both, or neither."))
    if one.get("unit") == Unit.WORKING_DAYS and counting not in (Counting.WITHIN, Counting.BEFORE):
        message = _("Working days are counted forwards or backwards only.")
        report.add((*where, "unit"), message, _('Write counting = "binnen".'))
    if len({"extend_amount", "extend_unit", "extend_most"} & set(one)) not in (0, 3):
        message = _("extend_amount, extend_unit and extend_most belong together.")
        report.add((*where, "extend_amount"), message, _("Give all, or none."))
    if "extend_unit" in one and one["extend_unit"] != one.get("unit"):
        message = _("A term is extended in the unit in which it is counted.")
        report.add((*where, "extend_unit"), message, _("Use the same unit as above."))
    if one.get("rounds") and one.get("every") is not True:
        report.add((*where, "rounds"), _("Only a term that starts anew has rounds."), _("Write every = true."))
    if one.get("setting") and one.get("configurable") in (None, Configurable.NO):
        message = _("A term that a setting changes is configurable.")
        report.add((*where, "configurable"), message, _('Write configurable = "ja".'))


def _book(table: Tables) -> TermBook:
    events = [
        TermEventKind(
            id=one["id"],
            label=both(one, "label"),
            fact=one.get("fact", ""),
            instruments=tuple(one.get("instruments", ())),
            period=one.get("period", False),
        )
        for one in table["event"]
    ]
    return TermBook(
        id=table["id"],
        events={one.id: one for one in events},
        terms=tuple(_term(one, table) for one in table["term"]),
    )


_PLAIN_KEYS = ("key", "setting", "setting_days", "agreed", "applies", "article")
_LISTS = (*_EVENT_LISTS, "reminders", "notices")


def _term(one: Tables, table: Tables) -> TermDefinition:
    plain: dict[str, Any] = {name: one.get(name, "") for name in _PLAIN_KEYS}
    lists: dict[str, Any] = {name: tuple(one.get(name, ())) for name in _LISTS}
    extension = Length(one["extend_amount"], Unit(one["extend_unit"])) if "extend_amount" in one else None
    return TermDefinition(
        id=one["id"],
        title=both(one, "title"),
        kind=TermKind(one["kind"]),
        weight=TermWeight(one.get("weight", TermWeight.WARN)),
        counting=Counting(one["counting"]),
        length=Length(one.get("amount", 0), Unit(one.get("unit", Unit.DAYS)), one.get("days", 0)),
        configurable=Configurable(one.get("configurable", Configurable.NO)),
        each=one.get("each", False),
        every=one.get("every", False),
        suspends=one.get("suspends", False),
        extension=extension,
        most_extensions=one.get("extend_most", 0),
        note=both(one, "note"),
        source=table["source"],
        checked_on=table["checked_on"],
        valid_until=table.get("valid_until"),
        unchecked=table.get("needs_check", False),
        **plain,
        **lists,
    )
