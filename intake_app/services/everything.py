"""Alles wat wij van u hebben: one readable paper and one file that can be read in, of one person alone (M04, AVG 15).

Sensitive records are in it, because they are the resident's own. Other people stand in it by their initials.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, replace
from typing import TypeVar
from uuid import UUID

from intake_app.documents.everything import everything_pdf as draw
from intake_app.documents.everything_sheet import (
    EverythingSheet,
    NoteLine,
    Record,
    RecordLine,
    RecordPart,
)
from intake_app.domain import shielding
from intake_app.domain.access import Act
from intake_app.domain.conversations import Attendee
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.measuring import Answer, Correction, Measurement
from intake_app.domain.planning import Step, StoredDocument
from intake_app.domain.print_ids import EVERYTHING
from intake_app.domain.privacy import ResidentNote
from intake_app.exchange import dossier_file
from intake_app.i18n import _, format_day
from intake_app.instruments.comparison import answer_words
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument
from intake_app.instruments.refusals import GuardRefused
from intake_app.services import access, bsn, data_choices, retention
from intake_app.services.desk import Desk, Profile
from intake_app.services.income_words import euros
from intake_app.services.record_words import Others, kind_of, label_of, title_of, words_of
from intake_app.services.stored_words import in_words
from intake_app.services.voices import covered

_E = TypeVar("_E", bound=Entity)
_WITH_ANOTHER = (Answer, Correction, Attendee)
"""Records that stand under what they belong to."""
_NAMES = ("title", "what", "name", "summary", "instrument", "offer")
_DAYS = ("held_on", "contact_on", "measured_on", "noted_on", "reported_on", "closed_on", "on", "said_on", "received_on")
_LONGEST_NAME = 70


def sheet(desk: Desk, dossier: Dossier, *, with_address: bool = False) -> EverythingSheet:
    """What is printed. A shielded address stands on it only when that was asked for this time (DESIGN 5)."""
    person, whole = dossier.person, dossier
    if not with_address:
        dossier = shielding.outside(dossier)
    profile = desk.profile
    writer = _Writer(dossier, desk.forms, _others(dossier, profile), desk.fields_off)
    return EverythingSheet(
        name=person.full_name,
        number=dossier.case.number,
        dated=desk.today(),
        contact=", ".join(part for part in (profile.organisation or profile.consultant, profile.phone) if part),
        parts=(*writer.parts(), *_beside(desk, dossier)),
        kept=tuple(retention.sentences(desk, dossier)),
        purposes=tuple(
            RecordLine(label=label, words=words)
            for label, words in data_choices.purpose_lines(whole, desk.fields_off, desk.purposes)
        ),
    )


def _beside(desk: Desk, dossier: Dossier) -> tuple[RecordPart, ...]:
    """What is kept beside the dossier: that a citizen service number is, never the number."""
    words = bsn.sentence(desk, dossier.case.id)
    line = RecordLine(label=_("Citizen service number"), words=words, alone=True)
    return (RecordPart(title=_("Kept apart"), records=(Record(lines=(line,)),)),) if words else ()


def own_file(desk: Desk, case_id: UUID) -> bytes:
    """The file of `_file_of`, noted as handed over."""
    content = _file_of(desk, case_id)
    access.note(desk, case_id, Act.EXPORTED, access.DOSSIER_FILE)
    return content


def hand_over(desk: Desk, case_id: UUID) -> tuple[bytes, bytes]:
    """In one action: the paper and the file. Both are noted."""
    paper = draw(sheet(desk, desk.dossier(case_id)))
    access.note(desk, case_id, Act.KEPT, EVERYTHING)
    return paper, own_file(desk, case_id)


def _file_of(desk: Desk, case_id: UUID) -> bytes:
    """The same as a dossier file that reads in elsewhere: other people by their initials, without their numbers.

    Papers that were kept are in it as they were given.
    """
    dossier = shielding.outside(desk.dossier(case_id))
    with desk.vault.read() as reading:
        documents = tuple(reading.get(StoredDocument, one.id) or one for one in dossier.documents)
    others = _others(dossier, desk.profile)
    cleared = {
        one.name: tuple(_cleared(entity, others) for entity in getattr(dossier, one.name))
        for one in fields(dossier)
        if isinstance(getattr(dossier, one.name), tuple)
    }
    cleared["documents"] = tuple(replace(one, snapshot="") for one in documents)
    return dossier_file.to_json(replace(dossier, **cleared))  # type: ignore[arg-type]


def _cleared(entity: _E, others: Others) -> _E:
    words = kind_of(type(entity))
    found: dict[str, str] = {}
    for one in fields(entity):
        value = getattr(entity, one.name)
        if one.name in words.left_out:
            found[one.name] = ""
        elif one.name in words.others:
            found[one.name] = others.name(value)
        elif type(value) is str and one.name not in words.unseen:
            found[one.name] = others.without(value)
    return replace(entity, **found)  # type: ignore[arg-type]  # strings go back where strings were


def _others(dossier: Dossier, profile: Profile) -> Others:
    """Everybody who is named and is neither the resident nor somebody at work for the resident."""
    names = [
        getattr(entity, field)
        for entity in dossier.entities()
        for field in kind_of(type(entity)).others
        if not _of_the_team(entity)
    ]
    case, person = dossier.case, dossier.person
    team = [getattr(one, "name", "") for one in dossier.attendees if _of_the_team(one)]
    own = (person.full_name, person.first_name, case.consultant, case.deputy, profile.consultant, *team)
    return Others(names, own)


def _of_the_team(entity: Entity) -> bool:
    return str(getattr(entity, "role", "")) in ("inwoner", "consulent")


class _Writer:
    """Turns records into lines. One dossier, one language."""

    def __init__(self, dossier: Dossier, forms: FormLibrary, others: Others, off: Collection[str]) -> None:
        self._off = off
        self._dossier = dossier
        self._forms = forms
        self._others = others
        self._notes: dict[UUID, list[ResidentNote]] = {}
        for note in dossier.resident_notes:
            if note.about is not None:
                self._notes.setdefault(note.about, []).append(note)
        self._answers = _grouped(dossier.answers, "measurement_id")
        self._corrections = _grouped(dossier.corrections, "measurement_id")
        self._attendees = _grouped(dossier.attendees, "conversation_id")

    def parts(self) -> Iterator[RecordPart]:
        """Every kind of record of which there is one, in the order of the dossier."""
        yield self._part((self._dossier.person,))
        yield self._part((self._dossier.case,))
        for one in fields(self._dossier):
            found = getattr(self._dossier, one.name)
            if isinstance(found, tuple) and found and not isinstance(found[0], _WITH_ANOTHER):
                shown = [entity for entity in found if not (isinstance(entity, ResidentNote) and entity.about)]
                if one.name == "steps":
                    shown.sort(key=self._goal_of)  # as on the plan: the steps of a goal together, in their order
                part = self._part(shown)
                if part.records:
                    yield part

    def _goal_of(self, step: Entity) -> int:
        goals = [goal.id for goal in self._dossier.goals]
        return goals.index(step.goal_id) if isinstance(step, Step) and step.goal_id in goals else len(goals)

    def _part(self, entities: Iterable[Entity]) -> RecordPart:
        found = tuple(entities)
        records = [self._record(entity) for entity in found]
        title = title_of(type(found[0])) if found else ""
        return RecordPart(title=title, records=tuple(one for one in records if one.lines or one.notes))

    def _record(self, entity: Entity) -> Record:
        if isinstance(entity, Measurement):
            return self._reading(entity)
        beside = self._attendees.get(entity.id, [])
        lines = [*self._lines(entity)]
        for one in beside:
            lines.append(RecordLine(label=_("Was there"), words=", ".join(line.words for line in self._lines(one))))
        name = self._name(entity)
        lines = [line for line in lines if line.words != name]
        return Record(name=name, lines=tuple(lines), notes=self._said(entity.id))

    def _reading(self, reading: Measurement) -> Record:
        forms = self._forms
        try:
            form = forms.as_answered(reading.instrument, reading.version)
        except GuardRefused:
            form = None
        title = str(form.title) if form is not None else reading.instrument
        day = format_day(reading.measured_on, weekday=False, year=True)
        name = f"{title} {day}" if title.endswith("?") else f"{title}, {day}"
        rest = [line for line in self._lines(reading) if line.label != label_of(Measurement, "instrument")]
        if form is not None and form.rules.hide_other_voice and self._covered(reading):
            words = _("Still being filled in. It stands here as soon as both are ready.")
            return Record(name=name, lines=(*rest, RecordLine(label=_("Answers"), words=words)))
        answers = self._answers.get(reading.id, [])
        corrections = self._corrections.get(reading.id, [])
        lines = [line for one in answers for line in self._answer(form, one)]
        lines += [line for one in corrections for line in self._correction(form, one)]
        ids = (reading.id, *(one.id for one in answers))
        return Record(name=name, lines=(*rest, *lines), notes=tuple(note for one in ids for note in self._said(one)))

    def _covered(self, reading: Measurement) -> bool:
        found = self._dossier.readings(reading.instrument, subject=reading.subject)
        return reading in covered(found, True)

    def _answer(self, form: Instrument | None, answer: Entity) -> Iterator[RecordLine]:
        assert isinstance(answer, Answer)
        label, words = _asked(form, answer.item), ""
        try:
            words = answer_words(form, answer.item, answer) if form is not None else ""
        except (GuardRefused, KeyError, ValueError):
            words = ""
        words = words or words_of(answer.choice or answer.value or answer.special)
        said = [words, "" if answer.text == words else answer.text, answer.circumstances, words_of(answer.extra)]
        joined = ". ".join(part.strip().rstrip(".") for part in said if part.strip())
        if joined:
            yield RecordLine(label=label, words=self._others.without(joined), alone=True)

    def _correction(self, form: Instrument | None, one: Entity) -> Iterator[RecordLine]:
        assert isinstance(one, Correction)
        words = "; ".join(f"{line.label.lower()}: {line.words}" for line in self._lines(one))
        yield RecordLine(label=_asked(form, one.item), words=words, alone=True)

    def _lines(self, entity: Entity) -> Iterator[RecordLine]:
        cls, known = type(entity), kind_of(type(entity))
        for one in fields(entity):
            if one.name in known.unseen or one.name in known.left_out:
                continue
            value = getattr(entity, one.name)
            words = euros(value) if one.name in known.money and value is not None else words_of(value)
            if one.name in known.others:
                words = self._others.name(words)
            elif type(value) is str:
                words = self._others.without(in_words(self._forms, one.name, words, entity))
            if words:
                label = label_of(cls, one.name)
                if cls.__name__ in self._off or f"{cls.__name__}.{one.name}" in self._off:
                    label = _("{label} (not asked any more)").format(label=label)
                yield RecordLine(label=label, words=words)

    def _name(self, entity: Entity) -> str:
        for field in _DAYS:
            day = getattr(entity, field, None)
            if day is not None:
                return words_of(day)
        for field in _NAMES:
            said = getattr(entity, field, "")
            if isinstance(said, str) and 0 < len(said) <= _LONGEST_NAME:
                words = kind_of(type(entity))
                return self._others.name(said) if field in words.others else self._others.without(said.strip())
        return ""

    def _said(self, about: UUID) -> tuple[NoteLine, ...]:
        found = sorted(self._notes.get(about, ()), key=lambda one: (one.said_on, one.id))
        return tuple(NoteLine(said_on=one.said_on, words=one.words) for one in found)


def _asked(form: Instrument | None, item_id: str) -> str:
    """What was asked: the question or the name of the item; of a row of a list its name and number."""
    key, _slash, row = item_id.partition("/")
    item = next((one for one in form.items if one.id in (item_id, key)), None) if form is not None else None
    plain = key.replace("-", " ")
    said = str(item.question or item.label) if item is not None else f"{plain[:1].upper()}{plain[1:]}"
    return f"{said} {row}".strip() if row else said


def _grouped(found: Iterable[Entity], key: str) -> dict[UUID, list[Entity]]:
    groups: dict[UUID, list[Entity]] = {}
    for one in found:
        groups.setdefault(getattr(one, key), []).append(one)
    return groups
