"""P08, Danny Oefening: work that leaves less."""

from __future__ import annotations

from datetime import date

from intake_app.domain.measuring import Measurement
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import (
    Author,
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
from intake_app.services import measuring, portfolio

from ..going_on import GoalOutcome, ReviewResult, WhatNow, look_back
from ..telling import CONSULTANT, RESIDENT, Story

T0 = """
| financien | 2 | 2 | schuld van € 1.100, regeling |
| werk-opleiding | 2 | 2 | |
| tijdsbesteding | 2 | 3 | verschil |
| huisvesting | 3 | 3 | huur via regeling |
| huiselijke-relaties | 5 | 5 | |
| geestelijke-gezondheid | 3 | 3 | |
| lichamelijke-gezondheid | 5 | 5 | |
| middelengebruik | 3 | 3 | gamet tot laat |
| basale-adl | 5 | 5 | |
| instrumentele-adl | 3 | 3 | |
| sociaal-netwerk | 3 | 3 | |
| maatschappelijke-participatie | 2 | 2 | |
| justitie | 4 | 4 | lopende zaak |
"""
BARRIERS = """
| reiskosten | speelt | onderliggend, buitenwereld |
| schulden | in-aanpak | regeling |
| startdiploma | speelt | vmbo niet af |
"""
FAR, NEAR = "Werkaanbod: 28 uur magazijn, 42 km", "Werkaanbod: magazijn, 6 km"


def tell(story: Story) -> None:
    story.on("2026-04-29")
    story.works("Cas Test", "000-000 00 30", organisation="Werk en inkomen", place="Voorbeeldstad")
    danny = Person(
        first_name="Danny",
        last_name="Oefening",
        birth_date=date(1996, 6, 3),
        street="Oefenlaan 19",
        postcode="0000 AH",
        town="Voorbeeldstad",
        phone="06-00 00 00 09",
    )
    story.report(danny, LegalGround.PW_44A, household="alleenstaand", income="bijstand", reason="Er is een werkaanbod.")
    _first_talk(story)
    _plan(story)
    _sums(story)
    _later(story)


def _first_talk(story: Story) -> None:
    story.on("2026-05-06")
    summary = "Kennisgemaakt. Werkaanbod besproken. Bijstand sinds januari 2025."
    with story.talk(ConversationKind.WORK_INTAKE, "kantoor", summary, contact=ContactKind.OFFICE):
        story.said("openingsvragen", droom="Ergens een vak leren, magazijn of techniek.")
        story.said("welke-stap-nu", stap="Iemand die uitrekent of ik het wel overhoud.")
        story.matrix(T0)
        story.web("lichaam 8 · mentaal 5 · zingeving 5 · kwaliteit-van-leven 6 · meedoen 4 · dagelijks-functioneren 5")
        story.barriers(BARRIERS)
        story.strengths(
            ("logistiek", 3, "", "Magazijn", "Samen met anderen.", "package"),
            ("techniek", 4, "", "Techniek", "", "wrench"),
            ("werkritme", 2, "Work First, oktober 2025", "Werkritme", "", "alarm-clock"),
        )
        story.direction(GoalClass.PAID_WORK, "Danny wil werken en een vak leren.", "2026-11-06")
        story.fill("route-na-intake", CONSULTANT, {"route": "direct-werk"}, {"reading": {"herzien-op": "2026-11-06"}})
        why = "Er ligt een aanbod."
        story.fill("tijd-tot-werk", CONSULTANT, {"maanden": 0}, {"reading": {"motivatie": why}})
        fields = {"motivatie": why, "praktijk": False, "herzien-op": "2026-11-06"}
        story.fill("arbeidsvermogen", CONSULTANT, {"code": "zelfstandig-wml"}, {"reading": fields})
    story.people(
        ("Pakkistan BV", "werkgever", PersonRole.EMPLOYER, "magazijn, 28 uur", "2026-05-06"),
        ("Schuldhulp gemeente", "", PersonRole.OTHER, "regeling", "2026-05-06"),
    )


def _plan(story: Story) -> None:
    story.draft("2026-09-16", own_words="Ergens een vak leren, magazijn of techniek.")
    general = HelpLevel.GENERAL
    one = story.goal("Ik wil een baan waar ik op vooruitga.", "zrm-2017/financien", (2, 3), "2026-09-30",
                     "saldo drie maanden niet lager")  # fmt: skip
    two = story.goal("Ik wil een certificaat halen.", "zrm-2017/werk-opleiding", (2, 3), "2027-02-28",
                     "heftruck of VCA", author=Author.TOGETHER)  # fmt: skip
    story.step(one, FAR, "Danny", HelpLevel.OWN, "2026-05-06", "2026-05-20")
    story.step(one, "Sommetje maken", "Inkomensconsulent", general, "2026-05-08", "2026-05-12",
               offer="inkomensbegeleider", icon="calculator")  # fmt: skip
    story.step(one, "Zoeken naar oplossing voor de reis", "Cas", general, "2026-05-12", "2026-06-12",
               offer="reiskosten", waits="Sommetje maken", short="Oplossing voor de reis", icon="bus",
               on_fridge_sheet=True)  # fmt: skip
    story.step(two, "Heftruckcertificaat", "Danny", general, "2026-06-22", "2026-09-30",
               offer="heftruckcertificaat", waits="Sommetje maken", icon="package", on_fridge_sheet=True)  # fmt: skip
    story.promise("Danny beslist pas als de oplossing voor de reis is uitgezocht.", Promisor.RESIDENT, "Danny")
    story.promise("Het aanbod staat open tot en met 12 juni 2026.", Promisor.EMPLOYER, "Pakkistan BV", "2026-06-12")
    story.promise("Is er geen oplossing? Dan legt Cas dat vast en bespreekt het met de teamleider.",
                  Promisor.CONSULTANT, "Cas Test", "2026-06-12")  # fmt: skip
    story.law(
        "Cas rekent uit wat Danny overhoudt en zoekt naar een oplossing voor de reis.",
        duties=("cooperate-plan", "inform"),
        work="Danny kan zelfstandig werken.",
    )
    story.draft("2026-09-16", no_disagreement=True)


def money(story: Story, subject: str, *, travel: int, ready: bool = True) -> Measurement:
    """What Danny keeps, with one line for every amount."""
    rows = {
        "regel/1": {"persoon": "Danny", "post": "uitkering", "nu": 129400, "straks": 0},
        "regel/2": {"persoon": "Danny", "post": "toeslag", "nu": 26000, "straks": 19000},
        "regel/3": {"persoon": "Danny", "post": "loon", "nu": 0, "straks": 160300},
        "regel/4": {"persoon": "Danny", "post": "reiskosten", "nu": 0, "straks": travel},
        "reading": {"meldt": "Danny", "verrekent": "inkomensconsulent gemeente", "inkomen-geborgd": False},
    }
    return story.fill("inkomenscheck", CONSULTANT, {}, rows, ready=ready, subject=subject)


def _sums(story: Story) -> None:
    story.on("2026-05-12")
    sum_ = money(story, FAR, travel=26850, ready=False)
    repair = {
        "reparatie": "Nog niet gevonden.",
        "reparatie-bedrag": 0,
        "reparatie-wie": "Cas Test",
        "reparatie-van": "2026-05-12",
    }
    measuring.record_extra(story.desk, sum_.id, "reading", repair)
    measuring.mark_ready(story.desk, sum_.id)
    story.went("Sommetje maken", StepStatus.DONE, "Danny houdt minder over.")
    story.on("2026-05-20")
    with story.talk(ConversationKind.PLAN, "kantoor", "Plan samen gelezen en getekend.", contact=ContactKind.OFFICE):
        story.next("2026-09-16", "Samen terugkijken", place="kantoor")
        story.sign("Cas zoekt een oplossing voor de reis. Daarna beslis ik.")


def _later(story: Story) -> None:
    story.on("2026-06-12")
    story.contact(ContactKind.PHONE, "Geen oplossing voor de reiskosten gevonden. Besproken met de teamleider.")
    story.went("Zoeken naar oplossing", StepStatus.DIFFERENT, "Nog geen aanbod voor de reiskosten.")
    story.went("Werkaanbod", StepStatus.DIFFERENT, "Niet begonnen: er is geen oplossing voor de reis.")
    need = {
        "stap": "Iemand die uitrekent of ik het wel overhoud.",
        "hulp-op-vraag": "Een oplossing voor de reiskosten.",
    }
    story.fill("welke-stap-nu", RESIDENT, need, {"hulp-op-vraag": {"geen-aanbod": True}})
    with story.talk(ConversationKind.REVIEW, "kantoor", "Er is geen oplossing voor de reis.",
                    contact=ContactKind.OFFICE, minutes=30):  # fmt: skip
        look_back(
            story,
            "2026-09-16",
            {"feiten": "Ik zou minder overhouden.", "besluit": "Ik begin daar niet. Ik haal mijn certificaat."},
            "Danny koos goed. Wij zoeken dichterbij.",
            steps={
                "Werkaanbod": (ReviewResult.DIFFERENT, "Er is geen oplossing voor de reis.", WhatNow.STOP),
                "Zoeken naar oplossing": (
                    ReviewResult.DIFFERENT, "Nog geen aanbod voor de reiskosten.", WhatNow.OTHER_STEP,
                ),
                "Heftruckcertificaat": (ReviewResult.NOT_YET, "Dat begint op 22 juni.", WhatNow.GO_ON),
            },
        )  # fmt: skip
        story.next("2026-09-16", "Samen terugkijken", place="kantoor")
    story.on("2026-08-19")
    story.went("Heftruckcertificaat", StepStatus.DONE, "Certificaat gehaald.")
    story.on("2026-09-16")
    with story.talk(ConversationKind.REVIEW, "kantoor", "Dichterbij werk gevonden, 6 km.", contact=ContactKind.OFFICE):
        money(story, NEAR, travel=2450)
        late = "Het aanbod verliep op 12 juni."
        look_back(
            story,
            "2027-03-16",
            {"feiten": "Ik heb werk op 6 km.", "besluit": "Ik neem het aan als het sommetje klopt."},
            "Danny heeft zijn certificaat en gaat erop vooruit.",
            goals={"Ik wil een certificaat": GoalOutcome.REACHED},
            steps={"Zoeken naar oplossing": (ReviewResult.DIFFERENT, "Hij vond werk dichterbij.", WhatNow.FINISHED)},
            agreements={"Het aanbod staat open": (ReviewResult.DIFFERENT, late, WhatNow.STOP)},
        )
        story.next("2027-03-16", "Samen terugkijken", place="kantoor")
    done = PortfolioSection.DONE
    for title, detail in (("Heftruckcertificaat", "examen augustus 2026"), ("Werkritme", ""), ("Samenwerken", "")):
        portfolio.add_item(story.desk, story.case_id, done, title, detail)
    portfolio.choose(story.desk, story.case_id, motto="Ik doe wat ik zeg.", picture="package", show_people=False)
