"""The seal on a print: a PAdES signature with a certificate that one vault made for itself (K04).

It proves that the file is unaltered since it was sealed; not who somebody is. There is no network: no time stamp, no
revocation. The file stays one revision, so that everything outside the seal itself is covered by it.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from intake_app.i18n import _

if TYPE_CHECKING:
    from asn1crypto.cms import ContentInfo

_ROOM = 2048
"""Bytes that are kept free for the signature; one of ours takes less than half."""
_FAR = 9_999_999_999
_RANGE = re.compile(rb"/ByteRange \[ 0 9999999999 9999999999 9999999999 \]")
_FIELD = "Keukentafel"
_PRINTED, _LOCKED = 4, 128


@dataclass(frozen=True, slots=True)
class SealKey:
    """A private key (PKCS #8, DER) with its certificate (DER)."""

    private: bytes
    certificate: bytes

    @property
    def code(self) -> str:
        """SHA-256 of the certificate: by this one seal is told from another."""
        return sha256(self.certificate).hexdigest()


def new_key(made_at: datetime, code: str) -> SealKey:
    """A new key with its own certificate. `code` tells it from others and names nobody."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Keukentafel {code}")])
    begin = made_at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    never = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)  # RFC 5280: no well-defined end
    signing = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(never)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(signing, critical=True)
        .sign(private, hashes.SHA256())
    )
    return SealKey(
        private.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        certificate.public_bytes(serialization.Encoding.DER),
    )


def seal(content: bytes, key: SealKey, at: datetime) -> bytes:
    """The print with a seal on it; a seal that was there makes way. The print stays accessible and archivable."""
    prepared = bytearray(_with_room(content, at))
    found = _RANGE.search(prepared)
    if found is None:
        raise ValueError("the file has no room for a seal")
    start = prepared.index(b"<" + b"00" * _ROOM + b">", found.end())
    end = start + 2 * _ROOM + 2
    numbers = f"/ByteRange [ 0 {start} {end} {len(prepared) - end} ]".encode()
    prepared[found.start() : found.end()] = numbers.ljust(found.end() - found.start())
    digest = sha256(prepared[:start] + prepared[end:]).digest()
    signature = _signed(digest, key).hex().encode()
    prepared[start + 1 : start + 1 + len(signature)] = signature
    return bytes(prepared)


def _signed(digest: bytes, key: SealKey) -> bytes:
    from asn1crypto import keys, x509
    from pyhanko.sign.signers.pdf_cms import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    signer = SimpleSigner(
        signing_cert=x509.Certificate.load(key.certificate),
        signing_key=keys.PrivateKeyInfo.load(key.private),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]  # the library types it not
    )
    made: ContentInfo = asyncio.run(signer.async_sign(digest, "sha256", use_pades=True))
    der = bytes(made.dump())
    if len(der) > _ROOM:
        raise ValueError("the seal does not fit")
    return der


def _with_room(content: bytes, at: datetime) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        widget = _widget(pdf)
        widget.V = pdf.make_indirect(_value(at))
        pdf.Root.Perms = Dictionary(DocMDP=widget.V)
        pdf.Root.AcroForm = Dictionary(Fields=Array([widget]), SigFlags=3)
        target = BytesIO()
        pdf.save(
            target, min_version="1.7", deterministic_id=True, fix_metadata_version=False, compress_streams=False
        )  # what is inside stays as it is
        return target.getvalue()


def _value(at: datetime) -> Dictionary:
    no_change = Dictionary(Type=Name.TransformParams, P=1, V=Name("/1.2"))
    return Dictionary(
        Type=Name.Sig,
        Filter=Name("/Adobe.PPKLite"),
        SubFilter=Name("/ETSI.CAdES.detached"),
        ByteRange=Array([0, _FAR, _FAR, _FAR]),
        Contents=String(b"\0" * _ROOM),
        M=String(at.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")),
        Name=String("Keukentafel"),
        Reason=String(_("Unaltered since this moment. Says nothing about who somebody is.")),
        Reference=Array([Dictionary(Type=Name.SigRef, TransformMethod=Name.DocMDP, TransformParams=no_change)]),
    )


def _widget(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The invisible field of the seal on the last page: the one that is there, or a new one in the tree."""
    if "/AcroForm" in pdf.Root:
        return pdf.Root.AcroForm.Fields[0]
    page = pdf.pages[-1].obj
    words = _("Seal: shows that this file was not altered")
    widget = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(_FIELD),
            TU=String(words),
            Rect=Array([0, 0, 0, 0]),
            F=_PRINTED | _LOCKED,
            P=page,
        )
    )
    page.Annots = Array([*page.get("/Annots", ()), widget])
    _into_the_tree(pdf, widget, page, words)
    return widget


def _into_the_tree(pdf: pikepdf.Pdf, widget: pikepdf.Object, page: pikepdf.Object, words: str) -> None:
    tree = pdf.Root.StructTreeRoot
    top = tree.K[0]
    number = int(tree.ParentTreeNextKey)
    link = Dictionary(Type=Name.OBJR, Obj=widget, Pg=page)
    node = pdf.make_indirect(Dictionary(S=Name.Form, P=top, Alt=String(words), K=link))
    top.K = Array([*(top.K if isinstance(top.K, pikepdf.Array) else [top.K]), node])
    widget.StructParent = number
    tree.ParentTree.Nums = Array([*tree.ParentTree.Nums, number, node])
    tree.ParentTreeNextKey = number + 1
