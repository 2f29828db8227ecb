"""The way through a conversation, without a window: where we are, what is next, what is still open.

Free order, everything may be skipped and done again (features A08). Immutable: every move gives a new navigator.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Self

from intake_app.i18n import _


@dataclass(frozen=True, slots=True)
class Navigator:
    """`current` is an item id, or empty at the end (the overview). `position` counts from 1."""

    items: tuple[str, ...]
    current: str
    answered: frozenset[str] = frozenset()
    skipped: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if len(set(self.items)) < len(self.items):
            raise ValueError("an item stands in the conversation twice")
        if self.current and self.current not in self.items:
            raise ValueError(f"{self.current!r} is not in this conversation")

    @classmethod
    def start(
        cls,
        items: Sequence[str],
        answered: Collection[str] = (),
        last: str = "",
        skipped: Collection[str] = (),
    ) -> Self:
        """Begin, or go on where we were: at `last` when it is still asked, else at the first open item.

        Answers to items that are no longer asked are left out. When nothing is open, it starts at the end.
        """
        known = frozenset(items)
        new = cls(tuple(items), "", known & frozenset(answered), known & frozenset(skipped))
        return replace(new, current=last) if last in known else replace(new, current=new._first_open())

    def _first_open(self) -> str:
        return next((item for item in self.open_items if item not in self.skipped), "")

    @property
    def open_items(self) -> tuple[str, ...]:
        """Items without an answer, in order; skipped ones are among them."""
        return tuple(item for item in self.items if item not in self.answered)

    @property
    def at_start(self) -> bool:
        """Whether there is nothing before the current item."""
        return bool(self.items) and self.current == self.items[0]

    @property
    def at_end(self) -> bool:
        """Whether the last item is behind us."""
        return not self.current

    @property
    def finished(self) -> bool:
        """Whether every item has an answer."""
        return not self.open_items

    @property
    def position(self) -> int:
        """Number of the current item, from 1; the total when at the end."""
        return self.items.index(self.current) + 1 if self.current else self.total

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self.items)

    @property
    def progress(self) -> str:
        """ "Vraag 5 van 6"."""
        return _("Question {number} of {total}").format(number=self.position, total=self.total)

    def next(self) -> Self:
        """To the item after this one; after the last one to the end. Stays at the end."""
        if self.at_end:
            return self
        after = self.items[self.position :]
        return replace(self, current=after[0] if after else "")

    def previous(self) -> Self:
        """To the item before this one; from the end to the last item. Stays at the first."""
        if self.at_start or not self.items:
            return self
        return replace(self, current=self.items[-1] if self.at_end else self.items[self.position - 2])

    def go_to(self, item: str) -> Self:
        """To any item. Raises ValueError when it is not in this conversation."""
        if not item:
            raise ValueError("no item named")
        return replace(self, current=item)

    def next_open(self) -> Self:
        """To the next item without an answer, searching on from here and then from the start; else to the end."""
        here = 0 if self.at_end else self.position
        ring = self.items[here:] + self.items[:here]
        return replace(self, current=next((item for item in ring if item not in self.answered), ""))

    def answer(self, item: str = "") -> Self:
        """Note that the current (or the named) item has an answer. Does not move."""
        done = self._named(item)
        return replace(self, answered=self.answered | {done}, skipped=self.skipped - {done})

    def clear(self, item: str = "") -> Self:
        """Note that the current (or the named) item has no answer any more. Does not move."""
        return replace(self, answered=self.answered - {self._named(item)})

    def skip(self) -> Self:
        """Leave the current item open and go on. An answer that is there stays."""
        if self.at_end:
            return self
        marked = self.skipped if self.current in self.answered else self.skipped | {self.current}
        return replace(self, skipped=marked).next()

    def _named(self, item: str) -> str:
        chosen = item or self.current
        if chosen not in self.items:
            raise ValueError(f"{chosen!r} is not in this conversation")
        return chosen

    @property
    def resume_at(self) -> str:
        """What to keep so that `start(last=...)` brings us back here; empty at the end."""
        return self.current
