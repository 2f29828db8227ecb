"""P05, Bert van Schijn: stopped after two weeks; first listen, then weigh."""

from __future__ import annotations

from datetime import date

from intake_app.domain.people import Person
from intake_app.domain.rights import Blame, SanctionProposal, UrgentReason
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
from intake_app.services import measuring, portfolio, weighing

from ..going_on import GoalOutcome, ReviewResult, WhatNow, look_back, next_version, went_otherwise
from ..telling import CONSULTANT, Story, day

AGREEMENT = "Ik ben op tijd, en ik bel bij twijfel."
VIEW = "Te weinig over na de reiskosten, en geen vooruitzicht."

T0 = """
| financien | 2 | 2 | schuld van € 3.200, regeling loopt |
| werk-opleiding | 2 | 3 | verschil |
| tijdsbesteding | 3 | 3 | |
| huisvesting | 4 | 4 | huurachterstand één maand |
| huiselijke-relaties | 3 | 3 | |
| geestelijke-gezondheid | 3 | 4 | verschil |
| lichamelijke-gezondheid | 4 | 4 | |
| middelengebruik | 4 | 4 | |
| basale-adl | 5 | 5 | |
| instrumentele-adl | 4 | 4 | |
| sociaal-netwerk | 3 | 3 | |
| maatschappelijke-participatie | 2 | 2 | |
| justitie | 4 | 4 | |
"""
BARRIERS = """
| schulden | in-aanpak | € 55 per maand |
| bang-inkomen | speelt | waarom werken nauwelijks loont |
| lang-eruit | weggenomen | 2026-02-24 |
"""


def tell(story: Story) -> None:
    story.on("2026-01-22")
    story.works("Cas Test", "000-000 00 30", organisation="Werk en inkomen", place="Voorbeeldstad")
    bert = Person(
        first_name="Bert",
        infix="van",
        last_name="Schijn",
        birth_date=date(1973, 9, 30),
        street="Schijnstraat 44",
        postcode="0000 AE",
        town="Voorbeeldstad",
        phone="06-00 00 00 06",
    )
    story.report(
        bert, LegalGround.PW_44A, household="alleenstaand", income="bijstand", reason="Wil weer chauffeur worden."
    )
    _first_talk(story)
    _plan(story)
    _work(story)
    _weighing(story)
    _another_route(story)


def _first_talk(story: Story) -> None:
    story.on("2026-01-29")
    summary = "Kennisgemaakt, samen beeld gemaakt. Bijstand sinds juni 2018. Zijn dochter is er eens per twee weken."
    with story.talk(ConversationKind.OPENING, "bij Bert thuis", summary, minutes=90):
        story.said(
            "openingsvragen",
            liefst_doen="Rijden. Uren maken op de weg, dat kan ik.",
            grenzen="Niet nachtdiensten. En niet dat ik er achteraf minder van overhoud.",
        )
        story.said("vraagverhelderend-gesprek", vraag="Kan ik weer chauffeur worden?")
        story.matrix(T0)
        story.web("lichaam 6 · mentaal 5 · zingeving 5 · kwaliteit-van-leven 4 · meedoen 4 · dagelijks-functioneren 6")
        story.barriers(BARRIERS.replace("weggenomen", "speelt").replace("| 2026-02-24 |", "| |"))
        story.strengths(
            ("rijden", 4, "op de weg", "Rijden", "Busje en vrachtwagen.", "bus"),
            ("klant-gast", 4, "", "Met klanten omgaan", "", "smile"),
            ("", 0, "", "Rustig blijven", "Ook als het druk is.", "sun"),
        )
        story.direction(GoalClass.PAID_WORK, "Bert wil rijden en kan het.", "2026-07-29")
        story.fill("route-na-intake", CONSULTANT, {"route": "direct-werk"}, {"reading": {"herzien-op": "2026-07-29"}})
        why = "Rijbewijzen en ervaring zijn er."
        story.fill("tijd-tot-werk", CONSULTANT, {"maanden": 1}, {"reading": {"motivatie": why}})
        fields = {"motivatie": why, "praktijk": False, "herzien-op": "2026-07-29"}
        story.fill("arbeidsvermogen", CONSULTANT, {"code": "zelfstandig-wml"}, {"reading": fields})
    story.people(("Marga", "mijn zus", PersonRole.RELATIVE, "ik eet bij haar", ""))


def _plan(story: Story) -> None:
    story.draft("2026-09-15", own_words="Rijden. Uren maken op de weg, dat kan ik.")
    own, general = HelpLevel.OWN, HelpLevel.GENERAL
    one = story.goal(
        "Ik wil rijden en er echt iets aan overhouden.",
        "zrm-2017/werk-opleiding",
        (2, 4),
        "2026-08-31",
        "loon en rust thuis",
    )
    two = story.goal(
        "Mijn huur wil ik niet meer achter hebben.", "zrm-2017/financien", (2, 3), "2026-06-30", "drie maanden op tijd"
    )
    story.step(one, "Sollicitatie chauffeur busje", "Bert", own, "2026-02-02", "2026-02-20", icon="mail",
               short="Sollicitatie chauffeur", on_fridge_sheet=True)  # fmt: skip
    story.step(one, "Start als chauffeur, 24 uur", "Bert", general, "2026-02-24", "2026-03-10", icon="bus",
               waits="Sollicitatie", short="Beginnen als chauffeur", on_fridge_sheet=True)  # fmt: skip
    story.step(two, "Betaling huur en schuld op een dag", "Bewindvoerder", general, "2026-02-02", "2026-03-02",
               offer="schuldhulpverlening", icon="calendar")  # fmt: skip
    story.promise(AGREEMENT, Promisor.RESIDENT)
    story.promise("De gemeente belt in week één en twee.", Promisor.MUNICIPALITY, contact=True)
    story.law("Cas helpt bij de sollicitatie en rekent het geld uit.", work="Bert kan zelfstandig werken.")
    story.draft("2026-09-15", disagreement="Bert: “Als het niks oplevert, waarom dan?”")
    story.on("2026-02-02")
    with story.talk(ConversationKind.PLAN, "bij Bert thuis", "Plan samen gelezen en getekend.", minutes=45):
        story.next("2026-09-15", "Samen terugkijken")
        story.sign("Ik solliciteer bij de rijschool. Lukt het niet, dan bel ik Cas.")


def _work(story: Story) -> None:
    story.on("2026-02-19")
    money = {
        "regel/1": {"persoon": "Bert", "post": "uitkering", "nu": 126400, "straks": 0},
        "regel/2": {"persoon": "Bert", "post": "toeslag", "nu": 18000, "straks": 11000},
        "regel/3": {"persoon": "Bert", "post": "loon", "nu": 0, "straks": 146200},
        "regel/4": {"persoon": "Bert", "post": "reiskosten", "nu": 0, "straks": 9500},
        "reading": {"meldt": "Bert", "verrekent": "inkomensconsulent gemeente", "inkomen-geborgd": False},
    }
    words = {"inkomen-straks": "Cas en Bert vinden dit net zoveel."}
    story.fill("inkomenscheck", CONSULTANT, words, money, subject="Start als chauffeur, 24 uur")
    story.people(
        ("Bewindvoerder", "tijdelijk", PersonRole.OTHER, "betalingsregeling", "2026-02-19"),
        ("Rijschool De Bocht", "werkgever", PersonRole.EMPLOYER, "busjeschauffeur", "2026-02-24"),
    )
    story.went("Sollicitatie", StepStatus.DONE, "Aangenomen als chauffeur.")
    story.on("2026-02-24")
    story.went("Start als chauffeur", StepStatus.STARTED)
    story.happened("start-werk", "2026-02-24")
    story.barriers(BARRIERS)
    story.on("2026-03-09")
    story.contact(ContactKind.PHONE, "Gebeld door de werkgever: Bert is gestopt.")
    story.went("Start als chauffeur", StepStatus.NOT_YET)


def _weighing(story: Story) -> None:
    story.on("2026-03-13")
    with story.talk(ConversationKind.REVIEW, "bij Bert thuis", "Bert vertelt waarom hij stopte.", minutes=45):
        story.went("Start als chauffeur", StepStatus.NOT_YET, VIEW)
        before = next(one for one in story.dossier.agreements if one.what == AGREEMENT)
        story.seen["weighing before the talk"] = weighing.why_not_open(story.dossier, before)
        agreement = went_otherwise(story, AGREEMENT, "Na de reiskosten hield hij te weinig over.", VIEW)
    story.on("2026-03-16")
    weighed_now = weighing.open_weighing(story.desk, agreement.id)
    steps: tuple[tuple[str, object], ...] = (
        ("heard_on", day("2026-03-13")),
        ("effect", "De huur zou gaan achterlopen."),
        ("blame", Blame.PARTIAL),
        ("urgent", (UrgentReason.DEBTS, UrgentReason.EVICTION)),
        ("alternative", "Reiskosten vergoeden en een andere route."),
    )
    for name, value in steps:
        weighing.record(story.desk, weighed_now.id, **{name: value})
    weighed = {
        "gebeurd": "Bert stopte na twee weken als chauffeur.",
        "oorzaak": "Netto € 33,00 per maand meer, tegenover minder rust.",
        "effect": "De huur zou gaan achterlopen.",
        "verwijtbaar": "v-deels",
        "dringend": "d-schulden d-uithuis",
        "soort-plicht": "s-uniform",
        "ander-middel": "Reiskosten vergoeden en een andere route.",
    }
    heard = {"reading": {"gehoord-op": "2026-03-13", "zienswijze": VIEW}}
    reading = story.fill("afweging-maatregel", CONSULTANT, weighed, heard, ready=False, subject=AGREEMENT)
    story.on("2026-03-17")
    proposal = {"voorstel": "andere-afspraak", "contact-op": "2026-04-10"}
    measuring.record_extra(story.desk, reading.id, "reading", proposal)
    measuring.mark_ready(story.desk, reading.id)
    why = "Schulden en dreigende huisuitzetting wegen zwaarder: geen maatregel."
    outcome = (("proposal", SanctionProposal.OTHER_AGREEMENT), ("tailoring", why), ("contact_on", day("2026-04-10")))
    for name, value in outcome:
        weighing.record(story.desk, weighed_now.id, **{name: value})
    weighing.close(story.desk, weighed_now.id)


def _another_route(story: Story) -> None:
    story.on("2026-04-10")
    with story.talk(ConversationKind.PLAN, "bij Bert thuis", "Plan versie 2: andere route en reiskosten.", minutes=45):
        review = look_back(
            story,
            "2026-09-15",
            {"feiten": "Ik stopte na twee weken. " + VIEW,
             "besluit": "Ik rij een kortere route, met reiskosten. Dan loont het."},
            "Bert hield te weinig over. Dat lossen wij nu anders op.",
            steps={
                "Start als chauffeur": (ReviewResult.NOT_YET, VIEW, WhatNow.STOP),
                "Betaling huur": (ReviewResult.PARTLY, "De regeling loopt; één maand is nog achter.", WhatNow.GO_ON),
            },
            agreements={"Ik ben op tijd": (ReviewResult.NOT_YET, VIEW, WhatNow.GO_ON)},
        )  # fmt: skip
        next_version(story, review)
        goal = story.dossier.goals_of(story.plan)[0]
        story.step(goal, "Rijden op een route dichter bij huis, 24 uur", "Bert", HelpLevel.GENERAL, "2026-05-04",
                   "2026-08-31", short="Rijden, dichter bij huis", icon="bus", on_fridge_sheet=True)  # fmt: skip
        story.promise("Cas regelt de vergoeding van de reiskosten.", Promisor.CONSULTANT, "Cas Test", "2026-05-01")
        story.sign("Ik rij korter en krijg mijn reiskosten. Wij bellen in week één en twee.")
    _portfolio(story)
    story.on("2026-09-15")
    with story.talk(ConversationKind.REVIEW, "bij Bert thuis", "Doel 1 loopt, doel 2 is bereikt.", minutes=45):
        story.went("Betaling huur", StepStatus.DONE, "Drie maanden op tijd.")
        look_back(
            story,
            "2027-03-15",
            {"feiten": "Ik rij nu vier maanden.", "besluit": "Ik blijf rijden."},
            "Het rijden loopt, en de huur is op tijd.",
            goals={"Mijn huur": GoalOutcome.REACHED},
            steps={"Rijden": (ReviewResult.PARTLY, "Het rijden loopt; loon en rust thuis komen.", WhatNow.GO_ON)},
        )
        story.next("2027-03-15", "Samen terugkijken")


def _portfolio(story: Story) -> None:
    for title, detail in (("Rijbewijzen B en C", ""), ("Rijervaring", "busje en vrachtwagen"), ("Klanten", "")):
        portfolio.add_item(story.desk, story.case_id, PortfolioSection.DONE, title, detail)
    portfolio.choose(
        story.desk, story.case_id, motto="Ik rij rustig, ook als het druk is.", picture="bus", show_people=False
    )
