"""Fitting places, who fits at a place, the own files, and a placement: by keyboard, in the real window."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.candidacies import CandidateStatus, OwnAnswer
from intake_app.domain.catalogue import Place
from intake_app.domain.catalogue_words import PayKind, VacancySource
from intake_app.domain.matching_words import Consent, Standing
from intake_app.domain.people import Person
from intake_app.domain.placements import PlacementStatus
from intake_app.domain.portfolio_choices import PreferenceKind, PreferenceWeight
from intake_app.domain.portfolio_parts import Competence, Preference, WorkLimits
from intake_app.services import candidacies, editing, matching, placements, places
from intake_app.services.desk import Desk
from tests.ui.conftest import PreparedVault, WindowMaker, go, settle, unlock
from tests.ui.dossier_steps import dossier_of, focused, until, write_in
from tests.ui.finders import find, there_is
from ui.main_window import MainWindow
from ui.pages.fitting_places import FittingPlacesPage
from ui.pages.own_files import OwnFilesPage
from ui.pages.placement import PlacementPage
from ui.pages.resident_matches import REST_AFTER
from ui.pages.who_fits import WhoFitsPage
from ui.widgets.choices import SegmentedChoice
from ui.widgets.fields import DropDown

SEWING, SHOP, CALLS = UUID(int=101), UUID(int=102), UUID(int=103)


@pytest.fixture
def vault_with_places(desk: Desk, prepared: PreparedVault) -> None:
    """Three places; Joyce can sew and wants that, Henk only can."""
    for made in (
        Place(
            id=SEWING,
            title="Naaiatelier in de wijk",
            organisation="Atelier Draad",
            tasks=("kleding herstellen", "gordijnen zomen"),
            description="Kleine rustige groep, eigen tempo.",
            minutes_least=480,
            minutes_most=960,
            town="Rijnveen",
            pay_kind=PayKind.VOLUNTEER_ALLOWANCE,
        ),
        Place(
            id=SHOP, title="Kringloopwinkel", organisation="Rond", tasks=("klanten helpen", "kassa"), town="Rijnveen"
        ),
        Place(id=CALLS, title="Callcenter", organisation="Bel BV", tasks=("telefonische verkoop",), town="Rijnveen"),
    ):
        places.add_place(desk, made)
    joyce, henk = prepared.joyce, prepared.henk
    editing.add(
        desk,
        Competence(case_id=joyce, title="goed naaien"),
        Preference(case_id=joyce, kind=PreferenceKind.TASK, what="naaien", weight=PreferenceWeight.MUST),
        Preference(case_id=joyce, kind=PreferenceKind.SURROUNDINGS, what="rustige plek"),
        WorkLimits(case_id=joyce, hours_min=4, hours_max=12, travel_km=10),
    )
    editing.add(desk, Competence(case_id=henk, title="kleding repareren"))
    person = desk.dossier(henk).person
    editing.edit(desk, Person, person.id, town="Rijnveen")
    assert replace(person).town == ""


@pytest.fixture
def filled(desk: Desk, vault_with_places: None, open_window: WindowMaker, qtbot: QtBot) -> MainWindow:
    """The window on that vault."""
    path = desk.vault.path
    desk.close()
    window = open_window(path)
    unlock(qtbot, window)
    return window


def texts(widget: QWidget) -> str:
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def fitting(filled: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> FittingPlacesPage:
    go(qtbot, filled, prepared.joyce, "passende-plekken")
    settle(qtbot, filled)
    assert isinstance(filled.page, FittingPlacesPage)
    return filled.page


def test_that_every_place_shows_with_why_and_what_to_arrange(
    filled: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    page = fitting(filled, prepared, qtbot)
    assert page.list.ids == (SEWING, CALLS, SHOP)
    said = texts(find(page, QWidget, "card_match"))
    assert "De wens “naaien” past bij “Naaiatelier in de wijk”." in said
    assert "Vraag welke dagen de inwoner passen." in said
    assert "%" not in said
    qtbot.keyClick(find(page, QPushButton, f"match_{CALLS}"), Qt.Key.Key_Return)
    settle(qtbot, filled)
    assert "De wens is “naaien”; dit is ander werk: “Callcenter”." in texts(find(page, QWidget, "card_match"))


def test_that_a_place_goes_from_found_to_proposed_by_keyboard(
    filled: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    page = fitting(filled, prepared, qtbot)
    consent = find(page, SegmentedChoice, "field_consent")
    consent.parts[0].setFocus()
    qtbot.keyClick(consent.parts[0], Qt.Key.Key_J)
    until(qtbot, filled, lambda dossier: [one.consent for one in dossier.matching_consents] == [Consent.YES])
    qtbot.keyClick(find(page, QPushButton, "button_begin"), Qt.Key.Key_Return)
    until(qtbot, filled, lambda dossier: len(dossier.candidacies) == 1)
    status = find(page, DropDown, "field_candidate_status")
    status.setFocus()
    status.setCurrentIndex(list(CandidateStatus).index(CandidateStatus.PROPOSED))
    status.value_changed.emit(CandidateStatus.PROPOSED)
    settle(qtbot, filled)
    assert "Vraag het eerst aan de inwoner" in texts(find(page, QWidget, "band_candidacy"))
    answer = find(page, SegmentedChoice, "field_own_answer")
    answer.parts[0].setFocus()
    qtbot.keyClick(answer.parts[0], Qt.Key.Key_J)
    until(qtbot, filled, lambda dossier: dossier.candidacies[0].answer is OwnAnswer.YES)
    status.value_changed.emit(CandidateStatus.PROPOSED)
    until(qtbot, filled, lambda dossier: len(dossier.candidacy_steps) == 2)
    dossier = dossier_of(filled)
    assert candidacies.standing(dossier, dossier.candidacies[0]) is CandidateStatus.PROPOSED
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, filled, lambda now: len(now.candidacy_steps) == 1)


def test_that_a_no_is_kept_with_what_it_taught_and_helps_on(
    filled: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    page = fitting(filled, prepared, qtbot)
    qtbot.keyClick(find(page, QPushButton, "button_begin"), Qt.Key.Key_Return)
    until(qtbot, filled, lambda dossier: len(dossier.candidacies) == 1)
    find(page, DropDown, "field_candidate_status").value_changed.emit(CandidateStatus.NOT_GONE_AHEAD)
    write_in(qtbot, filled, "field_why", "De groep zat vol.")
    write_in(qtbot, filled, "field_learned", "Ik wil liever in de middag.")
    qtbot.keyClick(find(page, QPushButton, "button_not_ahead"), Qt.Key.Key_Return)
    until(qtbot, filled, lambda dossier: len(dossier.candidacy_steps) == 2)
    said = texts(find(page, QWidget, "card_candidacy"))
    assert "Ik wil liever in de middag." in said
    assert "Een nee van een plek is geen nee tegen een mens." in said


def test_that_a_place_found_by_the_resident_comes_in_with_a_title_alone(
    filled: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    page = fitting(filled, prepared, qtbot)
    qtbot.keyClick(find(page, QPushButton, "button_found"), Qt.Key.Key_Return)
    qtbot.keyClick(find(page, QPushButton, "button_bring"), Qt.Key.Key_Return)
    settle(qtbot, filled)
    assert dossier_of(filled).candidacies == ()
    write_in(qtbot, filled, "field_found_title", "Naailes bij de buren")
    qtbot.keyClick(find(page, QPushButton, "button_bring"), Qt.Key.Key_Return)
    until(qtbot, filled, lambda dossier: len(dossier.candidacies) == 1)
    settle(qtbot, filled)
    made = dossier_of(filled).candidacies[0]
    assert (made.source, made.answer) == (VacancySource.SELF_FOUND, OwnAnswer.YES)
    assert made.place_id in page.list.ids
    assert "Naailes bij de buren" in texts(find(page, QWidget, "card_place"))


def test_that_a_place_leads_to_who_might_fit_and_from_there_to_the_dossier(
    filled: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    assert filled.go(f"plekken/{SEWING}")
    settle(qtbot, filled)
    assert filled.page is not None
    qtbot.keyClick(find(filled.page, QPushButton, "button_who_fits"), Qt.Key.Key_Return)
    settle(qtbot, filled)
    page = filled.page
    assert isinstance(page, WhoFitsPage)
    qtbot.waitUntil(lambda: bool(page.list.ids), timeout=15_000)
    assert page.found is not None
    assert {one.case_id: one.match.standing for one in page.found.shown} == {
        prepared.joyce: Standing.WANTED,
        prepared.henk: Standing.ABLE,
        prepared.ria: Standing.TO_DISCUSS,
    }
    assert "Niemand staat boven een ander" in texts(page)
    qtbot.keyClick(find(page, QPushButton, "button_open_dossier"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(filled.page, FittingPlacesPage), timeout=15_000)
    settle(qtbot, filled)
    assert dossier_of(filled).case.id == prepared.joyce


def test_that_the_own_files_answer_while_somebody_types(
    filled: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    assert filled.go("eigen-bestand")
    page = filled.page
    assert isinstance(page, OwnFilesPage)
    qtbot.waitUntil(lambda: len(page.list.ids) == 3, timeout=15_000)
    assert page.list.ids[0] != prepared.ria  # never spoken comes before spoken six weeks ago
    write_in(qtbot, filled, "field_work", "naaister")
    qtbot.waitUntil(lambda: page.found is not None and page.found.opening.title == "naaister", timeout=15_000)
    assert page.found is not None
    assert page.found.counts[Standing.WANTED] == 1
    write_in(qtbot, filled, "field_hours", "24")
    qtbot.waitUntil(lambda: page.found is not None and page.found.counts[Standing.NOT_NOW] == 1, timeout=15_000)
    qtbot.keyClick(find(page, QPushButton, "button_clear"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.found is not None and page.found.counts[Standing.TO_DISCUSS] == 3, timeout=15_000)
    assert filled.go("caseload")
    (resting,) = (one for one in page.session.findChildren(QTimer) if one.isActive() and one.interval() == REST_AFTER)
    resting.timeout.emit()
    settle(qtbot, filled)
    kept: list[int] = []
    page.session.run(lambda desk: len(matching.room(desk).residents), kept.append)
    settle(qtbot, filled)
    assert kept == [0], "nobody asks any more"


def test_that_a_placement_asks_for_the_own_yes_and_builds_up_hours(
    filled: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    page = fitting(filled, prepared, qtbot)
    qtbot.keyClick(find(page, QPushButton, "button_begin"), Qt.Key.Key_Return)
    until(qtbot, filled, lambda dossier: len(dossier.candidacies) == 1)
    qtbot.keyClick(find(page, QPushButton, "button_placement"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(filled.page, PlacementPage), timeout=15_000)
    settle(qtbot, filled)
    record = filled.page
    assert isinstance(record, PlacementPage)
    find(record, DropDown, "field_placement_status").value_changed.emit(PlacementStatus.RUNNING)
    settle(qtbot, filled)
    assert dossier_of(filled).placements[0].status is PlacementStatus.PREPARING
    assert "eigen ja van de inwoner" in texts(find(record, QWidget, "band_placement"))
    write_in(qtbot, filled, "field_placement_yes_on", "15-9-2026")
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    until(qtbot, filled, lambda dossier: dossier.placements[0].yes_on is not None)
    find(record, DropDown, "field_placement_status").value_changed.emit(PlacementStatus.RUNNING)
    until(qtbot, filled, lambda dossier: dossier.placements[0].status is PlacementStatus.RUNNING)
    write_in(qtbot, filled, "field_hours_from", "1-10-2026")
    write_in(qtbot, filled, "field_hours_planned", "8")
    qtbot.keyClick(find(record, QPushButton, "button_add_hours"), Qt.Key.Key_Return)
    until(qtbot, filled, lambda dossier: len(dossier.placements[0].hours) == 1)
    assert "Vanaf 1 oktober 2026: 8 uur per week" in texts(find(record, QWidget, "card_hours"))
    left = dossier_of(filled)
    assert len(placements.points(left, record.session.forms, left.placements[0], record.session.today())) >= 4
    assert there_is(record, QPushButton, "point_0")
