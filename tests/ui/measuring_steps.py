"""What tests of the two voices do: have one of them answer, and look for traces of an answer anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.measuring import Answer
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.services import measuring
from intake_app.services.desk import Desk
from tests.ui.conftest import settle
from tests.ui.dossier_steps import dossier_of
from ui.main_window import MainWindow
from ui.widgets.web_view import WebView

Said = Mapping[str, int | Special | None]
"""What a voice answers: item id to a value, a special answer, or None for not at all."""


def do(qtbot: QtBot, window: MainWindow, work: Callable[[Desk], Any]) -> None:
    """Have a service change something behind the page's back."""
    assert window.session is not None
    window.session.change(work)
    settle(qtbot, window)


def answer_as(
    qtbot: QtBot,
    window: MainWindow,
    rater: RaterRole,
    form: str,
    said: Said,
    *,
    words: Mapping[str, str] | None = None,
    ready: bool = False,
    on: date | None = None,
) -> None:
    """Fill in a form as one voice."""
    case_id = dossier_of(window).case.id

    def work(desk: Desk) -> None:
        reading = measuring.start_reading(desk, case_id, form, rater, measured_on=on)
        for item, value in said.items():
            if isinstance(value, Special):
                measuring.record_answer(desk, reading.id, item, special=value)
            elif value is not None:
                measuring.record_answer(desk, reading.id, item, value=value)
        for item, text in (words or {}).items():
            measuring.record_answer(desk, reading.id, item, text=text)
        if ready:
            measuring.mark_ready(desk, reading.id)

    do(qtbot, window, work)


def stored(window: MainWindow, form: str, rater: RaterRole, item: str) -> Answer:
    """What is stored of one answer in the newest reading of a voice; an empty answer when there is none."""
    dossier = dossier_of(window)
    reading = dossier.latest_reading(form, rater)
    nobody = UUID(int=0)
    none = Answer(case_id=nobody, measurement_id=nobody, item=item)
    return dossier.answers_of(reading).get(item, none) if reading is not None else none


def everything_told(root: QWidget) -> str:
    """Every word that a page holds: shown or not, in tooltips, for screen readers, in fields, models and drawings."""
    return "\n".join(_told(root))


def _told(root: QWidget) -> Iterator[str]:
    for one in [root, *root.findChildren(QObject)]:
        if isinstance(one, QWidget):
            yield from (one.toolTip(), one.statusTip(), one.whatsThis())
            yield from (one.accessibleName(), one.accessibleDescription())
        if isinstance(one, QLabel | QLineEdit):
            yield one.text()
        elif isinstance(one, QPlainTextEdit):
            yield one.toPlainText()
        elif isinstance(one, QAction):
            yield one.text()
        elif hasattr(one, "text") and callable(one.text):
            yield str(one.text())
        if isinstance(one, WebView):
            yield from (f"{series.name} {series.values}" for series in one.series)
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _of_model(one.model())
        elif isinstance(one, QAbstractItemModel):
            yield from _of_model(one)


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, *range(256, 264))
    across = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(across):
            yield from (str(model.data(model.index(row, column), role)) for role in roles)
    for column in range(across):
        yield str(model.headerData(column, Qt.Orientation.Horizontal))
