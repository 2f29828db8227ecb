"""The levels of one domain, "not discussed" as their equal, and the two other answers one tap away (G-Z12)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.vocabulary import Special
from intake_app.i18n import _
from intake_app.instruments.model import Level
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.choices import Option
from ui.widgets.layouts import row
from ui.widgets.level_scale import LevelScale


class Levels(QWidget):
    """`chosen` gives a whole level or a `Special`; None when an answer was taken back."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.scale = LevelScale((), name="answer", accessible_name="")
        self.declined = Button(_("Does not want to discuss it"), checkable=True, name="button_declined")
        self.not_recorded = Button(_("Deliberately not recorded"), checkable=True, name="button_not_recorded")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(8))
        layout.addWidget(self.scale)
        layout.addLayout(row(self.declined, self.not_recorded, None, gap=8))
        self.scale.value_changed.connect(self.chosen)
        self.declined.clicked.connect(lambda on: self.chosen.emit(Special.DECLINED if on else None))
        self.not_recorded.clicked.connect(lambda on: self.chosen.emit(Special.NOT_RECORDED if on else None))

    def show_item(self, item: str, name: str, levels: Sequence[Level]) -> None:
        """Offer the levels of another domain."""
        options = [
            Option(
                value=level.value,
                label=_sentence(str(level.label)),
                description=str(level.explain),
                key=str(level.value),
            )
            for level in levels
        ]
        options.append(
            Option(
                value=Special.NOT_DISCUSSED,
                label=_("Not discussed"),
                note=_("Does not count, and is no 0"),
                key="N",
            )
        )
        self.scale.setObjectName(f"answer_{item}")
        self.scale.setAccessibleName(name)
        self.scale.set_options(options)

    def set_answer(self, value: int | None, special: Special | None) -> None:
        """Show what was chosen, without telling."""
        self.scale.set_value(Special.NOT_DISCUSSED if special is Special.NOT_DISCUSSED else value)
        self.declined.setChecked(special is Special.DECLINED)
        self.not_recorded.setChecked(special is Special.NOT_RECORDED)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
