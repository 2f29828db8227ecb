"""Keeps how the unlock page looks for the next start, whenever that differs from the picture that lies there."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from intake_app import paths
from intake_app.logs import log_event
from ui.launch_picture import Kept, LaunchPicture, content_of
from ui.pages.unlock import UnlockPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.pages.entry_page import EntryPage

_AROUND = 16  # px around the card, for its shadow and the focus ring
_GRID = 4  # px; times 1.25, 1.5 or 1.75 that is a whole number of pixels of the screen


def keep_picture(window: MainWindow, mark: str) -> None:
    """Keep it, when nobody touched the page yet: not with what somebody typed, and not with a button lit up."""
    page = window.gate.page
    if isinstance(page, UnlockPage) and page.untouched:
        content = content_of(_taken_of(window, page), mark)
        window.tasks.compute(lambda _job: _write(content))


def _taken_of(window: MainWindow, page: EntryPage) -> Kept:
    """The part of the window where anything stands; the whole when more than the plane lies around it."""
    shown = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    part = _cut(shown, _around(page, window), window)
    return part if _painted(part, window) == shown else _cut(shown, window.rect(), window)


def _around(page: EntryPage, window: MainWindow) -> QRect:
    """Where the mark and the card stand in the window, outward to whole pixels of the screen."""
    middle = page.middle
    rect = middle.rect().translated(middle.mapTo(window, QPoint(0, 0)))
    rect = rect.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND).intersected(window.rect())
    left, top = (number // _GRID * _GRID for number in (rect.left(), rect.top()))
    right, bottom = (math.ceil(number / _GRID) * _GRID for number in (rect.right() + 1, rect.bottom() + 1))
    return QRect(left, top, right - left, bottom - top).intersected(window.rect())


def _cut(shown: QImage, rect: QRect, window: MainWindow) -> Kept:
    density = shown.devicePixelRatio()
    measures = (round(number * density) for number in (rect.x(), rect.y(), rect.width(), rect.height()))
    part = shown.copy(QRect(*measures))
    return Kept(
        pixels=bytes(part.constBits()),
        size=(part.width(), part.height()),
        place=(rect.x(), rect.y()),
        whole=(window.width(), window.height()),
        density=density,
    )


def _painted(kept: Kept, window: MainWindow) -> QImage:
    """What the next start will show."""
    picture = LaunchPicture(kept)
    picture.resize(window.size())
    painted = picture.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    picture.deleteLater()
    return painted


def _write(content: bytes) -> None:
    """All or nothing, and nothing when it lies there already. A disk that refuses costs a slower start, no more."""
    file = paths.user_launch_picture()
    try:
        if file.exists() and file.read_bytes() == content:
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        scratch = file.with_name(file.name + ".new")
        scratch.write_bytes(content)
        scratch.replace(file)
    except OSError as error:
        log_event("launch_picture_not_written", error=type(error).__name__)
