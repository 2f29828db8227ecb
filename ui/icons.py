"""Icons: SVG line drawings in a colour of the theme, kept per name, size, colour and screen density."""

from __future__ import annotations

import re
from collections import OrderedDict
from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from intake_app import paths
from ui import theme

_KEPT = 600
_UNKNOWN = "circle"  # for a name that came with a dossier from elsewhere and that we do not have
_pixmaps: OrderedDict[tuple[str, int, str, float], QPixmap] = OrderedDict()
_STROKE = re.compile(r'stroke-width="[\d.]+"')


@cache
def names() -> frozenset[str]:
    """Every icon there is."""
    return frozenset(path.stem for path in paths.ICONS.glob("*.svg"))


@cache
def _source(name: str) -> str:
    known = name if name in names() else _UNKNOWN
    return (paths.ICONS / f"{known}.svg").read_text(encoding="utf-8")


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
    drawn = QPixmap(QSize(round(size * dpr), round(size * dpr)))
    drawn.setDevicePixelRatio(dpr)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_recoloured(name, size, tint))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    _pixmaps[key] = drawn
    if len(_pixmaps) > _KEPT:
        _pixmaps.popitem(last=False)
    return drawn


def paint(painter: QPainter, name: str, rect: QRectF, colour: QColor | str = "text.1") -> None:
    """Draw the icon in the middle of `rect`, as large as its shorter side."""
    size = round(min(rect.width(), rect.height()))
    dpr = painter.device().devicePixelRatioF() if painter.device() is not None else 1.0
    image = pixmap(name, size, colour, dpr=dpr)
    painter.drawPixmap(QPointF(rect.center().x() - size / 2, rect.center().y() - size / 2), image)


def icon(name: str, colour: str = "text.1", *, size: int = 20, disabled: str = "text.3", chosen: str = "") -> QIcon:
    """A QIcon for buttons and menus, with its disabled colour and (when given) its colour while checked."""
    result = QIcon()
    for dpr in (1.0, 1.25, 1.5, 2.0, 3.0):
        result.addPixmap(pixmap(name, size, colour, dpr=dpr), QIcon.Mode.Normal, QIcon.State.Off)
        result.addPixmap(pixmap(name, size, disabled, dpr=dpr), QIcon.Mode.Disabled)
        if chosen:
            result.addPixmap(pixmap(name, size, chosen, dpr=dpr), QIcon.Mode.Normal, QIcon.State.On)
    return result


def mark(height: int, *, dpr: float = 1.0) -> QPixmap:
    """The mark (a table and two seats) in the colours of the theme; 3 wide to 2 high."""
    light = theme.load_tokens("light").colours
    now = theme.current()
    text = _source("mark")
    for token in ("accent", "voice.consultant", "bg.paper"):
        text = text.replace(light[token], now.color(token).name())
    drawn = QPixmap(QSize(round(height * 1.5 * dpr), round(height * dpr)))
    drawn.setDevicePixelRatio(dpr)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, height * 1.5, height))
    painter.end()
    return drawn


def app_icon() -> QIcon:
    """The icon of the program for window lists."""
    return QIcon(str(paths.ICONS / "app.svg"))
