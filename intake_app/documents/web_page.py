"""The twin of a print as one web page: for a screen reader, a magnifier and a telephone. It says what the paper says.

One file without scripts and without anything to fetch; pictures of the paper stand in it with their words.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from io import BytesIO

import pypdfium2

from intake_app.documents.archive import ESCAPE
from intake_app.documents.reading_order import Part, Reading, read
from intake_app.i18n import runs_right_to_left

_ALLOWED = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_SHARPNESS = 2.5  # pixels per point: sharp when it is made larger
_TAGS = {"H1": "h1", "H2": "h2", "H3": "h3", "P": "p", "L": "ul", "LI": "li", "TR": "tr", "TD": "td", "Span": "span"}
_STYLE = """
:root { color-scheme: light dark; --ink: #14222b; --paper: #fff; --line: #8a969d; --quiet: #46555e; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef2f4; --paper: #12191e; --line: #7d8a92; --quiet: #b9c4ca; } }
body { font: 1.15rem/1.6 "Keukentafel Lees", "Source Sans 3", Verdana, sans-serif; color: var(--ink);
  background: var(--paper); max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; } h2 { font-size: 1.4rem; margin-top: 2.2rem; } h3 { font-size: 1.15rem; }
ul { padding-left: 1.4rem; } li { margin: .4rem 0; } li > p { margin: .2rem 0; }
.table { overflow-x: auto; } table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: start; vertical-align: top; }
th > p, td > p { margin: 0; }
figure { margin: 1.2rem 0; } figure img { max-width: 100%; height: auto; background: #fff; }
figcaption { color: var(--quiet); font-size: 1rem; }
.second { display: block; color: var(--quiet); font-weight: normal; border-inline-start: 2px solid var(--line);
  padding-inline-start: .5rem; }
@media print { body { max-width: none; padding: 0; } }
"""


def web_page(content: bytes) -> bytes:
    """One HTML file out of the bytes of a print. The same bytes give the same page."""
    reading = read(content)
    paper = pypdfium2.PdfDocument(content)
    try:
        body = "\n".join(_Page(paper).lines(reading.root))
    finally:
        paper.close()
    return _whole(reading, body).encode("utf-8")


def _whole(reading: Reading, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{escape(reading.language)}"{_whole_side(reading)}>\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_ALLOWED}">\n'
        f"<title>{escape(reading.title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f'<body>\n<main dir="auto">\n{body}\n</main>\n</body>\n</html>\n'
    )


class _Page:
    """Turns the parts of a print into lines of HTML."""

    def __init__(self, paper: pypdfium2.PdfDocument) -> None:
        self._paper = paper

    def lines(self, part: Part) -> Iterator[str]:
        """The lines of a part and of all below it, in reading order."""
        if part.tag == "Figure":
            yield self._figure(part)
        elif part.tag == "Table":
            yield '<div class="table" tabindex="0"><table>'
            yield from self._inside(part)
            yield "</table></div>"
        elif part.tag == "TH":
            yield f'<th scope="{"row" if part.scope == "Row" else "col"}"{_language(part)}>'
            yield from self._inside(part)
            yield "</th>"
        elif part.tag in _TAGS:
            name = _TAGS[part.tag]
            begin = f"<{name}{_side(part)}{_language(part)}>{escape(part.words)}"
            if part.kids:
                yield begin
                yield from (line for kid in part.kids for line in self.lines(kid))
                yield f"</{name}>"
            else:
                yield f"{begin}</{name}>"
        else:  # a section, a label, the body of an item: what stands in it
            yield from self._inside(part)

    def _inside(self, part: Part) -> Iterator[str]:
        if part.words.strip():
            yield escape(part.words)
        for kid in part.kids:
            yield from self.lines(kid)

    def _figure(self, part: Part) -> str:
        caption = f"<figcaption>{_caption(part.alt)}</figcaption>"
        if part.box is None:
            return f"<figure>{caption}</figure>"
        picture = b64encode(self._picture(part.page, part.box)).decode("ascii")
        # the caption says what the drawing says: an empty alt keeps a screen reader from saying it twice
        return f'<figure><img alt="" src="data:image/png;base64,{picture}">{caption}</figure>'

    def _picture(self, number: int, box: tuple[float, float, float, float]) -> bytes:
        page = self._paper[number]
        width, height = page.get_size()
        left, bottom, right, top = box
        margins = (max(0.0, left), max(0.0, bottom), max(0.0, width - right), max(0.0, height - top))
        image = page.render(scale=_SHARPNESS, crop=margins).to_pil().convert("RGB")
        target = BytesIO()
        image.quantize(64).save(target, "PNG", optimize=True)
        return target.getvalue()


def _whole_side(reading: Reading) -> str:
    return ' dir="rtl"' if runs_right_to_left(reading.language) else ""


def _side(part: Part) -> str:
    """On which side it begins; the second language of a text looks different too."""
    if part.tag == "Span" and part.lang:
        return f' class="second" dir="{_direction(part.lang)}"'
    return ' dir="auto"' if part.words else ""


def _direction(language: str) -> str:
    return "rtl" if runs_right_to_left(language) else "ltr"


def _caption(alt: str) -> str:
    """What a picture says, each part in its own language."""
    told, *others = alt.split(ESCAPE)
    more = (
        f'<span class="second" dir="{_direction(language)}" lang="{escape(language)}">{escape(words)}</span>'
        for language, words in zip(others[::2], others[1::2], strict=False)
    )
    return escape(told.strip()) + "".join(more)


def _language(part: Part) -> str:
    return f' lang="{escape(part.lang)}"' if part.lang else ""
