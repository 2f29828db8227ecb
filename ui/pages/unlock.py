"""Unlocking: one field, one button, and a way out for who forgot."""

from __future__ import annotations

from PySide6.QtCore import Signal

from intake_app.i18n import _
from ui.pages.entry_page import EntryPage
from ui.widgets.buttons import Button, Kind
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import row
from ui.widgets.line_field import LineField


class UnlockPage(EntryPage):
    """Asks for the passphrase. A wrong one costs nothing: the sentence says so and the words stay."""

    unlock_requested = Signal(str)
    recovery_requested = Signal()
    restore_requested = Signal()

    def __init__(self, notice: str = "") -> None:
        super().__init__(
            _("Keukentafel is locked"), _("Your dossiers are only on this laptop, encrypted."), name="unlock", width=460
        )
        self._passphrase = LineField(name="field_passphrase", secret=True)
        self._row = FormRow(_("Passphrase"), self._passphrase)
        self._passphrase.returnPressed.connect(self.submit)
        self._passphrase.textEdited.connect(lambda _text: self._row.set_error(""))
        self.card.add(self._row)
        forgotten = Button(_("Passphrase forgotten"), kind=Kind.QUIET, name="button_forgotten")
        forgotten.clicked.connect(self.recovery_requested)
        self.finish(Button(_("Open"), kind=Kind.PRIMARY, name="button_unlock"), _("Opening…"), forgotten)
        restore = Button(_("Put a backup back"), kind=Kind.LINK, name="button_restore")
        restore.clicked.connect(lambda: self.restore_requested.emit())
        self.card.add(row(None, restore))
        if notice:
            self.say(notice)

    def begin(self) -> None:
        """Put the cursor in the field."""
        self._passphrase.setFocus()

    def submit(self) -> None:
        """Ask to open with what is typed."""
        if self.working:
            return
        if not self._passphrase.text():
            self._row.set_error(_("Fill in your passphrase."))
            self._passphrase.setFocus()
            return
        self.work()
        self.unlock_requested.emit(self._passphrase.text())

    def refuse(self, sentence: str) -> None:
        """Say at the field why the vault does not open."""
        super().refuse("")
        self._row.set_error(sentence)
        self._passphrase.setFocus()
        self._passphrase.selectAll()
