"""Contracts kept as facts: begun from a placement, checked, and looked at in time before they end (E02).

No text of a labour contract is made here. A contract of a placement may come from the record of the placement, so that
nothing is typed twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.contracts import Contract, ContractKind, ContractNext
from intake_app.domain.dossier import Dossier
from intake_app.domain.placements import Placement, PlacementStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import overview
from intake_app.services.desk import Desk
from intake_app.services.diagnosis_rules import Remark

REMIND = timedelta(weeks=8)
"""So long before the last day people look how it goes on, unless another day was chosen."""
_MOST_MINUTES = 60 * 60
_MOST_RENEWALS = 12
_MOST_MONTHS = 60
_LONGEST_PLACE = 22


def in_order(dossier: Dossier) -> tuple[Contract, ...]:
    """The newest first; one without a first day is newest of all."""
    return tuple(sorted(dossier.contracts, key=lambda one: (one.starts_on or date.max, one.id), reverse=True))


def remind_by_rule(ends_on: date | None) -> date | None:
    """The day on which people look how it goes on, as long as nobody chose another."""
    return ends_on - REMIND if ends_on is not None else None


def begin(desk: Desk, case_id: UUID) -> Contract:
    """A contract; filled from the placement that goes on and has none yet, where there is one."""
    place = _without_contract(desk.dossier(case_id))
    made = Contract(case_id=case_id) if place is None else _of_placement(place)
    with desk.change(_("Contract"), case_id) as work:
        work.put(made)
        overview.commit(work, case_id)
    return made


def _without_contract(dossier: Dossier) -> Placement | None:
    going = [one for one in dossier.placements if one.status is not PlacementStatus.ENDED]
    return next((one for one in sorted(going, key=lambda one: one.id) if not dossier.contracts_of(one)), None)


def _of_placement(place: Placement) -> Contract:
    hours = place.hours[-1].planned * 60 if place.hours else None
    return Contract(
        case_id=place.case_id,
        placement_id=place.id,
        employer=place.employer,
        host=place.host,
        starts_on=place.starts_on,
        ends_on=place.ends_on,
        pay_kind=place.pay_kind,
        hours=hours,
        remind_on=remind_by_rule(place.ends_on),
    )


def change(desk: Desk, contract_id: UUID, /, **values: Any) -> Changes:
    """Give fields new values. Another last day moves the reminder along, unless that day was chosen by hand.

    Raises InputRefused for days in the wrong order and for numbers that no contract has.
    """
    with desk.vault.read() as reading:
        before = reading.get(Contract, contract_id)
    if before is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    by_rule = before.remind_on in (None, remind_by_rule(before.ends_on))
    if "ends_on" in values and "remind_on" not in values and by_rule:
        values["remind_on"] = remind_by_rule(values["ends_on"])
    after = replace(before, **values)
    _refuse(after)
    key = f"contract:{contract_id}:{next(iter(values), '')}"
    with desk.change(_("Contract"), before.case_id, merge_key=key) as work:
        work.put(after)
        return overview.commit(work, before.case_id)


def _refuse(one: Contract) -> None:
    if one.starts_on is not None and one.ends_on is not None and one.ends_on < one.starts_on:
        raise InputRefused(_("The last day lies before the first. Choose a later day."))
    if one.remind_on is not None and one.ends_on is not None and one.remind_on > one.ends_on:
        raise InputRefused(_("Look how it goes on before the last day, not after it."))
    if one.hours is not None and not 0 <= one.hours <= _MOST_MINUTES:
        raise InputRefused(_("Hours in a week: use a number from 0 to 60."))
    if one.renewals is not None and not 0 <= one.renewals <= _MOST_RENEWALS:
        raise InputRefused(_("A contract is extended at most {n} times. Write a smaller number.").format(n=12))
    if one.renewal_months is not None and not 1 <= one.renewal_months <= _MOST_MONTHS:
        raise InputRefused(_("An extension lasts from 1 to {n} months.").format(n=_MOST_MONTHS))


def remarks(one: Contract, today: date) -> tuple[Remark, ...]:
    """What is missing, and what it is time for. Nothing of it blocks."""
    return tuple(_remarks(one, today))


def _remarks(one: Contract, today: date) -> Iterator[Remark]:
    if one.kind is None:
        yield Remark("kind", _("Choose which kind of contract it is."))
    elif one.kind.employs and not one.employer.strip():
        yield Remark("employer", _("On whose payroll is it? Write down the employer."))
    if one.kind is not ContractKind.NONE and one.starts_on is None:
        yield Remark("starts_on", _("Write down the first day."))
    if one.kind is ContractKind.PERMANENT and one.ends_on is not None:
        yield Remark("kind", _("A permanent contract has no last day. Take the day out, or choose another kind."))
    elif one.kind is ContractKind.TEMPORARY and one.ends_on is None:
        yield Remark("ends_on", _("A temporary contract has a last day. Write it down, then nobody is startled."))
    if bool(one.renewals) is not bool(one.renewal_months):
        yield Remark("renewals", _("Write down how many times it can be extended, and how long each time."))
    if one.went_on is None:
        yield from _of_the_end(one, today)


def _of_the_end(one: Contract, today: date) -> Iterator[Remark]:
    if one.ends_on is not None and one.ends_on < today:
        day = format_day(one.ends_on, weekday=False, year=True)
        yield Remark("went_on", _("This contract ended on {day}. Write down how it went on.").format(day=day))
    elif one.remind_on is not None and one.remind_on <= today:
        yield Remark("went_on", _("Talk with the resident and the employer about what comes after this contract."))


def kind_words(kind: ContractKind) -> str:
    """What a kind of contract is called."""
    return {
        ContractKind.NONE: _("no contract"),
        ContractKind.VOLUNTEER: _("volunteer agreement"),
        ContractKind.LEARNING: _("agreement to work and learn"),
        ContractKind.ON_CALL: _("on call"),
        ContractKind.ZERO_HOURS: _("zero hours"),
        ContractKind.HOURS_GUARANTEE: _("with guaranteed hours"),
        ContractKind.TEMPORARY: _("temporary"),
        ContractKind.AGENCY: _("through an agency"),
        ContractKind.PERMANENT: _("permanent"),
        ContractKind.SECONDMENT: _("on secondment"),
        ContractKind.ASSIGNMENT: _("an assignment"),
    }[kind]


def next_words(went_on: ContractNext) -> str:
    """How it went on after a contract."""
    return {
        ContractNext.EXTENDED: _("It was extended"),
        ContractNext.PERMANENT: _("It became permanent"),
        ContractNext.ENDED: _("The work stopped"),
        ContractNext.OTHER: _("It went on in another way"),
    }[went_on]


def renewal_words(one: Contract) -> str:
    """How often and how long it can be extended, and until when at most; "" when it cannot, or nobody knows."""
    if not one.renewals or not one.renewal_months:
        return ""
    length = ngettext("{n} month", "{n} months", one.renewal_months).format(n=one.renewal_months)
    words = ngettext("{n} time, {length}", "{n} times, {length} each", one.renewals)
    said = words.format(n=one.renewals, length=length)
    last = one.last_possible_on
    if last is None:
        return said
    return _("{said}; until {day} at most").format(said=said, day=format_day(last, weekday=False, year=True))


def hours_words(one: Contract) -> str:
    """How many hours a week: "24", "16,5"; "" when that is not known."""
    if one.hours is None:
        return ""
    whole, rest = divmod(one.hours, 60)
    number = str(whole) if not rest else f"{one.hours / 60:.1f}".replace(".", ",")
    return _("{n} hours a week").format(n=number)


def line_words(one: Contract) -> str:
    """One contract in a short line, that fits at 200 % too: its kind, where, until when."""
    where = one.host or one.employer
    short = where if len(where) <= _LONGEST_PLACE else where[: _LONGEST_PLACE - 1].rstrip() + "…"
    parts = [kind_words(one.kind) if one.kind is not None else _("contract"), short]
    if one.ends_on is not None:
        parts.append(_("until {day}").format(day=_short(one.ends_on)))
    elif one.starts_on is not None:
        parts.append(_("from {day}").format(day=_short(one.starts_on)))
    return " · ".join(part for part in parts if part)


def _short(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
