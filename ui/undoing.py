"""Taking back and doing again, as somebody asks for it: in the open dossier, or in what all dossiers share.

When it is done the session says so: `turned`, and `shared_changed` for what is shared. It may take long and be stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from intake_app.i18n import _

if TYPE_CHECKING:
    from uuid import UUID

    from intake_app.domain.changes import Changes
    from intake_app.services.desk import Desk
    from ui.session import Session


def undo(session: Session) -> None:
    """Take back the newest change in the open dossier, also one of before a restart."""
    if (case_id := session.case_id) is not None:
        _turn(session, case_id, redo=False)


def redo(session: Session) -> None:
    """Do again what was taken back last in the open dossier."""
    if (case_id := session.case_id) is not None:
        _turn(session, case_id, redo=True)


def undo_shared(session: Session, on_done: Callable[[Changes | None], None] | None = None) -> None:
    """Take back the newest change in what all dossiers share.

    `on_done` gets what was taken back, empty when there was nothing, None when it was stopped.
    """
    _turn(session, None, redo=False, then=on_done)


def redo_shared(session: Session) -> None:
    """Do again what was taken back last in what all dossiers share."""
    _turn(session, None, redo=True)


def _turn(
    session: Session, case_id: UUID | None, *, redo: bool, then: Callable[[Changes | None], None] | None = None
) -> None:
    def work(desk: Desk, told: Callable[[int, int], None]) -> Changes:
        return desk.redo(case_id, told) if redo else desk.undo(case_id, told)

    def done(changes: Changes | None) -> None:
        if case_id is None:
            session.shared_changed.emit()
        session.turned.emit(_turned_words(changes, redo=redo))
        if then is not None:
            then(changes)

    session.change_long(_("Doing it again.") if redo else _("Taking it back."), work, done)


def _turned_words(changes: Changes | None, *, redo: bool) -> str:
    if changes is None:
        return _("Stopped. Nothing was changed.")
    if not changes:
        return _("There is nothing to do again here.") if redo else _("There is nothing to take back here.")
    return (_("Done again: {what}.") if redo else _("Taken back: {what}.")).format(what=changes.label)
