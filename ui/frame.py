"""The window before anything is in it: its name, how large it is, and the picture that it begins with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QWidget

from intake_app.settings import WindowSettings, save_settings

if TYPE_CHECKING:
    from ui.launch_picture import LaunchPicture

SMALLEST, USUAL = (1024, 640), (1440, 900)  # px, before any scaling


class Frame(QMainWindow):
    """As large as it was last time, or filling the screen when that is smaller. Its title never names anybody."""

    def __init__(self, settings: WindowSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.setObjectName("window")
        self.setWindowTitle("Keukentafel")
        self.setMinimumSize(*SMALLEST)
        width, height = settings.width or USUAL[0], settings.height or USUAL[1]
        self.resize(width, height)
        room = self.screen().availableSize()
        fits = width <= room.width() and height <= room.height()
        tiny = room.width() < SMALLEST[0] or room.height() < SMALLEST[1]
        self.fills = settings.maximised or not (fits or tiny)
        """Whether it fills the screen, so that its size is known when it shows and not before."""

    def appear(self) -> None:
        """Show it."""
        if self.fills:
            self.showMaximized()
        else:
            self.show()

    def show_picture(self, picture: LaunchPicture) -> None:
        """Have nothing but a picture in it, until something else takes that place."""
        self.setCentralWidget(picture)
        picture.setFocus()

    def remember_size(self) -> None:
        """Keep how large the window is, for the next start."""
        size = self.normalGeometry().size()
        save_settings(replace(self.settings, width=size.width(), height=size.height(), maximised=self.isMaximized()))
