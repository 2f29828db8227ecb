"""P01 to P04: what they measured beside the matrix and the web, and the days that follow from their story."""

from __future__ import annotations

import pytest

from intake_app.domain.terms import TermState
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.instruments.asking import computed_amount
from intake_app.instruments.comparison import Direction
from intake_app.instruments.finishing import left
from intake_app.instruments.refusals import NotComparable, VersionsMixed
from intake_app.services import comparing, meeting_day

from .conftest import Shelf
from .telling import CONSULTANT, RESIDENT
from .test_p05_to_p08 import changed

MIRJAM, HENK, RITA, FARIDA, GERRIT = "p01-mirjam", "p02-henk", "p02-rita", "p03-farida", "p04-gerrit"


def test_that_p01_measuring_again_is_due_after_half_a_year_on_a_saturday(now: Shelf) -> None:
    term = now.term(MIRJAM, "TP03", "2026-09-04")
    assert term.due_on.isoformat() == "2026-09-05" and term.due_on.weekday() == 5  # the day itself does not shift
    assert meeting_day.remark_of_term(term.due_on).startswith(
        "Dit is een zaterdag. Kies voor het gesprek een andere dag"
    )
    assert term.settled_on is not None and term.settled_on.isoformat() == "2026-09-08"


def test_that_p01_an_exemption_ends_on_its_last_day(now: Shelf) -> None:
    term = now.term(MIRJAM, "TL14", "2026-03-12")
    assert term.due_on.isoformat() == "2026-09-30"


def test_that_p01_what_was_not_told_at_the_start_is_not_compared(now: Shelf) -> None:
    readings = now.measured(MIRJAM, "effect-leefgebieden", RESIDENT)
    found = comparing.compare(now.dossier(MIRJAM), now.desk.forms, [one.id for one in readings], now.desk.today())
    rows = {row.item: row for block in found.blocks for row in block.rows}
    assert rows["naar-buiten"].direction is Direction.HIGHER
    assert rows["werk-bezigheid"].direction is Direction.NOT_COMPARABLE
    answers = [now.dossier(MIRJAM).answers_of(one)["werk-bezigheid"] for one in readings]
    assert (answers[0].special, answers[1].extra_value("sinds-begin")) == (Special.DECLINED, "beter")
    assert rows["werk-bezigheid"].outcome == "Beter dan bij het begin"
    assert rows["werk-bezigheid"].sentence == "Wat ik nu doe: Mirjam zegt: beter dan bij het begin."
    assert rows["naar-buiten"].sentence.endswith("hoger. Mirjam zegt: beter dan bij het begin.")
    assert rows["stress"].sentence.endswith("Mirjam zegt: weet ik niet.")  # both stand there, nothing is asked
    paper = now.paper(MIRJAM, "vergelijking", "2026-09-08")
    assert "Wat ik nu doe: Mirjam zegt: beter dan bij het begin." in paper
    assert "niet te vergelijken" not in paper[paper.index("Effect per leefgebied") : paper.index("Wat ik nu doe")]


def test_that_p02_both_ways_are_sums_to_the_cent(now: Shelf) -> None:
    form = now.desk.forms.instrument("inkomenscheck")
    (field,) = (one for one in form.fields if one.id == "verschil")
    ways = {
        one.subject: computed_amount(form, field, now.dossier(HENK).answers_of(one))
        for one in now.measured(HENK, form.id, CONSULTANT, subject=None)
    }
    assert ways == {"Vorm A: alleen Henk aan het werk": -20500, "Vorm B: beiden een baan": 112000}
    way_a = now.reading(HENK, form.id, CONSULTANT, subject="Vorm A: alleen Henk aan het werk")
    asked = {one.field for one in left(form, changed(way_a, "reading", reparatie=None))}
    assert asked == {"reparatie"}


def test_that_p02_the_household_is_measured_apart_and_shows_nothing_of_ritas_own(now: Shelf) -> None:
    form = now.desk.forms.instrument("zrm-huishouden")
    told, seen = (now.reading(HENK, form.id, one, subject="Henk en Rita") for one in (RESIDENT, CONSULTANT))
    items = [item.id for item in form.items]
    assert (
        [told.answers[item].value for item in items] == [seen.answers[item].value for item in items] == [2, 4, 4, 4, 3]
    )
    assert all(told.answers[item].extra_value("tonen") is False for item in items)
    assert not now.dossier(RITA).readings(form.id, subject=None)
    assert {one.rater_name for one in now.measured(HENK, "zrm-2017", RESIDENT)} == {"Henk Bedacht"}


def test_that_p03_children_are_compared_each_by_themselves(now: Shelf) -> None:
    dossier = now.dossier(FARIDA)
    parent = RaterRole.PARENT
    sam, yara = (now.measured(FARIDA, "zrm-kinderen", parent, subject=child) for child in ("Sam", "Yara"))
    for child in (sam, yara):
        found = comparing.compare(dossier, now.desk.forms, [one.id for one in child], now.desk.today())
        rows = {row.item: row for block in found.blocks for row in block.rows}
        assert rows["opvang"].direction is Direction.HIGHER
        assert rows["opvang"].cells[0].words != rows["opvang"].cells[-1].words
    with pytest.raises(VersionsMixed):
        comparing.compare(dossier, now.desk.forms, (sam[0].id, yara[1].id), now.desk.today())


def test_that_p03_the_sum_is_repaired(now: Shelf) -> None:
    form = now.desk.forms.instrument("inkomenscheck")
    (field,) = (one for one in form.fields if one.id == "verschil")
    sum_ = now.reading(FARIDA, form.id, CONSULTANT, subject="Betaald beginnen, zestien uur")
    assert computed_amount(form, field, sum_.answers) == -2750
    fields = {one.field: one.value for one in sum_.answers["reading"].extra}
    assert (fields["reparatie-bedrag"], fields["reparatie-van"], fields["reparatie-tot"]) == (
        3000,
        "2026-11-01",
        "2027-04-30",
    )


def test_that_p03_aftercare_and_the_job_coach_end_on_their_days(now: Shelf) -> None:
    care = [now.term(FARIDA, one, "2026-11-02").due_on for one in ("TP04", "TP04b", "TP04c")]
    assert [one.isoformat() for one in care] == ["2026-12-02", "2027-02-02", "2027-05-02"]
    assert care[-1].weekday() == 6  # a Sunday: the talk was on Monday the 3rd
    assert meeting_day.remark(care[-1]) == "Dit is een zondag. Past een andere dag beter?"
    assert [meeting_day.remark(one) for one in care[:-1]] == ["", ""]
    coach = now.term(FARIDA, "TL31", "2026-11-02")
    assert (coach.due_on.isoformat(), min(coach.warn_on).isoformat()) == ("2029-11-01", "2029-05-01")
    assert coach.note == "Is begeleiding langer nodig?"


def test_that_p03_what_is_not_arranged_yet_has_a_name_and_a_day(now: Shelf) -> None:
    reading = now.reading(FARIDA, "praktische-voorwaarden", CONSULTANT, subject="Betaald beginnen, zestien uur")
    open_ = {item: one for item, one in reading.answers.items() if one.choice == "nog-regelen"}
    assert set(open_) == {"inkomen-berekend", "kinderopvang"}
    assert all(one.extra_value("door-wie") and one.extra_value("voor") for one in open_.values())


def test_that_p04_ten_weeks_end_on_a_sunday_and_the_look_back_is_the_day_after(now: Shelf) -> None:
    last, back = (now.term(GERRIT, one, "2026-04-13") for one in ("TP01", "TP01b"))
    assert (last.due_on.isoformat(), last.due_on.weekday()) == ("2026-06-21", 6)
    assert (back.due_on.isoformat(), back.state) == ("2026-06-22", TermState.MET)
    assert back.settled_on is not None and back.settled_on.isoformat() == "2026-06-18"  # held earlier


def test_that_p04_a_trial_placement_of_three_months_ends_with_september(now: Shelf) -> None:
    term = now.term(GERRIT, "TL29", "2026-07-01")
    assert term.due_on.isoformat() == "2026-09-30"
    assert "2026-09-16" in [one.isoformat() for one in term.warn_on]


def test_that_p04_satisfaction_is_heard_once_and_never_compared(now: Shelf) -> None:
    reading = now.reading(GERRIT, "tevredenheid", RESIDENT)
    assert {item: one.value for item, one in reading.answers.items() if one.value} == {
        "gehoord": 4,
        "zelf-kiezen": 3,
        "duidelijk": 3,
        "verder": 4,
        "cijfer": 8,
    }
    assert reading.answers["quote"].extra_value("toestemming") == "portfolio"
    with pytest.raises(NotComparable):
        comparing.compare(now.dossier(GERRIT), now.desk.forms, [reading.measurement.id] * 2, now.desk.today())
