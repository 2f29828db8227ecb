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

_SLACK = 0.01
_HAIR = 0.75


class Block:
    """Anything that stands on a page. `before` and `after` are white in points; the larger of two neighbours counts.

    `keep_next`: the following block begins on the same page.
    """

    def __init__(self, *, before: float = 0, after: float = 0, keep_next: bool = False) -> None:
        self.before = before
        self.after = after
        self.keep_next = keep_next

    def structure(self) -> list[Element]:
        """Its part of the logical tree, in reading order; links elements to their parents."""
        return []

    def height(self, width: float) -> float:
        """Height in points at that width, without the white around it."""
        raise NotImplementedError

    def fit(self, width: float, room: float, *, force: bool = False) -> tuple[Self | None, Self | None]:
        """What fits in `room` points, and what remains. `force`: the page is empty, so nothing stays whole."""
        return (self, None) if self.height(width) <= room + _SLACK else (None, self)

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
            if down + height > room + _SLACK:
                return self._divided(index, width, room - down, force=force)
        return self, None

    def _divided(self, index: int, width: float, room: float, *, force: bool) -> tuple[Self | None, Self | None]:
        if self.together and not force:
            return None, self
        done, left = self.blocks[index].fit(width, room, force=force and index == 0)
        if done is not None and left is not None:
            return self._part([*self.blocks[:index], done], first=True), self._part([left, *self.blocks[index + 1 :]])
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
        for _index, block, down, _height in self._placed(width):
            block.draw(canvas, left, top - down, width)


class Cell:
    """A place in a row: its width in points (None takes the rest) and what stands in it, `drop` points lower.

    With a `tag` it is an element; `header` ("Column", "Row") is the scope of a TH.
    """

    def __init__(
        self,
        width: float | None,
        content: Block | Sequence[Block],
        tag: str | None = None,
        *,
        header: str = "",
        drop: float = 0,
    ) -> None:
        self.width = width
        blocks = [content] if isinstance(content, Block) else content
        self.stack = content if isinstance(content, Stack) else Stack(blocks)
        self.element = Element(tag, scope=header) if tag else None
        self.drop = drop

    def part(self, stack: Stack | None) -> Self:
        """The same place with another content."""
        part = copy(self)
        part.stack = stack or Stack([])
        return part


class Row(Block):
    """Cells beside each other, with white between them, and perhaps a line below.

    `middle`: cells stand at half height. `whole`: not divided unless it is taller than a page.
    """

    def __init__(
        self,
        cells: Sequence[Cell],
        tag: str | None = None,
        *,
        gap: float = 0,
        pad: float = 0,
        rule: Color | None = None,
        middle: bool = False,
        whole: bool = True,
        before: float = 0,
        after: float = 0,
        keep_next: bool = False,
    ) -> None:
        super().__init__(before=before, after=after, keep_next=keep_next)
        self.cells = list(cells)
        self.element = Element(tag) if tag else None
        self.gap, self.pad, self.rule = gap, pad, rule
        self.middle, self.whole = middle, whole

    @override
    def structure(self) -> list[Element]:
        kids: list[Element] = []
        for cell in self.cells:
            inner = cell.stack.structure()
            if cell.element is None:
                kids.extend(inner)
            else:
                cell.element.kids = inner
                kids.append(cell.element)
        if self.element is None:
            return kids
        self.element.kids = kids
        return [self.element] if kids else []

    def _spread(self, width: float) -> list[tuple[Cell, float]]:
        """The cells with their width in a row of `width`."""
        fixed = sum(cell.width or 0.0 for cell in self.cells) + self.gap * (len(self.cells) - 1)
        return [(cell, max(0.0, width - fixed) if cell.width is None else cell.width) for cell in self.cells]

    def _inner(self, width: float) -> float:
        return max((cell.drop + cell.stack.height(wide) for cell, wide in self._spread(width)), default=0.0)

    @override
    def height(self, width: float) -> float:
        return self._inner(width) + 2 * self.pad

    @override
    def fit(self, width: float, room: float, *, force: bool = False) -> tuple[Self | None, Self | None]:
        if self.height(width) <= room + _SLACK:
            return self, None
        if self.whole and not force:
            return None, self
        inner = room - 2 * self.pad
        fits = [(cell, cell.stack.fit(wide, inner - cell.drop, force=force)) for cell, wide in self._spread(width)]
        if any(done is None and left is not None for _cell, (done, left) in fits):
            return None, self
        first, rest = copy(self), copy(self)
        first.cells = [cell.part(done) for cell, (done, _left) in fits]
        rest.cells = [cell.part(left) for cell, (_done, left) in fits]
        first.rule = None
        first.after, rest.before = 0, 0
        return first, rest

    @override
    def draw(self, canvas: PrintCanvas, left: float, top: float, width: float) -> None:
        tallest = self._inner(width)
        across = left
        for cell, wide in self._spread(width):
            spare = (tallest - cell.stack.height(wide)) / 2 if self.middle else cell.drop
            cell.stack.draw(canvas, across, top - self.pad - spare, wide)
            across += wide + self.gap
        if self.rule is not None:
            bottom = top - tallest - 2 * self.pad
            with canvas.mark(None):
                canvas.setStrokeColor(self.rule)
                canvas.setLineWidth(_HAIR)
                canvas.line(left, bottom, across - self.gap, bottom)


class Table(Block):
    """Rows under a head that comes back on every page; read once. A row stays whole unless it is taller than a page."""

    def __init__(self, head: Row | None, rows: Sequence[Row], *, before: float = 0, after: float = 0) -> None:
        super().__init__(before=before, after=after)
        self.head = head
        self.rows = list(rows)
        self.element = Element("Table")
        self.continued = False

    @override
    def structure(self) -> list[Element]:
        rows = [self.head, *self.rows] if self.head else self.rows
        self.element.kids = [element for row in rows for element in row.structure()]
        return [self.element]

    def _head_height(self, width: float) -> float:
        return self.head.height(width) if self.head else 0.0

    @override
    def height(self, width: float) -> float:
        return self._head_height(width) + sum(row.height(width) for row in self.rows)

    @override
    def fit(self, width: float, room: float, *, force: bool = False) -> tuple[Self | None, Self | None]:
        down = self._head_height(width)
        if force and self.head and down > room / 2:
            return self._with_plain_head().fit(width, room, force=True)
        for index, row in enumerate(self.rows):
            height = row.height(width)
            if down + height > room + _SLACK:
                done, left = row.fit(width, room - down, force=force and index == 0)
                if done is not None and left is not None:
                    return self._parts([*self.rows[:index], done], [left, *self.rows[index + 1 :]])
                if not index:
                    return None, self
                if index > 2 and index == len(self.rows) - 1:
                    index -= 1  # the last row gets company on the next page
                return self._parts(self.rows[:index], self.rows[index:])
            down += height
        return self, None

    def _with_plain_head(self) -> Self:
        """The same with a head that is too tall to come back on every page: it stands there once and can be divided."""
        table = copy(self)
        table.head = None
        if self.head and not self.continued:
            table.rows = [self.head, *self.rows]
        return table

    def _parts(self, first: Sequence[Row], rest: Sequence[Row]) -> tuple[Self, Self]:
        done, left = copy(self), copy(self)
        done.rows, left.rows = list(first), list(rest)
        left.continued = True
        return done, left

    @override
    def draw(self, canvas: PrintCanvas, left: float, top: float, width: float) -> None:
        if self.head:
            if self.continued:
                with canvas.mark(None, kind="Pagination"):
                    self.head.draw(canvas, left, top, width)
            else:
                self.head.draw(canvas, left, top, width)
            top -= self.head.height(width)
        for row in self.rows:
            row.draw(canvas, left, top, width)
            top -= row.height(width)


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
        if self.height(width) <= room + _SLACK:
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
