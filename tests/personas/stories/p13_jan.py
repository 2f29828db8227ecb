"""P13, Jan Verbeeld: an investigation under the Wmo, with the account of it. Of ourselves: the acceptance personas have
none under the Wmo. All of it is invented."""

from __future__ import annotations

from datetime import date

from intake_app.domain.household import CarerTalk
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import (
    ContactKind,
    ConversationKind,
    HelpLevel,
    LegalGround,
    PersonRole,
    PortfolioSection,
    Promisor,
    StepStatus,
)
from intake_app.services import editing, involved, plans, portfolio, prints, terms

from ..going_on import GoalOutcome, ReviewResult, WhatNow, keep_portfolio, look_back
from ..telling import Story, day

T0 = """
| financien | 4 | 4 | |
| werk-opleiding | 5 | 5 | met pensioen |
| tijdsbesteding | 2 | 3 | verschil |
| huisvesting | 5 | 5 | |
| huiselijke-relaties | 4 | 4 | |
| geestelijke-gezondheid | 4 | 4 | |
| lichamelijke-gezondheid | 2 | 2 | kan niet ver lopen |
| middelengebruik | 5 | 5 | |
| basale-adl | 4 | 4 | |
| instrumentele-adl | 3 | 3 | |
| sociaal-netwerk | 3 | 3 | |
| maatschappelijke-participatie | 2 | 2 | |
| justitie | 5 | 5 | |
"""
T1 = T0.replace("| tijdsbesteding | 2 | 3 | verschil |", "| tijdsbesteding | 4 | 4 | |").replace(
    "| maatschappelijke-participatie | 2 | 2 | |", "| maatschappelijke-participatie | 4 | 4 | |"
)
LETTERS = {
    "a-behoeften": "Jan wil naar het koor en kan niet ver lopen.",
    "b-eigen-kracht": "Koken en wassen lukt zelf, met rust ertussen.",
    "c-netwerk": "Zijn zus Greet doet de zware boodschappen.",
    "d-mantelzorger": "Greet wil op woensdag vrij zijn.",
    "e-algemeen": "De buurtbus rijdt langs het koor.",
    "f-samenwerking": "De huisarts weet wat wij doen.",
    "g-bijdrage": "Een rit met de buurtbus kost een strippenkaart.",
}
"""Letters a to g of article 2.3.2(4), in the words of the account."""


def tell(story: Story) -> None:
    story.on("2026-05-04")
    story.works("Dirk Begin", "000-000 00 40", organisation="Sociaal team", place="Voorbeelddorp")
    jan = Person(
        first_name="Jan",
        last_name="Verbeeld",
        birth_date=date(1949, 5, 4),
        street="Verbeeldpad 2",
        postcode="0000 AM",
        town="Voorbeelddorp",
        phone="06-00 00 00 14",
    )
    story.report(jan, LegalGround.WMO_232, household="alleenstaand", income="pensioen",
                 reason="Komt niet meer bij het koor.")  # fmt: skip
    involved.supporter_told(story.desk, story.case_id)
    story.seen["six weeks"] = next(one for one in terms.terms(story.desk, story.case_id) if one.id == "TL02")
    _investigation(story)
    _plan(story)
    _afterwards(story)


def _investigation(story: Story) -> None:
    story.on("2026-05-18")
    with story.talk(ConversationKind.OPENING, "bij Jan thuis", "Het onderzoek gedaan, met zijn zus erbij.",
                    present=(("Greet", PersonRole.INFORMAL_CARER),)):  # fmt: skip
        story.said("openingsvragen", wil="Ik wil weer zingen.", grenzen="Geen vreemden in mijn huis.")
        story.matrix(T0)
        story.web("lichaam 3 · mentaal 6 · zingeving 5 · kwaliteit-van-leven 5 · meedoen 2 · dagelijks-functioneren 5")
        story.strengths(("", 0, "", "Zingen", "Veertig jaar bij het koor.", "music"))
        editing.add(
            story.desk,
            CarerTalk(case_id=story.case_id, name="Greet", does="zware boodschappen", load="gaat net",
                      needs="op woensdag vrij", spoken_on=story.desk.today(), supporter_told_on=story.desk.today()),
        )  # fmt: skip
        story.people(("Greet", "mijn zus", PersonRole.INFORMAL_CARER, "zware boodschappen", "2026-05-18"))
        story.seen["missing at first"] = _draft(story)


def _draft(story: Story) -> list[str]:
    """The concept, and what it lacks before anybody filled in a letter."""
    from intake_app.services import completeness

    story.draft("2026-08-24", own_words="Ik wil weer zingen.", no_disagreement=True)
    goal = story.goal("Ik wil elke week naar het koor.", "zrm-2017/maatschappelijke-participatie", (2, 4),
                      "2026-11-23", "ik zing mee op dinsdag")  # fmt: skip
    story.step(goal, "Meerijden met de buurtbus", "Jan", HelpLevel.GENERAL, "2026-05-26", "2026-06-30",
               short="Met de buurtbus", icon="bus", on_fridge_sheet=True)  # fmt: skip
    story.step(goal, "Samen naar het koor, de eerste keer", "Jan en Greet", HelpLevel.INFORMAL_CARE, "2026-05-26",
               "2026-05-26", short="Eerste keer samen", icon="users", on_fridge_sheet=True)  # fmt: skip
    story.promise("Dirk vraagt de buurtbus of Jan voorin mag.", Promisor.CONSULTANT, "Dirk Begin", "2026-05-22")
    found = completeness.missing(story.desk.forms, story.dossier, story.desk.today())
    return [one.id for one in found if one.blocks]


def _plan(story: Story) -> None:
    desk, plan, today = story.desk, story.plan, story.desk.today()
    for element, text in LETTERS.items():
        plans.set_element(desk, plan, element, text=text)
    plans.set_element(desk, plan, "ontvangst", choice="ja", on=day("2026-05-06"))
    plans.set_element(desk, plan, "clientondersteuning-mantelzorger", choice="ja", on=today)
    plans.set_element(desk, plan, "persoonlijk-plan", choice="niet-ontvangen", on=today)
    plans.set_element(desk, plan, "pgb", not_applicable=True, reason="Er is geen hulp op maat nodig.")
    plans.set_element(desk, plan, "identiteit", choice="id-kaart", on=today)
    plans.set_element(desk, plan, "uitkomst-voorstel", text="De buurtbus is genoeg. Een taxi is niet nodig.")
    plans.set_element(desk, plan, "afstemming", text="Dinsdag is de dag van het koor en van de buurtbus.")
    plans.set_element(desk, plan, "aanvraag", choice="nee")
    with story.talk(ConversationKind.PLAN, "bij Jan thuis", "Het verslag samen gelezen en getekend.", minutes=45):
        story.next("2026-08-24", "Samen terugkijken")
        story.sign("Ik ga met de buurtbus naar het koor. De eerste keer gaat Greet mee.")
    story.seen["account"] = prints.preview(desk, story.case_id, "onderzoeksverslag")


def _afterwards(story: Story) -> None:
    story.on("2026-05-26")
    story.went("Samen naar het koor", StepStatus.DONE, "Greet ging mee.")
    story.on("2026-08-24")
    with story.talk(ConversationKind.REVIEW, "bij Jan thuis", "Samen teruggekeken.", minutes=45):
        look_back(
            story,
            "2026-11-23",
            {"feiten": "Ik ging zes keer mee.", "besluit": "Ik vraag of iemand de stoep op helpt."},
            "De bus rijdt, de stap erin is hoog.",
            steps={"Meerijden": (ReviewResult.PARTLY, "De stap in de bus is hoog.", WhatNow.GO_ON)},
        )
        story.next("2026-11-23", "Samen terugkijken")
    story.on("2026-11-23")
    with story.talk(ConversationKind.REVIEW, "bij Jan thuis", "Opnieuw gemeten en teruggekeken.", minutes=60,
                    contact=ContactKind.HOME):  # fmt: skip
        story.matrix(T1)
        story.web("lichaam 3 · mentaal 7 · zingeving 8 · kwaliteit-van-leven 7 · meedoen 7 · dagelijks-functioneren 5")
        look_back(
            story,
            "2027-05-24",
            {"feiten": "Ik zing elke dinsdag.", "besluit": "Ik blijf gaan."},
            "Jan is weer bij het koor.",
            goals={"Ik wil elke week": GoalOutcome.REACHED},
            steps={"Meerijden": ReviewResult.DONE},
        )
        story.next("2027-05-24", "Samen terugkijken")
    portfolio.add_item(story.desk, story.case_id, PortfolioSection.DONE, "Zanger bij het koor", "veertig jaar")
    portfolio.choose(story.desk, story.case_id, motto="Ik wil weer zingen.", picture="music", show_people=False)
    keep_portfolio(story, "Jan")
