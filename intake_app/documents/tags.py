"""The logical tree of a print: what a screen reader meets, in reading order. Drawing adds which ink belongs where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from intake_app.documents import fonts
from intake_app.documents.spots import Spot, note

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left corner of the page."""


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree. `alt` says in words what a picture shows, `scope` ("Column", "Row") is for TH.

    `title` makes it a bookmark. `marks` are the places of its ink: (page, number on that page), pages from 1; `box` is
    where the first of it stands.
    """

    tag: str
    alt: str = ""
    scope: str = ""
    lang: str = ""
    title: str = ""
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    box: Box | None = None

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


PageFurniture = Callable[["PrintCanvas", int, int], None]
"""Draws what stands on every page: given the canvas, the page number from 1 and the number of pages."""


@cache
def _paint(colour: Color, operator: str) -> str:
    """The operator that chooses a colour, written once; reportlab formats the numbers anew every time."""
    return f"{colour.red:.4g} {colour.green:.4g} {colour.blue:.4g} {operator}"


def fill_with(colour: Color) -> str:
    """The operator of PDF that fills with `colour`."""
    return _paint(colour, "rg")


class PrintCanvas(Canvas):
    """Pages that know to which element their ink belongs, and that are finished once their number is known."""

    _code: list[str]
    _doc: Any
    _filename: Any
    _startPage: Callable[[], None]  # noqa: N815  # reportlab's name

    def __init__(self, target: BytesIO, *, tagged: bool = True) -> None:
        first: Any = fonts.font(fonts.Face.REGULAR.value).fontName  # else a page begins in Helvetica, which is not here
        super().__init__(target, pagesize=A4, pageCompression=1, invariant=1, initialFontName=first)
        self.tagged = tagged
        self._numbers: dict[int, int] = {}
        self._marked = False
        self._kept: list[dict[str, Any]] = []

    @contextmanager
    def mark(self, element: Element | None, box: Box | None = None, *, kind: str = "Layout") -> Iterator[None]:
        """Ink drawn in this block belongs to `element`; None is decoration, of a `kind` ("Layout", "Pagination").

        Inside a marked block nothing more is marked.
        """
        if self._marked or not self.tagged:
            yield
            return
        self._marked = True
        self._code.append(f"/Artifact <</Type /{kind}>> BDC" if element is None else self._begin(element, box))
        yield
        self._code.append("EMC")
        self._marked = False

    def note(self, part: str, box: Box) -> None:
        """Tell who looks at this print that `part` of it is drawn here; the file does not change."""
        note(Spot(self.getPageNumber(), box, part))

    def _begin(self, element: Element, box: Box | None) -> str:
        page = self.getPageNumber()
        number = self._numbers.get(page, 0)
        self._numbers[page] = number + 1
        element.marks.append((page, number))
        element.box = element.box or box
        return f"/{element.tag} <</MCID {number}>> BDC"

    @override
    def setFillColor(self, aColor: Any, alpha: float | None = None) -> None:
        """Fills with an opaque colour from now on."""
        self._code.append(fill_with(aColor))

    @override
    def setStrokeColor(self, aColor: Any, alpha: float | None = None) -> None:
        """Draws lines in an opaque colour from now on."""
        self._code.append(_paint(aColor, "RG"))

    def stroke(self, path: str) -> None:
        """Draws a path that is written in operators of PDF already, with the pen as it is."""
        self._code.append(f"{path} S")

    @override
    def showPage(self) -> None:
        """Keeps this page for `finish` and begins the next."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def finish(self, furniture: PageFurniture) -> None:
        """Draws the furniture on every page and writes the file."""
        kept = self._kept
        for number, page in enumerate(kept, start=1):
            self.__dict__.update(page)
            furniture(self, number, len(kept))
            super().showPage()
        self._doc.SaveToFile(self._filename, self)
