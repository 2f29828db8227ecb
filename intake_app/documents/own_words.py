"""The resident's words about what stands on a print, at its end (M04, Wmo 5.3.2(6))."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from intake_app.bilingual import woven
from intake_app.documents.base import Paper, known_as, quoted
from intake_app.documents.blocks import Block
from intake_app.documents.sheet_parts import BesideLine
from intake_app.documents.words import Run
from intake_app.i18n import _, format_day

_said: ContextVar[tuple[BesideLine, ...]] = ContextVar("own_words", default=())


@contextmanager
def said_beside(lines: tuple[BesideLine, ...]) -> Iterator[None]:
    """What is drawn inside ends with these."""
    token = _said.set(lines)
    try:
        yield
    finally:
        _said.reset(token)


def at_the_end(paper: Paper) -> list[Block]:
    """The words that the print being made ends with."""
    return known_as("beside", own_words(_said.get(), paper))


def own_words(lines: Sequence[BesideLine], paper: Paper) -> list[Block]:
    """The resident's words; what they are about is printed as it was written."""
    spoken = [one for one in lines if one.words.strip()]
    if not spoken:
        return []
    blocks: list[Block] = [paper.h2(_("What I want to say beside it"))]
    for one in spoken:
        day = format_day(one.said_on, weekday=False, year=True)
        said: list[str | Run] = [*paper.named(one.about, ""), quoted(one.words), woven(" ({})", day)]
        blocks.append(paper.p(said, after=5))
    return blocks
