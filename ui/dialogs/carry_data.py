"""The resident takes the dossier along inside an own PDF: what of it, and behind which passphrase (M06)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from intake_app.services.carrying import Choice, Part, part_words
from ui.dialogs.dialog import CalmDialog
from ui.pages.passphrase_form import PassphraseForm
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.form_row import ErrorLine
from ui.widgets.layouts import column
from ui.widgets.text import Text


class CarryDataDialog(CalmDialog):
    """Use `ask`. The resident chooses; nothing of the passphrase is kept."""

    def __init__(self, name: str, parent: QWidget | None) -> None:
        super().__init__(_("Take the data along in the PDF"), parent, name="carry_data", width=640)
        self.choice: Choice | None = None
        self.parts = {part: CheckBox(part_words(part), name=f"field_part_{part.value}") for part in Part}
        for box in self.parts.values():
            box.set_value(True)
        self.form = PassphraseForm()
        self.form.submitted.connect(self.submit)
        self._error = ErrorLine()
        self._build(name)

    @classmethod
    def ask(cls, name: str, parent: QWidget) -> Choice | None:
        """What travels and behind which passphrase, or None. `name` is the resident's first name."""
        dialog = cls(name, parent)
        dialog.exec()
        return dialog.choice

    def submit(self) -> None:
        """Take the choice when there is something to take along and a passphrase; otherwise say what is asked."""
        chosen = frozenset(part for part, box in self.parts.items() if box.value())
        if not chosen:
            self._error.set_sentence(_("Choose what to take along."))
            next(iter(self.parts.values())).setFocus()
            return
        self._error.set_sentence("")
        passphrase = self.form.passphrase()
        if passphrase:
            self.choice = Choice(chosen, passphrase)
            self.form.empty()
            self.accept()

    def _build(self, name: str) -> None:
        why = _(
            "Another municipality that works with Keukentafel can read the data in. "
            "Then {name} need not tell everything again. Only who knows the passphrase can open them."
        )
        others = _(
            "What was noted about other people stays here: telephone numbers, notes and who reported. "
            "Read the plan yourself: what stands in your own words about somebody else, travels along."
        )
        lost = _("Write the passphrase down and give it apart from the PDF. Without it nobody can open the data.")
        self.add(
            Text(why.format(name=name)),
            Text(_("What does {name} take along?").format(name=name), "h3"),
            column(*self.parts.values(), gap=2),
            self._error,
            Text(others, "small", color="text.2"),
            Text(_("A passphrase that {name} chooses").format(name=name), "h3"),
            self.form,
            Text(lost, "small", color="text.2"),
        )
        self.set_buttons(
            Button(_("Make the PDF"), kind=Kind.PRIMARY, icon="file-lock", name="button_carry", on_click=self.submit),
            Button(_("Not now"), kind=Kind.QUIET, name="button_cancel", on_click=self.reject),
        )
