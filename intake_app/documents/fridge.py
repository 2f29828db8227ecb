"""The sheet for the fridge (K03): three steps, one appointment, two telephone numbers. Nothing on it embarrasses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from intake_app.documents.base import Paper, Sign, page_room, render
from intake_app.documents.blocks import Block, Card, Stack
from intake_app.documents.drawings import icon, tick_box
from intake_app.documents.fridge_sheet import FridgeAppointment, FridgeSheet, FridgeStep, PhoneLine
from intake_app.documents.rows import Cell, Row
from intake_app.documents.second import wanted
from intake_app.documents.styles import ACCENT, COLOURS, FRIDGE, INK, WIDTH, Align
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, speaking

_ICON = 57.0
_BOX = 43.5
_GAP = 20.0
_ACROSS = 21.0


_SMALLER = (0.94, 0.88, 0.82, 0.76, 0.7)
"""In two languages the letters give way before the page does: a fridge has one."""


@dataclass(frozen=True, slots=True)
class _Room:
    """White inside a card and the appointment, below a step, above the appointment, around a telephone number; and
    how large pictures are."""

    card: float = 19.5
    appointment: float = 16
    step: float = 15
    above: float = 22
    phone: float = 8
    scale: float = 1.0


_TIGHT = _Room(card=10.5, appointment=7, step=8, above=12, phone=4)


def fridge_pdf(sheet: FridgeSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The fridge sheet as PDF; the same sheet gives the same bytes. It is large already, with or without `large`.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        sign = Sign(
            title=_("Fridge sheet of {name}").format(name=sheet.called),
            footer=_("Made on {day}").format(day=format_day(sheet.dated, weekday=False, year=True)),
            dated=sheet.dated,
            small=FRIDGE.small if wanted() is None else FRIDGE.small.scaled(_SMALLER[-1]),
            number_single_page=False,
        )
        return render(_fitting(sheet, sign), sign, tagged=tagged)


def _fitting(sheet: FridgeSheet, sign: Sign) -> list[Block]:
    """The story; in two languages, or with something to hand in, as large as goes on one page."""
    story = _story(sheet, Paper(FRIDGE, sheet.dated), _Room())
    if wanted() is None and not sheet.hand_in:
        return story
    for scale in (1.0, *_SMALLER):
        if Stack(story).height(WIDTH) <= page_room(sign):
            break
        story = _story(sheet, Paper(FRIDGE.scaled(scale), sheet.dated), replace(_TIGHT, scale=scale))
    return story


def _story(sheet: FridgeSheet, paper: Paper, room: _Room) -> list[Block]:
    blocks: list[Block] = [_title(sheet, paper)]
    if sheet.steps:
        blocks.append(Stack([_step(step, paper, room) for step in sheet.steps], "L"))
    if sheet.appointment:
        blocks.append(_appointment(sheet.appointment, paper, room))
    if sheet.hand_in:
        blocks.append(_hand_in(sheet.hand_in, paper, room))
    if sheet.phones:
        gap = paper.look.gap - _Room().phone + room.phone
        heading = paper.h2(_("Does it not work out for a moment? Call."), before=gap)
        blocks.append(heading)
        blocks.append(Stack([_phone(phone, paper, room) for phone in sheet.phones], "L"))
    return blocks


def _title(sheet: FridgeSheet, paper: Paper) -> Row:
    look = paper.look
    words = (_("Good to know"), _("My step"), _("My two steps"), _("My three steps"))[len(sheet.steps)]
    owner = Text(_("of {name}").format(name=sheet.called), look.subtitle.aligned(Align.RIGHT))
    title = paper.h1(words)
    wide = min(title.natural_width() + 8, WIDTH * 0.68)
    beside = owner.natural_width() <= WIDTH - wide
    if not beside:
        owner = Text(_("of {name}").format(name=sheet.called), look.subtitle)
        return Row([Cell(None, [title, owner])], after=15)
    return Row([Cell(wide, title), Cell(None, owner, drop=13.5)], after=12)


def _step(step: FridgeStep, paper: Paper, room: _Room) -> Card:
    look = paper.look
    words: list[Block] = [Text(step.title, look.h3)]
    if step.when:
        words.append(Text(step.when, look.body.quiet()))
    if step.waits:
        words.append(Text(step.waits, look.body.quiet()))
    side, square = _ICON * room.scale, _BOX * room.scale
    box = tick_box(square, ticked=None, alt=_("To tick when done"), radius=6)
    cells = [
        Cell(side, icon(step.icon, side, instead="footprints")),
        Cell(None, Stack(words, "LBody")),
        Cell(square, Stack([box], "Lbl")),
    ]
    row = Row(cells, "LI", gap=_GAP, middle=True)
    return Card(Stack([row]), line=INK, line_width=1.5, pad=(_ACROSS, room.card), after=room.step)


def _appointment(appointment: FridgeAppointment, paper: Paper, room: _Room) -> Card:
    look = paper.look
    words: list[Block] = [
        Text(_("My next conversation"), look.body, keep_next=True),
        Text(appointment.when, look.h3),
    ]
    if appointment.where:
        words.append(Text(appointment.where, look.body))
    side = _ICON * room.scale
    cells = [Cell(side, icon("calendar-check", side)), Cell(None, words)]
    row = Row(cells, gap=_GAP, middle=True)
    plane = COLOURS["accent.tint"]
    return Card(
        Stack([row]),
        line=ACCENT,
        line_width=1.5,
        plane=plane,
        pad=(_ACROSS, room.appointment),
        before=room.above,
        after=8,
    )


def _hand_in(words: str, paper: Paper, room: _Room) -> Row:
    side = 28.0 * room.scale
    box = tick_box(side, ticked=None, alt=_("To tick when done"), radius=5)
    cells = [
        Cell(side, icon("calendar-check", side)),
        Cell(None, Text(words, paper.look.body.semibold())),
        Cell(side, box),
    ]
    return Row(cells, gap=13, middle=True, before=8)


def _phone(phone: PhoneLine, paper: Paper, room: _Room) -> Row:
    look = paper.look
    size, gap = 28.0, 13.0
    words: list[Block] = [Text(phone.name, look.body.semibold())]
    if phone.who:
        words.append(Text(phone.who, look.subtitle))
    number = Text(phone.phone, look.h3.aligned(Align.RIGHT))
    wide = min(number.natural_width() + 2, WIDTH * 0.5)
    body = Row([Cell(None, words), Cell(wide, number)], gap=gap, middle=True)
    item = Stack([body], "LBody")
    cells = [Cell(size, icon("phone", size)), Cell(None, item)]
    return Row(cells, "LI", gap=gap, pad=room.phone, rule=COLOURS["line.strong"], middle=True)
