"""What this organisation records and what it leaves out (M03); every choice stands in the change log.

A field that is off is not asked, and stands on no screen and no paper. What was recorded before stays as it is: the
dossier file holds it, the checks of the law use it, and the resident reads it on "Alles wat wij van u hebben".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import TypeVar
from uuid import UUID

from intake_app.domain.data_choices import BSN, GOVERNMENT, PURPOSE, DataChoice
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.field_groups import FieldGroup, field_groups, group_of
from intake_app.services.desk import Desk

_E = TypeVar("_E", bound=Entity)
_NOT_A_STEP = ""
LONGEST_PURPOSE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChoice:
    """One group of fields as the settings show it. `recorded` counts what stands in it, while it is off.

    `own` are the organisation's own words for what it is for, "" for those as shipped; `kept` is where they stand.
    """

    group: FieldGroup
    on: bool
    recorded: int = 0
    own: str = ""
    kept: UUID | None = None

    @property
    def purpose(self) -> str:
        """What it is for."""
        return self.own or str(self.group.purpose)


def chosen(desk: Desk, key: str) -> DataChoice | None:
    """What was chosen about one thing, or None."""
    with desk.vault.read() as reading:
        return next(iter(reading.find(DataChoice, key=key)), None)


def purpose(desk: Desk, key: str) -> str:
    """What the organisation said it is for, or an empty text."""
    found = chosen(desk, key)
    return found.purpose if found is not None else ""


def choose(desk: Desk, key: str, *, on: bool, purpose: str | None = None) -> DataChoice:
    """Keep a choice. It is a setting and no step of undo; without `purpose` the words stay."""
    known = chosen(desk, key) or DataChoice(key=key, on=on)
    made = replace(known, on=on, purpose=known.purpose if purpose is None else purpose)
    with desk.change(_NOT_A_STEP, None) as work:
        work.put(made)
        work.commit()
    return made


def groups(desk: Desk) -> tuple[GroupChoice, ...]:
    """Every group of fields, on or off; of those that are off, in how many records something stands."""
    found = []
    said = _said(desk)
    for group in field_groups():
        on, own = not set(group.fields) <= desk.fields_off, said.get(group.id)
        choice = GroupChoice(group=group, on=on, recorded=0 if on else _recorded(desk, group))
        found.append(replace(choice, own=own.purpose, kept=own.id) if own is not None else choice)
    return tuple(found)


def may_say_purpose(desk: Desk) -> bool:
    """Whether who opened the vault may say what a field is for: it holds for everybody, so a team lead does."""
    return desk.role.may_manage


def say_purpose(desk: Desk, group_id: str, words: str) -> tuple[GroupChoice, ...]:
    """Say in own words what a group of fields is for; "" takes the shipped words back. One step of undo.

    Raises InputRefused for an unknown group, for too many words, and for who does not lead the team.
    """
    said = " ".join(words.split())
    group = next((one for one in field_groups() if one.id == group_id), None)
    if group is None:
        raise InputRefused(_("This group of fields does not exist. Choose one from the list."))
    if not may_say_purpose(desk):
        raise InputRefused(_("Only a team lead says what a field is for."))
    if len(said) > LONGEST_PURPOSE:
        raise InputRefused(_("Say it shorter: one sentence."))
    own = "" if said == str(group.purpose) else said
    known = chosen(desk, PURPOSE + group_id)
    if (known.purpose if known is not None else "") != own:
        made = replace(known or DataChoice(key=PURPOSE + group_id, on=True), purpose=own)
        with desk.change(_("What it is for"), None) as work:
            work.put(made)
            work.commit()
    desk.purposes = purposes(desk)
    return groups(desk)


def purposes(desk: Desk) -> Mapping[str, str]:
    """The organisation's own words for what a group is for, by its id, where it has any."""
    return {group_id: one.purpose for group_id, one in _said(desk).items() if one.purpose}


def purpose_of(field: str, own: Mapping[str, str]) -> str:
    """What a field is for, by "Kind.field", with the own words for groups; empty for one that nobody may leave out."""
    group = group_of(field)
    return "" if group is None else own.get(group.id) or str(group.purpose)


def purpose_lines(dossier: Dossier, off: Collection[str], own: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Of every group of which something is recorded in a dossier: what it is called and what it is for.

    Of one that is not asked any more nothing is said: there is no purpose left to keep it for but the law's own.
    """
    filled = _filled(dossier)
    return tuple(
        (str(group.label), own.get(group.id) or str(group.purpose))
        for group in field_groups()
        if filled & set(group.fields) and not set(group.fields) <= set(off)
    )


def _filled(dossier: Dossier) -> set[str]:
    """Every field of a group in which something stands, and every such kind of which there is a record."""
    wanted: dict[str, set[str]] = {}
    for name in (field for group in field_groups() for field in group.fields):
        kind, _dot, field = name.partition(".")
        wanted.setdefault(kind, set()).add(field)
    found: set[str] = set()
    for entity in dossier.entities():
        kind = type(entity).__name__
        for field in wanted.get(kind, ()):
            if not field or stands_in(entity, field):
                found.add(f"{kind}.{field}" if field else kind)
    return found


def _said(desk: Desk) -> dict[str, DataChoice]:
    with desk.vault.read() as reading:
        found = reading.find(DataChoice)
    return {one.key.removeprefix(PURPOSE): one for one in found if one.key.startswith(PURPOSE)}


def switch(desk: Desk, group_id: str, *, on: bool) -> tuple[GroupChoice, ...]:
    """Ask a group of fields from now on, or no more. Raises InputRefused for an unknown one."""
    if group_id not in {one.id for one in field_groups()}:
        raise InputRefused(_("This group of fields does not exist. Choose one from the list."))
    choose(desk, group_id, on=on)
    desk.fields_off = fields_off(desk)
    _match_again(desk)
    return groups(desk)


def _match_again(desk: Desk) -> None:
    """What matching keeps of every dossier holds fields: it is made again."""
    from intake_app.services import match_room

    match_room.forget(desk)


def fields_off(desk: Desk) -> frozenset[str]:
    """Every field that is off, as "Kind.field"."""
    with desk.vault.read() as reading:
        off = {one.key for one in reading.find(DataChoice, on=False)} - {BSN, GOVERNMENT}
    if not off:  # as ever when a vault opens: the list need not be read
        return frozenset()
    return frozenset(field for group in field_groups() if group.id in off for field in group.fields)


def seen(dossier: Dossier, off: Collection[str]) -> Dossier:
    """The dossier as screens and papers show it: fields that are off are as if nobody ever asked them."""
    if not off:
        return dossier
    kinds = {one.partition(".")[0] for one in off}
    changed: dict[str, object] = {}
    for part in fields(dossier):
        value = getattr(dossier, part.name)
        if isinstance(value, Entity):
            changed[part.name] = without(value, off)
        elif value and type(value[0]).__name__ in off:  # a whole kind: none of its records show
            changed[part.name] = ()
        elif value and type(value[0]).__name__ in kinds:
            changed[part.name] = tuple(without(one, off) for one in value)
    return replace(dossier, **changed)  # type: ignore[arg-type]  # each part goes back where it came from


def without(entity: _E, off: Collection[str]) -> _E:
    """One record, with the fields that are off as they are when nothing was filled in."""
    empty = {name: value for name, value in _empty(type(entity)).items() if f"{type(entity).__name__}.{name}" in off}
    return replace(entity, **empty) if empty else entity  # type: ignore[arg-type]  # defaults go back where they were


def stands_in(entity: Entity, field: str) -> bool:
    """Whether something was recorded in a field."""
    value: object = getattr(entity, field)
    return value != _empty(type(entity)).get(field)


def left_out(kind: type[Entity], values: Mapping[str, object], off: Collection[str]) -> dict[str, bool]:
    """Which of these fields of a kind are off, each with whether something stands in it."""
    empty = _empty(kind)
    return {
        name: value != empty.get(name)
        for name, value in values.items()
        if {kind.__name__, f"{kind.__name__}.{name}"} & set(off)
    }


def _empty(kind: type[Entity]) -> dict[str, object]:
    return {one.name: one.default for one in fields(kind) if one.default is not MISSING}


def _recorded(desk: Desk, group: FieldGroup) -> int:
    with desk.vault.read() as reading:
        return max(reading.filled(*one.split(".")) if "." in one else reading.cases_with(one) for one in group.fields)
