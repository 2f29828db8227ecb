"""From nothing to the way in: the picture of last time, and the page itself in the next turn of the event loop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.launch_picture import LaunchPicture, mark_of, recall

if TYPE_CHECKING:
    from ui.beginning import Start
    from ui.main_window import MainWindow


class Launch(QObject):
    """Furnishes one window, `at_once` or after the picture; without a picture, or without a vault, at once too."""

    def __init__(self, app: QApplication, window: MainWindow, start: Start, *, at_once: bool = False) -> None:
        super().__init__(window)
        self._app, self._window = app, window
        self._mark = "" if at_once or not start.vault.exists() else mark_of(app, window.settings, start.vault)
        self._picture: LaunchPicture | None = None

    def begin(self) -> None:
        """Put something into the window, which does not show yet."""
        kept = recall(self._mark) if self._mark else None
        size = self._window.width(), self._window.height()
        if kept is None or (kept.whole != size and not self._window.fills):
            self._furnish()
            return
        self._picture = LaunchPicture(kept)
        self._picture.seen.connect(self._follow)
        self._window.show_picture(self._picture)

    def _follow(self) -> None:
        """The page takes the place of its picture, and gets the keys that came meanwhile."""
        picture, self._picture = self._picture, None
        if picture is None or not self._window.isVisible():
            return
        self._window.setUpdatesEnabled(False)  # the picture stays on the screen until everything has its place
        try:
            self._furnish()
        except BaseException:
            self._app.exit(1)  # with nothing but a picture nobody can go on; the terminal says what went wrong
            raise
        field = QApplication.focusWidget()
        if field is not None:
            for event in picture.typed:
                QCoreApplication.postEvent(field, event)
        QTimer.singleShot(0, self, self._uncover)

    def _uncover(self) -> None:
        from PySide6.QtCore import QEvent

        for _pass in range(2):  # large text: the second comes of the scroll bar that the first one asks for
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._window.setUpdatesEnabled(True)

    def _furnish(self) -> None:
        from ui.app import dress
        from ui.tasks import TaskRunner

        self._window.furnish(dress(self._app, self._window.settings), TaskRunner(self._app))
        if self._mark:
            self._window.gate.pictured.connect(self._keep_soon)

    def _keep_soon(self) -> None:
        QTimer.singleShot(0, self, self._keep)  # the eye in the field comes in this turn too

    def _keep(self) -> None:
        from ui.launch_keeping import keep_picture

        keep_picture(self._window, self._mark)
