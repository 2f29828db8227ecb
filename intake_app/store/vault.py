"""The vault: the one encrypted file that holds every dossier. Start here.

Imported when one is about to be opened, and not before: SQLAlchemy comes with it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.privacy import Destruction
from intake_app.errors import SavingFailed, VaultUnavailable
from intake_app.instruments.kept import KeptForm
from intake_app.store import backup, bulk, checking, erasing, kept_forms, schema, settings_table
from intake_app.store.access_log import AccessLog
from intake_app.store.beside import Beside
from intake_app.store.bsn_tables import BsnNumbers
from intake_app.store.bulk_rows import Part, parts_of
from intake_app.store.change_history import ChangeHistory
from intake_app.store.change_log import Batch, ChangeLog
from intake_app.store.database import Database
from intake_app.store.deeds import Deeds
from intake_app.store.key_page import KEY_BYTES, KeyPage, NotAKeyPage, Secret, wipe
from intake_app.store.match_profiles import MatchProfiles
from intake_app.store.opening import build, held, key_page_of, opened
from intake_app.store.people import Team
from intake_app.store.place_list import PlaceList
from intake_app.store.quick_key import QuickKey
from intake_app.store.reading import Reader
from intake_app.store.recovery_code import new_recovery_code, well_typed
from intake_app.store.sampling import Samples
from intake_app.store.troubles import (
    damaged,
    empty_passphrase,
    mistyped_recovery_code,
    no_vault,
    not_copied,
    place_taken,
)
from intake_app.store.undo import Going, UndoLog
from intake_app.store.unit_of_work import UnitOfWork
from intake_app.store.vault_file import VaultFile
from intake_app.store.vault_keys import VaultKeys
from intake_app.store.whole_caseload import WholeCaseload


def preload() -> None:
    """What else opening needs and this module does not import: in the background, while the passphrase is typed."""
    import argon2.low_level  # noqa: F401
    import cryptography.hazmat.primitives.ciphers.aead  # noqa: F401


class Vault:
    """An open vault. Use it from one thread at a time; close it (or use `with`) to seal the file."""

    def __init__(self, file: VaultFile, key: bytearray, person: UUID | None = None) -> None:
        """Only for the ways in below: `create`, `open` and `open_with_recovery`. Takes a held file; wipes the key."""
        self._file = file
        self.was_interrupted = file.was_left_open()
        """The program stopped last time without closing the vault. Everything acknowledged is there, unless …"""
        self.words_may_be_missing = False
        """… this says that SQLite's log was damaged: the newest words may be gone."""
        self._closed = False
        written = file.commits_in_log() if self.was_interrupted else ()
        try:
            file.unseal()
            self._database = Database(file.path, key)
        except BaseException:
            if not self.was_interrupted:
                with contextlib.suppress(OSError):
                    file.seal()
            raise
        finally:
            wipe(key)
        try:
            read_back = self._database.frames_in_log() if written else 0
            self.words_may_be_missing = any(end > read_back for end in written)
            self._make_ready(person)
        except BaseException:
            self._seal()
            raise

    def _make_ready(self, person: UUID | None) -> None:
        database = self._database
        try:
            self._file.trim(database.settle())
        except NotAKeyPage as error:
            raise damaged() from error
        schema.bring_up_to_date(database, self._file)
        with database.transaction() as connection:
            self._log = ChangeLog(connection, database.log_key)
        self._undo = UndoLog(database, self._log)
        self.team = Team(self._file, database, self._log, person)
        """Who may come in, and what the one who opened it may do. A reader changes nothing: this class refuses it."""
        self.keys = VaultKeys(self._file, self.team)
        self.access = AccessLog(database)
        self.bsn = BsnNumbers(database)
        self.caseload = WholeCaseload(database, self._log)
        self.deeds = Deeds(database)
        self.history = ChangeHistory(database, self._log)
        self.places = PlaceList(database, self._log)
        self.profiles = MatchProfiles(database, self._log)
        self.samples = Samples(database)

    # -- ways in -----------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, passphrase: str) -> tuple[Self, str]:
        """A new, empty vault, open, with the recovery code to print. Raises InputRefused when a file is there."""
        if not passphrase.strip():
            raise empty_passphrase()
        file = VaultFile(path)
        with held(file, make_folder=True):
            if file.exists():
                raise place_taken()
            code, key = new_recovery_code(), bytearray(os.urandom(KEY_BYTES))
            build(file, KeyPage.made(key, passphrase, code), key)
            return cls(file, key), code

    @classmethod
    def open(cls, path: Path, passphrase: str) -> Self:
        """Open with the passphrase. Raises WrongPassphrase, or VaultUnavailable with a sentence."""
        return cls._open(path, Secret.PASSPHRASE, passphrase)

    @classmethod
    def open_with_recovery(cls, path: Path, code: str) -> Self:
        """Open with the recovery code, however it was typed. Raises as `open` does."""
        if not well_typed(code):
            raise mistyped_recovery_code()
        return cls._open(path, Secret.RECOVERY, code)

    @classmethod
    def open_quickly(cls, path: Path, kept: QuickKey, pin: str) -> Self:
        """Open with what the key store kept and its PIN. Raises NoLongerFits, WrongSecret, else as `open` does."""
        file = VaultFile(path)
        if not file.exists():
            raise no_vault()
        with held(file):
            slot, key = kept.unwrap(key_page_of(file), pin)
            return cls(file, key, slot.person)

    @classmethod
    def _open(cls, path: Path, secret: Secret, words: str) -> Self:
        file = VaultFile(path)
        if not file.exists():
            raise no_vault()
        with held(file):
            slot, key = opened(key_page_of(file), secret, words)
            return cls(file, key, slot.person)

    # -- way out -----------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Seal the vault into its one file. When that fails (disk full) nothing is lost: the next opening mends it."""
        if not self._closed:
            self._closed = True
            try:
                self._seal()
            finally:
                self._file.unlock()

    def _seal(self) -> None:
        pages = None
        with contextlib.suppress(VaultUnavailable):
            pages = self._database.settle()
        self._database.close()
        with contextlib.suppress(OSError, NotAKeyPage):
            self._file.seal(pages)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the vault lies."""
        return self._file.path

    # -- use ---------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def read(self) -> Iterator[Reader]:
        """A short scope to read in, one consistent picture."""
        with self._database.transaction():
            yield Reader(self._database.direct)

    def unit_of_work(
        self,
        *,
        author: str,
        label: str,
        case_id: UUID | None = None,
        merge_key: str | None = None,
        final: bool = False,
        at: datetime | None = None,
    ) -> UnitOfWork:
        """A unit of work for changes that belong together.

        `label` is what "undo" names; `merge_key` joins typing in one field to one step of undo; `final` is a line that
        undo never crosses (signing); `at` is now, in UTC, unless given.
        """
        self.team.must_change()

        moment = at or datetime.now(UTC)
        batch = Batch(at=moment, author=author, label=label, case_id=case_id, merge_key=merge_key, final=final)
        return UnitOfWork(self._database, self._log, batch)

    def fill(self, dossiers: Iterable[Dossier], *, author: str, label: str) -> int:
        """Add many new dossiers quickly: in big batches, logged by the id of each entity. Returns how many."""
        return self.fill_parts(parts_of((one, Beside()) for one in dossiers), author=author, label=label)

    def fill_parts(
        self, parts: Iterable[Part], *, author: str, label: str, progress: Callable[[int], None] | None = None
    ) -> int:
        """As `fill`, with dossiers of which the rows were made elsewhere (bulk_rows).

        `progress` gets how many are stored and may raise to stop.
        """
        self.team.must_change()
        batch = Batch(at=datetime.now(UTC), author=author, label=label, final=True)
        return bulk.fill(self._database, self._log, parts, batch, progress)

    def erase(
        self,
        case_id: UUID,
        *,
        author: str,
        label: str,
        certify: Callable[[erasing.Erased], Destruction] | None = None,
        settings: Mapping[str, Any] | None = None,
        told: Callable[[int, int], None] | None = None,
    ) -> Changes:
        """Erase a dossier for good, in the change log too; see `store.erasing`. Empty when it is not there."""
        self.team.must_change()
        said = Batch(at=datetime.now(UTC), author=author, label=label, case_id=case_id, final=True)
        return erasing.erase(self._database, self._log, case_id, said, certify, settings=settings, told=told)

    def load_dossier(self, case_id: UUID) -> Dossier | None:
        """The whole dossier, or None. Contents of stored documents are left empty (see `document_content`)."""
        with self.read() as reader:
            return reader.load_dossier(case_id)

    def document_content(self, document_id: UUID) -> bytes | None:
        """The bytes of a stored document, or None when there is none."""
        with self.read() as reader:
            return reader.document_content(document_id)

    def undo_state(self, case_id: UUID | None) -> tuple[str | None, str | None]:
        """The labels of what `undo` and `redo` would do in this dossier now; None when there is nothing.

        Without a dossier it is about what all share: offers, places, organisations.
        """
        return self._undo.state(case_id)

    def undo(self, case_id: UUID | None, author: str, going: Going | None = None) -> Changes:
        """Take the newest step in this dossier back. Empty when there is none; InputRefused when changed since.

        All of it or nothing. `going` hears how far it is and may raise to stop, and keeps what follows from it.
        """
        self.team.must_change()
        return self._undo.reverse(case_id, author, going)

    def redo(self, case_id: UUID | None, author: str, going: Going | None = None) -> Changes:
        """Do again what was undone last. Empty when there is nothing; InputRefused when changed since."""
        self.team.must_change()
        return self._undo.reverse(case_id, author, going, redo=True)

    def settle(self) -> None:
        """Leave nothing in SQLite's own log of what was removed."""
        self._database.settle()

    def check(self, told: Callable[[int, int], None] | None = None, *, beside: bool = False) -> list[str]:
        """Look the whole vault over: a sentence per problem. Long for a large vault; `told` may raise to stop.

        `beside`: while work goes on, from any thread, of a copy; raises SavingFailed, and CopyStopped as `backup` does.
        """
        if beside:
            return checking.problems_beside(self._database, self.path, told)
        return checking.problems(self._database, told)

    def backup(self, target: Path, *, told: Callable[[int, int], None] | None = None, look: bool = False) -> None:
        """Write a sealed copy, opened by the same passphrase and recovery code. May be called from any thread.

        `look` has it opened and looked over before it counts; `told` hears of progress and may raise to stop. Raises
        SavingFailed, VaultDamaged, and CopyStopped (of `store.database`) when the vault is closed meanwhile.
        """
        try:
            backup.sealed_copy(self._database, self._file, target, told=told, look=look)
        except (OSError, SavingFailed) as error:
            raise not_copied() from error

    def look_over(self) -> list[str]:
        """Look for damage while work goes on. May be called from any thread. Raises CopyStopped as `backup` does."""
        with self._database.standing_still():
            return self._database.damage_of(self.path)

    def setting(self, key: str, default: Any = None) -> Any:
        """A setting of this vault (a JSON value), or `default`."""
        with self._database.transaction() as connection:
            return settings_table.get(connection, key, default)

    def keep_form(self, form: KeptForm) -> None:
        """Keep a form with its words, so that answers to it can always be read."""
        self.team.must_change()
        with self._database.transaction() as connection:
            kept_forms.put(connection, form)

    def kept_forms(self, installed: Collection[tuple[str, str]] = ()) -> tuple[KeptForm, ...]:
        """The kept forms but for those `installed` (id and version), in the order of first use."""
        with self._database.transaction() as connection:
            return kept_forms.others(connection, installed)

    def kept_form(self, checksum: str) -> KeptForm | None:
        """The kept form that a reading names, or None."""
        with self._database.transaction() as connection:
            return kept_forms.of(connection, checksum)

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a setting of this vault. Settings are not part of the change log."""
        self.team.must_change()
        with self._database.transaction() as connection:
            settings_table.put(connection, key, value)
