"""From a form to its paper: empty for the kitchen table, or with the answers of one reading in the boxes (A08, K03)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from intake_app.documents.questions import Blank, Box, Boxes, FormSheet, Lines, Short
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _, format_day
from intake_app.instruments.guards import check_rater
from intake_app.instruments.model import FieldType, Instrument, Unit
from intake_app.services.form_questions import Answers, only_with, section, talking_cards
from intake_app.services.form_spaces import Wording, capital, extra_blank
from intake_app.services.voices import covered
from intake_app.services.wording import rater_words

READING = "reading"
"""The name under which the fields stand that are asked once per reading."""
_FIRST_USE = "first-use:"


def blank_sheet(instrument: Instrument, rater: RaterRole, dated: date) -> FormSheet:
    """The empty form in the words of one voice; it names nobody. Raises RaterRefused for a voice it does not know."""
    check_rater(instrument, rater)
    return _sheet(instrument, rater, dated, {}, None, None)


def filled_sheet(dossier: Dossier, instrument: Instrument, reading: Measurement, dated: date) -> FormSheet:
    """The form with the answers of one reading in its boxes."""
    return _sheet(instrument, reading.rater, dated, dossier.answers_of(reading), reading, dossier)


def _sheet(
    instrument: Instrument,
    rater: RaterRole,
    dated: date,
    answers: Answers,
    reading: Measurement | None,
    dossier: Dossier | None,
) -> FormSheet:
    resident = rater is not RaterRole.CONSULTANT
    owner = dossier.person.full_name if dossier else ""
    words = Wording(resident, instrument.rules.special, _row_names(dossier) if dossier else {})
    sections = [section(instrument, part, words, answers) for part in instrument.parts]
    cards = [card for part in instrument.parts for card in talking_cards(part, words, answers)]
    edition = _("Form {id}, version {version}").format(id=instrument.id, version=instrument.version)
    return FormSheet(
        title=str(instrument.title),
        dated=dated,
        about=_about(instrument, words),
        reading=reading_in_words(reading, besides=owner) if reading else "",
        owner=owner,
        moment=(*_moment(instrument, rater, reading), *_asked_once(instrument, words, answers.get(READING), reading)),
        sections=(*sections, *cards),
        closing=tuple(_closing(instrument, words, answers.get(READING))),
        edition="" if words.resident else edition,
        rights=instrument.rights,
        for_resident=words.resident,
    )


def _row_names(dossier: Dossier) -> dict[str, str]:
    """What the rows are called that are steps or goals of the plan."""
    steps = {str(one.id): one.short or one.what for one in dossier.steps}
    return steps | {str(one.id): one.title or one.sentence for one in dossier.goals}


def _about(instrument: Instrument, words: Wording) -> str:
    texts = [str(instrument.about), str(instrument.caption)]
    if not words.resident:
        texts.append(str(instrument.reminder))
    return " ".join(text for text in texts if text)


def reading_in_words(reading: Measurement, *, besides: str = "") -> str:
    """Which reading it is: "3 maart 2026, Joyce J.". The name is left out where `besides` says it already."""
    day = format_day(reading.measured_on, weekday=False, year=True)
    name = reading.rater_name or rater_words(reading.rater)
    return day if name == besides else f"{day}, {name}"


def _moment(instrument: Instrument, rater: RaterRole, reading: Measurement | None) -> Iterator[Blank]:
    """What every reading has (instruments A3): who, the true day, where, with whom, and what is going on."""
    resident = rater is not RaterRole.CONSULTANT
    yield Blank(label=_("Filled in by"), space=Lines(words=reading.rater_name if reading else ""))
    if not resident:
        voices = dict.fromkeys((*instrument.raters, RaterRole.TOGETHER))
        boxes = (Box(words=capital(rater_words(one)), ticked=reading is not None and one is rater) for one in voices)
        yield Blank(label=_("Whose view"), space=Boxes(options=tuple(boxes)))
    if instrument.unit not in (Unit.PERSON, Unit.PLAN):
        yield Blank(label=_("About whom or what"), space=Lines(words=reading.subject if reading else ""))
    day = format_day(reading.measured_on, weekday=False, year=True) if reading else ""
    yield Blank(label=_("Date"), space=Short(words=day, unit="" if day else _("day month year")))
    yield Blank(label=_("Place"), space=Lines(words=reading.place if reading else ""))
    yield Blank(label=_("Who else was there"), space=Lines(words=reading.present if reading else ""))
    context = _("What is going on now?") if resident else _("What is going on that colours these answers?")
    yield Blank(label=context, space=Lines(count=2, words=reading.context if reading else ""))


def _asked_once(
    instrument: Instrument, words: Wording, answer: Answer | None, reading: Measurement | None
) -> Iterator[Blank]:
    """What a professional says about the own work, at the first use: the day of the training."""
    for one in instrument.reading_fields:
        if one.when.startswith(_FIRST_USE) and not words.resident:
            known = reading.trained_on if reading and one.type is FieldType.DATE else None
            value = answer.extra_value(one.id) if answer else None
            yield extra_blank(one, words, value or (known.isoformat() if known else None))


def _closing(instrument: Instrument, words: Wording, answer: Answer | None) -> Iterator[Blank]:
    """The fields that are asked once per reading."""
    for one in instrument.reading_fields:
        if one.when.startswith(_FIRST_USE):
            continue
        value = answer.extra_value(one.id) if answer else None
        yield extra_blank(one, words, value, only=only_with(instrument, one, words))


def printable_readings(dossier: Dossier, instrument: Instrument) -> tuple[Measurement, ...]:
    """The readings that may be printed now, newest first.

    While two voices score apart, neither is printed until both are in or one of them has not begun (instruments A5).
    """
    hides = instrument.rules.hide_other_voice
    subjects = dossier.subjects(instrument.id)
    hidden = {one for subject in subjects for one in covered(dossier.readings(instrument.id, subject=subject), hides)}
    found = dossier.readings(instrument.id, subject=None)
    return tuple(one for one in reversed(found) if one not in hidden)
