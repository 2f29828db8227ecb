"""The desk: an open vault with who works at it, the clock and the forms. Every service takes it first.

All calls on one desk come from one thread (the window uses a single background worker).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app.clock import Clock
from intake_app.domain.access import AccessLine
from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.vault_people import Role, VaultPerson
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.people_words import name_people
from intake_app.services.kept_forms import with_kept
from intake_app.services.wording import name_roles

if TYPE_CHECKING:
    from intake_app.store.many import Told
    from intake_app.store.undo import Going
    from intake_app.store.unit_of_work import UnitOfWork
    from intake_app.store.vault import Vault

_PROFILE, _SWITCHES, _RULES = "profile", "instruments", "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Who works at this desk, as prints and signatures name them. Kept inside the vault."""

    consultant: str = ""
    role: str = ""
    organisation: str = ""
    phone: str = ""
    hours: str = ""
    municipality: str = ""
    place: str = ""
    zrm_trained_on: date | None = None
    lock_after_minutes: int = 0
    """0: as the rules of the organisation say; see `services.rules.lock_minutes`."""


class Desk:
    """An open vault at work."""

    def __init__(self, vault: Vault, forms: FormLibrary, clock: Clock | None = None) -> None:
        self.vault = vault
        self.forms = with_kept(vault, forms)
        self.clock = clock or Clock()
        self.access_waiting: tuple[AccessLine, ...] = ()
        """What could not be noted yet in the access log (see `services.access`)."""
        self._profile = self._own_profile()
        self._switches = _read_switches(vault.setting(_SWITCHES))
        self.kept_rules: object = vault.setting(_RULES)
        """What the vault keeps of the rules in force, for who may not read the vault now; see `services.rules`."""
        self._name_people()
        self.bsn_cases: frozenset[UUID] = vault.bsn.cases()
        """The dossiers beside which a citizen service number stands; see `services.bsn`."""
        self.fields_off = _fields_off(self)
        """Fields that this organisation does not ask, as "Kind.field"; see `services.data_choices`."""
        self.purposes: Mapping[str, str] = _purposes(self)
        """What groups of fields are for in the organisation's own words, by id; see `services.data_choices`."""

    def _name_people(self) -> None:
        """The words for resident and consultant of this vault; the ordinary ones where no rules were chosen."""
        if not self.kept_rules:
            name_people()
            name_roles({})
            return
        from intake_app.services.rules import in_force, name_people_by

        name_people_by(in_force(self.forms, self.kept_rules))

    @property
    def profile(self) -> Profile:
        """Who works here."""
        return self._profile

    def change_profile(self, **values: str | int | date | None) -> Profile:
        """Keep new facts about who works here. Of several people everyone has an own profile; the first has the old."""
        self._profile = replace(self._profile, **values)  # type: ignore[arg-type]  # fields are checked by replace
        self.vault.set_setting(self._profile_key(), _profile_values(self._profile))
        return self._profile

    def take_person(self) -> None:
        """Somebody was let in, and who works here has an own profile from now on."""
        before = self._profile
        if self.vault.setting(self._profile_key()) is None:
            self.vault.set_setting(self._profile_key(), _profile_values(before))
        self._profile = self._own_profile()

    @property
    def person(self) -> VaultPerson | None:
        """Who opened the vault; None while it is of one person, and after the recovery code."""
        return self.vault.team.me

    @property
    def role(self) -> Role:
        """What the one who opened the vault may do."""
        return self.vault.team.role

    @property
    def author(self) -> str:
        """Under which name changes are written: of the person who opened the vault."""
        return self.person.name if self.person is not None else self._profile.consultant

    def _profile_key(self) -> str:
        return f"{_PROFILE}/{self.person.id}" if self.person is not None else _PROFILE

    def _own_profile(self) -> Profile:
        """The profile of who opened; a newcomer works for the same organisation, under the own name."""
        own = self.vault.setting(self._profile_key())
        if own is not None or self.person is None:
            return _read_profile(own)
        team = _read_profile(self.vault.setting(_PROFILE))
        return Profile(
            consultant=self.person.name,
            organisation=team.organisation,
            municipality=team.municipality,
            place=team.place,
            lock_after_minutes=team.lock_after_minutes,
        )

    def take_forms(self, forms: FormLibrary) -> None:
        """Work with these forms from now on: a pack was installed or removed."""
        self.forms = with_kept(self.vault, forms)

    @property
    def switches(self) -> Mapping[str, bool]:
        """Forms that this organisation switched on or off by itself; see `services.instruments`."""
        return self._switches

    def switch_instrument(self, instrument_id: str, on: bool) -> None:
        """Keep that a form is on or off."""
        self._switches = {**self._switches, instrument_id: on}
        self.vault.set_setting(_SWITCHES, self._switches)

    def today(self) -> date:
        """The day in local time, or the day of `--on`."""
        return self.clock.today()

    def dossier(self, case_id: UUID) -> Dossier:
        """One resident's dossier, without the bytes of stored documents. Raises InputRefused when unknown."""
        found = self.vault.load_dossier(case_id)
        if found is None:
            raise InputRefused(_("This dossier is not here any more. Go back to the caseload."))
        return found

    def change(
        self, label: str, case_id: UUID | None, *, merge_key: str | None = None, final: bool = False
    ) -> AbstractContextManager[UnitOfWork]:
        """A unit of work. `label` names it for undo; `final` makes it a barrier that undo does not cross."""
        return self.vault.unit_of_work(
            author=self.author,
            label=label,
            case_id=case_id,
            merge_key=merge_key,
            final=final,
            at=self.clock.now(),
        )

    def undo(self, case_id: UUID | None, told: Told | None = None) -> Changes:
        """Take back the newest change in this dossier, or in what all share. Empty when there is none.

        All of it or nothing: `told` hears how far it is, and may raise to stop.
        """
        return self._known_again(case_id, self.vault.undo(case_id, self.author, self._going(told)))

    def redo(self, case_id: UUID | None, told: Told | None = None) -> Changes:
        """Do again what was taken back last. Empty when there is nothing."""
        return self._known_again(case_id, self.vault.redo(case_id, self.author, self._going(told)))

    def _known_again(self, case_id: UUID | None, changes: Changes) -> Changes:
        if case_id is None:
            self.purposes = _purposes(self)
        return changes

    def _going(self, told: Told | None) -> Going:
        from intake_app.services.term_list import keep_moved
        from intake_app.store.undo import Going

        return Going(told, partial(keep_moved, self))

    def close(self) -> None:
        """Close the vault: everything is on disk, keys are forgotten."""
        self.vault.close()


def _fields_off(desk: Desk) -> frozenset[str]:
    from intake_app.services.data_choices import fields_off

    return fields_off(desk)


def _purposes(desk: Desk) -> Mapping[str, str]:
    from intake_app.services.data_choices import purposes

    return purposes(desk)


def _profile_values(profile: Profile) -> dict[str, object]:
    trained = profile.zrm_trained_on
    values: dict[str, object] = {name: getattr(profile, name) for name in Profile.__dataclass_fields__}
    values["zrm_trained_on"] = trained.isoformat() if trained else None
    return values


def _read_profile(stored: object) -> Profile:
    if not isinstance(stored, dict):
        return Profile()
    known = {name: value for name, value in stored.items() if name in Profile.__dataclass_fields__}
    trained = known.get("zrm_trained_on")
    known["zrm_trained_on"] = date.fromisoformat(trained) if trained else None
    return Profile(**known)


def _read_switches(stored: object) -> dict[str, bool]:
    if not isinstance(stored, dict):
        return {}
    return {name: on for name, on in stored.items() if isinstance(name, str) and isinstance(on, bool)}
