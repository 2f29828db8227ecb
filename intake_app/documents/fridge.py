"""The sheet for the fridge (K03): three steps, one appointment, two telephone numbers. Nothing on it embarrasses."""

from __future__ import annotations

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Card, Stack
from intake_app.documents.drawings import icon, tick_box
from intake_app.documents.rows import Cell, Row
from intake_app.documents.sheets import FridgeAppointment, FridgeSheet, FridgeStep, PhoneLine
from intake_app.documents.styles import ACCENT, COLOURS, FRIDGE, INK, WIDTH, Align
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, speaking

_ICON = 57.0
_BOX = 43.5
_PAD = (21.0, 19.5)
_GAP = 20.0


def fridge_pdf(sheet: FridgeSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The fridge sheet as PDF; the same sheet gives the same bytes. It is large already, with or without `large`.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        sign = Sign(
            title=_("Fridge sheet of {name}").format(name=sheet.called),
            footer=_("Made on {day}").format(day=format_day(sheet.dated, weekday=False, year=True)),
            dated=sheet.dated,
            small=FRIDGE.small,
            number_single_page=False,
        )
        return render(_story(sheet, Paper(FRIDGE, sheet.dated)), sign, tagged=tagged)


def _story(sheet: FridgeSheet, paper: Paper) -> list[Block]:
    blocks: list[Block] = [_title(sheet, paper)]
    if sheet.steps:
        blocks.append(Stack([_step(step, paper) for step in sheet.steps], "L"))
    if sheet.appointment:
        blocks.append(_appointment(sheet.appointment, paper))
    if sheet.hand_in:
        blocks.append(_hand_in(sheet.hand_in, paper))
    if sheet.phones:
        blocks.append(paper.h2(_("Does it not work out for a moment? Call.")))
        blocks.append(Stack([_phone(phone, paper) for phone in sheet.phones], "L"))
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


def _step(step: FridgeStep, paper: Paper) -> Card:
    look = paper.look
    words: list[Block] = [Text(step.title, look.h3)]
    if step.when:
        words.append(Text(step.when, look.body.quiet()))
    if step.waits:
        words.append(Text(step.waits, look.body.quiet()))
    box = tick_box(_BOX, ticked=None, alt=_("To tick when done"), radius=6)
    cells = [
        Cell(_ICON, icon(step.icon, _ICON, instead="footprints")),
        Cell(None, Stack(words, "LBody")),
        Cell(_BOX, Stack([box], "Lbl")),
    ]
    row = Row(cells, "LI", gap=_GAP, middle=True)
    return Card(Stack([row]), line=INK, line_width=1.5, pad=_PAD, after=15)


def _appointment(appointment: FridgeAppointment, paper: Paper) -> Card:
    look = paper.look
    words: list[Block] = [
        Text(_("My next conversation"), look.body, keep_next=True),
        Text(appointment.when, look.h3),
    ]
    if appointment.where:
        words.append(Text(appointment.where, look.body))
    cells = [Cell(_ICON, icon("calendar-check", _ICON)), Cell(None, words)]
    row = Row(cells, gap=_GAP, middle=True)
    plane = COLOURS["accent.tint"]
    return Card(Stack([row]), line=ACCENT, line_width=1.5, plane=plane, pad=(_PAD[0], 16), before=22, after=8)


def _hand_in(words: str, paper: Paper) -> Row:
    box = tick_box(_BOX * 0.6, ticked=None, alt=_("To tick when done"), radius=5)
    cells = [
        Cell(_ICON * 0.6, icon("calendar-check", _ICON * 0.5)),
        Cell(None, Text(words, paper.look.body.semibold())),
        Cell(_BOX * 0.6, box),
    ]
    return Row(cells, gap=13, middle=True, before=8)


def _phone(phone: PhoneLine, paper: Paper) -> Row:
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
    return Row(cells, "LI", gap=gap, pad=8, rule=COLOURS["line.strong"], middle=True)
