"""Werkdruk: per consultant the dossiers and the hours, beside the figures that the organisation set (L02)."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _
from intake_app.services import room_at_places, workload
from intake_app.services.room_at_places import Coaches, Room
from intake_app.services.workload import Load, Loads
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import clear, column
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text

_MOST_ROOMS = 20
"""More offers than this have their room in the catalogue."""
_AT_ONCE = 4
"""Lines that are made before the window comes round again."""


class WorkloadPage(Page):
    """A table of figures. Nothing is coloured, ranked or called too much."""

    page_id = "werkdruk"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        rules = Button(_("Rules of the municipality"), icon="scale", name="button_rules", on_click=self._open_rules)
        self._header = PageHeader(_("Work load"), _("Figures to talk about together. They judge nobody."), rules)
        self._turn = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.size(24))
        self._grid.setVerticalSpacing(theme.size(10))
        self._team = Card(name="card_loads")
        self._team.add(self._grid)
        self._set = Card(_("What your organisation set"), icon="scale", gap=6, name="card_norms")
        self._norms = column(gap=6)
        self._set.add(self._norms)
        self._rooms = Card(_("Room at places"), icon="map-pin", gap=8, name="card_rooms")
        self._room_lines = column(gap=8)
        self._coaches = Text("", "body", name="text_coaches")
        self._rooms.add(self._coaches, self._room_lines)
        columns = ScrollColumn(name="column_loads")
        columns.add(self._set, self._team, self._rooms)
        frame(self, self._header, columns)

    @override
    def title(self) -> str:
        return _("Work load")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._ask()

    def _ask(self) -> None:
        self.session.run(workload.loads, self._show, owner=self, latest="loads")
        self.session.run(room_at_places.coaches, self._show_coaches, owner=self, latest="coaches")
        self.session.run(room_at_places.rooms, self._show_rooms, owner=self, latest="rooms")

    def _show_coaches(self, found: Coaches) -> None:
        self._coaches.setText(room_at_places.coach_words(found))

    def _show_rooms(self, found: tuple[Room, ...]) -> None:
        clear(self._room_lines)
        for one in found[:_MOST_ROOMS]:
            words = Text(f"{one.offer.name}: {room_at_places.room_words(one)}", "body")
            words.set_strong(one.offer.name)
            self._room_lines.addWidget(words)
        if not found:
            none = _("Of no offer is known how many places there are. You fill that in with the offer.")
            self._room_lines.addWidget(Text(none, "body", color="text.2"))

    def _show(self, found: Loads) -> None:
        clear(self._norms)
        for words in norm_words(found):
            self._norms.addWidget(Text(words, "body"))
        clear(self._grid)
        heads = (_("Consultant"), _("Dossiers"), _("Hours this year"), _("Hours set"), _("Hours left"))
        for place, words in enumerate(heads):
            self._put(0, place, words, "small", "text.2")
        self._turn += 1
        self._show_lines(found, 0, self._turn)
        if not found.loads:
            self._grid.addWidget(Text(_("No dossiers yet."), "body", color="text.2"), 1, 0, 1, len(heads))
        self._grid.setColumnStretch(0, 1)

    def _show_lines(self, found: Loads, first: int, turn: int) -> None:
        """Some lines at a time: of 240 consultants all at once held the window up for seconds."""
        if turn != self._turn:
            return
        for number, one in enumerate(found.loads[first : first + _AT_ONCE], start=first + 1):
            for place, words in enumerate(load_words(one)):
                self._put(number, place, words, "name" if place == 0 else "body", "text.1")
        if first + _AT_ONCE < len(found.loads):
            QTimer.singleShot(0, self, lambda: self._show_lines(found, first + _AT_ONCE, turn))

    def _put(self, line: int, place: int, words: str, role: str, color: str) -> None:
        side = Qt.AlignmentFlag.AlignLeft if place == 0 else Qt.AlignmentFlag.AlignRight
        text = Text(words, role, color=color, wrap=False, tabular=place > 0, align=side)
        text.setObjectName(f"load_{line}_{place}")
        self._grid.addWidget(text, line, place)

    def _open_rules(self) -> None:
        from ui.dialogs.rules import RulesDialog

        dialog = RulesDialog(self.session, self.window())
        dialog.changed.connect(self._ask)
        dialog.open()


def norm_words(found: Loads) -> tuple[str, ...]:
    """The figures that were set, one sentence each."""
    norm, ratio, hours = found.norm, found.jobcoach_ratio, found.hours_per_case
    return (
        _("Dossiers per consultant: {n}.").format(n=norm) if norm else _("Dossiers per consultant: nothing was set."),
        _("People per job coach: {n}.").format(n=ratio) if ratio else _("People per job coach: nothing was set."),
        _("Hours of guidance per resident and year: {n}.").format(n=hours)
        if hours
        else _("Hours of guidance per resident and year: nothing was set."),
    )


def load_words(one: Load) -> tuple[str, ...]:
    """One line of the table."""
    budget = "–" if one.hours_budget is None else str(one.hours_budget)
    left = "–" if one.hours_left is None else hours_words(one.hours_left)
    return (one.consultant or _("Nobody"), str(one.dossiers), hours_words(one.hours_used), budget, left)


def hours_words(hours: Decimal) -> str:
    """Hours with as many decimals as they need, two at most, after a comma."""
    rounded = hours.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded.normalize()).replace(".", ",")
