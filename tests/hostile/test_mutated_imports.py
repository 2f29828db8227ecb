"""Changed files of every kind that the program reads: one sentence or taken in whole; no other error, no hang."""

from __future__ import annotations

import random
import warnings

import pytest

from tests.hostile.mutating import changed, run
from tests.hostile.readers import READERS, Reader

COUNT = 1_000
"""Files in the suite, over all readers; the long run is in docs/security.md."""


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.name))
def test_that_a_changed_file_is_refused_with_a_sentence_or_taken_whole(reader: Reader) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries, about what is wrong with the file
        told = run(reader, COUNT * reader.share // 100, seed=7)
    assert told.tried == told.taken + sum(told.refused.values())
    assert bool(told.refused) is reader.refuses, "nothing that was changed was refused: are the changes too small?"


def test_that_every_share_counts() -> None:
    assert sum(one.share for one in READERS) == 100
    dice = random.Random(3)
    assert len({changed(b"Titel;Uren\r\nKoffie;4\r\n", b"x", dice) for _file in range(200)}) > 100
