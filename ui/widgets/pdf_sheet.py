"""One page of a PDF as it lies on the screen: large to read, or small to choose from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from intake_app.i18n import _
from ui import theme
from ui.widgets import painting
from ui.widgets.pdf_pages import PageFacts
from ui.widgets.picture import Picture

THUMB_WIDTH = 78


class PdfSheet(Picture):
    """The large page with its edge."""

    def __init__(self) -> None:
        super().__init__(name="page")
        self._image = QPixmap()

    def show_page(self, image: QImage | None, size: QSize, name: str, text: str) -> None:
        """Show a drawn page; None for none. `text` is what stands on it, for screen readers."""
        self._image = QPixmap() if image is None else QPixmap.fromImage(image)
        self.describe(name, text)
        self.setVisible(image is not None)
        self.update()

    @property
    def has_page(self) -> bool:
        """Whether a page is drawn."""
        return not self._image.isNull()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        painter.drawPixmap(rect, self._image, QRectF(self._image.rect()))
        painting.frame(painter, rect, 0, border=theme.current().color("line.strong"))


class Thumbnail(QPushButton):
    """A small page with its number under it; the one that shows has the accent's border."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self._image = QPixmap()
        self._shape = PageFacts(210, 297)
        self.setObjectName(f"page_{number + 1}")
        self.setCheckable(True)
        self.setAccessibleName(_("Page {page}").format(page=number + 1))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.updateGeometry)

    def set_shape(self, facts: PageFacts) -> None:
        """Proportions of the page, known before it is drawn."""
        self._shape = facts
        self.updateGeometry()

    def set_image(self, image: QImage) -> None:
        """The drawn page."""
        self._image = QPixmap.fromImage(image)
        self.update()

    def ring_rect(self) -> QRectF:
        """Where the focus ring goes: around the page."""
        return self._page()

    def ring_radius(self) -> float:
        return 4.0

    @override
    def nextCheckState(self) -> None:
        """Only the view says which page shows."""

    @override
    def sizeHint(self) -> QSize:
        page = self._page()
        return QSize(int(page.width()), int(page.height()) + theme.current().line_height("table.min") + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        page = self._page()
        white = look.color("bg.paper")
        painting.frame(painter, page, 4, fill=white)
        if not self._image.isNull():
            painter.drawPixmap(page.adjusted(2, 2, -2, -2), self._image, QRectF(self._image.rect()))
        line = look.color("accent" if self.isChecked() else "text.2" if self.underMouse() else "line.strong")
        width = look.line("chosen") if self.isChecked() else look.line("border")
        painting.frame(painter, page, 4, border=line, width=width)
        words = QRectF(0, page.bottom() + 2, self.width(), self.height() - page.bottom() - 2)
        weight = 600 if self.isChecked() else 400
        middle = Qt.AlignmentFlag.AlignCenter
        painting.text(painter, words, str(self.number + 1), "table.min", "text.1", align=middle, weight=weight)

    def _page(self) -> QRectF:
        width = theme.current().size(THUMB_WIDTH)
        return QRectF(0, 0, width, round(width * self._shape.height / self._shape.width))
