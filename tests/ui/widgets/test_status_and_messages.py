"""States, lists, bands and pictures: everything that has a colour also has a word."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets import buttons
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, ReasonedButton
from ui.widgets.card import Card, SectionTitle
from ui.widgets.empty_state import EmptyState
from ui.widgets.status import (
    LabelChip,
    LabelKind,
    MissingItem,
    StageTrack,
    Status,
    StatusIcon,
    TaskList,
    TaskRow,
    status_word,
)
from ui.widgets.sum_bar import Share, SumBar
from ui.widgets.text import Text
from ui.widgets.timeline import Moment, MomentMark, Timeline


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.DONE, "Klaar"),
        (Status.BUSY, "Bezig"),
        (Status.WAITING, "Wacht"),
        (Status.NOT_YET, "Nog niet"),
        (Status.MISSING, "Ontbreekt"),
        (Status.SKIPPED, "Overgeslagen"),
    ],
)
def test_that_every_state_has_its_word(qtbot: QtBot, status: Status, word: str) -> None:
    icon, bare = StatusIcon(status), StatusIcon(status, "")
    for widget in (icon, bare):
        qtbot.addWidget(widget)
    assert status_word(status) == word
    assert icon.accessibleName() == bare.accessibleName() == word
    assert bare.toolTip() == word


ROWS = [
    TaskRow(id="gesprek", title="Gesprek", note="Klaar, 3 gesprekken", status=Status.DONE),
    TaskRow(id="plan", title="Plan", note="Bezig, 2 van 3 doelen af", status=Status.BUSY),
]


def test_that_a_task_opens_by_click_and_by_key(qtbot: QtBot) -> None:
    tasks = TaskList(ROWS, name="table_tasks")
    qtbot.addWidget(tasks)
    tasks.show()
    with qtbot.waitSignal(tasks.chosen) as chosen:
        qtbot.mouseClick(tasks.items[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["plan"]
    with qtbot.waitSignal(tasks.chosen) as chosen:
        qtbot.keyClick(tasks.items[0], Qt.Key.Key_Space)
    assert chosen.args == ["gesprek"]
    assert tasks.items[0].accessibleName() == "Gesprek, Klaar"
    assert tasks.items[0].height() == 58


def test_that_the_same_tasks_keep_their_items_and_so_the_focus(qtbot: QtBot) -> None:
    tasks = TaskList(ROWS)
    qtbot.addWidget(tasks)
    items = list(tasks.items)
    changed = TaskRow(id="plan", title="Plan", note="Klaar", status=Status.DONE)
    tasks.set_current("plan")
    tasks.set_rows([ROWS[0], changed])
    assert tasks.items == items
    assert tasks.items[1].accessibleDescription() == "Klaar"
    assert tasks.items[1].current
    tasks.set_rows([changed])
    assert len(tasks.items) == 1
    assert tasks.items[0].current


def test_that_a_missing_item_grows_with_its_words_and_opens(qtbot: QtBot) -> None:
    short = MissingItem("Mijn mensen", "Nog leeg")
    long = MissingItem(
        "Wat gebeurt er als afspraken niet lukken? Kies samen de tekst die daarover gaat.", "Kies een tekst"
    )
    for item in (short, long):
        qtbot.addWidget(item)
    assert short.heightForWidth(280) == 56
    assert long.heightForWidth(280) > 70
    with qtbot.waitSignal(long.clicked):
        qtbot.keyClick(long, Qt.Key.Key_Space)
    assert long.accessibleDescription() == "Kies een tekst"


def test_that_the_stage_is_heard_as_a_word_and_a_place(qtbot: QtBot) -> None:
    track = StageTrack(8, current=4, words="Plan")
    qtbot.addWidget(track)
    assert track.accessibleName() == "Plan, deel 5 van 8"


def test_that_a_label_is_text_to_a_screen_reader(qtbot: QtBot) -> None:
    label = LabelChip("nog 2 dagen", LabelKind.ATTENTION)
    qtbot.addWidget(label)
    heard = QAccessible.queryAccessibleInterface(label)
    assert heard.text(QAccessible.Text.Name) == "nog 2 dagen"
    label.set_text("nog 7 dagen", LabelKind.PLAIN)
    assert label.accessibleName() == "nog 7 dagen"


def test_that_a_band_gets_the_focus_and_tells_which_button_was_pressed(qtbot: QtBot) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    banner = Banner()
    layout.addWidget(banner)
    qtbot.addWidget(page)
    page.show()
    assert banner.isHidden()
    banner.show_message(
        "Gisteren om 16:52. Alles is bewaard.",
        strong="Je was bezig met het gesprek.",
        icon="history",
        buttons=(("later", "Later"), ("continue", "Verder gaan")),
    )
    qtbot.waitUntil(banner.buttons[1].hasFocus)
    assert banner.text == "Je was bezig met het gesprek. Gisteren om 16:52. Alles is bewaard."
    with qtbot.waitSignal(banner.chosen) as chosen:
        qtbot.mouseClick(banner.buttons[0], Qt.MouseButton.LeftButton)
    assert chosen.args == ["later"]


def test_that_a_band_is_said_aloud_where_somebody_listens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QAccessible, "isActive", staticmethod(lambda: True))
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("Bewaren lukt niet.", tone=Tone.ERROR, take_focus=False)
    assert banner.accessibleName() == "Bewaren lukt niet."


def test_that_escape_closes_a_band_only_where_that_is_allowed(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("Bewaren lukt niet.", tone=Tone.ERROR, closable=False)
    qtbot.keyClick(banner, Qt.Key.Key_Escape)
    assert not banner.isHidden()
    banner.show_message("Bewaard.")
    with qtbot.waitSignal(banner.closed):
        qtbot.keyClick(banner, Qt.Key.Key_Escape)
    assert banner.isHidden()


def test_that_the_technical_line_is_folded(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("Dit bestand is beschadigd.", tone=Tone.ERROR, details="page 14")
    assert banner.details.isHidden()
    more = banner.findChild(Button, "button_more")
    assert more is not None
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert not banner.details.isHidden()


def test_that_a_button_that_cannot_says_why(qtbot: QtBot) -> None:
    reasoned = ReasonedButton(buttons.primary("Plan vastleggen", name="button_fix"))
    qtbot.addWidget(reasoned)
    reasoned.show()
    reasoned.set_reason("Nog één handtekening")
    assert not reasoned.button.isEnabled()
    assert reasoned.reason.isVisible()
    assert reasoned.button.accessibleDescription() == "Nog één handtekening"
    reasoned.set_reason("")
    assert reasoned.button.isEnabled()
    assert not reasoned.reason.isVisible()


@pytest.mark.parametrize("kind", list(buttons.Kind))
def test_that_every_button_is_44_px_high_and_60_at_the_table(qtbot: QtBot, kind: buttons.Kind) -> None:
    plain, table, icon = (
        Button("Later", kind=kind),
        Button("Later", kind=kind, table=True),
        Button(icon="menu", tip="Menu"),
    )
    for button in (plain, table, icon):
        qtbot.addWidget(button)
    assert plain.sizeHint().height() == 44
    assert table.sizeHint().height() == 60
    assert icon.sizeHint().width() == 44
    assert icon.accessibleName() == "Menu"


def test_that_a_button_acts_on_release_and_not_when_slid_off(qtbot: QtBot) -> None:
    pressed: list[int] = []
    button = Button("Verder", on_click=lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.show()
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.rect().bottomRight() * 4)
    assert pressed == []
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1]


def test_that_an_empty_place_offers_the_way_to_begin(qtbot: QtBot) -> None:
    empty = EmptyState("Hier komen je dossiers.", buttons=(("new", "Nieuw dossier"), ("read", "Dossier inlezen")))
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.chosen) as chosen:
        qtbot.mouseClick(empty.buttons[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["read"]


def test_that_the_sum_bar_is_heard_in_figures(qtbot: QtBot) -> None:
    bar = SumBar([Share(label="Ik zelf", count=5), Share(label="Mijn netwerk", count=0)])
    qtbot.addWidget(bar)
    assert bar.accessibleName() == "Ik zelf: 5, Mijn netwerk: 0"
    bar.set_shares([])
    assert not bar.grab().toImage().isNull()


def test_that_a_timeline_is_to_scale_and_keeps_its_marks_apart(qtbot: QtBot) -> None:
    line = Timeline(
        [
            Moment(day=date(2026, 12, 24), words="vandaag", mark=MomentMark.TODAY),
            Moment(day=date(2026, 9, 15), words="plan getekend", mark=MomentMark.SIGNED),
            Moment(day=date(2026, 9, 16), words="gebeld"),
            Moment(day=date(2026, 11, 4), words="meegelopen"),
        ]
    )
    line.resize(900, 62)
    qtbot.addWidget(line)
    places = line.places()
    assert places == sorted(places)
    assert places[1] - places[0] >= 20
    assert (places[2] - places[0]) / (places[3] - places[0]) == pytest.approx(0.5, abs=0.02)
    assert "dinsdag 15 september" in line.accessibleName()
    assert not line.grab().toImage().isNull()


def test_that_a_timeline_of_many_moments_stays_inside(qtbot: QtBot) -> None:
    line = Timeline([Moment(day=date(2026, 9, 1 + number), words="gebeld") for number in range(25)])
    line.resize(620, 62)
    qtbot.addWidget(line)
    places = line.places()
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] <= 620


def test_that_text_that_is_cut_shows_whole_as_a_tooltip(qtbot: QtBot) -> None:
    words = Text("Een heel lange naam van een dossier", "name", elide=True)
    qtbot.addWidget(words)
    words.resize(90, 24)
    words.show()
    assert words.is_cut()
    assert words.toolTip() == "Een heel lange naam van een dossier"
    words.resize(900, 24)
    assert words.toolTip() == ""


def test_that_wrapped_text_keeps_the_line_height_of_its_role(qtbot: QtBot) -> None:
    words = Text("Ik wil weer onder de mensen zijn. " * 4, "quote")
    qtbot.addWidget(words)
    high = words.heightForWidth(300)
    assert high % 31 == 0
    assert high > 62
    assert words.heightForWidth(2000) == 31


def test_that_part_of_a_text_can_be_strong_without_becoming_markup(qtbot: QtBot) -> None:
    words = Text("Plan klaar voor <b>di 29 september</b>")
    qtbot.addWidget(words)
    words.set_strong("di 29 september")
    assert words.text() == "Plan klaar voor <b>di 29 september</b>"
    assert not words.grab().toImage().isNull()


def test_that_a_card_puts_its_content_under_its_heading(qtbot: QtBot) -> None:
    card = Card("Vandaag", icon="sun", note="3 afspraken", divided=True)
    inside = Text("Joyce")
    card.add(inside)
    qtbot.addWidget(card)
    card.resize(300, 200)
    card.show()
    assert card.header is not None
    assert inside.y() > card.header.geometry().bottom()
    card.header.set_note("")
    assert card.header.note.isHidden()


def test_that_a_section_title_can_carry_an_action(qtbot: QtBot) -> None:
    action = buttons.link("Toon alles")
    title = SectionTitle("Laatste contact", trailing=action)
    qtbot.addWidget(title)
    title.resize(400, 44)
    title.show()
    assert action.geometry().right() <= 400
    assert action.height() == 44
