"""Teams in the window: made and filled by hand, chosen from in a dossier; and names of roles everywhere (F07)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.teams import Team, TeamMember
from intake_app.services import rules, teams
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, page_of, until, write_in
from tests.ui.finders import find, there_is
from ui.dialogs.role_names import RoleNamesDialog
from ui.main_window import MainWindow
from ui.pages.teams import TeamsPage
from ui.widgets.banner import Banner
from ui.widgets.fields import DropDown, LineField
from ui.widgets.text import Text


def _team(desk: Desk) -> None:
    made = teams.add_team(desk, Team(name="Wijkteam Oost", area="De Boomgaard"))
    bas = TeamMember(team_id=made.id, name="Bas Veen", discipline="Wmo-consulent", may_allocate=True)
    teams.add_member(desk, made.id, bas)


def test_that_a_team_is_made_filled_written_out_and_removed_by_hand(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go("teams")
    settle(qtbot, window)
    page = page_of(window, TeamsPage)
    assert there_is(page, Text, "empty_teams")
    click(qtbot, window, "button_new")
    qtbot.waitUntil(lambda: there_is(page, LineField, "field_team_name"), timeout=PATIENCE)
    write_in(qtbot, window, "field_team_name", "Wijkteam Oost")
    qtbot.keyClick(find(page, LineField, "field_team_name"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find(page, Text, "team_title").text() == "Wijkteam Oost", timeout=PATIENCE)
    click(qtbot, window, "button_add_member")
    qtbot.waitUntil(lambda: there_is(page, LineField, "field_member_1_name"), timeout=PATIENCE)
    assert QApplication.focusWidget() is find(page, LineField, "field_member_1_name")
    qtbot.keyClicks(QApplication.focusWidget(), "Bas Veen")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    discipline = find(page, LineField, "field_member_1_discipline")
    completer = discipline.completer()
    assert completer is not None
    completer.setCompletionPrefix("wijk")
    assert completer.currentCompletion() == "wijkcoach"
    click(qtbot, window, "field_member_1_may_allocate")
    qtbot.waitUntil(lambda: "mag hulp toewijzen" in find(page, Text, "text_member_1_summary").text(), timeout=PATIENCE)
    page.write_out(tmp_path / "teams.csv")
    qtbot.waitUntil((tmp_path / "teams.csv").exists, timeout=PATIENCE)
    assert "Bas Veen" in (tmp_path / "teams.csv").read_text(encoding="utf-8-sig")
    click(qtbot, window, "button_remove_team")
    qtbot.waitUntil(lambda: there_is(page, Text, "empty_teams"), timeout=PATIENCE)
    find(page, Banner, "banner_teams").chosen.emit("undo")
    qtbot.waitUntil(lambda: there_is(page, Text, "team_title"), timeout=PATIENCE)
    page.read_in(tmp_path / "teams.csv")
    qtbot.waitUntil(lambda: page.said.isVisible() and "0 teams erbij" in page.said.text, timeout=PATIENCE)


def test_that_somebody_of_a_team_is_chosen_in_a_dossier_and_at_the_table(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    assert window.session is not None
    window.session.change(_team)
    go(qtbot, window, prepared.henk, "mensen/partijen")
    assert window.page is not None
    page = window.page
    qtbot.waitUntil(lambda: there_is(page, DropDown, "field_from_team"), timeout=PATIENCE)
    choice = find(page, DropDown, "field_from_team")
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    until(qtbot, window, lambda dossier: dossier.involved_parties)
    party = dossier_of(window).involved_parties[0]
    assert (party.person, party.mandate) == ("Bas Veen", "Mag hulp toewijzen")


def test_that_names_of_roles_stand_at_the_table_at_once(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    assert window.session is not None
    go(qtbot, window, prepared.henk, "gesprek")
    dialog = RoleNamesDialog(window.session, window)
    dialog.open()
    field = find(dialog, LineField, "field_role_informal_carer")
    field.setFocus()
    qtbot.keyClicks(field, "naaste")
    qtbot.mouseClick(find(dialog, QWidget, "button_keep_roles"), Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda _dossier: window.session is not None and window.session.rules.role_names)
    settle(qtbot, window)
    go(qtbot, window, prepared.henk, "gesprek")
    assert window.page is not None
    role = find(window.page, DropDown, "field_attendee_role")
    assert "naaste" in [role.itemText(place) for place in range(role.count())]
    done: list[object] = []
    window.session.run(lambda desk: rules.set_role_names(desk, {}), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)
