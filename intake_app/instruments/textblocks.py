"""Dated municipal texts for the plan: consequences, duties, rights. Their words are copied into a plan, never typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from intake_app.domain.rights import DutyClass
from intake_app.i18n import _
from intake_app.instruments.checked import due_for_check
from intake_app.instruments.checks import check_name, check_period, report_double, strings, tables
from intake_app.instruments.loader import Tables, parse
from intake_app.instruments.model import NO_TEXT, Text
from intake_app.instruments.problems import Report
from intake_app.instruments.shape import Holds, Key, Shape, check_table
from intake_app.instruments.shapes import kebab, repeated, text

EXAMPLE_MUNICIPALITY = "voorbeeld"
CONSEQUENCES = "gevolgen"
FAIRNESS = ("geen-schuld", "dringende-redenen", "heroverweging", "herziening")
"""Lines that always stand with the consequences: article 18 (9), (10), (3) and (11) Participatiewet (G-PL3, CP04)."""

PLACEHOLDERS = ("contact", "gemeente", "organisatie", "telefoon", "ondersteuner")
"""Names between braces that a text may hold; a plan fills them in."""

_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLine:
    """One sentence of a block that is chosen (`lines`), or always printed (`always`)."""

    id: str
    words: str
    article: str = ""
    words_en: str = ""
    usual: bool = False
    """Chosen unless the consultant chooses otherwise."""
    duty_class: str = ""
    """Of a duty: which kind it is in law (rules 3.1); empty where that depends on what happened."""
    aims_at_work: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One municipal text. `plain` is the resident's reading, first person; `legal` the municipality's own words."""

    id: str
    kind: str
    title: Text
    municipality: str
    legal_ref: str
    grounds: tuple[str, ...]
    plain: str
    legal: str
    lines: tuple[BlockLine, ...]
    always: tuple[BlockLine, ...]
    defaults: tuple[tuple[str, str], ...]
    valid_from: date
    valid_until: date | None
    checked_on: date
    source: str
    pack: str = ""
    plain_en: str = ""
    defaults_en: tuple[tuple[str, str], ...] = ()

    @property
    def version(self) -> str:
        """What a plan keeps beside the words: the day from which this text holds."""
        return self.valid_from.isoformat()

    @property
    def example(self) -> bool:
        """Whether this is the shipped example, which a municipality replaces by its own text."""
        return self.municipality == EXAMPLE_MUNICIPALITY

    def expired(self, today: date) -> bool:
        """Whether the text no longer holds on this day."""
        return self.valid_until is not None and today > self.valid_until

    def needs_check(self, today: date) -> bool:
        """Whether somebody should look at it: expired, or not looked at for more than twelve months."""
        return due_for_check(self.checked_on, self.valid_until, today)

    @property
    def placeholders(self) -> tuple[str, ...]:
        """The names the text leaves open, in order of appearance."""
        whole = " ".join((self.plain, *(line.words for line in (*self.lines, *self.always))))
        return tuple(dict.fromkeys(_BRACES.findall(whole)))

    @property
    def sentences(self) -> tuple[tuple[str, str], ...]:
        """Each piece of the text in Dutch and in English, "" where nobody put it into English."""
        own = ((line.words, line.words_en) for line in (*self.lines, *self.always))
        return ((self.plain, self.plain_en), *own)

    @property
    def text(self) -> str:
        """The words as they stand, with the usual lines, and neutral words where a name goes."""
        return self.filled({})

    def filled(self, values: Mapping[str, str], lines: Collection[str] | None = None) -> str:
        """The words to print: the text, the chosen `lines` (ids; default the usual ones), the lines that always stand.

        `values` fills in names ({contact}, {gemeente} …); an empty or missing one becomes neutral words.
        Raises KeyError when a line is chosen that the block does not have.
        """
        by_id = {line.id: line for line in self.lines}
        if lines is None:
            chosen = [line for line in self.lines if line.usual]
        else:
            unknown = set(lines) - set(by_id)
            if unknown:
                raise KeyError(sorted(unknown)[0])
            chosen = [line for line in self.lines if line.id in lines]
        words = " ".join([self.plain.strip(), *(line.words for line in (*chosen, *self.always))])
        known = {**dict(self.defaults), **{name: value for name, value in values.items() if value}}
        return _BRACES.sub(lambda found: known.get(found.group(1), ""), words).strip()

    def line(self, line_id: str) -> BlockLine | None:
        """One of the sentences to choose from, by its id."""
        return next((one for one in self.lines if one.id == line_id), None)

    def words_of(self, line: BlockLine, values: Mapping[str, str]) -> str:
        """One sentence as it is printed, with names filled in."""
        known = {**dict(self.defaults), **{name: value for name, value in values.items() if value}}
        return _BRACES.sub(lambda found: known.get(found.group(1), ""), line.words).strip()

    def chosen_in(self, printed: str) -> tuple[BlockLine, ...]:
        """The sentences to choose from that stand in printed words; names between braces may be filled in there."""
        starts = ((line, line.words.partition("{")[0].strip()) for line in self.lines)
        return tuple(line for line, start in starts if start and start in printed)

    def with_fairness(self, other: TextBlock | None) -> TextBlock:
        """This block with the fairness lines it lacks, taken from `other`; only consequences need them."""
        if self.kind != CONSEQUENCES or other is None:
            return self
        own = {line.id: line for line in self.always}
        theirs = {line.id: line for line in other.always}
        fair = tuple(own.get(name) or theirs[name] for name in FAIRNESS if name in own or name in theirs)
        rest = tuple(line for line in self.always if line.id not in FAIRNESS)
        return replace(self, always=(*fair, *rest))


_LINE: Shape = {
    "id": kebab(),
    "words_nl": text("One or two sentences, first person.", required=True),
    "words_en": text("The same in English, for paper with a second language."),
    "article": text(),
    "usual": Key(holds=Holds.SWITCH),
    "class": Key(holds=Holds.CHOICE, choices=tuple(DutyClass), about="Of a duty: its class in law (rules 3.1)."),
    "aims_at_work": Key(holds=Holds.SWITCH, about="Of a duty: it is about work (article 44a)."),
}

BLOCK: Shape = {
    "schema": Key(holds=Holds.WHOLE, low=1, high=1),
    "id": kebab(),
    "kind": Key(holds=Holds.KEBAB, about="gevolgen, plichten, rechten …; else the id up to the first hyphen."),
    "title_nl": text("Heading above the text.", required=True),
    "title_en": text(),
    "municipality": text("Whose text this is."),
    "legal_ref": text("The articles it rests on.", required=True),
    "grounds": Key(holds=Holds.TEXTS, about="Ids of the legal grounds it belongs to."),
    "valid_from": Key(holds=Holds.DAY, required=True),
    "valid_until": Key(holds=Holds.DAY),
    "checked_on": Key(holds=Holds.DAY, about="Day on which somebody looked whether it still holds."),
    "source": text(),
    "plain_nl": text("What the resident reads: short sentences, first person.", required=True),
    "plain_en": text("The same in English, for paper with a second language."),
    "text_nl": text("The municipality's own legal wording."),
    "placeholders": Key(holds=Holds.TABLE, table={name: text() for name in PLACEHOLDERS}),
    "placeholders_en": Key(holds=Holds.TABLE, table={name: text() for name in PLACEHOLDERS}),
    "line": repeated(_LINE, "Sentences to choose from."),
    "always": repeated(_LINE, "Sentences that always stand with the text."),
}


def read_block(text: str, file: Path | str, *, pack: str = "", owner: str = "") -> TextBlock:
    """The text block of a file. Raises FormsRefused with every fault.

    In a pack, the owner is the municipality when none is named, and missing fairness lines come from the shipped block.
    """
    report = Report.about(file, text)
    table = parse(text, report)
    check_table(table, BLOCK, report)
    check_period(table, report)
    check_name(table, file, report)
    _check_block(table, report, shipped=not pack)
    report.stop_if_faulty()
    return _block(table, pack, owner or EXAMPLE_MUNICIPALITY)


def _check_block(table: Tables, report: Report, *, shipped: bool) -> None:
    block_id, kind = strings(table, "id", "kind")
    for name in ("line", "always"):
        report_double(report, (((name, i, "id"), strings(one, "id")[0]) for i, one in tables(table, name)))
        for index, one in tables(table, name):
            for key in ("words_nl", "words_en"):
                _check_braces(strings(one, key)[0], table, report, (name, index, key))
    for key in ("plain_nl", "plain_en"):
        _check_braces(strings(table, key)[0], table, report, (key,))
    there = {strings(one, "id")[0] for _i, one in tables(table, "always")}
    missing = [name for name in FAIRNESS if name not in there]
    if shipped and (kind or block_id.partition("-")[0]) == CONSEQUENCES and missing:
        message = _("Consequences always stand with the lines of article 18 that protect.")
        report.add(("always",), message, _("Add: {names}.").format(names=", ".join(missing)))


def _check_braces(words: str, table: Tables, report: Report, where: tuple[str | int, ...]) -> None:
    defaults = table.get("placeholders")
    for name in _BRACES.findall(words):
        if name not in PLACEHOLDERS:
            message = _('The program cannot fill in "{name}".').format(name=name)
            report.add(where, message, _("Choose from: {choices}.").format(choices=", ".join(PLACEHOLDERS)))
        elif not isinstance(defaults, dict) or name not in defaults:
            message = _('It is not said what to print when "{name}" is not known.').format(name=name)
            report.add(where, message, _("Add it to the table [placeholders]."))


def _block(table: Tables, pack: str, owner: str) -> TextBlock:
    valid_from: date = table["valid_from"]
    title = table["title_nl"]
    return TextBlock(
        id=table["id"],
        kind=table.get("kind", table["id"].partition("-")[0]),
        title=Text(title, table.get("title_en", "")) if title else NO_TEXT,
        municipality=table.get("municipality", owner),
        legal_ref=table["legal_ref"],
        grounds=tuple(table.get("grounds", ())),
        plain=" ".join(table["plain_nl"].split()),
        legal=table.get("text_nl", "").strip(),
        lines=_lines(table, "line"),
        always=_lines(table, "always"),
        defaults=tuple(table.get("placeholders", {}).items()),
        valid_from=valid_from,
        valid_until=table.get("valid_until"),
        checked_on=table.get("checked_on", valid_from),
        source=table.get("source", ""),
        pack=pack,
        plain_en=" ".join(table.get("plain_en", "").split()),
        defaults_en=tuple(table.get("placeholders_en", {}).items()),
    )


def _lines(table: Tables, name: str) -> tuple[BlockLine, ...]:
    return tuple(
        BlockLine(
            id=one["id"],
            words=one["words_nl"].strip(),
            article=one.get("article", ""),
            words_en=one.get("words_en", "").strip(),
            usual=one.get("usual", False),
            duty_class=one.get("class", ""),
            aims_at_work=one.get("aims_at_work", False),
        )
        for one in table.get(name, ())
    )
