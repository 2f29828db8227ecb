"""What a page is built of: blocks that know their height, can be divided over two pages, and draw themselves.

A page is a stack, and so is the cell of a row and the inside of a card: one way of dividing serves them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from typing import Self

from reportlab.lib.colors import Color
from typing_extensions import override

from intake_app.documents.tags import Element, PrintCanvas

SLACK = 0.01
"""Points that a sum of heights may be off."""


class Block:
    """Anything that stands on a page. `before` and `after` are white in points; the larger of two neighbours counts.

    `keep_next`: the following block begins on the same page. `part`: what it is, for who looks beside the fields.
    """

    def __init__(self, *, before: float = 0, after: float = 0, keep_next: bool = False) -> None:
        self.before = before
        self.after = after
        self.keep_next = keep_next
        self.part = ""

    def structure(self) -> list[Element]:
        """Its part of the logical tree, in reading order; links elements to their parents."""
        return []

    def height(self, width: float) -> float:
        """Height in points at that width, without the white around it."""
        raise NotImplementedError

    def fit(self, width: float, room: float, *, force: bool = False) -> tuple[Self | None, Self | None]:
        """What fits in `room` points, and what remains. `force`: the page is empty, so nothing stays whole."""
        return (self, None) if self.height(width) <= room + SLACK else (None, self)

    def draw(self, canvas: PrintCanvas, left: float, top: float, width: float) -> None:
        """Draws it with its upper left corner at (left, top), points from the lower left of the page."""
        raise NotImplementedError


class PageBreak(Block):
    """What follows begins on a new page."""

    @override
    def height(self, width: float) -> float:
        return 0

    @override
    def draw(self, canvas: PrintCanvas, left: float, top: float, width: float) -> None:
        pass


class Stack(Block):
    """Blocks under each other. With a `tag` they are one element. `together`: not divided unless longer than a page.

    The white before it is that of its first block, unless said otherwise.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        tag: str | None = None,
        *,
        together: bool = False,
        before: float = 0,
        after: float = 0,
        keep_next: bool = False,
    ) -> None:
        first = blocks[0].before if blocks else 0
        super().__init__(before=before or first, after=after, keep_next=keep_next)
        self.blocks = list(blocks)
        self.element = Element(tag) if tag else None
        self.together = together

    @override
    def structure(self) -> list[Element]:
        kids = [element for block in self.blocks for element in block.structure()]
        if self.element is None:
            return kids
        self.element.kids = kids
        return [self.element] if kids else []

    def _placed(self, width: float) -> Iterator[tuple[int, Block, float, float]]:
        """Each block with its place: (index, block, distance of its upper side from the top, its height)."""
        down, white = 0.0, 0.0
        for index, block in enumerate(self.blocks):
            if index:
                down += max(white, block.before)
            height = block.height(width)
            yield index, block, down, height
            down += height
            white = block.after

    @override
    def height(self, width: float) -> float:
        return max((down + height for _index, _block, down, height in self._placed(width)), default=0.0)

    @override
    def fit(self, width: float, room: float, *, force: bool = False) -> tuple[Self | None, Self | None]:
        for index, block, down, height in self._placed(width):
            if isinstance(block, PageBreak):
                if index:
                    return self._part(self.blocks[:index], first=True), self._after(index + 1)
                continue
            if down + height > room + SLACK:
                return self._divided(index, width, room - down, force=force)
        return self, None

    def _divided(self, index: int, width: float, room: float, *, force: bool) -> tuple[Self | None, Self | None]:
        if self.together and not force:
            return None, self
        done, left = self.blocks[index].fit(width, room, force=force and index == 0)
        if done is not None and left is not None:
            return self._part([*self.blocks[:index], done], first=True), self._part([left, *self.blocks[index + 1 :]])
        if (
            done is not None and done is not self.blocks[index]
        ):  # it fits in another form: a table without its tall head
            rest = self.blocks[index + 1 :]
            return self._part([*self.blocks[:index], done], first=True), self._part(rest) if rest else None
        cut = index
        while cut and self.blocks[cut - 1].keep_next:
            cut -= 1
        if not cut and not force:
            return None, self
        if not cut:
            return self._forced(index, width, room)
        return self._part(self.blocks[:cut], first=True), self._part(self.blocks[cut:])

    def _forced(self, index: int, width: float, room: float) -> tuple[Self | None, Self | None]:
        """An empty page, and headings only before the block that does not fit: divide that block, or let them part."""
        done, left = self.blocks[index].fit(width, room, force=True)
        if done is not None and left is not None:
            return self._part([*self.blocks[:index], done], first=True), self._part([left, *self.blocks[index + 1 :]])
        if index:
            return self._part(self.blocks[:index], first=True), self._part(self.blocks[index:])
        return None, self

    def _after(self, index: int) -> Self | None:
        return self._part(self.blocks[index:]) if index < len(self.blocks) else None

    def _part(self, blocks: Sequence[Block], *, first: bool = False) -> Self:
        part = copy(self)
        part.blocks = list(blocks)
        part.before, part.after = (self.before, 0) if first else (0, self.after)
        return part

    @override
    def draw(self, canvas: PrintCanvas, left: float, top: float, width: float) -> None:
        for _index, block, down, height in self._placed(width):
            if block.part:
                canvas.note(block.part, (left, top - down - height, left + width, top - down))
            block.draw(canvas, left, top - down, width)


class Card(Block):
    """A frame with round corners around a stack. It stays whole unless it is taller than a page."""

    def __init__(
        self,
        content: Stack,
        *,
        line: Color,
        line_width: float,
        plane: Color | None = None,
        pad: tuple[float, float],
        radius: float = 9,
        before: float = 0,
        after: float = 0,
    ) -> None:
        super().__init__(before=before, after=after)
        self.content = content
        self.line, self.line_width, self.plane = line, line_width, plane
        self.pad = pad
        self.radius = radius

    @override
    def structure(self) -> list[Element]:
        return self.content.structure()

    @override
    def height(self, width: float) -> float:
        return self.content.height(width - 2 * self.pad[0]) + 2 * self.pad[1]

    @override
    def fit(self, width: float, room: float, *, force: bool = False) -> tuple[Self | None, Self | None]:
        if self.height(width) <= room + SLACK:
            return self, None
        if not force:
            return None, self
        done, left = self.content.fit(width - 2 * self.pad[0], room - 2 * self.pad[1], force=True)
        if done is None or left is None:
            return None, self
        first, rest = copy(self), copy(self)
        first.content, rest.content = done, left
        return first, rest

    @override
    def draw(self, canvas: PrintCanvas, left: float, top: float, width: float) -> None:
        height = self.height(width)
        with canvas.mark(None):
            canvas.setStrokeColor(self.line)
            canvas.setLineWidth(self.line_width)
            if self.plane is not None:
                canvas.setFillColor(self.plane)
            inset = self.line_width / 2
            canvas.roundRect(
                left + inset,
                top - height + inset,
                width - self.line_width,
                height - self.line_width,
                self.radius,
                fill=int(self.plane is not None),
            )
        self.content.draw(canvas, left + self.pad[0], top - self.pad[1], width - 2 * self.pad[0])


Painter = Callable[[PrintCanvas, float, float], None]
"""Draws a picture, given the canvas and its upper left corner."""


class Picture(Block):
    """A drawing of fixed size. With `alt` it is a figure that is read as those words; without, decoration.

    `part_of`: it holds letters that belong to this element, which stands elsewhere in the tree.
    """

    def __init__(
        self,
        size: tuple[float, float],
        painter: Painter,
        *,
        alt: str = "",
        part_of: Element | None = None,
        before: float = 0,
        after: float = 0,
        keep_next: bool = False,
    ) -> None:
        super().__init__(before=before, after=after, keep_next=keep_next)
        self.size = size
        self.painter = painter
        self.figure = Element("Figure", alt=alt) if alt else None
        self.element = self.figure or part_of

    @override
    def structure(self) -> list[Element]:
        return [self.figure] if self.figure else []

    @override
    def height(self, width: float) -> float:
        return self.size[1]

    @override
    def draw(self, canvas: PrintCanvas, left: float, top: float, width: float) -> None:
        across, high = self.size
        with canvas.mark(self.element, (left, top - high, left + across, top)):
            self.painter(canvas, left, top)
