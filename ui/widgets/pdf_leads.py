"""Pieces of a page that lead to the field that says them: under the pointer, or walked along with the keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True, slots=True)
class Lead:
    """A piece of a page (from 0), in points from its upper left corner, and the route it leads to."""

    page: int
    box: QRectF
    route: str


class Leads:
    """Those of one page at a time; at most one of them is marked."""

    def __init__(self) -> None:
        self._all: tuple[Lead, ...] = ()
        self._page = 0
        self.marked: Lead | None = None

    def set_all(self, leads: Sequence[Lead]) -> None:
        """Others: of another print."""
        self._all = tuple(leads)
        self.marked = None

    def set_page(self, page: int) -> None:
        """Another page shows."""
        if page != self._page:
            self._page = page
            self.marked = None

    @property
    def here(self) -> list[Lead]:
        """Those of the page that shows, from top to bottom."""
        return sorted(
            (one for one in self._all if one.page == self._page), key=lambda one: (one.box.top(), one.box.left())
        )

    def at(self, point: QPointF) -> Lead | None:
        """The smallest that holds this point, in points of the page."""
        found = [one for one in self.here if one.box.contains(point)]
        return min(found, key=lambda one: one.box.width() * one.box.height(), default=None)

    def walk(self, by: int) -> Lead | None:
        """Mark the next one (1) or the one before (-1); None at the ends, and then the mark stays."""
        leads = self.here
        at = leads.index(self.marked) + by if self.marked in leads else 0 if by > 0 else len(leads) - 1
        if not 0 <= at < len(leads):
            return None
        self.marked = leads[at]
        return self.marked
