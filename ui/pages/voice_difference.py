"""One item that two people see differently: both sentences, why, and what they do with it. No error, no colour."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.measuring import Difference
from intake_app.domain.vocabulary import DifferenceState
from intake_app.domain.web import CONSULTANT, RESIDENT
from intake_app.i18n import _
from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.checks import LineSample
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import TextArea
from ui.widgets.layouts import row
from ui.widgets.text import Text


class DifferenceBlock(QWidget):
    """`state_chosen` and `because_given` tell what the two agreed; leaving both stand comes first."""

    state_chosen = Signal(object)
    because_given = Signal(str)

    def __init__(self, item: str) -> None:
        super().__init__()
        self.setObjectName(f"difference_{item}")
        self._title = Text("", "strong")
        self.state = SegmentedChoice(
            [
                Option(value=DifferenceState.LEAVE_BOTH, label=_("Let both stand")),
                Option(value=DifferenceState.TALK_MORE, label=_("Talk about it more")),
            ],
            name=f"answer_{item}_state",
        )
        self._resident = Text("", name="resident_says")
        self._consultant = Text("", color="text.2", name="consultant_says")
        self.because = TextArea(
            name=f"answer_{item}_because", placeholder=_("Here we think differently, because …"), lines=1
        )
        self.why = Button(_("Because …"), kind=Kind.LINK, name=f"button_{item}_because", on_click=self._open_because)
        self._rule = Rule()
        self._lay_out()
        self.state.value_changed.connect(self.state_chosen)
        self.because.text_committed.connect(self.because_given)

    def show_difference(
        self, title: str, resident: str, consultant: str, left: Difference | None, *, first: bool
    ) -> None:
        """Both voices in words, and what was said about it before. A rule parts it from the one above."""
        self._title.setText(title)
        self._rule.setVisible(not first)
        self.state.setAccessibleName(title)
        self.because.setAccessibleName(_("{item}: why we think differently").format(item=title))
        self._resident.setText(resident)
        self._consultant.setText(consultant)
        self.state.set_value(left.state if left is not None else DifferenceState.LEAVE_BOTH)
        self.because.set_text(left.because if left is not None else "")
        if self.because.text():
            self._show_because()

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        self.because.commit()

    def _open_because(self) -> None:
        self._show_because()
        self.because.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_because(self) -> None:
        self.because.show()
        self.why.hide()

    def _lay_out(self) -> None:
        size = theme.current().size
        self.why.setAccessibleName(self.because.placeholderText())
        self.because.hide()
        top = row(self._title, self.why, self.state, gap=14)
        top.setStretch(0, 1)
        column = QVBoxLayout()
        column.setContentsMargins(size(20), size(12), size(20), size(12))
        column.setSpacing(size(6))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._rule)
        outer.addLayout(column)
        column.addLayout(top)
        for style, words in ((RESIDENT, self._resident), (CONSULTANT, self._consultant)):
            line = row(LineSample(style, beside=True), words, gap=8)
            line.setStretch(1, 1)
            column.addLayout(line)
        column.addWidget(self.because)
