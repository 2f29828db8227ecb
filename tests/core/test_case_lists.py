"""Lists of people without names: dossiers by number, recognised, mended, taken back whole, and named at the table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import CaseStatus, LegalGround, NextStepOwner, Phase, ReferralSource
from intake_app.errors import InputRefused
from intake_app.instruments.cell_values import BadCell
from intake_app.services import case_lists, dossiers, editing, table_imports, vaults
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery, CaseloadRow, caseload, due_terms, lists
from intake_app.services.desk import Desk
from intake_app.services.import_cases import number
from intake_app.services.import_fields import ImportKind, fields_of
from intake_app.services.table_imports import Draft, Standing, TakenIn
from intake_app.services.term_list import list_again
from tests.core.conftest import PASSPHRASE, TODAY

CASES = ImportKind.CASES
LIST = (
    "Nummer;Naam;BSN;Geboortedatum;Startdatum;Wet;Wijk;Aanleiding;Herkomst\n"
    "W-1024;Jansen;111222333;1-1-1980;1-9-2026;Participatiewet + Wmo;De Boomgaard;uit beeld;uwv\n"
    "W-1025;Pietersen;123456782;2-2-1990;;;Zuid;;\n"
)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Desk]:
    made, _code = vaults.create(tmp_path / "lijst.keukentafel", PASSPHRASE, Clock(TODAY))
    made.change_profile(consultant="Marloes Dekker", organisation="Sociaal team")
    yield made
    made.close()


def drafted(desk: Desk, path: Path, words: str) -> Draft:
    file = path / "lijst.csv"
    file.write_text(words, encoding="utf-8")
    return table_imports.draft(CASES, table_imports.read_file(file, CASES), table_imports.there(desk, CASES), TODAY)


def taken(desk: Desk, path: Path, words: str, *, update: bool = False) -> TakenIn:
    draft = drafted(desk, path, words)
    return table_imports.take_in(desk, draft, draft.usual(update=update))


def rows(desk: Desk, search: str = "") -> dict[str, CaseloadRow]:
    query = CaseloadQuery(filter=CaseloadFilter.TEAM, search=search, today=TODAY, limit=None)
    return {one.number: one for one in caseload(desk, query).rows}


def test_that_each_row_becomes_a_dossier_known_by_its_number(fresh: Desk, tmp_path: Path) -> None:
    assert taken(fresh, tmp_path, LIST) == TakenIn(2, 0, 0)
    found = rows(fresh)
    assert set(found) == {"W-1024", "W-1025"}
    dossier = fresh.dossier(found["W-1024"].case_id)
    assert case_lists.unnamed(dossier) and dossier.person.birth_date is None
    assert dossier.case.opened_on == date(2026, 9, 1) and dossier.case.neighbourhood == "De Boomgaard"
    assert dossier.case.legal_grounds == (LegalGround.PW_44A, LegalGround.WMO_232)
    assert (dossier.meldingen[0].reason, dossier.meldingen[0].source) == ("uit beeld", ReferralSource.UWV)
    other = fresh.dossier(found["W-1025"].case_id)
    assert (other.case.opened_on, other.case.consultant) == (TODAY, "Marloes Dekker")
    assert (other.case.status, other.case.phase) == (CaseStatus.REPORTED, Phase.INTRODUCTION)
    assert other.case.next_step_owner is NextStepOwner.CONSULTANT


def test_that_it_is_listed_as_a_dossier_that_was_opened_by_hand(fresh: Desk, tmp_path: Path) -> None:
    taken(fresh, tmp_path, "Nummer;Wet\nW-1;Participatiewet\n")
    case_id = dossiers.open_dossier(fresh, Person(first_name="Jo"), legal_grounds=(LegalGround.PW_44A,))
    (by_hand,) = [one for one in rows(fresh).values() if one.case_id == case_id]
    listed = rows(fresh)["W-1"]
    assert (listed.marks, listed.attention, listed.attention_on) == (
        by_hand.marks,
        by_hand.attention,
        by_hand.attention_on,
    )
    query = CaseloadQuery(filter=CaseloadFilter.TEAM, today=TODAY)
    assert all(count in (0, 2) for count in lists(fresh, query).values())


def test_that_every_row_of_many_is_listed_as_it_would_be_alone(fresh: Desk, tmp_path: Path) -> None:
    taken(fresh, tmp_path, "Nummer;Startdatum;Wet\n1;1-2-2026;pw\n2;1-2-2026;pw\n3;1-3-2026;wmo\n4;1-2-2026;pw\n")
    before = {number: (row.marks, row.attention_on) for number, row in rows(fresh).items()}
    due = due_terms(fresh)
    list_again(fresh, tuple(row.case_id for row in rows(fresh).values()))
    assert {number: (row.marks, row.attention_on) for number, row in rows(fresh).items()} == before
    assert due_terms(fresh) == due


def test_that_no_name_birth_date_or_bsn_comes_in(fresh: Desk, tmp_path: Path) -> None:
    draft = drafted(fresh, tmp_path, LIST)
    assert [draft.mapping[place] for place in (1, 2, 3)] == ["", "", ""]
    assert not {one.name for one in fields_of(CASES)} & {"name", "first_name", "last_name", "birth_date", "bsn"}
    taken(fresh, tmp_path, LIST)
    told = [str(entity) for one in rows(fresh).values() for entity in fresh.dossier(one.case_id).entities()]
    assert not [words for words in told if "Jansen" in words or "111222333" in words or "1980" in words]


def test_that_a_number_that_is_here_is_recognised_and_never_made_twice(fresh: Desk, tmp_path: Path) -> None:
    taken(fresh, tmp_path, LIST)
    draft = drafted(fresh, tmp_path, "Nummer;Wijk;Aanleiding\nw 1024;Noord;anders\nW-1025;Zuid;\nW-9;;\nW 9;;\n")
    assert [one.standing for one in draft.rows] == [Standing.DIFFERENT, Standing.SAME, Standing.NEW, Standing.TWICE]
    assert draft.rows[0].differs == ("neighbourhood",)
    assert table_imports.take_in(fresh, draft, draft.usual(update=True)) == TakenIn(1, 1, 2)
    case = fresh.dossier(rows(fresh)["W-1024"].case_id)
    assert (case.case.neighbourhood, case.meldingen[0].reason) == ("Noord", "uit beeld")
    assert set(rows(fresh)) == {"W-1024", "W-1025", "W-9"}


def test_that_a_number_given_meanwhile_refuses_the_whole_list(fresh: Desk, tmp_path: Path) -> None:
    draft = drafted(fresh, tmp_path, LIST)
    taken(fresh, tmp_path, "Nummer\nW-1025\n")
    with pytest.raises(InputRefused, match="W-1025"):
        table_imports.take_in(fresh, draft, draft.usual(update=False))
    assert set(rows(fresh)) == {"W-1025"}


@pytest.mark.parametrize("words", ["Jan de Vries", "123456782", "1234.56.782", "W" * 41 + "1", "<b>1", "1" * 41])
def test_that_a_name_a_bsn_or_nonsense_is_no_number(words: str) -> None:
    with pytest.raises(BadCell):
        number(words)


@settings(max_examples=200, deadline=None)
@given(st.integers(10_000_000, 999_999_999))
def test_that_every_number_that_passes_the_test_of_eleven_is_refused(figures: int) -> None:
    digits = f"{figures:09d}"
    passes = sum(w * int(d) for w, d in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True)) % 11 == 0
    try:
        number(str(figures))
        assert not passes
    except BadCell:
        assert passes


def test_that_undo_takes_the_whole_list_back_and_leaves_nothing(fresh: Desk, tmp_path: Path) -> None:
    taken(fresh, tmp_path, LIST)
    fresh.undo(None)
    assert rows(fresh) == {}
    query = CaseloadQuery(filter=CaseloadFilter.TEAM, today=TODAY)
    assert not any(lists(fresh, query).values())
    fresh.redo(None)
    assert set(rows(fresh)) == {"W-1024", "W-1025"}


def test_that_a_list_of_one_is_undone_from_the_list_too(fresh: Desk, tmp_path: Path) -> None:
    taken(fresh, tmp_path, "Nummer\nW-7\n")
    fresh.undo(None)
    assert rows(fresh) == {}


def test_that_undo_is_refused_once_somebody_worked_on_one_of_them(fresh: Desk, tmp_path: Path) -> None:
    taken(fresh, tmp_path, LIST)
    person = fresh.dossier(rows(fresh)["W-1024"].case_id).person
    editing.edit(fresh, Person, person.id, first_name="Samir")
    with pytest.raises(InputRefused):
        fresh.undo(None)
    assert {one.name for one in rows(fresh).values()} == {"Samir", "W-1025"}


def test_that_somebody_is_named_later_and_keeps_the_number(fresh: Desk, tmp_path: Path) -> None:
    taken(fresh, tmp_path, LIST)
    case_id = rows(fresh)["W-1024"].case_id
    editing.edit(fresh, Person, fresh.dossier(case_id).person.id, first_name="Samir", last_name="Aziz")
    assert not case_lists.unnamed(fresh.dossier(case_id))
    assert rows(fresh, "Samir")["W-1024"].name == "Samir Aziz" and "W-1024" in rows(fresh, "W-1024")
    assert drafted(fresh, tmp_path, LIST).rows[0].standing is Standing.SAME


def test_that_a_stop_halfway_leaves_nothing(fresh: Desk, tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def told(done: int, _whole: int) -> None:
        if done:
            raise Stopped

    draft = drafted(fresh, tmp_path, "Nummer\n" + "".join(f"W-{n}\n" for n in range(120)))
    with pytest.raises(Stopped):
        table_imports.take_in(fresh, draft, draft.usual(update=False), told)
    assert rows(fresh) == {}


def test_that_the_command_reads_lists_and_names_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words, file = tmp_path / "wachtwoord", tmp_path / "lijst.csv"
    words.write_text(PASSPHRASE, encoding="utf-8")
    monkeypatch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(words))
    vault = ["--vault", str(tmp_path / "team.keukentafel"), "--on", "2026-09-15"]
    assert main(["vault", "new", *vault]) == 0
    file.write_text(LIST + "Jansen;;;;;;;;\n123456782;;;;;;;;\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["cases", "import", str(file), *vault]) == 3
    said = capsys.readouterr().err
    assert "Rij 4, kolom “Nummer”: Dit is geen nummer" in said and "Rij 5, kolom “Nummer”: Dit kan een BSN" in said
    assert main(["cases", "import", str(file), *vault, "--skip-faulty"]) == 0
    assert capsys.readouterr().out == "2 nieuw, 0 bijgewerkt, 2 overgeslagen\n"
    assert main(["list", *vault]) == 0
    assert "W-1024\tW-1024" in capsys.readouterr().out
