"""Which screens the manual shows, and how a person comes there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from intake_app.domain.planning import InkPoint, Plan
from intake_app.domain.vocabulary import RaterRole, ReadingSource, SignatureMethod
from intake_app.services import editing, measuring, plans, signing
from intake_app.services.desk import Desk
from ui.hand import Hand, wait_until
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage
from ui.pages.recovery_code import RecoveryCodePage
from ui.widgets.text import Text

CODE = "0A1B2-3C4D5-6E7F8-9G0H1-J2K3M-4N5P6"
INK = tuple(
    InkPoint(x=0.1 + 0.02 * n, y=0.5 + (0.22 if n % 4 < 2 else -0.2) * (1 - n / 40), pressure=0.6) for n in range(30)
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A window on the demonstration, and who is in it."""

    window: MainWindow
    hand: Hand
    ids: dict[str, UUID]

    def go(self, route: str, who: str = "Joyce Veldkamp") -> None:
        """Lay a dossier on the desk and show a page of it."""
        session = self.window.session
        assert session is not None
        if session.case_id != self.ids[who]:
            session.open_dossier(self.ids[who])
            wait_until(lambda: session.case_id == self.ids[who], "the dossier")
        self.window.go(route)
        self.hand.settle()

    def ask(self, work: Callable[[Desk, UUID], object], who: str = "Joyce Veldkamp") -> None:
        """Have the desk do something that a picture needs but does not show."""
        assert self.window.session is not None
        done: list[object] = []
        case_id = self.ids[who]
        self.window.session.change(lambda desk: (work(desk, case_id),), done.append)
        wait_until(lambda: done, "the work of the desk")


Scene = Callable[[Visit], QWidget]


def page(route: str, who: str = "Joyce Veldkamp") -> Scene:
    """A page as it is when one comes there."""

    def show(visit: Visit) -> QWidget:
        visit.go(route, who)
        return visit.window

    return show


def packs(visit: Visit) -> QWidget:
    visit.window.go("pakketten")
    visit.hand.settle()
    return visit.window


def caseload(visit: Visit) -> QWidget:
    visit.window.go("caseload")
    visit.hand.settle()
    return visit.window


def search(visit: Visit) -> QWidget:
    caseload(visit)
    visit.hand.write("veld", "field_search")
    visit.hand.settle()
    return visit.window


def new_dossier(visit: Visit) -> QWidget:
    caseload(visit)
    visit.hand.write("", "field_search")
    visit.hand.key(Qt.Key.Key_Delete)
    return dialog_after(visit, lambda: visit.window.go("caseload/nieuw"))


def keys(visit: Visit) -> QWidget:
    visit.go("dossier")
    return dialog_after(visit, lambda: visit.hand.key(Qt.Key.Key_F1))


def dialog_after(visit: Visit, act: Callable[[], object]) -> QWidget:
    act()
    wait_until(lambda: QApplication.activeModalWidget() is not None, "a dialog")
    visit.hand.settle()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog


def at_the_table(visit: Visit) -> QWidget:
    visit.go("tafel/spinnenweb", "Henk Verbrugge")
    visit.hand.key(Qt.Key.Key_6)
    visit.hand.key(Qt.Key.Key_Return)
    visit.hand.key(Qt.Key.Key_4)
    visit.hand.key(Qt.Key.Key_Space)
    visit.hand.key(Qt.Key.Key_Return)
    visit.hand.key(Qt.Key.Key_7)
    return visit.window


def pause(visit: Visit) -> QWidget:
    visit.hand.click("button_pause")
    return visit.window


def table_overview(visit: Visit) -> QWidget:
    visit.hand.click("button_go_on")
    visit.hand.key(Qt.Key.Key_Return)
    for key in (Qt.Key.Key_5, Qt.Key.Key_3, Qt.Key.Key_6):
        visit.hand.key(key)
        visit.hand.key(Qt.Key.Key_Return)
    visit.hand.wait_for("overview_title")
    return visit.window


def consultants_web(visit: Visit) -> QWidget:
    visit.hand.click("button_ready")
    visit.hand.click("button_go_on")
    visit.go("web-consulent", "Henk Verbrugge")
    visit.hand.key(Qt.Key.Key_5)
    return visit.window


def matrix(visit: Visit) -> QWidget:
    visit.go("zrm#financien")
    return visit.window


def moments(visit: Visit) -> QWidget:
    visit.ask(_two_moments, "Henk Verbrugge")
    visit.go("momenten/zrm-2017", "Henk Verbrugge")
    return visit.window


def _two_moments(desk: Desk, case_id: UUID) -> None:
    levels = {
        date(2026, 3, 10): (2, 3, 3, 4, 4, 3, 4, 5, 5, 4, 2, 2, 5),
        date(2026, 9, 10): (3, 3, 4, 4, 4, 4, 4, 5, 5, 4, 3, 3, 5),
    }
    matrix = desk.forms.instrument("zrm-2017")
    for day, given in levels.items():
        reading = measuring.start_reading(
            desk, case_id, matrix.id, RaterRole.CONSULTANT, measured_on=day, source=ReadingSource.PAPER
        )
        for item, value in zip(matrix.items, given, strict=True):
            measuring.record_answer(desk, reading.id, item.id, value=value)
        measuring.mark_ready(desk, reading.id)


def paper_beside(visit: Visit) -> QWidget:
    """The plan beside its paper; with large letters there is no room for both, and the button is not there."""
    visit.go("plan#own_words")
    page = visit.window.page
    assert isinstance(page, PlanPage)
    if page.beside.isVisible():
        page.beside.click()
        visit.hand.settle()
        paper = page.board.paper if page.board is not None else None
        assert paper is not None
        wait_until(lambda: paper.view.sheet.has_page, "the paper")
    return visit.window


def signing_screen(visit: Visit) -> QWidget:
    visit.ask(_complete)
    visit.go("tekenen")
    return visit.window


def fixed(visit: Visit) -> QWidget:
    visit.ask(_sign_all)
    visit.go("tekenen")
    visit.hand.wait_for("preview_fixed")
    visit.hand.settle()
    fingerprint = visit.hand.find(Text, "hash_short")
    assert len(fingerprint.text().replace(" ", "")) == 16
    fingerprint.setText(FINGERPRINT)  # the seal is made with the vault's own key: every vault has another one
    return visit.window


def _complete(desk: Desk, case_id: UUID) -> None:
    plan = desk.dossier(case_id).current_plan
    assert plan is not None
    plans.choose_block(desk, plan, "gevolgen", "gevolgen-44a")
    editing.edit(desk, Plan, plan.id, review_dates=(date(2026, 12, 15),), no_disagreement=True)
    plans.finalise(desk, case_id)
    editing_words = "Ik ga koken, mijn zus helpt met de post, en in december kijken we terug."
    signing.make_sure(desk, case_id, teach_back=editing_words, copy_given=True)
    first = signing.signers(desk.dossier(case_id), plan)[0]
    signing.sign(desk, case_id, first.name, first.role, SignatureMethod.SCREEN_PEN, strokes=(INK,), place="Rijnveen")


def _sign_all(desk: Desk, case_id: UUID) -> None:
    plan = desk.dossier(case_id).current_plan
    assert plan is not None
    for one in signing.signers(desk.dossier(case_id), plan):
        if not one.settled:
            signing.sign(
                desk, case_id, one.name, one.role, SignatureMethod.SCREEN_PEN, strokes=(INK,), place="Rijnveen"
            )
    signing.fix_plan(desk, case_id)


FINGERPRINT = "0123 4567 89ab cdef"


def recovery_code(window: MainWindow) -> None:
    """Show the page of the recovery code with a code that is nobody's."""
    window.gate._show(RecoveryCodePage(CODE, b"", window.tasks))


SCENES: dict[str, Scene] = {
    "dossiers": caseload,
    "zoeken": search,
    "nieuw-dossier": new_dossier,
    "dossier": page("dossier"),
    "leeg-dossier": page("dossier", "Ria van den Bosch"),
    "kennismaking": page("kennismaking"),
    "gesprek": page("gesprek"),
    "beeld": page("beeld"),
    "aan-tafel": at_the_table,
    "even-pauze": pause,
    "mijn-web": table_overview,
    "web-consulent": consultants_web,
    "matrix": matrix,
    "twee-stemmen": page("twee-stemmen/spinnenweb"),
    "momenten": moments,
    "vragenlijst": page("vragen/belemmeringen", "Henk Verbrugge"),
    "van-papier": page("invoer/zrm-2017", "Henk Verbrugge"),
    "formulier": page("afdruk/formulier/zrm-2017/inwoner", "Henk Verbrugge"),
    "termijnen": page("termijnen"),
    "perspectief": page("perspectief"),
    "inkomen": page("perspectief/income"),
    "plan": page("plan"),
    "plan-tekst": page("plan#element:gevolgen"),
    "plan-nog-niet-klaar": page("tekenen"),
    "toetsen": keys,
    "plan-papier": paper_beside,
    "portfolio": page("portfolio"),
    "afdruk-portfolio": page("afdruk/portfolio"),
    "koelkastblad": page("afdruk/koelkastblad"),
    "tekenen": signing_screen,
    "vastgelegd": fixed,
    "opvolging": page("opvolging"),
    "afdruk-plan": page("afdruk/plan"),
    "pakketten": packs,
}
"""In the order in which they are taken: the last ones change the dossier."""
