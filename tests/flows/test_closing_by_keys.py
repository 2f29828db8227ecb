"""Closing a dossier, coming back and handing over with the keyboard alone: every stop is reached with Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from intake_app.domain.follow_up_words import OutcomeKind
from intake_app.domain.vocabulary import CaseStatus
from tests.ui.conftest import PATIENCE, PreparedVault
from tests.ui.story_steps import Keys
from ui.main_window import MainWindow

MOST_STOPS = 120
"""Of a whole page, with the bar above it."""


class TabKeys(Keys):
    """Comes to a control by pressing Tab, however often that takes; with Shift where it lies before the cursor."""

    @override
    def stop(self, target: str | QWidget) -> QWidget:
        widget = self.hand.wait_for(target) if isinstance(target, str) else target
        wanted = widget.focusProxy() or widget
        self.hand.come_back()
        for _stop in range(MOST_STOPS):
            focused = QApplication.focusWidget()
            assert focused is not None and focused.isVisible(), "the cursor is nowhere"
            if focused is wanted or wanted.isAncestorOf(focused):
                return focused
            self.hand.tap(focused, Qt.Key.Key_Tab)
        pytest.fail(f"Tab does not come to {widget.objectName()}")

    def stands_on(self) -> str:
        """What has the cursor, by name; it must be in sight."""
        focused = QApplication.focusWidget()
        assert focused is not None and focused.isVisible() and not focused.visibleRegion().isEmpty()
        return focused.objectName()


@pytest.fixture
def keys(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> TabKeys:
    session = window.session
    assert session is not None
    session.open_dossier(prepared.joyce)
    qtbot.waitUntil(lambda: session.dossier is not None, timeout=PATIENCE)
    return TabKeys(window)


def test_that_a_dossier_is_closed_and_comes_back_by_tab_and_space(keys: TabKeys) -> None:
    keys.go("afsluiten")
    assert keys.stands_on() == "field_reason"
    keys.hand.write("Joyce werkt nu drie dagen.")
    keys.write("field_destination", "Buurthuis De Linde")
    keys.pick("field_outcome", OutcomeKind.VOLUNTEERING)
    keys.write("field_kept_by", "Anita belt elke week.")
    keys.stop("field_aftercare_asked")
    keys.hand.tap(QApplication.focusWidget() or keys.window, "n")
    keys.press("field_no_contact_wanted")
    keys.press("button_close")
    keys.until(lambda dossier: dossier.case.status is CaseStatus.CLOSED, "the closed dossier")
    (ended,) = keys.dossier.closings
    assert (ended.reason, ended.destination) == ("Joyce werkt nu drie dagen.", "Buurthuis De Linde")
    assert ended.outcome is OutcomeKind.VOLUNTEERING and ended.no_contact_wanted and not ended.aftercare

    assert keys.stands_on() == "button_reopen", "what follows on closing is to come back"
    keys.press("button_reopen")
    keys.hand.wait_for("page_terugkomen")
    keys.hand.settle()
    assert keys.stands_on() == "field_changed_0"
    keys.hand.write("Ik woon nu bij mijn zus.")
    keys.press("button_go_on")
    keys.hand.wait_for("page_opvolging")
    keys.until(lambda dossier: dossier.case.status is not CaseStatus.CLOSED, "the dossier that is open again")
    assert keys.stands_on()
    assert [one.now for one in keys.dossier.short_intakes[0].changed if one.now] == ["Ik woon nu bij mijn zus."]


def test_that_closing_too_early_leads_to_what_is_missing(keys: TabKeys) -> None:
    """Escape on the way loses nothing that was typed."""
    keys.go("afsluiten")
    keys.hand.write("Op eigen verzoek.")
    keys.hand.key(Qt.Key.Key_Escape)
    assert keys.window.page is not None and keys.window.page.page_id == "afsluiten"
    keys.press("button_close")
    keys.press("button_jump")
    assert keys.stands_on() == "field_destination"
    assert keys.dossier.case.status is not CaseStatus.CLOSED
    keys.write("field_destination", "Onbekend")
    assert keys.hand.find(QWidget, "field_reason").text() == "Op eigen verzoek."  # type: ignore[attr-defined]


def test_that_the_lines_go_to_a_colleague_by_tab_and_space(keys: TabKeys) -> None:
    """Refused without a name, with a sentence; what was typed by then still stands there."""
    keys.go("mensen/overdragen")
    assert keys.stands_on()
    keys.write("field_director_reason", "Ander werk.")
    keys.press("button_hand_over_direction")
    assert keys.stands_on() == "field_director_to", "the field that is missing"
    keys.hand.write("Bo Voorbeeld")
    keys.press("button_hand_over_direction")
    keys.until(lambda dossier: len(dossier.director_changes) == 1, "another director")
    assert keys.dossier.director_changes[0].reason == "Ander werk."
    assert keys.hand.find(QLabel, "text_director").text() == "Bo Voorbeeld"
    assert keys.stands_on()
