"""Ids that stand in a dossier, in the words people know them by: a part of life, a form, a part of the plan (M04, M05).

What nobody has words for stays as it is kept: nothing that is kept is left out for want of a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from intake_app.domain.entity import Entity
from intake_app.domain.planning import StoredDocument
from intake_app.i18n import _, language_name
from intake_app.instruments.grounds import GroundElement
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.refusals import GuardRefused
from intake_app.services.network_words import area_words


def household_words(household: str) -> str:
    """A household type in words (instruments D4); one that is not known as it is kept."""
    return {
        "alleenstaand": _("alone"),
        "alleenstaande-ouder": _("parent alone"),
        "echtpaar": _("couple"),
        "inwonend": _("living in"),
        "instelling": _("in an institution"),
        "geen-vaste-plek": _("no fixed place"),
    }.get(household, household)


def in_words(forms: FormLibrary, field: str, stored: str, of: Entity | None = None) -> str:
    """What is kept in this field, as a person reads it; `of` is the record it stands in, where that is known."""
    told = _WORDS.get(field)
    return told(forms, of, stored) if told is not None and stored else stored


def element_words(forms: FormLibrary, element: str) -> str:
    """What a part of the plan is called."""
    return next((str(one.label) for one in _elements(forms) if element in (one.element, one.rule)), element)


def _elements(forms: FormLibrary) -> Iterator[GroundElement]:
    for ground in forms.grounds.values():
        yield from ground.elements


def _element(forms: FormLibrary, _of: Entity | None, stored: str) -> str:
    return element_words(forms, stored)


def _choice(forms: FormLibrary, of: Entity | None, stored: str) -> str:
    element = getattr(of, "element", "")
    found = (option for one in _elements(forms) if element in ("", one.element) for option in one.options)
    return next((str(one.label) for one in found if one.id == stored), stored)


def _form(forms: FormLibrary, _of: Entity | None, stored: str) -> str:
    try:
        return str(forms.instrument(stored).title)
    except GuardRefused:
        return stored


def _area(forms: FormLibrary, _of: Entity | None, stored: str) -> str:
    form, _slash, item = stored.partition("/")
    return _item_of(forms, form, item) if item else area_words(forms, stored)


def _item(forms: FormLibrary, of: Entity | None, stored: str) -> str:
    return _item_of(forms, getattr(of, "instrument", ""), stored)


def _item_of(forms: FormLibrary, form: str, item: str) -> str:
    try:
        return next((str(one.name) for one in forms.instrument(form).items if one.id == item), item)
    except GuardRefused:
        return item


def _household(_forms: FormLibrary, _of: Entity | None, stored: str) -> str:
    return household_words(stored)


def _language(_forms: FormLibrary, of: Entity | None, stored: str) -> str:
    """Of a paper a code is kept; what a person speaks is kept in words."""
    return language_name(stored) if isinstance(of, StoredDocument) else stored


def _trigger(forms: FormLibrary, _of: Entity | None, stored: str) -> str:
    """An event of the terms by its name, and those that stand beside the report."""
    kind = forms.terms.events.get(stored)
    beside = {"uwv-inschrijving": _("registered with UWV"), "uwv-niet": _("not registered with UWV")}
    return str(kind.label) if kind is not None else beside.get(stored, stored)


_WORDS: dict[str, Callable[[FormLibrary, Entity | None, str], str]] = {
    "area": _area,
    "choice": _choice,
    "element": _element,
    "household": _household,
    "instrument": _form,
    "item": _item,
    "language": _language,
    "trigger": _trigger,
}
