"""The rules of one dossier: those of the vault, or another profile that was taken over for it alone, with its version.

Before it changes, everything that would be different is shown: settings, and the days of the terms (L04).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.rule_profiles import SETTINGS
from intake_app.services import editing, rules
from intake_app.services.desk import Desk
from intake_app.services.rules import Rules, SettingDifference
from intake_app.services.term_clock import terms_of

VAULT = ""
"""Instead of a profile: the rules that hold for everybody in this vault."""


@dataclass(frozen=True, slots=True)
class TermDifference:
    """A term that would have another day; None is "not there"."""

    title: str
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class CaseDifferences:
    """What another profile would change for one dossier."""

    settings: tuple[SettingDifference, ...]
    terms: tuple[TermDifference, ...]

    def __bool__(self) -> bool:
        return bool(self.settings or self.terms)


@dataclass(frozen=True, slots=True)
class Standing:
    """Which rules hold for a dossier. `newer` is the version of the profile now, when the dossier used another."""

    held: Rules
    own: bool
    version: str
    newer: str = ""


def standing(desk: Desk, dossier: Dossier) -> Standing:
    """The rules of this dossier, and whether its profile has changed since it was taken over."""
    held, case = rules.for_case(desk, dossier.case), dossier.case
    now = held.profile.version
    used = case.rule_version or now
    return Standing(held, bool(case.rule_profile), used, now if used != now else "")


def differences(desk: Desk, dossier: Dossier, profile_id: str) -> CaseDifferences:
    """What these rules would change for this dossier, before they are taken over."""
    stored = desk.vault.setting(rules.KEY)
    now = rules.for_case(desk, dossier.case)
    then = rules.of_profile(desk.forms, stored, profile_id)
    settings = tuple(
        SettingDifference(name, now.settings.get(name), then.settings.get(name))
        for name in SETTINGS
        if now.settings.get(name) != then.settings.get(name)
    )
    return CaseDifferences(settings, _terms(desk, dossier, now, then))


def take_over(desk: Desk, case_id: UUID, profile_id: str) -> Changes:
    """Work by this profile for this dossier alone, or by the vault's again. Undone as any other change.

    Raises InputRefused for a profile that is not here.
    """
    if profile_id != VAULT and profile_id not in desk.forms.profiles:
        raise InputRefused(_("This profile is not here. Choose one from the list."))
    version = desk.forms.profiles[profile_id].version if profile_id else ""
    label = _("Rules of this dossier")
    return editing.edit(desk, CaseFile, case_id, label, rule_profile=profile_id, rule_version=version)


def _terms(desk: Desk, dossier: Dossier, now: Rules, then: Rules) -> tuple[TermDifference, ...]:
    today = desk.today()
    before = {one.key: one for one in terms_of(desk.forms, now, dossier, today) if one.state.open}
    after = {one.key: one for one in terms_of(desk.forms, then, dossier, today) if one.state.open}
    found = []
    for key in sorted(before.keys() | after.keys()):
        was, is_ = before.get(key), after.get(key)
        days = (was.due_on if was else None, is_.due_on if is_ else None)
        if days[0] != days[1]:
            found.append(TermDifference((was or is_).title, *days))  # type: ignore[union-attr]  # one of both is there
    return tuple(found)
