"""JSON Schema of the form files, for editors that complete and check while one types.

`python -m intake_app.instruments.schema` writes forms/schema/*.json; a test sees to it that they are current.
"""

from __future__ import annotations

import json
from typing import Any

from intake_app import paths
from intake_app.instruments.amounts import AMOUNTS
from intake_app.instruments.grounds import GROUND
from intake_app.instruments.packs import CELLS, PACK, PROMPTS
from intake_app.instruments.review_methods import METHOD
from intake_app.instruments.rule_profiles import PROFILE
from intake_app.instruments.shape import KEBAB, PLAIN_WORDS, Holds, Key, Shape
from intake_app.instruments.shapes import INSTRUMENT
from intake_app.instruments.templates import TEMPLATE
from intake_app.instruments.terms import TERMS
from intake_app.instruments.textblocks import BLOCK
from intake_app.instruments.words import WORDS

SHAPES: dict[str, tuple[str, Shape]] = {
    "instrument": ("A form of Keukentafel: forms/<id>.toml", INSTRUMENT),
    "ground": ("A legal ground: forms/grounds/<id>.toml", GROUND),
    "textblock": ("A municipal text: forms/textblocks/<id>.toml", BLOCK),
    "terms": ("Terms: forms/terms/<id>.toml", TERMS),
    "profile": ("A rule profile: forms/profiles/<id>.toml", PROFILE),
    "template": ("A trajectory template: forms/templates/<id>.toml", TEMPLATE),
    "amounts": ("Amounts: forms/amounts/<id>.toml", AMOUNTS),
    "method": ("Questions beside a dossier: forms/methods/<id>.toml, forms/checks/<id>.toml", METHOD),
    "words": ("Plain words: forms/words.toml", WORDS),
    "pack": ("A content pack: pack.toml", PACK),
    "cells": ("Texts per item and level in a pack: cells/<instrument>.toml", CELLS),
    "prompts": ("Questions in a pack: prompts/<instrument>.toml", PROMPTS),
}

_PLAIN_PATTERN = rf"^\s*\S+(\s+\S+){{0,{PLAIN_WORDS - 1}}}\s*$"


def json_schema(name: str = "instrument") -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file. It cannot say everything that `forms check` says."""
    title, shape = SHAPES[name]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **_object(shape)}


def written(name: str) -> str:
    """The schema as it stands in forms/schema."""
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"


def _object(shape: Shape) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, key in shape.items() if key.required],
        "properties": {name: _property(key) for name, key in shape.items()},
    }


def _property(key: Key) -> dict[str, Any]:
    described = {"description": key.about} if key.about else {}
    return {**described, **_holding(key)}


def _holding(key: Key) -> dict[str, Any]:
    one_of_text: dict[str, Any] = {"type": "string"} if key.empty else {"type": "string", "pattern": r"\S"}
    if key.plain:
        one_of_text = {"type": "string", "pattern": _PLAIN_PATTERN}
    elif key.question:
        one_of_text = {"type": "string", "pattern": r"\?$"}
    nested = _object(key.table) if key.table is not None else {}
    kebab = {"type": "string", "pattern": f"^{KEBAB.pattern}$"}
    limits = {name: limit for name, limit in (("minimum", key.low), ("maximum", key.high)) if limit is not None}
    return {
        Holds.TEXT: one_of_text,
        Holds.KEBAB: kebab,
        Holds.WHOLE: {"type": "integer", **limits},
        Holds.SWITCH: {"const": False} if key.choices else {"type": "boolean"},
        Holds.DAY: {"type": "string", "format": "date"},
        Holds.CHOICE: {"enum": list(key.choices)},
        Holds.CHOICES: {"type": "array", "items": {"enum": list(key.choices)}, "uniqueItems": True},
        Holds.WHOLES: {"type": "array", "items": {"type": "integer"}},
        Holds.TEXTS: {"type": "array", "items": one_of_text},
        Holds.VALUE: {"anyOf": [{"type": "integer"}, kebab]},
        Holds.ANY: {},
        Holds.TABLE: nested,
        Holds.TABLES: {"type": "array", "items": nested},
    }[key.holds]


def main() -> None:
    """Write every schema to forms/schema."""
    folder = paths.FORMS / "schema"
    folder.mkdir(exist_ok=True)
    for name in SHAPES:
        (folder / f"{name}.json").write_text(written(name), encoding="utf-8")


if __name__ == "__main__":
    main()
