"""What was measured at several sizes, side by side: one line per thing, one column per size, and how far it grew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.timing import Row, Said


def tables(found: Sequence[Row | Said]) -> str:
    """One table of what has a reference, and one of the rest; empty when nothing was measured at two sizes."""
    rows = [one for one in found if isinstance(one, Row) and one.size]
    said = [one for one in found if isinstance(one, Said)]
    made = [_beside(rows), _said(said)]
    return "\n\n".join(filter(None, made))


def _beside(rows: Sequence[Row]) -> str:
    sizes = _sizes(rows)
    if len(sizes) < 2:
        return ""
    columns, ratios = [f"{size:,}" for size in sizes], [f"ratio at {size:,}" for size in sizes]
    head = ["median (p99) ms, per number of dossiers", *columns, "reference", *ratios, "grown", "it grew"]
    return "\n".join([_line(*head), _rule(len(head)), *_grown(rows, sizes)])


def _grown(rows: Sequence[Row], sizes: Sequence[int]) -> Iterator[str]:
    """`grown` is the median at the largest size as a multiple of that at the smallest; `it grew`: the reference."""
    for what in dict.fromkeys(one.what for one in rows):
        per_size = {one.size: one for one in rows if one.what == what}
        here = [per_size[size] for size in sizes if size in per_size]
        cells = [f"{one.figure.median:.2f} ({one.figure.p99:.2f})" for one in here]
        ratios = [f"{one.ratio:.2f}" for one in here]
        grown = here[-1].figure.median / here[0].figure.median
        other = here[-1].beside.median / here[0].beside.median
        yield _line(what, *cells, here[0].reference, *ratios, f"{grown:.1f} x", f"{other:.1f} x")


def _said(said: Sequence[Said]) -> str:
    sizes = _sizes(said)
    if len(sizes) < 2:
        return ""
    lines = [_line("per number of dossiers", *(f"{size:,}" for size in sizes)), _rule(len(sizes) + 1)]
    for what in dict.fromkeys(one.what for one in said):
        per_size = {one.size: one.words for one in said if one.what == what}
        lines.append(_line(what, *(per_size.get(size, "made before") for size in sizes)))
    return "\n".join(lines)


def _sizes(found: Sequence[Row | Said]) -> list[int]:
    return sorted({one.size for one in found})


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(columns: int) -> str:
    return "|" + "---|" * columns
