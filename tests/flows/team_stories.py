"""What a team does with its whole caseload at the window, with the keyboard: each story is for a vault of any size.

`tests/flows/test_team_stories.py` plays them in a small vault and counts; `benchmarks/stories.py` plays them with
100,000 dossiers under the watchdog, which then may not note a turn of over 50 ms.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from typing_extensions import override

from intake_app.domain.caseload_words import CaseloadListKind
from intake_app.domain.vocabulary import CaseStatus, LegalGround, Phase
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery
from tests.ui.story_steps import ALT, CTRL, Keys
from tests.watchdog import Watchdog
from ui.dialogs.batch_print import BatchPrintDialog
from ui.hand import Hand, wait_until
from ui.main_window import MainWindow
from ui.models.caseload_model import CaseloadModel
from ui.pages.caseload import CaseloadPage
from ui.pages.caseload_table import CaseloadView

SEARCHES = ("kowa", "van d", "linde", "jansen", "06", "henk v", "2024-0012", "xqzw", "janssn")
FILTERS = (
    ("field_phase", Phase.FOLLOW_UP),
    ("field_status", CaseStatus.PLAN_ACTIVE),
    ("field_ground", LegalGround.PW_44A),
)
BATCH = 6
"""Prints of the batch that is let go on; the rest is stopped."""


class WatchedHand(Hand):
    """Every key and click is a turn of its own for the watchdog, as it is for the window."""

    def __init__(self, window: MainWindow, dog: Watchdog) -> None:
        super().__init__(window, lambda: window.tasks.pending > 0 or window.travelling)
        self._dog = dog

    @override
    def turn(self) -> AbstractContextManager[None]:
        return self._dog.turn()


class TeamKeys(Keys):
    """A consultant at the caseload of the whole team."""

    def __init__(self, window: MainWindow, dog: Watchdog) -> None:
        super().__init__(window, WatchedHand(window, dog))
        self.dog = dog

    @property
    def caseload(self) -> CaseloadPage:
        page = self.window.page
        assert isinstance(page, CaseloadPage)
        return page

    @property
    def table(self) -> CaseloadView:
        return self.hand.find(CaseloadView, "table_dossiers")

    @property
    def model(self) -> CaseloadModel:
        model = self.table.model()
        assert isinstance(model, CaseloadModel)
        return model

    def to_team(self) -> None:
        """Everybody, with nothing typed and no filter."""
        self.go("caseload")
        self.hand.key(Qt.Key.Key_Escape)
        self.choose("field_filter", list(CaseloadFilter).index(CaseloadFilter.TEAM))


Story = Callable[[TeamKeys], None]


def searching(keys: TeamKeys) -> None:
    """Names, streets, telephone and numbers, letter by letter, with the answer and without waiting for it."""
    keys.to_team()
    field = keys.hand.find(QLineEdit, "field_search")
    for words in SEARCHES:
        keys.stop("field_search")
        keys.hand.tap(field, Qt.Key.Key_A, CTRL)
        for letter in words:
            keys.hand.tap(field, letter)
            keys.hand.settle()
        for _letter in words:
            keys.hand.tap(field, Qt.Key.Key_Backspace)
    for words in SEARCHES:  # the next letter comes before the answer to the one before
        keys.hand.tap(field, Qt.Key.Key_A, CTRL)
        for letter in words:
            keys.hand.tap(field, letter)
    keys.hand.settle()
    keys.hand.key(Qt.Key.Key_Escape)


def tabs(keys: TeamKeys) -> None:
    """Mine, who is to move, attention, everybody."""
    keys.to_team()
    for number in range(len(CaseloadFilter)):
        keys.choose("field_filter", number)


def sorting(keys: TeamKeys) -> None:
    """By every column, both ways; the order of the list says so."""
    keys.to_team()
    for column in CaseloadModel.SORTABLE:
        for _way in range(2):
            keys.press(f"button_sort_{column}")
            assert keys.model.record(0) is not None
    keys.press(f"button_sort_{CaseloadModel.RESIDENT}")


def scrolling(keys: TeamKeys) -> None:
    """A page at a time, to the very last row and back, and with the bar to somewhere in the middle."""
    keys.to_team()
    table = keys.table
    keys.stop(table)
    for _time in range(12):
        keys.hand.key(Qt.Key.Key_PageDown)
    for end, row in ((Qt.Key.Key_End, keys.model.total - 1), (Qt.Key.Key_Home, 0), (Qt.Key.Key_End, -1)):
        keys.hand.tap(table, end, CTRL)
        keys.hand.settle()
        here = table.currentIndex().row()
        assert row in (here, -1)
        wait_until(partial(keys.model.record, here), "its words")
    for _time in range(12):
        keys.hand.key(Qt.Key.Key_PageUp)
    bar = table.verticalScrollBar()
    for part in range(1, 40):
        with keys.dog.turn():
            bar.setValue(bar.maximum() * part // 40)
        if part % 4 == 0:
            keys.hand.settle()
    keys.hand.tap(table, Qt.Key.Key_A, CTRL)
    keys.hand.settle()


def lists(keys: TeamKeys) -> None:
    """Each of the lists of who may be forgotten, with its filters."""
    keys.to_team()
    chips = [keys.window.findChild(QAbstractButton, f"button_list_{kind.value}") for kind in CaseloadListKind]
    for chip in chips:
        if chip is not None and chip.isVisible():
            keys.choose_part(chip)
            keys.hand.key(Qt.Key.Key_Escape)
            keys.hand.settle()


def filters(keys: TeamKeys) -> None:
    """Phase, status, ground and consultant."""
    keys.to_team()
    keys.hand.key(Qt.Key.Key_F, ALT)
    for name, value in FILTERS:
        keys.pick(name, value)
        keys.hand.settle()
    keys.hand.key(Qt.Key.Key_Escape)


def looking_over(keys: TeamKeys) -> None:
    """The week, the work load, samples, what is kept too long, backups."""
    for route in ("week", "werkdruk", "steekproeven", "bewaren", "reservekopieen", "caseload"):
        keys.go(route)


def team_report(keys: TeamKeys) -> None:
    """Counted over everybody, and its paper."""
    keys.go("teamrapport")
    keys.hand.settle()
    wait_until(lambda: keys.hand.find(QAbstractButton, "button_print").isEnabled(), "a report that is counted")
    keys.hand.settle()


def notes(keys: TeamKeys) -> None:
    """A word in what was noted of conversations."""
    keys.go("notities")
    for words in ("gesprek", "de", "buurthuis"):
        keys.write("field_note_search", words)
        keys.hand.tap(keys.hand.find(QLineEdit, "field_note_search"), Qt.Key.Key_Return)
        keys.hand.settle()


def offers(keys: TeamKeys) -> None:
    """What all dossiers share, and who fits where; reading everybody for that stops when somebody leaves."""
    for route in ("aanbod", "plekken", "organisaties"):
        keys.go(route)
    with keys.dog.turn():
        assert keys.window.travel("eigen-bestand")
    keys.hand.wait_for("page_eigen-bestand")
    keys.go("caseload")


def batch(keys: TeamKeys) -> None:
    """Prints for everybody who shows, stopped after a few."""
    keys.go("caseload")
    session = keys.window.session
    assert session is not None
    with tempfile.TemporaryDirectory() as folder:
        with keys.dog.turn():
            query = CaseloadQuery(filter=CaseloadFilter.TEAM, today=session.today())
            dialog = BatchPrintDialog(session, query, keys.window)
            dialog.open()
        keys.hand.settle()
        with keys.dog.turn():
            dialog.into(Path(folder))
        wait_until(lambda: len(list(Path(folder).iterdir())) >= BATCH, "a few prints")
        with keys.dog.turn():
            dialog.stop.click()
        keys.hand.settle()
        dialog.accept()
        dialog.deleteLater()


def one_dossier(keys: TeamKeys) -> None:
    """Open who was found, change something and take it back."""
    keys.to_team()
    keys.hand.tap(keys.hand.find(QLineEdit, "field_search"), "j")
    keys.hand.tap(keys.hand.find(QLineEdit, "field_search"), Qt.Key.Key_Return)
    keys.hand.wait_for("page_dossier")
    keys.hand.settle()
    keys.page(2, "gesprek")
    keys.write("field_wil", "Ik wil weer onder de mensen zijn.")
    keys.hand.settle()
    keys.hand.key(Qt.Key.Key_Z, CTRL)
    keys.hand.key(Qt.Key.Key_Y, CTRL)
    keys.hand.key(Qt.Key.Key_Z, CTRL)
    keys.go("caseload")


STORIES: tuple[Story, ...] = (
    searching,
    tabs,
    sorting,
    scrolling,
    lists,
    filters,
    looking_over,
    team_report,
    notes,
    offers,
    batch,
    one_dossier,
)
