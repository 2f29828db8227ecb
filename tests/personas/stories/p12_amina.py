"""P12, Amina Schetsveld: little Dutch, no laptop, a profile without a name."""

from __future__ import annotations

from datetime import date

from intake_app.domain.catalogue import Place
from intake_app.domain.network_words import ConsentPurpose, ShareLevel
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
from intake_app.services import candidacies, involved, portfolio

from ..going_on import GoalOutcome, agrees, keep_portfolio, look_back, party
from ..telling import CONSULTANT, RESIDENT, Story

T0 = """
| financien | 2 | 2 | samen met tolk |
| werk-opleiding | 2 | 3 | verschil |
| tijdsbesteding | 4 | 4 | |
| huisvesting | 4 | 4 | |
| huiselijke-relaties | 4 | 4 | |
| geestelijke-gezondheid | 4 | 4 | |
| lichamelijke-gezondheid | 5 | 5 | |
| middelengebruik | 5 | 5 | |
| basale-adl | 5 | 5 | |
| instrumentele-adl | 2 | 3 | verschil, brieven liggen op stapel |
| sociaal-netwerk | 2 | 3 | verschil |
| maatschappelijke-participatie | 2 | 2 | |
| justitie | 5 | 5 | |
"""
BARRIERS = """
| digitaal | speelt | geen laptop |
| apparaat | speelt | alleen telefoon |
| taal | in-aanpak | A2 |
| regels | speelt | buitenwereld, stapel post |
"""
TOLD = "Ik kies zelf wie mij helpt met taal. Hamid leest de post met mij. Mijn naam staat niet overal."


def tell(story: Story) -> None:
    story.on("2026-08-06")
    story.works("Bo Voorbeeld", "000-000 00 20", organisation="Werk en inkomen", place="Voorbeeldstad")
    amina = Person(
        first_name="Amina",
        last_name="Schetsveld",
        birth_date=date(1981, 8, 16),
        street="Schetsveld 3",
        postcode="0000 AL",
        town="Voorbeeldstad",
        phone="06-00 00 00 13",
        language="Dari",
        interpreter_needed=True,
    )
    story.report(amina, LegalGround.PW_44A, household="alleenstaand", income="bijstand", reason="Stapel post.")
    story.on("2026-08-13")
    with story.talk(
        ConversationKind.OPENING,
        "bij Amina thuis",
        "Stapel post samen doorgelopen. Twee organisaties helpen met taal.",
        minutes=90,
        present=(("Tolk", PersonRole.INTERPRETER), ("Hamid", PersonRole.RELATIVE)),
        interpreter="Dari",
    ):
        _measure(story)
        story.people(
            ("Hamid", "mijn broer", PersonRole.RELATIVE, "post en vervoer", "2026-08-13"),
            ("Buurtorganisatie Bazaar", "taalmaatje sinds april 2026", PersonRole.VOLUNTEER, "taal en koffie",
             "2026-08-13"),
            ("Vrijwilligersbank", "taalcontact sinds juni 2026", PersonRole.VOLUNTEER, "taalmaatje", "2026-08-13"),
            ("Team wijk", "", PersonRole.OTHER, "post", ""),
        )  # fmt: skip
        for name, since in (("Buurtorganisatie Bazaar", "2026-04-01"), ("Vrijwilligersbank", "2026-06-01")):
            party(story, name, "Nederlands leren", "taal", since=since)
            agrees(story, name, ConsentPurpose.CONTACT, ShareLevel.SUMMARY, areas=("taal",))
        story.seen["double help"] = [
            one.sentence(story.desk.forms) for one in involved.double_help(story.dossier, story.desk.today())
        ]
        _plan(story)
        story.next("2026-12-03", "Samen terugkijken")
        story.sign(TOLD, interpreter=True)
    _later(story)


def _measure(story: Story) -> None:
    story.said("openingsvragen", talenten="Mijn handen en geduld.", leerwens="Nederlands dat je hoort bij de bakker.")
    story.said("welke-stap-nu", stap="Iemand die met mij mijn verhaal maakt.")
    story.matrix(T0)
    story.web("lichaam 7 · mentaal 6 · zingeving 7 · kwaliteit-van-leven 6 · meedoen 4 · dagelijks-functioneren 5")
    arranged = {
        "identiteit": "nog-regelen",
        "rekening": "geregeld",
        "telefoon-internet": "geregeld",
        "taal-tolk": "nog-regelen",
    }
    beside = {
        "identiteit": {"door-wie": "Amina", "voor": "2026-10-16", "opmerking": "paspoort verloopt 2026-12-04"},
        "telefoon-internet": {"opmerking": "geen laptop"},
        "taal-tolk": {"door-wie": "Bo Voorbeeld", "voor": "2026-08-24"},
    }
    story.fill("praktische-voorwaarden", CONSULTANT, arranged, beside, subject="Profiel maken")
    story.barriers(BARRIERS)
    story.strengths(
        ("naaien", 4, "", "Naaien", "", "scissors"),
        ("zorgen", 4, "", "Zorgen", "", "heart"),
        ("andere-talen", 4, "", "Dari en Engels", "", "languages"),
        ("koken", 3, "", "Koken", "", "cooking-pot"),
    )
    story.direction(GoalClass.PARTICIPATION, "Eerst taal en bekend raken.", "2027-02-13", doel_activering="opstap")
    later = {"herzien-op": "2027-02-13"}
    story.fill("route-na-intake", CONSULTANT, {"route": "voortraject"}, {"reading": later})
    fields = later | {"motivatie": "Nog niet gezien op het werk.", "praktijk": False}
    story.fill("arbeidsvermogen", CONSULTANT, {"code": "nog-niet-bekend"}, {"reading": fields})
    story.fill("regie-niveau", RESIDENT, {"regie": 2})
    story.fill("regie-niveau", CONSULTANT, {"regie": 3})


def _plan(story: Story) -> None:
    story.draft("2026-12-03", own_words="Iemand die met mij mijn verhaal maakt.")
    one = story.goal("Ik wil bekend raken zonder dat mijn naam overal staat.", "zrm-2017/werk-opleiding", (2, 3),
                     "2026-12-31", "anoniem profiel en één gesprek", author=Author.TOGETHER)  # fmt: skip
    two = story.goal("Ik wil begrijpen wat in de brief staat.", "zrm-2017/instrumentele-adl", (2, 3), "2026-11-30",
                     "twee brieven zelf")  # fmt: skip
    story.step(one, "Profiel maken met begeleiding, anoniem", "Amina en Bo", HelpLevel.GENERAL, "2026-08-17",
               "2026-09-25", offer="anoniem-profiel", short="Profiel maken", icon="id-card",
               on_fridge_sheet=True)  # fmt: skip
    story.step(one, "Aanbieder kiezen uit de twee (Bazaar of vrijwilligersbank)", "Amina en Bo", HelpLevel.OWN,
               "2026-08-24", "2026-09-11", short="Kiezen: Bazaar of vrijwilligersbank", icon="users",
               on_fridge_sheet=True)  # fmt: skip
    story.step(one, "Paspoort vernieuwen", "Amina", HelpLevel.OWN, "2026-08-31", "2026-10-16")
    story.step(two, "Post met Hamid en twee keer met de vrijwilliger", "Hamid", HelpLevel.NETWORK, "2026-08-17",
               "2026-11-27", offer="prachthuis-papieren", short="Post lezen met Hamid", icon="mail-open",
               on_fridge_sheet=True)  # fmt: skip
    story.promise("Amina kiest welk taalmaatje blijft; de ander stopt met een bedankje.", Promisor.RESIDENT, "Amina")
    story.promise("In het profiel staat geen naam, geboortedatum, adres of uitkering.", Promisor.CONSULTANT,
                  "Bo Voorbeeld")  # fmt: skip
    story.promise("Aan het eind vertelt Amina in eigen woorden wat is afgesproken.", Promisor.RESIDENT, "Amina",
                  contact=True)  # fmt: skip
    story.law(
        "De gemeente helpt met het profiel en betaalt de tolk.",
        duties=("cooperate-plan", "language", "inform"),
        language="toets",
        work="Nog niet bekend.",
    )
    story.draft("2026-12-03", no_disagreement=True)


def _later(story: Story) -> None:
    story.on("2026-09-11")
    story.went("Aanbieder kiezen", StepStatus.DONE, "Gekozen: Bazaar.")
    story.contact(ContactKind.PHONE, "Met de vrijwilligersbank afgesproken: Bazaar gaat verder.")
    stopped = next(one for one in story.dossier.involved_parties if one.organisation == "Vrijwilligersbank")
    involved.change(story.desk, stopped.id, until=date(2026, 9, 11))
    story.on("2026-09-25")
    story.went("Profiel maken", StepStatus.DONE, "Profiel gegeven aan het WSP, toestemming 25 september 2026.")
    _portfolio(story)
    keep_portfolio(story, "WSP", variant="profiel-anoniem")
    keep_portfolio(story, "Amina", note="met naam, alleen voor mij")
    story.on("2026-11-20")
    atelier = Place(title="Naaister in een atelier", organisation="Atelier De Zoom", town="Voorbeeldstad")
    candidacies.found_myself(story.desk, story.case_id, atelier)
    story.contact(ContactKind.WORKPLACE, "Gesprek met een atelier, zelf gevonden.")
    story.on("2026-12-03")
    with story.talk(ConversationKind.REVIEW, "bij Amina thuis", "Paspoort klaar. Twee brieven zelf gelezen.",
                    present=(("Tolk", PersonRole.INTERPRETER),), interpreter="Dari"):  # fmt: skip
        story.went("Paspoort", StepStatus.DONE, "Papieren geregeld.")
        story.went("Post met Hamid", StepStatus.DONE, "Twee brieven zelf.")
        arranged = {"identiteit": "geregeld", "rekening": "geregeld", "telefoon-internet": "geregeld"}
        story.fill("praktische-voorwaarden", CONSULTANT, arranged, subject="Profiel maken")
        look_back(
            story,
            "2027-06-03",
            {"feiten": "Mijn paspoort is klaar. Ik las twee brieven zelf.", "besluit": "Ik ga naar het atelier."},
            "Amina vond zelf een plek.",
            goals={"Ik wil begrijpen": GoalOutcome.REACHED},
            present="tolk Dari",
        )
        story.next("2027-06-03", "Samen terugkijken")
    story.on("2027-06-03")
    with story.talk(ConversationKind.REVIEW, "bij Amina thuis", "Samen teruggekeken.",
                    present=(("Tolk", PersonRole.INTERPRETER),), interpreter="Dari"):  # fmt: skip
        look_back(
            story,
            "2027-12-03",
            {"feiten": "Ik naai twee ochtenden in het atelier.", "besluit": "Ik vraag om een derde ochtend."},
            "Amina is bekend geraakt zonder dat haar naam overal staat.",
            goals={"Ik wil bekend": GoalOutcome.REACHED, "Ik wil begrijpen": GoalOutcome.REACHED},
            present="tolk Dari",
        )
        story.next("2027-12-03", "Samen terugkijken")


def _portfolio(story: Story) -> None:
    done = PortfolioSection.DONE
    for title, detail in (("Naaister", ""), ("Gezorgd voor anderen", ""), ("Mijn talen", "Dari en Engels")):
        portfolio.add_item(story.desk, story.case_id, done, title, detail)
    portfolio.choose(story.desk, story.case_id, motto="Mijn handen en geduld.", picture="scissors", show_people=False)
