"""The agreement with an organisation on paper: its freedoms and obligations, for both sides to sign (H03)."""

from __future__ import annotations

from uuid import UUID

from intake_app.domain.catalogue import Organisation
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services.desk import Desk
from intake_app.services.organisations import organisation


def agreement_pdf(desk: Desk, wanted: UUID) -> bytes:
    """The agreement as PDF. Nothing of any resident is on it. Raises InputRefused while there is nothing to agree."""
    from intake_app.documents.parties import parties_pdf
    from intake_app.documents.parties_sheet import PartiesSheet, PartyPart
    from intake_app.documents.sheet_parts import SignatureBlock

    one = organisation(desk, wanted).organisation
    if not (one.freedoms or one.obligations):
        raise InputRefused(_("Write down freedoms or obligations first, or start from the example."))
    profile = desk.profile
    heads = ((_("What we decide ourselves"), one.freedoms), (_("What we take upon ourselves"), one.obligations))
    sheet = PartiesSheet(
        title=_("Freedoms and obligations of {name}").format(name=one.name),
        dated=one.agreed_on or desk.today(),
        parties=tuple(PartyPart(name=head, lines=_numbered(lines)) for head, lines in heads if lines),
        contact=_contact(one, profile.consultant, profile.phone),
        signatures=(
            SignatureBlock(name=one.contact_name or one.name, role=one.name if one.contact_name else "", place=""),
            SignatureBlock(name=profile.consultant, role=profile.organisation, place=profile.place),
        ),
    )
    return parties_pdf(sheet)


def _numbered(lines: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((str(number), words) for number, words in enumerate(lines, start=1))


def _contact(one: Organisation, consultant: str, phone: str) -> str:
    ours = ", ".join(part for part in (consultant, phone) if part)
    theirs = ", ".join(part for part in (one.contact_name or one.name, one.phone) if part)
    return "\n\n".join(part for part in (theirs, ours) if part)
