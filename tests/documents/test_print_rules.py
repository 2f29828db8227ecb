"""What each print shows, leaves out and refuses (K01, G01, K03, design language 14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from intake_app import paths
from intake_app.documents.fonts import UnprintableText
from intake_app.documents.fridge import fridge_pdf
from intake_app.documents.fridge_sheet import FridgeSheet, FridgeStep
from intake_app.documents.picture_sheets import LevelCell, WebAxis, WebPicture, WebSeries
from intake_app.documents.plan import plan_pdf
from intake_app.documents.plan_sheets import AgreementLine, LawText, PlanSheet, StepLine
from intake_app.documents.portfolio import portfolio_pdf
from intake_app.documents.recovery import recovery_pdf
from intake_app.documents.registry import KINDS
from intake_app.documents.sheet_parts import Said, SignatureBlock, SignState
from intake_app.documents.styles import Style
from intake_app.documents.words import broken, words_of
from intake_app.domain.portfolio_choices import PortfolioPart
from intake_app.domain.vocabulary import PlanStatus
from tests.documents import samples
from tests.documents.outlines import outlines
from tests.documents.prints import paper
from tests.documents.reading import Node, Paper, text_of


def read(sheet: PlanSheet, *, large: bool = False, language: str = "nl") -> Paper:
    return Paper(plan_pdf(sheet, large=large, language=language))


def headings(paper: Paper) -> list[str]:
    return [node.words for node in paper.root.walk() if node.tag == "H2"]


def rows(paper: Paper) -> list[Node]:
    return [node for node in paper.root.walk() if node.tag == "TR"]


# the plan
def test_that_the_plan_keeps_the_order_of_the_design() -> None:
    assert headings(paper("plan")) == [
        "Dit wil ik",
        "Hier ben ik goed in",
        "Zo gaat het nu",
        "Hier kijken wij anders naar",
        "Hier werken wij naartoe",
        "Mijn doelen en stappen",
        "Hulp van de gemeente",
        "Onze afspraken",
        "Zo houden wij contact",
        "Wat ik koos",
        "Mijn rechten en plichten",
        "Als het niet lukt",
        "Wij kijken samen terug",
        "Wie doet er mee",
        "In mijn eigen woorden",
        "Zo hebben wij het afgesproken",
    ]


def test_that_every_page_says_which_paper_it_is() -> None:
    shown = paper("plan")
    assert shown.pages > 2
    for number, loose in enumerate(shown.decoration, start=1):
        footer = "".join(loose)
        assert "Plan van aanpak van Joyce Veldkamp, versie 1" in footer
        assert f"bladzijde {number} van {shown.pages}" in footer


@pytest.mark.parametrize(("status", "marked"), [(PlanStatus.DRAFT, True), (PlanStatus.FINAL, False)])
def test_that_only_a_concept_says_so_on_every_page(status: PlanStatus, marked: bool) -> None:
    paper = read(replace(samples.PLAN, status=status))
    assert all(("Concept" in "".join(loose)) is marked for loose in paper.decoration)
    assert ("Concept van versie 1" in paper.text()) is marked


def test_that_parts_which_were_not_discussed_say_so() -> None:
    shown = paper("plan-empty")
    assert shown.text().count("niet besproken") == 13
    assert "Mijn rechten en plichten" not in headings(shown)


def test_that_duties_stand_only_where_the_law_asks_for_them() -> None:
    assert "Als het niet lukt" not in headings(read(replace(samples.PLAN, law=None)))
    bare = read(replace(samples.PLAN, law=LawText(sources=("Tekst van de gemeente.",))))
    assert "Als het niet lukt" in headings(bare)


def test_that_help_of_the_municipality_stands_only_where_it_is_asked_for() -> None:
    assert "Hulp van de gemeente" not in headings(read(replace(samples.PLAN, municipal_help=None)))
    assert "Hulp van de gemeente" in headings(read(replace(samples.PLAN, municipal_help=())))


def test_that_rights_and_duties_stand_side_by_side_in_one_section() -> None:
    shown = paper("plan")
    beside = [node.words for node in shown.root.walk() if node.tag == "H3"]
    assert beside.index("Wat ik moet doen") == beside.index("Mijn rechten") + 1
    assert shown.find("LI", "Ik doe mee aan dit plan.")
    free = read(replace(samples.PLAN, law=None))
    assert "Mijn rechten" in headings(free) and "Wat ik moet doen" not in free.text()


def test_that_who_avoids_the_word_duty_prints_agreements() -> None:
    spoken = replace(samples.LAW, as_agreements=True, duties="Dit spreken we af.")
    shown = read(replace(samples.PLAN, law=spoken))
    assert "Mijn rechten en afspraken" in headings(shown)
    assert "Wat we afspreken" in shown.text() and "Wat ik moet doen" not in shown.text()


def test_that_a_difference_about_one_goal_stands_under_that_goal() -> None:
    first = replace(samples.GOALS[0], disagreement="Het mag langzamer.")
    text = read(replace(samples.PLAN, goals=(first, *samples.GOALS[1:]))).text()
    there = text.index("Hier denken we anders over: Het mag langzamer.")
    assert text.index("De gemeente betaalt drie maanden een buskaart.") < there < text.index("post weer durven")


def test_that_what_became_of_a_promise_stands_with_it_and_both_sides_speak() -> None:
    kept = AgreementLine(
        what="Ik bel.", outcome="Anders gelopen", said=(Said(name="Joyce", words="De bus reed niet."),)
    )
    assert "Ik bel. Anders gelopen. Joyce: “De bus reed niet.”" in read(replace(samples.PLAN, i_do=(kept,))).text()


def test_that_protection_stands_in_the_same_paragraph_as_the_consequence() -> None:
    paragraph = paper("plan").find("P", "een tijd lager maken")
    assert "Is het niet mijn schuld?" in paragraph.words


def test_that_a_replacing_plan_says_what_is_different() -> None:
    shown = paper("plan-long")
    assert headings(shown)[0] == "Wat er anders is dan in versie 11"
    assert "Doel 3 is erbij gekomen." in shown.text()
    assert "Bijlage bij besluit van 3 maart 2027" in shown.text()


def test_that_the_helper_of_a_step_is_read_and_not_only_seen() -> None:
    row = paper("plan").find("TR", "Elke zondag maken we")
    assert [node.alt for node in row.walk() if node.alt] == ["mijn netwerk"]


def test_that_the_web_is_described_and_has_its_table() -> None:
    shown = paper("plan")
    figure = next(node for node in shown.root.walk() if node.tag == "Figure")
    assert figure.alt.startswith("Web van Joyce. Hoogste: Wat telt voor mij en Mijn dag, 7. Laagste: Meedoen, 4.")
    row = shown.find("TR", "Meedoen")
    assert [text_of(cell) for cell in row.kids] == ["Meedoen", "4", "6"]
    assert [cell.tag for cell in row.kids] == ["TH", "TD", "TD"]


def test_that_a_missing_answer_stays_a_word_and_becomes_no_number() -> None:
    series = WebSeries(reading=samples.JOYCE, values=(5, None, 7), words=("", "weet ik niet", ""))
    web = WebPicture(axes=tuple(WebAxis(label=name) for name in ("Een", "Twee", "Drie")), series=(series,))
    paper = read(replace(samples.PLAN, pictures=(web,)))
    assert [text_of(cell) for cell in paper.find("TR", "Twee").kids] == ["Twee", "weet ik niet"]


def test_that_a_matrix_is_a_list_and_no_web() -> None:
    paper = read(replace(samples.PLAN, pictures=(samples.levels(),)))
    row = paper.find("TR", "Geestelijke gezondheid")
    assert text_of(row.kids[1]) == "niet besproken"
    assert not any(node.alt.startswith("Web van") for node in paper.root.walk())


@pytest.mark.parametrize("large", [False, True])
def test_that_domains_nobody_spoke_about_stand_together_in_one_line(large: bool) -> None:
    """What somebody did not want to speak about is something else, and so is one with words beside it."""
    open_cells = (LevelCell(words="niet besproken"),) * 2
    rows = list(samples.levels().rows)
    for place in (1, 2, 3):
        rows[place] = replace(rows[place], cells=open_cells)
    rows[3] = replace(rows[3], said=(Said(name="Joyce", words="Een andere keer."),))
    rows[4] = replace(rows[4], cells=(LevelCell(words="wil niet bespreken"),) * 2)
    paper = read(replace(samples.PLAN, pictures=(replace(samples.levels(), rows=tuple(rows)),)), large=large)
    assert f"Niet besproken: {rows[1].domain}, {rows[2].domain}." in " ".join(paper.text().split())
    text = " ".join(paper.text().split())
    assert text.count(rows[1].domain) == 1
    assert text.count("wil niet bespreken") == 2 and "Een andere keer." in text
    one_open = (replace(rows[0], cells=open_cells), *samples.levels().rows[1:])
    told = read(replace(samples.PLAN, pictures=(replace(samples.levels(), rows=one_open),)), large=large)
    assert "Niet besproken:" not in told.text()


def test_that_a_row_of_steps_and_a_signature_stay_on_one_page() -> None:
    shown = paper("plan-long")
    tall = [row for row in rows(shown) if len(text_of(row)) < 1000]
    assert len(tall) > 60
    assert all(len({page for node in row.walk() for page in node.pages}) == 1 for row in tall)


def test_that_a_heading_is_never_alone_at_the_foot_of_a_page() -> None:
    for name in ("plan-long", "plan"):
        nodes = [node for node in paper(name).root.walk() if node.pages]
        for node, following in pairwise(nodes):
            if node.tag in ("H1", "H2", "H3"):
                assert following.pages[0] == node.pages[-1], node.words


def test_that_the_head_of_a_table_is_read_once_and_printed_on_every_page() -> None:
    steps = tuple(StepLine(what=f"Stap {number}", who="Joyce", when="elke dag") for number in range(80))
    paper = read(replace(samples.PLAN, goals=(replace(samples.GOALS[0], steps=steps),)))
    assert sum(node.words == "Wanneer" for node in paper.root.walk()) == 1
    assert sum("Wanneer" in "".join(loose) for loose in paper.decoration) >= 2


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SignState.OPEN, "Nog niet getekend"),
        (SignState.WET_INK, "datum:"),
        (SignState.NOT_SIGNED, "Niet getekend: wil niet"),
        (SignState.INK, "Handtekening van Joyce"),
    ],
)
def test_that_a_signature_block_says_how_it_stands(state: SignState, words: str) -> None:
    block = SignatureBlock(name="Joyce", state=state, reason="wil niet", strokes=samples.signature(20))
    assert words in read(replace(samples.PLAN, signatures=(block,))).text()


def test_that_a_tick_is_read_as_yes_and_an_empty_box_as_no() -> None:
    shown = paper("plan")
    boxes = [node for node in shown.root.walk() if node.alt in ("Ja", "Nee")]
    assert [node.alt for node in boxes] == ["Ja", "Ja", "Nee"]


def test_that_a_print_speaks_the_language_it_was_asked_for() -> None:
    shown = paper("plan-english")
    assert shown.language == "en-GB"
    assert "My goals and steps" in headings(shown)
    assert "Tuesday 15 December 2026" in shown.text()


def test_that_quotation_marks_are_never_doubled() -> None:
    paper = read(replace(samples.PLAN, own_words=(Said(words="«Niet met de bus.»"),)))
    assert "“Niet met de bus.”" in paper.text()


# letters
@pytest.mark.parametrize("letter", ["😀", "漢", "א"])
def test_that_a_letter_without_a_font_is_an_error_and_no_square(letter: str) -> None:
    with pytest.raises(UnprintableText) as caught:
        plan_pdf(replace(samples.PLAN, teach_back=f"Ik ga koken {letter}"))
    assert letter in str(caught.value)
    assert "kan niet op papier" in str(caught.value)


def test_that_signs_without_a_shape_are_left_out() -> None:
    paper = read(replace(samples.PLAN, teach_back="Ik\u00a0ga\u200b ko\u00adken\u2028samen\tmet Zoë\u200e."))
    assert "“Ik ga koken samen met Zoë.”" in paper.text()


def test_that_a_paragraph_that_goes_on_over_the_page_is_read_as_it_is_written() -> None:
    words = " ".join(f"woord{place}" for place in range(900))
    shown = read(replace(samples.EMPTY_PLAN, perspective=words))
    assert shown.pages > 1 and shown.find("P", "woord0 ").words.split() == words.split()


def test_that_arabic_is_read_in_the_order_it_was_said() -> None:
    shown = paper("plan-scripts")
    assert "Mijn naam is “محمد علي”, en mijn zus heet لالة (ፅዮን ተስፋይ)." in shown.text()


# the portfolio
def test_that_the_portfolio_knows_nothing_of_duties_or_of_the_consultant() -> None:
    words = paper("portfolio").text()
    assert "Marloes" not in words
    assert "Wat ik moet doen" not in words
    with pytest.raises(ValueError, match="consultant"):
        replace(samples.PORTFOLIO, web=samples.web(both=True))


def test_that_the_portfolio_leaves_out_what_is_empty() -> None:
    sheet = replace(samples.PORTFOLIO, strengths=(), gives=(), people=(), web=None, goes_well=(), change=())
    assert headings(Paper(portfolio_pdf(sheet))) == ["Dit wil ik", "Wat ik heb gedaan", "Mijn stappen"]


def test_that_the_resident_chooses_the_parts_and_their_order() -> None:
    sheet = replace(samples.PORTFOLIO, parts=(PortfolioPart.DONE, PortfolioPart.WANTS))
    assert headings(Paper(portfolio_pdf(sheet))) == ["Wat ik heb gedaan", "Dit wil ik"]


def test_that_an_employer_sees_neither_the_web_nor_my_people() -> None:
    shown = paper("portfolio-employer")
    assert headings(shown) == ["Hier ben ik goed in", "Dit wil ik", "Dit geef ik terug", "Wat ik heb gedaan"]
    assert "Anita" not in shown.text()


def test_that_the_numbers_of_the_own_web_are_read() -> None:
    figure = next(node for node in paper("portfolio").root.walk() if node.alt.startswith("Web"))
    assert figure.alt == (
        "Web van Joyce. Mijn lichaam 6, Hoofd en gevoel 5, Wat telt voor mij 7, Fijn leven 5, Meedoen 4, Mijn dag 7."
    )


# the fridge sheet and the recovery sheet
def test_that_the_fridge_sheet_is_one_page_with_at_most_three_steps() -> None:
    assert paper("fridge").pages == 1
    with pytest.raises(ValueError, match="three steps"):
        FridgeSheet(called="Jo", dated=date(2026, 1, 1), steps=(FridgeStep(title="Stap"),) * 4)


@pytest.mark.parametrize(
    ("count", "title"), [(0, "Goed om te weten"), (1, "Mijn stap"), (2, "Mijn twee stappen"), (3, "Mijn drie stappen")]
)
def test_that_the_fridge_sheet_counts_its_steps(count: int, title: str) -> None:
    sheet = replace(samples.FRIDGE, steps=samples.FRIDGE.steps[:count])
    assert Paper(fridge_pdf(sheet)).lines()[0] == f"H1 {title}"


def test_that_papers_to_hand_in_keep_the_fridge_sheet_on_one_page() -> None:
    shown = Paper(fridge_pdf(replace(samples.FRIDGE, hand_in="Papieren inleveren, uiterlijk 25 september")))
    assert shown.pages == 1 and "uiterlijk 25 september" in shown.text()


def test_that_an_unknown_picture_prints_a_plain_one() -> None:
    sheet = replace(samples.FRIDGE, steps=(FridgeStep(title="Stap", icon="../../secret"),))
    assert "Stap" in Paper(fridge_pdf(sheet)).text()


def test_that_the_recovery_sheet_shows_the_whole_code() -> None:
    words = Paper(recovery_pdf(samples.RECOVERY)).text()
    assert all(group in words for group in samples.RECOVERY.code)


def test_that_the_list_of_prints_names_each_in_dutch() -> None:
    assert [(kind.id, kind.title) for kind in KINDS] == [
        ("plan", "Plan van aanpak"),
        ("portfolio", "Portfolio"),
        ("koelkastblad", "Koelkastblad"),
        ("uitnodiging", "Uitnodiging"),
        ("eigen-plan", "Eigen plan"),
        ("vergelijking", "Toen en nu"),
        ("terugblik", "Terugblik"),
        ("handtekeningblad", "Handtekeningblad"),
        ("afspraken", "Afspraken van alle partijen"),
        ("onderzoeksverslag", "Wmo-verslag"),
        ("rechten-en-plichten", "Rechten en plichten"),
        ("inkomsten-melden", "Inkomsten melden"),
        ("schatting-inkomen", "Schatting van inkomen"),
        ("formulierenkalender", "Wat lever ik in"),
        ("inkomenszekerheid", "Inkomenszekerheid"),
        ("eigen-blad", "Eigen blad huishoudplan"),
        ("toestemming", "Wie mag wat weten"),
        ("casusblad", "Casusblad"),
        ("casusblad-anoniem", "Casusblad zonder naam"),
        ("overdracht", "Overdracht"),
        ("plaatsing", "Plaatsing"),
        ("cv", "Cv"),
        ("cv-talenten", "Cv, talenten eerst"),
        ("kennismaking-kort", "Kennismaking, kort"),
        ("profiel-werkgever", "Profiel voor een werkgever"),
        ("profiel-anoniem", "Profiel zonder naam"),
        ("wie-heeft-gekeken", "Wie heeft mijn dossier bekeken"),
        ("alles-van-u", "Alles wat wij van u hebben"),
        ("formulier", "Leeg formulier"),
        ("ingevuld", "Ingevuld formulier"),
        ("weeklijst", "Weeklijst"),
        ("caseloadlijst", "Caseloadlijst"),
        ("teamrapport", "Teamrapport"),
        ("steekproefverslag", "Verslag van een steekproef"),
        ("herstelblad", "Herstelblad"),
    ]
    own = [kind.id for kind in KINDS if kind.for_resident]
    around = {
        "uitnodiging",
        "plaatsing",
        "cv",
        "cv-talenten",
        "kennismaking-kort",
        "profiel-werkgever",
        "profiel-anoniem",
        "wie-heeft-gekeken",
        "alles-van-u",
    }
    resident = {"portfolio", "koelkastblad", "eigen-plan", "inkomsten-melden", "eigen-blad", "toestemming", "formulier"}
    resident |= {"rechten-en-plichten", "schatting-inkomen", "formulierenkalender", "inkomenszekerheid"}
    assert set(own) == resident | around


# the look-back
def test_that_the_look_back_puts_what_was_agreed_beside_how_it_went() -> None:
    shown = paper("look-back")
    assert headings(shown) == [
        "Zo ging het",
        "Onze afspraken",
        "Dit vind ik ervan",
        "Dit vindt Marloes ervan",
        "Past het plan nog?",
        "Dit kan ik nu",
        "Wij kijken weer terug",
    ]
    said = [" ".join(node.words for node in row.walk()) for row in rows(shown)]
    bus = next(row for row in said if "buskaart" in row)
    for words in ("Marloes, gemeente", "Deels gelukt", "drie weken te laat", "Een andere stap"):
        assert words in bus
    forgotten = next(row for row in said if "inloopspreekuur" in row)
    assert "niet besproken" in forgotten


def test_that_the_large_look_back_says_the_same_in_one_column() -> None:
    large = paper("look-back-large")
    assert not rows(large)
    assert headings(large) == headings(paper("look-back"))


def test_that_a_look_back_under_way_says_so_and_who_did_not_want_to_speak() -> None:
    shown = paper("look-back-empty")
    assert "Concept" in "".join(shown.decoration[0])
    assert "Ik wilde er niets meer over zeggen." in [node.words for node in shown.root.walk()]


def test_that_a_promise_says_how_often_to_whom_and_why_where_that_was_said() -> None:
    told = AgreementLine(what="Ik bel.", details=("elke dinsdag", "aan Marloes", "omdat: dan weet zij het"))
    shown = read(replace(samples.PLAN, i_do=(told,))).text()
    assert "Ik bel. (elke dinsdag, aan Marloes, omdat: dan weet zij het)" in shown


def test_that_a_telephone_number_and_a_day_stay_on_one_line() -> None:
    style = Style(12, 16)
    said = "Kunt u niet? Bel mij. Het nummer is 0300 – 12 34 56, of kom op 15 december langs."
    for room in range(120, 400, 7):
        lines = [
            " ".join("".join(piece.letters for piece in word.pieces) for word in line)
            for line in broken(words_of([said], style), room, style)
        ]
        assert any("0300 – 12 34 56," in line for line in lines)
        assert any("15 december" in line for line in lines)


def test_that_a_promise_says_its_day_once() -> None:
    line = AgreementLine(who="Marloes", what="De gemeente regelt de buskaart.", by_when=date(2026, 9, 22))
    said = read(replace(samples.PLAN, i_do=(line,), municipality_does=())).text()
    assert "buskaart. Voor 22 september." in said
    twice = replace(line, what="De gemeente regelt de buskaart voor 22 september.")
    assert "(voor" not in read(replace(samples.PLAN, i_do=(twice,), municipality_does=())).text()


def test_that_prints_draw_the_icons_of_the_screen() -> None:
    """An icon was drawn anew, or came along? `python -m tests.documents.outlines` reads them all again."""
    assert paths.OUTLINES.read_text(encoding="utf-8") == outlines()
