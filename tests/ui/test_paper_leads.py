"""From the paper to its fields: a click on a paragraph stands in the field that says it."""

from __future__ import annotations

from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app.errors import InputRefused
from intake_app.services import print_kinds, print_places
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, go, settle
from tests.ui.dossier_steps import page_of
from tests.ui.finders import find
from tests.ui.plan_steps import ask, joyce_from_the_demonstration, pdf_text
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage
from ui.pages.plan_goal import QuoteField
from ui.pages.plan_paper import PlanPaper
from ui.pages.print_preview import PrintPreviewPage
from ui.pages.registry import PAGES
from ui.route import Route
from ui.widgets.pdf_view import PdfPageView


@pytest.fixture
def joyce(qtbot: QtBot, window: MainWindow) -> UUID:
    """The dossier of the demonstration; its plan is still a concept."""
    return ask(qtbot, window, joyce_from_the_demonstration)


def _preview(qtbot: QtBot, window: MainWindow) -> PdfPageView:
    page = page_of(window, PrintPreviewPage)
    qtbot.waitUntil(lambda: page.preview.page_count > 0 and page.preview.sheet.has_page, timeout=PATIENCE)
    return page.preview


def _click_on(qtbot: QtBot, view: PdfPageView, route: str) -> None:
    """Click in the middle of the first piece of paper that leads there."""
    lead = next(one for one in view.sheet._leads._all if one.route == route)
    view.go_to(lead.page)
    qtbot.waitUntil(lambda: view.page == lead.page and view.sheet.has_page, timeout=PATIENCE)
    point = QPointF(lead.box.left() + 3, lead.box.center().y()) * view.sheet._scale()
    view.area.ensureVisible(round(point.x()), round(point.y()))
    qtbot.mouseClick(view.sheet, Qt.MouseButton.LeftButton, pos=point.toPoint())


def _routes(desk: Desk, case_id: UUID, kind: str) -> set[str]:
    """Where the places of a print lead; nowhere when this dossier has nothing to print of that kind."""
    try:
        return {place.route for place in print_places.look(desk, case_id, kind).places}
    except InputRefused:
        return set()


def _focused(window: MainWindow) -> QWidget:
    found = window.focusWidget()
    assert found is not None
    return found


def test_that_a_click_on_a_step_stands_in_that_step(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    go(qtbot, window, joyce, "afdruk/plan")
    dossier = window.session.dossier
    assert dossier is not None
    plan = dossier.current_plan
    assert plan is not None
    step = dossier.steps_of(dossier.goals_of(plan)[1])[0]
    _click_on(qtbot, _preview(qtbot, window), f"plan#step:{step.id}/what")
    settle(qtbot, window)
    page = page_of(window, PlanPage)
    assert page.board is not None
    row = page.board.centre.goals.steps.row_of(step.id)
    assert row is not None and row.isAncestorOf(_focused(window)) and row.what.area.hasFocus()


def test_that_keys_walk_the_paper_and_enter_goes_to_the_field(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    go(qtbot, window, joyce, "afdruk/plan")
    view = _preview(qtbot, window)
    routes = []
    while view.sheet.walk(1) is not None:
        assert view.sheet._leads.marked is not None
        routes.append(view.sheet._leads.marked.route)
    assert routes[0] == "kennismaking#first_name" and "plan#own_words" in routes
    for _step in range(len(routes) - 1 - routes.index("plan#own_words")):
        qtbot.keyClick(view.area, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(view.area, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "plan"
    assert find(window.page, QuoteField, "field_own_words").hasFocus()


def test_that_every_place_of_every_print_leads_to_something(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    routes: set[str] = set()
    for kind in print_kinds.kinds():
        routes |= ask(qtbot, window, partial(_routes, case_id=joyce, kind=kind.id))
    assert len(routes) > 25
    lost = []
    for text in sorted(routes):
        route = Route.parse(text)
        assert route.page in PAGES, text
        go(qtbot, window, joyce, "dossier")
        window.session.navigate(text)
        settle(qtbot, window)
        page = window.page
        assert page is not None
        if page.page_id == "dossier" or (route.field and not page.isAncestorOf(window.focusWidget())):
            lost.append(text)
    assert not lost


def test_that_the_paper_beside_the_fields_says_what_is_typed(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    go(qtbot, window, joyce, "plan")
    page = page_of(window, PlanPage)
    qtbot.mouseClick(find(page, QPushButton, "button_paper_beside"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert page.board is not None
    paper = page.board.paper
    assert isinstance(paper, PlanPaper) and paper.isVisible() and not page.board.outline.isVisible()
    qtbot.waitUntil(lambda: paper.view.sheet.has_page, timeout=PATIENCE)
    _click_on(qtbot, paper.view, "plan#own_words")
    settle(qtbot, window)
    field = find(page, QuoteField, "field_own_words")
    assert field.hasFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Ik wil de winkel terug")
    page.leave()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: "Ik wil de winkel terug" in pdf_text(paper.view._data), timeout=PATIENCE)
    qtbot.mouseClick(find(page, QPushButton, "button_missing"), Qt.MouseButton.LeftButton)
    assert page.board.paper is None and page.board.guide.isVisible() and not paper.isVisible()
