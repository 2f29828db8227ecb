"""Sheets to print: the plan, portfolio and fridge sheet of the design pictures, an empty one, and a very long one."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from intake_app.documents.fridge_sheet import FridgeAppointment, FridgeSheet, FridgeStep, PhoneLine
from intake_app.documents.look_back_sheet import LookBackGoal, LookBackLine, LookBackSheet
from intake_app.documents.picture_sheets import (
    LevelCell,
    LevelRow,
    LevelsPicture,
    Reading,
    Voice,
    WebAxis,
    WebPicture,
    WebSeries,
)
from intake_app.documents.plan_sheets import (
    AgreementLine,
    ChoiceLine,
    DifferenceLine,
    GoalBlock,
    Ground,
    Involved,
    LawText,
    PlanSheet,
    Replaced,
    StepLine,
)
from intake_app.documents.portfolio_sheets import PortfolioSheet
from intake_app.documents.recovery_sheet import RecoverySheet
from intake_app.documents.sheet_parts import (
    CardLine,
    ContactPoint,
    Said,
    SignatureBlock,
    SignState,
    StrengthLine,
    Stroke,
)
from intake_app.domain.vocabulary import DifferenceState, HelpGroup, PlanStatus

SELF, NETWORK, GENERAL, TAILORED = HelpGroup
JOYCE = Reading(voice=Voice.RESIDENT, name="Joyce")
MARLOES = Reading(voice=Voice.CONSULTANT, name="Marloes")
AXES = ("Mijn lichaam", "Hoofd en gevoel", "Wat telt voor mij", "Fijn leven", "Meedoen", "Mijn dag")
NOTE = "0 is: gaat niet goed. 10 is: gaat heel goed. De getallen helpen bij het praten. Het zijn geen rapportcijfers."
DOMAINS = (
    "Financiën", "Werk & Opleiding", "Tijdsbesteding", "Huisvesting", "Huiselijke relaties", "Geestelijke gezondheid",
    "Lichamelijke gezondheid", "Middelengebruik", "Basale ADL", "Instrumentele ADL", "Sociaal netwerk",
    "Maatschappelijke participatie", "Justitie",
)  # fmt: skip
LEVELS = (
    "acute problematiek",
    "niet zelfredzaam",
    "beperkt zelfredzaam",
    "voldoende zelfredzaam",
    "volledig zelfredzaam",
)


def signature(turns: float) -> tuple[Stroke, ...]:
    """Something that looks written."""
    points = [
        (0.06 + 0.7 * t / 60, 0.5 - 0.3 * math.sin(t / 60 * turns) * (1 - t / 75), 0.4 + 0.3 * math.sin(t / 9))
        for t in range(61)
    ]
    return (tuple(points), ((0.72, 0.42, 0.5), (0.8, 0.3, 0.5), (0.84, 0.46, 0.4)))


def web(*, both: bool = True) -> WebPicture:
    series = [WebSeries(reading=JOYCE, values=(6, 5, 7, 5, 4, 7))]
    if both:
        series.append(WebSeries(reading=MARLOES, values=(5, 3, 7, 6, 6, 7)))
    return WebPicture(
        axes=tuple(WebAxis(label=label) for label in AXES), series=tuple(series), note=NOTE if both else ""
    )


def levels() -> LevelsPicture:
    rows = []
    for place, domain in enumerate(DOMAINS):
        first, second = place % 5 + 1, (place * 3) % 5 + 1
        cells = (LevelCell(level=first, words=LEVELS[first - 1]), LevelCell(level=second, words=LEVELS[second - 1]))
        if place == 5:
            cells = (LevelCell(words="niet besproken"), cells[1])
        rows.append(LevelRow(domain=domain, cells=cells))
    return LevelsPicture(
        title="Wat ik zelf kan regelen",
        readings=(JOYCE, MARLOES),
        rows=tuple(rows),
        remarks=("Zelfredzaamheid-Matrix 2017, © GGD Amsterdam. Gescoord zonder ZRM-training.",),
    )


def step(what: str, side: HelpGroup, who: str, when: str) -> StepLine:
    return StepLine(what=what, help=side, who=who, when=when)


GOALS = (
    GoalBlock(
        quote="Ik wil weer onder de mensen zijn, twee ochtenden in de week.",
        indicator="ik ken drie mensen in de keuken.",
        by_when=date(2026, 12, 15),
        steps=(
            step("Ik kook mee in Buurthuis De Linde, op dinsdag en donderdag.", SELF, "Joyce", "vanaf di 22 sep"),
            step("De eerste twee keer gaat mijn zus mee.", NETWORK, "Anita, mijn zus", "di 22 en do 24 sep"),
            step("De kookgroep houdt een plek voor mij vrij.", GENERAL, "Buurthuis De Linde", "di 22 sep"),
            step("De gemeente betaalt drie maanden een buskaart.", TAILORED, "Marloes, gemeente", "voor 22 sep"),
        ),
    ),
    GoalBlock(
        quote="Ik wil de post weer durven openmaken.",
        indicator="de keukenla is leeg.",
        by_when=date(2027, 2, 1),
        steps=(
            step("Ik leg de post in één bak. Ik gooi niets weg.", SELF, "Joyce", "vanaf di 15 sep"),
            step("Elke zondag maken we samen de post open.", NETWORK, "Anita, mijn zus", "vanaf zo 20 sep"),
            step("Ik ga naar het inloopspreekuur over geld.", GENERAL, "Bibliotheek Rijnveen", "wo 30 sep, 10 uur"),
            step("De budgetcoach maakt met mij een overzicht.", TAILORED, "Sanne, budgetcoach", "voor 31 oktober"),
        ),
    ),
    GoalBlock(
        quote="Ik wil weten of werken in een keuken bij mij past.",
        indicator="ik heb in twee keukens meegekeken.",
        by_when=date(2027, 3, 1),
        steps=(
            step("Ik schrijf op wat ik kan en wat ik wil leren.", SELF, "Joyce", "voor 15 oktober"),
            step("Ik loop een dag mee in de keuken van De Zonnehof.", SELF, "Joyce", "do 5 november"),
            step("De Zonnehof laat mij de keuken zien.", GENERAL, "De Zonnehof", "do 5 november"),
            step("Wij rekenen uit wat werken doet met mijn inkomen.", SELF, "Joyce en Marloes", "voor 1 december"),
        ),
    ),
)
LAW = LawText(
    duties="Ik krijg bijstand. Daar horen plichten bij.",
    duty_lines=(
        "Ik doe mee aan dit plan.",
        "Ik zoek mee naar werk dat bij mij past.",
        "Ik vertel het de gemeente als er iets verandert.",
    ),
    exemptions=("Tot en met 1 maart 2027 hoef ik niet: iets terugdoen. Nog niet vastgelegd in een besluit.",),
    consequences=(
        "Lukt een afspraak niet? Dan bel ik Marloes. Wij praten er eerst over. Kom ik een plicht niet na, zonder goede "
        "reden? Dan kan de gemeente mijn uitkering een tijd lager maken."
    ),
    fairness=(
        "Is het niet mijn schuld? Dan wordt mijn uitkering niet lager. Gaat het daarna weer goed? Dan kan ik vragen om "
        "de verlaging te stoppen."
    ),
    sources=(
        "Tekst van de gemeente Rijnveen, geldig vanaf 1 januari 2026.",
        "De plichten staan in de Participatiewet, artikel 9 en 44a.",
    ),
)
PLAN = PlanSheet(
    version=1,
    status=PlanStatus.SIGNED,
    dated=date(2026, 9, 15),
    name="Joyce Veldkamp",
    called="Joyce",
    born=date(1979, 5, 3),
    grounds=(Ground(law="Participatiewet", article="artikel 44a"),),
    made_with=(ContactPoint(name="Marloes Dekker", organisation="Sociaal team De Boomgaard"),),
    contact=ContactPoint(name="Marloes Dekker", called="Marloes", phone="0300 – 12 34 56", hours="ma tot en met do"),
    own_words=(
        Said(
            words="Ik wil weer onder de mensen zijn. Koken voor anderen, daar krijg ik energie van. En ik wil ’s "
            "nachts niet meer wakker liggen van de post."
        ),
    ),
    strengths=(
        StrengthLine(title="Rustig koken voor een grote groep", icon="soup"),
        StrengthLine(title="Mijn afspraken nakomen", icon="calendar-check"),
        StrengthLine(title="Een praatje maken", icon="message-circle"),
        StrengthLine(title="Mijn zus Anita staat naast mij", icon="users"),
    ),
    pictures=(web(),),
    differences=(
        DifferenceLine(
            about="Meedoen",
            said=(Said(name="Joyce", words="Ik zie soms dagen niemand."),),
            because="Marloes ziet dat Joyce al meekookt en dat mensen haar groeten.",
            state=DifferenceState.LEAVE_BOTH,
        ),
    ),
    perspective="Een paar ochtenden in een keuken, eerst zonder loon. Daarna kijken wij of betaald werk past.",
    goals=GOALS,
    keep_contact=("Marloes belt elke twee weken op donderdag.",),
    municipal_help=(
        "De gemeente betaalt drie maanden een buskaart. De budgetcoach maakt met mij een overzicht van mijn geld. "
        "Marloes belt elke twee weken op donderdag.",
    ),
    i_do=(AgreementLine(what="Ik bel als het niet lukt."), AgreementLine(what="Ik kom op de afspraken.")),
    municipality_does=(AgreementLine(what="Regelt de buskaart.", who="Marloes", by_when=date(2026, 9, 22)),),
    chose=(ChoiceLine(offer="Taalles op dinsdag", decision="Nee", reason="Dan kook ik al."),),
    law=LAW,
    review_dates=(date(2026, 12, 15), date(2027, 3, 16)),
    review_note="Marloes komt bij mij thuis.",
    involved=(Involved(name="Anita", role="mijn zus", may_know="Alles uit dit plan."),),
    rights=(
        "Ik mag alles lezen wat over mij is opgeschreven. Ik mag vragen om iets te veranderen. Klopt een besluit van "
        "de gemeente niet? Dan mag ik bezwaar maken. Gratis hulp van een onafhankelijke cliëntondersteuner: "
        "0300 – 12 34 60.",
    ),
    teach_back=(
        "Ik ga koken op dinsdag en donderdag. Anita helpt met de post. Als het niet gaat, bel ik. In december kijken "
        "we hoe het loopt."
    ),
    read_aloud=True,
    copy_given=True,
    signatures=(
        SignatureBlock(
            name="Joyce Veldkamp",
            place="Rijnveen",
            signed_on=date(2026, 9, 15),
            state=SignState.INK,
            strokes=signature(24),
        ),
        SignatureBlock(
            name="Marloes Dekker",
            place="Rijnveen",
            signed_on=date(2026, 9, 15),
            state=SignState.INK,
            strokes=signature(31),
        ),
    ),
)
EMPTY_PLAN = PlanSheet(
    version=1,
    status=PlanStatus.DRAFT,
    dated=date(2026, 9, 15),
    name="Jo Ter Aa",
    called="Jo",
    signatures=(SignatureBlock(name="Jo Ter Aa"),),
)
LONG_NAME = "Ağça-Żółtowska van der Škvorecký-Çelebioğlu Ольга-Катерина Михайлівна de Łętowski"
LONG_TEXT = (
    "Ik wil graag vertellen hoe het gaat, want er is veel gebeurd en het is goed dat iedereen die met mij meedenkt "
    "dat een keer rustig kan lezen. "
) * 15
LONG_PLAN = PlanSheet(
    version=12,
    status=PlanStatus.FINAL,
    dated=date(2026, 9, 15),
    name=LONG_NAME,
    called="Ольга",
    born=date(1979, 5, 3),
    annex_to="besluit van 3 maart 2027",
    grounds=(Ground(law="Participatiewet", article="artikel 44a"), Ground(law="Wmo 2015", article="artikel 2.3.2")),
    made_with=(ContactPoint(name=LONG_NAME, organisation="Sociaal team De Boomgaard"), ContactPoint(name="Karim Öz")),
    contact=ContactPoint(name=LONG_NAME, phone="0300 – 12 34 56", hours="ma tot en met do, van 9 tot 12 uur"),
    replaced=Replaced(version=11, because=LONG_TEXT[:300], changes=("Doel 3 is erbij gekomen.", LONG_TEXT[:400])),
    own_words=(Said(words=LONG_TEXT), Said(words="Ben ik ook nog.", name="Vader")),
    next_step="Met iemand naast me tot de hoek van de straat. Niet verder.",
    strengths=tuple(StrengthLine(title=f"Talent {n}", evidence=LONG_TEXT[: n * 60]) for n in range(1, 8)),
    pictures=(
        WebPicture(
            title="Mijn web",
            axes=tuple(
                WebAxis(label=label, talk=n % 2 == 0, said=(Said(name="Joyce", words=LONG_TEXT[:500]),))
                for n, label in enumerate(AXES)
            ),
            series=(
                WebSeries(reading=JOYCE, values=(6, None, 7, 5, 4, 7), words=("", "weet ik niet", "", "", "", "")),
                WebSeries(reading=MARLOES, values=(6, 3, 7, 6, 6, 7)),
                WebSeries(
                    reading=Reading(voice=Voice.EARLIER, name="Joyce", moment="maart 2026"), values=(2, 2, 3, 4, 1, 0)
                ),
            ),
            note=NOTE,
        ),
        LevelsPicture(
            title="Wat ik zelf kan regelen",
            readings=levels().readings,
            rows=tuple(
                LevelRow(domain=row.domain, cells=row.cells, said=(Said(name="Marloes", words=LONG_TEXT[:700]),))
                for row in levels().rows
            ),
            remarks=levels().remarks,
        ),
    ),
    take_along=(LONG_TEXT[:200],),
    differences=tuple(
        DifferenceLine(
            about=domain,
            said=(Said(name="Joyce", words=LONG_TEXT[:300]), Said(name="Marloes", words=LONG_TEXT[:250])),
            because="Wij kijken er later naar.",
            state=DifferenceState.TALK_MORE,
        )
        for domain in DOMAINS[:4]
    ),
    perspective=LONG_TEXT,
    goals=tuple(
        GoalBlock(
            title=f"Titel van doel {number}",
            quote=LONG_TEXT[: 40 + number * 20],
            indicator=LONG_TEXT[:120],
            no_hurry=number % 2 == 0,
            from_words="niet zelfredzaam",
            to_words="beperkt zelfredzaam" if number % 3 else "niet zelfredzaam",
            steps=tuple(
                StepLine(
                    what=LONG_TEXT if number == 7 and place == 0 else f"Stap {place} van doel {number}.",
                    help=list(HelpGroup)[place % 4],
                    who=LONG_NAME if number == 3 else "Marloes",
                    when="elke zondag, na het eten",
                )
                for place in range(number % 5)
            ),
        )
        for number in range(1, 41)
    ),
    keep_contact=("Marloes belt elke twee weken.", LONG_TEXT),
    municipal_help=(LONG_TEXT,),
    i_do=tuple(AgreementLine(what=LONG_TEXT[:150]) for _ in range(12)),
    municipality_does=tuple(
        AgreementLine(what=LONG_TEXT[:90], who="Marloes", by_when=date(2026, 10, n)) for n in range(1, 20)
    ),
    others_do=(AgreementLine(what="Gaat mee.", who="Anita"),),
    law=LawText(duties=LONG_TEXT, consequences=LONG_TEXT, fairness=LONG_TEXT, sources=LAW.sources),
    review_dates=tuple(date(2027, month, 1) for month in range(1, 6)),
    review_note="Marloes komt bij mij thuis.",
    guided_by="Marloes Dekker",
    disagreement=LONG_TEXT,
    involved=tuple(Involved(name=f"Mens {n}", role="buurvrouw", may_know=LONG_TEXT[:100]) for n in range(9)),
    rights=(LONG_TEXT, "Ik mag alles lezen."),
    teach_back=LONG_TEXT,
    interpreter_present=True,
    signatures=tuple(
        SignatureBlock(name=LONG_NAME, role="regisseur", place="Rijnveen", state=state, reason=LONG_TEXT[:120])
        for state in (SignState.OPEN, SignState.WET_INK, SignState.NOT_SIGNED)
    ),
)
PORTFOLIO = PortfolioSheet(
    name="Joyce Veldkamp",
    called="Joyce",
    dated=date(2026, 9, 15),
    motto="Als ik kook, zit iedereen binnen vijf minuten aan tafel.",
    picture="cooking-pot",
    strengths=(
        StrengthLine(
            title="Koken voor een grote groep", evidence="Veertig borden soep, en ik blijf rustig.", icon="soup"
        ),
        StrengthLine(
            title="Afspraken nakomen", evidence="Ik ben op tijd. Ik bel als het anders loopt.", icon="calendar-check"
        ),
        StrengthLine(
            title="Een praatje maken", evidence="Nieuwe mensen voelen zich snel thuis bij mij.", icon="message-circle"
        ),
        StrengthLine(title="Volhouden", evidence="Twaalf jaar mijn eigen winkel gehad.", icon="sprout"),
    ),
    wants=(
        "Ik wil weer onder de mensen zijn.",
        "Ik wil werken in een keuken.",
        "Ik wil leren hoe je kookt voor mensen die ziek zijn.",
    ),
    gives=("Ik leer mijn recepten aan de jongeren van het buurthuis.",),
    web=web(both=False),
    goes_well=("Ik weet wat voor mij telt.", "Mijn dag heeft ritme."),
    change=("Ik wil vaker mensen zien.",),
    people=(
        CardLine(title="Anita, mijn zus", detail="06 – 12 34 56 10", icon="heart"),
        CardLine(title="Nienke, mijn dochter", detail="woont bij mij", icon="heart"),
        CardLine(title="Buurman Wim", detail="past op de hond", icon="house"),
    ),
    done=(
        CardLine(title="Eigen winkel", detail="2009 tot 2021", icon="store"),
        CardLine(title="Diploma sociale hygiëne", detail="2010", icon="file-check"),
        CardLine(title="Kookgroep De Linde", detail="sinds augustus 2026", icon="soup"),
    ),
    steps=(
        "Ik kook mee op dinsdag en donderdag.",
        "Elke zondag maak ik met Anita de post open.",
        "Ik loop een dag mee in De Zonnehof.",
    ),
    appointment="dinsdag 15 december, 10 uur, bij mij thuis",
)
FRIDGE = FridgeSheet(
    called="Joyce",
    dated=date(2026, 9, 15),
    steps=(
        FridgeStep(title="Koken in De Linde", when="dinsdag en donderdag, 10 uur", icon="soup"),
        FridgeStep(title="Post openmaken met Anita", when="elke zondag, na het eten", icon="mail-open"),
        FridgeStep(title="Kijken in De Zonnehof", when="donderdag 5 november, 9 uur", icon="footprints"),
    ),
    appointment=FridgeAppointment(when="dinsdag 15 december, 10 uur", where="Marloes komt bij mij thuis."),
    phones=(
        PhoneLine(name="Marloes", who="sociaal team", phone="0300 – 12 34 56"),
        PhoneLine(name="Anita", who="mijn zus", phone="06 – 12 34 56 10"),
    ),
)
LOOK_BACK = LookBackSheet(
    name="Joyce Veldkamp",
    held_on=date(2027, 3, 16),
    version=1,
    closed=True,
    consultant="Marloes",
    present="Anita, mijn zus",
    goals=(
        LookBackGoal(
            name="“Ik wil weer onder de mensen zijn, twee ochtenden in de week.”",
            outcome="Het is gelukt.",
            why="Ik ken er nu zeven.",
            lines=(
                LookBackLine(
                    what="Ik kook mee in Buurthuis De Linde, op dinsdag en donderdag.",
                    who="Joyce, vanaf di 22 sep",
                    result="Gelukt",
                    why="Donderdag is mijn lievelingsdag.",
                    now="Doorgaan",
                ),
                LookBackLine(
                    what="De gemeente betaalt drie maanden een buskaart.",
                    who="Marloes, gemeente, voor 22 sep",
                    result="Deels gelukt",
                    why="De kaart kwam drie weken te laat. Joyce krijgt haar geld nog terug.",
                    now="Een andere stap",
                ),
            ),
        ),
        LookBackGoal(
            name="“Ik wil de post weer durven openmaken.”",
            lines=(
                LookBackLine(
                    what="Elke zondag maken we samen de post open.",
                    who="Anita, mijn zus, vanaf zo 20 sep",
                    result="Nog niet gelukt",
                    why="Anita werkt nu op zondag. Alleen durf ik het nog niet.",
                    now="Dezelfde stap, maar kleiner",
                ),
                LookBackLine(what="Ik ga naar het inloopspreekuur over geld.", who="Bibliotheek Rijnveen"),
            ),
        ),
    ),
    agreements=(LookBackLine(what="Ik bel als ik niet kom.", who="Joyce", result="Gelukt"),),
    said=(
        Said(name="Wat is er gebeurd?", words="Ik heb elke week gekookt."),
        Said(name="Wat doe ik nu?", words="Ik ga door, en ik kijk in een keuken."),
    ),
    consultant_says="Ik zie Joyce groeien. Wij waren te laat met de buskaart.",
    fits="Een beetje. De post past nog niet.",
    grown="Koken voor twintig mensen, en uitleggen hoe het moet.",
    next_on=date(2027, 9, 14),
)
EMPTY_LOOK_BACK = LookBackSheet(name="Joyce", held_on=date(2027, 3, 16), version=1, closed=False, declined=True)
RECOVERY = RecoverySheet(
    vault_name="Kluis van Marloes", code=("7KQ2M", "X9FDA", "PRT5W", "B3HJN", "ZC8EV", "M4LQS"), dated=date(2026, 9, 15)
)
MATRIX_PLAN = replace(PLAN, pictures=(web(), levels()), goals=GOALS + GOALS)
SCRIPTS_PLAN = replace(
    EMPTY_PLAN,
    name="Yusuf Al-Khatib (يوسف الخطيب)",
    own_words=(
        Said(words="أريد أن أتعلم اللغة الهولندية وأن أعمل في مطبخ. عندي خبرة 12 سنة في الطبخ، وأريد أن أساعد الناس."),
        Said(words="Mijn naam is “محمد علي”, en mijn zus heet لالة (ፅዮን ተስፋይ)."),
    ),
    perspective="Ольга помогает. Ξένια, Nguyễn Thị Ánh, Ağça, Żółtowska.",
)
EMPLOYER_PORTFOLIO = replace(PORTFOLIO, for_employer=True)
