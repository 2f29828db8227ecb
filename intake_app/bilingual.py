"""Texts that say the same in two languages, and that stay so while they are put together.

A `Both` is its first text wherever plain text is wanted: it ends with a full stop when that one does, and is as long.
Only paper looks at `second`. What a person typed is no `Both`, and so it stands there once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from typing_extensions import override

_Sheet = TypeVar("_Sheet")
RIGHT_MARK = "\u200f"
"""Without a shape, and from right to left: what stands at both sides of it are two things."""
ISOLATES = "\u2066\u2067\u2069"
"""Left to right from here, right to left from here, and so far: without a shape, around what is put into a text."""
SHAPELESS = RIGHT_MARK + ISOLATES


class Rightward(str):
    """A text that runs from right to left; a number or a name that is put into it keeps its own direction."""

    __slots__ = ()

    @override
    def format(self, *args: object, **named: object) -> str:
        kept = {name: isolated(value) for name, value in named.items()}
        return Rightward(str(self).format(*map(isolated, args), **kept))

    @override
    def __add__(self, other: str) -> str:
        return Rightward(str.__add__(self, str(isolated(other))))

    def __radd__(self, other: str) -> str:
        return Rightward(str.__add__(str(isolated(other)), self))


def runs_right(text: str) -> bool:
    """Whether any letter of it belongs to a script that is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def rightward(text: str) -> str:
    """A text of a language that runs from right to left; one that is not translated stays as it is."""
    return Rightward(f"{RIGHT_MARK}{text}{RIGHT_MARK}") if runs_right(text) else text


def isolated(value: object) -> object:
    """What is put into a text from right to left, with signs around it, so that it stands there as it is written."""
    if not isinstance(value, str) or isinstance(value, Rightward) or value[:1] in tuple(ISOLATES):
        return value
    if not any(letter.isalnum() for letter in value):
        return value
    return f"{ISOLATES[1 if runs_right(value) else 0]}{value}{ISOLATES[2]}"


class Both(str):
    """A text with the same in a second language beside it."""

    __slots__ = ("second",)
    second: str

    def __new__(cls, first: str, second: str) -> Both:
        made = super().__new__(cls, first)
        made.second = second
        return made

    @override
    def format(self, *args: object, **named: object) -> str:
        return Both(str(self).format(*args, **named), self.second.format(*map(_second, args), **_seconds(named)))

    @override
    def __add__(self, other: str) -> str:
        return Both(str.__add__(self, other), self.second + in_second(other))

    def __radd__(self, other: str) -> str:
        return Both(str.__add__(other, self), in_second(other) + self.second)

    @override
    def strip(self, chars: str | None = None, /) -> str:
        return Both(super().strip(chars), self.second.strip(chars))

    @override
    def rstrip(self, chars: str | None = None, /) -> str:
        return Both(super().rstrip(chars), self.second.rstrip(chars))

    @override
    def lower(self) -> str:
        return Both(super().lower(), self.second.lower())

    @override
    def capitalize(self) -> str:
        return Both(super().capitalize(), self.second.capitalize())


def in_second(text: str) -> str:
    """The text in the second language; itself when it exists in one only."""
    return text.second if isinstance(text, Both) else text


def _second(value: object) -> object:
    return value.second if isinstance(value, Both) else value


def _seconds(named: dict[str, object]) -> dict[str, object]:
    return {name: _second(value) for name, value in named.items()}


def woven(template: str, *parts: object, **named: object) -> str:
    """`template.format(…)`, in both languages when a part is. Where an f-string would lose the second one."""
    given = (*parts, *named.values())
    if isinstance(template, Both) or not any(isinstance(part, Both) for part in given):
        right = any(isinstance(part, Rightward) for part in given)
        return Rightward(template).format(*parts, **named) if right else template.format(*parts, **named)
    return Both(template.format(*parts, **named), woven(template, *map(_second, parts), **_seconds(named)))


def joined(between: str, parts: Iterable[str]) -> str:
    """`between.join(parts)`, in both languages when a part is."""
    known = list(parts)
    if not any(isinstance(part, Both) for part in known):
        return _in_one(between, known)
    return Both(between.join(known), _in_one(between, list(map(in_second, known))))


def _in_one(between: str, parts: list[str]) -> str:
    if not any(isinstance(part, Rightward) for part in parts):
        return between.join(parts)
    return Rightward(between.join(str(isolated(part)) for part in parts))


def paragraphs(text: str) -> list[str]:
    """A long text in its parts, as it is written: a blank line begins a new one."""
    parts = _parted(text)
    if not isinstance(text, Both):
        return parts
    others = _parted(text.second)
    if len(parts) != len(others):  # then the second language stands whole, under the last
        return [*parts[:-1], Both(parts[-1], "\n\n".join(others))] if parts else []
    return list(map(Both, parts, others))


def _parted(text: str) -> list[str]:
    return [part.strip("\n") for part in text.replace("\r", "").split("\n\n") if part.strip()]


def worded(sheet: _Sheet, say: Callable[[str], str]) -> _Sheet:
    """The sheet with every text in it as `say` says it."""
    return cast("_Sheet", _worded(sheet, say))


def _worded(part: Any, say: Callable[[str], str]) -> Any:
    if type(part) is str:
        return say(part)
    if isinstance(part, tuple):
        return tuple(_worded(one, say) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(cast("Any", part), **{one.name: _worded(getattr(part, one.name), say) for one in fields(part)})
    return part


def paired(first: _Sheet, second: _Sheet) -> _Sheet:
    """Of the same sheet made in two languages: one, whose texts that differ are `Both`.

    Where the two are not made alike, such as lists of unequal length, the first stands alone: better no second
    language than one that stands with something else.
    """
    return cast("_Sheet", _paired(first, second))


def _paired(first: Any, second: Any) -> Any:
    if type(first) is str and isinstance(second, str):
        return Both(first, second) if first and second and first != second else first
    if type(first) is not type(second) or first == second:
        return first
    if isinstance(first, tuple):
        return tuple(map(_of_kin, first, second)) if len(first) == len(second) else first
    if is_dataclass(first):
        changed = {one.name: _paired(getattr(first, one.name), getattr(second, one.name)) for one in fields(first)}
        return replace(cast("Any", first), **changed)
    return first


def _of_kin(first: Any, second: Any) -> Any:
    return _paired(first, second) if _kin(first, second) else first


def _kin(first: Any, second: Any) -> bool:
    """Whether two parts of a list are the same one: what is no text agrees, such as a day, a number or a state."""
    if type(first) is not type(second) or not is_dataclass(first):
        return type(first) is type(second)
    told = ((getattr(first, one.name), getattr(second, one.name)) for one in fields(first))
    return all(mine == other for mine, other in told if type(mine) is not str and not _holds_more(mine))


def _holds_more(value: object) -> bool:
    return isinstance(value, tuple) or is_dataclass(value)
