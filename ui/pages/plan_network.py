"""In the plan: for whom it is, who kept the lines together before, and the way to people and organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_app.i18n import _
from ui.pages.network_household import SubjectPart
from ui.pages.network_passing import DirectorPart
from ui.pages.plan_rights import RightsCard
from ui.widgets.buttons import Button
from ui.widgets.layouts import held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.planning import Plan
    from ui.pages.plan_saving import Saving
    from ui.session import Session


class PlanForCard(RightsCard):
    """One person, or the household; the people themselves are on their own page."""

    field = "subject"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        super().__init__(session, saving, first_name, _("For whom is the plan"), name="card_plan_for")
        self._subject = SubjectPart(session)
        go = Button(_("Who is at home, who helps, who may know what"), icon="users-round", name="button_to_network")
        go.clicked.connect(lambda: session.navigate("mensen"))
        self.add(self._subject, held(row(go, None)))

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show for whom it is."""
        self._subject.show_dossier(dossier)


class PlanDirectorCard(RightsCard):
    """Hand over direction, and who did before."""

    field = "director"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        super().__init__(session, saving, first_name, _("Hand over direction"), name="card_plan_director")
        self._director = DirectorPart(session)
        words = _("Somebody else from a day on? Write it here: the plan that is signed stays as it is.")
        self.add(Text(words, "body", color="text.2"), self._director)

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show who does now and who did before."""
        self._director.show_dossier(dossier)
