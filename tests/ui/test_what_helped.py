"""What helped: said on the page of closing, kept at once, and read in the register and with the offer (I07)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.catalogue import Offer
from intake_app.domain.catalogue_words import OfferKind
from intake_app.domain.effects import Effect
from intake_app.domain.planning import Step
from intake_app.domain.vocabulary import StepStatus
from intake_app.services import catalogue, editing, plans, step_offers, trajectories
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, page_of, until, write_in
from tests.ui.finders import find, there_is
from ui.dialogs.route import EndRouteDialog
from ui.main_window import MainWindow
from ui.pages.closing import ClosingPage
from ui.pages.offers import OffersPage
from ui.pages.what_helped import WhatHelpedPage
from ui.widgets.choices import SegmentedChoice
from ui.widgets.fields import TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.text import Text


@pytest.fixture
def offered(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> UUID:
    """Ria's plan with an offer that was begun and of which the places are known."""
    made: list[UUID] = []
    assert window.session is not None
    window.session.change(_with_offer(prepared.ria, made))
    qtbot.waitUntil(lambda: bool(made), timeout=PATIENCE)
    go(qtbot, window, prepared.ria, "afsluiten")
    return made[0]


def _with_offer(case_id: UUID, made: list[UUID]) -> Callable[[Desk], object]:
    def work(desk: Desk) -> None:
        goal = plans.add_goal(desk, plans.draft_plan(desk, case_id), "Ik wil weer eens naar zee.")
        step = plans.add_step(desk, goal, "Ik loop mee.")
        offer = catalogue.add_offer(desk, Offer(name="Wandelgroep Oost", kind=OfferKind.ACTIVITY, places=40))
        step_offers.take_offer(desk, step, offer.id)
        editing.edit(desk, Step, step.id, status=StepStatus.STARTED)
        made.append(offer.id)

    return work


def test_that_what_helped_is_said_by_hand_and_stands_in_the_register(
    window: MainWindow, offered: UUID, qtbot: QtBot
) -> None:
    page = page_of(window, ClosingPage)
    number = next(n for n in range(1, 9) if find(page, Text, f"text_effect_{n}").text() == "Wandelgroep Oost")
    choice = find(page, SegmentedChoice, f"field_effect_{number}")
    assert choice.accessibleName() == "Hielp “Wandelgroep Oost”?"
    choice.parts[0].setFocus()
    qtbot.keyClick(choice.parts[0], Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: dossier.instrument_effects)
    write_in(qtbot, window, f"field_effect_{number}_why", "Zij kent nu de buurt.")
    qtbot.keyClick(find(page, QWidget, f"field_effect_{number}_why"), Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.instrument_effects[0].why)
    assert dossier_of(window).instrument_effects[0].effect is Effect.CONTRIBUTED
    click(qtbot, window, "button_register")
    register = page_of(window, WhatHelpedPage)
    qtbot.waitUntil(lambda: there_is(register, Text, "helped_title"), timeout=PATIENCE)
    rows = [register.model.index(row, 0).data() for row in range(register.model.rowCount())]
    assert "Wandelgroep Oost" in rows
    register.table.setCurrentIndex(register.model.index(rows.index("Wandelgroep Oost"), 0))
    assert find(register, Text, "helped_counts").text().startswith("Bijgedragen: 1.")
    window.go(f"aanbod/{offered}")
    settle(qtbot, window)
    offers = page_of(window, OffersPage)
    qtbot.waitUntil(lambda: there_is(offers, Text, "offer_helped"), timeout=PATIENCE)
    assert "Bijgedragen: 1." in find(offers, Text, "offer_helped").text()
    assert "ruimte voor 100 mensen" in find(offers, Text, "offer_room").text()


def test_that_the_end_of_a_route_asks_for_a_day_only_when_it_leaves_somebody_alone(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.ria, "plan")
    assert window.session is not None
    found: list[object] = []

    def work(desk: Desk) -> None:
        goal = plans.add_goal(desk, plans.draft_plan(desk, prepared.ria), "Ik wil werken.")
        found.append(trajectories.start(desk, goal, "jij-bent-in-beeld", date(2026, 6, 1)))

    window.session.change(work)
    qtbot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    dialog = EndRouteDialog(found[0], window.session, window)  # type: ignore[arg-type]  # a Trajectory
    dialog.open()
    told: list[dict[str, object]] = []
    dialog.told.connect(told.append)
    day = next(row for row in dialog.findChildren(FormRow) if row.control.objectName() == "field_route_next_contact_on")
    assert not day.isVisible()
    find(dialog, QWidget, "field_route_outcome_words").setFocus()
    qtbot.keyClicks(find(dialog, QWidget, "field_route_outcome_words"), "gestopt")
    choice = find(dialog, SegmentedChoice, "field_route_effect")
    qtbot.mouseClick(choice.parts[1], Qt.MouseButton.LeftButton)
    assert day.isVisible()
    qtbot.mouseClick(find(dialog, QWidget, "button_end_route"), Qt.MouseButton.LeftButton)
    assert not told and "Spreek een dag af" in day.error.sentence
    qtbot.keyClicks(find(dialog, TextArea, "field_route_what_next"), "De kookgroep.")
    assert not day.isVisible()
    qtbot.mouseClick(find(dialog, QWidget, "button_end_route"), Qt.MouseButton.LeftButton)
    assert (told[0]["effect"], told[0]["next_contact_on"]) == (Effect.NOT, None)
