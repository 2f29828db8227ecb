"""Narrowing the caseload: consultant, task, law, route, status and urgent, together with the search and the lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.vocabulary import CaseStatus, Phase
from intake_app.i18n import _
from intake_app.services.caseload import CaseloadListKind, CaseloadNarrowing
from intake_app.services.caseload_reasons import list_words, phase_words, status_words
from ui import theme
from ui.pages.folding import RunningRow
from ui.pages.wording import ground_tick_words
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.fields import DropDown
from ui.widgets.layouts import column, held
from ui.widgets.text import Text

_ANY = ""
_WIDEST = 176  # px of the design


class FilterBar(QWidget):
    """The fields; a field that is not chosen asks for nothing."""

    narrowed = Signal(object)
    """The CaseloadNarrowing with what was chosen; the standard list in it stays."""
    cleared = Signal()

    def __init__(self, routes: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName("bar_filters")
        self._now = CaseloadNarrowing()
        self.listed = DropDown(
            _with_any(_("Everybody"), [(one, list_words(one)) for one in CaseloadListKind]), name="field_listed"
        )
        self.whose = DropDown(((_ANY, _("Everybody")),), name="field_whose")
        self.phase = DropDown(_with_any(_("Any"), [(one, phase_words(one)) for one in Phase]), name="field_phase")
        self.ground = DropDown(_with_any(_("Any"), ground_tick_words()), name="field_ground")
        self.route = DropDown(_with_any(_("Any"), sorted(routes.items(), key=lambda one: one[1])), name="field_route")
        open_ones = [one for one in CaseStatus if one is not CaseStatus.CLOSED]
        self.status = DropDown(
            _with_any(_("Any"), [(one, status_words(one)) for one in open_ones]), name="field_status"
        )
        self.urgent = CheckBox(_("Only urgent"), name="field_urgent")
        clear = Button(_("Clear filters"), kind=Kind.QUIET, icon="x", name="button_clear_filters", tip="Esc")
        clear.clicked.connect(self.cleared)
        named = (
            ("listed", self.listed, _("List")),
            ("whose", self.whose, _("Consultant")),
            ("phase", self.phase, _("Where we are")),
            ("ground", self.ground, _("Law")),
            ("route", self.route, _("Known route")),
            ("status", self.status, _("How it stands")),
        )
        self._fields = {name: field for name, field, _words in named}
        parts = [_named(words, field) for _name, field, words in named]
        self._of_lists = parts[0]
        self._of_lists.hide()
        side = held(column(None, self.urgent, gap=0, margins=(0, 0, 0, 6)))
        self.setLayout(RunningRow(*parts, side, clear, gap=12, line_gap=8))
        for name, field in self._fields.items():
            field.value_changed.connect(lambda value, name=name: self._take(name, value))
        self.urgent.value_changed.connect(lambda on: self._take("urgent", on))

    def show_narrowed(self, wanted: CaseloadNarrowing) -> None:
        """Show what is chosen now."""
        self._now = wanted
        for name, field in self._fields.items():
            field.set_value(getattr(wanted, name) or _ANY)
        self.urgent.setChecked(wanted.urgent)

    def show_consultants(self, names: Sequence[str]) -> None:
        """Everybody who has a dossier."""
        self.whose.set_entries(_with_any(_("Everybody"), [(name, name) for name in names]))
        self.whose.set_value(self._now.whose or _ANY)

    def show_listed_field(self, *, shown: bool) -> None:
        """Where there is no room for the chips, the lists are chosen here."""
        self._of_lists.setVisible(shown)
        self.updateGeometry()

    def enter(self) -> None:
        """Put the keyboard on the first field."""
        first = self.whose if self._of_lists.isHidden() else self.listed
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self, name: str, value: Any) -> None:
        kept: Any = value
        if name in ("listed", "phase", "ground", "status") and value == _ANY:
            kept = None
        self._now = replace(self._now, **{name: kept})
        self.narrowed.emit(self._now)


def count_of(wanted: CaseloadNarrowing) -> int:
    """How many fields ask for something, the standard list apart."""
    plain = CaseloadNarrowing()
    names = (one.name for one in fields(CaseloadNarrowing) if one.name != "listed")
    return sum(getattr(wanted, name) != getattr(plain, name) for name in names)


def _with_any(words: str, entries: Sequence[tuple[Any, str]]) -> list[tuple[Any, str]]:
    return [(_ANY, words), *entries]


def _named(words: str, field: DropDown) -> QWidget:
    field.setAccessibleName(words)
    field.setMaximumWidth(theme.current().size(_WIDEST))
    return held(column(Text(words, "small", color="text.2", wrap=False), field, gap=2))
