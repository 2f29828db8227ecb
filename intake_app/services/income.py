"""Income beside a benefit, month by month: estimated together, settled with the payslip (J02, FX01 to FX03).

Nothing here decides: it adds up what people filled in, by the formulas of the rules, in whole cents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from intake_app.domain import settling
from intake_app.domain.changes import Changes
from intake_app.domain.dates import add_months
from intake_app.domain.dossier import Dossier
from intake_app.domain.income import IncomeMonth, IncomeSource, SettlementMode
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview, rules
from intake_app.services.desk import Desk
from intake_app.services.diagnosis_rules import Remark
from intake_app.services.income_words import month_words
from intake_app.store.unit_of_work import UnitOfWork

_CARRIED = (
    "mode", "norm", "channel", "exempt_share", "exempt_most", "exempt_months", "reports", "settles",
)  # fmt: skip
"""What a new month takes over from the one before; what was agreed and what was paid is asked anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What follows from one month. None is "not known yet", never nought.

    `supplement` is what is paid before the payslip, `right` what it should have been, `settlement` the difference:
    above nought it still comes, below it goes back. `in_hand` is all money of the month once it is settled.
    """

    estimate: int | None
    counted: int | None
    supplement: int | None
    paid: int | None
    actual: int | None
    right: int | None
    settlement: int | None
    in_hand: int | None


def in_order(dossier: Dossier) -> tuple[IncomeMonth, ...]:
    """The months, the newest first."""
    return tuple(sorted(dossier.income_months, key=lambda one: (one.month, one.id), reverse=True))


def figures(dossier: Dossier, month: IncomeMonth) -> Figures:
    """What follows from a month as it is filled in now."""
    sources = dossier.sources_of(month)
    freed = _freed(dossier, month)
    estimate, counted = _sums(month, [(one.estimate, one.counts) for one in sources], freed)
    actual, really = _sums(month, [(one.actual, one.counts) for one in sources], freed)
    supplement = _supplement(month, counted)
    paid = month.paid if month.paid is not None else _paid_before(month, supplement)
    right = _supplement(month, really) if month.mode is not SettlementMode.BENEFIT_CONTINUES else month.norm
    due = right - paid if right is not None and paid is not None and really is not None else None
    settled = due if month.mode is not SettlementMode.BENEFIT_CONTINUES else None
    money = actual if actual is not None else estimate
    total = None if money is None or paid is None else money + paid + (settled or 0)
    return Figures(
        estimate=estimate,
        counted=counted,
        supplement=supplement,
        paid=paid,
        actual=actual,
        right=right if really is not None else None,
        settlement=settled,
        in_hand=total,
    )


def balance(dossier: Dossier) -> int:
    """What is still to come over all months whose difference is known and not paid yet; below nought: to go back."""
    open_months = (one for one in dossier.income_months if one.settled_on is None)
    return sum(figures(dossier, one).settlement or 0 for one in open_months)


def in_hand_by_month(dossier: Dossier) -> tuple[tuple[date, int], ...]:
    """The money of every month as it really comes: what came in and what was paid on top, and what was settled in it.

    A difference lands in the month in which it was paid, so that this goes up and down as the purse does.
    """
    known = {one.month: (one, figures(dossier, one)) for one in dossier.income_months}
    found: dict[date, int] = {}
    for month, (_one, sums) in known.items():
        money = sums.actual if sums.actual is not None else sums.estimate
        if money is not None and sums.paid is not None:
            found[month] = money + sums.paid
    for one, sums in known.values():
        landed = one.settled_on.replace(day=1) if one.settled_on is not None else None
        if landed in found and sums.settlement is not None:
            found[landed] += sums.settlement
    return tuple(sorted(found.items()))


def agreed(dossier: Dossier, month: IncomeMonth) -> bool:
    """Whether both said yes to the estimate as it stands now."""
    return month.agreed_on is not None and month.agreed_sum == figures(dossier, month).estimate


def remarks(dossier: Dossier, month: IncomeMonth) -> tuple[Remark, ...]:
    """What is to be said about a month; it only asks."""
    found = []
    known = figures(dossier, month)
    if month.norm is None:
        found.append(Remark("norm", _("Fill in the norm: the whole benefit of a month without other income.")))
    if not dossier.sources_of(month):
        found.append(Remark("sources", _("Write down where money comes from this month.")))
    if month.mode is SettlementMode.ESTIMATE_THEN_SETTLE and known.estimate is not None and not agreed(dossier, month):
        if month.agreed_on is None:
            found.append(Remark("agreed_on", _("Not agreed yet. Choose the estimate together.")))
        else:
            found.append(Remark("agreed_on", _("The estimate changed after both said yes. Agree it again.")))
    if month.mode is SettlementMode.AFTER_PAYSLIP:
        found.append(Remark("mode", _("Settled afterwards: the money in hand will go up and down. Say so beforehand.")))
    if month.exempt_share is not None and not _freed(dossier, month):
        found.append(Remark("exempt_months", _("The months of the exemption are over. All income counts again.")))
    if not month.reports.strip():
        found.append(Remark("reports", _("Agree who tells the municipality what came in.")))
    return tuple(found)


def begin(desk: Desk, case_id: UUID) -> IncomeMonth:
    """The next month, with what holds on from the month before: the norm, the way of settling, and the sources."""
    dossier = desk.dossier(case_id)
    before = next(iter(in_order(dossier)), None)
    if before is None:
        month = IncomeMonth(case_id=case_id, month=desk.today().replace(day=1), mode=_mode(desk, dossier))
        sources = [IncomeSource(case_id=case_id, month_id=month.id)]
    else:
        kept: dict[str, Any] = {name: getattr(before, name) for name in _CARRIED}
        month = IncomeMonth(case_id=case_id, month=add_months(before.month, 1), **kept)
        sources = [
            IncomeSource(
                case_id=case_id,
                month_id=month.id,
                position=one.position,
                kind=one.kind,
                payer=one.payer,
                estimate=one.estimate,
                counts=one.counts,
            )
            for one in dossier.sources_of(before)
        ]
    with desk.change(_("Income of a month"), case_id) as work:
        for part in (month, *sources):
            work.put(part)
        overview.commit(work, case_id)
    return month


def change(desk: Desk, month_id: UUID, /, **values: Any) -> Changes:
    """Give fields of a month new values. The day of agreeing keeps the estimate that both said yes to.

    Raises InputRefused naming what is wrong: a month twice, or agreeing on nothing.
    """
    before = _month(desk, month_id)
    dossier = desk.dossier(before.case_id)
    if values.get("month") is not None:
        values["month"] = values["month"].replace(day=1)
    elif "month" in values:
        raise InputRefused(_("Every month has a day in it. Choose one."))
    if "agreed_on" in values:
        known = figures(dossier, before)
        if values["agreed_on"] is not None and (known.estimate is None or before.norm is None):
            raise InputRefused(_("First fill in the norm and what you expect of every source. Then agree on it."))
        values["agreed_sum"] = known.estimate if values["agreed_on"] is not None else None
    after = replace(before, **values)
    _refuse(dossier, after)
    return _keep(desk, f"income:{month_id}:{next(iter(values), '')}", after)


def add_source(desk: Desk, month_id: UUID) -> IncomeSource:
    """One more source in a month."""
    month = _month(desk, month_id)
    places = [one.position for one in desk.dossier(month.case_id).sources_of(month)]
    made = IncomeSource(case_id=month.case_id, month_id=month.id, position=max(places, default=-1) + 1)
    with desk.change(_("Source of income"), month.case_id) as work:
        work.put(made)
        overview.commit(work, month.case_id)
    return made


def _keep(desk: Desk, key: str, month: IncomeMonth) -> Changes:
    with desk.change(_("Income of a month"), month.case_id, merge_key=key) as work:
        work.put(month)
        return _commit(work, month.case_id)


def _commit(work: UnitOfWork, case_id: UUID) -> Changes:
    return overview.commit(work, case_id)


def _month(desk: Desk, month_id: UUID) -> IncomeMonth:
    with desk.vault.read() as reading:
        found = reading.get(IncomeMonth, month_id)
    if found is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    return found


def _mode(desk: Desk, dossier: Dossier) -> SettlementMode:
    """By the rules of the dossier; where these are silent, the estimate, which says most beforehand."""
    known = rules.for_case(desk, dossier.case).words("settlement_mode")
    return SettlementMode(known) if known in set(SettlementMode) else SettlementMode.ESTIMATE_THEN_SETTLE


def _refuse(dossier: Dossier, after: IncomeMonth) -> None:
    twice = any(one.month == after.month and one.id != after.id for one in dossier.income_months)
    if twice:
        message = _("{month} is there already. Open that one.")
        raise InputRefused(message.format(month=month_words(after.month)))
    if after.exempt_share is not None and after.exempt_share > 10_000:
        raise InputRefused(_("A percentage is not more than 100."))


def _sums(month: IncomeMonth, amounts: Sequence[tuple[int | None, bool]], freed: bool) -> tuple[int | None, int | None]:
    """All money, and the part of it that counts for the benefit; None while one amount is not known."""
    if not amounts or any(cents is None for cents, _counts in amounts):
        return None, None
    whole = sum(cents or 0 for cents, _counts in amounts)
    counting = sum(cents or 0 for cents, counts in amounts if counts)
    share = month.exempt_share if freed else None
    return whole, counting - settling.exempt(counting, share, month.exempt_most)


def _supplement(month: IncomeMonth, counted: int | None) -> int | None:
    if month.mode is SettlementMode.BENEFIT_CONTINUES:
        return month.norm
    return None if month.norm is None or counted is None else settling.supplement(month.norm, counted)


def _paid_before(month: IncomeMonth, supplement: int | None) -> int | None:
    return 0 if month.mode is SettlementMode.AFTER_PAYSLIP else supplement


def _freed(dossier: Dossier, month: IncomeMonth) -> bool:
    """Whether part of the income of this month is exempt: the share is on, and its months are not over."""
    if month.exempt_share is None:
        return False
    if month.exempt_months is None:
        return True
    exempt_in = {one.month for one in dossier.income_months if one.exempt_share is not None}
    run: date = month.month
    length = 1
    while (before := add_months(run, -1)) in exempt_in:
        run, length = before, length + 1
    return length <= month.exempt_months
