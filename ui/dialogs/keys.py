"""F1: the keys that work here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from intake_app.i18n import _
from ui import theme
from ui.dialogs.dialog import CalmDialog
from ui.shortcuts import key_list
from ui.widgets import painting
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Text

if TYPE_CHECKING:
    from ui.pages.page import Page


class KeysDialog(CalmDialog):
    """The keys of the page in front, and those that work everywhere."""

    def __init__(self, page: Page | None, parent: QWidget | None) -> None:
        super().__init__(_("Keys"), parent, name="keys", width=620)
        topics = page.help_topics() if page is not None else ()
        everywhere = key_list()
        self._wide = max(round(painting.text_width(pressed, "strong")) for pressed, _does in (*topics, *everywhere))
        if page is not None and topics:
            self._add_keys(page.title(), topics)
        self._add_keys(_("Everywhere"), everywhere)
        self.set_buttons(Button(_("Close"), kind=Kind.PRIMARY, name="button_close", on_click=self.accept))

    def _add_keys(self, title: str, keys: tuple[tuple[str, str], ...]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.current().size(24))
        grid.setVerticalSpacing(theme.current().size(8))
        grid.setColumnMinimumWidth(0, self._wide)  # the same in both lists
        grid.setColumnStretch(1, 1)
        for line, (pressed, does) in enumerate(keys):
            grid.addWidget(Text(pressed, "strong", wrap=False), line, 0)
            grid.addWidget(Text(does, "body", color="text.2"), line, 1)
        self.add(Text(title, "h3"), grid)
