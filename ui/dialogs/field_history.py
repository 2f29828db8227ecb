"""Geschiedenis van dit veld: who wrote what, when, and what stood there before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from intake_app.services import history
from ui.dialogs.dialog import CalmDialog
from ui.field_history import Tie
from ui.models.moments import said_at
from ui.pages.own_words_card import beside_original
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.layouts import column, held
from ui.widgets.text import Text


class FieldHistoryDialog(CalmDialog):
    """Reads only. To go back to words of before, they can be selected and copied."""

    def __init__(self, session: Session, tie: Tie, parent: QWidget | None) -> None:
        super().__init__(_("History of this field"), parent, name="field_history", width=640)
        self._session = session
        if tie.label:
            self.add(Text(tie.label, color="text.2"))
        notes = session.dossier.notes_about(tie.entity_id) if session.dossier is not None else ()
        if notes:
            self.add(beside_original(notes), Rule())
        self._lines = column(gap=12)
        self._state = Text(_("One moment …"), color="text.2", name="history_state")
        self.add(self._state, held(self._lines))
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))
        session.run(lambda desk: history.history(desk, tie.entity_id, tie.fields), self._show, owner=self)

    def _show(self, found: tuple[history.Line, ...]) -> None:
        self._state.setText(_("Nothing was changed here yet."))
        self._state.setVisible(not found)
        for number, one in enumerate(found):
            if number:
                self._lines.addWidget(Rule())
            self._lines.addWidget(self._line(one, number))
        self.fit()

    def _line(self, one: history.Line, number: int) -> QWidget:
        who = " · ".join(part for part in (said_at(one.at, self._session.today()), one.author, one.what) if part)
        change = _("{before} → {after}").format(before=one.before, after=one.after)
        words = Text(change, name=f"history_{number}")
        words.setAccessibleName(_("from {before} to {after}").format(before=one.before, after=one.after))
        return held(column(Text(who, "small", color="text.2"), words, gap=2))
