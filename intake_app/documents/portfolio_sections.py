"""Parts of the extended portfolio: skills, the time line, wishes, spoken words, the story and photographs."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from intake_app.bilingual import joined
from intake_app.documents.base import Paper, quoted
from intake_app.documents.blocks import Block, Picture, Stack
from intake_app.documents.portfolio_sheets import Photo, Spoken, StoryBlock, TimeLine, WishGroup
from intake_app.documents.rows import Cell, Row
from intake_app.documents.styles import SOFT, WIDTH
from intake_app.documents.tags import PrintCanvas
from intake_app.documents.text import Text
from intake_app.i18n import _

_YEARS = 128.0
_GAP = 18.0


def timeline(lines: Sequence[TimeLine], paper: Paper) -> list[Block]:
    """What was done, newest first, every kind in the same way."""
    return [_moment(one, paper) for one in lines]


def _moment(one: TimeLine, paper: Paper) -> Row:
    look = paper.look
    words: list[Block] = [Text(one.title, look.body.semibold(), keep_next=True)]
    beside = [part for part in ((one.when if look.large else ""), one.where) if part]
    if beside:
        words.append(paper.quiet(joined(" · ", beside)))
    if one.tasks.strip():
        words.append(Text(one.tasks.strip(), look.body))
    if one.learned.strip():
        words.append(Text(paper.named(_("What I learned"), one.learned.strip()), look.body))
    body = Cell(None, Stack(words, "LBody"))
    pad = look.body.size * 0.45
    if look.large or not one.when:
        return Row([body], "LI", pad=pad, rule=SOFT)
    when = Cell(_YEARS, Stack([Text(one.when, look.body.quiet())], "Lbl"))
    return Row([when, body], "LI", gap=12, pad=pad, rule=SOFT)


def wishes(groups: Sequence[WishGroup], paper: Paper) -> list[Block]:
    """Wishes per weight, each under its heading."""
    blocks: list[Block] = []
    for group in groups:
        lines = [line for line in group.lines if line.strip()]
        if lines:
            before = paper.look.body.leading / 2 if blocks else 0
            title = Text(group.title, paper.look.body.semibold(), before=before, keep_next=True)
            blocks += [title, paper.bullets(lines)]
    return blocks


def spoken(said: Sequence[Spoken], paper: Paper) -> list[Block]:
    """What others say, after which stands who they are."""
    blocks: list[Block] = []
    for one in said:
        who = joined(", ", (part for part in (one.name, one.who) if part))
        words = [Text(quoted(one.words), paper.look.quote, keep_next=True)] if one.words.strip() else []
        blocks.append(Stack([*words, paper.quiet(who)], after=paper.look.body.leading / 2, together=True))
    return blocks


def story(blocks: Sequence[StoryBlock], paper: Paper) -> list[Block]:
    """The story, block by block under its question."""
    found: list[Block] = []
    for one in blocks:
        if one.words.strip():
            before = paper.look.body.leading / 2 if found else 0
            found.append(Text(one.title, paper.look.body.semibold(), before=before, keep_next=True))
            found += paper.paragraphs(one.words)
    return found


def photos(pictures: Sequence[Photo], paper: Paper) -> list[Block]:
    """Photographs two beside each other, each with its words; one under the other in the large edition."""
    across = 1 if paper.look.large else 2
    width = (WIDTH - _GAP * (across - 1)) / across
    blocks: list[Block] = []
    for first in range(0, len(pictures), across):
        cells = [Cell(width, _captioned(one, width, paper)) for one in pictures[first : first + across]]
        blocks.append(Row(cells, gap=_GAP, after=12))
    return blocks


def _captioned(one: Photo, width: float, paper: Paper) -> list[Block]:
    return [photo(one, (width, width * 0.78)), Text(one.title, paper.look.body.quiet(), before=4)]


def photo(one: Photo, room: tuple[float, float]) -> Picture:
    """A photograph as large as fits in `room`, told by its title."""
    scale = min(room[0] / max(one.width, 1), room[1] / max(one.height, 1))
    size = (one.width * scale, one.height * scale)

    def paint(canvas: PrintCanvas, left: float, top: float) -> None:
        draw_photo(canvas, one.content, left, top, size)

    return Picture(size, paint, alt=one.title)


def draw_photo(canvas: PrintCanvas, content: bytes, left: float, top: float, size: tuple[float, float]) -> None:
    """Put the points of a photograph on the page."""
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(BytesIO(content)), left, top - size[1], size[0], size[1])
