"""Asks for the passphrase once, for something that opens a copy; the words are kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from ui.dialogs.dialog import CalmDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow


class PassphraseOnceDialog(CalmDialog):
    """One field. `given` has the words."""

    given = Signal(str)

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(title, parent, name="passphrase_once", width=460)
        self._field = LineField(name="field_passphrase", secret=True)
        help_words = _("A backup opens with the passphrase of the day on which it was made.")
        self._row = FormRow(_("Passphrase"), self._field, help=help_words)
        self._field.returnPressed.connect(self._give)
        self.add(self._row)
        self.set_buttons(
            Button(_("Look over"), kind=Kind.PRIMARY, name="button_give", on_click=self._give),
            Button(_("Go back"), kind=Kind.QUIET, name="button_back", on_click=self.reject),
        )
        self._field.setFocus()

    def _give(self) -> None:
        words = self._field.text()
        if not words:
            self._row.set_error(_("Fill in your passphrase."))
            return
        self._field.clear()
        self.accept()
        self.given.emit(words)
