"""The real pages of a print: small ones to choose from, a large one to read, enlarged where wanted.

The bytes stay in memory. Pages are drawn off the GUI thread; the former picture stays until the new one is there.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui import theme
from ui.tasks import Job, TaskRunner
from ui.widgets import pdf_pages
from ui.widgets.buttons import Button
from ui.widgets.layouts import clear, see_through
from ui.widgets.pdf_leads import Lead
from ui.widgets.pdf_pages import PageFacts
from ui.widgets.pdf_sheet import THUMB_WIDTH, PdfSheet, Thumbnail

ZOOMS = (0.0, 1.0, 1.5, 2.0)
"""0 shows the whole page; the others are widths, as a factor of the room there is."""


class PdfPageView(QWidget):
    """Preview of a PDF: `set_document(bytes)`, `go_to(page)`, zoom with its button or Ctrl + and Ctrl -.

    Page Up and Page Down turn pages. `thumbnails=False` leaves the small pages out.
    """

    page_changed = Signal(int)
    """Number of the page that shows, from 0."""
    loaded = Signal(int)
    """How many pages the document has, when it can be looked at."""
    failed = Signal(str)
    """A sentence: this cannot be shown."""
    lead_chosen = Signal(str)
    """The route of a piece of the page that somebody chose, by a click or with Alt + arrows and Enter."""

    def __init__(
        self, runner: TaskRunner, *, thumbnails: bool = True, name: str = "preview", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._runner = runner
        self._data = b""
        self._facts: tuple[PageFacts, ...] = ()
        self._page = 0
        self._zoom = 0
        self._drawing: Job | None = None
        self._asked: tuple[bytes, int, int] | None = None
        self.thumbnails: list[Thumbnail] = []
        self._thumb_column = QVBoxLayout()
        self._strip = QScrollArea()
        self.enlarge = Button(icon="zoom-in", tip=_("Enlarge the page"), name="button_zoom", on_click=self.zoom_on)
        self.sheet = PdfSheet()
        self.area = _PageArea(self)
        self._with_thumbnails = thumbnails
        self._lay_out()
        self.sheet.lead_chosen.connect(self.lead_chosen)
        theme.current().changed.connect(self._draw)

    # -- from outside ------------------------------------------------------------------------------------------------

    def set_document(self, data: bytes | None, leads: Sequence[Lead] = ()) -> None:
        """Show these bytes; None or nothing empties the view. The page number stays when there is such a page.

        `leads` are the pieces of the pages that lead to a field.
        """
        self.sheet.set_leads(leads)
        if (data or b"") == self._data:
            return
        self._data = data or b""
        self._asked = None
        if not self._data:
            self._show_facts(b"", ())
            return
        wanted = self._data
        self._runner.compute(
            lambda _job: pdf_pages.page_facts(wanted),
            lambda facts: self._show_facts(wanted, facts),
            self._could_not,
            context=self,
        )

    def go_to(self, page: int) -> None:
        """Show a page (from 0); outside the document nothing happens."""
        if not 0 <= page < len(self._facts) or page == self._page:
            return
        self._page = page
        self.area.verticalScrollBar().setValue(0)
        self._mark()
        self._draw()
        self.page_changed.emit(page)

    def zoom_on(self) -> None:
        """The next larger size; after the largest the whole page again."""
        self.set_zoom((self._zoom + 1) % len(ZOOMS))

    def set_zoom(self, step: int) -> None:
        """A size of ZOOMS by its place: 0 the whole page, 1 its width, then larger."""
        step = max(0, min(len(ZOOMS) - 1, step))
        if step != self._zoom:
            self._zoom = step
            last = step == len(ZOOMS) - 1
            self.enlarge.set_icon("zoom-out" if last else "zoom-in")
            words = _("Show the whole page") if last else _("Enlarge the page")
            self.enlarge.setToolTip(words)
            self.enlarge.setAccessibleName(words)
            self._draw()

    @property
    def page(self) -> int:
        return self._page

    @property
    def page_count(self) -> int:
        return len(self._facts)

    @property
    def zoom(self) -> int:
        return self._zoom

    # -- inside ------------------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_PageDown:
            self.go_to(self._page + 1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.go_to(self._page - 1)
        elif control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_zoom(self._zoom + 1)
        elif control and event.key() == Qt.Key.Key_Minus:
            self.set_zoom(self._zoom - 1)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _lay_out(self) -> None:
        size = theme.current().size
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(size(16))
        if self._with_thumbnails:
            side = QWidget()
            inside = QVBoxLayout(side)
            inside.setContentsMargins(4, 4, 4, 4)
            inside.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._thumb_column.setSpacing(size(10))
            inside.addLayout(self._thumb_column)
            self._strip.setWidgetResizable(True)
            self._strip.setFrameShape(QFrame.Shape.NoFrame)
            self._strip.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._strip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._strip.setFixedWidth(size(THUMB_WIDTH) + 22)
            self._strip.setWidget(side)
            reveal_soon = QTimer(self, singleShot=True, interval=0)  # the thumbnails get their places after the bar
            reveal_soon.timeout.connect(self._reveal)
            self._strip.verticalScrollBar().rangeChanged.connect(lambda _low, _high: reveal_soon.start())
            column = QVBoxLayout()
            column.setSpacing(size(12))
            column.addWidget(self._strip, 100)
            column.addWidget(self.enlarge)  # in sight however many pages there are
            column.addStretch(1)
            layout.addLayout(column)
        else:
            for part in (self._strip, self.enlarge):
                part.setParent(self)
                part.hide()
        layout.addWidget(self.area, 1)

    def _show_facts(self, data: bytes, facts: tuple[PageFacts, ...]) -> None:
        if data != self._data:
            return
        self._facts = facts
        self._page = min(self._page, max(0, len(facts) - 1))
        if self._with_thumbnails:
            self._fill_thumbnails()
        self.enlarge.setEnabled(bool(facts))
        if not facts:
            self.sheet.show_page(None, "", "")
            return
        self._draw()
        self.loaded.emit(len(facts))

    def _fill_thumbnails(self) -> None:
        if len(self.thumbnails) != len(self._facts):
            clear(self._thumb_column)
            self.thumbnails = [Thumbnail(number) for number in range(len(self._facts))]
            for thumbnail in self.thumbnails:
                thumbnail.clicked.connect(lambda _on=False, number=thumbnail.number: self.go_to(number))
                self._thumb_column.addWidget(thumbnail)
        self._mark()
        width = round(theme.current().size(THUMB_WIDTH) * self.devicePixelRatioF())
        for number, thumbnail in enumerate(self.thumbnails):
            facts = self._facts[number]
            thumbnail.set_shape(facts)
            self._ask(number, width, thumbnail.set_image)
        if self.thumbnails and self._strip.widget() is not None:
            heights = sum(thumbnail.sizeHint().height() + self._thumb_column.spacing() for thumbnail in self.thumbnails)
            self._strip.setMaximumHeight(heights + 10)

    def _ask(self, number: int, width: int, show: object) -> Job:
        data = self._data

        def shown(image: QImage) -> None:
            if data == self._data:
                show(image)  # type: ignore[operator]  # a method that takes the image

        return self._runner.compute(
            lambda _job: pdf_pages.render_page(data, number, width), shown, self._could_not, context=self
        )

    def _draw(self) -> None:
        """Ask for the large page in the size it has now, unless that is what was asked last."""
        if not self._facts:
            return
        size = self._page_size()
        dpr = self.devicePixelRatioF()
        asked = (self._data, self._page, round(size.width() * dpr))
        self.sheet.setFixedSize(size)
        self.sheet.set_page(self._page, self._facts[self._page])
        if asked == self._asked or size.width() < 8:
            return
        self._asked = asked
        if self._drawing is not None:
            self._drawing.cancel()
        data, page, width = asked

        def work(job: Job) -> tuple[QImage, str]:
            job.checkpoint(0, 1)
            return pdf_pages.render_page(data, page, width), pdf_pages.page_text(data, page)

        def shown(result: tuple[QImage, str]) -> None:
            self._drawing = None
            if asked == self._asked:
                name = _("Page {page} of {pages}").format(page=page + 1, pages=len(self._facts))
                self.sheet.show_page(result[0], name, result[1])

        self._drawing = self._runner.compute(work, shown, self._could_not, context=self)

    def _page_size(self) -> QSize:
        facts = self._facts[self._page]
        room = self.area.viewport().size()
        factor = ZOOMS[self._zoom]
        wide = min(room.width() - 2.0, (room.height() - 2.0) * facts.width / facts.height)
        if factor:
            wide = (room.width() - 16.0) * factor
        wide = max(40.0, wide)
        return QSize(round(wide), round(wide * facts.height / facts.width))

    def _mark(self) -> None:
        for thumbnail in self.thumbnails:
            thumbnail.setChecked(thumbnail.number == self._page)
        self._reveal()

    def _reveal(self) -> None:
        """Keep the thumbnail of the page that shows in sight."""
        if self._strip.widget() is not None and self._page < len(self.thumbnails):
            self._strip.ensureWidgetVisible(self.thumbnails[self._page], 0, theme.current().size(8))

    def _could_not(self, error: BaseException) -> None:
        self._drawing = None
        self._asked = None
        self.failed.emit(_("This page cannot be shown. Print it, or keep it as a file, to see it."))


class _PageArea(QScrollArea):
    """Scrolls the large page with arrows and wheel. Alt with an arrow walks along what leads to a field; Enter goes."""

    def __init__(self, view: PdfPageView) -> None:
        super().__init__()
        self._view = view
        self.setObjectName("page_area")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The page as it is printed"))
        self.setWidget(view.sheet)
        see_through(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        walk = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            event.ignore()
        elif walk and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            place = self._view.sheet.walk(walk)
            if place is not None:
                self.ensureVisible(round(place.center().x()), round(place.top()), 0, round(place.height()) + 12)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.setAccepted(self._view.sheet.choose())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view._draw()
