"""The twin of a print says what the paper says, in the same order, and fetches nothing."""

from __future__ import annotations

import re
from base64 import b64decode
from html.parser import HTMLParser
from io import BytesIO

import pytest
from PIL import Image
from typing_extensions import override

from intake_app.documents.web_page import web_page
from tests.documents.prints import PRINTS, content
from tests.documents.reading import Paper

_HEADINGS = {"H1": "h1", "H2": "h2", "H3": "h3"}


class _Heard(HTMLParser):
    """What a screen reader meets on the page: words in order, headings, heads of tables, pictures and their words."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.scopes: list[str] = []
        self.pictures: list[bytes] = []
        self.tags: set[str] = set()
        self.language = ""
        self._inside: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self.tags.add(tag)
        if tag == "html":
            self.language = facts["lang"] or ""
        elif tag == "th":
            self.scopes.append(facts["scope"] or "")
        elif tag == "img":
            assert facts["alt"] == ""
            self.pictures.append(b64decode((facts["src"] or "").removeprefix("data:image/png;base64,")))
        if tag not in ("meta", "img"):
            self._inside.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self._inside.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        if "body" not in self._inside or not data.strip():
            return
        self.words.append(data.strip())
        if self._inside[-1] in _HEADINGS.values():
            self.headings.append((self._inside[-1], data.strip()))


def _heard(page: bytes) -> _Heard:
    heard = _Heard()
    heard.feed(page.decode("utf-8"))
    heard.close()
    assert heard._inside == []
    return heard


def _captions(alt: str) -> list[str]:
    """What a picture says, and what it says in a second language between escapes."""
    told, *others = alt.split("\x1b")
    return [told, *others[1::2]]


@pytest.mark.parametrize("name", PRINTS)
def test_that_the_page_says_what_the_paper_says(name: str) -> None:
    paper = Paper(content(name))
    heard = _heard(web_page(content(name)))
    nodes = [one for one in paper.root.walk() if one.tag != "Form"]  # a seal is of the file; a web page has none
    said = [
        part
        for one in nodes
        if one.words.strip() or one.alt
        for part in (_captions(one.alt) if one.tag == "Figure" else [one.words.strip() or one.alt])
    ]
    assert heard.words == [one.strip() for one in said]
    in_one = [one for one in nodes if one.tag in _HEADINGS and one.words]
    assert heard.headings == [(_HEADINGS[one.tag], one.words.strip()) for one in in_one]
    scopes = [{"Column": "col", "Row": "row"}[one.scope] for one in nodes if one.tag == "TH"]
    assert heard.scopes == scopes and heard.language == paper.language


@pytest.mark.parametrize("name", ["plan", "portfolio", "comparison-large"])
def test_that_every_drawing_stands_above_its_words(name: str) -> None:
    figures = [one for one in Paper(content(name)).root.walk() if one.tag == "Figure"]
    heard = _heard(web_page(content(name)))
    assert len(heard.pictures) == len(figures) > 0
    for picture, figure in zip(heard.pictures, figures, strict=True):
        drawn = Image.open(BytesIO(picture))
        left, bottom, right, top = figure.box
        assert abs(drawn.width / drawn.height - (right - left) / (top - bottom)) < 0.2
        assert len(drawn.convert("RGB").getcolors(1 << 24) or []) > 1  # it is not an empty plane


def test_that_the_page_fetches_nothing_and_stays_the_same() -> None:
    page = web_page(content("plan"))
    assert page == web_page(content("plan"))
    assert not re.search(rb"(?:src|href)=\"(?!data:image/png)|url\(|@import|<script|<iframe|<form", page)
    assert b"default-src 'none'" in page


def test_that_a_file_without_a_tree_is_refused() -> None:
    import pikepdf

    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(target)
    with pytest.raises(ValueError, match="not a tagged file"):
        web_page(target.getvalue())
