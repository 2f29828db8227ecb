"""Icons: SVG line drawings in a colour of the theme, kept per name, size, colour and screen density."""

from __future__ import annotations

import re
from collections import OrderedDict
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen, QPixmap

from intake_app import paths
from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_KEPT = 600
_UNKNOWN = "circle"  # for a name that came with a dossier from elsewhere and that we do not have
_pixmaps: OrderedDict[tuple[str, int, str, float], QPixmap] = OrderedDict()
_STROKE = re.compile(r'stroke-width="[\d.]+"')
_ROUND = Qt.PenJoinStyle.RoundJoin
_NAME = re.compile(r"[a-z0-9-]+")


@cache
def names() -> frozenset[str]:
    """Every icon there is."""
    return frozenset(path.stem for path in paths.ICONS.glob("*.svg"))


@cache
def _source(name: str) -> str:
    path = paths.ICONS / f"{name}.svg"
    known = _NAME.fullmatch(name) is not None and path.is_file()
    return (path if known else paths.ICONS / f"{_UNKNOWN}.svg").read_text(encoding="utf-8")


def stroke_width(size: float) -> float:
    """Width in px of the lines of an icon drawn at `size` px: thin enough when small, strong enough when large."""
    if size < 18:
        return 1.5
    if size <= 26:
        return 1.8
    return 2.25 if size <= 40 else 2.6


def _recoloured(name: str, size: float, colour: str) -> bytes:
    width = stroke_width(size) * 24 / size
    text = _source(name).replace("currentColor", colour)
    return _STROKE.sub(f'stroke-width="{width:.3f}"', text).encode()


def pixmap(name: str, size: int, colour: QColor | str = "text.1", *, dpr: float = 1.0) -> QPixmap:
    """The icon `size` px large (already scaled to the text size) in a colour or token, for a screen of `dpr`."""
    tint = colour.name() if isinstance(colour, QColor) else theme.current().color(colour).name()
    key = (name, size, tint, dpr)
    found = _pixmaps.get(key)
    if found is not None:
        _pixmaps.move_to_end(key)
        return found
    drawn = _pixmaps[key] = _rendered(_recoloured(name, size, tint), size, size, dpr)
    if len(_pixmaps) > _KEPT:
        _pixmaps.popitem(last=False)
    return drawn


def _rendered(source: bytes, width: float, height: float, dpr: float) -> QPixmap:
    """A drawing on nothing, `width` by `height` px large on a screen of `dpr`."""
    from PySide6.QtCore import QByteArray
    from PySide6.QtSvg import QSvgRenderer  # a library of its own: loaded with the first drawing

    drawn = QPixmap(QSize(round(width * dpr), round(height * dpr)))
    drawn.setDevicePixelRatio(dpr)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return drawn


def paint(painter: QPainter, name: str, rect: QRectF, colour: QColor | str = "text.1") -> None:
    """Draw the icon in the middle of `rect`, as large as its shorter side."""
    size = round(min(rect.width(), rect.height()))
    dpr = painter.device().devicePixelRatioF() if painter.device() is not None else 1.0
    image = pixmap(name, size, colour, dpr=dpr)
    painter.drawPixmap(QPointF(rect.center().x() - size / 2, rect.center().y() - size / 2), image)


def icon(name: str, colour: str = "text.1", *, size: int = 20, disabled: str = "text.3", chosen: str = "") -> QIcon:
    """A QIcon for buttons and menus, with its disabled colour and (when given) its colour while checked.

    It is drawn for the screens there are now: five densities for every icon took most of the time of a menu.
    """
    from PySide6.QtGui import QIcon  # has more names than all else here, and the first picture needs none

    result = QIcon()
    for dpr in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
        result.addPixmap(pixmap(name, size, colour, dpr=dpr), QIcon.Mode.Normal, QIcon.State.Off)
        result.addPixmap(pixmap(name, size, disabled, dpr=dpr), QIcon.Mode.Disabled)
        if chosen:
            result.addPixmap(pixmap(name, size, chosen, dpr=dpr), QIcon.Mode.Normal, QIcon.State.On)
    return result


def paint_mark(painter: QPainter, height: float) -> None:
    """The mark from above, 3 wide to 2 high, in the colours of the theme.

    A table; the resident's round seat on its left, the consultant's open square seat on its right. Painted and no SVG:
    it stands on the very first picture, which would else wait for a library that reads drawings.
    """
    colour = theme.current().color
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(height / 24, height / 24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawEllipse(QPointF(4.5, 12), 4.5, 4.5)
    painter.drawRoundedRect(QRectF(10, 1, 16, 22), 3, 3)
    for left, width, opacity in ((13, 2, 0.35), (16, 1, 0.6)):
        board = colour("bg.paper")
        board.setAlphaF(opacity)
        painter.fillRect(QRectF(left, 1, width, 22), board)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("voice.consultant"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, _ROUND))
    painter.drawRect(QRectF(28, 8.25, 7.5, 7.5))
    painter.restore()


def app_icon() -> QIcon:
    """The icon of the program for window lists."""
    from PySide6.QtGui import QIcon

    return QIcon(str(paths.ICONS / "app.svg"))
