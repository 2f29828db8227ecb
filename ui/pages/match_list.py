"""The parts of a list of matches, one under the other: what fits a wish first, what is not so now last, with why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from typing_extensions import override

from intake_app.domain.matching_words import Standing
from intake_app.i18n import _
from intake_app.services.matching import standing_words
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.status import MissingItem
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class MatchRow:
    """One line of the list."""

    id: UUID
    standing: Standing
    title: str
    note: str


class MatchList(Card):
    """Nothing is left out: each part tells how many stand in it, and shows more when asked."""

    chosen = Signal(object)
    more_requested = Signal(object)
    """A part of which more is wanted."""

    def __init__(self, name: str) -> None:
        super().__init__(padding=0, gap=0, name=f"card_{name}")
        self._lines = column(gap=0)
        self._rows: dict[UUID, MissingItem] = {}
        self.add(held(self._lines, name=f"list_{name}"))

    @property
    def ids(self) -> tuple[UUID, ...]:
        """What shows, in order."""
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[MatchRow], counts: Mapping[Standing, int], empty: str) -> None:
        """Show these lines under their parts."""
        focused = next((one for one, shown in self._rows.items() if shown.hasFocus()), None)
        clear(self._lines)
        self._rows = {}
        for standing in Standing:
            if counts.get(standing):
                if self._lines.count():
                    self._lines.addWidget(Rule())
                self._part(standing, [one for one in rows if one.standing is standing], counts[standing])
        if not rows:
            self._lines.addWidget(held(column(Text(empty, color="text.2", name="empty"), margins=16)))
        if focused in self._rows:
            self._rows[focused].setFocus()

    def focus_first(self) -> bool:
        """Put the cursor on the first line; False when there is none."""
        first = next(iter(self._rows.values()), None)
        if first is not None:
            first.setFocus()
        return first is not None

    def focus_line(self, wanted: UUID | None) -> bool:
        """Put the cursor on a line, or on the first one when it is not there; False when there is none."""
        shown = self._rows.get(wanted) if wanted is not None else None
        if shown is None:
            return self.focus_first()
        shown.setFocus()
        return True

    def _part(self, standing: Standing, rows: Sequence[MatchRow], count: int) -> None:
        title = Text(standing_words(standing), "strong", name=f"part_{standing.value}")
        number = Text(str(count), "small", color="text.2", name=f"count_{standing.value}")
        self._lines.addWidget(held(row(title, None, number, margins=(16, 12, 16, 8))))
        for one in rows:
            self._lines.addWidget(Rule())
            item = MissingItem(one.title, one.note, name=f"match_{one.id}")
            item.clicked.connect(partial(self.chosen.emit, one.id))
            self._rows[one.id] = item
            self._lines.addWidget(item)
        if len(rows) < count:
            words = _("Show more of {part}").format(part=standing_words(standing))
            more = Button(words, kind=Kind.QUIET, name=f"button_more_{standing.value}")
            more.clicked.connect(partial(self.more_requested.emit, standing))
            self._lines.addWidget(more)

    @override
    def setFocus(self, *_reason: object) -> None:
        self.focus_first()
