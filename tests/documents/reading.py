"""Reads a print back as a screen reader does, and says what is wrong with it. Uses nothing of the program."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
import pypdfium2

_SHOWS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "EI"}
_KIDS = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"}, "TR": {"TH", "TD"}}
_VOICE = re.compile("\u001b([a-z-]+)\u001b")
_HEADINGS = ("H1", "H2", "H3")
_LONG = 300  # letters of a heading: many lines
_LEANS = 3.0  # points that the ink of a letter of another font may reach over the next


@dataclass
class Node:
    """An element of the structure tree with the words drawn for it, in the order of the file."""

    tag: str
    alt: str = ""
    words: str = ""
    scope: str = ""
    lang: str = ""
    box: tuple[float, ...] = ()
    pages: list[int] = field(default_factory=list)
    kids: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            yield from kid.walk()


class Paper:
    """A print, read: its tree, the text that is only decoration, and the problems found on the way."""

    def __init__(self, content: bytes) -> None:
        self.problems: list[str] = []
        self.decoration: list[list[str]] = []
        self.fields: list[tuple[int, tuple[int, int]]] = []
        self._marked: list[dict[int, str]] = []
        with pikepdf.open(BytesIO(content)) as pdf:
            self.pages = len(pdf.pages)
            for number, page in enumerate(pdf.pages, start=1):
                self._read_page(number, page)
            self._numbers = {page.objgen: number for number, page in enumerate((p.obj for p in pdf.pages), start=1)}
            self._used: list[set[int]] = [set() for _page in pdf.pages]
            tree = pdf.Root.get("/StructTreeRoot")
            self._expect(tree is not None, "no structure tree")
            self.root = self._node(tree.K[0], tree, pdf.pages[0].obj) if tree is not None else Node("Document")
            self._check_parents(pdf)
            self._check_facts(pdf)
        self._check_tree()

    def _expect(self, good: bool, problem: str) -> None:
        if not good:
            self.problems.append(problem)

    # pages
    def _read_page(self, number: int, page: pikepdf.Page) -> None:
        fonts = {name: _letters(font) for name, font in page.Resources.Font.items()}
        for name, font in page.Resources.Font.items():
            self._expect("/FontFile2" in font.FontDescriptor, f"page {number}: font {name} is not embedded")
        inside: list[int | None] = []
        words: dict[int, list[str]] = {}
        loose: list[str] = []
        letters: dict[int, str] = {}
        said: list[str] = []  # what a part from right to left reads as, instead of its letters
        for operands, operator in pikepdf.parse_content_stream(page):
            sign = str(operator)
            if sign in ("BDC", "BMC"):
                facts = operands[1] if sign == "BDC" else {}
                said.append(str(facts.get("/ActualText", "")) if sign == "BDC" else "")
                if said[-1] and inside:
                    inside.append(inside[-1])
                    if inside[-1] is not None:
                        words[inside[-1]].append(said[-1])
                    continue
                inside.append(int(facts["/MCID"]) if "/MCID" in facts else None)
                self._expect(inside[-1] is not None or str(operands[0]) == "/Artifact", f"page {number}: unread mark")
                self._expect(inside[-1] not in words, f"page {number}: mark {inside[-1]} twice")
                if inside[-1] is not None:
                    words[inside[-1]] = []
            elif sign == "EMC":
                inside.pop()
                said.pop()
            elif sign == "Tf":
                letters = fonts[str(operands[0])]
            elif sign in _SHOWS:
                self._expect(
                    len(inside) == 1 + bool(said and said[-1]), f"page {number}: {sign} outside any mark, or in two"
                )
            if sign == "Tj" and not (said and said[-1]):
                text = "".join(letters.get(code, "\ufffd") for code in bytes(operands[0]))
                here = inside[-1] if inside else None
                (loose if here is None else words[here]).append(text)
        self._expect(not inside, f"page {number}: a mark does not end")
        self._marked.append({mark: "".join(parts) for mark, parts in words.items()})
        self.decoration.append(loose)

    # tree
    def _node(self, item: pikepdf.Object, parent: pikepdf.Object, page: pikepdf.Object) -> Node:
        self._expect(item.P.objgen == parent.objgen, "an element with another parent than it hangs under")
        page = item.get("/Pg", page)
        node = Node(tag=str(item.S)[1:], alt=str(item.get("/Alt", "")), lang=str(item.get("/Lang", "")))
        attributes = item.get("/A", {})
        node.scope = str(attributes.get("/Scope", ""))[1:]
        node.box = tuple(float(side) for side in attributes.get("/BBox", ()))
        kids = item.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self._ink(node, page, kid)
            elif kid.get("/Type") == "/OBJR":
                self._field(node, kid, item)
            elif kid.get("/Type") == "/MCR":
                self._ink(node, kid.get("/Pg", page), int(kid.MCID))
            else:
                node.kids.append(self._node(kid, item, page))
        return node

    def _field(self, node: Node, link: pikepdf.Object, item: pikepdf.Object) -> None:
        """A field of a form: named in words, hidden from nobody, and known by the element that it belongs to."""
        field = link.Obj
        node.pages.append(self._numbers[link.Pg.objgen])
        self.fields.append((int(field.StructParent), item.objgen))
        self._expect(node.tag == "Form" and bool(node.alt), "a field that is no form, or has no words")
        self._expect(bool(str(field.get("/TU", ""))), "a field without a name for who cannot see it")
        self._expect(int(field.F) & 4 == 4 and not int(field.F) & (1 | 2 | 32 | 256), "a field that does not print")
        self._expect(field.objgen in {one.objgen for one in link.Pg.get("/Annots", ())}, "a field on no page")

    def _ink(self, node: Node, page: pikepdf.Object, mark: int) -> None:
        number = self._numbers[page.objgen]
        node.pages.append(number)
        self._expect(mark in self._marked[number - 1], f"page {number}: mark {mark} is not drawn")
        self._expect(mark not in self._used[number - 1], f"page {number}: mark {mark} belongs to two elements")
        self._used[number - 1].add(mark)
        node.words += self._marked[number - 1].get(mark, "")

    def _check_parents(self, pdf: pikepdf.Pdf) -> None:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        for key, owner in self.fields:
            self._expect(key in parents and parents[key].objgen == owner, "a field in no element")
        self._expect(int(pdf.Root.StructTreeRoot.ParentTreeNextKey) > max(parents), "the next number is taken")
        for number, page in enumerate(pdf.pages, start=1):
            self._expect(self._used[number - 1] == set(self._marked[number - 1]), f"page {number}: ink in no element")
            owners = parents[int(page.obj.StructParents)]
            self._expect(len(owners) == len(self._marked[number - 1]), f"page {number}: parent tree incomplete")

    def _check_facts(self, pdf: pikepdf.Pdf) -> None:
        root = pdf.Root
        xmp = root.Metadata.read_bytes().decode()
        self._expect("/Lang" in root, "no language")
        self._expect(bool(root.get("/MarkInfo", {}).get("/Marked", False)), "not marked as tagged")
        self._expect(bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)), "title not shown")
        self._expect(bool(str(pdf.docinfo.get("/Title", ""))), "no title")
        self._expect("<pdfuaid:part>1<" in xmp and "<pdfaid:part>2<" in xmp, "does not say PDF/UA-1 and PDF/A-2")
        self.title = str(pdf.docinfo.get("/Title", ""))
        self.language = str(root.get("/Lang", ""))
        self.bookmarks = _outline(root.get("/Outlines"))

    def _check_tree(self) -> None:
        level = 0
        for node in self.root.walk():
            if node.tag in _HEADINGS:
                now = _HEADINGS.index(node.tag) + 1
                self._expect(now <= level + 1, f"{node.tag} after level {level}: {node.words}")
                level = now
            allowed = _KIDS.get(node.tag)
            if allowed:
                self._expect(bool(node.kids), f"an empty {node.tag}")
                self._expect(
                    {kid.tag for kid in node.kids} <= allowed, f"{node.tag} holds {[k.tag for k in node.kids]}"
                )
            if node.tag == "TH":
                self._expect(node.scope in ("Column", "Row"), f"TH without scope: {text_of(node)}")
            if node.tag == "Figure":
                self._expect(bool(node.alt), "a figure without words")
                self._expect(len(node.box) == 4, "a figure without a place")
            if node.tag == "Table":
                self._expect(len({len(row.kids) for row in node.kids}) == 1, "a table with rows of unequal length")
            if not node.kids and node.tag not in ("Figure", "TD"):
                self._expect(bool(node.pages), f"an empty {node.tag}")

    # what can be asked
    def lines(self) -> list[str]:
        """The whole print in reading order, a line per element that has words."""
        shown = []
        for node in self.root.walk():
            if node.tag == "Figure":
                told = _VOICE.sub(lambda code: f"({code.group(1)}) ", node.alt)
                shown.append(f"Figure [{told}]")
            elif node.words and node.tag != "Span":
                shown.append(f"{node.tag} {node.words}")
            elif two := [kid for kid in node.kids if kid.tag == "Span"]:
                said = (f"({kid.lang}) {kid.words}" if kid.lang else kid.words for kid in two)
                shown.append(f"{node.tag} {' '.join(said)}")
            elif node.tag in ("Table", "L", "TR", "LI"):
                shown.append(node.tag)
        return shown

    def text(self) -> str:
        """All words that are read, in order, and the words of figures."""
        return " ".join(node.words + " " + node.alt for node in self.root.walk() if node.words or node.alt)

    def find(self, tag: str, words: str) -> Node:
        """The first element with those words in it."""
        return next(node for node in self.root.walk() if node.tag == tag and words in text_of(node))


def text_of(node: Node) -> str:
    """The words of an element and of all below it."""
    return " ".join(one.words for one in node.walk() if one.words)


def _outline(outlines: pikepdf.Object | None) -> list[str]:
    titles: list[str] = []
    item = outlines.get("/First") if outlines is not None else None
    while item is not None:
        titles += [str(item.Title), *_outline(item)]
        item = item.get("/Next")
    return titles


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """Which letters the codes of a font stand for, from its ToUnicode table."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for part in re.findall(r"beginbfrange(.*?)endbfrange", table, re.S):
        for first, last, start in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(start, 16) + step)
        for first, _last, row in re.findall(r"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", part, re.S):
            for step, target in enumerate(re.findall(r"<(\w+)>", row)):
                found[int(first, 16) + step] = bytes.fromhex(target).decode("utf-16-be")
    for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, target in re.findall(r"<(\w+)>\s*<(\w+)>", part):
            found[int(code, 16)] = bytes.fromhex(target).decode("utf-16-be")
    return found


def ink_outside(content: bytes, *, left: float, right: float, bottom: float, top: float) -> list[str]:
    """Letters that stand outside these sides, in points from the lower left corner of the page."""
    found = []
    pdf = pypdfium2.PdfDocument(content)
    for number in range(len(pdf)):
        page = pdf[number].get_textpage()
        letters = page.get_text_range()
        for place in range(page.count_chars()):
            x0, y0, x1, y1 = page.get_charbox(place)
            if not letters[place : place + 1].isspace() and (x0 < left or x1 > right or y0 < bottom or y1 > top):
                found.append(f"page {number + 1}: {letters[max(0, place - 20) : place + 5]!r} at {x0:.0f}, {y0:.0f}")
    pdf.close()
    return found


def overlaps(content: bytes) -> list[str]:
    """Lines of letters that stand over each other.

    A letter may lean a little over its neighbour: it counts from 3 points and a third of the narrower of two.
    """
    found = []
    pdf = pypdfium2.PdfDocument(content)
    for number, page in enumerate(pdf, start=1):
        lines = sorted(one.get_bounds() for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]))
        for place, line in enumerate(lines):
            for other in lines[place + 1 :]:
                if other[0] >= line[2]:
                    break
                if _over(line, other):
                    found.append(f"page {number}: {line} and {other}")
    pdf.close()
    return found


def _over(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    narrow, low = min(one[2] - one[0], other[2] - other[0]), min(one[3] - one[1], other[3] - other[1])
    return across > max(_LEANS, narrow / 3) and high > low / 4


def lonely_headings(paper: Paper) -> list[str]:
    """Headings whose next words stand on another page. A title, or one of many lines, may fill a page by itself."""
    nodes = [node for node in paper.root.walk() if node.pages and (node.words or node.alt)]
    return [
        one.words
        for one, following in itertools.pairwise(nodes)
        if one.tag in _HEADINGS[1:] and len(one.words) < _LONG and following.pages[0] > one.pages[-1]
    ]
