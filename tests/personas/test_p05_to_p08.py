"""P05 to P08: every "must work" line of the personas that today's program can show. What waits stands in the README."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake_app.domain.measuring import Answer, ExtraValue
from intake_app.domain.terms import TermState
from intake_app.domain.vocabulary import DocumentKind, PersonRole, RaterRole, Special, StepStatus
from intake_app.instruments.asking import asked_fields, computed_amount, options_of
from intake_app.instruments.comparison import Direction, Reading
from intake_app.instruments.finishing import left
from intake_app.instruments.model import FieldType, Instrument
from intake_app.instruments.refusals import (
    NotFinished,
    OrderRefused,
    RaterRefused,
    SubjectMissing,
    VersionsMixed,
)
from intake_app.services import comparing, measuring, terms
from intake_app.services.moment_history import history

from .conftest import LAST_DAYS, Shelf, Told, content, words_of
from .stories import p05_bert, p08_danny
from .telling import CONSULTANT, RESIDENT

BERT, YUSUF, CHANTAL, DANNY = "p05-bert", "p06-yusuf", "p07-chantal", "p08-danny"


def changed(reading: Reading, key: str, answer: Answer | None = None, **fields: str | int | None) -> Reading:
    """The same reading with another answer at one place, or with other fields beside it."""
    before = reading.answers.get(key) or Answer(
        case_id=reading.measurement.case_id, measurement_id=reading.measurement.id, item=key
    )
    kept = tuple(one for one in before.extra if one.field not in fields)
    given = tuple(ExtraValue(field=name, value=value) for name, value in fields.items() if value is not None)
    after = answer if answer is not None else replace(before, extra=(*kept, *given))
    return replace(reading, answers={**reading.answers, key: after})


def without(reading: Reading, key: str) -> Reading:
    return replace(reading, answers={item: one for item, one in reading.answers.items() if item != key})


def asks_proposal(form: Instrument, reading: Reading) -> bool:
    return "voorstel" in {one.id for one in asked_fields(form, reading.answers, "reading")}


# -- P05: first listen, then weigh ------------------------------------------------------------------------------------


def test_that_p05_the_weighing_is_only_done_by_a_professional_and_from_an_agreement(told: Told) -> None:
    story = told.stories[BERT]
    story.on("2026-09-15")
    with pytest.raises(RaterRefused):
        story.fill("afweging-maatregel", RESIDENT, {})
    loose = story.fill("afweging-maatregel", CONSULTANT, {}, ready=False)
    with pytest.raises(SubjectMissing, match="afspraak"):
        measuring.mark_ready(story.desk, loose.id)


def test_that_p05_the_weighing_begins_with_what_happened(told: Told) -> None:
    story = told.stories[BERT]
    story.on("2026-09-15")
    with pytest.raises(OrderRefused):
        story.fill("afweging-maatregel", CONSULTANT, {"oorzaak": "Te duur."}, ready=False, subject="een afspraak")


@pytest.mark.parametrize("needed", ["oorzaak", "effect", "verwijtbaar", "dringend", "zienswijze"])
def test_that_p05_the_proposal_stays_closed_until_everything_was_weighed(now: Shelf, needed: str) -> None:
    form = now.desk.forms.instrument("afweging-maatregel")
    weighed = now.reading(BERT, form.id, CONSULTANT, subject=p05_bert.AGREEMENT)
    assert asks_proposal(form, weighed)
    open_ = changed(weighed, "reading", zienswijze=None) if needed == "zienswijze" else without(weighed, needed)
    assert not asks_proposal(form, open_)


def test_that_p05_partly_blame_with_urgent_reasons_leaves_every_proposal_possible(now: Shelf) -> None:
    form = now.desk.forms.instrument("afweging-maatregel")
    weighed = now.reading(BERT, form.id, CONSULTANT, subject=p05_bert.AGREEMENT)
    assert (weighed.answers["verwijtbaar"].choice, weighed.answers["dringend"].choice) == (
        "v-deels",
        "d-schulden d-uithuis",
    )
    (field,) = (one for one in form.reading_fields if one.id == "voorstel")
    offered = [one.id for one in options_of(form, field, weighed.answers, "reading")]
    assert offered == ["geen-maatregel", "waarschuwing", "andere-afspraak", "maatregel-voorstellen"]
    blameless = changed(weighed, "verwijtbaar", replace(weighed.answers["verwijtbaar"], choice="v-geen"))
    assert "maatregel-voorstellen" not in [one.id for one in options_of(form, field, blameless.answers, "reading")]


@pytest.mark.parametrize(
    ("percentage", "months", "refused"),
    [(100, 1, ""), (100, 3, ""), (50, 1, "percentage 100"), (100, 4, "1 tot en met 3 maanden")],
)
def test_that_p05_a_measure_for_a_duty_of_the_law_is_a_hundred_percent_for_one_to_three_months(
    now: Shelf, percentage: int, months: int, refused: str
) -> None:
    form = now.desk.forms.instrument("afweging-maatregel")
    weighed = now.reading(BERT, form.id, CONSULTANT, subject=p05_bert.AGREEMENT)
    measure = {"voorstel": "maatregel-voorstellen", "percentage": percentage, "maanden": months}
    said = [one.sentence for one in left(form, changed(weighed, "reading", **measure))]
    assert len(said) == bool(refused) and all(refused in one for one in said)
    assert not any(one.computed or one.type is FieldType.MONEY for one in form.fields)  # it calculates nothing


def test_that_p05_a_contact_is_asked_within_four_weeks(now: Shelf) -> None:
    form = now.desk.forms.instrument("afweging-maatregel")
    weighed = now.reading(BERT, form.id, CONSULTANT, subject=p05_bert.AGREEMENT)
    fields = {one.field: one.value for one in weighed.answers["reading"].extra}
    assert (fields["voorstel"], fields["contact-op"]) == ("andere-afspraak", "2026-04-10")
    assert left(form, weighed) == ()
    assert left(form, changed(weighed, "reading", **{"contact-op": None}))
    measure: dict[str, str | int | None] = {"voorstel": "maatregel-voorstellen", "percentage": 100, "maanden": 1}
    in_time = changed(weighed, "reading", **measure, **{"contact-op": "2026-04-13"})
    late = changed(weighed, "reading", **measure, **{"contact-op": "2026-04-14"})
    assert left(form, in_time) == ()
    assert [one.sentence for one in left(form, late)] == [
        "Spreek een contact af binnen vier weken. Anders raakt iemand uit beeld."
    ]


def test_that_p05_the_difference_of_view_is_printed_as_berts_own_sentence(signed: Shelf) -> None:
    assert "Bert: “Als het niks oplevert, waarom dan?”" in signed.paper(BERT, "plan", "2026-04-10")


def test_that_p05_the_stopped_step_reads_not_yet_with_why(now: Shelf) -> None:
    dossier = now.dossier(BERT)
    stopped = [one for one in dossier.steps if one.what.startswith("Start als chauffeur")]
    assert [(one.status, one.result) for one in stopped] == [(StepStatus.NOT_YET, p05_bert.VIEW)]


def test_that_p05_nothing_of_weighing_or_stopping_is_on_any_paper_of_berts(now: Shelf, signed: Shelf) -> None:
    for kind in ("portfolio", "koelkastblad"):
        paper = now.paper(BERT, kind, LAST_DAYS[BERT])
        assert not [word for word in ("Start als chauffeur", "gestopt", "afweging", "verwijt") if word in paper]
    assert "verwijt" not in signed.paper(BERT, "plan", "2026-04-10")


def test_that_p05_the_sum_is_thirty_three_euro_more(now: Shelf) -> None:
    assert sums(now, BERT) == [3300]


def sums(shelf: Shelf, name: str) -> list[int | None]:
    """What every income check of a dossier comes to, in cents, oldest first."""
    form = shelf.desk.forms.instrument("inkomenscheck")
    (field,) = (one for one in form.fields if one.id == "verschil")
    dossier = shelf.dossier(name)
    readings = shelf.measured(name, form.id, CONSULTANT, subject=None)
    return [computed_amount(form, field, dossier.answers_of(one)) for one in readings]


# -- P06: language and tiles ------------------------------------------------------------------------------------------


def test_that_p06_two_steps_run_at_the_same_time_and_wait_for_nothing(signed: Shelf) -> None:
    dossier = signed.dossier(YUSUF)
    school, tiles = (next(s for s in dossier.steps if s.what.startswith(w)) for w in ("Taal", "Praktijkdag"))
    assert all(one.status is StepStatus.PLANNED and "Wacht" not in one.why for one in (school, tiles))
    assert school.start_on and school.due_on and tiles.start_on
    assert school.start_on < tiles.start_on < school.due_on
    assert all("2 dagen" in one.what for one in (school, tiles))  # together four days in a week


def test_that_p06_the_certificate_stands_in_the_portfolio_with_kind_and_day_beside_a2(now: Shelf) -> None:
    paper = now.paper(YUSUF, "portfolio", LAST_DAYS[YUSUF])
    assert "Certificaat tegelzetten vakcertificaat, 12 maart 2027" in paper
    assert "Tigrinya, Nederlands A2" in paper


def test_that_p06_the_interpreter_was_there_and_gave_no_answers(now: Shelf, signed: Shelf) -> None:
    dossier = now.dossier(YUSUF)
    assert {one.role for one in dossier.attendees} == {PersonRole.INTERPRETER}
    first = now.measured(YUSUF, "zrm-2017", RESIDENT)[0]
    assert (first.present, first.rater_name) == ("Tolk (tolk)", "Yusuf Fantasie")
    assert {one.rater_name for one in dossier.measurements} == {"Yusuf Fantasie", "Bo Voorbeeld"}
    assert dossier.plans[0].interpreter_present
    assert "Er was een tolk bij" in signed.paper(YUSUF, "plan", "2026-02-26")


def test_that_p06_what_was_not_discussed_is_words_in_the_plan_and_nothing_on_the_portfolio(
    now: Shelf, signed: Shelf
) -> None:
    row = "Thuis met elkaar wil niet bespreken bewust niet vastgelegd"
    assert row in signed.paper(YUSUF, "plan", "2026-02-26")
    assert "Thuis met elkaar" not in now.paper(YUSUF, "portfolio", LAST_DAYS[YUSUF])


def test_that_p06_a_diploma_is_asked_for_and_then_recognised_in_part_with_both_days(now: Shelf) -> None:
    dossier = now.dossier(YUSUF)
    told = [
        (one.measured_on.isoformat(), dossier.answers_of(one)["opleidingen/1"].extra_value("erkend"))
        for one in now.measured(YUSUF, "intake-basis", CONSULTANT)
    ]
    assert told == [
        ("2026-02-12", None),
        ("2026-02-20", "aangevraagd"),
        ("2026-06-18", "aangevraagd"),
        ("2026-09-14", "deels"),
    ]


# -- P07: the place ends ----------------------------------------------------------------------------------------------


def test_that_p07_four_years_end_on_the_day_before_and_are_told_half_a_year_ahead(signed: Shelf) -> None:
    seen = signed.term(CHANTAL, "TL19", "2026-02-19")
    assert seen.due_on.isoformat() == "2026-10-02"
    assert min(seen.warn_on).isoformat() == "2026-04-02"
    assert seen.state is TermState.RUNNING  # visible, without alarm
    warned = signed.term(CHANTAL, "TL19", "2026-04-02")
    assert warned.state is TermState.NEAR
    assert "Plan de volgende stap op tijd." in warned.note


def test_that_p07_the_form_of_2016_is_never_laid_beside_that_of_2024(now: Shelf) -> None:
    dossier = now.dossier(CHANTAL)
    old, new = now.measured(CHANTAL, "zrm-2013", CONSULTANT), now.measured(CHANTAL, "zrm-2017", CONSULTANT)
    assert [one.measured_on.isoformat() for one in (*old, *new)] == ["2016-03-10", "2024-02-20", "2026-02-19"]
    with pytest.raises(VersionsMixed):
        comparing.compare(dossier, now.desk.forms, (old[0].id, new[0].id), now.at("2026-02-19").today())
    assert "2016" not in now.paper(CHANTAL, "vergelijking", LAST_DAYS[CHANTAL])
    assert old[0].entered_on is not None and old[0].entered_on.isoformat() == "2026-02-19"


def test_that_p07_a_slip_in_typing_over_stays_visible_with_its_reason(now: Shelf) -> None:
    dossier = now.dossier(CHANTAL)
    (paper,) = now.measured(CHANTAL, "zrm-2013", CONSULTANT)
    (was,) = dossier.corrections_of(paper, "verslaving")
    assert (was.value, dossier.answers_of(paper)["verslaving"].value) == (4, 5)
    assert was.reason == "Verkeerd overgetypt: op het papier staat een 5."


@pytest.mark.parametrize(
    ("rater", "counts"),
    [
        (RESIDENT, {Direction.HIGHER: 4, Direction.SAME: 8, Direction.LOWER: 1}),
        (CONSULTANT, {Direction.HIGHER: 5, Direction.SAME: 8}),
    ],
)
def test_that_p07_two_years_are_counted_per_voice(now: Shelf, rater: RaterRole, counts: dict[Direction, int]) -> None:
    chosen = [one.id for one in now.measured(CHANTAL, "zrm-2017", rater)]
    found = comparing.compare(now.dossier(CHANTAL), now.desk.forms, chosen, now.desk.today())
    assert {way: count for way, count in found.counts if count} == counts
    rows = [row for block in found.blocks for row in block.rows]
    higher = {row.item for row in rows if row.direction is Direction.HIGHER}
    assert higher - {"werk-opleiding"} == {
        "tijdsbesteding",
        "geestelijke-gezondheid",
        "sociaal-netwerk",
        "maatschappelijke-participatie",
    }
    assert ("werk-opleiding" in higher) is (rater is CONSULTANT)


def test_that_p07_lower_is_told_calmly_and_asks_what_happened(now: Shelf) -> None:
    paper = now.paper(CHANTAL, "vergelijking", LAST_DAYS[CHANTAL])
    assert "Mijn lichaam: eerst ‘het lukt mij soms’, nu ‘het lukt mij niet’: nu lager; wat is er gebeurd?" in paper


def test_that_p07_the_experts_figure_stands_with_the_place_of_work(now: Shelf, signed: Shelf) -> None:
    (reading,) = now.measured(CHANTAL, "externe-uitslag", CONSULTANT, subject="kringloop")
    told = now.dossier(CHANTAL).answers_of(reading)["reading"]
    assert (told.extra_value("percentage"), told.extra_value("werkplek")) == (70, "kringloop")
    assert "70" not in now.paper(CHANTAL, "portfolio", LAST_DAYS[CHANTAL])
    assert now.measured(CHANTAL, "externe-uitslag", CONSULTANT) == ()  # none about the person


def test_that_p07_the_ladder_keeps_what_she_does_and_what_she_can_apart(now: Shelf) -> None:
    ladder = now.reading(CHANTAL, "participatieladder", CONSULTANT)
    assert {item: one.value for item, one in ladder.answers.items()} == {"doet": 4, "kan": 5}


def test_that_p07_three_versions_can_each_be_read(now: Shelf) -> None:
    from intake_app.exchange import dossier_file

    kept = [one for one in dossier_file.from_json(content(CHANTAL)).documents if one.kind is DocumentKind.PLAN]
    words = {one.version: words_of(one.content) for one in kept}
    assert "Ik wil weer ergens bij horen." in words[1] and "voor oktober" not in words[1]
    assert "Wat is er veranderd sinds u tekende (versie 2)" in words[3]
    assert "Nieuw doel: “Ik wil voor oktober een plek die betaalt.”" in words[3]


# -- P08: work that leaves less ---------------------------------------------------------------------------------------


def test_that_p08_less_than_nothing_asks_for_a_repair(told: Told) -> None:
    story = told.stories[DANNY]
    story.on("2026-09-16")
    with pytest.raises(NotFinished, match="Reparatie"):
        p08_danny.money(story, "nog een aanbod", travel=26850)


def test_that_p08_the_second_sum_stands_beside_the_first(now: Shelf) -> None:
    assert sums(now, DANNY) == [-2950, 21450]
    both = now.measured(DANNY, "inkomenscheck", CONSULTANT, subject=None)
    assert [one.subject for one in both] == [p08_danny.FAR, p08_danny.NEAR]
    lines = now.dossier(DANNY).answers_of(both[0])
    told = [one for key, one in lines.items() if key.startswith("regel/")]
    assert all(one.extra_value("persoon") and one.extra_value("post") for one in told)  # every line says what it is


def test_that_p08_no_offer_yet_is_kept_as_such(now: Shelf) -> None:
    need = now.reading(DANNY, "welke-stap-nu", RESIDENT).answers["hulp-op-vraag"]
    assert (need.text, need.extra_value("geen-aanbod")) == ("Een oplossing voor de reiskosten.", True)


def test_that_p08_nothing_says_that_work_always_pays_or_that_he_must_accept(signed: Shelf) -> None:
    paper = signed.paper(DANNY, "plan", "2026-05-20").casefold()
    assert "danny beslist pas als de oplossing voor de reis is uitgezocht" in paper
    assert not [words for words in ("loont altijd", "werken loont", "neem ik het aan", "moet aan") if words in paper]


def test_that_p08_the_matter_of_justice_stays_off_what_he_gives_away(now: Shelf) -> None:
    assert now.desk.forms.instrument("zrm-2017").item("justitie").sensitivity is not None
    for kind in ("portfolio", "koelkastblad"):
        paper = now.paper(DANNY, kind, LAST_DAYS[DANNY])
        assert "justitie" not in paper.casefold() and "zaak" not in paper.casefold()


# -- all four ---------------------------------------------------------------------------------------------------------


def test_that_special_answers_never_become_a_hint_or_a_problem(now: Shelf) -> None:
    dossier = now.dossier(YUSUF)
    found = history(dossier, now.desk.forms, "zrm-2017", now.at(LAST_DAYS[YUSUF]).today())
    hints = {name for moment in found.moments for name in moment.low_without_word}
    assert "Thuis met elkaar" not in hints
    assert {one.special for one in dossier.answers if one.item == "huiselijke-relaties"} == {
        Special.DECLINED,
        Special.NOT_RECORDED,
    }
    assert terms.terms_for(now.desk, dossier)
