"""Right after the first start: the recovery code, shown once, to be printed or kept as a PDF."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from ui.pages.entry_page import EntryPage
from ui.tasks import TaskRunner
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.layouts import row
from ui.widgets.text import Text

FILE_NAME = "Keukentafel-herstelblad.pdf"


class RecoveryCodePage(EntryPage):
    """Shows the code large and in groups. "Ik heb het bewaard" leads on; nothing forces printing."""

    kept = Signal()

    def __init__(self, code: str, sheet: bytes, tasks: TaskRunner) -> None:
        super().__init__(
            _("Keep your recovery code"),
            _("Do you forget your passphrase? Then only this code opens your vault. Print the sheet and put it away."),
            name="recovery_code",
            width=640,
        )
        self._sheet = sheet
        self._tasks = tasks
        plane = Card(padding=20, tone="sunken", name="card_code")
        shown = Text(code, "h2", codes=True, name="recovery_code")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        shown.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shown.setAccessibleName(_("Recovery code") + ": " + code)
        plane.add(shown)
        self._print = Button(_("Print recovery sheet"), kind=Kind.PRIMARY, icon="printer", name="button_print_sheet")
        self._save = Button(_("Save as PDF"), icon="file-down", name="button_save_sheet")
        self._print.clicked.connect(self.print_sheet)
        self._save.clicked.connect(self.save_sheet)
        self.card.add(plane, row(self._print, self._save, None))
        self.finish(Button(_("I have kept it"), name="button_kept"), "")

    def begin(self) -> None:
        """Put the cursor on printing."""
        self._print.setFocus()

    def submit(self) -> None:
        """On to the desk."""
        self.kept.emit()

    def print_sheet(self) -> None:
        """On paper."""
        from ui import printing
        from ui.widgets.pdf import PdfPages

        if not printing.printers_there():
            self.show_error(_("No printer found. Save the sheet as a PDF, or print it later from the menu."))
            self._save.setFocus()
            return
        pages = PdfPages(self._sheet)
        printer = printing.ask_printer(self.window(), len(pages), title=_("Recovery sheet"))
        if printer is not None:
            wanted = printing.chosen_pages(printer, len(pages))
            self._tasks.compute(
                lambda job: printing.print_pages(printer, pages, wanted, job), on_error=self._not_done, context=self
            )

    def save_sheet(self) -> None:
        """As a file, where the person wants it. Not beside the vault: who finds both has everything."""
        from ui import printing

        path = printing.ask_file(self.window(), "", FILE_NAME, title=_("Save as PDF"))
        if path is not None:
            try:
                printing.write_file(self._sheet, path)
            except KeukentafelError as error:
                self.show_error(str(error))
            else:
                self.say(_("The sheet is saved. Keep it somewhere else than this laptop."))

    def _not_done(self, error: BaseException) -> None:
        if not isinstance(error, KeukentafelError):
            raise error
        self.show_error(str(error))
