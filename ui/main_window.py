"""The window: locked it shows the gate, unlocked the top bar and the pages of one session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app import i18n
from intake_app.i18n import _
from intake_app.settings import WindowSettings, save_settings
from ui import i18n_qt
from ui.gate import Gate, Start
from ui.idle import IdleLock
from ui.navigation import HOME, PageStack
from ui.notices import Notices
from ui.route import Route
from ui.session import Session
from ui.shell import TopBar
from ui.tasks import TaskRunner
from ui.theme import Theme
from ui.widgets.banner import Tone
from ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from intake_app.services.desk import Desk
    from ui.pages.page import Page

SMALLEST = (1024, 640)
WARN_BEFORE = 60.0  # seconds
ESCAPE_TWICE = 1500  # milliseconds between the two Escs that leave the table screen


class MainWindow(QMainWindow):
    """One window on one vault. Its title never names anybody."""

    broke = Signal(object)
    """An exception nobody expected, from the background."""
    settings_changed = Signal(object)

    def __init__(
        self, start: Start, settings: WindowSettings, theme: Theme, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self._theme = theme
        self._tasks = tasks
        self._session: Session | None = None
        self._former: Session | None = None  # locked with changes that could not be stored
        self._resume: tuple[UUID | None, str] | None = None
        self._clock = start.clock
        self._gate = Gate(start, tasks)
        self._pages = PageStack(theme)
        self._notices = Notices()
        self._sides = QStackedWidget()
        self._top_bar: TopBar | None = None
        self._body = QVBoxLayout()
        self._idle = IdleLock(_application(), self)
        self._escaped = QTimer(self, singleShot=True, interval=ESCAPE_TWICE)
        self._build()
        self._connect()
        self._gate.show_way_in()

    # -- making ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setObjectName("window")
        self.setWindowTitle("Keukentafel")
        self.setMinimumSize(*SMALLEST)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self._notices)
        self._body.addWidget(self._sides, 1)
        self._sides.addWidget(self._gate)
        self._sides.addWidget(self._pages)
        central = QWidget()
        central.setProperty("page", True)
        central.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        central.setLayout(self._body)
        self.setCentralWidget(central)
        self._ring = FocusRing(self)
        self.resize(self.settings.width or 1440, self.settings.height or 900)
        if self.settings.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _connect(self) -> None:
        from ui.shortcuts import install

        self._gate.opened.connect(self._enter)
        self._gate.broke.connect(self.broke)
        self._pages.page_shown.connect(self._show_page)
        self._idle.warned.connect(self._warn)
        self._idle.calmed.connect(lambda: self._notices.withdraw("lock"))
        self._idle.expired.connect(self.lock)
        self._tasks.broke.connect(self.broke)
        self._tasks.refused.connect(self._refuse)
        self._theme.changed.connect(self._build_again)
        install(self)

    # -- what others ask ---------------------------------------------------------------------------------------------

    @property
    def session(self) -> Session | None:
        """The session at work; None while locked."""
        return self._session

    @property
    def page(self) -> Page | None:
        """The page in front; None while locked."""
        return self._pages.page if self._session is not None else None

    @property
    def tasks(self) -> TaskRunner:
        """The work in the background."""
        return self._tasks

    @property
    def idle(self) -> IdleLock:
        """Watches whether anybody still works here."""
        return self._idle

    @property
    def gate(self) -> Gate:
        """The locked side."""
        return self._gate

    @property
    def top_bar(self) -> TopBar | None:
        """The bar above the pages; None while locked."""
        return self._top_bar

    @property
    def notices(self) -> Notices:
        """The bands under the top bar."""
        return self._notices

    def unlock(self, passphrase: str) -> None:
        """Open the vault, as the unlock page does."""
        self._gate.unlock(passphrase)

    def go(self, route: str) -> bool:
        """Show a place (see `ui.route`). False while locked, or when the page in front may not be left yet."""
        return self._session is not None and self._pages.go(Route.parse(route))

    def _show(self, route: str) -> None:
        self.go(route)

    def choose_settings(self, settings: WindowSettings) -> None:
        """Use and keep other settings."""
        from ui.app import apply_look

        if settings != self.settings:
            language = self.settings.language
            self.settings = settings
            save_settings(settings)
            if settings.language != language:
                self._speak(settings.language)
            apply_look(self._theme, settings)
            self.settings_changed.emit(settings)

    # -- unlocked ----------------------------------------------------------------------------------------------------

    def _enter(self, desk: Desk) -> None:
        session = Session(desk, self._tasks, self)
        self._session = session
        session.navigate_requested.connect(self.go)
        session.failed.connect(self._refuse)
        session.broke.connect(self.broke)
        session.save_failed.connect(self._not_saved)
        session.saved.connect(lambda _moment: self._notices.withdraw("storage"))
        session.profile_changed.connect(self._show_profile)
        self._pages.attach(session)
        self._make_top_bar()
        self._sides.setCurrentWidget(self._pages)
        self._gate.leave()
        self._keep_watch()
        if self._former is not None:
            former, self._former = self._former, None
            session.take_over(former)
        self._go_back()

    def _go_back(self) -> None:
        """To where somebody was before locking, or to the caseload."""
        assert self._session is not None
        case_id, route = self._resume or (None, HOME)
        self._resume = None
        if case_id is None:
            self.go(route)
        else:
            self._session.open_dossier(case_id, lambda _dossier: self._show(route), lambda _error: self._show(HOME))

    def _keep_watch(self) -> None:
        assert self._session is not None
        limit = self._session.profile.lock_after_minutes * 60.0
        self._idle.start(limit, min(WARN_BEFORE, limit / 2))

    def _show_page(self, page: Page) -> None:
        assert self._top_bar is not None and self._session is not None
        self._top_bar.setVisible(not page.full_screen)
        self._top_bar.set_back(page.back_words())
        self._notices.withdraw("refusal")
        if not page.needs_dossier:
            self._top_bar.save_state.show_nothing_to_save()

    def _show_profile(self) -> None:
        if self._top_bar is not None and self._session is not None:
            profile = self._session.profile
            self._top_bar.set_profile(profile.consultant, profile.organisation)
            self._keep_watch()

    def _make_top_bar(self) -> None:
        from ui.menu import fill_menu

        session = self._session
        assert session is not None
        bar = TopBar()
        self._top_bar = bar
        bar.back_requested.connect(self.back)
        bar.lock_requested.connect(self.lock)
        fill_menu(bar, self)
        state = bar.save_state
        session.saving.connect(state.show_saving)
        session.saved.connect(state.show_saved)
        session.save_failed.connect(state.show_failed)
        state.retry_requested.connect(session.retry)
        self._body.insertWidget(0, bar)
        self._show_profile()

    def _build_again(self) -> None:
        """Another text size changes every distance: make the pages anew, in the same place."""
        if self._session is None:
            self._gate.show_way_in()
            return
        page = self._pages.page
        route = page.place() if page is not None else HOME
        self._pages.commit()
        self._remove_top_bar()
        self._pages.attach(self._session)
        self._make_top_bar()
        self.go(route)

    def _remove_top_bar(self) -> None:
        if self._top_bar is not None:
            self._top_bar.hide()
            self._top_bar.setParent(None)
            self._top_bar.deleteLater()
            self._top_bar = None

    def back(self) -> None:
        """To where the back link leads."""
        page = self.page
        if page is not None and page.back_route:
            self.go(page.back_route)

    # -- locking -----------------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Commit what was typed, close the vault and destroy everything that shows a resident."""
        if self._session is not None:
            page = self._pages.page
            self._resume = (self._session.case_id, page.place() if page is not None else HOME)
            QTimer.singleShot(0, self, self._lock)

    def _lock(self) -> None:
        session = self._session
        if session is None:
            return
        self._idle.stop()
        if self._close_dialogs():
            QTimer.singleShot(0, self, self._lock)  # first let whoever waits for a dialog come to its end
            return
        self._pages.commit()
        self._session = None
        self._remove_top_bar()
        self._notices.clear()
        self._gate.show_way_in()
        self._sides.setCurrentWidget(self._gate)
        self._pages.clear()
        session.end(lambda: self._locked(session))

    def _close_dialogs(self) -> bool:
        """Close every open dialog; they keep their drafts themselves. Whether there was one."""
        open_ones = [dialog for dialog in self.findChildren(QDialog) if dialog.isVisible()]
        for dialog in open_ones:
            dialog.reject()
        return bool(open_ones)

    def _locked(self, session: Session) -> None:
        """The vault is closed. Changes that could not be stored wait in memory for the next session."""
        if session.unsaved:
            self._former = session
        else:
            session.deleteLater()

    def _warn(self, _seconds: int) -> None:
        self._notices.show_notice(
            "lock",
            _("Keukentafel locks in 1 minute. Your work is saved."),
            tone=Tone.ATTENTION,
            actions=(("stay", _("Keep it open"), self._idle.stay),),
            closable=False,
        )

    # -- what goes wrong ---------------------------------------------------------------------------------------------

    def _refuse(self, sentence: str) -> None:
        self._notices.show_notice("refusal", sentence, tone=Tone.ERROR, take_focus=True)

    def _not_saved(self, sentence: str) -> None:
        session = self._session
        if session is not None:
            again = (("save_again", _("Save again"), session.retry),)
            self._notices.show_notice("storage", sentence, tone=Tone.ERROR, actions=again, closable=False)

    # -- keys and closing --------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody took: twice leaves the table screen, otherwise it leaves the field."""
        if event.key() != Qt.Key.Key_Escape or self.page is None:
            super().keyPressEvent(event)
        elif not self.page.full_screen:
            self.page.setFocus()
        elif self._escaped.isActive():
            self._escaped.stop()
            self.back()
        else:
            self._escaped.start()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit, close the vault, remember the size of the window. Words that cannot be stored keep it open."""
        session = self._session
        self._pages.commit()
        self._tasks.flush()
        if session is not None and session.unsaved:
            event.ignore()
            return
        self._idle.stop()
        self._gate.leave()
        if session is not None:
            self._session = None
            session.end()
        save_settings(self._with_geometry())
        self._pages.clear()
        self._tasks.close()
        super().closeEvent(event)

    def _with_geometry(self) -> WindowSettings:
        size = self.normalGeometry().size()
        return replace(self.settings, width=size.width(), height=size.height(), maximised=self.isMaximized())

    def _speak(self, language: str) -> None:
        """Another language: texts are asked for anew when the pages are made anew."""
        i18n.set_language(language)
        i18n_qt.install(_application())
        self._build_again()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
