"""The window: locked it shows the gate, unlocked the desk side of one session.

What the unlock page does not need is imported after the first picture, or when the vault is open.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from intake_app import i18n
from intake_app.i18n import _
from intake_app.settings import WindowSettings, save_settings
from ui.frame import Frame
from ui.overriding import override

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtGui import QCloseEvent, QKeyEvent
    from PySide6.QtWidgets import QStackedWidget

    from intake_app.services.desk import Desk
    from intake_app.services.opening_words import Warning
    from intake_app.services.resuming import Place
    from intake_app.services.vault_moving import Move
    from ui.beginning import Start
    from ui.desk_side import DeskSide
    from ui.gate import Gate
    from ui.idle import IdleLock
    from ui.pages.page import Page
    from ui.session import Session
    from ui.tasks import TaskRunner
    from ui.theme import Theme
    from ui.watchers import Watchers

WARN_BEFORE = 60.0  # seconds
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
        self._session: Session | None = None
        self._desk_side: DeskSide | None = None
        self._former: Session | None = None  # locked with changes that could not be stored
        self._watchers: Watchers | None = None
        self._resume: tuple[UUID | None, str] | None = None  # None: the caseload
        self._to_move: Move | None = None  # asked for; comes once the vault is locked
        self._moved_words = ""
        self._words: frozenset[str] = frozenset()
        """What people are called on the pages that were made."""
        self._to_restore: tuple[Path | None, ...] = ()  # asked for; comes once the vault is locked
        self._ask_where = start.after_lock  # the process before this one kept in the vault where somebody was
        self._uncovered_focus: QWidget | None = None
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
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QStackedWidget

        self._theme.dress(self)
        self._sides = QStackedWidget()
        self._sides.setProperty("page", True)
        self._sides.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sides.addWidget(self.gate)
        self.setCentralWidget(self._sides)

    def _connect(self) -> None:
        self.gate.pictured.connect(self._complete)
        self.gate.opened.connect(self._enter)
        self.gate.broke.connect(self.broke)
        self.gate.moved.connect(self._say_moved)
        self.tasks.broke.connect(self.broke)
        self.tasks.refused.connect(self._refuse)
        self._theme.changed.connect(self._fit_text)

    def _complete(self) -> Watchers:
        """Make what listens along with the window, once."""
        if self._watchers is not None:
            return self._watchers
        from ui.watchers import Watchers

        watchers = self._watchers = Watchers(self)
        self._sides.addWidget(watchers.cover)
        watchers.cover.lifted.connect(self.uncover)
        watchers.idle.warned.connect(self._warn)
        watchers.idle.calmed.connect(self._calm)
        watchers.idle.expired.connect(self.lock)
        self.completed.emit()
        return watchers

    # -- what others ask ---------------------------------------------------------------------------------------------

    @property
    def idle(self) -> IdleLock:
        """Watches whether anybody is still working."""
        return self._complete().idle

    @property
    def session(self) -> Session | None:
        """The session at work; None while locked."""
        return self._session

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
        from PySide6.QtWidgets import QApplication

        if self._desk_side is None:
            return
        cover = self._complete().cover
        if self._sides.currentWidget() is cover:
            self.uncover()
            return
        self._uncovered_focus = QApplication.focusWidget() or self.focusWidget()
        self._sides.setCurrentWidget(cover)
        if not self._complete().dialogs.cover(self, self.uncover):
            cover.setFocus()

    def uncover(self) -> None:
        """Show the window again, with the cursor where it was."""
        if self._desk_side is not None and self._sides.currentWidget() is self._complete().cover:
            self._sides.setCurrentWidget(self._desk_side)
            self._complete().dialogs.uncover()
            if self._uncovered_focus is not None and isValid(self._uncovered_focus):
                self._uncovered_focus.setFocus()
        self._uncovered_focus = None

    # -- unlocked ----------------------------------------------------------------------------------------------------

    def _enter(self, desk: Desk) -> None:
        from intake_app.services.wording import chosen_words
        from ui.desk_side import DeskSide
        from ui.menu import fill_menu
        from ui.read_ahead import ReadAhead
        from ui.session import Session

        self._complete()
        self._words = chosen_words()
        session = Session(desk, self.tasks, self)
        side = DeskSide(session, self._theme)
        self._session, self._desk_side = session, side
        session.broke.connect(self.broke)
        session.profile_changed.connect(self._keep_watch)
        session.words_changed.connect(self._word_anew)
        side.lock_requested.connect(self.lock)
        side.bar_made.connect(lambda bar: fill_menu(bar, self))
        side.pages.page_shown.connect(lambda page: self._fill_screen(page.full_screen))
        self._sides.addWidget(side)
        session.restore_requested.connect(self._restore)
        session.move_requested.connect(self._move)
        side.begin()
        if self._moved_words:
            side.notices.show_notice("moved", self._moved_words)
            self._moved_words = ""
        self._keep_watch()
        if self.gate.keeps_backups:
            side.keep_backups()
        session.run(_warnings, side.warn, owner=side)
        session.run(_read_forms)
        ReadAhead(side).finished.connect(lambda: session.run(_read_prints))
        if self._former is not None:
            former, self._former = self._former, None
            session.take_over(former)
        if self._ask_where:
            self._ask_where = False
            session.run(resume_place, partial(self._resume_there, session, side), owner=side)
        else:
            self._go_back(session, side)

    def _resume_there(self, session: Session, side: DeskSide, place: Place | None) -> None:
        if place is not None:
            self._resume = (place.case_id, place.route)
        self._go_back(session, side)

    def _go_back(self, session: Session, side: DeskSide) -> None:
        """To where somebody was before locking, or to the caseload."""
        from PySide6.QtCore import Qt

        from ui.navigation import HOME

        (case_id, route), self._resume = self._resume or (None, HOME), None

        def come_in(_page: Page) -> None:
            self._sides.setCurrentWidget(side)
            self.gate.leave()

        def arrive(route: str) -> Callable[[object], None]:
            def set_out(_what: object) -> None:
                side.travel(route)

            return set_out

        side.pages.page_shown.connect(come_in, Qt.ConnectionType.SingleShotConnection)
        if case_id is None:
            arrive(route)(None)
        else:
            session.open_dossier(case_id, arrive(route), arrive(HOME))

    def _restore(self, copy: Path | None) -> None:
        """Lock, and then ask for the passphrase of the copy that takes the place of the vault."""
        self._resume = None
        self._to_restore = (copy,)
        QTimer.singleShot(0, self, self._lock)

    def _move(self, wanted: Move) -> None:
        """Lock, have the vault moved, and open it where it lies then."""
        if self._session is not None and self._desk_side is not None:
            self._resume = (self._session.case_id, self._desk_side.place())
            self._to_move = wanted
            QTimer.singleShot(0, self, self._lock)

    def _say_moved(self, vault: Path, left: Path | None) -> None:
        from intake_app.services.backup_words import moved_words

        self._moved_words = moved_words(vault, left)
        self.vault_moved.emit(vault)

    def _keep_watch(self) -> None:
        if self._session is not None:
            limit = self._session.profile.lock_after_minutes * 60.0
            self.idle.start(limit, min(WARN_BEFORE, limit / 2))

    def _warn(self, _seconds: int) -> None:
        from ui.widgets.banner import Tone

        if self._desk_side is not None:
            self._desk_side.notices.show_notice(
                "lock",
                _("Keukentafel locks in 1 minute. Your work is saved."),
                tone=Tone.ATTENTION,
                actions=(("stay", _("Keep it open"), self.idle.stay),),
                closable=False,
            )

    def _refuse(self, sentence: str) -> None:
        if self._desk_side is not None:
            self._desk_side.refuse(sentence)

    def _calm(self) -> None:
        if self._desk_side is not None:
            self._desk_side.notices.withdraw("lock")

    # -- locking -----------------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Commit what was typed, close the vault and destroy everything that shows a resident."""
        if self._session is not None and self._desk_side is not None:
            self._resume = (self._session.case_id, self._desk_side.place())
            QTimer.singleShot(0, self, self._lock)

    def _lock(self) -> None:
        session, side = self._session, self._desk_side
        if session is None or side is None:
            return
        self._complete().rest()
        if self._close_dialogs():
            QTimer.singleShot(0, self, self._lock)  # first let whoever waits for a dialog come to its end
            return
        side.pages.commit()
        self._session = self._desk_side = None
        self._fill_screen(False)
        self.gate.show_way_in()
        moving, self._to_move = self._to_move, None
        if moving is not None:
            self.gate.show_moving()
        stays = moving is not None or bool(self._to_restore)
        if self._to_restore:
            self.gate.show_restore(self._to_restore[0])
            self._to_restore = ()
        self._sides.setCurrentWidget(self.gate)
        self._destroy(side)
        self._keep_place(session)
        session.end(lambda: self._locked(session, stays=stays, moving=moving))

    def _keep_place(self, session: Session) -> None:
        from ui.navigation import HOME

        case_id, route = self._resume or (None, HOME)
        session.run(partial(keep_place, case_id=case_id, route=route))

    def _destroy(self, side: DeskSide) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent

        side.pages.clear()
        self._sides.removeWidget(side)
        side.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _close_dialogs(self) -> bool:
        """Close every open dialog; they keep their drafts themselves. Whether there was one."""
        from PySide6.QtWidgets import QDialog

        open_ones = [dialog for dialog in self.findChildren(QDialog) if dialog.isVisible()]
        for dialog in open_ones:
            dialog.reject()
        return bool(open_ones)

    def _locked(self, session: Session, *, stays: bool, moving: Move | None) -> None:
        """The vault is closed. Changes that could not be stored wait in memory for the next session."""
        if moving is not None:
            self.gate.move_vault(moving)
        if session.unsaved:
            self._former = session
        else:
            session.deleteLater()
            if not stays:  # what was asked for goes on in this very window
                self.locked.emit()

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
        session, side = self._session, self._desk_side
        if side is not None:
            side.pages.commit()
        if session is not None and not self.tasks.flush(PATIENCE):
            session.stop_long()
        self.tasks.flush()
        if session is not None and session.unsaved:
            event.ignore()
            return
        if self._watchers is not None:
            self._watchers.rest()
        self.gate.leave()
        self._session = self._desk_side = None
        if session is not None and side is not None:
            session.end()
            self._destroy(side)
        self.remember_size()
        self.tasks.close()
        super().closeEvent(event)


def _warnings(desk: Desk) -> tuple[Warning, ...]:
    """On the vault thread: what somebody should know right after opening."""
    from intake_app.services.opening_words import warnings

    return warnings(desk)


def _read_forms(desk: Desk) -> None:
    """On the vault thread, before a page asks on the GUI thread: what the law and the texts of plans say."""
    desk.forms.read_all()


def _read_prints(_desk: Desk) -> None:
    """On the vault thread, once the pages are there: what draws paper, so that the first print does not wait for it."""
    from intake_app import memory
    from intake_app.services import print_making

    print_making.read_ahead()
    memory.set_apart()


def keep_place(desk: Desk, case_id: UUID | None, route: str) -> None:
    """On the vault thread: remember where somebody is."""
    from intake_app.services import resuming

    resuming.keep(desk, resuming.Place(case_id, route))


def resume_place(desk: Desk) -> Place | None:
    """On the vault thread: where somebody was when the process before this one locked."""
    from intake_app.services import resuming

    return resuming.take(desk)
