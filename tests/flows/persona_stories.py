"""What three personas go through at the real window with the keyboard alone, from the report to the second look-back.

P04 has a voluntary plan, P05 one under the Participatiewet, P13 an account under the Wmo. What is measured and printed
of them is told through the services in tests/personas; here the way through the window counts.

`tests/flows/test_persona_windows.py` plays them in a small vault and counts; `benchmarks/stories.py` plays them with
100,000 dossiers under the watchdog, which then may not note a turn of over 50 ms.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from intake_app.domain.vocabulary import LegalGround, PlanStatus
from intake_app.i18n import format_day
from intake_app.services import prints, terms
from tests.ui.plan_steps import pdf_text
from tests.ui.story_steps import Keys
from ui.hand import wait_until
from ui.pages.look_back_rows import ResultRow
from ui.pages.plan import PlanPage
from ui.widgets.date_field import DateField


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """What is typed of somebody, and what the program then says. Days: report, talk, two look-backs, the one after."""

    name: str
    born: str
    ground: LegalGround
    wish: str
    attendee: str
    goal: str
    step: str
    owner: str
    rung: int
    report: date
    talk: date
    first: date
    second: date
    third: date
    said: tuple[str, str]
    blocks: frozenset[str]
    """What the plan lacks after goal and step, and for which signing waits."""
    term: tuple[str, date] = ("", date.min)
    """A term that runs from the report or the talk, and its day."""
    account: str = "plan"
    """The paper that tells what was agreed."""
    elements: dict[str, str] = field(default_factory=dict)


GERRIT = Persona(
    name="Gerrit Proefman", born="7-1-1988", ground=LegalGround.VOLUNTARY,
    wish="Met hout. Of met mijn handen, in elk geval.", attendee="Dirk Begin",
    goal="Ik wil een vak met hout waar mensen me nodig hebben.", step="Tien weken Jij bent in Beeld",
    owner="Gerrit", rung=2, report=date(2026, 3, 30), talk=date(2026, 4, 8), first=date(2026, 6, 18),
    second=date(2026, 9, 30), third=date(2027, 3, 30),
    said=("Ik ben tien weken geweest.", "Ik ga naar De Krul."), blocks=frozenset({"CC05"}),
)  # fmt: skip
BERT = Persona(
    name="Bert van Schijn", born="30-9-1973", ground=LegalGround.PW_44A,
    wish="Rijden. Uren maken op de weg, dat kan ik.", attendee="Marga",
    goal="Ik wil rijden en er echt iets aan overhouden.", step="Sollicitatie chauffeur busje", owner="Bert", rung=3,
    report=date(2026, 1, 22), talk=date(2026, 1, 29), first=date(2026, 4, 10), second=date(2026, 9, 15),
    third=date(2027, 3, 15), said=("Ik stopte na twee weken.", "Ik blijf rijden."),
    blocks=frozenset({"CP01", "CP02", "CP03", "CP05", "CP19"}),
    elements={
        "uitwerking-steun": "Cas helpt bij de sollicitatie en rekent het geld uit.",
        "disagreement": "Bert: als het niks oplevert, waarom dan?",
    },
)  # fmt: skip
JAN = Persona(
    name="Jan Verbeeld", born="4-5-1949", ground=LegalGround.WMO_232, wish="Ik wil thuis blijven wonen.",
    attendee="Greet", goal="Ik wil elke week naar het koor.", step="Meerijden met de buurtbus", owner="Jan", rung=2,
    report=date(2026, 5, 4), talk=date(2026, 5, 18), first=date(2026, 8, 24), second=date(2026, 11, 23),
    third=date(2027, 5, 24), said=("Ik zing weer mee.", "Ik blijf gaan."),
    blocks=frozenset({"CW03", "CW03b", "CW04", "CW05", "CW10", "CC05", *(f"CW06{letter}" for letter in "abcdefg")}),
    term=("TL02", date(2026, 6, 15)), account="onderzoeksverslag",
    elements={
        "persoonlijk-plan-gebruikt": "Jan schreef op wat hij wil; dat staat voorop.",
        "a-behoeften": "Jan wil naar het koor en kan niet ver lopen.", "b-eigen-kracht": "Koken lukt zelf.",
        "c-netwerk": "Greet doet de boodschappen.", "d-mantelzorger": "Greet wil op woensdag vrij zijn.",
        "e-algemeen": "De buurtbus rijdt langs het koor.", "f-samenwerking": "De huisarts weet ervan.",
        "g-bijdrage": "Een rit kost een strippenkaart.", "uitkomst-voorstel": "De buurtbus is genoeg.",
    },
)  # fmt: skip
PERSONAS = (GERRIT, BERT, JAN)


def story(keys: Keys, persona: Persona) -> None:
    """All of it, from the report to the second look-back."""
    keys.on(persona.report)
    report(keys, persona)
    keys.on(persona.talk)
    conversation(keys, persona)
    plan(keys, persona)
    what_is_missing(keys, persona)
    sign(keys)
    on_paper(keys, persona)
    for day, after, words in (
        (persona.first, persona.second, persona.said[0]),
        (persona.second, persona.third, persona.said[1]),
    ):
        keys.on(day)
        look_back(keys, after, words)
    looked_back(keys, persona)


def on_paper(keys: Keys, persona: Persona) -> None:
    """What was agreed stands on paper in the resident's words; a voluntary plan and one of the Wmo hold no duties."""
    case_id = keys.dossier.case.id
    paper = pdf_text(keys.ask(lambda desk: prints.preview(desk, case_id, persona.account)))
    plan = pdf_text(keys.ask(lambda desk: prints.preview(desk, case_id, "plan")))
    for words in persona.elements.values():
        assert words in paper
    for words in (
        persona.wish,
        persona.goal,
        persona.step,
        f"Versie 1, {format_day(persona.talk, weekday=False, year=True)}",
    ):
        assert words in plan
    assert ("Wat ik moet doen" in plan) is (persona.ground is LegalGround.PW_44A)
    name, day = persona.term
    if name:
        found = keys.ask(lambda desk: terms.terms(desk, case_id))
        assert [one.due_on for one in found if one.id == name] == [day]


def looked_back(keys: Keys, persona: Persona) -> None:
    """Two closed look-backs at one signed version; the day after them stands in the caseload and on the fridge."""
    dossier = keys.dossier
    assert [one.held_on for one in dossier.closed_reviews] == [persona.first, persona.second]
    assert dossier.case.next_step_on == persona.third
    found = keys.ask(lambda desk: terms.terms(desk, dossier.case.id))
    assert persona.third in [one.due_on for one in found if one.id == "TL11"]
    paper = pdf_text(keys.ask(lambda desk: prints.preview(desk, dossier.case.id, "terugblik")))
    assert f"“{persona.said[1]}”" in paper and "Gelukt" in paper


def report(keys: Keys, persona: Persona) -> None:
    keys.hand.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    keys.write("field_name", persona.name)
    keys.write("field_birth_date", persona.born)
    keys.pick("field_ground", persona.ground)
    keys.press("button_make")
    keys.hand.wait_for("page_kennismaking")
    keys.hand.settle()
    assert keys.dossier.meldingen[0].reported_on == persona.report


def conversation(keys: Keys, persona: Persona) -> None:
    keys.page(2, "gesprek")
    keys.write("field_wil", persona.wish)
    keys.until(lambda dossier: dossier.own_words("openingsvragen", "wil") == persona.wish, "the wish")
    keys.stop("field_attendee_name")
    keys.hand.write(persona.attendee)
    keys.hand.key(Qt.Key.Key_Return)
    keys.until(lambda dossier: len(dossier.attendees) == 1, "who is here")


def plan(keys: Keys, persona: Persona) -> None:
    keys.page(5, "plan")
    keys.press("button_goal")
    keys.write("field_goal_sentence", persona.goal)
    keys.press("button_add_step")
    keys.write("field_step_1_what", persona.step)
    keys.write("field_step_1_owner_name", persona.owner)
    keys.write("field_step_1_when", f"{persona.first:%d-%m-%Y}")
    rung = keys.hand.wait_for("field_step_1_help_level")
    assert hasattr(rung, "parts")
    keys.choose_part(rung.parts[persona.rung])
    keys.until(lambda dossier: dossier.steps and dossier.steps[0].help_level is not None, "the step")


def what_is_missing(keys: Keys, persona: Persona) -> None:
    """The guide lists what is missing; each line leads to its field, which is filled in where one then stands."""
    asked: set[str] = set()
    for _time in range(20):
        page = keys.window.page
        assert isinstance(page, PlanPage) and page.board is not None
        found = [one for one in page.board.guide.missing() if one.line.item.blocks]
        asked |= {one.line.item.id for one in found}
        if not found:
            break
        item = found[0].line.item
        keys.press(found[0])
        fill_in(keys, persona, item.field.rpartition(":")[2].rpartition("/")[2])
        if keys.window.page is not page:
            keys.page(5, "plan")
        wait_until(partial(_filled, keys, item.id), f"{item.id}, filled in")
        keys.hand.settle()
    assert asked == persona.blocks
    wait_until(keys.hand.find(QAbstractButton, "button_sign").isEnabled, "nothing that blocks")


def _filled(keys: Keys, wanted: str) -> bool:
    page = keys.window.page
    assert isinstance(page, PlanPage) and page.board is not None
    return all(one.line.item.id != wanted for one in page.board.guide.missing())


def fill_in(keys: Keys, persona: Persona, where: str) -> None:
    """Type or choose where the cursor stands now."""
    here = QApplication.focusWidget()
    assert here is not None, where
    if isinstance(here, DateField):
        days = {"review_dates": persona.first, "supporter_told_on": persona.report}
        keys.hand.write(f"{days[where]:%d-%m-%Y}")
        keys.hand.key(Qt.Key.Key_Return)
    elif isinstance(here, QPlainTextEdit | QLineEdit):
        keys.hand.write(persona.elements.get(where, "Dat bespraken wij samen."))
        keys.hand.key(Qt.Key.Key_Tab)
    else:
        keys.hand.key(Qt.Key.Key_Space)
    if where == "verplichtingen":
        for duty in ("cooperate-plan", "inform", "work"):
            keys.choose(f"field_duty:{duty}", 0)
    elif keys.hand.shows(f"field_day:{where}"):
        keys.write(f"field_day:{where}", f"{persona.talk:%d-%m-%Y}")
    keys.hand.settle()


def sign(keys: Keys) -> None:
    """With pen on paper, which the consultant saw: signing needs no mouse either."""
    keys.press("button_sign")
    if keys.hand.shows("button_give_reasons"):
        give_reasons(keys)
    keys.write("field_teach_back", "Ik weet wat ik ga doen.")
    keys.press("field_copy_given")
    keys.press("button_paper")
    for role in ("inwoner", "regisseur"):
        keys.press(f"field_seen_{role}")
    keys.until(lambda dossier: len(dossier.signatures_of(keys.plan)) == 2, "two signatures")

    def agree(dialog: QWidget) -> None:
        button = dialog.findChild(QAbstractButton, "button_fix_now")
        assert button is not None
        keys.hand.tap(button, Qt.Key.Key_Space)

    with keys.hand.answering(agree):
        keys.press("button_fix")
    keys.hand.wait_for("preview_fixed")
    keys.hand.settle()
    assert keys.plan.status is PlanStatus.SIGNED
    keys.press("button_done")


def give_reasons(keys: Keys) -> None:
    """What may stay open asks one line each."""
    fields = [
        one
        for one in keys.window.findChildren(QLineEdit)
        if one.isVisible() and one.objectName().startswith("field_reason:")
    ]
    for one in fields:
        keys.write(one.objectName(), "Dat volgt uit het gesprek.")
    keys.press("button_give_reasons")
    keys.hand.wait_for("field_teach_back")


def look_back(keys: Keys, after: date, words: str) -> None:
    keys.go("terugkijken")
    keys.press("button_again" if keys.hand.shows("button_again") else "button_begin")
    keys.until(lambda dossier: dossier.open_review, "a look-back")
    for row in keys.window.findChildren(ResultRow):
        if row.isVisible():
            keys.choose_part(row.result.parts[0])
    keys.write("answer_feiten", words)
    keys.write("answer_besluit", words)
    keys.write("field_answer_consultant", "Zo is het.")
    keys.write("field_next_review_on", f"{after:%d-%m-%Y}")
    count = len(keys.dossier.closed_reviews)
    keys.press("button_finish")
    keys.until(lambda dossier: len(dossier.closed_reviews) == count + 1, "a look-back that is finished")
    assert keys.dossier.closed_reviews[-1].next_review_on == after
