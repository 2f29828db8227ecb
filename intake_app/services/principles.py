"""Grondwaarden: the list that an organisation keeps, and which of them something in a dossier serves (E07).

The list is empty until somebody fills it. It is of the whole vault; what is ticked is of the dossier.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.entity import CaseEntity
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.planning import Goal, Step
from intake_app.domain.principles import Principle, ServedBy, ServedPrinciple
from intake_app.domain.rights import Exemption, SanctionRecord
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import corrections, editing, overview
from intake_app.services.desk import Desk
from intake_app.store.unit_of_work import UnitOfWork

REVERSE, ITEM = "omgekeerde-toets", "grondwaarden"
LONGEST_NAME, LONGEST_TEXT = 80, 400
_KINDS: dict[ServedBy, type[CaseEntity]] = {
    ServedBy.GOAL: Goal,
    ServedBy.STEP: Step,
    ServedBy.EFFECT_CHECK: Measurement,
    ServedBy.EXEMPTION: Exemption,
    ServedBy.SANCTION: SanctionRecord,
}


def suggestions() -> tuple[str, ...]:
    """Names that may be put in the list; nothing of it is there by itself."""
    return (
        _("The question behind the question"),
        _("Formal and informal help in balance"),
        _("Own strength first"),
        _("Go there directly"),
        _("Together and alone in balance"),
        _("One whole"),
        _("Results count"),
        _("Room for the professional"),
        _("Decide together with the resident"),
        _("Equal cases get equal treatment"),
        _("A secure living first"),
        _("As few helpers as possible"),
    )


def listed(desk: Desk) -> tuple[Principle, ...]:
    """Every principle, those that are not offered any more last."""
    with desk.vault.read() as reading:
        found = reading.find(Principle)
    return tuple(sorted(found, key=lambda one: (one.retired_on is not None, one.position, one.id)))


def offered(desk: Desk) -> tuple[Principle, ...]:
    """The principles that can be ticked."""
    return tuple(one for one in listed(desk) if one.retired_on is None)


def tickable(offered: Sequence[Principle], served: Sequence[ServedPrinciple]) -> tuple[tuple[UUID, str], ...]:
    """What can be ticked with something: what is offered, and what was ticked and is not offered any more."""
    known = {one.id: one.name for one in offered}
    gone = ((one.principle_id, one.name) for one in served if one.principle_id not in known)
    return (*known.items(), *gone)


def may_keep(desk: Desk) -> bool:
    """Whether who opened the vault may change the list: it holds for everybody, so a team lead does."""
    return desk.role.may_manage


def add(desk: Desk, *names: str) -> tuple[Principle, ...]:
    """Put principles at the end of the list. Raises InputRefused for no name, or one that is there already."""
    _refuse_others(desk)
    known = list(listed(desk))
    for name in names:
        said = _name(name, known)
        known.append(Principle(name=said, position=max((one.position for one in known), default=-1) + 1))
    made = known[len(known) - len(names) :]
    with desk.change(_("Principles"), None) as work:
        for one in made:
            work.put(one)
        work.commit()
    return listed(desk)


def change(desk: Desk, principle_id: UUID, **values: Any) -> tuple[Principle, ...]:
    """Give a principle another name or text. What was ticked keeps the name of that day."""
    _refuse_others(desk)
    known = listed(desk)
    before = _one(known, principle_id)
    if "name" in values:
        values["name"] = _name(values["name"], [one for one in known if one.id != principle_id])
    if "text" in values:
        values["text"] = " ".join(values["text"].split())[:LONGEST_TEXT]
    return _keep(desk, replace(before, **values))


def retire(desk: Desk, principle_id: UUID, *, retired: bool = True) -> tuple[Principle, ...]:
    """Offer a principle no more, or again. It stays where it was ticked, and in the report."""
    _refuse_others(desk)
    before = _one(listed(desk), principle_id)
    return _keep(desk, replace(before, retired_on=desk.today() if retired else None))


def move(desk: Desk, principle_id: UUID, by: int) -> tuple[Principle, ...]:
    """Move a principle one place up (-1) or down (1)."""
    _refuse_others(desk)
    order = list(offered(desk))
    here = order.index(_one(order, principle_id))
    there = here + by
    if not 0 <= there < len(order):
        return listed(desk)
    order.insert(there, order.pop(here))
    with desk.change(_("Principles"), None) as work:
        for place, one in enumerate(order):
            work.put(replace(one, position=place))
        work.commit()
    return listed(desk)


def serve(desk: Desk, case_id: UUID, by: ServedBy, about_id: UUID, wanted: Collection[UUID]) -> Changes:
    """Say which principles something serves. One that was ticked before and is not offered any more may stay.

    In a reverse test the names stand as the answer too, as long as nobody wrote words of the own there. Raises
    InputRefused for a part that is gone, and in a plan that is fixed or a weighing that is finished.
    """
    names = {one.id: one.name for one in listed(desk)}
    with desk.change(_("Principles"), case_id) as work:
        part = work.get(_KINDS[by], about_id)
        if part is None:
            raise InputRefused(_("This part was removed. Go back and open the dossier again."))
        if isinstance(part, SanctionRecord) and part.closed:
            raise InputRefused(_("A finished weighing stays, so that this can be followed."))
        before = tuple(one for one in work.find(ServedPrinciple, about_id=about_id) if one.by is by)
        for gone in before:
            if gone.principle_id not in wanted:
                editing.refuse_when_fixed(work, gone, set())
                work.delete(ServedPrinciple, gone.id)
        kept = {one.principle_id: one for one in before if one.principle_id in wanted}
        for one in (one for one in names if one in wanted and one not in kept):
            tick = ServedPrinciple(
                case_id=case_id, principle_id=one, name=names[one], by=by, about_id=about_id, ticked_on=desk.today()
            )
            editing.refuse_when_fixed(work, tick, set())
            work.put(tick)
            kept[one] = tick
        if isinstance(part, Measurement):
            _answer(work, part, _named(before, names), _named(kept.values(), names), desk.today())
        return overview.commit(work, case_id)


def _answer(work: UnitOfWork, reading: Measurement, before: str, now: str, today: date) -> None:
    """The names as the answer of the form, so that its paper says them; not in a moment that is closed."""
    found = next(iter(work.find(Answer, measurement_id=reading.id, item=ITEM)), None)
    answer = found or Answer(case_id=reading.case_id, measurement_id=reading.id, item=ITEM)
    if answer.text not in ("", before) or answer.text == now:
        return
    try:
        corrections.refuse_closed(work, reading, today)
    except corrections.MomentClosed:
        return
    work.put(replace(answer, text=now))


def _named(ticks: Iterable[ServedPrinciple], order: Collection[UUID]) -> str:
    """The names of what was ticked, a line each, in the order of the list."""
    places = {one: place for place, one in enumerate(order)}
    found = sorted(ticks, key=lambda one: (places.get(one.principle_id, len(places)), one.name))
    return "\n".join(one.name for one in found)


def _name(typed: str, others: Sequence[Principle]) -> str:
    name = " ".join(typed.split())
    if not name:
        raise InputRefused(_("Give the principle a name."))
    if len(name) > LONGEST_NAME:
        raise InputRefused(_("Say it shorter: at most {n} letters.").format(n=LONGEST_NAME))
    if name.casefold() in {one.name.casefold() for one in others}:
        raise InputRefused(_("This principle is in the list already."))
    return name


def _one(known: Sequence[Principle], principle_id: UUID) -> Principle:
    found = next((one for one in known if one.id == principle_id), None)
    if found is None:
        raise InputRefused(_("This principle is not in the list any more."))
    return found


def _keep(desk: Desk, one: Principle) -> tuple[Principle, ...]:
    with desk.change(_("Principles"), None) as work:
        work.put(one)
        work.commit()
    return listed(desk)


def _refuse_others(desk: Desk) -> None:
    if not may_keep(desk):
        raise InputRefused(_("Only a team lead keeps the list of principles."))
