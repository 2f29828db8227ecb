"""Choices: one stop for Tab, arrows and letters inside, nothing echoes, everything has a name."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain import web
from intake_app.domain.vocabulary import HelpGroup
from ui.widgets.checks import CheckBox, CheckTile, ChipSet, LegendToggle, TalkToggle
from ui.widgets.choices import ChoiceGroup, ColumnHeads, Option, RadioList, RadioRow, SegmentedChoice
from ui.widgets.form_row import FormRow
from ui.widgets.ladder import LadderRow, ladder_options
from ui.widgets.level_scale import LevelBars, LevelScale
from ui.widgets.score_keys import ScoreKeys

OUTCOMES = [
    Option(value="gelukt", label="Gelukt", icon="circle-check", key="g"),
    Option(value="deels", label="Deels", icon="circle-half", key="d"),
    Option(value="niet", label="Niet", icon="circle-x", key="n"),
]


@pytest.fixture(params=[SegmentedChoice, RadioList, RadioRow, LevelScale])
def group(qtbot: QtBot, request: pytest.FixtureRequest) -> ChoiceGroup:
    made: ChoiceGroup = request.param(OUTCOMES, name="answer_outcome", accessible_name="Hoe ging het?")
    qtbot.addWidget(made)
    made.resize(480, 240)
    made.show()
    return made


def focus(qtbot: QtBot, widget: QWidget) -> None:
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def test_that_setting_a_value_does_not_echo(qtbot: QtBot, group: ChoiceGroup) -> None:
    with qtbot.assertNotEmitted(group.value_changed):
        group.set_value("deels")
        group.set_value(None)
        group.set_value("unknown")
    assert group.value() is None


def test_that_a_click_chooses_and_tells_once(qtbot: QtBot, group: ChoiceGroup) -> None:
    told: list[Any] = []
    group.value_changed.connect(told.append)
    qtbot.mouseClick(group.parts[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(group.parts[1], Qt.MouseButton.LeftButton)
    assert told == ["deels"]
    assert group.value() == "deels"
    assert [part.isChecked() for part in group.parts] == [False, True, False]


def test_that_sliding_off_before_letting_go_chooses_nothing(qtbot: QtBot, group: ChoiceGroup) -> None:
    part = group.parts[0]
    with qtbot.assertNotEmitted(group.value_changed):
        qtbot.mousePress(part, Qt.MouseButton.LeftButton)
        qtbot.mouseMove(part, part.rect().bottomRight() * 3)
        qtbot.mouseRelease(part, Qt.MouseButton.LeftButton, pos=part.rect().bottomRight() * 3)


def test_that_a_group_is_one_stop_for_tab(qtbot: QtBot, group: ChoiceGroup) -> None:
    stops = [part for part in group.parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [group.parts[0]]
    group.set_value("niet")
    stops = [part for part in group.parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [group.parts[2]]
    assert group.focusProxy() is group.parts[2]


def test_that_arrows_move_and_choose_inside_the_group(qtbot: QtBot, group: ChoiceGroup) -> None:
    group.set_value("gelukt")
    focus(qtbot, group.parts[0])
    with qtbot.waitSignal(group.value_changed) as told:
        qtbot.keyClick(group.parts[0], Qt.Key.Key_Down)
    assert told.args == ["deels"]
    assert group.parts[1].hasFocus()
    qtbot.keyClick(group.parts[1], Qt.Key.Key_Up)
    qtbot.keyClick(group.parts[0], Qt.Key.Key_Up)
    assert group.value() == "niet"


def test_that_letters_choose_while_the_group_has_the_focus(qtbot: QtBot, group: ChoiceGroup) -> None:
    focus(qtbot, group.parts[0])
    qtbot.keyClicks(group.parts[0], "D")
    assert group.value() == "deels"
    assert group.parts[1].hasFocus()


def test_that_letters_do_nothing_while_something_else_has_the_focus(qtbot: QtBot) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    group, line = SegmentedChoice(OUTCOMES), QLineEdit()
    layout.addWidget(group)
    layout.addWidget(line)
    qtbot.addWidget(page)
    page.show()
    focus(qtbot, line)
    qtbot.keyClicks(line, "gdn")
    assert line.text() == "gdn"
    assert group.value() is None


def test_that_a_choice_is_only_taken_away_where_that_is_allowed(qtbot: QtBot) -> None:
    group = SegmentedChoice(OUTCOMES, clearable=True)
    qtbot.addWidget(group)
    group.show()
    qtbot.mouseClick(group.parts[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(group.parts[0], Qt.MouseButton.LeftButton)
    assert group.value() is None
    group.set_value("niet")
    with qtbot.waitSignal(group.value_changed) as told:
        qtbot.keyClick(group.parts[2], Qt.Key.Key_Delete)
    assert told.args == [None]


def test_that_the_space_bar_keeps_what_an_arrow_chose(qtbot: QtBot) -> None:
    group = SegmentedChoice(OUTCOMES, clearable=True)
    qtbot.addWidget(group)
    group.show()
    group.parts[0].setFocus()
    qtbot.keyClick(group.parts[0], Qt.Key.Key_Right)
    assert group.value() == "deels"
    qtbot.keyClick(group.parts[1], Qt.Key.Key_Space)
    assert group.value() == "deels"


def test_that_every_option_is_a_named_radio_button(group: ChoiceGroup) -> None:
    group.set_value("gelukt")
    heard = QAccessible.queryAccessibleInterface(group.parts[0])
    assert heard.role() == QAccessible.Role.RadioButton
    assert heard.text(QAccessible.Text.Name) == "Gelukt"
    assert heard.state().checked
    assert group.accessibleName() == "Hoe ging het?"
    assert group.parts[0].objectName() == "option_gelukt"


@pytest.mark.parametrize("kind", [SegmentedChoice, RadioList, LevelScale])
def test_that_a_form_row_gives_the_question_and_leaves_the_options_their_names(
    qtbot: QtBot, kind: type[ChoiceGroup]
) -> None:
    group = kind(OUTCOMES)
    row = FormRow("Hoe ging het?", group)
    qtbot.addWidget(row)
    assert group.accessibleName() == "Hoe ging het?"
    assert [part.accessibleName() for part in group.parts] == ["Gelukt", "Deels", "Niet"]
    assert group.parts[1].accessibleDescription() == "Hoe ging het?"
    assert row.label.buddy() is group.parts[0]


def test_that_other_options_keep_the_value_they_still_offer(qtbot: QtBot, group: ChoiceGroup) -> None:
    group.set_value("niet")
    with qtbot.assertNotEmitted(group.value_changed):
        group.set_options(OUTCOMES[1:])
    assert group.value() == "niet"
    group.set_options(OUTCOMES[:2])
    assert group.value() is None


def test_that_the_error_goes_when_something_is_chosen(qtbot: QtBot, group: ChoiceGroup) -> None:
    group.set_error("Kies er een.")
    assert group.wrong
    qtbot.mouseClick(group.parts[0], Qt.MouseButton.LeftButton)
    assert not group.wrong


def test_that_a_level_says_its_number_and_counts_no_answer_as_a_level(qtbot: QtBot) -> None:
    options = [Option(value=n, label=f"Niveau {n}", description="Uitleg.", key=str(n)) for n in (5, 4, 3, 2, 1)]
    scale = LevelScale([*options, Option(value="niet-besproken", label="Niet besproken", key="n")])
    qtbot.addWidget(scale)
    scale.show()
    assert scale.parts[0].accessibleName() == "5. Niveau 5"
    assert scale.parts[0].accessibleDescription() == "Uitleg"
    assert scale.parts[5].accessibleName() == "Niet besproken"
    focus(qtbot, scale.parts[0])
    qtbot.keyClicks(scale.parts[0], "2")
    assert scale.value() == 2
    qtbot.keyClicks(scale.parts[3], "n")
    assert scale.value() == "niet-besproken"


def test_that_a_level_row_grows_until_its_whole_sentence_is_read(qtbot: QtBot) -> None:
    options = [
        Option(value=2, label="Kort", description="Kort."),
        Option(value=1, label="Lang", description="Een lange tekst van de organisatie zelf. " * 8),
    ]
    scale = LevelScale(options)
    qtbot.addWidget(scale)
    scale.resize(420, 300)
    scale.show()
    qtbot.waitUntil(lambda: scale.parts[1].height() > 2 * scale.parts[0].height())
    assert scale.parts[0].height() == 62


def test_that_the_ladder_always_starts_left_with_the_person(qtbot: QtBot) -> None:
    row = LadderRow(name="field_ladder", accessible_name="Wie doet stap 1")
    heads = ColumnHeads(ladder_options())
    for widget in (row, heads):
        qtbot.addWidget(widget)
        widget.show()
    assert [part.option.value for part in row.parts] == list(HelpGroup)
    assert [part.accessibleName() for part in row.parts] == [
        "Ik zelf",
        "Mijn netwerk",
        "Voor iedereen",
        "Hulp op maat",
    ]
    assert heads.width() == row.width()
    assert row.parts[0].width() >= 44


@pytest.fixture
def keys(qtbot: QtBot) -> ScoreKeys:
    made = ScoreKeys(name="answer_meedoen", accessible_name="Hoe gaat het met meedoen?")
    qtbot.addWidget(made)
    made.resize(654, 90)
    made.show()
    focus(qtbot, made.parts[0])
    return made


def test_that_score_keys_are_large_and_apart(keys: ScoreKeys) -> None:
    assert len(keys.parts) == 11
    assert keys.parts[0].width() >= 54
    assert keys.parts[0].height() >= 72
    assert keys.parts[1].x() - keys.parts[0].geometry().right() - 1 >= 6


def press(qtbot: QtBot, keys: ScoreKeys, key: Qt.Key | str) -> Any:
    target = keys.focusWidget() or keys.parts[0]
    if isinstance(key, str):
        qtbot.keyClicks(target, key)
    else:
        qtbot.keyClick(target, key)
    return keys.value()


def test_that_score_keys_follow_the_key_map(qtbot: QtBot, keys: ScoreKeys) -> None:
    assert press(qtbot, keys, Qt.Key.Key_Right) == 0
    assert press(qtbot, keys, Qt.Key.Key_Right) == 1
    assert press(qtbot, keys, "7") == 7
    assert press(qtbot, keys, Qt.Key.Key_Left) == 6
    assert press(qtbot, keys, Qt.Key.Key_End) == 10
    assert press(qtbot, keys, Qt.Key.Key_Right) == 10
    assert press(qtbot, keys, Qt.Key.Key_Home) == 0
    assert press(qtbot, keys, Qt.Key.Key_Left) == 0


def test_that_space_and_enter_are_for_the_page(qtbot: QtBot, keys: ScoreKeys) -> None:
    keys.set_value(4)
    with qtbot.waitSignal(keys.talk_requested):
        press(qtbot, keys, Qt.Key.Key_Space)
    with qtbot.waitSignal(keys.next_requested):
        press(qtbot, keys, Qt.Key.Key_Return)
    assert keys.value() == 4


@pytest.mark.parametrize(
    "make",
    [
        lambda: CheckBox("Plan is voorgelezen"),
        lambda: CheckTile("Plan is voorgelezen"),
        lambda: TalkToggle("Hier wil ik over praten"),
        lambda: LegendToggle("Joyce", web.RESIDENT, moment="nu"),
    ],
)
def test_that_a_check_tells_only_when_the_person_ticks_it(qtbot: QtBot, make: Any) -> None:
    box = make()
    qtbot.addWidget(box)
    box.show()
    with qtbot.assertNotEmitted(box.value_changed):
        box.set_value(True)
        box.set_value(False)
    with qtbot.waitSignal(box.value_changed) as told:
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert told.args == [True]
    assert box.value()
    assert box.height() >= 44
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.value()
    assert QAccessible.queryAccessibleInterface(box).role() == QAccessible.Role.CheckBox
    assert QAccessible.queryAccessibleInterface(box).text(QAccessible.Text.Name)


def test_that_chips_may_go_together(qtbot: QtBot) -> None:
    chips = ChipSet([Option(value="j", label="Joyce vertelt"), Option(value="z", label="Zelf gezien")], name="sources")
    qtbot.addWidget(chips)
    chips.show()
    with qtbot.assertNotEmitted(chips.values_changed):
        chips.set_values(["z"])
    with qtbot.waitSignal(chips.values_changed) as told:
        qtbot.mouseClick(chips.buttons[0], Qt.MouseButton.LeftButton)
    assert told.args == [("j", "z")]


def test_that_bars_say_their_level(qtbot: QtBot) -> None:
    bars = LevelBars(3)
    qtbot.addWidget(bars)
    assert bars.accessibleName() == "3"
    bars.set_level(None, "niet besproken")
    assert bars.accessibleName() == "niet besproken"
