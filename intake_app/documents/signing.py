"""The end of the plan: what was made sure of, and a place for everybody who signs (K04). A block is never divided."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.bilingual import joined
from intake_app.documents.base import Paper, inline
from intake_app.documents.blocks import Block, Picture, Stack
from intake_app.documents.drawings import ink, tick_box
from intake_app.documents.plan_sheets import PlanSheet
from intake_app.documents.rows import Cell, Row
from intake_app.documents.sheet_parts import SignatureBlock, SignState
from intake_app.documents.styles import INK, WIDTH
from intake_app.documents.tags import PrintCanvas
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day

_INK_HEIGHT = 52.0
_GAP = 27.0


def signatures(sheet: PlanSheet, paper: Paper) -> list[Block]:
    """Ticks and signature blocks."""
    rows = places(sheet.signatures, paper)
    return [paper.h2(_("This is how we agreed it")), _ticks(sheet, paper, keep_next=bool(rows)), *rows]


def meaning(words: Sequence[str], code: str, paper: Paper) -> list[Block]:
    """What a signature is, and the code by which paper and file can be told to be the same."""
    look = paper.look
    blocks: list[Block] = []
    if words:
        blocks += [paper.h3(_("What signing means"), before=look.gap * 0.5, after=2)]
        blocks += [paper.quiet(line, keep_next=True) for line in words[:-1]]
        blocks.append(paper.quiet(words[-1], after=6))
    if code:
        said = _("Code of this plan (SHA-256). One other letter in the plan, and the code is different.")
        blocks += [paper.quiet(said, keep_next=True), paper.quiet(in_groups(code))]
    return blocks


def in_groups(code: str) -> str:
    """A code in groups of four, so that two people can compare it."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def places(signatures: Sequence[SignatureBlock], paper: Paper) -> list[Block]:
    """A place for everybody who signs, two beside each other (one in the large edition)."""
    columns = 1 if paper.look.large else 2
    width = (WIDTH - _GAP * (columns - 1)) / columns
    blocks = [_block(one, paper, min(width, 300)) for one in signatures]
    return [
        Row([Cell(width, part) for part in blocks[at : at + columns]], gap=_GAP, after=14)
        for at in range(0, len(blocks), columns)
    ]


def _ticks(sheet: PlanSheet, paper: Paper, *, keep_next: bool) -> Block:
    size = 15.0 * paper.look.body.size / 11.5
    ticks = (
        (sheet.read_aloud, _("The plan was read aloud")),
        (sheet.copy_given, _("I have a copy")),
        (sheet.interpreter_present, _("There was an interpreter")),
    )
    items = [
        (tick_box(size, ticked=ticked, alt=_("Yes") if ticked else _("No")), Text(words, paper.look.body))
        for ticked, words in ticks
    ]
    return inline(items, gap=21, icon_gap=7, after=4, keep_next=keep_next, tag="L")


def _block(one: SignatureBlock, paper: Paper, width: float) -> Stack:
    body, small = paper.look.body, paper.look.body if paper.look.large else paper.look.body.quiet()
    place = joined(", ", filter(None, (one.place, _day(one), one.signed_time)))
    lines: list[Block] = [_space(one, paper, width), Text(one.name, body.semibold(), before=6, keep_next=True)]
    lines += [Text(words, small) for words in (one.role, place, one.note) if words]
    return Stack(lines, together=True)


def _day(one: SignatureBlock) -> str:
    if one.signed_on:
        return format_day(one.signed_on, weekday=False, year=True)
    return _("date:") if one.state is SignState.WET_INK else ""


def _space(one: SignatureBlock, paper: Paper, width: float) -> Block:
    """Above the line: ink, room for ink, or why there is none."""
    height = _INK_HEIGHT * (1.3 if paper.look.large else 1.0)
    line = Picture((width, 1), lambda canvas, left, top: _line(canvas, left, top, width))
    if one.state is SignState.INK:
        alt = _("Signature of {name}").format(name=one.name)
        return Stack([ink(one.strokes, one.pad, (width, height), alt), line])
    if one.state is SignState.NOT_SIGNED:
        words = _("Not signed: {reason}") if one.reason else _("Not signed.")
        reason = Text(words.format(reason=one.reason), paper.look.body)
        room = max(0.0, height - reason.height(width) - 4)
        return Stack([_room(width, room), reason, _room(width, 4), line])
    words = _("Signature:") if one.state is SignState.WET_INK and not one.note else _("Not signed yet")
    if one.note:
        words = _("Signed with pen on paper")
    hint = Text(words, paper.look.small if not paper.look.large else paper.look.body)
    return Stack([hint, _room(width, height - hint.height(width)), line])


def _line(canvas: PrintCanvas, left: float, top: float, width: float) -> None:
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.75)
    canvas.line(left, top - 0.5, left + width, top - 0.5)


def _room(width: float, height: float) -> Picture:
    return Picture((width, height), lambda canvas, left, top: None)
