"""Dated notes and quotes in own words, and who was there (I06). Nothing is counted or judged."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import Attendance, Note
from intake_app.domain.follow_up_words import Presence
from intake_app.domain.planning import Step
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services.desk import Desk


def write(desk: Desk, case_id: UUID, text: str, *, quote: bool = False, step: Step | None = None) -> Changes:
    """Keep a note, or with `quote` somebody's literal words, about the plan or one step. Empty words are refused."""
    if not text.strip():
        raise InputRefused(_("Write down what you saw or heard."))
    note = Note(
        case_id=case_id,
        noted_on=desk.today(),
        text=text.strip(),
        quote=quote,
        by=desk.profile.consultant,
        step_id=step.id if step else None,
    )
    with desk.change(_("Note"), case_id) as work:
        work.put(note)
        return work.commit()


def attended(
    desk: Desk, case_id: UUID, day: date | None, presence: Presence, *, step: Step | None = None, note: str = ""
) -> Changes:
    """Keep whether somebody was there on a day (default today); the same day and step again replaces it.

    Raises InputRefused for a day ahead.
    """
    on = day or desk.today()
    if on > desk.today():
        raise InputRefused(_("Attendance is of a day that was. Choose today or an earlier day."))
    step_id = step.id if step else None
    with desk.change(_("Attendance"), case_id) as work:
        for known in work.find(Attendance, case_id=case_id, on=on):
            if known.step_id == step_id:
                work.delete(Attendance, known.id)
        work.put(Attendance(case_id=case_id, on=on, presence=presence, step_id=step_id, note=note.strip()))
        return work.commit()


def newest_first(dossier: Dossier) -> tuple[Note, ...]:
    """All notes, newest first."""
    return tuple(sorted(dossier.notes, key=lambda one: (one.noted_on, one.id), reverse=True))
