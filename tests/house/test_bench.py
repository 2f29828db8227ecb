"""The benchmarks tell of several sizes side by side, write themselves down, and leave a vault whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks import growing, growth
from benchmarks.timing import Figure, Row, Said
from intake_app.clock import Clock
from intake_app.services import synthetic, vaults

PASSPHRASE = "vier losse woorden samen"


def _row(size: int, took: float, beside: float) -> Row:
    return Row("first rows", "< 20 ms", Figure((took,)), "by index", Figure((beside,)), size)


def test_that_what_was_measured_at_several_sizes_stands_side_by_side_with_how_far_it_grew() -> None:
    found = [_row(100, 2.0, 0.5), Said("on the disk", 100, "6 MB"), _row(10_000, 3.0, 1.5)]
    table = growing.tables([*found, Said("on the disk", 10_000, "550 MB")])
    assert "| first rows | 2.00 (2.00) | 3.00 (3.00) | by index | 4.00 | 2.00 | 1.5 x | 3.0 x |" in table
    assert "| on the disk | 6 MB | 550 MB |" in table
    assert "| on the disk | 6 MB | made before |" in growing.tables([*found, Said("memory", 10_000, "70 MB")])
    assert growing.tables(found[:1]) == ""


def test_that_a_run_replaces_its_own_part_of_the_paper_and_nothing_else(tmp_path: Path) -> None:
    paper = tmp_path / "figures.md"
    paper.write_text("before\n<!-- bench growth -->\nold\n<!-- bench end -->\nafter\n<!-- bench end -->\n")
    bench._write(paper, ["growth"], "new")
    assert paper.read_text() == "before\n<!-- bench growth -->\nnew\n<!-- bench end -->\nafter\n<!-- bench end -->\n"


def test_that_a_paper_without_a_place_is_said_before_anything_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "figures.md"
    paper.write_text("<!-- bench end -->\n<!-- bench growth -->\n")
    assert bench.main(["growth", "--write", str(paper)]) == 2
    assert "has no lines" in capsys.readouterr().err


def test_that_the_paper_of_figures_has_a_place_for_growth() -> None:
    paper = Path(__file__).parents[2] / "docs" / "performance.md"
    assert bench._has_place(paper, ["growth", "working_day"])


def test_that_writing_the_same_rows_by_the_driver_alone_leaves_a_whole_vault(tmp_path: Path) -> None:
    desk, _code = vaults.create(tmp_path / "small.keukentafel", PASSPHRASE, Clock(growth.TODAY))
    synthetic.fill(desk, 3, 1)
    same, least = growth._answer(desk, 3, runs=2)
    assert (same.reference, least.reference) == ("bare SQLCipher commit, same rows", "bare SQLCipher commit, one row")
    assert desk.vault.check() == []
    desk.close()
