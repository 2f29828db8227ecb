"""Where the shipped data lies (forms, resources) and where a user's own files belong."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs


def _root() -> Path:
    bundled = getattr(sys, "_MEIPASS", None)
    return Path(bundled) if bundled else Path(__file__).resolve().parent.parent


ROOT = _root()
FORMS = ROOT / "forms"
RESOURCES = ROOT / "resources"
LOCALE = RESOURCES / "locale"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"
OUTLINES = ICONS / "outlines.txt"
"""The same icons as lines, for prints."""
THEMES = RESOURCES / "themes"


def user_data() -> Path:
    """The user's own folder for the vault. Not created here."""
    return Path(platformdirs.user_data_dir("Keukentafel", appauthor=False))


def default_vault() -> Path:
    """The vault that opens when none is named."""
    return user_data() / "kluis.keukentafel"


def user_backups() -> Path:
    """Where the program keeps copies of vaults by itself, encrypted as the vaults are. Not created here."""
    return user_data() / "reservekopieen"


def user_moves() -> Path:
    """Where vaults that were moved lie now: places of files and nothing personal. Not created here."""
    return Path(platformdirs.user_config_dir("Keukentafel", appauthor=False)) / "verplaatst.json"


def user_packs() -> Path:
    """The content packs this user installed. They hold texts of forms and nothing personal. Not created here."""
    return user_data() / "pakketten"


def user_key_store() -> Path:
    """Which vaults have their key in the key store of this computer: marks of files and no key. Not created here."""
    return Path(platformdirs.user_config_dir("Keukentafel", appauthor=False)) / "sleutelbos.txt"


def user_settings() -> Path:
    """Window settings (theme, text size, language): nothing personal is ever written here."""
    return Path(platformdirs.user_config_dir("Keukentafel", appauthor=False)) / "settings.toml"


def user_launch_picture() -> Path:
    """How the unlock page looked last time, without anybody's name. May be thrown away. Not created here."""
    return Path(platformdirs.user_cache_dir("Keukentafel", appauthor=False)) / "ontgrendelscherm"
