"""From a list of people without names to dossiers known by their number (A01, M06). All of a list, or nothing.

Until somebody is named at the table the number stands where a name would: every screen and paper has something to call
the dossier by, and nothing in it says who it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.listed_case import ListedCase
from intake_app.domain.people import CaseFile, Melding, Person
from intake_app.domain.vocabulary import ContactKind, NextStepOwner
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import attention, report_lines, rules
from intake_app.services.desk import Desk
from intake_app.services.term_list import beside
from intake_app.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from intake_app.exchange.sheet_limits import Told
    from intake_app.store.bulk_rows import Beside

UPDATED = ("legal_grounds", "neighbourhood", "consultant")
"""What a later list may change of a dossier that is here. What was written in it never changes by a list."""
_AT_ONCE = 50
_NOBODY = UUID(int=0)


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
        steps = _Steps(told, 2 * len(fresh) + len(known))
        made = []
        for one in fresh:
            steps.next()
            made.append(_put(desk, work, one))
        if made:
            work.list_new([(one.case, one.person) for one in made])
        kept: dict[ListedCase, Beside] = {}
        for one, dossier in zip(fresh, made, strict=True):
            steps.next()
            alike = replace(one, id=_NOBODY, number="")
            if alike not in kept:
                kept[alike] = beside(desk.forms, desk.kept_rules, dossier)
            _list(work, dossier.case.id, kept[alike])
        for case_id, values in known.items():
            steps.next()
            updated += _update(work, case_id, values)
        work.commit()
    return updated


@dataclass(slots=True)
class _Steps:
    """Tells of the progress now and then."""

    told: Told | None
    whole: int
    done: int = 0

    def next(self) -> None:
        if self.told is not None and self.done % _AT_ONCE == 0:
            self.told(self.done // 2, self.whole // 2)
        self.done += 1


def _put(desk: Desk, work: UnitOfWork, one: ListedCase) -> Dossier:
    if work.find(CaseFile, number=one.number):
        raise InputRefused(_("Number {number} is here already. Read the list in again.").format(number=one.number))
    dossier = _opened(desk, one)
    held = rules.of_case(desk.forms, desk.kept_rules, dossier.case)
    first = next(iter(attention.signals(dossier, held.number("review_interval_months"))), None)
    if first is not None:
        dossier = replace(dossier, case=replace(dossier.case, attention=first.kind, attention_on=first.on))
    for entity in (dossier.person, dossier.case, *dossier.meldingen):
        work.put(entity)
    return dossier


def _list(work: UnitOfWork, case_id: UUID, kept: Beside) -> None:
    """What the caseload keeps beside the line of a new dossier; rows that say the same but for the number share it."""
    work.list_terms(case_id, kept.terms)
    work.list_marks(case_id, kept.marks, kept.minutes)
    work.list_report(case_id, kept.lines, report_lines.REST)


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


def _update(work: UnitOfWork, case_id: UUID, values: Mapping[str, Any]) -> bool:
    case = work.get(CaseFile, case_id)
    if case is None:
        return False
    after = replace(case, **{name: values[name] for name in UPDATED if name in values})
    work.put(after)
    return after != case
