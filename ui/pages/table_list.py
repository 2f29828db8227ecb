"""A list at the table: its lines, and a large button for one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui import theme
from ui.answers.answer import Line
from ui.answers.rows_answer import RowsPanel
from ui.pages.table_screen import TableScreen
from ui.widgets.buttons import Button
from ui.widgets.text import Text


class ListScreen(TableScreen):
    """The rows of one list that stands beside a question."""

    closed = Signal()
    row_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("screen_list", parent)
        self._title = Text("", "table.question", name="list_title")
        self._panel = RowsPanel()
        self.key = ""
        """The list that is in front."""
        self._back = Button(_("Back to the question"), icon="arrow-left", table=True, name="button_to_question")
        self._back.clicked.connect(lambda: self.closed.emit())
        self._panel.row_requested.connect(lambda row: self.row_requested.emit(row or f"{self.key}/"))
        self.middle.addWidget(self._title)
        self.middle.addWidget(self._panel, 1)
        self.bar.addWidget(self._back)
        self.bar.addStretch(1)
        self.space()

    def show_list(self, key: str, title: str, lines: Sequence[Line], *, full: bool, own: bool) -> None:
        """Show the rows of this list; `own` ones can be added, others come from the plan."""
        self.key = key
        self._title.setText(title)
        self._panel.show_lines(lines, full=full, own=own)

    @override
    def focus_start(self) -> None:
        target = self._back if self._panel.add.isHidden() else self._panel.add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def space(self) -> None:
        super().space()
        self.middle.setSpacing(theme.current().size(8 if self.close_together else 20, table=True))
