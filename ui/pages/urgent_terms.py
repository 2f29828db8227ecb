"""The most urgent terms of a dossier, each with its reason in words: a few lines for a card."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.terms import Term, TermState, TermWeight
from intake_app.i18n import _
from intake_app.services import terms
from ui.models.moments import left_words
from ui.models.terms_model import due_words
from ui.session import Session
from ui.widgets.card import Rule
from ui.widgets.layouts import clear, column, row
from ui.widgets.status import LabelChip, LabelKind
from ui.widgets.text import Text

MOST = 3
_KINDS = {TermState.NEAR: LabelKind.ATTENTION, TermState.OVERDUE: LabelKind.ERROR}


class UrgentTerms(QWidget):
    """Up to three terms that ask for something; worked out off the GUI thread."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._lines = column(gap=8)
        self.setLayout(self._lines)

    def show_dossier(self, dossier: Dossier) -> None:
        """Ask for the terms of this dossier and show them when they come."""
        ask = partial(terms.terms_for, dossier=dossier)
        self._session.run(ask, self._show, owner=self, latest="urgent_terms")

    def _show(self, found: tuple[Term, ...]) -> None:
        clear(self._lines)
        urgent = [one for one in found if one.weight is TermWeight.WARN and one.state.open][:MOST]
        for term in urgent:
            self._lines.addWidget(Rule())
            self._add(term)
        if not urgent:
            self._lines.addWidget(Text(_("No terms now."), "small", color="text.2"))

    def _add(self, term: Term) -> None:
        today = self._session.today()
        waits = term.state is TermState.SUSPENDED
        left = _("suspended") if waits else left_words((term.due_on - today).days)
        chip = LabelChip(left, _KINDS.get(term.state, LabelKind.PLAIN))
        day = row(Text(due_words(term.due_on, today), "small", wrap=False), None, chip, gap=8)
        why = Text(term.why[:1].upper() + term.why[1:], "small", color="text.2")
        self._lines.addLayout(column(Text(term.title, "strong"), why, day, gap=2))
