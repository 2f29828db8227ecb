"""Which column of a file is what: guessed, and to be chosen by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from intake_app.i18n import _
from intake_app.services.import_field import ImportField
from intake_app.services.table_imports import Draft
from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, SectionTitle
from ui.widgets.fields import DropDown
from ui.widgets.layouts import clear, held, row
from ui.widgets.text import Text

_SAMPLE = 60  # letters


class ColumnsCard(Card):
    """A line per column: its name, its first words, and the field that it fills."""

    mapping_chosen = Signal(tuple)

    def __init__(self) -> None:
        super().__init__(name="card_columns")
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self.lists: list[DropDown] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.current().size(16))
        self._grid.setVerticalSpacing(theme.current().size(6))
        self._inside = QWidget()
        self._inside.setLayout(self._grid)
        self._told = Text("", "body", color="text.2", name="columns_told")
        self._more = Button(_("Columns"), kind=Kind.LINK, icon="chevron-down", name="button_columns")
        self._more.clicked.connect(lambda: self._fold(not self._inside.isVisibleTo(self)))
        head = row(SectionTitle(_("Which column is what"), icon="list-checks"), self._told, self._more, gap=12)
        head.setStretch(1, 1)
        self.add(held(head), self._inside)

    def show_columns(self, draft: Draft, fields: Sequence[ImportField]) -> None:
        """Show the columns of a list; the lists stay when only a cell was mended."""
        shown = (draft.sheet.columns, draft.mapping)
        left = sum(1 for name in draft.mapping if not name)
        self._told.setText(
            _("{n} of {all} columns come along.").format(n=len(draft.mapping) - left, all=len(draft.mapping))
        )
        if self._shown is None or self._shown[0] != shown[0]:
            self._make(draft, fields)
            self._fold(bool(draft.problem) or left > 0)
        for made, name in zip(self.lists, draft.mapping, strict=True):
            made.set_value(name)
        self._shown = shown

    def _make(self, draft: Draft, fields: Sequence[ImportField]) -> None:
        clear(self._grid)
        self.lists = []
        entries = [("", _("Do not take along")), *((one.name, one.label) for one in fields)]
        for place, column in enumerate(draft.sheet.columns):
            sample = next((line.cells[place] for line in draft.sheet.rows[:20] if line.cells[place]), "")
            made = DropDown(entries, name=f"field_column_{place}")
            made.setAccessibleName(_("Column {name} is").format(name=column))
            made.value_changed.connect(lambda _value, place=place: self._tell(place))
            self._grid.addWidget(Text(column, "strong", elide=True), place, 0)
            self._grid.addWidget(Text(" ".join(sample[:_SAMPLE].split()), color="text.2", elide=True), place, 1)
            self._grid.addWidget(made, place, 2)
            self.lists.append(made)
        for part, share in enumerate((2, 3, 3)):
            self._grid.setColumnStretch(part, share)

    def _tell(self, changed: int) -> None:
        """One field is filled by one column: choosing it anew takes it from the other."""
        chosen = [made.value() or "" for made in self.lists]
        for place, name in enumerate(chosen):
            if place != changed and name == chosen[changed]:
                chosen[place] = ""
        self.mapping_chosen.emit(tuple(chosen))

    def _fold(self, opened: bool) -> None:
        self._inside.setVisible(opened)
        self._more.set_icon("chevron-up" if opened else "chevron-down")
