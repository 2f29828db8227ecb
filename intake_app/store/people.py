"""The people of a vault: whose passphrase opens it, and what each may do there.

Every passphrase wraps the same key of the database. Who was removed can no longer open this file; an older copy of it
still opens with the passphrase of then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import Connection

from intake_app.domain.vault_people import Role, VaultPerson
from intake_app.errors import WrongPassphrase
from intake_app.i18n import _
from intake_app.store.change_log import Batch, ChangeLog
from intake_app.store.database import Database
from intake_app.store.key_page import MOST_PEOPLE, KeyPage, Secret, Slot, wipe
from intake_app.store.mapping import entity_of
from intake_app.store.opening import key_page_of, opened, write_key_page
from intake_app.store.reading import SELECT_ALL
from intake_app.store.recovery_code import well_typed
from intake_app.store.troubles import (
    empty_passphrase,
    last_team_lead,
    nobody_of_that_name,
    only_for_team_leads,
    only_reading,
    passphrase_taken,
    too_many_people,
)
from intake_app.store.unit_of_work import UnitOfWork
from intake_app.store.vault_file import VaultFile


class Team:
    """The people of an open vault; `opened_by` is who opened it, and `role` what that person may do.

    `opened_by` is None while the vault is of one person, and after the recovery code.
    """

    def __init__(self, file: VaultFile, database: Database, log: ChangeLog, opened_by: UUID | None) -> None:
        self._file = file
        self._database = database
        self._log = log
        self.opened_by = opened_by
        self._refresh()

    def _refresh(self) -> None:
        with self._database.transaction() as connection:
            self._known = {one.id: one for one in everybody(connection)}
        self.role = role_of(self._known, self.opened_by)

    @property
    def members(self) -> tuple[VaultPerson, ...]:
        """Who has a passphrase of their own; empty while the vault is of one person."""
        return tuple(one for one in self._known.values() if one.removed_on is None)

    @property
    def me(self) -> VaultPerson | None:
        """Who opened the vault; None without people, and after the recovery code."""
        return self._known.get(self.opened_by) if self.opened_by is not None else None

    def add(self, proof: str, me: VaultPerson, person: VaultPerson, passphrase: str) -> None:
        """Let somebody in. `proof` is the passphrase of who does; `me` who that becomes while nobody is known here.

        Raises WrongPassphrase, or InputRefused for who may not, and when it does not fit.
        """
        self._must_manage()
        if not passphrase.strip():
            raise empty_passphrase()
        first = None if self._known else me
        page = page_with(key_page_of(self._file), proof, passphrase, person.id, me.id)
        with self._work(_("Let somebody in")) as work:
            for one in (first, person):
                if one is not None:
                    work.put(one)
            work.commit()
        write_key_page(self._file, page)
        self.opened_by = first.id if first is not None else self.opened_by
        self._refresh()

    def change_role(self, person: UUID, role: Role) -> None:
        """Let somebody do more or less. Raises InputRefused for who may not, and for the last team lead."""
        known = self._member(person)
        if not role.may_manage:
            self._must_leave_a_lead(person)
        with self._work(_("Another role")) as work:
            work.put(replace(known, role=role))
            work.commit()
        self._refresh()

    def remove(self, person: UUID, on: date) -> None:
        """Their passphrase opens this file no more. Raises InputRefused for who may not, and the last team lead."""
        known = self._member(person)
        self._must_leave_a_lead(person)
        write_key_page(self._file, key_page_of(self._file).without(person))
        with self._work(_("Let somebody out")) as work:
            work.put(replace(known, removed_on=on))
            work.commit()
        self._refresh()

    def rekey(self, proof: str, passphrase: str, person: UUID | None) -> None:
        """Another passphrase for who proves to be somebody; with the recovery code for `person`."""
        page = key_page_of(self._file)
        if well_typed(proof) and page.people and person not in page.people:
            raise nobody_of_that_name()
        write_key_page(self._file, page_rekeyed(page, proof, passphrase, person))

    def who_is(self, passphrase: str) -> VaultPerson | None:
        """Who proves with this passphrase to stand here too, without opening anything. Raises WrongPassphrase."""
        slot, key = opened(key_page_of(self._file), Secret.PASSPHRASE, passphrase)
        wipe(key)
        known = self._known.get(slot.person) if slot.person is not None else None
        return known if known is not None and known.removed_on is None else None

    def must_change(self) -> None:
        """Raises InputRefused for who only reads along."""
        if not self.role.may_change:
            raise only_reading()

    def _work(self, label: str) -> UnitOfWork:
        author = self.me.name if self.me is not None else ""
        return UnitOfWork(
            self._database, self._log, Batch(at=datetime.now(UTC), author=author, label=label, final=True)
        )

    def _member(self, person: UUID) -> VaultPerson:
        self._must_manage()
        known = self._known.get(person)
        if known is None or known.removed_on is not None:
            raise nobody_of_that_name()
        return known

    def _must_leave_a_lead(self, person: UUID) -> None:
        if not any(one.role.may_manage for one in self.members if one.id != person):
            raise last_team_lead()

    def _must_manage(self) -> None:
        if not self.role.may_manage:
            raise only_for_team_leads()


def everybody(connection: Connection) -> tuple[VaultPerson, ...]:
    """Everybody who ever had a passphrase here, in the order of being added."""
    rows = connection.execute(SELECT_ALL[VaultPerson]).all()
    found = [entity_of(VaultPerson, row) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.added_on, one.id)))


def role_of(known: Mapping[UUID, VaultPerson], person: UUID | None) -> Role:
    """What the one who opened may do.

    Without people of their own everybody with the passphrase may do all. Somebody whom this vault does not know (any
    more) only reads: the key page is then older or newer than what lies inside.
    """
    if person is None:
        return Role.TEAM_LEAD
    found = known.get(person)
    return found.role if found is not None and found.removed_on is None else Role.READER


def page_with(page: KeyPage, proof: str, passphrase: str, person: UUID, first: UUID) -> KeyPage:
    """A key page that one person more opens. `proof` is the passphrase of who lets them in.

    While the vault is of one person, that one becomes `first`. Raises WrongPassphrase, or InputRefused when there is
    no room or the passphrase is somebody's already.
    """
    if len(page.people) >= MOST_PEOPLE:
        raise too_many_people(MOST_PEOPLE)
    slot, key = opened(page, Secret.PASSPHRASE, proof)
    try:
        _must_be_new(page, passphrase)
        if slot.person is None:
            page = page.with_slot(Slot.wrap(Secret.PASSPHRASE, proof, key, slot.stretching, first), instead=slot)
        return page.with_slot(Slot.wrap(Secret.PASSPHRASE, passphrase, key, slot.stretching, person))
    finally:
        wipe(key)


def page_rekeyed(page: KeyPage, proof: str, passphrase: str, person: UUID | None) -> KeyPage:
    """A key page in which the passphrase of `proof` is another; with the recovery code that of `person`.

    Raises WrongPassphrase.
    """
    by_code = well_typed(proof)
    slot, key = opened(page, Secret.RECOVERY if by_code else Secret.PASSPHRASE, proof)
    try:
        whose = person if by_code else slot.person
        if passphrase != proof and page.people:
            _must_be_new(page, passphrase, but=whose)
        return page.with_slot(Slot.wrap(Secret.PASSPHRASE, passphrase, key, slot.stretching, whose))
    finally:
        wipe(key)


def _must_be_new(page: KeyPage, passphrase: str, but: UUID | None = None) -> None:
    """Two people with one passphrase could not be told apart."""
    try:
        slot, key = opened(page, Secret.PASSPHRASE, passphrase)
    except WrongPassphrase:
        return
    wipe(key)
    if but is None or slot.person != but:
        raise passphrase_taken()
