"""P07, Chantal Testhuis: the participatieplaats ends, and the next step is looked for in time."""

from __future__ import annotations

from datetime import date

from intake_app.domain.diagnosis import WageValue
from intake_app.domain.people import Person
from intake_app.domain.taking_part import ParticipationForm
from intake_app.domain.terms import Mark
from intake_app.domain.vocabulary import (
    ContactKind,
    ConversationKind,
    GoalClass,
    HelpLevel,
    LegalGround,
    PersonRole,
    PortfolioSection,
    Promisor,
    RaterRole,
    ReadingSource,
    StepStatus,
)
from intake_app.services import corrections, diagnosis, instruments, portfolio, taking_part, terms

from ..going_on import (
    GoalOutcome,
    OutcomeKind,
    ReviewResult,
    WhatNow,
    after_start,
    cared,
    close,
    end_of_care,
    keep_portfolio,
    look_back,
    next_version,
)
from ..telling import CONSULTANT, RESIDENT, Story, day

T0 = """
| financien | 3 | 3 | |
| werk-opleiding | 3 | 3 | |
| tijdsbesteding | 3 | 3 | |
| huisvesting | 4 | 4 | |
| huiselijke-relaties | 4 | 4 | |
| geestelijke-gezondheid | 3 | 3 | |
| lichamelijke-gezondheid | 3 | 3 | knie |
| middelengebruik | 5 | 5 | |
| basale-adl | 5 | 5 | |
| instrumentele-adl | 4 | 4 | |
| sociaal-netwerk | 3 | 3 | |
| maatschappelijke-participatie | 3 | 3 | |
| justitie | 5 | 5 | |
"""
T1 = """
| financien | 3 | 3 | |
| werk-opleiding | 3 | 4 | verschil: Chantal telt het onbetaalde werk niet mee |
| tijdsbesteding | 4 | 4 | |
| huisvesting | 4 | 4 | |
| huiselijke-relaties | 4 | 4 | |
| geestelijke-gezondheid | 4 | 4 | |
| lichamelijke-gezondheid | 2 | 3 | verschil, knie |
| middelengebruik | 5 | 5 | |
| basale-adl | 5 | 5 | |
| instrumentele-adl | 4 | 4 | |
| sociaal-netwerk | 4 | 4 | |
| maatschappelijke-participatie | 4 | 4 | |
| justitie | 5 | 5 | |
"""
PAPER = (
    "financien 2 · dagbesteding 2 · huisvesting 4 · huiselijke-relaties 3 · geestelijke-gezondheid 2 · "
    "lichamelijke-gezondheid 3 · verslaving 4 · adl 4 · sociaal-netwerk 2 · maatschappelijke-participatie 1 · "
    "justitie 5"
)
BARRIERS = """
| uitval-hulp | speelt | de plek stopt op 2026-10-02 |
| lichamelijk | speelt | knie, niet lang staan |
| leeftijd | speelt | buitenwereld |
"""
WORTH = {
    RESIDENT: "loont nee · past ja · zinvol ja · geen-verdringing ja · duurzaam nee · ontwikkeling deels · "
    "zeggenschap ja · erkenning ja · rust ja · begeleiding ja · terug weet-niet",
    CONSULTANT: "loont nee · past ja · zinvol ja · geen-verdringing weet-niet · duurzaam nee · ontwikkeling ja · "
    "zeggenschap ja · erkenning ja · rust ja · begeleiding ja · terug weet-niet",
}
PLACE = "kringloop"


def tell(story: Story) -> None:
    story.on("2022-10-03")
    story.works("Cas Test", "000-000 00 30", organisation="Werk en inkomen", place="Voorbeeldstad")
    chantal = Person(
        first_name="Chantal",
        last_name="Testhuis",
        birth_date=date(1978, 12, 5),
        street="Testhuiskade 8",
        postcode="0000 AG",
        town="Voorbeeldstad",
        phone="06-00 00 00 08",
    )
    story.report(
        chantal, LegalGround.PW_44A, household="alleenstaand", income="bijstand", reason="Begint bij de kringloop."
    )
    story.happened("start-participatieplaats", "2022-10-03", note="kringloop")
    _earlier_plans(story)
    _measure_again(story)
    _third_plan(story)
    _towards_pay(story)


def _earlier_plans(story: Story) -> None:
    """Versions 1 and 2: only that they were there is told by the persona; what is in them is filled in."""
    with story.talk(ConversationKind.PLAN, "kringloop", "Begin van de participatieplaats.",
                    contact=ContactKind.WORKPLACE):  # fmt: skip
        story.draft("2024-02-20", own_words="Ik wil weer ergens bij horen.", no_disagreement=True)
        goal = story.goal("Ik wil weer ergens bij horen.", "zrm-2017/sociaal-netwerk", (2, 3), "2024-02-20",
                          "vaste dagen bij de kringloop")  # fmt: skip
        story.step(goal, "Werken bij de kringloop, drie dagen", "Chantal", HelpLevel.GENERAL, "2022-10-03",
                   "2024-02-20", offer="participatieplaats")  # fmt: skip
        story.promise("Cas komt elk half jaar langs.", Promisor.CONSULTANT, "Cas Test", contact=True)
        story.law("De gemeente geeft een participatieplaats.", work="Chantal kan werken met begeleiding.")
        story.strengths(
            ("klant-gast", 4, "kringloop", "Met klanten omgaan", "Ik ken alle vaste klanten bij naam.", "smile"),
            ("organiseren", 4, "", "Organiseren", "", "list-checks"),
            ("rekenen", 4, "kassa", "Rekenen", "Aan de kassa.", "calculator"),
            ("uitleggen", 4, "", "Uitleggen", "Ik werk nieuwe mensen in.", "users"),
        )
        story.sign("Ik werk drie dagen bij de kringloop.")
    story.on("2024-02-20")
    term = next(one for one in terms.terms(story.desk, story.case_id) if one.id == "TL19")
    terms.mark(story.desk, story.case_id, term, Mark.EXTENDED, note="eerste jaar, andere omgeving")
    with story.talk(ConversationKind.REVIEW, "kringloop", "Gemeten en het plan verlengd.",
                    contact=ContactKind.WORKPLACE):  # fmt: skip
        story.matrix(T0)
        review = look_back(
            story,
            "2026-02-19",
            {"feiten": "Ik werk drie dagen bij de kringloop.", "besluit": "Ik blijf bij de kringloop."},
            "Chantal is er op haar plek.",
            steps={"Werken bij de kringloop": (ReviewResult.DONE, "", WhatNow.GO_ON)},
        )
        next_version(story, review)
        story.sign("Ik blijf bij de kringloop.")
    story.on("2025-09-25")
    term = next(one for one in terms.terms(story.desk, story.case_id) if one.id == "TL19")
    terms.mark(story.desk, story.case_id, term, Mark.EXTENDED, note="tweede jaar, ander werk")


def _measure_again(story: Story) -> None:
    story.on("2026-02-19")
    with story.talk(
        ConversationKind.REVIEW,
        "kringloop",
        "Volgmeting en nieuw plan. Wim was er bij het laatste deel.",
        contact=ContactKind.WORKPLACE,
        minutes=90,
        present=(("Wim", PersonRole.COLLEAGUE),),
    ):
        story.said(
            "openingsvragen",
            mogelijkheden="Ik ken alle vaste klanten van de kringloop bij naam.",
            wil="Niet weer thuis op de bank.",
        )
        story.said("welke-stap-nu", stap="Dat iemand nú met mijn baas praat, niet in september.")
        story.matrix(T1)
        story.web("lichaam 4 · mentaal 6 · zingeving 7 · kwaliteit-van-leven 6 · meedoen 7 · dagelijks-functioneren 7")
        story.barriers(BARRIERS)
        for rater, values in WORTH.items():
            _worth(story, rater, values)
        ladder = {"doet": 4, "kan": 5}
        known = {"kan": {"motivatie": "Zij werkt nieuwe mensen in."}}
        instruments.switch(story.desk, "participatieladder", True)  # this organisation works with it
        story.fill("participatieladder", CONSULTANT, ladder, known)
        _takes_part(story, ParticipationForm.INFORMAL_CARE, "mijn moeder helpen", "2011-01-01", "2013-12-31")
        _takes_part(story, ParticipationForm.PARTICIPATION_PLACE, "kringloopwinkel", "2022-10-03", where="kringloop")
        skills = {"klant-gast": 4, "organiseren": 4, "rekenen": 4, "uitleggen": 4}
        seen = {
            "klant-gast": {"gezien-door": "Wim", "gezien-op": "2026-02-12", "waar-gezien": "kringloop"},
            "uitleggen": {"betaald-uren": 20},
        }
        story.fill("krachteninventaris", RESIDENT, skills, seen)
        _estimates(story)
    story.people(
        ("Wim", "begeleider kringloop", PersonRole.COLLEAGUE, "werkbegeleiding", "2026-02-19"),
        ("Huisarts en fysio", "", PersonRole.OTHER, "", ""),
    )
    _type_over(story)


def _takes_part(
    story: Story, form: ParticipationForm, what: str, begun: str, ended: str = "", *, where: str = "", hours: int = 0
) -> None:
    """One form of taking part; it ends on another day than it was written down."""
    made = taking_part.begin(story.desk, story.case_id)
    taking_part.change(
        story.desk,
        made.id,
        form=form,
        what=what,
        organisation=where,
        from_on=day(begun),
        until_on=day(ended) if ended else None,
        hours_week=hours * 60 or None,
    )


def _worth(story: Story, rater: RaterRole, values: str) -> None:
    answers = dict(one.rsplit(" ", 1) for one in values.split(" · "))
    beside: dict[str, dict[str, str | int | bool]] = {
        "loont": {"uitleg": "Er is geen loon.", "afspraak": "Inkomenscheck voor er iets getekend wordt."},
        "duurzaam": {"uitleg": "De plek stopt in oktober.", "afspraak": "Nu zoeken naar een betaalde plek."},
    }
    if answers["ontwikkeling"] == "deels":
        beside["ontwikkeling"] = {"uitleg": "Ik wil ook de kas leren sluiten.", "afspraak": "Wim leert het."}
    story.fill("waardevol-werk", rater, answers, beside, subject=PLACE)


def _estimates(story: Story) -> None:
    best = "20 uur, afwisselend zitten en staan."
    story.direction(GoalClass.PAID_WORK, "Chantal is eraan toe.", "2026-10-02", best=best)
    later = {"herzien-op": "2026-10-02"}
    story.fill("route-na-intake", CONSULTANT, {"route": "werk-met-steun"}, {"reading": later})
    fields = later | {"motivatie": "Gezien op de werkplek.", "praktijk": True}
    story.fill("arbeidsvermogen", CONSULTANT, {"code": "met-hulp-wml"}, {"reading": fields})
    story.fill("regie-niveau", RESIDENT, {"regie": 4})
    story.fill("regie-niveau", CONSULTANT, {"regie": 3})


def _type_over(story: Story) -> None:
    """The paper of 2016, with its own day. One figure was misread and is put right with the reason."""
    paper = story.list("zrm-2013", PAPER, rater=CONSULTANT, measured_on=date(2016, 3, 10), source=ReadingSource.PAPER)
    corrections.correct_answer(
        story.desk, paper.id, "verslaving", "Verkeerd overgetypt: op het papier staat een 5.", value=5
    )


def _third_plan(story: Story) -> None:
    review = look_back(
        story,
        "2026-09-14",
        {"feiten": "De plek stopt op 2 oktober 2026.", "besluit": "Wij zoeken nu een plek die betaalt."},
        "Het is tijd voor een volgende stap.",
        goals={"Ik wil weer ergens bij horen": GoalOutcome.REACHED},
        steps={"Werken bij de kringloop": ReviewResult.DONE},
        agreements={"Cas komt elk half jaar langs": (ReviewResult.DONE, "", WhatNow.FINISHED)},
        present="Wim, bij het laatste deel",
    )
    next_version(story, review)
    story.draft("2026-09-14", own_words="Niet weer thuis op de bank.")
    _steps(story)
    story.promise("Cas belt de werkgever vóór 13 maart 2026.", Promisor.CONSULTANT, "Cas Test", "2026-03-12")
    story.promise("Chantal kiest of de fysio iets mag zeggen; nu nee.", Promisor.RESIDENT, "Chantal")
    story.promise("Eerst de inkomenscheck, dan pas tekenen.", Promisor.CONSULTANT, "Cas Test")
    story.law("Cas praat met de kringloop en rekent het inkomen uit.", work="Met hulp, 20 uur; gezien op het werk.")
    story.next("2026-09-14", "Samen terugkijken", place="kringloop")
    story.sign("Cas praat nu met mijn baas. Voor oktober een plek die betaalt.")


def _steps(story: Story) -> None:
    general = HelpLevel.GENERAL
    one = story.goal("Ik wil voor oktober een plek die betaalt.", "zrm-2017/werk-opleiding", (3, 4), "2026-10-02",
                     "contract, ook als het 20 uur is")  # fmt: skip
    two = story.goal("Ik wil mijn klanten niet kwijt.", "zrm-2017/sociaal-netwerk", (4, 4), "",
                     "één dag kringloop blijft")  # fmt: skip
    story.step(one, "Gesprek met kringloop over een betaalde plek", "Chantal en Cas", general, "2026-02-23",
               "2026-03-13", short="Praten met de kringloop", icon="messages-square", on_fridge_sheet=True)  # fmt: skip
    story.step(one, "Taken bundelen tot een passende plek", "Werkgeversservicepunt", general, "2026-03-16",
               "2026-05-01", offer="jobcrafting", waits="Gesprek met kringloop", icon="puzzle",
               short="Taken bundelen", on_fridge_sheet=True)  # fmt: skip
    story.step(one, "Loonwaarde laten meten op de werkplek", "Cas", general, "2026-05-04", "2026-06-26",
               offer="loonkostensubsidie", waits="Taken bundelen")  # fmt: skip
    story.step(one, "Inkomen uitrekenen", "Inkomensconsulent", general, "2026-05-04", "2026-05-22",
               offer="inkomensbegeleider", waits="Gesprek met kringloop", icon="calculator")  # fmt: skip
    story.step(two, "Vrijwilligersdag afspreken", "Chantal", HelpLevel.OWN, "2026-08-03", "2026-09-25",
               offer="vrijwilligerswerk", short="Eén dag kringloop", icon="calendar",
               on_fridge_sheet=True)  # fmt: skip


def _towards_pay(story: Story) -> None:
    story.on("2026-03-05")
    story.people(("Werkgeversservicepunt", "", PersonRole.OTHER, "zoekt een plek met Chantal", "2026-03-05"))
    story.on("2026-03-12")
    story.contact(ContactKind.PHONE, "De kringloop wil, als er steun komt.")
    story.went("Gesprek met kringloop", StepStatus.DONE, "De kringloop wil, als er steun komt.")
    story.on("2026-06-24")
    measured = {
        "uitvoerder": "Q. Testmeter",
        "datum": "2026-06-24",
        "uitkomst": "70 procent op deze werkplek.",
        "werkplek": PLACE,
        "methode": "meting op de werkplek",
        "deskundige": "Q. Testmeter",
        "percentage": 70,
    }
    story.fill("externe-uitslag", CONSULTANT, {"soort": "loonwaarde"}, {"reading": measured}, subject=PLACE)
    diagnosis.begin(
        story.desk, story.case_id, WageValue, job=PLACE, determined_on=day("2026-06-24"), percentage=70,
        expert="Q. Testmeter", method="meting op de werkplek",
    )  # fmt: skip
    story.went("Taken bundelen", StepStatus.DONE)
    story.went("Loonwaarde", StepStatus.DONE, "Vastgesteld door een deskundige.")
    story.on("2026-09-14")
    with story.talk(ConversationKind.REVIEW, "kringloop", "Contract van 20 uur per 5 oktober 2026.",
                    contact=ContactKind.WORKPLACE):  # fmt: skip
        story.went("Inkomen uitrekenen", StepStatus.DONE)
        story.went("Vrijwilligersdag", StepStatus.DONE, "Eén dag in de week.")
        look_back(
            story,
            "2027-03-15",
            {"feiten": "Ik heb een contract van 20 uur.", "besluit": "Ik begin op 5 oktober."},
            "De volgende stap kwam op tijd.",
            goals={"Ik wil voor oktober": GoalOutcome.REACHED, "Ik wil mijn klanten": GoalOutcome.REACHED},
        )
    story.on("2026-10-05")
    story.happened("start-werk", "2026-10-05", note="kringloop, 20 uur, met loonkostensubsidie")
    story.happened("einde-participatieplaats", "2026-10-02")
    place = next(one for one in story.dossier.participation_periods if one.organisation == "kringloop")
    taking_part.change(story.desk, place.id, until_on=day("2026-10-02"))
    subsidy = ParticipationForm.PAID_WITH_SUBSIDY
    _takes_part(story, subsidy, "klanten helpen in de kringloop", "2026-10-05", where="kringloop", hours=20)
    _portfolio(story)
    keep_portfolio(story, "Chantal")
    after_start(story, "Kringloop", "Wim", "2026-10-05")
    for when, note in (("2026-11-05", "Het bevalt. De knie ook."), ("2027-01-05", "Zij leert de kas sluiten.")):
        story.on(when)
        cared(story, note)
    story.on("2027-04-05")
    with story.talk(ConversationKind.AFTERCARE, "kringloop", "Nazorg na zes maanden.", contact=ContactKind.WORKPLACE):
        cared(story, "Wim wil dat zij blijft.")
        end_of_care(story)
        portfolio.add_item(story.desk, story.case_id, PortfolioSection.DONE, "Betaald werk bij de kringloop", "20 uur")
        keep_portfolio(story, "Chantal", note="na zes maanden werk")
    close(story, OutcomeKind.PAID_WORK, "Zij heeft een contract en de nazorg is klaar.", "Kringloop, 20 uur",
          "2027-10-05", "Wim begeleidt haar. Zij weet wie zij belt.")  # fmt: skip


def _portfolio(story: Story) -> None:
    done = PortfolioSection.DONE
    for title, detail in (
        ("Kringloop", "vier jaar"),
        ("Mantelzorg voor mijn moeder", "2011 tot 2013"),
        ("Administratie van de voetbalclub", ""),
        ("Wat Wim zegt", "“Zij ziet wat er moet gebeuren.”"),
    ):
        portfolio.add_item(story.desk, story.case_id, done, title, detail)
    motto = "Nieuwe mensen inwerken, dat vind ik het leukst."
    portfolio.choose(story.desk, story.case_id, motto=motto, picture="store", show_people=False)
