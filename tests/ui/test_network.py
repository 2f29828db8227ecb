"""People and organisations through the window: a household of two adults, and one case conference (F01 to F07)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.network_words import (
    ConsentPurpose,
    DecisionKind,
    HouseholdRelation,
    PlanSubject,
    ReferralStatus,
    ShareLevel,
)
from intake_app.services import plans, print_kinds, signing
from tests.ui.conftest import PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, focused, page_of, until, write_in
from tests.ui.finders import find, there_is
from ui import undoing
from ui.main_window import MainWindow
from ui.pages.network import NetworkPage, part_titles
from ui.pages.plan import PlanPage
from ui.pages.print_preview import PrintPreviewPage
from ui.widgets.banner import Banner
from ui.widgets.choices import SegmentedChoice
from ui.widgets.fields import DropDown


def enter(qtbot: QtBot, window: MainWindow, name: str, words: str) -> None:
    """Type in a field and leave it."""
    write_in(qtbot, window, name, words)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    settle(qtbot, window)


def choose(qtbot: QtBot, window: MainWindow, name: str, value: object) -> None:
    """Choose from a list, as a person's choice tells it."""
    drop_down = find(window, DropDown, name)
    drop_down.set_value(value)
    drop_down.value_changed.emit(value)
    settle(qtbot, window)


def words_of(window: MainWindow, name: str) -> str:
    return find(window, QLabel, name).text()


def test_that_two_adults_have_one_plan_and_a_dossier_each(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.henk, "dossier")
    click(qtbot, window, "button_network")
    page_of(window, NetworkPage)
    click(qtbot, window, "button_add_member")
    until(qtbot, window, lambda dossier: len(dossier.household_members) == 1)
    assert focused().objectName() == "field_member_1_name"
    enter(qtbot, window, "field_member_1_name", "Ria van den Bosch")
    choose(qtbot, window, "field_member_1_relation", HouseholdRelation.PARTNER)
    enter(qtbot, window, "field_member_1_birth_year", "1970")
    click(qtbot, window, "field_member_1_takes_part")
    until(qtbot, window, lambda dossier: dossier.household_members[0].takes_part)
    enter(qtbot, window, "field_member_1_number", "2026-0002")
    click(qtbot, window, "button_link_member_1")
    until(qtbot, window, lambda dossier: dossier.household_members[0].own_case_id == prepared.ria)

    window.session.change(lambda desk: plans.draft_plan(desk, prepared.henk))  # type: ignore[union-attr]  # it is open
    settle(qtbot, window)
    subject = find(window, SegmentedChoice, "field_subject")
    subject.parts[1].click()
    until(
        qtbot,
        window,
        lambda dossier: dossier.current_plan is not None and dossier.current_plan.subject is PlanSubject.HOUSEHOLD,
    )
    dossier = dossier_of(window)
    assert dossier.current_plan is not None
    names = [one.name for one in signing.signers(dossier, dossier.current_plan)]
    assert names == ["Henk Verbrugge", "Marloes Dekker", "Ria van den Bosch"]

    click(qtbot, window, "button_go_member_1")
    qtbot.waitUntil(lambda: window.session is not None and window.session.case_id == prepared.ria)
    settle(qtbot, window)
    window.go("plan")
    settle(qtbot, window)
    page_of(window, PlanPage)
    band = find(window, Banner, "band_plan")
    assert "huishoudplan" in band.text and "telt ook hier" in band.text
    assert not there_is(window, QAbstractButton, "button_write")
    band.buttons[-1].click()
    qtbot.waitUntil(lambda: window.session is not None and window.session.case_id == prepared.henk)


def test_that_a_refusal_stands_in_the_record_and_what_was_stored_comes_back(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.joyce, "mensen/verwijzen")
    click(qtbot, window, "button_add_referral")
    until(qtbot, window, lambda dossier: len(dossier.referrals) == 1)
    enter(qtbot, window, "field_referral_1_to_organisation", "De Haard")
    choose(qtbot, window, "field_referral_1_area", "wonen")
    choose(qtbot, window, "field_referral_1_status", ReferralStatus.TAKEN)
    shown = [one.text() for one in window.findChildren(QLabel, "error") if one.isVisible()]
    assert any("wie het heeft opgepakt" in one for one in shown)
    assert find(window, DropDown, "field_referral_1_status").value() is ReferralStatus.SENT
    enter(qtbot, window, "field_referral_1_holder", "Ans Visser")
    enter(qtbot, window, "field_referral_1_next_check_on", "20-10-2026")
    choose(qtbot, window, "field_referral_1_status", ReferralStatus.TAKEN)
    until(qtbot, window, lambda dossier: dossier.referrals[0].placed)
    assert not [one.text() for one in window.findChildren(QLabel, "error") if one.isVisible()]
    assert words_of(window, "text_referral_1_summary") == "opgepakt"


def test_that_a_conference_goes_from_consent_to_the_plan_and_to_paper(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.joyce, "mensen/partijen")
    click(qtbot, window, "button_add_party")
    until(qtbot, window, lambda dossier: len(dossier.involved_parties) == 1)
    enter(qtbot, window, "field_party_1_organisation", "Schuldhulp")
    enter(qtbot, window, "field_party_1_person", "Bo de Wit")
    click(qtbot, window, "field_party_1_areas:geld")
    until(qtbot, window, lambda dossier: dossier.involved_parties[0].areas == ("geld",))
    table = find(window, QTableWidget, "table_help_map")
    assert [table.item(0, column).text() for column in range(3)] == ["Geld en schulden", "helpt", ""]
    assert table.item(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Geld en schulden, Schuldhulp: helpt"

    window.go("mensen/toestemming")
    settle(qtbot, window)
    click(qtbot, window, "button_ask_1")
    until(qtbot, window, lambda dossier: len(dossier.consents) == 1)
    assert find(window, DropDown, "field_consent_1_level").value() is None  # nothing is chosen beforehand
    choose(qtbot, window, "field_consent_1_purpose", ConsentPurpose.CONFERENCE)
    choose(qtbot, window, "field_consent_1_level", ShareLevel.SUMMARY)
    until(qtbot, window, lambda dossier: dossier.consents[0].given_on == date(2026, 9, 15))

    window.go("mensen/overleg")
    settle(qtbot, window)
    click(qtbot, window, "button_add_conference")
    until(qtbot, window, lambda dossier: len(dossier.conference_participants) == 2)
    enter(qtbot, window, "field_conference_1_question", "Hoe houdt Joyce overzicht?")
    click(qtbot, window, "button_add_conference_1_decision")
    until(qtbot, window, lambda dossier: len(dossier.conference_decisions) == 1)
    enter(qtbot, window, "field_conference_1_decision_1_what", "De post samen openen")
    enter(qtbot, window, "field_conference_1_decision_1_owner", "Bo de Wit")
    assert find(window, DropDown, "field_conference_1_decision_1_kind").value() is DecisionKind.AGREEMENT
    click(qtbot, window, "button_into_plan_conference_1")
    until(qtbot, window, lambda dossier: [one.what for one in dossier.agreements] == ["De post samen openen"])
    assert words_of(window, "text_conference_1_in_plan") == "Alle besluiten staan in het plan."
    assert not there_is(window, QAbstractButton, "button_into_plan_conference_1")
    assert window.session is not None
    undoing.undo(window.session)
    until(qtbot, window, lambda dossier: not dossier.agreements)
    assert words_of(window, "text_conference_1_in_plan") == "1 besluit staat nog niet in het plan."
    click(qtbot, window, "button_print_anonymous_conference_1")
    page_of(window, PrintPreviewPage)


def test_that_every_part_opens_by_keyboard_and_a_route_stands_in_it(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.joyce, "mensen")
    page = page_of(window, NetworkPage)
    for part, _words in part_titles()[1:]:
        QTest.keyClick(focused(), Qt.Key.Key_Right)
        settle(qtbot, window)
        assert page.argument == part
    window.go("mensen#toestemming")  # as the guide of the plan gives it
    settle(qtbot, window)
    assert page.argument == "toestemming"
    qtbot.waitUntil(lambda: focused().objectName() == "button_add_consent")
    assert page.print_route() == "afdruk/toestemming"


def test_that_direction_is_handed_over_from_the_plan_and_the_past_stays(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.joyce, "mensen/overdragen")
    assert words_of(window, "text_director") == "Marloes Dekker"
    click(qtbot, window, "button_hand_over_direction")
    assert any(one.isVisible() and one.text() for one in window.findChildren(QLabel, "error"))
    enter(qtbot, window, "field_director_to", "Bo Voorbeeld")
    enter(qtbot, window, "field_director_reason", "Ander werk")
    click(qtbot, window, "button_hand_over_direction")
    until(qtbot, window, lambda dossier: len(dossier.director_changes) == 1)
    card = find(window, QWidget, "card_director")
    assert any("Marloes Dekker, tot 15 september 2026" in one.text() for one in card.findChildren(QLabel))


def test_that_a_paper_of_which_there_is_nothing_says_what_to_do(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    said = {
        "toestemming": "Schrijf eerst op wie",
        "casusblad": "Schrijf er eerst een op",
        "overdracht": "Begin er eerst een",
        "eigen-blad": "druk het plan af",
    }
    assert said.keys() <= {one.id for one in print_kinds.kinds()}
    for kind, words in said.items():
        go(qtbot, window, prepared.joyce, f"afdruk/{kind}")
        assert words in " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())
