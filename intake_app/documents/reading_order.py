"""A print read back from its own bytes: the tree that a screen reader meets, with the words that stand in it.

Works on kept and signed prints too, because it asks nothing but the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from intake_app.documents.tags import Box

_TEXT = "Tj"
_FIRST_IN_RANGE = re.compile(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>")
_LIST_IN_RANGE = re.compile(r"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", re.S)
_PAIR = re.compile(r"<(\w+)>\s*<(\w+)>")


@dataclass(slots=True)
class Part:
    """An element of a print. `words` are those that stand in it itself, `page` counts from 0."""

    tag: str
    alt: str = ""
    scope: str = ""
    lang: str = ""
    words: str = ""
    page: int = 0
    box: Box | None = None
    kids: list[Part] = field(default_factory=list)

    def walk(self) -> Iterator[Part]:
        """This part and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole print as it is read aloud."""

    title: str
    language: str
    root: Part


def read(content: bytes) -> Reading:
    """The tree of a print. Raises ValueError for a file that is not tagged."""
    with pikepdf.open(BytesIO(content)) as pdf:
        tree = pdf.Root.get("/StructTreeRoot")
        if tree is None:
            raise ValueError("not a tagged file")
        reader = _Reader(pdf)
        root = reader.part(tree.K[0] if isinstance(tree.K, pikepdf.Array) else tree.K, 0)
        return Reading(str(pdf.docinfo.get("/Title", "")), str(pdf.Root.get("/Lang", "nl")), root)


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._words = [_marked_words(page) for page in pdf.pages]

    def part(self, item: Any, page: int) -> Part:
        """The element `item` with everything below it; `page` is where its parent stands."""
        if "/Pg" in item:
            page = self._numbers[item.Pg.objgen]
        attributes = item.get("/A", {})
        found = Part(str(item.S)[1:], str(item.get("/Alt", "")), page=page, lang=str(item.get("/Lang", "")))
        found.scope = str(attributes.get("/Scope", ""))[1:]
        if "/BBox" in attributes:
            left, bottom, right, top = (float(side) for side in attributes.BBox)
            found.box = (left, bottom, right, top)
        kids = item.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                found.words += self._words[page].get(kid, "")
            elif kid.get("/Type") == "/MCR":
                at = self._numbers[kid.Pg.objgen] if "/Pg" in kid else page
                found.words += self._words[at].get(int(kid.MCID), "")
            elif kid.get("/S") != "/Form":  # the seal is of the file; a web page has none
                found.kids.append(self.part(kid, page))
        return found


def _marked_words(page: pikepdf.Page) -> dict[int, str]:
    """The words of a page by the number of their mark. A part with its own reading ("ActualText") says that."""
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    words: dict[int, list[str]] = {}
    inside: list[int | None] = []
    silent: list[bool] = []
    letters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        sign = str(instruction.operator)
        if sign in ("BDC", "BMC"):
            facts = operands[1] if sign == "BDC" else {}
            around = inside[-1] if inside and "/ActualText" in facts else None
            mark = int(facts["/MCID"]) if "/MCID" in facts else around
            inside.append(mark)
            silent.append("/ActualText" in facts or bool(silent and silent[-1]))
            if mark is not None and "/ActualText" in facts:
                words.setdefault(mark, []).append(str(facts["/ActualText"]))
        elif sign == "EMC":
            inside.pop()
            silent.pop()
        elif sign == "Tf":
            letters = fonts[str(operands[0])]
        elif sign == _TEXT and inside and inside[-1] is not None and not silent[-1]:
            text = "".join(letters.get(code, "\ufffd") for code in bytes(operands[0]))
            words.setdefault(inside[-1], []).append(text)
    return {mark: "".join(parts) for mark, parts in words.items()}


def _letters(font: Any) -> dict[int, str]:
    """Which letters the codes of a font stand for, from its ToUnicode table."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for part in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, start in _FIRST_IN_RANGE.findall(part):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(start, 16) + step)
        for first, _last, row in _LIST_IN_RANGE.findall(part):
            for step, target in enumerate(re.findall(r"<(\w+)>", row)):
                found[int(first, 16) + step] = bytes.fromhex(target).decode("utf-16-be")
    for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, target in _PAIR.findall(part):
            found[int(code, 16)] = bytes.fromhex(target).decode("utf-16-be")
    return found
