"""Whether a sealed file is still as it was sealed: every byte of it, also of the seal.

Nothing of the file is interpreted as PDF before the seal is found good, so that a hostile file can do nothing. The
signature itself must be written as `seal` writes it, to the bit: what a signature leaves open (padding, capitals,
unsigned parts) would otherwise be places to alter.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

MAX_BYTES = 200 * 1024 * 1024
_RANGE = re.compile(rb"/ByteRange \[ 0 (\d{1,10}) (\d{1,10}) (\d{1,10}) \] {0,40}/Contents <")
_CODE = re.compile(r"(?:[0-9a-f]{4}\s+){15}[0-9a-f]{4}")
_TRACES = (b"/ETSI.CAdES.detached", b"Keukentafel", b"/ByteRange", b"/Contents <30")


class SealState(StrEnum):
    """What the seal says about the file."""

    WHOLE = "whole"
    """Every byte is as it was sealed."""
    ADDED = "added"
    """The sealed part is whole, and something stands after it."""
    BROKEN = "broken"
    """There is a seal, and the file is no longer what was sealed."""
    NONE = "none"
    """There is no seal of Keukentafel on it."""


@dataclass(frozen=True, slots=True)
class SealFound:
    """The state, and of a whole seal the SHA-256 of its certificate."""

    state: SealState
    certificate: str = ""


def check_seal(content: bytes) -> SealFound:
    """Look a file over. Never raises for what stands in it."""
    if len(content) > MAX_BYTES:
        return SealFound(SealState.NONE)
    places = list(_RANGE.finditer(content))
    for place in reversed(places[-8:]):
        found = _at(content, place)
        if found is not None:
            return found
    traces = sum(trace in content for trace in _TRACES)
    return SealFound(SealState.BROKEN if places or traces > 1 else SealState.NONE)


def _at(content: bytes, place: re.Match[bytes]) -> SealFound | None:
    """What the seal with this range says, None when it is not good."""
    start, after, length = (int(number) for number in place.groups())
    if start != place.end() - 1 or not start < after <= after + length <= len(content):
        return None
    hole = content[start:after]
    der = _signature_in(hole)
    if der is None or place.group() != _range_as_written(place, start, after, length):
        return None
    digest = sha256(content[:start] + content[after : after + length]).digest()
    certificate = _signed_by(der, digest)
    if certificate is None:
        return None
    state = SealState.WHOLE if after + length == len(content) else SealState.ADDED
    return SealFound(state, sha256(certificate).hexdigest())


def _range_as_written(place: re.Match[bytes], start: int, after: int, length: int) -> bytes:
    numbers = f"/ByteRange [ 0 {start} {after} {length} ]".encode()
    return numbers.ljust(len(place.group()) - len(b" /Contents <")) + b" /Contents <"


def _signature_in(hole: bytes) -> bytes | None:
    """The DER of the signature, when the hole holds that, in small hexadecimals, and zeroes."""
    with suppress(ValueError, IndexError):
        der = bytes.fromhex(hole[1:-1].decode("ascii"))
        if der[:2] == b"\x30\x82":
            der = der[: 4 + int.from_bytes(der[2:4], "big")]
            if b"<" + der.hex().encode().ljust(len(hole) - 2, b"0") + b">" == hole:
                return der
    return None


def _signed_by(der: bytes, digest: bytes) -> bytes | None:
    """The certificate that signed this digest, or None."""
    if digest not in der:
        return None
    from asn1crypto import cms, tsp  # noqa: F401  # tsp knows the attribute that binds the certificate
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec

    try:
        signer = cms.ContentInfo.load(der, strict=True)["content"]["signer_infos"][0]
        certificate = bytes(cms.ContentInfo.load(der)["content"]["certificates"][0].chosen.dump())
        attributes = signer["signed_attrs"]
        signature = signer["signature"].native
        if _written_anew(attributes, signature, certificate) != der:
            return None
        said = {one["type"].native: one["values"][0] for one in attributes}
        bound = said["signing_certificate_v2"]["certs"][0]["cert_hash"].native
        if said["message_digest"].native != digest or bound != sha256(certificate).digest():
            return None
        key = x509.load_der_x509_certificate(certificate).public_key()
        if not isinstance(key, ec.EllipticCurvePublicKey):
            return None
        key.verify(signature, attributes.untag().dump(), ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None
    return certificate


def _written_anew(attributes: object, signature: bytes, certificate: bytes) -> bytes:
    """The signature as `seal` writes it: only what is signed is taken from the file."""
    from asn1crypto import cms, x509

    owner = x509.Certificate.load(certificate)
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {"issuer": owner.issuer, "serial_number": owner.serial_number}
                    )
                }
            ),
            "digest_algorithm": {"algorithm": "sha256"},
            "signed_attrs": attributes,
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signature": signature,
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [{"algorithm": "sha256"}],
            "encap_content_info": {"content_type": "data"},
            "certificates": [owner],
            "signer_infos": [signer],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump(force=True))


def codes_in(words: str) -> tuple[str, ...]:
    """Every SHA-256 that is printed in the words of a page, in groups of four."""
    return tuple(dict.fromkeys("".join(found.split()) for found in _CODE.findall(words)))
