"""One sheet with every control in every state, in light, dark and high contrast: to look at beside the design.

python -m tests.screenshots.gallery FOLDER [--text-scale 1.5]
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app import i18n
from intake_app.domain import web
from ui import icons, theme
from ui.widgets import buttons
from ui.widgets.banner import Banner, Tone
from ui.widgets.card import Rule
from ui.widgets.checks import CheckBox, LineSample
from ui.widgets.choices import Option, RadioRow, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField
from ui.widgets.form_row import ErrorLine
from ui.widgets.layouts import column, lay_on, row
from ui.widgets.level_scale import LevelScale
from ui.widgets.score_keys import ScoreKeys
from ui.widgets.status import LabelChip, LabelKind, Status, StatusIcon
from ui.widgets.text import Text

WIDTH, HEIGHT = 480, 1024
NAMES = {"light": "Licht", "dark": "Donker", "hc": "Hoog contrast"}


class Ring(QWidget):
    """A focus ring that stays, drawn as `ui.widgets.focus_ring` draws it."""

    def __init__(self, sheet: QWidget, targets: list[QWidget]) -> None:
        super().__init__(sheet)
        self._targets = targets
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(sheet.rect())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = look.line("ring")
        painter.setPen(QPen(look.color("focus"), width))
        for target in self._targets:
            own = getattr(target, "ring_rect", None)
            inner = own() if own is not None else QRectF(target.rect())
            radius = getattr(target, "ring_radius", lambda: look.size(8))() + 2 + width / 2
            grow = 2 + width / 2
            placed = inner.translated(target.mapTo(self.parentWidget(), QPoint(0, 0)))
            painter.drawRoundedRect(placed.adjusted(-grow, -grow, grow, grow), radius, radius)


class Mark(QWidget):
    """The mark of the program."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(36, 24)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint_mark(QPainter(self), 24)


class Sheet(QWidget):
    """All controls under each other in the theme of this moment."""

    def __init__(self, title: str) -> None:
        super().__init__()
        lay_on(self, "table")
        self.ringed: list[QWidget] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 16, 24, 16)
        self._rows.setSpacing(theme.current().size(12))
        self._rows.addLayout(row(Text(title, "h3", wrap=False), None, Mark()))
        self._buttons()
        self._rows.addWidget(Rule())
        self._fields()
        self._rows.addWidget(Rule())
        self._choices()
        self._rows.addWidget(Rule())
        self._marks()
        self._bands()
        self._rows.addStretch(1)

    def _line(self, label: str, *items: QWidget | None) -> None:
        words = Text(label, "small", color="text.2", wrap=False)
        words.setFixedWidth(theme.current().size(74))
        self._rows.addLayout(row(words, *items))

    def _three(self) -> list[buttons.Button]:
        return [buttons.primary("Verder"), buttons.secondary("Print"), buttons.quiet("Later")]

    def _buttons(self) -> None:
        plain, hovered, focused = self._three(), self._three(), self._three()
        for button in hovered:
            button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        self.ringed += focused
        self._line("Gewoon", *plain, None)
        self._line("Aanwijzen", *hovered, None)
        self._line("Focus", *focused, None)
        off = buttons.ReasonedButton(buttons.primary("Verder"), before=False)
        off.set_reason("Nog één handtekening")
        self._line("Kan niet", off, None)

    def _fields(self) -> None:
        plain, focused, wrong = LineField(), LineField(), DateField()
        plain.setText("di 22 september")
        focused.setText("di 22 sep")
        wrong.setText("31 februari")
        wrong.set_error("x")
        self.ringed.append(focused)
        self._line("Veld", plain, focused)
        error = ErrorLine()
        error.set_sentence("Deze dag bestaat niet. Kies een andere dag.")
        both = QWidget()
        both.setLayout(column(wrong, error, gap=6))
        self._line("Fout", both)

    def _choices(self) -> None:
        outcome = SegmentedChoice(
            [
                Option(value=1, label="Gelukt", icon="circle-check"),
                Option(value=2, label="Deels"),
                Option(value=3, label="Niet"),
            ]
        )
        outcome.set_value(1)
        self._line("Kiezen", outcome, None)
        marks = [RadioRow([Option(value=1, label="x")]) for _number in range(3)]
        boxes = [CheckBox(tip="x") for _number in range(3)]
        for number in (1, 2):
            marks[number].set_value(1)
            boxes[number].set_value(True)
        for mark in marks:
            mark.parts[0].setFixedWidth(theme.current().size(34))
        self.ringed += [marks[2].parts[0], boxes[2]]
        self._line("Rondje", *marks, Text("Vinkje", "small", color="text.2", wrap=False), *boxes, None)
        level = LevelScale([Option(value=2, label="Niet zelfredzaam")])
        level.set_value(2)
        self._line("Niveau", level)
        keys = ScoreKeys()
        for number, part in enumerate(keys.parts):
            part.setVisible(3 <= number <= 6)
            part.setFixedSize(theme.current().size(54), theme.current().size(56))
        keys.set_value(4)
        self.ringed.append(keys.parts[5])
        self._line("Aan tafel", keys, None)

    def _marks(self) -> None:
        states = (Status.DONE, Status.BUSY, Status.WAITING, Status.NOT_YET)
        self._line("Status", *(StatusIcon(state) for state in states), None)
        labels = (
            LabelChip("nog 2 dagen", LabelKind.ATTENTION),
            LabelChip("nog 7 dagen"),
            LabelChip("2 punten", LabelKind.ACCENT),
        )
        self._line("Label", *labels, None)
        styles = ((web.RESIDENT, "inwoner"), (web.CONSULTANT, "consulent"), (web.EARLIER, "eerder"))
        self._line("Lijnen", *(LineSample(style, words) for style, words in styles), None)

    def _bands(self) -> None:
        for tone, icon, words in (
            (Tone.INFO, "history", "Je was bezig, gisteren 16:52. Alles is bewaard."),
            (Tone.ERROR, "triangle-alert", "De schijf is bijna vol. Maak nu een kopie."),
        ):
            banner = Banner()
            self._rows.addWidget(banner)
            banner.show_message(words, tone=tone, icon=icon, take_focus=False)


def render(look: theme.Theme, scale: float) -> QImage:
    """The three sheets beside each other."""
    pages: list[QImage] = []
    for name, title in NAMES.items():
        look.choose(name, text_scale=scale)
        sheet = Sheet(title)
        sheet.resize(round(WIDTH * scale), round(HEIGHT * scale))
        sheet.show()
        ring = Ring(sheet, sheet.ringed)
        ring.show()
        QApplication.processEvents()
        pages.append(sheet.grab().toImage())
        sheet.close()
        sheet.deleteLater()
    whole = QImage(sum(page.width() for page in pages), pages[0].height(), QImage.Format.Format_RGB32)
    painter = QPainter(whole)
    left = 0.0
    for page in pages:
        page.setDevicePixelRatio(1)
        painter.drawImage(QRectF(left, 0, page.width(), page.height()), page)
        left += page.width()
    painter.end()
    return whole


def main() -> None:
    """Write the sheet as components.png."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--text-scale", type=float, default=1.0)
    arguments = parser.parse_args()
    application = QApplication([])
    i18n.set_language("nl")
    look = theme.install(application)
    render(look, arguments.text_scale).save(str(arguments.folder / "components.png"))


if __name__ == "__main__":
    main()
