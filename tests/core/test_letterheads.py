"""The organisation's name, logo and colour on prints: what may come in, where it stands, where it never stands."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image

from intake_app.documents.letterhead import Letterhead, contrast, headed, take_logo
from intake_app.documents.plan import plan_pdf
from intake_app.documents.registry import KINDS
from intake_app.documents.styles import MARGIN, WIDTH
from intake_app.errors import InputRefused
from intake_app.services import letterheads, prints
from intake_app.services.desk import Desk
from tests.documents import samples
from tests.documents.reading import Paper, ink_outside

from .test_plans import sign_both

NAME = "Sociaal team Zandhove"


def logo(kind: str = "PNG", size: tuple[int, int] = (600, 200), **options: object) -> bytes:
    """A picture that one can partly look through, with a remark inside."""
    picture = Image.new("RGBA" if kind == "PNG" else "RGB", size, (0, 90, 140, 120) if kind == "PNG" else "teal")
    target = BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


@pytest.fixture
def worn(desk: Desk) -> Iterator[Desk]:
    letterheads.change(desk, name=NAME, logo=logo(), colour="#7A1F5C")
    yield desk
    letterheads.change(desk, name="", logo=b"", colour="")


def test_that_a_letterhead_stands_on_the_first_page_and_is_read_first(worn: Desk, ready_case: UUID) -> None:
    content = prints.preview(worn, ready_case, "plan")
    paper = Paper(content)
    assert paper.problems == []
    read = [(node.tag, node.words or node.alt) for node in paper.root.walk()][1:4]
    assert read[:2] == [("P", NAME), ("Figure", f"Logo van {NAME}")]
    assert content == prints.preview(worn, ready_case, "plan")
    assert content.count(b"/Subtype /Image") == 1
    assert ink_outside(content, left=MARGIN - 3, right=MARGIN + WIDTH + 3, bottom=12, top=835) == []


def test_that_what_a_resident_shows_others_never_says_who_helps(worn: Desk, ready_case: UUID) -> None:
    outward = {"portfolio", "cv", "cv-talenten", "kennismaking-kort", "profiel-werkgever", "profiel-anoniem"}
    outward |= {"koelkastblad", "eigen-plan", "casusblad-anoniem"}
    assert outward <= {kind.id for kind in KINDS if not kind.letterhead}
    for kind in ("portfolio", "koelkastblad"):
        content = prints.preview(worn, ready_case, kind)
        assert NAME not in Paper(content).text() and b"/Subtype /Image" not in content


def test_that_a_fixed_plan_keeps_the_head_it_had(desk: Desk, ready_case: UUID) -> None:
    kept = sign_both(desk, ready_case).content
    letterheads.change(desk, name=NAME)
    try:
        assert prints.preview(desk, ready_case, "plan") == kept
    finally:
        letterheads.change(desk, name="")


@pytest.mark.parametrize(("colour", "shown"), [("#1f4e79", True), ("#ffe066", False)])
def test_that_titles_take_the_colour_only_when_it_can_be_read(colour: str, shown: bool) -> None:
    assert (contrast(colour) >= 4.5) is shown
    assert letterheads.readable(Letterhead(colour=colour)) is shown
    plain = plan_pdf(samples.EMPTY_PLAN)
    large = plan_pdf(samples.EMPTY_PLAN, large=True)
    with headed(Letterhead(colour=colour)):
        assert (plan_pdf(samples.EMPTY_PLAN) != plain) is shown
        assert plan_pdf(samples.EMPTY_PLAN, large=True) == large


def test_that_a_logo_is_drawn_anew_without_what_the_file_said_besides() -> None:
    kept = take_logo(logo("JPEG", comment=b"gemaakt door Joyce", size=(4000, 4000)))
    with Image.open(BytesIO(kept)) as picture:
        assert picture.format == "PNG" and picture.mode == "RGB" and picture.height <= 260
    assert b"Joyce" not in kept and take_logo(kept) == kept


@pytest.mark.parametrize("content", [b"", b"<svg onload='x()'/>", b"%PDF-1.7", logo("GIF"), logo(size=(8, 8))])
def test_that_what_is_no_logo_is_refused(desk: Desk, content: bytes) -> None:
    with pytest.raises(InputRefused):
        take_logo(content)
    with pytest.raises(InputRefused):
        letterheads.change(desk, colour="groen")
    assert letterheads.of(desk) == Letterhead()


def test_that_the_longest_name_stays_beside_the_logo_and_above_the_band() -> None:
    with headed(Letterhead(name="W" * letterheads.LONGEST_NAME, logo=take_logo(logo()))):
        content = plan_pdf(samples.EMPTY_PLAN)
    assert Paper(content).problems == []
    assert ink_outside(content, left=MARGIN - 3, right=MARGIN + WIDTH + 3, bottom=12, top=840) == []
