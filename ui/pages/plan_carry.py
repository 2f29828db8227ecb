"""Who carries the plan: steps per column of the ladder, and who carries much of it. Counts, never a score (D05)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from intake_app.domain.planning import Step
from intake_app.domain.step_counts import Count, Load, formal_steps, heavy_loads, own_steps, together
from intake_app.domain.vocabulary import HelpGroup
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import plans, step_help
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.ladder import ladder_options
from ui.widgets.layouts import clear
from ui.widgets.sum_bar import Share, SumBar
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.planning import Plan

LOAD_LIMIT = 3
"""Open steps on one informal person from which the card asks how that goes, until the rules of the desk are known."""


class CarryCard(Card):
    """ "Wie draagt het plan": how many steps each column of the ladder carries. Counts, no score and no target."""

    talk_wanted = Signal(str)
    """Name of somebody who carries much and is to be asked how that goes."""

    def __init__(self) -> None:
        super().__init__(padding=16, gap=8, name="card_carry")
        self._limit = LOAD_LIMIT
        self._shown: tuple[Dossier, Plan] | None = None
        self._count = Text("", "small", color="text.2")
        self.bar = SumBar(name="sum_bar")
        self._own = Text("", "small", color="text.2", name="carry_own")
        self._who = Text("", "small", color="text.2", name="carry_who")
        self._no_score = Text(_("These are counts: no score, and no target."), "small", color="text.2")
        self._asked: tuple[tuple[str, str], ...] = ()
        self._loads = QVBoxLayout()
        self._loads.setSpacing(4)
        title = Text(_("Who carries the plan"), "h3")
        self.add(title, self._count, self.bar, self._own, self._who, self._no_score, self._loads)

    def set_limit(self, limit: int | None) -> None:
        """How many open steps on one person ask for a question here (`network_load_limit`)."""
        if (limit or LOAD_LIMIT) != self._limit:
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
        self._own.setText(_shares(steps, name) if steps else "")
        self._who.setText(_named(step_help.carriers(steps)))
        for part in (self._own, self._no_score):
            part.setVisible(bool(steps))
        self._who.setVisible(bool(self._who.text()))
        self._show_loads(dossier, heavy_loads(steps, self._limit))

    def _show_loads(self, dossier: Dossier, loads: Sequence[Load]) -> None:
        """The question about everybody who carries much; the same ones stay, so that the focus does."""
        words = _("{name} carries {n} steps. How does {name} keep it up?")
        asked = tuple((words.format(name=one.name, n=one.steps), _spoken(dossier, one.name)) for one in loads)
        if asked == self._asked:
            return
        self._asked = asked
        clear(self._loads)
        for number, (one, (question, spoken)) in enumerate(zip(loads, asked, strict=True), start=1):
            self._loads.addWidget(Text(question, "small", name=f"carry_load_{number}"))
            if spoken:
                self._loads.addWidget(Text(spoken, "small", color="text.2"))
            ask = Button(_("Write down how it goes"), kind=Kind.LINK, name=f"button_ask_{number}")
            ask.setAccessibleDescription(question)
            ask.clicked.connect(lambda _on=False, name=one.name: self.talk_wanted.emit(name))
            self._loads.addWidget(ask)


def count_words(own: Count, formal: Count, name: str) -> str:
    """ "Joyce doet 7 van de 9 stappen. Van een organisatie: 1 van de 9." """
    mine = _("{name} does {n} of the {all} steps.").format(name=name, n=own.of_these, all=own.of_all)
    theirs = _("From an organisation: {n} of the {all}.").format(n=formal.of_these, all=formal.of_all)
    return f"{mine} {theirs}"


def _shares(steps: Sequence[Step], name: str) -> str:
    words = count_words(own_steps(steps, name), formal_steps(steps), name)
    group = together(steps)
    if not group.of_all:
        return words
    shared = _("In a group: {n} of the {all} of which it is known.").format(n=group.of_these, all=group.of_all)
    return f"{words} {shared}"


def _named(loads: Sequence[Load]) -> str:
    """ "Wat nog open staat: Joyce 3, Fatma 2." """
    if not loads:
        return ""
    who = ", ".join(f"{one.name} {one.steps}" for one in loads)
    return _("Still open, by name: {who}.").format(who=who)


def _spoken(dossier: Dossier, name: str) -> str:
    talk = step_help.talk_with(dossier, name)
    if talk is None or talk.spoken_on is None:
        return ""
    day = format_day(talk.spoken_on, weekday=False, year=True)
    return _("Spoken with on {day}.").format(day=day)
