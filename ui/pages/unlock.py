"""Unlocking: one field, one button, and a way out for who forgot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from intake_app.i18n import _
from ui.pages.entry_page import EntryPage
from ui.widgets.buttons import Button, Kind
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import row
from ui.widgets.line_field import LineField


class UnlockPage(EntryPage):
    """Asks for the passphrase. A wrong one costs nothing: the sentence says so and the words stay.

    With `quick` it asks for the PIN instead, and the passphrase is one button away.
    """

    unlock_requested = Signal(str)
    pin_entered = Signal(str)
    recovery_requested = Signal()
    restore_requested = Signal()
    pin_given_up = Signal()
    """Somebody would rather type the passphrase, while the key store was being asked."""

    def __init__(self, notice: str = "", *, quick: bool = False) -> None:
        super().__init__(
            _("Keukentafel is locked"), _("Your dossiers are only on this laptop, encrypted."), name="unlock", width=460
        )
        self._passphrase = LineField(name="field_passphrase", secret=True)
        self._row = FormRow(_("Passphrase"), self._passphrase)
        self._passphrase.returnPressed.connect(self.submit)
        self._passphrase.textEdited.connect(lambda _text: self._row.set_error(""))
        self._pin = LineField(name="field_pin", secret=True, max_length=40)
        self._pin_row = FormRow(_("Your PIN"), self._pin)
        self._pin.returnPressed.connect(self.submit)
        self._pin.textEdited.connect(lambda _text: self._pin_row.set_error(""))
        self._words = Button(
            _("Use my passphrase"), kind=Kind.LINK, name="button_use_passphrase", on_click=self._rather_passphrase
        )
        self.card.add(self._pin_row, self._row, row(self._words, None))
        self._quick = quick
        self._row.setVisible(not quick)
        self._pin_row.setVisible(quick)
        self._words.setVisible(quick)
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
        (self._pin if self._quick else self._passphrase).setFocus()

    @property
    def untouched(self) -> bool:
        """Whether it looks as it does when it begins: nothing typed or said, and no control under the pointer."""
        field, row = (self._pin, self._pin_row) if self._quick else (self._passphrase, self._row)
        said = self.speaks or bool(row.error.sentence)
        pointed_at = any(control.underMouse() for control in (*self.findChildren(QPushButton), field))
        return field.hasFocus() and not (field.text() or said or self.working or pointed_at)

    def ask_passphrase(self, sentence: str = "") -> None:
        """Ask for the passphrase from now on, and say why when there is something to say."""
        self._quick = False
        self._pin.clear()
        for part, shown in ((self._pin_row, False), (self._words, False), (self._row, True)):
            part.setVisible(shown)
        super().refuse("")
        if sentence:
            self.say(sentence)
        self._passphrase.setFocus()

    def _rather_passphrase(self) -> None:
        if self.working:
            self.pin_given_up.emit()
        self.ask_passphrase()

    def submit(self) -> None:
        """Ask to open with what is typed."""
        if self.working:
            return
        if self._quick:
            self._submit_pin()
            return
        if not self._passphrase.text():
            self._row.set_error(_("Fill in your passphrase."))
            self._passphrase.setFocus()
            return
        self.work()
        self.unlock_requested.emit(self._passphrase.text())

    def _submit_pin(self) -> None:
        if not self._pin.text():
            self._pin_row.set_error(_("Fill in your PIN."))
            self._pin.setFocus()
            return
        self.work()
        self.pin_entered.emit(self._pin.text())

    def refuse(self, sentence: str) -> None:
        """Say at the field why the vault does not open."""
        super().refuse("")
        if self._quick:
            self._pin_row.set_error(sentence)
            self._pin.setFocus()
            self._pin.selectAll()
            return
        self._row.set_error(sentence)
        self._passphrase.setFocus()
        self._passphrase.selectAll()
