"""What stands where the steps of a signed plan would: which step comes first, and a button that goes there."""

from __future__ import annotations

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from ui.session import Session
from ui.widgets.empty_state import EmptyState


class NoSignedPlan(EmptyState):
    """Without a plan: to the plan, which begins with a goal; with one: to signing."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__("", buttons=(("sign", _("To signing")),), name=name)
        self._route = "tekenen"
        self.chosen.connect(lambda _key: session.navigate(self._route))

    def show_dossier(self, dossier: Dossier) -> None:
        """Say what comes first; hidden once a plan is signed."""
        begun = dossier.current_plan is not None
        self._route = "tekenen" if begun else "plan"
        words = _("This plan is not signed yet. Looking back comes after that.")
        self.set_text(words if begun else _("There is no plan yet. It begins with a goal."))
        self.buttons[0].setText(_("To signing") if begun else _("To the plan"))
        self.setVisible(dossier.signed_plan is None)
