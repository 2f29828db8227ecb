"""The paper that opens the vault when the passphrase is gone. It carries no resident's name."""

from __future__ import annotations

from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Card, Stack
from intake_app.documents.fonts import Face
from intake_app.documents.recovery_sheet import RecoverySheet
from intake_app.documents.rows import Cell, Row
from intake_app.documents.styles import INK, LARGE, PLAN, WIDTH, Align, Style
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, speaking

_PER_LINE = 3


def recovery_pdf(sheet: RecoverySheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The recovery sheet as PDF; the same sheet gives the same bytes."""
    with speaking(language):
        look = LARGE if large else PLAN
        title = _("Recovery sheet of {vault}").format(vault=sheet.vault_name)
        sign = Sign(title=title, footer=title, dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: RecoverySheet, paper: Paper) -> list[Block]:
    made = _("Made on {day}").format(day=format_day(sheet.dated, weekday=False, year=True))
    return [
        paper.h1(_("Recovery sheet")),
        Text(sheet.vault_name, paper.look.subtitle),
        paper.quiet(made, after=6),
        paper.h2(_("What this is")),
        *paper.paragraphs(_what()),
        paper.h2(_("Your recovery code")),
        _code(sheet),
        paper.h2(_("What to do with it")),
        paper.bullets(_advice()),
    ]


def _what() -> str:
    return _(
        "With this code you open the vault when the password is gone. Whoever has this code can read everything in it. "
        "Without password and without code nobody can, not even who made the program."
    )


def _advice() -> list[str]:
    return [
        _("Put this paper away where only you, or somebody you trust, can reach it. Not with the laptop."),
        _("Do not take a photo of it and do not send it to anybody."),
        _("Password forgotten? Start Keukentafel, choose “Recovery code” and type it. Then choose a new password."),
        _("Has somebody else seen the code? Make a new recovery sheet. Then this code no longer works."),
    ]


def _code(sheet: RecoverySheet) -> Card:
    """The code in groups, in the letters whose zero has a stroke."""
    style = Style(24, 36, Face.CODE, align=Align.CENTRE)
    pad = 16.0
    width = (WIDTH - 2 * pad) / _PER_LINE
    groups = [sheet.code[at : at + _PER_LINE] for at in range(0, len(sheet.code), _PER_LINE)]
    rows = [Row([Cell(width, Text(group, style)) for group in line]) for line in groups]
    return Card(Stack(rows), line=INK, line_width=1.5, pad=(pad, 12), before=4, after=4)
