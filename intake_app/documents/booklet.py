"""A print as a folded booklet: its pages two by two on lying A4 sheets, in the order in which a fold makes a book.

For paper only: it has no reading order any more, and its title says so. Who listens gets the print itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, String
from reportlab.lib.pagesizes import A4

from intake_app.i18n import _

_HEIGHT, _WIDTH = A4  # a lying sheet
_A_FOLD = 4
"""Pages on one sheet of paper: two on each side."""


def sides(pages: int) -> Iterator[tuple[int | None, int | None]]:
    """For each side of paper the page at its left and at its right, from 0; None where a side stays white.

    Two sides are one sheet, turned over along the short edge; the sheets are laid on each other and folded once.
    """
    whole = -(-pages // _A_FOLD) * _A_FOLD

    def there(number: int) -> int | None:
        return number if number < pages else None

    for sheet in range(whole // _A_FOLD):
        first, last = 2 * sheet, whole - 1 - 2 * sheet
        yield there(last), there(first)
        yield there(first + 1), there(last - 1)


def booklet(content: bytes) -> bytes:
    """The pages of a PDF as a booklet in A5; the same print gives the same bytes. Raises ValueError for no PDF."""
    try:
        with pikepdf.open(BytesIO(content)) as source, pikepdf.new() as target:
            for left, right in sides(len(source.pages)):
                side = target.add_blank_page(page_size=(_WIDTH, _HEIGHT))
                halves = [(source.pages[one], at) for one, at in ((left, 0.0), (right, _WIDTH / 2)) if one is not None]
                drawn = [(target.copy_foreign(page.as_form_xobject()), _placed(page, at)) for page, at in halves]
                forms = {f"/P{at}": form for at, (form, _how) in enumerate(drawn)}
                side.Resources = Dictionary(XObject=Dictionary(forms))
                words = "\n".join(f"q {how} cm /P{at} Do Q" for at, (_form, how) in enumerate(drawn))
                side.Contents = target.make_stream(words.encode())
            title = _("{title} (booklet, only to print)").format(title=source.docinfo.get("/Title", ""))
            target.docinfo = target.make_indirect(Dictionary(Title=String(title.strip())))
            target.Root.ViewerPreferences = Dictionary(
                DisplayDocTitle=True, Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None")
            )
            written = BytesIO()
            target.save(written, min_version="1.7", deterministic_id=True)
            return written.getvalue()
    except pikepdf.PdfError:
        raise ValueError("these bytes are no PDF") from None


def _placed(page: pikepdf.Page, across: float) -> str:
    """The matrix that puts a page into a half of a sheet, in the middle and as large as it fits."""
    left, bottom, right, top = (float(side) for side in page.mediabox)
    scale = min(_WIDTH / 2 / (right - left), _HEIGHT / (top - bottom))
    aside = across + (_WIDTH / 2 - (right - left) * scale) / 2 - left * scale
    up = (_HEIGHT - (top - bottom) * scale) / 2 - bottom * scale
    return f"{scale:.5f} 0 0 {scale:.5f} {aside:.3f} {up:.3f}"
