"""Terms and rule profiles as data: complete, dated, marked to be checked, and refused with line and remedy."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from intake_app import paths
from intake_app.domain.dates import Counting, Unit
from intake_app.domain.terms import TermKind
from intake_app.instruments.check import check_folder
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.loader import read_text
from intake_app.instruments.problems import FormsRefused
from intake_app.instruments.rule_profiles import DEFAULT, MAY_BE_UNKNOWN, SETTINGS, read_profile, setting_problem
from intake_app.instruments.term_names import KNOWN_CONDITIONS, KNOWN_FACTS, KNOWN_NOTICES
from intake_app.instruments.terms import Configurable, read_terms
from intake_app.services.term_conditions import CONDITIONS, NOTICES
from intake_app.services.term_facts import FACT_NAMES

ROWS = [f"TL{n:02}" for n in range(1, 35)] + [f"TP{n:02}" for n in range(1, 37)]
"""Every row of rules 4.2 and 4.3."""
FIXED = {"TL01", "TL02", "TL03", "TL04", "TL05", "TL08", "TL09", "TL10", "TL12", "TL13", "TL15", "TL16", "TL17", "TL18",
         "TL19", "TL20", "TL21", "TL22", "TL25", "TL26", "TL27", "TL28"}  # fmt: skip
"""Rows of 4.2 that say "no" under configurable."""
LAW = paths.FORMS / "terms" / "wet.toml"


def test_that_no_row_of_the_rules_is_missing(library: FormLibrary) -> None:
    found = {re.sub(r"[a-z]$", "", one.id) for one in library.terms.terms}
    assert set(ROWS) <= found
    assert found - set(ROWS) == {"CS8", "FX22", "FX23", "FX26", "C02", "C03", "C04", "C05", "E02", "J03", "J05", "M02"}


def test_that_a_municipality_cannot_change_what_the_law_fixes(library: FormLibrary) -> None:
    for term in library.terms.terms:
        row = re.sub(r"[a-z]$", "", term.id)
        if row in FIXED:
            assert term.configurable is Configurable.NO, term.id
        if term.id in ("TL23", "TL24", "TL24b"):
            assert term.configurable is Configurable.SHORTER


def test_that_every_name_in_the_files_is_computed_and_no_other() -> None:
    assert set(KNOWN_FACTS) == FACT_NAMES
    assert set(KNOWN_CONDITIONS) == set(CONDITIONS)
    assert set(KNOWN_NOTICES) == set(NOTICES)


def test_that_every_event_and_setting_is_used(library: FormLibrary) -> None:
    named = {
        name
        for one in library.terms.terms
        for name in (*one.triggers, *one.ends, *one.ends_after_due, *one.rounds, one.agreed)
    }
    only_in_conditions = {"geboren-partner", "zoektijd-losgelaten"}
    assert set(library.terms.events) - named == only_in_conditions


def test_that_everything_is_marked_to_be_checked_and_says_where_it_comes_from(library: FormLibrary) -> None:
    for term in library.terms.terms:
        assert term.needs_check(term.checked_on) and term.source and term.article, term.id
    for profile in library.profiles.values():
        assert profile.needs_check(profile.checked_on) and profile.source
    assert "wetten.overheid.nl" in read_text(LAW)


def test_that_the_lengths_of_the_law_are_those_of_the_rules(library: FormLibrary) -> None:
    wanted = {
        "TL01": (Counting.WITHIN, 7, Unit.DAYS), "TL02": (Counting.WITHIN, 6, Unit.WEEKS),
        "TL04": (Counting.WITHIN, 2, Unit.WEEKS), "TL06": (Counting.WITHIN, 12, Unit.MONTHS),
        "TL07": (Counting.EARLIEST, 4, Unit.WEEKS), "TL08": (Counting.BEFORE, 4, Unit.WEEKS),
        "TL10": (Counting.WITHIN, 4, Unit.WEEKS), "TL11": (Counting.WITHIN, 6, Unit.MONTHS),
        "TL15": (Counting.BIRTHDAY, 5, Unit.YEARS), "TL19": (Counting.AT_MOST, 2, Unit.YEARS),
        "TL20": (Counting.AT_MOST, 3, Unit.MONTHS), "TL22": (Counting.EARLIEST, 12, Unit.MONTHS),
        "TL23": (Counting.WITHIN, 3, Unit.MONTHS), "TL24": (Counting.WITHIN, 8, Unit.WEEKS),
        "TL25b": (Counting.WITHIN, 3, Unit.WORKING_DAYS), "TL26": (Counting.WITHIN, 1, Unit.MONTHS),
        "TL28": (Counting.WITHIN, 6, Unit.WEEKS), "TL30": (Counting.AT_MOST, 60, Unit.MONTHS),
        "TP01": (Counting.AT_MOST, 10, Unit.WEEKS), "TP05": (Counting.AT_MOST, 3, Unit.YEARS),
        "TP12": (Counting.AT_MOST, 18, Unit.MONTHS), "TP14": (Counting.WITHIN, 4, Unit.WEEKS),
        "TP33": (Counting.WITHIN, 4, Unit.WEEKS), "TP35": (Counting.WITHIN, 30, Unit.DAYS),
    }  # fmt: skip
    found = {one.id: (one.counting, one.length.amount, one.length.unit) for one in library.terms.terms}
    assert {name: found[name] for name in wanted} == wanted
    assert all(one.kind is TermKind.LEGAL for one in library.terms.terms if one.id.startswith("TL"))


def test_that_the_three_kinds_of_four_weeks_are_three_terms(library: FormLibrary) -> None:
    keys = {one.id: one.key for one in library.terms.terms}
    assert (keys["TL07"], keys["TP33"], keys["TP14"]) == ("zoektijd.dagen", "verkort.afhandeling", "jouw-unit")


def test_that_the_default_profile_has_the_values_of_the_rules(library: FormLibrary) -> None:
    default = library.profiles[DEFAULT]
    assert next(iter(library.profiles)) == DEFAULT
    assert set(SETTINGS) - set(default.settings) == set(MAY_BE_UNKNOWN)
    wanted = {"review_interval_months": 6, "contact_notice_months": 6, "contact_alarm_months": 12, "gap_warn_days": 30,
              "referral_warn_days": 14, "exemption_warn_months": 12, "perspective_months": 24, "show_atw_date": True,
              "retention_voluntary_years": 2, "trajectory_max_months": 18, "capacity_bands": (30, 80)}  # fmt: skip
    assert {name: default.settings[name] for name in wanted} == wanted


def test_that_the_six_profiles_of_the_rules_say_what_they_know_and_ask_the_rest(library: FormLibrary) -> None:
    known = {"oost-achterhoek", "bollenstreek", "leiden", "baanzicht", "zaanstad", "rotterdam"}
    assert known <= set(library.profiles)
    leiden, baanzicht = library.profiles["leiden"], library.profiles["baanzicht"]
    assert (leiden.settings["hold_months"], leiden.settings["hold_extra_days"]) == (2, 1)
    assert baanzicht.settings["short_application_window_months"] == 6
    assert "hold_months" in baanzicht.ask
    for name in known:
        profile = library.profiles[name]
        assert not set(profile.ask) & set(profile.settings)


# -- faults ----------------------------------------------------------------------------------------------------------

TERMS_TEXT = """schema = 1
id = "eigen"
name_nl = "Eigen"
name_en = "Own"
municipality = "Rijnveen"
valid_from = 2026-01-01
source = "Eigen"
checked_on = 2026-11-22

[[event]]
id = "intake"
label_nl = "intake"
label_en = "intake"

[[term]]
id = "RV01"
title_nl = "Bellen"
title_en = "Call"
kind = "praktijk"
triggers = ["intake"]
counting = "binnen"
amount = 2
unit = "weken"
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ('triggers = ["intake"]', 'triggers = ["ontmoeting"]', 20, "Er is geen [[event]] met de id “ontmoeting”."),
        ('triggers = ["intake"]\n', "", 15, "Een termijn heeft iets nodig waarmee die begint."),
        ('unit = "weken"\n', "", 22, "Een termijn telt met amount en unit."),
        ('unit = "weken"', 'unit = "kwartalen"', 23, "“kwartalen” kan hier niet."),
        ('counting = "binnen"', 'counting = "hoogstens"\n# x', 24, "Werkdagen tellen alleen vooruit of terug."),
        ('label_en = "intake"', 'label_en = "intake"\nfact = "weer"', 14, "“weer” kan hier niet."),
        ("amount = 2", "amount = 2000", 22, "2000 kan hier niet."),
        ('kind = "praktijk"', 'kind = "praktijk"\nsetting = "gap_warn_days"', 15, "is instelbaar"),
        ('kind = "praktijk"', 'kind = "praktijk"\nrounds = ["intake"]', 20, "Alleen een termijn die opnieuw begint"),
        ('kind = "praktijk"', 'kind = "praktijk"\nextend_amount = 1', 20, "horen bij elkaar"),
        ('id = "eigen"', 'id = "anders"', 2, "De id “anders” is niet de naam van het bestand."),
    ],
)
def test_that_a_fault_in_terms_is_named_with_its_line(old: str, new: str, line: int, sentence: str) -> None:
    text = TERMS_TEXT.replace(old, new)
    if "hoogstens" in new:
        text = text.replace('unit = "weken"', 'unit = "werkdagen"')
    with pytest.raises(FormsRefused) as refused:
        read_terms(text, "forms/terms/eigen.toml")
    said = [(fault.line, str(fault)) for fault in refused.value.faults]
    assert any(at == line and sentence in words for at, words in said), said


PROFILE_TEXT = """schema = 1
id = "rijnveen"
name_nl = "Rijnveen"
name_en = "Rijnveen"
municipality = "Rijnveen"
valid_from = 2026-01-01
source = "Beleidsregels"
checked_on = 2026-11-22
ask = ["hold_months"]

[settings]
review_interval_months = 3

[[term]]
id = "TL06"
amount = 6
unit = "maanden"
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("review_interval_months = 3", "review_interval_months = 13", 12, "13 kan hier niet."),
        ("review_interval_months = 3", "hold_months = 2", 12, "“hold_months” is ingevuld en wordt ook gevraagd."),
        ("review_interval_months = 3", "capacity_bands = [80, 30]", 12, "van 1 tot 99"),
        ("review_interval_months = 3", "kleur = 3", 12, "De sleutel “kleur” is hier niet bekend."),
        ('id = "TL06"', 'id = "TL02"', 15, "De wet bepaalt deze termijn voor iedereen."),
        ('id = "TL06"', 'id = "TL23"', 16, "Deze termijn mag alleen korter."),
        ('id = "TL06"', 'id = "XX99"', 15, "Er is geen [[term]] met de id “XX99”."),
        ("amount = 6", "off = true\namount = 6", 17, "Een termijn krijgt een andere lengte, of staat uit."),
    ],
)
def test_that_a_fault_in_a_profile_is_named_with_its_line(
    library: FormLibrary, old: str, new: str, line: int, sentence: str
) -> None:
    known = {one.id: one for one in library.terms.terms}
    read_profile(PROFILE_TEXT, "rijnveen.toml", known)
    with pytest.raises(FormsRefused) as refused:
        read_profile(PROFILE_TEXT.replace(old, new), "rijnveen.toml", known)
    said = [(fault.line, str(fault)) for fault in refused.value.faults]
    assert any(at == line and sentence in words for at, words in said), said


def test_that_the_default_profile_must_be_whole() -> None:
    file = paths.FORMS / "profiles" / f"{DEFAULT}.toml"
    without = "\n".join(line for line in read_text(file).splitlines() if not line.startswith("gap_warn_days"))
    with pytest.raises(FormsRefused, match="gap_warn_days"):
        read_profile(without, file)


def test_that_forms_check_looks_at_terms_and_profiles(tmp_path: Path) -> None:
    for folder, text in (("terms", TERMS_TEXT), ("profiles", PROFILE_TEXT)):
        (tmp_path / folder).mkdir()
        name = "eigen" if folder == "terms" else "rijnveen"
        (tmp_path / folder / f"{name}.toml").write_text(text, encoding="utf-8")
    found = check_folder(tmp_path)
    assert [Path(one.file).name for one in found] == ["rijnveen.toml"], "TL06 is no term of this folder"
    (tmp_path / "terms" / "eigen.toml").write_text(TERMS_TEXT.replace("RV01", "TL06"), encoding="utf-8")
    assert "De wet bepaalt" in str(check_folder(tmp_path)[0])


def test_that_an_own_value_is_held_to_the_same_rules() -> None:
    assert setting_problem("review_interval_months", 12) == ""
    assert "13" in setting_problem("review_interval_months", 13)
    assert setting_problem("capacity_bands", (30, 80)) == ""
    assert setting_problem("capacity_bands", (80, 30)) != ""


def test_that_an_older_check_or_an_end_asks_for_a_look(library: FormLibrary) -> None:
    own = read_terms(TERMS_TEXT, "eigen.toml").terms[0]
    assert not own.needs_check(date(2027, 11, 22))
    assert own.needs_check(date(2027, 11, 23))
