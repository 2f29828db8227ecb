"""Who helps, twice or not at all; and a question that is passed on comes back (F03, F04, AR28)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.domain.collaboration import Referral
from intake_app.domain.follow_up_words import AttentionKind
from intake_app.domain.network_words import ConsentPurpose, ReferralStatus, ShareLevel
from intake_app.domain.vocabulary import RaterRole
from intake_app.errors import InputRefused
from intake_app.services import attention, completeness, consents, editing, involved, measuring, plans, referrals, terms
from intake_app.services.desk import Desk
from tests.core.conftest import TODAY


def agreed(desk: Desk, case_id: UUID, *names: str, on: date = TODAY) -> None:
    """The resident agrees that these are asked something."""
    given = {"purpose": ConsentPurpose.REFERRAL, "level": ShareLevel.SUMMARY, "given_on": on}
    for name in names:
        consents.add(desk, case_id, recipient=name, **given)


def missing(desk: Desk, case_id: UUID) -> set[str]:
    return {one.id for one in completeness.missing(desk.forms, desk.dossier(case_id), TODAY)}


def test_that_three_who_do_not_know_of_each_other_are_named_as_double_help(desk: Desk, case_id: UUID) -> None:
    plans.draft_plan(desk, case_id)
    involved.add(desk, case_id, organisation="Schuldhulp", areas=("geld",), goal="De schulden aflossen")
    involved.add(desk, case_id, organisation="Buurtteam", areas=("geld", "mensen"), goal="schulden aflossen.")
    involved.add(desk, case_id, organisation="Kerk", areas=("geld",), goal="eten voor het gezin")
    involved.add(desk, case_id, organisation="Maatje", areas=("geld",))
    found = involved.double_help(desk.dossier(case_id), TODAY)
    pairs = [({one.first.organisation, one.second.organisation}, one.certain) for one in found]
    assert pairs[0] == ({"Schuldhulp", "Buurtteam"}, True)
    assert [pair for pair, certain in pairs if not certain] == [
        {"Schuldhulp", "Maatje"},
        {"Buurtteam", "Maatje"},
        {"Kerk", "Maatje"},
    ]
    assert found[0].sentence(desk.forms).startswith("Dubbele hulp? Schuldhulp en Buurtteam werken aan hetzelfde doel")
    assert "CF03" in missing(desk, case_id)


def test_that_who_stopped_is_no_double_help_and_helps_with_nothing(desk: Desk, case_id: UUID) -> None:
    involved.add(desk, case_id, organisation="A", areas=("geld",), goal="sparen")
    gone = involved.add(desk, case_id, organisation="B", areas=("geld",), goal="sparen")
    involved.change(desk, gone.id, until=TODAY - timedelta(days=1))
    assert involved.double_help(desk.dossier(case_id), TODAY) == ()
    assert [one.organisation for one in involved.help_map(desk.dossier(case_id), desk.forms, TODAY).parties] == ["A"]
    with pytest.raises(InputRefused):
        involved.change(desk, gone.id, since=TODAY)


def test_that_more_than_the_setting_is_a_hint(desk: Desk, case_id: UUID) -> None:
    assert involved.most_parties(desk) == 5
    for number in range(6):
        assert not involved.too_many(desk.dossier(case_id), 5, TODAY)
        involved.add(desk, case_id, organisation=f"Organisatie {number}")
    assert involved.too_many(desk.dossier(case_id), 5, TODAY)


def test_that_who_is_involved_is_asked_and_nobody_is_an_answer(desk: Desk, case_id: UUID) -> None:
    assert not involved.asked(desk.dossier(case_id))
    involved.set_around(desk, case_id, no_parties=True)
    assert involved.asked(desk.dossier(case_id))
    assert desk.dossier(case_id).around.parties_asked_on == TODAY
    involved.add(desk, case_id, organisation="Toch iemand")
    assert not desk.dossier(case_id).around.no_parties


def talked_about(desk: Desk, case_id: UUID, **answers: str) -> None:
    reading = measuring.start_reading(desk, case_id, "screening-leefgebieden", RaterRole.CONSULTANT)
    for area, choice in answers.items():
        extra = {"partij": "Buurtteam"} if choice == "ligt-bij-ander" else {}
        measuring.record_answer(desk, reading.id, area, choice=choice)
        if extra:
            measuring.record_extra(desk, reading.id, area, extra)


def test_that_the_map_shows_who_helps_and_where_nobody_does(desk: Desk, case_id: UUID) -> None:
    talked_about(
        desk, case_id, wonen="verder-praten", taal="gaat-goed", geld="verder-praten", papieren="ligt-bij-ander"
    )
    involved.add(desk, case_id, organisation="Schuldhulp", areas=("geld",))
    found = involved.help_map(desk.dossier(case_id), desk.forms, TODAY)
    assert [(row.area, row.parties, row.gap) for row in found.rows] == [
        ("geld", (True,), False),
        ("wonen", (False,), True),
        ("papieren", (False,), True),
    ]
    agreed(desk, case_id, "Woningcorporatie")
    referrals.add(desk, case_id, area="wonen", to_organisation="Woningcorporatie", sent_on=TODAY)
    rows = {row.area: row for row in involved.help_map(desk.dossier(case_id), desk.forms, TODAY).rows}
    assert (rows["wonen"].elsewhere, rows["wonen"].gap) == ("Woningcorporatie", False)


def test_that_what_lies_with_another_needs_a_holder_and_a_day_to_look_again(desk: Desk, case_id: UUID) -> None:
    plans.draft_plan(desk, case_id)
    talked_about(desk, case_id, wonen="ligt-bij-ander")
    assert "CF04" in missing(desk, case_id)
    agreed(desk, case_id, "De Haard")
    referral = referrals.add(desk, case_id, area="wonen", to_organisation="De Haard", sent_on=TODAY)
    with pytest.raises(InputRefused) as refused:
        referrals.change(desk, referral.id, status=ReferralStatus.TAKEN)
    assert "wie het heeft opgepakt" in str(refused.value) and "wanneer je weer kijkt" in str(refused.value)
    referrals.change(desk, referral.id, holder="Ans Visser", next_check_on=date(2026, 10, 20))
    assert "CF04" in missing(desk, case_id)
    referrals.change(desk, referral.id, status=ReferralStatus.TAKEN)
    assert "CF04" not in missing(desk, case_id)
    (kept,) = desk.dossier(case_id).referrals
    assert kept.answered_on == TODAY
    assert referrals.passed_on(desk.dossier(case_id), desk.forms) == (
        "Wonen: Ans Visser, De Haard pakt dit op. Wij kijken op 20 oktober 2026 hoe het gaat.",
    )


def test_that_an_unanswered_referral_surfaces_after_fourteen_days(desk: Desk, case_id: UUID) -> None:
    sent = TODAY - timedelta(days=13)
    agreed(desk, case_id, "Schuldhulp", on=sent)
    referral = referrals.add(desk, case_id, area="geld", to_organisation="Schuldhulp", sent_on=sent)
    assert referral.expected_on == TODAY + timedelta(days=1)

    def asks() -> bool:
        found = attention.due(desk, desk.dossier(case_id))
        return any(one.kind is AttentionKind.REFERRAL for one in found)

    def term() -> date | None:
        found = terms.terms(desk, case_id)
        return next((one.due_on for one in found if one.id == "TP34" and one.state.open), None)

    assert not asks() and term() == referral.expected_on
    clock = desk.clock
    try:
        desk.clock = Clock(TODAY + timedelta(days=1))
        assert asks()
        assert "Nog geen antwoord" in " ".join(
            referrals.remarks(desk.dossier(case_id), desk.forms, referral, desk.today())
        )
        referrals.change(desk, referral.id, status=ReferralStatus.DECLINED)
        assert not asks() and term() is None
    finally:
        desk.clock = clock
    case = desk.dossier(case_id).case
    assert case.attention is not AttentionKind.REFERRAL


def test_that_the_first_answer_ends_the_term_of_its_own_referral(desk: Desk, case_id: UUID) -> None:
    agreed(desk, case_id, "A", "B")
    early = referrals.add(desk, case_id, to_organisation="A", sent_on=TODAY - timedelta(days=10))
    late = referrals.add(desk, case_id, to_organisation="B", sent_on=TODAY - timedelta(days=5))
    referrals.change(desk, late.id, status=ReferralStatus.DONE)
    (left,) = (one for one in terms.terms(desk, case_id) if one.id == "TP34" and one.state.open)
    assert left.trigger_on == early.sent_on


def test_that_something_sensitive_is_sent_only_with_consent(desk: Desk, case_id: UUID) -> None:
    referral = referrals.add(desk, case_id, area="psychisch", to_organisation="GGZ Kompas")
    with pytest.raises(InputRefused, match="zonder toestemming niets weten"):
        referrals.change(desk, referral.id, sent_on=TODAY)
    consents.add(
        desk,
        case_id,
        recipient="GGZ Kompas",
        purpose=ConsentPurpose.REFERRAL,
        level=ShareLevel.FULL,
        areas=("psychisch",),
        given_on=TODAY,
    )
    referrals.change(desk, referral.id, sent_on=TODAY)
    with pytest.raises(InputRefused, match="zonder toestemming"):  # another receiver is another question
        referrals.change(desk, referral.id, to_organisation="Verslavingszorg")
    with pytest.raises(InputRefused, match="Mensen en organisaties"):
        editing.edit(desk, Referral, referral.id, status=ReferralStatus.TAKEN)


def test_that_taking_part_is_asked_about_before_an_indication(desk: Desk, case_id: UUID) -> None:
    referral = referrals.add(desk, case_id, to_organisation="Zorghuis", question="Kan hij naar de dagbesteding?")
    found = referrals.remarks(desk.dossier(case_id), desk.forms, referral, TODAY)
    assert any("mee wil doen" in one for one in found)
