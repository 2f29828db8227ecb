"""The vault is on its way to another place: how far it is, and a way to stop. The vault is closed meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Signal

from intake_app.i18n import _
from intake_app.services.pace import Pace
from ui.pages.entry_page import EntryPage
from ui.widgets.buttons import Button
from ui.widgets.text import Text


class MovingPage(EntryPage):
    """Nothing to fill in. Stopping is safe until the copy is whole; the button says when that is over."""

    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("The vault is being moved"),
            _("It is copied, opened and looked over first. Only then the old file goes."),
            name="moving",
            width=460,
        )
        self.stopping = False
        """Somebody asked to stop, perhaps before it began."""
        self._left = Pace()
        self._progress = Text(_("Busy: the vault is closed."), color="text.2", name="progress")
        self._stop = Button(_("Stop"), name="button_stop", on_click=self._ask_to_stop)
        self.card.add(self._progress, self._stop)

    def begin(self) -> None:
        """The cursor on the only button."""
        self._stop.setFocus()

    def tell(self, done: int, total: int) -> None:
        """How far the copy is."""
        if done < total:
            percent = round(100 * done / total)
            words = _("Busy: copying the vault. {n} %.").format(n=percent)
            self._progress.setText(self._left.after(words, done, total))
            return
        self._progress.setText(_("Busy: looking the new file over."))
        self._stop.hide()

    def _ask_to_stop(self) -> None:
        self.stopping = True
        self._stop.setEnabled(False)
        self._progress.setText(_("Stopping. Nothing changes."))
        self.stop_requested.emit()
