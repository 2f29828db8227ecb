"""The editor's check: a folder or pack looked over whole, every fault in one table that can be copied as text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from intake_app.i18n import _, ngettext
from intake_app.instruments.problems import Problem
from ui.models.problems_model import ProblemsModel
from ui.pages.folding import RunningRow
from ui.pages.problems_table import ProblemsTable
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Icon
from ui.widgets.layouts import held, row
from ui.widgets.text import Text

MOST_SHOWN = 300
"""Rows in the table; whoever has more faults begins with these. The copied text has them all."""


class FormCheck(Card):
    """Shows what the page found; says what the person wants checked."""

    folder_requested = Signal()
    file_requested = Signal()
    shipped_requested = Signal()
    seal_requested = Signal()

    def __init__(self) -> None:
        super().__init__(_("Check forms"), icon="list-checks", gap=12, name="card_check")
        self._all: tuple[Problem, ...] = ()
        self.folder = Button(_("Check a folder"), icon="folder-open", name="button_check_folder")
        self.file = Button(_("Check a file"), icon="file-check", name="button_check_file")
        self.shipped = Button(_("Check the forms of Keukentafel"), kind=Kind.QUIET, name="button_check_shipped")
        self.seal = Button(_("Seal a pack you made"), kind=Kind.QUIET, icon="file-lock", name="button_seal")
        self.model = ProblemsModel()
        self.table = ProblemsTable(self.model)
        self.copy = Button(_("Copy as text"), icon="copy", name="button_copy_problems", on_click=self._copy)
        self._icon = Icon("circle-check", size=22, color="accent")
        self.result = Text("", "strong", name="check_result")
        self._line = held(row(self._icon, self.result, self.copy, gap=10))
        layout = self._line.layout()
        assert layout is not None
        self.folder.clicked.connect(self.folder_requested)
        self.file.clicked.connect(self.file_requested)
        self.seal.clicked.connect(self.seal_requested)
        self.shipped.clicked.connect(self.shipped_requested)
        intro = _("Do you make a form or a pack yourself? Check it before you install it. You see every fault at once.")
        buttons = RunningRow(self.folder, self.file, self.shipped, self.seal, gap=8)
        self.add(Text(intro, color="text.2"), held(buttons), self._line, self.table)
        self._line.hide()
        self.table.hide()

    def show_result(self, problems: Sequence[Problem], checked: Path, *, installing: bool = False) -> None:
        """Show every fault that was found in `checked`, or that there is none."""
        self._all = tuple(problems)
        self.model.set_problems(self._all[:MOST_SHOWN], checked)
        self.table.setVisible(bool(problems))
        self.copy.setVisible(bool(problems))
        self._line.show()
        self._icon.set_icon("triangle-alert" if problems else "circle-check", "attention" if problems else "accent")
        self.result.setText(self._sentence(checked.name, installing))
        (self.table if problems else self.folder).setFocus()
        if problems:
            self.table.selectRow(0)

    def _sentence(self, name: str, installing: bool) -> str:
        if not self._all:
            return _("{name}: everything is right.").format(name=name)
        files, count = len({one.file for one in self._all}), len(self._all)
        parts = [ngettext("{name}: {n} fault.", "{name}: {n} faults.", count).format(name=name, n=count)]
        if files > 1:
            parts.append(_("They stand in {n} files.").format(n=files))
        if installing:
            parts.append(_("The pack is not installed, and nothing changed."))
        if count > MOST_SHOWN:
            parts.append(_("The first {n} are shown.").format(n=MOST_SHOWN))
        return " ".join(parts)

    def _copy(self) -> None:
        QApplication.clipboard().setText("\n".join(str(one) for one in self._all))
        self.result.setText(_("Copied. You can paste it in a message or a document."))
