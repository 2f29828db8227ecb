"""A booklet: every page once, in the order in which a fold makes a book, and the same bytes each time."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.documents.booklet import booklet, sides
from tests.documents.prints import content


def folded(pages: int) -> list[int | None]:
    """The pages as one turns them over after folding: fronts and backs of nested sheets, from outside to inside."""
    halves = list(sides(pages))
    leaves = list(zip(halves[::2], halves[1::2], strict=True))
    first = [page for front, back in leaves for page in (front[1], back[0])]
    second = [page for front, back in reversed(leaves) for page in (back[1], front[0])]
    return first + second


@settings(max_examples=40)
@given(st.integers(1, 90))
def test_that_a_fold_makes_a_book_in_order_with_white_only_at_its_end(pages: int) -> None:
    book = folded(pages)
    assert book[:pages] == list(range(pages))
    assert len(book) % 4 == 0 and set(book[pages:]) <= {None} and len(book) - pages < 4


def test_that_a_sheet_lies_and_holds_two_pages_side_by_side() -> None:
    made = booklet(content("portfolio-large"))
    pages = pypdf.PdfReader(BytesIO(content("portfolio-large"))).pages
    reader = pypdf.PdfReader(BytesIO(made))
    assert len(reader.pages) == 2 * -(-len(pages) // 4)
    assert all(page.mediabox.width > page.mediabox.height for page in reader.pages)
    numbers = [
        tuple(int(one) - 1 for one in re.findall(r"bladzijde (\d+) van", page.extract_text())) for page in reader.pages
    ]
    expected = [tuple(one for one in side if one is not None) for side in sides(len(pages))]
    assert [set(one) for one in numbers] == [set(one) for one in expected]


def test_that_a_booklet_says_it_is_for_paper_and_is_the_same_each_time() -> None:
    made = booklet(content("portfolio"))
    assert made == booklet(content("portfolio"))
    with pikepdf.open(BytesIO(made)) as pdf:
        assert str(pdf.docinfo["/Title"]).endswith("(boekje, alleen om af te drukken)")
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
    with pytest.raises(ValueError, match="no PDF"):
        booklet(b"geen pdf")
