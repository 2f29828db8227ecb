"""P09 to P12: every "must work" line of the personas that today's program can show. What waits stands in the README."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from intake_app.domain.people import NetworkPerson, Person
from intake_app.domain.planning import StoredDocument
from intake_app.domain.terms import TermState
from intake_app.domain.vocabulary import DocumentKind, LegalGround, PersonRole, PlanStatus
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.instruments.comparison import Direction
from intake_app.services import comparing, completeness, dossiers, plans, print_kinds, prints, signing, terms

from .conftest import LAST_DAYS, Shelf, Told, content, words_of
from .stories.p10_esra import HIDDEN
from .stories.p11_jesse import PARENTS
from .stories.p12_amina import TOLD
from .telling import CONSULTANT, RESIDENT, Story

KARIN, ESRA, JESSE, AMINA = "p09-karin", "p10-esra", "p11-jesse", "p12-amina"


# -- P09: hours a month -----------------------------------------------------------------------------------------------


def test_that_p09_half_a_year_of_building_up_ends_with_the_year(now: Shelf) -> None:
    term = now.term(KARIN, "TP16", "2026-07-01")
    assert (term.due_on.isoformat(), term.state) == ("2026-12-31", TermState.RUNNING)


def test_that_p09_after_looking_back_the_next_day_is_half_a_year_on(told: Told, now: Shelf) -> None:
    """Told on 16 December 2026, and again at the second look-back."""
    seen = told.stories[KARIN].seen
    fridge = seen["fridge after the first"]
    assert seen["next after the first"] == date(2027, 6, 16) and isinstance(fridge, bytes)
    assert "woensdag 16 juni 2027" in words_of(fridge)
    assert now.term(KARIN, "TL11", LAST_DAYS[KARIN]).due_on.isoformat() == "2027-12-16"
    assert "donderdag 16 december" in now.paper(KARIN, "koelkastblad", LAST_DAYS[KARIN])


def test_that_p09_no_amount_stands_on_the_portfolio(now: Shelf) -> None:
    paper = now.paper(KARIN, "portfolio", LAST_DAYS[KARIN])
    assert "€" not in paper and "vergoeding" not in paper.casefold()


def test_that_p09_a_no_of_an_employer_is_no_failure_of_hers(now: Shelf) -> None:
    (note,) = (one.note for one in now.dossier(KARIN).contacts if one.contact_on == date(2026, 11, 17))
    assert note == "Contract besproken. De werkgever kan nu geen contract geven."


# -- P10: a shielded address ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["zrm-huishouden", "zrm-kinderen"])
def test_that_p10_forms_about_home_stay_shut(told: Told, form: str) -> None:
    story = told.stories[ESRA]
    story.on(LAST_DAYS[ESRA])
    with pytest.raises(InputRefused, match="niet beschikbaar zolang het adres afgeschermd is"):
        story.fill(form, CONSULTANT, {}, subject="thuis")


def test_that_p10_nothing_that_leaves_says_where_she_is(told: Told) -> None:
    """At the desk where the address is known: every paper in both sizes, the file, the calendar, the kept plan."""
    story = told.stories[ESRA]
    story.on(LAST_DAYS[ESRA])
    papers = [paper for one in print_kinds.kinds() for paper in _papers(story, one.id)]
    kept = [one.content for one in dossier_file.from_json(told.files[ESRA]).documents]
    said = " ".join(map(words_of, (*papers, *kept)))
    said += told.files[ESRA].decode() + terms.calendar(story.desk, story.case_id).decode()
    assert len(papers) >= 8 and story.dossier.person.street == HIDDEN[0]
    assert not [word for word in HIDDEN if word in said]


def _papers(story: Story, kind: str) -> list[bytes]:
    """A print in both sizes; none when there is nothing to print, such as a look-back that was not held."""
    try:
        return [prints.preview(story.desk, story.case_id, kind, large=large) for large in (False, True)]
    except InputRefused:
        return []


def test_that_p10_the_group_is_named_without_place_or_day(signed: Shelf) -> None:
    for kind in ("plan", "koelkastblad"):
        paper = signed.paper(ESRA, kind, "2026-03-25")
        assert "acht keer" in paper and "6 apr" not in paper and "26 jun" not in paper


def test_that_p10_self_worth_is_told_per_sentence_and_counted_without_a_total(now: Shelf) -> None:
    chosen = [one.id for one in now.measured(ESRA, "eigenwaarde", RESIDENT)]
    found = comparing.compare(now.dossier(ESRA), now.desk.forms, chosen, now.desk.today())
    rows = [row for block in found.blocks for row in block.rows]
    assert {way: count for way, count in found.counts if count} == {Direction.HIGHER: 9, Direction.SAME: 2}
    assert {row.item for row in rows if row.direction is Direction.SAME} == {"na-tegenslag", "plannen"}
    paper = now.paper(ESRA, "vergelijking", LAST_DAYS[ESRA])
    assert "9 hoger, 2 gelijk." in paper
    assert not [word for word in ("%", "totaal", "gemiddeld", "11") if word in paper.replace("11 januari", "")]


def test_that_p10_an_end_without_a_start_is_possible(told: Told) -> None:
    story = Story(told.desk)
    story.on(LAST_DAYS[ESRA])
    person = Person(first_name="Esra", last_name="Tweede")
    story.case_id = dossiers.open_dossier(told.desk, person, legal_grounds=(LegalGround.VOLUNTARY,))
    reading = story.fill("eigenwaarde", RESIDENT, {"ik-tel": 3}, {"reading": {"soort-moment": "eind"}})
    assert [one.ready for one in story.dossier.measurements if one.id == reading.id] == [True]
    assert comparing.comparisons(story.dossier, told.desk.forms, told.desk.today()) == []


def test_that_p10_what_she_keeps_to_herself_is_no_problem_anywhere(signed: Shelf) -> None:
    paper = signed.paper(ESRA, "plan", "2026-03-25")
    for name in ("Thuis met elkaar", "Hoe ik mij voel", "Politie en justitie"):
        assert f"{name} wil niet bespreken bewust niet vastgelegd" in paper
    assert signed.missing(ESRA, "2026-03-25") == ["CV2"]  # who keeps it; nothing about answers
    different = paper[paper.index("Hier kijken wij anders naar") : paper.index("Hier werken wij naartoe")]
    assert "Politie" not in different and "Thuis met elkaar" not in different


def test_that_p10_two_grounds_are_asked_together(signed: Shelf) -> None:
    day = date(2026, 3, 25)
    lines = completeness.checklist(signed.desk.forms, signed.dossier(ESRA), day)
    assert {line.item.ground for line in lines} == {"common", "pw-44a", "vrijwillig"}


# -- P11: every year a new plan ---------------------------------------------------------------------------------------


def test_that_p11_the_second_plan_is_due_after_a_year(now: Shelf) -> None:
    dossier = now.dossier(JESSE)
    first = tuple(one for one in dossier.term_events if one.trigger == "start-trajectplan")
    then = terms.terms_for(now.at("2026-12-17"), replace(dossier, term_events=first))
    (term,) = (one for one in then if one.id == "TP25")
    assert (term.due_on.isoformat(), term.state) == ("2027-02-17", TermState.NEAR)
    assert now.term(JESSE, "TP25", LAST_DAYS[JESSE]).due_on.isoformat() == "2028-02-17"


def _plans_of_jesse() -> list[StoredDocument]:
    kept = (one for one in dossier_file.from_json(content(JESSE)).documents if one.kind is DocumentKind.PLAN)
    return sorted(kept, key=lambda one: one.version)


def test_that_p11_the_first_plan_stays_as_it_was_and_readable() -> None:
    kept = _plans_of_jesse()
    first, second = (words_of(one.content) for one in kept)
    assert "Nog een jaar stage" not in first and "Nog een jaar stage" in second
    assert "Wat is er veranderd sinds u tekende (versie 1)" in second
    assert "Mijn ouders tekenen mee zolang ik minderjarig ben." in first


def test_that_p11_his_parents_sign_while_he_is_a_minor_and_not_after(told: Told) -> None:
    first, second = (words_of(one.content) for one in _plans_of_jesse())
    ends = [paper[paper.index("Zo hebben wij het afgesproken") :] for paper in (first, second)]
    assert all(name in ends[0] for name in (*PARENTS, "Jesse van Oefenveld", "Dirk Begin"))
    assert not [name for name in PARENTS if name in ends[1]]
    assert told.stories[JESSE].seen["signers at seventeen"] == ["Jesse van Oefenveld", "Dirk Begin", *PARENTS]


def test_that_p11_a_minor_without_a_parent_who_signs_is_asked_for_one(now: Shelf) -> None:
    """Until the day before his eighteenth birthday, 27 February 2027."""
    dossier = now.dossier(JESSE)
    plan = replace(dossier.plans[-1], status=PlanStatus.DRAFT, started_on=None)
    concept = replace(dossier, plans=(*dossier.plans[:-1], plan), signatures=())
    for day, asked in ((date(2027, 2, 26), True), (date(2027, 2, 27), False)):
        found = {one.id for one in completeness.missing(now.desk.forms, concept, day)}
        assert ("CC15" in found) is asked


def test_that_p11_the_block_of_his_parents_goes_by_itself_on_his_eighteenth_birthday(now: Shelf) -> None:
    """Version 2 of 17 February has it; a concept of the 27th and later has not, also when nobody unticked anything."""
    dossier = now.dossier(JESSE)
    plan = replace(dossier.plans[-1], status=PlanStatus.DRAFT, started_on=None, finalised_at=None)
    network = tuple(replace(one, signs=one.name in PARENTS) for one in dossier.network)
    concept = replace(dossier, plans=(*dossier.plans[:-1], plan), signatures=(), network=network)
    own = ["Jesse van Oefenveld", "Dirk Begin"]
    for day, named in ((date(2027, 2, 17), [*own, *PARENTS]), (date(2027, 2, 26), [*own, *PARENTS]),
                       (date(2027, 2, 27), own)):  # fmt: skip
        assert [one.name for one in signing.signers(concept, plan, day)] == named
    kept = replace(plan, status=PlanStatus.FINAL, finalised_at=datetime(2027, 2, 17, 12, tzinfo=UTC))
    assert [one.name for one in signing.signers(concept, kept)] == [*own, *PARENTS]


def test_that_p11_the_participation_act_is_refused_before_he_is_eighteen(told: Told) -> None:
    """The ground is refused with its reason on 26 February, and can be chosen on the 27th; voluntary can always."""
    story = Story(told.desk)
    story.on("2027-02-26")
    jesse = replace(told.stories[JESSE].dossier.person, id=Person(first_name="x").id)
    story.case_id = dossiers.open_dossier(told.desk, jesse, legal_grounds=(LegalGround.PW_44A,))
    goal = plans.add_goal(told.desk, story.draft("2027-08-26", no_disagreement=True), "Ik wil een vak leren.")
    plans.add_step(told.desk, goal, "Stage")
    story.law("Dirk helpt.", work="Nog niet bekend.")
    with pytest.raises(InputRefused, match="Achttien jaar of ouder"):
        plans.finalise(told.desk, story.case_id)
    story.on("2027-02-27")
    plans.finalise(told.desk, story.case_id)
    assert story.plan.status is PlanStatus.FINAL


def test_that_p11_he_answers_himself_beside_the_consultant(now: Shelf) -> None:
    dossier = now.dossier(JESSE)
    assert not dossier.readings("zrm-kinderen", subject=None)
    assert len(now.measured(JESSE, "zrm-2017", RESIDENT)) == len(now.measured(JESSE, "zrm-2017", CONSULTANT)) == 1
    assert dossier.case.income == "geen-uitkering"


def test_that_p11_two_webs_lie_over_each_other_and_say_nothing_of_progress(now: Shelf) -> None:
    chosen = [one.id for one in now.measured(JESSE, "spinnenweb", RESIDENT)]
    found = comparing.compare(now.dossier(JESSE), now.desk.forms, chosen, now.desk.today())
    assert found.counts == () and all(row.direction is None for block in found.blocks for row in block.rows)
    paper = now.paper(JESSE, "vergelijking", LAST_DAYS[JESSE])
    assert ": hoger" not in paper and ": lager" not in paper
    assert "Dit is een gespreksbeeld, geen meting." in paper


# -- P12: little Dutch, no laptop -------------------------------------------------------------------------------------


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_that_p12_what_she_told_back_stands_with_the_signatures(signed: Shelf, large: bool) -> None:
    paper = signed.paper(AMINA, "plan", "2026-08-13", large=large)
    end = paper[paper.index("In mijn eigen woorden") :]
    assert f"“{TOLD}”" in end and "Er was een tolk bij" in end
    assert end.index(TOLD) < end.index("Amina Schetsveld")


def test_that_p12_one_step_is_to_choose_between_the_two(signed: Shelf) -> None:
    paper = signed.paper(AMINA, "plan", "2026-08-13")
    assert "Aanbieder kiezen uit de twee (Bazaar of vrijwilligersbank)" in paper
    assert "Buurtorganisatie Bazaar, taalmaatje sinds april 2026" in paper
    assert "Vrijwilligersbank, taalcontact sinds juni 2026" in paper
    assert "Team wijk" not in paper  # no permission, so not named


def test_that_p12_paper_is_enough(now: Shelf, signed: Shelf) -> None:
    papers = [signed.paper(AMINA, kind, "2026-08-13", large=True) for kind in ("plan", "koelkastblad", "portfolio")]
    papers.append(now.paper(AMINA, "vergelijking", LAST_DAYS[AMINA], large=True))
    for paper in papers:
        assert not [word for word in ("app", "inloggen", "website", "e-mail", "www") if f" {word}" in paper.casefold()]
    assert "000-000 00 20" in papers[1]


def test_that_p12_papers_still_to_arrange_are_arranged_later(now: Shelf) -> None:
    (paper, later) = (
        now.reading(AMINA, "praktische-voorwaarden", CONSULTANT, subject="Profiel maken", place=place)
        for place in (0, 1)
    )
    before, after = paper.answers["identiteit"], later.answers["identiteit"]
    assert (before.choice, before.extra_value("opmerking")) == ("nog-regelen", "paspoort verloopt 2026-12-04")
    assert (after.choice, later.measurement.measured_on.isoformat()) == ("geregeld", "2026-12-03")


def test_that_who_may_not_be_contacted_is_not_among_those_involved(now: Shelf) -> None:
    silent = [one for one in now.dossier(AMINA).network if one.contact_allowed_on is None]
    assert [one.name for one in silent] == ["Team wijk"] and isinstance(silent[0], NetworkPerson)
    assert silent[0].role is PersonRole.OTHER and not silent[0].phone
    plan = now.dossier(AMINA).current_plan
    assert plan is not None and [one.name for one in signing.signers(now.dossier(AMINA), plan)] == [
        "Amina Schetsveld",
        "Bo Voorbeeld",
    ]
