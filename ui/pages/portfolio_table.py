"""The portfolio at the table: the resident fills it in, full screen, one thing at a time (G01)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from ui.pages.page import Page
from ui.pages.portfolio_round import PortfolioRound
from ui.pages.table import TablePage
from ui.read_aloud import Voice
from ui.session import Session
from ui.theme import Theme


class PortfolioTablePage(TablePage):
    """Keys, larger letters, the calm line and Esc twice are those of the table."""

    page_id: ClassVar[str] = "portfolio-tafel"
    back_route: ClassVar[str] = "portfolio"

    def __init__(
        self, session: Session, theme: Theme, parent: QWidget | None = None, *, voice: Voice | None = None
    ) -> None:
        super().__init__(session, theme, parent, voice=voice)
        self.portfolio = PortfolioRound(session)
        self.portfolio.finished.connect(self._go_back)
        self.portfolio.larger_requested.connect(self._larger)
        self._column.insertWidget(0, self.portfolio, 1)

    @override
    def enter(self, argument: str) -> None:
        Page.enter(self, "")
        self.portfolio.start_again()

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        self.portfolio.show_dossier(dossier)

    @override
    def focus_start(self) -> None:
        self.portfolio.focus_start()

    @override
    def focus_field(self, name: str) -> None:
        Page.focus_field(self, name)

    @override
    def place(self) -> str:
        return self.page_id

    @override
    def leave(self) -> bool:
        self.portfolio.commit()
        return super().leave()

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter", _("Add this line, or the next question")),
            ("Ctrl Enter", _("Next question, from a larger field")),
            ("+, −", _("Larger or smaller letters here")),
            (_("Esc, twice"), _("Back to the consultant")),
        )

    @override
    def _use_zoom(self, zoom: float) -> None:
        super()._use_zoom(zoom)
        if self.isVisible():
            self.portfolio.fit()

    @override
    def _escape(self) -> None:
        if not self.portfolio.escape():
            super()._escape()
