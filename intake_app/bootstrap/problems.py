"""Saying what happens: progress lines, and the one sentence with a remedy when starting is impossible."""

from __future__ import annotations

import sys


class SetupProblem(Exception):
    """Starting is impossible. `str(problem)` is one Dutch sentence: what is wrong and what to do about it."""


def tell(text: str) -> None:
    """Say one line on stderr; stdout belongs to the program, whose output others may read."""
    sys.stderr.write(f"Keukentafel: {text}\n")
    sys.stderr.flush()
