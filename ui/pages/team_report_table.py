"""One table of the report of the team: what was counted, a line per row, and the row drawn as a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy
from typing_extensions import override

from intake_app.domain.team_report import ReportRow, TeamTable
from intake_app.i18n import _
from intake_app.services import team_report_words as words
from ui import theme
from ui.widgets import painting
from ui.widgets.card import Card
from ui.widgets.picture import Picture
from ui.widgets.sum_bar import paint_part
from ui.widgets.text import Text

HIDDEN = "–"


class TeamTableCard(Card):
    """The table in a card of its own. A dash is a count that is not shown."""

    def __init__(self, table: TeamTable) -> None:
        super().__init__(table.title, name=f"table_{table.id}")
        self.setAccessibleName(table.title)
        self.add(Text(table.definition, "small", color="text.2", name="definition"))
        if not table.rows:
            self.add(Text(words.nothing_words(), "body", color="text.2", name="nothing"))
            return
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.current().size(16))
        self._grid.setVerticalSpacing(theme.current().size(8))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        for place, said in enumerate((_("What"), "", *table.columns, table.counted)):
            self._put(0, place, said, "small", "text.2")
        most = max(row.total for row in table.rows)
        for line, row in enumerate(table.rows, start=1):
            self._put(line, 0, row.label, "body", "text.1")
            self._grid.addWidget(ShareBar(row, table, most), line, 1)
            for place, many in enumerate((*row.cells, row.total), start=2):
                self._put(line, place, HIDDEN if many is None else str(many), "body", "text.1")
        self.add(self._grid)
        for said in table.said:
            self.add(Text(said, "small", name="said"))

    def _put(self, line: int, place: int, said: str, role: str, color: str) -> None:
        side = Qt.AlignmentFlag.AlignRight if place > 1 else Qt.AlignmentFlag.AlignLeft
        text = Text(said, role, color=color, tabular=place > 1, align=side)
        text.setObjectName(f"cell_{line}_{place}")
        if said == HIDDEN:
            text.setAccessibleName(_("not shown"))
        self._grid.addWidget(text, line, place)


class ShareBar(Picture):
    """The counts of a row side by side, as long as its share of the longest; what is hidden stays open."""

    def __init__(self, row: ReportRow, table: TeamTable, most: int) -> None:
        super().__init__(name=f"bar_{table.id}")
        self._row, self._most = row, most
        said = [
            f"{name}: {_('not shown') if many is None else many}"
            for name, many in zip(table.columns, row.cells, strict=True)
        ]
        self.describe(row.label, ", ".join(said))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        return QSize(size(140), size(18))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        whole = (self.width() - 1) * self._row.total / self._most
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, high = 0.5, float(self.height() - 3)
        for number, many in enumerate(self._row.cells):
            if many:
                wide = whole * many / self._row.total
                paint_part(painter, self._placed(QRectF(left, 1, max(1.0, wide - 1.5), high), mirrored), number)
                left += wide
        if whole - left > 1:
            open_part = self._placed(QRectF(left, 1, whole - left, high), mirrored)
            painting.frame(painter, open_part, 3, border=theme.current().color("line.strong"))

    def _placed(self, part: QRectF, mirrored: bool) -> QRectF:
        if mirrored:
            part.moveLeft(self.width() - part.right())
        return part
