"""One screen in front of the resident: a middle that fits without scrolling, and a bar with what to do below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.choices import ChoicePart
from ui.widgets.layouts import lay_on, see_through

BASE = (1440, 900)
NARROW = (1340, 740)  # from here down the screen shrinks, in px of the design
SMALLEST, LARGEST = theme.TABLE_SCALE
_KEEPS_ITS_SIZE = 0.9  # from this share of the design down to 0.85 text keeps its size, see `Theme.fit_table`
CLOSE = (800, 452)  # the smallest window in which everything fits, in one column


def fit(width: int, height: int, text_scale: float) -> tuple[float, bool]:
    """Which share of `BASE` to fit the table screens to (`Theme.fit_table`), and whether their parts stand close.

    Large windows enlarge everything up to 1.33; smaller ones first take the air, then shrink to 0.85, and where two
    columns have no room the web steps behind a button.
    """
    across, down = width / text_scale, height / text_scale
    roomy = min(across / BASE[0], down / BASE[1])
    if roomy >= 1:
        return min(roomy, LARGEST), False
    beside = min(1.0, across / NARROW[0], down / NARROW[1])
    close = beside < SMALLEST
    scale = max(SMALLEST, min(1.0, across / CLOSE[0], down / CLOSE[1])) if close else beside
    if scale == 1.0:
        return max(_KEEPS_ITS_SIZE, roomy), close
    return scale * SMALLEST, close


class TableScreen(QWidget):
    """Put what is asked in `middle`, buttons in `bar`. `set_close` tells whether the parts have to stand close."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        lay_on(self, "table")
        self.close_together = False
        self.top = QVBoxLayout()
        self.middle = QVBoxLayout()
        self.bar = QHBoxLayout()
        self._area = _Area(self.middle)
        self._build()
        look = theme.current()
        look.changed.connect(self.space)
        look.table_scaled.connect(self.space)

    def set_close(self, close: bool) -> None:
        """Stand the parts close together, or in the places of the design."""
        self.close_together = close
        self.space()

    def space(self) -> None:
        """Set every distance anew, because the size of the window or of the text is another one."""
        size = theme.current().size
        close, tall = self.close_together, self.tall
        side = size(24 if close else 48 if tall else 40, table=True)
        self.middle.setContentsMargins(side, size(10 if close else 44 if tall else 26, table=True), side, 0)
        edge = size(6 if close else 16 if tall else 12, table=True)
        self.bar.setContentsMargins(side, edge, side, edge)
        self.bar.setSpacing(size(10 if close else 16 if tall else 12, table=True))

    @property
    def tall(self) -> bool:
        """Whether there is air to spare."""
        return not self.close_together and self.height() >= theme.current().size(850, table=True)

    def focus_start(self) -> None:
        """Put the cursor where the person begins."""

    def commit(self) -> None:
        """Give what was typed but not yet told."""

    def fits(self) -> bool:
        """Whether everything shows without scrolling."""
        return self._area.verticalScrollBar().maximum() == 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().height() != event.size().height():
            self.space()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.top)
        column.addWidget(self._area, 1)
        column.addLayout(self.bar)


class _Area(QScrollArea):
    """Gives its content exactly the room there is, down to what the content cannot do without.

    It scrolls only below the sizes of the design, so that also there nothing gets out of reach.
    """

    def __init__(self, content: QLayout) -> None:
        super().__init__()
        self._content = content
        self._inside = QWidget()
        self._inside.setLayout(content)
        self._inside.installEventFilter(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inside)
        see_through(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.current().size(80))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """In a list that is longer than the screen the arrows lead further than the eye; Tab scrolls by itself."""
        if isinstance(now, ChoicePart) and self.verticalScrollBar().maximum() and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, theme.current().size(16))

    def _fit(self) -> None:
        width, room = self.width(), self.height()
        needed = self._content.minimumSize().height()
        if self._content.hasHeightForWidth():
            needed = max(needed, self._content.minimumHeightForWidth(width))
        over = needed > room
        bar = self.verticalScrollBar().sizeHint().width() if over else 0
        self._inside.resize(width - bar, max(room, needed))
