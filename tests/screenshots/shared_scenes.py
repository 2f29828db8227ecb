"""Screens of the whole vault, of the people around a resident, and of places: what they need is made first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from intake_app.domain.candidacies import ConsentHow
from intake_app.domain.catalogue import Organisation, Place
from intake_app.domain.diagnosis_words import Weekday
from intake_app.domain.household import HouseholdRelation
from intake_app.domain.network_words import ConsentPurpose, ShareLevel
from intake_app.domain.privacy import RequestKind
from intake_app.services import (
    candidacies,
    conferences,
    consents,
    handovers,
    households,
    involved,
    organisations,
    pauses,
    placements,
    places,
    privacy,
    referrals,
)
from intake_app.services.desk import Desk
from tests.screenshots.scenes import Scene, Visit, dialog_after, page
from ui.dialogs.letterhead import LetterheadDialog
from ui.hand import wait_until

WHO = "Danny Kramer"
PLACES = (
    Place(
        title="Meehelpen in de keuken",
        organisation="Buurthuis De Linde",
        town="Rijnveen",
        tasks=("Groente snijden", "Tafels dekken"),
        minutes_least=240,
        minutes_most=480,
        days=(Weekday.TUESDAY, Weekday.THURSDAY),
        adaptable="Begin met één ochtend.",
    ),
    Place(
        title="Fietsen nakijken",
        organisation="Fietsenwerkplaats Rijnveen",
        town="Rijnveen",
        tasks=("Banden plakken", "Remmen afstellen"),
        minutes_least=480,
        minutes_most=1200,
    ),
    Place(title="Groen in de wijk", organisation="De Groene Hoek", town="Rijnveen", tasks=("Snoeien", "Schoffelen")),
)


def whole(route: str) -> Scene:
    """A page of the whole vault."""

    def show(visit: Visit) -> QWidget:
        visit.window.go(route)
        visit.hand.settle()
        return visit.window

    return show


def filters(visit: Visit) -> QWidget:
    visit.window.go("caseload")
    visit.hand.settle()
    visit.hand.click("button_filter")
    return visit.window


def menu(visit: Visit) -> QWidget:
    visit.window.go("caseload")
    visit.hand.settle()
    visit.hand.click("button_menu")
    wait_until(lambda: QApplication.activePopupWidget() is not None, "the menu")
    shown = QApplication.activePopupWidget()
    assert shown is not None
    return shown


def around(visit: Visit) -> QWidget:
    visit.ask(_around, WHO)
    visit.go("mensen/huishouden", WHO)
    return visit.window


def lists(visit: Visit) -> QWidget:
    visit.ask(_lists, WHO)
    return whole("plekken")(visit)


def who_fits(visit: Visit) -> QWidget:
    visit.window.go(f"wie-past-hier/{PLACES[0].id}")
    visit.hand.settle()
    return visit.window


def fitting(visit: Visit) -> QWidget:
    visit.go("passende-plekken", WHO)
    visit.hand.wait_for(f"match_{PLACES[0].id}")
    visit.hand.settle()
    return visit.window


def placement(visit: Visit) -> QWidget:
    visit.ask(_placed, WHO)
    visit.go("plaatsing", WHO)
    return visit.window


def copies(visit: Visit) -> QWidget:
    visit.window.go("reservekopieen")
    visit.hand.settle()
    page = visit.window.page
    assert page is not None
    for label in page.findChildren(QLabel, "vault_place"):
        label.setText("C:\\Users\\Marloes\\Keukentafel")  # another folder in every run of the tests
    return visit.window


def rights(visit: Visit) -> QWidget:
    visit.ask(_asked, WHO)
    visit.go("rechten", WHO)
    return visit.window


def letterhead(visit: Visit) -> QWidget:
    session = visit.window.session
    assert session is not None
    return dialog_after(visit, LetterheadDialog(session, visit.window).open)


def coming_back(visit: Visit) -> QWidget:
    visit.hand.key(Qt.Key.Key_Escape)
    visit.ask(_paused, WHO)
    visit.go("terugkomen", WHO)
    return visit.window


def _asked(desk: Desk, case_id: UUID) -> None:
    privacy.receive(desk, case_id, RequestKind.ACCESS, on=date(2026, 9, 15), in_writing=True)
    privacy.add_note(desk, case_id, "Ik was niet te laat. De bus kwam niet, en ik heb gebeld.")


def _paused(desk: Desk, case_id: UUID) -> None:
    pauses.pause(
        desk,
        case_id,
        reason="Danny wordt geopereerd aan zijn knie",
        resume_on=date(2026, 11, 2),
        contact_on=date(2026, 10, 12),
    )


def _around(desk: Desk, case_id: UUID) -> None:
    day = date(2026, 9, 1)
    households.add_member(desk, case_id, name="S.", relation=HouseholdRelation.PARTNER, birth_year=2001)
    for name, person, goal in (
        ("Schuldhulp Rijnveen", "Ilse Bakker", "De post en de betalingen op orde"),
        ("Buurthuis De Linde", "Karin Smit", "Onder de mensen zijn"),
    ):
        made = involved.add(desk, case_id)
        involved.change(desk, made.id, organisation=name, person=person, goal=goal, since=day)
    asked = consents.add(desk, case_id, recipient="Schuldhulp Rijnveen")
    consents.change(
        desk,
        asked.id,
        purpose=ConsentPurpose.CONTACT,
        level=ShareLevel.SUMMARY,
        given_on=day,
        how=ConsentHow.IN_CONVERSATION,
    )
    consents.add(
        desk,
        case_id,
        recipient="Wijkteam Rijnveen",
        purpose=ConsentPurpose.REFERRAL,
        level=ShareLevel.SUMMARY,
        given_on=day,
        how=ConsentHow.IN_CONVERSATION,
    )
    passed = referrals.add(desk, case_id)
    referrals.change(
        desk,
        passed.id,
        to_organisation="Wijkteam Rijnveen",
        question="Welke hulp is er bij de post?",
        sent_on=day,
        expected_on=date(2026, 9, 22),
        holder="Marloes Dekker",
        next_check_on=date(2026, 9, 22),
    )
    conferences.start(desk, case_id)
    handovers.start(desk, case_id)


def _lists(desk: Desk, _case_id: UUID) -> None:
    organisations.add_organisation(
        desk, Organisation(name="Buurthuis De Linde", town="Rijnveen", possibilities="Meedraaien in de keuken")
    )
    organisations.add_organisation(
        desk, Organisation(name="Fietsenwerkplaats Rijnveen", town="Rijnveen", possibilities="Leren sleutelen")
    )
    for one in PLACES:
        places.add_place(desk, replace(one))


def _placed(desk: Desk, case_id: UUID) -> None:
    begun = candidacies.take(desk, case_id, PLACES[0].id)
    placements.begin(desk, begun)


SHARED_SCENES: dict[str, Scene] = {
    "menu": menu,
    "lijsten": filters,
    "notities": whole("notities/post"),
    "week": whole("week"),
    "werkdruk": whole("werkdruk"),
    "gegevens": whole("gegevens"),
    "steekproeven": whole("steekproeven"),
    "wie-deed-wat": whole("verantwoording"),
    "teamrapport": whole("teamrapport"),
    "aanbod": whole("aanbod"),
    "plekken": lists,
    "organisaties": whole("organisaties"),
    "lijst-inlezen": whole("lijst-inlezen/plekken"),
    "wie-past-hier": who_fits,
    "eigen-bestand": whole("eigen-bestand"),
    "controleren": whole("controleren"),
    "reservekopieen": copies,
    "passende-plekken": fitting,
    "plaatsing": placement,
    "mensen-thuis": around,
    "mensen-wie-helpt": page("mensen/partijen", WHO),
    "mensen-toestemming": page("mensen/toestemming", WHO),
    "mensen-doorgeven": page("mensen/verwijzen", WHO),
    "mensen-casusoverleg": page("mensen/overleg", WHO),
    "mensen-overdragen": page("mensen/overdragen", WHO),
    "dossier-met-plek": page("dossier", WHO),
    "perspectief-kan": page("perspectief/capacity", WHO),
    "perspectief-bijverdienen": page("perspectief/earnings", WHO),
    "portfolio-tafel": page("portfolio-tafel", WHO),
    "afsluiten": page("afsluiten", WHO),
    "rechten": rights,
    "bewaren": whole("bewaren"),
    "briefhoofd": letterhead,
    "terugkomen": coming_back,
}
"""After the others: they are about somebody else, and fill the lists of the vault."""
