"""What this organisation records and what it leaves out (M03); every choice stands in the change log.

A field that is off is not asked, and stands on no screen and no paper. What was recorded before stays as it is: the
dossier file holds it, the checks of the law use it, and the resident reads it on "Alles wat wij van u hebben".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import MISSING, dataclass, fields, replace
from typing import TypeVar

from intake_app.domain.data_choices import BSN as BSN
from intake_app.domain.data_choices import GOVERNMENT as GOVERNMENT
from intake_app.domain.data_choices import DataChoice
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.field_groups import FieldGroup, field_groups
from intake_app.services.desk import Desk

_E = TypeVar("_E", bound=Entity)
_NOT_A_STEP = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChoice:
    """One group of fields as the settings show it. `recorded` counts what stands in it, while it is off."""

    group: FieldGroup
    on: bool
    recorded: int = 0


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
    for group in field_groups():
        on = not set(group.fields) <= desk.fields_off
        found.append(GroupChoice(group=group, on=on, recorded=0 if on else _recorded(desk, group)))
    return tuple(found)


def switch(desk: Desk, group_id: str, *, on: bool) -> tuple[GroupChoice, ...]:
    """Ask a group of fields from now on, or no more. Raises InputRefused for an unknown one."""
    if group_id not in {one.id for one in field_groups()}:
        raise InputRefused(_("This group of fields does not exist. Choose one from the list."))
    choose(desk, group_id, on=on)
    desk.fields_off = fields_off(desk)
    return groups(desk)


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


def _empty(kind: type[Entity]) -> dict[str, object]:
    return {one.name: one.default for one in fields(kind) if one.default is not MISSING}


def _recorded(desk: Desk, group: FieldGroup) -> int:
    with desk.vault.read() as reading:
        return max(reading.filled(*one.split(".")) for one in group.fields)
