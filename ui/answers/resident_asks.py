"""What a resident is asked beside the question itself: fields and lists that a person can answer at the table.

Left to the consultant's page: what is asked once per reading, and what takes a calendar, an amount or a document.
"""

from __future__ import annotations

from collections.abc import Mapping

from intake_app.domain.measuring import Answer
from intake_app.instruments.asking import situation
from intake_app.instruments.model import ExtraField, FieldType, Instrument, Kind, Pick

TALK = "praten"
"""The field that every form gives this name is the toggle "I want to talk about this" on each question."""

_ANSWERABLE = {
    FieldType.TEXT,
    FieldType.LONG,
    FieldType.PERSON,
    FieldType.PERSONS,
    FieldType.PARTY,
    FieldType.BOOL,
    FieldType.CHOICE,
    FieldType.MULTI_CHOICE,
    FieldType.INT,
    FieldType.NUMBER,
}
_NAMES = {FieldType.TEXT, FieldType.PERSON, FieldType.PARTY}


def answerable(one: ExtraField) -> bool:
    """Whether a person can answer this field on a table screen."""
    return one.type in _ANSWERABLE and one.id != TALK and not one.automatic and not one.when.startswith("first-use")


def fields_beside(instrument: Instrument, item: str) -> tuple[ExtraField, ...]:
    """The fields asked beside a question; none on an axis of a web, where they come after the overview."""
    if instrument.part_of(item).kind is Kind.WEB:
        return ()
    return tuple(one for one in instrument.fields_of(item) if answerable(one))


def fields_after(instrument: Instrument, item: str) -> tuple[ExtraField, ...]:
    """Beside the long fields of an axis, which stand together on one screen: what else may be said of it."""
    return tuple(one for one in instrument.fields_of(item) if answerable(one) and one.type is not FieldType.LONG)


def asked_now(
    instrument: Instrument, fields: tuple[ExtraField, ...], answers: Mapping[str, Answer], item: str
) -> tuple[ExtraField, ...]:
    """Those of `fields` that are asked with the answers as they are."""
    here = situation(instrument, answers, item)
    return tuple(one for one in fields if here.holds(one.when))


def due(
    instrument: Instrument, fields: tuple[ExtraField, ...], answers: Mapping[str, Answer], item: str
) -> tuple[ExtraField, ...]:
    """The fields that come by themselves after the question: they belong to what was answered, and are still empty."""
    answer = answers.get(item)
    if answer is None:
        return ()
    return tuple(
        one
        for one in asked_now(instrument, fields, answers, item)
        if one.when not in ("", "optional") and answer.extra_value(one.id) in (None, "")
    )


def names_row(one: ExtraField) -> bool:
    """Whether the field can name a row: a few words, or somebody."""
    return one.type in _NAMES


def asks_rows(instrument: Instrument, item: str) -> bool:
    """Whether a question is answered once per row of a list."""
    return instrument.part_of(item).pick is Pick.PER_ROW
