"""Forms as they were answered, kept with the answers: a reading stays readable when its form or pack is gone (G10)."""

from __future__ import annotations

import functools
import hashlib
import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from intake_app.i18n import _, speaking
from intake_app.instruments.model import Instrument, Status, Text
from intake_app.instruments.pack_contents import Pack


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form with every word as seen while answering, and the packs those words came from; `content` is JSON."""

    checksum: str
    instrument: str
    version: str
    content: str


def keep(instrument: Instrument, packs: Sequence[Pack] = ()) -> KeptForm:
    """What to keep of a form. The same words give the same checksum, also on another computer."""
    sources = [{"id": one.id, "version": one.version, "checksum": one.checksum} for one in packs]
    whole = {"form": _plain(instrument), "packs": sources}
    content = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return KeptForm(hashlib.sha256(content.encode()).hexdigest(), instrument.id, instrument.version, content)


def instrument_of(kept: KeptForm) -> Instrument:
    """The form again. Keys that are no longer known are passed over. Raises ValueError when it cannot be read."""
    try:
        form = _made(Instrument, json.loads(kept.content)["form"])
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("a kept form that cannot be read") from error
    if not isinstance(form, Instrument) or (form.id, form.version) != (kept.instrument, kept.version):
        raise ValueError("a kept form under another name")
    return form


def sources_of(kept: KeptForm) -> tuple[Mapping[str, str], ...]:
    """The packs whose words stood in the form: id, version and checksum of each (C2.10)."""
    return tuple(json.loads(kept.content)["packs"])


def gone(form: Instrument) -> Instrument:
    """The kept form as it is shown when no such form is installed: its title says so, and nothing can be added."""
    return _marked(form, lambda: _("no longer installed"))


def older(form: Instrument) -> Instrument:
    """The kept form as it is shown beside a newer version that is installed."""
    return _marked(form, lambda: _("version {version}").format(version=form.version))


def _marked(form: Instrument, words: Callable[[], str]) -> Instrument:
    return replace(form, title=Text(_title(form, words, "nl"), _title(form, words, "en")), status=Status.OLD)


def _title(form: Instrument, words: Callable[[], str], language: str) -> str:
    with speaking(language):
        return f"{form.title.of(language)} ({words()})"


@functools.cache
def _hints(cls: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if is_dataclass(value):
        pairs = ((one, getattr(value, one.name)) for one in fields(value))
        return {one.name: _plain(found) for one, found in pairs if one.default is MISSING or found != one.default}
    return value


def _made(hint: Any, value: Any) -> Any:
    """The value of a type hint out of its JSON."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        others = [one for one in arguments if one is not type(None)]
        return value if value is None or len(others) > 1 else _made(others[0], value)
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return tuple(_made(arguments[0], one) for one in value)
        return tuple(_made(one, part) for one, part in zip(arguments, value, strict=True))
    if is_dataclass(hint):
        hints = _hints(hint)  # type: ignore[arg-type]  # a class
        names = [one.name for one in fields(hint) if one.name in value]
        return hint(**{name: _made(hints[name], value[name]) for name in names})  # type: ignore[operator]  # a class
    if hint is date:
        return date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    return value
