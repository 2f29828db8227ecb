"""Choosing a dated text of the municipality: which one, which of its lines, and the words as they will be printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.planning import PlanElement
from intake_app.i18n import _, format_day
from intake_app.instruments.grounds import GroundElement
from intake_app.instruments.textblocks import TextBlock
from intake_app.services.duties import DUTIES
from ui import theme
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, RadioList
from ui.widgets.layouts import clear, row
from ui.widgets.status import LabelChip, LabelKind
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.instruments.library import FormLibrary


class BlockChoice(QWidget):
    """The texts there are, each with its date; "controleer" stands beside one that nobody looked at for a year."""

    chosen = Signal(str, object)
    """Id of the text block, and the ids of its chosen lines (None: the usual ones)."""

    def __init__(self, element: GroundElement, forms: FormLibrary, *, name: str) -> None:
        super().__init__()
        self._picks = element.element != DUTIES
        """Whether lines are ticked here; duties are chosen one by one with a reason, in a card of their own."""
        self._blocks = {block.id: block for block in forms.text_blocks(element.block)}
        options = tuple(_option(block) for block in self._blocks.values())
        self.list = RadioList(options, name=name, accessible_name=str(element.label))
        self.list.value_changed.connect(lambda block: self.chosen.emit(block, None))
        self._none = Text(_("There is no text of the municipality yet. It comes in a content pack."), "body")
        if options:
            self._none.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._ticks: dict[str, CheckBox] = {}
        self._old = LabelChip("", LabelKind.ATTENTION, name=f"label_check_{element.element}")
        self._words = Text("", "body", name=f"text_{element.element}")
        self._source = Text("", "small", color="text.2")
        self._paper = Card(padding=16, gap=8, tone="sunken")
        self._paper.add(row(self._old, None), self._words, self._source)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(10))
        for part in (self.list, self._none):
            layout.addWidget(part)
        layout.addLayout(self._lines)
        layout.addWidget(self._paper)
        self.setFocusProxy(self.list)

    def show_choice(self, stored: PlanElement | None, today: date, *, read_only: bool) -> None:
        """Show which text is in the plan, with the words as they were taken over."""
        block = self._blocks.get(stored.block) if stored is not None else None
        self.list.set_value(stored.block if stored is not None else None)
        self.list.setEnabled(not read_only)
        words = stored.text if stored is not None else ""
        self._words.setText(words)
        self._paper.setVisible(bool(words))
        self._show_lines(block, words, read_only=read_only)
        self._show_age(block, stored, today)

    def _show_lines(self, block: TextBlock | None, words: str, *, read_only: bool) -> None:
        """One tick for each line of the text that may be chosen."""
        lines = block.lines if block is not None and self._picks else ()
        if list(self._ticks) != [line.id for line in lines]:
            clear(self._lines)
            self._ticks = {}
            for line in lines:
                tick = CheckBox(name=f"field_line:{line.id}", tip=line.words)
                tick.value_changed.connect(lambda _on: self._lines_chosen())
                label = Text(line.words)
                label.setBuddy(tick)
                beside = row(tick, label, gap=8)
                beside.setStretch(1, 1)
                self._lines.addLayout(beside)
                self._ticks[line.id] = tick
        for line in lines:
            self._ticks[line.id].set_value(_stands_in(line.words, words))
            self._ticks[line.id].setEnabled(not read_only)

    def _lines_chosen(self) -> None:
        if self.list.value():
            ticked = tuple(line for line, tick in self._ticks.items() if tick.isChecked())
            self.chosen.emit(self.list.value(), ticked)

    def _show_age(self, block: TextBlock | None, stored: PlanElement | None, today: date) -> None:
        due = block is not None and block.needs_check(today)
        self._old.setVisible(due)
        if block is None:
            own = stored is not None and bool(stored.text) and not stored.block
            self._source.setText(
                _("These words were typed. Choose a text of the municipality if there is one.") if own else ""
            )
            self._source.setVisible(own)
            return
        if due:
            year = block.checked_on.year
            self._old.set_text(_("This text is of {year}. Check whether it is still right.").format(year=year))
        self._source.setText(_provenance(block))
        self._source.setVisible(True)


def _option(block: TextBlock) -> Option:
    return Option(value=block.id, label=str(block.title) or block.id, description=_origin(block))


def _origin(block: TextBlock) -> str:
    day = format_day(block.valid_from, weekday=False, year=True)
    if block.example:
        return _("Example text, valid from {day}").format(day=day)
    return _("Municipality of {municipality}, valid from {day}").format(municipality=block.municipality, day=day)


def _provenance(block: TextBlock) -> str:
    return f"{_origin(block)}. {block.legal_ref}."


def _stands_in(line: str, words: str) -> bool:
    """Whether a chosen line is part of the printed words; names between braces are filled in there."""
    start = line.partition("{")[0].strip()
    return bool(start) and start in words
