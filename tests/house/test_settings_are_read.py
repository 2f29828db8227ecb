"""Every setting of the rules changes something: code outside its definition asks for its value.

A name that is only told of (a label, a list of names) does not count; what counts is a question for the value:
`rules.number("x")`, `.on(…)`, `.words(…)`, `settings.get(…)`, `settings[…]`, or a form, route or term that names it.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from intake_app.instruments.rule_profiles import SETTINGS

ASKING = ("number", "on", "words", "number_of_case", "get")
BY_ANOTHER = {"ladder_enabled"}
"""Read by what is being built beside this test; empty it then."""
IN_FORMS = ("setting", "setting_days", "longest", "drawback_until")
"""Keys of form files by which a form, a term or a route goes by a setting."""


def asked_in(source: str) -> set[str]:
    """The names of settings of which a module asks the value."""
    tree = ast.parse(source)
    named = dict(_constants(tree))
    return {name for node in ast.walk(tree) for name in _asked(node, named)}


def _constants(tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names of the module that stand for one text or more."""
    for node in tree.body:
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=True))
            for one, value in pairs:
                if isinstance(one, ast.Name):
                    yield one.id, tuple(_texts(value))


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Tuple):
        for one in node.elts:
            yield from _texts(one)


def _asked(node: ast.AST, named: dict[str, tuple[str, ...]]) -> Iterator[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING and node.args:
        if node.func.attr != "get" or _is_settings(node.func.value):
            yield from _names(node.args[0], named)
    elif isinstance(node, ast.Subscript) and _is_settings(node.value):
        yield from _names(node.slice, named)


def _is_settings(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "settings"


def _names(node: ast.expr, named: dict[str, tuple[str, ...]]) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield from named.get(node.id, ())
    else:
        yield from _texts(node)


def _in_tables(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key in IN_FORMS and isinstance(one, str):
                yield one
            yield from _in_tables(one)
    elif isinstance(value, list):
        for one in value:
            yield from _in_tables(one)


def test_that_every_setting_of_the_rules_is_asked_for_somewhere(root: Path) -> None:
    asked: set[str] = set()
    for folder in ("intake_app", "ui"):
        for path in (root / folder).rglob("*.py"):
            if path.name not in ("rule_profiles.py", "setting_words.py"):
                asked |= asked_in(path.read_text("utf-8"))
    for path in (root / "forms").rglob("*.toml"):
        asked |= set(_in_tables(tomllib.loads(path.read_text("utf-8"))))
    assert set(SETTINGS) - asked - BY_ANOTHER == set()


def test_that_a_setting_which_is_only_named_counts_as_not_asked_for() -> None:
    only_named = """
NAMES = ("made_up_setting",)
WORDS = {"made_up_setting": "A setting that does nothing"}
def show(): return "made_up_setting" in NAMES
"""
    assert asked_in(only_named) == set()
    assert asked_in('def f(held): return held.number("made_up_setting")') == {"made_up_setting"}
    assert asked_in('KEY = "made_up_setting"\ndef f(held): return held.on(KEY)') == {"made_up_setting"}
    assert asked_in('def f(held): return held.settings["made_up_setting"]') == {"made_up_setting"}
    assert asked_in('def f(known): return known.get("made_up_setting")') == set()
