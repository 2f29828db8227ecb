"""How big modules and functions are: a report of what we aim for, and a fence well outside it.

We aim for nine in ten modules under 300 lines and nine in ten functions under 35 (CONTRIBUTING.md). The report:
`python3 run.py test tests/house/test_sizes.py -rA`.
"""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGES = ("intake_app", "ui")
LARGE_MODULE, LARGE_FUNCTION = 300, 35
MOST_MODULE, MOST_FUNCTION = 650, 90


def modules(root: Path) -> dict[str, int]:
    """Lines of every module."""
    paths = [path for package in PACKAGES for path in sorted((root / package).rglob("*.py"))]
    paths = [path for path in paths if "migrations" not in path.parts]  # lists of columns, never read again
    lengths = {str(path.relative_to(root)): len(path.read_text("utf-8").splitlines()) for path in paths}
    return {name: length for name, length in lengths.items() if length > 5}


def functions(root: Path) -> Iterator[tuple[str, int]]:
    """Lines of every function and method."""
    for name in modules(root):
        for node in ast.walk(ast.parse((root / name).read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def report(kind: str, sizes: dict[str, int], large: int) -> str:
    """Median, the 90th percentile and the ten biggest."""
    values = sorted(sizes.values())
    biggest = sorted(sizes.items(), key=lambda item: -item[1])[:10]
    lines = [f"{len(values)} {kind}, median {statistics.median(values):.0f}, p90 {values[len(values) * 9 // 10]} lines"]
    lines += [f"  {length:5} {name}" for name, length in biggest if length > large]
    return "\n".join(lines)


def test_that_modules_and_functions_stay_small(root: Path) -> None:
    sizes, bodies = modules(root), dict(functions(root))
    text = "\n".join((report("modules", sizes, LARGE_MODULE), report("functions", bodies, LARGE_FUNCTION)))
    sys.stdout.write(text)
    assert max(sizes.values()) <= MOST_MODULE, text
    assert max(bodies.values()) <= MOST_FUNCTION, text
    assert sum(length > LARGE_MODULE for length in sizes.values()) <= len(sizes) / 6, text
    assert sum(length > LARGE_FUNCTION for length in bodies.values()) <= len(bodies) / 20, text
