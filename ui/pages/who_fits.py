"""Wie past hier?: the residents who might fit at one place, each with why, and only who did not say no (H02)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.matching_words import Standing
from intake_app.i18n import _
from intake_app.services import matching
from intake_app.services.matching import ResidentMatch, ResidentsFound
from ui.pages.page_header import PageHeader, frame
from ui.pages.resident_matches import ResidentMatchesPage
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme

if TYPE_CHECKING:
    from intake_app.services.desk import Desk


class WhoFitsPage(ResidentMatchesPage):
    """One place on top, the residents under it."""

    page_id = "wie-past-hier"
    back_route = "plekken"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._place_id: UUID | None = None
        self._header = PageHeader(_("Who fits here?"), " ")
        columns = TwoColumns(
            ("residents", (self.reading, self.list, self.foot)), ("resident", (self.about, self.lines))
        )
        frame(self, self._header, columns)

    @override
    def title(self) -> str:
        return _("Who fits here?")

    @override
    def back_words(self) -> str:
        return _("Vacancies and places")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        try:
            self._place_id = UUID(argument)
        except ValueError:
            self._place_id = None
        self.ask_again()

    @override
    def question(self) -> Callable[[Desk, Standing | None, int], ResidentsFound] | None:
        place_id = self._place_id
        if place_id is None:
            return None
        return lambda desk, more, limit: matching.residents_for(desk, place_id, more, limit)

    @override
    def opens(self, one: ResidentMatch) -> str:
        return f"passende-plekken/{self._place_id}"

    @override
    def showed(self, found: ResidentsFound) -> None:
        opening = found.opening
        where = (opening.title, opening.organisation, opening.town)
        self._header.set_words(_("Who fits here?"), " · ".join(part for part in where if part))
