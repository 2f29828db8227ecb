"""Conversations: starting, going on where it stopped, closing with a summary that was read back (A02, A08)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.conversations import Conversation
from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import ContactKind, ConversationKind
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview
from intake_app.services.desk import Desk


def start_conversation(
    desk: Desk,
    case_id: UUID,
    kind: ConversationKind = ConversationKind.KITCHEN_TABLE,
    contact_kind: ContactKind = ContactKind.HOME,
) -> Conversation:
    """The conversation that is open, or a fresh one of today."""
    dossier = desk.dossier(case_id)
    running = open_conversation(dossier)
    if running is not None:
        return running
    fresh = Conversation(
        case_id=case_id,
        held_on=desk.today(),
        kind=kind,
        contact_kind=contact_kind,
        conductor=desk.profile.consultant,
        place=dossier.person.town if contact_kind is ContactKind.HOME else "",
    )
    with desk.change(_("Start conversation"), case_id, final=True) as work:
        work.put(fresh)
        overview.commit(work, case_id)
    return fresh


def open_conversation(dossier: Dossier) -> Conversation | None:
    """The newest conversation that was not closed, or None."""
    running = [one for one in dossier.conversations if one.closed_at is None]
    return max(running, key=lambda one: (one.held_on, one.id), default=None)


def close_conversation(desk: Desk, conversation_id: UUID) -> Changes:
    """Close a conversation; what was entered stays and can still be added to in a next one."""
    with desk.vault.read() as reading:
        conversation = reading.get(Conversation, conversation_id)
    if conversation is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    with desk.change(_("Close conversation"), conversation.case_id) as work:
        work.put(replace(conversation, closed_at=desk.clock.now()))
        return overview.commit(work, conversation.case_id)


def remember_place(desk: Desk, conversation_id: UUID, where: str) -> Changes:
    """Remember where this conversation is ("<page>/<item>"), to go on there after a stop. No step for undo."""
    with desk.vault.read() as reading:
        conversation = reading.get(Conversation, conversation_id)
    if conversation is None or conversation.resume_at == where:
        return Changes()
    with desk.change("", conversation.case_id) as work:
        work.put(replace(conversation, resume_at=where))
        return work.commit()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was not finished: whose, where it stopped and when the last word was kept.

    Without `in_conversation` no conversation was open, but the program stopped while somebody worked in this dossier.
    """

    case_id: UUID
    name: str
    resume_at: str
    last_saved_at: datetime
    in_conversation: bool = True


def unfinished(desk: Desk) -> Unfinished | None:
    """What to go on with, for "Je was bezig met het gesprek met …". None when everything was closed in good order.

    After a stop that nobody asked for it is what was worked on last, else the newest open conversation.
    """
    with desk.vault.read() as reading:
        newest = reading.newest(Conversation, "held_on", closed_at=None)
    work = desk.vault.history.newest_work() if desk.vault.was_interrupted else None
    if work is not None and (newest is None or newest.case_id != work.case_id):
        dossier = desk.dossier(work.case_id)
        running = open_conversation(dossier)
        at = running.resume_at if running is not None else "dossier"
        return Unfinished(work.case_id, dossier.person.full_name, at, work.at, running is not None)
    if newest is None:
        return None
    dossier = desk.dossier(newest.case_id)
    saved = desk.vault.history.last_saved_at(newest.case_id)
    return Unfinished(newest.case_id, dossier.person.full_name, newest.resume_at, saved or desk.clock.now())
