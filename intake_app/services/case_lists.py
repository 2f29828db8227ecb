"""From a list of people without names to dossiers known by their number (A01, M06). All of a list, or nothing.

Until somebody is named at the table the number stands where a name would: every screen and paper has something to call
the dossier by, and nothing in it says who it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.listed_case import ListedCase
from intake_app.domain.people import CaseFile, Melding, Person
from intake_app.domain.vocabulary import ContactKind, NextStepOwner
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import attention, rules
from intake_app.services.desk import Desk
from intake_app.services.term_list import keep_moved
from intake_app.store.many import AT_ONCE, parts, stretches
from intake_app.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from intake_app.exchange.sheet_limits import Told

UPDATED = ("legal_grounds", "neighbourhood", "consultant")
"""What a later list may change of a dossier that is here. What was written in it never changes by a list."""


def unnamed(dossier: Dossier) -> bool:
    """Whether nobody has filled in yet who it is."""
    return dossier.person.full_name == dossier.case.number


def listed(desk: Desk) -> tuple[ListedCase, ...]:
    """Every dossier as a line of a list, to recognise numbers by."""
    with desk.vault.read() as reading:
        cases = reading.find(CaseFile)
    return tuple(
        ListedCase(
            id=one.id,
            number=one.number,
            opened_on=one.opened_on,
            legal_grounds=one.legal_grounds,
            neighbourhood=one.neighbourhood,
            consultant=one.consultant,
        )
        for one in cases
    )


def take_in(
    desk: Desk,
    fresh: Sequence[ListedCase],
    known: Mapping[UUID, Mapping[str, Any]],
    told: Told | None = None,
) -> int:
    """Make a dossier of each of these lines and bring what is known up to date, as one change that undo takes back.

    Returns how many were updated. `told` hears of the progress and may raise to stop; then nothing has changed.
    Raises InputRefused when a number was given to another dossier meanwhile.
    """
    updated = 0
    with desk.change(_("Read in a list"), None) as work:
        work.keep_shared()
        putting, updating, listing, logging = stretches(told, 4)
        for done, some in enumerate(parts(fresh), start=1):
            _put(desk, work, some)
            putting.tell(min(done * AT_ONCE, len(fresh)), len(fresh))
        for done, ids in enumerate(parts(known), start=1):
            updated += _update(work, {case_id: known[case_id] for case_id in ids})
            updating.tell(min(done * AT_ONCE, len(known)), len(known))
        work.commit(beside=lambda changes: keep_moved(desk, work, changes, listing.tell), told=logging.tell)
    return updated


def _put(desk: Desk, work: UnitOfWork, lines: Sequence[ListedCase]) -> None:
    there = work.there_are(CaseFile, "number", [one.number for one in lines])
    if there:
        number = next(one.number for one in lines if one.number in there)
        raise InputRefused(_("Number {number} is here already. Read the list in again.").format(number=number))
    made = [_with_attention(desk, _opened(desk, one)) for one in lines]
    entities = [one for dossier in made for one in (dossier.person, dossier.case, *dossier.meldingen)]
    work.expect_new(entities)
    work.put_each(entities)


def _with_attention(desk: Desk, dossier: Dossier) -> Dossier:
    held = rules.of_case(desk.forms, desk.kept_rules, dossier.case)
    first = next(iter(attention.signals(dossier, held.number("review_interval_months"))), None)
    if first is None:
        return dossier
    return replace(dossier, case=replace(dossier.case, attention=first.kind, attention_on=first.on))


def _opened(desk: Desk, one: ListedCase) -> Dossier:
    person = Person(first_name=one.number)
    case = CaseFile(
        person_id=person.id,
        number=one.number,
        opened_on=one.opened_on,
        consultant=one.consultant or desk.profile.consultant,
        neighbourhood=one.neighbourhood,
        legal_grounds=one.legal_grounds,
        next_step=_("First conversation"),
        next_step_owner=NextStepOwner.CONSULTANT,
        next_step_on=one.next_step_on,
    )
    melding = Melding(
        case_id=case.id,
        reported_on=one.opened_on,
        contact_kind=ContactKind.MESSAGE,
        source=one.source,
        organisation=one.organisation,
        reason=one.reason,
        responsible_for_follow_up=one.organisation or desk.profile.organisation,
    )
    return Dossier(case=case, person=person, meldingen=(melding,))


def _update(work: UnitOfWork, known: Mapping[UUID, Mapping[str, Any]]) -> int:
    """How many became different."""
    work.fetch(CaseFile, tuple(known))
    after = []
    for case_id, values in known.items():
        case = work.get(CaseFile, case_id)
        if case is not None:
            said = replace(case, **{name: values[name] for name in UPDATED if name in values})
            after += [said] if said != case else []
    work.put_each(after)
    return len(after)
