"""Rules of single forms, kept as data: what stops a finished reading, what is only asked, what follows by itself."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date

import pytest

from intake_app.domain.measuring import Answer, ExtraValue
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.instruments import asking, comparison, guards
from intake_app.instruments.comparison import Reading
from intake_app.instruments.finishing import check_ready, left
from intake_app.instruments.kinds import Weight
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument
from intake_app.instruments.refusals import (
    GoalRefused,
    MomentRefused,
    NotFinished,
    OrderRefused,
    RaterRefused,
    SubjectMissing,
)
from tests.forms.answers import answer, reading

Given = Mapping[str, int | str | Special | None]


def filled(
    form: Instrument,
    given: Given,
    fields: Mapping[str, Mapping[str, str | int | bool]] | None = None,
    *,
    rater: RaterRole = RaterRole.CONSULTANT,
    subject: str = "",
    words: Mapping[str, str] | None = None,
) -> Reading:
    """A reading with these answers, extra fields by place, and words by item."""
    found = dict(reading(form, dict(given), rater=rater).answers)
    for key, text in (words or {}).items():
        found[key] = dataclasses.replace(found.get(key) or answer(key, None), text=text)
    for key, values in (fields or {}).items():
        extra = tuple(ExtraValue(field=name, value=value) for name, value in values.items())
        found[key] = dataclasses.replace(found.get(key) or answer(key, None), extra=extra)
    for one in found.values():
        guards.check_answer(form, one)
    measurement = dataclasses.replace(reading(form, {}, rater=rater).measurement, subject=subject)
    return Reading(measurement, found)


def sentences(form: Instrument, done: Reading, weight: Weight) -> list[str]:
    """What is left of this weight."""
    return [one.sentence for one in left(form, done) if one.weight is weight]


WAGE = {"uitvoerder": "Bureau", "datum": "2026-08-01", "uitkomst": "Zie stuk", "percentage": 62}


def test_that_a_wage_value_needs_method_workplace_and_day(library: FormLibrary) -> None:
    form = library.instrument("externe-uitslag")
    whole = {**WAGE, "werkplek": "Kwekerij, potten", "methode": "Dariuz"}
    check_ready(form, filled(form, {"soort": "loonwaarde"}, {"reading": whole}))
    for name in ("werkplek", "methode", "datum", "percentage"):
        without = {key: value for key, value in whole.items() if key != name}
        with pytest.raises(NotFinished):
            check_ready(form, filled(form, {"soort": "loonwaarde"}, {"reading": without}))
    reason = {key: value for key, value in whole.items() if key != "percentage"} | {"niet-te-bepalen": "Nog te kort"}
    check_ready(form, filled(form, {"soort": "loonwaarde"}, {"reading": reason}))
    check_ready(form, filled(form, {"soort": "taaltoets"}, {"reading": {k: v for k, v in WAGE.items() if v != 62}}))


def test_that_could_below_does_is_asked_and_left_as_it_is(library: FormLibrary) -> None:
    form = library.instrument("participatieladder")
    done = filled(form, {"doet": 4, "kan": 3}, {"kan": {"motivatie": "Zo gezien"}})
    check_ready(form, done)
    assert sentences(form, done, Weight.ASK) == ["Wat iemand kan staat nu lager dan wat iemand doet. Klopt dat?"]
    assert done.answers["kan"].value == 3
    assert left(form, filled(form, {"doet": 3, "kan": 3}, {"kan": {"motivatie": "Zo gezien"}})) == ()
    with pytest.raises(NotFinished, match="waarop dit rust"):
        check_ready(form, filled(form, {"doet": 3, "kan": 4}))


def test_that_a_childs_form_is_for_parents_about_one_child(library: FormLibrary) -> None:
    form = library.instrument("zrm-kinderen")
    with pytest.raises(RaterRefused):
        guards.check_rater(form, RaterRole.RESIDENT)
    about = {"reading": {"kind": "Noor", "woorden-kind": "Ik vind school leuk"}}
    done = filled(form, {"opvang": Special.NOT_APPLICABLE}, about, rater=RaterRole.PARENT, subject="Noor")
    check_ready(form, done)
    assert sentences(form, done, Weight.ASK) == ["Schrijf bij “Opvang” waarom dit niet van toepassing is."]
    with pytest.raises(SubjectMissing, match="Elk kind krijgt een eigen meting"):
        check_ready(form, dataclasses.replace(done, measurement=dataclasses.replace(done.measurement, subject="")))


def test_that_only_named_forms_are_filled_in_by_an_employer(library: FormLibrary) -> None:
    named = {form.id for form in library.instruments.values() if RaterRole.OTHER in form.raters}
    assert named == {"zrm-huishouden", "waardevol-werk", "observatie-testperiode", "afspraken-partijen"}
    assert {form.id for form in library.instruments.values() if RaterRole.PARENT in form.raters} == {"zrm-kinderen"}


def test_that_an_old_form_is_entered_with_its_own_day_and_has_no_goals(library: FormLibrary) -> None:
    old, today = library.instrument("zrm-2013"), date(2026, 9, 15)
    guards.check_moment(old, date(2015, 3, 1), today)
    with pytest.raises(MomentRefused, match="toen is ingevuld"):
        guards.check_moment(old, today, today)
    with pytest.raises(MomentRefused, match="tot en met 4 oktober 2017"):
        guards.check_moment(old, date(2018, 1, 1), today)
    guards.check_moment(old, date(2018, 1, 1), today, confirmed=True)
    with pytest.raises(GoalRefused, match="formulier van nu"):
        guards.check_goal(old, "financien", 2, 3)
    assert old not in library.offered() and old in library.enterable()


def test_that_optional_forms_are_offered_once_switched_on(library: FormLibrary) -> None:
    assert library.instrument("regie-niveau") not in library.offered()
    assert library.instrument("regie-niveau") in library.offered({"regie-niveau"})
    assert set(library.active()) == set(library.offered())
    assert library.instrument("levensweb-7") not in library.enterable()


def test_that_a_form_without_goals_refuses_one_in_words_too(library: FormLibrary) -> None:
    with pytest.raises(GoalRefused):
        guards.check_goal(library.instrument("arbeidsvermogen"), "code", None, None)
    with pytest.raises(GoalRefused, match="in woorden"):
        guards.check_goal(library.instrument("krachteninventaris"), "drijfveer", 1, 2)
    guards.check_goal(library.instrument("regie-niveau"), "regie", None, None)


def test_that_the_text_comes_before_the_choice(library: FormLibrary) -> None:
    form = library.instrument("zeist-4")
    with pytest.raises(OrderRefused, match="Schrijf eerst"):
        guards.check_answer(form, answer("welbevinden", "meer"))
    filled(form, {"welbevinden": "meer"}, words={"welbevinden": "Ik kom graag"})


def test_that_a_fixed_order_opens_one_question_after_the_other(library: FormLibrary) -> None:
    form = library.instrument("omgekeerde-toets")
    assert guards.open_items(form, {}) == ("effect", "grondwaarden")
    first = {"effect": dataclasses.replace(answer("effect", None), text="Rust")}
    assert guards.open_items(form, first) == ("effect", "bedoeling", "grondwaarden")
    guards.check_order(form, "bedoeling", first)
    with pytest.raises(OrderRefused, match="vóór “3 Juridische toets”"):
        guards.check_order(form, "juridisch", first)


MEASURE = {
    "gehoord-op": "2026-09-10", "zienswijze": "Ik was ziek", "voorstel": "maatregel-voorstellen", "percentage": 100,
    "maanden": 1, "contact-op": "2026-10-01",
}  # fmt: skip
HEARD = {"oorzaak": "ziek", "effect": "huur in gevaar"}


def test_that_without_blame_no_measure_can_be_proposed(library: FormLibrary) -> None:
    form = library.instrument("afweging-maatregel")
    field = form.field("voorstel")
    blameless = filled(form, {"verwijtbaar": "v-geen", "dringend": "d-geen"}, words=HEARD)
    assert not asking.asked(form, field, blameless.answers, "reading")
    told = {**blameless.answers, "reading": filled(form, {}, {"reading": {"zienswijze": "Ziek"}}).answers["reading"]}
    assert asking.asked(form, field, told, "reading")
    assert [one.id for one in asking.options_of(form, field, told, "reading")] == ["geen-maatregel"]
    wrong = filled(
        form, {"verwijtbaar": "v-geen", "dringend": "d-geen"}, {"reading": MEASURE}, subject="x", words=HEARD
    )
    with pytest.raises(NotFinished, match="past niet bij de andere antwoorden"):
        check_ready(form, wrong)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [({}, ""), ({"percentage": 50}, "percentage 100"), ({"contact-op": "2026-12-01"}, "binnen vier weken")],
)
def test_that_a_measure_follows_the_law(library: FormLibrary, changed: dict[str, str | int], sentence: str) -> None:
    form = library.instrument("afweging-maatregel")
    given = {"verwijtbaar": "v-vol", "dringend": "d-schulden d-gezin", "soort-plicht": "s-uniform"}
    done = filled(form, given, {"reading": MEASURE | changed}, subject="Afspraak van mei", words=HEARD)
    if sentence:
        with pytest.raises(NotFinished, match=sentence):
            check_ready(form, done)
    else:
        check_ready(form, done)


def test_that_an_exemption_ends_unless_it_lasts(library: FormLibrary) -> None:
    form = library.instrument("ontheffing")
    fields = {"van-plicht": "tegenprestatie", "start": "2026-09-01", "herzien-op": "2027-03-01"}
    check_ready(form, filled(form, {"reden": "duurzaam"}, {"reading": fields}))
    with pytest.raises(NotFinished, match="Vul “Eind” in"):
        check_ready(form, filled(form, {"reden": "rust"}, {"reading": fields}))
    with pytest.raises(NotFinished, match="voor de begindatum"):
        check_ready(form, filled(form, {"reden": "rust"}, {"reading": fields | {"eind": "2026-08-01"}}))
    long = filled(form, {"reden": "rust"}, {"reading": fields | {"eind": "2028-08-01"}})
    check_ready(form, long)
    assert any("zo kort mogelijk" in one for one in sentences(form, long, Weight.ASK))


def test_that_the_wmo_account_names_the_letter_that_is_empty(library: FormLibrary) -> None:
    form = library.instrument("wmo-onderzoek")
    fields = {"reading": {"melding": "2026-08-01", "gesprek": "2026-09-01", "aanwezig": "Joyce"}}
    letters = {item.id: Special.DECLINED for item in form.part("a-g").items}
    check_ready(form, filled(form, letters, fields))
    with pytest.raises(NotFinished, match="“g Eigen bijdrage” is nog leeg"):
        check_ready(form, filled(form, {k: v for k, v in letters.items() if k != "g-bijdrage"}, fields))
    late = fields | {"clientondersteuning": {"op-datum": "2026-09-05"}}
    done = filled(form, {**letters, "clientondersteuning": "ja"}, late)
    assert any("pas na het gesprek" in one for one in sentences(form, done, Weight.ASK))


def test_that_a_review_waits_for_the_residents_own_answer(library: FormLibrary) -> None:
    form = library.instrument("voortgangsgesprek")
    fields = {"reading": {"aanwezig": "Joyce", "volgende-datum": "2027-03-01"}}
    mine = filled(form, {}, fields, words={"besluit": "Doorgaan"})
    with pytest.raises(NotFinished, match="antwoord van de inwoner"):
        check_ready(form, mine)
    theirs = filled(form, {"besluit": Special.DECLINED}, rater=RaterRole.RESIDENT)
    check_ready(form, mine, [theirs])


def test_that_income_is_reckoned_in_whole_cents_and_a_gap_asks_for_repair(library: FormLibrary) -> None:
    form = library.instrument("inkomenscheck")
    lines = {
        "regel/1": {"persoon": "Joyce", "post": "uitkering", "nu": 119900, "straks": 0},
        "regel/2": {"persoon": "Joyce", "post": "loon", "nu": 0, "straks": 125050},
        "regel/3": {"persoon": "Joyce", "post": "reiskosten", "nu": 0, "straks": 9995},
    }
    done = filled(form, {}, lines, subject="Kwekerij")
    assert asking.computed_amount(form, form.field("verschil"), done.answers) == -4845
    assert asking.asked(form, form.field("reparatie-bedrag"), done.answers, "reading")
    del lines["regel/3"]
    better = filled(form, {}, lines, subject="Kwekerij")
    assert asking.computed_amount(form, form.field("verschil"), better.answers) == 5150
    assert not asking.asked(form, form.field("reparatie-bedrag"), better.answers, "reading")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (29, "0 tot 30 %"),
        (30, "30 tot 80 %"),
        (79, "30 tot 80 %"),
        (80, "80 tot en met 100 %"),
        (100, "80 tot en met 100 %"),
    ],
)
def test_that_a_band_follows_and_stands_there_in_words(library: FormLibrary, number: int, words: str) -> None:
    form = library.instrument("capaciteitsband")
    assert comparison.answer_words(form, "percentage", answer("percentage", number)) == words
    now = answer("percentage", number)
    today = date(2026, 9, 15)
    assert asking.automatic_values(form, answer("percentage", None), now, today) == {"grenzen": "30 80"}
    assert asking.automatic_values(form, now, now, today) == {}


def test_that_an_old_answer_keeps_the_limits_it_was_made_with(library: FormLibrary) -> None:
    form = library.instrument("capaciteitsband")
    derived = dataclasses.replace(form.derived[0], limits=(50, 90))
    changed = dataclasses.replace(form, derived=(derived,))
    old = dataclasses.replace(answer("percentage", 40), extra=(ExtraValue(field="grenzen", value="30 80"),))
    assert comparison.answer_words(changed, "percentage", old) == "30 tot 80 %"
    assert comparison.answer_words(changed, "percentage", answer("percentage", 40)) == "0 tot 30 %"


def test_that_defaults_know_the_item_they_stand_beside(library: FormLibrary) -> None:
    form = library.instrument("belemmeringen")
    of, prints = form.field("van"), form.field("afdrukken")
    assert asking.default_of(of, form.item("taal")) == "persoon"
    assert asking.default_of(of, form.item("regels")) == "buitenwereld"
    assert asking.default_of(prints, form.item("taal")) is True
    assert asking.default_of(prints, form.item("schulden")) is False
    assert form.field("status-datum").automatic
    assert asking.options_of(
        library.instrument("route-na-intake"), library.instrument("route-na-intake").field("eerst"), {}
    )


def test_that_what_comes_first_is_asked_when_several_routes_are_chosen(library: FormLibrary) -> None:
    form = library.instrument("route-na-intake")
    field = form.field("eerst")
    assert not asking.asked(form, field, {"route": answer("route", "direct-werk")}, "reading")
    assert asking.asked(form, field, {"route": answer("route", "direct-werk voortraject")}, "reading")


def test_that_formal_help_before_ones_own_asks_why(library: FormLibrary) -> None:
    form = library.instrument("vraagverhelderend-gesprek")
    field = form.field("waarom-hoger")
    rows: dict[str, Answer] = dict(
        filled(form, {}, {"oplossing/1": {"oplossing": "Maaltijden", "oplossing-vorm": "formeel"}}).answers
    )
    assert asking.asked(form, field, rows, "resultaat")
    own = {
        key: dataclasses.replace(answer(key, None), text="ja")
        for key in ("eigen-kracht", "huisgenoten", "netwerk", "algemeen-aanbod")
    }
    assert not asking.asked(form, field, rows | own, "resultaat")
