"""Filling in a whole form in the window by keyboard alone, and what the vault then holds of it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.instruments.conditions import READING
from intake_app.instruments.model import Instrument, Pick
from intake_app.services import measuring
from intake_app.services.desk import Desk
from tests.ui.conftest import settle
from tests.ui.dossier_steps import page_of
from tests.ui.finders import there_is
from tests.ui.form_hand import (
    answer_item,
    calculations_on,
    choose_special,
    come_back,
    faults_on,
    key,
    onward,
    typed,
    view_of,
)
from ui.main_window import MainWindow
from ui.pages.questions import QuestionsPage
from ui.pages.reading_view import waits_for_resident
from ui.pages.voice_choice import first_voice


def name_the_subject(page: QuestionsPage) -> None:
    """Say which child, step or place it is about, where the page asks that."""
    if there_is(page, QLineEdit, "field_subject_name"):
        field = page.findChild(QLineEdit, "field_subject_name")
        assert field is not None
        field.setFocus()
        typed("Noor")
        key(Qt.Key.Key_Return)


def resident_first(qtbot: QtBot, window: MainWindow, case_id: UUID, form: Instrument) -> None:
    """Have the resident's own web in, where the consultant's part comes after it."""
    if waits_for_resident(form, first_voice(form)):

        def work(desk: Desk) -> None:
            theirs = measuring.start_reading(desk, case_id, form.id, RaterRole.RESIDENT)
            measuring.record_answer(desk, theirs.id, form.items[0].id, value=5)
            measuring.mark_ready(desk, theirs.id)

        assert window.session is not None
        window.session.change(work)
        settle(qtbot, window)


def fill_in(qtbot: QtBot, window: MainWindow, form: Instrument, faults: list[str]) -> dict[str, Special | None]:
    """Fill in one form by keyboard; gives what was asked and which item got a special answer."""
    assert window.go(f"vragen/{form.id}")
    page = page_of(window, QuestionsPage)
    name_the_subject(page)
    view, given, looked = view_of(page), dict[str, Special | None](), set[str]()
    view.go_to(view.items[0])
    for place, item in enumerate(view.items):
        assert view.item == item, f"{form.id}: Ctrl Down does not come to {item}"
        answer_item(page)
        part = READING if item == READING else form.part_of(item).id
        if part not in looked:
            looked.add(part)
            settle(qtbot, window)
            come_back()
            faults += [f"{form.id}/{item}: {fault}" for fault in (*faults_on(page), *calculations_on(page))]
        given[item] = choose_special(page) if place == len(form.items) - 1 else None
        onward()
    page.leave()
    settle(qtbot, window)
    return given


def stored_of(dossier: Dossier, form: Instrument) -> dict[str, Answer]:
    """What the vault holds of the newest reading of a form by its first voice."""
    readings = [one for one in dossier.measurements if (one.instrument, one.rater) == (form.id, first_voice(form))]
    return dossier.answers_of(readings[-1]) if readings else {}


def missing(form: Instrument, given: dict[str, Special | None], stored: dict[str, Answer]) -> list[str]:
    """Items that were answered and are not in the vault as they were given."""
    found = []
    for item, special in given.items():
        answer = stored.get(item)
        if item == READING:
            kept = answer is not None and bool(answer.extra)
        elif form.part_of(item).pick is Pick.PER_ROW:
            rows = form.lists_under(item)
            kept = any(key.startswith(f"{one.key}/") for one in rows for key in stored) or not _has_rows(form, item)
        else:
            kept = answer is not None and answer.answered and answer.special is special
        if not kept:
            found.append(f"{form.id}/{item}")
    return found


def _has_rows(form: Instrument, item: str) -> bool:
    """Rows that come from the plan are not there while there is no plan."""
    return any(rows.rows in ("own", "places", "items") for rows in form.lists_under(item))
