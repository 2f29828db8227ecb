"""The sentences of a comparison: plain, neutral, and without a number over levels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from intake_app.domain.measuring import Answer, Correction
from intake_app.i18n import _, pgettext
from intake_app.instruments.comparison import Direction
from intake_app.instruments.kinds import Kind
from intake_app.instruments.model import Instrument
from intake_app.instruments.special import special_label, special_plain

SINCE_START = "sinds-begin"
"""The field beside an item that asks how it went since the first moment."""
_TOLD_APART = 4
"""So many different answers in a row are all said; of more, the first and the last."""
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(place: int) -> str:
    """The letter that names the moment at this place, from the first: A, B, … Z, AA."""
    rounds, rest = divmod(place, len(_ALPHABET))
    return (letter(rounds - 1) if rounds else "") + _ALPHABET[rest]


def answer(instrument: Instrument, item_id: str, given: Answer | Correction, plain: bool) -> str:
    """An answer in words: the level, the mark on a web, own choices, or the special answer; empty when open."""
    if given.special is not None:
        return special_plain(given.special) if plain else special_label(given.special)
    part = instrument.part_of(item_id)
    if part.kind is Kind.OPEN:
        return given.text
    if part.kind is Kind.WEB or (given.value is not None and instrument.level(item_id, given.value) is None):
        return "" if given.value is None else str(given.value)
    chosen: list[int | str] = [*given.choice.split()] if given.choice else []
    if given.value is not None:
        chosen = [given.value]
    levels = [instrument.level(item_id, one) for one in chosen]
    return ", ".join(str(level.plain if plain else level.label) for level in levels if level is not None)


def since_start(instrument: Instrument, item_id: str, given: Answer | None, plain: bool) -> str:
    """How it went since the start in the own judgement of who answered; empty where the form does not ask that."""
    said = given.extra_value(SINCE_START) if given is not None else None
    field = next((one for one in instrument.fields_of(item_id) if one.id == SINCE_START), None)
    option = next((one for one in field.options if one.id == said), None) if field is not None else None
    return str(option.plain if plain else option.label) if option is not None else ""


def with_own_view(sentence: str, name: str, who: str, own_view: str, direction: Direction | None) -> str:
    """The sentence with the own judgement behind it; where levels cannot be compared only that judgement (B25)."""
    if not own_view:
        return sentence
    said = own_view[:1].lower() + own_view[1:]
    if direction is Direction.NOT_COMPARABLE:
        return _("{item}: {name} says: {words}.").format(item=name, name=who, words=said)
    return " ".join(part for part in (sentence, _("{name} says: {words}.").format(name=who, words=said)) if part)


def quoted(words: str) -> str:
    """An answer between quotation marks inside a sentence; an open question says so."""
    if not words:
        return _("nothing filled in")
    text = words[:1].lower() + words[1:] if words[1:2].islower() or words[1:2] == " " else words
    return _("‘{words}’").format(words=text)


def levels(name: str, said: Sequence[str], direction: Direction) -> str:
    """ "Geld en post: eerst ‘het lukt mij niet’, nu ‘het lukt mij soms’: hoger." """
    if direction is Direction.SAME and len(set(said)) == 1:
        return _("{item}: still {now}.").format(item=name, now=quoted(said[-1]))
    told = _told(said)
    if direction is Direction.NOT_COMPARABLE:
        return _("{item}: {told}: cannot be compared.").format(item=name, told=told)
    if direction is Direction.LOWER:
        return _("{item}: {told}: now lower; what happened?").format(item=name, told=told)
    return _("{item}: {told}: {direction}.").format(item=name, told=told, direction=direction.label)


def listed(name: str, said: Sequence[str]) -> str:
    """ "Doelrichting: eerst ‘zorg en rust’, nu ‘meedoen en groeien’." Nothing when nothing changed."""
    if len(set(said)) == 1:
        return ""
    return _("{item}: {told}.").format(item=name, told=_told(said))


def two_views(name: str, names: Sequence[str], said: Sequence[str]) -> str:
    """Two voices of one moment; nothing where both say the same, or one says nothing."""
    first, second = said
    if first == second or not first or not second:
        return ""
    text = _("{item}: {first} says {one}, {second} says {other}.")
    return text.format(item=name, first=names[0], second=names[1], one=quoted(first), other=quoted(second))


def _told(said: Sequence[str]) -> str:
    """First, then and now: neighbours that say the same are said once."""
    runs = [quoted(words) for words, _same in groupby(said)]
    if len(runs) == 1:
        runs *= 2
    if len(runs) > _TOLD_APART:
        return _("first {first}, then changing, now {now}").format(first=runs[0], now=runs[-1])
    between = "".join(pgettext("between first and now", ", then {words}").format(words=one) for one in runs[1:-1])
    return _("first {first}{between}, now {now}").format(first=runs[0], between=between, now=runs[-1])


def summary(counts: Sequence[tuple[Direction, int]]) -> str:
    """ "4 hoger, 7 gelijk, 1 lager, 1 niet te vergelijken": counts, and only where the form counts."""
    shown = [f"{count} {direction.label}" for direction, count in counts if count]
    return ", ".join(shown) + "." if shown else ""


def talk_caption() -> str:
    """Under webs over each other, where the form has no words of its own."""
    return _("A picture to talk about, not a measurement.")
