"""Opening dossiers and following how they began (A01)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from intake_app.domain.people import CaseFile, Melding, Person
from intake_app.domain.vocabulary import LegalGround, NextStepOwner
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview, rules
from intake_app.services.desk import Desk
from intake_app.services.term_list import keep_terms


def open_dossier(
    desk: Desk,
    person: Person,
    *,
    melding_reason: str = "",
    legal_grounds: tuple[LegalGround, ...] = (),
    neighbourhood: str = "",
) -> UUID:
    """Start a dossier for a resident and return its id. A first name is all that is needed.

    Raises InputRefused without any name. Any age and any income is right.
    """
    if not person.full_name.strip():
        raise InputRefused(_("A dossier needs a name. Fill in the first name."))
    today = desk.today()
    if rules.known_rules(desk).words("form_of_address") == "je" and person.form_of_address == "u":
        person = replace(person, form_of_address="je")
    case = CaseFile(
        person_id=person.id,
        number=_free_number(desk),
        opened_on=today,
        consultant=desk.profile.consultant,
        neighbourhood=neighbourhood,
        legal_grounds=legal_grounds,
        next_step=_("First conversation"),
        next_step_owner=NextStepOwner.CONSULTANT,
    )
    melding = Melding(
        case_id=case.id,
        reported_on=today,
        reason=melding_reason,
        responsible_for_follow_up=desk.profile.organisation,
    )
    with desk.change(_("New dossier"), case.id, final=True) as work:
        work.put(person)
        work.put(case)
        work.put(melding)
        work.put(overview.with_attention(work, case))
        keep_terms(work, case.id)
        work.commit()
    return case.id


def _free_number(desk: Desk) -> str:
    """The next dossier number of this year: "2026-0042". Never derived from the person."""
    year = desk.today().year
    key = f"last_number_{year}"
    number = int(desk.vault.setting(key, 0)) + 1
    with desk.vault.read() as reading:
        while reading.find(CaseFile, number=f"{year}-{number:04d}"):
            number += 1
    desk.vault.set_setting(key, number)
    return f"{year}-{number:04d}"
