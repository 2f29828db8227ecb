"""Pools of a programme (H02): by which criteria, who looks, and where a resident stands. No score, no rank, ever.

A pool is a fact of the whole vault. What of it comes into a dossier is a copy: name, criteria and how many look.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from intake_app.domain.catalogue_words import Known
from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.pools import Pool, PoolEntry, PoolJudgement, PoolStatus, PoolStep
from intake_app.errors import InputRefused
from intake_app.i18n import _, ngettext, pgettext
from intake_app.services import overview
from intake_app.services.desk import Desk
from intake_app.store.search import folded
from intake_app.store.unit_of_work import UnitOfWork

IN_IT = (PoolStatus.TRAINING, PoolStatus.POOL, PoolStatus.COMPANY)
"""Where a resident takes a seat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """One resident in a pool, as the register lists it."""

    case_id: UUID
    number: str
    name: str
    status: PoolStatus
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WholePool:
    """A pool with everybody who was proposed, by name."""

    pool: Pool
    people: tuple[Somebody, ...]

    @property
    def taken(self) -> int:
        """How many seats are taken."""
        return sum(one.status in IN_IT for one in self.people)


# -- the register ----------------------------------------------------------------------------------------------------


def pools(desk: Desk, *, open_only: bool = False) -> tuple[Pool, ...]:
    """Every pool, by name; closed ones last, or not at all."""
    with desk.vault.read() as reader:
        found = reader.find(Pool)
    shown = (one for one in found if one.closed_on is None or not open_only)
    return tuple(sorted(shown, key=lambda one: (one.closed_on is not None, folded(one.name), one.id)))


def pool(desk: Desk, pool_id: UUID) -> WholePool:
    """One pool with who is in it. Raises InputRefused when it is not there any more."""
    with desk.vault.read() as reader:
        found = reader.get(Pool, pool_id)
        if found is None:
            raise _gone()
        people = []
        for entry in reader.find(PoolEntry, pool_id=pool_id):
            case = reader.get(CaseFile, entry.case_id)
            person = reader.get(Person, case.person_id) if case is not None else None
            steps = _in_order(reader.find(PoolStep, entry_id=entry.id))
            if case is not None and person is not None and steps:
                newest = steps[-1]
                people.append(
                    Somebody(
                        case_id=case.id,
                        number=case.number,
                        name=person.full_name,
                        status=newest.status,
                        since=newest.since,
                    )
                )
    return WholePool(pool=found, people=tuple(sorted(people, key=lambda one: (folded(one.name), one.number))))


def add_pool(desk: Desk, made: Pool | None = None) -> Pool:
    """A new pool."""
    fresh = made or Pool(name=_("New pool"))
    with desk.change(_("New pool"), None) as work:
        work.put(fresh)
        work.commit()
    return fresh


def edit_pool(desk: Desk, pool_id: UUID, **values: object) -> Changes:
    """Give fields of a pool new values. Dossiers keep the criteria of the day on which somebody was proposed.

    Raises InputRefused when it is gone, its name would be empty, or nobody would look.
    """
    if "name" in values and not str(values["name"]).strip():
        raise InputRefused(_("A pool needs a name."))
    if "assessors_needed" in values and not _from(1, values["assessors_needed"]):
        raise InputRefused(_("At least one person looks. Write a whole number from 1."))
    with desk.change(_("Pool"), None, merge_key=f"Pool:{pool_id}:{next(iter(values))}") as work:
        before = work.get(Pool, pool_id)
        if before is None:
            raise _gone()
        work.put(replace(before, **values))  # type: ignore[arg-type]  # fields are checked by replace
        return work.commit()


def _from(least: int, value: object) -> bool:
    return isinstance(value, int) and value >= least


def remove_pool(desk: Desk, pool_id: UUID) -> Changes:
    """Take a pool out of the register. What stands in dossiers stays there. Undo brings it back."""
    with desk.change(_("Remove pool"), None) as work:
        work.delete(Pool, pool_id)
        return work.commit()


# -- one resident ----------------------------------------------------------------------------------------------------


def propose(desk: Desk, case_id: UUID, pool_id: UUID) -> PoolEntry:
    """Propose a resident for a pool; the line that is there already when it is."""
    known = next((one for one in desk.dossier(case_id).pool_entries if one.pool_id == pool_id), None)
    if known is not None:
        return known
    found = pool(desk, pool_id).pool
    made = PoolEntry(
        case_id=case_id,
        pool_id=pool_id,
        name=found.name,
        organisation=found.organisation,
        criteria=found.criteria,
        assessors_needed=found.assessors_needed,
        added_on=desk.today(),
    )
    with desk.change(_("Proposed for a pool"), case_id) as work:
        work.put(made)
        work.put(_step(desk, made, PoolStatus.PROPOSED))
        overview.commit(work, case_id)
    return made


def say(desk: Desk, entry: PoolEntry, *, agreed: bool, own_words: str) -> Changes:
    """Whether the resident wants this, and what he or she says of it. A no has no consequence by itself."""
    with desk.change(_("What the resident says"), entry.case_id, merge_key=f"PoolEntry:{entry.id}") as work:
        before = work.get(PoolEntry, entry.id) or entry
        day = (before.agreed_on or desk.today()) if agreed else None
        work.put(replace(before, agreed_on=day, own_words=own_words.strip()))
        return overview.commit(work, entry.case_id)


def judge(desk: Desk, entry: PoolEntry, assessor: str, criterion: str, meets: Known | None, why: str = "") -> Changes:
    """What one assessor says of one criterion, or (None) nothing any more. Others keep what they said.

    Others than the consultant look only after a yes of the resident. Raises InputRefused before, and without a name.
    """
    who = " ".join(assessor.split())
    if not who:
        raise InputRefused(_("Write down who looks first."))
    known = next((one for one in desk.dossier(entry.case_id).pool_entries if one.id == entry.id), entry)
    if known.agreed_on is None and who != desk.profile.consultant:
        raise InputRefused(_("Ask the resident first: write down a yes to this pool."))
    with desk.change(_("Looked at for a pool"), entry.case_id) as work:
        same = work.find(PoolJudgement, entry_id=entry.id, assessor=who, criterion=criterion)
        if meets is None:
            for one in same:
                work.delete(PoolJudgement, one.id)
        else:
            fresh = PoolJudgement(
                case_id=entry.case_id,
                entry_id=entry.id,
                assessor=who,
                criterion=criterion,
                meets=meets,
                judged_on=desk.today(),
            )
            before = same[0] if same else fresh
            day = before.judged_on if before.meets is meets else desk.today()
            work.put(replace(before, meets=meets, why=why.strip(), judged_on=day))
        return overview.commit(work, entry.case_id)


def move(desk: Desk, entry: PoolEntry, status: PoolStatus, *, why: str = "", learned: str = "") -> Changes:
    """Say where the resident stands now.

    Raises InputRefused when he or she did not say yes, when fewer people looked than the pool asks, or when somebody
    leaves without why. What the assessors said decides nothing: people decide, and they may think differently.
    """
    dossier = desk.dossier(entry.case_id)
    known = next((one for one in dossier.pool_entries if one.id == entry.id), entry)
    if status in IN_IT and known.agreed_on is None:
        raise InputRefused(_("Ask the resident first: write down a yes to this pool."))
    if status in IN_IT and len(complete(dossier, known)) < known.assessors_needed:
        words = ngettext(
            "{n} person looks before somebody comes in. Until now {done} looked at every criterion.",
            "{n} people look before somebody comes in. Until now {done} looked at every criterion.",
            known.assessors_needed,
        )
        raise InputRefused(words.format(n=known.assessors_needed, done=len(complete(dossier, known))))
    if status is PoolStatus.LEFT and not why.strip():
        raise InputRefused(_("Write down why somebody leaves the pool, in a few words."))
    if status is standing(dossier, known):
        return Changes()
    with desk.change(_("Where it stands"), entry.case_id) as work:
        work.put(_step(desk, known, status, why=why.strip(), learned=learned.strip()))
        return overview.commit(work, entry.case_id)


def remove(desk: Desk, entry: PoolEntry) -> Changes:
    """Take a pool out of the dossier with all that was said. Undo brings it back."""
    with desk.change(_("Leave a pool out"), entry.case_id) as work:
        remove_entry(work, entry)
        return overview.commit(work, entry.case_id)


def remove_entry(work: UnitOfWork, entry: PoolEntry) -> None:
    """The same within a unit of work."""
    for part in (*work.find(PoolStep, entry_id=entry.id), *work.find(PoolJudgement, entry_id=entry.id)):
        work.delete(type(part), part.id)
    work.delete(PoolEntry, entry.id)


def history(dossier: Dossier, entry: PoolEntry) -> tuple[PoolStep, ...]:
    """Where it stood, oldest first."""
    return _in_order(one for one in dossier.pool_steps if one.entry_id == entry.id)


def _in_order(steps: Iterable[PoolStep]) -> tuple[PoolStep, ...]:
    return tuple(sorted(steps, key=lambda one: (one.since, one.id)))


def standing(dossier: Dossier, entry: PoolEntry) -> PoolStatus:
    """Where it stands."""
    steps = history(dossier, entry)
    return steps[-1].status if steps else PoolStatus.PROPOSED


def days_in(dossier: Dossier, entry: PoolEntry, today: date) -> tuple[tuple[PoolStep, int], ...]:
    """Every step with how many days it took; the last until today."""
    steps = history(dossier, entry)
    ends = [*(one.since for one in steps[1:]), today]
    return tuple((step, (end - step.since).days) for step, end in zip(steps, ends, strict=True))


def judgements(dossier: Dossier, entry: PoolEntry) -> dict[str, dict[str, PoolJudgement]]:
    """What everybody said, by assessor and then by criterion, in the order of beginning."""
    found: dict[str, dict[str, PoolJudgement]] = {}
    for one in sorted((one for one in dossier.pool_judgements if one.entry_id == entry.id), key=lambda one: one.id):
        found.setdefault(one.assessor, {})[one.criterion] = one
    return found


def complete(dossier: Dossier, entry: PoolEntry) -> tuple[str, ...]:
    """Who looked at every criterion. "Not known" is an answer too."""
    said = judgements(dossier, entry)
    return tuple(who for who, answers in said.items() if set(entry.criteria) <= set(answers))


def _step(desk: Desk, entry: PoolEntry, status: PoolStatus, *, why: str = "", learned: str = "") -> PoolStep:
    return PoolStep(
        case_id=entry.case_id,
        entry_id=entry.id,
        status=status,
        since=desk.today(),
        why=why,
        learned=learned,
        by=desk.profile.consultant,
    )


def _gone() -> InputRefused:
    return InputRefused(_("This pool is not here any more. Choose another one."))


def status_words(status: PoolStatus) -> str:
    """Where somebody stands, in words."""
    return {
        PoolStatus.PROPOSED: pgettext("pool", "Proposed"),
        PoolStatus.TRAINING: _("Basic training"),
        PoolStatus.POOL: _("In the pool"),
        PoolStatus.COMPANY: _("At a company to learn"),
        PoolStatus.LEFT: _("Out of the pool"),
    }[status]
