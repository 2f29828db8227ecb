"""Every persona to the second look-back: what was decided, what stays as signed, what prints, and what may not."""

from __future__ import annotations

from datetime import date

import pytest

from intake_app.domain.catalogue_words import VacancySource
from intake_app.domain.follow_up_words import GoalOutcome, OutcomeKind, ReviewResult
from intake_app.domain.network_words import ConsentPurpose
from intake_app.domain.rights import SanctionProposal
from intake_app.domain.terms import Term
from intake_app.domain.vocabulary import CaseStatus, DocumentKind
from intake_app.services import consents

from .conftest import Shelf, Told, content, words_of
from .stories.p13_jan import LETTERS

LOOKED_BACK = {
    "p01-mirjam": ("2026-09-08", "2027-03-08", "2027-09-08"),
    "p02-henk": ("2026-07-15", "2027-01-15", "2027-07-15"),
    "p03-farida": ("2027-05-03", "2027-11-03", "2028-05-03"),
    "p04-gerrit": ("2026-06-18", "2026-09-30", "2027-03-30"),
    "p05-bert": ("2026-04-10", "2026-09-15", "2027-03-15"),
    "p06-yusuf": ("2026-09-14", "2027-03-15", "2027-09-15"),
    "p07-chantal": ("2024-02-20", "2026-02-19", "2026-09-14", "2027-03-15"),
    "p08-danny": ("2026-06-12", "2026-09-16", "2027-03-16"),
    "p09-karin": ("2026-12-16", "2027-06-16", "2027-12-16"),
    "p10-esra": ("2026-09-18", "2027-01-11", "2027-07-12"),
    "p11-jesse": ("2027-02-01", "2028-02-17", "2029-02-16"),
    "p12-amina": ("2026-12-03", "2027-06-03", "2027-12-03"),
    "p13-jan": ("2026-08-24", "2026-11-23", "2027-05-24"),
}
"""The days of looking back, and the day that was agreed after the last."""


@pytest.mark.parametrize("name", LOOKED_BACK)
def test_that_every_look_back_is_closed_and_the_next_day_is_agreed(now: Shelf, name: str) -> None:
    *days, after = map(date.fromisoformat, LOOKED_BACK[name])
    dossier = now.dossier(name)
    assert [one.held_on for one in dossier.closed_reviews] == days and dossier.open_review is None
    assert dossier.closed_reviews[-1].next_review_on == after
    assert after.weekday() < 5


@pytest.mark.parametrize("name", [name for name in LOOKED_BACK if name != "p07-chantal"])
def test_that_the_caseload_names_the_look_back_after_the_second(now: Shelf, name: str) -> None:
    assert now.dossier(name).case.next_step_on == date.fromisoformat(LOOKED_BACK[name][-1])


@pytest.mark.parametrize("name", LOOKED_BACK)
def test_that_a_look_back_prints_what_the_resident_says_and_decides(now: Shelf, name: str) -> None:
    last = now.dossier(name).closed_reviews[-1]
    paper = now.paper(name, "terugblik", last.held_on.isoformat())
    for question in ("feiten", "besluit"):
        assert f"“{last.answer(question)}”" in paper
    assert last.answer_consultant in paper
    for word in ("mislukt", "gemiddeld", "%", "score"):
        assert word not in paper


def test_that_p05_weighing_waits_for_the_story_of_the_resident_and_ends_in_another_agreement(told: Told) -> None:
    story = told.stories["p05-bert"]
    assert story.seen["weighing before the talk"] == "Geef eerst aan dat de afspraak anders is gelopen."
    (weighed,) = story.dossier.sanctions
    assert weighed.closed and weighed.proposal is SanctionProposal.OTHER_AGREEMENT and weighed.percentage is None
    assert weighed.tailoring and weighed.contact_on == date(2026, 4, 10)


def test_that_p05_the_second_version_says_how_it_came_about(now: Shelf) -> None:
    dossier = now.dossier("p05-bert")
    second = dossier.plans[-1]
    assert "Op 10 april 2026 keken we samen terug." in second.changed_because
    assert not [one.what for one in dossier.steps_of_plan(second) if one.what.startswith("Start als")]
    items = dossier.review_items_of(dossier.closed_reviews[-1])
    reached = {one.sentence: items[one.id].outcome for one in dossier.goals_of(second)}
    assert list(reached.values()) == [GoalOutcome.UNDER_WAY, GoalOutcome.REACHED]


def test_that_p06_the_school_may_know_a_summary_until_a_day_and_never_the_plan(now: Shelf) -> None:
    dossier = now.dossier("p06-yusuf")
    for day, purpose, allowed in (
        (date(2026, 3, 2), ConsentPurpose.CONTACT, True),
        (date(2027, 3, 12), ConsentPurpose.CONTACT, True),
        (date(2027, 3, 13), ConsentPurpose.CONTACT, False),
        (date(2026, 3, 2), ConsentPurpose.PLAN, False),
    ):
        given = consents.decision(dossier, "ROC", purpose, day)
        assert (given is not None and given.allows_on(day)) is allowed, (day, purpose)


def test_that_p06_two_tracks_are_four_days_of_a_week(now: Shelf) -> None:
    dossier = now.dossier("p06-yusuf")
    planned = [one.planned for one in dossier.hours_lines]
    assert sum(one for one in planned if one is not None) == 4 * 8 * 60


def test_that_p07_is_closed_with_paid_work_after_six_months_of_aftercare(now: Shelf) -> None:
    dossier = now.dossier("p07-chantal")
    (closed,) = dossier.closings
    assert dossier.case.status is CaseStatus.CLOSED and closed.outcome is OutcomeKind.PAID_WORK
    assert closed.next_contact_on == date(2027, 10, 5)
    assert all(one.done_on for one in dossier.aftercare_moments) and len(dossier.aftercare_moments) == 6
    assert [(one.number, one.made_on.isoformat()) for one in dossier.portfolio_versions] == [
        (1, "2026-10-05"),
        (2, "2027-04-05"),
    ]


def test_that_p08_no_solution_is_no_failure_and_stops_nothing(now: Shelf) -> None:
    dossier = now.dossier("p08-danny")
    first = dossier.closed_reviews[0]
    items = dossier.review_items_of(first)
    far = next(one for one in dossier.steps if one.what.startswith("Werkaanbod"))
    assert items[far.id].result is ReviewResult.DIFFERENT
    asked = set(dossier.review_items_of(dossier.closed_reviews[1]))
    assert far.id not in asked  # what was let go is not asked again


def test_that_p09_months_stand_to_the_cent_on_her_own_sheet_and_nowhere_else(now: Shelf) -> None:
    paper = now.paper("p09-karin", "inkomsten-melden", "2027-06-16")
    for words in ("juli: 60 uur", "€ 90 per maand", "oktober: 33,25 uur", "€ 49,88 per maand", "Mijn uitkering"):
        assert words in paper, words
    assert sum(one.amount or 0 for one in now.dossier("p09-karin").earnings) == 43988
    assert "€" not in now.paper("p09-karin", "portfolio", "2027-06-16")


def test_that_p11_two_portfolios_lie_beside_each_other(now: Shelf) -> None:
    kept = now.dossier("p11-jesse").portfolio_versions
    assert [(one.number, one.note) for one in kept] == [(1, "2026"), (2, "2027")]


def test_that_p12_two_who_teach_the_same_are_told_as_possible_double_help(told: Told) -> None:
    said = told.stories["p12-amina"].seen["double help"]
    assert isinstance(said, list) and len(said) == 1
    sentence = str(said[0])
    assert "Bazaar" in sentence and "Vrijwilligersbank" in sentence


def test_that_p12_the_paper_without_a_name_says_nothing_by_which_she_is_known(now: Shelf) -> None:
    dossier = now.dossier("p12-amina")
    first, second = sorted(dossier.portfolio_versions, key=lambda one: one.number)
    papers = {one.id: words_of(one.content) for one in dossier_documents("p12-amina")}
    nameless, named = papers[first.document_id], papers[second.document_id]
    for word in ("Amina", "Schetsveld", "1981", "0000 AL", "06-00", "bijstand", "Hamid", "paspoort"):
        assert word.casefold() not in nameless.casefold(), word
    for word in ("Naaien", "Dari"):
        assert word in nameless
    assert "Amina" in named
    assert [(one.to_whom, one.consent_on) for one in dossier.hand_overs if one.version_id == first.id] == [
        ("WSP", date(2026, 9, 25))
    ]


def dossier_documents(name: str) -> list:  # type: ignore[type-arg]  # documents with their bytes, from the file
    from intake_app.exchange import dossier_file

    return [one for one in dossier_file.from_json(content(name)).documents if one.kind is DocumentKind.PORTFOLIO]


def test_that_p12_found_a_place_herself(now: Shelf) -> None:
    (found,) = now.dossier("p12-amina").candidacies
    assert found.source is VacancySource.SELF_FOUND and found.title == "Naaister in een atelier"


def test_that_p13_the_account_holds_letters_a_to_g_and_six_weeks_run_from_the_report(told: Told) -> None:
    seen = told.stories["p13-jan"].seen
    account, term = seen["account"], seen["six weeks"]
    assert isinstance(account, bytes) and isinstance(term, Term) and term.due_on == date(2026, 6, 15)
    paper = words_of(account)
    assert [text for text in LETTERS.values() if text not in paper] == []
    assert "De buurtbus is genoeg." in paper and "Participatiewet" not in paper
    missing = seen["missing at first"]
    assert isinstance(missing, list) and {f"CW06{letter}" for letter in "abcdefg"} <= set(missing)
    assert "CW03" not in missing  # Jan and his sister were both told
