"""Two voices: nothing until both are in; then one drawing, its twin in a table, and what they do with differences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.vocabulary import DifferenceState, RaterRole, Special
from tests.ui.conftest import TODAY, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, page_of, until, write
from tests.ui.finders import find, there_is
from tests.ui.measuring_steps import answer_as, everything_told, stored
from ui import undoing
from ui.main_window import MainWindow
from ui.pages.questions import ConsultantWebPage
from ui.pages.two_voices import TwoVoicesPage

WEB, ZRM = "spinnenweb", "zrm-2017"
AXES = ("lichaam", "mentaal", "zingeving", "kwaliteit-van-leven", "meedoen", "dagelijks-functioneren")
JOYCE = dict(zip(AXES, (6, 5, 7, 5, 4, 7), strict=True))
MARLOES = dict(zip(AXES, (5, 4, 7, 6, 6, 7), strict=True))
JOYCE_SAYS = "Ik zie soms dagen niemand."
MARLOES_SAYS = "Ik zie dat mensen haar groeten."


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> TwoVoicesPage:
    """Two voices on Joyce's web, when nobody answered yet."""
    go(qtbot, window, prepared.joyce, f"twee-stemmen/{WEB}")
    return page_of(window, TwoVoicesPage)


def both_answer(qtbot: QtBot, window: MainWindow) -> None:
    """Both voices on the web, both ready."""
    answer_as(qtbot, window, RaterRole.RESIDENT, WEB, JOYCE, words={"meedoen": JOYCE_SAYS}, ready=True)
    answer_as(qtbot, window, RaterRole.CONSULTANT, WEB, MARLOES, words={"meedoen": MARLOES_SAYS}, ready=True)


def table_of(page: TwoVoicesPage) -> list[Sequence[str]]:
    """The table twin as words, with its head."""
    model = find(page, QTableView, "table_voices").model()
    columns = range(model.columnCount())
    head = [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]
    return [head, *([model.data(model.index(row, column)) for column in columns] for row in range(model.rowCount()))]


def test_that_nothing_is_shown_before_anybody_answered(page: TwoVoicesPage) -> None:
    assert page.empty.words.text().startswith("Nog geen twee stemmen.")
    assert not there_is(page, QTableView, "table_voices")


def test_that_a_missing_voice_is_named_and_the_other_stays_hidden(
    qtbot: QtBot, window: MainWindow, page: TwoVoicesPage
) -> None:
    answer_as(qtbot, window, RaterRole.RESIDENT, WEB, JOYCE, words={"meedoen": JOYCE_SAYS}, ready=True)
    assert page.empty.words.text() == "Joyce is klaar. Vul jouw deel in, dan zien jullie het samen."
    told = everything_told(page)
    assert JOYCE_SAYS not in told and "(6, 5, 7" not in told
    click(qtbot, window, "button_mine")
    assert window.page is not None and window.page.page_id == "web-consulent"


def test_that_both_voices_stay_hidden_while_one_is_not_ready(
    qtbot: QtBot, window: MainWindow, page: TwoVoicesPage
) -> None:
    answer_as(qtbot, window, RaterRole.RESIDENT, WEB, JOYCE, words={"meedoen": JOYCE_SAYS}, ready=True)
    answer_as(qtbot, window, RaterRole.CONSULTANT, WEB, MARLOES, words={"meedoen": MARLOES_SAYS})
    told = everything_told(page)
    assert JOYCE_SAYS not in told and MARLOES_SAYS not in told
    assert "(6, 5, 7" not in told and "(5, 4, 7" not in told


def test_that_voices_close_again_when_one_is_taken_back(qtbot: QtBot, window: MainWindow, page: TwoVoicesPage) -> None:
    both_answer(qtbot, window)
    assert JOYCE_SAYS in everything_told(page)
    assert window.session is not None
    undoing.undo(window.session)
    settle(qtbot, window)
    told = everything_told(page)
    assert JOYCE_SAYS not in told and MARLOES_SAYS not in told and "(6, 5, 7" not in told


def test_that_the_table_twin_says_the_same_as_the_drawing(
    qtbot: QtBot, window: MainWindow, page: TwoVoicesPage
) -> None:
    both_answer(qtbot, window)
    assert table_of(page) == [
        ["In getallen", "Joyce", "Marloes", "Verschil nu"],
        ["Mijn lichaam", "6", "5", "1 punt"],
        ["Hoofd en gevoel", "5", "4", "1 punt"],
        ["Wat telt voor mij", "7", "7", "gelijk"],
        ["Fijn leven", "5", "6", "1 punt"],
        ["Meedoen", "4", "6", "2 punten"],
        ["Mijn dag", "7", "7", "gelijk"],
    ]
    assert page.view is not None and page.view.web is not None
    drawing = page.view.web.view
    assert {series.name: series.values for series in drawing.series} == {
        "Joyce": (6, 5, 7, 5, 4, 7),
        "Marloes": (5, 4, 7, 6, 6, 7),
    }
    told = drawing.accessibleDescription()
    assert "Web van Joyce. Hoogste: Wat telt voor mij en Mijn dag, 7. Laagste: Meedoen, 4." in told
    assert "Web van Marloes." in told


def test_that_a_voice_can_be_laid_aside_with_the_keyboard(
    qtbot: QtBot, window: MainWindow, page: TwoVoicesPage
) -> None:
    both_answer(qtbot, window)
    assert page.view is not None and page.view.web is not None
    toggle = page.view.web.legend[1]
    toggle.setFocus()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert [series.name for series in page.view.web.view.series] == ["Joyce"]
    assert "Marloes" not in page.view.web.view.accessibleDescription()
    qtbot.keyClick(toggle, Qt.Key.Key_Space)
    assert len(page.view.web.view.series) == 2


def test_that_an_earlier_moment_has_no_difference_and_its_caption(
    qtbot: QtBot, window: MainWindow, page: TwoVoicesPage
) -> None:
    march = dict(zip(AXES, (5, 3, 6, 4, 2, 6), strict=True))
    answer_as(qtbot, window, RaterRole.RESIDENT, WEB, march, ready=True, on=date(2026, 3, 17))
    both_answer(qtbot, window)
    assert table_of(page)[0] == ["In getallen", "Joyce", "Marloes", "17 maart", "Verschil nu"]
    assert table_of(page)[5] == ["Meedoen", "4", "6", "2", "2 punten"]
    assert find(page, QLabel, "caption_no_measurement").text() == "Dit is een gespreksbeeld, geen meting."
    assert page.view is not None and page.view.web is not None
    page.view.web.legend[2].click()
    assert not there_is(page, QLabel, "caption_no_measurement")
    words = everything_told(page).lower()
    for forbidden in ("gemiddeld", "totaal", "beter", "slechter", "vooruit", "→"):
        assert forbidden not in words


def test_that_only_two_points_or_more_become_a_conversation(
    qtbot: QtBot, window: MainWindow, page: TwoVoicesPage
) -> None:
    both_answer(qtbot, window)
    assert there_is(page, QWidget, "difference_meedoen")
    assert not there_is(page, QWidget, "difference_lichaam")
    block = find(page, QWidget, "difference_meedoen")
    assert find(block, QLabel, "resident_says").text() == f"“{JOYCE_SAYS}”"
    assert find(block, QLabel, "consultant_says").text() == MARLOES_SAYS


def test_that_leaving_both_is_the_first_choice_and_the_reason_is_kept(
    qtbot: QtBot, window: MainWindow, page: TwoVoicesPage
) -> None:
    both_answer(qtbot, window)
    assert page.view is not None
    block = page.view._blocks["meedoen"]
    assert block.state.value() is DifferenceState.LEAVE_BOTH
    block.state.parts[1].click()
    click(qtbot, window, "button_meedoen_because")
    write(qtbot, QApplication.focusWidget(), "wij elk iets anders meedoen noemen.")
    until(qtbot, window, lambda dossier: dossier.differences and dossier.differences[0].because)
    kept = dossier_of(window).differences[0]
    assert (kept.item, kept.state, kept.measured_on) == ("meedoen", DifferenceState.TALK_MORE, TODAY)
    assert kept.because == "wij elk iets anders meedoen noemen."


def test_that_one_sentence_goes_to_the_plan(qtbot: QtBot, window: MainWindow, page: TwoVoicesPage) -> None:
    both_answer(qtbot, window)
    write(qtbot, find(page, QPlainTextEdit, "field_take_along"), "Eerst rust in de post.")
    until(qtbot, window, lambda dossier: dossier.picture_notes)
    assert dossier_of(window).picture_notes[0].take_along == "Eerst rust in de post."
    assert window.go("dossier")
    assert window.go(f"twee-stemmen/{WEB}")
    settle(qtbot, window)
    reopened = page_of(window, TwoVoicesPage)
    assert find(reopened, QPlainTextEdit, "field_take_along").toPlainText() == "Eerst rust in de post."


def test_that_the_matrix_is_compared_in_words_only(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> None:
    go(qtbot, window, prepared.joyce, f"twee-stemmen/{ZRM}")
    page = page_of(window, TwoVoicesPage)
    answer_as(
        qtbot,
        window,
        RaterRole.RESIDENT,
        ZRM,
        {"financien": 3, "werk-opleiding": 2, "justitie": Special.DECLINED, "huisvesting": 5},
        words={"financien": "Soms lukt het."},
        ready=True,
    )
    answer_as(
        qtbot,
        window,
        RaterRole.CONSULTANT,
        ZRM,
        {"financien": 2, "werk-opleiding": 4, "justitie": 5, "huisvesting": 5},
        ready=True,
    )
    rows = {row[0]: row[1:] for row in table_of(page)}
    assert rows["In woorden"] == ["Joyce", "Marloes", "Verschil nu"]
    assert rows["Financiën"] == ["Het lukt mij soms", "niet zelfredzaam", "anders"]
    assert rows["Huisvesting"] == ["Het lukt mij helemaal", "volledig zelfredzaam", "gelijk"]
    assert rows["Justitie"] == ["wil niet bespreken", "volledig zelfredzaam", ""]
    assert not there_is(page, QWidget, "web")
    assert there_is(page, QWidget, "difference_financien")
    assert there_is(page, QWidget, "difference_werk-opleiding")
    assert not there_is(page, QWidget, "difference_justitie")
    assert "punt" not in everything_told(page)
    words = find(find(page, QWidget, "difference_financien"), QLabel, "resident_says").text()
    assert words == "Het lukt mij soms. “Soms lukt het.”"


def test_that_the_consultant_scores_the_web_only_after_the_resident(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.joyce, "web-consulent")
    page = page_of(window, ConsultantWebPage)
    assert "Nog geen web. Joyce vult het zelf in" in page.view.empty.words.text()
    assert not there_is(page, QWidget, "answer_lichaam")
    answer_as(qtbot, window, RaterRole.RESIDENT, WEB, JOYCE, words={"lichaam": JOYCE_SAYS}, ready=True)
    page.focus_start()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_3)
    until(qtbot, window, lambda _dossier: stored(window, WEB, RaterRole.CONSULTANT, "lichaam").value == 3)
    told = everything_told(page)
    assert JOYCE_SAYS not in told and "(6, 5, 7" not in told
    assert [series.values for series in page.view.web.series] == [(3, None, None, None, None, None)]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert find(page, QLabel, "item_name").text() == "Mentaal welbevinden"


@pytest.mark.parametrize("size", [(1440, 900), (1366, 768), (1024, 640)])
@pytest.mark.parametrize("form", [WEB, ZRM])
def test_that_two_voices_fit_the_width_of_the_window(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault, size: tuple[int, int], form: str
) -> None:
    go(qtbot, window, prepared.joyce, f"twee-stemmen/{form}")
    if form == WEB:
        both_answer(qtbot, window)
    else:
        for rater, level in ((RaterRole.RESIDENT, 2), (RaterRole.CONSULTANT, 4)):
            answer_as(qtbot, window, rater, ZRM, {"financien": level, "instrumentele-adl": level}, ready=True)
    window.resize(*size)
    settle(qtbot, window)
    page = page_of(window, TwoVoicesPage)
    assert window.width() == size[0]
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.objectName() in ("table_voices", "card_web", "card_differences"):
            left = widget.mapTo(page, widget.rect().topLeft()).x()
            assert left >= 0 and left + widget.width() <= page.width()
