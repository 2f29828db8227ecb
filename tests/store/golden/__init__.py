"""Golden vaults: one for every version of the tables, made by the program as it was when those were its tables.

`python -m tests.store.golden` makes the one of the tables of now (see CONTRIBUTING.md and docs/decisions/0152).
"""

from __future__ import annotations
