"""`offers`, `places` and `organisations` on the command line: what they print, write and refuse; exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from intake_app.__main__ import main

WORDS = "vier losse woorden samen"
LIST = "Functie;Werkgever;Uren;Plaats\nKok;Zorg;16-24;Rijnveen\nBakker;Zorg;8;Delft\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    (folder / "wachtwoord").write_text(f"{WORDS}\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(folder / "wachtwoord"))
        assert main(["vault", "new", "--vault", str(folder / "team.keukentafel")]) == 0
    return folder


@pytest.fixture
def vault(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(place / "wachtwoord"))
    return ["--vault", str(place / "team.keukentafel"), "--on", "2026-09-15"]


def test_that_places_come_in_once_and_are_listed(
    place: Path, vault: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = place / "plekken.csv"
    file.write_bytes(LIST.encode("cp1252"))
    assert main(["places", "import", str(file), *vault]) == 0
    assert capsys.readouterr().out == "2 nieuw, 0 bijgewerkt, 0 overgeslagen\n"
    assert main(["places", "import", str(file), *vault]) == 0
    assert capsys.readouterr().out == "0 nieuw, 0 bijgewerkt, 2 overgeslagen\n"
    file.write_text(LIST.replace("16-24", "32"), encoding="utf-8")
    assert main(["places", "import", str(file), *vault, "--update"]) == 0
    assert capsys.readouterr().out == "0 nieuw, 1 bijgewerkt, 1 overgeslagen\n"
    assert main(["places", "list", *vault, "--json", "--search", "kok rijnveen"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["title"], row["minutes_most"], row["open"]) == ("Kok", 1920, True)
    assert main(["places", "list", *vault]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("Bakker\tZorg\tDelft")


def test_that_faulty_rows_are_refused_by_row_and_column_and_nothing_comes_in(
    place: Path, vault: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = place / "fout.csv"
    file.write_text("Functie;Uren\nSlager;veel\nSlager 2;24\n", encoding="utf-8")
    assert main(["places", "import", str(file), *vault]) == 3
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("Rij 2, kolom “Uren”: Dit zijn geen uren per week.")
    assert main(["places", "list", *vault, "--search", "slager"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["places", "import", str(file), *vault, "--skip-faulty"]) == 0
    assert capsys.readouterr().out == "1 nieuw, 0 bijgewerkt, 1 overgeslagen\n"


def test_that_what_is_no_list_is_one_sentence_and_exit_code_3(
    place: Path, vault: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "a.xlsx").write_bytes(b"PK\x03\x04 half")
    for file in (place / "a.xlsx", place / "is er niet.csv"):
        assert main(["offers", "import", str(file), *vault]) == 3
        assert capsys.readouterr().err.count("\n") == 1


def test_that_offers_go_out_and_come_in_again_the_same(
    place: Path, vault: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["offers", "export", *vault, "--out", str(place / "aanbod.xlsx")]) == 0
    assert main(["offers", "import", str(place / "aanbod.xlsx"), *vault, "--update"]) == 0
    assert capsys.readouterr().out == "0 nieuw, 0 bijgewerkt, 394 overgeslagen\n"
    assert main(["offers", "export", *vault, "--out", str(place / "aanbod.doc")]) == 3
    assert main(["offers", "list", *vault, "--json", "--search", "beschut"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["name_nl"] == "Beschut werk" and rows[0]["needs_check"] is True


def test_that_organisations_come_in_go_out_and_are_listed(
    place: Path, vault: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = place / "organisaties.csv"
    file.write_text("Naam,Plaats,Keurmerk,SROI\nDe Linde,Rijnveen,pso,ja\n", encoding="utf-8")
    assert main(["organisations", "import", str(file), *vault]) == 0
    assert main(["organisations", "list", *vault, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out.split("\n", 1)[1])
    assert (row["name"], row["class"], row["kind"]) == ("De Linde", "gewoon", "werkgevers")
    assert main(["organisations", "export", *vault, "--out", str(place / "uit.json")]) == 0
    (entry,) = json.loads((place / "uit.json").read_text("utf-8"))["organisaties"]
    assert entry["sroi"] == "ja" and entry["quality_marks"] == "pso"
    paper = [*vault, "--out", str(place / "afspraak.pdf")]
    assert main(["organisations", "agreement", "De Linde", *paper]) == 3
    assert "Schrijf eerst vrijheden of verplichtingen op" in capsys.readouterr().err
    assert main(["organisations", "agreement", "Onbekend", *paper]) == 3 and not (place / "afspraak.pdf").exists()


def test_that_a_wrong_call_is_exit_code_2_and_no_vault_exit_code_4(place: Path, vault: list[str]) -> None:
    assert main(["offers"]) == 2
    assert main(["places", "import", *vault]) == 2
    assert main(["places", "list", "--vault", str(place / "geen.keukentafel")]) == 4
