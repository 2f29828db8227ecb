"""A recovery code, large and in groups, with the ways to keep its sheet: on paper or as a PDF."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from ui import theme
from ui.tasks import TaskRunner
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.layouts import row
from ui.widgets.text import Text

FILE_NAME = "Keukentafel-herstelblad.pdf"


class RecoverySheet(QWidget):
    """Shows the code; prints or writes the sheet that belongs to it."""

    said = Signal(str)
    """The sheet was kept."""
    refused = Signal(str)
    """Keeping it did not work, and what to do."""

    def __init__(self, tasks: TaskRunner) -> None:
        super().__init__()
        self._sheet = b""
        self._tasks = tasks
        self._code = Text("", "h2", codes=True, name="recovery_code")
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._code.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        plane = Card(padding=20, tone="sunken", name="card_code")
        plane.add(self._code)
        self.print_button = Button(
            _("Print recovery sheet"), kind=Kind.PRIMARY, icon="printer", name="button_print_sheet"
        )
        self.save_button = Button(_("Save as PDF"), icon="file-down", name="button_save_sheet")
        self.print_button.clicked.connect(self.print_sheet)
        self.save_button.clicked.connect(self.save_sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(16))
        layout.addWidget(plane)
        layout.addLayout(row(self.print_button, self.save_button, None))

    @property
    def code(self) -> str:
        """The code that shows."""
        return self._code.text()

    def show_code(self, code: str, sheet: bytes) -> None:
        """Show a code with the PDF of its sheet."""
        self._sheet = sheet
        self._code.setText(code)
        self._code.setAccessibleName(_("Recovery code") + ": " + code)

    def print_sheet(self) -> None:
        """On paper."""
        from ui import printing

        if not printing.printers_there():
            self.refused.emit(_("No printer found. Save the sheet as a PDF, or print it later."))
            self.save_button.setFocus()
            return
        sheet = self._sheet
        printer = printing.ask_printer(self.window(), printing.page_count(sheet), title=_("Recovery sheet"))
        if printer is not None:
            self._tasks.compute(
                lambda job: printing.print_pages(printer, sheet, job),
                lambda _none: self.said.emit(_("The sheet is on its way to the printer.")),
                self._not_done,
                context=self,
            )

    def save_sheet(self) -> None:
        """As a file, where the person wants it. Not beside the vault: who finds both has everything."""
        from ui import printing

        path = printing.ask_file(self.window(), "", FILE_NAME, title=_("Save as PDF"))
        if path is not None:
            try:
                printing.write_file(self._sheet, path)
            except KeukentafelError as error:
                self._not_done(error)
            else:
                self.said.emit(_("The sheet is saved. Keep it somewhere else than this laptop."))

    def _not_done(self, error: BaseException) -> None:
        if not isinstance(error, KeukentafelError):
            raise error
        self.refused.emit(str(error))
