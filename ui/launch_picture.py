"""The first picture of the window: what the unlock page looked like last time, until the page itself is there.

To make that page takes sixty milliseconds of Python and Qt; to show how it looked takes two. The page follows in the
next turn of the event loop and `ui.launch_keeping` sees to it that both are the same, pixel by pixel. Nobody's name
stands on it. What this module names of Qt is counted: it is there before anything is painted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import PySide6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from intake_app import paths
from ui.overriding import override

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from intake_app.settings import WindowSettings

_LARGEST = 64_000_000  # bytes; a whole screen of 5120 x 2880 stays under it
_DECIDE = ("ui", "ui/pages", "ui/widgets", "resources/themes", "resources/fonts", "resources/locale/nl")
"""Folders in which a file that is replaced changes how the page looks; its folder then has another time."""


class Kept(NamedTuple):
    """A picture as it is kept: 32 bits a pixel, as Qt paints them. To unpack a PNG would take longer than the rest.

    A tuple, for a dataclass takes as long to make as its picture to be painted.
    """

    pixels: bytes
    size: tuple[int, int]  # of the picture, in pixels of the screen
    place: tuple[int, int]  # in the window
    whole: tuple[int, int]  # the window that it was taken of
    density: float  # pixels of the screen per pixel of the window


class LaunchPicture(QWidget):
    """Fills the window with the picture, and keeps the keys that come before there is a field for them."""

    seen = Signal()
    """It is on the screen; once."""

    def __init__(self, kept: Kept) -> None:
        super().__init__()
        self._kept = kept  # the image uses its pixels
        width, height = kept.size
        self._image = QImage(kept.pixels, width, height, width * 4, QImage.Format.Format_RGB32)
        self._image.setDevicePixelRatio(kept.density)
        self._plane = self._image.copy(0, 0, 1, 1)  # an image too: to fill with a colour makes all enumerations of Qt
        self._was_seen = False
        self.typed: list[QKeyEvent] = []

    @property
    def fits(self) -> bool:
        """Whether the window turned out as large as the one it was taken of; else only the plane is painted."""
        return ((self.width(), self.height()), self.devicePixelRatioF()) == (self._kept.whole, self._kept.density)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._plane)
        if self.fits:
            painter.drawImage(*self._kept.place, self._image)
        if not self._was_seen:
            self._was_seen = True
            QTimer.singleShot(0, self, self.seen.emit)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.typed.append(event.clone())


def mark_of(application: QApplication, settings: WindowSettings, vault: Path) -> str:
    """All that decides how the unlock page of this vault looks on this screen; to be asked before a theme is chosen."""
    screen, palette = application.primaryScreen(), application.palette()
    room = screen.geometry()
    return repr(
        (
            PySide6.__version__,
            [_time_of(paths.ROOT / folder) for folder in _DECIDE],
            replace(settings, width=0, height=0, maximised=False),  # how large it was taken stands with the picture
            (room.width(), room.height(), screen.devicePixelRatio(), screen.logicalDotsPerInch()),
            (palette.window().color().name(), palette.windowText().color().name()),  # light, dark, or forced
            _opened_by(vault),
        )
    )


def recall(mark: str) -> Kept | None:
    """The picture that was kept under this mark; None when there is none or it cannot be read."""
    try:
        with paths.user_launch_picture().open("rb") as stream:
            head, _end, pixels = stream.read(_LARGEST).partition(b"\n")
        known, _tab, measures = head.decode().rpartition("\t")
        if known != mark:
            return None
        *numbers, density = measures.split()
        width, height, left, top, whole_width, whole_height = (int(number) for number in numbers)
        if len(pixels) != width * height * 4:
            return None
    except (OSError, ValueError):
        return None
    return Kept(
        pixels=pixels,
        size=(width, height),
        place=(left, top),
        whole=(whole_width, whole_height),
        density=float(density),
    )


def content_of(kept: Kept, mark: str) -> bytes:
    """What `recall` reads."""
    measures = " ".join(str(number) for number in (*kept.size, *kept.place, *kept.whole, kept.density))
    return f"{mark}\t{measures}\n".encode() + kept.pixels


def _opened_by(vault: Path) -> tuple[bytes, bytes]:
    """What decides whether the page asks for the PIN: the marks of the key store and that of the vault."""
    return _beginning(paths.user_key_store(), 100_000), _beginning(vault, 8)


def _beginning(file: Path, length: int) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(length)
    except OSError:
        return b""


def _time_of(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
