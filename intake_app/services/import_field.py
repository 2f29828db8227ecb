"""A field that a column of a list can fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from intake_app.instruments.cell_values import Reader


@dataclass(frozen=True, slots=True)
class ImportField:
    """A field that a column can fill. `names` are other names under which it is known; `into` what it fills."""

    name: str
    label: str
    read: Reader
    names: tuple[str, ...] = ()
    required: bool = False
    into: tuple[str, ...] = ()

    def values(self, cell: str) -> dict[str, Any]:
        """The values that a cell gives. Raises BadCell."""
        found = self.read(cell)
        if len(self.into) < 2:
            return {(self.into or (self.name,))[0]: found}
        return dict(zip(self.into, found, strict=True))
