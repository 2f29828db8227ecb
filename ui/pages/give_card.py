"""Doorgeven: parts of this dossier for somebody else, or facts by number for another system (M06)."""

from __future__ import annotations

from PySide6.QtCore import Signal

from intake_app.i18n import _
from intake_app.services import handovers
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import held, row
from ui.widgets.text import Text

GIVE = "give_sections"


class GiveCard(Card):
    """Two ways out of the vault. What was made is said by the page."""

    said = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(_("Give to somebody else"), icon="file-lock", gap=10, name="card_give")
        self._session = session
        parts = Button(
            _("Parts of this dossier"), icon="file-lock", name="button_give_sections", on_click=self.give_sections
        )
        facts = Button(
            _("Facts for another system"), icon="file-down", name="button_give_facts", on_click=self._give_facts
        )
        self.add(
            Text(_("A locked file for a colleague or another municipality. You choose what is in it."), color="text.2"),
            held(row(parts, None)),
            Text(_("A file by number and without a name, for another system."), color="text.2"),
            held(row(facts, None)),
        )

    def give_sections(self) -> None:
        """Ask what goes along; for whom the hand-over that is under way says."""
        from ui.dialogs.give_sections import GiveSectionsDialog

        dossier = self._session.dossier
        if dossier is None:
            return
        handover = handovers.newest(dossier)
        recipient = handover.to_organisation if handover is not None and handover.confirmed_on is None else ""
        dialog = GiveSectionsDialog(self._session, dossier, self.window(), recipient=recipient)
        dialog.given.connect(self.said)
        dialog.open()

    def _give_facts(self) -> None:
        from ui.dialogs.ggm_export import GgmExportDialog

        dialog = GgmExportDialog(self._session, self.window(), case_id=self._session.case_id)
        dialog.given.connect(self.said)
        dialog.open()
