"""The standard lists as a row of chips with their counts: one press shows a list, the same one again shows all."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from intake_app.domain.caseload_words import CaseloadListKind
from intake_app.i18n import _, ngettext
from intake_app.services.caseload_reasons import list_words
from ui import theme
from ui.pages.folding import RunningRow
from ui.widgets import painting

_HEIGHT = 32  # px of the design, like those below
_EDGE, _GAP = 11, 7


class ListChip(QAbstractButton):
    """One list: its name and how many are on it."""

    def __init__(self, kind: CaseloadListKind) -> None:
        super().__init__()
        self.kind = kind
        self.count = 0
        self.setObjectName(f"button_list_{kind.value}")
        self.setText(list_words(kind))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show how many; a list without anybody stays away, unless it is the one that shows."""
        self.count = count
        said = ngettext("{list}, {n} dossier", "{list}, {n} dossiers", count)
        self.setAccessibleName(said.format(list=self.text(), n=count))
        self.setVisible(count > 0 or self.isChecked())
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        words = painting.text_width(self.text(), "small", weight=600) + painting.text_width(str(self.count), "small")
        return QSize(int(words) + size(2 * _EDGE + _GAP) + 2, size(_HEIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are for the row of chips; a button would take them to any button near."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def ring_radius(self) -> float:
        """The focus ring is as round as the chip."""
        return theme.current().size(_HEIGHT) / 2

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        size, chosen = look.size, self.isChecked()
        width = look.line("chosen" if chosen else "border")
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        plane = "accent.tint" if chosen else "bg.sunken" if self.underMouse() else "bg.paper"
        border = "accent" if chosen else "line.strong"
        painting.frame(painter, rect, size(_HEIGHT) / 2, fill=look.color(plane), border=look.color(border), width=width)
        ink, weight = ("accent", 600) if chosen else ("text.1", 500)
        inner = QRectF(self.rect()).adjusted(size(_EDGE), 0, -size(_EDGE), 0)
        painting.text(painter, inner, self.text(), "small", ink, weight=weight)
        left = inner.left() + painting.text_width(self.text(), "small", weight=weight) + size(_GAP)
        count = QRectF(left, inner.top(), inner.right() - left + 2, inner.height())
        painting.text(painter, count, str(self.count), "small", ink if chosen else "text.2")


class ListChips(QWidget):
    """All lists with somebody on them. One stop for Tab; arrows go from chip to chip."""

    list_chosen = Signal(object)
    """The CaseloadListKind, or None for everybody."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("field_lists")
        self.setAccessibleName(_("Nobody forgotten"))
        self.chips = {kind: ListChip(kind) for kind in CaseloadListKind}
        for kind, chip in self.chips.items():
            chip.clicked.connect(lambda on, kind=kind: self.list_chosen.emit(kind if on else None))
        self.setLayout(RunningRow(*self.chips.values(), gap=8, line_gap=6))
        self._let_one_in(next(iter(self.chips.values())))

    def show_lists(self, counts: Mapping[CaseloadListKind, int], chosen: CaseloadListKind | None) -> None:
        """The counts, and which list shows now."""
        for kind, chip in self.chips.items():
            chip.setChecked(kind is chosen)
            chip.set_count(counts.get(kind, 0))
        shown = self._shown()
        focused = [chip for chip in shown if chip.hasFocus()]
        if shown and not focused:
            self._let_one_in(next((chip for chip in shown if chip.isChecked()), shown[0]))
        self.updateGeometry()

    def enter(self) -> None:
        """Put the keyboard on the list that shows, or on the first one."""
        shown = self._shown()
        if shown:
            next((chip for chip in shown if chip.isChecked()), shown[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
        }.get(Qt.Key(event.key()), 0)  # fmt: skip
        shown = self._shown()
        here = [number for number, chip in enumerate(shown) if chip.hasFocus()]
        if not step or not here:
            super().keyPressEvent(event)
            return
        target = shown[(here[0] + step) % len(shown)]
        self._let_one_in(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _shown(self) -> list[ListChip]:
        return [chip for chip in self.chips.values() if not chip.isHidden()]

    def _let_one_in(self, wanted: ListChip) -> None:
        for chip in self.chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is wanted else Qt.FocusPolicy.ClickFocus)
