"""Words without anything by which somebody can be recognised, and a count of what was left out (F05, M02).

Names that the dossier knows become roles. What looks like a name, a day, a place, a number or an address goes out too:
better one word too many than a person too much. What was left out is shown, so that somebody can word it anew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, ngettext

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    "|jan|feb|mrt|apr|jun|jul|aug|sept|sep|okt|nov|dec"
)
_OPEN_WORDS = "Wmo Pw Participatiewet Jeugdwet Wlz UWV SVB CAK COA DUO AOW WW WIA Wajong GGZ GGD Nederlands Nederland"
_OPEN = frozenset(_OPEN_WORDS.split())
"""Words with a capital that name nobody."""
_ROLE_WORDS = "inwoner consulent gemeente regisseur samen wij partner school wijkteam buurtteam huisarts ouder ouders"
_NO_NAMES = frozenset(_ROLE_WORDS.split())
"""What people write where a name is asked."""
_SMALL_WORDS = "de het een en van den der ten ter te in op aan bij voor dr drs mr mw dhr"
_SMALL = frozenset(_SMALL_WORDS.split())
"""Parts of names that are words by themselves."""


class LeftOut(StrEnum):
    """What kind of thing was left out."""

    NAME = "name"
    PLACE = "place"
    DAY = "day"
    NUMBER = "number"
    PERHAPS_NAME = "perhaps-name"


_PATTERNS: tuple[tuple[LeftOut, re.Pattern[str]], ...] = (
    (LeftOut.NUMBER, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (LeftOut.NUMBER, re.compile(r"\bNL\d{2}[A-Z]{4}\d{10}\b|\bNL\d{2}(?: ?[A-Z0-9]{4}){3,4}(?: ?[A-Z0-9]{1,2})?\b")),
    (LeftOut.DAY, re.compile(rf"\b\d{{1,2}}\.? ?(?:{_MONTHS})\b\.?(?: ?(?:19|20)\d\d)?", re.IGNORECASE)),
    (LeftOut.DAY, re.compile(r"\b(?:\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)|\d{4}-\d{2}-\d{2})\b")),
    (LeftOut.DAY, re.compile(r"\b(?:19|20)\d\d\b")),
    (LeftOut.PLACE, re.compile(r"\b\d{4} ?[A-Z]{2}\b")),
    (
        LeftOut.PLACE,
        re.compile(
            r"\b[A-Z][\w'’-]*(?:straat|laan|weg|plein|kade|hof|gracht|dreef|singel|pad|steeg|dijk|plantsoen|markt)\b"
            r"(?: \d+ ?[a-zA-Z]?\b)?"
        ),
    ),
    (LeftOut.NUMBER, re.compile(r"(?<!\w)\+?\d(?:[\d .()–-]{5,}\d)")),
    (LeftOut.NUMBER, re.compile(r"\b\d{5,}\b|\b\d{4}-\d{4}\b")),
    (LeftOut.NUMBER, re.compile(r"\b\d{1,3} ?(?:jaar|jarige?)\b", re.IGNORECASE)),
)
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\n“\"'(‘]|\]\s*|[-–•])\s*$")
_FIRST_LETTER = re.compile(r"(?:^|(?<=[.!?] ))[a-zà-öø-þ]")
_CAPITAL = re.compile(r"[^\W\d_]*[A-ZÀ-ÖØ-Þ][\w'’-]*")


@dataclass(frozen=True, slots=True)
class _Known:
    """A name that the dossier knows, and the role that stands for it. `exact`: only as it is written."""

    words: str
    role: str
    exact: bool

    @property
    def pattern(self) -> re.Pattern[str]:
        """Where it stands in a text, also in the genitive."""
        return re.compile(rf"(?<!\w){re.escape(self.words)}(?:['’]?s)?(?!\w)", 0 if self.exact else re.IGNORECASE)


@dataclass
class Anonymiser:
    """Rewrites texts of one dossier, and counts what it takes out."""

    known: tuple[_Known, ...]
    """Longest first, so that a whole name goes out before its parts."""
    left_out: Counter[LeftOut] = field(default_factory=Counter)

    def words(self, text: str) -> str:
        """The text with roles in the place of names, and gaps where something would tell who it is."""
        for one in self.known:
            text = self._take_out(one.pattern, text, LeftOut.NAME, one.role)
        for kind, pattern in _PATTERNS:
            text = self._take_out(pattern, text, kind, "[…]")
        return _FIRST_LETTER.sub(lambda found: found.group().upper(), self._perhaps_names(text))

    def _take_out(self, pattern: re.Pattern[str], text: str, kind: LeftOut, instead: str) -> str:
        changed, count = pattern.subn(instead.replace("\\", r"\\"), text)
        self.left_out[kind] += count
        return changed

    def _perhaps_names(self, text: str) -> str:
        """Inside a sentence a capital names somebody or something; the first word of a sentence always has one."""

        def replaced(found: re.Match[str]) -> str:
            word = found.group()
            if word in _OPEN or _SENTENCE_END.search(text[: found.start()]):
                return word
            self.left_out[LeftOut.PERHAPS_NAME] += 1
            return "[…]"

        return _CAPITAL.sub(replaced, text)

    def account(self) -> tuple[str, ...]:
        """What was left out, one line per kind; empty when nothing was."""
        return tuple(_counted(kind, count) for kind, count in sorted(self.left_out.items()) if count)


def _counted(kind: LeftOut, count: int) -> str:
    words = {
        LeftOut.NAME: ngettext("{n} name of a person or organisation", "{n} names of people or organisations", count),
        LeftOut.PLACE: ngettext("{n} address or place", "{n} addresses or places", count),
        LeftOut.DAY: ngettext("{n} day or year", "{n} days or years", count),
        LeftOut.NUMBER: ngettext("{n} number, age or e-mail address", "{n} numbers, ages or e-mail addresses", count),
        LeftOut.PERHAPS_NAME: ngettext("{n} word that may be a name", "{n} words that may be a name", count),
    }
    return words[kind].format(n=count)


def anonymiser(dossier: Dossier, *more: tuple[str, str]) -> Anonymiser:
    """An anonymiser that knows everybody and every organisation in a dossier; `more` are (name of a person, role)."""
    found: dict[str, _Known] = {}
    people = ((name, role, True) for name, role in (*more, *_people(dossier), *_professionals(dossier)))
    others = ((name, _("an organisation"), False) for name in _organisations(dossier))
    for name, role, person in (*people, *others):
        for one in _names(name, role, person=person):
            known = found.get(one.words)
            if known is None:
                found[one.words] = one
            elif known.exact and not one.exact:  # a whole name goes out however it is typed
                found[one.words] = replace(known, exact=False)
    return Anonymiser(tuple(sorted(found.values(), key=lambda one: (-len(one.words), one.words))))


def _names(name: str, role: str, *, person: bool) -> Iterator[_Known]:
    """The whole name, and each word of it that a text may use alone.

    Small words such as "van" are none, nor is the first word of an organisation: "Stichting", "Schuldhulp".
    """
    whole = " ".join(name.split())
    if len(whole) < 2 or whole.casefold() in _NO_NAMES:
        return
    yield _Known(whole, role, exact=False)
    words = re.findall(r"[\w'’-]+", whole)
    for word in words if person else words[1:]:
        if len(word) > 1 and word[0].isupper() and word not in _OPEN and word.casefold() not in _NO_NAMES | _SMALL:
            yield _Known(word, role, exact=True)


def _people(dossier: Dossier) -> Iterable[tuple[str, str]]:
    """Who belongs to the resident, and where they live."""
    person, near, place = dossier.person, _("somebody near"), _("[place]")
    for name in (person.full_name, person.first_name, f"{person.infix} {person.last_name}".strip(), person.last_name):
        yield name, _("the resident")
    for where in (person.street, person.town, person.postcode, dossier.case.neighbourhood):
        yield where, place
    for member in dossier.household_members:
        yield member.name, _("a member of the household")
    for goal in dossier.goals:
        yield goal.whose, _("a member of the household")
    names = [one.name for one in dossier.network]
    names += [one.name for one in dossier.carer_talks]
    names += [one.name for one in dossier.attendees]
    for name in names:
        yield name, near


def _professionals(dossier: Dossier) -> Iterable[tuple[str, str]]:
    """Who works with the resident."""
    names = [dossier.case.consultant, dossier.case.deputy]
    names += [one.person for one in dossier.involved_parties]
    names += [one.name for one in dossier.conference_participants]
    names += [one.owner for one in dossier.conference_decisions]
    names += [one.assessor for one in dossier.pool_judgements]
    names += [name for plan in dossier.plans for name in (plan.regisseur, plan.contact_name)]
    names += [talk.conductor for talk in dossier.conversations]
    names += [melding.reported_by for melding in dossier.meldingen]
    names += [name for one in dossier.referrals for name in (one.to_person, one.holder)]
    names += [name for one in dossier.handovers for name in (one.to_person, one.confirmed_by)]
    return ((name, _("a professional")) for name in names)


def _organisations(dossier: Dossier) -> Iterator[str]:
    yield from (one.organisation for one in dossier.network)
    yield from (one.organisation for one in dossier.attendees)
    yield from (one.organisation for one in dossier.meldingen)
    yield from (one.organisation for one in dossier.involved_parties)
    yield from (one.organisation for one in dossier.conference_participants)
    yield from (one.to_organisation for one in dossier.referrals)
    yield from (one.to_organisation for one in dossier.handovers)
    yield from (one.organisation for one in dossier.pool_entries)
    yield from (one.recipient for one in dossier.consents)
