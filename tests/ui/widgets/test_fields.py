"""Fields: they save by themselves, they never echo, and they never touch what somebody is typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.finders import find
from ui.pages.folding import EqualColumns
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import held
from ui.widgets.text import Text

Field = LineField | TextArea


@pytest.fixture(params=[LineField, TextArea])
def field(qtbot: QtBot, request: pytest.FixtureRequest) -> Field:
    page = QWidget()
    page.setLayout(QVBoxLayout())
    made: Field = request.param(name="field_words")
    other = QLineEdit()
    for widget in (made, other):
        page.layout().addWidget(widget)  # type: ignore[union-attr]
    page.other = other  # type: ignore[attr-defined]
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.page = page  # type: ignore[union-attr]
    return made


def test_that_typed_words_are_committed_after_a_pause(qtbot: QtBot, field: Field) -> None:
    with qtbot.waitSignal(field.text_committed) as committed:
        qtbot.keyClicks(field, "soep koken")
    assert committed.args == ["soep koken"]
    assert not field.dirty


def test_that_leaving_the_field_commits_at_once(qtbot: QtBot, field: Field) -> None:
    qtbot.keyClicks(field, "soep")
    assert field.dirty
    with qtbot.waitSignal(field.text_committed, timeout=300) as committed:
        field.page.other.setFocus()  # type: ignore[union-attr]
    assert committed.args == ["soep"]


def test_that_nothing_is_committed_when_nothing_changed(qtbot: QtBot, field: Field) -> None:
    field.set_text("soep")
    with qtbot.assertNotEmitted(field.text_committed, wait=450):
        qtbot.keyClicks(field, "x")
        qtbot.keyClick(field, Qt.Key.Key_Backspace)
        field.page.other.setFocus()  # type: ignore[union-attr]


def test_that_setting_stored_words_does_not_echo(qtbot: QtBot, field: Field) -> None:
    with qtbot.assertNotEmitted(field.text_committed, wait=450):
        field.set_text("stored elsewhere")
        field.commit()
    assert field.text() == "stored elsewhere"


def test_that_stored_words_never_replace_what_is_being_typed(qtbot: QtBot, field: Field) -> None:
    field.set_text("Ik wil")
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " koken")
    field.set_text("Iets anders")
    assert field.text() == "Ik wil koken"
    with qtbot.waitSignal(field.text_committed) as committed:
        field.commit()
    assert committed.args == ["Ik wil koken"]


def test_that_the_cursor_stays_when_the_same_words_come_back(qtbot: QtBot, field: Field) -> None:
    qtbot.keyClicks(field, "soep koken")
    qtbot.keyClick(field, Qt.Key.Key_Left)
    field.commit()
    field.set_text("soep koken")
    qtbot.keyClicks(field, "!")
    assert field.text() == "soep koke!n"


def test_that_commit_emits_without_waiting(qtbot: QtBot, field: Field) -> None:
    qtbot.keyClicks(field, "nu")
    with qtbot.waitSignal(field.text_committed, timeout=0, raising=False) as committed:
        field.commit()
    assert committed.args == ["nu"]


def test_that_enter_commits_a_line(qtbot: QtBot) -> None:
    line = LineField()
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "Joyce")
    with qtbot.waitSignal(line.text_committed, timeout=100):
        qtbot.keyClick(line, Qt.Key.Key_Return)


def test_that_control_enter_submits_a_text_area(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    qtbot.keyClicks(area, "Eerste stap")
    with qtbot.waitSignals([area.text_committed, area.submitted], order="strict"):
        qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.text() == "Eerste stap"


def test_that_a_text_area_grows_with_its_words_up_to_forty_percent_of_the_window(qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    area = TextArea()
    layout.addWidget(area)
    layout.addStretch(1)
    qtbot.addWidget(window)
    window.resize(500, 600)
    window.show()
    low = area.height()
    assert low >= 48
    area.set_text("\n".join(["regel"] * 5))
    assert area.height() > low
    area.set_text("\n".join(["regel"] * 80))
    assert area.height() == 240
    area.set_text("kort")
    assert area.height() == low


def test_that_tab_leaves_a_text_area(qtbot: QtBot, field: Field) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.page.other.hasFocus()  # type: ignore[union-attr]


def test_that_only_plain_words_are_pasted(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    data = QMimeData()
    data.setHtml("<b>vet</b>")
    data.setText("vet")
    area.insertFromMimeData(data)
    assert area.text() == "vet"


def test_that_a_secret_is_hidden_until_asked(qtbot: QtBot) -> None:
    line = LineField(secret=True)
    qtbot.addWidget(line)
    assert line.echoMode() == QLineEdit.EchoMode.Password
    line.actions()[0].trigger()
    assert line.echoMode() == QLineEdit.EchoMode.Normal


def test_that_a_drop_down_tells_only_what_the_person_chose(qtbot: QtBot) -> None:
    choice = DropDown([("a", "Meedoen", "users"), ("b", "Mijn dag", "coffee")])
    qtbot.addWidget(choice)
    with qtbot.assertNotEmitted(choice.value_changed):
        choice.set_value("b")
        choice.set_entries([("b", "Mijn dag"), ("c", "Meer")])
    assert choice.value() == "b"
    choice.show()
    with qtbot.waitSignal(choice.value_changed) as changed:
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert changed.args == ["c"]
    choice.set_value("gone")
    assert choice.value() is None
    assert choice.currentIndex() == -1


def test_that_the_wheel_does_not_change_an_answer(qtbot: QtBot, qapp: QApplication) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    choice = DropDown([(number, str(number)) for number in range(5)])
    qtbot.addWidget(choice)
    choice.set_value(2)
    choice.show()
    choice.setFocus()
    buttons, mods, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), buttons, mods, phase, False)
    qapp.sendEvent(choice, turn)
    assert choice.value() == 2


def test_that_a_form_row_names_its_control_and_tells_help_and_error(qtbot: QtBot) -> None:
    line = LineField()
    row = FormRow("Voornaam", line, help="Zoals Joyce zich noemt.")
    qtbot.addWidget(row)
    row.show()
    assert line.accessibleName() == "Voornaam"
    assert line.accessibleDescription() == "Zoals Joyce zich noemt"
    assert row.label.buddy() is line
    row.set_error("Vul een naam in.")
    assert row.error.isVisible()
    assert line.property("state") == "error"
    assert line.accessibleDescription() == "Vul een naam in. Zoals Joyce zich noemt"
    row.set_error("")
    assert not row.error.isVisible()
    assert line.property("state") == ""


def test_that_a_required_row_says_so_in_words(qtbot: QtBot) -> None:
    row = FormRow("Voornaam", LineField(), required=True)
    qtbot.addWidget(row)
    row.show()
    assert find(row, Text, "row_note").text() == "verplicht"


def test_that_every_field_is_at_least_44_px_high(qtbot: QtBot) -> None:
    for control in (LineField(), TextArea(), DropDown([(1, "een")])):
        qtbot.addWidget(control)
        control.show()
        assert control.height() >= 44, control


def test_that_rows_beside_each_other_begin_at_one_height(qtbot: QtBot) -> None:
    rows = (FormRow("Wat", LineField(name="field_a")), FormRow("Wanneer", LineField(name="field_b"), help="Mag leeg."))
    holder = held(EqualColumns(*rows))
    qtbot.addWidget(holder)
    holder.resize(600, 120)
    holder.show()
    assert len({row.label.mapTo(holder, QPoint(0, 0)).y() for row in rows}) == 1
    assert len({row.control.mapTo(holder, QPoint(0, 0)).y() for row in rows}) == 1
