"""One person's place to sign, as it stands on paper: open, with ink, or with the reason why not (K04)."""

from __future__ import annotations

from intake_app.bilingual import joined
from intake_app.documents.sheet_parts import SignatureBlock, SignState, Stroke
from intake_app.domain.planning import Signature
from intake_app.domain.vocabulary import SignatureMethod, SignerRole
from intake_app.i18n import _, format_time
from intake_app.services import signing
from intake_app.services.desk import Profile
from intake_app.services.network_words import representation_words


def signature_block(signer: signing.Signer, profile: Profile) -> SignatureBlock:
    """One person's place under a plan."""
    signature = signer.signature
    return SignatureBlock(
        name=signer.name,
        role=signer_words(signer),
        place=signature.place if signature else profile.place,
        signed_on=signature.signed_at.astimezone().date() if signature else None,
        state=_sign_state(signature),
        strokes=_strokes(signature),
        reason=signature.reason if signature else "",
        signed_time=_time_of_ink(signature),
        note=_note_of_ink(signature),
    )


def _time_of_ink(signature: Signature | None) -> str:
    if signature is None or signature.method is not SignatureMethod.SCREEN_PEN:
        return ""
    return _("{time} hours").format(time=format_time(signature.signed_at))


def _note_of_ink(signature: Signature | None) -> str:
    if signature is None:
        return ""
    return {
        SignatureMethod.INK_SEEN: _("The consultant saw the signature on paper."),
        SignatureMethod.INK_SCANNED: _("A scan of the signature is kept with the plan."),
    }.get(signature.method, "")


def role_words(role: SignerRole) -> str:
    """The role under a name, in the language in use."""
    return {
        SignerRole.RESIDENT: _("resident"),
        SignerRole.REGISSEUR: _("consultant"),
        SignerRole.PARTNER: _("partner"),
        SignerRole.REPRESENTATIVE: _("representative"),
        SignerRole.OTHER: "",
    }[role]


def signer_words(signer: signing.Signer) -> str:
    """The role under a name; of a representative also by what right: "vertegenwoordiger, curator"."""
    right = dict(representation_words())[signer.right] if signer.right is not None else ""
    return joined(", ", [part for part in (role_words(signer.role), right) if part])


def _sign_state(signature: Signature | None) -> SignState:
    if signature is None:
        return SignState.OPEN
    if signature.method is SignatureMethod.SCREEN_PEN:
        return SignState.INK
    if signature.method in (SignatureMethod.INK_SEEN, SignatureMethod.INK_SCANNED):
        return SignState.WET_INK
    return SignState.NOT_SIGNED


def _strokes(signature: Signature | None) -> tuple[Stroke, ...]:
    if signature is None:
        return ()
    return tuple(tuple((point.x, point.y, point.pressure) for point in stroke) for stroke in signature.strokes)
