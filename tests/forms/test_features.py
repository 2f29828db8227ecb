"""What the loader makes of the tiny forms: each feature of the file format once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest

from intake_app import i18n
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.instruments.model import (
    Aggregate,
    FieldType,
    Instrument,
    Kind,
    Pick,
    PrintTarget,
    Sensitivity,
    Status,
    Text,
    Unit,
)
from intake_app.instruments.refusals import UnknownItem

Tiny = Callable[[str], Instrument]


def test_that_levels_keep_their_order_and_are_offered_from_high_to_low(tiny: Tiny) -> None:
    form = tiny("levels")
    assert form.part_of("koken").allowed == (1, 2, 3)
    assert [level.value for level in form.levels_on_screen("koken")] == [3, 2, 1]
    assert str(form.level("koken", 3).label) == "hoog"


def test_that_head_and_rules_are_typed(tiny: Tiny) -> None:
    form = tiny("levels")
    assert (form.status, form.unit, form.valid_from) == (Status.ACTIVE, Unit.PERSON, date(2026, 1, 1))
    assert form.raters == (RaterRole.RESIDENT, RaterRole.CONSULTANT)
    assert form.prints == (PrintTarget.PLAN,)
    assert form.rules.aggregate is Aggregate.COUNT
    assert form.rules.special == (Special.NOT_RECORDED, Special.DECLINED, Special.NOT_DISCUSSED)
    assert form.item("koken").sensitivity is Sensitivity.HEALTH
    assert form.item("wonen").sensitivity is None


def test_that_a_web_takes_every_whole_mark_though_only_some_carry_words(tiny: Tiny) -> None:
    form = tiny("web")
    assert form.part_of("lijf").allowed == tuple(range(11))
    assert form.part_of("lijf").pick is Pick.PER_ITEM
    assert str(form.level("lijf", 0).plain) == "Gaat niet"
    assert form.level("lijf", 4) is None
    assert form.has_web()


def test_that_the_resident_sees_the_short_name_where_there_is_one(tiny: Tiny) -> None:
    form = tiny("web")
    assert str(form.item("lijf").name) == "Lijf"
    assert str(form.item("buurt").name) == "Mijn buurt"
    assert [aspect.id for aspect in form.item("lijf").aspects] == ["slapen"]


def test_that_items_stand_in_their_part_in_the_order_of_the_file(tiny: Tiny) -> None:
    form = tiny("open")
    assert [item.id for item in form.items] == ["nu", "straks"]
    assert [item.id for item in form.part("twee").items] == ["straks"]
    assert form.part("een").kind is Kind.OPEN
    assert form.part("een").allowed == ()


def test_that_extra_fields_know_where_they_belong(tiny: Tiny) -> None:
    form = tiny("open")
    assert [field.id for field in form.reading_fields] == ["terug"]
    assert [field.id for field in form.fields_of("straks")] == ["uren"]
    assert form.fields_of("nu") == ()
    back = form.field("terug")
    assert (back.type, back.or_type, back.required) == (FieldType.DATE, FieldType.MONTH, True)
    assert (back.default, back.remind_months_before) == ("+6 months", 2)
    assert (form.field("uren").minimum, form.field("uren").maximum) == (0, 40)


def test_that_a_field_is_asked_only_with_the_value_it_names(tiny: Tiny) -> None:
    field = tiny("levels").field("ruzie")
    assert field.asked_with(1)
    assert not field.asked_with(2)
    assert not field.asked_with(None)
    assert [option.id for option in field.options] == ["ja", "nee"]


def test_that_every_way_to_choose_is_read(tiny: Tiny) -> None:
    form = tiny("choice")
    picks = {part.id: part.pick for part in form.parts}
    assert picks == {
        "een": Pick.ONE, "veel": Pick.MANY, "rij": Pick.PER_ROW, "getal": Pick.NUMBER, "ladder": Pick.PER_ITEM,
    }  # fmt: skip
    assert form.part("een").allowed == ("rood", "blauw")
    assert form.part("getal").allowed == tuple(range(101))


@pytest.mark.parametrize(("number", "band"), [(0, 0), (29, 0), (30, 1), (100, 1)])
def test_that_the_lower_edge_of_a_band_belongs_to_it(tiny: Tiny, number: int, band: int) -> None:
    assert tiny("choice").derived[0].band(number) == band


def test_that_an_unknown_item_part_or_field_is_refused_in_words(tiny: Tiny) -> None:
    form = tiny("web")
    for ask in (form.item, form.part, form.part_of, form.fields_of, form.field):
        with pytest.raises(UnknownItem, match=r"Het formulier “tiny-web” heeft geen vraag “hart”\."):
            ask("hart")


def test_that_an_instrument_cannot_be_changed(tiny: Tiny) -> None:
    form = tiny("levels")
    for part in (form, form.rules, form.item("koken"), form.values[0].levels[0], form.field("ruzie")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(part, dataclasses.fields(part)[0].name, "anders")
        assert not hasattr(part, "__dict__")


def test_that_a_text_speaks_the_language_in_use_and_falls_back_on_dutch() -> None:
    text = Text("huis", "house").also("tr", "ev")
    assert (str(text), text.of("en"), text.of("tr"), text.of("ar")) == ("huis", "house", "ev", "huis")
    with i18n.speaking("en"):
        assert str(text) == "house"
        assert str(Text("huis")) == "huis"
    assert not Text("")
    assert text.also("tr", "konut").of("tr") == "konut"
    assert text.also("nl", "woning").nl == "woning"
    assert text.also("en", "home").en == "home"


def test_that_a_snapshot_holds_the_words_a_reader_saw(tiny: Tiny) -> None:
    shot = tiny("levels").snapshot()
    assert shot["version"] == "1"
    assert shot["items"] == {"koken": ["Koken", "Mijn eten", ""], "wonen": ["Wonen", "Mijn huis", ""]}
    assert shot["values"] == {
        "drie": {"1": ["laag", "Lukt niet"], "2": ["midden", "Lukt soms"], "3": ["hoog", "Lukt goed"]}
    }
    assert len(shot["checksum"]) == 64
