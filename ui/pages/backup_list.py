"""The card with every copy of the vault: when, why, how large, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from intake_app.services import backup_words, backups
from ui.models.moments import said_at
from ui.pages.folding import RunningRow
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

SHOWN = 12
"""Rows at first; older ones come with a button."""


class BackupList(Card):
    """Shows what the page gives it; says what the person asks for."""

    verify_requested = Signal(object)
    """The backups.Copy."""
    restore_requested = Signal(object)
    """Its path."""

    def __init__(self) -> None:
        super().__init__(_("All backups"), icon="history", gap=12, name="card_backups")
        self._lines = column(gap=10)
        self._empty = EmptyState(_("Nothing here yet. Backups of today, and of each day, week and month, come here."))
        self._more = Button(_("Show older ones"), kind=Kind.QUIET, name="button_more_backups")
        self._more.clicked.connect(self._show_all)
        self._shown: tuple[object, ...] = ()
        self._copies: Sequence[backups.Copy] = ()
        self._today = date.min
        self._whole = False
        self.add(self._empty, self._lines, held(row(self._more, None)))

    def show_copies(self, copies: Sequence[backups.Copy], today: date) -> None:
        """Show these, the newest first."""
        self._copies, self._today = copies, today
        said = (tuple(copies), today, self._whole)
        if said == self._shown:
            return
        self._shown = said
        clear(self._lines)
        most = len(copies) if self._whole else SHOWN
        for number, copy in enumerate(copies[:most]):
            if number:
                self._lines.addWidget(Rule())
            self._lines.addWidget(self._line(copy, number))
        self._empty.setVisible(not copies)
        self._more.setVisible(len(copies) > most)

    def _show_all(self) -> None:
        self._whole = True
        self.show_copies(self._copies, self._today)

    def _line(self, copy: backups.Copy, number: int) -> QWidget:
        moment = said_at(copy.at, self._today)
        facts = f"{backup_words.why_words(copy.why)} · {backup_words.size_words(copy.size)}"
        words = column(Text(moment, "strong"), Text(facts, "small", color="text.2"), gap=2)
        verify = Button(_("Look over"), kind=Kind.QUIET, icon="check", name=f"button_verify_{number}")
        verify.setAccessibleName(_("Look over the backup of {moment}").format(moment=moment))
        verify.clicked.connect(lambda: self.verify_requested.emit(copy))
        restore = Button(_("Put back"), kind=Kind.QUIET, icon="undo-2", name=f"button_restore_{number}")
        restore.setAccessibleName(_("Put back the backup of {moment}").format(moment=moment))
        restore.clicked.connect(lambda: self.restore_requested.emit(copy.path))
        line = row(held(words), held(RunningRow(verify, restore, gap=4)), gap=14)
        line.setStretch(0, 1)
        return held(line)
