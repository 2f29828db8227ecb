"""The short list to a printer, or kept as a PDF when there is none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake_app.i18n import _
from intake_app.services import shortlists
from intake_app.services.matching import Question
from ui import printing
from ui.pages.print_actions import PrintActions
from ui.session import Session


def print_shortlist(session: Session, page: QWidget, question: Question, say: Callable[[str], None]) -> None:
    """Make the list and ask where it goes."""
    actions = page.findChild(PrintActions) or PrintActions(session, page)
    if not actions.property("connected"):
        actions.setProperty("connected", True)
        actions.said.connect(say)
        actions.refused.connect(lambda sentence, _again: say(sentence))

    def bring(data: bytes) -> None:
        if printing.printers_there():
            actions.print_out(data, _("Short list"))
        else:
            actions.save(data, _("Short-list.pdf"))

    session.run(lambda desk: shortlists.shortlist(desk, question), bring, owner=page)
