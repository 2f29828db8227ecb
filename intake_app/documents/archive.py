"""The finished file: tree, bookmarks, title, colours. It can be listened to (PDF/UA-1) and kept (PDF/A-2a)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from intake_app import paths
from intake_app.bilingual import in_second
from intake_app.documents import second
from intake_app.documents.tags import Element

ESCAPE = "\u001b"
"""Stands around a code of a language in a text string of PDF."""
_PRODUCER = "Keukentafel"
_LEVELS = {"H1": 1, "H2": 2, "H3": 3}
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{day}T12:00:00+00:00</xmp:CreateDate>
<xmp:ModifyDate>{day}T12:00:00+00:00</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says about itself. `dated` is the day of the paper, never of the printing: the bytes stay equal."""

    title: str
    language: str
    dated: date


def finish(raw: bytes, root: Element, facts: Facts) -> bytes:
    """`raw` pages with the tree, the bookmarks and the facts added."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        pages = [page.obj for page in pdf.pages]
        _Tree(pdf, pages).grow(root)
        _bookmark(pdf, root)
        _describe(pdf, facts)
        target = BytesIO()
        pdf.save(target, min_version="1.7", deterministic_id=True, fix_metadata_version=False)
        return target.getvalue()


class _Tree:
    """Turns elements into the structure tree of the file, and back from ink to element (the parent tree)."""

    def __init__(self, pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Object]) -> None:
        self.pdf = pdf
        self.pages = pages
        self.owners: list[dict[int, pikepdf.Object]] = [{} for _page in pages]

    def grow(self, root: Element) -> None:
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self._node(root, tree)])
        numbers: list[object] = []
        for number, (page, owners) in enumerate(zip(self.pages, self.owners, strict=True)):
            page.StructParents = number
            page.Tabs = Name.S
            numbers += [number, self.pdf.make_indirect(Array([owners[mark] for mark in range(len(owners))]))]
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(self.pages)
        self.pdf.Root.StructTreeRoot = tree
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _node(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        node = self.pdf.make_indirect(Dictionary(S=Name("/" + element.tag), P=parent))
        if element.alt:
            node.Alt = String(_told(element.alt))
        if element.lang:
            node.Lang = String(element.lang)
        if element.scope:
            node.A = Dictionary(O=Name.Table, Scope=Name("/" + element.scope))
        if element.tag == "Figure" and element.box:
            node.A = Dictionary(
                O=Name.Layout, Placement=Name.Block, BBox=Array([round(side, 2) for side in element.box])
            )
        if element.tag == "L":
            node.A = Dictionary(O=Name.List, ListNumbering=Name("/None"))
        kids: list[object] = [self._node(kid, node) for kid in element.kids]
        for page, mark in element.marks:
            self.owners[page - 1][mark] = node
            kids.append(self._mark(page, mark, plain=page == element.marks[0][0]))
        if element.marks:
            node.Pg = self.pages[element.marks[0][0] - 1]
        node.K = kids[0] if len(kids) == 1 else Array(kids)
        return node

    def _mark(self, page: int, mark: int, *, plain: bool) -> object:
        return mark if plain else Dictionary(Type=Name.MCR, Pg=self.pages[page - 1], MCID=mark)


def _bookmark(pdf: pikepdf.Pdf, root: Element) -> None:
    """A bookmark per heading, nested by level."""
    with pdf.open_outline() as outline:
        path: list[tuple[int, list[OutlineItem]]] = [(0, outline.root)]
        for element in _headings(root):
            level = _LEVELS[element.tag]
            while path[-1][0] >= level:
                path.pop()
            drawn = _drawn(element)
            left, _bottom, _right, top = drawn.box or (0, 0, 0, 0)
            title = " · ".join(dict.fromkeys((element.title, in_second(element.title))))
            item = OutlineItem(title, drawn.marks[0][0] - 1, "XYZ", left=round(left), top=round(top + 4), zoom=0)
            path[-1][1].append(item)
            path.append((level, item.children))


def _headings(root: Element) -> Iterator[Element]:
    found = (element for element in root.walk() if element.tag in _LEVELS and element.title)
    return (element for element in found if any(part.marks for part in element.walk()))


def _drawn(heading: Element) -> Element:
    """The part of a heading that stands first on paper."""
    return next(part for part in heading.walk() if part.marks)


def _told(words: str) -> str:
    """What a picture says; the second language behind its code between escapes, as the standard asks (7.9.2.2)."""
    wanted = second.wanted()
    told = in_second(words)
    if wanted is None or told == words:
        return words
    return f"{words} {ESCAPE}{wanted.language}{ESCAPE}{told}"


def _describe(pdf: pikepdf.Pdf, facts: Facts) -> None:
    root = pdf.Root
    root.Lang = String(facts.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    xmp = _XMP.format(
        title=escape(facts.title, quote=False), language=facts.language, day=facts.dated.isoformat(), producer=_PRODUCER
    )
    root.Metadata = pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
    stamp = String(facts.dated.strftime("D:%Y%m%d120000+00'00'"))
    pdf.docinfo = pdf.make_indirect(
        Dictionary(Title=String(facts.title), Producer=String(_PRODUCER), CreationDate=stamp, ModDate=stamp)
    )
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB IEC61966-2.1"),
                DestOutputProfile=pdf.make_stream(_colour_space(), N=3),
            )
        ]
    )


@cache
def _colour_space() -> bytes:
    return (paths.RESOURCES / "print" / "srgb.icc").read_bytes()
