"""What listens along with the window, made once its first picture is there: keys, focus, idle time, clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget

from ui import screen_sharing, shortcuts
from ui.covering import Covering
from ui.discreet import CopiedWords, EveryWindowKeys
from ui.idle import IdleLock
from ui.reading_order import TabAsOneReads
from ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Watchers:
    """One of each, for one window."""

    def __init__(self, window: MainWindow, sides: QStackedWidget) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.idle = IdleLock(application, window)
        self.copied = CopiedWords(QApplication.clipboard(), window)
        self.covering = Covering(window, sides)
        self.everywhere = EveryWindowKeys(application, window, {"F12": window.cover, "Ctrl+L": window.lock})
        hide = screen_sharing.way_to_hide()
        if hide is not None:
            on = window.settings.hidden_when_shared
            self.sharing = screen_sharing.SharingGuard(application, hide, on=on, parent=window)
            window.settings_changed.connect(lambda settings: self.sharing.set_on(settings.hidden_when_shared))
        self.ring = FocusRing(window)
        self.keys = shortcuts.install(window)
        self.tab = TabAsOneReads(window)

    def rest(self) -> None:
        """The window locks or closes: nothing counts any more, and nothing copied from it stays behind."""
        self.idle.stop()
        self.copied.forget()
