"""One page of a PDF as it lies on the screen: large to read, or small to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy
from typing_extensions import override

from intake_app.i18n import _
from ui import theme
from ui.widgets import painting
from ui.widgets.pdf_leads import Lead, Leads
from ui.widgets.pdf_pages import PageFacts
from ui.widgets.picture import Picture

THUMB_WIDTH = 78


class PdfSheet(Picture):
    """The large page with its edge. A piece that leads to a field lights up under the pointer; a click goes there."""

    lead_chosen = Signal(str)
    """Route of the piece that was chosen."""

    def __init__(self) -> None:
        super().__init__(name="page")
        self._image = QPixmap()
        self._leads = Leads()
        self._facts = PageFacts(1, 1)
        self._pressed: QPoint | None = None
        self._ink = QColor(theme.load_tokens("light").colours["accent"])  # paper is white in every look
        self.setMouseTracking(True)

    def set_leads(self, leads: Sequence[Lead]) -> None:
        """The pieces that lead somewhere, of all pages."""
        self._leads.set_all(leads)
        self._mark(None)

    def set_page(self, number: int, facts: PageFacts) -> None:
        """Which page shows (from 0), and its size in points."""
        self._facts = facts
        self._leads.set_page(number)
        self._mark(self._leads.marked)

    def walk(self, by: int) -> QRectF | None:
        """Mark the next piece that leads somewhere (1), or the one before (-1); gives its place in this widget."""
        found = self._leads.walk(by)
        if found is None:
            return None
        self.update()
        return self._place(found)

    def choose(self) -> bool:
        """Go where the marked piece leads; False when none is marked."""
        if self._leads.marked is None:
            return False
        self.lead_chosen.emit(self._leads.marked.route)
        return True

    def show_page(self, image: QImage | None, name: str, text: str) -> None:
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
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        moved = event.position().toPoint() - pressed if pressed is not None else QPoint()
        if pressed is not None and moved.manhattanLength() < QApplication.startDragDistance():
            self._mark(self._under(event.position()))
            self.choose()
        event.accept()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mark(self._under(event.position()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._mark(None)
        super().leaveEvent(event)

    def _mark(self, lead: Lead | None) -> None:
        if lead is not self._leads.marked:
            self._leads.marked = lead
            self.update()
        self.setCursor(Qt.CursorShape.ArrowCursor if lead is None else Qt.CursorShape.PointingHandCursor)
        self.setToolTip("" if lead is None else _("Click to go to this field"))

    def _scale(self) -> float:
        return self.width() / self._facts.width

    def _under(self, point: QPointF) -> Lead | None:
        return self._leads.at(point / self._scale()) if self.has_page else None

    def _place(self, lead: Lead) -> QRectF:
        scale, box = self._scale(), lead.box
        return QRectF(box.left() * scale, box.top() * scale, box.width() * scale, box.height() * scale)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        rect = QRectF(self.rect())
        painter.drawPixmap(rect, self._image, QRectF(self._image.rect()))
        painting.frame(painter, rect, 0, border=look.color("line.strong"))
        if self._leads.marked is not None:
            around = self._place(self._leads.marked).adjusted(-6, -4, 6, 4) & rect
            painting.frame(painter, around, 6, border=self._ink, width=look.line("chosen"))


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
