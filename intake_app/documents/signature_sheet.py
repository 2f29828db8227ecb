"""Signatures that come after a plan was fixed, on a sheet of their own that names the plan by its code (K04)."""

from __future__ import annotations

from intake_app.documents import signing
from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Stack
from intake_app.documents.plan_sheets import SignatureSheet
from intake_app.documents.styles import LARGE, PLAN
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, speaking


def signature_sheet_pdf(
    sheet: SignatureSheet, *, language: str = "nl", large: bool = False, tagged: bool = True
) -> bytes:
    """The sheet as PDF; the same sheet gives the same bytes."""
    with speaking(language):
        look = LARGE if large else PLAN
        title = _("Signature sheet of {name}, with plan version {number}").format(name=sheet.name, number=sheet.version)
        sign = Sign(title=title, footer=title, dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: SignatureSheet, paper: Paper) -> list[Block]:
    day = format_day(sheet.plan_dated, weekday=False, year=True)
    belongs = _("This sheet belongs to the plan of action, version {number}, of {day}. The plan itself did not change.")
    return [
        paper.h1(_("Signature sheet")),
        Text(_("of {name}").format(name=sheet.name), paper.look.subtitle, after=6),
        *paper.paragraphs(belongs.format(number=sheet.version, day=day)),
        paper.h2(_("I have read the plan, and this is how we agreed it")),
        *signing.places(sheet.signatures, paper),
        Stack(signing.meaning(sheet.signing, sheet.code, paper), together=True),
    ]
