"""The plan on paper beside its fields: what is typed shows as it will print, and a click on it goes to its field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.vocabulary import DocumentKind
from intake_app.i18n import _
from intake_app.services import print_places
from ui import theme
from ui.pages.print_leads import leads_of
from ui.widgets.buttons import Button, Kind
from ui.widgets.layouts import row
from ui.widgets.pdf_view import PdfPageView
from ui.widgets.text import Text

if TYPE_CHECKING:
    from uuid import UUID

    from intake_app.services.print_places import Looked
    from ui.session import Session

_READABLE = 1  # step of pdf_view.ZOOMS: the width of the page fills the room


class PlanPaper(QWidget):
    """Pages of the plan as it stands now. It asks for them when it is shown and after every change."""

    lead_chosen = Signal(str)
    """Route of the field that says what was chosen on the paper."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("column_paper")
        self.view = PdfPageView(session.tasks, thumbnails=False, name="preview_beside")
        self.view.set_zoom(_READABLE)
        self.view.lead_chosen.connect(self.lead_chosen)
        self.view.page_changed.connect(lambda _page: self._count())
        self.view.loaded.connect(lambda _pages: self._count())
        self._earlier = self._button("chevron-left", _("Earlier page"), "button_page_earlier", -1)
        self._later = self._button("chevron-right", _("Later page"), "button_page_later", 1)
        self._number = Text("", "small", color="text.2", wrap=False, name="page_number")
        hint = Text(_("Click on the paper to go to the field."), "small", color="text.2")
        larger = Button(
            icon="zoom-in",
            kind=Kind.QUIET,
            tip=_("Enlarge the page"),
            name="button_page_zoom",
            on_click=self.view.zoom_on,
        )
        bar = row(self._earlier, self._number, self._later, larger, hint, gap=6)
        bar.setStretch(4, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(6))
        layout.addLayout(bar)
        layout.addWidget(self.view, 1)

    def show_plan(self, case_id: UUID) -> None:
        """Have the pages made anew; the ones that show stay until then."""
        look = partial(print_places.look, case_id=case_id, kind=DocumentKind.PLAN.value)
        self._session.run(look, self._show, owner=self, latest="plan_paper")

    def _show(self, looked: Looked) -> None:
        self.view.set_document(looked.content, leads_of(looked))
        self._count()

    def _count(self) -> None:
        page, pages = self.view.page, self.view.page_count
        self._number.setText(_("Page {page} of {pages}").format(page=page + 1, pages=pages) if pages else "")
        self._earlier.setEnabled(page > 0)
        self._later.setEnabled(page + 1 < pages)

    def _button(self, icon: str, words: str, name: str, by: int) -> Button:
        button = Button(icon=icon, kind=Kind.QUIET, tip=words, name=name)
        button.clicked.connect(lambda: self.view.go_to(self.view.page + by))
        return button
