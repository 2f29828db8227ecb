"""Who carries the plan: steps per column of the ladder, and who carries much of it. Counts, never a score (D05)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_app.domain.step_counts import Count, formal_steps, heavy_loads, own_steps
from intake_app.domain.vocabulary import HelpGroup
from intake_app.i18n import _, ngettext
from intake_app.services import plans
from ui.widgets.card import Card
from ui.widgets.ladder import ladder_options
from ui.widgets.sum_bar import Share, SumBar
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.planning import Plan

LOAD_LIMIT = 3
"""Open steps on one informal person from which the card asks how that goes, until the rules of the desk are known."""


class CarryCard(Card):
    """ "Wie draagt het plan": how many steps each column of the ladder carries. Counts, no score and no target."""

    def __init__(self) -> None:
        super().__init__(padding=16, gap=8, name="card_carry")
        self._limit = LOAD_LIMIT
        self._shown: tuple[Dossier, Plan] | None = None
        self._count = Text("", "small", color="text.2")
        self.bar = SumBar(name="sum_bar")
        self._own = Text("", "small", color="text.2", name="carry_own")
        self._load = Text("", "small", name="carry_load")
        self.add(Text(_("Who carries the plan"), "h3"), self._count, self.bar, self._own, self._load)

    def set_limit(self, limit: int | None) -> None:
        """How many open steps on one person ask for a question here (`network_load_limit`)."""
        self._limit = limit or LOAD_LIMIT
        if self._shown is not None:
            self.show_plan(*self._shown)

    def show_plan(self, dossier: Dossier, plan: Plan) -> None:
        """Count the steps of this plan."""
        self._shown = (dossier, plan)
        counts = plans.steps_by_help(dossier, plan)
        steps = dossier.steps_of_plan(plan)
        words = ngettext("{n} step", "All {n} steps together", len(steps)).format(n=len(steps))
        self._count.setText(words if steps else _("There are no steps yet"))
        self.bar.set_shares(
            [
                Share(label=option.label, count=counts[HelpGroup(option.value).value], icon=option.icon)
                for option in ladder_options()
            ]
        )
        name = dossier.person.first_name
        self._own.setText(count_words(own_steps(steps, name), formal_steps(steps), name) if steps else "")
        self._own.setVisible(bool(steps))
        loads = heavy_loads(steps, self._limit)
        words = _("{name} carries {n} steps. How does {name} keep it up?")
        asks = [words.format(name=one.name, n=one.steps) for one in loads]
        self._load.setText("\n".join(asks))
        self._load.setVisible(bool(asks))


def count_words(own: Count, formal: Count, name: str) -> str:
    """ "Joyce doet 7 van de 9 stappen. Van een organisatie: 1 van de 9." """
    mine = _("{name} does {n} of the {all} steps.").format(name=name, n=own.of_these, all=own.of_all)
    theirs = _("From an organisation: {n} of the {all}.").format(n=formal.of_these, all=formal.of_all)
    return f"{mine} {theirs}"
