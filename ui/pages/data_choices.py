"""Gegevens: what this organisation records about residents, what for, and what it leaves out (M03)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui.pages.bsn_setting import BsnSettingCard
from ui.pages.field_choices import FieldChoicesCard
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme


class DataChoicesPage(Page):
    """Settings of the whole vault. Each works at once and stands in the change log."""

    page_id = "gegevens"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._bsn = BsnSettingCard(session)
        self._fields = FieldChoicesCard(session)
        columns = TwoColumns(("fields", (self._fields,)), ("bsn", (self._bsn,)))
        line = _("No more than is needed. These choices hold for everybody in this vault.")
        frame(self, PageHeader(_("What is recorded"), line), columns)

    @override
    def title(self) -> str:
        return _("What is recorded")

    @override
    def undoes_shared(self) -> bool:
        return True

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._fields.ask()
        self._bsn.ask()
