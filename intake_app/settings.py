"""How the window looks on this laptop: theme, text size, language. Nothing personal is ever written here."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from intake_app import paths
from intake_app.i18n import LANGUAGES
from intake_app.logs import log_event

TEXT_SCALES = (100, 115, 130, 150, 200)
"""Percentages a person can choose from (design 4)."""


class ThemeChoice(StrEnum):
    """Which colours; SYSTEM follows the operating system."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "hc"


class MotionChoice(StrEnum):
    """Whether things may slide and fade; SYSTEM follows the operating system."""

    SYSTEM = "system"
    NORMAL = "normal"
    REDUCED = "reduced"


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowSettings:
    """The choices of one laptop. `text_scale` is one of TEXT_SCALES (percent); sizes are in pixels, 0 is not known.

    `hidden_when_shared`: the window stays out of a shared or recorded screen, where the system can do that.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_scale: int = 100
    language: str = "nl"
    motion: MotionChoice = MotionChoice.SYSTEM
    width: int = 0
    height: int = 0
    maximised: bool = False
    hidden_when_shared: bool = True

    def larger(self) -> WindowSettings:
        """One step larger text, or the same when it is the largest."""
        above = [scale for scale in TEXT_SCALES if scale > self.text_scale]
        return replace(self, text_scale=above[0]) if above else self

    def smaller(self) -> WindowSettings:
        """One step smaller text, or the same when it is the smallest."""
        below = [scale for scale in TEXT_SCALES if scale < self.text_scale]
        return replace(self, text_scale=below[-1]) if below else self

    def ordinary(self) -> WindowSettings:
        """Text of the size it has by itself."""
        return replace(self, text_scale=100)


def load_settings(path: Path | None = None) -> WindowSettings:
    """The settings of this user, or those at `path`. What is missing, unknown or damaged counts as not chosen."""
    try:
        words = (path or paths.user_settings()).read_text(encoding="utf-8")
        stored = _read(words)
    except FileNotFoundError:
        return WindowSettings()
    except (OSError, ValueError, RecursionError) as error:  # no UTF-8, no TOML, endless figures or brackets
        log_event("settings_not_read", error=type(error).__name__)
        return WindowSettings()
    known = {one.name: _understood(one.name, stored[one.name]) for one in fields(WindowSettings) if one.name in stored}
    return WindowSettings(**{name: value for name, value in known.items() if value is not None})


def save_settings(settings: WindowSettings, path: Path | None = None) -> None:
    """Keep the settings, all or nothing. A disk that refuses is no reason to stop: the next start asks again."""
    path = path or paths.user_settings()
    lines = [f"{one.name} = {_toml(getattr(settings, one.name))}" for one in fields(WindowSettings)]
    scratch = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.write_text("\n".join(lines) + "\n", encoding="utf-8")
        scratch.replace(path)
    except OSError as error:
        log_event("settings_not_written", error=type(error).__name__)


def _read(words: str) -> dict[str, Any]:
    import tomllib  # only where somebody chose something

    return tomllib.loads(words)


def _understood(name: str, value: object) -> Any:
    """The value as this program knows it, or None when it does not."""
    kind: type[StrEnum] | None = {"theme": ThemeChoice, "motion": MotionChoice}.get(name)
    if kind is not None:
        return kind(value) if isinstance(value, str) and value in set(kind) else None
    if name == "text_scale":
        return value if type(value) is int and value in TEXT_SCALES else None
    if name == "language":
        return value if value in LANGUAGES else None
    if name in ("maximised", "hidden_when_shared"):
        return value if isinstance(value, bool) else None
    return value if type(value) is int and 0 <= value < 20000 else None


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else f'"{value}"'
