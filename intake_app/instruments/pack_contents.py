"""What a content pack brings, as frozen objects: cell texts, prompts, words in other languages, forms, text blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from intake_app.domain.catalogue import Offer
from intake_app.instruments.model import Instrument, Item, Level
from intake_app.instruments.textblocks import TextBlock

CONSULTANT_SCREEN = "consulent"
SHARED_SCREEN = "samen-scherm"
KINDS = ("cells", "prompts", "labels", "instruments", "offers", "textblocks", "rules")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A rights holder's text for one item and level. Never printed or exported unless the pack allows it."""

    item: str
    value: int
    words: str
    indicators: tuple[str, ...] = ()
    pack: str = ""
    expired_on: date | None = None
    print_allowed: bool = False
    export_allowed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptChange:
    """Prompts a pack adds, puts in place of the shipped ones, or hides."""

    instrument: str
    mode: str
    prompts: tuple[tuple[str, str], ...]

    def apply(self, item: Item) -> Item:
        """The item with its prompts changed."""
        mine = tuple(words for item_id, words in self.prompts if item_id == item.id)
        if not mine:
            return item
        if self.mode == "add":
            return replace(item, prompts=(*item.prompts, *mine))
        if self.mode == "hide":
            return replace(item, prompts=tuple(prompt for prompt in item.prompts if prompt not in mine))
        return replace(item, prompts=mine)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelChange:
    """Translated or simpler words for items and levels, in one language. Ids and numbers stay as they are."""

    instrument: str
    language: str
    words: Mapping[str, Mapping[str, str]]
    """Item id, or "value:<id of the level>", to the texts by name: label, plain, short, question, hint."""

    def apply(self, item: Item) -> Item:
        """The item with the words in this language beside its own."""
        return replace(item, **self._texts(item, item.id, ("label", "plain", "short", "question", "hint")))

    def apply_to_level(self, level: Level) -> Level:
        """The level with the words in this language beside its own."""
        return replace(level, **self._texts(level, f"value:{level.id}", ("label", "plain", "short")))

    def _texts(self, told: Item | Level, key: str, names: tuple[str, ...]) -> dict[str, Any]:
        mine = self.words.get(key, {})
        return {name: getattr(told, name).also(self.language, mine[name]) for name in names if name in mine}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A content pack as installed: who made it, with whose permission, and what it brings."""

    id: str
    version: str
    title: str
    owner: str
    contact: str
    valid_from: date
    valid_until: date | None
    kinds: tuple[str, ...]
    rights_holder: str
    permission: str
    permission_reference: str = ""
    audience: tuple[str, ...]
    print_allowed: bool
    export_allowed: bool
    checksum: str
    instruments: tuple[Instrument, ...] = ()
    cells: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    prompts: tuple[PromptChange, ...] = ()
    labels: tuple[LabelChange, ...] = ()
    text_blocks: tuple[TextBlock, ...] = ()
    offers: tuple[Offer, ...] = ()

    def speaks_in(self, instrument_id: str) -> bool:
        """Whether words of this pack stand in a form."""
        named = {one.id for one in self.instruments} | set(self.cells)
        named |= {change.instrument for change in self.prompts} | {words.instrument for words in self.labels}
        return instrument_id in named

    @property
    def counts(self) -> Mapping[str, int]:
        """How much it brings of each kind, by the kind's id; kinds that it brings nothing of are left out."""
        found = {
            "instruments": len(self.instruments),
            "cells": sum(len(cells) for cells in self.cells.values()),
            "prompts": sum(len(change.prompts) for change in self.prompts),
            "labels": sum(len(change.words) for change in self.labels),
            "textblocks": len(self.text_blocks),
            "offers": len(self.offers),
        }
        return {kind: count for kind, count in found.items() if count}

    def expired(self, today: date) -> bool:
        """Whether its validity has ended. It stays readable, with a line that says so."""
        return self.valid_until is not None and today > self.valid_until
