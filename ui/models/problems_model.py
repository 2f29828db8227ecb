"""What is wrong with forms, as rows: file, line, place, what it is, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from intake_app.i18n import _
from intake_app.instruments.problems import Problem

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
FILE, LINE, PLACE, WHAT, REMEDY = range(5)


class ProblemsModel(QAbstractTableModel):
    """Problems in the order given. Files are named from the folder that was checked; `text` names them whole."""

    def __init__(self) -> None:
        super().__init__()
        self._problems: tuple[Problem, ...] = ()
        self._above = ""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that show."""
        return self._problems

    def set_problems(self, problems: Sequence[Problem], checked: Path | None = None) -> None:
        """Show these, found in the folder or file `checked`."""
        self.beginResetModel()
        self._problems = tuple(problems)
        self._above = f"{checked.parent}/" if checked is not None else ""
        self.endResetModel()

    def text(self, rows: Sequence[int] = ()) -> str:
        """These rows, or all, as the command line writes them: one line each."""
        chosen = [self._problems[row] for row in rows] if rows else self._problems
        return "\n".join(str(problem) for problem in chosen)

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._problems)

    @override
    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 5

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("File"), _("Line"), _("Place"), _("What is wrong"), _("What you can do"))[section]

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        one = self._problems[index.row()]
        file = one.file.removeprefix(self._above)
        return (file, str(one.line), one.place, one.message, one.remedy)[index.column()]
