"""P10, Esra Verzinsel: a shielded address, and a measurement at the start and the end of a group."""

from __future__ import annotations

from datetime import date

from intake_app.domain.people import Person
from intake_app.domain.vocabulary import (
    ContactKind,
    ConversationKind,
    GoalClass,
    HelpLevel,
    LegalGround,
    MomentKind,
    PersonRole,
    PortfolioSection,
    Promisor,
    StepStatus,
)
from intake_app.services import plans, portfolio

from ..going_on import GoalOutcome, ReviewResult, WhatNow, look_back
from ..telling import CONSULTANT, RESIDENT, Story

T0 = """
| financien | 2 | 2 | |
| werk-opleiding | 2 | 3 | verschil |
| tijdsbesteding | 3 | 3 | |
| huisvesting | 3 | 3 | tijdelijk |
| huiselijke-relaties | 98 | 97 | |
| geestelijke-gezondheid | 98 | 97 | |
| lichamelijke-gezondheid | 3 | 4 | verschil |
| middelengebruik | 5 | 5 | |
| basale-adl | 5 | 5 | |
| instrumentele-adl | 3 | 3 | met opvang |
| sociaal-netwerk | 2 | 2 | |
| maatschappelijke-participatie | 2 | 2 | |
| justitie | 98 | 97 | |
"""
BARRIERS = """
| onveilig | speelt | adres afgeschermd |
| wonen | in-aanpak | tijdelijke plek |
| startdiploma | speelt | school niet af |
"""
START = (
    "ik-tel 2 · tevreden-over-mij 1 · iets-te-bieden 2 · durf-begin 2 · na-tegenslag 3 · zeg-wat-ik-wil 1 · "
    "idee-uitleggen 2 · plannen 3 · geld-bijhouden 1 · klanten 1 · tegenvaller 1"
)
END = (
    "ik-tel 3 · tevreden-over-mij 3 · iets-te-bieden 4 · durf-begin 3 · na-tegenslag 3 · zeg-wat-ik-wil 3 · "
    "idee-uitleggen 4 · plannen 3 · geld-bijhouden 3 · klanten 2 · tegenvaller 2"
)
HIDDEN = ("Schuilpad 9", "0000 ZZ", "Nergensdorp", "06-00 00 00 11", "esra@voorbeeld.invalid")
"""Where she can be found: in the vault, and on no paper and in no file."""


def tell(story: Story) -> None:
    story.on("2026-03-11")
    story.works("Bo Voorbeeld", "000-000 00 20", organisation="Sociaal team", place="")
    street, postcode, town, phone, email = HIDDEN
    esra = Person(
        first_name="Esra",
        last_name="Verzinsel",
        birth_date=date(1992, 12, 2),
        street=street,
        postcode=postcode,
        town=town,
        phone=phone,
        email=email,
        address_shielded=True,
    )
    story.report(
        esra,
        LegalGround.PW_44A,
        LegalGround.VOLUNTARY,
        household="alleenstaande-ouder",
        income="bijstand",
        reason="Wil iets van zichzelf beginnen.",
    )
    _first_talk(story)
    _plan(story)
    _group(story)
    _end(story)


def _first_talk(story: Story) -> None:
    story.on("2026-03-18")
    summary = "Kennisgemaakt. Haar dochter is zes, haar zoon twee. Bellen kan via de hulpverlener."
    with story.talk(ConversationKind.OPENING, "op een afgesproken plek", summary, contact=ContactKind.OFFICE):
        story.said(
            "openingsvragen",
            talenten="Ik kan taarten maken die mensen niet vergeten.",
            droom="Iets van mezelf, klein, met een oven.",
            grenzen="Geen bezoek zonder afspraak.",
        )
        story.matrix(T0)
        story.web("lichaam 5 · mentaal 4 · zingeving 6 · kwaliteit-van-leven 3 · meedoen 3 · dagelijks-functioneren 5")
        story.barriers(BARRIERS)
        story.strengths(
            ("koken", 4, "", "Taarten bakken", "Mensen vergeten ze niet.", "cake"),
            ("ondernemen", 1, "", "Ondernemen leren", "", "sprout"),
            ("rekenen", 3, "", "Rekenen", "", "calculator"),
            ("contact-maken", 4, "", "Contact maken", "", "smile"),
        )
        story.direction(GoalClass.PARTICIPATION, "Eerst herstel, dan een eigen begin.", "2026-09-18",
                        horizon="eigen oven", doel_activering="opstap")  # fmt: skip
        fields = {"eerst": "eerst-herstel", "herzien-op": "2026-09-18"}
        story.fill("route-na-intake", CONSULTANT, {"route": "eerst-herstel voortraject"}, {"reading": fields})
        story.fill("regie-niveau", RESIDENT, {"regie": 2})
        story.fill("regie-niveau", CONSULTANT, {"regie": 2})
    story.people(
        ("Hulpverlener", "", PersonRole.OTHER, "veiligheid en woning; alleen mondeling", "2026-03-18"),
        ("Coach ondernemen", "", PersonRole.OTHER, "", "2026-03-18"),
        ("Accountant-vrijwilliger", "", PersonRole.VOLUNTEER, "cijfers", "2026-06-01"),
    )


def _plan(story: Story) -> None:
    story.draft("2026-09-18", own_words="Iets van mezelf, klein, met een oven.")
    one = story.goal("Ik wil weten of mijn idee kan.", "zrm-2017/werk-opleiding", (2, 3), "2026-12-31",
                     "plan besproken met sociale dienst")  # fmt: skip
    two = story.goal("Ik wil me rustig voelen in huis.", "zrm-2017/huiselijke-relaties", (None, None), "2026-09-30",
                     "ik slaap weer door", words=("niet besproken", "rust in huis"))  # fmt: skip
    story.step(one, "Groep ondernemen, acht bijeenkomsten", "Esra en coach", HelpLevel.GENERAL, "2026-04-06",
               "2026-06-26", offer="krachtbedrijf", short="Groep ondernemen", icon="users",
               when_text="acht keer", on_fridge_sheet=True)  # fmt: skip
    story.step(one, "Proefbakken voor vijf mensen", "Esra", HelpLevel.OWN, "2026-05-04", "2026-06-12",
               short="Proefbakken", icon="cake", on_fridge_sheet=True)  # fmt: skip
    story.step(one, "Ondernemingsplan met sociale dienst", "Esra en coach", HelpLevel.GENERAL, "2026-09-07",
               "2026-12-11", offer="scharrelondernemer", waits="Groep ondernemen")  # fmt: skip
    story.step(two, "Praten over rust in huis, als ik dat wil", "Esra", HelpLevel.OWN, "2026-03-23", "2026-09-30")
    story.promise("Op geen papier staat waar ik ben.", Promisor.CONSULTANT, "Bo Voorbeeld")
    story.promise("Bellen kan via de hulpverlener.", Promisor.CONSULTANT, "Bo Voorbeeld", contact=True)
    story.law(
        "De gemeente betaalt de groep ondernemen.",
        duties=("cooperate-plan", "inform"),
        work="Eerst herstel. Daarna bekijken wij wat kan.",
    )
    plans.set_element(story.desk, story.plan, "opvang-overwogen", text="De kinderen zijn zes en twee; eerst rust.")
    plans.set_element(story.desk, story.plan, "akkoord", choice="ja", on=date(2026, 3, 25))
    story.draft("2026-09-18", no_disagreement=True)


def _group(story: Story) -> None:
    story.on("2026-03-25")
    with story.talk(ConversationKind.PLAN, "op een afgesproken plek", "Plan getekend en de beginmeting gedaan.",
                    contact=ContactKind.OFFICE):  # fmt: skip
        story.list("eigenwaarde", START, extra={"reading": {"soort-moment": "nul"}}, moment=MomentKind.BASELINE)
        story.next("2026-09-18", "Samen terugkijken", place="")
        story.sign("Ik ga naar de groep en bak voor vijf mensen. Bo schrijft nergens op waar ik ben.")
    story.on("2026-06-12")
    story.went("Proefbakken", StepStatus.DONE, "Voor vijf mensen gebakken.")
    story.on("2026-06-26")
    story.went("Groep ondernemen", StepStatus.DONE)


def _first_look_back(story: Story) -> None:
    story.on("2026-09-18")
    with story.talk(ConversationKind.REVIEW, "op een afgesproken plek", "Samen teruggekeken.",
                    contact=ContactKind.OFFICE):  # fmt: skip
        look_back(
            story,
            "2027-01-11",
            {"feiten": "Ik heb voor vijf mensen gebakken.", "besluit": "Ik maak mijn plan af met de coach."},
            "Esra weet wat zij wil.",
            goals={"Ik wil me rustig voelen": GoalOutcome.REACHED},
            steps={
                "Ondernemingsplan": (ReviewResult.NOT_YET, "Zij is net begonnen.", WhatNow.GO_ON),
                "Praten over rust": ReviewResult.DONE,
            },
        )
        story.next("2027-01-11", "Samen terugkijken", place="")


def _end(story: Story) -> None:
    _first_look_back(story)
    story.on("2026-12-10")
    story.contact(ContactKind.OFFICE, "Plan besproken met de sociale dienst: deeltijd.")
    story.went("Ondernemingsplan", StepStatus.DONE, "Besproken: deeltijd ondernemen.")
    story.on("2026-12-14")
    with story.talk(ConversationKind.REVIEW, "op een afgesproken plek", "De eindmeting gedaan.",
                    contact=ContactKind.OFFICE):  # fmt: skip
        story.list("eigenwaarde", END, extra={"reading": {"soort-moment": "eind"}}, moment=MomentKind.FINAL)
    story.on("2027-01-11")
    with story.talk(ConversationKind.AFTERCARE, "op een afgesproken plek", "Nazorg.", contact=ContactKind.OFFICE):
        look_back(
            story,
            "2027-07-12",
            {"feiten": "Mijn plan is besproken: deeltijd.", "besluit": "Ik begin klein, met een oven."},
            "Het idee kan. Esra gaat verder met haar coach.",
            goals={"Ik wil weten": GoalOutcome.REACHED, "Ik wil me rustig": GoalOutcome.REACHED},
        )
        story.next("2027-07-12", "Samen terugkijken", place="")
    done = PortfolioSection.DONE
    for title, detail in (
        ("Proefgebakken voor vijf mensen", "juni 2026"),
        ("Ondernemingsplan gemaakt", ""),
        ("Bakker, moeder, leerling ondernemer", ""),
    ):
        portfolio.add_item(story.desk, story.case_id, done, title, detail)
    portfolio.choose(
        story.desk, story.case_id, motto="Ik kan taarten maken die mensen niet vergeten.", picture="cake",
        show_people=False, show_appointment=False, show_steps=False,
    )  # fmt: skip
