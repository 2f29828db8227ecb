"""The kept scan of a signed page, shown inside Keukentafel: no copy leaves the vault for looking."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from ui import theme
from ui.dialogs.dialog import CalmDialog
from ui.tasks import TaskRunner
from ui.widgets.buttons import Button, Kind
from ui.widgets.pdf_view import PdfPageView


class ScanDialog(CalmDialog):
    """The pages, with zoom."""

    def __init__(self, content: bytes, runner: TaskRunner, parent: QWidget | None) -> None:
        super().__init__(_("Scan of the signed page"), parent, name="scan", width=760)
        self.preview = PdfPageView(runner, name="preview_scan")
        self.preview.setMinimumHeight(theme.current().size(420))
        self.preview.set_document(content)
        self.add(self.preview)
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))
