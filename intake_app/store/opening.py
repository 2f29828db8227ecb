"""The steps that come before a vault is open: holding the file, finding the key page, unwrapping the key."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from intake_app.store import schema
from intake_app.store.database import Database
from intake_app.store.key_page import KeyPage, NewerFormat, NotAKeyPage, Secret, Slot, WrongSecret
from intake_app.store.troubles import (
    damaged,
    in_use,
    newer_version,
    not_a_vault,
    not_here,
    wrong_passphrase,
    wrong_recovery_code,
)
from intake_app.store.vault_file import AlreadyOpen, VaultFile, flush_folder


@contextlib.contextmanager
def held(file: VaultFile, *, make_folder: bool = False) -> Iterator[None]:
    """Hold the vault, also after the block; let go when the block raises. Trouble with files becomes a sentence."""
    try:
        if make_folder:
            file.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.lock()
    except AlreadyOpen:
        raise in_use() from None
    except OSError as error:
        raise not_here() from error
    try:
        yield
    except OSError as error:
        file.unlock()
        raise not_here() from error
    except BaseException:
        file.unlock()
        raise


def key_page_of(file: VaultFile) -> KeyPage:
    """The key page of a vault, or the sentence why there is none. Changes nothing."""
    try:
        return file.key_page()
    except NewerFormat as error:
        raise newer_version() from error
    except (NotAKeyPage, FileNotFoundError) as error:
        raise not_a_vault() from error
    except OSError as error:
        raise not_here() from error


def unlocked(page: KeyPage, secret: Secret, words: str) -> bytearray:
    """The database key; whoever asks wipes it. Raises WrongPassphrase."""
    return opened(page, secret, words)[1]


def opened(page: KeyPage, secret: Secret, words: str) -> tuple[Slot, bytearray]:
    """The slot that these words open, and the database key; whoever asks wipes it. Raises WrongPassphrase."""
    try:
        return page.opened(secret, words)
    except NotAKeyPage as error:
        raise damaged() from error
    except WrongSecret:
        raise (wrong_recovery_code() if secret is Secret.RECOVERY else wrong_passphrase()) from None


def write_key_page(file: VaultFile, page: KeyPage) -> None:
    """Replace the key page of an open vault. Raises VaultUnavailable when the medium is gone."""
    try:
        file.rewrite_key_page(page)
    except OSError as error:
        raise not_here() from error


def build(file: VaultFile, page: KeyPage, key: bytearray) -> None:
    """Make the empty vault beside its place and move it there whole, so that half a vault never exists."""
    scratch = VaultFile(file.path.with_name(file.path.name + "-making"))
    scratch.remove()
    scratch.rewrite_key_page(page)
    database = Database(scratch.path, key)
    try:
        schema.create(database)
        pages = database.settle()
    finally:
        database.close()
    scratch.seal(pages)
    scratch.path.rename(file.path)
    flush_folder(file.path.parent)
