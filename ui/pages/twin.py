"""A drawing with the same in words under it: day, value, and what was said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from intake_app.i18n import _, format_day
from ui import theme
from ui.widgets.layouts import clear, column, held
from ui.widgets.series_view import SeriesDot, SeriesView
from ui.widgets.text import Text


class SeriesTwin(QWidget):
    """The dots, and a table of the same values. The drawing comes from two values on."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.view = SeriesView(name=f"view_{name}")
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(2)
        self._grid.setHorizontalSpacing(theme.current().size(24))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._table = held(self._grid, name=f"table_{name}")
        self.setLayout(column(self.view, self._table, gap=8))

    def show_series(
        self, title: str, dots: Sequence[SeriesDot], notes: Sequence[str] = (), top: float | None = None
    ) -> None:
        """Show these; `notes` are said beside the values, in the same order."""
        self.view.set_dots(title, dots, top)
        self.view.setVisible(len(dots) > 1)
        clear(self._grid)
        for place, words in enumerate((_("Day"), _("Value"), _("Remark") if any(notes) else "")):
            self._grid.addWidget(Text(words, "small", color="text.2"), 0, place)
        for number, dot in enumerate(dots):
            self._grid.addWidget(Text(format_day(dot.on, weekday=False, year=True)), number + 1, 0)
            self._grid.addWidget(Text(dot.words, tabular=True), number + 1, 1)
            self._grid.addWidget(Text(notes[number] if number < len(notes) else ""), number + 1, 2)
        self._grid.setColumnStretch(2, 1)
        self._table.setVisible(bool(dots))
