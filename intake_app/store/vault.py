"""The vault: the one encrypted file that holds every dossier. Start here; SQLAlchemy is loaded when one is opened."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from intake_app.errors import SavingFailed, VaultUnavailable
from intake_app.store.key_page import KEY_BYTES, KeyPage, NotAKeyPage, Secret, Slot, wipe
from intake_app.store.opening import build, held, key_page_of, opened, unlocked, write_key_page
from intake_app.store.recovery_code import new_recovery_code, well_typed
from intake_app.store.troubles import (
    damaged,
    empty_passphrase,
    mistyped_recovery_code,
    no_vault,
    not_copied,
    place_taken,
)
from intake_app.store.vault_file import VaultFile

if TYPE_CHECKING:
    from intake_app.domain.access import AccessLine
    from intake_app.domain.accountability import LoggedDecision, SampleOf
    from intake_app.domain.caseload_words import CaseloadListKind
    from intake_app.domain.changes import Changes, FieldChange, Work
    from intake_app.domain.dossier import Dossier
    from intake_app.domain.privacy import Destruction
    from intake_app.instruments.kept import KeptForm
    from intake_app.store.beside import Beside
    from intake_app.store.bulk_rows import Part
    from intake_app.store.caseload import CaseloadPage, CaseloadQuery
    from intake_app.store.caseload_marks import ConsultantLoad, DayMark
    from intake_app.store.caseload_terms import DueTerm
    from intake_app.store.counting import Counting
    from intake_app.store.decision_log import Wanted
    from intake_app.store.deeds import Deed, DeedFilter, Log
    from intake_app.store.erasing import Erased
    from intake_app.store.match_profiles import Stale
    from intake_app.store.note_search import FoundNote
    from intake_app.store.place_list import PlacePage, PlaceQuery
    from intake_app.store.quick_key import QuickKey
    from intake_app.store.reading import Reader
    from intake_app.store.sampling import Drawn, Walked
    from intake_app.store.undo import Going
    from intake_app.store.unit_of_work import UnitOfWork


def is_vault(path: Path) -> bool:
    """Whether there is a vault at this path, sealed or left open, of this or a later format. Opens nothing."""
    return VaultFile(path).is_vault()


def preload() -> None:
    """Load the heavy libraries, so that opening is quick: in a background thread, while the passphrase is typed."""
    import argon2.low_level  # noqa: F401
    import cryptography.hazmat.primitives.ciphers.aead  # noqa: F401

    import intake_app.store.caseload_queries
    import intake_app.store.schema
    import intake_app.store.undo  # noqa: F401


class Vault:
    """An open vault. Use it from one thread at a time; close it (or use `with`) to seal the file."""

    def __init__(self, file: VaultFile, key: bytearray, person: UUID | None = None) -> None:
        """Only for the ways in below: `create`, `open` and `open_with_recovery`. Takes a held file; wipes the key."""
        from intake_app.store.database import Database

        self._file = file
        self._opened_by = person
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
            self._make_ready()
        except BaseException:
            self._seal()
            raise

    def _make_ready(self) -> None:
        from intake_app.store import schema
        from intake_app.store.access_log import AccessLog
        from intake_app.store.caseload_queries import CaseloadList
        from intake_app.store.change_log import ChangeLog
        from intake_app.store.people import Team
        from intake_app.store.place_list import PlaceList
        from intake_app.store.undo import UndoLog

        try:
            self._file.trim(self._database.settle())
        except NotAKeyPage as error:
            raise damaged() from error
        schema.bring_up_to_date(self._database, self._file)
        with self._database.transaction() as connection:
            self._log = ChangeLog(connection, self._database.log_key)
            self._access = AccessLog(connection, self._database.log_key)
        self._undo = UndoLog(self._database, self._log)
        self._caseload = CaseloadList()
        self._places = PlaceList()
        self.team = Team(self._file, self._database, self._log, self._opened_by)
        """Who may come in, and what the one who opened it may do. A reader changes nothing: this class refuses it."""

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

    def change_passphrase(self, old_or_recovery: str, new: str, person: UUID | None = None) -> None:
        """Choose a new passphrase, proving the old one or the recovery code. The database is not rewritten.

        With the recovery code of a vault of several people, `person` is whose passphrase becomes another.
        """
        if not new.strip():
            raise empty_passphrase()
        self.team.rekey(old_or_recovery, new, person)

    def prove(self, passphrase: str) -> None:
        """Make sure that a passphrase opens this vault, in a copy of the key that is wiped. Raises WrongPassphrase."""
        wipe(unlocked(key_page_of(self._file), Secret.PASSPHRASE, passphrase))

    def quick_key(self, passphrase: str, pin: str) -> QuickKey:
        """The key of this vault for the key store of the computer, under a PIN. Raises WrongPassphrase."""
        from intake_app.store.quick_key import QuickKey

        slot, key = opened(key_page_of(self._file), Secret.PASSPHRASE, passphrase)
        try:
            return QuickKey.made(slot, key, pin)
        finally:
            wipe(key)

    def new_recovery_code(self, passphrase: str) -> str:
        """Make the old recovery sheet worthless and return the code for a new one. Raises WrongPassphrase."""
        code = new_recovery_code()
        self._rewrap(passphrase, Secret.RECOVERY, code)
        return code

    def _rewrap(self, proof: str, secret: Secret, words: str) -> None:
        page = key_page_of(self._file)
        key = unlocked(page, Secret.RECOVERY if well_typed(proof) else Secret.PASSPHRASE, proof)
        try:
            write_key_page(self._file, page.with_slot(Slot.wrap(secret, words, key)))
        finally:
            wipe(key)

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
        from intake_app.store.reading import Reader

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
        from intake_app.store.change_log import Batch
        from intake_app.store.unit_of_work import UnitOfWork

        self.team.must_change()

        moment = at or datetime.now(UTC)
        batch = Batch(at=moment, author=author, label=label, case_id=case_id, merge_key=merge_key, final=final)
        return UnitOfWork(self._database, self._log, batch)

    def fill(self, dossiers: Iterable[Dossier], *, author: str, label: str) -> int:
        """Add many new dossiers quickly: in big batches, logged by the id of each entity. Returns how many."""
        from intake_app.store.beside import Beside
        from intake_app.store.bulk_rows import parts_of

        return self.fill_parts(parts_of((one, Beside()) for one in dossiers), author=author, label=label)

    def fill_parts(
        self, parts: Iterable[Part], *, author: str, label: str, progress: Callable[[int], None] | None = None
    ) -> int:
        """As `fill`, with dossiers of which the rows were made elsewhere (bulk_rows).

        `progress` gets how many are stored and may raise to stop.
        """
        from intake_app.store.bulk import fill
        from intake_app.store.change_log import Batch

        self.team.must_change()
        batch = Batch(at=datetime.now(UTC), author=author, label=label, final=True)
        return fill(self._database, self._log, parts, batch, progress)

    def erase(
        self,
        case_id: UUID,
        *,
        author: str,
        label: str,
        certify: Callable[[Erased], Destruction] | None = None,
        settings: Mapping[str, Any] | None = None,
        told: Callable[[int, int], None] | None = None,
    ) -> Changes:
        """Erase a dossier for good, in the change log too; see `store.erasing`. Empty when it is not there."""
        from intake_app.store.change_log import Batch
        from intake_app.store.erasing import erase

        self.team.must_change()
        said = Batch(at=datetime.now(UTC), author=author, label=label, case_id=case_id, final=True)
        return erase(self._database, self._log, case_id, said, certify, settings=settings, told=told)

    def load_dossier(self, case_id: UUID) -> Dossier | None:
        """The whole dossier, or None. Contents of stored documents are left empty (see `document_content`)."""
        with self.read() as reader:
            return reader.load_dossier(case_id)

    def document_content(self, document_id: UUID) -> bytes | None:
        """The bytes of a stored document, or None when there is none."""
        with self.read() as reader:
            return reader.document_content(document_id)

    def caseload(self, query: CaseloadQuery) -> CaseloadPage:
        """One page of the caseload."""
        with self._database.transaction() as connection:
            return self._caseload.page(connection, self._database.direct, query, self._log.end.batch_seq)

    def caseload_numbers(self, query: CaseloadQuery) -> tuple[tuple[UUID, str], ...]:
        """Id and number of every dossier of a view of the caseload, in its order, however many."""
        from intake_app.store.caseload_queries import numbers

        with self._database.transaction() as connection:
            return numbers(connection, query)

    def find_notes(self, typed: str) -> tuple[FoundNote, ...]:
        """The notes of conversations and contacts that answer to what was typed, newest first."""
        from intake_app.store.note_search import find

        with self._database.transaction() as connection:
            return find(connection, typed)

    def lists(self, query: CaseloadQuery) -> Mapping[CaseloadListKind, int]:
        """How many open dossiers are on each standard list, of whom the query shows."""
        with self._database.transaction() as connection:
            return self._caseload.lists(connection, query, self._log.end.batch_seq)

    def keep_beside(self, found: Mapping[UUID, Beside]) -> None:
        """Keep what belongs beside the lines of these dossiers in the caseload, all of it anew."""
        from intake_app.store.beside import keep_all

        with self._database.transaction():
            keep_all(self._database.direct, found)
        self._caseload.forget_counts()

    @contextlib.contextmanager
    def counting(self) -> Iterator[Counting]:
        """What the report of the team is counted with, in one short reading."""
        from intake_app.store.counting import Counting

        with self._database.transaction() as connection:
            yield Counting(connection)

    def days_between(
        self, kinds: Sequence[str], first: date, last: date, most: int, consultant: str | None = None
    ) -> tuple[DayMark, ...]:
        """The day marks of these kinds from `first` up to and with `last`, of one consultant or of all."""
        from intake_app.store.caseload_marks import days_between

        with self._database.transaction() as connection:
            return days_between(connection, kinds, first, last, most, consultant)

    def loads(self, year: int) -> tuple[ConsultantLoad, ...]:
        """Open dossiers and minutes of a calendar year, per consultant."""
        from intake_app.store.caseload_marks import loads

        with self._database.transaction() as connection:
            return loads(connection, year)

    def minutes_of(self, case_ids: Sequence[UUID], year: int) -> dict[UUID, int]:
        """The minutes of a calendar year, of these dossiers."""
        from intake_app.store.caseload_marks import minutes_of

        with self._database.transaction() as connection:
            return minutes_of(connection, case_ids, year)

    def places(self, query: PlaceQuery) -> PlacePage:
        """A part of the list of vacancies and other places."""
        with self._database.transaction() as connection:
            return self._places.page(connection, query, self._log.told_of.get("Place", 0))

    def due_terms(self, last: date, most: int, consultant: str | None = None) -> tuple[DueTerm, ...]:
        """The open terms of open dossiers, of one consultant or all, due on or before `last`, soonest first."""
        from intake_app.store.caseload_terms import due_until

        with self._database.transaction() as connection:
            return due_until(connection, last, most, consultant)

    def terms_between(self, first: date, last: date, most: int, consultant: str | None = None) -> tuple[DueTerm, ...]:
        """The same, from `first` up to and with `last`."""
        from intake_app.store.caseload_terms import due_between

        with self._database.transaction() as connection:
            return due_between(connection, first, last, most, consultant)

    def consultants(self) -> tuple[str, ...]:
        """Everybody who has a dossier, by name."""
        from intake_app.store.caseload_marks import consultants

        with self._database.transaction() as connection:
            return consultants(connection)

    def cases_after(self, after: UUID | None, most: int) -> tuple[UUID, ...]:
        """The next dossiers in the order of their ids."""
        from intake_app.store.caseload_terms import cases_after

        with self._database.transaction() as connection:
            return cases_after(connection, after, most)

    def stale_profiles(self, since: int = 0) -> Stale:
        """Dossiers whose profile for matching must be made again: changed after a batch, or (0) after it was kept."""
        from intake_app.store.match_profiles import stale

        with self._database.transaction() as connection:
            return stale(connection, since, self._log.end.batch_seq)

    def keep_profiles(self, profiles: Mapping[UUID, str], gone: Collection[UUID], as_of: int) -> None:
        """Keep what matching needs of these dossiers; `gone` are there no more."""
        from intake_app.store import match_profiles

        with self._database.transaction() as connection:
            match_profiles.forget(connection, gone)
            match_profiles.keep(self._database.direct, profiles, as_of)

    def forget_profiles(self) -> None:
        """Of every dossier what matching needs is made again."""
        from intake_app.store import match_profiles

        with self._database.transaction() as connection:
            match_profiles.forget_all(connection)

    def kept_profiles(self, after: UUID | None = None, most: int | None = None) -> tuple[tuple[UUID, str], ...]:
        """What is kept for matching of the next dossiers in the order of their ids, or of all."""
        from intake_app.store.match_profiles import kept

        with self._database.transaction() as connection:
            return kept(connection, after, most)

    def places_as_of(self) -> int:
        """Another number after every change of a place, since the vault was opened."""
        return self._log.told_of.get("Place", 0)

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

    def last_saved_at(self, case_id: UUID) -> datetime | None:
        """The moment of the newest change in this dossier, in UTC."""
        from intake_app.store.change_log import last_batch_at

        with self._database.transaction() as connection:
            return last_batch_at(connection, case_id)

    def log_access(self, lines: tuple[AccessLine, ...]) -> None:
        """Keep who saw a dossier or took something out of it. Durable on return."""
        self._access.append(self._database, lines)

    def access_to(self, case_id: UUID) -> tuple[AccessLine, ...]:
        """Who saw one dossier or took something out of it, newest first."""
        from intake_app.store.access_log import lines_of

        with self._database.transaction() as connection:
            return lines_of(connection, case_id)

    def log_tops(self) -> dict[Log, int]:
        """The newest number of each log: what `deeds` goes up to. Both may be called from any thread."""
        from intake_app.store.deeds import tops

        with self._database.transaction() as connection:
            return tops(connection)

    def deeds(self, log: Log, after: int, top: int, wanted: DeedFilter) -> list[Deed]:
        """What was seen and changed, of the next numbers of one log."""
        from intake_app.store.deeds import window

        with self._database.transaction() as connection:
            return window(connection, log, after, top, wanted)

    def bsn_cases(self) -> frozenset[UUID]:
        """The dossiers beside which a citizen service number stands."""
        from intake_app.store import bsn_tables

        with self._database.transaction() as connection:
            return bsn_tables.cases(connection)

    def bsn_ending(self, record_id: UUID) -> str:
        """The last three digits of a number, all that a screen shows by itself; empty when it is gone."""
        from intake_app.store import bsn_tables

        with self._database.transaction() as connection:
            return bsn_tables.ending(connection, record_id)

    def bsn_whole(self, record_id: UUID) -> str:
        """All digits of a number. Only `services.bsn.show` asks this, and notes it first (a test holds to that)."""
        from intake_app.store import bsn_tables

        with self._database.transaction() as connection:
            return bsn_tables.whole(connection, record_id)

    def settle(self) -> None:
        """Leave nothing in SQLite's own log of what was removed."""
        self._database.settle()

    def field_history(self, entity_id: UUID, fields: Collection[str] = ()) -> tuple[FieldChange, ...]:
        """Every change of one stored part, newest first; of these fields only when any are named."""
        from intake_app.store.field_history import changes_of

        with self._database.transaction() as connection:
            return changes_of(connection, entity_id, fields)

    def decisions(
        self, case_id: UUID, entity_ids: Sequence[UUID], kinds: Mapping[str, Wanted]
    ) -> tuple[LoggedDecision, ...]:
        """What was decided in one dossier, oldest first."""
        from intake_app.store.decision_log import decisions

        with self._database.transaction() as connection:
            return tuple(decisions(connection, case_id, entity_ids, kinds))

    def draw(self, kind: SampleOf, places_among: Callable[[int], Sequence[int]]) -> tuple[Walked, tuple[Drawn, ...]]:
        """Walk the sorted list that a sample is of; `places_among` gives the wanted places of so many."""
        from intake_app.store import sampling

        with self._database.transaction() as connection:
            places = places_among(sampling.how_many(connection, kind))
            walked = sampling.walk(connection, kind, places)
            drawn = [walked.at[place] for place in places]
            known = sampling.about(connection, kind, drawn)
        return walked, tuple(known[one] for one in drawn)

    def listed_ids(self, kind: SampleOf) -> tuple[str, ...]:
        """The whole sorted list that a sample is drawn from, for who wants to repeat it."""
        from intake_app.store import sampling

        with self._database.transaction() as connection:
            return tuple(sampling.ids(connection, kind))

    def newest_work(self) -> Work | None:
        """The newest change in a dossier by a person: which dossier and when; None in an empty vault."""
        from intake_app.store.field_history import newest_work

        with self._database.transaction() as connection:
            return newest_work(connection)

    @property
    def change_end(self) -> tuple[int, bytes]:
        """Number and hash of the newest line of the change log: what a copy of now holds."""
        return self._log.end.seq, self._log.end.hash

    @property
    def log_is_sound(self) -> bool:
        """Whether the change log ended where it was sealed when this vault was opened."""
        return self._log.sound

    def holds(self, seq: int, begin: str) -> bool:
        """Whether line `seq` of the change log has a hash that begins so: whether a copy is of this same course."""
        from intake_app.store.field_history import holds

        with self._database.transaction() as connection:
            return holds(connection, seq, begin)

    def check(self, told: Callable[[int, int], None] | None = None) -> list[str]:
        """Look the whole vault over: a sentence per problem. Long for a large vault; `told` may raise to stop."""
        from intake_app.store.checking import problems

        return problems(self._database, told)

    def backup(self, target: Path, *, told: Callable[[int, int], None] | None = None, look: bool = False) -> None:
        """Write a sealed copy, opened by the same passphrase and recovery code. May be called from any thread.

        `look` has it opened and looked over before it counts; `told` hears of progress and may raise to stop. Raises
        SavingFailed, VaultDamaged, and CopyStopped (of `store.database`) when the vault is closed meanwhile.
        """
        from intake_app.store.backup import sealed_copy

        try:
            sealed_copy(self._database, self._file, target, told=told, look=look)
        except (OSError, SavingFailed) as error:
            raise not_copied() from error

    def look_over(self) -> list[str]:
        """Look for damage while work goes on. May be called from any thread. Raises CopyStopped as `backup` does."""
        with self._database.standing_still():
            return self._database.damage_of(self.path)

    def setting(self, key: str, default: Any = None) -> Any:
        """A setting of this vault (a JSON value), or `default`."""
        from intake_app.store import settings_table

        with self._database.transaction() as connection:
            return settings_table.get(connection, key, default)

    def keep_form(self, form: KeptForm) -> None:
        """Keep a form with its words, so that answers to it can always be read."""
        from intake_app.store import kept_forms

        self.team.must_change()
        with self._database.transaction() as connection:
            kept_forms.put(connection, form)

    def kept_forms(self, installed: Collection[tuple[str, str]] = ()) -> tuple[KeptForm, ...]:
        """The kept forms but for those `installed` (id and version), in the order of first use."""
        from intake_app.store import kept_forms

        with self._database.transaction() as connection:
            return kept_forms.others(connection, installed)

    def kept_form(self, checksum: str) -> KeptForm | None:
        """The kept form that a reading names, or None."""
        from intake_app.store import kept_forms

        with self._database.transaction() as connection:
            return kept_forms.of(connection, checksum)

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a setting of this vault. Settings are not part of the change log."""
        from intake_app.store import settings_table

        self.team.must_change()
        with self._database.transaction() as connection:
            settings_table.put(connection, key, value)
