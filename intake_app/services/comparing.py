"""Moments beside each other, as the form allows: levels in words, webs over each other, texts and lists by date (B06).

What comes out is for a reader: words, places in a drawing, and counts where the form counts. Never a mean, a sum, a
percentage or a number of steps. Two voices of one moment come out as a difference in view, never as progress.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _, format_day
from intake_app.instruments import guards
from intake_app.instruments.comparison import Direction, LevelChange, compare_levels, count_directions
from intake_app.instruments.kinds import Aggregate, Compare, Kind
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument, Item, Part
from intake_app.instruments.refusals import NotComparable, VersionsMixed
from intake_app.services import comparing_words as words
from intake_app.services.comparing_goals import GoalMark, goal_marks
from intake_app.services.comparing_results import Block, BlockKind, Cell, Comparison, Head, Relation, Row, Was
from intake_app.services.moment_history import History, Track, history, one_moment, who_words
from intake_app.services.wording import moment_kind_words

__all__ = [
    "Block",
    "BlockKind",
    "Cell",
    "Comparison",
    "GoalMark",
    "Head",
    "Relation",
    "Row",
    "compare",
    "comparisons",
    "default_choice",
    "history",
]


def default_choice(found: History, track: Track) -> tuple[UUID, ...]:
    """The first and the last moment of a voice that may be seen."""
    covered = {one.reading.id for one in found.moments if one.covered}
    open_ones = [one for one in track.moments if one not in covered]
    return tuple(open_ones) if len(open_ones) < 3 else (open_ones[0], open_ones[-1])


def comparisons(dossier: Dossier, forms: FormLibrary, today: date, *, plain: bool | None = None) -> list[Comparison]:
    """First and last moment of every voice on every form that compares: what a print shows when nothing was chosen."""
    found: list[Comparison] = []
    for form in dict.fromkeys(one.instrument for one in dossier.measurements):
        moments = history(dossier, forms, form, today)
        for track in moments.tracks:
            chosen = default_choice(moments, track)
            if not track.why_not and len(chosen) > 1:
                found.append(compare(dossier, forms, chosen, today, plain=plain))
    return found


def compare(
    dossier: Dossier, forms: FormLibrary, chosen: Iterable[UUID], today: date, *, plain: bool | None = None
) -> Comparison:
    """The chosen readings beside each other, oldest first: any number of moments of one voice, or two voices of one
    moment.

    `plain` says levels in the resident's words; None does so for the resident's own view. Raises VersionsMixed when
    form, version, subject or voice differ, NotComparable when the form is not compared, or a voice is still covered.
    """
    wanted = set(chosen)
    readings = sorted(
        (one for one in dossier.measurements if one.id in wanted), key=lambda one: (one.measured_on, one.id)
    )
    if len(readings) < 2:
        raise NotComparable(_("Choose two moments or more to lay over each other."))
    instrument = forms.as_answered(readings[0].instrument, readings[0].version)
    relation = _relation(instrument, readings)
    listed = {one.reading.id: one for one in history(dossier, forms, instrument.id, today).moments}
    if any(listed[one.id].covered for one in readings):
        raise NotComparable(_("The other voice is not in yet. You see both when both are ready."))
    return _Comparing(dossier, instrument, relation, readings, plain).result()


def _relation(instrument: Instrument, readings: Sequence[Measurement]) -> Relation:
    if instrument.rules.compare is Compare.NONE:
        raise NotComparable(_("This form tells about one moment. It is not compared."))
    first = readings[0]
    for other in readings[1:]:
        guards.check_measurement(instrument, other)
        if len(readings) == 2 and first.version == other.version and one_moment(first, other):
            return Relation.VOICES
        guards.check_same(first, other)
    guards.check_measurement(instrument, first)
    members = {one.rater_name.strip().casefold() for one in readings if one.rater is RaterRole.RESIDENT}
    if instrument.unit.shared and len(members) > 1:
        raise VersionsMixed(_("Two people answered here. That is a difference in view, no progress."))
    return Relation.MOMENTS


class _Comparing:
    """Lays readings of one instrument beside each other."""

    def __init__(
        self,
        dossier: Dossier,
        instrument: Instrument,
        relation: Relation,
        readings: Sequence[Measurement],
        plain: bool | None,
    ) -> None:
        self._dossier, self._instrument, self._relation = dossier, instrument, relation
        self._readings = readings
        self._answers = [dossier.answers_of(one) for one in readings]
        own = all(one.rater in (RaterRole.RESIDENT, RaterRole.PARENT) for one in readings)
        self._plain = own if plain is None else plain
        self._goals = goal_marks(dossier, instrument, readings[0].subject, self._plain)
        self._changes: list[LevelChange] = []

    def result(self) -> Comparison:
        blocks = tuple(block for part in self._instrument.parts if (block := self._block(part)) is not None)
        counted = self._instrument.rules.aggregate is Aggregate.COUNT and self._changes
        counts = tuple(count_directions(self._changes).items()) if counted else ()
        return Comparison(
            instrument_id=self._instrument.id,
            title=str(self._instrument.title),
            relation=self._relation,
            subject=self._readings[0].subject,
            heads=tuple(self._head(place, one) for place, one in enumerate(self._readings)),
            blocks=blocks,
            counts=counts,
            summary=words.summary(counts),
            notes=tuple(self._notes()),
        )

    def _head(self, place: int, one: Measurement) -> Head:
        who = who_words(self._dossier, one)
        return Head(
            id=one.id,
            letter=words.letter(place),
            day=one.measured_on,
            label=format_day(one.measured_on, weekday=False, year=True),
            moment=one.moment,
            kind=moment_kind_words(one.moment),
            who=who,
            first_name=who.split(" ")[0],
            rater=one.rater,
            place=one.place,
            present=one.present,
            context=one.context,
        )

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _block(self, part: Part) -> Block | None:
        kind = self._kind_of(part)
        rows = tuple(row for item in part.items for row in self._rows(part, item, kind))
        if not any(cell.words or cell.said for row in rows for cell in row.cells):
            return None
        web_caption = str(self._instrument.compare_caption) or words.talk_caption()
        return Block(
            part=part.id,
            kind=kind,
            title=str(part.title),
            rows=rows,
            scale=self._scale(part) if kind is BlockKind.LEVELS else (),
            caption=web_caption if kind is BlockKind.WEB else "",
        )

    def _kind_of(self, part: Part) -> BlockKind:
        if part.kind is Kind.WEB:
            return BlockKind.WEB
        if part.kind is Kind.OPEN:
            return BlockKind.TEXTS
        ordered = part.values is not None and part.values.ordered
        if self._instrument.rules.compare is Compare.SAME_RATER and ordered:
            return BlockKind.LEVELS
        return BlockKind.TEXTS if self._instrument.rules.compare is Compare.TEXT else BlockKind.DATED

    def _scale(self, part: Part) -> tuple[str, ...]:
        levels = part.values.levels if part.values is not None else ()
        return tuple(str(level.plain if self._plain else level.label) for level in levels)

    def _rows(self, part: Part, item: Item, kind: BlockKind) -> list[Row]:
        """One row per item; of a list, one per row of the list that any moment has."""
        keys = dict.fromkeys(
            key for answers in self._answers for key in answers if key.partition("/")[0] == item.id and "/" in key
        )
        if not keys:
            return [self._row(part, item, item.id, str(item.name), kind)]
        return [self._row(part, item, key, self._row_name(item, key), kind) for key in keys]

    def _row_name(self, item: Item, key: str) -> str:
        row = key.partition("/")[2]
        return f"{item.name}: {row}" if not row.isdigit() else f"{item.name} {row}"

    def _row(self, part: Part, item: Item, key: str, name: str, kind: BlockKind) -> Row:
        answers = [one.get(key) for one in self._answers]
        cells = tuple(
            self._cell(part, item, key, answer, reading)
            for answer, reading in zip(answers, self._readings, strict=True)
        )
        direction = None
        if kind is BlockKind.LEVELS and self._relation is Relation.MOMENTS:
            change = compare_levels(self._instrument, item.id, answers[0], answers[-1])
            direction = change.direction
            self._changes.append(change)
        own_view = words.since_start(self._instrument, item.id, answers[-1], self._plain) if direction else ""
        who = who_words(self._dossier, self._readings[-1]).split(" ")[0]
        sentence = self._sentence(name, cells, kind, direction)
        return Row(
            item=key,
            name=name,
            cells=cells,
            sentence=words.with_own_view(sentence, name, who, own_view, direction),
            direction=direction,
            own_view=own_view,
            goal=self._goals.get(item.id),
        )

    def _cell(self, part: Part, item: Item, key: str, answer: Answer | None, reading: Measurement) -> Cell:
        was = tuple(
            Was(
                words=words.answer(self._instrument, item.id, old, self._plain) or _("nothing filled in"),
                on=old.corrected_on,
                reason=old.reason,
            )
            for old in reversed(self._dossier.corrections_of(reading, key))
        )
        if answer is None:
            return Cell(words="", was=was)
        return Cell(
            words=words.answer(self._instrument, item.id, answer, self._plain),
            place=_place(part, answer),
            said=answer.text,
            circumstances=answer.circumstances,
            was=was,
        )

    def _sentence(self, name: str, cells: Sequence[Cell], kind: BlockKind, direction: Direction | None) -> str:
        if not any(cell.words for cell in cells) or kind in (BlockKind.WEB, BlockKind.TEXTS):
            return ""
        said = [cell.words for cell in cells]
        if self._relation is Relation.VOICES:
            names = [who_words(self._dossier, one).split(" ")[0] for one in self._readings]
            return words.two_views(name, names, said)
        if kind is BlockKind.LEVELS and direction is not None:
            return words.levels(name, said, direction)
        return words.listed(name, said)

    # -- what a reader should know -------------------------------------------------------------------------------------

    def _notes(self) -> Iterable[str]:
        if self._relation is Relation.VOICES:
            yield _("Two people, two views of one moment. A difference is no progress and no mistake.")
        consultants = {one.rater_name for one in self._readings if one.rater is RaterRole.CONSULTANT and one.rater_name}
        if len(consultants) > 1:
            yield _("Scored by more than one consultant: {names}.").format(names=", ".join(sorted(consultants)))
        untrained = [one for one in self._readings if one.rater is RaterRole.CONSULTANT and one.trained_on is None]
        if untrained and any(field.when.startswith("first-use") for field in self._instrument.reading_fields):
            yield _("Scored without ZRM training.")


def _place(part: Part, answer: Answer) -> int | None:
    """Where the marker of an answer stands; a special answer has no place."""
    if answer.special is not None or part.kind is Kind.OPEN:
        return None
    value = answer.choice or answer.value
    return part.allowed.index(value) if value is not None and value in part.allowed else None
