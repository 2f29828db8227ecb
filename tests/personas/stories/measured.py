"""P01 to P04: what the persona tells about measuring and terms beside the story that their files already hold.

Told again on a file that has it, nothing changes: a reading of one voice on one day is one reading.
"""

from __future__ import annotations

from intake_app.domain.vocabulary import RaterRole

from ..telling import CONSULTANT, RESIDENT, Story

PARENT = RaterRole.PARENT
_BEGIN = (
    "taal 5 · gezondheid 3 · vertrouwen-overheid 2 · financien 3 · naar-buiten 1 · contacten 1 · dagritme 2 · "
    "stress 2 · zelfvertrouwen 1 · veilig-thuis 4 · werk-bezigheid 98 · toekomst 2"
)
_AFTER = (
    "taal 5 gelijk · gezondheid 3 gelijk · vertrouwen-overheid 3 beter · financien 3 gelijk · naar-buiten 4 beter · "
    "contacten 3 beter · dagritme 3 beter · stress 3 weet-niet · zelfvertrouwen 3 beter · veilig-thuis 4 gelijk · "
    "werk-bezigheid 3 beter · toekomst 3 beter"
)


def estimates(story: Story, review: str, route: str, *, first: str = "", code: str = "nog-niet-bekend") -> None:
    """The consultant's dated estimates: the route, and what somebody can do at work."""
    fields = {"herzien-op": review} | ({"eerst": first} if first else {})
    story.fill("route-na-intake", CONSULTANT, {"route": route}, {"reading": fields})
    if code:
        known = {"motivatie": "Nog niet gezien op het werk.", "praktijk": False, "herzien-op": review}
        story.fill("arbeidsvermogen", CONSULTANT, {"code": code}, {"reading": known})


def control(story: Story, own: int, other: int | None) -> None:
    """How much somebody steers, in both voices."""
    story.fill("regie-niveau", RESIDENT, {"regie": own})
    if other is not None:
        story.fill("regie-niveau", CONSULTANT, {"regie": other})


def mirjam(story: Story) -> None:
    story.works("Ada Proef", "000-000 00 10", organisation="Sociaal team", place="Voorbeeldstad")
    story.on("2026-03-05")
    home = {"place": "bij Mirjam thuis", "present": "Noor (kind)"}
    story.list("effect-leefgebieden", _BEGIN, extra={"reading": {"soort-moment": "begin"}}, **home)
    story.barriers("""
    | angst | in-aanpak | onderliggend, praktijkondersteuner |
    | alleen | speelt | signaal |
    | bang-inkomen | speelt | bang dat een vergoeding de uitkering kost |
    """)
    estimates(story, "2026-09-07", "eerst-herstel sociale-activering", first="eerst-herstel")
    control(story, 2, 3)
    story.on("2026-03-12")
    decided = {
        "van-plicht": "sollicitatieplicht",
        "start": "2026-03-05",
        "eind": "2026-09-30",
        "herzien-op": "2026-09-07",
        "besluit-nummer": "Z-0000-01",
        "besluit-datum": "2026-03-12",
    }
    story.fill("ontheffing", CONSULTANT, {"reden": "gezondheid"}, {"reading": decided})
    story.happened("ontheffing", "2026-03-05", "2026-09-30")
    story.on("2026-09-08")
    rows = [one.rsplit(" ", 2) for one in _AFTER.split(" · ")]
    extra = {"reading": {"soort-moment": "vervolg"}, **{item: {"sinds-begin": since} for item, _now, since in rows}}
    now = {item: int(value) for item, value, _since in rows}
    story.fill("effect-leefgebieden", RESIDENT, now, extra, place="bij Mirjam thuis")


def henk(story: Story) -> None:
    story.works("Bo Voorbeeld", "000-000 00 20", organisation="Werk en inkomen", place="Voorbeeldstad")
    story.on("2026-01-15")
    barriers = story.barriers("""
    | schulden | in-aanpak | één regeling, € 55 per maand |
    | bang-inkomen | speelt | reden om eerst te rekenen |
    | lang-eruit | speelt | negen jaar |
    | belastbaar | speelt | schouder |
    """)
    story.beside(barriers, "belastbaar", {"opmerking": "schouder", "afdrukken": False})
    estimates(story, "2026-07-15", "werk-met-steun")
    control(story, 3, None)
    home = (
        "financien-huishouden 2 · huisvesting 4 · organisatie-huishouden 4 · huiselijke-relaties 4 · sociale-omgeving 3"
    )
    about = {"subject": "Henk en Rita", "place": "bij Henk en Rita thuis"}
    items = [one.split(" ")[0] for one in home.split(" · ")]
    told = {"reading": {"gegeven-door": "Rita"}, **{item: {"tonen": False} for item in items}}
    story.list("zrm-huishouden", home, rater_name="Rita Bedacht", extra=told, **about)
    story.list("zrm-huishouden", home, rater=CONSULTANT, extra={"reading": {"gegeven-door": "Bo Voorbeeld"}}, **about)
    story.on("2026-02-06")
    _household_sum(story, "Vorm A: alleen Henk aan het werk", {"Henk": 176000}, rent=25000, travel=4500)
    _household_sum(story, "Vorm B: beiden een baan", {"Henk": 176000, "Rita": 162000}, rent=0, travel=9000)


def _household_sum(story: Story, form: str, wages: dict[str, int], *, rent: int, travel: int) -> None:
    rows: dict[str, dict[str, str | int | bool]] = {
        "regel/1": {"persoon": "Henk en Rita", "post": "uitkering", "nu": 185000, "straks": 0},
        "regel/2": {"persoon": "Henk en Rita", "post": "toeslag", "nu": 32000, "straks": rent},
        "regel/3": {"persoon": "Henk en Rita", "post": "reiskosten", "nu": 0, "straks": travel},
        "reading": {"meldt": "Rita", "verrekent": "inkomensconsulent gemeente", "inkomen-geborgd": len(wages) > 1},
    }
    for place, (name, wage) in enumerate(wages.items(), start=4):
        rows[f"regel/{place}"] = {"persoon": name, "post": "loon", "nu": 0, "straks": wage}
    if len(wages) == 1:
        rows["reading"] |= {
            "reparatie": "Deze vorm kiezen wij niet.",
            "reparatie-bedrag": 0,
            "reparatie-wie": "inkomensconsulent gemeente",
            "reparatie-van": "2026-02-06",
        }
    story.fill("inkomenscheck", CONSULTANT, {}, rows, subject=form)


def rita(story: Story) -> None:
    story.works("Bo Voorbeeld", "000-000 00 20", organisation="Werk en inkomen", place="Voorbeeldstad")
    story.on("2026-01-15")
    estimates(story, "2026-07-15", "werk-met-steun")
    control(story, 4, None)


def farida(story: Story) -> None:
    story.works("Cas Test", "000-000 00 30", organisation="Werk en inkomen", place="Voorbeeldstad")
    story.on("2026-05-21")
    for child, values in (("Sam", (4, 4, 4, 3, 1, 5)), ("Yara", (4, 5, 4, 4, 1, 5))):
        _child(story, child, values, "bij Farida thuis")
    story.barriers("""
    | opvang | speelt | signaal |
    | bang-inkomen | in-aanpak | reparatie afgesproken |
    | zorgtaken | speelt | kinderen |
    """)
    estimates(story, "2026-10-30", "voortraject")
    control(story, 4, 3)
    story.on("2026-06-18")
    _conditions(story)
    story.on("2026-06-24")
    _repaired_sum(story)
    story.on("2026-11-02")
    story.happened("start-werk", "2026-11-02", note="zestien uur")
    story.happened("start-jobcoach", "2026-11-02")
    story.on("2027-05-03")
    for child, values in (("Sam", (4, 4, 4, 3, 3, 5)), ("Yara", (4, 5, 4, 4, 3, 5))):
        _child(story, child, values, "bij Farida thuis")


def _child(story: Story, child: str, values: tuple[int, ...], place: str) -> None:
    items = [item.id for item in story.desk.forms.instrument("zrm-kinderen").items]
    answers = dict(zip(items, values, strict=True))
    about = {"subject": child, "place": place}
    who = {"reading": {"kind": child}}
    story.fill("zrm-kinderen", PARENT, answers, who, rater_name="Farida Denkbeeld", **about)
    story.fill("zrm-kinderen", CONSULTANT, answers, who, **about)


def _conditions(story: Story) -> None:
    arranged = {item.id: "niet-nodig" for item in story.desk.forms.instrument("praktische-voorwaarden").items}
    arranged |= dict.fromkeys(("vervoer", "reistijd", "reiskosten", "contact", "terugvalplek"), "geregeld")
    arranged |= dict.fromkeys(("inkomen-berekend", "kinderopvang"), "nog-regelen")
    beside = {
        "inkomen-berekend": {"door-wie": "inkomensconsulent", "voor": "2026-07-03"},
        "kinderopvang": {"door-wie": "Farida", "voor": "2026-10-31"},
    }
    story.fill("praktische-voorwaarden", CONSULTANT, arranged, beside, subject="Betaald beginnen, zestien uur")


def _repaired_sum(story: Story) -> None:
    rows: dict[str, dict[str, str | int | bool]] = {
        "regel/1": {"persoon": "Farida", "post": "uitkering", "nu": 129550, "straks": 69000, "bron": "aanvulling"},
        "regel/2": {"persoon": "Farida", "post": "toeslag", "nu": 21000, "straks": 15000, "bron": "huurtoeslag"},
        "regel/3": {
            "persoon": "Farida",
            "post": "toeslag",
            "nu": 42000,
            "straks": 42000,
            "bron": "kindgebonden budget",
        },
        "regel/4": {"persoon": "Farida", "post": "loon", "nu": 0, "straks": 96000},
        "regel/5": {"persoon": "Farida", "post": "opvang", "nu": 0, "straks": 26000},
        "regel/6": {"persoon": "Farida", "post": "reiskosten", "nu": 0, "straks": 6200},
        "reading": {
            "meldt": "Farida",
            "verrekent": "inkomensconsulent gemeente",
            "inkomen-geborgd": False,
            "reparatie": "Maatwerkafspraak van € 30,00 per maand.",
            "reparatie-bedrag": 3000,
            "reparatie-wie": "Cas Test",
            "reparatie-van": "2026-11-01",
            "reparatie-tot": "2027-04-30",
        },
    }
    story.fill("inkomenscheck", CONSULTANT, {}, rows, subject="Betaald beginnen, zestien uur")


def gerrit(story: Story) -> None:
    story.works("Dirk Begin", "000-000 00 40", organisation="Sociaal team", place="Voorbeelddorp")
    story.on("2026-04-08")
    story.barriers("""
    | zelfvertrouwen | in-aanpak | drie kleine klussen lukten |
    | wonen | speelt | antikraak, contract tot 2027 |
    | vervoer | speelt | eigen fiets; vanaf september donker |
    """)
    estimates(story, "2026-10-08", "voortraject werk-met-steun", first="voortraject", code="")
    control(story, 4, 3)
    why = {"motivatie": "Hij werkt nu al mee."}
    story.fill("tijd-tot-werk", CONSULTANT, {"maanden": 9}, {"reading": why})
    story.happened("start-jbib", "2026-04-13")
    story.on("2026-06-18")
    story.happened("waar-sta-ik", "2026-06-18")
    story.on("2026-07-01")
    story.happened("start-proefplaatsing", "2026-07-01", note="De Krul")
    story.on("2026-09-30")
    story.happened("einde-proefplaatsing", "2026-09-30")
    looked_back: dict[str, object] = {"gehoord": 4, "zelf-kiezen": 3, "duidelijk": 3, "verder": 4, "cijfer": 8}
    looked_back["quote"] = "Er werd echt naar me geluisterd."
    story.fill(
        "tevredenheid",
        RESIDENT,
        looked_back,
        {"quote": {"toestemming": "portfolio"}, "reading": {"zelf-ingevuld": True}},
        place="De Krul",
        present="",
    )
