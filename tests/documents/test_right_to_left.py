"""A language from right to left on paper: the frame turns, names and numbers do not (N02)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest

from intake_app import i18n, paths
from intake_app.bilingual import ISOLATES, Rightward, joined, rightward
from intake_app.documents.direction import levels, visual_order
from intake_app.documents.invitation import invitation_pdf
from intake_app.documents.plan import plan_pdf
from intake_app.documents.second import INDENT
from intake_app.documents.styles import MARGIN, WIDTH
from intake_app.i18n import beside
from intake_app.services.prints import web_page
from tests.documents import samples, samples_invitation
from tests.documents.prints import in_two
from tests.documents.pseudo import LANGUAGE, lay_catalogue, pseudo
from tests.documents.reading import Paper

RIGHT = MARGIN + WIDTH


@pytest.fixture(scope="module", autouse=True)
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The catalogue that nobody can read, for these tests alone."""
    folder = tmp_path_factory.mktemp("locale")
    shutil.copytree(paths.LOCALE / "nl", folder / "nl")
    lay_catalogue(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "LOCALE", folder)
        yield


@cache
def two() -> bytes:
    return in_two(plan_pdf, samples.PLAN, language=LANGUAGE)


@cache
def whole() -> bytes:
    return plan_pdf(samples.PLAN, language=LANGUAGE)


class Drawn:
    """The first page of a print: letters and upright lines with where they stand, in points."""

    def __init__(self, content: bytes) -> None:
        pdf = pypdfium2.PdfDocument(content)
        try:
            page = pdf[0]
            text = page.get_textpage()
            places = range(text.count_chars())
            found = [(text.get_text_range(at, 1), *text.get_charbox(at)) for at in places]
            bounds = [one.get_bounds() for one in page.get_objects()]
        finally:
            pdf.close()
        self.letters = [one for one in found if one[0].strip()]
        self.upright = [left for left, low, right, high in bounds if 2.5 < right - left < 3.5 and high - low > 8]

    def lines(self) -> list[str]:
        """The letters of every line as they stand from left to right."""
        found: dict[int, list[tuple[float, str]]] = {}
        for sign, left, low, _right, high in self.letters:
            middle = round((low + high) / 2)
            place = next((one for one in found if abs(one - middle) < 7), middle)
            found.setdefault(place, []).append((left, sign))
        return ["".join(sign for _left, sign in sorted(line)) for line in found.values()]

    def arabic(self) -> list[tuple[str, float, float, float, float]]:
        return [one for one in self.letters if "\u0600" <= one[0] <= "\ufefc"]


# letters
@pytest.mark.parametrize(
    ("text", "right", "seen"),
    [
        ("ab אב cd", False, "ab בא cd"),
        ("אב ab, גד", True, "דג ,ab בא"),
        ("אב 12-34 ab", True, "ab 12-34 בא"),
        ("ab (אב)", False, "ab (בא)"),
        ("אב (ab) גד", True, "דג (ab) בא"),
        ("אב ab.", True, ".ab בא"),
        ("אב 5%", True, "5% בא"),
    ],
)
def test_that_every_part_of_a_line_runs_its_own_way(text: str, right: bool, seen: str) -> None:
    found = levels(text, right=right)
    mirrored = str.maketrans("()", ")(")
    drawn = (text[at].translate(mirrored) if found[at] % 2 else text[at] for at in visual_order(found))
    assert "".join(drawn) == seen


def test_that_what_is_put_into_a_text_from_right_to_left_stands_there_as_it_is_written() -> None:
    text = Rightward("אב {phone} גד").format(phone="06 12 34")
    found = levels(text, right=True)
    drawn = "".join(text[at] for at in visual_order(found) if text[at] not in ISOLATES)
    assert drawn == "דג 06 12 34 בא"


def test_that_a_name_and_a_date_are_two_things() -> None:
    text = joined(", ", ["Zandhove", rightward("1 אב 2026")])
    drawn = "".join(text[at] for at in visual_order(levels(text, right=True)) if text[at].isprintable())
    assert drawn == "2026 בא 1 ,Zandhove"


def test_that_a_text_without_a_translation_is_not_turned_around() -> None:
    with beside(LANGUAGE):
        assert i18n._("Nobody would translate this") == "Nobody would translate this"
        assert not isinstance(rightward("Niet vertaald"), Rightward)
    assert i18n.runs_right_to_left("ar") and i18n.runs_right_to_left("fa-AF") and not i18n.runs_right_to_left("tr")


# beside the Dutch
def test_that_the_second_language_begins_at_the_right_behind_its_line() -> None:
    page = Drawn(two())
    headings = [right for _letter, _left, low, right, _high in page.arabic() if 60 < low < 640]
    assert max(headings) == pytest.approx(RIGHT - INDENT, abs=3)
    assert max(page.upright) == pytest.approx(RIGHT, abs=3) and min(page.upright) > MARGIN + 100
    assert min(Drawn(in_two(plan_pdf, samples.PLAN)).upright) == pytest.approx(MARGIN, abs=3)
    assert min(one[1] for one in page.letters) == pytest.approx(MARGIN, abs=3)


def test_that_the_structure_and_the_twin_tell_the_language_and_its_side() -> None:
    read = Paper(two())
    assert read.problems == [] and read.language == "nl-NL"
    heading = next(node for node in read.root.walk() if node.tag == "H1")
    assert [(kid.words, kid.lang) for kid in heading.kids][1] == (pseudo("Plan of action"), LANGUAGE)
    twin = web_page(two()).decode()
    assert f'<span class="second" dir="rtl" lang="ar">{pseudo("Plan of action")}</span>' in twin


def test_that_a_number_of_parts_stays_in_order_beside_the_second_language() -> None:
    sheet = replace(samples_invitation.INVITATION, support="0300 – 65 43 21", plan_by=None)
    for content in (in_two(invitation_pdf, sheet, language=LANGUAGE), invitation_pdf(sheet, language=LANGUAGE)):
        numbers = [line for line in Drawn(content).lines() if "–" in line]
        assert any("0300–654321" in line for line in numbers)


# a print that is in that language as a whole
def test_that_a_whole_print_from_right_to_left_turns_its_columns_and_its_foot() -> None:
    read = Paper(whole())
    assert read.problems == [] and read.language == LANGUAGE
    there, here = Drawn(plan_pdf(samples.PLAN)), Drawn(whole())
    assert any("Fijnleven56" in line for line in there.lines())
    assert any("65Fijnleven" in line for line in here.lines())
    foot = [one for one in here.letters if one[4] < 60]
    assert max(one[3] for one in foot) == pytest.approx(RIGHT, abs=3)
    assert any(one[0].isdigit() and one[1] < MARGIN + 60 for one in foot)
    assert not any(one[0].isdigit() and one[1] < MARGIN + 60 for one in there.letters if one[4] < 60)


def test_that_the_twin_of_such_a_print_runs_from_right_to_left() -> None:
    assert '<html lang="ar" dir="rtl">' in web_page(whole()).decode()
