"""The pages of an unlocked desk: made when first asked for, shown by route, all destroyed when the window locks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from intake_app import memory
from intake_app.logs import log_event
from ui.held_keys import HeldKeys
from ui.pages.page import Page
from ui.pages.registry import PAGES, page_class
from ui.route import HOME, Route
from ui.session import GONE, Session
from ui.theme import Theme
from ui.turns import Pieces, Turns

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier

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
        self._coming = Turns(self)
        self._asked: Route | None = None
        self._wanted: Route | None = None  # where that leads
        self._keys = HeldKeys(self)
        self._going = Turns(self)
        self._gone: list[Page] = []
        self._calm = QTimer(self, singleShot=True, interval=CALM_AFTER)
        self._calm.timeout.connect(self._give_back)

    @property
    def page(self) -> Page | None:
        """The page in front."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Page) else None

    @property
    def destination(self) -> Route | None:
        """Where somebody is on the way to."""
        return self._asked if self._coming.busy else None

    def attach(self, session: Session) -> None:
        """Show pages of this session from now on."""
        self.clear()
        self._session = session
        session.dossier_changed.connect(self._refresh)
        session.dossier_closed.connect(self._drop_dossier_pages)
        session.forms_changed.connect(self._drop_other_pages)

    @property
    def at_work(self) -> bool:
        """Whether a page or a part of it is on its way, or pages that were thrown away are still there."""
        return self._coming.busy or self._going.busy or (self.page is not None and self.page.coming)

    def travel(self, route: Route) -> bool:
        """Go to the page of `route`, in several turns of the event loop when it is not made yet.

        The page in front stays there until the other can be shown whole. False when it may not be left yet.
        """
        if self._coming.busy and route == self._asked:
            return True  # asked for twice
        return self._depart(route, at_once=False)

    def go(self, route: Route) -> bool:
        """As `travel`, but at once: when it returns, the page shows. False when the page in front may not be left."""
        return self._depart(route, at_once=True)

    def commit(self) -> None:
        """Have the page in front give what was typed to the session."""
        if self.page is not None:
            self.page.leave()

    def clear(self) -> None:
        """Destroy every page now, with all that stood on them. Not to be called from a signal of a page itself."""
        self._session = None
        self._keys.forget()
        self._coming.drop()
        self._destroy(list(self._pages))
        self._going.finish()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _depart(self, route: Route, *, at_once: bool) -> bool:
        """Set out for a page. One that is not there, or needs a dossier when none is open, becomes the caseload."""
        if self._session is None or not self._may_leave(route):
            return False
        self._asked = route
        if route.page not in PAGES or (self._session.dossier is None and page_class(route.page).needs_dossier):
            log_event("page_not_there", kind=route.page if route.page in PAGES else "unknown")
            route = Route(HOME)
        self._wanted = route
        self._coming.begin(self._way_to(route, self._session))
        if at_once or route.page in self._pages:
            self._coming.finish()
        else:
            self._keys.hold(self.window().windowHandle())
        return True

    def _may_leave(self, route: Route) -> bool:
        page = self.page
        same = page is not None and page.page_id == route.page and page.argument == route.argument
        return page is None or same or page.leave()

    def _way_to(self, route: Route, session: Session) -> Pieces:
        """Make the page of `route` unless it is made, and show it. Whatever becomes of it, the keyboard works again."""
        try:
            yield from self._make_and_show(route, session)
        finally:
            self._free_keys()

    def _make_and_show(self, route: Route, session: Session) -> Pieces:
        """A page that does not come so far as to be shown is thrown away."""
        arrived = route.page in self._pages
        page = self._pages[route.page] if arrived else page_class(route.page)(session, self._theme, self)
        try:
            if not arrived:
                yield
                yield from page.make_parts()
                yield
            page.enter(route.argument)
            dossier = session.dossier if page.needs_dossier else None
            if dossier is not None:
                yield
                yield from page.show_in_turns(dossier)
                yield
                if session.dossier is not dossier and session.dossier is not None:
                    page.show_dossier(session.dossier)  # something was stored on the way
            if not arrived and not self._may_leave(route):
                return  # something was typed on the way that cannot be left
            arrived = True
            self._pages[route.page] = page
            self._arrive(page, route, session)
        finally:
            if not arrived:
                self._throw_away(page)

    def _arrive(self, page: Page, route: Route, session: Session) -> None:
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        if not page.needs_dossier:
            session.close_dossier()
        self._forget_old(page)
        self.page_shown.emit(page)
        self._place_cursor(page, route.field)

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

    def _free_keys(self) -> None:
        """Give the keys back once the cursor has its place, unless somebody set out for another page meanwhile."""

        def free() -> None:
            if not self._coming.busy:
                self._keys.let_go()

        QTimer.singleShot(0, self, free)

    def _refresh(self, dossier: Dossier) -> None:
        if self.page is not None and self.page.needs_dossier:
            self.page.show_dossier(dossier)

    def _drop_dossier_pages(self) -> None:
        if self._wanted is not None and page_class(self._wanted.page).needs_dossier:
            self._coming.drop()
            self._free_keys()  # also when the way had not begun
        self._destroy([name for name, page in self._pages.items() if page.needs_dossier])

    def _drop_other_pages(self) -> None:
        """Pages are made with the forms of that moment: make them anew when they are asked for."""
        if self._coming.busy and self._wanted is not None and self._session is not None:
            self._coming.begin(self._way_to(self._wanted, self._session))
        self._destroy([name for name, page in self._pages.items() if page is not self.page])

    def _destroy(self, names: Iterable[str]) -> None:
        for name in names:
            self._throw_away(self._pages.pop(name))

    def _throw_away(self, page: Page) -> None:
        """Out of sight now, and destroyed in a turn of its own: a large page takes a while."""
        page.setProperty(GONE, True)
        self.removeWidget(page)
        page.hide()  # and stays in its window: to leave it would give everything on it its style anew
        self._gone.append(page)
        if not self._going.busy:
            self._going.begin(self._end_pages())
        self._calm.start()

    def _end_pages(self) -> Pieces:
        while self._gone:
            page = self._gone.pop(0)
            page.deleteLater()
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
            yield

    def _give_back(self) -> None:
        if self._session is not None:
            self._session.tasks.compute(lambda _job: memory.give_back())
