"""Every screen, light and dark and with large text, against its picture in the manual.

The pictures lie in docs/manual/images. After a change that is meant: `python3 run.py test tests/screenshots --renew`,
look at what changed, and commit the pictures with the change.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from intake_app.settings import WindowSettings
from tests.demonstration import PASSPHRASE, StoppedClock
from tests.screenshots.scenes import SCENES, Visit, recovery_code
from tests.screenshots.shared_scenes import SHARED_SCENES
from ui import theme
from ui.beginning import Start
from ui.hand import Hand, wait_until
from ui.main_window import MainWindow
from ui.tasks import TaskRunner

VARIANTS = {
    "licht": ("light", 1.0, (1366, 768)),
    "donker": ("dark", 1.0, (1366, 768)),
    "groot": ("light", 2.0, (1366, 768)),
}
"""Folder of the pictures, and the theme, text size and window they are taken in."""
MEAN = 0.8
"""Mean difference per channel, of 255, that fonts and rounding may make."""
CHANGED = 0.004
"""Share of pixels that may differ clearly (by more than 40 of 255)."""
COLOURS = 128

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="letters are drawn a little differently elsewhere")


@pytest.fixture
def look(qapp: QApplication) -> Iterator[theme.Theme]:
    """The look of the program; afterwards light and of ordinary size again."""
    installed = theme.install(qapp)
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)  # a cursor that stands still
    yield installed
    qapp.setCursorFlashTime(flash)
    installed.choose("light", text_scale=1.0, calm=True)


@pytest.fixture(params=VARIANTS)
def variant(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def renew(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--renew", default=False))


@pytest.mark.timeout(420)
def test_that_every_screen_looks_as_in_the_manual(
    demo: tuple[Path, dict[str, UUID]], look: theme.Theme, variant: str, renew: bool, root: Path, tmp_path: Path
) -> None:
    colours, scale, size = VARIANTS[variant]
    look.choose(colours, text_scale=scale, calm=True)
    album = Album(root / "docs" / "manual" / "images" / variant, tmp_path, renew=renew)
    first = new_window(tmp_path / "leeg.keukentafel", look, size)
    album.add("eerste-keer", first)
    recovery_code(first)
    album.add("herstelcode", first)
    put_away(first)
    window = new_window(Path(shutil.copy(demo[0], tmp_path / "demo.keukentafel")), look, size)
    album.add("slot", window)
    window.unlock(PASSPHRASE)
    wait_until(lambda: window.page is not None, "the dossiers")
    visit = Visit(window, Hand(window, lambda: window.at_work), demo[1])
    visit.hand.settle()
    for name, scene in (SCENES | SHARED_SCENES).items():
        shown = scene(visit)
        album.add(name, shown)
        if isinstance(shown, QDialog | QMenu):
            shown.close()
            visit.hand.come_back()
    put_away(window)
    assert not album.different, "\n".join(album.different)


class Album:
    """Compares pictures with those that are kept, or keeps them anew."""

    def __init__(self, kept: Path, scratch: Path, *, renew: bool) -> None:
        self._kept, self._scratch, self._renew = kept, scratch, renew
        self.different: list[str] = []
        if renew:
            kept.mkdir(parents=True, exist_ok=True)

    def add(self, name: str, widget: QWidget) -> None:
        """Take a picture of this screen once it stands still."""
        wait_until(Stillness(widget), f"a screen that stands still: {name}")
        picture = photograph(widget)
        path = self._kept / f"{name}.png"
        if self._renew:
            small(picture).save(path, optimize=True)
        elif not path.exists():
            self.different.append(f"{name}: there is no picture of it yet")
        elif words := difference(picture, Image.open(path).convert("RGB")):
            new = self._scratch / f"{name}.png"
            picture.save(new)
            self.different.append(f"{name}: {words}; as it is now: {new}")


LOOKS = 4
"""So many times in a row a screen looks the same before it counts as standing still: layouts come in rounds."""


class Stillness:
    """Whether a widget has come to rest."""

    def __init__(self, widget: QWidget) -> None:
        self._widget, self._before, self._same = widget, b"", 0

    def __call__(self) -> bool:
        """Look once more."""
        now = photograph(self._widget).tobytes()
        self._same = self._same + 1 if now == self._before else 0
        self._before = now
        return self._same >= LOOKS


def photograph(widget: QWidget) -> Image.Image:
    """What the widget looks like."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGBA8888)
    return Image.frombytes("RGBA", (image.width(), image.height()), bytes(image.constBits())).convert("RGB")


def small(picture: Image.Image) -> Image.Image:
    """The same picture in few colours, so that the manual stays small."""
    return picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def difference(new: Image.Image, kept: Image.Image) -> str:
    """In what way two pictures differ more than letters may; "" when they do not."""
    if new.size != kept.size:
        return f"{new.width} x {new.height} instead of {kept.width} x {kept.height}"
    apart = ImageChops.difference(small(new).convert("RGB"), kept)
    mean = sum(ImageStat.Stat(apart).mean) / 3
    counts = apart.convert("L").histogram()
    share = sum(counts[40:]) / (new.width * new.height)
    return f"mean {mean:.2f}, {share:.2%} of the pixels" if mean > MEAN or share > CHANGED else ""


def new_window(vault: Path, look: theme.Theme, size: tuple[int, int]) -> MainWindow:
    """A window of this size on a vault, in front."""
    window = MainWindow(Start(vault, StoppedClock()), WindowSettings(), look, TaskRunner())
    window.resize(*size)
    window.show()
    window.activateWindow()
    wait_until(window.isActiveWindow, "the window in front")
    return window


def put_away(window: MainWindow) -> None:
    """Close a window and everything in it."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
