"""Asked once before a plan is fixed for good, and before ink is wiped by going back to concept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from ui.dialogs.dialog import CalmDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Text


class FixPlanDialog(CalmDialog):
    """Says that it is for good, and that a change is always possible as a next version."""

    def __init__(self, version: int, parent: QWidget | None) -> None:
        super().__init__(_("Fix the plan?"), parent, name="fix_plan")
        self.add(
            Text(_("After this version {n} stays as it is. That cannot be undone.").format(n=version)),
            Text(_("Want to change something later? Then you make version {n}.").format(n=version + 1), color="text.2"),
        )
        self.set_buttons(
            Button(_("Fix the plan"), kind=Kind.PRIMARY, icon="lock", name="button_fix_now", on_click=self.accept),
            Button(_("Not yet"), kind=Kind.QUIET, name="button_not_yet", on_click=self.reject),
        )

    @classmethod
    def ask(cls, parent: QWidget, version: int) -> bool:
        """Whether the plan is to be fixed."""
        return cls(version, parent).exec() == CalmDialog.DialogCode.Accepted


class BackToConceptDialog(CalmDialog):
    """Says what going back to concept costs."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(_("Back to concept?"), parent, name="back_to_concept")
        self.add(Text(_("Then the plan can be changed again. What was signed is wiped: you sign again later.")))
        self.set_buttons(
            Button(_("Back to concept"), kind=Kind.PRIMARY, name="button_concept_now", on_click=self.accept),
            Button(_("Go on signing"), kind=Kind.QUIET, name="button_go_on", on_click=self.reject),
        )

    @classmethod
    def ask(cls, parent: QWidget) -> bool:
        """Whether the ink may be wiped."""
        return cls(parent).exec() == CalmDialog.DialogCode.Accepted
