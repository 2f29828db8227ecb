"""Fields switched off in the settings: not asked and not shown, named where something stands, and back unhurt."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.household import HouseholdMember
from intake_app.domain.portfolio_choices import PortfolioPart
from intake_app.domain.portfolio_parts import Reference
from intake_app.instruments.field_groups import field_groups
from intake_app.services import editing
from tests.ui.conftest import PreparedVault, go, settle
from ui import undoing
from ui.field_history import tie_of
from ui.hand import Hand
from ui.main_window import MainWindow
from ui.pages.portfolio_order import PartsList
from ui.widgets.checks import CheckBox
from ui.widgets.fields import TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.text import Text

RIAS_PHONE = "06 – 12"


def hand_at(window: MainWindow) -> Hand:
    return Hand(window, lambda: window.at_work)


def help_of(row: FormRow) -> str:
    """The help that shows under a control."""
    found = row.findChild(Text, "help")
    return found.text() if found is not None and found.isVisible() else ""


def row_of(hand: Hand, name: str) -> FormRow:
    field = hand.window.findChild(QLineEdit, name)
    assert field is not None
    return next(one for one in hand.window.findChildren(FormRow) if one.control is field)


def switch(hand: Hand, qtbot: QtBot, window: MainWindow, group: str) -> None:
    """With the keyboard alone."""
    window.go("gegevens")
    settle(qtbot, window)
    tick = hand.find(CheckBox, f"field_asks_{group}")
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    settle(qtbot, window)


def words_shown(window: MainWindow) -> str:
    found = [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
    return " ".join(found + [one.text() for one in window.findChildren(QLineEdit) if one.isVisible()])


def test_that_a_field_that_is_off_is_named_and_not_shown_and_comes_back(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    hand = hand_at(window)
    assert RIAS_PHONE in words_shown(window), "she was not spoken to for long, and can be called"
    switch(hand, qtbot, window, "telefoon")
    about = window.findChild(QLabel, "text_asks_telefoon")
    assert about is not None and "Bij 1 mens is hier iets vastgelegd" in about.text()
    window.go("caseload")
    settle(qtbot, window)
    assert RIAS_PHONE not in words_shown(window)
    for page in ("dossier", "kennismaking"):
        go(qtbot, window, prepared.ria, page)
        assert RIAS_PHONE not in words_shown(window), page
    row = row_of(hand, "field_phone")
    assert not row.control.isVisible() and help_of(row) == "is vastgelegd, staat uit"
    go(qtbot, window, prepared.joyce, "kennismaking")
    assert not row_of(hand, "field_phone").isVisible(), "nothing stands there, so nothing shows"
    assert hand.shows("field_email")
    switch(hand, qtbot, window, "telefoon")
    go(qtbot, window, prepared.ria, "kennismaking")
    field = hand.find(QLineEdit, "field_phone")
    assert field.text() == RIAS_PHONE
    assert "Om de inwoner te bellen" in field.toolTip() and field.toolTip() in field.accessibleDescription() + "."
    assert help_of(row_of(hand, "field_phone")) == ""


def test_that_typing_elsewhere_leaves_what_is_off_as_it_is(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    hand, session = hand_at(window), window.session
    assert session is not None
    switch(hand, qtbot, window, "telefoon")
    go(qtbot, window, prepared.ria, "kennismaking")
    hand.write("ria@voorbeeld.nl", "field_email")
    window.go("dossier")
    settle(qtbot, window)
    assert session.dossier is not None
    assert (session.dossier.person.email, session.dossier.person.phone) == ("ria@voorbeeld.nl", RIAS_PHONE)


def test_that_every_group_has_a_tick_with_what_it_is_for(window: MainWindow, qtbot: QtBot) -> None:
    window.go("gegevens")
    settle(qtbot, window)
    for group in field_groups():
        tick = window.findChild(CheckBox, f"field_asks_{group.id}")
        assert tick is not None and tick.isChecked()
        assert str(group.purpose) in tick.accessibleDescription()


def test_that_fields_of_the_household_are_left_out_too(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    hand, session = hand_at(window), window.session
    assert session is not None
    member = HouseholdMember(case_id=prepared.joyce, name="B.", income_kind="Bijverdienste", care="Helpt haar moeder")
    go(qtbot, window, prepared.joyce, "mensen")
    session.change(lambda desk: editing.add(desk, member))
    settle(qtbot, window)
    asked = hand.find(QLineEdit, "field_member_1_income_kind")
    assert asked.text() == "Bijverdienste" and "meetelt voor de uitkering" in asked.toolTip()
    switch(hand, qtbot, window, "gezin-inkomen")
    go(qtbot, window, prepared.joyce, "mensen")
    kind, choice = row_of(hand, "field_member_1_income_kind"), window.findChild(QWidget, "field_member_1_income")
    assert help_of(kind) == "is vastgelegd, staat uit" and not kind.control.isVisible()
    assert choice is not None and not choice.isVisible(), "nothing stands there, so nothing shows"
    assert "Bijverdienste" not in words_shown(window) and "Helpt haar moeder" in words_shown(window)


def test_that_everything_on_the_page_of_choices_can_be_reached_and_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    window.go("gegevens")
    settle(qtbot, window)
    assert window.page is not None
    last = window.page.findChild(QWidget, f"field_asks_{field_groups()[-1].id}")
    assert last is not None
    qtbot.waitUntil(lambda: last.height() >= 24)  # a column in a column takes its room one turn after the other
    reachable = [one for one in window.page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    shown = [one for one in reachable if one.isVisible()]
    assert len(shown) > len(field_groups())
    for one in shown:
        words = one.text() if isinstance(one, QAbstractButton) else ""
        assert one.objectName() and (one.accessibleName() or words), one.objectName()
        assert min(one.width(), one.height()) >= 24, one.objectName()


def test_that_a_team_lead_says_in_own_words_what_a_field_is_for_and_takes_it_back(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    hand, session = hand_at(window), window.session
    assert session is not None
    go(qtbot, window, prepared.ria, "kennismaking")
    assert "Om de inwoner te bellen" in hand.find(QLineEdit, "field_phone").toolTip()
    window.go("gegevens")
    settle(qtbot, window)
    hand.click("button_purpose_telefoon")
    field = hand.find(TextArea, "field_purpose_telefoon")
    assert field.hasFocus() and "Om de inwoner te bellen" in field.placeholderText()
    qtbot.keyClicks(field, "Om te bellen als er iets verandert.")
    hand.click("button_keep_purpose_telefoon")
    settle(qtbot, window)
    about = window.findChild(QLabel, "text_asks_telefoon")
    assert about is not None and about.text() == "Om te bellen als er iets verandert."
    assert not field.isVisible()
    go(qtbot, window, prepared.ria, "kennismaking")
    assert hand.find(QLineEdit, "field_phone").toolTip() == "Om te bellen als er iets verandert."
    window.go("gegevens")
    settle(qtbot, window)
    hand.click("button_purpose_telefoon")
    found = tie_of(field)
    assert found is not None and found.fields == ("purpose",), "its history can be asked"
    field.clearFocus()
    undoing.undo_shared(window.session)  # type: ignore[arg-type]  # it is open
    settle(qtbot, window)
    assert about.text() == "Om de inwoner te bellen over een afspraak." and field.toPlainText() == ""
    assert session.purposes == {}


def test_that_a_part_of_the_portfolio_that_is_off_is_not_on_its_page(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    hand, session = hand_at(window), window.session
    assert session is not None
    told = Reference(case_id=prepared.joyce, name="Piet Smit", words="Altijd op tijd.")
    go(qtbot, window, prepared.joyce, "portfolio")
    session.change(lambda desk: editing.add(desk, told))
    settle(qtbot, window)
    for group in ("referenties", "talen", "basisvaardigheden"):
        switch(hand, qtbot, window, group)
    go(qtbot, window, prepared.joyce, "portfolio")
    parts = hand.find(PartsList, "table_parts")
    shown = [parts.item(place).text() for place in range(parts.count())]
    assert "Mijn talen" not in shown, "nothing stands there, so nothing shows"
    window.go("portfolio#references")
    settle(qtbot, window)
    page_words = words_shown(window)
    assert "Piet" not in page_words and "is vastgelegd, staat uit" in page_words
    window.go("portfolio#wishes")
    settle(qtbot, window)
    numeracy = window.findChild(QWidget, "field_limits_numeracy")
    assert numeracy is not None and not numeracy.isVisible()
    for group in ("referenties", "talen", "basisvaardigheden"):
        switch(hand, qtbot, window, group)
    go(qtbot, window, prepared.joyce, "portfolio")
    assert hand.find(PartsList, "table_parts").count() == len(PortfolioPart)
