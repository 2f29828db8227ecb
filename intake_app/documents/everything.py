"""Draws "Alles wat wij van u hebben" (M04, AVG 15): plain headings and lines, in the order of the dossier."""

from __future__ import annotations

from collections.abc import Iterator

from intake_app.documents.base import Paper, Sign, quoted, render
from intake_app.documents.blocks import Block
from intake_app.documents.everything_sheet import EverythingSheet, Record, RecordLine
from intake_app.documents.fonts import Face
from intake_app.documents.styles import LARGE, PLAN
from intake_app.documents.text import Text
from intake_app.documents.words import Run
from intake_app.i18n import _, format_day, speaking

_SHORT = 48
"""Signs up to which fields stand behind each other on one line."""


def everything_pdf(sheet: EverythingSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """Everything about one person as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        title = _("All that we have of you")
        sign = Sign(title=title, footer=title + f" · {sheet.number}", dated=sheet.dated, small=look.small)
        return render(list(_story(sheet, title, Paper(look, sheet.dated))), sign, tagged=tagged)


def _story(sheet: EverythingSheet, title: str, paper: Paper) -> Iterator[Block]:
    day = format_day(sheet.dated, weekday=False, year=True)
    yield paper.h1(title)
    yield paper.quiet(_("{name}, dossier {number}, {day}.").format(name=sheet.name, number=sheet.number, day=day))
    yield paper.p(
        _(
            "This is everything that is recorded about you here. Other people stand in it by the first letter of "
            "their name, because it is about you and not about them."
        ),
        after=4,
    )
    for part in sheet.parts:
        yield paper.h2(part.title)
        for record in part.records:
            yield from _record(record, paper)
    yield from _rights(sheet, paper)


def _record(record: Record, paper: Paper) -> Iterator[Block]:
    gap = paper.look.body.leading / 2
    if record.name:
        yield paper.h3(record.name, before=gap)
    short = [line for line in record.lines if not (line.alone or len(line.words) > _SHORT or "\n" in line.words)]
    if short:
        yield Text(_joined(short), paper.look.body, before=0 if record.name else gap, after=2)
    for line in record.lines:
        if line not in short:
            yield paper.p(paper.named(line.label, line.words), after=2)
    for note in record.notes:
        said = _("You say about this, {day}").format(day=paper.day(note.said_on))
        yield paper.p(paper.named(said + ":", quoted(note.words)), after=2)


def _joined(lines: list[RecordLine]) -> list[str | Run]:
    words: list[str | Run] = []
    for line in lines:
        words += [" · "] if words else []
        words += [Run(line.label + ": ", Face.SEMIBOLD), line.words.rstrip(".")]
    return words


def _rights(sheet: EverythingSheet, paper: Paper) -> Iterator[Block]:
    if sheet.purposes:
        yield paper.h2(_("What we need this for"))
        for line in sheet.purposes:
            yield paper.p(paper.named(line.label, line.words), after=2)
    yield paper.h2(_("How long we keep this"))
    yield paper.bullets(sheet.kept)
    yield paper.h2(_("What you may ask"))
    yield paper.bullets(
        (
            _("To see what we have and to get a copy. That is this paper."),
            _("To have something put right, or to have your own words put beside it."),
            _("To have something erased. Sometimes the law says that we must keep it; then we tell you why."),
            _("To have us use it less, or not at all for something."),
            _("That a person looks at it. No computer decides about you here."),
        )
    )
    words = _("You get an answer within one month. If it is much work, it may take two months more; then we tell you.")
    yield paper.p(words, after=4)
    if sheet.contact:
        yield paper.p(_("Ask it of {contact}.").format(contact=sheet.contact))
