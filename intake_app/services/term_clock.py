"""From a dossier to its terms: what started, what ended it, what stood still, and the day that follows (L01)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from intake_app.domain.dates import Counting, Length, due_day, legal_latest, moved, warning_days
from intake_app.domain.dossier import Dossier
from intake_app.domain.terms import (
    Fact,
    Mark,
    Suspension,
    Term,
    TermEvent,
    TermKind,
    TermState,
    state_on,
    suspended_until,
    take_ends,
)
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.terms import TermDefinition
from intake_app.services import term_words
from intake_app.services.rules import Rules
from intake_app.services.term_conditions import CONDITIONS, NOTICES, Situation, adjusted_due
from intake_app.services.term_facts import DossierFacts


def terms_of(forms: FormLibrary, rules: Rules, dossier: Dossier, today: date) -> tuple[Term, ...]:
    """Every term of a dossier as it stands on a day: what is open first, soonest first."""
    facts = DossierFacts(dossier, forms)
    found: list[Term] = []
    for shipped in forms.terms.terms:
        begun = any(map(facts.of, shipped.triggers))  # of most terms nothing ever began
        definition = rules.term(shipped) if begun else None
        if definition is not None and definition.counting is not Counting.NONE:
            found += _Clock(facts, rules, definition, today).terms()
    return tuple(sorted(found, key=lambda one: one.urgency))


@dataclass(frozen=True, slots=True)
class _Start:
    """What started a term, by which event."""

    event: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class _Run:
    """One term as counted: the stretch it covers now and what made it so."""

    start: _Start
    from_day: date
    length: Length
    due: date
    agreed: bool = False
    round: int = 1
    extensions: int = 0
    paused: int = 0


@dataclass(frozen=True, slots=True)
class _Clock:
    """One row of the rules at work on one dossier."""

    facts: DossierFacts
    rules: Rules
    definition: TermDefinition
    today: date

    def terms(self) -> Iterator[Term]:
        """Each term this row gives."""
        starts = self._starts()
        settled = take_ends((one.fact.on for one in starts), self._ends()) if self.definition.each else {}
        for place, start in enumerate(starts):
            marks = self._marks_of(start, starts)
            try:
                run = self._run(start, marks)
            except (OverflowError, ValueError):  # a day after the year 9999, from a damaged file
                continue
            situation = Situation(self.facts, self.rules, start.fact, run.due, self.today)
            applies = self.definition.applies
            if applies and not CONDITIONS[applies](situation):
                continue
            run = replace(run, due=adjusted_due(applies, situation))
            end = settled.get(place) if self.definition.each else self._end_of(start)
            yield self._term(run, marks, end or self._end_after(run.due))

    # -- what started and ended it -----------------------------------------------------------------------------------

    def _starts(self) -> list[_Start]:
        found = [_Start(name, fact) for name in self.definition.triggers for fact in self.facts.of(name)]
        if self.definition.counting is Counting.ON:
            found = [one for one in found if one.fact.until is not None or not self._is_period(one.event)]
        found.sort(key=lambda one: one.fact.on)
        return found if self.definition.each else found[-1:]

    def _is_period(self, event: str) -> bool:
        kind = self.facts.forms.terms.events.get(event)
        return kind is not None and kind.period

    def _ends(self) -> list[date]:
        marked = [] if self.definition.every else [one.happened_on for one in self._marks(Mark.MET)]
        return sorted((*self.facts.days(*self.definition.ends), *marked))

    def _end_of(self, start: _Start) -> date | None:
        return next((day for day in self._ends() if day >= start.fact.on), None)

    def _end_after(self, due: date) -> date | None:
        days = self.facts.days(*self.definition.ends_after_due)
        return next((day for day in days if day >= due), None)

    def _marks(self, mark: Mark) -> list[TermEvent]:
        found = (one for one in self.facts.dossier.term_events if (one.term, one.trigger) == (self.definition.id, mark))
        return sorted(found, key=lambda one: (one.happened_on, one.id))

    def _marks_of(self, start: _Start, starts: list[_Start]) -> dict[Mark, list[TermEvent]]:
        """What people said of this term: of several, what was said before the next one began is about this one."""
        later = min((one.fact.on for one in starts if one.fact.on > start.fact.on), default=date.max)
        return {
            mark: [one for one in self._marks(mark) if start.fact.on <= one.happened_on < later]
            for mark in Mark
        }  # fmt: skip

    # -- the day -----------------------------------------------------------------------------------------------------

    def _run(self, start: _Start, marks: dict[Mark, list[TermEvent]]) -> _Run:
        one, on = self.definition, start.fact.on
        if one.counting is Counting.ON:
            return _Run(start, on, one.length, start.fact.until or on)
        agreed = self._agreed(start)
        if agreed is not None:
            return _Run(start, on, one.length, agreed, agreed=True)
        done = len(self._rounds(start)) if one.every else 0
        extensions = min(len(marks[Mark.EXTENDED]), one.most_extensions) if one.extension else 0
        length = one.length * (done + 1)
        if one.extension is not None:
            length = Length(length.amount + extensions * one.extension.amount, length.unit, length.days)
        due = due_day(on, one.counting, length)
        pauses = self._pauses(marks)
        paused = suspended_until(due, pauses)
        began = moved(on, one.length * done) if done else on
        return _Run(start, began, length, paused, round=done + 1, extensions=extensions, paused=(paused - due).days)

    def _agreed(self, start: _Start) -> date | None:
        """The day people chose themselves: the first that was not looked after yet."""
        one = self.definition
        if not one.agreed:
            return None
        if one.counting is Counting.EARLIEST:
            return next((day for day in self.facts.days(one.agreed) if day >= start.fact.on), None)
        return next((day for day in self.facts.days(one.agreed) if day > start.fact.on), None)

    def _rounds(self, start: _Start) -> list[date]:
        marked = (one.happened_on for one in self._marks(Mark.MET))
        return [day for day in (*self.facts.days(*self.definition.rounds), *marked) if day >= start.fact.on]

    def _pauses(self, marks: dict[Mark, list[TermEvent]]) -> list[Suspension]:
        if not self.definition.suspends:
            return []
        return [Suspension(one.happened_on, one.until) for one in marks[Mark.SUSPENDED]]

    # -- the term ----------------------------------------------------------------------------------------------------

    def _term(self, run: _Run, marks: dict[Mark, list[TermEvent]], met: date | None) -> Term:
        one, start = self.definition, run.start
        warn_on = warning_days(run.from_day, run.due, one.counting, one.reminders)
        state, settled, suspended = self._state(run, marks, met, warn_on)
        legal = one.kind is TermKind.LEGAL and not run.agreed and self.rules.on("show_atw_date")
        situation = Situation(self.facts, self.rules, start.fact, run.due, self.today)
        notices = [NOTICES[name](situation) for name in one.notices] if state.open else []
        return Term(
            id=one.id,
            key=f"{one.id}:{start.fact.on.isoformat()}",
            trigger=start.event,
            trigger_on=start.fact.on,
            due_on=run.due,
            legal_latest_on=legal_latest(run.due, one.counting, run.length) if legal else None,
            warn_on=warn_on,
            title=str(one.title),
            why=self._why(run),
            notice=" ".join(filter(None, notices)),
            note=str(one.note),
            source=one.article or one.source,
            kind=one.kind,
            weight=one.weight,
            state=state,
            settled_on=settled,
            suspended_on=suspended,
            checked_on=one.checked_on,
            needs_check=one.needs_check(self.today),
        )

    def _state(
        self, run: _Run, marks: dict[Mark, list[TermEvent]], met: date | None, warn_on: tuple[date, ...]
    ) -> tuple[TermState, date | None, date | None]:
        waived = marks[Mark.WAIVED]
        if waived:
            return TermState.WAIVED, waived[0].happened_on, None
        if met is not None:
            return TermState.MET, met, None
        lasting = [pause.asked_on for pause in self._pauses(marks) if pause.ended_on is None]
        if lasting:
            return TermState.SUSPENDED, None, lasting[0]
        earliest = self.definition.counting in (Counting.EARLIEST, Counting.BEFORE)
        return state_on(self.today, run.due, warn_on, earliest=earliest), None, None

    def _why(self, run: _Run) -> str:
        one, start, events = self.definition, run.start, self.facts.forms.terms.events
        event = str(events[start.event].label)
        if run.agreed:
            return str(events[one.agreed].label)
        if one.counting is Counting.ON and start.fact.until is not None:
            return term_words.period_words(event, start.fact.on, start.fact.until, self.today)
        parts = [term_words.why_words(one.counting, run.length, event, start.fact.on, self.today)]
        if run.round > 1:
            parts.append(term_words.round_words(run.round))
        if run.extensions:
            parts.append(term_words.extended_words(run.extensions))
        if run.paused:
            parts.append(term_words.suspended_words(run.paused))
        return ", ".join(parts)
