"""Where a fault stands: line and words, also in files that other hands have laid out differently."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app import paths
from intake_app.instruments.places import line_of, place_name, syntax_error_line

TEXT = '''# comment
schema = 1

[rules]
special = [97, 98]  # comment

[[values]]
id = "een"
  [[values.value]]
  id = "a"
  [[values.value]]
  id = "b"

[[values]]
id = "twee"
  [[values.value]]
  id = "c"

[[block]]
plain_nl = """
[[block]]
plain_nl = "not a key"
"""
after = true

[[item]]  # comment
id = "x"
prompts = [
  # comment
  "Wat?",
  'Hoe?',
]
last = 1
'''


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("schema",), 2),
        (("rules",), 4),
        (("rules", "special"), 5),
        (("rules", "special", 1), 5),
        (("rules", "missing"), 4),
        (("values", 0, "value", 1, "id"), 12),
        (("values", 1, "value", 0, "id"), 17),
        (("values", 1, "value", 0, "missing"), 16),
        (("values",), 7),
        (("values", 1, "value"), 16),
        (("block", 0, "plain_nl"), 20),
        (("block", 0, "after"), 24),
        (("item", 0, "prompts"), 28),
        (("item", 0, "prompts", 0), 30),
        (("item", 0, "prompts", 1), 31),
        (("item", 0, "last"), 33),
        (("missing",), 1),
        ((), 1),
    ],
)
def test_that_a_place_has_its_line(where: tuple[str | int, ...], line: int) -> None:
    assert line_of(TEXT, where) == line


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (("values", 1, "value", 0, "id"), 'values "twee", value "c", id'),
        (("item", 0, "prompts", 1), 'item "x", prompts 2'),
        (("block", 0, "after"), "block 1, after"),
        (("missing", 3, "x"), "missing 4, x"),
        ((), ""),
    ],
)
def test_that_a_place_has_a_name(where: tuple[str | int, ...], name: str) -> None:
    assert place_name(TEXT, where) == name


def every_place(node: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path] if path else []
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, child in children:
        found += every_place(child, (*path, step))
    return found


@pytest.mark.parametrize("file", sorted(paths.FORMS.rglob("*.toml")), ids=lambda file: file.stem)
def test_that_every_value_of_every_shipped_file_is_found_on_its_own_line(file: object) -> None:
    text = file.read_text("utf-8")
    lines = text.splitlines()
    for where in every_place(tomllib.loads(text)):
        key = next(step for step in reversed(where) if isinstance(step, str))
        line = lines[line_of(text, where) - 1]
        assert key in line or isinstance(where[-1], int), (where, line)


@pytest.mark.parametrize(
    ("text", "line"),
    [('a = 1\nb = "x\n', 2), ("a = 1\n\n= 3\n", 3), ("a = [1,\n2", 2), ("[a]\n[a]\n", 2), ("a = 1\nb = {x = 1", 2)],
)
def test_that_a_syntax_error_has_a_line(text: str, line: int) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    assert syntax_error_line(caught.value, text) == line


@given(st.text(max_size=300), st.lists(st.one_of(st.text(max_size=5), st.integers(0, 3)), max_size=4).map(tuple))
def test_that_looking_for_a_place_never_fails(text: str, where: tuple[str | int, ...]) -> None:
    assert 1 <= line_of(text, where) <= max(1, len(text.splitlines()))
    assert isinstance(place_name(text, where), str)
