"""What the resident gives back: the newest talk about it in a few lines, and the way to hold that talk (E04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from intake_app.i18n import _, format_day
from intake_app.services import giving_back
from ui.pages.plan_rights import RightsCard
from ui.widgets.buttons import Button
from ui.widgets.layouts import column
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.planning import Plan
    from ui.pages.plan_saving import Saving
    from ui.session import Session


class GivingBackCard(RightsCard):
    """The question is asked in a talk; here stands what came out of it."""

    field = "giving_back"

    def __init__(self, session: Session, saving: Saving, first_name: str) -> None:
        super().__init__(session, saving, first_name, _("Giving something back"), name="card_giving_back")
        words = _("Free help for others stays free. Only what you agree on together in this talk counts here.")
        self._came = Text("", "body", name="text_giving_back")
        self._said = Text("", "body", color="attention", name="text_giving_back_remarks")
        self.talk = Button(_("Hold the talk"), icon="messages-square", name="button_giving_back")
        self.talk.clicked.connect(lambda: session.navigate(f"vragen/{giving_back.FORM}"))
        layout = column(Text(words, "body", color="text.2"), self._came, self._said, self.talk, gap=8)
        layout.setAlignment(self.talk, Qt.AlignmentFlag.AlignLeft)
        self.add(layout)

    def show_plan(self, dossier: Dossier, plan: Plan, *, read_only: bool) -> None:
        """Show the newest talk."""
        forms = self.session.forms
        found = giving_back.newest(dossier, forms)
        remarks = giving_back.remarks(found, dossier, forms, self.session.today()) if found is not None else []
        self._came.setText(_("Not talked about yet.") if found is None else came_out(found))
        self._said.setText("\n".join(remarks))
        self._said.setVisible(bool(remarks))
        self.set_tone("sunken" if read_only else "")


def came_out(found: giving_back.GivingBack) -> str:
    """What came out of the talk, in a few lines."""
    day = format_day(found.talked_on, weekday=False, year=True)
    lines = [_("Talk of {day}: {outcome}.").format(day=day, outcome=found.outcome_words or _("not decided yet"))]
    if found.agreed:
        what = ", ".join(part for part in (found.activity or found.sort, found.place) if part)
        lines += [f"{what}."] if what else []
        if found.hours is not None and found.end is not None:
            until = format_day(found.end, weekday=False, year=True)
            lines.append(_("{n} hours a week, until {day}.").format(n=found.hours, day=until))
    if found.again_on is not None:
        lines.append(_("Look again on {day}.").format(day=format_day(found.again_on, weekday=False, year=True)))
    if found.reason:
        lines.append(found.reason)
    return "\n".join(lines)
