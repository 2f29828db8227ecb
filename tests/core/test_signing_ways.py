"""Ways to sign beside ink on the screen: on paper with a scan, by a representative, afterwards, and not at all."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from uuid import UUID

import pikepdf
import pytest
from PIL import Image

from intake_app.documents import scan
from intake_app.domain.network_words import RepresentationKind
from intake_app.domain.people import NetworkPerson
from intake_app.domain.planning import InkPoint
from intake_app.domain.scans import SignedScan
from intake_app.domain.vocabulary import DocumentKind, PersonRole, SignatureMethod, SignerRole
from intake_app.errors import InputRefused
from intake_app.services import document_check, dossier_files, editing, plans, prints, scans, signing, signing_later
from intake_app.services.desk import Desk
from intake_app.services.document_check import Verdict
from tests.documents.reading import Paper

INK = ((InkPoint(x=0.1, y=0.5), InkPoint(x=0.9, y=0.6)),)
JOYCE, MARLOES = ("Joyce Veldkamp", SignerRole.RESIDENT), ("Marloes Dekker", SignerRole.REGISSEUR)
PEN, LATER = SignatureMethod.SCREEN_PEN, SignatureMethod.LATER


def _photo(kind: str = "JPEG", size: tuple[int, int] = (640, 900)) -> bytes:
    picture = Image.new("RGB", size, "white")
    picture.paste("navy", (100, 600, 400, 640))
    exif = Image.Exif()
    exif[0x010E] = "Lindelaan 14, telefoon van Marloes"
    target = BytesIO()
    picture.save(target, kind, exif=exif)
    return target.getvalue()


@pytest.fixture
def final_case(desk: Desk, ready_case: UUID) -> UUID:
    plans.finalise(desk, ready_case)
    return ready_case


def _text(content: bytes) -> str:
    return "\n".join(Paper(content).lines())


# -- scans -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_that_a_photo_becomes_a_plain_page_without_anything_else(kind: str) -> None:
    made = scan.drawn_anew(_photo(kind))
    assert made.pages == 1
    assert b"Lindelaan" not in made.content
    with pikepdf.open(BytesIO(made.content)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert "/Info" not in pdf.trailer
        picture = pdf.pages[0].Resources.XObject.I.read_raw_bytes()
    with Image.open(BytesIO(picture)) as read:
        assert read.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        r, _g, b = read.convert("RGB").getpixel((200, 620))
        assert b > 100 > r


def test_that_of_a_pdf_only_the_ink_is_kept() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(300, 400))
        pdf.pages[0].Contents = pdf.make_stream(b"0 0 1 rg 20 20 100 50 re f")
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.attachments["geheim.txt"] = b"geheim"
        pdf.docinfo["/Author"] = "Marloes"
        target = BytesIO()
        pdf.save(target)
    made = scan.drawn_anew(target.getvalue())
    with pikepdf.open(BytesIO(made.content)) as kept:
        assert set(kept.Root.keys()) == {"/Type", "/Pages"}
    for word in (b"JavaScript", b"geheim", b"Marloes"):
        assert word not in made.content


@pytest.mark.parametrize(
    "offered",
    [b"", b"MZ\x90", b"<svg/>", b"%PDF-1.7 kapot", b"\xff\xd8\xff kapot", b"\x89PNG\r\n\x1a\n kapot", _photo()[:900]],
)
def test_that_what_is_no_scan_is_refused_in_one_sentence(offered: bytes) -> None:
    with pytest.raises(InputRefused) as refused:
        scan.drawn_anew(offered)
    assert len(refused.value.problems) == 1


def test_that_a_picture_that_swells_is_refused_before_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "_MOST_PIXELS", 100_000)
    with pytest.raises(InputRefused, match="te groot"):
        scan.drawn_anew(_photo("PNG"))


def test_that_ink_on_paper_with_a_scan_is_kept_printed_and_travels(desk: Desk, final_case: UUID) -> None:
    with pytest.raises(InputRefused, match="nog geen scan"):
        signing.sign(desk, final_case, *JOYCE, SignatureMethod.INK_SCANNED)
    scans.keep_scan(desk, final_case, *JOYCE, _photo())
    scans.keep_scan(desk, final_case, *JOYCE, _photo("PNG"))
    signing.sign(desk, final_case, *JOYCE, SignatureMethod.INK_SCANNED, signed_on=date(2026, 9, 14), place="Rijnveen")
    signing.sign(desk, final_case, *MARLOES, PEN, strokes=INK)
    document = signing.fix_plan(desk, final_case)
    dossier = desk.dossier(final_case)
    (kept,) = dossier.signed_scans
    assert kept.content == b"" and kept.pages == 1
    content = scans.scan_content(desk, dossier, dossier.plans[0], *JOYCE)
    assert content is not None and content.startswith(b"%PDF-")
    assert "Een scan van de handtekening is bewaard bij het plan." in _text(document.content)
    exported = dossier_files.export_file(desk, final_case)
    assert any(one.content == content for one in dossier_files.read_checked(desk, exported).dossier.signed_scans)
    with pytest.raises(InputRefused, match="staat vast"):
        scans.keep_scan(desk, final_case, *JOYCE, _photo())
    with pytest.raises(InputRefused):
        editing.remove(desk, SignedScan, kept.id)


def test_that_signing_again_wipes_the_scan_too(desk: Desk, final_case: UUID) -> None:
    scans.keep_scan(desk, final_case, *JOYCE, _photo())
    signing.sign(desk, final_case, *JOYCE, SignatureMethod.INK_SCANNED)
    signing.take_back(desk, final_case, *JOYCE)
    assert desk.dossier(final_case).signed_scans == ()


# -- nobody for somebody else ------------------------------------------------------------------------------------------


def test_that_nobody_signs_without_a_place_under_the_plan(desk: Desk, final_case: UUID) -> None:
    for name, role in (("Sara Bakker", SignerRole.REPRESENTATIVE), ("Marloes Dekker", SignerRole.RESIDENT)):
        with pytest.raises(InputRefused, match="Niemand tekent voor een ander"):
            signing.sign(desk, final_case, name, role, PEN, strokes=INK)
    with pytest.raises(InputRefused, match="Alleen als een ouder of vertegenwoordiger"):
        signing.sign(desk, final_case, *JOYCE, SignatureMethod.NOT_REQUIRED)
    assert desk.dossier(final_case).signatures == ()


def test_that_a_representative_signs_beside_the_resident_in_the_own_role(desk: Desk, ready_case: UUID) -> None:
    mother = NetworkPerson(
        case_id=ready_case, name="Sara Bakker", relation="moeder", role=PersonRole.REPRESENTATIVE, signs=True
    )
    editing.add(desk, mother)
    plans.finalise(desk, ready_case)
    signing.sign(desk, ready_case, *JOYCE, SignatureMethod.NOT_REQUIRED, reason="Sara Bakker tekent")
    with pytest.raises(InputRefused):
        signing.sign(desk, ready_case, *MARLOES, SignatureMethod.NOT_REQUIRED)
    signing.sign(desk, ready_case, "Sara Bakker", SignerRole.REPRESENTATIVE, PEN, strokes=INK)
    signing.sign(desk, ready_case, *MARLOES, PEN, strokes=INK)
    text = _text(signing.fix_plan(desk, ready_case).content)
    assert "vertegenwoordiger" in text
    assert "Sara Bakker tekent" in text


def test_that_the_paper_says_by_what_right_a_representative_signs(desk: Desk, ready_case: UUID) -> None:
    curator = NetworkPerson(
        case_id=ready_case,
        name="Ben Bewind",
        role=PersonRole.REPRESENTATIVE,
        signs=True,
        representation=RepresentationKind.CURATOR,
    )
    editing.add(desk, curator)
    plans.finalise(desk, ready_case)
    text = _text(prints.preview(desk, ready_case, "plan"))
    assert "Ben Bewind" in text and "vertegenwoordiger, curator" in text


# -- afterwards --------------------------------------------------------------------------------------------------------


def test_that_who_was_absent_signs_later_on_a_sealed_sheet_that_names_the_plan(desk: Desk, final_case: UUID) -> None:
    signing.sign(desk, final_case, *JOYCE, LATER, reason="ligt in het ziekenhuis")
    signing.sign(desk, final_case, *MARLOES, PEN, strokes=INK)
    fixed = signing.fix_plan(desk, final_case)
    dossier = desk.dossier(final_case)
    assert [one.name for one in signing_later.absent(dossier, dossier.plans[0])] == ["Joyce Veldkamp"]
    empty = prints.preview(desk, final_case, DocumentKind.LATER_SIGNATURE)
    assert "Joyce Veldkamp" in _text(empty) and "Marloes Dekker" not in _text(empty)
    with pytest.raises(InputRefused):
        signing_later.sign_later(desk, final_case, *MARLOES, PEN, strokes=INK)
    with pytest.raises(InputRefused, match="nog geen handtekening"):
        signing_later.sign_later(desk, final_case, *JOYCE, PEN)
    sheet = signing_later.sign_later(desk, final_case, *JOYCE, PEN, strokes=INK, place="Ziekenhuis")
    code = " ".join(fixed.words_sha256[at : at + 4] for at in range(0, 64, 4))
    words = " ".join(_text(sheet.content).split())
    assert code in words and "Ziekenhuis" in words and "Joyce Veldkamp" in words
    assert Paper(sheet.content).problems == []
    assert document_check.check(sheet.content, desk).verdict is Verdict.UNTOUCHED
    assert prints.preview(desk, final_case, DocumentKind.LATER_SIGNATURE) == sheet.content
    assert prints.preview(desk, final_case, DocumentKind.PLAN) == fixed.content
    after = desk.dossier(final_case)
    assert signing_later.absent(after, after.plans[0]) == ()
    assert {one.method for one in after.signatures if one.signer == "Joyce Veldkamp"} == {LATER, PEN}
    with pytest.raises(InputRefused):
        signing_later.sign_later(desk, final_case, *JOYCE, PEN, strokes=INK)


def test_that_a_refusal_stays_on_the_plan_with_its_reason(desk: Desk, final_case: UUID) -> None:
    signing.sign(desk, final_case, *JOYCE, SignatureMethod.REFUSED, reason="Ik wil er nog over denken")
    signing.sign(desk, final_case, *MARLOES, PEN, strokes=INK)
    text = _text(signing.fix_plan(desk, final_case).content)
    assert "Niet getekend: Ik wil er nog over denken" in text
    assert "Wie niet tekent, krijgt daar geen straf voor." in text


def test_that_there_is_no_sheet_when_everybody_signed(desk: Desk, final_case: UUID) -> None:
    with pytest.raises(InputRefused, match="nog geen plan vastgelegd"):
        prints.preview(desk, final_case, DocumentKind.LATER_SIGNATURE)
    for who in (JOYCE, MARLOES):
        signing.sign(desk, final_case, *who, PEN, strokes=INK)
    signing.fix_plan(desk, final_case)
    with pytest.raises(InputRefused, match="Iedereen heeft het plan zelf getekend"):
        prints.preview(desk, final_case, DocumentKind.LATER_SIGNATURE)


def test_that_the_next_version_tells_what_changed_since_the_resident_signed(desk: Desk, final_case: UUID) -> None:
    for who in (JOYCE, MARLOES):
        signing.sign(desk, final_case, *who, PEN, strokes=INK)
    signing.fix_plan(desk, final_case)
    plan = plans.new_version(desk, final_case, "Ik wil iets anders.")
    goal = desk.dossier(final_case).goals_of(plan)[0]
    plans.add_step(desk, goal, "Ik bel het koor.")
    text = _text(prints.preview(desk, final_case, DocumentKind.PLAN))
    assert "Wat is er veranderd sinds u tekende (versie 1)" in text
    assert "Nieuw: “Ik bel het koor.”" in text
    assert "Code van dit plan" not in text
