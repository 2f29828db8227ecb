"""Languages: message catalogues (gettext), and dates and numbers the way Dutch readers write them (Babel).

The code speaks English; `resources/locale/<language>/<area>.po` holds what people read. The files of one language are
compiled together into one .mo whenever one of them is newer.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from intake_app import paths
from intake_app.catalogue import Catalogue

LANGUAGES = ("nl", "en")
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_Spoken = tuple[str, _gettext.NullTranslations]
_chosen: _Spoken = ("en", _gettext.NullTranslations())
_for_now: ContextVar[_Spoken | None] = ContextVar("language", default=None)
_beside: ContextVar[_Spoken | None] = ContextVar("second language", default=None)


def compiled_catalogue(language: str) -> Path:
    """Path of the compiled catalogue; compiled first when an area's .po is newer than it."""
    folder = paths.LOCALE / language
    target = folder / "keukentafel.mo"
    sources = sorted(folder.glob("*.po"))
    newest = max((source.stat().st_mtime_ns for source in sources), default=0)
    if sources and (not target.exists() or target.stat().st_mtime_ns < newest):
        _compile(sources, target, language)
    return target


def _compile(sources: list[Path], target: Path, language: str) -> None:
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    whole = Catalog(locale=language)
    for source in sources:
        with source.open("rb") as stream:
            for message in read_po(stream, locale=language):
                if message.id:
                    whole[message.id] = message
    scratch = target.with_name(f"{target.name}.{os.getpid()}")
    with scratch.open("wb") as stream:
        write_mo(stream, whole)
    scratch.replace(target)


def set_language(language: str) -> None:
    """Use `language` ("nl" or "en") for every text asked for from now on. English is the language of the code."""
    global _chosen
    _chosen = _load(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use another language for a while, in this thread only: a print in English leaves the window Dutch.

    In a language that only content packs know, such as "tr", their words show and the program's own stay Dutch.
    """
    token = _for_now.set(_known(language))
    try:
        yield
    finally:
        _for_now.reset(token)


@contextmanager
def beside(language: str) -> Iterator[None]:
    """For a while, in this thread only: every text asked for brings the same in `language` along, as a `Both`."""
    token = _beside.set(_known(language))
    try:
        yield
    finally:
        _beside.reset(token)


def catalogues() -> tuple[str, ...]:
    """The languages in which the program has words: Dutch, English, and every other catalogue that lies there."""
    found = (folder.name for folder in sorted(paths.LOCALE.iterdir()) if folder.is_dir() and any(folder.glob("*.po")))
    return tuple(dict.fromkeys((*LANGUAGES, *found)))


def runs_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.partition("-")[0] in _RIGHT_TO_LEFT


def language_name(language: str) -> str:
    """What a language is called in the language in use: "Engels"; its code when nobody knows."""
    from babel import Locale, UnknownLocaleError

    try:
        found = Locale.parse(language, sep="-").get_language_name(_babel_locale())
    except (UnknownLocaleError, ValueError):
        found = None
    return found or language


def _known(language: str) -> _Spoken:
    """A language with what exists in it; what its catalogue lacks, and all when it has none, is Dutch."""
    if language in LANGUAGES:
        return _load(language)
    dutch = _load("nl")[1]
    if not any((paths.LOCALE / language).glob("*.po")):
        return language, dutch
    with compiled_catalogue(language).open("rb") as stream:
        own = _gettext.GNUTranslations(stream)
    own.add_fallback(dutch)
    return language, own


def _load(language: str) -> _Spoken:
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}")
    if language == _chosen[0]:
        return _chosen
    if language == "en":
        return language, _gettext.NullTranslations()
    return language, Catalogue(compiled_catalogue(language))


def _spoken() -> _Spoken:
    return _for_now.get() or _chosen


def language() -> str:
    """The language in use: "nl", "en", or on a print one of a content pack."""
    return _spoken()[0]


def _directed(text: str, spoken: str) -> str:
    if spoken in LANGUAGES or not runs_right_to_left(spoken):
        return text
    from intake_app.bilingual import rightward  # only on paper, and never before the first picture

    return rightward(text)


def _told(make: Callable[[], str]) -> str:
    """What `make` says in the language in use, with the second language beside it when one is asked for."""
    second = _beside.get()
    if second is None:
        return _directed(make(), language())
    from intake_app.bilingual import Both

    first = make()
    spoken, alone = _for_now.set(second), _beside.set(None)
    try:
        return Both(first, _directed(make(), second[0]))
    finally:
        _beside.reset(alone)
        _for_now.reset(spoken)


def _(message: str) -> str:
    """The message in the language in use."""
    return _told(lambda: _spoken()[1].gettext(message))


def ngettext(one: str, many: str, n: int) -> str:
    """The message for `n` things in the language in use."""
    return _told(lambda: _spoken()[1].ngettext(one, many, n))


def pgettext(context: str, message: str) -> str:
    """The message as meant in `context` in the language in use."""
    return _told(lambda: _spoken()[1].pgettext(context, message))


def _babel_locale() -> str:
    spoken = language()
    if spoken in LANGUAGES or not any((paths.LOCALE / spoken).glob("*.po")):
        return "en_GB" if spoken == "en" else "nl_NL"
    return spoken.replace("-", "_")


def format_day(day: date, *, weekday: bool = True, year: bool | None = None) -> str:
    """A day in words: "dinsdag 15 december 2026". `year=None` leaves the year out when it is this year."""
    shown = day.year != date.today().year if year is None else year
    pattern = ("EEEE " if weekday else "") + "d MMMM" + (" y" if shown else "")
    return _told(lambda: _formatted(day, pattern, _babel_locale()))


@lru_cache(2000)
def _formatted(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=locale)


def format_amount(cents: int) -> str:
    """An amount as people write it, without its sign: "145", "5.000", "122,31"."""
    whole, rest = divmod(cents, 100)
    grouped = f"{whole:,}".replace(",", ".")
    return f"{grouped},{rest:02d}" if rest else grouped


def format_short_day(day: date) -> str:
    """A day for a list: "di 22 sep" (no full stops)."""
    from babel.dates import format_date

    return _told(lambda: format_date(day, "EEE d MMM", locale=_babel_locale()).replace(".", ""))


def weekday_name(number: int) -> str:
    """The name of a day of the week, Monday is 0: "maandag"."""
    from babel.dates import get_day_names

    return _told(lambda: str(get_day_names("wide", locale=_babel_locale())[number]))


def format_month(day: date) -> str:
    """The month of a day with its year: "mei 2019"."""
    from babel.dates import format_date

    return _told(lambda: format_date(day, "MMMM y", locale=_babel_locale()))


def format_time(moment: datetime) -> str:
    """A time of day: "10:42", in local time."""
    local = moment.astimezone()
    return f"{local.hour}:{local.minute:02d}"
