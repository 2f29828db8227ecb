"""What the paper that opens the vault needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """The paper that opens the vault when the passphrase is gone. `code` is the recovery code in its groups."""

    vault_name: str
    code: tuple[str, ...]
    dated: date
