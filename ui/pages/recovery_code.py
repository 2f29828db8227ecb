"""Right after the first start: the recovery code, shown once, to be printed or kept as a PDF."""

from __future__ import annotations

from PySide6.QtCore import Signal

from intake_app.i18n import _
from ui.pages.entry_page import EntryPage
from ui.pages.recovery_sheet import RecoverySheet
from ui.tasks import TaskRunner
from ui.widgets.buttons import Button


class RecoveryCodePage(EntryPage):
    """ "I have kept it" leads on; nothing forces printing."""

    kept = Signal()

    def __init__(self, code: str, sheet: bytes, tasks: TaskRunner) -> None:
        super().__init__(
            _("Keep your recovery code"),
            _("Do you forget your passphrase? Then only this code opens your vault. Print the sheet and put it away."),
            name="recovery_code",
            width=700,
        )
        self.sheet = RecoverySheet(tasks)
        self.sheet.show_code(code, sheet)
        self.sheet.said.connect(self.say)
        self.sheet.refused.connect(self.show_error)
        self.card.add(self.sheet)
        self.finish(Button(_("I have kept it"), name="button_kept"), "")

    def begin(self) -> None:
        """Put the cursor on printing."""
        self.sheet.print_button.setFocus()

    def submit(self) -> None:
        """On to the desk."""
        self.kept.emit()
