"""Cards of the plan screen that keep records with rules of their own: duties, exemptions, choices, outcomes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_app.domain.vocabulary import LegalGround
from ui.pages.record_fields import RecordFields
from ui.widgets.card import Card
from ui.widgets.fields import LineField, TextArea

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.planning import Plan
    from ui.pages.plan_saving import Saving
    from ui.pages.plan_sections import Section
    from ui.session import Session


class RightsCard(Card):
    """A card that gives its changes to the services itself."""

    field = ""
    """Name by which routes find it: "plan/duties"."""

    def __init__(self, session: Session, saving: Saving, first_name: str, title: str, *, name: str) -> None:
        super().__init__(title, padding=20, gap=12, name=name)
        self.session, self.saving, self.first_name = session, saving, first_name

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show what is kept for this plan."""
        raise NotImplementedError

    def commit(self) -> None:
        """Give what is typed now."""
        for record in self.findChildren(RecordFields):
            record.commit()
        for line in self.findChildren(LineField):
            line.commit()
        for area in self.findChildren(TextArea):
            area.commit()

    def focus_first(self) -> None:
        """Stand in the first thing that can be filled in."""
        for control in self.findChildren(QWidget):
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisibleTo(self) and control.isEnabled():
                control.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return


def cards_of(section: Section, plan: Plan, session: Session, saving: Saving, first_name: str) -> list[RightsCard]:
    """The cards that belong to a section, in their order. Duties and measures never show on a voluntary plan."""
    from ui.pages.contracts_card import PlanContractsCard
    from ui.pages.plan_choices import GoalDifferencesCard, OffersCard
    from ui.pages.plan_duties import DutiesCard
    from ui.pages.plan_exemptions import ExemptionsCard
    from ui.pages.plan_giving_back import GivingBackCard
    from ui.pages.plan_network import PlanDirectorCard, PlanForCard
    from ui.pages.plan_outcomes import OutcomesCard
    from ui.pages.plan_parties import PartiesCard, ReverseTestCard
    from ui.pages.plan_sections import DIFFERENCES, DUTIES, EXEMPTIONS, GROUND, GUIDANCE, PROMISES

    makers: dict[str, tuple[Callable[[Session, Saving, str], RightsCard], ...]] = {
        DUTIES: (DutiesCard, GivingBackCard),
        EXEMPTIONS: (ExemptionsCard,),
        PROMISES: (OutcomesCard, PartiesCard, PlanContractsCard),
        GROUND: (PlanForCard, ReverseTestCard),
        GUIDANCE: (PlanDirectorCard,),
        DIFFERENCES: (GoalDifferencesCard, OffersCard),
    }
    if section.id in (DUTIES, EXEMPTIONS) and LegalGround.PW_44A not in plan.legal_grounds:
        return []
    return [make(session, saving, first_name) for make in makers.get(section.id, ())]
