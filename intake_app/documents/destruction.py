"""The report of what was destroyed (M04): who looked, when, on which ground, how much. Of whom stands nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block
from intake_app.documents.styles import LARGE, PLAN
from intake_app.i18n import _, format_day, ngettext, speaking

DESTRUCTION = "vernietigingsverslag"


@dataclass(frozen=True, slots=True, kw_only=True)
class DestroyedLine:
    """One dossier that was destroyed; `reference` is its number on the list."""

    reference: str
    reason: str
    kept: str
    closed_year: int | None
    proposed: str
    confirmed: str
    destroyed_on: date
    records: int
    attachments: int
    log_lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionSheet:
    """What was destroyed, newest first, and which copies may still hold it, each with its last day."""

    dated: date
    organisation: str = ""
    lines: tuple[DestroyedLine, ...] = ()
    copies: tuple[str, ...] = ()


def destruction_pdf(
    sheet: DestructionSheet, *, language: str = "nl", large: bool = False, tagged: bool = True
) -> bytes:
    """The report as PDF; the same sheet gives the same bytes."""
    with speaking(language):
        look = LARGE if large else PLAN
        title = _("Report of destruction")
        sign = Sign(title=title, footer=title, dated=sheet.dated, small=look.small)
        return render(_story(sheet, title, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: DestructionSheet, title: str, paper: Paper) -> list[Block]:
    day = format_day(sheet.dated, weekday=False, year=True)
    about = ", ".join(part for part in (sheet.organisation, day) if part)
    blocks: list[Block] = [paper.h1(title), paper.quiet(f"{about}.")]
    blocks.append(paper.p(_("This report tells of whom nothing. Two people looked at each dossier.")))
    if not sheet.lines:
        blocks.append(paper.p(_("Nothing was destroyed yet.")))
    for line in sheet.lines:
        blocks.append(paper.h2(line.reference))
        blocks += [paper.p(paper.named(label, words), after=2) for label, words in _facts(line)]
    if sheet.copies:
        blocks.append(paper.h2(_("Copies made before")))
        blocks.append(paper.p(_("These copies of the vault may still hold what was destroyed after they were made:")))
        blocks.append(paper.bullets(sheet.copies))
    return blocks


def _facts(line: DestroyedLine) -> list[tuple[str, str]]:
    found = ngettext("{n} record", "{n} records", line.records).format(n=line.records)
    files = ngettext("{n} attachment", "{n} attachments", line.attachments).format(n=line.attachments)
    log = ngettext("{n} value in the log", "{n} values in the log", line.log_lines).format(n=line.log_lines)
    facts = [
        (_("Reason"), line.reason),
        (_("Kept by"), line.kept),
        (_("Closed in"), str(line.closed_year or "")),
        (_("Proposed"), line.proposed),
        (_("Confirmed"), line.confirmed),
        (_("Destroyed"), format_day(line.destroyed_on, weekday=False, year=True)),
        (_("How much"), f"{found}, {files}, {log}"),
    ]
    return [(label, words) for label, words in facts if words]
