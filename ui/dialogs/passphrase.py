"""Another passphrase, or a fresh recovery sheet; both ask for the passphrase of now."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import prints, vaults
from intake_app.services.desk import Desk
from ui.dialogs.dialog import CalmDialog
from ui.pages.passphrase_form import PassphraseForm
from ui.pages.recovery_sheet import RecoverySheet
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow
from ui.widgets.text import Text


class PassphraseDialog(CalmDialog):
    """Two things to do with the way in. The old passphrase, or the old sheet, stops working at once."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("Passphrase and recovery sheet"), parent, name="passphrase", width=600)
        self._session = session
        self._now = LineField(name="field_passphrase_now", secret=True)
        self._now_row = FormRow(_("Your passphrase now"), self._now)
        self._now.textEdited.connect(lambda _text: self._now_row.set_error(""))
        self._form = PassphraseForm()
        self._form.submitted.connect(self.change)
        self._change = Button(_("Use the new passphrase"), name="button_change", on_click=self.change)
        self._sheet = RecoverySheet(session.tasks)
        self._sheet.said.connect(self._say)
        self._sheet.refused.connect(self._say)
        self._sheet.hide()
        self._renew = Button(_("Make a new recovery sheet"), name="button_renew", on_click=self.renew)
        self._said = Text("", "body", name="said")
        self._said.hide()
        self.add(
            self._now_row,
            Text(_("Another passphrase"), "h3"),
            self._form,
            self._change,
            Text(_("Recovery sheet"), "h3"),
            Text(_("The sheet you have stops working. A new code takes its place."), color="text.2"),
            self._renew,
            self._sheet,
            self._said,
        )
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))
        self._now.setFocus()

    def change(self) -> None:
        """Use the new passphrase from now on."""
        if self._proven() and (passphrase := self._form.passphrase()):
            work = partial(vaults.change_passphrase, proof=self._now.text(), passphrase=passphrase)
            self._session.run(work, lambda _none: self._changed(), on_refused=self._refused, owner=self)

    def renew(self) -> None:
        """Make a new recovery code; the sheet of before stops working."""
        if self._proven():
            work = partial(_new_sheet, passphrase=self._now.text())
            self._session.run(work, lambda made: self._renewed(*made), on_refused=self._refused, owner=self)

    def _proven(self) -> bool:
        if self._now.text():
            return True
        self._now_row.set_error(_("Fill in your passphrase of now."))
        self._now.setFocus()
        return False

    def _changed(self) -> None:
        self._now.clear()
        self._form.empty()
        self._say(_("From now on you use your new passphrase."))

    def _renewed(self, code: str, sheet: bytes) -> None:
        self._sheet.show_code(code, sheet)
        self._sheet.show()
        self._say(_("Destroy the old sheet. Print the new one and put it away."))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        self.fit()

    def _refused(self, error: KeukentafelError) -> None:
        self._now_row.set_error(str(error))
        self._now.setFocus()


def _new_sheet(desk: Desk, passphrase: str) -> tuple[str, bytes]:
    """On the vault thread: the new code and its sheet."""
    code = vaults.new_recovery_code(desk, passphrase)
    return code, prints.recovery_sheet(desk, code)
