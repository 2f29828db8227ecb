"""When a field is asked and a check looks: the conditions of a form file, in the form in which they stand there.

"value:nee,deels" · "value:uitkomst=later" · "unless:reden=duurzaam" · "field:tolk=true" · "filled:oorzaak,effect" ·
"empty:netwerk" · "row:oplossing-vorm=formeel" · "many:route" · "negative:verschil" · "special:96", joined by " and ".
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from intake_app.domain.measuring import Answer

ALWAYS = ("", "optional", "required")
AUTOMATIC = "automatic"
"""Filled in by the program; nobody types it."""

READING = "reading"
"""Item id under which the fields stand that are asked once per reading."""

_NAMED = ("field", "row", "many", "negative")
_NAMES = ("filled", "empty")
KINDS = ("value", "unless", "special", "first-use", *_NAMED, *_NAMES)


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition. `name` is an item or field, empty for "the item this field stands beside"."""

    kind: str
    name: str
    wanted: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The items and fields it looks at."""
        if self.kind in _NAMES:
            return self.wanted
        return (self.name,) if self.name else ()


@functools.cache
def clauses(when: str) -> tuple[Clause, ...]:
    """The conditions of a `when`; none when it always holds. Raises ValueError with the words not understood."""
    if when in (*ALWAYS, AUTOMATIC):
        return ()
    return tuple(_clause(one.strip()) for one in when.split(" and "))


def _clause(words: str) -> Clause:
    kind, colon, rest = words.partition(":")
    if kind not in KINDS or not colon or not rest:
        raise ValueError(words)
    name, equals, values = rest.rpartition("=")
    wanted = tuple(one.strip() for one in values.split(","))
    if not all(wanted) or (equals and not name):
        raise ValueError(words)
    if kind in _NAMED and not equals:
        if len(wanted) > 1 or kind == "row":
            raise ValueError(words)
        return Clause(kind, wanted[0], ())
    if kind in _NAMES and equals:
        raise ValueError(words)
    return Clause(kind, name.strip(), wanted)


@dataclass(frozen=True, slots=True)
class Situation:
    """A reading as a condition sees it: its answers by item id, and the item beside which something is asked."""

    answers: Mapping[str, Answer]
    item: str = ""
    level_ids: Mapping[str, Mapping[int | str, str]] | None = None
    """Per item the ids of its values, so that a condition may name "maatwerk" as well as 6."""
    computed: Mapping[str, int] | None = None
    """Amounts that follow from other answers, by field."""
    of_reading: Collection[str] = ()
    """Fields asked once per reading: found wherever they were filled in."""

    def holds(self, when: str) -> bool:
        """Whether every condition holds."""
        return all(self._holds(clause) for clause in clauses(when))

    def _holds(self, clause: Clause) -> bool:
        if clause.kind in ("value", "unless"):
            hit = bool(self._chosen(clause.name or self.item) & set(clause.wanted))
            return hit if clause.kind == "value" else not hit
        if clause.kind == "special":
            answer = self.answers.get(clause.name or self.item)
            return answer is not None and str(int(answer.special or 0)) in clause.wanted
        if clause.kind == "many":
            return len(self._given(clause.name)) > 1
        if clause.kind in _NAMES:
            filled = [self.filled(name) for name in clause.wanted]
            return all(filled) if clause.kind == "filled" else not all(filled)
        return self._holds_of_field(clause)

    def _holds_of_field(self, clause: Clause) -> bool:
        if clause.kind == "row":
            found = (one.extra_value(clause.name) for key, one in self.answers.items() if "/" in key)
            return any(value is not None and _written(value) in clause.wanted for value in found)
        value = self.field(clause.name)
        if clause.kind == "negative":
            return isinstance(value, int) and value < 0
        if clause.kind == "field":
            return _written(value) in clause.wanted if clause.wanted else value not in (None, "", False)
        return True

    def field(self, name: str) -> str | int | bool | None:
        """The value of a field beside this item or row, else of the reading."""
        if self.computed and name in self.computed:
            return self.computed[name]
        for key in (self.item, READING):
            answer = self.answers.get(key)
            if answer is not None and (value := answer.extra_value(name)) is not None:
                return value
        if name not in self.of_reading:
            return None
        plain = (one.extra_value(name) for key, one in self.answers.items() if "/" not in key)
        return next((value for value in plain if value is not None), None)

    def filled(self, name: str) -> bool:
        """Whether an item has an answer, or a field a value."""
        answer = self.answers.get(name)
        if answer is not None and answer.answered:
            return True
        return self.field(name) not in (None, "")

    def _given(self, item: str) -> tuple[str, ...]:
        answer = self.answers.get(item)
        if answer is None or answer.special is not None:
            return ()
        return tuple(answer.choice.split()) or (() if answer.value is None else (str(answer.value),))

    def _chosen(self, item: str) -> set[str]:
        """What was chosen at an item; anywhere in the reading when no item is meant."""
        anywhere = item in ("", READING)
        items = [key for key in self.answers if "/" not in key] if anywhere else [item]
        chosen: set[str] = set()
        for one in items:
            ids = (self.level_ids or {}).get(one.partition("/")[0], {})
            for value in self._given(one):
                chosen |= {value, ids.get(int(value) if value.isdigit() else value, value)}
        return chosen


def _written(value: str | int | bool | None) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
