"""Content packs: texts and forms a municipality adds in a folder or .ktpack file, without code (instruments C).

A pack adds text. It never changes ids, levels, limits, guards or comparison rules: whatever it names must exist.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from intake_app.i18n import _
from intake_app.instruments.checks import check_period, strings, tables
from intake_app.instruments.loader import Tables, decode, parse, read_instrument
from intake_app.instruments.model import Instrument, Item, Level
from intake_app.instruments.pack_files import checksum_of, checksum_problems, pack_files, shown_as
from intake_app.instruments.problems import FormsRefused, Problem, Report
from intake_app.instruments.shape import Holds, Key, Shape, check_table
from intake_app.instruments.shapes import kebab, repeated, text
from intake_app.instruments.textblocks import TextBlock, read_block

CONSULTANT_SCREEN = "consulent"
SHARED_SCREEN = "samen-scherm"
KINDS = ("cells", "prompts", "labels", "instruments", "offers", "textblocks", "rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A rights holder's text for one item and level. Never printed or exported unless the pack allows it."""

    item: str
    value: int
    words: str
    indicators: tuple[str, ...] = ()
    pack: str = ""
    expired_on: date | None = None
    print_allowed: bool = False
    export_allowed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptChange:
    """Prompts a pack adds, puts in place of the shipped ones, or hides."""

    instrument: str
    mode: str
    prompts: tuple[tuple[str, str], ...]

    def apply(self, item: Item) -> Item:
        """The item with its prompts changed."""
        mine = tuple(words for item_id, words in self.prompts if item_id == item.id)
        if not mine:
            return item
        if self.mode == "add":
            return replace(item, prompts=(*item.prompts, *mine))
        if self.mode == "hide":
            return replace(item, prompts=tuple(prompt for prompt in item.prompts if prompt not in mine))
        return replace(item, prompts=mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelChange:
    """Translated or simpler words for items and levels, in one language. Ids and numbers stay as they are."""

    instrument: str
    language: str
    words: Mapping[str, Mapping[str, str]]
    """Item id, or "value:<id of the level>", to the texts by name: label, plain, short, question, hint."""

    def apply(self, item: Item) -> Item:
        """The item with the words in this language beside its own."""
        return replace(item, **self._texts(item, item.id, ("label", "plain", "short", "question", "hint")))

    def apply_to_level(self, level: Level) -> Level:
        """The level with the words in this language beside its own."""
        return replace(level, **self._texts(level, f"value:{level.id}", ("label", "plain", "short")))

    def _texts(self, told: Item | Level, key: str, names: tuple[str, ...]) -> dict[str, Any]:
        mine = self.words.get(key, {})
        return {name: getattr(told, name).also(self.language, mine[name]) for name in names if name in mine}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A content pack as installed: who made it, with whose permission, and what it brings."""

    id: str
    version: str
    title: str
    owner: str
    contact: str
    valid_from: date
    valid_until: date | None
    kinds: tuple[str, ...]
    rights_holder: str
    permission: str
    audience: tuple[str, ...]
    print_allowed: bool
    export_allowed: bool
    checksum: str
    instruments: tuple[Instrument, ...] = ()
    cells: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    prompts: tuple[PromptChange, ...] = ()
    labels: tuple[LabelChange, ...] = ()
    text_blocks: tuple[TextBlock, ...] = ()

    def expired(self, today: date) -> bool:
        """Whether its validity has ended. It stays readable, with a line that says so."""
        return self.valid_until is not None and today > self.valid_until


PACK: Shape = {
    "schema": Key(holds=Holds.WHOLE, required=True, low=1, high=1),
    "id": kebab(),
    "version": text(required=True),
    "title_nl": text(required=True),
    "owner": text(required=True),
    "contact": text(),
    "created": Key(holds=Holds.DAY),
    "valid_from": Key(holds=Holds.DAY, required=True),
    "valid_until": Key(holds=Holds.DAY),
    "kinds": Key(holds=Holds.CHOICES, choices=KINDS, required=True),
    "rights_holder": text(),
    "permission_nl": text(empty=True),
    "permission_reference": text(empty=True),
    "audience": Key(holds=Holds.CHOICES, choices=(CONSULTANT_SCREEN, SHARED_SCREEN)),
    "print_allowed": Key(holds=Holds.SWITCH),
    "export_allowed": Key(holds=Holds.SWITCH),
}

CELLS: Shape = {
    "instrument": kebab(),
    "instrument_version": text(required=True),
    "cell": repeated(
        {
            "item": kebab(),
            "value": Key(holds=Holds.WHOLE, required=True),
            "text_nl": text(required=True),
            "indicators_nl": Key(holds=Holds.TEXTS),
        },
        "One text for one item and level.",
        required=True,
    ),
}

PROMPTS: Shape = {
    "instrument": kebab(),
    "mode": Key(holds=Holds.CHOICE, choices=("add", "hide", "replace"), required=True),
    "prompt": repeated(
        {"item": kebab(), "text_nl": Key(holds=Holds.TEXT, question=True, required=True)}, "", required=True
    ),
}


LABELS: Shape = {
    "instrument": kebab(),
    "label": repeated(
        {
            "item": Key(holds=Holds.KEBAB),
            "value": Key(holds=Holds.KEBAB, about="Id of a level."),
            **{name: text() for name in ("label", "short", "question", "hint")},
            "plain": Key(holds=Holds.TEXT, plain=True),
        },
        "The words for one item or one level.",
        required=True,
    ),
}


def read_pack(path: Path, instruments: Mapping[str, Instrument]) -> Pack:
    """The pack in a folder or .ktpack file. Raises FormsRefused with every fault: a faulty pack is refused whole.

    `instruments` are the shipped ones, which cells and prompts may speak about.
    """
    files = pack_files(path)
    texts: dict[str, str] = {}
    problems: list[Problem] = list(checksum_problems(path, files))
    for name, content in files.items():
        if name.endswith(".toml"):
            try:
                texts[name] = decode(content, shown_as(path, name))
            except FormsRefused as refused:
                problems.extend(refused.faults)
    pack: Pack | None = None
    try:
        pack = _read_head(path, texts, checksum_of(files))
    except FormsRefused as refused:
        problems.extend(refused.faults)
    if pack is not None:
        pack = _read_content(path, pack, texts, instruments, problems)
    if problems or pack is None:
        raise FormsRefused(sorted(problems))
    return pack


def _read_head(path: Path, texts: Mapping[str, str], checksum: str) -> Pack:
    name = "pack.toml"
    report = Report.about(shown_as(path, name), texts.get(name, ""))
    if name not in texts:
        report.add_at(1, _("The file pack.toml is missing."), _("Add it: it says whose pack this is."))
        report.stop_if_faulty()
    head = parse(texts[name], report)
    check_table(head, PACK, report)
    check_period(head, report)
    kinds = head.get("kinds")
    if isinstance(kinds, list) and "cells" in kinds and not strings(head, "permission_nl")[0].strip():
        message = _("It is not said with whose permission these texts are used.")
        report.add(("permission_nl",), message, _("Say with whose permission these texts are used."))
    report.stop_if_faulty()
    return Pack(
        id=head["id"],
        version=head["version"],
        title=head["title_nl"],
        owner=head["owner"],
        contact=head.get("contact", ""),
        valid_from=head["valid_from"],
        valid_until=head.get("valid_until"),
        kinds=tuple(head["kinds"]),
        rights_holder=head.get("rights_holder", ""),
        permission=head.get("permission_nl", ""),
        audience=tuple(head.get("audience", [CONSULTANT_SCREEN])),
        print_allowed=head.get("print_allowed", False),
        export_allowed=head.get("export_allowed", False),
        checksum=checksum,
    )


def _read_content(
    path: Path, pack: Pack, texts: Mapping[str, str], instruments: Mapping[str, Instrument], problems: list[Problem]
) -> Pack:
    cells: dict[str, tuple[Cell, ...]] = {}
    prompts: list[PromptChange] = []
    labels: list[LabelChange] = []
    own: list[Instrument] = []
    blocks: list[TextBlock] = []
    for name, words in sorted(texts.items()):
        folder = PurePosixPath(name).parts[0]
        file = shown_as(path, name)
        report = Report.about(file, words)
        try:
            if "/" in name and folder in KINDS and folder not in pack.kinds:
                message = _('pack.toml does not name the kind "{kind}".').format(kind=folder)
                report.add_at(1, message, _("Add it to kinds, or remove the folder."))
                report.stop_if_faulty()
            if folder == "instruments":
                own.append(read_instrument(words, file, pack=pack.id))
            elif folder == "textblocks":
                blocks.append(read_block(words, file, pack=pack.id, owner=pack.owner))
            elif folder == "cells":
                instrument, texts_of_cells = _read_cells(words, report, pack, instruments)
                cells[instrument] = texts_of_cells
            elif folder == "prompts":
                prompts.append(_read_prompts(words, report, instruments))
            elif folder == "labels":
                labels.append(_read_labels(words, report, PurePosixPath(name), instruments))
            elif "/" in name and folder not in KINDS:
                report.add_at(1, _('A pack has no folder "{folder}".').format(folder=folder), _("Remove the folder."))
                report.stop_if_faulty()
        except FormsRefused as refused:
            problems.extend(refused.faults)
    return replace(
        pack,
        instruments=tuple(own),
        cells=cells,
        prompts=tuple(prompts),
        labels=tuple(labels),
        text_blocks=tuple(blocks),
    )


def _known_instrument(table: Tables, report: Report, instruments: Mapping[str, Instrument]) -> Instrument | None:
    name = strings(table, "instrument")[0]
    if name and name not in instruments:
        message = _('The form "{form}" does not exist.').format(form=name)
        report.add(("instrument",), message, _("Choose from: {choices}.").format(choices=", ".join(instruments)))
    return instruments.get(name)


def _read_cells(
    words: str, report: Report, pack: Pack, instruments: Mapping[str, Instrument]
) -> tuple[str, tuple[Cell, ...]]:
    table = parse(words, report)
    check_table(table, CELLS, report)
    instrument = _known_instrument(table, report, instruments)
    if instrument is not None:
        if table.get("instrument_version") != instrument.version:
            message = _('These texts are for another version of "{form}".').format(form=instrument.title)
            report.add(("instrument_version",), message, _("Use texts of version {v}.").format(v=instrument.version))
        _check_cells(table, report, instrument)
    report.stop_if_faulty()
    return table["instrument"], tuple(
        Cell(
            item=one["item"],
            value=one["value"],
            words=one["text_nl"],
            indicators=tuple(one.get("indicators_nl", ())),
            pack=pack.id,
            expired_on=pack.valid_until,
            print_allowed=pack.print_allowed,
            export_allowed=pack.export_allowed,
        )
        for one in table["cell"]
    )


def _check_cells(table: Tables, report: Report, instrument: Instrument) -> None:
    items = {item.id for item in instrument.items}
    seen = set()
    for index, one in tables(table, "cell"):
        item, value = strings(one, "item")[0], one.get("value")
        if not _check_item(item, items, report, ("cell", index, "item"), instrument):
            continue
        if isinstance(value, int) and value not in instrument.part_of(item).allowed:
            message = _('"{form}" has no level {value}.').format(form=instrument.title, value=value)
            report.add(("cell", index, "value"), message, _("A pack adds texts, never levels."))
        if (item, value) in seen:
            report.add(("cell", index, "value"), _("There is a text for this level already."), _("Remove one."))
        seen.add((item, value))


def _check_item(
    item: str, items: set[str], report: Report, where: tuple[str | int, ...], instrument: Instrument
) -> bool:
    if item and item not in items:
        message = _('"{form}" has no question "{item}".').format(form=instrument.title, item=item)
        report.add(where, message, _("Choose from: {choices}.").format(choices=", ".join(sorted(items))))
    return item in items


def _read_prompts(words: str, report: Report, instruments: Mapping[str, Instrument]) -> PromptChange:
    table = parse(words, report)
    check_table(table, PROMPTS, report)
    instrument = _known_instrument(table, report, instruments)
    if instrument is not None:
        items = {item.id for item in instrument.items}
        for index, one in tables(table, "prompt"):
            _check_item(strings(one, "item")[0], items, report, ("prompt", index, "item"), instrument)
    report.stop_if_faulty()
    return PromptChange(
        instrument=table["instrument"],
        mode=table["mode"],
        prompts=tuple((one["item"], one["text_nl"]) for one in table["prompt"]),
    )


def _read_labels(words: str, report: Report, name: PurePosixPath, instruments: Mapping[str, Instrument]) -> LabelChange:
    if len(name.parts) != 3 or not re.fullmatch(r"[a-z]{2,3}", name.parts[1]):
        message = _("Labels lie in a folder named after their language.")
        report.add_at(1, message, _("Put the file in labels/tr, labels/ar or another language."))
        report.stop_if_faulty()
    table = parse(words, report)
    check_table(table, LABELS, report)
    instrument = _known_instrument(table, report, instruments)
    if instrument is not None:
        items = {item.id for item in instrument.items}
        levels = {level.id for values in instrument.values for level in values.levels}
        for index, one in tables(table, "label"):
            item, value = strings(one, "item", "value")
            if bool(item) == bool(value):
                message = _("These are words for an item or for a value.")
                report.add(("label", index), message, _("Give item or value, and not both."))
            _check_item(item, items, report, ("label", index, "item"), instrument)
            if value and value not in levels:
                message = _('"{form}" has no value "{value}".').format(form=instrument.title, value=value)
                report.add(
                    ("label", index, "value"),
                    message,
                    _("Choose from: {choices}.").format(choices=", ".join(sorted(levels))),
                )
    report.stop_if_faulty()
    return LabelChange(
        instrument=table["instrument"],
        language=name.parts[1],
        words={
            one.get("item") or f"value:{one['value']}": {k: v for k, v in one.items() if k not in ("item", "value")}
            for one in table["label"]
        },
    )
