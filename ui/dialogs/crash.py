"""When something went wrong that nobody expected: calm, with what is safe first, and nothing sent."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from intake_app.i18n import _
from ui import theme
from ui.dialogs.dialog import CalmDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Text


class CrashDialog(CalmDialog):
    """Says that the work is saved. `details` are technical lines without anything that a person typed."""

    def __init__(self, details: str, parent: QWidget | None) -> None:
        super().__init__(_("Something went wrong in Keukentafel"), parent, name="crash")
        self.add(
            Text(_("Your work is saved up to the last answer."), "strong"),
            Text(
                _("You can go on. If it happens again, close Keukentafel and open it anew. Nothing was sent."),
                color="text.2",
            ),
        )
        self._details = QPlainTextEdit(details)
        theme.current().dress(self._details, "text_area", "scroll_bar")
        self._details.setObjectName("details")
        self._details.setReadOnly(True)
        self._details.setAccessibleName(_("Technical lines"))
        self._details.setFont(theme.current().font("small"))
        self._details.setFixedHeight(theme.current().size(200))
        self._details.hide()
        self._more = Button(_("More about this"), kind=Kind.LINK, name="button_details", on_click=self._unfold)
        self._copy = Button(_("Copy"), name="button_copy", on_click=self._copy_details)
        self._copy.hide()
        self.add(self._more, self._details)
        self.set_buttons(
            Button(_("Go on"), kind=Kind.PRIMARY, name="button_go_on", on_click=self.accept),
            self._copy,
            Button(_("Close Keukentafel"), kind=Kind.QUIET, name="button_quit", on_click=self._quit),
        )

    def _unfold(self) -> None:
        self._more.hide()
        self._details.show()
        self._copy.show()
        self._details.setFocus()
        self.fit()

    def _copy_details(self) -> None:
        QApplication.clipboard().setText(self._details.toPlainText())
        self._copy.setText(_("Copied"))

    def _quit(self) -> None:
        self.accept()
        parent = self.parentWidget()
        if parent is not None:
            parent.window().close()
