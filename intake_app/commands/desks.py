"""Opens a vault for one command and closes it whatever happens; finds the dossier that was meant."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from intake_app.commands.parsing import Call
from intake_app.commands.secrets import passphrase
from intake_app.errors import InputRefused, VaultUnavailable
from intake_app.i18n import _
from intake_app.services import vaults
from intake_app.services.caseload import CaseloadQuery, caseload
from intake_app.services.desk import Desk


@contextmanager
def open_desk(call: Call, path: Path | None = None) -> Iterator[Desk]:
    """The desk on the vault of this call. Raises VaultUnavailable when there is none or it does not open."""
    vault = path or call.vault
    if not vaults.is_there(vault):
        raise VaultUnavailable(_("There is no vault called {name}. Make one with vault new.").format(name=vault.name))
    desk = vaults.unlock(vault, passphrase(call.options.passphrase_file, _("Passphrase")), call.clock)
    try:
        yield desk
    finally:
        desk.close()


def find_dossier(desk: Desk, wanted: str) -> UUID:
    """The dossier with this number or id. Raises InputRefused when there is none."""
    try:
        case_id = UUID(wanted)
    except ValueError:
        rows = caseload(desk, CaseloadQuery(search=wanted, limit=50)).rows
        exact = [row.case_id for row in rows if row.number == wanted]
        if len(exact) == 1:
            return exact[0]
        raise InputRefused(_unknown(wanted)) from None
    if desk.vault.load_dossier(case_id) is None:
        raise InputRefused(_unknown(wanted))
    return case_id


def _unknown(wanted: str) -> str:
    return _("There is no dossier with number {number}. Ask for the numbers with list.").format(number=wanted)
