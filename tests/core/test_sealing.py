"""A fixed plan is sealed: accessible as before, accepted by others, and every altered byte is seen."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.documents import seal
from intake_app.documents.seal_check import SealState, check_seal
from intake_app.domain.people import Person
from intake_app.domain.planning import InkPoint, StoredDocument
from intake_app.domain.vocabulary import DocumentKind, LegalGround, SignatureMethod, SignerRole
from intake_app.services import document_check, dossier_files, dossiers, editing, plans, prints, signing, vaults
from intake_app.services.desk import Desk
from intake_app.services.document_check import Verdict
from tests.core.conftest import PASSPHRASE, TODAY
from tests.documents.reading import Paper

INK = ((InkPoint(x=0.1, y=0.5, pressure=0.2), InkPoint(x=0.5, y=0.3, pressure=0.9), InkPoint(x=0.9, y=0.6)),)
needs_pdfsig = pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig (poppler-utils) is not installed")


@pytest.fixture(scope="module")
def signed(desk: Desk) -> StoredDocument:
    """The kept print of a plan that two people signed on the screen."""
    person = Person(first_name="Joyce", last_name="Veldkamp", birth_date=date(1983, 4, 11))
    case_id = dossiers.open_dossier(desk, person, legal_grounds=(LegalGround.VOLUNTARY,))
    plan = plans.draft_plan(desk, case_id)
    plans.add_step(desk, plans.add_goal(desk, plan, "Ik wil weer onder de mensen zijn."), "Ik ga naar het buurthuis.")
    editing.edit(desk, type(plan), plan.id, review_dates=(date(2026, 12, 15),))
    plans.finalise(desk, case_id)
    for name, role in (("Joyce Veldkamp", SignerRole.RESIDENT), ("Marloes Dekker", SignerRole.REGISSEUR)):
        signing.sign(desk, case_id, name, role, SignatureMethod.SCREEN_PEN, strokes=INK, place="Rijnveen")
    return signing.fix_plan(desk, case_id)


@pytest.fixture(scope="module")
def pdf_file(signed: StoredDocument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sealed") / "plan.pdf"
    path.write_bytes(signed.content)
    return path


# -- a sealed print is a good print ------------------------------------------------------------------------------------


def test_that_a_sealed_print_can_still_be_listened_to_and_kept(signed: StoredDocument) -> None:
    paper = Paper(signed.content)
    assert paper.problems == []
    form = next(node for node in paper.root.walk() if node.tag == "Form")
    assert form.alt == "Zegel: laat zien dat dit bestand niet is veranderd"
    with pikepdf.open(BytesIO(signed.content)) as pdf:
        value = pdf.Root.AcroForm.Fields[0].V
        assert str(value.SubFilter) == "/ETSI.CAdES.detached"
        assert "Zegt niets over wie iemand is." in str(value.Reason)
        assert [float(side) for side in pdf.Root.AcroForm.Fields[0].Rect] == [0, 0, 0, 0]


def test_that_a_web_page_of_a_sealed_print_reads_as_the_print_without_the_seal(signed: StoredDocument) -> None:
    page = prints.web_page(signed.content).decode()
    assert "Wat tekenen betekent" in page
    assert "Zegel:" not in page


@needs_pdfsig
def test_that_pdfsig_accepts_the_seal(pdf_file: Path) -> None:
    said = subprocess.run(["pdfsig", "-nocert", str(pdf_file)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


def test_that_an_independent_validator_accepts_the_seal(signed: StoredDocument) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    found = PdfFileReader(BytesIO(signed.content)).embedded_signatures
    assert len(found) == 1
    trusted = ValidationContext(trust_roots=[found[0].signer_cert], allow_fetching=False)
    status = validate_pdf_signature(found[0], trusted)
    assert status.bottom_line
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert status.docmdp_ok


def test_that_the_seal_names_nobody(signed: StoredDocument) -> None:
    from cryptography import x509
    from pyhanko.pdf_utils.reader import PdfFileReader

    embedded = PdfFileReader(BytesIO(signed.content)).embedded_signatures[0]
    certificate = x509.load_der_x509_certificate(embedded.signer_cert.dump())
    assert certificate.subject.rfc4514_string().startswith("CN=Keukentafel ")
    assert len(certificate.subject.rfc4514_string()) == len("CN=Keukentafel ") + 8
    assert certificate.not_valid_after_utc.year == 9999


def test_that_a_seal_on_a_sealed_file_takes_the_place_of_the_old_one(signed: StoredDocument) -> None:
    at = datetime(2027, 1, 5, 9, tzinfo=UTC)
    key = seal.new_key(at, "0badcafe")
    twice = seal.seal(signed.content, key, at)
    assert check_seal(twice) == replace(check_seal(twice), state=SealState.WHOLE, certificate=key.code)
    assert Paper(twice).problems == []
    with pikepdf.open(BytesIO(twice)) as pdf:
        assert len(pdf.Root.AcroForm.Fields) == 1


# -- what was altered is seen ------------------------------------------------------------------------------------------


def test_that_one_altered_bit_anywhere_is_seen(signed: StoredDocument) -> None:
    """Every region, with all of the seal itself: its range, its hexadecimals (also their capitals) and its padding."""
    content = signed.content
    chance = random.Random(7)
    start, end = content.index(b"/ByteRange"), content.index(b">", content.index(b"/Contents <"))
    bits = [(place, 1 << chance.randrange(8)) for place in (*range(64), *range(len(content) - 200, len(content)))]
    bits += [(place, 0x20) for place in range(start, start + 700)]
    bits += [(place, 1) for place in range(start, start + 80)]
    bits += [(chance.randrange(start, end + 1), 1 << chance.randrange(8)) for _n in range(120)]
    bits += [(chance.randrange(len(content)), 1 << chance.randrange(8)) for _n in range(200)]
    missed = []
    for place, bit in bits:
        altered = bytearray(content)
        altered[place] ^= bit
        if check_seal(bytes(altered)).state is not SealState.BROKEN:
            missed.append((place, bit))
    assert missed == []


@pytest.mark.parametrize("size", [0, 1, 4, 700, 4000, -1, -2, -300])
def test_that_a_file_that_was_cut_is_never_untouched(signed: StoredDocument, size: int) -> None:
    assert document_check.check(signed.content[:size]).verdict is not Verdict.UNTOUCHED


def test_that_bytes_put_in_or_taken_out_are_seen(signed: StoredDocument) -> None:
    content = signed.content
    for place in range(0, len(content), len(content) // 23):
        assert check_seal(content[:place] + b"x" + content[place:]).state is SealState.BROKEN
        assert check_seal(content[:place] + content[place + 1 :]).state is SealState.BROKEN


@pytest.mark.parametrize("more", [b"\n", b"%\n", b"\0"])
def test_that_anything_after_the_seal_is_called_an_addition(signed: StoredDocument, more: bytes) -> None:
    assert check_seal(signed.content + more).state is SealState.ADDED
    found = document_check.check(signed.content + more)
    assert (found.verdict, found.sentence) == (
        Verdict.ALTERED,
        "Dit bestand is veranderd: na het verzegelen is er iets aan toegevoegd.",
    )


def test_that_an_update_by_another_program_is_called_an_addition(signed: StoredDocument) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(signed.content))
    writer.root["/PageMode"] = writer.root["/Type"]
    writer.update_root()
    target = BytesIO()
    writer.write(target)
    assert target.getvalue().startswith(signed.content)
    assert check_seal(target.getvalue()).state is SealState.ADDED


def test_that_a_file_written_anew_by_another_program_is_seen(desk: Desk, signed: StoredDocument) -> None:
    with pikepdf.open(BytesIO(signed.content)) as pdf:
        target = BytesIO()
        pdf.save(target, static_id=True)
    assert document_check.check(target.getvalue()).verdict is Verdict.ALTERED
    known = document_check.check(target.getvalue(), desk)
    assert (known.verdict, known.case_id) == (Verdict.ALTERED, signed.case_id)


def test_that_a_file_without_its_seal_is_still_recognised_by_the_code_on_the_page(
    desk: Desk, signed: StoredDocument
) -> None:
    with pikepdf.open(BytesIO(signed.content)) as pdf:
        del pdf.Root.AcroForm, pdf.Root.Perms, pdf.pages[-1].Annots
        target = BytesIO()
        pdf.save(target, static_id=True)
    found = document_check.check(target.getvalue(), desk)
    assert (found.verdict, found.case_id) == (Verdict.ALTERED, signed.case_id)


def test_that_another_seal_over_altered_words_is_not_taken_for_ours(desk: Desk, signed: StoredDocument) -> None:
    at = datetime(2027, 1, 5, 9, tzinfo=UTC)
    forged = seal.seal(signed.content, seal.new_key(at, "0badcafe"), at)
    assert document_check.check(forged, desk).verdict is Verdict.ALTERED
    stranger = seal.seal(prints.recovery_sheet(desk, "A-B"), seal.new_key(at, "0badcafe"), at)
    alone = document_check.check(stranger)
    assert alone.verdict is Verdict.UNTOUCHED
    assert "kun je aan het bestand alleen niet zien" in alone.remarks[0]
    assert document_check.check(stranger, desk).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"/ByteRange [ 0 9 99 9 ] /Contents <",
        b"/ByteRange [ 0 34 36 0 ] /Contents <>" * 5000,
        b"<" * 100_000,
    ],
)
def test_that_strange_files_are_refused_calmly(desk: Desk, content: bytes) -> None:
    assert document_check.check(content).verdict is not Verdict.UNTOUCHED
    assert document_check.check(content, desk).verdict is not Verdict.UNTOUCHED


# -- what the vault keeps ----------------------------------------------------------------------------------------------


def test_that_the_sealed_bytes_are_kept_and_printed_again_the_same(desk: Desk, signed: StoredDocument) -> None:
    assert prints.preview(desk, signed.case_id, DocumentKind.PLAN) == signed.content
    assert signed.sha256 == sha256(signed.content).hexdigest()
    found = document_check.check(signed.content, desk)
    assert (found.verdict, found.case_id, found.title) == (Verdict.UNTOUCHED, signed.case_id, signed.title)


def test_that_the_code_stands_on_paper_beside_every_signature_and_in_every_edition(
    desk: Desk, signed: StoredDocument
) -> None:
    code = " ".join(signed.words_sha256[at : at + 4] for at in range(0, 64, 4))
    dossier = desk.dossier(signed.case_id)
    assert {one.words_sha256 for one in dossier.signatures} == {signed.words_sha256}
    for language, large in (("nl", False), ("nl", True), ("en", False)):
        content = prints.preview(desk, signed.case_id, DocumentKind.PLAN, language=language, large=large)
        assert code in " ".join("\n".join(Paper(content).lines()).split())
    assert document_check.find_by_code(desk, code[:19].upper()) is not None


def test_that_pressure_is_kept_and_drawn(desk: Desk, signed: StoredDocument) -> None:
    kept = desk.dossier(signed.case_id).signatures[0].strokes
    assert [point.pressure for point in kept[0]] == [0.2, 0.9, 0.5]
    with pikepdf.open(BytesIO(signed.content)) as pdf:
        drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    widths = {line.split()[0] for line in drawn.splitlines() if line.endswith(b" w")}
    assert len(widths) > 3


def test_that_another_window_on_the_same_vault_has_the_same_seal(
    tmp_path: Path, desk: Desk, signed: StoredDocument
) -> None:
    copy = tmp_path / "kopie.keukentafel"
    desk.vault.backup(copy)
    again = vaults.unlock(copy, PASSPHRASE, Clock(TODAY))
    try:
        assert document_check.check(signed.content, again).verdict is Verdict.UNTOUCHED
    finally:
        again.close()


def test_that_a_dossier_that_travels_keeps_its_sealed_plan(tmp_path: Path, desk: Desk, signed: StoredDocument) -> None:
    elsewhere, _code = vaults.create(tmp_path / "elders.keukentafel", PASSPHRASE, Clock(TODAY))
    try:
        case_id = dossier_files.import_file(elsewhere, dossier_files.export_file(desk, signed.case_id))
        assert prints.preview(elsewhere, case_id, DocumentKind.PLAN) == signed.content
        assert document_check.check(signed.content, elsewhere).verdict is Verdict.UNTOUCHED
    finally:
        elsewhere.close()


# -- the command -------------------------------------------------------------------------------------------------------


@pytest.fixture
def vault_options(tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    (tmp_path / "wachtwoord").write_text(PASSPHRASE, "utf-8")
    monkeypatch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(tmp_path / "wachtwoord"))
    desk.vault.backup(tmp_path / "kopie.keukentafel")
    yield ["--vault", str(tmp_path / "kopie.keukentafel")]


def test_that_the_command_says_untouched_altered_or_unknown(
    tmp_path: Path,
    signed: StoredDocument,
    vault_options: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    renamed = tmp_path / "heel andere naam.dat"
    renamed.write_bytes(signed.content)
    for options in ([], vault_options):
        assert main(["document", "check", str(renamed), *options]) == 0
        assert capsys.readouterr().out.startswith("Dit bestand is onveranderd.")
    renamed.write_bytes(signed.content + b"x")
    for options in ([], vault_options):
        assert main(["document", "check", str(renamed), *options]) == 3
        said = capsys.readouterr()
        assert (said.out, said.err.startswith("Dit bestand is veranderd")) == ("", True)
    renamed.write_bytes(b"%PDF-1.7 iets anders")
    for options in ([], vault_options):
        assert main(["document", "check", str(renamed), *options]) == 5
        assert capsys.readouterr().err.startswith("Dit bestand is onbekend.")
    assert main(["document", "check", str(tmp_path / "weg.pdf")]) == 3
    assert main(["document", "check"]) == 2


def test_that_the_command_never_names_a_person(
    tmp_path: Path, signed: StoredDocument, vault_options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(signed.content)
    assert main(["document", "check", str(path), *vault_options, "--json"]) == 0
    said = capsys.readouterr().out
    assert str(signed.case_id) in said
    assert "Veldkamp" not in said


# -- the words that were signed ----------------------------------------------------------------------------------------


def test_that_words_that_changed_after_somebody_signed_are_not_fixed_under_that_signature(
    desk: Desk, ready_case: UUID
) -> None:
    from intake_app.domain.planning import Strength
    from intake_app.errors import InputRefused

    plans.finalise(desk, ready_case)
    for name, role in (("Joyce Veldkamp", SignerRole.RESIDENT), ("Marloes Dekker", SignerRole.REGISSEUR)):
        signing.sign(desk, ready_case, name, role, SignatureMethod.SCREEN_PEN, strokes=INK)
    editing.add(desk, Strength(case_id=ready_case, title="Ik kan goed luisteren", on_plan=True))
    with pytest.raises(InputRefused, match=r"veranderd sinds Joyce Veldkamp, Marloes Dekker"):
        signing.fix_plan(desk, ready_case)
    for name, role in (("Joyce Veldkamp", SignerRole.RESIDENT), ("Marloes Dekker", SignerRole.REGISSEUR)):
        signing.sign(desk, ready_case, name, role, SignatureMethod.SCREEN_PEN, strokes=INK)
    assert signing.fix_plan(desk, ready_case).words_sha256
