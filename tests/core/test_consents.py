"""Who may know what: every share is checked, a no is a no, and what is sensitive is named or stays out (M02, CC16)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from intake_app.domain.collaboration import Consent
from intake_app.domain.network_words import ConsentHow, ConsentPurpose, ShareBasis, ShareLevel
from intake_app.errors import InputRefused
from intake_app.instruments.grounds import Severity
from intake_app.services import completeness, consents, editing, involved, plan_sheets, plans
from intake_app.services.consents import Ruling, Verdict
from intake_app.services.desk import Desk
from intake_app.services.network_words import VIOLENCE, areas, sensitive
from tests.core.conftest import TODAY

PARTY, PURPOSE = "Schuldhulp Rijnveen", ConsentPurpose.REFERRAL


def verdict(desk: Desk, case_id: UUID, *told: str, day: date = TODAY, recipient: str = PARTY) -> Verdict:
    return consents.check(desk.dossier(case_id), desk.forms, recipient, PURPOSE, told, day)


def agree(desk: Desk, case_id: UUID, *named: str, level: ShareLevel = ShareLevel.FULL, **more: object) -> Consent:
    given = {"given_on": TODAY, "purpose": PURPOSE, "how": ConsentHow.SPOKEN, **more}
    return consents.add(desk, case_id, recipient=PARTY, level=level, areas=named, **given)


def test_that_sensitive_is_health_substances_justice_and_violence(desk: Desk) -> None:
    found = {area for area, _name in areas(desk.forms) if sensitive(desk.forms, area)}
    assert found == {"gezondheid", "psychisch", "gebruik", "justitie", VIOLENCE}


@pytest.mark.parametrize("area", ["gezondheid", "psychisch", "gebruik", "justitie", VIOLENCE])
def test_that_without_consent_money_warns_and_what_is_sensitive_blocks(desk: Desk, case_id: UUID, area: str) -> None:
    assert verdict(desk, case_id, "geld").ruling is Ruling.WARN
    refused = verdict(desk, case_id, "geld", area)
    assert refused.ruling is Ruling.BLOCK and not refused.told and refused.withheld == ("geld", area)


def test_that_a_consent_tells_what_it_names_and_nothing_sensitive_beside_it(desk: Desk, case_id: UUID) -> None:
    agree(desk, case_id)
    assert verdict(desk, case_id, "geld", "wonen").ruling is Ruling.ALLOWED
    assert verdict(desk, case_id, "geld", "psychisch").withheld == ("psychisch",)
    agree(desk, case_id, "geld", "psychisch")
    assert verdict(desk, case_id, "geld", "psychisch").ruling is Ruling.ALLOWED
    assert verdict(desk, case_id, "wonen").ruling is Ruling.WARN  # named is all that is told


def test_that_a_later_no_goes_before_an_earlier_yes(desk: Desk, case_id: UUID) -> None:
    agree(desk, case_id, given_on=TODAY - timedelta(days=30))
    for level in (ShareLevel.ATTENDANCE, ShareLevel.NONE):
        agree(desk, case_id, level=level)
        assert verdict(desk, case_id, "geld").ruling is Ruling.BLOCK


def test_that_a_consent_counts_from_its_day_until_its_last_day_or_until_it_is_taken_back(
    desk: Desk, case_id: UUID
) -> None:
    kept = agree(desk, case_id, until=TODAY + timedelta(days=10))
    assert verdict(desk, case_id, "geld", day=TODAY - timedelta(days=1)).consent is None
    assert verdict(desk, case_id, "geld", day=TODAY + timedelta(days=10)).allowed
    assert verdict(desk, case_id, "geld", day=TODAY + timedelta(days=11)).ruling is Ruling.WARN
    consents.change(desk, kept.id, withdrawn_on=TODAY + timedelta(days=2))
    assert verdict(desk, case_id, "geld", day=TODAY + timedelta(days=1)).allowed
    assert not verdict(desk, case_id, "geld", day=TODAY + timedelta(days=2)).allowed


def test_that_a_consent_is_for_one_party_and_one_purpose(desk: Desk, case_id: UUID) -> None:
    agree(desk, case_id)
    assert verdict(desk, case_id, "geld", recipient="  schuldhulp   RIJNVEEN ").allowed
    assert not verdict(desk, case_id, "geld", recipient="Schuldhulp Elders").allowed
    dossier = desk.dossier(case_id)
    other = consents.check(dossier, desk.forms, PARTY, ConsentPurpose.HANDOVER, ("geld",), TODAY)
    assert not other.allowed


def test_that_nothing_is_chosen_beforehand_and_a_level_alone_is_dated_today(desk: Desk, case_id: UUID) -> None:
    fresh = consents.add(desk, case_id, recipient=PARTY, purpose=PURPOSE)
    assert (fresh.level, fresh.given_on, fresh.how) == (None, None, None)
    assert consents.remarks(fresh, desk.forms, TODAY) == (
        "Vraag hoeveel deze partij mag weten. Er is niets van tevoren gekozen.",
    )
    assert not verdict(desk, case_id, "geld").allowed
    consents.change(desk, fresh.id, level=ShareLevel.SUMMARY)
    assert desk.dossier(case_id).consents[0].given_on == TODAY
    assert verdict(desk, case_id, "geld").allowed


@pytest.mark.parametrize("basis", [ShareBasis.OWN_TASK, ShareBasis.EMERGENCY])
def test_that_a_share_without_consent_counts_only_with_a_reason(desk: Desk, case_id: UUID, basis: ShareBasis) -> None:
    kept = agree(desk, case_id, "psychisch", basis=basis, given_on=None)
    assert verdict(desk, case_id, "psychisch").ruling is Ruling.BLOCK
    consents.change(desk, kept.id, reason="Direct gevaar, huisarts gebeld.")
    found = verdict(desk, case_id, "psychisch")
    assert found.ruling is Ruling.ALLOWED and "Direct gevaar" in found.sentence


def test_that_days_in_an_order_that_cannot_be_are_refused(desk: Desk, case_id: UUID) -> None:
    kept = agree(desk, case_id)
    for field in ("until", "withdrawn_on"):
        with pytest.raises(InputRefused, match="voor de dag waarop"):
            consents.change(desk, kept.id, **{field: TODAY - timedelta(days=1)})
    with pytest.raises(InputRefused, match="Mensen en organisaties"):
        editing.edit(desk, Consent, kept.id, until=date(2000, 1, 1))


def test_that_a_party_that_gets_the_plan_warns_and_blocks_when_it_is_sensitive(desk: Desk, ready_case: UUID) -> None:
    party = involved.add(desk, ready_case, organisation=PARTY, areas=("geld",), gets_plan=True)

    def severity() -> Severity | None:
        found = completeness.missing(desk.forms, desk.dossier(ready_case), TODAY)
        return next((one.severity for one in found if one.id == "CC16"), None)

    assert severity() is Severity.WARN
    involved.change(desk, party.id, areas=("geld", "psychisch"))
    assert severity() is Severity.BLOCK
    with pytest.raises(InputRefused, match="Toestemming om te delen"):
        plans.finalise(desk, ready_case)
    agree(desk, ready_case, "geld", "psychisch", purpose=ConsentPurpose.PLAN)
    assert severity() is None
    plans.finalise(desk, ready_case)


def test_that_the_plan_says_who_gets_what(desk: Desk, ready_case: UUID) -> None:
    involved.add(desk, ready_case, organisation=PARTY, person="Bo de Wit", role="schuldhulpverlener", areas=("geld",))
    involved.add(desk, ready_case, organisation="GGZ Kompas")
    agree(desk, ready_case, "geld", level=ShareLevel.SUMMARY)
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    sheet = plan_sheets.plan_sheet(dossier, dossier.current_plan, desk.forms, desk.profile, TODAY)
    told = {one.name: (one.role, one.may_know) for one in sheet.involved}
    assert told == {
        PARTY: ("Bo de Wit, schuldhulpverlener", "een samenvatting (geld en schulden)"),
        "GGZ Kompas": ("", ""),
    }


def test_that_what_was_agreed_goes_along_with_another_name_of_the_party(desk: Desk, case_id: UUID) -> None:
    party = involved.add(desk, case_id, organisation=PARTY)
    agree(desk, case_id)
    involved.change(desk, party.id, organisation="Kredietbank")
    assert verdict(desk, case_id, "geld", recipient="Kredietbank").allowed
    desk.undo(case_id)
    assert verdict(desk, case_id, "geld").allowed
