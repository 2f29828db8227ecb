"""What steps do about what stands in the way: which step is about which row, what has none yet, and the paper (A06).

A row without a step is a hint, never a lack: and what lies in the world around is not for the resident to solve.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from intake_app.bilingual import joined
from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import barriers, editing, plans
from intake_app.services.barriers import FORM, IN_HAND, Barrier
from intake_app.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Standing:
    """Something that plays or is worked on, and the steps of the plan that are about it."""

    barrier: Barrier
    steps: tuple[Step, ...]

    @property
    def asks(self) -> bool:
        """Whether it may be asked if a step is wanted."""
        return not self.steps and not self.barrier.outside


def standing(
    dossier: Dossier, plan: Plan, forms: FormLibrary, steps: Iterable[Step] | None = None
) -> tuple[Standing, ...]:
    """Everything that plays or is worked on now, in the order of the form, with its steps in this plan.

    `steps` are those of a household plan that lies in the dossier of another adult.
    """
    steps = tuple(dossier.steps_of_plan(plan) if steps is None else steps)
    return tuple(
        Standing(one, tuple(step for step in steps if _source(one.id) in step.sources))
        for one in barriers.current(dossier, forms)
    )


def rows_of(step: Step) -> tuple[str, ...]:
    """The rows of the form that a step is about."""
    prefix = f"{FORM}/"
    return tuple(one.removeprefix(prefix) for one in step.sources if one.startswith(prefix))


def aim(desk: Desk, step_id: UUID, rows: Iterable[str]) -> Changes:
    """Say which rows a step is about; where else its words come from stays. Raises InputRefused when it is gone."""
    with desk.vault.read() as reading:
        step = reading.get(Step, step_id)
    if step is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    known = [row for row, _label in barriers.rows(desk.forms)]
    wanted = set(rows)
    others = [one for one in step.sources if not one.startswith(f"{FORM}/")]
    source = " ".join([*others, *(_source(row) for row in known if row in wanted)])
    return editing.edit(desk, Step, step_id, _("What a step is about"), source=source)


def take_step(desk: Desk, goal: Goal, row: str) -> Step:
    """A fresh step of a goal that is about a row; people fill in together what is going to happen."""
    if row not in {one for one, _label in barriers.rows(desk.forms)}:
        raise InputRefused(_("Choose what it is about."))
    return plans.add_step(desk, goal, source=_source(row))


def paper_lines(
    dossier: Dossier, plan: Plan, forms: FormLibrary, steps: Iterable[Step] | None = None
) -> tuple[str, ...]:
    """What the resident wants to have in the plan: what is in the way, and what is done about it."""
    return tuple(_paper_line(one) for one in standing(dossier, plan, forms, steps) if one.barrier.printed)


def _paper_line(one: Standing) -> str:
    barrier = one.barrier
    state = _("we are working on it") if barrier.status == IN_HAND else _("this plays")
    said = [barrier.plain, _("this is not up to me") if barrier.outside else state]
    steps = [(step.short or step.what).strip().rstrip(".") for step in one.steps if step.what.strip()]
    if steps:
        said.append(_("for that: {steps}").format(steps="; ".join(steps)))
    return joined(", ", said) + "."


def _source(row: str) -> str:
    return f"{FORM}/{row}"
