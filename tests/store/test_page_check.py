"""Every page of an encrypted file proves itself, page after page, so that a look beside the work can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_app.domain.people import Person
from intake_app.services import dossiers, vaults
from intake_app.store import database
from intake_app.store.database import CopyStopped
from intake_app.store.page_check import unfit_pages
from intake_app.store.vault_file import PAGE

PASSPHRASE = "vier losse woorden samen"


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, int]:
    """A copy of the pages of a vault, their key and how many there are."""
    folder = tmp_path_factory.mktemp("bladen")
    desk, _code = vaults.create(folder / "kluis.keukentafel", PASSPHRASE)
    for number in range(20):
        dossiers.open_dossier(desk, Person(first_name="Proef", last_name=f"Persoon {number}"))
    with desk.vault._database.standing_still() as copying:
        copy = folder / "bladen"
        copy.write_bytes(desk.vault.path.read_bytes())
        key = bytes(desk.vault._database._key)
    desk.close()
    return copy, key, copying.pages


def _go_on(_done: int) -> None: ...


def test_that_pages_as_they_were_written_prove_themselves(still: tuple[Path, bytes, int]) -> None:
    copy, key, pages = still
    assert pages > 50 and unfit_pages(copy, key, pages, _go_on) == []


@pytest.mark.parametrize("place", [0, 16, 17, PAGE - 1, PAGE, 3 * PAGE - 65, 3 * PAGE - 64, 5 * PAGE - 81, -1])
def test_that_one_flipped_bit_is_found(still: tuple[Path, bytes, int], tmp_path: Path, place: int) -> None:
    """In the salt, the words, the IV and the tag of a page, at the beginning and the end of the file."""
    copy, key, pages = still
    content = bytearray(copy.read_bytes()[: pages * PAGE])
    content[place] ^= 4
    changed = tmp_path / "veranderd"
    changed.write_bytes(content)
    found = unfit_pages(changed, key, pages, _go_on)
    page = place % len(content) // PAGE + 1
    assert f"page {page} is not as it was written" in found
    assert len(found) == (pages if place == 0 else 1), "with another salt nothing fits"


def test_that_pages_that_swapped_places_or_are_gone_are_found(still: tuple[Path, bytes, int], tmp_path: Path) -> None:
    copy, key, pages = still
    content = copy.read_bytes()[: pages * PAGE]
    swapped = content[:PAGE] + content[2 * PAGE : 3 * PAGE] + content[PAGE : 2 * PAGE] + content[3 * PAGE : -PAGE]
    changed = tmp_path / "veranderd"
    changed.write_bytes(swapped)
    found = unfit_pages(changed, key, pages, _go_on)
    assert found == [f"page {number} is not as it was written" for number in (2, 3, pages)]


def test_that_a_vault_that_closes_does_not_wait_for_a_look_beside_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking over a vault of gigabytes takes minutes; the window closes all the same."""
    desk, _code = vaults.create(tmp_path / "kluis.keukentafel", PASSPHRASE)
    looking = threading.Event()

    def for_minutes(_path: Path, _key: bytes, _pages: int, go_on: Callable[[int], None]) -> list[str]:
        looking.set()
        while True:
            go_on(0)

    monkeypatch.setattr(database, "unfit_pages", for_minutes)
    stopped: list[BaseException] = []

    def look() -> None:
        try:
            desk.vault.look_over()
        except CopyStopped as error:
            stopped.append(error)

    beside = threading.Thread(target=look)
    beside.start()
    assert looking.wait(5)
    desk.close()
    beside.join(5)
    assert len(stopped) == 1
