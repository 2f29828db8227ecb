"""Content packs: texts and forms a municipality adds in a folder or .ktpack file, without code (instruments C).

A pack adds text. It never changes ids, levels, limits, guards or comparison rules: whatever it names must exist.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath

from intake_app.domain.catalogue import Offer
from intake_app.i18n import _
from intake_app.instruments.checks import check_period, strings, tables
from intake_app.instruments.loader import Tables, decode, parse, read_instrument
from intake_app.instruments.model import Instrument
from intake_app.instruments.offer_lines import read_offers
from intake_app.instruments.pack_contents import (
    CONSULTANT_SCREEN,
    KINDS,
    SHARED_SCREEN,
    Cell,
    LabelChange,
    Pack,
    PromptChange,
)
from intake_app.instruments.pack_files import checksum_of, checksum_problems, gather, shown_as
from intake_app.instruments.pack_names import reserved
from intake_app.instruments.problems import FormsRefused, Problem, Report
from intake_app.instruments.shape import Holds, Key, Shape, check_table
from intake_app.instruments.shapes import kebab, repeated, text
from intake_app.instruments.textblocks import TextBlock, read_block

LONGEST_ID = 60

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
    files, faults = gather(path)
    return pack_of(path, files, instruments, faults)


def pack_of(
    path: Path, files: Mapping[str, bytes], instruments: Mapping[str, Instrument], faults: Sequence[Problem] = ()
) -> Pack:
    """The pack that these files make, which were read from `path`. Raises FormsRefused as `read_pack`.

    `faults` were found in its other files already.
    """
    texts: dict[str, str] = {}
    problems = [*(faults or checksum_problems(path, files))]
    if faults and not files:
        raise FormsRefused(problems)
    for name, content in files.items():
        if name.endswith(".toml") or (name.startswith("offers/") and name.endswith(".csv")):
            try:
                texts[name] = decode(content, shown_as(path, name))
            except FormsRefused as refused:
                problems.extend(refused.faults)
    try:
        pack = _read_head(path, texts, checksum_of(files))
    except FormsRefused as refused:
        problems.extend(refused.faults)
        pack = _UNNAMED  # so that the faults of the other files are told too
    pack = _read_content(path, pack, texts, instruments, problems)
    if problems:
        raise FormsRefused(sorted(problems))
    return pack


_UNNAMED = Pack(
    id="x", version="", title="", owner="", contact="", valid_from=date.min, valid_until=None, kinds=KINDS,
    rights_holder="", permission="", audience=(), print_allowed=False, export_allowed=False, checksum="",
)  # fmt: skip
"""Stands for a pack whose pack.toml is wrong while the rest of it is read; never given to anybody."""


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
    _check_id(strings(head, "id")[0], report)
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
        permission_reference=head.get("permission_reference", ""),
        audience=tuple(head.get("audience", [CONSULTANT_SCREEN])),
        print_allowed=head.get("print_allowed", False),
        export_allowed=head.get("export_allowed", False),
        checksum=checksum,
    )


def _check_id(pack_id: str, report: Report) -> None:
    """The id becomes the name of a file on every computer that installs the pack."""
    if len(pack_id) > LONGEST_ID or reserved(pack_id):
        message = _("This id cannot be the name of a file, or it is too long.")
        report.add(("id",), message, _("Choose another id, of at most {n} letters.").format(n=LONGEST_ID))


def refuse_clash(path: Path, pack: Pack, others: Sequence[Pack], instruments: Mapping[str, Instrument]) -> None:
    """Raises FormsRefused when another pack, or a shipped form, has an id of this pack already."""
    report = Report.about(path, "")
    if any(other.id == pack.id for other in others):
        message = _('There is a pack "{id}" already.').format(id=pack.id)
        report.add_at(1, message, _("Remove one of the two, or give this one another id."))
    there = {one.id for other in others for one in other.instruments} | set(instruments)
    for one in pack.instruments:
        if one.id in there:
            message = _('There is a form "{id}" already.').format(id=one.id)
            report.add_at(1, message, _("Give the form of this pack another id."))
    report.stop_if_faulty()


class _Contents:
    """Reads the files of a pack, folder by folder; forms first, because the other folders may speak of them."""

    def __init__(self, pack: Pack, known: Mapping[str, Instrument]) -> None:
        self.pack = pack
        self.known = dict(known)
        self.faulty: set[str] = set()
        """Forms of this pack that were refused: what else speaks of them cannot be checked, and is no fault itself."""
        self.cells: dict[str, tuple[Cell, ...]] = {}
        self.prompts: list[PromptChange] = []
        self.labels: list[LabelChange] = []
        self.blocks: list[TextBlock] = []
        self.offers: list[Offer] = []

    def read(self, name: PurePosixPath, words: str, report: Report) -> None:
        """Take in one file. Raises FormsRefused with its faults."""
        folder = name.parts[0]
        if len(name.parts) > 1:
            self._check_folder(folder, report)
        if (
            self.faulty
            and folder not in ("instruments", "offers")
            and str(parse(words, report).get("instrument")) in self.faulty
        ):
            return
        if folder == "instruments":
            form = read_instrument(words, report.file, pack=self.pack.id)
            self.known[form.id] = form
        elif folder == "textblocks":
            self.blocks.append(read_block(words, report.file, pack=self.pack.id, owner=self.pack.owner))
        elif folder == "offers":
            self._add_offers(read_offers(words, report.file, pack=self.pack.id), report)
        elif folder == "cells":
            self.cells.update(_read_cells(words, report, self.pack, self.known))
        elif folder == "prompts":
            self.prompts.append(_read_prompts(words, report, self.known))
        elif folder == "labels":
            self.labels.append(_read_labels(words, report, name, self.known))
        else:
            parse(words, report)

    def _add_offers(self, offers: Sequence[Offer], report: Report) -> None:
        known = {one.key for one in self.offers}
        for one in offers:
            if one.key in known:
                message = _('There are two offers called "{id}".').format(id=one.key)
                report.add_at(1, message, _("Give one another id."))
        report.stop_if_faulty()
        self.offers.extend(offers)

    def _check_folder(self, folder: str, report: Report) -> None:
        if folder not in KINDS:
            report.add_at(1, _('A pack has no folder "{folder}".').format(folder=folder), _("Remove the folder."))
        elif folder not in self.pack.kinds:
            message = _('pack.toml does not name the kind "{kind}".').format(kind=folder)
            report.add_at(1, message, _("Add it to kinds, or remove the folder."))
        report.stop_if_faulty()

    def whole(self) -> Pack:
        """The pack with everything that was read."""
        return replace(
            self.pack,
            instruments=tuple(form for form in self.known.values() if form.pack == self.pack.id),
            cells=self.cells,
            prompts=tuple(self.prompts),
            labels=tuple(self.labels),
            text_blocks=tuple(self.blocks),
            offers=tuple(self.offers),
        )


def _read_content(
    path: Path, pack: Pack, texts: Mapping[str, str], known: Mapping[str, Instrument], problems: list[Problem]
) -> Pack:
    contents = _Contents(pack, known)
    forms_first = sorted(texts, key=lambda name: (not name.startswith("instruments/"), name))
    for name in forms_first:
        try:
            contents.read(PurePosixPath(name), texts[name], Report.about(shown_as(path, name), texts[name]))
        except FormsRefused as refused:
            problems.extend(refused.faults)
            if name.startswith("instruments/"):
                contents.faulty.add(PurePosixPath(name).stem)
    return contents.whole()


def _known_instrument(table: Tables, report: Report, instruments: Mapping[str, Instrument]) -> Instrument | None:
    name = strings(table, "instrument")[0]
    if name and name not in instruments:
        message = _('The form "{form}" does not exist.').format(form=name)
        report.add(("instrument",), message, _("Choose from: {choices}.").format(choices=", ".join(instruments)))
    return instruments.get(name)


def _read_cells(
    words: str, report: Report, pack: Pack, instruments: Mapping[str, Instrument]
) -> dict[str, tuple[Cell, ...]]:
    table = parse(words, report)
    check_table(table, CELLS, report)
    instrument = _known_instrument(table, report, instruments)
    if instrument is not None:
        if table.get("instrument_version") != instrument.version:
            message = _('These texts are for another version of "{form}".').format(form=instrument.title)
            report.add(("instrument_version",), message, _("Use texts of version {v}.").format(v=instrument.version))
        _check_cells(table, report, instrument)
    report.stop_if_faulty()
    cells = tuple(
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
    return {table["instrument"]: cells}


def _check_cells(table: Tables, report: Report, instrument: Instrument) -> None:
    items = {item.id for item in instrument.items}
    seen = set()
    for index, one in tables(table, "cell"):
        item, value = strings(one, "item")[0], one.get("value")
        known = _check_item(item, items, report, ("cell", index, "item"), instrument)
        if not known or not isinstance(value, int):
            continue
        if value not in instrument.part_of(item).allowed:
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
