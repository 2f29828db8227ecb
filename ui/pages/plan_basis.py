""" "Eerst basis, dan werk": proposals for the order of steps in a goal, each to take or to leave (D04)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.i18n import _
from intake_app.services.basis_first import Proposal
from ui.pages.folding import RunningRow
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import clear, column, held
from ui.widgets.text import Text


class BasisCard(Card):
    """Hidden while there is nothing to propose. People decide; what was left is not proposed again."""

    taken = Signal(object)
    """The Proposal that people want."""
    left = Signal(object)
    """The Proposal that people do not want."""

    def __init__(self) -> None:
        super().__init__(_("First the basis, then work?"), icon="list-checks", gap=10, name="card_basis")
        self._shown: tuple[Proposal, ...] = ()
        self._list = QVBoxLayout()
        self.add(self._list)
        self.hide()

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show these; the same ones stay as they are."""
        self.setVisible(bool(proposals))
        if tuple(proposals) == self._shown:
            return
        self._shown = tuple(proposals)
        clear(self._list)
        for number, one in enumerate(proposals, start=1):
            if number > 1:
                self._list.addWidget(Rule())
            self._list.addWidget(self._line(number, one))

    def _line(self, number: int, one: Proposal) -> QWidget:
        step, first = _short(one.step.short or one.step.what), _short(one.first.short or one.first.what)
        words = Text(_("First “{first}”, then “{step}”?").format(first=first, step=step), name=f"basis_{number}")
        why = Text(_("Because this plays now: {what}.").format(what=one.because), "small", color="text.2")
        take = Button(_("We do it like that"), name=f"button_basis_{number}_take")
        take.clicked.connect(lambda: self.taken.emit(one))
        leave = Button(_("May run beside each other"), kind=Kind.QUIET, name=f"button_basis_{number}_leave")
        leave.clicked.connect(lambda: self.left.emit(one))
        for button in (take, leave):
            button.setAccessibleDescription(words.text())
        return held(column(words, why, held(RunningRow(take, leave, gap=8)), gap=4))


def _short(words: str) -> str:
    words = words.strip().rstrip(".")
    return words if len(words) <= 60 else words[:59].rstrip() + "…"
