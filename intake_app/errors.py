"""Errors a user can meet, each carrying one sentence that says what is wrong and what to do."""

from __future__ import annotations


class KeukentafelError(Exception):
    """An expected problem. `str(error)` is one translated sentence, safe to show and free of personal data."""


class InputRefused(KeukentafelError):
    """What was offered is not taken in; nothing has changed. Holds one sentence per problem.

    The command line ends with exit code 3.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class VaultUnavailable(KeukentafelError):
    """The vault is locked, damaged, in use, or of a newer version. The command line ends with exit code 4."""


class WrongPassphrase(VaultUnavailable):
    """The passphrase (or recovery code) does not open this vault. Nothing is lost, nothing is delayed."""


class WrongCall(KeukentafelError):
    """The command was called wrongly. The command line ends with exit code 2."""


class VaultInUse(VaultUnavailable):
    """Another window or program has this vault open."""


class VaultDamaged(VaultUnavailable):
    """The vault, or a part of it, cannot be read any more. A backup can."""


class SavingFailed(VaultUnavailable):
    """The newest change could not be written (disk full, medium gone). What was written before is safe."""
