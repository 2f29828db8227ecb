"""The catalogue that is asked message by message says what Python's own reader of the same file says."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app import i18n
from intake_app.catalogue import Catalogue


@pytest.fixture(scope="module")
def path() -> Path:
    return i18n.compiled_catalogue("nl")


def _asked(catalogue: gettext.NullTranslations, key: str) -> str:
    context, mark, message = key.rpartition("\x04")
    return catalogue.pgettext(context, message) if mark else catalogue.gettext(message)


def test_that_every_message_reads_as_pythons_own_reader_reads_it(path: Path) -> None:
    ours = Catalogue(path)
    with path.open("rb") as stream:
        theirs = gettext.GNUTranslations(stream)
    keys = list(theirs._catalog)  # type: ignore[attr-defined]  # the one list of what the file holds
    single = [key for key in keys if isinstance(key, str) and key]
    assert len(single) > 1000
    assert [key for key in single if _asked(ours, key) != _asked(theirs, key)] == []
    several = [key[0] for key in keys if isinstance(key, tuple) and key[1] == 0]
    assert several


def test_that_numbers_take_the_forms_of_dutch(path: Path) -> None:
    ours = Catalogue(path)
    with path.open("rb") as stream:
        theirs = gettext.GNUTranslations(stream)
    assert theirs.info()["plural-forms"].replace(" ", "") == "nplurals=2;plural=(n!=1);"
    for n in (0, 1, 2, 5, 21, 101):
        asked = ("{n} dossier", "{n} dossiers", n)
        assert ours.ngettext(*asked) == theirs.ngettext(*asked)


@settings(max_examples=60)
@given(message=st.text(max_size=12))
def test_that_words_that_are_no_message_come_back_as_they_were_asked(path: Path, message: str) -> None:
    assert Catalogue(path).gettext(f"\x01{message}") == f"\x01{message}"


def test_that_a_piece_of_a_message_is_no_message(path: Path) -> None:
    ours = Catalogue(path)
    assert ours.gettext("Passphrase") == "Wachtwoord"
    assert ours.gettext("assphrase") == "assphrase"
    assert ours.gettext("") == ""
    assert ours.pgettext("no such context", "Passphrase") == "Passphrase"


def test_that_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.mo"
    other.write_bytes(bytes(64))
    with pytest.raises(ValueError, match="no compiled catalogue"):
        Catalogue(other)
