"""Readings of any form, filled in completely and the same every time, to print and read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, ExtraValue, Measurement
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.vocabulary import ReadingSource
from intake_app.instruments.model import ExtraField, FieldType, Instrument, Item, Kind, Part, Pick

CASE, READING = UUID(int=1), UUID(int=2)
PERSON = Person(id=UUID(int=3), first_name="Joyce", last_name="Veldkamp")
SAID = "Dat lukt mij vooral in de ochtend, als Anita er is."
_WORDS = {
    FieldType.DATE: "2026-03-04",
    FieldType.MONTH: "2026-03",
    FieldType.LONG: "Eerst rust.\nDan verder.",
}


def filled(instrument: Instrument) -> tuple[Dossier, Measurement]:
    """A dossier with one reading of this form, every item and field answered; the last one with a special answer."""
    reading = Measurement(
        id=READING,
        case_id=CASE,
        instrument=instrument.id,
        version=instrument.version,
        measured_on=date(2026, 3, 3),
        rater=instrument.raters[0],
        rater_name="Joyce Veldkamp",
        place="Lindelaan 14",
        present="Fatma (tolk)",
        context="Net verhuisd.",
        source=ReadingSource.PAPER,
        entered_on=date(2026, 9, 15),
    )
    answers = tuple(_numbered(_answers(instrument)))
    case = CaseFile(id=CASE, person_id=PERSON.id, number="2026-001", opened_on=date(2026, 1, 5))
    return Dossier(case=case, person=PERSON, measurements=(reading,), answers=answers), reading


def _numbered(answers: Iterator[Answer]) -> Iterator[Answer]:
    for number, one in enumerate(answers, start=10):
        yield replace(one, id=UUID(int=number))


def _answers(instrument: Instrument) -> Iterator[Answer]:
    for part in instrument.parts:
        for place, item in enumerate(part.items):
            if part.pick is not Pick.PER_ROW:
                yield _answer(instrument, part, item, item.id, place)
            for rows in instrument.lists_under(item.id):
                for row in [one.id for one in instrument.fixed_rows(rows)] or ["1", "2"]:
                    name = f"{rows.key}/{row}"
                    one = _answer(instrument, part, item, name, place) if rows.per_row_item else _bare(name)
                    yield replace(one, extra=tuple(_extra(rows.fields)))
    if instrument.reading_fields:
        yield replace(_bare("reading"), extra=tuple(_extra(instrument.reading_fields)))


def _bare(name: str) -> Answer:
    return Answer(case_id=CASE, measurement_id=READING, item=name)


def _answer(instrument: Instrument, part: Part, item: Item, name: str, place: int) -> Answer:
    extra = tuple(_extra(instrument.fields_of(item.id))) if "/" not in name else ()
    bare = Answer(case_id=CASE, measurement_id=READING, item=name, extra=extra)
    if part.kind is Kind.OPEN:
        return replace(bare, text=SAID)
    if place == len(part.items) - 1 and len(part.items) > 1 and instrument.rules.special:
        return replace(bare, special=instrument.rules.special[-1])
    value = part.allowed[place % len(part.allowed)]
    chosen = replace(bare, text=f"Bij {item.id}.", circumstances="Slecht geslapen.")
    return replace(chosen, value=value) if isinstance(value, int) else replace(chosen, choice=value)


def _extra(fields: tuple[ExtraField, ...]) -> Iterator[ExtraValue]:
    for one in fields:
        value: str | int | bool = _WORDS.get(one.type, f"Over {one.id}")
        if one.type is FieldType.BOOL:
            value = True
        elif one.options:
            value = one.options[-1].id
        elif one.type in (FieldType.INT, FieldType.NUMBER, FieldType.MONEY):
            value = one.maximum if one.maximum is not None else 123450
        yield ExtraValue(field=one.id, value=value)
