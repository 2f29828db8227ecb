"""The web's geometry: rules of the drawing that hold for any number of axes, any answers and any box."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.domain import web as w
from intake_app.domain import web_labels as wl

SIX = ("Mijn lichaam", "Hoofd en gevoel", "Wat telt voor mij", "Fijn leven", "Meedoen", "Mijn dag")
axes = st.integers(w.MIN_AXES, w.MAX_AXES)
answers = axes.flatmap(lambda n: st.lists(st.none() | st.integers(0, 10), min_size=n, max_size=n))
coordinates = st.floats(-800, 800, allow_nan=False)


def web_of(n: int, radius: float = 200.0) -> w.Web:
    return w.Web(centre=w.Point(300, 280), radius=radius, axes=n)


def text_width(text: str) -> float:
    """A plain sans at 18 px: narrow letters count half."""
    return sum(5.0 if letter in " iljt1.'" else 9.6 for letter in text)


METRICS = wl.LabelMetrics(text_width=text_width, line_height=24, balloon=20)


@given(axes)
def test_that_the_first_axis_points_up_and_the_rest_follow_clockwise(n: int) -> None:
    web = web_of(n)
    top = web.point(0, 10)
    assert top.x == pytest.approx(300)
    assert top.y == pytest.approx(80)
    angles = [math.atan2(web.direction(a).x, -web.direction(a).y) % (2 * math.pi) for a in range(n)]
    assert angles == sorted(angles)


@given(axes, st.integers(0, 10))
def test_that_a_value_stands_at_a_tenth_plus_nine_tenths_of_its_share(n: int, value: int) -> None:
    web = web_of(n)
    for axis in range(n):
        far = web.centre.distance(web.point(axis, value))
        assert far == pytest.approx(200 * (0.10 + 0.90 * value / 10))


@given(answers)
def test_that_a_missing_answer_interrupts_the_line_and_nothing_is_guessed(values: list[int | None]) -> None:
    web = web_of(len(values))
    outline = web.outline(values)
    if None not in values:
        assert outline.closed == web.points(values)
        assert outline.runs == ()
        return
    assert outline.closed == ()
    points = web.points(values)
    drawn = {(one, other) for run in outline.runs for one, other in itertools.pairwise(run)}
    n = len(values)
    neighbours = {
        (points[a], points[(a + 1) % n]) for a in range(n) if points[a] is not None and points[(a + 1) % n] is not None
    }
    assert drawn == neighbours


def test_that_a_web_needs_one_value_per_axis() -> None:
    with pytest.raises(ValueError, match="5 values for 6 axes"):
        web_of(6).points([1, 2, 3, 4, 5])


@pytest.mark.parametrize("n", [0, 2, 17])
def test_that_a_web_has_three_to_sixteen_axes(n: int) -> None:
    with pytest.raises(ValueError, match="3 to 16"):
        web_of(n)


@given(axes, st.integers(0, 15), st.integers(0, 10))
def test_that_a_tap_on_a_point_finds_its_axis_and_value(n: int, axis: int, value: int) -> None:
    web = web_of(n)
    axis %= n
    found = web.hit(web.point(axis, value), 24)
    assert found is not None
    assert found.value == value
    if value > 0 or n <= 6:
        assert found.axis == axis


@given(axes, coordinates, coordinates)
def test_that_a_tap_counts_only_within_reach_of_an_axis(n: int, x: float, y: float) -> None:
    web = web_of(n)
    at = w.Point(x, y)
    found = web.hit(at, 24)
    distances = [_distance(at, *web.spoke(axis)) for axis in range(n)]
    if found is None:
        assert min(distances) > 24
    else:
        assert distances[found.axis] == pytest.approx(min(distances))
        assert distances[found.axis] <= 24
        assert 0 <= found.value <= 10


def _distance(at: w.Point, start: w.Point, end: w.Point) -> float:
    return min(at.distance(start.toward(end, step / 4000)) for step in (*range(0, 4001, 40), *_close(at, start, end)))


def _close(at: w.Point, start: w.Point, end: w.Point) -> list[int]:
    length = start.distance(end)
    share = ((at.x - start.x) * (end.x - start.x) + (at.y - start.y) * (end.y - start.y)) / length**2
    middle = round(max(0.0, min(1.0, share)) * 4000)
    return [max(0, middle - 1), middle, min(4000, middle + 1)]


@given(axes, st.integers(0, 15), coordinates, coordinates)
def test_that_dragging_along_an_axis_always_gives_a_whole_value_of_the_scale(
    n: int, axis: int, x: float, y: float
) -> None:
    assert web_of(n).value_at(axis % n, w.Point(x, y)) in range(11)


@given(axes, st.integers(0, 10))
def test_that_ring_numbers_stand_on_the_upper_left_edge_between_two_axes(n: int, value: int) -> None:
    web = web_of(n)
    number = web.ring_number(value)
    assert number.x < web.centre.x
    last, first = web.point(n - 1, value), web.point(0, value)
    assert number.distance(last) == pytest.approx(number.distance(first))


@given(axes, st.integers(0, 15), st.integers(0, 10))
def test_that_axis_numbers_stand_beside_their_axis_and_never_above_it(n: int, axis: int, value: int) -> None:
    web = web_of(n)
    point = web.point(axis % n, value)
    number = web.axis_number(axis % n, value, 18)
    assert number.distance(point) == pytest.approx(18)
    assert number.y >= point.y - 1e-6


labels = st.lists(
    st.builds(
        wl.Label,
        text=st.text(alphabet="abcdeiklmnorst ", min_size=1, max_size=28).map(lambda t: t.strip() or "x"),
        below=st.sampled_from(["", "7", "10"]),
        balloon=st.booleans(),
    ),
    min_size=w.MIN_AXES,
    max_size=w.MAX_AXES,
)


@settings(deadline=None, max_examples=150)
@given(labels, st.integers(60, 1000), st.integers(60, 900))
def test_that_labels_never_overlap_each_other_or_leave_the_box(words: list[wl.Label], width: int, height: int) -> None:
    box = w.Box(10, 20, 10 + width, 20 + height)
    layout = wl.lay_out(words, box, METRICS)
    assert all(box.distance(point) < 1e-6 for point in layout.web.ring(10))
    assert len(layout.labels) in (0, len(words))
    for label in layout.labels:
        assert box.holds(label.box)
        assert 1 <= len(label.lines) <= 2
        assert 18 - 0.1 <= label.box.distance(layout.web.point(label.axis, 10)) <= 26 + 0.1
        for line, row in zip(label.lines, label.line_boxes, strict=True):
            assert text_width(line) <= row.width + 1e-6
            assert label.box.holds(row)
        assert label.balloon is None or label.box.grown(0.01).holds(label.balloon)
    for one, other in itertools.combinations(layout.labels, 2):
        assert not one.box.overlaps(other.box)


@given(axes, st.integers(420, 1000), st.integers(420, 900))
@settings(deadline=None, max_examples=60)
def test_that_a_box_of_screen_size_always_has_room_for_short_labels(n: int, width: int, height: int) -> None:
    layout = wl.lay_out([wl.Label(text="Meedoen")] * n, w.Box(0, 0, width, height), METRICS)
    assert len(layout.labels) == n
    assert layout.web.radius > 60


def test_that_the_six_dimensions_stay_whole_on_the_table_screen() -> None:
    layout = wl.lay_out([wl.Label(text=name) for name in SIX], w.Box(0, 0, 640, 560), METRICS)
    assert [" ".join(label.lines) for label in layout.labels] == list(SIX)
    assert layout.web.radius > 190
    anchors = [label.anchor for label in layout.labels]
    middle, start, end = wl.Anchor.MIDDLE, wl.Anchor.START, wl.Anchor.END
    assert anchors == [middle, start, start, middle, end, end]


def test_that_a_label_too_long_for_its_place_is_shortened_with_an_ellipsis() -> None:
    words = [wl.Label(text="Ontwikkelingsperspectief" * 2), *[wl.Label(text="Meedoen")] * 5]
    layout = wl.lay_out(words, w.Box(0, 0, 380, 320), METRICS)
    assert layout.labels[0].lines[0].endswith("…")


def test_that_a_balloon_stands_outside_the_first_word_of_its_label() -> None:
    words = [wl.Label(text=name, balloon=True) for name in SIX]
    layout = wl.lay_out(words, w.Box(0, 0, 700, 600), METRICS)
    right, left = layout.labels[1], layout.labels[5]
    assert right.balloon is not None
    assert left.balloon is not None
    assert right.balloon.left > right.line_boxes[0].right
    assert left.balloon.right < left.line_boxes[0].left


def test_that_names_beside_points_keep_clear_of_the_points_and_each_other() -> None:
    web = web_of(6)
    points = [wl.NamedPoint(name=n, at=web.point(4, v), size=14) for n, v in (("Joyce", 4), ("Marloes", 6), ("mrt", 2))]
    boxes = wl.place_names(points, text_width=text_width, line_height=20)
    assert len(boxes) == len(points)
    for one, other in itertools.combinations(boxes, 2):
        assert not one.overlaps(other)
    for box, point in itertools.product(boxes, points):
        assert not box.overlaps(w.Box.around(point.at, 12, 12))


@given(answers)
def test_that_highest_and_lowest_name_every_axis_that_holds_them(values: list[int | None]) -> None:
    found = w.extremes(values)
    known = [value for value in values if value is not None]
    if found is None:
        assert not known
        return
    assert (found.highest, found.lowest) == (max(known), min(known))
    assert all(values[axis] == found.highest for axis in found.highest_axes)
    assert len(found.lowest_axes) == values.count(found.lowest)


def test_that_the_widest_difference_is_the_first_of_equals_and_none_when_all_agree() -> None:
    assert w.widest_difference([6, 5, 7, 5, 4, 7], [5, 3, 7, 6, 6, 7]) == 1
    assert w.widest_difference([6, None], [6, 3]) is None


@pytest.mark.parametrize("marker", [w.Marker.SQUARE, w.Marker.DIAMOND, w.Marker.TRIANGLE])
def test_that_a_marker_fits_its_size(marker: w.Marker) -> None:
    corners = marker.outline(w.Point(5, 5), 12)
    assert all(abs(corner.x - 5) <= 6 and abs(corner.y - 5) <= 6 for corner in corners)
    assert w.Marker.CIRCLE.outline(w.Point(5, 5), 12) == ()
