"""P11, Jesse van Oefenveld: every year a new plan, with his parents as long as he is a minor."""

from __future__ import annotations

from datetime import date

from intake_app.domain.people import NetworkPerson, Person
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
from intake_app.services import editing, plans, portfolio, signing

from ..going_on import GoalOutcome, ReviewKind, ReviewResult, keep_portfolio, look_back, next_version
from ..telling import CONSULTANT, RESIDENT, Story

T0 = """
| financien | 3 | 3 | zakgeld |
| werk-opleiding | 2 | 3 | verschil |
| tijdsbesteding | 3 | 3 | |
| huisvesting | 5 | 5 | bij ouders |
| huiselijke-relaties | 5 | 5 | |
| geestelijke-gezondheid | 4 | 4 | |
| lichamelijke-gezondheid | 5 | 5 | |
| middelengebruik | 5 | 5 | |
| basale-adl | 5 | 5 | |
| instrumentele-adl | 3 | 3 | |
| sociaal-netwerk | 3 | 3 | |
| maatschappelijke-participatie | 3 | 3 | |
| justitie | 5 | 5 | |
"""
BARRIERS = """
| vervoer | speelt | geen auto, geen bus op zaterdag |
| startdiploma | speelt | VSO, uitstroomprofiel |
| digitaal | speelt-niet | |
"""
PARENTS = ("Ine van Oefenveld", "Jan van Oefenveld")


def tell(story: Story) -> None:
    story.on("2026-02-10")
    story.works("Dirk Begin", "000-000 00 40", organisation="Sociaal team", place="Voorbeelddorp")
    jesse = Person(
        first_name="Jesse",
        infix="van",
        last_name="Oefenveld",
        birth_date=date(2009, 2, 27),
        street="Oefenveld 6",
        postcode="0000 AK",
        town="Voorbeelddorp",
        phone="06-00 00 00 12",
        form_of_address="je",
    )
    story.report(
        jesse,
        LegalGround.VOLUNTARY,
        household="inwonend",
        income="geen-uitkering",
        reason="Zoekt een plek om een vak te leren.",
        source=ReferralSource.SCHOOL,
        organisation="school VSO",
    )
    _first_year(story)
    _on_the_way(story)
    _second_year(story)


def _first_year(story: Story) -> None:
    story.on("2026-02-17")
    mother, father = PARENTS
    with story.talk(
        ConversationKind.PLAN,
        "bij Jesse thuis",
        "Samen plan gemaakt met Jesse en zijn ouders.",
        minutes=90,
        present=((mother, PersonRole.PARENT), (father, PersonRole.PARENT)),
    ):
        story.said(
            "openingsvragen",
            liefst_doen="Motoren. Of met honden.",
            leerwens="Hoe je dingen betaalt zonder dat mama het doet.",
        )
        story.said("welke-stap-nu", stap="Een dag kijken bij de garage.")
        story.matrix(T0)
        story.web("lichaam 8 · mentaal 6 · zingeving 7 · kwaliteit-van-leven 8 · meedoen 5 · dagelijks-functioneren 5")
        story.barriers(BARRIERS)
        story.strengths(
            ("techniek", 2, "", "Techniek", "Zelf een motor gemaakt.", "wrench"),
            ("samenwerken", 3, "", "Samenwerken", "", "users"),
            ("zorgen", 4, "thuis", "Met dieren", "Ik zorg voor onze hond.", "dog"),
        )
        story.direction(GoalClass.PARTICIPATION, "Leren kennen wat bij Jesse past.", "2027-02-17",
                        horizon="eigen huis en motoren", doel_activering="opstap")  # fmt: skip
        later = {"herzien-op": "2027-02-17"}
        story.fill("route-na-intake", CONSULTANT, {"route": "voortraject"}, {"reading": later})
        story.fill("regie-niveau", RESIDENT, {"regie": 2})
        story.fill("regie-niveau", CONSULTANT, {"regie": 2})
        for name, relation in zip(PARENTS, ("mijn moeder", "mijn vader"), strict=True):
            story.person(name, relation, PersonRole.PARENT, helps_with="plannen en rijden", signs=True,
                         contact_allowed_on=date(2026, 2, 17))  # fmt: skip
        story.people(("School VSO", "stage", PersonRole.OTHER, "stage", "2026-02-17"))
        _plan(story)
        story.next("2027-02-01", "Samen het plan bekijken")
        story.sign("Ik kijk een dag bij de garage. Daarna ga ik stage lopen.")
    story.happened("start-trajectplan", "2026-02-17")


def _plan(story: Story) -> None:
    story.draft("2027-02-17", own_words="Een dag kijken bij de garage.", no_disagreement=True)
    one = story.goal("Ik wil een garage leren kennen.", "zrm-2017/werk-opleiding", (2, 3), "2026-06-30",
                     "drie dagen meegekeken")  # fmt: skip
    two = story.goal("Ik wil mijn eigen pinpas regelen.", "zrm-2017/financien", (3, 4), "2026-12-31",
                     "alleen naar de bank")  # fmt: skip
    story.step(one, "Dag meekijken", "Jesse", HelpLevel.NETWORK, "2026-03-16", "2026-04-17", offer="snuffelstage",
               short="Meekijken bij de garage", icon="wrench", on_fridge_sheet=True)  # fmt: skip
    story.step(one, "Stage, twee dagen per week", "Jesse en school", HelpLevel.GENERAL, "2026-05-04", "2027-01-29",
               offer="stage", waits="Dag meekijken", short="Stage", icon="hammer",
               on_fridge_sheet=True)  # fmt: skip
    story.step(two, "Pinpas en budget oefenen", "Jesse en Ine", HelpLevel.HOUSEHOLD, "2026-09-07", "2026-12-18",
               icon="wallet", on_fridge_sheet=True)  # fmt: skip
    story.promise("Mijn ouders tekenen mee zolang ik minderjarig ben.", Promisor.OTHER, "Ine en Jan")
    story.promise("Word ik 18? Dan vraagt Dirk of mijn ouders blijven meepraten.", Promisor.CONSULTANT, "Dirk Begin")
    plans.set_element(story.desk, story.plan, "akkoord", choice="ja", on=date(2026, 2, 17))
    plans.set_element(story.desk, story.plan, "bewaren", text="Jesse bewaart het plan thuis; het team een jaar.")


def _on_the_way(story: Story) -> None:
    story.on("2026-03-16")
    story.people(("Garage De Oude Ford", "stageplek", PersonRole.EMPLOYER, "stage", "2026-03-16"))
    story.on("2026-04-17")
    story.went("Dag meekijken", StepStatus.DONE, "Drie dagen meegekeken.")
    story.on("2026-05-15")
    story.went("Stage", StepStatus.STARTED)
    story.contact(ContactKind.WORKPLACE, "Stage begonnen bij de garage.")
    story.on("2026-06-01")
    keep_portfolio(story, "Jesse", note="2026")
    story.on("2026-12-18")
    story.went("Pinpas", StepStatus.DONE, "Alleen naar de bank geweest.")


def _second_year(story: Story) -> None:
    story.on("2027-02-01")
    with story.talk(
        ConversationKind.REVIEW,
        "bij Jesse thuis",
        "Versie 1 bekeken; Jesse en zijn ouders praten over versie 2.",
        present=tuple((name, PersonRole.PARENT) for name in PARENTS),
    ):
        story.went("Stage", StepStatus.DONE, "Twee dagen per week.")
        further = "Hij kent de garage nu en wil verder met motoren."
        review = look_back(
            story,
            "2028-02-17",
            {"feiten": "Ik heb stage gelopen bij de garage.", "besluit": "Ik wil nog een jaar, drie dagen."},
            "Jesse weet wat hij wil.",
            goals={"Ik wil een garage": (GoalOutcome.CHANGED, further), "Ik wil mijn eigen": GoalOutcome.REACHED},
            kind=ReviewKind.YEARLY,
            present=" en ".join(PARENTS),
        )
        next_version(story, review)
    story.on("2027-02-17")
    story.web("lichaam 8 · mentaal 7 · zingeving 7 · kwaliteit-van-leven 8 · meedoen 7 · dagelijks-functioneren 6")
    story.draft("2028-02-17")
    goal = story.dossier.goals_of(story.plan)[0]
    story.step(goal, "Nog een jaar stage, drie dagen", "Jesse en school", HelpLevel.GENERAL, "2027-03-01",
               "2028-01-28", offer="stage", short="Stage, drie dagen", icon="hammer",
               on_fridge_sheet=True)  # fmt: skip
    story.seen["signers at seventeen"] = [one.name for one in signing.signers(story.dossier, story.plan)]
    story.on("2027-03-01")
    for one in story.dossier.network:
        if one.role is PersonRole.PARENT:
            editing.edit(story.desk, NetworkPerson, one.id, signs=False)
    for one in story.dossier.agreements_of(story.plan):
        editing.remove(story.desk, type(one), one.id)
    story.promise("Mijn ouders praten mee als ik dat vraag.", Promisor.OTHER, "Ine en Jan")
    with story.talk(ConversationKind.PLAN, "bij Jesse thuis", "Jesse is 18 en tekent zelf.",
                    present=((PARENTS[0], PersonRole.PARENT),)):  # fmt: skip
        story.next("2028-02-17", "Samen het plan bekijken")
        story.sign("Ik loop nog een jaar stage, drie dagen. Ik teken nu zelf.")
    story.happened("nieuw-trajectplan", "2027-03-01")
    done = PortfolioSection.DONE
    for title, detail in (("Stage bij garage De Oude Ford", "2026 en 2027"), ("Zelf een motor gemaakt", "")):
        portfolio.add_item(story.desk, story.case_id, done, title, detail)
    portfolio.choose(story.desk, story.case_id, motto="Motoren. Of met honden.", picture="wrench", show_people=False)
    keep_portfolio(story, "Jesse", note="2027")
    story.on("2028-02-17")
    with story.talk(ConversationKind.REVIEW, "bij Jesse thuis", "Het tweede jaar bekeken.",
                    present=((PARENTS[0], PersonRole.PARENT),)):  # fmt: skip
        look_back(
            story,
            "2029-02-16",
            {"feiten": "Ik sleutel nu zelf.", "besluit": "Ik vraag of ik mag blijven."},
            "De garage wil Jesse houden.",
            goals={"Ik wil een garage": GoalOutcome.REACHED},
            steps={"Nog een jaar stage": ReviewResult.DONE},
            kind=ReviewKind.YEARLY,
            present=PARENTS[0],
        )
        story.next("2029-02-16", "Samen het plan bekijken")
