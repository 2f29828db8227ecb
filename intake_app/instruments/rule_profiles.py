"""Rule profiles: what differs per municipality, as named settings (forms/profiles, rules 7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from intake_app.domain.dates import Unit
from intake_app.i18n import _
from intake_app.instruments.checks import check_name, check_period, report_double, strings, tables
from intake_app.instruments.grounds import due_for_check
from intake_app.instruments.loader import Tables, both, parse
from intake_app.instruments.model import Text
from intake_app.instruments.problems import Problem, Report
from intake_app.instruments.shape import Holds, Key, Shape, check_table
from intake_app.instruments.shapes import kebab, repeated, text

if TYPE_CHECKING:
    from intake_app.instruments.terms import TermDefinition

DEFAULT = "standaard"
"""Id of the profile that has every setting. The others say only what they do differently."""

Setting = str | int | bool | tuple[int, ...] | tuple[str, ...]


def _whole(low: int, high: int, about: str = "") -> Key:
    return Key(holds=Holds.WHOLE, low=low, high=high, about=about)


def _one_of(*choices: str, about: str = "") -> Key:
    return Key(holds=Holds.CHOICE, choices=choices, about=about)


def _switch(about: str = "") -> Key:
    return Key(holds=Holds.SWITCH, about=about)


TERM_SETTINGS: Shape = {
    "review_interval_months": _whole(1, 12, "Months between two looks back at the plan."),
    "exemption_warn_months": _whole(1, 60, "An exemption that lasts longer warns."),
    "perspective_months": _whole(1, 60),
    "contact_notice_months": _whole(1, 24),
    "contact_alarm_months": _whole(1, 36, "Without contact for this long counts as parked."),
    "gap_warn_days": _whole(1, 365, "Days without an active step."),
    "referral_warn_days": _whole(1, 365),
    "catalogue_check_months": _whole(1, 60),
    "retention_voluntary_years": _whole(1, 20),
    "trajectory_max_months": _whole(1, 60),
    "hold_months": _whole(1, 24, "How long a benefit is held open; left out where the source does not say."),
    "hold_extra_days": _whole(0, 31),
    "short_application_window_months": _whole(1, 24),
    "short_application_wait_weeks": _whole(0, 12),
    "short_application_handling_weeks": _whole(1, 12),
}
"""Settings that give a term its length."""

LOAD_SETTINGS = ("guidance_hours_per_year", "caseload_norm", "jobcoach_ratio")
"""Figures of the work load: shown beside what is, and nothing follows from them."""

ELSEWHERE = (
    "person_term", "person_term_plural", "professional_term", "professional_term_plural", "bsn_enabled",
    "organisation_kind", "ladder_enabled",
)  # fmt: skip
"""Settings with a place of their own in the window: the words for people, what is recorded, the ladder."""

SETTINGS: Shape = {
    **TERM_SETTINGS,
    "hold_mode": _one_of("ask", "months", "if_known_temporary", "benefit_continues"),
    "hold_ends_on": _one_of("lasting-outflow", "above-norm"),
    "short_application": _switch(),
    "new_intake_needed": _switch(),
    "advance_percentage": _whole(90, 100, "The law asks for at least 90."),
    "settlement_mode": _one_of("estimate_then_settle", "after_payslip", "benefit_continues"),
    "settlement_papers": Key(holds=Holds.TEXTS),
    "settlement_papers_day": _whole(1, 28, "Day of the next month before which these papers are in; left out: ask."),
    "income_bonus": text(),
    "duty_style": text("How people speak of duties here; shown to the consultant, never printed."),
    "search_time": _one_of("aan", "uit", "kwetsbaar-los", about="Four weeks of searching for the young."),
    "search_time_turns_27": _one_of("melding-telt", "stopt-op-verjaardag"),
    "person_term": text(
        'The word for the resident on every screen and print; with "het " before it where that belongs.'
    ),
    "person_term_plural": text("Its plural, where the program does not know it."),
    "professional_term": text("The word for the consultant."),
    "professional_term_plural": text("Its plural."),
    "avoid_word_plicht": _switch(),
    "default_instrument": Key(
        holds=Holds.KEBAB, about="The form that a consultant begins with: zrm-2017, spinnenweb, …"
    ),
    "ladder_enabled": _switch(),
    "classifications_enabled": _switch(),
    "income_check_level": _one_of("warn", "block"),
    "max_parties_notice": _whole(1, 50),
    "network_load_limit": _whole(1, 20),
    "tegenprestatie_hours_warn": _whole(1, 40, "Hours a week."),
    "capacity_bands": Key(holds=Holds.WHOLES),
    "wage_value_candidate_threshold": _whole(0, 100),
    "small_cell_limit": _whole(2, 50),
    "duo_age_split": _whole(18, 67),
    "cv_gap_months": _whole(1, 60),
    "klantbeeld_max_chars": _whole(100, 20000),
    "form_of_address": _one_of("u", "je"),
    "organisation_kind": _one_of("government", "other"),
    "auto_lock_minutes": _whole(1, 120),
    "guidance_hours_per_year": _whole(1, 2000, "Hours of guidance per resident and calendar year (TP32)."),
    "caseload_norm": _whole(1, 1000),
    "jobcoach_ratio": _whole(1, 100),
    "show_atw_date": _switch("Show the later day of the Algemene termijnenwet beside the due day."),
    "bsn_enabled": _switch(),
    "classification_names_hidden_on_print": _switch(),
}
"""Every setting of rules 7.1 and 7.3."""

MAY_BE_UNKNOWN = (
    "hold_months", "hold_extra_days", "short_application_window_months", "short_application_wait_weeks",
    "short_application_handling_weeks", "caseload_norm", "settlement_papers_day",
    "person_term_plural", "professional_term_plural",
)  # fmt: skip
"""Settings that even the default profile leaves open: the program asks, it never guesses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermChange:
    """Another length of a configurable term, or the term switched off."""

    id: str
    amount: int | None = None
    unit: Unit | None = None
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRow:
    """A row of a municipality's table of measures: for these duties this percentage for so many months (rules 3.3).

    With a reason another percentage may be proposed, from `lowest` to `highest`.
    """

    id: str
    label: Text
    duties: tuple[str, ...]
    percentage: int
    months: int
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleProfile:
    """What one municipality does its own way. `ask` names settings of which its source says nothing."""

    id: str
    name: Text
    municipality: str
    valid_from: date
    valid_until: date | None
    source: str
    checked_on: date
    unchecked: bool
    settings: Mapping[str, Setting] = field(default_factory=dict)
    ask: tuple[str, ...] = ()
    terms: tuple[TermChange, ...] = ()
    measures: tuple[MeasureRow, ...] = ()

    @property
    def version(self) -> str:
        """What is said beside a date that was computed with it: the day from which it holds."""
        return self.valid_from.isoformat()

    def needs_check(self, today: date) -> bool:
        """Whether somebody should look whether this is still so."""
        return self.unchecked or due_for_check(self.checked_on, self.valid_until, today)


_TERM_CHANGE: Shape = {
    "id": text("Number of the term: TL06.", required=True),
    "amount": _whole(0, 1200),
    "unit": Key(holds=Holds.CHOICE, choices=tuple(Unit)),
    "off": _switch("This municipality does not know the term."),
}

_MEASURE: Shape = {
    "id": kebab(),
    "label_nl": text(required=True),
    "label_en": text(required=True),
    "duties": Key(holds=Holds.TEXTS, required=True, about="Ids of lines of the text about duties."),
    "percentage": Key(holds=Holds.WHOLE, low=0, high=100, required=True),
    "months": Key(holds=Holds.WHOLE, low=1, high=3, required=True),
    "lowest": _whole(0, 100, "With a reason from this percentage."),
    "highest": _whole(0, 100),
}

PROFILE: Shape = {
    "schema": Key(holds=Holds.WHOLE, required=True, low=1, high=1),
    "id": kebab(),
    "name_nl": text(required=True),
    "name_en": text(required=True),
    "municipality": text("Whose rules these are; empty for the default.", required=True, empty=True),
    "valid_from": Key(holds=Holds.DAY, required=True),
    "valid_until": Key(holds=Holds.DAY),
    "source": text(required=True),
    "checked_on": Key(holds=Holds.DAY, required=True),
    "needs_check": _switch(),
    "ask": Key(holds=Holds.CHOICES, choices=tuple(SETTINGS), about="The source does not say; the program asks."),
    "settings": Key(holds=Holds.TABLE, table=SETTINGS, required=True),
    "term": repeated(_TERM_CHANGE, "Terms that are longer, shorter or not there."),
    "measure": repeated(_MEASURE, "The municipality's own table of measures (Participatiewet, article 8 and 18)."),
}


def read_profile(text: str, file: Path | str, terms: Mapping[str, TermDefinition] | None = None) -> RuleProfile:
    """The profile of a file. Raises FormsRefused with every fault; `terms` are those it may change."""
    report = Report.about(file, text)
    table = parse(text, report)
    check_table(table, PROFILE, report)
    check_period(table, report)
    _check_settings(table, report, whole=Path(file).stem == DEFAULT)
    _check_changes(table, report, terms)
    check_name(table, file, report)
    report.stop_if_faulty()
    return _profile(table)


def setting_problem(name: str, value: Setting) -> str:
    """What is wrong with a value that an organisation gives a setting, with what to do; empty when it is right."""
    report = Report.about("", "")
    given = list(value) if isinstance(value, tuple) else value
    check_table({name: given}, SETTINGS, report)
    _check_bands({name: given}, report, ())
    first: Problem | None = next(iter(report.problems), None)
    return f"{first.message} {first.remedy}" if first else ""


def _check_settings(table: Tables, report: Report, *, whole: bool) -> None:
    settings = table.get("settings")
    if not isinstance(settings, dict):
        return
    asked = table.get("ask")
    for name in asked if isinstance(asked, list) else ():
        if name in settings:
            message = _('"{name}" is given and asked for at once.').format(name=name)
            report.add(("settings", str(name)), message, _("Remove it from one of the two."))
    _check_bands(settings, report, ("settings",))
    notice, alarm = settings.get("contact_notice_months"), settings.get("contact_alarm_months")
    if isinstance(notice, int) and isinstance(alarm, int) and notice >= alarm:
        message = _("The notice about contact does not come before the alarm.")
        report.add(("settings", "contact_notice_months"), message, _("Use a smaller number."))
    if whole:
        for name in SETTINGS:
            if name not in settings and name not in MAY_BE_UNKNOWN:
                message = _('The default profile lacks the setting "{name}".').format(name=name)
                report.add(("settings",), message, _("Add it to the table [settings]."))


def _check_bands(settings: Mapping[str, object], report: Report, where: tuple[str, ...]) -> None:
    bands = settings.get("capacity_bands")
    whole = isinstance(bands, list) and all(isinstance(one, int) for one in bands)
    if isinstance(bands, list) and whole and (bands != sorted(set(bands)) or not all(1 <= one <= 99 for one in bands)):
        message = _("The limits must rise, from 1 to 99.")
        report.add((*where, "capacity_bands"), message, _("Write them in order, each one once."))


def _check_changes(table: Tables, report: Report, terms: Mapping[str, TermDefinition] | None) -> None:
    for kind in ("term", "measure"):
        report_double(report, (((kind, i, "id"), strings(one, "id")[0]) for i, one in tables(table, kind)))
    for index, one in tables(table, "term"):
        where, name = ("term", index), strings(one, "id")[0]
        if ("amount" in one) == (one.get("off") is True):
            message = _("A term gets another length, or is switched off.")
            report.add((*where, "amount"), message, _("Give amount and unit, or off = true."))
        if terms is None:
            continue
        if name not in terms:
            message = _('There is no {table} with the id "{id}".').format(table="[[term]]", id=name)
            report.add((*where, "id"), message, _("Add it, or correct the name."))
        elif terms[name].configurable == "nee":
            message = _("The law fixes this term for everybody.")
            report.add((*where, "id"), message, _("Remove this table."))
        elif terms[name].configurable == "korter" and not _shorter(one, terms[name]):
            message = _("This term may only be made shorter.")
            report.add((*where, "amount"), message, _("Use a smaller number in the same unit."))


def _shorter(one: Mapping[str, object], term: TermDefinition) -> bool:
    amount = one.get("amount")
    return isinstance(amount, int) and amount <= term.length.amount and one.get("unit") in (None, term.length.unit)


def _profile(table: Tables) -> RuleProfile:
    settings = {name: tuple(value) if isinstance(value, list) else value for name, value in table["settings"].items()}
    return RuleProfile(
        id=table["id"],
        name=both(table, "name"),
        municipality=table["municipality"],
        valid_from=table["valid_from"],
        valid_until=table.get("valid_until"),
        source=table["source"],
        checked_on=table["checked_on"],
        unchecked=table.get("needs_check", False),
        settings=MappingProxyType(settings),
        ask=tuple(table.get("ask", ())),
        terms=tuple(
            TermChange(
                id=one["id"],
                amount=one.get("amount"),
                unit=Unit(one["unit"]) if "unit" in one else None,
                off=one.get("off", False),
            )
            for one in table.get("term", ())
        ),
        measures=tuple(_measure(one) for one in table.get("measure", ())),
    )


def _measure(one: Tables) -> MeasureRow:
    percentage: int = one["percentage"]
    return MeasureRow(
        id=one["id"],
        label=both(one, "label"),
        duties=tuple(one["duties"]),
        percentage=percentage,
        months=one["months"],
        lowest=one.get("lowest", percentage),
        highest=one.get("highest", percentage),
    )
