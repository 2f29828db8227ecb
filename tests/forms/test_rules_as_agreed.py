"""The rules of all forty forms, pinned: a column that changes here was changed by a person, with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_app.instruments.kinds import Unit
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument

AGREED = [line.split(" | ") for line in (Path(__file__).parent / "rules_as_agreed.txt").read_text("utf-8").splitlines()]


def as_row(form: Instrument) -> list[str]:
    """The rules of a form in the columns of the table."""
    rules = form.rules
    return [
        form.id,
        " ".join(form.raters),
        rules.aggregate,
        rules.order,
        "yes" if rules.hide_other_voice else "no",
        str(rules.lookback_days),
        rules.show_from,
        rules.compare,
        rules.goal,
        " ".join(str(int(special)) for special in rules.special) or "-",
        " ".join(f"{part.id}:{part.kind}:{len(part.items)}" for part in form.parts),
    ]


def test_that_the_table_names_every_form(library: FormLibrary) -> None:
    assert [row[0] for row in AGREED[1:]] == sorted(library.instruments)


@pytest.mark.parametrize("agreed", AGREED[1:], ids=[row[0] for row in AGREED[1:]])
def test_that_a_form_keeps_the_rules_that_were_agreed(library: FormLibrary, agreed: list[str]) -> None:
    assert as_row(library.instrument(agreed[0])) == agreed


def test_that_a_form_is_about_what_was_agreed(library: FormLibrary) -> None:
    other = {
        form.id: (form.unit, form.or_unit) for form in library.instruments.values() if form.unit is not Unit.PERSON
    }
    assert other == {
        "zrm-huishouden": (Unit.HOUSEHOLD, None),
        "zrm-kinderen": (Unit.CHILD, None),
        "hulpladder": (Unit.STEP, None),
        "tevredenheid": (Unit.PLAN, None),
        "praktische-voorwaarden": (Unit.STEP, None),
        "waardevol-werk": (Unit.PLACE, Unit.STEP),
        "omgekeerde-toets": (Unit.DECISION, Unit.STEP),
        "voortgangsgesprek": (Unit.PLAN, None),
        "observatie-testperiode": (Unit.STEP, None),
        "inkomenscheck": (Unit.STEP, Unit.HOUSEHOLD),
        "afspraken-partijen": (Unit.STEP, Unit.PLACE),
        "plan-44a": (Unit.PLAN, None),
        "afweging-maatregel": (Unit.AGREEMENT, None),
    }


def test_that_numbers_have_bounds_of_their_own(library: FormLibrary) -> None:
    numbers = {
        form.id: (part.allowed[0], part.allowed[-1])
        for form in library.instruments.values()
        for part in form.parts
        if part.pick == "number"
    }
    assert numbers == {"tijd-tot-werk": (0, 120), "capaciteitsband": (0, 100), "tevredenheid": (1, 10)}


def test_that_the_lists_of_the_paper_are_there(library: FormLibrary) -> None:
    rows = {
        form.id: {one.key: (one.rows.value, [field.id for field in one.fields]) for one in form.lists}
        for form in library.instruments.values()
        if form.lists
    }
    assert rows["vraagverhelderend-gesprek"] == {
        "oplossing": ("own", ["oplossing", "oplossing-status", "oplossing-vorm"]),
        "partij": ("own", ["partij", "partij-doet", "partij-mag", "partij-mag-op"]),
    }
    work = ["soort", "wat", "waar", "van", "tot", "uren", "taken", "fijn", "einde"]
    assert rows["intake-basis"]["werkverleden"] == ("own", work)
    assert rows["voortgangsgesprek"] == {
        "stap-uitkomst": ("steps", ["waardoor", "vervolg"]),
        "passend": ("places", ["waarom"]),
        "doel": ("goals", ["doel-uitkomst"]),
    }
    assert rows["spinnenweb-breed"] == {"mogelijkheden": ("items", []), "beperkingen": ("items", [])}
    assert set(rows) == {*rows} and len(rows) == 6


def test_that_nothing_but_an_outside_result_speaks_of_a_wage_value(library: FormLibrary) -> None:
    for form in library.instruments.values():
        texts = [str(form.title), *(item.label.nl for item in form.items), *(one.label.nl for one in form.fields)]
        levels = [level.label.nl for values in form.values for level in values.levels]
        assert not any("loonwaarde" in text.casefold() for text in texts), form.id
        assert any("loonwaarde" in text for text in levels) == (form.id == "externe-uitslag")
