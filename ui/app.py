"""Composition root: the application, its language and look, and the window. Imports nothing heavy before it shows."""

from __future__ import annotations

import gc
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from intake_app import i18n
from intake_app.i18n import _
from intake_app.settings import MotionChoice, WindowSettings, load_settings
from ui import fresh_start, style
from ui.beginning import Start
from ui.crash import CrashGuard
from ui.launch import Launch
from ui.main_window import MainWindow
from ui.seat import Seat, come_forward

if TYPE_CHECKING:
    from pathlib import Path

    from intake_app.clock import Clock
    from ui.theme import Theme


def run_window(vault: Path, clock: Clock, *, passphrase: str = "", notice: str = "", own: bool = False) -> int:
    """Show the window on `vault` until it is closed (see `intake_app.commands.window`); the exit code.

    Locking goes on in a fresh process, unless the vault is a throw-away one (with a passphrase given here).
    """
    fresh_start.keep_out_of_core_dumps()
    place = fresh_start.place_of_before()
    settings = load_settings()
    app = bare_application()
    seat = Seat(vault)
    if not seat.take():
        i18n.set_language(settings.language)
        sys.stdout.write(_("Keukentafel is open already. That window comes to the front.") + "\n")
        return 0
    if seat.elsewhere:
        i18n.set_language(settings.language)
        notice = notice or _("This vault seems to be open in another window. Close it there first.")
    start = Start(vault, clock, notice, keeps_backups=own, after_lock=place is not None)
    window = MainWindow(start, settings)
    if place is not None:
        window.move(place)
    if not passphrase:
        window.locked.connect(lambda: _begin_afresh(window, seat))
    window.vault_moved.connect(seat.go_along)
    guard = CrashGuard(window)
    guard.install()
    window.broke.connect(guard.show)
    app.aboutToQuit.connect(window.close)
    seat.wanted.connect(lambda: come_forward(window))
    with ExitStack() as at_the_end:
        at_the_end.callback(guard.remove)
        at_the_end.callback(seat.leave)
        window.completed.connect(lambda: _settle(window, at_the_end))
        Launch(app, window, start, at_once=bool(passphrase or notice)).begin()
        window.appear()
        if passphrase:
            window.unlock(passphrase)
        return app.exec()


def _settle(window: MainWindow, at_the_end: ExitStack) -> None:
    """What the process itself does once the window shows: hear when it is to stop, and give memory back again."""
    from intake_app import memory
    from ui import icons
    from ui.stop_signals import StopSignals

    window.setWindowIcon(icons.app_icon())
    at_the_end.callback(StopSignals(window.close).remove)
    memory.set_apart()
    gc.enable()  # see `intake_app.commands.window`


def _begin_afresh(window: MainWindow, seat: Seat) -> None:
    """Locked: nothing of the process that had the dossiers open remains. A file being written comes to its end."""
    if window.session is not None:
        return  # opened again meanwhile
    if window.tasks.at_work:
        QTimer.singleShot(50, window, lambda: _begin_afresh(window, seat))
        return
    window.remember_size()
    seat.leave()
    fresh_start.begin_afresh(window.pos())


def make_application(settings: WindowSettings) -> QApplication:
    """The one application of this process, in the language and look of `settings`."""
    app = bare_application()
    dress(app, settings)
    return app


def bare_application() -> QApplication:
    """The application before it has words and colours."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = style.make_application()
    app.setApplicationName("keukentafel")
    app.setApplicationDisplayName("Keukentafel")
    app.setDesktopFileName("keukentafel")
    return app


def dress(app: QApplication, settings: WindowSettings) -> Theme:
    """Give the application its language and look."""
    from ui import i18n_qt, theme

    i18n.set_language(settings.language)
    i18n_qt.install(app)
    look = theme.install(app)
    apply_look(look, settings)
    return look


def apply_look(look: Theme, settings: WindowSettings) -> None:
    """Give the theme what the settings say."""
    look.choose(
        settings.theme.value, text_scale=settings.text_scale / 100, calm=settings.motion is MotionChoice.REDUCED
    )
