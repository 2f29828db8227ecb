"""The band above the caseload: the conversation that was not closed, and whether to go on with it now."""

from __future__ import annotations

from PySide6.QtCore import Signal

from intake_app.i18n import _
from intake_app.services import conversations
from ui.models.moments import said_at
from ui.session import Session
from ui.widgets.banner import Banner


class ResumeBand(Banner):
    """Shows itself when there is something to go on with."""

    resume_requested = Signal(object, str)
    """Id of the dossier, and the route where it was left."""
    set_aside = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(name="band_resume")
        self._session = session
        self._unfinished: conversations.Unfinished | None = None
        self.chosen.connect(self._choose)

    def ask(self) -> None:
        """Look whether a conversation was left open."""
        self._session.run(conversations.unfinished, self._show, owner=self, latest="unfinished")

    def _show(self, found: conversations.Unfinished | None) -> None:
        self._unfinished = found
        if found is None or self._session.set_aside:
            self.hide()
            return
        moment = said_at(found.last_saved_at, self._session.today())
        strong = (
            _("You were busy with the conversation with {name}.")
            if found.in_conversation
            else _("You were busy in the dossier of {name}.")
        ).format(name=found.name)
        self.show_message(
            self._saved_words().format(moment=moment),
            strong=strong,
            icon="history",
            buttons=(("later", _("Later")), ("go_on", _("Go on"))),
            closable=False,
            take_focus=False,
        )

    def _saved_words(self) -> str:
        if self._session.words_may_be_missing:
            return _("{moment}. The very last words may be missing. Everything before is saved.")
        if self._session.interrupted:
            return _("Keukentafel stopped unexpectedly. {moment}. Everything is saved.")
        return _("{moment}. Everything is saved.")

    def _choose(self, choice: str) -> None:
        """Go on with the conversation that was not closed, or leave it for later."""
        if choice == "go_on" and self._unfinished is not None:
            self.resume_requested.emit(self._unfinished.case_id, self._unfinished.resume_at or "gesprek")
        else:
            self._session.set_aside = True
            self.hide()
            self.set_aside.emit()
