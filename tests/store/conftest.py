"""Real vaults in temporary folders. One is made per run, with cheap stretching, and copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from intake_app.domain.measuring import Measurement
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.vocabulary import RaterRole
from intake_app.store.vault import Vault
from tests.store.vault_keys import PASSPHRASE, make_vault


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "kluis.keukentafel"
    make_vault(path)
    return path


@pytest.fixture
def vault_path(_template: Path, tmp_path: Path) -> Path:
    """A sealed, empty vault."""
    path = tmp_path / "kluis.keukentafel"
    shutil.copy(_template, path)
    return path


@pytest.fixture
def vault(vault_path: Path) -> Iterator[Vault]:
    """An open, empty vault."""
    with Vault.open(vault_path, PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def joyce() -> Person:
    return Person(first_name="Joyce", last_name="Veldkamp", birth_date=date(1983, 4, 2), street="Lindelaan 14")


@pytest.fixture
def case(joyce: Person) -> CaseFile:
    return CaseFile(person_id=joyce.id, number="2026-0001", opened_on=date(2026, 9, 1), consultant="Marloes Dekker")


@pytest.fixture
def reading(case: CaseFile) -> Measurement:
    return Measurement(
        case_id=case.id, instrument="web", version="1", measured_on=date(2026, 9, 15), rater=RaterRole.RESIDENT
    )


@pytest.fixture
def open_dossier(joyce: Person, case: CaseFile, reading: Measurement) -> Callable[[Vault], None]:
    """Put Joyce, her dossier and one reading in a vault."""

    def put(vault: Vault) -> None:
        with vault.unit_of_work(author="Marloes Dekker", label="Open", final=True) as uow:
            for entity in (joyce, case, reading):
                uow.put(entity)
            uow.commit()

    return put


@pytest.fixture
def filled(vault: Vault, open_dossier: Callable[[Vault], None]) -> Vault:
    """An open vault with the dossier of Joyce."""
    open_dossier(vault)
    return vault
