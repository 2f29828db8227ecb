"""Files that are half, shuffled or hostile are refused with sentences: no other error, no hang, nothing taken in."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app import paths
from intake_app.instruments.checks import check_instrument
from intake_app.instruments.field_checks import check_fields
from intake_app.instruments.grounds import read_ground
from intake_app.instruments.loader import read_instrument
from intake_app.instruments.problems import FormsRefused, Report
from intake_app.instruments.shape import check_table
from intake_app.instruments.shapes import INSTRUMENT
from intake_app.instruments.textblocks import read_block
from intake_app.instruments.words import read_words

READERS: dict[str, Callable[[str, str], object]] = {
    "zrm-2017.toml": read_instrument,
    "spinnenweb.toml": read_instrument,
    "doelrichting.toml": read_instrument,
    "grounds/pw-44a.toml": read_ground,
    "textblocks/gevolgen-44a.toml": read_block,
    "words.toml": read_words,
}
FORM = tomllib.loads((paths.FORMS / "doelrichting.toml").read_text("utf-8"))
SEVEN = tomllib.loads((Path(__file__).parent / "tiny" / "tiny-seven.toml").read_text("utf-8"))

values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.dates(), st.datetimes()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)


def read_or_refuse(name: str, text: str) -> None:
    try:
        READERS[name](text, name.split("/")[-1])
    except FormsRefused as refused:
        assert refused.faults
        assert all(fault.message and fault.remedy and fault.line >= 1 for fault in refused.faults)


@pytest.mark.parametrize("name", sorted(READERS))
def test_that_a_file_cut_off_anywhere_is_refused_or_whole(name: str) -> None:
    lines = (paths.FORMS / name).read_text("utf-8").splitlines(keepends=True)
    for count in range(0, len(lines), 7):
        read_or_refuse(name, "".join(lines[:count]))
        read_or_refuse(name, "".join(lines[:count])[:-2])


@pytest.mark.parametrize("name", sorted(READERS))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_that_a_file_with_changed_lines_is_refused_or_read(name: str, data: st.DataObject) -> None:
    lines = (paths.FORMS / name).read_text("utf-8").splitlines(keepends=True)
    for _change in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        kind = data.draw(st.sampled_from(["drop", "double", "swap", "write", "cut"]))
        if kind == "drop":
            lines[place] = ""
        elif kind == "double":
            lines[place] *= 2
        elif kind == "swap":
            other = data.draw(st.integers(0, len(lines) - 1))
            lines[place], lines[other] = lines[other], lines[place]
        elif kind == "write":
            lines[place] = data.draw(st.text(max_size=30)) + "\n"
        else:
            lines[place] = lines[place][: data.draw(st.integers(0, len(lines[place])))] + "\n"
    read_or_refuse(name, "".join(lines))


def places(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(one for step, child in children for one in places(child, (*path, step)))]


PLACES = [(form, place) for form in (FORM, SEVEN) for place in places(form) if place]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), values), min_size=1, max_size=3))
def test_that_any_value_in_any_place_is_judged_and_never_trips_the_checks(
    changes: list[tuple[tuple[Any, tuple[str | int, ...]], Any]],
) -> None:
    form = copy.deepcopy(changes[0][0][0])
    for (_form, place), value in changes:
        node: Any = form
        try:
            for step in place[:-1]:
                node = node[step]
            node[place[-1]] = value
        except (KeyError, IndexError, TypeError):
            continue
    report = Report.about("doelrichting.toml", "")
    check_table(form, INSTRUMENT, report)
    check_instrument(form, report)
    check_fields(form, report)
    assert all(problem.message and problem.remedy for problem in report.problems)
