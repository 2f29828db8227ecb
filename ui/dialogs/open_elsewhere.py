"""Asks before a print leaves the vault: a file that another program opens is not guarded by this one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from ui.dialogs.dialog import CalmDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Text


class OpenElsewhereDialog(CalmDialog):
    """Says where the copy will lie and who can read it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(_("Open in another program?"), parent, name="open_elsewhere")
        self.add(
            Text(_("For that you keep a copy as a PDF. The copy lies outside Keukentafel, without a lock.")),
            Text(
                _("Whoever can use this laptop can read it. Remove it when it is not needed any more."), color="text.2"
            ),
        )
        self.set_buttons(
            Button(
                _("Choose where"), kind=Kind.PRIMARY, icon="folder-open", name="button_choose", on_click=self.accept
            ),
            Button(_("Go back"), kind=Kind.QUIET, name="button_back", on_click=self.reject),
        )

    @classmethod
    def ask(cls, parent: QWidget) -> bool:
        """Whether the person wants a copy outside the vault."""
        return cls(parent).exec() == CalmDialog.DialogCode.Accepted
