"""Files that come into the vault: told by their content, drawn anew or cleaned, or refused when they do more.

Nothing here opens, runs or fetches anything. A photograph becomes a JPEG of its visible points alone, so that what the
camera wrote down (place, moment, device) is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from intake_app.domain.portfolio_choices import AttachmentKind
from intake_app.errors import InputRefused
from intake_app.i18n import _

MOST_BYTES = 25 * 1024 * 1024
"""Of a file as it comes in."""
MOST_POINTS = 80_000_000
LONGEST_SIDE = 2400
MOST_PAGES = 60
_QUALITY = 86
_MOST_OBJECTS = 60_000
_PICTURES = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")
_DOES_MORE = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound"}
)
_MORE_INSIDE = ("/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A file as the vault keeps it."""

    kind: AttachmentKind
    media_type: str
    content: bytes
    width: int | None = None
    height: int | None = None
    pages: int | None = None


def take(content: bytes) -> Taken:
    """Tell what a file is and make it safe to keep. Raises InputRefused with what is wrong and what to do."""
    if not content:
        raise InputRefused(_("This file is empty. Choose another file."))
    if len(content) > MOST_BYTES:
        raise InputRefused(_("This file is larger than 25 MB. Make a smaller scan or photograph, and choose that."))
    return _pdf(content) if content.startswith(b"%PDF-") else _picture(content)


def check_kept(kind: AttachmentKind, content: bytes) -> None:
    """Refuse bytes that `take` would not have left like this: for what comes in with a dossier file."""
    if len(content) > MOST_BYTES or content.startswith(b"%PDF-") is not (kind is AttachmentKind.PDF):
        raise InputRefused(_("This is not a photograph or a PDF as Keukentafel keeps them."))
    if kind is AttachmentKind.PDF:
        _pdf(content)
        return
    from PIL import Image

    with _opened(content) as picture:
        clean = picture.format == "JPEG" and not picture.getexif() and "comment" not in picture.info
        if not clean or max(picture.size) > LONGEST_SIDE or not isinstance(picture, Image.Image):
            raise InputRefused(_("This is not a photograph or a PDF as Keukentafel keeps them."))
        _load(picture)


def _no_file_of_ours() -> InputRefused:
    return InputRefused(
        _("This is no photograph or PDF that Keukentafel can show. Choose a JPEG, a PNG or a PDF, or make a new scan.")
    )


def plain_picture(content: bytes, formats: tuple[str, ...]) -> Any:
    """A picture in ordinary colours on white without anything the file said besides; None when it is of no such format.

    Raises InputRefused when it is too large or damaged.
    """
    import warnings

    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd tags are no news for the person
        try:
            found = _opened(content)
        except InputRefused:
            return None
        with found:
            if found.format not in formats:
                return None
            _load(found)
            plain = _on_white(found)
            return Image.frombytes("RGB", plain.size, plain.tobytes())


def _opened(content: bytes) -> Any:
    from PIL import Image

    try:
        picture = Image.open(BytesIO(content), formats=_PICTURES)
    except Exception:  # a broken or hostile file may raise anything; it is one refusal to the person
        raise _no_file_of_ours() from None
    if picture.width * picture.height > MOST_POINTS:
        raise InputRefused(
            _("This picture is too large. Make it smaller (at most 80 million points), and choose that.")
        )
    return picture


def _load(picture: Any) -> None:
    try:
        picture.load()
    except Exception:  # as above: the head was good, the rest is not
        raise InputRefused(_("This picture is damaged. Make the photograph or scan again.")) from None


def _picture(content: bytes) -> Taken:
    import warnings

    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd tags of a camera are no news for the person
        with _opened(content) as found:
            if found.format == "JPEG":
                found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            _load(found)
            upright = ImageOps.exif_transpose(found) or found
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            plain = _on_white(upright)
            bare = Image.frombytes("RGB", plain.size, plain.tobytes())
    target = BytesIO()
    bare.save(target, "JPEG", quality=_QUALITY, optimize=True)
    return Taken(
        kind=AttachmentKind.PHOTO,
        media_type="image/jpeg",
        content=target.getvalue(),
        width=bare.width,
        height=bare.height,
    )


def _on_white(picture: Any) -> Any:
    """The picture in ordinary colours; where one could look through it there is white."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or (picture.mode == "P" and "transparency" in picture.info):
        layered = picture.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(white, layered).convert("RGB")
    if picture.mode.startswith("I;16"):
        return picture.point(lambda value: value / 256).convert("L").convert("RGB")
    return picture.convert("RGB")


def _pdf(content: bytes) -> Taken:
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=True) as pdf:
            if pdf.is_encrypted:
                raise InputRefused(_("This PDF is locked with a password. Choose one without, or make a scan."))
            if len(pdf.pages) > MOST_PAGES:
                raise InputRefused(_("This PDF has more than 60 pages. Choose only the pages that matter."))
            if not len(pdf.pages):
                raise InputRefused(_("This PDF has no pages. Choose another file."))
            if len(pdf.objects) > _MOST_OBJECTS or any(_does_more(one) for one in _dictionaries(pdf)):
                raise InputRefused(
                    _("This PDF does more than show pages, so it stays out. Print it and scan it, and choose the scan.")
                )
            return _without_facts(pdf)
    except InputRefused:
        raise
    except pikepdf.PasswordError:
        raise InputRefused(_("This PDF is locked with a password. Choose one without, or make a scan.")) from None
    except Exception:  # a broken or hostile file may raise anything; it is one refusal to the person
        raise _no_file_of_ours() from None


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary of the file, also those inside others."""
    waiting: list[tuple[Any, int]] = [(one, 0) for one in pdf.objects]
    waiting.append((pdf.trailer, 0))
    while waiting:
        one, depth = waiting.pop()
        if isinstance(one, pikepdf.Array):
            inside = list(one)
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield one
            inside = [value for _key, value in one.items()]
        else:
            continue
        if depth < 60:
            containers = (pikepdf.Array, pikepdf.Dictionary)
            waiting += [(part, depth + 1) for part in inside if isinstance(part, containers) and not part.is_indirect]


def _does_more(one: Any) -> bool:
    return any(key in one for key in _MORE_INSIDE) or str(one.get("/S", "")) in _DOES_MORE


def _without_facts(pdf: pikepdf.Pdf) -> Taken:
    """The same pages, written anew without who made it and when. The same file gives the same bytes."""
    for key in ("/Metadata", "/PieceInfo"):
        if key in pdf.Root:
            del pdf.Root[key]
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    target = BytesIO()
    pdf.save(target, deterministic_id=True, fix_metadata_version=False)
    return Taken(kind=AttachmentKind.PDF, media_type="application/pdf", content=target.getvalue(), pages=len(pdf.pages))
