"""Termijnen: every day by which something is due in this dossier, why, and what people know of it (L01)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.terms import Term
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import terms
from ui import calendar_files, printing
from ui.models.terms_model import TermsModel
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.terms_cards import EventsCard, TermCard
from ui.pages.terms_table import TermsTable
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import column, held
from ui.widgets.text import Text

FILE_NAME = "termijnen.ics"


class TermsPage(Page):
    """The table of all terms, one of them whole beside it, and a place to write down what has a date."""

    page_id = "termijnen"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._model = TermsModel(session.today(), self)
        self._table = TermsTable(self._model)
        self._card = TermCard(session)
        self._events = EventsCard(session)
        self._chosen = ""
        self._empty = Text(_("No terms yet. They come with the report, the plan and what you write down."), "body")
        self._empty.setContentsMargins(theme.size(16), theme.size(14), theme.size(16), theme.size(14))
        self._said = Banner(name="banner_terms")
        self._table.term_chosen.connect(self._choose)
        self._table.opened.connect(lambda: self.focus_field("mark_on"))
        calendar = Button(_("Calendar file"), icon="calendar-days", name="button_calendar", on_click=self._export)
        rules = Button(_("Rules of the municipality"), icon="scale", name="button_rules", on_click=self._open_rules)
        own = Button(_("Rules of this dossier"), icon="file-text", name="button_case_rules", on_click=self._open_own)
        header = PageHeader(_("Terms"), _("By when, and why. Nothing here stops you."), own, rules, calendar)
        whole = Card(padding=6, gap=0, name="card_terms_table")
        whole.add(self._table, self._empty)
        columns = TwoColumns(("terms", (whole,)), ("term", (self._card, self._events)), side=360)
        body = column(self._said, columns, gap=12)
        body.setStretch(1, 1)
        frame(self, header, held(body))

    @override
    def title(self) -> str:
        return _("Terms")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        self._events.show_dossier(dossier)
        self.session.run(partial(terms.terms_for, dossier=dossier), self._show, owner=self, latest="terms_page")

    @override
    def focus_start(self) -> None:
        self._table.setFocus()

    def _show(self, found: tuple[Term, ...]) -> None:
        self._model.set_terms(found, self.session.today())
        self._table.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._table.choose(self._chosen)
        if self.session.dossier is not None:
            self._card.show_term(found[self._row()] if found else None, self.session.dossier)

    def _row(self) -> int:
        return max(0, self._model.row_of(self._chosen))

    def _choose(self, term: Term | None) -> None:
        if term is not None and self.session.dossier is not None:
            self._chosen = term.key
            self._card.show_term(term, self.session.dossier)

    def _open_rules(self) -> None:
        from ui.dialogs.rules import RulesDialog

        dialog = RulesDialog(self.session, self.window())
        dialog.changed.connect(self._again)
        dialog.open()

    def _open_own(self) -> None:
        from ui.dialogs.case_rules import CaseRulesDialog

        if self.session.dossier is not None:
            CaseRulesDialog(self.session, self.session.dossier, self.window()).open()

    def _again(self) -> None:
        if self.session.dossier is not None:
            self.show_dossier(self.session.dossier)

    def _export(self) -> None:
        case_id = self.session.case_id
        if case_id is not None:
            self.session.run(partial(terms.calendar, case_id=case_id), self._keep, on_refused=self._refused, owner=self)

    def _keep(self, content: bytes) -> None:
        try:
            if calendar_files.keep(self.window(), content, FILE_NAME):
                self._tell(_("The calendar file is kept. It holds the dossier number and no name."), Tone.INFO)
        except printing.PaperError as error:
            self._tell(str(error), Tone.ERROR)

    def _refused(self, error: KeukentafelError) -> None:
        self._tell(str(error), Tone.INFO)

    def _tell(self, words: str, tone: Tone) -> None:
        self._said.show_message(words, tone=tone)
