"""Looking through words for what must not go outside: who it is about, and what is nobody's business (G06).

Names and places come out of the dossier; words about benefit, schemes, health, care, money and justice out of
`resources/leaks`. A sentence with one of these is left out and named, so that somebody can word it again.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from babel.dates import format_date

from intake_app import paths
from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from intake_app.services.desk import Profile

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.?[\w.-]*|https?://\S+|\bwww\.\S+")
_DIGITS = re.compile(r"\+?\d(?:[\s./–-]*\d){7,}")
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[a-z]{2}\b")
_FULL_DATE = re.compile(r"\b\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b")
_SHORT = 3
"""A name of so few letters only counts as a whole word: "An" does not stand in "aanpakken"."""
_WHOLE = 4
_COMMON = frozenset({
    "van", "de", "der", "den", "het", "een", "en", "in", "op", "te", "ten", "ter", "mijn", "zijn", "haar", "met",
    "voor", "bij", "aan", "uit", "buurthuis", "stichting", "gemeente", "school", "bedrijf", "winkel", "team", "sociaal",
    "huis", "centrum", "roc", "mbo", "vmbo",
})  # fmt: skip


class LeakKind(StrEnum):
    """Why words do not go outside."""

    NAME = "naam"
    PLACE = "plaats"
    NUMBER = "nummer"
    OTHERS = "anderen"
    BENEFIT = "uitkering"
    SCHEME = "regeling"
    HEALTH = "gezondheid"
    CARE = "zorg"
    MONEY = "geld"
    JUSTICE = "justitie"


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """Words that were found, and why they stay inside."""

    words: str
    kind: LeakKind


@dataclass(frozen=True, slots=True)
class _Known:
    folded: str
    shown: str
    kind: LeakKind


class LeakCheck:
    """Looks for what one dossier must not show. `nameless` also looks for who it is and where that is."""

    def __init__(self, dossier: Dossier, profile: Profile, *, nameless: bool) -> None:
        self._nameless = nameless
        self._known = tuple(_people(dossier, profile, nameless=nameless))
        if nameless:
            self._known += tuple(_self(dossier))

    def find(self, text: str) -> tuple[Leak, ...]:
        """What stands in a text that must not go outside, each once."""
        folded = fold(text)
        found = {Leak(one.shown, one.kind) for one in self._known if _holds(folded, one.folded)}
        found |= {Leak(match, kind) for match, kind in _numbers(text, folded, nameless=self._nameless)}
        for kind, pattern in _private().items():
            found |= {Leak(match[0], kind) for match in pattern.finditer(folded)}
        return tuple(sorted(found))

    def clean(self, text: str) -> tuple[str, tuple[Leak, ...]]:
        """The text without the sentences that must not go outside, and what was found in them."""
        found = self.find(text)
        if not found:
            return text, ()
        kept = " ".join(part for part in _SENTENCE.split(text) if part.strip() and not self.find(part))
        return ("" if self.find(kept) else kept), found


def fold(text: str) -> str:
    """Small letters without accents and signs that do not show, with single blanks: what is compared."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    shown = "".join(one for one in plain if unicodedata.category(one) != "Cf")
    return " ".join(shown.split())


def leak_words(leak: Leak) -> str:
    """A finding in one line: "“Jansen” (naam)"."""
    return _("“{words}” ({why})").format(words=leak.words, why=kind_words(leak.kind))


def kind_words(kind: LeakKind) -> str:
    """Why words stay inside."""
    return {
        LeakKind.NAME: _("name"),
        LeakKind.PLACE: _("where somebody lives"),
        LeakKind.NUMBER: _("number or address"),
        LeakKind.OTHERS: _("name of somebody else"),
        LeakKind.BENEFIT: _("benefit"),
        LeakKind.SCHEME: _("scheme"),
        LeakKind.HEALTH: _("health"),
        LeakKind.CARE: _("care"),
        LeakKind.MONEY: _("money and debts"),
        LeakKind.JUSTICE: _("justice"),
    }[kind]


def _holds(folded: str, wanted: str) -> bool:
    if len(wanted) > _SHORT:
        return wanted in folded
    return bool(wanted) and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded) is not None


def _self(dossier: Dossier) -> Iterator[_Known]:
    person = dossier.person
    for name in (person.first_name, person.last_name, f"{person.infix} {person.last_name}".strip()):
        yield from _parts(name, LeakKind.NAME)
    for place in (person.town, person.street, dossier.case.neighbourhood):
        yield from _parts(place, LeakKind.PLACE)
    street = re.sub(r"\s*\d.*$", "", person.street)
    yield from _parts(street, LeakKind.PLACE)
    numbers = (person.postcode, person.phone, person.email, dossier.case.number, *_birth(person.birth_date))
    yield from (_Known(fold(one), one, LeakKind.NUMBER) for one in numbers if one.strip())


def _birth(day: date | None) -> Iterator[str]:
    if day is not None:
        yield format_date(day, "d MMMM y", locale="nl_NL")
        yield format_date(day, "d MMMM y", locale="en_GB")
        for sign in "-/.":
            yield f"{day.day}{sign}{day.month}{sign}{day.year}"
            yield f"{day.day:02d}{sign}{day.month:02d}{sign}{day.year}"
        yield day.isoformat()


def _people(dossier: Dossier, profile: Profile, *, nameless: bool) -> Iterator[_Known]:
    """Names of others; without a name also the organisations by which somebody could be found."""
    names = [one.name for one in dossier.network] + [one.name for one in dossier.attendees]
    names += [one.name for one in dossier.references] + [profile.consultant]
    for plan in dossier.plans:
        names += [plan.contact_name, plan.regisseur]
    for name in dict.fromkeys(names):
        yield from _parts(name, LeakKind.OTHERS)
    if nameless:
        places = [part for one in dossier.experiences for part in (one.organisation, one.place)]
        places += [one.institute for one in dossier.qualifications]
        places += [one.organisation for one in dossier.network] + [one.organisation for one in dossier.references]
        places.append(profile.organisation)
        yield from (_Known(fold(one), one, LeakKind.OTHERS) for one in dict.fromkeys(places) if len(fold(one)) > 1)


def _parts(name: str, kind: LeakKind) -> Iterator[_Known]:
    """A name as a whole, and each of its words that is a name by itself."""
    whole = fold(name)
    if len(whole) > 1 and whole not in _COMMON:
        yield _Known(whole, name.strip(), kind)
    for word in re.split(r"[\s,/()-]+", name):
        folded = fold(word)
        if len(folded) > 1 and folded not in _COMMON and (word[:1].isupper() or kind is LeakKind.NAME):
            yield _Known(folded, word, kind)


def _numbers(text: str, folded: str, *, nameless: bool) -> Iterator[tuple[str, LeakKind]]:
    """Numbers of nine digits always; where nobody may be found also mail, telephone, postcode and whole dates."""
    for match in _DIGITS.finditer(text):
        if nameless or sum(letter.isdigit() for letter in match[0]) == 9:
            yield match[0], LeakKind.NUMBER
    if nameless:
        for pattern in (_MAIL, _POSTCODE, _FULL_DATE):
            yield from ((match[0], LeakKind.NUMBER) for match in pattern.finditer(folded))


@cache
def _private() -> dict[LeakKind, re.Pattern[str]]:
    with (paths.RESOURCES / "leaks" / "nl.toml").open("rb") as stream:
        listed = tomllib.load(stream)
    return {
        LeakKind(kind): re.compile(r"(?<!\w)(?:" + "|".join(_beginning(fold(one)) for one in words) + ")")
        for kind, words in listed.items()
    }


def _beginning(word: str) -> str:
    """A short word stands alone, a longer one also begins others."""
    return re.escape(word) + (r"(?!\w)" if len(word) <= _WHOLE else r"\w*")
