"""The people of a vault: each with an own passphrase and a role, letting in and out (M01)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from intake_app.domain.ids import new_id
from intake_app.domain.vault_people import Role, VaultPerson
from intake_app.errors import InputRefused, WrongPassphrase
from intake_app.i18n import _
from intake_app.services import key_store
from intake_app.services.desk import Desk
from intake_app.services.vaults import judge_passphrase


@dataclass(frozen=True, slots=True)
class People:
    """Who may open this vault, and whether the one who did may change that."""

    members: tuple[VaultPerson, ...]
    me: VaultPerson | None
    may_manage: bool


def people(desk: Desk) -> People:
    """Everybody with a passphrase of their own, in the order of coming; nobody while the vault is of one person."""
    return People(desk.vault.team.members, desk.person, desk.role.may_manage)


def role_words(role: Role) -> str:
    """What a role is called."""
    return {
        Role.CONSULTANT: _("Consultant"),
        Role.TEAM_LEAD: _("Team lead"),
        Role.READER: _("Reads along"),
    }[role]


def role_help(role: Role) -> str:
    """What somebody with this role may do."""
    return {
        Role.CONSULTANT: _("Reads and changes everything."),
        Role.TEAM_LEAD: _("Reads and changes everything, lets people in and out, and confirms what is destroyed."),
        Role.READER: _("Reads everything and changes nothing."),
    }[role]


def add(desk: Desk, proof: str, name: str, role: Role, passphrase: str) -> VaultPerson:
    """Let somebody in with a passphrase of their own. `proof` is the passphrase of who does this.

    The first time, who works here becomes the team lead. Raises InputRefused without a name, for a name that is there,
    a weak passphrase, and when the own profile has no name; WrongPassphrase.
    """
    name = " ".join(name.split())
    mine = desk.author.strip()
    if not name:
        raise InputRefused(_("Fill in the name."))
    if not mine:
        raise InputRefused(_("First fill in your own name at About you."))
    known = {one.name.casefold() for one in desk.vault.team.members} | {mine.casefold()}
    if name.casefold() in known:
        raise InputRefused(_("Somebody of this name is in this vault already. Make the names different."))
    advice = judge_passphrase(passphrase)
    if not advice.accepted:
        raise InputRefused(advice.sentence)
    today = desk.today()
    me = desk.person or VaultPerson(name=mine, role=Role.TEAM_LEAD, added_on=today)
    person = VaultPerson(id=new_id(), name=name, role=role, added_on=today)
    desk.vault.team.add(proof, me, person, passphrase)
    desk.take_person()
    return person


def change_role(desk: Desk, person: UUID, role: Role) -> None:
    """Let somebody do more or less. Raises InputRefused."""
    desk.vault.team.change_role(person, role)


def remove(desk: Desk, person: UUID) -> None:
    """Let somebody out: their passphrase opens this vault no more. Raises InputRefused, also for oneself."""
    if desk.person is not None and desk.person.id == person:
        raise InputRefused(_("You cannot let yourself out. Ask another team lead."))
    desk.vault.team.remove(person, desk.today())
    key_store.forget_person(desk.vault.path, person)


def named(desk: Desk, name: str) -> VaultPerson:
    """Somebody of the vault by name. Raises InputRefused."""
    for one in desk.vault.team.members:
        if one.name.casefold() == " ".join(name.split()).casefold():
            return one
    raise InputRefused(_("This person is not in this vault. Choose somebody from the list."))


def second_pair_of_eyes(desk: Desk, passphrase: str) -> VaultPerson:
    """Who stands beside the one at work and proves it with the own passphrase.

    Raises WrongPassphrase, or InputRefused when it is the same person.
    """
    found = desk.vault.team.who_is(passphrase)
    if found is None:
        raise WrongPassphrase(_("This is not the passphrase of somebody of this vault. Try again."))
    if desk.person is not None and found.id == desk.person.id:
        raise InputRefused(_("Somebody else has to look too. Ask a colleague to type the own passphrase."))
    return found
