"""The scan of a page that was signed with pen on paper (K04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from intake_app.domain.entity import CaseEntity
from intake_app.domain.vocabulary import SignerRole


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedScan(CaseEntity):
    """Pages with wet ink of one signer, drawn anew as a PDF of pictures: nothing of the offered file is kept."""

    plan_id: UUID
    signer: str
    role: SignerRole
    added_at: datetime
    pages: int
    sha256: str
    content: bytes
