"""Content packs at work: installed by command, used at the desk, and what was answered stays readable without them."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from intake_app import i18n, paths
from intake_app.__main__ import main
from intake_app.domain.measuring import Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.errors import InputRefused, WrongCall
from intake_app.instruments.comparison import Reading, answer_words, compare_readings
from intake_app.instruments.kept import instrument_of, keep, sources_of
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Status
from intake_app.instruments.refusals import NotInstalled, UnknownInstrument
from intake_app.services import catalogue, dossier_files, measuring, packs, prints, vaults
from intake_app.services.desk import Desk
from tests.core.conftest import PASSPHRASE
from tests.forms.test_packs import CELLS, HEAD, write

EXAMPLE = paths.ROOT / "docs" / "voorbeeld-pakket"
ID, FORM = "voorbeeld-rijnveen", "x-thuis-in-de-buurt"


@pytest.fixture(autouse=True)
def own_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packs for one test."""
    folder = tmp_path / "pakketten"
    monkeypatch.setattr(paths, "user_packs", lambda: folder)
    return folder


@pytest.fixture
def equipped(desk: Desk) -> Desk:
    """The desk with the worked example installed."""
    packs.install(packs.look_at(EXAMPLE))
    packs.refresh(desk)
    return desk


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the worked example, to change."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "voorbeeld"))


def change(pack: Path, file: str, old: str, new: str) -> Path:
    """The pack with other words in one file, sealed again."""
    words = (pack / file).read_text("utf-8")
    assert old in words
    (pack / file).write_text(words.replace(old, new), "utf-8")
    packs.seal(pack)
    return pack


def answered(desk: Desk, case_id: UUID, **values: int) -> Measurement:
    """A reading of the own form by the resident."""
    reading = measuring.start_reading(desk, case_id, FORM, RaterRole.RESIDENT)
    for item, value in values.items():
        measuring.record_answer(desk, reading.id, item, value=value)
    return reading


# -- the worked example ----------------------------------------------------------------------------------------------


def test_that_the_worked_example_is_installed_and_its_form_answered(equipped: Desk, case_id: UUID) -> None:
    form = equipped.forms.instrument(FORM)
    assert len(form.items) == 7
    assert {part.kind.value for part in form.parts} == {"levels", "choice", "open"}
    reading = measuring.start_reading(equipped, case_id, FORM, RaterRole.RESIDENT)
    measuring.record_answer(equipped, reading.id, "veilig", value=3)
    measuring.record_answer(equipped, reading.id, "contacten", choice="buren")
    measuring.record_answer(equipped, reading.id, "wens-buurt", choice="kennismaken")
    measuring.record_answer(equipped, reading.id, "woonduur-buurt", choice="lang")
    measuring.record_answer(equipped, reading.id, "mooiste-plek", text="Het bankje bij het water.")
    with pytest.raises(InputRefused):
        measuring.record_answer(equipped, reading.id, "veilig", value=5)
    dossier = equipped.dossier(case_id)
    answers = dossier.answers_of(dossier.readings(FORM, RaterRole.RESIDENT)[0])
    assert answer_words(form, "veilig", answers["veilig"]) == "grotendeels"
    assert answer_words(form, "wens-buurt", answers["wens-buurt"]) == "mensen leren kennen"
    assert answers["mooiste-plek"].text == "Het bankje bij het water."


def test_that_a_word_of_another_language_shows_where_that_language_is_spoken(equipped: Desk) -> None:
    item = equipped.forms.instrument(FORM).item("veilig")
    assert str(item.label) == "Veilig wonen"
    with i18n.speaking("tr"):
        assert str(item.label) == "Güvenli yaşamak"
        assert str(equipped.forms.instrument(FORM).level("veilig", 4).plain) == "Evet, tamamen"  # type: ignore[union-attr]
        assert i18n._("Close") == "Sluiten"
        assert i18n.format_day(date(2026, 11, 1), weekday=False, year=True) == "1 november 2026"
    assert str(item.label) == "Veilig wonen"
    assert equipped.forms.languages == ("nl", "en", "tr")


# -- installing ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "standing", "question"),
    [
        ("2026.10", packs.Standing.NEWER, "Versie 2026.1 van “Eigen vragenlijst gemeente Rijnveen (voorbeeld)” is "
                                          "geïnstalleerd. Vervangen door versie 2026.10?"),
        ("2025.12", packs.Standing.OLDER, "Er is al een nieuwere versie van “Eigen vragenlijst gemeente Rijnveen "
                                          "(voorbeeld)” geïnstalleerd: 2026.1. Teruggaan naar versie 2025.12?"),
    ],
)  # fmt: skip
def test_that_another_version_takes_the_place_only_when_that_is_meant(
    example: Path, version: str, standing: packs.Standing, question: str
) -> None:
    packs.install(packs.look_at(example))
    arrival = packs.look_at(change(example, "pack.toml", '"2026.1"', f'"{version}"'))
    assert (arrival.standing, arrival.question) == (standing, question)
    with pytest.raises(InputRefused, match=r"geïnstalleerd"):
        packs.install(arrival)
    assert [pack.version for pack in packs.installed().packs] == ["2026.1"]
    packs.install(arrival, replace=True)
    assert [pack.version for pack in packs.installed().packs] == [version]


def test_that_the_same_pack_asks_nothing_and_the_same_version_with_other_words_does(example: Path) -> None:
    packs.install(packs.look_at(example))
    assert packs.look_at(example).standing is packs.Standing.SAME
    packs.install(packs.look_at(example))
    changed = packs.look_at(change(example, "prompts/spinnenweb.toml", "Welke plek", "Welke mooie plek"))
    assert changed.standing is packs.Standing.CHANGED
    assert changed.question.endswith("is geïnstalleerd, met andere teksten. Vervangen?")


def test_that_two_packs_cannot_bring_the_same_form(example: Path) -> None:
    packs.install(packs.look_at(example))
    with pytest.raises(InputRefused, match=f"Er is al een formulier “{FORM}”"):
        packs.look_at(change(example, "pack.toml", f'"{ID}"', '"andere-gemeente"'))


def test_that_versions_are_ordered_as_people_count() -> None:
    turned = ["2026.10", "2026.9", "2026.1", "2025.12", "2", "1.10", "1.2", "1"]
    assert sorted(turned, key=packs.version_order) == turned[::-1]


def test_that_a_pack_damaged_on_the_shelf_never_stops_the_program(desk: Desk, own_shelf: Path) -> None:
    packs.install(packs.look_at(EXAMPLE))
    file = packs.shelf().file_of(ID)
    file.write_bytes(file.read_bytes()[:-40])
    packs.refresh(desk)
    found = packs.installed(desk.forms)
    assert (found.packs, found.damaged) == ((), (ID,))
    assert sorted(desk.forms.instruments) == sorted(FormLibrary.shipped().instruments)
    packs.remove(ID)
    assert packs.installed().damaged == ()


def test_that_sealing_refuses_a_faulty_pack_and_writes_nothing(example: Path) -> None:
    before = (example / "checksums.txt").read_bytes()
    words = (example / "pack.toml").read_text("utf-8").replace("owner", "eigenaar")
    (example / "pack.toml").write_text(words, "utf-8")
    with pytest.raises(InputRefused, match="eigenaar"):
        packs.seal(example)
    assert (example / "checksums.txt").read_bytes() == before


# -- answers outlive their pack --------------------------------------------------------------------------------------


def test_that_answers_stay_readable_when_the_pack_is_gone(equipped: Desk, case_id: UUID) -> None:
    first = answered(equipped, case_id, veilig=2, thuisgevoel=4)
    packs.remove(ID)
    packs.refresh(equipped)
    form = equipped.forms.instrument(FORM)
    assert str(form.title) == "Thuis in de buurt (niet meer geïnstalleerd)"
    assert form.title.of("en") == "At home in the neighbourhood (no longer installed)"
    assert form.status is Status.OLD
    assert FORM not in equipped.forms.instruments
    assert equipped.forms.as_answered(FORM, "1") == form
    answers = equipped.dossier(case_id).answers_of(first)
    assert str(form.item("veilig").label) == "Veilig wonen"
    assert answer_words(form, "veilig", answers["veilig"]) == "een beetje"
    with i18n.speaking("tr"):
        assert str(form.item("veilig").label) == "Güvenli yaşamak"
    with pytest.raises(NotInstalled, match="niets toevoegen"):
        measuring.record_answer(equipped, first.id, "veilig", value=3)
    with pytest.raises(NotInstalled):
        measuring.start_reading(equipped, case_id, FORM, RaterRole.CONSULTANT)
    assert equipped.dossier(case_id).answers_of(first) == answers


def test_that_answers_stay_readable_after_opening_the_vault_again(
    equipped: Desk, case_id: UUID, tmp_path: Path
) -> None:
    first = answered(equipped, case_id, veilig=2)
    copy = tmp_path / "kopie.keukentafel"
    equipped.vault.backup(copy)
    packs.remove(ID)
    again = vaults.unlock(copy, PASSPHRASE, equipped.clock)
    try:
        form = again.forms.instrument(FORM)
        assert answer_words(form, "veilig", again.dossier(case_id).answers_of(first)["veilig"]) == "een beetje"
    finally:
        again.close()
    packs.refresh(equipped)


def test_that_old_answers_keep_their_words_beside_a_newer_version(equipped: Desk, case_id: UUID, example: Path) -> None:
    first = answered(equipped, case_id, veilig=2)
    form_file = f"instruments/{FORM}.toml"
    change(example, form_file, 'version = "1"', 'version = "2"')
    change(example, form_file, 'label_nl = "Veilig wonen"', 'label_nl = "Veiligheid"')
    packs.install(packs.look_at(example), replace=True)
    packs.refresh(equipped)
    old = equipped.forms.as_answered(FORM, "1")
    assert str(old.title) == "Thuis in de buurt (versie 1)"
    assert str(old.item("veilig").label) == "Veilig wonen"
    assert str(equipped.forms.instrument(FORM).item("veilig").label) == "Veiligheid"
    with pytest.raises(NotInstalled, match="nieuwere versie"):
        measuring.record_answer(equipped, first.id, "veilig", value=3)
    second = answered(equipped, case_id, veilig=3)
    assert second.id != first.id
    assert (first.version, second.version) == ("1", "2")
    dossier = equipped.dossier(case_id)
    with pytest.raises(InputRefused):
        compare_readings(old, Reading.of(dossier, first), Reading.of(dossier, second))
    with pytest.raises(UnknownInstrument):
        equipped.forms.as_answered(FORM, "0")


def test_that_a_reading_names_the_words_and_packs_it_was_made_with(equipped: Desk, case_id: UUID) -> None:
    reading = answered(equipped, case_id, veilig=2)
    kept = equipped.vault.kept_form(reading.form_checksum)
    assert kept is not None
    assert instrument_of(kept) == equipped.forms.instrument(FORM)
    (pack,) = equipped.forms.packs
    assert sources_of(kept) == ({"id": ID, "version": "2026.1", "checksum": pack.checksum},)
    plain = measuring.start_reading(equipped, case_id, "zrm-2017", RaterRole.CONSULTANT)
    zrm = equipped.vault.kept_form(plain.form_checksum)
    assert zrm is not None
    assert sources_of(zrm) == ()


def test_that_every_shipped_form_is_kept_whole() -> None:
    for form in FormLibrary.shipped().instruments.values():
        kept = keep(form)
        assert instrument_of(kept) == form
        assert keep(form) == kept


@pytest.mark.parametrize("content", ["", "{}", '{"form": 3}', '{"form": {}}', '{"form": {"id": "x"}}', "[" * 100_000])
def test_that_a_kept_form_that_cannot_be_read_says_so(content: str) -> None:
    from intake_app.instruments.kept import KeptForm

    with pytest.raises(ValueError):
        instrument_of(KeptForm("0" * 64, FORM, "1", content))


def test_that_a_dossier_comes_in_where_its_form_is_kept_and_not_where_it_is_unknown(
    equipped: Desk, case_id: UUID, tmp_path: Path
) -> None:
    answered(equipped, case_id, veilig=2)
    file = dossier_files.export_file(equipped, case_id)
    other, _code = vaults.create(tmp_path / "ander.keukentafel", PASSPHRASE, equipped.clock)
    try:
        dossier_files.import_file(other, file)
        packs.remove(ID)
        packs.refresh(other)
        assert dossier_files.export_file(other, case_id) == file
        assert str(other.forms.instrument(FORM).item("veilig").label) == "Veilig wonen"
    finally:
        other.close()
    third, _code = vaults.create(tmp_path / "derde.keukentafel", PASSPHRASE, equipped.clock)
    try:
        with pytest.raises(InputRefused, match="installeer"):
            dossier_files.import_file(third, file)
    finally:
        third.close()
    packs.refresh(equipped)


# -- licensed texts --------------------------------------------------------------------------------------------------


def test_that_cell_texts_stand_in_no_print_and_no_export(
    desk: Desk, ready_case: UUID, tmp_path: Path, own_shelf: Path
) -> None:
    import pypdfium2

    pack = write(tmp_path, {"pack.toml": HEAD, "cells/zrm-2017.toml": CELLS})
    packs.install(packs.look_at(pack))
    packs.refresh(desk)
    for rater in (RaterRole.RESIDENT, RaterRole.CONSULTANT):
        reading = measuring.start_reading(desk, ready_case, "zrm-2017", rater)
        measuring.record_answer(desk, reading.id, "financien", value=3)
        measuring.mark_ready(desk, reading.id)
    assert desk.forms.cell("zrm-2017", "financien", 3) is not None
    for kind in ("plan", "portfolio", "koelkastblad"):
        document = pypdfium2.PdfDocument(prints.preview(desk, ready_case, kind))
        words = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        assert words
        assert "rechthebbende" not in words
    assert b"rechthebbende" not in dossier_files.export_file(desk, ready_case)
    kept = desk.vault.kept_form(desk.dossier(ready_case).readings("zrm-2017", RaterRole.RESIDENT)[0].form_checksum)
    assert kept is not None
    assert "rechthebbende" not in kept.content
    packs.remove("celteksten-rijnveen")
    packs.refresh(desk)


# -- the command line ------------------------------------------------------------------------------------------------


def test_that_packs_are_installed_listed_and_removed_by_command(
    capsys: pytest.CaptureFixture[str], example: Path
) -> None:
    assert main(["forms", "list"]) == 0
    assert capsys.readouterr().out == "Er is geen pakket geïnstalleerd.\n"
    assert main(["forms", "install", str(example)]) == 0
    assert capsys.readouterr().out.startswith(
        "Geïnstalleerd: Eigen vragenlijst gemeente Rijnveen (voorbeeld), versie 2026.1. 1 vragenlijst, 1 hulpvraag"
    )
    assert main(["forms", "list", "--json", "--on", "2029-01-01"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["packs"]
    assert (row["id"], row["version"], row["expired"], row["contents"]["instruments"]) == (ID, "2026.1", True, 1)
    assert main(["forms", "list", "--on", "2029-01-01"]) == 0
    listed = capsys.readouterr().out
    assert "  Geldigheid: Geldig van 1 november 2026 tot en met 1 november 2028. Verlopen; vraag een nieuwe" in listed
    assert f"  Controlegetal: {row['checksum']}\n" in listed
    change(example, "pack.toml", '"2026.1"', '"2026.2"')
    assert main(["forms", "install", str(example)]) == 3
    assert "Vervangen door versie 2026.2? Zet er --replace bij als je dat wilt." in capsys.readouterr().err
    assert main(["forms", "install", str(example), "--replace"]) == 0
    assert main(["forms", "remove", ID]) == 0
    capsys.readouterr()
    assert main(["forms", "remove", ID]) == 3
    assert "forms list" in capsys.readouterr().err


def test_that_a_zip_is_installed_as_well(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "pakket"), "zip", EXAMPLE.parent, EXAMPLE.name)
    assert main(["forms", "install", archive]) == 0
    assert [pack.id for pack in packs.installed().packs] == [ID]


def test_that_a_refused_pack_changes_nothing_and_names_every_fault(
    capsys: pytest.CaptureFixture[str], example: Path, own_shelf: Path
) -> None:
    (example / "checksums.txt").unlink()
    (example / "start.exe").write_bytes(b"MZ")
    assert main(["forms", "install", str(example)]) == 3
    said = capsys.readouterr().err
    assert f"{example}/start.exe:1: In een pakket staan alleen teksten" in said
    (example / "start.exe").unlink()
    assert main(["forms", "check", str(example)]) == 3
    assert f"{example}/checksums.txt:1: De lijst met controlegetallen ontbreekt." in capsys.readouterr().err
    assert main(["forms", "seal", str(example)]) == 0
    assert main(["forms", "check", str(example)]) == 0
    assert main(["forms", "install", str(example / "nergens")]) == 3
    assert not own_shelf.exists()


def test_that_a_folder_of_own_forms_is_checked_whole(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = EXAMPLE / "instruments" / f"{FORM}.toml"
    good = source.read_text("utf-8")
    (tmp_path / f"{FORM}.toml").write_text(good, "utf-8")
    assert main(["forms", "check", str(tmp_path)]) == 0
    (tmp_path / "x-twee.toml").write_text(good.replace('unit = "persoon"', 'unit = "dier"'), "utf-8")
    (tmp_path / "x-drie.toml").write_text(good.replace(FORM, "x-drie") + "\n[[item]\n", "utf-8")
    capsys.readouterr()
    assert main(["forms", "check", str(tmp_path)]) == 3
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert [line.removeprefix(f"{tmp_path}/").split(":")[0] for line in lines] == ["x-drie.toml"] + ["x-twee.toml"] * 2
    (tmp_path / "leeg").mkdir()
    assert main(["forms", "check", str(tmp_path / "leeg")]) == 3
    assert "In deze map staat geen formulier en geen pakket." in capsys.readouterr().err


def test_that_a_print_speaks_the_language_of_a_pack_and_no_other(equipped: Desk, ready_case: UUID) -> None:
    assert prints.preview(equipped, ready_case, "plan", language="tr").startswith(b"%PDF")
    with pytest.raises(WrongCall, match="Kies uit: nl, en, tr"):
        prints.preview(equipped, ready_case, "plan", language="ar")


def test_that_offers_of_a_pack_stand_in_the_catalogue_until_the_pack_goes(desk: Desk, example: Path) -> None:
    (example / "offers").mkdir()
    head = "id,name_nl,kind,place,source_label,source_year"
    line = "koffie-de-linde,Koffie in De Linde,activiteit,Rijnveen,Gids,2026"
    (example / "offers" / "rijnveen.csv").write_text(f"{head}\n{line}\n", "utf-8")
    change(example, "pack.toml", "kinds = [", 'kinds = ["offers", ')
    arrival = packs.look_at(example)
    assert "1 regel aanbod" in packs.contents_words(arrival.pack)
    packs.install(arrival)
    packs.refresh(desk)
    (found,) = [one for one in catalogue.catalogue(desk).offers if one.pack == ID]
    assert (found.name, found.checked_on) == ("Koffie in De Linde", date(2026, 1, 1))
    catalogue.edit_offer(desk, found.id, place="De Boomgaard")
    packs.remove(ID)
    packs.refresh(desk)
    assert catalogue.offer(desk, found.id).place == "De Boomgaard"  # our own line stays
    catalogue.remove_offers(desk, [found.id])
    assert all(one.pack != ID for one in catalogue.catalogue(desk).offers)


def test_that_a_faulty_list_of_offers_refuses_its_pack_by_file_and_line(example: Path) -> None:
    (example / "offers").mkdir()
    (example / "offers" / "rijnveen.csv").write_text("id,name_nl,kind\na,A,dansen\n", "utf-8")
    with pytest.raises(InputRefused) as refused:
        change(example, "pack.toml", "kinds = [", 'kinds = ["offers", ')
    assert "offers/rijnveen.csv:2" in str(refused.value)


def test_that_forms_are_read_once_and_again_when_a_pack_comes_changes_or_goes(own_shelf: Path) -> None:
    before = vaults.forms()
    assert vaults.forms() is before
    packs.install(packs.look_at(EXAMPLE))
    with_pack = vaults.forms()
    assert FORM in with_pack.instruments and FORM not in before.instruments
    (file,) = own_shelf.glob("*")
    file.write_bytes(b"no pack any more")
    assert FORM not in vaults.forms().instruments
    file.unlink()
    assert FORM not in vaults.forms().instruments


def test_that_a_desk_opens_with_what_was_read_while_the_passphrase_was_typed(tmp_path: Path) -> None:
    vault = tmp_path / "kluis.keukentafel"
    made, _code = vaults.create(vault, PASSPHRASE)
    made.close()
    vaults.warm_up()
    read = vaults.forms()
    assert {"grounds", "_blocks", "terms"} <= vars(read).keys()
    opened = vaults.unlock(vault, PASSPHRASE)
    try:
        assert opened.forms is read
    finally:
        opened.close()


def test_that_forms_of_before_share_what_was_read_beside_them() -> None:
    read = vaults.forms()
    read.read_all()
    kept = read.with_kept([read.instrument("spinnenweb")])
    assert kept.grounds is read.grounds and kept.terms is read.terms
