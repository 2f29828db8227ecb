"""What the plan screen says about goals and steps: how far a goal is, and when a step happens, typed or read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Goal, Step
from intake_app.i18n import _, format_short_day, ngettext
from ui.widgets.status import Status
from ui.widgets.typed_dates import Direction, NotADay, WrongWeekday, read_day


@dataclass(frozen=True, slots=True)
class PartState:
    """How a goal or a section of the plan stands, with one short line that says why."""

    status: Status
    words: str


def goal_name(goal: Goal, number: int) -> str:
    """What a goal is called in the list: its title, the beginning of its sentence, or "Goal 3"."""
    return goal.title.strip() or goal.sentence.strip() or _("Goal {number}").format(number=number)


def goal_state(dossier: Dossier, goal: Goal) -> PartState:
    """Whether a goal has words and a step, and every step words, a rung, a name and a moment."""
    steps = dossier.steps_of(goal)
    started = Status.BUSY if goal.sentence or goal.title or steps else Status.NOT_YET
    if not goal.sentence.strip():
        return PartState(started, _("No words yet"))
    if not steps:
        return PartState(Status.DONE, _("Stays as it is")) if goal.keeps else PartState(started, _("No step yet"))
    holes = _holes(steps)
    if not holes:
        return PartState(Status.DONE, _("Complete"))
    if len(holes) > 1:
        return PartState(Status.BUSY, _("{n} things to fill in").format(n=sum(holes.values())))
    kind, count = next(iter(holes.items()))
    return PartState(Status.BUSY, _hole_words(kind, count))


def _holes(steps: tuple[Step, ...]) -> dict[str, int]:
    found = {
        "words": sum(not step.what.strip() for step in steps),
        "help": sum(step.help_level is None for step in steps),
        "name": sum(not step.owner_name.strip() for step in steps),
        "day": sum(not has_moment(step) for step in steps),
    }
    return {kind: count for kind, count in found.items() if count}


def _hole_words(kind: str, count: int) -> str:
    words = {
        "words": ngettext("One step has no words", "{n} steps have no words", count),
        "help": ngettext("One rung is missing", "{n} rungs are missing", count),
        "name": ngettext("One name is missing", "{n} names are missing", count),
        "day": ngettext("One day is missing", "{n} days are missing", count),
    }
    return words[kind].format(n=count)


def has_moment(step: Step) -> bool:
    """Whether somebody said when: a day, or words for it."""
    return bool(step.start_on or step.due_on or step.when_text.strip() or step.weekdays)


class NoSuchDay(ValueError):
    """What was typed looks like a day but is none: "31 feb", or a weekday that does not fit. `day` is the one meant."""

    def __init__(self, day: date | None = None) -> None:
        super().__init__()
        self.day = day


@dataclass(frozen=True, slots=True)
class Moment:
    """When a step happens: from a day, before a day, on a day (both the same), or literally as it was said."""

    start_on: date | None = None
    due_on: date | None = None
    words: str = ""

    @classmethod
    def of(cls, step: Step) -> Moment:
        """When this step happens."""
        return cls(step.start_on, step.due_on, step.when_text)

    @classmethod
    def read(cls, typed: str, today: date) -> Moment:
        """What somebody typed in "when": "vanaf 22 sep", "voor 1-10", "22 september", a range, or literal words.

        A day without a year is the first one from two months back on. Raises NoSuchDay.
        """
        plain = " ".join(typed.split())
        for pattern, use in ((_SINCE, "start"), (_DUE, "due"), (_ON, "both")):
            found = pattern.fullmatch(plain.lower())
            if found:
                day = _day(found[1], today)
                if day is None:
                    continue
                return cls(day if use != "due" else None, day if use != "start" else None)
        found = _RANGE.fullmatch(plain.lower())
        if found:
            first, last = _day(found[1], today), _day(found[2], today)
            if first is not None and last is not None and first < last:
                return cls(first, last)
        return cls(words=plain)

    @property
    def kind(self) -> str:
        """ "from", "before" or "on" (also when nothing is chosen yet)."""
        if self.start_on and not self.due_on:
            return "from"
        return "before" if self.due_on and not self.start_on else "on"

    def on_day(self, day: date, kind: str) -> Moment:
        """The moment that lies at `day`: "from", "before" or "on" it."""
        return Moment(None if kind == "before" else day, None if kind == "from" else day)

    def in_words(self, today: date) -> str:
        """As it stands in the list: "vanaf 22 sep"; the year only where the day would be taken for another."""
        if self.words:
            return self.words
        if self.start_on and self.start_on == self.due_on:
            return _short(self.start_on, today, weekday=True)
        start, due = (_short(day, today) if day else "" for day in (self.start_on, self.due_on))
        if start and due:
            return _("{first} until {last}").format(first=start, last=due)
        if start:
            return _("from {day}").format(day=start)
        return _("before {day}").format(day=due) if due else ""

    def as_fields(self) -> dict[str, object]:
        """The fields of a Step that keep it."""
        return {"start_on": self.start_on, "due_on": self.due_on, "when_text": self.words}


_SINCE = re.compile(r"(?:vanaf|from)\s+(.+)")
_DUE = re.compile(r"(?:voor|vóór|uiterlijk|before|by)\s+(.+)")
_ON = re.compile(r"(?:op\s+|on\s+)?(.+)")
_RANGE = re.compile(r"(?:(?:van|vanaf|from)\s+)?(.+?)\s*(?:tot en met|t/m|tot|until|–)\s*(.+)")
_RELATIVE = re.compile(r"(?:over|in)\s+\d.*")
_LIKE_A_DAY = re.compile(
    r"(?:[a-z]+\.?\s+)?\d{1,2}(?:\s*[-/.]\s*\d{1,2}|\.?\s*(?:jan|feb|maa|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?)"
    r"(?:\s*[-/.]?\s*\d{2,4})?"
)
_BACK = timedelta(days=61)


def _day(words: str, today: date) -> date | None:
    """The day of these words, None when they are no day at all. Raises NoSuchDay."""
    absolute = any(sign.isdigit() for sign in words) and not _RELATIVE.fullmatch(words)
    try:
        return read_day(words, today - _BACK if absolute else today, Direction.AHEAD)
    except WrongWeekday as wrong:
        raise NoSuchDay(wrong.day) from None
    except NotADay:
        if _LIKE_A_DAY.fullmatch(words):
            raise NoSuchDay from None
        return None


def _short(day: date, today: date, *, weekday: bool = False) -> str:
    words = format_short_day(day) if weekday else format_short_day(day).partition(" ")[2]
    try:
        clear = _day(f"{day.day}-{day.month}", today) == day
    except NoSuchDay:  # 29 February of another year
        clear = False
    return words if clear else f"{words} {day.year}"
