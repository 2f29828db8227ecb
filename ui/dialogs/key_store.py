"""Opening with a PIN: the key goes into the key store of this computer, only when somebody asks for it (M01)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_app.errors import KeukentafelError, WrongPassphrase
from intake_app.i18n import _
from intake_app.services import key_store
from ui.dialogs.dialog import CalmDialog
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import column, held
from ui.widgets.text import Text


class KeyStoreDialog(CalmDialog):
    """Off until it is switched on, with the passphrase and a PIN of one's own. Off again with one button."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("Open with a PIN"), parent, name="key_store", width=600)
        self._session = session
        self._state = Text("", "strong", name="key_store_state")
        self._now = LineField(name="field_passphrase_now", secret=True)
        self._now_row = FormRow(_("Your passphrase now"), self._now)
        self._pin = LineField(name="field_pin", secret=True, max_length=40)
        self._pin_row = FormRow(
            _("A PIN of your own"), self._pin, help=_("At least six figures or letters, that you use nowhere else.")
        )
        self._again = LineField(name="field_pin_again", secret=True, max_length=40)
        self._again_row = FormRow(_("Once more"), self._again)
        self._form = held(column(self._now_row, self._pin_row, self._again_row, gap=16))
        self._error = ErrorLine("body")
        self._on = Button(
            _("Keep the key in the key store of this computer"),
            kind=Kind.PRIMARY,
            name="button_switch_on",
            on_click=self.switch_on,
        )
        self._off = Button(_("Switch off"), name="button_switch_off", on_click=self.switch_off)
        self._build()

    def _build(self) -> None:
        self.add(
            self._state,
            Text(
                _(
                    "Your passphrase stays, and always works. Beside it the vault opens with a short PIN, but only on "
                    "this computer and in your own account."
                )
            ),
            Text(
                _(
                    "Know what that means: who can use your account on this computer needs only the PIN. After five "
                    "wrong ones the passphrase is asked for again. Do not do this on a computer or an account that "
                    "you share."
                )
            ),
            Text(
                _(
                    "Locking goes on as it was, and asks for the PIN. Another passphrase, a backup that is put back or "
                    "a vault that is moved switches this off."
                ),
                color="text.2",
            ),
            self._form,
            self._error,
        )
        close = Button(_("Close"), kind=Kind.QUIET, name="button_close", on_click=self.accept)
        self.set_buttons(self._on, self._off, close)
        self.finished.connect(lambda _result: key_store.stop_waiting())
        for field, line in ((self._now, self._now_row), (self._pin, self._pin_row), (self._again, self._again_row)):
            field.textEdited.connect(lambda _text, line=line: line.set_error(""))
            field.returnPressed.connect(self.switch_on)
        self._show()

    def _show(self) -> None:
        on = key_store.is_on(self._session.vault)
        self._state.setText(
            _("On: this vault opens with your PIN here.") if on else _("Off: only your passphrase opens this vault.")
        )
        self._form.setVisible(not on)
        self._on.setVisible(not on)
        self._off.setVisible(on)
        (self._off if on else self._now).setFocus()
        self.fit()

    def switch_on(self) -> None:
        """Put the key in the store, when all that was typed will do."""
        if not self._now.text():
            self._now_row.set_error(_("Fill in your passphrase of now."))
            self._now.setFocus()
        elif wrong := key_store.judge_pin(self._pin.text()):
            self._pin_row.set_error(wrong)
            self.reveal(self._pin_row)
            self._pin.setFocus()
        elif self._pin.text() != self._again.text():
            self._again_row.set_error(_("The second time was not the same. Try again; nothing was changed."))
            self.reveal(self._again_row)
            self._again.setFocus()
        else:
            words, pin = self._now.text(), self._pin.text()
            self._work(True)
            self._session.run(
                lambda desk: key_store.switch_on(desk, words, pin),
                lambda _none: self._done(),
                on_refused=self._refused,
                owner=self,
            )

    def switch_off(self) -> None:
        """Take the key out of the store."""
        self._work(True)
        vault = self._session.vault
        self._session.run(
            lambda _desk: key_store.switch_off(vault),
            lambda _none: self._done(),
            on_refused=self._refused,
            owner=self,
        )

    def _work(self, busy: bool) -> None:
        self._error.set_sentence("")
        for button in (self._on, self._off):
            button.setEnabled(not busy)

    def _done(self) -> None:
        for field in (self._now, self._pin, self._again):
            field.clear()
        self._work(False)
        self._show()

    def _refused(self, error: KeukentafelError) -> None:
        self._work(False)
        if isinstance(error, WrongPassphrase):
            self._now_row.set_error(str(error))
            self._now.setFocus()
        else:
            self._error.set_sentence(str(error))
            self.reveal(self._error)
        self._show_state_only()

    def _show_state_only(self) -> None:
        """What was typed stays; the store may have refused to let go while it is asked for no more."""
        if self._off.isVisible():
            self._show()
        self.fit()
