"""What the settings of a rule profile are called, and how their values read."""

from __future__ import annotations

from intake_app.i18n import _
from intake_app.instruments.rule_profiles import Setting


def setting_words(name: str) -> str:
    """A setting by its name in words; its own name where none is given."""
    return {**_term_words(), **_way_words()}.get(name, name)


def _term_words() -> dict[str, str]:
    return {
        "review_interval_months": _("Months between looking back"),
        "exemption_warn_months": _("Months after which an exemption is long"),
        "perspective_months": _("Months until the perspective is looked at again"),
        "contact_notice_months": _("Months without contact until a reminder"),
        "contact_alarm_months": _("Months without contact that are too many"),
        "gap_warn_days": _("Days without an active step"),
        "referral_warn_days": _("Days to answer a referral"),
        "catalogue_check_months": _("Months until an offer is checked"),
        "retention_voluntary_years": _("Years to keep a voluntary dossier"),
        "trajectory_max_months": _("Months a trajectory lasts at most"),
        "hold_months": _("Months a benefit is held open"),
        "hold_extra_days": _("Days beside the months of holding open"),
        "short_application_window_months": _("Months in which a short application is possible"),
        "short_application_wait_weeks": _("Weeks to wait with a short application"),
        "short_application_handling_weeks": _("Weeks to handle a short application"),
    }


def _way_words() -> dict[str, str]:
    return {
        "hold_mode": _("How a benefit is held open"),
        "hold_ends_on": _("When holding open ends"),
        "short_application": _("Short application"),
        "new_intake_needed": _("A new intake is needed"),
        "advance_percentage": _("Percentage of the advance"),
        "settlement_mode": _("How income is settled"),
        "settlement_papers": _("Papers for settling"),
        "settlement_papers_day": _("Day of the month before which papers for settling are in"),
        "income_bonus": _("Bonus with income"),
        "duty_style": _("How duties are spoken of"),
        "search_time": _("Four weeks of searching for the young"),
        "search_time_turns_27": _("Search time when somebody turns 27"),
        "person_term": _("Word for the resident"),
        "person_term_plural": _("Word for several residents"),
        "professional_term": _("Word for the consultant"),
        "professional_term_plural": _("Word for several consultants"),
        "avoid_word_plicht": _("Say agreements instead of duties"),
        "default_instrument": _("Form that the consultant begins with"),
        "ladder_enabled": _("Participation ladder"),
        "jobcoach_ratio": _("People per job coach"),
        "caseload_norm": _("Dossiers per consultant"),
        "guidance_hours_per_year": _("Hours of guidance per resident and year"),
        "classifications_enabled": _("Work with a direction and a route"),
        "income_check_level": _("Income check before a step to paid work"),
        "max_parties_notice": _("Parties around one resident until a notice"),
        "network_load_limit": _("Open steps on one person of the own network until a notice"),
        "tegenprestatie_hours_warn": _("Hours a week of giving back until a notice"),
        "capacity_bands": _("Limits of the bands of capacity to work"),
        "wage_value_candidate_threshold": _("Wage value from which somebody is a candidate"),
        "small_cell_limit": _("People under whom a count is hidden"),
        "duo_age_split": _("Age from which the benefit stays during school"),
        "cv_gap_months": _("Months in a cv of which nothing is known"),
        "klantbeeld_max_chars": _("Letters in the klantbeeld at most"),
        "form_of_address": _("Form of address of new residents"),
        "organisation_kind": _("What kind of organisation this is"),
        "auto_lock_minutes": _("Minutes until the program locks"),
        "show_atw_date": _("Show the later day of the law of terms"),
        "bsn_enabled": _("Keep citizen service numbers"),
        "classification_names_hidden_on_print": _("Leave our own names for a direction and a route off prints"),
    }


def value_words(value: Setting | None) -> str:
    """A value as it reads; what nobody knows is asked for."""
    if value is None:
        return _("not known")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    return _choice_words().get(str(value), str(value))


def _choice_words() -> dict[str, str]:
    return {
        "ask": _("ask"),
        "months": _("for a number of months"),
        "if_known_temporary": _("when the work is known to be temporary"),
        "benefit_continues": _("the benefit goes on"),
        "lasting-outflow": _("with lasting outflow"),
        "above-norm": _("with a wage above the norm"),
        "estimate_then_settle": _("estimate first, settle later"),
        "after_payslip": _("after the payslip"),
        "aan": _("holds"),
        "uit": _("does not hold"),
        "kwetsbaar-los": _("let go for who is vulnerable"),
        "melding-telt": _("the day of the report counts"),
        "warn": _("it warns"),
        "block": _("the plan waits for it"),
        "government": _("a government body"),
        "other": _("another organisation"),
        "stopt-op-verjaardag": _("it stops on the birthday"),
    }
