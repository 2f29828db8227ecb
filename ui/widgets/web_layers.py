"""Kept drawings of a web: its base, the base with the voices that stand still, and the whole picture at rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from intake_app.domain.web_labels import WebLayout
from ui.widgets import painting, web_painting
from ui.widgets.web_painting import WebSeries


@dataclass(frozen=True, slots=True, kw_only=True)
class WebState:
    """Everything that a drawing of the web depends on, besides the look."""

    layout: WebLayout
    size: QSize
    dpr: float
    rings: Sequence[int]
    label_role: str
    numbers: bool
    active: int | None
    named_axis: int | None
    series: tuple[WebSeries, ...]


class WebLayers:
    """Draws each layer once and keeps it until it is dropped, or until the screen has another density."""

    def __init__(self) -> None:
        self._base: QPixmap | None = None
        self._behind: QPixmap | None = None
        self._scene: QPixmap | None = None

    def drop(self) -> None:
        """Size, labels, axis or look are different now."""
        self._base = self._behind = self._scene = None

    def drop_voices(self) -> None:
        """Only the voices are different now."""
        self._behind = self._scene = None

    def behind(self, state: WebState) -> QPixmap:
        """The base with every voice but the one in front."""
        base = self._base_of(state)
        if self._behind is None:
            self._behind = QPixmap(base)
            _paint_voices(self._behind, state, state.series[:-1])
        return self._behind

    def scene(self, state: WebState) -> QPixmap:
        """The whole drawing at rest, with the names beside the points."""
        base = self._base_of(state)
        if self._scene is None:
            self._scene = QPixmap(base)
            _paint_voices(self._scene, state, state.series)
            if state.named_axis is not None:
                painter = QPainter(self._scene)
                painting.start(painter)
                web_painting.paint_names(painter, state.layout, state.series, state.named_axis)
                painter.end()
        return self._scene

    def _base_of(self, state: WebState) -> QPixmap:
        """Rings, labels and the active axis."""
        if self._base is None or self._base.devicePixelRatio() != state.dpr:
            self.drop_voices()
            self._base = QPixmap(round(state.size.width() * state.dpr), round(state.size.height() * state.dpr))
            self._base.setDevicePixelRatio(state.dpr)
            self._base.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._base)
            painting.start(painter)
            web_painting.paint_base(
                painter,
                state.layout,
                rings=state.rings,
                label_role=state.label_role,
                active=state.active,
                numbers=state.numbers,
            )
            if state.active is not None:
                web = state.layout.web
                web_painting.paint_active_axis(painter, web, state.active, web_painting.stroke_scale(web))
            painter.end()
        return self._base


def _paint_voices(drawn: QPixmap, state: WebState, series: Sequence[WebSeries]) -> None:
    painter = QPainter(drawn)
    painting.start(painter)
    values = [one.values for one in series]
    web_painting.paint_series(painter, state.layout.web, series, values=values, active=state.active)
    painter.end()
