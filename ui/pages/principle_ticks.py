"""Which principles of the organisation something serves: buttons that stay down (E07). Nothing shows without a list."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.principles import Principle, ServedBy
from intake_app.i18n import _
from intake_app.services import principles
from ui.pages.plan_step_part import TickSet
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from ui.session import Session


class PrincipleTicks(QWidget):
    """Ticks of one goal, decision or deviation. Asks the list when it first shows, and again when that changes."""

    offered_changed = Signal(object)
    """The principles of the organisation, when they are known and when the list changes."""

    def __init__(self, session: Session, by: ServedBy, *, name: str) -> None:
        super().__init__()
        self._session, self._by, self._name = session, by, name
        self._offered: tuple[Principle, ...] | None = None
        self._about: UUID | None = None
        self._dossier: Dossier | None = None
        self._read_only = False
        self._shown: tuple[tuple[UUID, str], ...] = ()
        self.ticks: TickSet | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.hide()
        session.shared_changed.connect(self._ask)

    def show_about(self, dossier: Dossier, about_id: UUID, *, read_only: bool = False) -> None:
        """Show what this serves."""
        self._dossier, self._about, self._read_only = dossier, about_id, read_only
        if self._offered is None:
            self._ask()
        else:
            self._fill()

    def _ask(self) -> None:
        self._session.run(principles.offered, self._take, owner=self, latest=f"principles:{self._name}")

    def _take(self, offered: tuple[Principle, ...]) -> None:
        changed, self._offered = offered != self._offered, offered
        self._fill()
        if changed:
            self.offered_changed.emit(offered)

    def _fill(self) -> None:
        if self._dossier is None or self._about is None or self._offered is None:
            return
        served = self._dossier.principles_of(self._by, self._about)
        entries = principles.tickable(self._offered, served)
        if entries != self._shown:
            self._make(entries)
        self.setVisible(bool(entries))
        if self.ticks is not None:
            self.ticks.set_values([one.principle_id for one in served])
            self.ticks.setEnabled(not self._read_only)

    def _make(self, entries: tuple[tuple[UUID, str], ...]) -> None:
        self._shown = entries
        while (item := self._layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.ticks = None
        if entries:
            words = question_words()
            self.ticks = TickSet(entries, accessible_name=words)
            self.ticks.setObjectName(f"field_{self._name}")
            self.ticks.values_changed.connect(self._keep)
            self._layout.addWidget(Text(words, "small", color="text.2"))
            self._layout.addWidget(self.ticks)

    def _keep(self, wanted: tuple[UUID, ...]) -> None:
        case_id, by, about = self._session.case_id, self._by, self._about
        if case_id is not None and about is not None:
            self._session.change(lambda desk: principles.serve(desk, case_id, by, about, wanted), owner=self)


def question_words() -> str:
    """What is asked."""
    return _("Which principle does this serve?")
