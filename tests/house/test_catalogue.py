"""Every sentence in the code has its Dutch, every Dutch sentence is used, and both name the same values."""

from __future__ import annotations

import ast
import functools
import string
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from intake_app import paths

PACKAGES = ("intake_app", "ui")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
ENGLISH = {"the", "this", "that", "and", "of", "are", "your", "you", "not", "with", "from", "there"}
"""Words that no Dutch sentence holds; names of things may be the same in both languages."""


class Key(NamedTuple):
    """What a translation is looked up by."""

    context: str | None
    singular: str
    plural: str | None


class Entry(NamedTuple):
    """One translation and where it stands."""

    place: str
    translations: tuple[str, ...]
    fuzzy: bool


def key_of(message: Message | tuple[str, ...] | str, context: str | None) -> Key:
    if isinstance(message, str):
        return Key(context, message, None)
    singular, plural, *_ = message
    return Key(context, singular, plural)


def sources() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((paths.ROOT / package).rglob("*.py"))]


@functools.cache
def used() -> dict[Key, str]:
    """The messages in the code, with one place each."""
    found: dict[Key, str] = {}
    for path in sources():
        for line, message, _comments, context in extract_from_file("python", path, keywords=KEYWORDS):
            found.setdefault(key_of(message, context), f"{path.relative_to(paths.ROOT)}:{line}")
    return found


@functools.cache
def translated() -> dict[Key, list[Entry]]:
    """The Dutch of every area together; a message may stand in two areas."""
    found: dict[Key, list[Entry]] = defaultdict(list)
    for path in sorted((paths.LOCALE / "nl").glob("*.po")):
        with path.open("rb") as stream:
            for message in read_po(stream, locale="nl"):
                if message.id:
                    dutch = (message.string,) if isinstance(message.string, str) else tuple(message.string)
                    entry = Entry(f"{path.name}:{message.lineno}", dutch, message.fuzzy)
                    found[key_of(message.id, message.context)].append(entry)
    return found


def fields(text: str) -> set[str]:
    """The values that a message names, such as {"name"}. Raises ValueError for a brace that stands alone."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def faults(key: Key, entry: Entry) -> Iterator[str]:
    """What is wrong with one translation."""
    if entry.fuzzy or not all(entry.translations):
        yield "not translated"
        return
    originals = [key.singular] if key.plural is None else [key.singular, key.plural]
    if len(entry.translations) != len(originals):
        yield f"has {len(entry.translations)} forms instead of {len(originals)}"
    for original, dutch in zip(originals, entry.translations, strict=False):
        try:
            named, given = fields(dutch), fields(original)
        except ValueError as error:
            yield f"{error}: {dutch}"
            continue
        if named != given and not (original == key.singular and key.plural and named <= fields(key.plural)):
            yield f"names {sorted(named)} instead of {sorted(given)}"
        if dutch == original and ENGLISH & set(original.lower().split()):
            yield "is the English sentence"


def test_that_every_message_has_its_dutch() -> None:
    absent = [f"{place}: {key.singular}" for key, place in used().items() if key not in translated()]
    assert not absent, "\n".join(absent)


def test_that_every_dutch_message_is_used() -> None:
    dead = {
        f"{one.place}: {key.singular}" for key, entries in translated().items() for one in entries if key not in used()
    }
    assert not dead, "\n".join(sorted(dead))


def test_that_dutch_and_english_name_the_same_values() -> None:
    wrong = [
        f"{entry.place}: {key.singular!r} {fault}"
        for key, entries in translated().items()
        for entry in entries
        for fault in faults(key, entry)
    ]
    assert not wrong, "\n".join(wrong)


def test_that_a_message_has_one_dutch_sentence_in_all_areas() -> None:
    differing = {key: entries for key, entries in translated().items() if len({e.translations for e in entries}) > 1}
    assert differing == {}


def test_that_no_dutch_is_waiting_as_obsolete() -> None:
    obsolete = [p.name for p in (paths.LOCALE / "nl").glob("*.po") if "\n#~" in p.read_text("utf-8")]
    assert obsolete == []


def test_that_messages_are_written_out_where_they_are_asked_for() -> None:
    """A message that is put together, or asked for when a module is imported, cannot be found or translated."""
    computed, early = [], []
    for path in sources():
        if path == paths.ROOT / "intake_app" / "i18n.py":
            continue
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in KEYWORDS:
                place = f"{path.relative_to(paths.ROOT)}:{node.lineno}"
                wanted = node.args[: {"_": 1}.get(_name(node.func), 2)]
                if not all(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in wanted):
                    computed.append(place)
        early += [f"{path.relative_to(paths.ROOT)}:{node.lineno}" for node in _at_import(tree)]
    assert computed == []
    assert early == []


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _at_import(tree: ast.AST) -> Iterator[ast.Call]:
    """Calls that run while the module is imported: outside every function and lambda."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Call) and _name(node.func) in KEYWORDS:
            yield node
        yield from _at_import(node)
