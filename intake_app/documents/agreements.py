"""Who promises what, in two equal columns, and who takes part and may know what."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.bilingual import joined, woven
from intake_app.documents.base import Paper, beside, not_discussed, quoted
from intake_app.documents.blocks import Block
from intake_app.documents.fonts import Face
from intake_app.documents.plan_sheets import AgreementLine, ChoiceLine, Involved, PlanSheet
from intake_app.documents.words import Content, Run
from intake_app.i18n import _


def agreements(sheet: PlanSheet, paper: Paper) -> list[Block]:
    """What I do beside what the municipality does: two columns of the same width, also when one is empty."""
    title = _("What we agreed")
    if not (sheet.i_do or sheet.municipality_does or sheet.others_do):
        return not_discussed(title, paper)
    mine = _column(_("What we do ourselves") if sheet.together else _("What I do"), sheet.i_do, paper)
    theirs = _column(_("What the municipality does"), sheet.municipality_does, paper)
    blocks = [paper.h2(title), beside(paper, mine, theirs)]
    if sheet.others_do:
        blocks += _column(_("What others do"), sheet.others_do, paper, before=8)
    return blocks


def _column(title: str, lines: Sequence[AgreementLine], paper: Paper, *, before: float = 0) -> list[Block]:
    heading = paper.h3(title, before=before or (8 if paper.look.large else 0), after=2)
    if not lines:
        return [heading, paper.quiet(_("not discussed"))]
    return [heading, paper.bullets([_promise(line, paper) for line in lines])]


def _promise(line: AgreementLine, paper: Paper) -> Content:
    words: list[str | Run] = [Run(line.who + ": ", Face.SEMIBOLD)] if line.who else []
    day = paper.day(line.by_when) if line.by_when else ""
    if day and day in line.what:
        day = ""  # the promise says it already
    words.append(line.what.strip().rstrip(".") if day else line.what)
    if day:
        words.append(" " + _("(before {day})").format(day=day))
    details = joined(", ", (detail for detail in line.details if detail.strip()))
    if details:
        words.append(woven(" ({})", details))
    if line.outcome:
        words.append(Run(" " + line.outcome + ".", Face.SEMIBOLD))
    return [*words, *(woven(" {}: {}", said.name, quoted(said.words)) for said in line.said if said.words.strip())]


def chose(lines: Sequence[ChoiceLine], paper: Paper) -> list[Block]:
    """What was offered and what I chose; nothing when nothing was offered."""
    if not lines:
        return []
    return [paper.h2(_("What I chose")), paper.bullets([_choice(line) for line in lines])]


def _choice(line: ChoiceLine) -> Content:
    words: list[str | Run] = [line.offer.rstrip("."), ". "]
    if line.decision:
        words.append(Run(line.decision + ". ", Face.SEMIBOLD))
    return [*words, quoted(line.reason)] if line.reason.strip() else words


def involved(people: Sequence[Involved], paper: Paper) -> list[Block]:
    """Who takes part in the plan, and what each may know."""
    title = _("Who takes part")
    if not people:
        return not_discussed(title, paper)
    return [paper.h2(title), paper.bullets([_person(person) for person in people])]


def _person(person: Involved) -> Content:
    words: list[str | Run] = [Run(person.name, Face.SEMIBOLD)]
    if person.role:
        words.append(", " + person.role)
    words.append(".")
    if person.may_know:
        words.append(" " + _("May know: {words}").format(words=person.may_know))
    return words
