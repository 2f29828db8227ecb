"""The window: locked it shows the gate, unlocked the desk side of one session.

What the unlock page does not need is imported after the first picture, or when the vault is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from intake_app import i18n
from intake_app.settings import WindowSettings, save_settings
from ui.frame import Frame
from ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent
    from PySide6.QtWidgets import QStackedWidget

    from intake_app.services.desk import Desk
    from ui.beginning import Start
    from ui.desk_side import DeskSide
    from ui.gate import Gate
    from ui.idle import IdleLock
    from ui.locking import Locking
    from ui.pages.page import Page
    from ui.session import Session
    from ui.tasks import TaskRunner
    from ui.theme import Theme
    from ui.watchers import Watchers

PATIENCE = 2.0  # seconds that closing waits for long work, before it is stopped
ESCAPE_TWICE = 1500  # milliseconds between the two Escs that leave the table screen


class MainWindow(Frame):
    """One window on one vault. Without a theme and tasks there is nothing in it yet, and `furnish` follows."""

    gate: Gate
    tasks: TaskRunner
    _theme: Theme
    _sides: QStackedWidget
    _escaped: QTimer

    broke = Signal(object)
    """An exception nobody expected, from the background."""
    settings_changed = Signal(object)

    vault_moved = Signal(object)
    """The file of the vault lies here now."""

    locked = Signal()
    """The vault is closed and nothing waits to be stored."""
    completed = Signal()
    """The first picture is there, and now everything else of the window too."""

    def __init__(
        self,
        start: Start,
        settings: WindowSettings,
        theme: Theme | None = None,
        tasks: TaskRunner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(settings, parent)
        self._start = start
        self._furnished = False
        self._desk_side: DeskSide | None = None
        self._locking: Locking | None = None
        self._watchers: Watchers | None = None
        self._words: frozenset[str] = frozenset()
        """What people are called on the pages that were made."""
        if theme is not None and tasks is not None:
            self.furnish(theme, tasks)

    def furnish(self, theme: Theme, tasks: TaskRunner) -> None:
        """Make what is in the window, and show the way in."""
        from ui.gate import Gate

        self._theme, self.tasks = theme, tasks
        self.gate = Gate(self._start, tasks)
        self._escaped = QTimer(self, singleShot=True, interval=ESCAPE_TWICE)
        self._build()
        self._connect()
        self.gate.show_way_in()
        self._furnished = True
        if self.isVisible():  # behind its picture, which has the focus ring already
            self._complete()

    def _build(self) -> None:
        from PySide6.QtWidgets import QStackedWidget

        self._sides = QStackedWidget()
        self._sides.addWidget(self.gate)
        self.setCentralWidget(self._sides)

    def _connect(self) -> None:
        self.gate.pictured.connect(self._complete)
        self.gate.opened.connect(self._enter)
        self.gate.broke.connect(self.broke)
        self.tasks.broke.connect(self.broke)
        self.tasks.refused.connect(self._refuse)
        self._theme.changed.connect(self._fit_text)

    def _complete(self) -> Watchers:
        """Make what listens along with the window, once."""
        if self._watchers is not None:
            return self._watchers
        from ui.watchers import Watchers

        self._watchers = Watchers(self, self._sides)
        self.completed.emit()
        return self._watchers

    # -- what others ask ---------------------------------------------------------------------------------------------

    @property
    def idle(self) -> IdleLock:
        """Watches whether anybody is still working."""
        return self._complete().idle

    @property
    def session(self) -> Session | None:
        """The session at work; None while locked."""
        return self._desk_side.session if self._desk_side is not None else None

    @property
    def desk_side(self) -> DeskSide | None:
        """The top bar, messages and pages; None while locked."""
        return self._desk_side

    @property
    def at_work(self) -> bool:
        """Whether something asked in the background has not come back, or a page is on its way."""
        return self.tasks.at_work or self.travelling

    @property
    def travelling(self) -> bool:
        """Whether a page is on its way, or is still being destroyed."""
        return self._desk_side is not None and self._desk_side.pages.at_work

    @property
    def page(self) -> Page | None:
        """The page in front; None while locked."""
        return self._desk_side.page if self._desk_side is not None else None

    def unlock(self, passphrase: str) -> None:
        """Open the vault, as the unlock page does."""
        self.gate.unlock(passphrase)

    def go(self, route: str) -> bool:
        """Show a place (see `ui.route`) at once. False while locked, or when the page in front may not be left yet."""
        return self._desk_side is not None and self._desk_side.go(route)

    def travel(self, route: str) -> bool:
        """Go to a place as a person does, in several turns when its page has to be made. False as with `go`."""
        return self._desk_side is not None and self._desk_side.travel(route)

    def back(self) -> None:
        """To where the back link leads."""
        if self._desk_side is not None:
            self._desk_side.back()

    def choose_settings(self, settings: WindowSettings) -> None:
        """Use and keep other settings."""
        from ui.app import apply_look

        if settings == self.settings:
            return
        spoken, self.settings = self.settings.language, settings
        save_settings(settings)
        if settings.language != spoken:
            self._speak(settings.language)
        apply_look(self._theme, settings)
        self.settings_changed.emit(settings)

    def _speak(self, language: str) -> None:
        """Another language: every text is asked for anew."""
        from PySide6.QtWidgets import QApplication

        from ui import i18n_qt

        i18n.set_language(language)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        i18n_qt.install(application)
        if self._desk_side is not None:
            self._desk_side.build_again()

    def _word_anew(self) -> None:
        """Resident and consultant are called otherwise from now on: every text is asked for anew."""
        from intake_app.services.wording import chosen_words

        words = chosen_words()
        if words != self._words and self._desk_side is not None:
            self._words = words
            QTimer.singleShot(0, self._desk_side, self._desk_side.build_again)

    def _fit_text(self) -> None:
        if self._desk_side is not None:
            self._desk_side.fit_text()

    def _fill_screen(self, whole: bool) -> None:
        """At the table the screen holds nothing but the question; after that the window is as it was."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.platformName() == "offscreen":
            return  # there is no screen to fill, and pictures keep the size they were asked in
        state = self.windowState()
        if whole != bool(state & Qt.WindowState.WindowFullScreen):
            self.setWindowState(state ^ Qt.WindowState.WindowFullScreen)

    def cover(self) -> None:
        """Hide everything behind an empty page, with one key; the same key, or any other, shows it again."""
        if self._desk_side is not None:
            self._complete().covering.turn()

    # -- unlocked ----------------------------------------------------------------------------------------------------

    def _enter(self, desk: Desk) -> None:
        from PySide6.QtCore import Qt

        from intake_app.services.wording import chosen_words
        from ui.desk_side import DeskSide
        from ui.session import Session

        locking = self._made_locking()
        self._words = chosen_words()
        session = Session(desk, self.tasks, self)
        side = self._desk_side = DeskSide(session, self._theme)
        self._listen(side, locking)
        self._sides.addWidget(side)
        side.begin()
        locking.keep_watch()
        if self.gate.keeps_backups:
            side.keep_backups()
        self._look_around(side)

        def come_in(_page: Page) -> None:
            self._sides.setCurrentWidget(side)
            self.gate.leave()

        side.pages.page_shown.connect(come_in, Qt.ConnectionType.SingleShotConnection)
        locking.come_back(side)

    def _made_locking(self) -> Locking:
        """Made with the first session: the way in does without it."""
        if self._locking is None:
            from ui.locking import Locking

            self._locking = Locking(self, self._complete(), ask_where=self._start.after_lock)
            self._locking.locked.connect(self.locked)
            self._locking.vault_moved.connect(self.vault_moved)
        return self._locking

    def _listen(self, side: DeskSide, locking: Locking) -> None:
        from ui.menu import fill_menu

        session = side.session
        session.broke.connect(self.broke)
        session.profile_changed.connect(locking.keep_watch)
        session.words_changed.connect(self._word_anew)
        session.words_changed.connect(locking.keep_watch)
        session.restore_requested.connect(locking.restore)
        session.move_requested.connect(locking.move)
        side.lock_requested.connect(locking.lock)
        side.bar_made.connect(lambda bar: fill_menu(bar, self))
        side.pages.page_shown.connect(lambda page: self._fill_screen(page.full_screen))

    def _look_around(self, side: DeskSide) -> None:
        """What can wait until after somebody came in: warnings, and what pages and prints will ask."""
        from intake_app.services.opening_words import warnings
        from ui.pages.registry import page_modules
        from ui.read_ahead import ReadAhead, read_forms, read_prints

        side.session.run(warnings, side.warn, owner=side)
        side.session.run(read_forms)
        ReadAhead(side, page_modules()).finished.connect(lambda: side.session.run(read_prints))

    def _refuse(self, sentence: str) -> None:
        if self._desk_side is not None:
            self._desk_side.refuse(sentence)

    # -- locking -----------------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Commit what was typed, close the vault and destroy everything that shows a resident."""
        if self._locking is not None:
            self._locking.lock()

    def leave_desk(self) -> None:
        """Show the gate, and destroy the side of the desk with all that shows a resident. Its session goes on."""
        side, self._desk_side = self._desk_side, None
        self._fill_screen(False)
        self._sides.setCurrentWidget(self.gate)
        if side is not None:
            self._destroy(side)

    def _destroy(self, side: DeskSide) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent

        side.pages.clear()
        self._sides.removeWidget(side)
        side.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    # -- keys and closing --------------------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody took: twice leaves the table screen, otherwise it leaves the field."""
        from PySide6.QtCore import Qt

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
        if not self._furnished:
            super().closeEvent(event)
            return
        side = self._desk_side
        if side is not None:
            side.pages.commit()
            if not self.tasks.flush(PATIENCE):
                side.session.stop_long()
        self.tasks.flush()
        if side is not None and side.session.changes.unsaved:
            event.ignore()
            return
        if self._watchers is not None:
            self._watchers.rest()
        self.gate.leave()
        self._desk_side = None
        if side is not None:
            side.session.end()
            self._destroy(side)
        self.remember_size()
        self.tasks.close()
        super().closeEvent(event)
