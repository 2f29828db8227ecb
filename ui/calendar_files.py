"""Days for another calendar, kept as a file where the person chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from intake_app.i18n import _
from ui import printing


def keep(parent: QWidget, content: bytes, suggested: str) -> bool:
    """Ask for a folder and a name, and write the file. False when the person turns back.

    Raises PaperError, which says what to do, when nothing can be written there.
    """
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Calendar file"), suggested, _("Calendar (*.ics)"))
    if not chosen:
        return False
    path = Path(chosen)
    try:
        printing.write_file(content, path if path.suffix.lower() == ".ics" else path.with_name(f"{path.name}.ics"))
    except printing.PaperError:
        message = _("The file cannot be kept there. Choose another folder, or make room.")
        raise printing.PaperError(message) from None
    return True
