"""Geometry of the web: axes, rings, points, markers and hit testing, the same for screen and paper.

Pure figures in the drawing's own units (pixels or points), y grows downward. Placing the labels is in `web_labels`.
There is no average, area or total here: the web is for talking, it does not measure.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

ZERO_RADIUS = 0.10  # share of the radius at which a 0 stands: it stays visible and no line collapses
HIGHEST = 10
MIN_AXES, MAX_AXES = 3, 16
RINGS_SMALL = (0, 5, 10)
RINGS_COMPARING = (0, 2, 4, 6, 8, 10)
REACH = 24.0  # a tap within this distance of an axis counts
Values = Sequence[float | None]  # answers are whole; only a drawing in motion lies between two


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing."""

    x: float
    y: float

    def moved(self, dx: float, dy: float) -> Point:
        return Point(self.x + dx, self.y + dy)

    def distance(self, other: Point) -> float:
        return math.hypot(self.x - other.x, self.y - other.y)

    def toward(self, other: Point, share: float) -> Point:
        """The place at `share` (0 here, 1 there) on the line to `other`."""
        return Point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; `bottom` lies below `top`, so it is the larger figure."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    @classmethod
    def around(cls, centre: Point, width: float, height: float) -> Box:
        return cls(centre.x - width / 2, centre.y - height / 2, centre.x + width / 2, centre.y + height / 2)

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def grown(self, by: float) -> Box:
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: Box) -> bool:
        """True when the two share more than a border."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Box, tolerance: float = 1e-6) -> bool:
        return (
            other.left >= self.left - tolerance
            and other.top >= self.top - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def distance(self, point: Point) -> float:
        """How far `point` lies outside; 0 when it lies inside."""
        dx = max(self.left - point.x, 0.0, point.x - self.right)
        dy = max(self.top - point.y, 0.0, point.y - self.bottom)
        return math.hypot(dx, dy)


@dataclass(frozen=True, slots=True)
class Hit:
    """The axis and whole value that a tap means."""

    axis: int
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """Where everything of one web stands. Axis 0 points to 12 o'clock, the others follow clockwise."""

    centre: Point
    radius: float
    axes: int

    def __post_init__(self) -> None:
        if not MIN_AXES <= self.axes <= MAX_AXES:
            raise ValueError(f"a web has {MIN_AXES} to {MAX_AXES} axes, not {self.axes}")

    def direction(self, axis: int) -> Point:
        """Unit vector along `axis`, away from the centre."""
        angle = 2 * math.pi * (axis % self.axes) / self.axes
        return Point(math.sin(angle), -math.cos(angle))

    def distance(self, value: float) -> float:
        """Distance from the centre to `value` (0 to 10)."""
        return self.radius * (ZERO_RADIUS + (1 - ZERO_RADIUS) * value / HIGHEST)

    def point(self, axis: int, value: float) -> Point:
        way, far = self.direction(axis), self.distance(value)
        return Point(self.centre.x + way.x * far, self.centre.y + way.y * far)

    def ring(self, value: float) -> tuple[Point, ...]:
        """Corners of the ring at `value`: straight edges, a web and not circles."""
        return tuple(self.point(axis, value) for axis in range(self.axes))

    def spoke(self, axis: int) -> tuple[Point, Point]:
        """The axis as a line, from 0 to 10. Inside the zero ring nothing is drawn."""
        return self.point(axis, 0), self.point(axis, HIGHEST)

    def points(self, values: Values) -> tuple[Point | None, ...]:
        """One point per axis; None where there is no answer, and nothing is guessed."""
        if len(values) != self.axes:
            raise ValueError(f"{len(values)} values for {self.axes} axes")
        return tuple(None if value is None else self.point(axis, value) for axis, value in enumerate(values))

    def outline(self, values: Values) -> Outline:
        """The line of one series, interrupted at every missing answer."""
        points = self.points(values)
        if all(point is not None for point in points):
            return Outline(tuple(point for point in points if point is not None), ())
        start = points.index(None)
        runs: list[list[Point]] = [[]]
        for step in range(1, self.axes + 1):
            point = points[(start + step) % self.axes]
            if point is not None:
                runs[-1].append(point)
            elif runs[-1]:
                runs.append([])
        return Outline((), tuple(tuple(run) for run in runs if len(run) > 1))

    def ring_number(self, value: float) -> Point:
        """Centre of a ring's number: on the upper left edge, halfway between two axes, where no marker can be."""
        return self.point(self.axes - 1, value).toward(self.point(0, value), 0.5)

    def axis_number(self, axis: int, value: float, away: float = 18.0) -> Point:
        """Centre of a number beside `axis`: on the lower side, or to the right of an upright axis."""
        way = self.direction(axis)
        side = Point(-way.y, way.x)
        if side.y < -1e-9 or (abs(side.y) <= 1e-9 and side.x < 0):
            side = Point(-side.x, -side.y)
        return self.point(axis, value).moved(side.x * away, side.y * away)

    def value_at(self, axis: int, at: Point) -> int:
        """The whole value on `axis` nearest to `at`, however far away: for dragging along one axis."""
        way = self.direction(axis)
        along = (at.x - self.centre.x) * way.x + (at.y - self.centre.y) * way.y
        share = (along / self.radius - ZERO_RADIUS) / (1 - ZERO_RADIUS) if self.radius else 0.0
        return max(0, min(HIGHEST, math.floor(share * HIGHEST + 0.5)))

    def hit(self, at: Point, reach: float = REACH) -> Hit | None:
        """The nearest axis within `reach` and the whole value there; None when every axis is further away."""
        near = min(range(self.axes), key=lambda axis: self._distance_to_axis(axis, at))
        if self._distance_to_axis(near, at) > reach:
            return None
        return Hit(near, self.value_at(near, at))

    def _distance_to_axis(self, axis: int, at: Point) -> float:
        start, end = self.spoke(axis)
        length = start.distance(end)
        way = self.direction(axis)
        along = (at.x - start.x) * way.x + (at.y - start.y) * way.y
        return at.distance(start.toward(end, max(0.0, min(1.0, along / length)) if length else 0.0))


@dataclass(frozen=True, slots=True)
class Outline:
    """The line of a series: `closed` holds all corners when every axis has a value, else `runs` holds open pieces."""

    closed: tuple[Point, ...]
    runs: tuple[tuple[Point, ...], ...]


class Marker(StrEnum):
    """Shape of a point; the shape alone tells whose voice it is."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"

    def outline(self, at: Point, size: float) -> tuple[Point, ...]:
        """Corners of the shape, `size` across; empty for a circle, which has no corners."""
        half = size / 2
        if self is Marker.SQUARE:
            return (at.moved(-half, -half), at.moved(half, -half), at.moved(half, half), at.moved(-half, half))
        if self is Marker.DIAMOND:
            return (at.moved(0, -half), at.moved(half, 0), at.moved(0, half), at.moved(-half, 0))
        if self is Marker.TRIANGLE:
            return (at.moved(0, -half), at.moved(half, half * 0.8), at.moved(-half, half * 0.8))
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesStyle:
    """How one voice is drawn. Widths, dashes and sizes are for a screen of 700 px; paper multiplies them.

    `dash` holds on and off lengths, an on length of 0 with round ends is a dot. `colour` is a theme token.
    """

    colour: str
    width: float
    dash: tuple[float, ...]
    marker: Marker
    marker_size: float
    marker_filled: bool
    marker_edge: float
    fill: bool = False


RESIDENT = SeriesStyle(
    colour="voice.resident",
    width=3,
    dash=(),
    marker=Marker.CIRCLE,
    marker_size=12,
    marker_filled=True,
    marker_edge=2,
    fill=True,
)
CONSULTANT = SeriesStyle(
    colour="voice.consultant",
    width=2.5,
    dash=(9, 5),
    marker=Marker.SQUARE,
    marker_size=16,
    marker_filled=False,
    marker_edge=2.4,
)
EARLIER = SeriesStyle(
    colour="voice.earlier",
    width=2.5,
    dash=(0, 5.5),
    marker=Marker.DIAMOND,
    marker_size=11,
    marker_filled=True,
    marker_edge=0,
)
EARLIER_STILL = SeriesStyle(
    colour="text.2",
    width=2,
    dash=(9, 4, 2, 4),
    marker=Marker.TRIANGLE,
    marker_size=12,
    marker_filled=False,
    marker_edge=2,
)
MAX_SERIES = 16

_EARLIER_MARKERS = (
    (Marker.DIAMOND, True),
    (Marker.TRIANGLE, False),
    (Marker.SQUARE, True),
    (Marker.DIAMOND, False),
    (Marker.TRIANGLE, True),
    (Marker.SQUARE, False),
)
_EARLIER_DASHES: tuple[tuple[float, ...], ...] = ((0, 5.5), (9, 4, 2, 4), (4, 4), (14, 5), (9, 3, 2, 3, 2, 3))


def moment_styles(count: int, newest: SeriesStyle = RESIDENT) -> tuple[SeriesStyle, ...]:
    """Styles for `count` moments of one voice, oldest first: the newest as that voice is always drawn.

    Marker and dash together differ for thirty moments, without help of colour.
    """
    earlier = [_earlier(age) for age in range(count - 1)]
    return (*reversed(earlier), newest)[-count:] if count else ()


def _earlier(age: int) -> SeriesStyle:
    """The style of the moment before the newest (age 0), the one before that (1), and so on."""
    if age < 2:
        return (EARLIER, EARLIER_STILL)[age]
    marker, filled = _EARLIER_MARKERS[age % len(_EARLIER_MARKERS)]
    return SeriesStyle(
        colour=("voice.earlier", "text.2")[age % 2],
        width=2,
        dash=_EARLIER_DASHES[age % len(_EARLIER_DASHES)],
        marker=marker,
        marker_size=11 if filled else 12,
        marker_filled=filled,
        marker_edge=0 if filled else 2,
    )


@dataclass(frozen=True, slots=True)
class Extremes:
    """Highest and lowest value with the axes that hold them, in axis order. All equal: both name every axis."""

    highest: int
    highest_axes: tuple[int, ...]
    lowest: int
    lowest_axes: tuple[int, ...]


def extremes(values: Sequence[int | None]) -> Extremes | None:
    """Highest and lowest answer, for the one sentence that describes the drawing; None without answers."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    high, low = max(known), min(known)
    return Extremes(
        high,
        tuple(axis for axis, value in enumerate(values) if value == high),
        low,
        tuple(axis for axis, value in enumerate(values) if value == low),
    )


def widest_difference(first: Values, second: Values) -> int | None:
    """The axis on which two voices differ most (the first of equals); None when they agree or cannot be compared."""
    gaps = [
        abs(one - other) if one is not None and other is not None else 0
        for one, other in zip(first, second, strict=True)
    ]
    return gaps.index(max(gaps)) if gaps and max(gaps) > 0 else None
