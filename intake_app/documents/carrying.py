"""A print that carries a locked file inside (PDF/A-3a, an associated file), and taking that out again (M06)."""

from __future__ import annotations

from datetime import datetime
from hashlib import md5
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from intake_app.i18n import _

NAME = "keukentafel-dossier.bin"
MAX_PDF = 200 * 1024 * 1024
_MOST_FILES = 50
_MIME = "/application/octet-stream"
_PART_2, _PART_3 = b"<pdfaid:part>2</pdfaid:part>", b"<pdfaid:part>3</pdfaid:part>"


def carry(content: bytes, locked: bytes, at: datetime) -> bytes:
    """The print with the locked file inside, as PDF/A-3a and without a seal: seal it anew."""
    with pikepdf.open(BytesIO(content)) as pdf:
        _without_seal(pdf)
        stamp = String(at.strftime("D:%Y%m%d%H%M%S+00'00'"))
        stream = pdf.make_stream(
            locked,
            Type=Name.EmbeddedFile,
            Subtype=Name(_MIME),
            Params=Dictionary(
                Size=len(locked), ModDate=stamp, CheckSum=String(md5(locked, usedforsecurity=False).digest())
            ),
        )
        words = _("The data of this dossier, locked with a passphrase, for another Keukentafel")
        file = pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String(NAME),
                UF=String(NAME),
                Desc=String(words),
                AFRelationship=Name.Data,
                EF=Dictionary(F=stream, UF=stream),
            )
        )
        pdf.Root.AF = Array([file])
        names = pdf.Root.get("/Names", Dictionary())
        names.EmbeddedFiles = Dictionary(Names=Array([String(NAME), file]))
        pdf.Root.Names = names
        xmp = pdf.Root.Metadata.read_bytes().replace(_PART_2, _PART_3)
        pdf.Root.Metadata = pdf.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)
        target = BytesIO()
        pdf.save(
            target,
            min_version="1.7",
            deterministic_id=True,
            fix_metadata_version=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
        )
        return target.getvalue()


def _without_seal(pdf: pikepdf.Pdf) -> None:
    """Leave the field of the seal, empty: `seal` fills it again."""
    if "/AcroForm" in pdf.Root:
        field = pdf.Root.AcroForm.Fields[0]
        if "/V" in field:
            del field["/V"]
        if "/Perms" in pdf.Root:
            del pdf.Root["/Perms"]


def carried(content: bytes) -> bytes | None:
    """The locked file inside a PDF, None when there is none. Never raises for what stands in the file.

    It is taken only as `carry` put it there: under its name, as it is, so that nothing can swell while it is read.
    """
    if len(content) > MAX_PDF or not content.startswith(b"%PDF-"):
        return None
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            for file in list(pdf.Root.get("/AF", Array()))[:_MOST_FILES]:
                stream = file.EF.F
                if str(file.get("/UF", "")) == NAME and "/Filter" not in stream:
                    return bytes(stream.read_raw_bytes())
    except Exception:  # a broken or hostile file of somebody else: then nothing can be taken from it
        return None
    return None
