"""Where people think differently about one goal, and what the resident decided about what was offered (E08)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.planning import Plan
from intake_app.domain.rights import OfferChoice, OfferDecision
from intake_app.i18n import _
from intake_app.services import choices
from ui import theme
from ui.pages.folding import EqualColumns
from ui.pages.plan_rights import RightsCard
from ui.pages.plan_words import goal_name
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from ui.pages.plan_saving import Saving
    from ui.session import Session


class GoalDifferencesCard(RightsCard):
    """One line per goal; what stands here prints under that goal, whatever it is."""

    field = "goal_differences"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        super().__init__(session, saving, first_name, _("Per goal"), name="card_goal_differences")
        self._goals: tuple[tuple[UUID, str], ...] = ()
        self._areas: dict[UUID, TextArea] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(12))
        words = _("Does one of you see a goal differently? It stands under that goal on paper.")
        self.add(Text(words, "body", color="text.2"), self._list)

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show what is thought differently about each goal."""
        goals = tuple((goal.id, goal_name(goal, number)) for number, goal in enumerate(dossier.goals_of(plan), start=1))
        self.setVisible(bool(goals))
        if goals != self._goals:
            self._goals = goals
            clear(self._list)
            self._areas = {goal_id: self._area(number, goal_id, name, plan) for number, (goal_id, name) in
                           enumerate(goals, start=1)}  # fmt: skip
        found = dossier.differences_of(plan)
        for goal_id, area in self._areas.items():
            area.set_text(found[goal_id].words if goal_id in found else "")
            area.setReadOnly(read_only)
        self.set_tone("sunken" if read_only else "")

    def _area(self, number: int, goal_id: UUID, name: str, plan: Plan) -> TextArea:
        area = TextArea(name=f"field_goal_difference_{number}", lines=1)
        area.text_committed.connect(
            lambda text: self.saving.change(lambda desk: choices.note_difference(desk, plan, goal_id, text.strip()))
        )
        self._list.addWidget(FormRow(name[:90], area))
        return area


class OffersCard(RightsCard):
    """What was offered and what the resident chose. A no has no consequence by itself."""

    field = "offers"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        title = _("What {name} chose").format(name=first_name)
        super().__init__(session, saving, first_name, title, name="card_offers")
        self._plan: Plan | None = None
        self._parts: dict[UUID, OfferPart] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.current().size(12))
        words = _("A yes, a no or something else, with the own reason. Saying no has no consequence by itself.")
        self.more = Button(_("Another offer"), kind=Kind.LINK, icon="plus", name="button_add_offer")
        self.more.clicked.connect(self._add)
        layout = column(Text(words, "body", color="text.2"), self._list, self.more, gap=12)
        layout.setAlignment(self.more, Qt.AlignmentFlag.AlignLeft)
        self.add(layout)

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show the offers of this plan."""
        self._plan = plan
        offers = dossier.offers_of(plan)
        for gone in set(self._parts) - {one.id for one in offers}:
            part = self._parts.pop(gone)
            part.hide()
            part.deleteLater()
        for number, one in enumerate(offers, start=1):
            if one.id not in self._parts:
                self._parts[one.id] = self._new_part(number, one.id)
            self._parts[one.id].show_offer(one, read_only=read_only)
        self.more.setVisible(not read_only)
        self.set_tone("sunken" if read_only else "")

    def _new_part(self, number: int, offer_id: UUID) -> OfferPart:
        part = OfferPart(self.session, number, self.first_name)
        part.told = lambda values: self.saving.edit(OfferDecision, offer_id, **values)
        part.away.clicked.connect(lambda: self.saving.remove(OfferDecision, offer_id))
        self._list.addWidget(part)
        part.show()
        return part

    def _add(self) -> None:
        plan = self._plan
        if plan is not None:
            self.commit()
            self.saving.change(lambda desk: choices.add_offer(desk, plan), self._begin)

    def _begin(self, made: OfferDecision) -> None:
        part = self._parts.get(made.id)
        if part is not None:
            part.offer.setFocus(Qt.FocusReason.OtherFocusReason)


class OfferPart(QWidget):
    """One offer with its decision."""

    def __init__(self, session: Session, number: int, first_name: str) -> None:
        super().__init__()
        self.told: Callable[[dict[str, object]], object] = _nothing
        name = f"field_offer_{number}"
        self.offer = LineField(name=f"{name}_offer")
        self.offer.text_committed.connect(lambda text: self.told({"offer": text.strip()}))
        options = [
            Option(value=OfferChoice.YES, label=_("Yes")),
            Option(value=OfferChoice.NO, label=_("No")),
            Option(value=OfferChoice.OTHERWISE, label=_("Something else")),
        ]
        said = _("What {name} says").format(name=first_name)
        self.decision = SegmentedChoice(options, name=f"{name}_decision", accessible_name=said, clearable=True)
        self.decision.value_changed.connect(
            lambda value: self.told({"decision": value, "decided_on": session.today() if value else None})
        )
        self.on = DateField(name=f"{name}_decided_on", today=session.today, direction=Direction.BACK)
        self.on.date_committed.connect(lambda day: self.told({"decided_on": day}))
        self.reason = LineField(name=f"{name}_reason")
        self.reason.text_committed.connect(lambda text: self.told({"reason": text.strip()}))
        self.away = Button("", kind=Kind.QUIET, icon="x", tip=_("Remove"), name=f"button_remove_offer_{number}")
        choose = FormRow(said, held(row(self.decision, None)))
        halves = EqualColumns(
            FormRow(_("Decided on"), self.on), FormRow(_("Own reason"), self.reason), gap=12, at_least=190
        )
        self.setLayout(
            column(
                Rule(), FormRow(_("What was offered"), self.offer), choose, held(halves), row(None, self.away), gap=8
            )
        )

    def show_offer(self, offer: OfferDecision, *, read_only: bool) -> None:
        """Show it."""
        self.offer.set_text(offer.offer)
        self.decision.set_value(offer.decision)
        self.decision.setEnabled(not read_only)
        self.on.set_value(offer.decided_on)
        self.reason.set_text(offer.reason)
        for field in (self.offer, self.on, self.reason):
            field.setReadOnly(read_only)
        self.away.setVisible(not read_only)


def _nothing(_values: dict[str, object]) -> None:
    """Nobody listens yet."""
