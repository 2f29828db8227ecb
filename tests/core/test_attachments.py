"""Files that come into the vault: told by content, without what the camera wrote, refused when they do more."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest
from PIL import Image

from intake_app.clock import Clock
from intake_app.domain.portfolio import Attachment
from intake_app.domain.portfolio_choices import AttachmentKind
from intake_app.domain.portfolio_parts import Qualification
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import attachments, dossier_files, editing, portfolio, vaults
from intake_app.services.desk import Desk
from tests.core.conftest import PASSPHRASE, TODAY


def photo(size: tuple[int, int] = (60, 40), kind: str = "JPEG", **more: object) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, (90, 140, 60)).save(target, kind, **more)
    return target.getvalue()


def with_place() -> bytes:
    picture = Image.new("RGB", (60, 40))
    facts = picture.getexif()
    facts[0x010E], facts[0x010F] = "geheime plek", "Camera van Joyce"
    facts[0x8825] = {1: "N", 2: (52.0, 5.0, 1.0)}
    facts[0x0112] = 6  # lies on its side
    target = io.BytesIO()
    picture.save(target, "JPEG", exif=facts)
    return target.getvalue()


def pdf(pages: int = 1, **root: object) -> bytes:
    with pikepdf.new() as made:
        for _page in range(pages):
            made.add_blank_page()
        for key, value in root.items():
            made.Root[f"/{key}"] = value
        made.docinfo["/Author"] = "Joyce Veldkamp"
        target = io.BytesIO()
        made.save(target)
    return target.getvalue()


def script(**more: object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"), **more)


def test_that_what_the_camera_wrote_is_gone_and_the_picture_stands_up(desk: Desk, case_id: UUID) -> None:
    assert b"geheime plek" in with_place()
    kept = attachments.add(desk, case_id, with_place(), "Ik")
    with Image.open(io.BytesIO(kept.content)) as picture:
        assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (40, 60), {})
    assert b"geheim" not in kept.content and b"Camera" not in kept.content and b"Exif" not in kept.content


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_that_the_content_tells_what_a_file_is(desk: Desk, case_id: UUID, kind: str) -> None:
    kept = attachments.add(desk, case_id, photo(kind=kind), "x")
    assert (kept.kind, kept.media_type) == (AttachmentKind.PHOTO, "image/jpeg")
    assert kept.content.startswith(b"\xff\xd8") and (kept.width, kept.height) == (60, 40)


def test_that_a_large_photograph_becomes_smaller(desk: Desk, case_id: UUID) -> None:
    kept = attachments.add(desk, case_id, photo((6000, 900)), "x")
    assert (kept.width, kept.height) == (2400, 360)


def test_that_a_pdf_keeps_its_pages_and_loses_its_author(desk: Desk, case_id: UUID) -> None:
    kept = attachments.add(desk, case_id, pdf(3), "Diploma")
    assert (kept.kind, kept.pages) == (AttachmentKind.PDF, 3)
    assert b"Veldkamp" not in kept.content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "leeg"),
        (b"<svg onload='x'/>", "geen foto of PDF"),
        (b"MZ" + bytes(300), "geen foto of PDF"),
        (b"%PDF-1.7 niets", "geen foto of PDF"),
        (photo()[:300], "geen foto of PDF|beschadigd"),
        (b"PK\x03\x04" + bytes(100), "geen foto of PDF"),
        (pdf(OpenAction=script()), "doet meer"),
        (pdf(Names=pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=pikepdf.Array([])))), "doet meer"),
        (pdf(AcroForm=pikepdf.Dictionary(XFA=pikepdf.String("x"))), "doet meer"),
        (pdf(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc"))), "doet meer"),
        (pdf(61), "60 bladzijden"),
        (bytes(26 * 1024 * 1024), "25 MB"),
    ],
    ids=lambda one: str(one)[:24] if isinstance(one, str) else None,
)
def test_that_a_hostile_or_broken_file_is_refused_with_a_sentence(
    desk: Desk, case_id: UUID, content: bytes, words: str
) -> None:
    with pytest.raises(InputRefused, match=words):
        attachments.add(desk, case_id, content, "x")
    assert desk.dossier(case_id).attachments == ()


def test_that_a_picture_with_too_many_points_is_refused_before_it_is_read(desk: Desk, case_id: UUID) -> None:
    head = bytearray(photo((10, 10), "PNG"))
    head[16:24] = (60_000).to_bytes(4, "big") * 2  # says that it is enormous
    with pytest.raises(InputRefused, match=r"te groot|geen foto"):
        attachments.add(desk, case_id, bytes(head), "x")


def test_that_adding_and_taking_away_are_undone_and_done_again(desk: Desk, case_id: UUID) -> None:
    kept = attachments.add(desk, case_id, photo(), "Soep")
    paper = Qualification(case_id=case_id, title="Kok", attachment_id=kept.id)
    portfolio.add_record(desk, paper)
    attachments.take_away(desk, kept.id)
    gone = desk.dossier(case_id)
    assert gone.kept_attachments == () and gone.qualifications[0].attachment_id is None
    desk.undo(case_id)
    back = desk.dossier(case_id)
    assert [one.title for one in back.kept_attachments] == ["Soep"] and back.qualifications[0].attachment_id == kept.id
    desk.redo(case_id)
    assert desk.dossier(case_id).kept_attachments == ()
    for _step in range(3):
        desk.undo(case_id)
    assert desk.dossier(case_id).kept_attachments == ()
    desk.redo(case_id)
    assert attachments.content(desk, desk.dossier(case_id).kept_attachments[0].id) == kept.content


def test_that_wiping_makes_the_bytes_go_for_good(desk: Desk, case_id: UUID) -> None:
    kept = attachments.add(desk, case_id, photo(), "Soep")
    attachments.take_away(desk, kept.id)
    attachments.wipe(desk, case_id)
    with pytest.raises(InputRefused):
        attachments.content(desk, kept.id)
    assert not desk.undo(case_id)
    with pytest.raises(InputRefused, match="portfolio"):
        other = attachments.add(desk, case_id, photo(), "Soep")
        editing.remove(desk, Attachment, other.id)


def test_that_the_same_file_is_kept_once(desk: Desk, case_id: UUID) -> None:
    attachments.add(desk, case_id, photo(), "Soep")
    with pytest.raises(InputRefused, match="er al"):
        attachments.add(desk, case_id, photo(), "Nog eens")


def test_that_a_dossier_file_carries_the_files_and_reads_them_back(desk: Desk, case_id: UUID, tmp_path: Path) -> None:
    kept = attachments.add(desk, case_id, with_place(), "Ik")
    gone = attachments.add(desk, case_id, photo(), "Weg")
    portfolio.add_record(desk, Qualification(case_id=case_id, title="Kok", attachment_id=gone.id))
    portfolio.choose(desk, case_id, photo_id=kept.id)
    attachments.take_away(desk, gone.id)
    written = dossier_files.export_file(desk, case_id)
    other, _code = vaults.create(tmp_path / "ander.keukentafel", PASSPHRASE, Clock(TODAY))
    try:
        dossier_files.import_file(other, written)
        assert [one.title for one in other.dossier(case_id).attachments] == ["Ik"]
        assert attachments.content(other, kept.id) == kept.content
        assert dossier_files.export_file(other, case_id) == written
    finally:
        other.close()


@pytest.mark.parametrize("content", [b"<html>", pdf(OpenAction=script()), with_place()])
def test_that_a_dossier_file_brings_in_nothing_that_would_be_refused(desk: Desk, case_id: UUID, content: bytes) -> None:
    import hashlib
    from dataclasses import replace

    forged = Attachment(
        case_id=case_id,
        title="x",
        kind=AttachmentKind.PDF if content.startswith(b"%PDF") else AttachmentKind.PHOTO,
        media_type="image/jpeg",
        added_on=date(2026, 1, 1),
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
    )
    dossier = replace(desk.dossier(case_id), attachments=(forged,))
    with pytest.raises(InputRefused, match=r"attachments\.0"):
        dossier_files.import_file(desk, dossier_file.to_json(dossier))
