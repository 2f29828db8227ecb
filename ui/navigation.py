"""The pages of an unlocked desk: made when first asked for, shown by route, all destroyed when the window locks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from intake_app import memory
from intake_app.logs import log_event
from ui.pages.page import Page
from ui.pages.registry import PAGES, page_class
from ui.route import Route
from ui.session import GONE, Session
from ui.theme import Theme

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier

HOME = "caseload"
CALM_AFTER = 1_500  # ms after pages went, before the memory they took is given back
KEPT_WIDGETS = 300
"""How many widgets together stay made, of pages about no resident that were looked at before: some 25 kB each."""


class PageStack(QStackedWidget):
    """Shows one page at a time. Pages about a resident go when the dossier does, so that nothing of theirs stays."""

    page_shown = Signal(object)
    """The page that is in front now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._session: Session | None = None
        self._pages: dict[str, Page] = {}
        self._calm = QTimer(self, singleShot=True, interval=CALM_AFTER)
        self._calm.timeout.connect(self._give_back)

    @property
    def page(self) -> Page | None:
        """The page in front."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Page) else None

    def attach(self, session: Session) -> None:
        """Show pages of this session from now on."""
        self.clear()
        self._session = session
        session.dossier_changed.connect(self._refresh)
        session.dossier_closed.connect(self._drop_dossier_pages)
        session.forms_changed.connect(self._drop_other_pages)

    def go(self, route: Route) -> bool:
        """Show the page of `route` and stand in its field. False when the page in front may not be left yet.

        A page that is not there, or that needs a dossier when none is open, becomes the caseload.
        """
        if self._session is None or not self._may_leave(route):
            return False
        dossier = self._session.dossier
        if route.page not in PAGES or (dossier is None and page_class(route.page).needs_dossier):
            log_event("page_not_there", kind=route.page if route.page in PAGES else "unknown")
            route = Route(HOME)
        page = self._page(route.page)
        page.enter(route.argument)
        if dossier is not None and page.needs_dossier:
            page.show_dossier(dossier)
        self.setCurrentWidget(page)
        if not page.needs_dossier:
            self._session.close_dossier()
        self._forget_old(page)
        self.page_shown.emit(page)
        self._place_cursor(page, route.field)
        return True

    def commit(self) -> None:
        """Have the page in front give what was typed to the session."""
        if self.page is not None:
            self.page.leave()

    def clear(self) -> None:
        """Destroy every page now, with all that stood on them. Not to be called from a signal of a page itself."""
        self._session = None
        self._destroy(list(self._pages))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _may_leave(self, route: Route) -> bool:
        page = self.page
        same = page is not None and page.page_id == route.page and page.argument == route.argument
        return page is None or same or page.leave()

    def _page(self, page_id: str) -> Page:
        if page_id not in self._pages:
            assert self._session is not None
            page = page_class(page_id)(self._session, self._theme)
            self._pages[page_id] = page
            self.addWidget(page)
        return self._pages[page_id]

    def _forget_old(self, page: Page) -> None:
        """A report or a catalogue of long ago is made anew when it is asked for; it would only take memory.

        The caseload stays, and so does the page that one comes from: it is the first to be asked for again.
        """
        self._pages[page.page_id] = self._pages.pop(page.page_id)  # the newest stands last
        old = [name for name, one in self._pages.items() if self._may_go(one) and one is not page]
        room = KEPT_WIDGETS
        for name in reversed(old[:-1]):
            if room >= 0:
                room -= len(self._pages[name].findChildren(QWidget))
            if room < 0:
                self._destroy([name])

    @staticmethod
    def _may_go(page: Page) -> bool:
        return page.page_id != HOME and not page.needs_dossier and not page.is_at_work()

    def _place_cursor(self, page: Page, field: str) -> None:
        def place() -> None:
            if self.page is page:
                page.arrive(field)

        QTimer.singleShot(0, page, place)  # after the page has its size, so that it can scroll

    def _refresh(self, dossier: Dossier) -> None:
        if self.page is not None and self.page.needs_dossier:
            self.page.show_dossier(dossier)

    def _drop_dossier_pages(self) -> None:
        self._destroy([name for name, page in self._pages.items() if page.needs_dossier])

    def _drop_other_pages(self) -> None:
        """Pages are made with the forms of that moment: make them anew when they are asked for."""
        self._destroy([name for name, page in self._pages.items() if page is not self.page])

    def _destroy(self, names: Iterable[str]) -> None:
        for name in names:
            page = self._pages.pop(name)
            page.setProperty(GONE, True)
            self.removeWidget(page)
            page.hide()  # and stays in its window: to leave it would give everything on it its style anew
            page.deleteLater()
            self._calm.start()

    def _give_back(self) -> None:
        if self._session is not None:
            self._session.tasks.compute(lambda _job: memory.give_back())
