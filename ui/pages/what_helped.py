"""Wat hielp: of everything that was deployed how often it contributed and why, in the dossiers of this vault (I07)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.i18n import _, format_day
from intake_app.services import effects
from intake_app.services.effects import Known, Reason
from ui.models.lines_model import Line, LinesModel
from ui.pages.lines_table import LinesTable
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

MOST_REASONS = 12


class WhatHelpedPage(Page):
    """By name, never by what would be better: numbers are small, and people differ."""

    page_id = "wat-hielp"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._known: dict[object, Known] = {}
        self.model = LinesModel((_("What was deployed"), _("How often")), self)
        self.table = LinesTable(self.model, (5, 5), name="table_helped", accessible_name=_("What helped"))
        self.table.line_chosen.connect(self._choose)
        self._list = Card(padding=0, name="card_helped")
        self._list.add(self.table)
        empty = _("Nothing was said yet. It is asked when a route ends, and when a dossier closes.")
        self._none = Text(empty, color="text.2", name="empty_helped")
        self._about = Card(gap=10, name="card_reasons")
        self._title = Text("", "h2", name="helped_title")
        self._counts = Text("", "body", name="helped_counts")
        self._reasons = column(gap=8)
        self._about.add(self._title, self._counts, self._reasons)
        line = _("Numbers to talk about. They say nothing about a person, and choose nothing for anybody.")
        offers = Button(_("Catalogue of offers"), icon="list-checks", name="button_offers")
        offers.clicked.connect(lambda: session.navigate("aanbod"))
        columns = TwoColumns(("helped", (self._none, self._list)), ("reasons", (self._about,)))
        frame(self, PageHeader(_("What helped"), line, offers), columns)
        session.shared_changed.connect(self._ask)

    @override
    def title(self) -> str:
        return _("What helped")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._ask()

    @override
    def focus_start(self) -> None:
        (self.table if self._list.isVisible() else self).setFocus()

    def _ask(self) -> None:
        self.session.run(effects.register, self._show, owner=self, latest="helped")

    def _show(self, found: tuple[Known, ...]) -> None:
        self._known = {one.id: one for one in found}
        self.model.set_lines([_line(one) for one in found], len(found))
        self.table.grow(10)
        self._list.setVisible(bool(found))
        self._about.setVisible(bool(found))
        self._none.setVisible(not found)
        self.table.choose(None)

    def _choose(self, line: Line | None) -> None:
        known = self._known.get(line.id) if line is not None else None
        clear(self._reasons)
        self._about.setVisible(known is not None)
        if known is None:
            return
        self._title.setText(known.name)
        self._counts.setText(effects.counted_words(known))
        for one in known.reasons[:MOST_REASONS]:
            self._reasons.addWidget(self._reason(one))

    def _reason(self, one: Reason) -> QWidget:
        day = format_day(one.judged_on, weekday=False, year=True)
        head = Text(f"{effects.effect_words(one.effect)} · {day}", "small", color="text.2")
        there = Button(_("To the dossier"), kind=Kind.LINK, name="button_open_case")
        there.setAccessibleDescription(one.why)
        there.clicked.connect(partial(self._open, one))
        return held(column(Rule(), head, Text(one.why), held(row(there, None)), gap=4))

    def _open(self, one: Reason, _checked: bool = False) -> None:
        self.session.open_dossier(one.case_id, lambda _dossier: self.session.navigate("dossier"))


def _line(known: Known) -> Line:
    sort = effects.deployed_words(known.kind, known.offer_kind)
    few = ", ".join(f"{effects.effect_words(one).lower()} {many}" for one, many in known.counts.items() if many)
    return Line(id=known.id, cells=((known.name, sort), (str(known.total), few)))
