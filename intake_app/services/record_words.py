"""What stored fields are called, and their values in words, for who reads all that is kept of the own life (M04)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

from intake_app import paths
from intake_app.domain.entity import Entity
from intake_app.domain.vocabulary import PersonRole, Special
from intake_app.i18n import _, format_day, format_time, language
from intake_app.instruments.special import special_label
from intake_app.services.wording import own_role_words

_ALWAYS_UNSEEN = frozenset({"id", "case_id"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class KindWords:
    """What a kind of record and its fields are called. `others` and `left_out` are about third persons.

    `money` are amounts in cents, `minutes` times that read as hours.
    """

    title: str
    fields: dict[str, str]
    unseen: frozenset[str]
    others: frozenset[str]
    left_out: frozenset[str]
    money: frozenset[str]
    minutes: frozenset[str] = frozenset()


@cache
def _told() -> dict[str, dict[str, Any]]:
    with (paths.RESOURCES / "record" / "fields.toml").open("rb") as stream:
        return tomllib.load(stream)


@cache
def kinds() -> dict[str, KindWords]:
    """The words of every kind of record, by the name of its class."""
    found = {name: one for name, one in _told().items() if name != "values"}
    return {
        name: KindWords(
            title=one["title"],
            fields=dict(one["fields"]),
            unseen=frozenset(one.get("unseen", ())) | _ALWAYS_UNSEEN,
            others=frozenset(one.get("others", ())),
            left_out=frozenset(one.get("left_out", ())),
            money=frozenset(one.get("money", ())),
            minutes=frozenset(one.get("minutes", ())),
        )
        for name, one in found.items()
    }


def kind_of(cls: type[Entity]) -> KindWords:
    """The words of one kind; of a kind that nobody named, those that follow from its own name."""
    known = kinds().get(cls.__name__)
    if known is not None:
        return known
    return KindWords(_plain(_CAMEL.sub(" ", cls.__name__)), {}, _ALWAYS_UNSEEN, frozenset(), frozenset(), frozenset())


def title_of(cls: type[Entity]) -> str:
    """The heading above records of a kind, in the language in use."""
    return kind_of(cls).title if language() == "nl" else _plain(_CAMEL.sub(" ", cls.__name__))


def label_of(cls: type[Entity], field: str) -> str:
    """What a field is called, in the language in use."""
    known = kind_of(cls).fields.get(field, "") if language() == "nl" else ""
    return known or _plain(field)


def hours_of(minutes: int) -> str:
    """ "16 uur", "7,5 uur"."""
    return _("{n} hours").format(n=f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ","))


def words_of(value: object) -> str:
    """A stored value in words; empty for what says nothing (no, nothing, an identifier)."""
    if value is None or value is False or isinstance(value, UUID | bytes):
        return ""
    if value is True:
        return _("yes")
    if isinstance(value, datetime):
        local = value.astimezone()
        return f"{format_day(local.date(), weekday=False, year=True)}, {format_time(value)}"
    if isinstance(value, date):
        return format_day(value, weekday=False, year=True)
    if isinstance(value, Enum):
        if isinstance(value, Special):
            return special_label(value)
        if isinstance(value, PersonRole) and (own := own_role_words(value)):
            return _plain(own)
        if language() != "nl":
            return _plain(value.name.lower())
        known = _told()["values"].get(type(value).__name__, {}).get(str(value.value), "")
        return known or _plain(str(value.value))
    if isinstance(value, tuple):
        return ", ".join(part for part in map(words_of, value) if part)
    if is_dataclass(value):
        return ": ".join(part for part in (words_of(getattr(value, one.name)) for one in fields(value)) if part)
    return str(value).strip()


def _plain(said: str) -> str:
    words = said.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:].lower() if words.isupper() else words[:1].upper() + words[1:]


class Others:
    """Third persons of a dossier: their names become initials, wherever they stand in somebody's words."""

    def __init__(self, names: Iterable[str], own: Iterable[str]) -> None:
        known = {" ".join(one.split()).casefold() for one in own if one.strip()}
        known |= {one.split()[0].casefold() for one in own if one.strip()}
        self._own = known
        told: dict[str, str] = {}
        for name in names:
            whole = " ".join(name.split())
            if not whole or whole.casefold() in known:
                continue
            told[whole] = initials(whole)
            for part in whole.split():
                if len(part) > 2 and part[:1].isupper() and part.casefold() not in known:
                    told.setdefault(part, initials(part))
        self._told = told
        longest_first = sorted(told, key=len, reverse=True)
        self._found = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)\.?") if told else None

    def without(self, words: str) -> str:
        """The words with every third name as initials."""
        return self._found.sub(lambda found: self._told[found.group(1)], words) if self._found else words

    def name(self, name: str) -> str:
        """One name: of the resident or a professional as it is, of others the initials."""
        return name if not name.strip() or " ".join(name.split()).casefold() in self._own else initials(name)


def initials(name: str) -> str:
    """ "Anita de Vries" becomes "A.V."; small words between do not count."""
    parts = [part for part in name.split() if part[:1].isupper()] or name.split()[:1]
    return "".join(f"{part[0].upper()}." for part in parts)
