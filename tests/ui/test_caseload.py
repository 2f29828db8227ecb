"""The first screen: searching, sorting, filtering, the agenda, new dossiers, and every way in by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app import paths
from intake_app.clock import Clock
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import CaseStatus, NextStepOwner, Phase
from intake_app.services import dossiers, vaults
from intake_app.services.caseload import CaseloadRow
from tests.ui.conftest import PASSPHRASE, PATIENCE, TODAY, PreparedVault, WindowMaker, settle, unlock
from tests.ui.finders import find, there_is
from ui.dialogs.new_dossier import NewDossierDialog
from ui.main_window import MainWindow
from ui.models.caseload_model import AT_ONCE, KEPT, CaseloadModel
from ui.pages.caseload import CaseloadPage, greeting
from ui.pages.caseload_agenda import AgendaCard, AgendaColumn
from ui.pages.caseload_table import CaseloadView
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.empty_state import EmptyState

CONTROL = Qt.KeyboardModifier.ControlModifier


def _row(name: str, **other: object) -> CaseloadRow:
    facts: dict[str, object] = {
        "case_id": uuid4(),
        "number": "2026-0001",
        "name": name,
        "birth_date": date(1983, 4, 2),
        "neighbourhood": "De Boomgaard",
        "phase": Phase.PLAN,
        "next_step": "Plan afmaken",
        "next_step_owner": NextStepOwner.CONSULTANT,
        "next_step_on": TODAY,
        "last_contact_on": date(2026, 9, 8),
        "consultant": "Marloes Dekker",
        "phone": "",
        "status": CaseStatus.IN_CONVERSATION,
    }
    return CaseloadRow(**(facts | other))  # type: ignore[arg-type]  # one value per field


def _model(*rows: CaseloadRow, total: int = 0) -> CaseloadModel:
    model = CaseloadModel(TODAY)
    model.set_rows(rows, total or len(rows))
    return model


def _shown(window: MainWindow) -> list[str]:
    view = find(window, CaseloadView, "table_dossiers")
    model = view.model()
    return [model.index(row, CaseloadModel.RESIDENT).data() for row in range(model.rowCount())]


def _search(qtbot: QtBot, window: MainWindow, words: str) -> QLineEdit:
    field = find(window, QLineEdit, "field_search")
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, words)
    settle(qtbot, window)
    return field


# -- the model -------------------------------------------------------------------------------------------------------


def test_that_the_model_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    model = _model(_row("Joyce Veldkamp"), _row("Ria van den Bosch"), total=3)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.index(2, CaseloadModel.RESIDENT).data() == "…" and model.record(2) is None
    model.put_rows(2, (_row("Tom de Wit"),))
    first = model.record(0)
    assert first is not None
    model.set_appointments({first.case_id: datetime(2026, 9, 15, 8, tzinfo=UTC)})
    model.set_today(date(2026, 9, 16))
    model.set_rows((), 0)


def test_that_rows_that_come_into_sight_are_asked_for_together(qtbot: QtBot) -> None:
    model = _model(_row("Joyce Veldkamp"), total=90_000)
    asked: list[tuple[int, int]] = []
    model.rows_requested.connect(lambda *wanted: asked.append(wanted))
    for row in (5, 70_020, 70_105):  # scrolled past, and in sight
        model.index(row, CaseloadModel.RESIDENT).data()
    qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE)
    for row in (70_020, 70_105):  # painted once more before they came
        model.index(row, CaseloadModel.RESIDENT).data()
    QApplication.processEvents()
    assert asked == [(70_000, 200)]
    model.put_rows(70_000, [_row(f"Inwoner {number}") for number in range(200)])
    assert model.index(70_105, CaseloadModel.RESIDENT).data() == "Inwoner 105"


def test_that_the_model_keeps_no_more_rows_than_those_near_the_last_ones(qtbot: QtBot) -> None:
    model = _model(_row("Joyce Veldkamp"), total=90_000)
    rows = [_row("Inwoner")] * AT_ONCE
    for first in range(0, 90_000, AT_ONCE):
        model.put_rows(first, rows)
        assert model.kept <= KEPT + AT_ONCE
    assert model.record(89_999) is not None and model.record(0) is None and model.rowCount() == 90_000


def test_that_a_list_that_became_shorter_shows_so(qtbot: QtBot) -> None:
    model = _model(_row("Joyce Veldkamp"), total=3)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with qtbot.waitSignal(model.rows_requested) as asked:
        model.index(2, CaseloadModel.RESIDENT).data()
    assert asked.args == [0, AT_ONCE]
    model.put_rows(0, (_row("Joyce Veldkamp"), _row("Ria van den Bosch")))
    assert model.rowCount() == 2


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        (None, "nog niet"),
        (date(2026, 9, 15), "vandaag"),
        (date(2026, 9, 14), "gisteren"),
        (date(2026, 9, 12), "3 dagen"),
        (date(2026, 9, 8), "1 week"),
        (date(2026, 9, 6), "9 dagen"),
        (date(2026, 9, 1), "2 weken"),
        (date(2026, 7, 28), "7 weken"),
        (date(2024, 9, 1), "2 jaar"),
    ],
)
def test_that_the_last_contact_is_said_as_how_long_ago(contact: date | None, words: str) -> None:
    model = _model(_row("Joyce Veldkamp", last_contact_on=contact))
    assert model.index(0, CaseloadModel.LAST_CONTACT).data() == words


@pytest.mark.parametrize(
    ("day", "words"),
    [(None, ""), (TODAY, "vandaag"), (date(2026, 9, 17), "do 17 sep"), (date(2027, 9, 17), "vr 17 sep 2027")],
)
def test_that_the_next_step_says_its_day(day: date | None, words: str) -> None:
    model = _model(_row("Joyce Veldkamp", next_step_on=day))
    assert model.index(0, CaseloadModel.WHEN).data() == words


def test_that_todays_appointment_gives_its_time() -> None:
    row = _row("Joyce Veldkamp")
    model = _model(row)
    model.set_appointments({row.case_id: datetime(2026, 9, 15, 10).astimezone()})
    assert model.index(0, CaseloadModel.WHEN).data() == "vandaag 10:00"


def test_that_who_is_to_move_is_named() -> None:
    owners = (NextStepOwner.CONSULTANT, NextStepOwner.RESIDENT, NextStepOwner.TOGETHER)
    model = _model(*(_row("Danny Kramer", next_step_owner=owner) for owner in owners))
    said = [model.index(row, CaseloadModel.NEXT_STEP).data(CaseloadModel.SECOND_LINE_ROLE) for row in range(3)]
    assert said == ["Jij", "Danny", "Samen"]


def test_that_screen_readers_hear_both_lines_of_a_cell() -> None:
    model = _model(_row("Joyce Veldkamp"))
    heard = model.index(0, CaseloadModel.RESIDENT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Joyce Veldkamp, 43 jaar · De Boomgaard"


@pytest.mark.parametrize(
    ("hour", "words"), [(4, "Goedenavond"), (5, "Goedemorgen"), (12, "Goedemiddag"), (18, "Goedenavond")]
)
def test_that_the_greeting_follows_the_time_of_day(hour: int, words: str) -> None:
    moment = datetime(2026, 9, 15, hour).astimezone()
    assert greeting(moment, "Marloes") == f"{words}, Marloes"
    assert greeting(moment, "") == words


# -- what shows ------------------------------------------------------------------------------------------------------


def test_that_the_caseload_shows_my_dossiers_with_the_search_ready(window: MainWindow) -> None:
    assert isinstance(window.page, CaseloadPage)
    assert sorted(_shown(window)) == ["Henk Verbrugge", "Joyce Veldkamp", "Ria van den Bosch"]
    assert QApplication.focusWidget() is find(window, QLineEdit, "field_search")
    assert find(window, QLabel, "count").text() == "3 dossiers, gesorteerd op de volgende stap."
    assert find(window, QLabel, "greeting").text().endswith(", Marloes")
    assert [part.option.note for part in find(window, QWidget, "field_filter").parts] == ["3", "3", "0", "0", "3"]  # type: ignore[attr-defined]  # a SegmentedChoice


def test_that_the_agenda_says_what_today_asks(window: MainWindow) -> None:
    today = find(window, AgendaCard, "card_today")
    assert [line.accessibleName() for line in today.lines] == ["10:00, Joyce Veldkamp, Plan afmaken, Lindelaan 14"]
    unseen = find(window, AgendaCard, "card_unseen")
    assert [line.accessibleName() for line in unseen.lines] == ["Ria van den Bosch, 06 – 12, 6 weken"]
    terms = find(window, AgendaCard, "card_terms")
    assert find(terms, QLabel, "empty").text() == "Geen termijnen de komende drie weken."


def test_that_another_look_leaves_the_agenda_its_room(window: MainWindow, look: Theme, qtbot: QtBot) -> None:
    agenda = find(window, AgendaColumn, "column_agenda")
    card = find(window, AgendaCard, "card_today")
    assert agenda.viewport().width() >= card.width()
    look.choose("dark")
    qtbot.waitUntil(lambda: agenda.viewport().width() >= card.width(), timeout=PATIENCE)
    assert agenda.minimumWidth() == agenda.maximumWidth()


def test_that_an_agenda_line_opens_its_dossier(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> None:
    assert window.session is not None
    line = find(window, AgendaCard, "card_unseen").lines[0]
    with qtbot.waitSignal(window.session.dossier_changed, timeout=PATIENCE):
        line.setFocus()
        qtbot.keyClick(line, Qt.Key.Key_Space)
    assert window.session.case_id == prepared.ria


def test_that_an_unfinished_conversation_is_offered_by_name_and_moment(window: MainWindow, qtbot: QtBot) -> None:
    band = find(window, Banner, "band_resume")
    assert band.text.startswith("Je was bezig met het gesprek met Henk Verbrugge. ")
    assert band.text.endswith("Alles is bewaard.")
    qtbot.mouseClick(find(band, QPushButton, "button_later"), Qt.MouseButton.LeftButton)
    assert band.isHidden()
    window.go("caseload")
    settle(qtbot, window)
    assert band.isHidden()


def test_that_going_on_opens_the_conversation(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> None:
    qtbot.mouseClick(find(window, QPushButton, "button_go_on"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "gesprek", timeout=PATIENCE)
    assert window.session is not None
    assert window.session.case_id == prepared.henk


# -- searching and sorting -------------------------------------------------------------------------------------------


def test_that_two_letters_and_enter_open_a_dossier(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> None:
    assert window.session is not None
    field = find(window, QLineEdit, "field_search")
    with qtbot.waitSignal(window.session.dossier_changed, timeout=PATIENCE):
        qtbot.keyClicks(field, "ve")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.session.case_id in (prepared.joyce, prepared.henk)
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "dossier", timeout=PATIENCE)


def test_that_the_list_follows_every_key(window: MainWindow, qtbot: QtBot) -> None:
    _search(qtbot, window, "bosch")
    assert _shown(window) == ["Ria van den Bosch"]
    assert find(window, QLabel, "count").text() == "1 van 3 dossiers, gesorteerd op de volgende stap."
    qtbot.mouseClick(find(window, QPushButton, "button_show_all"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert len(_shown(window)) == 3


def test_that_enter_without_words_opens_nothing(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(find(window, QLineEdit, "field_search"), Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.session is not None
    assert window.session.dossier is None


def test_that_a_misspelt_name_gets_a_proposal(window: MainWindow, qtbot: QtBot) -> None:
    _search(qtbot, window, "Velkamp")
    empty = find(window, EmptyState, "empty")
    assert empty.words.text().startswith("Niets gevonden voor “Velkamp”. Bedoel je ")
    assert "Veldkamp" in empty.words.text()
    qtbot.mouseClick(find(window, QPushButton, "button_meant"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert _shown(window) == ["Joyce Veldkamp"]


def test_that_only_the_newest_question_is_answered(window: MainWindow, qtbot: QtBot) -> None:
    field = find(window, QLineEdit, "field_search")
    for letters in ("b", "bo", "bos", "bosc", "veld"):
        field.clear()
        qtbot.keyClicks(field, letters)
    settle(qtbot, window)
    assert _shown(window) == ["Joyce Veldkamp"]


def test_that_a_column_sorts_and_turns_around(window: MainWindow, qtbot: QtBot) -> None:
    name = find(window, QWidget, "button_sort_0")
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    first = _shown(window)
    name.setFocus()
    qtbot.keyClick(name, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert _shown(window) == first[::-1]
    assert name.accessibleName() == "Inwoner, aflopend gesorteerd"
    assert find(window, QLabel, "count").text() == "3 dossiers, gesorteerd op naam, laatste eerst."


def test_that_a_tab_narrows_the_list_and_says_when_it_is_empty(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(find(window, QRadioButton, "option_resident_to_move"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert find(window, EmptyState, "empty").words.text() == "Hier staan geen dossiers."
    _search(qtbot, window, "joyce")
    assert (
        find(window, EmptyState, "empty").words.text() == "Hier niets gevonden voor “joyce”. Het team heeft 1 dossier."
    )
    qtbot.mouseClick(find(window, QPushButton, "button_team"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert _shown(window) == ["Joyce Veldkamp"]


def test_that_the_table_is_worked_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    view = find(window, CaseloadView, "table_dossiers")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    wanted = view.model().index(1, CaseloadModel.RESIDENT).data(CaseloadModel.RECORD_ROLE)
    assert window.session is not None
    with qtbot.waitSignal(window.session.dossier_changed, timeout=PATIENCE):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert window.session.case_id == wanted.case_id


def test_that_letters_in_the_table_go_to_the_search(window: MainWindow, qtbot: QtBot) -> None:
    view = find(window, CaseloadView, "table_dossiers")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_J)
    settle(qtbot, window)
    field = find(window, QLineEdit, "field_search")
    assert (field.text(), QApplication.focusWidget()) == ("j", field)
    assert _shown(window) == ["Joyce Veldkamp"]


def test_that_a_click_opens_a_dossier(window: MainWindow, qtbot: QtBot) -> None:
    view = find(window, CaseloadView, "table_dossiers")
    place = view.visualRect(view.model().index(0, CaseloadModel.NEXT_STEP)).center()
    assert window.session is not None
    with qtbot.waitSignal(window.session.dossier_changed, timeout=PATIENCE):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_that_f6_goes_through_the_columns(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F6)
    first = QApplication.focusWidget()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    second = QApplication.focusWidget()
    agenda = find(window, AgendaColumn, "column_agenda")
    assert agenda.isAncestorOf(first)
    assert not agenda.isAncestorOf(second)


@pytest.fixture
def long_caseload(tmp_path: Path) -> Path:
    """A vault with more dossiers than one page of the list."""
    path = tmp_path / "lang.keukentafel"
    desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    desk.change_profile(consultant="Marloes Dekker")
    for number in range(65):
        dossiers.open_dossier(desk, Person(first_name=f"Inwoner {number:03}", last_name="Verzonnen"))
    desk.close()
    return path


def test_that_scrolling_to_the_end_fetches_what_comes_into_sight(
    open_window: WindowMaker, long_caseload: Path, qtbot: QtBot
) -> None:
    window = open_window(long_caseload)
    unlock(qtbot, window)
    view = find(window, CaseloadView, "table_dossiers")
    model = view.model()
    assert isinstance(model, CaseloadModel)
    assert (model.rowCount(), model.kept) == (65, 40)
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.currentIndex().row() == 64
    qtbot.waitUntil(lambda: model.kept == 65, timeout=PATIENCE)
    assert len(set(_shown(window))) == 65


def test_that_a_row_on_its_way_is_not_opened_yet(open_window: WindowMaker, long_caseload: Path, qtbot: QtBot) -> None:
    window = open_window(long_caseload)
    unlock(qtbot, window)
    view = find(window, CaseloadView, "table_dossiers")
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    with qtbot.assertNotEmitted(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: view.record_at(view.currentIndex()) is not None, timeout=PATIENCE)
    with qtbot.waitSignal(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)


# -- new dossiers ----------------------------------------------------------------------------------------------------


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> Iterator[NewDossierDialog]:
    """The dialog for a new dossier, opened by its key."""
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL)
    qtbot.waitUntil(lambda: there_is(window, NewDossierDialog, "dialog_new_dossier"), timeout=PATIENCE)
    shown = find(window, NewDossierDialog, "dialog_new_dossier")
    settle(qtbot, window)
    return shown


def test_that_a_name_is_enough_for_a_dossier(window: MainWindow, dialog: NewDossierDialog, qtbot: QtBot) -> None:
    name = find(dialog, QLineEdit, "field_name")
    name.setFocus()
    qtbot.keyClicks(name, "Fatma van der Berg")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "kennismaking", timeout=PATIENCE)
    assert window.session is not None
    assert window.session.dossier is not None
    person = window.session.dossier.person
    assert (person.first_name, person.infix, person.last_name) == ("Fatma", "van der", "Berg")
    assert window.session.dossier.case.consultant == "Marloes Dekker"


def test_that_everything_that_was_filled_in_comes_along(
    window: MainWindow, dialog: NewDossierDialog, qtbot: QtBot
) -> None:
    for name, words in (
        ("field_name", "Danny Kramer"),
        ("field_birth_date", "3 mei 2002"),
        ("field_phone", "06 – 00"),
        ("field_town", "Rijnveen"),
    ):
        find(dialog, QLineEdit, name).setText(words)
    find(dialog, QWidget, "field_ground").set_value("pw-44a")  # type: ignore[attr-defined]  # a DropDown
    find(dialog, QWidget, "field_reason").set_text("Zoekt werk.")  # type: ignore[attr-defined]  # a TextArea
    qtbot.mouseClick(find(dialog, QPushButton, "button_make"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session is not None and window.session.dossier is not None, timeout=PATIENCE)
    assert window.session is not None
    dossier = window.session.dossier
    assert dossier is not None
    assert (dossier.person.birth_date, dossier.person.town) == (date(2002, 5, 3), "Rijnveen")
    assert [ground.value for ground in dossier.case.legal_grounds] == ["pw-44a"]
    assert [melding.reason for melding in dossier.meldingen] == ["Zoekt werk."]


def test_that_a_dossier_without_a_name_is_refused(dialog: NewDossierDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(find(dialog, QPushButton, "button_make"), Qt.MouseButton.LeftButton)
    assert find(dialog, QLabel, "error").text() == "Een dossier heeft een naam nodig. Vul de voornaam in."
    assert dialog.isVisible()


def test_that_a_day_that_does_not_exist_is_refused(dialog: NewDossierDialog, qtbot: QtBot) -> None:
    find(dialog, QLineEdit, "field_name").setText("Danny")
    find(dialog, QLineEdit, "field_birth_date").setText("31 februari 1990")
    qtbot.mouseClick(find(dialog, QPushButton, "button_make"), Qt.MouseButton.LeftButton)
    assert find(dialog, QLabel, "error").text() == "Deze dag bestaat niet. Kies een andere dag."
    assert dialog.isVisible()


def test_that_a_namesake_is_told_and_can_be_opened(
    window: MainWindow, dialog: NewDossierDialog, prepared: PreparedVault, qtbot: QtBot
) -> None:
    name = find(dialog, QLineEdit, "field_name")
    name.setFocus()
    qtbot.keyClicks(name, "joyce veldkamp")
    qtbot.waitUntil(lambda: there_is(dialog, QLabel, "known"), timeout=PATIENCE)
    assert find(dialog, QLabel, "known").text() == "Er is al een dossier van Joyce Veldkamp."
    qtbot.mouseClick(find(dialog, QPushButton, "button_open_known"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "dossier", timeout=PATIENCE)
    assert window.session is not None
    assert window.session.case_id == prepared.joyce


def test_that_what_was_typed_comes_back_when_the_dialog_was_closed(
    window: MainWindow, dialog: NewDossierDialog, qtbot: QtBot
) -> None:
    find(dialog, QLineEdit, "field_name").setText("Danny Kramer")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    settle(qtbot, window)
    window.go("caseload/nieuw")
    qtbot.waitUntil(lambda: there_is(window, NewDossierDialog, "dialog_new_dossier"), timeout=PATIENCE)
    settle(qtbot, window)
    again = find(window, NewDossierDialog, "dialog_new_dossier")
    assert find(again, QLineEdit, "field_name").text() == "Danny Kramer"
    assert find(again, QLabel, "draft").text() == "Dit schreef je eerder op."
    qtbot.mouseClick(find(again, QPushButton, "button_empty"), Qt.MouseButton.LeftButton)
    assert find(again, QLineEdit, "field_name").text() == ""


# -- reading in ------------------------------------------------------------------------------------------------------


def test_that_a_dossier_file_is_read_in_and_opened(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = paths.RESOURCES / "demo" / "joyce-veldkamp.json"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    window.go("caseload/inlezen")
    qtbot.waitUntil(lambda: window.page is not None and window.page.page_id == "dossier", timeout=PATIENCE)
    assert window.session is not None
    assert window.session.dossier is not None
    assert window.session.dossier.person.last_name == "Veldkamp"


def test_that_another_file_is_refused_whole(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "iets.json"
    file.write_text('{"format": "something else"}', encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    window.go("caseload/inlezen")
    side = window.desk_side
    assert side is not None
    qtbot.waitUntil(lambda: bool(side.notices.text("refusal")), timeout=PATIENCE)
    assert isinstance(window.page, CaseloadPage)
    settle(qtbot, window)
    assert len(_shown(window)) == 3
