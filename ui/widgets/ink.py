"""Ink without a window: points of a pen on a pad, and the same ink in the proportions that are kept and printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

InkPoint = tuple[float, float, float]
"""x, y and pressure. On a pad in px; kept from 0 to 1 of a pad three wide and one high."""
Stroke = tuple[InkPoint, ...]

ASPECT = 3.0  # width by height of the pad that kept ink refers to, whatever the size of the pad on the screen
_ROOM = 1.06  # kept ink leaves this much air around it
_SMALLEST = 0.5  # of the pad's width: a small signature is not blown up further than this


def kept(strokes: Sequence[Stroke], pad_width: float) -> tuple[Stroke, ...]:
    """Ink in px as it is kept: moved and scaled into the fixed proportions, never distorted; every figure 0 to 1."""
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return ()
    left, right = min(x for x, _y, _p in points), max(x for x, _y, _p in points)
    top, bottom = min(y for _x, y, _p in points), max(y for _x, y, _p in points)
    width = max((right - left) * _ROOM, (bottom - top) * _ROOM * ASPECT, pad_width * _SMALLEST)
    height = width / ASPECT
    x0, y0 = (left + right - width) / 2, (top + bottom - height) / 2
    return tuple(
        tuple((_share(x - x0, width), _share(y - y0, height), _share(pressure, 1.0)) for x, y, pressure in stroke)
        for stroke in strokes
    )


def placed(strokes: Sequence[Stroke], left: float, top: float, width: float) -> tuple[Stroke, ...]:
    """Kept ink in px, `width` wide from a corner on."""
    height = width / ASPECT
    return tuple(tuple((left + x * width, top + y * height, p) for x, y, p in stroke) for stroke in strokes)


def length(strokes: Sequence[Stroke]) -> float:
    """How long the line of all strokes together is, in the unit of its points."""
    return sum(math.dist(one[:2], other[:2]) for stroke in strokes for one, other in pairwise(stroke))


def _share(part: float, whole: float) -> float:
    return round(min(1.0, max(0.0, part / whole)), 4)
