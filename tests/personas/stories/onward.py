"""P01 to P04, from where their file in `begun` ends: the first look-back as a look-back, and the second."""

from __future__ import annotations

from intake_app.domain.network_words import ConsentPurpose, ShareLevel
from intake_app.domain.vocabulary import ContactKind, ConversationKind, StepStatus

from ..going_on import (
    GoalOutcome,
    ReviewKind,
    ReviewResult,
    WhatNow,
    after_start,
    agrees,
    cared,
    end_of_care,
    keep_portfolio,
    look_back,
    party,
)
from ..telling import Story


def mirjam(story: Story) -> None:
    story.on("2026-03-19")
    story.works("Ada Proef", "000-000 00 10", organisation="Sociaal team", place="Voorbeeldstad")
    party(story, "Huisartsenpraktijk", "durven buiten te zijn", "psychisch", since="2026-03-19")
    agrees(story, "Huisartsenpraktijk", ConsentPurpose.CONTACT, ShareLevel.SUMMARY)
    story.on("2026-09-08")
    look_back(
        story,
        "2027-03-08",
        {"feiten": "Ik stond er gewoon, en Noor zwaaide.", "besluit": "Ik ga elke week naar de naaigroep."},
        "Mirjam doet meer dan zij dacht.",
        goals={"Ik wil langs": GoalOutcome.REACHED, "Ik wil naaien": GoalOutcome.REACHED},
        steps={"Elke dag": (ReviewResult.PARTLY, "Het lukte alleen als Toos er was.", WhatNow.SMALLER)},
    )
    keep_portfolio(story, "Mirjam")
    story.on("2027-03-08")
    with story.talk(ConversationKind.REVIEW, "bij Mirjam thuis", "Samen teruggekeken op het hele jaar."):
        look_back(
            story,
            "2027-09-08",
            {"feiten": "Ik haal zelf de boodschappen.", "besluit": "Ik blijf naaien voor de buurt."},
            "Zij heeft een vaste plek en mensen om zich heen.",
            goals={"Ik wil langs": GoalOutcome.REACHED, "Ik wil naaien": GoalOutcome.REACHED},
            steps={"Elke dag": ReviewResult.DONE},
        )
        story.next("2027-09-08", "Samen terugkijken")


def henk(story: Story) -> None:
    story.on("2026-07-15")
    story.works("Bo Voorbeeld", "000-000 00 20", organisation="Werk en inkomen", place="Voorbeeldstad")
    going = (ReviewResult.PARTLY, "Het loopt; de eerste maand kwam het loon later.", WhatNow.GO_ON)
    look_back(
        story,
        "2027-01-15",
        {"feiten": "Wij werken allebei sinds april.", "besluit": "Wij gaan zo door."},
        "Beide banen zijn begonnen.",
        steps={"Regeling laten": going, "Huurtoeslag": ReviewResult.DONE},
        present="Rita",
    )
    story.on("2027-01-15")
    with story.talk(ConversationKind.REVIEW, "bij Henk en Rita thuis", "Samen teruggekeken op het eerste jaar."):
        story.went("Regeling laten", StepStatus.DONE, "De regeling loopt door.")
        look_back(
            story,
            "2027-07-15",
            {"feiten": "Drie maanden kwam alles op tijd binnen.", "besluit": "Wij houden dit zo."},
            "Geen brief die nog schrikken doet.",
            goals={
                "Ik wil vier": GoalOutcome.REACHED,
                "Ik wil ook": GoalOutcome.REACHED,
                "Wij willen": GoalOutcome.REACHED,
            },
            present="Rita",
        )
        story.next("2027-07-15", "Samen terugkijken")


def farida(story: Story) -> None:
    story.on("2026-11-02")
    story.works("Cas Test", "000-000 00 30", organisation="Werk en inkomen", place="Voorbeeldstad")
    after_start(story, "Zorghub", "de jobcoach", "2026-11-02")
    for when, note in (("2026-12-02", "De uren passen."), ("2027-02-03", "De uren gaan naar 18.")):
        story.on(when)
        cared(story, note)
    story.on("2027-05-03")
    cared(story, "Farida hoort bij het team.")
    look_back(
        story,
        "2027-11-03",
        {"feiten": "Ik werk 18 uur. De kinderen zitten goed.", "besluit": "Ik leer tillen en medicijnen."},
        "Eerst opvang, dan het contract: dat werkte.",
        goals={"Ik wil werken": GoalOutcome.REACHED, "Opvang": GoalOutcome.REACHED},
    )
    end_of_care(story)
    story.on("2027-11-03")
    with story.talk(ConversationKind.REVIEW, "bij Farida thuis", "Samen teruggekeken op een jaar werk."):
        look_back(
            story,
            "2028-05-03",
            {"feiten": "Ik werk een jaar in de zorg.", "besluit": "Ik vraag om een opleiding."},
            "Begeleiding door de jobcoach gaat door.",
            goals={"Ik wil werken": GoalOutcome.REACHED, "Opvang": GoalOutcome.REACHED},
        )
        story.next("2028-05-03", "Samen terugkijken")


def gerrit(story: Story) -> None:
    story.on("2026-06-18")
    story.works("Dirk Begin", "000-000 00 40", organisation="Sociaal team", place="Voorbeelddorp")
    look_back(
        story,
        "2026-09-30",
        {"feiten": "Ik heb drie kleine klussen gedaan.", "besluit": "Ik ga naar De Krul."},
        "Gerrit kan meer dan hij zegt.",
        goals={"Ik wil kunnen": GoalOutcome.REACHED},
        steps={"Proefplaatsing": (ReviewResult.NOT_YET, "Die begint op 1 juli.", WhatNow.GO_ON)},
        kind=ReviewKind.TRAJECTORY_END,
    )
    story.on("2026-09-30")
    story.contact(ContactKind.WORKPLACE, "Contract van 16 uur getekend bij De Krul.")
    story.went("Proefplaatsing", StepStatus.DONE, "Contract van 16 uur. Doel bereikt.")
    look_back(
        story,
        "2027-03-30",
        {"feiten": "Ik heb een contract van 16 uur.", "besluit": "Ik blijf bij De Krul."},
        "Hij heeft een vak met hout.",
        goals={"Ik wil een vak": GoalOutcome.REACHED, "Ik wil kunnen": GoalOutcome.REACHED},
    )
    story.next("2027-03-30", "Samen terugkijken")
