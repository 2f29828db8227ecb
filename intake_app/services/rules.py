"""The rules in force at this desk: a municipality's profile, what the organisation does its own way, and the defaults.

Chosen once per vault. A setting that nobody knows stays unknown: what would follow from it is not computed (rules 7).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import UUID

from intake_app.domain.dates import Unit
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.rule_profiles import DEFAULT, SETTINGS, RuleProfile, Setting, TermChange, setting_problem
from intake_app.instruments.terms import Configurable, TermDefinition
from intake_app.people_words import Name, name_people
from intake_app.services import wording

if TYPE_CHECKING:
    from intake_app.domain.people import CaseFile
    from intake_app.domain.vocabulary import PersonRole
    from intake_app.instruments.library import FormLibrary
    from intake_app.services.desk import Desk, Profile

_A_WORD = re.compile(r"(?=.{1,30}$)[^\W\d_]+(?:[ -][^\W\d_]+)*")
MOVES_NOTHING = (
    "person_term", "person_term_plural", "professional_term", "professional_term_plural", "small_cell_limit",
    "income_check_level", "cv_gap_months", "form_of_address", "catalogue_check_months", "avoid_word_plicht",
    "ladder_in_plan", "network_load_limit",
    "auto_lock_minutes", "default_instrument", "classification_names_hidden_on_print", "klantbeeld_max_chars",
    "hold_ends_on", "duty_style", "duo_age_split",
)  # fmt: skip
"""Settings by which no dossier has other terms or stands on another list: what people are called, what is shown."""
_ROLES = "roles"
SAYS_ONLY = (_ROLES,)
"""What is kept beside the settings and moves no dossier."""
LOCK_MINUTES = 5
MATRIX = "zrm-2017"
KEY = "rules"
"""Under which the choice is kept in the vault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What holds here. `settings` has only what is known; `own` is what the organisation filled in itself."""

    profile: RuleProfile
    settings: Mapping[str, Setting]
    own: Mapping[str, Setting] = field(default_factory=dict)
    changes: Mapping[str, TermChange] = field(default_factory=dict)
    own_terms: frozenset[str] = frozenset()
    """Terms that the organisation gave another length itself."""
    role_names: Mapping[str, str] = field(default_factory=dict)
    """What the organisation calls people at the table, by the value of their role (F07)."""
    bsn_cases: frozenset[UUID] = frozenset()
    """Dossiers beside which a citizen service number stands; no dossier tells that of itself."""

    def number(self, name: str) -> int | None:
        """A setting that is a whole number, or None when it is not known here."""
        value = self.settings.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def on(self, name: str) -> bool:
        """A setting that is on or off; off when it is not known."""
        return self.settings.get(name) is True

    def words(self, name: str) -> str:
        """A setting in words, or an empty text."""
        value = self.settings.get(name)
        return value if isinstance(value, str) else ""

    def term(self, definition: TermDefinition) -> TermDefinition | None:
        """A term as it holds here: of another length, or None when it does not exist or its length is not known."""
        change = self.changes.get(definition.id)
        if change is not None:
            amount = change.amount
            return None if change.off or amount is None else definition.with_length(amount, change.unit)
        if not definition.setting:
            return definition
        amount = self.number(definition.setting)
        if amount is None:
            return None
        return definition.with_length(amount, days=self.number(definition.setting_days) or 0)


@dataclass(frozen=True, slots=True)
class SettingDifference:
    """What another profile would change; None is "not known, the program asks"."""

    name: str
    before: Setting | None
    after: Setting | None


def in_force(forms: FormLibrary, stored: object) -> Rules:
    """The rules that follow from what a vault keeps. What is not understood counts as not chosen."""
    kept: dict[str, Any] = stored if isinstance(stored, dict) else {}
    profile = forms.profiles.get(str(kept.get("profile", DEFAULT))) or forms.profiles[DEFAULT]
    own = {name: _as_kept(value) for name, value in _table(kept.get("own")).items() if name in SETTINGS}
    own = {name: value for name, value in own.items() if not setting_problem(name, value)}
    settings = {**forms.profiles[DEFAULT].settings, **profile.settings}
    known = {name: value for name, value in settings.items() if name not in profile.ask} | own
    own_changes = _changes(forms, kept)
    changes = {one.id: one for one in (*profile.terms, *own_changes)}
    own_terms = frozenset(one.id for one in own_changes)
    roles = {str(role): str(word) for role, word in _table(kept.get(_ROLES)).items()}
    return Rules(
        profile=profile,
        settings=MappingProxyType(known),
        own=own,
        changes=changes,
        own_terms=own_terms,
        role_names=roles,
    )


def rules(desk: Desk) -> Rules:
    """The rules in force at this desk."""
    return replace(in_force(desk.forms, desk.vault.setting(KEY)), bsn_cases=desk.bsn_cases)


def of_case(forms: FormLibrary, stored: object, case: CaseFile) -> Rules:
    """The rules for one dossier: those of the vault, by another profile when one was taken over for it alone (L04)."""
    return of_profile(forms, stored, case.rule_profile)


def of_profile(forms: FormLibrary, stored: object, profile_id: str) -> Rules:
    """The rules that would hold by another profile; the vault's own without one. Own settings stay."""
    return in_force(forms, {**_table(stored), "profile": profile_id} if profile_id else stored)


def for_case(desk: Desk, case: CaseFile) -> Rules:
    """The rules for one dossier at this desk."""
    return replace(of_case(desk.forms, desk.vault.setting(KEY), case), bsn_cases=desk.bsn_cases)


def known_rules(desk: Desk) -> Rules:
    """The same without reading the vault: as they were when the desk opened, or were changed since."""
    return replace(in_force(desk.forms, desk.kept_rules), bsn_cases=desk.bsn_cases)


def lock_minutes(held: Rules, profile: Profile) -> int:
    """After how many minutes without work the program locks: as who works here chose, else as the rules say."""
    return profile.lock_after_minutes or held.number("auto_lock_minutes") or LOCK_MINUTES


def first_form(held: Rules, forms: FormLibrary) -> str:
    """The form that the consultant begins with here; the matrix where the chosen one is not installed."""
    wanted = held.words("default_instrument")
    return wanted if wanted in forms.instruments else MATRIX


def differences(desk: Desk, profile_id: str) -> tuple[SettingDifference, ...]:
    """What choosing another profile would change, to show before it is chosen (L04)."""
    now = rules(desk)
    then = in_force(desk.forms, {**_kept(desk), "profile": profile_id})
    return tuple(
        SettingDifference(name, now.settings.get(name), then.settings.get(name))
        for name in SETTINGS
        if now.settings.get(name) != then.settings.get(name)
    )


def choose_profile(desk: Desk, profile_id: str) -> Rules:
    """Work by another profile from now on. Own settings stay. Raises InputRefused for an unknown one."""
    if profile_id not in desk.forms.profiles:
        raise InputRefused(_("This profile is not here. Choose one from the list."))
    return _keep(desk, {**_kept(desk), "profile": profile_id})


def set_own(desk: Desk, name: str, value: Setting | None) -> Rules:
    """Fill in a setting oneself; None goes back to the profile's. Raises InputRefused for an impossible value."""
    if name not in SETTINGS:
        raise InputRefused(_("This setting does not exist. Choose one from the list."))
    problem = "" if value is None else setting_problem(name, value)
    if problem:
        raise InputRefused(problem)
    if name == "default_instrument" and value is not None and value not in desk.forms.instruments:
        raise InputRefused(_("This form is not here. Choose one from the list."))
    kept = _kept(desk)
    own = {key: one for key, one in _table(kept.get("own")).items() if key != name}
    if value is not None:
        own[name] = list(value) if isinstance(value, tuple) else value
    return _keep(desk, {**kept, "own": own})


def set_words(desk: Desk, words: Mapping[str, str | None]) -> Rules:
    """Choose what people are called; None goes back to the profile's word. All of them, or none.

    Raises InputRefused for a word with anything but letters, hyphens and single spaces.
    """
    for word in words.values():
        if word is not None and not _A_WORD.fullmatch(word):
            raise InputRefused(_("Use a word of at most 30 letters, such as “deelnemer”."))
    kept = _kept(desk)
    own = {key: one for key, one in _table(kept.get("own")).items() if key not in words}
    own |= {name: word for name, word in words.items() if word is not None}
    return _keep(desk, {**kept, "own": own})


def set_role_names(desk: Desk, names: Mapping[PersonRole, str]) -> Rules:
    """Choose what roles are called; an empty word is the ordinary one. All of them, or none.

    Raises InputRefused for a word with anything but letters, hyphens and single spaces.
    """
    chosen = {role: word.strip() for role, word in names.items() if word.strip()}
    for word in chosen.values():
        if not _A_WORD.fullmatch(word):
            raise InputRefused(_("Use a word of at most 30 letters, such as “deelnemer”."))
    ordinary = {role: word for role, word in chosen.items() if word != wording.ordinary_role_words(role)}
    return _keep(desk, {**_kept(desk), _ROLES: {role.value: word for role, word in ordinary.items()}})


def changeable_terms(forms: FormLibrary) -> tuple[TermDefinition, ...]:
    """The terms of which the length can be chosen here; those that follow from a setting are chosen there."""
    return tuple(
        one
        for one in forms.terms.terms
        if one.configurable is not Configurable.NO and not one.setting and not one.agreed
    )


def change_term(desk: Desk, term_id: str, amount: int | None, unit: Unit | None = None, *, off: bool = False) -> Rules:
    """Give a configurable term another length here, or switch it off; no amount goes back to the profile's.

    Raises InputRefused when the law fixes it, or lets it only be made shorter.
    """
    term = desk.forms.terms.term(term_id)
    if term is None:
        raise InputRefused(_("This term does not exist. Choose one from the list."))
    if term.configurable is Configurable.NO:
        raise InputRefused(_("The law fixes this term for everybody."))
    longer = amount is not None and (amount > term.length.amount or unit not in (None, term.length.unit))
    if term.configurable is Configurable.SHORTER and (off or longer):
        raise InputRefused(_("This term may only be made shorter."))
    if amount is not None and not 0 <= amount <= 1200:
        raise InputRefused(_("Use a number from {low} to {high}.").format(low=0, high=1200))
    kept = _kept(desk)
    changes = {key: one for key, one in _table(kept.get("terms")).items() if key != term_id}
    if off or amount is not None:
        changes[term_id] = {"amount": amount, "unit": unit, "off": off}
    return _keep(desk, {**kept, "terms": changes})


def _kept(desk: Desk) -> dict[str, Any]:
    return _table(desk.vault.setting(KEY))


def _keep(desk: Desk, values: Mapping[str, Any]) -> Rules:
    desk.vault.set_setting(KEY, dict(values))
    desk.kept_rules = dict(values)
    held = in_force(desk.forms, values)
    name_people_by(held)
    return held


def name_people_by(held: Rules) -> None:
    """Call resident and consultant as these rules do, on every screen and print (N01)."""
    resident = Name.of(held.words("person_term"), held.words("person_term_plural"))
    consultant = Name.of(held.words("professional_term"), held.words("professional_term_plural"))
    name_people(resident, consultant)
    wording.name_roles(held.role_names)


def _table(value: object) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else {}


def _as_kept(value: Any) -> Setting:
    kept: Setting = tuple(value) if isinstance(value, list) else value
    return kept


def _changes(forms: FormLibrary, kept: Mapping[str, Any]) -> list[TermChange]:
    found = []
    for term_id, one in _table(kept.get("terms")).items():
        term = forms.terms.term(term_id)
        if term is not None and term.configurable is not Configurable.NO and isinstance(one, dict):
            unit = Unit(one["unit"]) if one.get("unit") in set(Unit) else None
            amount = one["amount"] if isinstance(one.get("amount"), int) else None
            found.append(TermChange(id=term_id, amount=amount, unit=unit, off=bool(one.get("off"))))
    return found
