"""The stories, in the order in which they are told at one desk: that order gives the dossiers their numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..telling import Story
from . import (
    measured,
    onward,
    p05_bert,
    p06_yusuf,
    p07_chantal,
    p08_danny,
    p09_karin,
    p10_esra,
    p11_jesse,
    p12_amina,
    p13_jan,
)


@dataclass(frozen=True, slots=True)
class Persona:
    """A persona: its number (of ids; no two the same), the name of its file, and its story."""

    number: int
    file: str
    tell: Callable[[Story], None]


PERSONAS = (
    Persona(5, "p05-bert", p05_bert.tell),
    Persona(6, "p06-yusuf", p06_yusuf.tell),
    Persona(7, "p07-chantal", p07_chantal.tell),
    Persona(8, "p08-danny", p08_danny.tell),
    Persona(9, "p09-karin", p09_karin.tell),
    Persona(10, "p10-esra", p10_esra.tell),
    Persona(11, "p11-jesse", p11_jesse.tell),
    Persona(12, "p12-amina", p12_amina.tell),
    Persona(13, "p13-jan", p13_jan.tell),
)
MEASURED = (
    Persona(1, "p01-mirjam", measured.mirjam),
    Persona(2, "p02-henk", measured.henk),
    Persona(102, "p02-rita", measured.rita),
    Persona(3, "p03-farida", measured.farida),
    Persona(4, "p04-gerrit", measured.gerrit),
)
"""Those whose file was made before: told is what it lacked."""
ONWARD = (
    Persona(1, "p01-mirjam", onward.mirjam),
    Persona(2, "p02-henk", onward.henk),
    Persona(3, "p03-farida", onward.farida),
    Persona(4, "p04-gerrit", onward.gerrit),
)
"""How it goes on with them, to the second look-back."""
