"""The JSON Schemas in forms/schema: current, valid, and of one mind with the loader about single keys."""

from __future__ import annotations

import datetime
import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from intake_app import paths
from intake_app.instruments.schema import SHAPES, json_schema, written
from tests.forms.test_faulty_forms import FAULTS, Fault, faulty

KIND_OF_FOLDER = {
    "forms": "instrument",
    "grounds": "ground",
    "textblocks": "textblock",
    "terms": "terms",
    "profiles": "profile",
    "templates": "template",
    "amounts": "amounts",
    "methods": "method",
    "checks": "method",
}


def as_json(text: str) -> Any:
    """A TOML document as an editor's schema checker sees it: days are text."""
    return json.loads(json.dumps(tomllib.loads(text), default=datetime.date.isoformat))


def kind_of(file: Path) -> str:
    return "words" if file.name == "words.toml" else KIND_OF_FOLDER[file.parent.name]


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_that_the_written_schema_is_current(name: str) -> None:
    file = paths.FORMS / "schema" / f"{name}.json"
    assert file.read_text("utf-8") == written(name), "run python -m intake_app.instruments.schema"


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_that_the_schema_is_a_good_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(name))


_FILES = sorted(one for one in paths.FORMS.rglob("*.toml") if one.parent.name in KIND_OF_FOLDER)
"""The offers have no schema of their own: their reader says every fault."""


@pytest.mark.parametrize("file", _FILES, ids=lambda file: file.stem)
def test_that_every_shipped_file_fits_its_schema(file: Path) -> None:
    jsonschema.validate(as_json(file.read_text("utf-8")), json_schema(kind_of(file)))


BETWEEN_TABLES = FAULTS.index(next(fault for fault in FAULTS if fault.rule == "file name"))
NO_JSON_TWIN = ("day between quotation marks", "moment for a day", "special value with a point")
"""JSON has no days, and takes 97.0 for 97."""
SAID_IN_SCHEMA = [fault for fault in FAULTS[:BETWEEN_TABLES] if fault.rule not in NO_JSON_TWIN]


@pytest.mark.parametrize("fault", SAID_IN_SCHEMA, ids=[fault.rule for fault in SAID_IN_SCHEMA])
def test_that_an_editor_sees_the_faults_of_single_keys(fault: Fault) -> None:
    _name, text, _line = faulty(fault)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(as_json(text), json_schema("instrument"))
