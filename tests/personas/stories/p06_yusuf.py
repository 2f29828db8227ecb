"""P06, Yusuf Fantasie: language and tiles at the same time."""

from __future__ import annotations

from datetime import date

from intake_app.domain.network_words import ConsentPurpose, ShareLevel
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
    ReferralSource,
    StepStatus,
)
from intake_app.services import portfolio, step_route

from ..going_on import GoalOutcome, ReviewResult, WhatNow, agrees, keep_portfolio, look_back, party
from ..telling import CONSULTANT, RESIDENT, Story, day

TWO_DAYS = 16 * 60

T0 = """
| financien | 3 | 3 | uitgelegd door tolk |
| werk-opleiding | 2 | 3 | verschil |
| tijdsbesteding | 3 | 3 | |
| huisvesting | 4 | 4 | eerste woning |
| huiselijke-relaties | 98 | 97 | |
| geestelijke-gezondheid | 4 | 4 | |
| lichamelijke-gezondheid | 5 | 5 | |
| middelengebruik | 5 | 5 | |
| basale-adl | 5 | 5 | |
| instrumentele-adl | 3 | 3 | |
| sociaal-netwerk | 2 | 3 | verschil |
| maatschappelijke-participatie | 2 | 2 | |
| justitie | 5 | 5 | |
"""
BARRIERS = """
| taal | in-aanpak | A1, doel A2 |
| papieren | in-aanpak | diploma nog niet erkend |
| alleen | speelt | gezin ver weg |
"""
SCHOOL = {
    "opleiding": "vakopleiding bouw",
    "jaar": 2012,
    "land": "buitenland",
    "diploma": "ja",
    "erkend": "aangevraagd",
}


def tell(story: Story) -> None:
    story.on("2026-02-05")
    story.works("Bo Voorbeeld", "000-000 00 20", organisation="Werk en inkomen", place="Voorbeeldstad")
    yusuf = Person(
        first_name="Yusuf",
        last_name="Fantasie",
        birth_date=date(1991, 10, 14),
        street="Fantasiehof 2",
        postcode="0000 AF",
        town="Voorbeeldstad",
        phone="06-00 00 00 07",
        language="Tigrinya",
        interpreter_needed=True,
    )
    story.report(
        yusuf,
        LegalGround.PW_44A,
        household="alleenstaand",
        income="bijstand",
        reason="Verblijfsvergunning, eerste woning; wil werken als tegelzetter.",
        source=ReferralSource.REFUGEE_WORK,
        organisation="opvangcentrum",
    )
    _first_talk(story)
    _plan(story)
    _on_the_way(story)
    _certificate(story)


def _first_talk(story: Story) -> None:
    story.on("2026-02-12")
    with story.talk(
        ConversationKind.WORK_INTAKE,
        "kantoor van het opvangcentrum",
        "Intake met tolk. Alle afspraken zijn voorgelezen: ik heb het begrepen.",
        contact=ContactKind.OFFICE,
        minutes=90,
        present=(("Tolk", PersonRole.INTERPRETER),),
        interpreter="Tigrinya",
    ):
        story.said(
            "openingsvragen",
            mogelijkheden="Ik maak vloeren en badkamers, al zeven jaar.",
            leerwens="Nederlands, en hoe het hier met regels gaat.",
            droom="Een klein bedrijf met mijn broer.",
        )
        story.said("welke-stap-nu", stap="Werken waar ik de taal hoor.")
        story.matrix(T0)
        story.web("lichaam 8 · mentaal 6 · zingeving 7 · kwaliteit-van-leven 5 · meedoen 4 · dagelijks-functioneren 6")
        worked = {
            "opleidingen/1": {name: value for name, value in SCHOOL.items() if name != "erkend"},
            "werkverleden/1": {
                "soort": "betaald",
                "wat": "tegelzetter",
                "van": "2012-05",
                "tot": "2019-08",
                "uren": 40,
            },
            "werkverleden/2": {"soort": "vrijwilligerswerk", "wat": "vrijwilliger kerk", "van": "2025-11", "uren": 4},
            "reading": {"taal-spreken": "a1", "taal-lezen": "a1", "tolk": True, "tolk-taal": "Tigrinya"},
        }
        story.fill("intake-basis", CONSULTANT, {}, worked)
        _conditions(story)
        story.barriers(BARRIERS)
        story.strengths(
            ("techniek", 4, "", "Techniek", "", "wrench"),
            ("doorzetten", 4, "", "Doorzetten", "", "trending-up"),
            ("koken", 4, "", "Koken", "", "cooking-pot"),
            ("", 0, "", "Tegels zetten", "Vloeren en wanden, rekenen met oppervlakte.", "hammer"),
            ("nederlands", 2, "", "Nederlands leren", "", "languages"),
        )
        story.direction(GoalClass.PAID_WORK, "Taal en vak tegelijk.", "2026-08-12")
        fields = {"eerst": "voortraject", "herzien-op": "2026-08-12"}
        story.fill("route-na-intake", CONSULTANT, {"route": "voortraject direct-werk"}, {"reading": fields})
        story.fill(
            "arbeidsvermogen",
            CONSULTANT,
            {"code": "nog-niet-bekend"},
            {"reading": {"motivatie": "Nog niet gezien op het werk.", "praktijk": False, "herzien-op": "2026-08-12"}},
        )
        story.fill("regie-niveau", RESIDENT, {"regie": 3})
        story.fill("regie-niveau", CONSULTANT, {"regie": 3})
    story.people(("Begeleider opvangcentrum", "", PersonRole.OTHER, "papieren en toeslagen", "2026-02-12"))
    party(story, "Opvangcentrum", "papieren op orde", "papieren", since="2025-11-01")
    for name, goal, area, since in (
        ("ROC", "Nederlands op A2", "taal", "2026-03-02"),
        ("Tegelbedrijf", "certificaat tegelzetten", "werk", "2026-03-16"),
    ):
        party(story, name, goal, area, since=since)
        agrees(story, name, ConsentPurpose.CONTACT, ShareLevel.SUMMARY, until="2027-03-12", areas=("taal", "werk"))
        agrees(story, name, ConsentPurpose.PLAN, ShareLevel.NONE)


def _conditions(story: Story) -> None:
    arranged = {
        "taal-tolk": "nog-regelen",
        "telefoon-internet": "geregeld",
        "rekening": "geregeld",
        "vervoer": "geregeld",
        "kinderopvang": "niet-nodig",
    }
    beside = {
        "taal-tolk": {"door-wie": "Bo Voorbeeld", "voor": "2026-03-02", "opmerking": "tolk telefonisch"},
        "vervoer": {"opmerking": "fiets"},
    }
    story.fill("praktische-voorwaarden", CONSULTANT, arranged, beside, subject="Beide sporen beginnen")


def _plan(story: Story) -> None:
    story.draft("2026-09-14", own_words="Werken waar ik de taal hoor.")
    general = HelpLevel.GENERAL
    one = story.goal(
        "Ik wil tegelzetter zijn in Nederland.", "zrm-2017/werk-opleiding", (2, 4), "2027-03-31", "certificaat en werk"
    )
    two = story.goal(
        "Ik wil zelf bellen met de huisarts.",
        "zrm-2017/instrumentele-adl",
        (3, 4),
        "2026-12-31",
        "twee gesprekken zonder tolk",
    )
    story.step(one, "Taal en inburgering op school, 2 dagen", "ROC en Yusuf", general, "2026-03-02", "2026-12-18",
               offer="inburgering", short="Taal op school", icon="book-open", on_fridge_sheet=True)  # fmt: skip
    story.step(one, "Praktijkdag tegelzetten, 2 dagen", "Leermeester", general, "2026-03-16", "2027-03-12",
               offer="roc-techniek", short="Tegels zetten", icon="hammer", on_fridge_sheet=True)  # fmt: skip
    story.step(one, "Diploma laten vergelijken", "Begeleider opvangcentrum", general, "2026-02-16", "2026-05-29")
    story.step(one, "Certificaat halen", "Yusuf", HelpLevel.OWN, "2027-02-01", "2027-03-12",
               offer="praktijkopleiding-certificaat", waits="Praktijkdag")  # fmt: skip
    story.step(two, "Huisarts bellen met oefenkaart", "Yusuf en vrijwilliger", HelpLevel.NETWORK, "2026-09-07",
               "2026-10-16", waits="Taal en inburgering", short="Huisarts bellen", icon="phone",
               on_fridge_sheet=True)  # fmt: skip
    story.promise(
        "School en tegelbedrijf weten van elkaar en maken samen één kort verslag. Toestemming op 12 februari 2026.",
        Promisor.OTHER,
        "ROC en tegelbedrijf",
    )
    story.promise("De uitkering loopt door tijdens beide sporen.", Promisor.MUNICIPALITY, "Bo Voorbeeld")
    story.promise("Bo leest alle afspraken voor, met tolk.", Promisor.CONSULTANT, "Bo Voorbeeld", contact=True)
    story.law(
        "De gemeente betaalt de taalles en de praktijkdagen.",
        duties=("cooperate-plan", "language", "inform"),
        language="toets",
        work="Nog niet bekend. Wij zien het op de praktijkdagen.",
    )
    story.draft("2026-09-14", no_disagreement=True)
    for what, first in (("Taal en inburgering", "2026-03-02"), ("Praktijkdag", "2026-03-16")):
        step_route.plan_hours(story.desk, story.find_step(what), day(first), planned=TWO_DAYS)
    story.on("2026-02-20")
    story.fill("intake-basis", CONSULTANT, {}, {"opleidingen/1": SCHOOL})
    story.on("2026-02-26")
    with story.talk(
        ConversationKind.PLAN,
        "kantoor van het opvangcentrum",
        "Plan met tolk voorgelezen en getekend.",
        contact=ContactKind.OFFICE,
        present=(("Tolk", PersonRole.INTERPRETER),),
        interpreter="Tigrinya",
    ):
        story.next("2026-09-14", "Samen terugkijken", place="kantoor")
        story.sign("Twee dagen school, twee dagen tegels. De uitkering loopt door.", interpreter=True)


def _on_the_way(story: Story) -> None:
    story.on("2026-03-02")
    story.people(
        ("Docent ROC", "taal", PersonRole.OTHER, "taal", "2026-03-02"),
        ("Leermeester tegelbedrijf", "vak", PersonRole.EMPLOYER, "vak", "2026-03-16"),
    )
    story.contact(ContactKind.PHONE, "Beide sporen gemeld bij de gemeente.")
    story.went("Taal en inburgering", StepStatus.STARTED)
    story.went("Praktijkdag", StepStatus.STARTED)
    story.on("2026-06-18")
    level = {"taal-spreken": "a1", "taal-lezen": "a2"}
    source = "Schrijven A2, spreken bijna; van de docent."
    story.fill("intake-basis", CONSULTANT, {"wat-nodig": source}, {"opleidingen/1": SCHOOL, "reading": level})


def _certificate(story: Story) -> None:
    story.on("2026-09-14")
    with story.talk(
        ConversationKind.REVIEW,
        "kantoor",
        "Samen teruggekeken. Het diploma is deels erkend.",
        contact=ContactKind.OFFICE,
        present=(("Tolk", PersonRole.INTERPRETER),),
        interpreter="Tigrinya",
    ):
        story.fill("intake-basis", CONSULTANT, {}, {"opleidingen/1": SCHOOL | {"erkend": "deels"}})
        story.went("Diploma laten vergelijken", StepStatus.DONE, "Deels erkend.")
        _first_look_back(story)
        story.next("2027-03-15", "Samen terugkijken", place="kantoor")
    story.on("2026-10-09")
    story.contact(ContactKind.PHONE, "Yusuf heeft de huisarts gebeld zonder tolk.")
    story.went("Huisarts bellen", StepStatus.PARTLY, "Eén gesprek zonder tolk.")
    story.on("2027-03-12")
    story.went("Praktijkdag", StepStatus.DONE)
    story.went("Taal en inburgering", StepStatus.DONE, "Taal A2.")
    story.went("Certificaat halen", StepStatus.DONE, "Certificaat gehaald.")
    _portfolio(story)
    keep_portfolio(story, "Yusuf", note="met het certificaat")
    _second_look_back(story)


def _first_look_back(story: Story) -> None:
    go_on = WhatNow.GO_ON
    look_back(
        story,
        "2027-03-15",
        {"feiten": "Ik hoor de taal op het werk.", "besluit": "Ik ga door met school en met tegels."},
        "Beide sporen lopen. Schrijven is A2, spreken bijna.",
        steps={
            "Taal en inburgering": (ReviewResult.PARTLY, "Schrijven A2, spreken bijna.", go_on),
            "Praktijkdag": (ReviewResult.PARTLY, "Hij werkt twee dagen mee.", go_on),
            "Certificaat": (ReviewResult.NOT_YET, "Dat komt in maart.", go_on),
            "Huisarts": (ReviewResult.NOT_YET, "Hij begint hier deze maand mee.", go_on),
        },
    )
    choices = {"motto": "Ik maak vloeren en badkamers, al zeven jaar.", "picture": "hammer"}
    portfolio.choose(story.desk, story.case_id, show_people=False, show_appointment=False, **choices)
    keep_portfolio(story, "Yusuf")


def _second_look_back(story: Story) -> None:
    story.on("2027-03-15")
    with story.talk(
        ConversationKind.REVIEW,
        "kantoor",
        "Samen teruggekeken. Het certificaat is gehaald.",
        contact=ContactKind.OFFICE,
        present=(("Tolk", PersonRole.INTERPRETER),),
        interpreter="Tigrinya",
    ):
        look_back(
            story,
            "2027-09-15",
            {"feiten": "Ik heb mijn certificaat.", "besluit": "Ik ga werken bij het tegelbedrijf."},
            "School en vak tegelijk heeft gewerkt.",
            goals={"Ik wil zelf bellen": GoalOutcome.UNDER_WAY},
            present="tolk Tigrinya",
        )
        story.next("2027-09-15", "Samen terugkijken", place="kantoor")


def _portfolio(story: Story) -> None:
    done = PortfolioSection.DONE
    portfolio.add_item(story.desk, story.case_id, done, "Certificaat tegelzetten", "vakcertificaat, 12 maart 2027")
    portfolio.add_item(story.desk, story.case_id, done, "Tegels gezet", "zeven jaar vloeren en badkamers")
    portfolio.add_item(story.desk, story.case_id, done, "Mijn talen", "Tigrinya, Nederlands A2")
    portfolio.add_item(story.desk, story.case_id, PortfolioSection.WANT, "Een klein bedrijf met mijn broer.")
