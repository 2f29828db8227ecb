"""Placing the words around a web: labels that never overlap or leave the drawing, and names beside points.

Takes a function that measures text, so that screen and paper each bring their own font.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from intake_app.domain.web import HIGHEST, Box, Point, Web

TextWidth = Callable[[str], float]
GAP, MIN_GAP, MAX_GAP = 22.0, 18.0, 26.0  # from the outer ring to the label, at scale 1
_LARGEST_SHARE = 0.67  # of the drawing's short side: a web of three axes reaches only half as far down as up
_SMALLEST_SHARE = 0.12  # of the drawing's short side: a smaller web is no web, then the labels give way
_STEPS = 60
_SMALL_WORD = 3  # letters


class Anchor(StrEnum):
    """To which side the lines of a label are aligned."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What stands at one axis: its name, a quiet line below it (a value, on paper), and perhaps a balloon."""

    text: str
    below: str = ""
    balloon: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLabel:
    """A label in its place. Draw line i in `line_boxes[i]`, aligned by `anchor`; `below` (if any) is the last box."""

    axis: int
    box: Box
    anchor: Anchor
    lines: tuple[str, ...]
    line_boxes: tuple[Box, ...]
    below: str = ""
    below_box: Box | None = None
    balloon: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelMetrics:
    """Sizes of the words: `text_width` measures a line, `line_height` is the pitch, `balloon` is 0 when none is drawn.

    `scale` multiplies the distances of the design (1 on a screen of 96 dpi).
    """

    text_width: TextWidth
    line_height: float
    balloon: float = 0.0
    scale: float = 1.0

    @property
    def balloon_room(self) -> float:
        return self.balloon * 1.35 if self.balloon else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WebLayout:
    """A web and its labels inside one box. `labels` is empty when the box is too small to read them in."""

    web: Web
    labels: tuple[PlacedLabel, ...]


def lay_out(labels: Sequence[Label], box: Box, metrics: LabelMetrics) -> WebLayout:
    """The largest web that leaves room for its labels in `box`.

    Names are broken over two lines only where one does not fit, and shortened ("…") only where two do not.
    """
    short = min(box.width, box.height)
    largest, smallest = short * _LARGEST_SHARE, short * _SMALLEST_SHARE
    step = (largest - smallest) / _STEPS
    for shorten in (False, True):
        for number in range(_STEPS + 1):
            radius = largest - step * number
            layout = _try_radius(labels, box, metrics, radius, shorten=shorten)
            if layout is not None:
                return _refined(layout, labels, box, metrics, radius + step, shorten=shorten)
    return WebLayout(web=Web(centre=box.centre, radius=max(short / 2 - 2, 0.0), axes=len(labels)), labels=())


def _refined(
    found: WebLayout, labels: Sequence[Label], box: Box, metrics: LabelMetrics, too_large: float, *, shorten: bool
) -> WebLayout:
    """`found`, made as much larger as still fits, so that resizing a window moves the web smoothly."""
    for _halving in range(5):
        radius = (found.web.radius + too_large) / 2
        larger = _try_radius(labels, box, metrics, radius, shorten=shorten)
        if larger is None:
            too_large = radius
        else:
            found = larger
    return found


def _try_radius(
    labels: Sequence[Label], box: Box, metrics: LabelMetrics, radius: float, *, shorten: bool
) -> WebLayout | None:
    web = Web(centre=box.centre, radius=radius, axes=len(labels))
    column = replace(box, top=box.top - box.height, bottom=box.bottom + box.height)
    placed: list[PlacedLabel] = []
    for axis, label in enumerate(labels):
        fitting = _fitting(web, axis, label, column, metrics, shorten=shorten)
        if fitting is None:
            return None
        placed.append(fitting)
    placed = _narrow_overlapping(web, labels, placed, column, metrics, shorten=shorten)
    if _overlapping(placed):
        return None
    layout = _centred_upright(web, placed, box)
    fits = all(box.holds(label.box) for label in layout.labels)
    return layout if fits and all(box.distance(point) < 1e-6 for point in layout.web.ring(HIGHEST)) else None


def _centred_upright(web: Web, placed: list[PlacedLabel], box: Box) -> WebLayout:
    """The whole drawing moved up or down so that what is drawn stands in the middle of `box`."""
    ring = web.ring(HIGHEST)
    top = min(min(label.box.top for label in placed), min(point.y for point in ring))
    bottom = max(max(label.box.bottom for label in placed), max(point.y for point in ring))
    dy = (box.top + box.bottom) / 2 - (top + bottom) / 2
    return WebLayout(
        web=replace(web, centre=web.centre.moved(0, dy)),
        labels=tuple(_moved(label, 0, dy) for label in placed),
    )


def _fitting(
    web: Web, axis: int, label: Label, box: Box, metrics: LabelMetrics, *, shorten: bool
) -> PlacedLabel | None:
    """The label on as few lines as keep it inside `box`."""
    candidates: list[tuple[str, ...]] = [(label.text,)]
    if " " in label.text:
        extra = metrics.balloon_room if label.balloon else 0.0
        candidates.append(two_lines(label.text, metrics.text_width, extra))
    for lines in candidates:
        placed = place(web, axis, lines, label, metrics)
        if box.holds(placed.box):
            return placed
    if not shorten:
        return None
    room = _room(web, axis, box, metrics)
    shortened = _shortened(candidates[-1], label, metrics, room)
    if shortened is None:
        return None
    placed = place(web, axis, shortened, label, metrics)
    return placed if box.holds(placed.box) else None


def _room(web: Web, axis: int, box: Box, metrics: LabelMetrics) -> float:
    """How wide a label at `axis` may be before it leaves `box`."""
    probe = place(web, axis, ("",), Label(text=""), metrics).box
    anchor = anchor_of(web, axis)
    if anchor is Anchor.START:
        return box.right - probe.left
    if anchor is Anchor.END:
        return probe.right - box.left
    return 2 * min(box.right - probe.centre.x, probe.centre.x - box.left)


def _shortened(lines: tuple[str, ...], label: Label, metrics: LabelMetrics, room: float) -> tuple[str, ...] | None:
    extra = metrics.balloon_room if label.balloon else 0.0
    cut: list[str] = []
    for number, line in enumerate(lines):
        fitted = elide(line, room - (extra if number == 0 else 0.0), metrics.text_width)
        if not fitted:
            return None
        cut.append(fitted)
    if label.below and metrics.text_width(label.below) > room:
        return None
    return tuple(cut)


def _narrow_overlapping(
    web: Web,
    labels: Sequence[Label],
    placed: list[PlacedLabel],
    box: Box,
    metrics: LabelMetrics,
    *,
    shorten: bool,
) -> list[PlacedLabel]:
    """Labels that run into each other go on two lines; with `shorten` they are then cut to half, third, quarter."""
    result = list(placed)
    for share in (1.0, 0.75, 0.5, 0.33) if shorten else (1.0,):
        touching = {axis for pair in _overlapping(result) for axis in pair}
        if not touching:
            break
        for axis in touching:
            lines = result[axis].lines
            if len(lines) == 1 and " " in labels[axis].text:
                extra = metrics.balloon_room if labels[axis].balloon else 0.0
                lines = two_lines(labels[axis].text, metrics.text_width, extra)
            if share < 1:
                room = max(metrics.text_width(line) for line in lines) * share + metrics.balloon_room
                lines = _shortened(lines, labels[axis], metrics, room) or lines
            narrow = place(web, axis, lines, labels[axis], metrics)
            if box.holds(narrow.box):
                result[axis] = narrow
    return result


def _overlapping(placed: Sequence[PlacedLabel]) -> list[tuple[int, int]]:
    return [
        (one.axis, other.axis)
        for one, other in itertools.combinations(placed, 2)
        if one.box.grown(1.5).overlaps(other.box.grown(1.5))
    ]


def two_lines(text: str, text_width: TextWidth, first_extra: float = 0.0) -> tuple[str, ...]:
    """`text` broken at the space that makes the longer half shortest, but rather not behind a small word ("en", "van").

    One line when there is no space. `first_extra` is what stands on the first line besides words.
    """
    words = text.split()
    if len(words) < 2:
        return (text,)

    def length(half: tuple[str, str]) -> float:
        longest = max(text_width(half[0]) + first_extra, text_width(half[1]))
        return longest * (1.25 if len(half[0].split()[-1]) <= _SMALL_WORD else 1.0)

    halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return min(halves, key=length)


def elide(text: str, room: float, text_width: TextWidth) -> str:
    """`text`, or as much of its beginning as fits with "…" behind it; "" when not even one letter fits."""
    if text_width(text) <= room:
        return text
    for length in range(len(text) - 1, 0, -1):
        cut = text[:length].rstrip() + "…"
        if text_width(cut) <= room:
            return cut
    return ""


def anchor_of(web: Web, axis: int) -> Anchor:
    """Top and bottom labels are centred, those on the right start at the web, those on the left end at it."""
    way = web.direction(axis)
    if abs(way.x) < 0.12:
        return Anchor.MIDDLE
    return Anchor.START if way.x > 0 else Anchor.END


def place(web: Web, axis: int, lines: Sequence[str], label: Label, metrics: LabelMetrics) -> PlacedLabel:
    """The label at its axis, 18 to 26 units (times the scale) outside the outer ring."""
    extra = metrics.balloon_room if label.balloon else 0.0
    widths = [metrics.text_width(line) + (extra if number == 0 else 0) for number, line in enumerate(lines)]
    if label.below:
        widths.append(metrics.text_width(label.below))
    width = max(widths)
    height = metrics.line_height * (len(lines) + (1 if label.below else 0))
    anchor = anchor_of(web, axis)
    outer = web.point(axis, HIGHEST)
    way = web.direction(axis)
    sideways = {Anchor.START: 1.0, Anchor.MIDDLE: 0.0, Anchor.END: -1.0}[anchor]
    steep = max(0.0, (abs(way.y) - 0.5) / 0.5) * (1 if way.y > 0 else -1)
    gap = GAP * metrics.scale
    box = Box.around(outer.moved(way.x * gap + sideways * width / 2, way.y * gap + steep * height / 2), width, height)
    return _with_lines(_at_distance(box, outer, way, metrics.scale), axis, anchor, lines, label, metrics)


def _at_distance(box: Box, outer: Point, way: Point, scale: float) -> Box:
    """`box` shifted along the axis until it is 18 to 26 units from the outer ring's corner."""
    for _attempt in range(40):
        distance = box.distance(outer)
        if distance < MIN_GAP * scale:
            step = MIN_GAP * scale - distance + 0.01
        elif distance > MAX_GAP * scale:
            step = MAX_GAP * scale - distance - 0.01
        else:
            break
        box = box.moved(way.x * step, way.y * step)
    return box


def _with_lines(
    box: Box, axis: int, anchor: Anchor, lines: Sequence[str], label: Label, metrics: LabelMetrics
) -> PlacedLabel:
    rows = [
        Box(box.left, box.top + number * metrics.line_height, box.right, box.top + (number + 1) * metrics.line_height)
        for number in range(len(lines) + (1 if label.below else 0))
    ]
    balloon = None
    if label.balloon and metrics.balloon:
        rows[0], balloon = _balloon_beside(rows[0], anchor, metrics.text_width(lines[0]), metrics)
    return PlacedLabel(
        axis=axis,
        box=box,
        anchor=anchor,
        lines=tuple(lines),
        line_boxes=tuple(rows[: len(lines)]),
        below=label.below,
        below_box=rows[-1] if label.below else None,
        balloon=balloon,
    )


def _balloon_beside(row: Box, anchor: Anchor, text: float, metrics: LabelMetrics) -> tuple[Box, Box]:
    """The first line's box without the balloon, and the balloon's box: outside of the word, away from the web."""
    size, room = metrics.balloon, metrics.balloon_room
    middle = row.centre.y
    if anchor is Anchor.START:
        centre = Point(row.left + text + room - size / 2, middle)
        return replace(row, right=row.left + text), Box.around(centre, size, size)
    if anchor is Anchor.END:
        centre = Point(row.right - text - room + size / 2, middle)
        return replace(row, left=row.right - text), Box.around(centre, size, size)
    left = row.centre.x - (text + room) / 2
    return (
        Box(left, row.top, left + text, row.bottom),
        Box.around(Point(left + text + room - size / 2, middle), size, size),
    )


def _moved(label: PlacedLabel, dx: float, dy: float) -> PlacedLabel:
    return replace(
        label,
        box=label.box.moved(dx, dy),
        line_boxes=tuple(row.moved(dx, dy) for row in label.line_boxes),
        below_box=label.below_box.moved(dx, dy) if label.below_box else None,
        balloon=label.balloon.moved(dx, dy) if label.balloon else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPoint:
    """A point that gets its voice's name beside it; `size` is how far its marker reaches across."""

    name: str
    at: Point
    size: float


def place_names(
    points: Sequence[NamedPoint],
    *,
    text_width: TextWidth,
    line_height: float,
    avoid: Iterable[Box] = (),
    markers: Iterable[Point] = (),
    inside: Box | None = None,
) -> tuple[Box, ...]:
    """A box per name, beside its own point, off the other markers, names and the boxes in `avoid` where possible."""
    blocked = list(avoid)
    blocked += [Box.around(marker, 18, 18) for marker in markers]
    blocked += [Box.around(point.at, point.size + 2, point.size + 2) for point in points]
    result: list[Box] = []
    for point in points:
        choices = _name_choices(point, text_width(point.name), line_height)
        best = min(range(len(choices)), key=lambda number: _burden(choices[number], number, blocked, inside))
        result.append(choices[best])
        blocked.append(choices[best])
    return tuple(result)


def _name_choices(point: NamedPoint, width: float, height: float) -> list[Box]:
    reach = point.size / 2 + 5
    across, down = reach + width / 2, reach + height / 2 - 2
    near = reach * 0.7
    steps = (
        (across, 0.0), (-across, 0.0), (near + width / 2, down), (-near - width / 2, down),
        (near + width / 2, -down), (-near - width / 2, -down), (0.0, down), (0.0, -down),
    )  # fmt: skip
    return [Box.around(point.at.moved(dx, dy), width, height) for dx, dy in steps]


def _burden(choice: Box, number: int, blocked: Sequence[Box], inside: Box | None) -> float:
    hidden = sum(_shared_area(choice, other) for other in blocked)
    outside = 0.0 if inside is None or inside.holds(choice) else 1e6
    return hidden * 10 + outside + number


def _shared_area(one: Box, other: Box) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across * down if across > 0 and down > 0 else 0.0
