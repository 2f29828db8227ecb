"""Makes the golden vault of the program that runs this: by its own services, with a row in as many tables as may be.

Run in a program of long ago it takes from that program only what each of them has had, or what it asks for first.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from intake_app import i18n
from intake_app.clock import Clock
from intake_app.domain.people import CaseFile
from intake_app.exchange import dossier_file
from intake_app.services import demonstration, overview, vaults
from intake_app.services.desk import Desk
from intake_app.store import key_page, schema
from intake_app.store.tables import TABLES
from intake_app.store.vault import Vault
from tests.store.golden.rows import ROWS, Rows, value
from tests.store.vault_keys import CHEAP, PASSPHRASE, make_vault

THEIRS = "zes losse woorden van een collega"
_DAY = date(2026, 3, 2)
_BSN = "123456782"
VAULT, REVISION = "golden.keukentafel", "revision"


def make(folder: Path) -> None:
    """Make the vault in an empty folder, with the dossier file of each dossier and the version of the tables."""
    i18n.set_language("nl")
    path = folder / VAULT
    make_vault(path)
    desk = vaults.unlock(path, PASSPHRASE, Clock(_DAY))
    try:
        _fill(desk)
        _say_what_is_empty(desk.vault)
    finally:
        desk.close()
    with Vault.open(path, PASSPHRASE) as vault:
        with vault.read() as reader:
            cases = sorted(one.id for one in reader.find(CaseFile))
        for case in cases:
            (folder / f"{case}.json").write_bytes(_export(vault, case))
        wrong = vault.check()
        assert wrong == [], wrong
    (folder / REVISION).write_text(schema.HEAD)


def _export(vault: Vault, case: UUID) -> bytes:
    dossier = vault.load_dossier(case)
    assert dossier is not None
    return dossier_file.to_json(dossier)


def _fill(desk: Desk) -> None:
    """The whole dossier of the demonstration, one with a row of everything, and what only services make."""
    demonstration.fill(desk, 1, 1)
    entities = list(Rows(TABLES).entities())
    case = next(one for one in entities if isinstance(one, CaseFile))
    with desk.vault.unit_of_work(author="Marloes Dekker", label="", case_id=case.id, final=True) as work:
        for entity in entities:
            if type(entity).__name__ == "BsnRecord":
                work.keep_bsn(entity, _BSN)
            else:
                work.put(entity)
        overview.commit(work, case.id)
    _beside(desk, case.id)


def _beside(desk: Desk, case: UUID) -> None:
    """What lies beside the dossiers, as far as this program has it."""
    vault: Any = desk.vault
    with suppress(ImportError):
        from intake_app.services import kept_forms

        kept_forms.keep(vault, desk.forms, desk.forms.instruments["spinnenweb"])
    with suppress(ImportError):
        from intake_app.domain.access import AccessLine

        vault.access.append(tuple(replace(value(AccessLine, "", row), case_id=case) for row in range(ROWS)))
    with suppress(ImportError):
        from intake_app.services import match_seekers

        dossier = desk.dossier(case)
        vault.profiles.keep({case: match_seekers.written(dossier, desk.forms, _DAY)}, (), 0)
    with suppress(ImportError):
        from intake_app.domain.vault_people import Role
        from intake_app.services import people

        _stretch_little()
        people.add(desk, PASSPHRASE, "Noor", Role.READER, THEIRS)


def _stretch_little() -> None:
    """Passphrases cost nothing from here on, so that a test opens the vault in a moment."""
    key_page.Stretching.__init__.__defaults__ = (CHEAP.memory, CHEAP.rounds, CHEAP.lanes)


def _empty(vault: Vault) -> list[str]:
    """The tables without a row."""
    with vault._database.transaction() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        return [one for one in names if not connection.exec_driver_sql(f'SELECT count(*) FROM "{one}"').scalar()]


def _say_what_is_empty(vault: Vault) -> None:
    sys.stderr.write(f"{schema.HEAD}: nothing in: {', '.join(_empty(vault)) or 'no table'}\n")


def bring(folder: Path, revision: str) -> None:
    """Bring the vault of before in this folder up to tables that no program had as its newest, and fill the new ones.

    The dossier files in the folder stay: a program of later tables cannot read these.
    """
    earlier = folder / "migrations"
    shutil.copytree(schema.MIGRATIONS, earlier)
    for later in (earlier / "versions").glob("[0-9]*.py"):
        if later.name[:4] > revision:
            later.unlink()
    schema.MIGRATIONS, schema.HEAD = earlier, revision  # type: ignore[misc]  # as if it had come out that day
    path = folder / VAULT
    with Vault.open(path, PASSPHRASE) as vault:
        rows = Rows({cls: table for cls, table in TABLES.items() if table.name in _empty(vault)})
        with vault.unit_of_work(author="Marloes Dekker", label="", final=True) as work:
            for entity in rows.entities():
                work.put(entity)
            work.commit()
        _say_what_is_empty(vault)
    (folder / REVISION).write_text(revision)


if __name__ == "__main__":
    make(Path(sys.argv[1])) if len(sys.argv) == 2 else bring(Path(sys.argv[1]), sys.argv[2])
