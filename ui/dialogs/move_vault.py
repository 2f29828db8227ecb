"""Moving the vault to a safe folder of this laptop: where to, what the old file becomes, and the passphrase (M01)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import vault_moving, vault_places, vaults
from intake_app.services.desk import Desk
from ui.dialogs.dialog import CalmDialog
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.choices import Option, RadioList
from ui.widgets.fields import LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import column, held
from ui.widgets.text import Text

LEAVE, REMOVE = "leave", "remove"


class MoveVaultDialog(CalmDialog):
    """Looks at the place and the passphrase while work still lies open; only what can succeed is asked for."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("Move the vault"), parent, name="move_vault", width=600)
        self._session = session
        self._vault = session.vault
        self._target = vault_places.safe_place(self._vault)
        self._where = Text("", name="move_target")
        self._pick = Button(_("Another folder…"), icon="folder-open", name="button_pick_folder", on_click=self._ask)
        self._old = RadioList(self._options(), name="field_old_file")
        self._old.set_value(LEAVE)
        self._passphrase = LineField(name="field_passphrase", secret=True)
        self._row = FormRow(_("Your passphrase"), self._passphrase)
        self._passphrase.returnPressed.connect(self.move_it)
        self._passphrase.textEdited.connect(lambda _text: self._row.set_error(""))
        self._error = ErrorLine("body")
        self._go = Button(_("Move"), kind=Kind.PRIMARY, name="button_move", on_click=self.move_it)
        self._build()

    def _options(self) -> tuple[Option, ...]:
        later = _("Locked with your passphrase. Remove it yourself later.")
        return (
            Option(value=LEAVE, label=_("Leave the old file"), description=later),
            Option(
                value=REMOVE,
                label=_("Remove the old file"),
                description=_("Only after the new one was opened and looked over."),
            ),
        )

    def _build(self) -> None:
        called = _("When it stays it is called {name}.").format(name=f"{self._vault.name}-moved")
        elsewhere = _("What a sync service kept of it by itself, it goes on keeping.")
        here = Text(str(self._vault.parent), color="text.2", name="move_source")
        self.add(
            column(Text(_("The vault lies here now"), "strong"), here, gap=4),
            FormRow(_("It goes to this folder"), held(column(self._where, self._pick, gap=8))),
            FormRow(_("The old file"), self._old, help=f"{called} {elsewhere}"),
            self._row,
            self._error,
        )
        self.set_buttons(self._go, Button(_("Go back"), kind=Kind.QUIET, name="button_back", on_click=self.reject))
        self._show_target()
        (self._passphrase if self._target is not None else self._pick).setFocus()

    def take_folder(self, folder: Path) -> None:
        """Use a folder of the person's own choice."""
        self._target = vault_moving.in_folder(self._vault, folder)
        self._error.set_sentence("")
        self._show_target()
        self._passphrase.setFocus()

    def move_it(self) -> None:
        """Look whether it can be done, and then ask for it."""
        if self._target is None:
            self._refuse(_("Choose a folder of this laptop first."))
            return
        words = self._passphrase.text()
        if not words:
            self._row.set_error(_("Fill in your passphrase."))
            self.reveal(self._row)
            self._passphrase.setFocus()
            return
        wanted = vault_moving.Move(self._target, self._old.value() == LEAVE, words)
        self._go.setEnabled(False)

        def looked(sentence: str) -> None:
            self._go.setEnabled(True)
            if sentence:
                self._refuse(sentence)
                return
            self._passphrase.clear()
            self.accept()
            self._session.move_requested.emit(wanted)

        self._session.run(lambda desk: _looked_at(desk, wanted), looked, on_refused=self._refuse_words, owner=self)

    def _refuse_words(self, error: KeukentafelError) -> None:
        self._go.setEnabled(True)
        self._row.set_error(str(error))
        self.reveal(self._row)
        self._passphrase.setFocus()
        self._passphrase.selectAll()

    def _refuse(self, sentence: str) -> None:
        self._error.set_sentence(sentence)
        self._pick.setFocus()
        self.fit()
        self.reveal(self._error)

    def _show_target(self) -> None:
        none = _("No folder is chosen yet.")
        self._where.setText(str(self._target.parent) if self._target is not None else none)
        self.fit()

    def _ask(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self.window(), _("Another folder…"), str(Path.home()))
        if chosen:
            self.take_folder(Path(chosen))


def _looked_at(desk: Desk, wanted: vault_moving.Move) -> str:
    """On the vault thread: why the place will not do. Raises WrongPassphrase."""
    vaults.prove(desk, wanted.passphrase)
    return vault_moving.refusal(desk.vault.path, wanted.target)
