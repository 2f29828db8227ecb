"""Every form on paper, empty and filled in: whole, readable in order, complete, and in the words of who reads it."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from intake_app.documents.answer_spaces import pitch
from intake_app.documents.base import Paper as Look
from intake_app.documents.form_sheet import form_pdf
from intake_app.documents.questions import Blank, Box, Boxes, FormSheet, Lines, Marks, Question, Section, Shape
from intake_app.documents.styles import FORM, LARGE, MARGIN, PAGE_HEIGHT, WIDTH
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import speaking
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Kind, Pick
from intake_app.instruments.refusals import RaterRefused
from intake_app.services.form_sheets import blank_sheet, filled_sheet
from tests.documents.form_samples import SAID, filled
from tests.documents.reading import Node, Paper, ink_outside, text_of

DATED = date(2026, 9, 15)
FORMS = {one.id: one for one in FormLibrary.shipped().instruments.values()}
LARGE_ONES = ("zrm-2017", "spinnenweb", "intake-basis", "belemmeringen", "participatieladder", "voortgangsgesprek")


def _sheet(form: str, rater: RaterRole | None = None) -> FormSheet:
    instrument = FORMS[form]
    with speaking("nl"):
        return blank_sheet(instrument, rater or instrument.raters[0], DATED)


@cache
def _blank(form: str, large: bool = False) -> bytes:
    return form_pdf(_sheet(form), large=large)


@cache
def _filled(form: str) -> bytes:
    dossier, reading = filled(FORMS[form])
    with speaking("nl"):
        sheet = filled_sheet(dossier, FORMS[form], reading, DATED)
    return form_pdf(sheet)


@cache
def _read(form: str, *, with_answers: bool = False) -> Paper:
    """A form, read once."""
    return Paper(_filled(form) if with_answers else _blank(form))


def _check(content: bytes, read: Paper | None = None) -> Paper:
    """The print, which must be whole and stay between its margins."""
    paper = read or Paper(content)
    assert paper.problems == []
    assert ink_outside(content, left=MARGIN - 3, right=MARGIN + WIDTH + 3, bottom=12, top=PAGE_HEIGHT - 60) == []
    return paper


def _words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("form", FORMS)
def test_that_every_form_prints_empty_with_every_question_in_order(form: str) -> None:
    instrument = FORMS[form]
    paper = _check(_blank(form), _read(form))
    text, place = _words(paper.text()), 0
    resident = instrument.raters[0] is not RaterRole.CONSULTANT
    for item in instrument.items:
        name = _words(str(item.name) if resident else str(item.label))
        found = text.find(name, place)
        assert found >= 0, f"{name} is not on paper after {text[place : place + 60]}"
        place = found
    for words in ("Ingevuld door", "Datum", "Plaats", "Wie er ook bij was", "Wat speelt er nu"):
        assert words in text
    assert _words(instrument.rights) in text
    for item in instrument.items:
        for prompt in set(item.prompts) - {str(one.question) for one in instrument.items}:
            assert _words(prompt) not in text, "prompts are for the conversation and never printed (A8)"


@pytest.mark.parametrize("form", FORMS)
def test_that_every_form_prints_its_reading_with_all_that_was_said(form: str) -> None:
    instrument = FORMS[form]
    dossier, reading = filled(instrument)
    text = _words(_check(_filled(form), _read(form, with_answers=True)).text())
    resident = instrument.raters[0] is not RaterRole.CONSULTANT
    assert "3 maart 2026" in text and "Lindelaan 14" in text and "Fatma (tolk)" in text and "Net verhuisd." in text
    for answer in dossier.answers_of(reading).values():
        assert _words(answer.text) in text and answer.circumstances in text
        for entry in answer.extra:
            if isinstance(entry.value, str) and entry.value.startswith("Over "):
                assert entry.value in text, entry.field
    if any(part.kind is Kind.OPEN and part.pick is not Pick.PER_ROW for part in instrument.parts):
        assert f"“{SAID}”" in text, "own words stand between quotation marks (G-O1)"
    if not resident:
        assert instrument.version in text


@pytest.mark.parametrize("form", LARGE_ONES)
def test_that_large_forms_have_few_questions_on_a_page(form: str) -> None:
    content = _blank(form, large=True)
    paper = _check(content)
    headings: dict[int, int] = {}
    for node in paper.root.walk():
        if node.tag == "H3" and node.pages:
            headings[node.pages[0]] = headings.get(node.pages[0], 0) + 1
    assert max(headings.values(), default=0) <= 10
    if form == "zrm-2017":
        assert max(headings.values()) <= 2
    assert paper.pages > _read(form).pages


def test_that_the_residents_form_has_plain_words_and_no_codes() -> None:
    resident, consultant = _words(_read("zrm-2017").text()), form_pdf(_sheet("zrm-2017", RaterRole.CONSULTANT))
    professional = _words(Paper(consultant).text())
    assert "Mijn geld en post" in resident and "Het lukt mij soms" in resident
    assert "beperkt zelfredzaam" not in resident and "zrm-2017" not in resident and "99" not in resident
    assert "Financiën" in professional and "3 beperkt zelfredzaam" in professional
    assert "Inkomen, uitgeven, rekeningen" in professional and "ZRM-training gevolgd op" in professional


def test_that_the_boxes_that_were_chosen_are_told_and_no_others() -> None:
    instrument = FORMS["zrm-2017"]
    dossier, reading = filled(instrument)
    answers = dossier.answers_of(reading)
    paper = _read("zrm-2017", with_answers=True)
    chosen = [
        text_of(node)
        for node in paper.root.walk()
        if node.tag == "LI" and any(kid.tag == "Figure" and kid.alt == "gekozen" for kid in node.walk())
    ]
    wanted = []
    for item in instrument.items:
        level = instrument.level(item.id, answers[item.id].value or 0)
        wanted.append(str(level.plain) if level else "Niet besproken")
    assert [words.strip() for words in chosen] == wanted


def test_that_an_empty_form_has_no_box_ticked_and_no_name() -> None:
    for form in FORMS:
        empty, full = _read(form), _read(form, with_answers=True)
        assert not _ticked(empty), form
        assert "Joyce" not in empty.text() and "Joyce" in full.text()
    assert _ticked(_read("zrm-2017", with_answers=True))


def _ticked(paper: Paper) -> list[Node]:
    return [node for node in paper.root.walk() if node.tag == "Figure" and node.alt == "gekozen"]


def test_that_the_web_has_its_axes_numbered_and_a_number_row_per_axis() -> None:
    instrument, paper = FORMS["spinnenweb"], _read("spinnenweb")
    drawing = next(node for node in paper.root.walk() if node.tag == "Figure" and "Een leeg web" in node.alt)
    for item in instrument.items:
        assert str(item.name) in drawing.alt and drawing.words.count("10") == len(instrument.items)
    rows = [node for node in paper.root.walk() if node.alt == "Een cijfer om te kiezen, 0 tot en met 10"]
    assert [node.words.split() for node in rows] == [[str(mark) for mark in range(11)]] * len(instrument.items)


def test_that_the_longest_texts_are_never_cut_off() -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitän en nog veel meer woorden, " * 12
    space = Boxes(options=tuple(Box(words=f"{long} {n}") for n in range(7)), scale=True)
    questions = tuple(
        Question(name=f"{long} {n}", asks=long, scope=long, space=space, fields=(Blank(label=long, space=Lines()),))
        for n in range(7)
    )
    marks = tuple(Question(name=long[:60], space=Marks(chosen=n)) for n in range(3))
    sections = (
        Section(title=long, intro=long, shape=Shape.GRID, questions=questions),
        Section(title=long, shape=Shape.WEB, questions=marks),
        Section(shape=Shape.LADDER, questions=questions[:3]),
    )
    name = long[:90]
    sheet = FormSheet(title=name, dated=DATED, about=long, sections=sections, rights=long, reading=name, owner=name)
    for large in (False, True):
        text = _words(_check(form_pdf(sheet, large=large)).text())
        assert text.count("kapitän") > 100


def test_that_headings_never_stand_alone_and_rights_never_do() -> None:
    """A heading has its question on its own page; the last page holds more than the rights of others."""
    for form in FORMS:
        for paper in (_read(form), _read(form, with_answers=True)):
            nodes = [node for node in paper.root.walk() if node.pages]
            for node, following in pairwise(nodes):
                if node.tag in ("H2", "H3"):
                    assert following.pages[0] == node.pages[-1], f"{form}: {node.words}"
            last = [node for node in nodes if node.pages[0] == paper.pages]
            assert len(last) > 2, f"{form}: only {[node.words for node in last]} on the last page"


def test_that_a_voice_the_form_does_not_know_has_no_form() -> None:
    with pytest.raises(RaterRefused):
        _sheet("zrm-2017", RaterRole.PARENT)


def test_that_lines_are_wide_enough_for_a_hand() -> None:
    assert pitch(Look(FORM, DATED)) >= 22 and pitch(Look(LARGE, DATED)) >= 28
