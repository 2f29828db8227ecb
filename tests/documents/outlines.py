"""Reads outlines of icons out of their drawings: `python -m tests.documents.outlines` keeps them for the prints.

The program reads what is kept (`intake_app.documents.drawings`): fontTools and lxml would be loaded for that alone.
"""

from __future__ import annotations

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import SVGPath
from typing_extensions import override

from intake_app import paths

_NOTHING = 0.0001
"""On a grid of 24; PDF knows no numbers such as 4e-16."""


class _Outline(BasePen):  # type: ignore[misc]  # fontTools carries no types
    """Path operators of PDF."""

    def __init__(self) -> None:
        super().__init__(None)
        self.moves: list[str] = []

    def _write(self, operator: str, *points: tuple[float, float]) -> None:
        near = ((0.0 if abs(number) < _NOTHING else number) for point in points for number in point)
        self.moves.extend(f"{number:.4g}" for number in near)
        self.moves.append(operator)

    @override
    def _moveTo(self, point: tuple[float, float]) -> None:
        self._write("m", point)

    @override
    def _lineTo(self, point: tuple[float, float]) -> None:
        self._write("l", point)

    @override
    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self._write("c", *points)

    @override
    def _closePath(self) -> None:
        self._write("h")


def outlines() -> str:
    """A line for every icon: its name and its moves."""
    return "".join(f"{icon.stem} {_outline(str(icon))}\n" for icon in sorted(paths.ICONS.glob("*.svg")))


def _outline(drawing: str) -> str:
    pen = _Outline()
    SVGPath(drawing).draw(pen)
    return " ".join(pen.moves)


if __name__ == "__main__":
    paths.OUTLINES.write_text(outlines(), encoding="utf-8")
