"""Several people in one vault: each with a passphrase of their own, and none more than the role allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from intake_app.domain.people import CaseFile, Person
from intake_app.domain.vault_people import Role, VaultPerson
from intake_app.errors import InputRefused, WrongPassphrase
from intake_app.store.key_page import FORMAT, MOST_PEOPLE, SIZE, KeyPage, Secret, Slot, WrongSecret
from intake_app.store.vault import Vault
from intake_app.store.vault_file import VaultFile
from tests.store.vault_keys import CHEAP, PASSPHRASE, RECOVERY_CODE

DAY = date(2026, 9, 15)
MARLOES = VaultPerson(name="Marloes Dekker", role=Role.TEAM_LEAD, added_on=DAY)
BO = VaultPerson(name="Bo de Wit", role=Role.CONSULTANT, added_on=DAY)
SAM = VaultPerson(name="Sam Lezer", role=Role.READER, added_on=DAY)
OF_BO, OF_SAM = "een heel andere zin van Bo", "Sam leest alleen maar mee"


@pytest.fixture
def shared(vault_path: Path, filled: Vault) -> Path:
    """A sealed vault of three people with the dossier of Joyce."""
    filled.team.add(PASSPHRASE, MARLOES, BO, OF_BO)
    filled.team.add(PASSPHRASE, MARLOES, SAM, OF_SAM)
    filled.close()
    return vault_path


def test_that_everybody_opens_the_same_vault_with_the_own_passphrase(shared: Path, case: CaseFile) -> None:
    for words, person in ((PASSPHRASE, MARLOES), (OF_BO, BO), (OF_SAM, SAM)):
        with Vault.open(shared, words) as vault:
            assert vault.team.me == person and vault.team.role is person.role
            assert vault.load_dossier(case.id) is not None
            assert vault.check() == []
    with Vault.open_with_recovery(shared, RECOVERY_CODE) as vault:
        assert vault.team.me is None and vault.load_dossier(case.id) is not None


def test_that_a_vault_of_one_person_keeps_the_old_format(vault_path: Path, shared: Path) -> None:
    one = KeyPage((Slot.wrap(Secret.PASSPHRASE, PASSPHRASE, bytes(32), CHEAP),)).to_bytes()
    assert one[16:18] == b"\x00\x01"
    assert shared.read_bytes()[-SIZE:][16:18] == FORMAT.to_bytes(2, "big")


def test_that_the_key_page_names_nobody(shared: Path) -> None:
    page = shared.read_bytes()[-SIZE:]
    for name in ("Marloes", "Dekker", "Bo de Wit", "Sam"):
        assert name.encode() not in page


def test_that_a_slot_cannot_be_given_to_somebody_else(shared: Path) -> None:
    page = VaultFile(shared).key_page()
    slot = next(one for one in page.slots if one.person == SAM.id)
    with pytest.raises(WrongSecret):
        replace(slot, person=MARLOES.id).unwrap(OF_SAM)


def test_that_who_reads_along_can_change_nothing(shared: Path, case: CaseFile, joyce: Person) -> None:
    before = shared.read_bytes()[:-SIZE]
    with Vault.open(shared, OF_SAM) as vault:
        changes: tuple[Callable[[], object], ...] = (
            lambda: vault.unit_of_work(author="Sam", label="x"),
            lambda: vault.erase(case.id, author="Sam", label="x"),
            lambda: vault.undo(case.id, "Sam"),
            lambda: vault.redo(case.id, "Sam"),
            lambda: vault.set_setting("profile", {}),
            lambda: vault.fill([], author="Sam", label="x"),
            lambda: vault.team.add(OF_SAM, SAM, replace(BO, id=uuid4()), "nog een nieuwe lange zin"),
            lambda: vault.team.remove(BO.id, DAY),
            lambda: vault.team.change_role(SAM.id, Role.TEAM_LEAD),
        )
        for change in changes:
            with pytest.raises(InputRefused):
                change()
        dossier = vault.load_dossier(case.id)
        assert dossier is not None and dossier.person == joyce
    assert shared.read_bytes()[:-SIZE] == before


def test_that_only_a_team_lead_lets_people_in_and_out(shared: Path) -> None:
    with Vault.open(shared, OF_BO) as vault:
        with pytest.raises(InputRefused, match="teamleider"):
            vault.team.remove(SAM.id, DAY)
        with pytest.raises(InputRefused, match="teamleider"):
            vault.team.add(OF_BO, BO, replace(SAM, id=uuid4()), "nog een nieuwe lange zin")
    with Vault.open(shared, PASSPHRASE) as vault:
        with pytest.raises(InputRefused, match="enige teamleider"):
            vault.team.remove(MARLOES.id, DAY)
        with pytest.raises(InputRefused, match="enige teamleider"):
            vault.team.change_role(MARLOES.id, Role.CONSULTANT)
        vault.team.remove(SAM.id, DAY)
        assert set(vault.team.members) == {MARLOES, BO}
        assert vault.check() == []
    with pytest.raises(WrongPassphrase):
        Vault.open(shared, OF_SAM)
    with Vault.open(shared, OF_BO) as vault:
        assert vault.team.me == BO


def test_that_somebody_whom_the_vault_does_not_know_only_reads(shared: Path) -> None:
    """A key page of before is put under a vault of today: the removed one comes in, and can change nothing."""
    old_page = shared.read_bytes()[-SIZE:]
    with Vault.open(shared, PASSPHRASE) as vault:
        vault.team.remove(BO.id, DAY)
    shared.write_bytes(shared.read_bytes()[:-SIZE] + old_page)
    with Vault.open(shared, OF_BO) as vault:
        assert vault.team.role is Role.READER
        assert vault.team.who_is(OF_BO) is None


def test_that_everybody_changes_only_the_own_passphrase(shared: Path) -> None:
    fresh = "een nieuwe zin voor Bo zelf"
    with Vault.open(shared, PASSPHRASE) as vault:
        vault.keys.change_passphrase(OF_BO, fresh)
        with pytest.raises(InputRefused, match="Kies een ander"):
            vault.keys.change_passphrase(fresh, OF_SAM)
        with pytest.raises(InputRefused):
            vault.keys.change_passphrase(RECOVERY_CODE, "een zin van niemand in het bijzonder")
        vault.keys.change_passphrase(RECOVERY_CODE, "Sam was de zin vergeten", SAM.id)
    for words, person in ((PASSPHRASE, MARLOES), (fresh, BO), ("Sam was de zin vergeten", SAM)):
        with Vault.open(shared, words) as vault:
            assert vault.team.me == person
    for gone in (OF_BO, OF_SAM):
        with pytest.raises(WrongPassphrase):
            Vault.open(shared, gone)


def test_that_changes_are_written_under_the_name_of_who_let_somebody_in(shared: Path) -> None:
    with Vault.open(shared, PASSPHRASE) as vault, vault._database.transaction() as connection:
        authors = connection.exec_driver_sql("SELECT author FROM batch WHERE label = 'Iemand toelaten'").all()
    assert [row[0] for row in authors] == ["", "Marloes Dekker"]


def test_that_a_vault_says_when_it_is_full(vault: Vault) -> None:
    for number in range(MOST_PEOPLE - 1):
        person = VaultPerson(name=f"Iemand {number}", added_on=DAY)
        vault.team.add(PASSPHRASE, MARLOES, person, f"de zin van nummer {number} hier")
    assert len(vault.team.members) == MOST_PEOPLE
    with pytest.raises(InputRefused, match="12 mensen"):
        vault.team.add(PASSPHRASE, MARLOES, VaultPerson(name="Te veel", added_on=DAY), "een zin die er niet bij past")
