"""Damage is always noticed, told in a sentence, and never made worse. Nothing in the files can be read."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import struct
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import Plan, StoredDocument
from intake_app.domain.vocabulary import DocumentKind
from intake_app.errors import VaultDamaged, VaultUnavailable
from intake_app.store.key_page import FORMAT, MAGIC, SIZE, KeyPage, NewerFormat, NotAKeyPage, Slot, WrongSecret
from intake_app.store.vault import Vault
from intake_app.store.vault_file import PAGE
from tests.store.vault_keys import PASSPHRASE

SECRETS = ("Veldkamp", "Joyce", "Lindelaan", "2026-0001", "Marloes", "schuldhulpverlening", "%PDF-1.7 geheim")


@pytest.fixture
def sealed(
    vault_path: Path, open_dossier: Callable[[Vault], None], case: CaseFile, reading: Measurement, joyce: Person
) -> Path:
    """A sealed vault with words that nobody may find."""
    with Vault.open(vault_path, PASSPHRASE) as vault:
        open_dossier(vault)
        _write_secrets(vault, case, reading)
    return vault_path


def _write_secrets(vault: Vault, case: CaseFile, reading: Measurement) -> None:
    plan = Plan(case_id=case.id, own_words="schuldhulpverlening")
    document = StoredDocument(
        case_id=case.id,
        kind=DocumentKind.PLAN,
        version=1,
        made_at=vault.history.last_saved_at(case.id),  # type: ignore[arg-type]  # the dossier was just made
        sha256="",
        content=b"%PDF-1.7 geheim" * 1000,
    )
    with vault.unit_of_work(author="Marloes Dekker", label="Words") as uow:
        uow.put(plan)
        uow.put(document)
        for number in range(40):
            text = "schuldhulpverlening " * 20
            uow.put(Answer(case_id=case.id, measurement_id=reading.id, item=f"{number}", text=text))
        uow.commit()


def _notices(path: Path) -> bool:
    """Whether opening refuses, or the check or plain reading tells of a problem."""
    try:
        with Vault.open(path, PASSPHRASE) as vault:
            return bool(vault.check())
    except VaultUnavailable as error:
        assert str(error)
        return True


def test_that_any_flipped_bit_is_noticed(sealed: Path) -> None:
    whole = sealed.read_bytes()
    assert not _notices(sealed)
    chance = random.Random(3)
    used = len(whole) // PAGE
    places = [page * PAGE + chance.randrange(PAGE) for page in range(used)]  # one in every page, the key page too
    places += [0, 15, 16, 99, *(len(whole) - SIZE + chance.randrange(SIZE) for _ in range(30))]
    for place in places:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        sealed.write_bytes(flipped)
        assert _notices(sealed), f"bit {place}"
        for left in sealed.parent.glob(f"{sealed.name}-*"):
            left.unlink()


def test_that_a_vault_cut_off_anywhere_is_noticed_and_left_as_it_is(sealed: Path) -> None:
    whole = sealed.read_bytes()
    chance = random.Random(4)
    lengths = {0, 1, SIZE - 1, SIZE, len(whole) - 1, len(whole) - SIZE, len(whole) - SIZE + 1}
    lengths |= {chance.randrange(len(whole)) for _ in range(100)}
    lengths |= {page + off for page in range(PAGE, len(whole) - 1, PAGE) for off in (-1, 0, 1)}
    for length in sorted(lengths):
        sealed.write_bytes(whole[:length])
        with pytest.raises(VaultDamaged, match="Gebruik je reservekopie"):
            Vault.open(sealed, PASSPHRASE)
        assert sealed.read_bytes() == whole[:length]
        assert [file.name for file in sealed.parent.iterdir()] == [sealed.name]


def test_that_a_database_shorter_than_it_says_is_noticed(sealed: Path) -> None:
    whole = sealed.read_bytes()
    sealed.write_bytes(whole[: -SIZE - PAGE] + whole[-SIZE:])
    with pytest.raises(VaultDamaged, match="nieuwste reservekopie"):
        Vault.open(sealed, PASSPHRASE)
    assert sealed.read_bytes() == whole[: -SIZE - PAGE] + whole[-SIZE:]


def test_that_a_damaged_vault_is_sealed_again_as_it_was(sealed: Path) -> None:
    damaged = bytearray(sealed.read_bytes())
    damaged[100] ^= 1
    sealed.write_bytes(damaged)
    with pytest.raises(VaultDamaged):
        Vault.open(sealed, PASSPHRASE)
    assert sealed.read_bytes() == damaged
    assert [file.name for file in sealed.parent.iterdir()] == [sealed.name]


def test_that_a_page_that_cannot_be_read_is_a_sentence(sealed: Path, case: CaseFile) -> None:
    whole, refused = sealed.read_bytes(), 0
    for page in range(1, len(whole) // PAGE - 1, 2):
        damaged = bytearray(whole)
        damaged[page * PAGE + 2000] ^= 1
        sealed.write_bytes(damaged)
        try:
            with Vault.open(sealed, PASSPHRASE) as vault:
                dossier = vault.load_dossier(case.id)
                assert dossier is not None and dossier.person.last_name == "Veldkamp"
        except VaultDamaged:
            refused += 1
        for left in sealed.parent.glob(f"{sealed.name}-*"):
            left.unlink()
    assert refused


def _page_with(path: Path, **changes: object) -> bytes:
    """The key page of a vault, with other values in its slots."""
    page = path.read_bytes()[-SIZE:]
    length = struct.unpack_from(">H", page, 18)[0]
    slots = json.loads(page[20 : 20 + length])["slots"]
    for slot in slots:
        slot.update(changes)
    return _page(json.dumps({"slots": slots}).encode())


def _page(body: bytes, version: int = 1) -> bytes:
    page = (MAGIC + struct.pack(">HH", version, len(body)) + body).ljust(SIZE - 32, b"\0")
    return page + hashlib.sha256(page).digest()


@pytest.mark.parametrize(
    "changes",
    [
        {"memory": 1 << 30},
        {"memory": 1},
        {"rounds": 10_000},
        {"lanes": 0},
        {"memory": "veel"},
        {"salt": "kort"},
        {"salt": base64.b64encode(b"kort").decode()},
        {"secret": "vingerafdruk"},
        {"kdf": "md5"},
        {"wrapped": None},
    ],
    ids=str,
)
def test_that_a_hostile_key_page_is_refused_without_effort(sealed: Path, changes: dict[str, object]) -> None:
    sealed.write_bytes(sealed.read_bytes()[:-SIZE] + _page_with(sealed, **changes))
    began = time.process_time()
    with pytest.raises(VaultDamaged):
        Vault.open(sealed, PASSPHRASE)
    assert time.process_time() - began < 1


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"slots": 1}', b'{"slots": [1]}', b'{"slots": []}'])
def test_that_a_key_page_without_sense_is_refused(sealed: Path, body: bytes) -> None:
    sealed.write_bytes(sealed.read_bytes()[:-SIZE] + _page(body))
    with pytest.raises(VaultDamaged):
        Vault.open(sealed, PASSPHRASE)


def test_that_a_newer_format_says_so(sealed: Path) -> None:
    newer = sealed.read_bytes()[:-SIZE] + _page(b"whatever a later version writes", version=FORMAT + 1)
    sealed.write_bytes(newer)
    with pytest.raises(VaultUnavailable, match="nieuwere Keukentafel"):
        Vault.open(sealed, PASSPHRASE)
    assert sealed.read_bytes() == newer
    with pytest.raises(NewerFormat):
        KeyPage.from_bytes(newer[-SIZE:])
    with pytest.raises(NotAKeyPage):
        KeyPage.from_bytes(newer[:SIZE])


def test_that_a_slot_answers_only_to_its_own_parameters(sealed: Path) -> None:
    page = KeyPage.from_bytes(sealed.read_bytes()[-SIZE:])
    slot = page.slots[0]
    assert slot.unwrap(PASSPHRASE)
    other = replace(slot, stretching=replace(slot.stretching, rounds=2))
    with pytest.raises(WrongSecret):
        Slot.from_json(other.as_json()).unwrap(PASSPHRASE)


def test_that_nothing_can_be_read_in_any_file(
    vault_path: Path, open_dossier: Callable[[Vault], None], case: CaseFile, reading: Measurement
) -> None:
    with Vault.open(vault_path, PASSPHRASE) as vault:
        open_dossier(vault)
        _write_secrets(vault, case, reading)
        vault.backup(vault_path.with_name("kopie.keukentafel"))
        names = {path.name for path in vault_path.parent.iterdir()}
        assert {f"{vault_path.name}{suffix}" for suffix in ("", "-key", "-wal", "-lock")} <= names
        _nothing_readable(vault_path.parent)
    _nothing_readable(vault_path.parent)


def _nothing_readable(folder: Path) -> None:
    for path in folder.iterdir():
        content = path.read_bytes()
        for secret in (*SECRETS, "CREATE TABLE", "SQLite format"):
            assert secret.encode() not in content, f"{secret} in {path.name}"
            assert secret.encode("utf-16-le") not in content
