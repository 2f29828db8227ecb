"""Sheets with anything in them, and which of their words must stand on paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from random import Random
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from intake_app.documents import access, portfolio_sheets
from intake_app.documents import comparison_sheets as compared
from intake_app.documents import network_sheets as network
from intake_app.documents.fridge_sheet import FridgeAppointment, FridgeSheet, FridgeStep, PhoneLine
from intake_app.documents.parties_sheet import PartiesSheet, PartyPart
from intake_app.documents.picture_sheets import (
    LevelCell,
    LevelRow,
    LevelsPicture,
    Reading,
    Voice,
    WebAxis,
    WebPicture,
    WebSeries,
)
from intake_app.documents.plan_sheets import PlanSheet
from intake_app.documents.portfolio_sheets import PortfolioSheet
from intake_app.documents.sheet_parts import Said
from intake_app.domain.portfolio_choices import PortfolioPart

_LETTERS = "abcdefghijkwijABIJOQ0159ëïéÇŞğışłŻžčŠőÅæœŁЖюїщΩλάÑßếừ.,;:!?-–'’()/@&%+€…<>{}\\"
_SEEDS = st.integers(0, 2**32)


def _words(rng: Random, count: int, longest: int) -> str:
    return " ".join("".join(rng.choices(_LETTERS, k=rng.randint(1, longest))) for _word in range(count))


def _text(seed: int) -> str:
    """Nothing, a few words, a few lines, or up to 2000 letters with words of 80 letters between them."""
    rng = Random(seed)
    shape = seed % 8
    if shape == 0:
        return ""
    if shape < 5:
        text = _words(rng, rng.randint(1, 5), 12)
    elif shape == 5:
        text = "\n".join(_words(rng, rng.randint(1, 5), 12) for _line in range(3))
    else:
        text = " ".join(_words(rng, rng.randint(3, 15), rng.choice((9, 9, 9, 80))) for _part in range(12))[:2000]
    return unicodedata.normalize("NFC", text).strip()


def _name(seed: int) -> str:
    return unicodedata.normalize("NFC", _words(Random(seed), seed % 5 + 1, 80 if seed % 3 == 0 else 12)[:80]).strip()


TEXT = _SEEDS.map(_text)
NAME = _SEEDS.map(_name)
_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
_NUMBERS = st.integers(1, 99)
_MANY = {"goals": 12, "rows": 13, "steps": 5, "strengths": 9}

NOT_ON_PAPER = {
    ("PlanSheet", "called"),
    ("ContactPoint", "name"),
    ("ContactPoint", "called"),
    ("ContactPoint", "organisation"),
    ("ContactPoint", "hours"),
    ("ContactPoint", "phone"),
    ("SignatureBlock", "reason"),
    ("WebSeries", "words"),
    ("PortfolioSheet", "called"),
    ("PortfolioSheet", "picture"),
    ("StrengthLine", "icon"),
    ("CardLine", "icon"),
    ("FridgeStep", "icon"),
    ("WishGroup", "title"),
    ("StoryBlock", "title"),
    ("ComparedBlock", "scale"),
    ("LookBackSheet", "consultant"),
    ("ConsentSheet", "called"),
    ("OwnPlanSheet", "called"),
    ("OwnAnswer", "icon"),
    ("PlacementSheet", "called"),
    ("WmoSheet", "called"),
    ("EarningLine", "reported"),
    ("CvSheet", "footer"),
    ("BesideLine", "about"),
}
"""Fields whose words stand there only sometimes, or choose a picture."""


@cache
def whole(kind: type) -> st.SearchStrategy[Any]:
    """A sheet (or part of one) with every field filled by its type."""
    special = _SPECIAL.get(kind)
    if special is not None:
        return special()
    hints = get_type_hints(kind)
    return st.builds(kind, **{one.name: _value(hints[one.name], one.name) for one in fields(kind)})


def _value(hint: Any, name: str) -> st.SearchStrategy[Any]:
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.one_of([st.none() if part is type(None) else _value(part, name) for part in inside])
    if origin is tuple and inside[-1] is Ellipsis:
        return st.lists(_value(inside[0], name), max_size=_MANY.get(name, 3)).map(tuple)
    if origin is tuple:
        return st.tuples(*(st.floats(1, 2000) if name == "pad" else st.floats(0, 1) for _part in inside))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return whole(hint)
    plain: dict[Any, st.SearchStrategy[Any]] = {bool: st.booleans(), int: _NUMBERS, date: _DAYS, str: TEXT}
    return NAME if name in ("name", "called", "label") else plain[hint]


@st.composite
def _webs(draw: st.DrawFn) -> WebPicture:
    axes = draw(st.lists(whole(WebAxis), min_size=3, max_size=8))
    values = st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=len(axes), max_size=len(axes)).map(tuple)
    series = st.builds(WebSeries, reading=whole(Reading), values=values)
    shown = draw(st.lists(series, min_size=1, max_size=4))
    return WebPicture(axes=tuple(axes), series=tuple(shown), title=draw(TEXT), note=draw(TEXT))


@st.composite
def _matrices(draw: st.DrawFn) -> LevelsPicture:
    readings = tuple(draw(st.lists(whole(Reading), min_size=1, max_size=4)))
    cell = st.builds(LevelCell, level=st.one_of(st.none(), st.integers(1, 5)), words=TEXT)
    cells = st.lists(cell, min_size=len(readings), max_size=len(readings)).map(tuple)
    row = st.builds(LevelRow, domain=NAME, cells=cells, said=_value(tuple[Said, ...], "said"))
    rows = tuple(draw(st.lists(row, min_size=1, max_size=13)))
    return LevelsPicture(title=draw(TEXT), readings=readings, rows=rows, remarks=(draw(TEXT),))


def _portfolios() -> st.SearchStrategy[PortfolioSheet]:
    hints = get_type_hints(PortfolioSheet)
    pictures = ("photo", "pictures")
    known = [one.name for one in fields(PortfolioSheet) if one.name not in pictures]
    named = {name: _value(hints[name], name) for name in known}
    named["web"] = st.one_of(st.none(), _webs().map(_as_shown_to_others))
    named["parts"] = st.permutations(list(PortfolioPart)).map(tuple)
    named["photo"] = st.none()
    named["pictures"] = st.just(())  # their bytes must be a picture; see test_portfolio_prints
    return st.builds(PortfolioSheet, **(named | {"for_employer": st.just(False)}))


def _as_shown_to_others(web: WebPicture) -> WebPicture:
    """The resident's own lines; what was said at the table does not come along."""
    mine = tuple(replace(one, reading=replace(one.reading, voice=Voice.RESIDENT)) for one in web.series)
    return replace(web, title="", axes=tuple(replace(axis, said=()) for axis in web.axes), series=mine)


def _fridges() -> st.SearchStrategy[FridgeSheet]:
    return st.builds(
        FridgeSheet,
        called=NAME,
        dated=_DAYS,
        steps=st.lists(whole(FridgeStep), max_size=3).map(tuple),
        appointment=st.one_of(st.none(), whole(FridgeAppointment)),
        phones=st.lists(whole(PhoneLine), max_size=2).map(tuple),
    )


@st.composite
def _compared(draw: st.DrawFn) -> compared.ComparedForm:
    """A form at two or three moments, with a block of every kind."""
    moments = tuple(draw(st.lists(whole(compared.MomentLine), min_size=2, max_size=3)))
    scale = tuple(draw(st.lists(NAME, min_size=2, max_size=6)))
    highest = {compared.ComparedAs.LEVELS: len(scale) - 1, compared.ComparedAs.WEB: 10, compared.ComparedAs.WORDS: 99}
    blocks = []
    for kind in compared.ComparedAs:
        place = st.one_of(st.none(), st.integers(0, highest[kind]))
        cell = st.builds(compared.ComparedCell, words=TEXT, place=place, said=TEXT, notes=_value(tuple[str, ...], ""))
        cells = st.lists(cell, min_size=len(moments), max_size=len(moments)).map(tuple)
        row = st.builds(compared.ComparedRow, name=NAME, cells=cells, sentence=TEXT, goal=TEXT, goal_place=place)
        rows = tuple(draw(st.lists(row, max_size=3)))
        blocks.append(compared.ComparedBlock(kind=kind, title=draw(NAME), rows=rows, scale=scale, caption=draw(TEXT)))
    return compared.ComparedForm(
        title=draw(NAME),
        who=draw(NAME),
        moments=moments,
        blocks=tuple(blocks),
        summary=draw(TEXT),
        remarks=(draw(TEXT),),
    )


def _but(kind: type, **fixed: object) -> st.SearchStrategy[Any]:
    """A sheet with every field filled by its type, but these."""
    hints = get_type_hints(kind)
    named = {one.name: _value(hints[one.name], one.name) for one in fields(kind)}
    return st.builds(kind, **(named | {name: st.just(value) for name, value in fixed.items()}))


def _plans() -> st.SearchStrategy[PlanSheet]:
    """For one person: a household plan leaves out what is one person's own (samples_network)."""
    return _but(PlanSheet, together=(), personal=False)


def _conferences() -> st.SearchStrategy[network.ConferenceSheet]:
    return _but(network.ConferenceSheet, anonymous=False, left_out=())


@st.composite
def _travel(draw: st.DrawFn) -> network.TravelPart:
    """Pictures, or words."""
    if draw(st.booleans()):
        return network.TravelPart(title=draw(NAME), pictures=(draw(_webs()),))
    return network.TravelPart(title=draw(NAME), lines=draw(_value(tuple[str, ...], "lines")))


_TITLE = NAME.filter(bool)
_ACTS = st.lists(TEXT.filter(bool), min_size=1, max_size=3).map(tuple)


def _with(kind: type, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A sheet with every field filled by its type, and these by what is given."""
    hints = get_type_hints(kind)
    return st.builds(kind, **({one.name: _value(hints[one.name], one.name) for one in fields(kind)} | given))


_SPECIAL = {
    access.AccessEntry: lambda: _with(access.AccessEntry, acts=_ACTS),
    portfolio_sheets.CvSheet: lambda: _with(portfolio_sheets.CvSheet, title=_TITLE, one_page=st.just(False)),
    portfolio_sheets.CvSection: lambda: _with(
        portfolio_sheets.CvSection,
        title=_TITLE,
        lines=st.lists(whole(portfolio_sheets.CvLine), min_size=1, max_size=4).map(tuple),
        talents=st.just(False),
    ),
    portfolio_sheets.CvLine: lambda: _with(portfolio_sheets.CvLine, title=_TITLE),
    PartiesSheet: lambda: _with(PartiesSheet, title=_TITLE),
    PartyPart: lambda: _with(PartyPart, name=_TITLE, lines=st.lists(st.tuples(_TITLE, TEXT), max_size=3).map(tuple)),
    PlanSheet: _plans,
    network.ConferenceSheet: _conferences,
    network.TravelPart: _travel,
    compared.ComparedForm: _compared,
    WebPicture: _webs,
    LevelsPicture: _matrices,
    PortfolioSheet: _portfolios,
    FridgeSheet: _fridges,
}


def words_on_paper(part: Any) -> Iterator[str]:
    """Every text of the sheet that must be readable on the print."""
    if isinstance(part, Said) and not part.words.strip():
        return
    for one in fields(part):
        if (type(part).__name__, one.name) in NOT_ON_PAPER:
            continue
        value = getattr(part, one.name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Enum):
                continue
            if isinstance(inner, str):
                yield inner
            elif is_dataclass(inner):
                yield from words_on_paper(inner)
