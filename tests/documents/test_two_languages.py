"""A second language under the Dutch: everything of ours, nothing that was typed, and in a voice of its own (N02)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_app.bilingual import Both, in_second, joined, paired, woven
from intake_app.documents import reading_order, second
from intake_app.documents.fridge import fridge_pdf
from intake_app.documents.plan import plan_pdf
from intake_app.documents.styles import LARGE
from intake_app.documents.text import fill
from intake_app.documents.words import Run
from intake_app.i18n import _, beside, format_day, ngettext, speaking
from intake_app.services.prints import web_page
from tests.documents import samples
from tests.documents.prints import DATED, PRINTS, content, in_two, paper
from tests.documents.reading import Paper

TWO = [name for name in PRINTS if "-two" in name]


def pairs(read: Paper) -> list[tuple[str, str]]:
    """The texts that stand in two languages."""
    spans = ([kid for kid in node.kids if kid.tag == "Span"] for node in read.root.walk())
    return [(own.words, other.words) for own, other in (two for two in spans if two)]


# texts
def test_that_a_text_keeps_its_second_language_while_it_is_put_together() -> None:
    with speaking("nl"), beside("en"):
        words = _("Whom I ask")
        whole = joined(", ", [woven("{}: {}", words, "Joyce"), "niets", "x " + words + "."])
        assert in_second(_("Version {number}, {day}").format(number=2, day=words)) == "Version 2, Whom I ask"
        assert in_second(ngettext("{n} print made", "{n} prints made", 2).format(n=2)) == "2 prints made"
        assert in_second(format_day(DATED, weekday=False, year=True)) == "15 September 2026"
    assert whole == f"{words}: Joyce, niets, x {words}."
    assert in_second(whole) == "Whom I ask: Joyce, niets, x Whom I ask."
    assert not isinstance(_("Whom I ask"), Both)


def test_that_a_sheet_in_two_languages_pairs_what_differs_and_only_that() -> None:
    dutch = replace(samples.PLAN, keep_contact=("Wij bellen.", "Iets"), perspective="Werk")
    english = replace(dutch, keep_contact=("We call.", "Iets"), perspective="Work")
    sheet = paired(dutch, english)
    assert sheet == dutch
    assert [in_second(one) for one in sheet.keep_contact] == ["We call.", "Iets"]
    assert in_second(sheet.perspective) == "Work"
    assert not isinstance(sheet.name, Both)


def test_that_parts_which_are_not_the_same_one_are_not_paired() -> None:
    first, second_one = samples.GOALS[:2]
    mixed = replace(samples.PLAN, goals=(replace(first, title="Doel"), second_one))
    other = replace(mixed, goals=(replace(mixed.goals[0], title="Goal", no_hurry=not first.no_hurry), second_one))
    shorter = replace(mixed, keep_contact=("One",) * (len(mixed.keep_contact) + 1))
    assert not isinstance(paired(mixed, other).goals[0].title, Both)
    assert paired(mixed, shorter).keep_contact is mixed.keep_contact


def test_that_what_was_typed_stands_there_once() -> None:
    typed = "Ik ga elke dag naar het buurthuis en ik kook daar mee met de groep."
    label = Both("Wat ik leerde. ", "What I learned. ")
    with second.beside("en"):
        assert second.words([Run(label), typed]) == "What I learned."
        assert second.words([typed]) == ""
        whole = Both(f"Ik merk dat het lukt: {typed} Klaar rond mei.", f"I notice that it works: {typed} Done in May.")
        assert second.words(whole) == "I notice that it works: … Done in May."
        offer = ("Dit is: Taal en techniek samen leren op school.", "This is: Taal en techniek samen leren op school.")
        assert second.words(Both(*offer)) == "This is: …"
        day = fill(Both("Op {day} en op {last}.", "On {day} and on {last}."), day=[Run("1 mei")], last=[Run("2 mei")])
        assert second.words(day) == "On 1 mei and on 2 mei."
        assert second.words(Both("Portfolio", "Portfolio")) == ""


# paper
@pytest.mark.parametrize("name", TWO)
def test_that_the_dutch_of_a_print_in_two_languages_is_that_of_the_print_in_one(name: str) -> None:
    alone = name.replace("-two", "").replace("plan-signed", "plan-signed-large").replace("form-open", "form-open-large")
    alone = alone.replace("portfolio", "portfolio-extended").replace("earnings", "earnings-long")
    alone = alone.replace("everything", "everything-long").replace("choice", "choice-filled")
    told = {words for words, _other in pairs(paper(name))}
    assert told and told <= {node.words for node in paper(alone).root.walk()}


def test_that_the_second_language_has_a_voice_of_its_own() -> None:
    read = paper("plan-two")
    assert read.language == "nl-NL"
    assert {node.lang for node in read.root.walk() if node.tag == "Span"} == {"", "en-GB"}
    heading = next(node for node in read.root.walk() if node.tag == "H1")
    assert [(kid.words, kid.lang) for kid in heading.kids] == [("Plan van aanpak", ""), ("Plan of action", "en-GB")]
    assert "Plan van aanpak · Plan of action" in read.bookmarks


def test_that_the_twin_says_which_words_are_in_which_language() -> None:
    twin = web_page(content("plan-two")).decode()
    assert '<span class="second" dir="ltr" lang="en-GB">Plan of action</span>' in twin
    assert '<span class="second" dir="ltr" lang="en">Web of Joyce.' in twin
    assert "\x1b" not in twin


def test_that_a_picture_says_what_it_shows_in_both_languages() -> None:
    figure = next(node for node in paper("plan-two").root.walk() if node.tag == "Figure" and "Web van" in node.alt)
    assert "\x1ben\x1bWeb of Joyce." in figure.alt


def test_that_one_language_says_nothing_twice() -> None:
    assert pairs(paper("plan")) == [] and pairs(paper("form-levels")) == []
    assert reading_order.read(content("plan")).root == reading_order.read(plan_pdf(samples.PLAN)).root


def test_that_the_fridge_sheet_stays_one_page_in_two_languages() -> None:
    assert paper("fridge-two").pages == 1
    said = Both("donderdag 5 november, 9 uur", "Thursday 5 November, 9 o'clock")
    waits = Both("Dit kan pas na het gesprek van dinsdag.", "This can only be after the talk of Tuesday.")
    steps = tuple(replace(one, when=said, waits=waits) for one in samples.FRIDGE.steps)
    assert samples.FRIDGE.appointment is not None
    appointment = replace(samples.FRIDGE.appointment, when=said)
    full = replace(samples.FRIDGE, steps=steps, appointment=appointment)
    assert len(steps) == 3 and Paper(in_two(fridge_pdf, full)).pages == 1


@pytest.mark.parametrize("large", [False, True])
def test_that_a_long_text_goes_on_over_the_page_in_both_languages(large: bool) -> None:
    words = " ".join(f"woord{place}" for place in range(1500))
    sheet = replace(samples.EMPTY_PLAN, perspective=Both(words, words.replace("woord", "word")))
    read = Paper(in_two(plan_pdf, sheet, large=large))
    assert read.problems == []
    long = next(node for node in read.root.walk() if node.kids and node.kids[0].words.startswith("woord0 "))
    assert long.kids[0].words.split() == words.split()
    assert long.kids[1].words.split() == words.replace("woord", "word").split()


def test_that_large_letters_are_large_in_both_languages() -> None:
    with second.beside("en", large=True):
        wanted = second.wanted()
    assert wanted is not None
    assert wanted.style(LARGE.body).size == LARGE.body.size
    assert LARGE.body.size <= wanted.style(LARGE.title).size < LARGE.title.size
