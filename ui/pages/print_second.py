"""Which language stands under the Dutch of a print: that of the interpreter, unless somebody chooses another (N02)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.vocabulary import DocumentKind, PlanStatus
from intake_app.i18n import _
from intake_app.services import print_languages
from ui.widgets.fields import DropDown
from ui.widgets.layouts import row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from uuid import UUID

    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.library import FormLibrary


class SecondLanguage(QWidget):
    """The choice beside a preview. What is chosen for a dossier stays chosen for it while the window is open."""

    chosen = Signal()

    def __init__(self, forms: FormLibrary) -> None:
        super().__init__()
        self._forms = forms
        self._kept: dict[UUID, str] = {}
        self._case: UUID | None = None
        self.setObjectName("row_second_language")
        self.field = DropDown(_entries(forms), name="field_second_language")
        self.field.setAccessibleName(_("Second language"))
        label = Text(_("Second language"), "body", wrap=False)
        label.setBuddy(self.field)
        self.field.value_changed.connect(self._choose)
        self.setLayout(row(label, self.field, gap=8))

    def show_print(self, dossier: Dossier, kind: str) -> None:
        """Offer what this print of this dossier can have, and show what it has."""
        self._case = dossier.case.id
        self.setVisible(print_languages.can_have_second(kind))
        self.field.set_value(self._kept.get(self._case, self._suggested(dossier, kind)))

    def value(self) -> str:
        """The code of the language, "" for Dutch alone."""
        return "" if self.isHidden() else self.field.value() or ""

    def _suggested(self, dossier: Dossier, kind: str) -> str:
        """That of the interpreter. A plan that is fixed shows as it was signed until somebody asks for more."""
        plan = dossier.current_plan
        if kind == DocumentKind.PLAN and plan is not None and plan.status not in (PlanStatus.DRAFT, PlanStatus.FINAL):
            return ""
        return print_languages.suggested(self._forms, dossier)

    def _choose(self, value: object) -> None:
        if self._case is not None:
            self._kept[self._case] = str(value)
        self.chosen.emit()


def _entries(forms: FormLibrary) -> list[tuple[str, str]]:
    return [("", _("None")), *((code, name.capitalize()) for code, name in print_languages.second_languages(forms))]
