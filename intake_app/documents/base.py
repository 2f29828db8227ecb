"""What all prints share: the page with band and footer, headings, quotes, lists; and the way from story to bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from typing import TypeVar

from reportlab import rl_config

from intake_app.bilingual import joined, paragraphs, woven
from intake_app.documents import archive, fonts
from intake_app.documents.blocks import Block, Picture, Stack
from intake_app.documents.direction import mirrored
from intake_app.documents.drawings import PX, tea_towel
from intake_app.documents.fonts import Face
from intake_app.documents.letterhead import Head, title_colour
from intake_app.documents.rows import Cell, Row
from intake_app.documents.second import wanted
from intake_app.documents.sheet_parts import Said
from intake_app.documents.spots import SOMEWHERE
from intake_app.documents.styles import (
    FOOT,
    INK,
    LARGE,
    MARGIN,
    PAGE_HEIGHT,
    PLAN,
    QUIET,
    SOFT,
    WIDTH,
    Align,
    Look,
    Style,
)
from intake_app.documents.tags import Element, PrintCanvas
from intake_app.documents.text import Text, plain
from intake_app.documents.words import Content, Run
from intake_app.i18n import _, catalogues, format_day, language

rl_config.useA85 = 0  # plain compressed streams: smaller, and nothing to translate when the tree is added

_CONTENT_TOP = PAGE_HEIGHT - 70
_MOST_LINES = 3  # of the words below a page
_WORDS_OF_LANGUAGE = {"nl": "nl-NL", "en": "en-GB"}
"""Of the languages that have no catalogue the program's own words are Dutch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What a print says on every page: `footer` left below, the title for who opens or listens to the file."""

    title: str
    footer: str
    dated: date
    small: Style
    concept: bool = False
    number_single_page: bool = True


def render(story: Sequence[Block], sign: Sign, *, tagged: bool = True) -> bytes:
    """The story on numbered A4 pages, as PDF bytes; the same story gives the same bytes.

    `tagged=False` leaves out tree and facts; only to measure what they cost.
    """
    target = BytesIO()
    canvas = PrintCanvas(target, tagged=tagged)
    whole = Stack(known_as(SOMEWHERE, [*story, *_own_words(sign)]))
    head = Head()
    root = Element("Document", kids=[*head.elements(), *whole.structure()])
    footer = _Footer(sign)
    for page in _pages(whole, page_room(sign)):
        page.draw(canvas, MARGIN, _CONTENT_TOP, WIDTH)
        canvas.showPage()

    def furnish(canvas: PrintCanvas, page: int, pages: int) -> None:
        if page == 1:
            head.draw(canvas)
        footer.draw(canvas, page, pages)

    canvas.finish(furnish)
    if not tagged:
        return target.getvalue()
    return archive.finish(target.getvalue(), root, archive.Facts(sign.title, _language_told(), sign.dated))


def _own_words(sign: Sign) -> list[Block]:
    """The resident's words beside what stands on this print, in its letters."""
    from intake_app.documents.own_words import at_the_end

    return at_the_end(Paper(LARGE if sign.small == LARGE.small else PLAN, sign.dated))


Blocks = TypeVar("Blocks", bound=Sequence[Block])


def _language_told() -> str:
    spoken = language()
    return _WORDS_OF_LANGUAGE.get(spoken, spoken if spoken in catalogues() else "nl-NL")


def page_room(sign: Sign) -> float:
    """Points from the head of a page to its footer."""
    return _CONTENT_TOP - _Footer(sign).top - 10


def known_as(name: str, blocks: Blocks) -> Blocks:
    """The same blocks as part `name` of the print ("own_words", "goal:0"), unless they are known as another."""
    for block in blocks:
        block.part = block.part or name
    return blocks


def _pages(story: Stack, room: float) -> Iterator[Stack]:
    """The story divided over pages."""
    rest: Stack | None = story
    while rest is not None:
        page, left = rest.fit(WIDTH, room)
        if page is None:
            page, left = rest.fit(WIDTH, room, force=True)
        if page is None:
            raise ValueError("a block is larger than a page and cannot be divided")
        yield page
        rest = left


class _Footer:
    """The line below every page; two or three when the name is long, and no more: the page is for its words."""

    def __init__(self, sign: Sign) -> None:
        self.sign = sign
        self.number_width = fonts.text_width(self._number(888, 888), Face.REGULAR, sign.small.size)
        self.room = WIDTH - self.number_width - 16
        self.words = self._words(sign.footer)
        footer, most = sign.footer, _MOST_LINES * (1 if wanted() is None else 2)
        while self.words.height(self.room) > sign.small.leading * most:
            footer = footer[: len(footer) * 4 // 5].rstrip()
            self.words = self._words(f"{footer}…")
        extra = self.words.height(self.room) - sign.small.leading
        self.top = FOOT + sign.small.size * 1.05 + 6 + max(0.0, extra - 12)

    def _words(self, footer: str) -> Text:
        words: list[str | Run] = [footer]
        if self.sign.concept:
            words += [" · ", Run(_("Concept"), Face.SEMIBOLD, INK)]
        return Text(words, self.sign.small, None)

    @staticmethod
    def _number(page: int, pages: int) -> str:
        return _("page {page} of {pages}").format(page=page, pages=pages)

    def draw(self, canvas: PrintCanvas, page: int, pages: int) -> None:
        """Band above, line and words below."""
        tea_towel(canvas)
        small = self.sign.small
        with canvas.mark(None, kind="Pagination"):
            canvas.setStrokeColor(SOFT)
            canvas.setLineWidth(PX)
            canvas.line(MARGIN, self.top, MARGIN + WIDTH, self.top)
            top = self.top - 5
            self.words.draw(canvas, MARGIN + WIDTH - self.room if mirrored() else MARGIN, top, self.room)
            if pages > 1 or self.sign.number_single_page:
                number = Text(self._number(page, pages), small.aligned(Align.RIGHT), None)
                number.draw(canvas, MARGIN, top, WIDTH)


class Paper:
    """Makes the blocks of one print in its look. Words from outside are printed literally."""

    def __init__(self, look: Look, dated: date) -> None:
        self.look = look
        self.dated = dated

    def day(self, day: date) -> str:
        """A day in words; with the year when it is another than the paper's."""
        return format_day(day, weekday=False, year=day.year != self.dated.year)

    def h1(self, text: str, *, after: float = 0) -> Text:
        return self._heading(text, self.look.title, "H1", before=0, after=after)

    def h2(self, text: str, *, before: float | None = None, style: Style | None = None) -> Text:
        """A section. It never stands alone at the foot of a page."""
        gap = self.look.gap if before is None else before
        return self._heading(text, style or self.look.h2, "H2", before=gap, after=gap * 0.25)

    def h3(self, content: Content, *, before: float = 0, after: float = 0) -> Text:
        return self._heading(content, self.look.h3, "H3", before=before, after=after)

    def _heading(self, content: Content, style: Style, tag: str, *, before: float, after: float) -> Text:
        coloured = replace(style, colour=title_colour(large=self.look.large)) if style.colour == INK else style
        heading = Text(content, coloured, tag, before=before, after=after, keep_next=True)
        if heading.element:
            heading.element.title = plain(content)
        return heading

    def p(self, content: Content, *, after: float = 0) -> Text:
        """Running text."""
        return Text(content, self.look.body, after=after)

    def quiet(self, content: Content, *, before: float = 0, after: float = 0, keep_next: bool = False) -> Text:
        """A remark in the second colour."""
        style = self.look.body if self.look.large else self.look.body.quiet()
        return Text(content, style, before=before, after=after, keep_next=keep_next)

    def whom_to_ask(self, name: str, organisation: str, phone: str) -> list[Block]:
        """Who can be called with a question; nothing when nobody is known."""
        who = joined(", ", (part for part in (name, organisation) if part))
        if not (who or phone):
            return []
        lines = [self.p(who)] if who else []
        if phone:  # on a line of its own: a number that is cut over two lines is hard to call
            lines.append(self.p(self.named(_("Telephone:"), phone)))
        return [Stack([self.h2(_("Whom I ask")), *lines], together=True)]

    def quote(self, said: Said, *, after: float = 0) -> Text:
        """Somebody's own words, larger and between quotation marks."""
        words: list[str | Run] = [Run(said.name + ": ", Face.SEMIBOLD)] if said.name else []
        return Text([*words, quoted(said.words)], self.look.quote, after=after)

    def paragraphs(self, text: str) -> list[Block]:
        """A long text as written, in lines that are easy to follow: a blank line begins a new paragraph."""
        white = self.look.body.leading / 3
        return [Text(part, self.look.body, after=white, limit=self.look.line) for part in paragraphs(text)]

    def bullets(self, items: Sequence[Content]) -> Block:
        """A list with drawn dots; what is empty gets none."""
        return Stack([self._bullet(item) for item in items if plain(item).strip()], "L")

    def _bullet(self, item: Content) -> Row:
        leading, size = self.look.body.leading, self.look.body.size
        dot = size * 0.28
        mark = Picture((dot, dot), lambda canvas, left, top: _dot(canvas, left, top, dot))
        words = Stack([Text(item, self.look.body)], "LBody")
        cells = [Cell(dot, mark, drop=(leading - dot) / 2), Cell(None, words)]
        return Row(cells, "LI", gap=size - dot, whole=False, after=leading / 8)

    def named(self, name: str, text: str) -> list[str | Run]:
        """ "Meedoen. Ik zie soms dagen niemand.": the name in bold before the text."""
        stop = "" if name.endswith((".", "?", "!", ":")) else "."
        return [Run(name + f"{stop} ", Face.SEMIBOLD), text]

    def with_icon(self, picture: Picture, content: Block, *, gap: float) -> Row:
        """A small picture at the height of the first line, with words beside it."""
        side = picture.size[0]
        drop = max(0.0, self.look.body.leading - side) / 2
        return Row([Cell(side, picture, drop=drop), Cell(None, content)], gap=gap, whole=False)


def _dot(canvas: PrintCanvas, left: float, top: float, size: float) -> None:
    canvas.setFillColor(QUIET)
    canvas.circle(left + size / 2, top - size / 2, size / 2, stroke=0, fill=1)


def quoted(words: str) -> str:
    """Words between Dutch quotation marks; marks that were typed around them are not doubled."""
    bare = words.strip()
    if len(bare) > 1 and bare[0] in '“"«„' and bare[-1] in '”"»“':
        bare = bare[1:-1].strip()
    return woven("“{}”", bare)


def not_discussed(title: str, paper: Paper) -> list[Block]:
    """A part that was not discussed says so; on one line, so that it takes little room."""
    heading = paper.h2(title)
    width = heading.natural_width() + 10
    remark = paper.quiet(_("not discussed"))
    if width > WIDTH - 100:
        return [heading, remark]
    drop = (paper.look.h2.leading - paper.look.body.leading) / 2 + 1.5
    gap = heading.before
    heading.before = heading.after = 0
    return [Row([Cell(width, heading), Cell(None, remark, drop=drop)], before=gap)]


def beside(paper: Paper, left: Sequence[Block], right: Sequence[Block], *, gap: float = 27, before: float = 0) -> Block:
    """Two equal columns, or one under the other in the large edition."""
    if paper.look.large:
        return Stack([*left, *right], before=before)
    width = (WIDTH - gap) / 2
    return Row([Cell(width, left), Cell(width, right)], gap=gap, whole=False, before=before)


def inline(
    items: Sequence[tuple[Picture, Text]],
    *,
    gap: float,
    icon_gap: float = 6,
    after: float = 0,
    keep_next: bool = False,
    tag: str = "L",
) -> Stack:
    """Small pictures with a few words each, beside each other as far as they fit on a line."""
    lines: list[list[Cell]] = [[]]
    used = 0.0
    for picture, words in items:
        side = picture.size[0]
        wide = min(words.natural_width() + 1, WIDTH - side - icon_gap)
        if lines[-1] and used + gap + side + icon_gap + wide > WIDTH:
            lines.append([])
            used = 0.0
        drop = (words.style.leading - side) / 2
        cells = [
            Cell(side, Stack([picture], "Lbl"), drop=max(drop, 0)),
            Cell(wide, Stack([words], "LBody"), drop=max(-drop, 0)),
        ]
        used += (gap if lines[-1] else 0) + side + icon_gap + wide
        lines[-1].append(Cell(side + icon_gap + wide, Row(cells, "LI", gap=icon_gap)))
    rows = [Row(cells, gap=gap, after=4, keep_next=True) for cells in lines]
    return Stack(rows, tag, after=after, keep_next=keep_next)
