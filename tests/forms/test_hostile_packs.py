"""Packs that are hostile or damaged are refused whole, with file and sentence; nothing is left behind anywhere."""

from __future__ import annotations

import os
import random
import re
import stat
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app import paths
from intake_app.instruments import pack_files as limits
from intake_app.instruments.check import check_folder
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.pack_files import gather, pack_files
from intake_app.instruments.pack_names import name_fault, same_names
from intake_app.instruments.pack_shelf import PackShelf, ShelfFailed
from intake_app.instruments.packs import pack_of, read_pack
from intake_app.instruments.problems import FormsRefused
from tests.forms.test_packs import FILES, HEAD, sentences, write, zipped

BUURT = (paths.ROOT / "docs" / "voorbeeld-pakket" / "instruments" / "x-thuis-in-de-buurt.toml").read_text("utf-8")
BUURT = BUURT.replace("x-thuis-in-de-buurt", "x-buurt")
MUTATIONS = int(os.environ.get("KEUKENTAFEL_PACK_MUTATIONS", "400"))
"""How many damaged packs are tried; 20,000 were tried once by hand."""


def archive(folder: Path, *entries: tuple[zipfile.ZipInfo | str, bytes]) -> Path:
    """A .ktpack file with a good pack and these entries beside it."""
    target = zipped(write(folder, FILES))
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as opened:
        warnings.simplefilter("ignore", UserWarning)  # two files of one name
        for name, content in entries:
            opened.writestr(name, content)
    return target


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("../buiten.toml", "Deze naam wijst naar een plek buiten het pakket."),
        ("cells/../../buiten.toml", "Deze naam wijst naar een plek buiten het pakket."),
        ("/etc/buiten.toml", "Deze naam wijst naar een plek buiten het pakket."),
        ("C:/buiten.toml", "Deze naam wijst naar een plek buiten het pakket."),
        ("cells\\buiten.toml", "Deze naam wijst naar een plek buiten het pakket."),
        ("cells//buiten.toml", "Deze naam wijst naar een plek buiten het pakket."),
        ("cells/nul.toml", "Deze naam werkt niet op elke computer."),
        ("com1/x.toml", "Deze naam werkt niet op elke computer."),
        ("cells/x.toml.", "Deze naam werkt niet op elke computer."),
        ("cells/x\x07.toml", "In deze naam staan onleesbare tekens."),
        ("cells/x\x00.toml", "In deze naam staan onleesbare tekens."),
        ("a/b/c/d/e.toml", "Dit bestand ligt te diep, of de naam is te lang."),
        (f"cells/{'x' * 200}.toml", "Dit bestand ligt te diep, of de naam is te lang."),
        ("start.exe", "In een pakket staan alleen teksten: .toml, .txt, .md, .csv."),
        ("cells/nog-een.ktpack", "In een pakket staan alleen teksten: .toml, .txt, .md, .csv."),
        ("CELLS/zrm-2017.toml", "Er zijn twee bestanden met deze naam, of alleen de hoofdletters verschillen."),
        ("pack.toml", "Er zijn twee bestanden met deze naam, of alleen de hoofdletters verschillen."),
    ],
)
def test_that_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str, sentence: str) -> None:
    entry = zipfile.ZipInfo("x")
    entry.filename = entry.orig_filename = name
    assert sentence in sentences(archive(tmp_path, (entry, b"x = 1")))
    assert {one.name for one in tmp_path.iterdir()} == {"pakket", "pakket.ktpack"}


def test_that_a_link_is_refused_in_a_folder_and_in_an_archive(tmp_path: Path) -> None:
    pack = write(tmp_path, FILES)
    secret = tmp_path / "geheim.toml"
    secret.write_text("geheim = 1")
    (pack / "labels" / "tr" / "link.toml").symlink_to(secret)
    (pack / "prompts" / "map").symlink_to(tmp_path, target_is_directory=True)
    found, faults = gather(pack)
    assert [Path(one.file).name for one in faults] == ["link.toml", "map"]
    assert b"geheim = 1" not in found.values()
    link = zipfile.ZipInfo("cells/link.toml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "Dit is een verwijzing naar een andere plek" in sentences(archive(tmp_path / "in", (link, b"/etc/passwd")))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this computer")
def test_that_a_pipe_in_a_folder_does_not_hang_the_program(tmp_path: Path) -> None:
    pack = write(tmp_path, FILES)
    os.mkfifo(pack / "cells" / "pijp.toml")
    assert "geen gewoon bestand" in sentences(pack)


def test_that_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    assert "Dit bestand is veel te groot" in sentences(archive(tmp_path, ("cells/bom.toml", b" " * 50_000_000)))
    assert "Dit bestand is veel te groot" in sentences(archive(tmp_path / "2", ("cells/bom.toml", b" " * 900_000)))


def test_that_files_that_are_small_each_may_not_be_giant_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LARGEST_PACK", 10_000)
    noise = random.Random(1).randbytes(3_000)
    entries = [(f"cells/vol-{number}.txt", noise) for number in range(4)]
    many = archive(tmp_path, *entries)
    assert many.stat().st_size > 10_000
    assert "Dit bestand is veel te groot" in sentences(many)
    folder = write(tmp_path / "map", FILES)
    for name, content in entries:
        (folder / name).write_bytes(content)
    assert "Dit bestand is veel te groot" in sentences(folder)


def test_that_more_files_than_a_pack_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_FILES", 8)
    pack = write(tmp_path, FILES)
    for number in range(9):
        (pack / "cells" / f"{number}.toml").write_text("x = 1")
    for path in (pack, zipped(pack)):
        assert sentences(path).endswith("Er staan meer dan 8 bestanden in. Zo groot is een pakket niet. "
                                        "Kies de map van het pakket zelf.")  # fmt: skip


def test_that_a_pack_with_a_password_is_refused(tmp_path: Path) -> None:
    whole = bytearray(zipped(write(tmp_path, FILES)).read_bytes())
    place = whole.index(b"PK\x01\x02")
    whole[place + 8] |= 1
    locked = tmp_path / "op-slot.ktpack"
    locked.write_bytes(whole)
    assert "Op dit bestand zit een wachtwoord. Vraag het pakket zonder wachtwoord." in sentences(locked)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"naam = \"caf\xe9\"\n", ".toml:1: Dit is geen UTF-8-tekst."),
        (b"x = 1\nnaam = \"a\x00b\"\n", ".toml:2: Deze regel is geen goede TOML."),
        (b"x = " + b"[" * 100_000, "Deze regel is geen goede TOML."),
        (b"x = " + b"1" * 10_000, "Er staat een getal met veel te veel cijfers."),
        (b"a." * 3_000 + b"b = 1\n", "is hier niet bekend"),
        (b"x = 1\nx = 2\n", ".toml:2: Deze regel is geen goede TOML."),
        (b"instrument = [[[]]]\ncell = 3\n", "cell: Dit moet een tabel zijn die vaker kan."),
        (b"instrument = \"zrm-2017\"\ninstrument_version = \"2017\"\n[[cell]]\nitem = \"financien\"\nvalue = true\n",
         "“text_nl” ontbreekt."),
        (b"#" * 1_000_001, "Dit bestand is veel te groot voor een formulier."),
    ],
)  # fmt: skip
def test_that_a_file_no_editor_would_write_is_refused_with_its_line(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    pack = write(tmp_path, FILES, checksums=False)
    (pack / "cells" / "zrm-2017.toml").write_bytes(content)
    (pack / "checksums.txt").write_text(limits.checksum_list(pack_files(pack)) if len(content) < 1_000_000 else "")
    assert sentence in sentences(pack)


def test_that_another_version_of_the_format_is_refused(tmp_path: Path) -> None:
    later = {**FILES, "pack.toml": HEAD.replace("schema = 1", "schema = 2")}
    assert "pack.toml:1: schema: " in sentences(write(tmp_path, later))


@pytest.mark.parametrize("pack_id", ["con", "lpt1", "x" * 61])
def test_that_an_id_that_cannot_be_a_file_is_refused(tmp_path: Path, pack_id: str) -> None:
    files = {**FILES, "pack.toml": HEAD.replace("celteksten-rijnveen", pack_id)}
    assert "pack.toml:2: id: Deze id kan geen bestandsnaam zijn, of is te lang." in sentences(write(tmp_path, files))


def test_that_an_own_form_cannot_take_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    own = FILES["instruments/x-eigen.toml"].replace('"x-eigen"', '"zrm-2017"')
    files = {"pack.toml": HEAD, "instruments/zrm-2017.toml": own}
    assert "Een id die met x- begint is voor formulieren uit een pakket." in sentences(write(tmp_path, files))


def test_that_every_fault_of_every_file_is_named_at_once(tmp_path: Path) -> None:
    files = {
        **FILES,
        "pack.toml": HEAD.replace("owner", "eigenaar"),
        "cells/zrm-2017.toml": FILES["cells/zrm-2017.toml"].replace("value = 3", "value = 9"),
        "prompts/spinnenweb.toml": FILES["prompts/spinnenweb.toml"].replace("eten?", "eten"),
    }
    pack = write(tmp_path, files)
    (pack / "foto.png").write_bytes(b"x")
    named = {Path(one.file).relative_to(pack).as_posix() for one in check_folder(pack)}
    assert named == {"pack.toml", "cells/zrm-2017.toml", "prompts/spinnenweb.toml", "foto.png"}


def test_that_what_a_computer_leaves_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    pack = write(tmp_path, FILES)
    for name in (".DS_Store", "cells/Thumbs.db", "desktop.ini", "cells/._zrm-2017.toml"):
        (pack / name).write_bytes(b"\x00\x01")
    assert check_folder(pack) == []
    assert set(pack_files(pack)) == {*FILES, "checksums.txt"}
    (pack / "__MACOSX").mkdir()
    (pack / "__MACOSX" / "cells.toml").write_bytes(b"\x00")
    assert check_folder(zipped(pack)) == []


NAMES = st.text(st.characters(codec="utf-8"), max_size=20) | st.lists(
    st.sampled_from(["..", ".", "", "a", "A", "nul", "labels", "x.toml", "c:", "é.md", "\\"]), max_size=5
).map("/".join)


@settings(max_examples=150, deadline=None)
@given(NAMES)
def test_that_a_name_that_passes_stays_in_the_folder(name: str) -> None:
    if name_fault(name) is None:
        root = Path("/x/pakket")
        assert Path(os.path.normpath(root / name)).is_relative_to(root)
        assert Path(os.path.normpath(root / name)) != root
        assert list(same_names([name, name.upper()])) == [name.upper()]


# -- mutations -------------------------------------------------------------------------------------------------------


def _flip(chance: random.Random, whole: bytearray) -> None:
    for _ in range(chance.randint(1, 6)):
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)


def _cut(chance: random.Random, whole: bytearray) -> None:
    start = chance.randrange(len(whole))
    del whole[start : start + chance.randint(1, 400)]


def _repeat(chance: random.Random, whole: bytearray) -> None:
    start = chance.randrange(len(whole))
    whole[start:start] = whole[start : start + chance.randint(1, 400)]


def _plant(chance: random.Random, whole: bytearray) -> None:
    start = chance.randrange(len(whole))
    planted = chance.choice(
        [b"\x00", b"../", b"[[", b"\xff\xfe", b"PK\x05\x06", b"= 99999999999999999999", b"\\u0000", b'"""']
    )
    whole[start : start + chance.randint(0, len(planted))] = planted


_WRONG = (
    b"[]", b"{}", b"[[]]", b"[{}]", b"[1, [2]]", b"true", b"1.5", b"nan", b"inf", b'""', b"-1", b"2026-01-01",
    b"99999999999999999999", b"12:00:00", b'"x and value:y"', b'"reading"', b'["", 1]', b"{ a = { b = [] } }",
)  # fmt: skip


def _retype(chance: random.Random, whole: bytearray) -> None:
    """Another type of value behind some key, as a person or a program might write by mistake."""
    places = list(re.finditer(rb"(?m)^(\s*[a-z_]+ = )(.*)$", bytes(whole)))
    if places:
        place = chance.choice(places)
        whole[place.start(2) : place.end(2)] = chance.choice(_WRONG)


_WAYS: tuple[Callable[[random.Random, bytearray], None], ...] = (_flip, _cut, _repeat, _plant, _retype)


def test_that_a_mutated_pack_is_refused_or_means_the_same_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """Bytes of the archive, and of files under a right checksum, so that damage reaches every reader."""
    source = write(tmp_path / "bron", FILES | {"instruments/x-buurt.toml": BUURT})
    stored = tmp_path / "bron" / "los.ktpack"
    with zipfile.ZipFile(stored, "w") as loose:
        for name, content in pack_files(source).items():
            loose.writestr(name, content)
    seeds = [zipped(source).read_bytes(), stored.read_bytes()]
    known, shelf = FormLibrary.shipped().instruments, PackShelf(tmp_path / "plank")
    whole_pack, refused = read_pack(source, known), 0
    for number in range(MUTATIONS):
        chance = random.Random(number)
        try:
            if number % 2:
                whole = bytearray(chance.choice(seeds))
                chance.choice(_WAYS)(chance, whole)
                file = tmp_path / "stuk.ktpack"
                file.write_bytes(whole)
                files, pack = pack_files(file), read_pack(file, known)
                assert pack.checksum == whole_pack.checksum
            else:
                files = dict(pack_files(source))
                name = chance.choice(sorted(set(files) - {"checksums.txt"}))
                changed = bytearray(files[name])
                for way in chance.choices(_WAYS, k=chance.randint(1, 2)):
                    way(chance, changed or bytearray(b"x"))
                files[name] = bytes(changed)
                files["checksums.txt"] = limits.checksum_list(files).encode()
                pack = pack_of(source, files, known)
            shelf.put(pack.id, files)
        except FormsRefused as problem:
            refused += 1
            assert problem.faults
            assert all(one.file and one.line >= 1 and one.message and one.remedy for one in problem.faults)
        else:
            again = read_pack(shelf.file_of(pack.id), known)
            assert again.checksum == pack.checksum
            shelf.remove(pack.id)
    (tmp_path / "stuk.ktpack").unlink(missing_ok=True)
    assert refused > MUTATIONS // 2
    assert {one.name for one in tmp_path.iterdir()} <= {"bron", "plank"}
    assert shelf.files() == ()
    assert list((tmp_path / "plank").iterdir()) == []


# -- the shelf -------------------------------------------------------------------------------------------------------


def test_that_a_pack_on_the_shelf_is_one_file_for_its_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "nieuw" / "pakketten"
    shelf = PackShelf(folder)
    assert shelf.files() == ()
    files = pack_files(write(tmp_path, FILES))
    target = shelf.put("celteksten-rijnveen", files)
    assert [one.name for one in folder.iterdir()] == ["celteksten-rijnveen.ktpack"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    first = target.read_bytes()
    assert shelf.put("celteksten-rijnveen", files).read_bytes() == first
    assert pack_files(target) == files


@pytest.mark.parametrize("breaks", ["replace", "fsync"])
def test_that_a_pack_is_never_half_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, breaks: str) -> None:
    shelf = PackShelf(tmp_path / "plank")
    files = pack_files(write(tmp_path, FILES))
    before = shelf.put("een", files).read_bytes()

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(*((Path, "replace") if breaks == "replace" else (os, "fsync")), full)
        with pytest.raises(ShelfFailed, match="Er is niets veranderd"):
            shelf.put("een", {**files, "lees.txt": b"meer"})
    assert shelf.file_of("een").read_bytes() == before
    assert len(list((tmp_path / "plank").iterdir())) == 1


def test_that_what_a_crash_left_aside_is_no_pack_and_does_not_stop_the_next(tmp_path: Path) -> None:
    shelf = PackShelf(tmp_path / "plank")
    files = pack_files(write(tmp_path, FILES))
    shelf.put("een", files)
    (tmp_path / "plank" / ".een.nieuw").write_bytes(b"half")
    assert [one.stem for one in shelf.files()] == ["een"]
    shelf.put("een", files)
    assert [one.name for one in (tmp_path / "plank").iterdir()] == ["een.ktpack"]


def test_that_removing_what_is_not_there_says_so(tmp_path: Path) -> None:
    assert PackShelf(tmp_path / "plank").remove("een") is False
    assert PackShelf(tmp_path / "plank").remove("../een") is False
