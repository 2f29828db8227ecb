"""The account of an investigation under the Wmo (K02): what was told when, what was looked into, and what is proposed.

Everything in the order of article 2.3.2: letters a to g, then the outcome. What nobody spoke about says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intake_app.bilingual import joined
from intake_app.documents import signing
from intake_app.documents.base import Paper, Sign, not_discussed, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.rows import Cell, Row, Table
from intake_app.documents.sheet_parts import ContactPoint, SignatureBlock
from intake_app.documents.styles import LARGE, PLAN, SOFT, WIDTH
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, speaking

_NAMES = 190.0  # points: the column of names in the table of facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """Something the account names and what is known of it; empty words mean: not discussed."""

    label: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One way to help, with the rung of the ladder it stands on ("eigen kracht") and who does it."""

    what: str
    rung: str = ""
    who: str = ""
    when: str = ""
    tags: tuple[str, ...] = ()
    """Formal or informal, alone or in a group."""
    decision: str = ""
    """ "voorstel", or since when it is granted."""
    earlier: tuple[str, ...] = ()
    """Why the earlier rungs are not enough, a line each."""
    decided: bool = False
    """A decision exists; until then it is a proposal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WmoSheet:
    """What the account shows. `looked_into` are the letters a to g, `further` what the law asks besides."""

    name: str
    called: str
    dated: date
    law: str
    born: date | None = None
    again: bool = False
    """A re-examination (2.3.9)."""
    final: bool = False
    contact: ContactPoint | None = None
    facts: tuple[ReportLine, ...] = ()
    wish: str = ""
    own_plan: tuple[ReportLine, ...] = ()
    looked_into: tuple[ReportLine, ...] = ()
    outcome: str = ""
    proposals: tuple[Proposal, ...] = ()
    not_chosen: tuple[str, ...] = ()
    further: tuple[ReportLine, ...] = ()
    application: str = ""
    remark: str = ""
    rights: tuple[str, ...] = ()
    signatures: tuple[SignatureBlock, ...] = ()


def wmo_report_pdf(sheet: WmoSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The account as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        title = _("Account of the investigation of {name}").format(name=sheet.name)
        sign = Sign(title=title, footer=title, dated=sheet.dated, small=look.small, concept=not sheet.final)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: WmoSheet, paper: Paper) -> list[Block]:
    blocks = [*_head(sheet, paper), _facts(sheet.facts, paper)]
    blocks += _words(_("What {name} asks").format(name=sheet.called), sheet.wish, paper)
    if sheet.own_plan:
        blocks += [paper.h2(_("The plan of {name}").format(name=sheet.called)), *_lines(sheet.own_plan, paper)]
    blocks.append(paper.h2(_("What we looked into")))
    for one in sheet.looked_into:
        blocks += _part(one, paper)
    blocks += _words(_("What comes out of it"), sheet.outcome, paper)
    blocks += _proposals(sheet, paper)
    if sheet.further:
        blocks += [paper.h2(_("What was told and arranged besides")), *_lines(sheet.further, paper)]
    blocks += _words(_("What {name} wants to say about this account").format(name=sheet.called), sheet.remark, paper)
    rights = [one for one in sheet.rights if one.strip()]
    if rights:
        blocks += [paper.h2(_("Good to know")), paper.bullets(rights)]
    places = signing.places(sheet.signatures, paper)
    heading = paper.h2(_("Signatures"))
    asked = [paper.p(paper.named(_("Application"), sheet.application), after=6)] if sheet.application else []
    return [*blocks, Stack([heading, *asked, *places], together=True)]


def _head(sheet: WmoSheet, paper: Paper) -> list[Block]:
    title = _("Account of the re-examination") if sheet.again else _("Account of the investigation")
    facts = [sheet.law]
    if sheet.born is not None:
        facts.insert(0, _("born on {day}").format(day=format_day(sheet.born, weekday=False, year=True)))
    facts.append(format_day(sheet.dated, weekday=False, year=True))
    name = Text(_("of {name}").format(name=sheet.name), paper.look.subtitle, after=2)
    return [paper.h1(title), name, *(paper.quiet(fact) for fact in facts), *_contact(sheet.contact, paper)]


def _contact(contact: ContactPoint | None, paper: Paper) -> list[Block]:
    if contact is None:
        return []
    phone = joined(", ", (part for part in (contact.phone, contact.hours) if part))
    who = joined(", ", (part for part in (contact.name, contact.organisation) if part))
    call = _("Questions? Call {name}: {phone}").format(name=contact.called or contact.name, phone=phone)
    named = Text(who, paper.look.body.semibold(), before=8, keep_next=bool(phone))
    return [named, *([paper.quiet(call)] if phone else [])]


def _facts(lines: Sequence[ReportLine], paper: Paper) -> Block:
    """Days and facts in a table; under each other in the large edition."""
    rows = [_fact(line, paper) for line in lines]
    return Table(None, rows, before=paper.look.gap)


def _fact(line: ReportLine, paper: Paper) -> Row:
    body = paper.look.body
    words = line.words or _("not discussed")
    names = WIDTH * 0.45 if paper.look.large else _NAMES
    cells = [
        Cell(names, Text(line.label, body.semibold()), "TH", header="Row"),
        Cell(WIDTH - names - 8, Text(words, body if line.words else body.quiet()), "TD"),
    ]
    return Row(cells, "TR", gap=8, pad=4, rule=SOFT)


def _lines(lines: Sequence[ReportLine], paper: Paper) -> list[Block]:
    return [paper.p(paper.named(line.label, line.words or _("Not discussed.")), after=5) for line in lines]


def _part(line: ReportLine, paper: Paper) -> list[Block]:
    heading = paper.h3(line.label, before=10, after=2)
    if not line.words.strip():
        return [heading, paper.quiet(_("not discussed"))]
    return [heading, *paper.paragraphs(line.words)]


def _words(title: str, words: str, paper: Paper) -> list[Block]:
    return [paper.h2(title), *paper.paragraphs(words)] if words.strip() else not_discussed(title, paper)


def _proposals(sheet: WmoSheet, paper: Paper) -> list[Block]:
    """What is proposed, own strength first, and the other ways that were weighed."""
    not_chosen = [one for one in sheet.not_chosen if one.strip()]
    if not sheet.proposals and not not_chosen:
        return []
    blocks: list[Block] = [paper.h2(_("What can help, nearest first"))]
    if sheet.proposals:
        blocks.append(Stack([_proposal(one, paper) for one in sheet.proposals], "L"))
    if any(not one.decided for one in sheet.proposals):
        blocks.append(paper.quiet(_("This is a proposal. A decision of the municipality follows where one is needed.")))
    if not_chosen:
        blocks += [
            paper.h3(_("Also discussed, not chosen"), before=10, after=2),
            paper.bullets(not_chosen),
        ]
    return blocks


def _proposal(one: Proposal, paper: Paper) -> Row:
    body = paper.look.body
    details = joined(", ", (part for part in (one.rung, *one.tags, one.who, one.when, one.decision) if part))
    words: list[Block] = [Text(one.what, body, keep_next=bool(details))]
    if details:
        words.append(paper.quiet(details))
    if one.earlier:
        words.append(paper.quiet(_("Why not sooner on the ladder: {words}").format(words=joined("; ", one.earlier))))
    return Row([Cell(None, Stack(words, "LBody"))], "LI", pad=4, rule=SOFT)
