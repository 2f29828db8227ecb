"""Languages: message catalogues (gettext), and dates and numbers the way Dutch readers write them (Babel).

The code speaks English; `resources/locale/<language>/<area>.po` holds what people read. The files of one language are
compiled together into one .mo whenever one of them is newer.
"""

from __future__ import annotations

import gettext as _gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from pathlib import Path

from intake_app import paths
from intake_app.catalogue import Catalogue

LANGUAGES = ("nl", "en")
_Spoken = tuple[str, _gettext.NullTranslations]
_chosen: _Spoken = ("en", _gettext.NullTranslations())
_for_now: ContextVar[_Spoken | None] = ContextVar("language", default=None)


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
    token = _for_now.set(_load(language) if language in LANGUAGES else (language, _load("nl")[1]))
    try:
        yield
    finally:
        _for_now.reset(token)


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


def _(message: str) -> str:
    """The message in the language in use."""
    return _spoken()[1].gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The message for `n` things in the language in use."""
    return _spoken()[1].ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """The message as meant in `context` in the language in use."""
    return _spoken()[1].pgettext(context, message)


def _babel_locale() -> str:
    return "en_GB" if language() == "en" else "nl_NL"


def format_day(day: date, *, weekday: bool = True, year: bool | None = None) -> str:
    """A day in words: "dinsdag 15 december 2026". `year=None` leaves the year out when it is this year."""
    from babel.dates import format_date

    shown = day.year != date.today().year if year is None else year
    pattern = ("EEEE " if weekday else "") + "d MMMM" + (" y" if shown else "")
    return format_date(day, pattern, locale=_babel_locale())


def format_amount(cents: int) -> str:
    """An amount as people write it, without its sign: "145", "5.000", "122,31"."""
    whole, rest = divmod(cents, 100)
    grouped = f"{whole:,}".replace(",", ".")
    return f"{grouped},{rest:02d}" if rest else grouped


def format_short_day(day: date) -> str:
    """A day for a list: "di 22 sep" (no full stops)."""
    from babel.dates import format_date

    return format_date(day, "EEE d MMM", locale=_babel_locale()).replace(".", "")


def weekday_name(number: int) -> str:
    """The name of a day of the week, Monday is 0: "maandag"."""
    from babel.dates import get_day_names

    return str(get_day_names("wide", locale=_babel_locale())[number])


def format_month(day: date) -> str:
    """The month of a day with its year: "mei 2019"."""
    from babel.dates import format_date

    return format_date(day, "MMMM y", locale=_babel_locale())


def format_time(moment: datetime) -> str:
    """A time of day: "10:42", in local time."""
    local = moment.astimezone()
    return f"{local.hour}:{local.minute:02d}"
