"""Two moments or two voices beside each other, in words. Levels are ordered words: they are never subtracted aloud."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Measurement
from intake_app.i18n import _, ngettext, pgettext
from intake_app.instruments import guards
from intake_app.instruments.asking import band_of
from intake_app.instruments.model import Compare, Instrument, Kind, Part, Pick
from intake_app.instruments.refusals import NotComparable
from intake_app.instruments.rows import row_keys
from intake_app.instruments.special import special_label

TALK_FROM = 2
"""From this distance on a web, or between levels, a difference becomes a conversation (design 05, CC18)."""


class Direction(StrEnum):
    """How a level lies to an earlier one. Said neutrally: lower is no failure."""

    HIGHER = "hoger"
    SAME = "gelijk"
    LOWER = "lager"
    NOT_COMPARABLE = "niet-te-vergelijken"

    @property
    def label(self) -> str:
        """The word for a reader."""
        return {
            Direction.HIGHER: pgettext("level then and now", "higher"),
            Direction.SAME: pgettext("level then and now", "the same"),
            Direction.LOWER: pgettext("level then and now", "lower"),
            Direction.NOT_COMPARABLE: pgettext("level then and now", "cannot be compared"),
        }[self]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one rater answered at one moment: the measurement and its answers by item id."""

    measurement: Measurement
    answers: Mapping[str, Answer]

    @classmethod
    def of(cls, dossier: Dossier, measurement: Measurement) -> Reading:
        """The reading of a measurement in a dossier."""
        return cls(measurement, dossier.answers_of(measurement))


@dataclass(frozen=True, slots=True)
class LevelChange:
    """One item at two moments of one rater, in words."""

    item: str
    then: str
    now: str
    direction: Direction

    @property
    def words(self) -> str:
        """ "niet zelfredzaam → voldoende zelfredzaam, hoger", or that it cannot be compared."""
        if self.direction is Direction.NOT_COMPARABLE:
            return self.direction.label
        return f"{self.then} → {self.now}, {self.direction.label}"


@dataclass(frozen=True, slots=True)
class VoiceDifference:
    """One item as two people see it at one moment: a difference in view, never progress, never an error.

    `points` is the whole distance on a web and None everywhere else. Without a value on both sides there is
    nothing to differ about: `both`, `same` and `talk` are false.
    """

    item: str
    first: str
    second: str
    same: bool
    talk: bool
    points: int | None = None
    both: bool = True

    @property
    def words(self) -> str:
        """ "gelijk", "1 punt", "2 punten" on a web; "gelijk" or "anders" elsewhere; empty when one voice is missing."""
        if not self.both:
            return ""
        if self.same:
            return pgettext("two voices", "the same")
        if self.points is None:
            return pgettext("two voices", "different")
        return ngettext("{n} point", "{n} points", self.points).format(n=self.points)


def answer_words(instrument: Instrument, item_id: str, answer: Answer | None) -> str:
    """An answer as a reader sees it: the level in words, the mark on a web, own words, or the special answer."""
    if answer is None or not answer.answered:
        return ""
    if answer.special is not None:
        return special_label(answer.special)
    part = instrument.part_of(item_id)
    if part.kind is Kind.WEB:
        return str(answer.value)
    if part.pick is Pick.NUMBER and answer.value is not None:
        return _number_words(instrument, part, item_id, answer)
    value = answer.choice or answer.value
    if value is None or value == "":
        return answer.text
    values = answer.choice.split() if answer.choice else [value]
    found = (instrument.level(item_id, one) for one in values)
    return ", ".join(str(level.label) for level in found if level) or str(value)


def _number_words(instrument: Instrument, part: Part, item_id: str, answer: Answer) -> str:
    """A number with what it counts ("14 maanden"), or the band in words where one follows from it."""
    band = band_of(instrument, item_id, answer)
    return str(band.label) if band is not None else f"{answer.value} {part.suffix}".rstrip()


def compare_levels(instrument: Instrument, item_id: str, before: Answer | None, now: Answer | None) -> LevelChange:
    """One item then and now, in words. A special or missing answer on either side cannot be compared (A7).

    Raises NotComparable for a web, and for parts whose values have no order.
    """
    part = instrument.part_of(item_id)
    _check_ordered(instrument, part)
    then_words, now_words = (answer_words(instrument, item_id, one) for one in (before, now))
    return LevelChange(item_id, then_words, now_words, _direction(_place(part, before), _place(part, now)))


def _check_ordered(instrument: Instrument, part: Part) -> None:
    if part.kind is Kind.WEB:
        message = _('"{form}" is a drawing to talk about, no measurement. It has no higher or lower.')
        raise NotComparable(message.format(form=instrument.title))
    if part.values is None or not part.values.ordered or part.pick is Pick.NUMBER:
        message = _('The answers to "{form}" have no order. Lay them side by side.')
        raise NotComparable(message.format(form=instrument.title))


def _place(part: Part, answer: Answer | None) -> int | None:
    """The rank of an answer within its scale; kept inside this module, so that nobody calculates with it."""
    if answer is None or answer.special is not None:
        return None
    value = answer.choice or answer.value
    number = part.pick is Pick.NUMBER
    return part.allowed.index(value) if not number and value is not None and value in part.allowed else None


def _direction(before: int | None, now: int | None) -> Direction:
    if before is None or now is None:
        return Direction.NOT_COMPARABLE
    if before == now:
        return Direction.SAME
    return Direction.HIGHER if now > before else Direction.LOWER


def compare_readings(instrument: Instrument, earlier: Reading, later: Reading) -> tuple[LevelChange, ...]:
    """Every ordered item at two moments of one rater. Raises VersionsMixed or NotComparable."""
    guards.check_same(earlier.measurement, later.measurement)
    guards.check_measurement(instrument, later.measurement)
    if instrument.has_web() or instrument.rules.compare is not Compare.SAME_RATER:
        message = _('"{form}" does not say what went up or down. Lay the moments side by side.')
        raise NotComparable(message.format(form=instrument.title))
    return tuple(
        compare_levels(instrument, key, earlier.answers.get(key), later.answers.get(key))
        for part in instrument.parts
        if part.values is not None and part.values.ordered and part.pick is not Pick.NUMBER
        for item in part.items
        for key in _keys(instrument, item.id, earlier, later)
    )


def _keys(instrument: Instrument, item_id: str, *readings: Reading) -> tuple[str, ...]:
    """The item itself, or its rows in either reading where it is asked per row."""
    rows = instrument.row_list(item_id)
    if rows is None or not rows.per_row_item:
        return (item_id,)
    return tuple(dict.fromkeys(key for one in readings for key in row_keys(rows, one.answers)))


def count_levels(instrument: Instrument, reading: Reading) -> dict[int | str, int]:
    """How many items stand on each level; special and open answers are not in it. Raises NoCalculation."""
    guards.check_count(instrument)
    guards.check_measurement(instrument, reading.measurement)
    counts: dict[int | str, int] = {}
    for part in instrument.parts:
        if part.values is None or part.pick is Pick.NUMBER:
            continue
        counts = dict.fromkeys(part.allowed, 0) | counts
        for key in (key for item in part.items for key in _keys(instrument, item.id, reading)):
            answer = reading.answers.get(key)
            value = (answer.choice or answer.value) if answer and answer.special is None else None
            if value is not None and value in counts:
                counts[value] += 1
    return counts


def count_directions(changes: Iterable[LevelChange]) -> dict[Direction, int]:
    """How many items went up, stayed, went down, or cannot be compared. Steps are never added up (G-Z2)."""
    counts = dict.fromkeys(Direction, 0)
    for change in changes:
        counts[change.direction] += 1
    return counts


def differences(instrument: Instrument, readings: Sequence[Reading]) -> tuple[VoiceDifference, ...]:
    """The two voices of one moment, item by item, in the order of the form.

    Raises VersionsMixed when a reading is of another form or version, ValueError unless there are exactly two.
    """
    first, second = readings
    for reading in readings:
        guards.check_measurement(instrument, reading.measurement)
    return tuple(
        _difference(instrument, item.id, first.answers.get(item.id), second.answers.get(item.id))
        for item in instrument.items
    )


def _difference(instrument: Instrument, item_id: str, first: Answer | None, second: Answer | None) -> VoiceDifference:
    part = instrument.part_of(item_id)
    first_words, second_words = (answer_words(instrument, item_id, one) for one in (first, second))
    here, there = _place(part, first), _place(part, second)
    if here is None or there is None:
        return VoiceDifference(item_id, first_words, second_words, same=False, talk=False, both=False)
    distance = abs(here - there)
    ordered = part.kind is Kind.WEB or (part.values is not None and part.values.ordered)
    return VoiceDifference(
        item_id,
        first_words,
        second_words,
        same=distance == 0,
        talk=distance >= TALK_FROM if ordered else distance > 0,
        points=distance if part.kind is Kind.WEB else None,
    )


def describe_web(instrument: Instrument, answers: Mapping[str, Answer], name: str) -> str:
    """The web in one sentence for screen readers and prints (G7): the highest, the lowest and the open axes.

    "Web van Joyce. Hoogste: Wat telt voor mij en Mijn dag, 7. Laagste: Meedoen, 4."
    """
    marks = {
        str(item.name): answer.value
        for item in instrument.axes
        if (answer := answers.get(item.id)) is not None and answer.value is not None
    }
    sentences = [_("Web of {name}.").format(name=name)]
    if not marks:
        return " ".join((*sentences, _("Nothing filled in yet.")))
    highest, lowest = max(marks.values()), min(marks.values())
    if highest == lowest:
        sentences.append(_("Everywhere: {value}.").format(value=highest))
    else:
        for text, value in ((_("Highest: {axes}, {value}."), highest), (_("Lowest: {axes}, {value}."), lowest)):
            axes = _listed([axis for axis, mark in marks.items() if mark == value])
            sentences.append(text.format(axes=axes, value=value))
    if missing := [str(item.name) for item in instrument.axes if str(item.name) not in marks]:
        sentences.append(_("Not filled in: {axes}.").format(axes=_listed(missing)))
    return " ".join(sentences)


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
