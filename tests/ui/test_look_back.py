"""Looking back in the window, with keys alone; and the pages around it: time-out, coming back, closing."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from intake_app.clock import Clock
from intake_app.domain.follow_up_words import OutcomeKind, Presence, ReviewResult, WhatNow
from intake_app.domain.vocabulary import CaseStatus, StepStatus
from intake_app.services import editing, plans, prints, reviews, rules, signing
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, focused, page_of, stands_in, until, write_in
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import ask, pdf_text
from tests.ui.test_follow_up import _sign_a_plan
from ui.main_window import MainWindow
from ui.pages.caseload import CaseloadPage
from ui.pages.closing import ClosingPage
from ui.pages.look_back import LookBackPage
from ui.widgets.banner import Banner
from ui.widgets.choices import SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown
from ui.widgets.text import Text

LATER = date(2027, 3, 16)


@pytest.fixture
def signed(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> UUID:
    """Ria's plan was signed half a year ago."""
    ask(qtbot, window, _sign_a_plan(prepared.ria))
    ask(qtbot, window, _half_a_year_later)
    return prepared.ria


def _half_a_year_later(desk: Desk) -> None:
    desk.clock = Clock(LATER)


@pytest.fixture
def page(window: MainWindow, signed: UUID, qtbot: QtBot) -> LookBackPage:
    """A look-back that was begun today."""
    go(qtbot, window, signed, "terugkijken")
    click(qtbot, window, "button_begin")
    until(qtbot, window, lambda dossier: dossier.open_review)
    return page_of(window, LookBackPage)


def _band(page: QWidget, name: str = "band_missing") -> str:
    return page.findChild(Banner, name).text


def _press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(focused(), key)
    settle(qtbot, window)


def test_that_looking_back_waits_for_signatures(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> None:
    go(qtbot, window, prepared.joyce, "terugkijken")
    page = page_of(window, LookBackPage)
    assert there_is(page, QWidget, "button_sign")
    assert not there_is(page, QWidget, "button_finish")


def test_that_the_cursor_goes_on_where_a_look_back_begins(window: MainWindow, signed: UUID, qtbot: QtBot) -> None:
    go(qtbot, window, signed, "terugkijken")
    begin = focused()
    assert begin.objectName() == "button_begin"
    _press(qtbot, window, Qt.Key.Key_Space)
    page = page_of(window, LookBackPage)
    assert not begin.isVisible() and page.line.isAncestorOf(focused()) and window.isActiveWindow()


def test_that_a_look_back_is_done_with_keys_and_says_what_is_missing(
    page: LookBackPage, window: MainWindow, qtbot: QtBot
) -> None:
    step = dossier_of(window).steps[0]
    find(page, QWidget, "button_finish").setFocus()
    _press(qtbot, window, Qt.Key.Key_Space)
    assert _band(page) == "Hoe ging dit: “Ik zoek op hoe laat de bus gaat.”?"
    _press(qtbot, window, Qt.Key.Key_Space)
    choice = find(page, SegmentedChoice, f"field_result_{step.id}")
    assert stands_in(choice)
    _press(qtbot, window, Qt.Key.Key_N)
    until(qtbot, window, lambda dossier: dossier.steps[0].status is StepStatus.NOT_YET)
    why = find(page, QWidget, f"field_why_{step.id}")
    assert why.placeholderText() == "Waarom ging het zo?"  # type: ignore[attr-defined]  # a LineField
    assert page.next_missing()
    assert focused() is why
    qtbot.keyClicks(why, "De bus rijdt niet meer.")
    _press(qtbot, window, Qt.Key.Key_Return)
    qtbot.keyClick(why, Qt.Key.Key_Tab)
    now = find(page, DropDown, f"field_what_now_{step.id}")
    assert focused() is now
    while now.value() is not WhatNow.OTHER_STEP:
        qtbot.keyClick(now, Qt.Key.Key_Down)
    settle(qtbot, window)
    for name, words in (
        ("answer_feiten", "Ik durfde nog niet."),
        ("answer_besluit", "Ik vraag mijn zus."),
        ("field_answer_consultant", "Wij zochten samen."),
    ):
        assert page.next_missing()
        assert focused().objectName() == name
        qtbot.keyClicks(focused(), words)
        page.leave()
        settle(qtbot, window)
    assert page.next_missing()
    assert focused() is find(page, DateField, "field_next_review_on")
    find(page, QWidget, "button_preset_2").setFocus()
    _press(qtbot, window, Qt.Key.Key_Space)
    assert not page.next_missing()
    find(page, QWidget, "button_finish").setFocus()
    _press(qtbot, window, Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: dossier.closed_reviews)
    review = dossier_of(window).closed_reviews[0]
    assert review.next_review_on == date(2027, 9, 16)
    item = dossier_of(window).review_items_of(review)[step.id]
    assert (item.result, item.what_now) == (ReviewResult.NOT_YET, WhatNow.OTHER_STEP)
    assert not find(page, QWidget, "field_answer_consultant").isEnabled()


def test_that_a_whole_story_ends_in_a_second_signed_version_with_its_differences_on_paper(
    window: MainWindow, signed: UUID, qtbot: QtBot
) -> None:
    ask(qtbot, window, lambda desk: _closed_look_back(desk, signed))
    go(qtbot, window, signed, "terugkijken")
    click(qtbot, window, "button_next_version")
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "plan", timeout=PATIENCE)
    settle(qtbot, window)
    plan = dossier_of(window).current_plan
    assert plan is not None and plan.version == 2
    step = dossier_of(window).steps_of_plan(plan)[0]
    ask(qtbot, window, lambda desk: editing.edit(desk, type(step), step.id, what="Mijn zus gaat mee met de bus."))
    look_back = pdf_text(ask(qtbot, window, lambda desk: prints.preview(desk, signed, "terugblik")))
    assert "Nog niet gelukt" in look_back
    assert "Ik vraag mijn zus." in look_back
    ask(qtbot, window, lambda desk: _sign_again(desk, signed))
    paper = pdf_text(ask(qtbot, window, lambda desk: prints.preview(desk, signed, "plan")))
    assert "Wat is er veranderd sinds u tekende (versie 1)" in paper
    assert "Op 16 maart 2027 keken we samen terug." in paper
    assert "is nu: “Mijn zus gaat mee met de bus.”" in paper
    assert "Versie 2" in paper


def _closed_look_back(desk: Desk, case_id: UUID) -> None:
    review = reviews.start(desk, case_id)
    step = desk.dossier(case_id).steps[0]
    reviews.set_item(desk, review.id, step, result=ReviewResult.NOT_YET, why="Geen bus.", what_now=WhatNow.OTHER_STEP)
    reviews.answer(desk, review.id, "feiten", "Ik durfde nog niet.")
    reviews.answer(desk, review.id, "besluit", "Ik vraag mijn zus.")
    editing.edit(
        desk, type(review), review.id, answer_consultant="Wij zochten samen.", next_review_on=date(2027, 9, 14)
    )
    reviews.close(desk, review.id)


def _sign_again(desk: Desk, case_id: UUID) -> None:
    from intake_app.domain.vocabulary import SignatureMethod

    plans.finalise(desk, case_id)
    dossier = desk.dossier(case_id)
    assert dossier.current_plan is not None
    for signer in signing.signers(dossier, dossier.current_plan):
        signing.sign(desk, case_id, signer.name, signer.role, SignatureMethod.INK_SEEN)
    signing.fix_plan(desk, case_id)


def test_that_more_than_a_year_is_warned_about(page: LookBackPage, window: MainWindow, qtbot: QtBot) -> None:
    write_in(qtbot, window, "field_next_review_on", "17-3-2028")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.open_review and dossier.open_review.next_review_on)
    assert there_is(page, QLabel, "far")
    click(qtbot, window, "button_preset_3")
    until(qtbot, window, lambda dossier: dossier.open_review.next_review_on == date(2028, 3, 16))
    assert not there_is(page, QLabel, "far")


def test_that_a_time_out_is_refused_in_one_sentence_then_begins_and_ends(
    window: MainWindow, signed: UUID, qtbot: QtBot
) -> None:
    go(qtbot, window, signed, "opvolging")
    click(qtbot, window, "button_pause")
    assert focused().objectName() == "field_pause_reason"
    qtbot.keyClicks(focused(), "Opname")
    write_in(qtbot, window, "field_pause_resume", "1-6-2027")
    write_in(qtbot, window, "field_pause_contact", "20-4-2027")
    click(qtbot, window, "button_pause")
    until(qtbot, window, lambda dossier: dossier.case.status is CaseStatus.TIME_OUT)
    click(qtbot, window, "button_come_back")
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "terugkomen", timeout=PATIENCE)
    settle(qtbot, window)
    assert window.page is not None and not there_is(window.page, Text, "text_new_intake")
    ask(qtbot, window, lambda desk: rules.set_own(desk, "new_intake_needed", True))
    window.page.show_dossier(dossier_of(window))
    assert "hele intake" in find(window.page, Text, "text_new_intake").text(), "where the rules ask for one"
    write_in(qtbot, window, "field_changed_0", "Ik ben weer thuis.")
    click(qtbot, window, "button_go_on")
    until(qtbot, window, lambda dossier: dossier.case.status is CaseStatus.PLAN_ACTIVE)
    assert dossier_of(window).short_intakes[0].changed[0].now == "Ik ben weer thuis."


def test_that_closing_names_what_is_missing_and_a_closed_dossier_comes_back(
    window: MainWindow, signed: UUID, qtbot: QtBot
) -> None:
    go(qtbot, window, signed, "afsluiten")
    page = page_of(window, ClosingPage)
    click(qtbot, window, "button_close")
    assert _band(page, "band_closing") == "Schrijf op waarom dit dossier dichtgaat."
    click(qtbot, window, "button_jump")
    assert focused().objectName() == "field_reason"
    qtbot.keyClicks(focused(), "Werk gevonden.")
    write_in(qtbot, window, "field_destination", "De keuken van De Linde")
    outcome = find(page, DropDown, "field_outcome")
    outcome.setFocus()
    while outcome.value() is not OutcomeKind.PAID_WORK:
        qtbot.keyClick(outcome, Qt.Key.Key_Down)
    write_in(qtbot, window, "field_next_contact_on", "16-9-2027")
    click(qtbot, window, "button_close")
    until(qtbot, window, lambda dossier: dossier.case.status is CaseStatus.CLOSED)
    assert _band(page, "band_closing").startswith("Er was een plan")
    click(qtbot, window, "button_reopen")
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "terugkomen", timeout=PATIENCE)
    settle(qtbot, window)
    click(qtbot, window, "button_go_on")
    until(qtbot, window, lambda dossier: dossier.case.status is CaseStatus.IN_CONVERSATION)


def test_that_contact_aftercare_and_attendance_are_written_down(window: MainWindow, signed: UUID, qtbot: QtBot) -> None:
    go(qtbot, window, signed, "opvolging")
    before = len(dossier_of(window).contacts)
    write_in(qtbot, window, "field_contact_minutes", "half")
    write_in(qtbot, window, "field_contact_note", "Gebeld.")
    click(qtbot, window, "button_add_contact")
    assert len(dossier_of(window).contacts) == before
    write_in(qtbot, window, "field_contact_minutes", "30")
    click(qtbot, window, "button_add_contact")
    until(qtbot, window, lambda dossier: len(dossier.contacts) == before + 1)
    newest = max(dossier_of(window).contacts, key=lambda one: one.contact_on)
    assert (newest.minutes, newest.answered) == (30, True)
    assert "nog 51,5 van 52" in find(window, QLabel, "contact_state").text()
    write_in(qtbot, window, "field_aftercare_place", "De Linde")
    click(qtbot, window, "button_aftercare")
    until(qtbot, window, lambda dossier: len(dossier.aftercare_moments) == 6)
    presence = find(window, SegmentedChoice, "field_presence")
    qtbot.mouseClick(presence.parts[1], Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: dossier.attendance)
    assert dossier_of(window).attendance[0].presence is Presence.EXCUSED


def test_that_the_caseload_lists_who_asks_for_attention(window: MainWindow, signed: UUID, qtbot: QtBot) -> None:
    window.go("caseload")
    settle(qtbot, window)
    page = page_of(window, CaseloadPage)
    filters = find(page, SegmentedChoice, "field_filter")
    qtbot.mouseClick(filters.parts[3], Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    model = page._list.model
    assert [model.record(row).name for row in range(model.rowCount())] == ["Ria van den Bosch"]
    heard = model.index(0, model.NEXT_STEP).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.endswith("Jij · Terugkijken op het plan")
    assert QApplication.focusWidget() is not None
