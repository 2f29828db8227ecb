"""When the plan cannot be final yet: what the law still asks, each line a door to its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from intake_app.i18n import _
from intake_app.services.completeness import MissingItem as Missing
from ui import theme
from ui.pages.table_screen import TableScreen
from ui.widgets.buttons import Button
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.status import MissingItem
from ui.widgets.text import Text

ALMOST = 3
"""So many open things still count as nearly ready."""


class RefusedScreen(TableScreen):
    """Nothing is wrong, something is still open."""

    opened = Signal(str)
    """Route to the field that is missing."""
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__("screen_refused")
        self.items: list[MissingItem] = []
        self._told: tuple[tuple[Missing, ...], str] | None = None
        self._words = Text("", "table.prompt", name="refused_words")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.back = Button(_("To the plan"), icon="chevron-left", table=True, name="button_to_plan")
        self.back.clicked.connect(lambda: self.back_requested.emit())
        head = row(Text(_("Signing together"), "h1", wrap=False, name="page_title"), None, margins=(32, 18))
        self.top.addWidget(held(column(head, Rule(), gap=0), plane="paper"))
        self._card = Card(padding=0, gap=0, name="card_missing")
        self._card.add(self._list)
        self._card.setMaximumWidth(theme.current().size(980))
        self.middle.addWidget(self._words)
        self.middle.addSpacing(theme.current().size(12))
        self.middle.addWidget(self._card)
        self.middle.addStretch(1)
        self.bar.addWidget(self.back)
        self.bar.addStretch(1)

    def show_missing(self, missing: Sequence[Missing], sentence: str = "") -> None:
        """Say what is still asked; `sentence` stands there when it is something else."""
        if self._told == (tuple(missing), sentence):
            return  # made anew, the line where the cursor stands would be gone
        self._told = (tuple(missing), sentence)
        clear(self._list)
        self.items = []
        self._card.setVisible(bool(missing))
        self._words.setText(_asked(len(missing)) if missing else sentence)
        for number, one in enumerate(missing):
            item = MissingItem(one.sentence, one.why, name=f"missing_{one.id}", table=True)
            item.clicked.connect(lambda _on=False, route=one.route: self.opened.emit(route))
            self.items.append(item)
            if number:
                self._list.addWidget(Rule())
            self._list.addWidget(item)

    @override
    def focus_start(self) -> None:
        first = self.items[0] if self.items else self.back
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _asked(count: int) -> str:
    if count <= ALMOST:
        return _("The plan is almost ready. These things are asked before you can sign.")
    return _("These things are asked before you can sign.")
