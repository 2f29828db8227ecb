"""`python -m tests.documents.gallery`: every print of three personas as a small picture, and a page that shows them.

To be looked at by people after a change; no test compares them. The people are made up (tests/personas).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdfium2
from PIL import Image, ImageOps

from intake_app.clock import Clock
from intake_app.errors import InputRefused
from intake_app.i18n import set_language
from intake_app.services import dossier_files, letterheads, print_kinds, prints, vaults
from intake_app.services.desk import Desk
from tests.documents import read_aloud
from tests.documents.prints import PRINTS
from tests.documents.samples_invitation import logo

ROOT = Path(__file__).parents[2]
OUT = ROOT / "docs" / "prints"
PERSONAS = {"p03-farida": "Farida", "p06-yusuf": "Yusuf", "p10-esra": "Esra"}
_PAGES = 3
_WIDTH = 330  # px of one page
_COLOURS = 48
_SAMPLES = (
    "wmo-report",
    "rights-duties",
    "own-plan",
    "look-back",
    "earnings",
    "own-sheet",
    "signature-sheet",
    "consent",
    "handover",
)
_SAMPLES += ("conference", "conference-anonymous", "portfolio-large", "week-list", "caseload-list", "recovery")
_SAMPLES += ("form-web", "form-levels-filled", "plan-large", "plan-letterhead")
_SAMPLES += ("income", "income-settled", "papers-due", "certainty", "sample-report")
_TWO = ("p06-yusuf", ("plan", "koelkastblad", "uitnodiging", "formulier/zrm-2017/inwoner"))
"""Whose prints are shown in two languages too, and which."""
_BOOKLET = "portfolio-boekje"
_READ_ALOUD = ("plan", "portfolio")


def main(out: Path = OUT) -> int:
    """Draw them all anew."""
    set_language("nl")
    out.mkdir(parents=True, exist_ok=True)
    for old in (*out.glob("*.png"), *out.glob("*.txt")):
        old.unlink()
    lines = [_HEAD]
    with tempfile.TemporaryDirectory() as folder:
        desk, _code = vaults.create(Path(folder) / "prints.keukentafel", "vier losse woorden samen", Clock(_today()))
        desk.change_profile(
            consultant="Marloes Dekker", role="consulent", organisation="Sociaal team", phone="0300 – 12 34 56"
        )
        letterheads.change(desk, name="Sociaal team Zandhove", logo=logo())
        try:
            for persona, name in PERSONAS.items():
                lines += _shown(desk, persona, name, out)
        finally:
            desk.close()
    lines.append("\n## Prints of what no persona has yet, with words for tests\n")
    lines += [_picture(PRINTS[name](), f"voorbeeld-{name}", name, out) for name in _SAMPLES]
    (out / "README.md").write_text("\n".join(lines) + "\n", "utf-8")
    return 0


_HEAD = """# Every print, of three personas

Made with `python -m tests.documents.gallery`: the first pages of every print that there is something for, of people
who are made up. Look them over after a change to `intake_app/documents`. What a print must hold is tested elsewhere.
"""


def _today() -> date:
    return date(2026, 11, 20)


def _shown(desk: Desk, persona: str, name: str, out: Path) -> Iterator[str]:
    """The prints of one persona as pictures, and the lines of the page that show them."""
    case_id = dossier_files.import_file(desk, (ROOT / "tests" / "personas" / f"{persona}.json").read_bytes())
    yield f"\n## {name}\n"
    without = []
    for kind in print_kinds.kinds():
        try:
            content = prints.preview(desk, case_id, kind.id)
        except InputRefused:
            without.append(kind.title)
            continue
        yield _picture(content, f"{persona}-{kind.id}", kind.title, out)
        if kind.id in _READ_ALOUD:
            listing = f"{persona}-{kind.id}-voorgelezen.txt"
            (out / listing).write_text(read_aloud.said(content), "utf-8")
            yield f"[In the order of a screen reader]({listing})\n"
        if kind.id == "portfolio":
            yield _picture(prints.booklet(content), f"{persona}-{_BOOKLET}", f"{kind.title}, boekje", out)
    yield from _in_two(desk, persona, case_id, out)
    if without:
        yield f"\nNothing to print yet: {', '.join(without)}.\n"


def _in_two(desk: Desk, persona: str, case_id: UUID, out: Path) -> Iterator[str]:
    """With English under the Dutch: as they are, and one in large letters."""
    if persona != _TWO[0]:
        return
    for kind in _TWO[1]:
        title = print_kinds.title_of(kind) or "ZRM 2017"
        content = prints.preview(desk, case_id, kind, second_language="en")
        yield _picture(content, f"{persona}-{kind.replace('/', '-')}-twee-talen", f"{title}, twee talen", out)
    content = prints.preview(desk, case_id, "plan", second_language="en", large=True)
    yield _picture(content, f"{persona}-plan-twee-talen-groot", "Plan van aanpak, twee talen, grote letters", out)


def _picture(content: bytes, name: str, title: str, out: Path) -> str:
    pages = pypdfium2.PdfDocument(content)
    try:
        count = len(pages)
        shown = [_page(pages[number]) for number in range(min(_PAGES, count))]
    finally:
        pages.close()
    strip = Image.new("RGB", (sum(one.width + 8 for one in shown) - 8, max(one.height for one in shown)), "#8a8f94")
    left = 0
    for one in shown:
        strip.paste(one, (left, 0))
        left += one.width + 8
    strip.quantize(_COLOURS, dither=Image.Dither.NONE).save(out / f"{name}.png", optimize=True)
    return f"### {title} ({count})\n\n![{title}]({name}.png)\n"


def _page(page: Any) -> Image.Image:
    drawn: Image.Image = page.render(scale=_WIDTH / min(page.get_size())).to_pil().convert("RGB")
    return ImageOps.expand(drawn, 1, "#8a8f94")


if __name__ == "__main__":
    sys.exit(main())
