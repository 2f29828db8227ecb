"""The letter that invites to a talk (K03): when, where, about what; who may come along; free support; an own plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from intake_app.bilingual import joined
from intake_app.documents.base import Paper, Sign, render
from intake_app.documents.blocks import Block, Card, Stack
from intake_app.documents.drawings import icon
from intake_app.documents.styles import ACCENT, COLOURS, LARGE, PLAN
from intake_app.documents.text import Text
from intake_app.i18n import _, format_day, pgettext, speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationSheet:
    """What the letter says. Facts that are not known are left out. `familiar`: the resident is called "je".

    `support`: where free support can be reached. `plan_by`: last day for a personal plan, when the Wmo gives that
    right; None leaves the part out.
    """

    name: str
    address: tuple[str, ...] = ()
    place: str = ""
    dated: date
    when: str
    where: str = ""
    how: str = ""
    subject: str = ""
    host: str = ""
    support: str = ""
    plan_by: date | None = None
    interpreter: str = ""
    sender: tuple[str, ...] = ()
    phone: str = ""
    familiar: bool = False
    at_distance: bool = False
    """By phone or video: nobody has to come anywhere."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The sentences in which somebody is spoken to."""

    please: str
    along: str
    support: str
    ask_me: str
    plan: str
    plan_how: str
    proof: str
    other_day: str


def invitation_pdf(sheet: InvitationSheet, *, language: str = "nl", large: bool = False, tagged: bool = True) -> bytes:
    """The letter as PDF; the same sheet gives the same bytes.

    Raises UnprintableText for a letter that no font on board has.
    """
    with speaking(language):
        look = LARGE if large else PLAN
        title = _("Invitation for {name}").format(name=sheet.name)
        sign = Sign(title=title, footer=title, dated=sheet.dated, small=look.small)
        return render(_story(sheet, Paper(look, sheet.dated)), sign, tagged=tagged)


def _story(sheet: InvitationSheet, paper: Paper) -> list[Block]:
    words = _familiar() if sheet.familiar else _polite()
    if sheet.at_distance:
        along, other_day = _familiar_at_distance() if sheet.familiar else _polite_at_distance()
        words = replace(words, along=along, other_day=other_day)
    day = format_day(sheet.dated, weekday=False, year=True)
    dated = joined(", ", (part for part in (sheet.place, day) if part))
    lines = [sheet.name, *sheet.address]
    body = paper.look.body
    return [
        Stack([*(Text(line, body) for line in lines), paper.quiet(dated, before=10)], after=18),
        paper.h1(_("Invitation to a talk"), after=6),
        paper.p(_("Dear {name},").format(name=sheet.name), after=6),
        paper.p(words.please),
        _card(sheet, paper),
        *_along(sheet, words, paper),
        *_own_plan(sheet, words, paper),
        *_closing(sheet, words, paper),
    ]


def _card(sheet: InvitationSheet, paper: Paper) -> Card:
    """When, where, with whom and about what, each behind its picture."""
    facts = (
        ("calendar-check", _("When"), sheet.when),
        ("map-pin", _("Where"), joined(", ", dict.fromkeys(part for part in (sheet.where, sheet.how) if part))),
        ("users", _("With whom"), sheet.host),
        ("message-circle", _("About what"), sheet.subject),
    )
    side = paper.look.icon
    rows = [
        Stack([paper.with_icon(icon(name, side), paper.p(paper.named(label + ":", text)), gap=9)], after=6)
        for name, label, text in facts
        if text
    ]
    plane = COLOURS["accent.tint"]
    return Card(Stack(rows), line=ACCENT, line_width=1.2, plane=plane, pad=(14, 11), before=12, after=4)


def _along(sheet: InvitationSheet, words: _Words, paper: Paper) -> list[Block]:
    title = _("Somebody may be there too") if sheet.at_distance else _("Somebody may come along")
    blocks: list[Block] = [paper.h2(title), paper.p(words.along, after=4)]
    reach = _("The number is {phone}.").format(phone=sheet.support) if sheet.support else words.ask_me
    blocks.append(paper.p(joined(" ", (words.support, reach)), after=4))
    if sheet.interpreter:
        blocks.append(paper.p(_("There is an interpreter: {language}.").format(language=sheet.interpreter)))
    return blocks


def _own_plan(sheet: InvitationSheet, words: _Words, paper: Paper) -> list[Block]:
    """The right to hand in a personal plan (Wmo 2.3.2(2)); who does not want to need not."""
    if sheet.plan_by is None:
        return []
    by = format_day(sheet.plan_by, year=sheet.plan_by.year != sheet.dated.year)
    return [
        paper.h2(_("A plan of one's own")),
        paper.p(words.plan, after=4),
        paper.p(words.plan_how.format(day=by), after=4),
        *([] if sheet.at_distance else [paper.p(words.proof)]),
    ]


def _closing(sheet: InvitationSheet, words: _Words, paper: Paper) -> list[Block]:
    call = words.other_day
    if sheet.phone:
        number = _("The number is {phone}.").format(phone=sheet.phone)
        call = joined(" ", (call, number))
    end: list[Block] = [paper.p(_("Until then!"), after=4)]
    end += [paper.p(line) for line in sheet.sender]
    return [paper.h2(_("Another day?")), paper.p(call, after=14), Stack(end, together=True)]


def _polite() -> _Words:
    return _Words(
        please=pgettext("u", "I would like to talk with you. We look together at what you want and what helps."),
        along=pgettext("u", "You may bring somebody: family, a friend, or somebody else you trust."),
        support=pgettext("u", "A supporter who is there for you alone may come too, and costs nothing."),
        ask_me=pgettext("u", "Ask me for the number."),
        plan=pgettext("u", "You may write down yourself what you need and what you want. You may also leave it."),
        plan_how=pgettext(
            "u",
            "Hand it in by {day}. The form with this letter may help. Later is fine too: bring it to the talk.",
        ),
        proof=pgettext("u", "Bring a passport, identity card or residence permit. I have to look at it once."),
        other_day=pgettext("u", "Can you not come, or do you need something to be able to come? Call me."),
    )


def _familiar() -> _Words:
    return _Words(
        please=pgettext("je", "I would like to talk with you. We look together at what you want and what helps."),
        along=pgettext("je", "You may bring somebody: family, a friend, or somebody else you trust."),
        support=pgettext("je", "A supporter who is there for you alone may come too, and costs nothing."),
        ask_me=pgettext("je", "Ask me for the number."),
        plan=pgettext("je", "You may write down yourself what you need and what you want. You may also leave it."),
        plan_how=pgettext(
            "je",
            "Hand it in by {day}. The form with this letter may help. Later is fine too: bring it to the talk.",
        ),
        proof=pgettext("je", "Bring a passport, identity card or residence permit. I have to look at it once."),
        other_day=pgettext("je", "Can you not come, or do you need something to be able to come? Call me."),
    )


def _polite_at_distance() -> tuple[str, str]:
    """Who may be there, and another day."""
    return (
        pgettext("u", "Somebody may listen and talk along: family, a friend, or somebody else you trust."),
        pgettext("u", "Does it not suit you, or do you need something for this talk? Call me."),
    )


def _familiar_at_distance() -> tuple[str, str]:
    return (
        pgettext("je", "Somebody may listen and talk along: family, a friend, or somebody else you trust."),
        pgettext("je", "Does it not suit you, or do you need something for this talk? Call me."),
    )
