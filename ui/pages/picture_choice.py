"""Choosing one of the pictures that screen and paper know: an activity, a thing, a place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QToolButton, QWidget, QWidgetAction
from typing_extensions import override

from intake_app.i18n import _
from ui import icons, theme

PICTURES = (
    "soup",
    "cooking-pot",
    "shopping-basket",
    "mail-open",
    "footprints",
    "bike",
    "calendar-check",
    "message-circle",
    "phone",
    "users",
    "heart",
    "hand-heart",
    "baby",
    "paw-print",
    "sprout",
    "house",
    "store",
    "briefcase",
    "hammer",
    "wrench",
    "shirt",
    "book-open",
    "graduation-cap",
    "file-check",
    "wallet",
    "pill",
    "bed",
    "music",
)
COLUMNS = 7


class PictureChoice(QToolButton):
    """A button that shows the chosen picture and opens the others. "" is no picture."""

    chosen = Signal(str)

    def __init__(self, *, name: str, label: str, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._label, self._compact, self._picture = label, compact, ""
        self.setProperty("compact", compact)
        theme.current().dress(self, "picture")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonIconOnly if compact else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._choices = QMenu(self)
        theme.current().dress(self._choices, "menu")
        self._choices.aboutToShow.connect(self._fill)
        self.setMenu(self._choices)
        theme.current().changed.connect(self._restyle)
        self._restyle()

    def set_picture(self, name: str) -> None:
        """Show this picture as chosen, without emitting."""
        if name != self._picture:
            self._picture = name
            self._restyle()

    @override
    def sizeHint(self) -> QSize:
        side = theme.current().size(44)
        if self._compact:
            return QSize(side, side)
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + theme.current().size(24 + 8 + 2 * 14), side)

    def _fill(self) -> None:
        """Once, when somebody wants to see them: some thirty buttons, and a page has many of these."""
        if self._choices.actions():
            return
        panel = QWidget()
        grid = QGridLayout(panel)
        grid.setSpacing(theme.current().size(4))
        for index, name in enumerate(("", *PICTURES)):
            button = QToolButton()
            button.setObjectName(f"picture_{name or 'none'}")
            button.setProperty("role", "choice")
            theme.current().dress(button, "picture")
            button.setAccessibleName(picture_words(name))
            button.setToolTip(picture_words(name))
            button.setFixedSize(QSize(theme.current().size(44), theme.current().size(44)))
            button.setIcon(icons.icon(name or "circle-dashed", "accent" if name else "text.3", size=24))
            button.setIconSize(QSize(24, 24))
            button.clicked.connect(lambda _on=False, name=name: self._choose(name))
            grid.addWidget(button, index // COLUMNS, index % COLUMNS)
        action = QWidgetAction(self._choices)
        action.setDefaultWidget(panel)
        self._choices.addAction(action)

    def _choose(self, name: str) -> None:
        self._choices.close()
        if name != self._picture:
            self.set_picture(name)
            self.chosen.emit(name)

    def _restyle(self) -> None:
        size = theme.current().size(24)
        self.setIcon(icons.icon(self._picture or "circle-dashed", "accent" if self._picture else "text.3", size=size))
        self.setIconSize(QSize(size, size))
        words = picture_words(self._picture) if self._picture else self._label
        self.setText("" if self._compact else words)
        self.setToolTip(words)
        self.setAccessibleName(f"{self._label}: {picture_words(self._picture)}")
        self.updateGeometry()


def picture_words(name: str) -> str:
    """What a picture shows, in a word or two."""
    words = {
        "": _("no picture"),
        "soup": _("soup"),
        "cooking-pot": _("cooking"),
        "shopping-basket": _("shopping"),
        "mail-open": _("post"),
        "footprints": _("walking, having a look"),
        "bike": _("cycling"),
        "calendar-check": _("appointment"),
        "message-circle": _("talking"),
        "phone": _("calling"),
        "users": _("people"),
        "heart": _("love"),
        "hand-heart": _("helping"),
        "baby": _("child"),
        "paw-print": _("animal"),
        "sprout": _("growing"),
        "house": _("home"),
        "store": _("shop or centre"),
        "briefcase": _("work"),
        "hammer": _("making"),
        "wrench": _("repairing"),
        "shirt": _("clothes"),
        "book-open": _("reading"),
        "graduation-cap": _("learning"),
        "file-check": _("certificate"),
        "wallet": _("money"),
        "pill": _("medicine"),
        "bed": _("sleeping"),
        "music": _("music"),
    }
    return words.get(name, name)
