"""Sheets of the internal lists: two weeks and a caseload, short, long and with nothing on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake_app.documents.working_sheets import (
    CaseloadListSheet,
    CaseloadPrintRow,
    WeekListSheet,
    WeekPrintDay,
    WeekPrintLine,
)

WEEK = WeekListSheet(
    dated=date(2026, 9, 15),
    first=date(2026, 9, 14),
    last=date(2026, 9, 27),
    whose="Marloes Dekker",
    days=(
        WeekPrintDay(
            title="Nog open van eerder",
            lines=(WeekPrintLine(when="di 1 sep", name="Tom de Wit", what="Terugkijken op het plan"),),
        ),
        WeekPrintDay(
            title="dinsdag 15 september",
            lines=(
                WeekPrintLine(when="10:00", name="Joyce Veldkamp", what="Plan afmaken", where="Lindelaan 14"),
                WeekPrintLine(when="", name="Fatma Yıldız", what="Verslag van het onderzoek"),
            ),
        ),
    ),
)
EMPTY_WEEK = replace(WEEK, whose="", days=())
_ROW = CaseloadPrintRow(
    name="Ria van den Bosch",
    number="2026-0013",
    stage="Kennismaking",
    next_step="Kiest een dag voor het eerste gesprek",
    when="wo 23 sep",
    last_contact="nog niet",
    reasons=("Spoed", "Nog niet gesproken sinds de melding van vr 7 aug"),
)
CASELOAD = CaseloadListSheet(
    dated=date(2026, 9, 15), whose="Marloes Dekker", about="Nooit iets gehoord", rows=(_ROW,), more=2
)
LONG_CASELOAD = replace(
    CASELOAD,
    whose="",
    rows=tuple(replace(_ROW, name="Anna-Wilhelmina van der Heuvel-Oosterhuizen") for _number in range(40)),
)
EMPTY_CASELOAD = replace(CASELOAD, rows=(), more=0)
