"""P09, Karin Nepveld: hours a month, extra for each hour."""

from __future__ import annotations

from datetime import date, timedelta

from intake_app.domain.diagnosis import EarningRecord
from intake_app.domain.diagnosis_words import EarningKind
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import (
    ContactKind,
    ConversationKind,
    GoalClass,
    HelpLevel,
    LegalGround,
    PersonRole,
    PortfolioSection,
    Promisor,
    StepStatus,
)
from intake_app.services import diagnosis, portfolio, prints, terms

from ..going_on import GoalOutcome, look_back
from ..telling import CONSULTANT, RESIDENT, Story

T0 = """
| financien | 3 | 3 | |
| werk-opleiding | 2 | 3 | verschil |
| tijdsbesteding | 3 | 3 | |
| huisvesting | 4 | 4 | |
| huiselijke-relaties | 4 | 4 | |
| geestelijke-gezondheid | 3 | 3 | |
| lichamelijke-gezondheid | 3 | 3 | |
| middelengebruik | 5 | 5 | |
| basale-adl | 5 | 5 | |
| instrumentele-adl | 4 | 4 | |
| sociaal-netwerk | 2 | 2 | |
| maatschappelijke-participatie | 2 | 3 | verschil |
| justitie | 5 | 5 | |
"""
BARRIERS = """
| leeftijd | speelt | buitenwereld |
| alleen | speelt | |
| lang-eruit | in-aanpak | zes jaar |
"""


def tell(story: Story) -> None:
    story.on("2026-06-04")
    story.works("Ada Proef", "000-000 00 10", organisation="Sociaal team", place="Voorbeeldstad")
    karin = Person(
        first_name="Karin",
        last_name="Nepveld",
        birth_date=date(1970, 10, 8),
        street="Nepstraat 31",
        postcode="0000 AJ",
        town="Voorbeeldstad",
        phone="06-00 00 00 10",
    )
    story.report(karin, LegalGround.PW_44A, household="alleenstaand", income="bijstand", reason="Wil weer meetellen.")
    story.on("2026-06-11")
    with story.talk(ConversationKind.OPENING, "bij Karin thuis", "Kennisgemaakt. Bijstand sinds april 2020."):
        story.said("openingsvragen", wil="Ik wil weer meetellen.", liefst_doen="In een magazijn, mensen om me heen.")
        story.matrix(T0)
        story.web("lichaam 6 · mentaal 5 · zingeving 6 · kwaliteit-van-leven 5 · meedoen 3 · dagelijks-functioneren 6")
        story.barriers(BARRIERS)
        story.strengths(
            ("logistiek", 4, "", "Magazijn", "Inpakken.", "package"),
            ("op-tijd", 4, "", "Op tijd komen", "", "alarm-clock"),
            ("samenwerken", 3, "", "Samenwerken", "", "users"),
        )
        story.fill(
            "krachteninventaris",
            RESIDENT,
            {"logistiek": 4},
            {"logistiek": {"betaald-uren": 24}},
        )
        story.direction(GoalClass.PAID_WORK, "Eerst uren, dan een baan.", "2026-12-16", deeltijd="eerste-stap")
        later = {"herzien-op": "2026-12-16"}
        story.fill("route-na-intake", CONSULTANT, {"route": "direct-werk"}, {"reading": later})
        why = {"motivatie": "Karin kan meteen beginnen met een paar dagen."}
        story.fill("tijd-tot-werk", CONSULTANT, {"maanden": 6}, {"reading": why})
        story.people(
            ("Flextensie", "bemiddeling", PersonRole.OTHER, "bemiddeling", "2026-06-11"),
            ("Magazijn De Stapel", "uitlener", PersonRole.EMPLOYER, "magazijn", "2026-07-01"),
        )
    _plan(story)
    _work(story)


def _plan(story: Story) -> None:
    story.draft("2026-12-16")
    goal = story.goal("Ik wil vaker dan eens per week in een team zitten.", "zrm-2017/sociaal-netwerk", (2, 4),
                      "2026-12-31", "drie dagen per week")  # fmt: skip
    story.step(goal, "Kennismaken met Flextensie", "Karin", HelpLevel.GENERAL, "2026-06-15", "2026-06-26",
               offer="flextensie", icon="handshake", on_fridge_sheet=True)  # fmt: skip
    story.step(goal, "Beginnen in het magazijn", "Karin", HelpLevel.GENERAL, "2026-07-01", "2026-12-31",
               offer="flextensie", waits="Kennismaken", icon="package", on_fridge_sheet=True)  # fmt: skip
    story.step(goal, "Maandstaat en vergoeding bijhouden", "Karin", HelpLevel.OWN, "2026-07-31", "2026-12-31",
               short="Uren opschrijven", icon="list-checks",
               on_fridge_sheet=True)  # fmt: skip
    story.promise("De uitkering loopt door. Karin meldt elke maand haar uren.", Promisor.RESIDENT, "Karin")
    story.promise("Het bedrag per maand komt op een apart blad.", Promisor.MUNICIPALITY, "Ada Proef")
    story.promise("Ada kijkt samen met Karin naar de regels van de Belastingdienst.", Promisor.CONSULTANT, "Ada Proef")
    story.law("Ada brengt Karin in contact met Flextensie.", work="Karin kan werken, een paar dagen om te beginnen.")
    story.draft("2026-12-16", no_disagreement=True)
    story.on("2026-06-15")
    with story.talk(ConversationKind.PLAN, "bij Karin thuis", "Plan samen gelezen en getekend.", minutes=45):
        story.next("2026-12-16", "Samen terugkijken")
        story.sign("Ik ga kennismaken bij Flextensie. Ik schrijf elke maand mijn uren op.")


def _work(story: Story) -> None:
    story.on("2026-06-26")
    story.went("Kennismaken", StepStatus.DONE)
    story.on("2026-07-01")
    story.went("Beginnen in het magazijn", StepStatus.STARTED)
    story.happened("start-flextensie", "2026-07-01", note="magazijn De Stapel")
    story.on("2026-07-31")
    story.went("Maandstaat", StepStatus.STARTED)
    _months(story)
    story.on("2026-11-17")
    story.contact(ContactKind.WORKPLACE, "Contract besproken. De werkgever kan nu geen contract geven.")
    story.on("2026-12-16")
    with story.talk(ConversationKind.REVIEW, "bij Karin thuis", "Voortgang besproken.", minutes=60):
        story.went("Beginnen in het magazijn", StepStatus.DONE, "Drie dagen per week in een team.")
        story.went("Maandstaat", StepStatus.DONE)
        look_back(
            story,
            "2027-06-16",
            {"feiten": "Ik zit drie dagen per week in een team.", "besluit": "Ik vraag in het voorjaar opnieuw."},
            "Karin is er elke keer. Een contract is een leerpunt voor later.",
            goals={"Ik wil vaker": GoalOutcome.REACHED},
        )
        story.next("2027-06-16", "Samen terugkijken")
        story.seen["next after the first"] = _next_look_back(story)
    done = PortfolioSection.DONE
    for title, detail in (("Magazijn", "inpakken, drie dagen per week"), ("Samenwerken", "")):
        portfolio.add_item(story.desk, story.case_id, done, title, detail)
    portfolio.choose(story.desk, story.case_id, motto="Ik ben er elke keer.", picture="package", show_people=False)
    story.seen["fridge after the first"] = prints.preview(story.desk, story.case_id, "koelkastblad")
    story.on("2027-06-16")
    with story.talk(ConversationKind.REVIEW, "bij Karin thuis", "Samen teruggekeken.", minutes=60):
        look_back(
            story,
            "2027-12-16",
            {"feiten": "Ik werk nog steeds drie dagen.", "besluit": "Ik blijf bij het magazijn."},
            "Het team rekent op Karin.",
            goals={"Ik wil vaker": GoalOutcome.REACHED},
        )
        story.next("2027-12-16", "Samen terugkijken")


MONTHS = (("juli", 7, 60 * 60, 9000), ("augustus", 8, 100 * 60, 15000), ("september", 9, 120 * 60, 15000),
          ("oktober", 10, 1995, 4988))  # fmt: skip


def _months(story: Story) -> None:
    """Each month reported the month after; who settles it and what Karin told back."""
    for name, number, minutes, cents in MONTHS:
        story.on(f"2026-{number + 1:02d}-05")
        hours = f"{minutes / 60:g}".replace(".", ",")
        diagnosis.begin(
            story.desk, story.case_id, EarningRecord, kind=EarningKind.EARNING,
            what=f"Flextensie, {name}: {hours} uur", paid=True, amount=cents, from_on=date(2026, number, 1),
            until_on=date(2026, number + 1, 1) - timedelta(days=1), reported_on=story.desk.today(),
            reported_how="met het maandstaatje", settled_by="inkomensconsulent gemeente",
            teach_back="Mijn uitkering loopt door. Dit krijg ik extra.",
        )  # fmt: skip


def _next_look_back(story: Story) -> date:
    return next(one.due_on for one in terms.terms(story.desk, story.case_id) if one.id == "TL11")
