"""Grondwaarden: what the organisation goes by. The list is empty until a team lead fills it (E07)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.principles import Principle
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import principles
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.fields import LineField, TextArea
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

_Work = Callable[..., tuple[Principle, ...]]


class PrinciplesPage(Page):
    """The list on the left, what may be put in it on the right. Who leads no team reads it."""

    page_id = "grondwaarden"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.rows: dict[UUID, PrincipleRow] = {}
        self._lines = column(gap=10)
        self._empty = Text(_("No principle yet. Nothing is asked of anybody until there is one."), color="text.2")
        self._empty.setObjectName("empty_principles")
        self._error = ErrorLine()
        self.new = LineField(name="field_new_principle", max_length=principles.LONGEST_NAME)
        self.new.setAccessibleName(_("Name of a new principle"))
        self.new.returnPressed.connect(self._add)
        add = Button(_("Add"), icon="plus", name="button_add_principle", on_click=self._add)
        self._asking = held(column(FormRow(_("Name of a new principle"), self.new), self._error, row(add, None)))
        kept = Card(_("What we go by"), icon="compass", name="card_principles")
        kept.add(self._asking, self._empty, self._lines)
        self._suggested = column(gap=2)
        self._ideas = Card(_("Often used"), icon="lightbulb", gap=8, name="card_suggested_principles")
        self._ideas.add(Text(_("Choose what fits your organisation. You can change the words."), color="text.2"))
        self._ideas.add(self._suggested)
        line = _("Goals, decisions and deviations can be ticked with what they serve. The team report counts it.")
        report = Button(_("Team report"), icon="users-round", name="button_team_report")
        report.clicked.connect(lambda: session.navigate("teamrapport"))
        columns = TwoColumns(("principles", (kept,)), ("ideas", (self._ideas,)))
        frame(self, PageHeader(_("Principles"), line, report), columns)
        session.shared_changed.connect(self._ask)

    @override
    def title(self) -> str:
        return _("Principles")

    @override
    def undoes_shared(self) -> bool:
        return True

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._ask()

    @override
    def leave(self) -> bool:
        for shown in self.rows.values():
            shown.commit()
        return True

    @override
    def focus_start(self) -> None:
        (self.new if self.session.may_manage else self).setFocus()

    def do(self, work: _Work, *arguments: Any, **values: Any) -> None:
        """Change the list."""
        call = partial(_called, work, arguments, values)
        self.session.change(call, self._show, on_refused=self._refused, owner=self)

    def _ask(self) -> None:
        self.session.run(principles.listed, self._show, owner=self, latest="principles")

    def _show(self, found: tuple[Principle, ...]) -> None:
        self._error.set_sentence("")
        lead = self.session.may_manage
        for gone in set(self.rows) - {one.id for one in found}:
            shown = self.rows.pop(gone)
            self._lines.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        for place, one in enumerate(found):
            if one.id not in self.rows:
                self.rows[one.id] = PrincipleRow(self, one.id, place + 1, lead=lead)
            if self._lines.indexOf(self.rows[one.id]) != place:
                self._lines.insertWidget(place, self.rows[one.id])
            self.rows[one.id].show_principle(one, first=place == 0)
        self._empty.setVisible(not found)
        self._asking.setVisible(lead)
        self._show_ideas({one.name.casefold() for one in found}, lead=lead)

    def _show_ideas(self, known: set[str], *, lead: bool) -> None:
        left = [one for one in principles.suggestions() if one.casefold() not in known]
        self._ideas.setVisible(lead and bool(left))
        clear(self._suggested)
        for number, name in enumerate(left, start=1):
            take = Button(name, kind=Kind.QUIET, icon="plus", name=f"button_suggested_{number}")
            take.clicked.connect(lambda _on=False, name=name: self.do(principles.add, name))
            self._suggested.addWidget(held(row(take, None)))

    def _add(self) -> None:
        name = self.new.text()
        self.session.change(lambda desk: principles.add(desk, name), self._added, on_refused=self._refused, owner=self)

    def _added(self, found: tuple[Principle, ...]) -> None:
        self.new.clear()
        self._show(found)
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)


class PrincipleRow(QWidget):
    """One principle: its name, what it means here, and moving it or offering it no more."""

    def __init__(self, page: PrinciplesPage, principle_id: UUID, number: int, *, lead: bool) -> None:
        super().__init__()
        self._retired = False
        self.name = LineField(name=f"field_principle_{number}_name", max_length=principles.LONGEST_NAME)
        self.name.setAccessibleName(_("Name"))
        self.text = TextArea(name=f"field_principle_{number}_text", lines=2, max_length=principles.LONGEST_TEXT)
        self.text.setAccessibleName(_("What it means here"))
        self.text.setPlaceholderText(_("What it means here"))
        self.name.text_committed.connect(lambda words: page.do(principles.change, principle_id, name=words))
        self.text.text_committed.connect(lambda words: page.do(principles.change, principle_id, text=words))
        self.up = Button("", kind=Kind.QUIET, icon="arrow-up", tip=_("Move up"), name=f"button_principle_{number}_up")
        self.up.clicked.connect(lambda: page.do(principles.move, principle_id, -1))
        self.away = Button("", kind=Kind.QUIET, name=f"button_principle_{number}_retire")
        self.away.clicked.connect(lambda: page.do(principles.retire, principle_id, retired=not self._retired))
        for control in (self.name, self.text):
            control.setReadOnly(not lead)
        head = row(self.name, self.up, self.away, gap=8)
        head.setStretch(0, 1)
        self._lead = lead
        self.setLayout(column(head, self.text, Rule(), gap=6))
        for button in (self.up, self.away):  # they have a parent from here on
            button.setVisible(lead)

    def show_principle(self, one: Principle, *, first: bool) -> None:
        """Show it as it is now; what somebody is typing stays."""
        self._retired = one.retired_on is not None
        self.name.set_text(one.name)
        self.text.set_text(one.text)
        self.up.setVisible(self._lead and not first and not self._retired)
        self.away.setText(_("Offer again") if self._retired else _("Offer no more"))
        self.away.setAccessibleDescription(one.name)
        for control in (self.name, self.text):
            control.setEnabled(not self._retired)

    def commit(self) -> None:
        """Keep what is typed now."""
        self.name.commit()
        self.text.commit()


def _called(work: _Work, arguments: tuple[Any, ...], values: dict[str, Any], desk: Any) -> tuple[Principle, ...]:
    return work(desk, *arguments, **values)
