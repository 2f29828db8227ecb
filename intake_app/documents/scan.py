"""A scan drawn anew: what comes in as picture or PDF goes out as a PDF of plain pictures (K04).

Of the offered file only the ink is kept: no metadata, scripts, links, hidden text or embedded files. What it is, is
read from its content; its name says nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from intake_app.errors import InputRefused
from intake_app.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

MAX_BYTES = 40 * 1024 * 1024
MAX_PAGES = 12
_MOST_PIXELS = 80_000_000
_SIDE = 2000
"""Longest side in pixels: an A4 page at 170 dots to the inch, sharp enough for handwriting."""
_A4 = (595.28, 841.89)
_MAGIC = {b"%PDF-": "PDF", b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}


@dataclass(frozen=True, slots=True)
class Scan:
    """The pages as PDF."""

    content: bytes
    pages: int


def drawn_anew(offered: bytes) -> Scan:
    """The pages of a scan. Raises InputRefused with one sentence when it is no picture or PDF, or too much of it."""
    if len(offered) > MAX_BYTES:
        raise InputRefused(_("This scan is too large. Scan only the page with the signatures."))
    kind = next((name for start, name in _MAGIC.items() if offered.startswith(start)), "")
    if not kind:
        raise InputRefused(_("This is no scan that Keukentafel can read. Choose a PDF, a JPG or a PNG."))
    try:
        pages = [_jpeg(page) for page in (_of_pdf(offered) if kind == "PDF" else _of_picture(offered, kind))]
    except InputRefused:
        raise
    except Exception:  # a library for files of others may raise anything; what is wrong with the file is not ours
        pages = []
    if not pages:
        raise InputRefused(_("This scan cannot be read. Scan the page again, or take a photo of it."))
    return Scan(_as_pdf(pages), len(pages))


def _of_picture(offered: bytes, kind: str) -> Iterator[Image]:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(offered), formats=(kind,)) as picture:
        _refuse_too_many(picture.width * picture.height)
        yield ImageOps.exif_transpose(picture)


def _of_pdf(offered: bytes) -> Iterator[Image]:
    import pypdfium2

    document = pypdfium2.PdfDocument(offered)
    try:
        if len(document) > MAX_PAGES:
            raise InputRefused(_("This scan has too many pages. Scan only the page with the signatures."))
        for number in range(len(document)):
            page = document[number]
            width, height = page.get_size()
            scale = _SIDE / max(width, height, 1.0)
            bitmap: Any = page.render(scale=scale)
            yield bitmap.to_pil()
            bitmap.close()
            page.close()
    finally:
        document.close()


def _refuse_too_many(pixels: int) -> None:
    if pixels > _MOST_PIXELS:
        raise InputRefused(_("This scan is too large. Scan only the page with the signatures."))


def _jpeg(page: Image) -> tuple[bytes, int, int]:
    from PIL import Image

    plain = page.convert("RGB")
    plain.thumbnail((_SIDE, _SIDE))
    bare = Image.new("RGB", plain.size, "white")
    bare.paste(plain)
    target = BytesIO()
    bare.save(target, "JPEG", quality=82, optimize=True)
    return target.getvalue(), bare.width, bare.height


def _as_pdf(pages: list[tuple[bytes, int, int]]) -> bytes:
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    with pikepdf.new() as pdf:
        for jpeg, width, height in pages:
            picture = pdf.make_stream(
                jpeg,
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=width,
                Height=height,
                ColorSpace=Name.DeviceRGB,
                BitsPerComponent=8,
                Filter=Name.DCTDecode,
            )
            sheet = _A4 if height >= width else (_A4[1], _A4[0])
            scale = min(sheet[0] / width, sheet[1] / height)
            drawn = f"q {width * scale:.2f} 0 0 {height * scale:.2f} 0 {sheet[1] - height * scale:.2f} cm /I Do Q"
            page = pdf.make_indirect(
                Dictionary(
                    Type=Name.Page,
                    MediaBox=Array([0, 0, *(round(side, 2) for side in sheet)]),
                    Resources=Dictionary(XObject=Dictionary(I=picture)),
                    Contents=pdf.make_stream(drawn.encode()),
                )
            )
            pdf.pages.append(pikepdf.Page(page))
        target = BytesIO()
        pdf.save(target, deterministic_id=True)
        return target.getvalue()
