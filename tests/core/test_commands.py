"""The command line: what it prints, and the exit code other programs rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from intake_app import paths
from intake_app.__main__ import main
from intake_app.instruments.library import FormLibrary

JOYCE = paths.RESOURCES / "demo" / "joyce-veldkamp.json"
WORDS = "vier losse woorden samen"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a passphrase file and a vault that holds one dossier."""
    folder = tmp_path_factory.mktemp("commands")
    (folder / "wachtwoord").write_text(f"{WORDS}\n", encoding="utf-8")
    (folder / "fout").write_text("heel andere woorden hier\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(folder / "wachtwoord"))
        assert main(["vault", "new", "--vault", str(folder / "team.keukentafel")]) == 0
        assert main(["import", str(JOYCE), "--vault", str(folder / "team.keukentafel")]) == 0
    return folder


@pytest.fixture
def vault(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(place / "wachtwoord"))
    return ["--vault", str(place / "team.keukentafel")]


def test_that_list_shows_number_name_and_next_step(vault: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", *vault, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["number"], row["name"], row["phase"]) == ("2026-0007", "Joyce Veldkamp", "plan")
    assert main(["list", *vault, "--search", "veldk"]) == 0
    assert capsys.readouterr().out.startswith("2026-0007\tJoyce Veldkamp\tplan\t")
    assert main(["list", *vault, "--search", "niemand"]) == 0
    assert capsys.readouterr().out == ""


def test_that_missing_names_id_severity_message_and_field(vault: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["missing", "2026-0007", *vault, "--json", "--on", "2026-09-15"]) == 0
    items = json.loads(capsys.readouterr().out)
    assert {"id", "severity", "message", "field"} == set(items[0])
    assert {"CP03", "CP05", "CP19"} == {one["id"] for one in items if one["severity"] == "B"}


LATER = {"onderzoeksverslag", "eigen-plan", "terugblik", "afspraken", "handtekeningblad", "plaatsing"}
LATER |= {"uitnodiging", "schatting-inkomen", "formulierenkalender", "inkomenszekerheid", "steekproefverslag"}
LATER |= {"inkomsten-melden", "eigen-blad", "toestemming", "casusblad", "casusblad-anoniem", "overdracht"}
"""Prints of what comes later in a dossier: a plan of one's own, a look-back, an agreement, a later signature."""


def test_that_every_print_can_be_made_and_made_again_the_same(
    vault: list[str], place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["print", "--list"]) == 0
    kinds = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    of_dossier = [kind for kind in kinds if "/" not in kind]
    assert {"plan", "portfolio", "koelkastblad", "vergelijking"} <= set(of_dossier)
    for kind in of_dossier:
        out = place / "eerst.pdf"
        if main(["print", kind, "2026-0007", *vault, "--out", str(out), "--on", "2026-09-15"]) == 3:
            assert kind in LATER and not out.exists() and capsys.readouterr().err.count("\n") == 1
            continue
        out.unlink()
        for large in ([], ["--large"]):
            for language in ("nl", "en"):
                made = []
                for name in ("een.pdf", "twee.pdf"):
                    out = place / name
                    call = ["print", kind, "2026-0007", *vault, "--out", str(out), "--on", "2026-09-15"]
                    assert main([*call, "--language", language, *large]) == 0
                    made.append(out.read_bytes())
                assert made[0] == made[1] and made[0].startswith(b"%PDF")


def test_that_the_name_of_the_file_asks_for_the_web_page(vault: list[str], place: Path) -> None:
    out = place / "plan.html"
    assert main(["print", "plan", "2026-0007", *vault, "--out", str(out), "--on", "2026-09-15"]) == 0
    page = out.read_text("utf-8")
    assert page.startswith("<!doctype html>") and "<h1" in page and "Joyce Veldkamp" in page
    assert main(["print", "formulier/zrm-2017", "--out", str(place / "leeg.htm"), "--on", "2026-09-15"]) == 0
    assert b"<h1" in (place / "leeg.htm").read_bytes()


def test_that_every_form_is_in_the_list_empty_and_filled_in(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "--list"]) == 0
    listed = dict(line.split("\t") for line in capsys.readouterr().out.splitlines())
    for form in FormLibrary.shipped().instruments.values():
        assert listed[f"formulier/{form.id}"] == f"Leeg formulier: {form.title.nl}"
        assert listed[f"ingevuld/{form.id}"] == f"Ingevuld formulier: {form.title.nl}"


def test_that_an_empty_form_needs_no_vault_and_names_nobody(vault: list[str], place: Path) -> None:
    made = []
    for more in ([], vault, ["2026-0007", *vault]):
        out = place / "leeg.pdf"
        assert main(["print", "formulier/zrm-2017", *more, "--out", str(out), "--on", "2026-09-15"]) == 0
        made.append(out.read_bytes())
    assert made[0] == made[1] == made[2]
    assert main(["print", "formulier/zrm-2017/consulent", "--out", str(out), "--on", "2026-09-15"]) == 0
    assert out.read_bytes() != made[0]
    filled = ["print", "ingevuld/spinnenweb/inwoner", "2026-0007", *vault, "--out", str(out), "--on", "2026-09-15"]
    assert main([*filled, "--large"]) == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_that_export_gives_back_the_file_that_came_in(vault: list[str], place: Path) -> None:
    out = place / "uit.json"
    assert main(["export", "2026-0007", *vault, "--out", str(out)]) == 0
    assert out.read_bytes() == JOYCE.read_bytes()


def test_that_schema_needs_no_vault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"]


def test_that_the_shipped_forms_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "check"]) == 0


def test_that_a_faulty_pack_names_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "stuk.toml").write_text('schema = 1\nid = "Stuk Ding"\n', encoding="utf-8")
    assert main(["forms", "check", str(tmp_path)]) == 3
    assert "stuk.toml:2" in capsys.readouterr().err


def test_that_check_finds_a_whole_vault(vault: list[str]) -> None:
    assert main(["vault", "check", *vault]) == 0


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (["vault"], 2),
        (["nonsens"], 2),
        (["list"], 2),
        (["print", "plan"], 2),
        (["missing", "2026-0007", "--vault", "V", "--on", "2026-02-30"], 2),
        (["list", "--vault", "nergens.keukentafel"], 4),
        (["missing", "2026-9999", "--vault", "V"], 3),
        (["import", "bestaat-niet.json", "--vault", "V"], 3),
        (["print", "nonsens", "2026-0007", "--vault", "V", "--out", "x.pdf"], 2),
        (["print", "formulier/nonsens", "--out", "x.pdf"], 2),
        (["print", "formulier/zrm-2017/ouder", "--out", "x.pdf"], 3),
        (["print", "formulier/zrm-2017/inwoner/2026-01-01", "--out", "x.pdf"], 2),
        (["print", "formulier", "2026-0007", "--vault", "V", "--out", "x.pdf"], 2),
        (["print", "plan/zrm-2017", "2026-0007", "--vault", "V", "--out", "x.pdf"], 2),
        (["print", "ingevuld/zrm-2013", "2026-0007", "--vault", "V", "--out", "x.pdf"], 3),
        (["print", "ingevuld/spinnenweb/inwoner/1999-01-01", "2026-0007", "--vault", "V", "--out", "x.pdf"], 3),
        (["export", "2026-0007", "--vault", "V", "--out", "/bestaat/niet/x.json"], 3),
        (["vault", "new", "--vault", "V"], 3),
        (["list", "--vault", "V", "--passphrase-file", "FOUT"], 4),
        (["demo", "--caseload", "0"], 2),
        (["demo", "--caseload", "tien"], 2),
        (["export", "00000000-0000-7000-8000-000000000000", "--vault", "V", "--out", "x.json"], 3),
        (["print", "plan", "2026-0007", "--vault", "V", "--out", "x.pdf", "--language", "klingon"], 2),
        (["print", "plan", "2026-0007", "--vault", "V", "--out", "x.docx"], 2),
        (["print", "profiel-anoniem", "2026-0007", "--vault", "V", "--out", "x.docx"], 2),
    ],
)
def test_that_a_wrong_call_ends_with_its_code_and_a_sentence(
    vault: list[str], place: Path, capsys: pytest.CaptureFixture[str], call: list[str], code: int
) -> None:
    filled = [{"V": vault[1], "FOUT": str(place / "fout")}.get(word, word) for word in call]
    assert main(filled) == code
    said = capsys.readouterr().err
    assert said.strip() and "Traceback" not in said


def test_that_the_name_of_the_file_says_whether_a_cv_is_made_for_word(
    vault: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from docx import Document

    out = tmp_path / "cv.docx"
    assert main(["print", "cv", "2026-0007", *vault, "--out", str(out)]) == 0
    words = "\n".join(one.text for one in Document(str(out)).paragraphs)
    assert "Joyce Veldkamp" in words and "Koken voor een grote groep" in words
    assert main(["print", "profiel-anoniem", "2026-0007", *vault, "--out", str(tmp_path / "p.txt")]) == 0
    assert "Joyce" not in (tmp_path / "p.txt").read_text("utf-8") and not capsys.readouterr().out


def test_that_a_changed_passphrase_opens_and_the_old_one_does_not(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(place / "wachtwoord"))
    path = tmp_path / "eigen.keukentafel"
    assert main(["vault", "new", "--vault", str(path)]) == 0
    call = ["vault", "passphrase", "--vault", str(path), "--new-passphrase-file", str(place / "fout")]
    assert main(call) == 0
    assert main(["list", "--vault", str(path)]) == 4
    assert main(["list", "--vault", str(path), "--passphrase-file", str(place / "fout")]) == 0


def test_that_a_passphrase_is_no_argument_and_is_not_repeated(
    vault: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for call in (["list", *vault, "--passphrase", "geheim"], ["list", *vault, "--passphrase=geheim"]):
        assert main(call) == 2
        said = capsys.readouterr().err
        assert "--passphrase bestaat hier niet" in said
        assert "geheim" not in said


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["list"], "keukentafel list: --vault ontbreekt."),
        (["nonsens"], "keukentafel: OPDRACHT kan niet nonsens zijn. Kies uit demo, vault, import, "),
        (["list", "--vault"], "keukentafel list: Achter --vault hoort een waarde."),
        (["demo", "--seed", "x"], "keukentafel demo: --seed vraagt een heel getal, niet x."),
        (["schema", "--on", "gisteren"], "keukentafel schema: --on: gisteren bestaat niet als dag"),
    ],
)
def test_that_a_wrong_call_is_told_in_the_language_of_the_user(
    capsys: pytest.CaptureFixture[str], call: list[str], sentence: str
) -> None:
    assert main(call) == 2
    said = capsys.readouterr().err
    assert said.startswith(sentence)
    assert said.endswith("Vraag hulp met --help.\n")


def test_that_help_has_no_english_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    for call in (["--help"], ["print", "--help"], ["vault", "passphrase", "--help"]):
        with pytest.raises(SystemExit) as ended:
            main(call)
        assert ended.value.code == 0
        said = capsys.readouterr().out
        assert said.startswith("Zo roep je het aan: keukentafel")
        assert not {"usage", "positional", "options:", "exit"} & set(said.split())


def test_that_today_may_stand_before_the_command_too(vault: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for call in (["--on", "2026-12-24", "missing", "2026-0007", *vault], ["missing", "2026-0007", *vault]):
        assert main([*call, "--json"]) == 0
        said.append(capsys.readouterr().out)
    assert main(["missing", "2026-0007", *vault, "--json", "--on", "2026-12-24"]) == 0
    assert capsys.readouterr().out == said[0]


def test_that_a_new_passphrase_never_comes_from_the_variable_of_the_old(
    vault: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["vault", "passphrase", *vault]) == 2
    assert "--new-passphrase-file" in capsys.readouterr().err


def test_that_a_typed_passphrase_is_asked_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter([WORDS, WORDS + "x", WORDS, WORDS])
    monkeypatch.delenv("KEUKENTAFEL_PASSPHRASE_FILE", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    path = tmp_path / "getypt.keukentafel"
    assert main(["vault", "new", "--vault", str(path)]) == 2
    assert not path.exists()
    assert main(["vault", "new", "--vault", str(path)]) == 0
    assert path.exists()


def test_that_a_reader_who_has_seen_enough_is_no_trouble(vault: list[str]) -> None:
    code = "import sys; from intake_app.__main__ import main; sys.exit(main(sys.argv[1:]))"
    running = subprocess.Popen(
        [sys.executable, "-c", code, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=paths.ROOT
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    assert (running.wait(), running.stderr.read()) == (0, b"")
    running.stderr.close()


def test_that_vault_letterhead_keeps_what_is_given_and_refuses_what_is_no_logo(
    vault: list[str], place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["vault", "letterhead", *vault, "--name", "Sociaal team Zandhove", "--colour", "#ffee00"]) == 0
    told = capsys.readouterr()
    assert told.out == "Sociaal team Zandhove, #ffee00\n"
    assert told.err == "Deze kleur is te licht om te lezen. Titels blijven zwart.\n"
    (place / "logo.png").write_text("<svg/>")
    assert main(["vault", "letterhead", *vault, "--logo", str(place / "logo.png")]) == 3
    assert main(["vault", "letterhead", *vault, "--name", "", "--colour", "", "--no-logo"]) == 0
    assert capsys.readouterr().out == "Op afdrukken staat geen naam en geen logo.\n"


def test_that_print_all_writes_a_file_per_dossier_and_a_booklet_is_for_paper(
    vault: list[str], place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = place / "team"
    assert main(["print", "portfolio", "--all", *vault, "--out", str(folder)]) == 0
    told = capsys.readouterr()
    assert told.out == "2026-0007\tportfolio-2026-0007.pdf\n"
    assert told.err == "1 afdruk gemaakt, 0 overgeslagen\n"
    assert (folder / "portfolio-2026-0007.pdf").read_bytes().startswith(b"%PDF-")
    assert main(["print", "nergens", "--all", *vault, "--out", str(folder)]) == 2
    wanted = ["print", "portfolio", "2026-0007", *vault, "--booklet", "--out"]
    assert main([*wanted, str(place / "boekje.pdf")]) == 0
    assert b"/DuplexFlipShortEdge" in (place / "boekje.pdf").read_bytes()
    assert main([*wanted, str(place / "boekje.html")]) == 2


def test_that_print_puts_a_second_language_under_the_dutch_and_refuses_where_it_cannot(
    vault: list[str], place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["print", "koelkastblad", "2026-0007", *vault, "--on", "2026-09-15", "--second-language"]
    out, twin = place / "twee.pdf", place / "twee.html"
    assert main([*wanted, "en", "--out", str(out)]) == 0 and main([*wanted, "en", "--out", str(twin)]) == 0
    assert 'lang="en-GB">My' in twin.read_text("utf-8")
    assert main([*wanted, "tolk", "--out", str(out)]) == 0
    form = ["print", "formulier/zrm-2017", "--on", "2026-09-15", "--second-language", "en"]
    assert main([*form, "--out", str(twin)]) == 0 and "Thirteen domains" in twin.read_text("utf-8")
    assert main([*wanted, "xx", "--out", str(out)]) == 2
    assert main([*wanted, "en", "--language", "en", "--out", str(out)]) == 2
    assert main(["print", "cv", "2026-0007", *vault, "--second-language", "en", "--out", str(place / "cv.docx")]) == 2
    assert main(["print", "weeklijst", *vault, "--second-language", "en", "--out", str(out)]) == 2
    assert "één taal" in capsys.readouterr().err


def test_that_fields_and_the_number_are_switched_by_command(
    vault: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["vault", "fields", *vault, "--leave", "telefoon", "e-mail"]) == 0
    lines = dict(line.split("\t")[:2] for line in capsys.readouterr().out.splitlines())
    assert (lines["telefoon"], lines["e-mail"], lines["adres"]) == ("uit", "uit", "aan")
    assert main(["vault", "fields", *vault, "--ask", "telefoon", "e-mail"]) == 0
    assert "\tuit\t" not in capsys.readouterr().out
    assert main(["vault", "fields", *vault, "--leave", "schoenmaat"]) == 3
    capsys.readouterr()
    assert main(["vault", "bsn", *vault]) == 0
    assert capsys.readouterr().out == "uit\t0\t\n"
    assert main(["vault", "bsn", *vault, "--purpose", "Om de aanvraag te koppelen"]) == 0
    assert capsys.readouterr().out == "aan\t0\tOm de aanvraag te koppelen\n"
    assert main(["vault", "bsn", *vault, "--purpose", "Iets", "--off"]) == 2
    assert main(["vault", "bsn", *vault, "--off"]) == 0
