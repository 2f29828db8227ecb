"""The web on the screen: voices or moments over each other, and an answer on one axis by tap, drag or key."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRect, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from intake_app.domain import web as geometry
from intake_app.domain.web import Box, Point
from intake_app.domain.web_labels import Label, LabelMetrics, WebLayout, lay_out
from ui import theme
from ui.widgets import painting, web_painting
from ui.widgets.picture import Picture
from ui.widgets.web_layers import WebLayers, WebState
from ui.widgets.web_painting import WebSeries

_MARGIN = 4  # nothing is drawn nearer to the edge


class WebView(Picture):
    """A web in the widget's rectangle.

    Showing: `set_axes`, `set_series`, `set_talk` and, for two voices, `show_names`. Filling in: `set_active(axis)`
    makes that axis answerable for the series in front (the last of `set_series`). It never stores: an answer shows
    when the page sets it. Tell what is on it with `describe(name, sentence)`; the full values belong in a table.
    """

    value_chosen = Signal(int, int)
    """Axis and whole value, when a tap or drag ends or a key is pressed."""
    value_dragged = Signal(int, int)
    """Axis and whole value under the finger, before it is let go."""
    axis_chosen = Signal(int)
    """A tap on another axis or on a label, while filling in."""
    talk_requested = Signal()
    """Space: the person wants to talk about this axis, or not any more."""
    next_requested = Signal()
    """Enter: on to the next."""

    def __init__(
        self,
        *,
        rings: Sequence[int] = geometry.RINGS_SMALL,
        label_role: str = "small.strong",
        numbers: bool = False,
        name: str = "web",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=name, parent=parent)
        self._rings, self._label_role, self._numbers = tuple(rings), label_role, numbers
        self._labels: tuple[str, ...] = ()
        self._tips: tuple[str, ...] = ()
        self._below: tuple[str, ...] = ()
        self._series: tuple[WebSeries, ...] = ()
        self._talk: frozenset[int] = frozenset()
        self._active: int | None = None
        self._named_axis: int | None = None
        self._dragged: int | None = None
        self._layout: WebLayout | None = None
        self._layers = WebLayers()
        self._from: tuple[tuple[float | None, ...], ...] = ()
        self._slide = QVariantAnimation(self)
        self._slide.setStartValue(0.0)
        self._slide.setEndValue(1.0)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self.update)
        self._slide.finished.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        theme.current().table_scaled.connect(self.restyle)

    # -- what to show ------------------------------------------------------------------------------------------------

    def set_axes(self, labels: Sequence[str], *, tips: Sequence[str] = (), below: Sequence[str] = ()) -> None:
        """Names of the axes from 12 o'clock on; `tips` explain them on hover, `below` stands quietly under each."""
        asked = (tuple(labels), tuple(tips), tuple(below))
        if asked != (self._labels, self._tips, self._below):
            if len(labels) != len(self._labels):
                self._series, self._active, self._named_axis = (), None, None
            self._labels, self._tips, self._below = asked
            self._forget()

    def set_series(self, series: Sequence[WebSeries]) -> None:
        """The voices or moments to draw, at most sixteen; a point that moved slides along its axis."""
        if any(len(one.values) != len(self._labels) for one in series):
            raise ValueError("every voice needs one value per axis")
        if tuple(series) == self._series:
            return
        before = self._shown_values()
        same = [one.style for one in series] == [one.style for one in self._series]
        self._series = tuple(series)[: geometry.MAX_SERIES]
        self._dragged = None
        self._layers.drop_voices()
        self._slide.stop()
        duration = theme.current().duration("point")
        if same and duration and self.isVisible():
            self._from = before
            self._slide.setDuration(duration)
            self._slide.start()
        self.update()

    def set_talk(self, axes: Iterable[int]) -> None:
        """Axes that get a balloon: here somebody wants to talk about it."""
        wanted = frozenset(axes)
        if wanted != self._talk:
            self._talk = wanted
            self._forget()

    def set_active(self, axis: int | None) -> None:
        """The axis that can be answered now; None only shows the web."""
        if axis == self._active:
            return
        self._active = axis
        self._dragged = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if axis is None else Qt.FocusPolicy.StrongFocus)
        self._layers.drop()
        self.update()

    def show_names(self, axis: int | None) -> None:
        """Write the voices' names beside their points on `axis` (see `web.widest_difference`); None writes none."""
        if axis != self._named_axis:
            self._named_axis = axis
            self._layers.drop_voices()
            self.update()

    @property
    def active(self) -> int | None:
        return self._active

    @property
    def series(self) -> tuple[WebSeries, ...]:
        return self._series

    def point_of(self, axis: int, value: int) -> QPointF:
        """Where a value stands, in the widget's coordinates."""
        point = self.layout_now().web.point(axis, value)
        return QPointF(point.x, point.y)

    def layout_now(self) -> WebLayout:
        """Geometry and labels at the present size."""
        if self._layout is None:
            look = theme.current()
            metrics = QFontMetricsF(look.font(self._label_role, weight=600))
            box = Box(
                _MARGIN, _MARGIN, max(_MARGIN + 1, self.width() - _MARGIN), max(_MARGIN + 1, self.height() - _MARGIN)
            )
            labels = [
                Label(text=text, balloon=axis in self._talk, below=self._below[axis] if self._below else "")
                for axis, text in enumerate(self._labels)
            ]
            measures = LabelMetrics(
                text_width=metrics.horizontalAdvance,
                line_height=look.line_height(self._label_role),
                balloon=look.px(self._label_role) * 1.25,
                scale=1.0 if min(self.width(), self.height()) > 420 else 0.75,
            )
            self._layout = lay_out(labels, box, measures)
        return self._layout

    # -- drawing -----------------------------------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().size(440), theme.current().size(380))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().size(200), theme.current().size(170))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._labels) < geometry.MIN_AXES:
            return
        state = self._state()
        painter = QPainter(self)
        if not self._in_motion:
            painter.drawPixmap(0, 0, self._layers.scene(state))
            return
        painter.drawPixmap(0, 0, self._layers.behind(state))
        painting.start(painter)
        values = self._shown_values()
        web = state.layout.web
        web_painting.paint_voice(painter, web, self._series[-1], values[-1], active=self._active)
        for one, now in zip(self._series, values, strict=True):
            web_painting.paint_points(painter, web, one, now, active=self._active)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()

    @override
    def restyle(self) -> None:
        self._forget()
        super().restyle()

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(8)

    def _forget(self) -> None:
        self._layout = None
        self._layers.drop()
        self.update()

    @property
    def _in_motion(self) -> bool:
        """Whether the voice in front moves now: then only that voice is drawn, over a kept drawing of the rest."""
        sliding = self._slide.state() == QVariantAnimation.State.Running
        return bool(self._series) and (self._dragged is not None or sliding)

    def _state(self) -> WebState:
        return WebState(
            layout=self.layout_now(),
            size=self.size(),
            dpr=self.devicePixelRatioF(),
            rings=self._rings,
            label_role=self._label_role,
            numbers=self._numbers,
            active=self._active,
            named_axis=self._named_axis,
            series=self._series,
        )

    def _shown_values(self) -> tuple[tuple[float | None, ...], ...]:
        """Values as they stand on the screen now: between two whole ones while a point slides or is dragged."""
        now: list[tuple[float | None, ...]] = [one.values for one in self._series]
        if self._slide.state() == QVariantAnimation.State.Running and len(self._from) == len(now):
            share = float(self._slide.currentValue())
            now = [
                tuple(
                    end if begin is None or end is None else begin + (end - begin) * share
                    for begin, end in zip(one, other, strict=True)
                )
                for one, other in zip(self._from, now, strict=True)
            ]
        if self._dragged is not None and self._active is not None and now:
            front = list(now[-1])
            front[self._active] = self._dragged
            now[-1] = tuple(front)
        return tuple(now)

    # -- answering ---------------------------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._active is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        at = Point(event.position().x(), event.position().y())
        hit = self.layout_now().web.hit(at, self._reach())
        if hit is not None and (hit.axis == self._active or self._on_active(at)):
            self._drag_to(at)
        else:
            other = hit.axis if hit is not None else self._label_at(event.position())
            if other is not None and other != self._active:
                self.axis_chosen.emit(other)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = Point(event.position().x(), event.position().y())
        if self._dragged is not None:
            self._drag_to(at)
        elif self._active is not None:
            near = self._on_active(at)
            self.setCursor(Qt.CursorShape.PointingHandCursor if near else Qt.CursorShape.ArrowCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None or self._active is None:
            super().mouseReleaseEvent(event)
            return
        self._choose(self._dragged)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._active is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape and self._dragged is not None:
            self._dragged = None
            self.update()
        elif key == Qt.Key.Key_Space:
            self.talk_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_requested.emit()
        elif (aim := self._aim(key, event.text())) is not None:
            self._choose(aim)
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            axis = self._label_at(QPointF(event.pos()))
            told = self._tips[axis] if axis is not None and axis < len(self._tips) else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def _aim(self, key: int, typed: str) -> int | None:
        if key == Qt.Key.Key_End:
            return geometry.HIGHEST
        if key == Qt.Key.Key_Home:
            return 0
        if len(typed) == 1 and typed in "0123456789":
            return int(typed)
        up = key in (Qt.Key.Key_Right, Qt.Key.Key_Up)
        if not up and key not in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            return None
        now = self._front_value()
        if now is None:
            return 0 if up else geometry.HIGHEST
        return max(0, min(geometry.HIGHEST, now + (1 if up else -1)))

    def _front_value(self) -> int | None:
        if self._active is None or not self._series:
            return None
        return self._series[-1].values[self._active]

    def _on_active(self, at: Point) -> bool:
        assert self._active is not None
        web = self.layout_now().web
        value = web.value_at(self._active, at)
        return at.distance(web.point(self._active, value)) <= self._reach()

    def _drag_to(self, at: Point) -> None:
        assert self._active is not None
        value = self.layout_now().web.value_at(self._active, at)
        if value != self._dragged:
            before, self._dragged = self._dragged, value
            self._slide.stop()
            self.value_dragged.emit(self._active, value)
            self.update(self._between(before, value))

    def _between(self, before: int | None, now: int) -> QRect:
        """What changes when the point goes from one value to another: up to its neighbours, and no further."""
        values = self._series[-1].values if self._series else ()
        axis, count = self._active, len(values)
        if axis is None or before is None or None in values:
            return self.rect()  # the picture at rest goes away, or lines run past an axis without an answer
        web = self.layout_now().web
        corners = [web.point(axis, before), web.point(axis, now)]
        for beside in ((axis - 1) % count, (axis + 1) % count):
            corners.append(web.point(beside, values[beside] or 0))
        across, down = [one.x for one in corners], [one.y for one in corners]
        edge = math.ceil(self._series[-1].style.marker_size * web_painting.stroke_scale(web)) + 8
        area = QRectF(min(across), min(down), max(across) - min(across), max(down) - min(down))
        return area.adjusted(-edge, -edge, edge, edge).toAlignedRect()

    def _choose(self, value: int) -> None:
        assert self._active is not None
        self._dragged = None
        self.update()
        self.value_chosen.emit(self._active, value)

    def _label_at(self, position: QPointF) -> int | None:
        for label in self.layout_now().labels:
            box = label.box
            if QRectF(box.left, box.top, box.width, box.height).adjusted(-8, -8, 8, 8).contains(position):
                return label.axis
        return None

    def _reach(self) -> float:
        return max(geometry.REACH, theme.current().size(geometry.REACH))
