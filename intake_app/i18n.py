"""Languages: message catalogues (gettext), and dates and numbers the way Dutch readers write them (Babel).

The code speaks English; `resources/locale/<language>/<area>.po` holds what people read. The files of one language are
compiled together into one .mo whenever one of them is newer.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from pathlib import Path

from intake_app import paths

LANGUAGES = ("nl", "en")
_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "nl"
_spoken: ContextVar[tuple[str, _gettext.NullTranslations] | None] = ContextVar("spoken", default=None)


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
    scratch = target.with_suffix(".mo.new")
    with scratch.open("wb") as stream:
        write_mo(stream, whole)
    scratch.replace(target)


def set_language(language: str) -> None:
    """Use `language` ("nl" or "en") for every text asked for from now on. English is the language of the code."""
    global _translations, _language
    _translations = _load(language)
    _language = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within this block, and in this thread only, every text and date is in `language`: a print has its own."""
    token = _spoken.set((language, _load(language)))
    try:
        yield
    finally:
        _spoken.reset(token)


def _load(language: str) -> _gettext.NullTranslations:
    if language not in LANGUAGES:
        raise ValueError(f"unknown language {language!r}")
    if language == "en":
        return _gettext.NullTranslations()
    with compiled_catalogue(language).open("rb") as stream:
        return _gettext.GNUTranslations(stream)


def _in_use() -> _gettext.NullTranslations:
    spoken = _spoken.get()
    return spoken[1] if spoken else _translations


def language() -> str:
    """The language in use, "nl" or "en"."""
    spoken = _spoken.get()
    return spoken[0] if spoken else _language


def _(message: str) -> str:
    """The message in the language in use."""
    return _in_use().gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The message for `n` things in the language in use."""
    return _in_use().ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """The message as meant in `context` in the language in use."""
    return _in_use().pgettext(context, message)


def _babel_locale() -> str:
    return "nl_NL" if language() == "nl" else "en_GB"


def format_day(day: date, *, weekday: bool = True, year: bool | None = None) -> str:
    """A day in words: "dinsdag 15 december 2026". `year=None` leaves the year out when it is this year."""
    from babel.dates import format_date

    shown = day.year != date.today().year if year is None else year
    pattern = ("EEEE " if weekday else "") + "d MMMM" + (" y" if shown else "")
    return format_date(day, pattern, locale=_babel_locale())


def format_short_day(day: date) -> str:
    """A day for a list: "di 22 sep" (no full stops)."""
    from babel.dates import format_date

    return format_date(day, "EEE d MMM", locale=_babel_locale()).replace(".", "")


def format_time(moment: datetime) -> str:
    """A time of day: "10:42", in local time."""
    local = moment.astimezone()
    return f"{local.hour}:{local.minute:02d}"
