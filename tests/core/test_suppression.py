"""Small cells: what a reader can work out from what is shown (L03). The reader knows every rule of hiding."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.domain.suppression import LEAST, Cell, safe_row

_people = st.lists(st.integers(0, 9), min_size=2, max_size=4)


def _possible(cells: tuple[int | None, ...], total: int) -> list[tuple[int, ...]]:
    """Every row of counts that shows as this one would: the shown cells, the total, nothing below nought."""
    hidden = [place for place, many in enumerate(cells) if many is None]
    left = total - sum(many for many in cells if many is not None)
    found = []
    for values in product(range(left + 1), repeat=len(hidden)):
        if sum(values) == left:
            row = [many or 0 for many in cells]
            for place, value in zip(hidden, values, strict=True):
                row[place] = value
            found.append(tuple(row))
    return found


@settings(max_examples=150, deadline=None)
@given(_people)
def test_that_no_count_below_five_can_be_worked_out_from_the_margin(people: list[int]) -> None:
    row = safe_row([Cell(many, many) for many in people], apart=True)
    if row.total is None:
        assert sum(people) < LEAST and set(row.cells) == {None}
        return
    assert all(many is None or many >= LEAST for many in row.cells)
    possible = _possible(row.cells, row.total)
    assert tuple(people) in possible
    for place, many in enumerate(row.cells):
        if many is None:  # it may be nought, and it may be five or more: nothing is known of it
            values = {one[place] for one in possible}
            assert min(values) == 0 and max(values) >= LEAST


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4)), min_size=2, max_size=5))
def test_that_things_of_few_people_are_hidden_however_many_there_are(drawn: list[tuple[int, int]]) -> None:
    cells = [Cell(people * each, people) for people, each in drawn]
    row = safe_row(cells, apart=False)
    for cell, many in zip(cells, row.cells, strict=True):
        assert many is None or (cell.people >= LEAST and many == cell.count)
    hidden = [cell for cell, many in zip(cells, row.cells, strict=True) if many is None]
    if row.shown and hidden:
        assert len(hidden) > 1 and sum(one.count for one in hidden) >= LEAST


def test_that_nought_is_a_small_cell_too() -> None:
    assert safe_row([Cell(120, 120), Cell(40, 40), Cell()], apart=True).cells == (120, None, None)


def test_that_a_row_of_four_people_shows_nothing_and_five_show_their_total() -> None:
    assert not safe_row([Cell(4, 4), Cell()], apart=True).shown
    five = safe_row([Cell(5, 5), Cell()], apart=True)
    assert five.cells == (None, None) and five.total == 5


def test_that_a_row_without_small_cells_is_shown_whole() -> None:
    assert safe_row([Cell(5, 5), Cell(6, 6)], apart=True).cells == (5, 6)
