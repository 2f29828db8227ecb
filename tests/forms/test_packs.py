"""Content packs: texts come in whole and with permission, or not at all; scores and levels never change."""

from __future__ import annotations

import hashlib
import re
import textwrap
import zipfile
from datetime import date
from pathlib import Path

import pytest

from intake_app import paths
from intake_app.instruments.check import check_folder
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.packs import read_pack
from intake_app.instruments.textblocks import FAIRNESS

HEAD = """schema = 1
id = "celteksten-rijnveen"
version = "2026.1"
title_nl = "Celteksten gemeente Rijnveen"
owner = "Gemeente Rijnveen"
valid_from = 2026-02-01
valid_until = 2027-02-01
kinds = ["cells", "prompts", "labels", "instruments", "textblocks"]
rights_holder = "De rechthebbende"
permission_nl = "Brief van 3 januari 2026."
audience = ["consulent"]
"""

CELLS = """instrument = "zrm-2017"
instrument_version = "2017"

[[cell]]
item = "financien"
value = 3
text_nl = "(tekst van de rechthebbende)"
indicators_nl = ["(een)", "(twee)"]
"""

PROMPTS = """instrument = "spinnenweb"
mode = "add"

[[prompt]]
item = "lichaam"
text_nl = "Hoe gaat het met slapen en eten?"
"""

LABELS = """instrument = "spinnenweb"

[[label]]
item = "lichaam"
short = "Vücudum"
question = "Vücudum nasıl?"

[[label]]
value = "tien"
plain = "Çok iyi"
"""

BLOCK = """id = "gevolgen-rijnveen"
title_nl = "Als het niet lukt"
legal_ref = "artikel 18 Participatiewet"
valid_from = 2026-03-01
plain_nl = "Lukt het niet? Dan praten wij eerst."
"""

TINY = (Path(__file__).parent / "tiny" / "tiny-levels.toml").read_text("utf-8")
FILES = {
    "pack.toml": HEAD,
    "cells/zrm-2017.toml": CELLS,
    "prompts/spinnenweb.toml": PROMPTS,
    "labels/tr/spinnenweb.toml": LABELS,
    "instruments/x-eigen.toml": TINY.replace('id = "tiny-levels"', 'id = "x-eigen"'),
    "textblocks/gevolgen-rijnveen.toml": BLOCK,
}


def write(folder: Path, files: dict[str, str], *, name: str = "pakket", checksums: bool = True) -> Path:
    """A pack as a folder, with its checksums."""
    pack = folder / name
    for file, words in files.items():
        (pack / file).parent.mkdir(parents=True, exist_ok=True)
        (pack / file).write_text(words, encoding="utf-8")
    if checksums:
        lines = [f"{hashlib.sha256(words.encode()).hexdigest()}  {file}" for file, words in files.items()]
        (pack / "checksums.txt").write_text("\n".join(lines) + "\n")
    return pack


def zipped(pack: Path, *, outer: str = "") -> Path:
    """The same pack as a .ktpack file."""
    target = pack.with_suffix(".ktpack")
    with zipfile.ZipFile(target, "w") as archive:
        for file in sorted(pack.rglob("*")):
            if file.is_file():
                archive.write(file, outer + file.relative_to(pack).as_posix())
    return target


def load(*packs: Path) -> FormLibrary:
    return FormLibrary.load(paths.FORMS, packs)


def sentences(pack: Path) -> str:
    """What is wrong with a pack; the library itself goes on without it."""
    library = load(pack)
    assert library.packs == ()
    assert sorted(library.instruments) == sorted(FormLibrary.shipped().instruments)
    return "\n".join(str(problem) for problem in library.problems)


def test_that_a_pack_brings_all_it_says(tmp_path: Path) -> None:
    library = load(write(tmp_path, FILES))
    assert library.problems == ()
    (pack,) = library.packs
    assert (pack.title, pack.owner, pack.permission) == (
        "Celteksten gemeente Rijnveen", "Gemeente Rijnveen", "Brief van 3 januari 2026.",
    )  # fmt: skip
    cell = library.cell("zrm-2017", "financien", 3)
    assert cell is not None
    assert (cell.words, cell.indicators) == ("(tekst van de rechthebbende)", ("(een)", "(twee)"))
    assert (cell.print_allowed, cell.export_allowed) == (False, False)
    assert library.cell("zrm-2017", "financien", 4) is None
    assert library.cell("spinnenweb", "lichaam", 4) is None
    own = library.instrument("x-eigen")
    assert own.pack == pack.id
    assert library.instrument("spinnenweb").item("lichaam").prompts[-1] == "Hoe gaat het met slapen en eten?"
    web = library.instrument("spinnenweb")
    assert web.item("lichaam").name.of("tr") == "Vücudum"
    assert web.level("lichaam", 10).plain.of("tr") == "Çok iyi"
    assert web.item("lichaam").name.nl == "Mijn lichaam"


def test_that_a_zipped_pack_is_the_same_pack(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)
    known = FormLibrary.shipped().instruments
    loose = read_pack(folder, known)
    assert read_pack(zipped(folder), known).checksum == loose.checksum
    assert read_pack(zipped(folder, outer="celteksten/"), known).checksum == loose.checksum


def test_that_scores_and_levels_are_the_same_with_and_without_a_pack(tmp_path: Path) -> None:
    plain, packed = FormLibrary.shipped(), load(write(tmp_path, FILES))
    for form in plain.instruments.values():
        other = packed.instrument(form.id)
        assert [item.id for item in other.items] == [item.id for item in form.items]
        assert [part.allowed for part in other.parts] == [part.allowed for part in form.parts]
        assert other.rules == form.rules
        labels = [[level.label.nl for level in values.levels] for values in form.values]
        assert [[level.label.nl for level in values.levels] for values in other.values] == labels


def test_that_cell_texts_stay_off_the_shared_screen_unless_allowed(tmp_path: Path) -> None:
    library = load(write(tmp_path, FILES))
    assert library.cell("zrm-2017", "financien", 3, screen="samen-scherm") is None
    shared = {**FILES, "pack.toml": HEAD.replace('["consulent"]', '["consulent", "samen-scherm"]')}
    library = load(write(tmp_path, shared, name="gedeeld"))
    assert library.cell("zrm-2017", "financien", 3, screen="samen-scherm") is not None


def test_that_of_two_packs_the_newest_speaks(tmp_path: Path) -> None:
    newer = HEAD.replace('"celteksten-rijnveen"', '"celteksten-nieuw"').replace("2026-02-01", "2026-06-01")
    cells = {"cells/zrm-2017.toml": CELLS.replace("value = 3", "value = 4")}
    old = write(tmp_path, {"pack.toml": HEAD, "cells/zrm-2017.toml": CELLS}, name="oud")
    new = write(tmp_path, {"pack.toml": newer, **cells}, name="nieuw")
    library = load(old, new)
    assert len(library.packs) == 2
    assert library.cell("zrm-2017", "financien", 4).pack == "celteksten-nieuw"
    assert library.cell("zrm-2017", "financien", 3) is None


def test_that_a_pack_ends_but_stays_readable(tmp_path: Path) -> None:
    (pack,) = load(write(tmp_path, FILES)).packs
    assert not pack.expired(date(2027, 2, 1))
    assert pack.expired(date(2027, 2, 2))


def test_that_a_municipal_text_takes_the_place_of_the_example_and_keeps_the_protecting_lines(tmp_path: Path) -> None:
    library = load(write(tmp_path, FILES))
    assert [block.id for block in library.text_blocks("gevolgen")] == ["gevolgen-rijnveen"]
    assert tuple(line.id for line in library.text_block("gevolgen-rijnveen").always) == FAIRNESS
    assert "Is het niet mijn schuld?" in library.text_block("gevolgen-rijnveen").text
    assert library.text_block("gevolgen-44a").example


@pytest.mark.parametrize(("mode", "left"), [("add", 4), ("hide", 2), ("replace", 1)])
def test_that_prompts_are_added_hidden_or_replaced(tmp_path: Path, mode: str, left: int) -> None:
    words = PROMPTS.replace('"add"', f'"{mode}"')
    if mode == "hide":
        words = words.replace("Hoe gaat het met slapen en eten?", "Wat zou u hierin anders willen?")
    library = load(write(tmp_path, {"pack.toml": HEAD, "prompts/spinnenweb.toml": words}))
    assert len(library.instrument("spinnenweb").item("lichaam").prompts) == left
    assert len(library.instrument("spinnenweb").item("meedoen").prompts) == 3


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("pack.toml", 'permission_nl = "Brief van 3 januari 2026."', 'permission_nl = ""',
         "pack.toml:10: permission_nl: Er staat niet met wiens toestemming deze teksten worden gebruikt."),
        ("pack.toml", '"cells", ', "", "pack.toml noemt de soort “cells” niet."),
        ("pack.toml", '"textblocks"]', '"recepten"]', "“recepten” kan hier niet."),
        ("pack.toml", "valid_until = 2027-02-01", "valid_until = 2020-02-01", "Deze dag ligt voor valid_from."),
        ("cells/zrm-2017.toml", "value = 3", "value = 6", "“Zelfredzaamheid-Matrix 2017” heeft geen niveau 6. "
         "Een pakket voegt teksten toe, nooit niveaus."),
        ("cells/zrm-2017.toml", '"financien"', '"verslaving"', "heeft geen vraag “verslaving”. Kies uit: basale-adl,"),
        ("cells/zrm-2017.toml", 'instrument_version = "2017"', 'instrument_version = "2013"',
         "zrm-2017.toml:2: instrument_version: Deze teksten horen bij een andere versie van"),
        ("cells/zrm-2017.toml", '"zrm-2017"', '"zrm-2010"', "Het formulier “zrm-2010” bestaat niet."),
        ("prompts/spinnenweb.toml", "eten?", "eten.", "Deze vraag eindigt niet met een vraagteken."),
        ("prompts/spinnenweb.toml", '"lichaam"', '"hart"', "heeft geen vraag “hart”."),
        ("labels/tr/spinnenweb.toml", 'value = "tien"', 'value = "elf"', "heeft geen waarde “elf”."),
        ("labels/tr/spinnenweb.toml", 'value = "tien"', 'value = "tien"\nitem = "meedoen"', "Geef item of value, niet"),
        ("labels/tr/spinnenweb.toml", "Çok iyi", "bir iki üç dört beş altı yedi", "De gewone tekst heeft 7 woorden"),
        ("instruments/x-eigen.toml", 'aggregate = "count"', 'aggregate = "mean"', "“mean” kan hier niet."),
        ("instruments/x-eigen.toml", 'id = "x-eigen"', 'id = "eigen"', "Laat de id met x- beginnen."),
        ("textblocks/gevolgen-rijnveen.toml", "praten wij", "belt {chef}", "Het programma kan “chef” niet invullen."),
    ],
)  # fmt: skip
def test_that_a_pack_with_a_fault_is_refused_whole_and_the_program_goes_on(
    tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    assert old in FILES[file]
    assert sentence in sentences(write(tmp_path, {**FILES, file: FILES[file].replace(old, new, 1)}))


def test_that_a_sixth_level_or_another_id_cannot_come_in(tmp_path: Path) -> None:
    levels = CELLS.replace("value = 3", "value = 6")
    named = CELLS.replace('"financien"', '"geld"')
    for words in (levels, named):
        assert sentences(write(tmp_path, {**FILES, "cells/zrm-2017.toml": words}))


def test_that_two_texts_for_one_level_are_refused(tmp_path: Path) -> None:
    twice = CELLS + '\n[[cell]]\nitem = "financien"\nvalue = 3\ntext_nl = "(nog een)"\n'
    assert "Voor dit niveau is er al een tekst." in sentences(write(tmp_path, {**FILES, "cells/zrm-2017.toml": twice}))


def test_that_labels_lie_in_a_folder_of_their_language(tmp_path: Path) -> None:
    files = {"pack.toml": HEAD, "labels/spinnenweb.toml": LABELS}
    assert "Zet het bestand in labels/tr, labels/ar" in sentences(write(tmp_path, files))


def test_that_a_folder_no_pack_has_is_refused(tmp_path: Path) -> None:
    files = {"pack.toml": HEAD, "recepten/soep.toml": "x = 1\n"}
    assert "Een pakket heeft geen map “recepten”." in sentences(write(tmp_path, files))


def test_that_a_changed_file_is_noticed(tmp_path: Path) -> None:
    pack = write(tmp_path, FILES)
    (pack / "cells" / "zrm-2017.toml").write_text(CELLS + "\n")
    (pack / "extra.txt").write_text("hallo")
    (pack / "labels" / "tr" / "spinnenweb.toml").unlink()
    found = sentences(pack)
    assert "“cells/zrm-2017.toml” is niet het bestand dat is nagekeken: de SHA-256 is anders." in found
    assert "“extra.txt” staat niet in de lijst." in found
    assert "“labels/tr/spinnenweb.toml” is er niet." in found


def test_that_a_pack_without_checksums_or_head_is_refused(tmp_path: Path) -> None:
    assert "De lijst met controlegetallen ontbreekt." in sentences(write(tmp_path, FILES, checksums=False))
    headless = {name: words for name, words in FILES.items() if name != "pack.toml"}
    assert "Het bestand pack.toml ontbreekt." in sentences(write(tmp_path, headless, name="hoofdloos"))


def test_that_the_same_pack_or_form_cannot_come_twice(tmp_path: Path) -> None:
    first, second = write(tmp_path, FILES, name="een"), write(tmp_path, FILES, name="twee")
    library = load(first, second)
    assert [pack.id for pack in library.packs] == ["celteksten-rijnveen"]
    assert any("Er is al een pakket “celteksten-rijnveen”." in str(problem) for problem in library.problems)
    assert any("Er is al een formulier “x-eigen”." in str(problem) for problem in library.problems)


def test_that_forms_check_reads_a_pack(tmp_path: Path) -> None:
    pack = write(tmp_path, FILES)
    assert check_folder(pack) == []
    assert check_folder(zipped(pack)) == []
    (pack / "cells" / "zrm-2017.toml").unlink()
    assert [problem.line for problem in check_folder(pack)] == [2]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a pack at all", b"PK\x05\x06" + b"\0" * 18])
def test_that_a_file_that_is_no_pack_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "iets.ktpack"
    file.write_bytes(content)
    assert sentences(file)


def test_that_the_first_form_of_the_readme_is_right(tmp_path: Path) -> None:
    text = (paths.FORMS / "README.md").read_text("utf-8")
    head, form = (textwrap.dedent(block) for block in re.findall(r"^ *```toml\n(.*?)^ *```", text, re.S | re.M))
    pack = write(tmp_path, {"pack.toml": head, "instruments/x-mijn-dag.toml": form})
    assert check_folder(pack) == []
    assert [one.id for one in load(pack).packs[0].instruments] == ["x-mijn-dag"]
