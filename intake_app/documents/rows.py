"""Blocks beside each other: rows of cells, and tables whose head comes back on every page."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Self

from reportlab.lib.colors import Color
from typing_extensions import override

from intake_app.documents.blocks import SLACK, Block, Stack
from intake_app.documents.direction import mirrored
from intake_app.documents.tags import Element, PrintCanvas

_HAIR = 0.75


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
        if self.height(width) <= room + SLACK:
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
        backward = mirrored()
        across = 0.0
        for cell, wide in self._spread(width):
            spare = (tallest - cell.stack.height(wide)) / 2 if self.middle else cell.drop
            begin = left + width - across - wide if backward else left + across
            cell.stack.draw(canvas, begin, top - self.pad - spare, wide)
            across += wide + self.gap
        if self.rule is not None:
            bottom = top - tallest - 2 * self.pad
            begin = left + width - across + self.gap if backward else left
            with canvas.mark(None):
                canvas.setStrokeColor(self.rule)
                canvas.setLineWidth(_HAIR)
                canvas.line(begin, bottom, begin + across - self.gap, bottom)


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
        return [self.element] if self.element.kids else []

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
            if down + height > room + SLACK:
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
            height = row.height(width)
            if row.part:
                canvas.note(row.part, (left, top - height, left + width, top))
            row.draw(canvas, left, top, width)
            top -= height
