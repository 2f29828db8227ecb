"""The invitation: for the appointment that lies ahead, with what the law says must be told before a talk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from intake_app.domain.conversations import Appointment
from intake_app.domain.people import CaseFile, Melding, Person
from intake_app.domain.vocabulary import ContactKind, LegalGround
from intake_app.errors import InputRefused
from intake_app.services import prints
from intake_app.services.desk import Desk
from intake_app.services.editing import add, edit
from tests.documents.reading import Paper


def invite(desk: Desk, case_id: UUID, **values: object) -> None:
    starts = datetime(2026, 9, 22, 8, 30, tzinfo=UTC)
    appointment = Appointment(case_id=case_id, starts_at=starts, subject="Hoe het gaat", place="Kersenlaan 12")
    add(desk, replace(appointment, **values))  # type: ignore[arg-type]  # fields are checked by replace


def letter(desk: Desk, case_id: UUID, language: str = "nl") -> str:
    return Paper(prints.preview(desk, case_id, "uitnodiging", language=language)).text()


def test_that_without_an_appointment_the_letter_says_what_to_do(desk: Desk, case_id: UUID) -> None:
    with pytest.raises(InputRefused, match="afspraak"):
        prints.preview(desk, case_id, "uitnodiging")


def test_that_the_letter_says_when_where_and_that_somebody_may_come_along(desk: Desk, case_id: UUID) -> None:
    edit(desk, Person, desk.dossier(case_id).person.id, street="Kersenlaan 12", postcode="1234 AB", town="Zandhove")
    invite(desk, case_id)
    words = letter(desk, case_id)
    for said in ("dinsdag 22 september", "Kersenlaan 12", "1234 AB", "U mag iemand meenemen", "kost niets", "Bel mij"):
        assert said in words
    assert "0300 – 12 34 56" in words and "persoonlijk plan" not in words
    assert "You may bring somebody" in letter(desk, case_id, "en")


@pytest.mark.parametrize("kind", [ContactKind.PHONE, ContactKind.VIDEO])
@pytest.mark.parametrize("said_to", ["u", "je"])
def test_that_nobody_is_asked_to_come_or_bring_anything_to_a_talk_by_phone(
    desk: Desk, case_id: UUID, kind: ContactKind, said_to: str
) -> None:
    edit(desk, Person, desk.dossier(case_id).person.id, form_of_address=said_to)
    edit(desk, CaseFile, case_id, legal_grounds=(LegalGround.WMO_232,))
    add(desk, Melding(case_id=case_id, reported_on=desk.today()))
    invite(desk, case_id, kind=kind, place="")
    words = " ".join(letter(desk, case_id).split())
    assert (
        "meeluisteren en meepraten" in words
        and f"die {said_to} vertrouwt" in words
        and "nodig voor dit gesprek" in words
    )
    assert "persoonlijk plan" in words
    for wrong in ("iemand meenemen", "iemand mee ", "kunnen komen", "paspoort"):
        assert wrong not in words


@pytest.mark.parametrize(("days_ago", "told"), [(2, True), (9, False)])
def test_that_who_reported_under_the_wmo_hears_of_the_personal_plan_in_time(
    desk: Desk, case_id: UUID, days_ago: int, told: bool
) -> None:
    edit(desk, CaseFile, case_id, legal_grounds=(LegalGround.WMO_232,))
    reported = desk.today() - timedelta(days=days_ago)
    for one in desk.dossier(case_id).meldingen:
        edit(desk, Melding, one.id, reported_on=reported)
    if not desk.dossier(case_id).meldingen:
        add(desk, Melding(case_id=case_id, reported_on=reported))
    invite(desk, case_id)
    words = letter(desk, case_id)
    assert ("persoonlijk plan" in words) is told
    assert ("zondag 20 september" in words) is told


def test_that_je_is_said_to_who_wants_that_and_a_shielded_address_stays_out(desk: Desk, case_id: UUID) -> None:
    hidden = {"street": "Kersenlaan 12", "town": "Zandhove", "address_shielded": True, "form_of_address": "je"}
    edit(desk, Person, desk.dossier(case_id).person.id, **hidden)
    invite(desk, case_id, kind=ContactKind.HOME)
    words = letter(desk, case_id)
    assert "Je mag iemand meenemen" in words and "U mag" not in words
    assert "Kersenlaan" not in words and "Zandhove" not in words


@pytest.mark.parametrize("agreed", ["bij mij thuis", "Bij Joyce thuis.", "Thuis"])
def test_that_the_letter_says_whose_home_it_is(desk: Desk, case_id: UUID, agreed: str) -> None:
    invite(desk, case_id, place=agreed, kind=ContactKind.HOME)
    assert "Waar: bij u thuis" in letter(desk, case_id)
    edit(desk, Person, desk.dossier(case_id).person.id, form_of_address="je")
    assert "Waar: bij jou thuis" in letter(desk, case_id)
    fridge = Paper(prints.preview(desk, case_id, "koelkastblad")).text()
    assert "bij mij thuis" in fridge
