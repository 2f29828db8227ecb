"""Choosing an offer for a step: search, read what it asks, take it. Only what people want to work on is suggested."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.catalogue import Offer
from intake_app.domain.catalogue_words import Known, OfferKind
from intake_app.domain.plan_choices import GoalKind
from intake_app.i18n import _
from intake_app.services import catalogue, teams
from intake_app.services.catalogue import Catalogue, OfferQuery
from intake_app.services.catalogue_words import kind_words, source_line
from intake_app.services.teams import Colleague
from ui import theme
from ui.dialogs.dialog import CalmDialog
from ui.models.lines_model import Line, LinesModel
from ui.pages.lines_table import LinesTable
from ui.pages.offers import offer_line
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.fields import DropDown, LineField
from ui.widgets.layouts import held, row
from ui.widgets.text import Text


class OfferChoiceDialog(CalmDialog):
    """`area` and `goal_kind` are those of the goal: what is marked for them comes first while nothing is searched."""

    chosen = Signal(object)
    """The id of the offer."""

    def __init__(
        self, session: Session, parent: QWidget | None, *, area: str = "", goal_kind: GoalKind | None = None
    ) -> None:
        super().__init__(_("Choose from the catalogue"), parent, name="offer", width=760)
        self._session, self._goal_kind = session, goal_kind
        self._goal_area = area.partition("/")[2] if area.startswith("zrm") else ""
        self._found: Catalogue | None = None
        self.search = LineField(name="field_offer_search", placeholder=_("Search"), icon="search")
        self.search.setAccessibleName(_("Search in the catalogue"))
        kinds = [("", _("Every sort")), *((one, kind_words(one)) for one in OfferKind)]
        self._kind = DropDown(kinds, name="field_offer_kind")
        self._kind.set_value("")
        self._kind.setAccessibleName(_("Every sort"))
        self._fitting = CheckBox(_("Only what is marked for this goal"), name="field_offer_fitting")
        if not self._goal_area and not goal_kind:
            self._fitting.hide()
        self._model = LinesModel((_("Offer"), _("What it is"), _("Checked")), self)
        self.table = LinesTable(
            self._model, (44, 36, 20), name="table_offer_choice", accessible_name=_("Catalogue of offers")
        )
        self.table.setMinimumHeight(theme.current().size(260))
        self._about = Text("", "body", name="offer_about")
        self._take = Button(_("Use in this step"), kind=Kind.PRIMARY, name="button_take_offer", on_click=self._accept)
        self._wait = QTimer(self, singleShot=True, interval=60)
        self._place_parts()
        self._allocating = ""
        session.run(catalogue.catalogue, self._arrived, owner=self)
        session.run(teams.colleagues, self._know, owner=self)

    def _place_parts(self) -> None:
        whole = row(self.search, self._kind, gap=8)
        whole.setStretch(0, 1)
        self.add(held(whole), self._fitting, self.table, self._about)
        leave = Button(_("Leave it"), name="button_leave", on_click=self.reject)
        self.set_buttons(self._take, leave)
        self.search.textEdited.connect(lambda _text: self._wait.start())
        self._wait.timeout.connect(self._show)
        self._kind.value_changed.connect(lambda _value: self._show())
        self._fitting.value_changed.connect(lambda _on: self._show())
        self.table.line_chosen.connect(self._tell)
        self.table.doubleClicked.connect(lambda _index: self._accept())
        self.table.typed.connect(self._type_on)
        self.search.setFocus()

    def _know(self, found: tuple[Colleague, ...]) -> None:
        """Who may allocate, for offers that need a decision first."""
        dossier = self._session.dossier
        near = dossier.case.neighbourhood if dossier is not None else ""
        self._allocating = teams.allocating_words(found, near)
        self._tell(self.table.line)

    def _arrived(self, found: Catalogue) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        if self._found is None:
            return
        today = self._session.today()
        query = OfferQuery(search=self.search.text(), kind=self._kind.value() or None)
        found = self._found.found(query, today)
        if self._fitting.isChecked():
            found = tuple(one for one in found if self._fits(one))
        elif not self.search.text().strip():
            found = tuple(sorted(found, key=lambda one: not self._fits(one)))
        self._model.set_lines([offer_line(one, today, self._found.months) for one in found], len(found))
        self.table.choose(None)
        self._take.setEnabled(bool(found))
        if not found:
            self._about.setText(_("No offer answers to this. A step can also stand in your own words."))

    def _fits(self, one: Offer) -> bool:
        by_kind = self._goal_kind is not None and self._goal_kind in one.goal_kinds
        return by_kind or bool(self._goal_area and self._goal_area in one.areas)

    def _tell(self, line: Line | None) -> None:
        one = self._found.offer(line.id) if self._found is not None and line is not None else None
        if one is not None:
            needs = one.needs_decision in (Known.YES, Known.PARTLY)
            parts = (*_about(one), self._allocating if needs else "")
            self._about.setText("\n".join(part for part in parts if part))
            self.fit()

    def _type_on(self, letter: str) -> None:
        self.search.setFocus()
        self.search.insert(letter)
        self._wait.start()

    def _accept(self) -> None:
        line = self.table.line
        if line is not None:
            wanted: UUID = line.id
            self.chosen.emit(wanted)
            self.accept()


def _about(one: Offer) -> tuple[str, ...]:
    conditions = _("Conditions: {words}.").format(words=one.conditions.rstrip(".")) if one.conditions else ""
    decision = _("A decision or indication is needed first.") if one.needs_decision is Known.YES else ""
    after = _("Next step: {words}.").format(words=one.next_step.rstrip(".")) if one.next_step else ""
    return one.description, conditions, decision, after, one.hints, source_line(one)
