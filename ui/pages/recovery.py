"""When the passphrase is gone: the code of the recovery sheet, and then a new passphrase."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal

from intake_app.domain.vault_people import VaultPerson
from intake_app.i18n import _
from ui import theme
from ui.pages.entry_page import EntryPage
from ui.pages.passphrase_form import PassphraseForm
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow


class RecoveryPage(EntryPage):
    """Asks for the recovery code, however it is typed: capitals, spaces and dashes do not matter."""

    code_entered = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            _("Passphrase forgotten"),
            _("Without a passphrase nobody can get in. Use your recovery code, or a backup of your team."),
            name="recovery",
        )
        self._code = LineField(name="field_recovery_code")
        self._code.setFont(theme.current().code_font("name"))
        self._row = FormRow(
            _("Recovery code"), self._code, help=_("It is on the paper that you printed when you began.")
        )
        self._code.returnPressed.connect(self.submit)
        self._code.textEdited.connect(lambda _text: self._row.set_error(""))
        self.card.add(self._row)
        back = Button(_("Back"), kind=Kind.QUIET, name="button_back_to_unlock")
        back.clicked.connect(self.back_requested)
        self.finish(Button(_("Open with the code"), kind=Kind.PRIMARY, name="button_recover"), _("Opening…"), back)

    def begin(self) -> None:
        """Put the cursor in the field."""
        self._code.setFocus()

    def submit(self) -> None:
        """Ask to open with the code."""
        if self.working:
            return
        if not self._code.text().strip():
            self._row.set_error(_("Fill in the code of your recovery sheet."))
            self._code.setFocus()
            return
        self.work()
        self.code_entered.emit(self._code.text())

    def refuse(self, sentence: str) -> None:
        """Say at the field why the vault does not open."""
        super().refuse("")
        self._row.set_error(sentence)
        self._code.setFocus()


class NewPassphrasePage(EntryPage):
    """After the recovery code: choose the passphrase that works from now on."""

    chosen = Signal(str)

    def __init__(self, people: tuple[VaultPerson, ...] = ()) -> None:
        super().__init__(
            _("Choose a new passphrase"),
            _("Everything is still there. The recovery code stays the same."),
            name="new_passphrase",
        )
        self._whose: DropDown | None = None
        if people:
            self._whose = DropDown([(one.id, one.name) for one in people], name="field_whose")
            self._whose.set_value(people[0].id)
            self.card.add(FormRow(_("Whose passphrase"), self._whose))
        self._form = PassphraseForm()
        self._form.submitted.connect(self.submit)
        self.card.add(self._form)
        self.finish(Button(_("Use this passphrase"), kind=Kind.PRIMARY, name="button_rekey"), _("One moment…"))

    @property
    def person(self) -> UUID | None:
        """Whose passphrase it becomes; None in a vault of one person."""
        found = self._whose.value() if self._whose is not None else None
        return found if isinstance(found, UUID) else None

    def begin(self) -> None:
        """Put the cursor in the first field."""
        self._form.first.setFocus()

    def submit(self) -> None:
        """Ask for the change."""
        if not self.working and (passphrase := self._form.passphrase()):
            self.work()
            self.chosen.emit(passphrase)
