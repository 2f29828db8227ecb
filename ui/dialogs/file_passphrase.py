"""Asks for the passphrase of a file that arrives: the resident's, not that of the vault."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from ui.dialogs.dialog import CalmDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow
from ui.widgets.text import Text


class FilePassphraseDialog(CalmDialog):
    """Stays until the passphrase opens the file, or the person goes back."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(_("Read in a locked file"), parent, name="file_passphrase")
        self.field = LineField(name="field_file_passphrase", secret=True)
        self._row = FormRow(_("Passphrase of the file"), self.field)
        self._open = Button(
            _("Open the data"), kind=Kind.PRIMARY, icon="key-round", name="button_open_data", on_click=self.submit
        )
        self.field.returnPressed.connect(self.submit)
        self.field.textEdited.connect(lambda _text: self._row.set_error(""))
        self.add(Text(_("The data in this file are locked. Who gave it to you knows the passphrase.")), self._row)
        self.set_buttons(self._open, Button(_("Go back"), kind=Kind.QUIET, name="button_back", on_click=self.reject))
        self.field.setFocus()

    def submit(self) -> None:
        """Give what was typed."""
        if not self.field.text():
            self.refuse(_("Type the passphrase first."))
            return
        self._open.set_reason(_("Busy: opening the data."))
        self.given.emit(self.field.text())

    def refuse(self, sentence: str) -> None:
        """Say that it does not open, and stay."""
        self._open.set_reason("")
        self._row.set_error(sentence)
        self.field.setFocus()
        self.field.selectAll()
