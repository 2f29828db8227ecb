"""Buttons: primary, secondary, quiet and link, with an icon before or after the words."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.overriding import override
from ui.widgets import painting
from ui.widgets.text import Text


class Kind(StrEnum):
    """How loud a button is; one PRIMARY per region of the screen."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    LINK = "link"


class Button(QPushButton):
    """A button of 44 px, or 60 px on table screens (`table`).

    Its words are its accessible name; without words (`icon` only) `tip` is name and tooltip. Checkable ones show a
    tick and the accent while they are on. `set_reason` switches it off and says why; show the reason beside it too
    (see `ReasonedButton`).
    """

    def __init__(
        self,
        text: str = "",
        *,
        kind: Kind | str = Kind.SECONDARY,
        icon: str = "",
        trailing_icon: str = "",
        name: str = "",
        tip: str = "",
        table: bool = False,
        checkable: bool = False,
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind, self._icon, self._trailing, self._table = Kind(kind), icon, trailing_icon, table
        self.setObjectName(name)
        self.setCheckable(checkable)
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if tip:
            self.setToolTip(tip)
        if not text:
            self.setAccessibleName(tip)
        look = theme.current()
        look.changed.connect(self._restyle)
        if table:
            look.table_scaled.connect(self._restyle)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        self._restyle()

    @property
    def kind(self) -> Kind:
        return self._kind

    def set_kind(self, kind: Kind | str) -> None:
        """Make the button louder or quieter."""
        self._kind = Kind(kind)
        self._restyle()

    def set_icon(self, icon: str) -> None:
        """Another icon before the words; "" for none."""
        if icon != self._icon:
            self._icon = icon
            self._restyle()

    def set_reason(self, reason: str) -> None:
        """Switch the button off because of `reason`, or on again with "". Screen readers hear the reason."""
        self.setEnabled(not reason)
        self.setAccessibleDescription(reason)

    def twin(self, name: str) -> Button:
        """A bordered button that says the same, in its full name, for another place on the screen."""
        words = self.accessibleName() or self.text()
        twin = Button(words, icon=self._icon, name=name, table=self._table, checkable=self.isCheckable())
        twin.setChecked(self.isChecked())
        return twin

    def ring_radius(self) -> float:
        """Corner radius that the focus ring follows."""
        return theme.current().size(10 if self._table else 8)

    @override
    def sizeHint(self) -> QSize:
        size = theme.current().size
        height = size(60 if self._table else 44, table=self._table)
        if not self.text():
            return QSize(max(height, size(44)), height)
        return QSize(int(self._content_width()) + 2 * self._padding() + 1, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.start(painter)
        look = theme.current()
        fill, border, ink = self._colours()
        rect = QRectF(self.rect())
        if fill is not None or border is not None:
            painting.frame(painter, rect, self.ring_radius(), fill=fill, border=border, width=look.line("border"))
        content = rect.adjusted(0, 1, 0, 1) if self.isDown() else rect
        self._paint_content(painter, content, ink)

    def _paint_content(self, painter: QPainter, rect: QRectF, ink: QColor) -> None:
        icon_size, gap = self._icon_size(), self._gap()
        left = rect.center().x() - self._content_width() / 2 if self.text() else rect.center().x() - icon_size / 2
        before = "check" if self.isCheckable() and self.isChecked() else self._icon
        if before:
            icons.paint(painter, before, QRectF(left, rect.center().y() - icon_size / 2, icon_size, icon_size), ink)
            left += icon_size + gap
        elif self._keeps_tick_room():
            left += (icon_size + gap) / 2
        width = painting.text_width(self.text(), self._role())
        words = QRectF(left, rect.top(), width + 1, rect.height())
        painting.text(painter, words, self.text(), self._role(), ink)
        if self._kind is Kind.LINK and self.isEnabled() and self.underMouse():
            baseline = rect.center().y() + theme.current().px(self._role()) * 0.48
            painter.drawLine(int(left), int(baseline), int(left + width), int(baseline))
        if self._trailing:
            box = QRectF(left + width + gap, rect.center().y() - icon_size / 2, icon_size, icon_size)
            icons.paint(painter, self._trailing, box, ink)

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor]:
        """Plane, border and ink of the state it is in."""
        look = theme.current().color
        hovered = self.underMouse() or self.isDown()
        if self._kind in (Kind.QUIET, Kind.LINK):
            if not self.isEnabled():
                return None, None, look("text.3")
            plane = look("accent.tint") if hovered and self._kind is Kind.QUIET else None
            return plane, None, look("accent.hover" if self.isDown() and self._kind is Kind.LINK else "accent")
        if not self.isEnabled():
            return look("bg.chip"), look("line.soft"), look("text.3")
        if self._kind is Kind.PRIMARY:
            plane = look("accent.hover" if hovered else "accent")
            return plane, plane, look("on.accent")
        if self.isCheckable() and self.isChecked():
            return look("accent.tint"), look("accent"), look("accent")
        if self.isDown():
            return look("line.soft"), look("line.strong"), look("text.1")
        return look("bg.sunken" if hovered else "bg.paper"), look("line.strong"), look("text.1")

    def _role(self) -> str:
        return "table.button" if self._table else "strong"

    def _icon_size(self) -> int:
        return theme.current().size(26 if self._table else 20, table=self._table)

    def _gap(self) -> int:
        return theme.current().size(12 if self._table else 10, table=self._table)

    def _padding(self) -> int:
        wide = {Kind.QUIET: 12, Kind.LINK: 2}.get(self._kind, 24 if self._table else 16)
        return theme.current().size(wide, table=self._table)

    def _keeps_tick_room(self) -> bool:
        return self.isCheckable() and not self._icon

    def _content_width(self) -> float:
        width = painting.text_width(self.text(), self._role())
        side = self._icon_size() + self._gap()
        if self._icon or self._keeps_tick_room():
            width += side
        return width + (side if self._trailing else 0)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def primary(text: str, **options: object) -> Button:
    """The one filled button of a region; options as for `Button`."""
    return Button(text, kind=Kind.PRIMARY, **options)  # type: ignore[arg-type]  # passed through unchanged


def secondary(text: str, **options: object) -> Button:
    """An ordinary button; options as for `Button`."""
    return Button(text, kind=Kind.SECONDARY, **options)  # type: ignore[arg-type]  # passed through unchanged


def quiet(text: str, **options: object) -> Button:
    """A button without a border; options as for `Button`."""
    return Button(text, kind=Kind.QUIET, **options)  # type: ignore[arg-type]  # passed through unchanged


def link(text: str, **options: object) -> Button:
    """Words that lead somewhere, underlined under the pointer; 44 px high all the same."""
    return Button(text, kind=Kind.LINK, **options)  # type: ignore[arg-type]  # passed through unchanged


class ReasonedButton(QWidget):
    """A button with, when it cannot be used, the reason in words beside it."""

    def __init__(self, button: Button, *, before: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button
        self._before = before
        self._reason: Text | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.current().size(12))
        self._row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def reason(self) -> Text:
        """The words beside the button; made when first asked for, for most buttons can always be used."""
        if self._reason is None:
            self._reason = Text("", "table.min" if self.button._table else "small", color="text.2", wrap=True)
            self._reason.hide()
            self._row.insertWidget(0 if self._before else 1, self._reason)
        return self._reason

    def set_reason(self, reason: str) -> None:
        """Switch the button off and show why; "" switches it on."""
        self.button.set_reason(reason)
        if reason or self._reason is not None:
            self.reason.setText(reason)
            self.reason.setVisible(bool(reason))
