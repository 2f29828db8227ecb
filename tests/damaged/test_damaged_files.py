"""Damaged files of every kind: each refused with a sentence or accepted whole, and never anything else (issue 7).

A few hundred here; `python -m tests.damaged` tries as many as wanted. The long run's figures: `docs/security.md`.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from intake_app import settings
from intake_app.errors import InputRefused
from intake_app.settings import WindowSettings
from tests.damaged.kinds import Bench, FileKind
from tests.damaged.mutations import JSON
from tests.damaged.trying import Trial, wrong_sentence

NAMES = (
    "dossier-json", "dossier-locked", "dossier-locked-inside", "dossier-in-pdf", "pack", "own-form", "list-csv",
    "list-json", "list-workbook", "picture", "logo", "scan", "pdf-attachment", "document-check", "settings", "backup",
)  # fmt: skip
SEED = 1
FEW = 30


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, FileKind]]:
    bench = Bench(tmp_path_factory.mktemp("hostile"))
    yield {one.name: one for one in bench.kinds()}
    bench.close()


def test_that_every_kind_of_file_is_damaged(kinds: dict[str, FileKind]) -> None:
    assert tuple(kinds) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_that_a_damaged_file_is_refused_with_a_sentence_or_accepted_whole(
    kinds: dict[str, FileKind], name: str
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what libraries remark about a damaged file
        figures = Trial(kinds[name], SEED).run(FEW)
    assert figures.wrong == []
    assert figures.tried == FEW
    assert figures.lines > 20


class Careless:
    """A reader with every fault that the trial is there to find."""

    name, share = "careless", 1
    ways, seeds = JSON, [b'{"a": [1, 2, 3]}']

    def __init__(self) -> None:
        self.written = 0

    def state(self) -> object:
        return self.written

    def read(self, _content: bytes, number: int) -> None:
        if number == 2:
            raise KeyError("a")
        if number == 3:
            raise InputRefused("KeyError: 'a'")
        if number == 4:
            self.written += 1
            raise InputRefused("Kies een ander bestand.")


def test_that_the_trial_finds_another_exception_a_machines_words_and_a_change() -> None:
    wrong = Trial(Careless(), SEED).run(6).wrong
    assert [one.split(": ", 1)[1] for one in wrong] == [
        "KeyError: 'a'",
        "refused with words of a machine: KeyError: 'a'",
        "something changed although it was refused",
    ]
    assert wrong_sentence(InputRefused()) == "refused without a sentence"


def test_that_the_same_seed_damages_the_same_way(kinds: dict[str, FileKind]) -> None:
    one, other = (Trial(kinds["list-csv"], SEED)._damaged(random.Random("7")) for _time in range(2))
    assert one == other


@pytest.mark.parametrize(
    "words",
    [
        "theme = []", "theme = {}", "language = [[]]", "text_scale = true", "width = true", "x = " + "[" * 5000,
        "x = " + "9" * 5000, "\ufeff", "maximised = nan",
    ],
)  # fmt: skip
def test_that_settings_no_program_would_write_count_as_not_chosen(tmp_path: Path, words: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(words, encoding="utf-8")
    assert settings.load_settings(file) == WindowSettings()
