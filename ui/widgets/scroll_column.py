"""A column of the screen that scrolls by itself, and only up and down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.layouts import see_through


class ScrollColumn(QScrollArea):
    """Put cards in `body`. Give it a fixed `width` (px of the design) or let it take the rest.

    Named "column_<name>", it is a stop for F6. The control that gets the focus is scrolled into view, with room for
    its ring.
    """

    def __init__(self, *, name: str = "", width: int = 0, gap: int = 16, margin: int = 4) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._outer = QVBoxLayout(inside)
        self._outer.setContentsMargins(margin, margin, margin, margin)  # room for focus rings at the edge
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.current().size(gap))
        self._outer.addLayout(self.body)
        self._outer.addStretch(1)
        self.setWidget(inside)
        see_through(self)
        self._width = width
        inside.installEventFilter(self)
        self.set_width(width)
        theme.current().changed.connect(self._restyle)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def add(self, *items: QWidget | QLayout, stretch: int = 0) -> None:
        """Put widgets or layouts under what is there; with `stretch` they take the height that is left."""
        if stretch:
            self._outer.setStretch(0, 1)
            self._outer.setStretch(1, 0)
        for item in items:
            if isinstance(item, QWidget):
                self.body.addWidget(item, stretch)
            else:
                self.body.addLayout(item, stretch)

    def set_width(self, width: int) -> None:
        """Another fixed width in px of the design, for narrow windows; 0 takes the rest."""
        self._width = width
        if width:
            self.setFixedWidth(theme.current().size(width) + 8)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        self.setSizePolicy(
            QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding
        )

    @override
    def minimumSizeHint(self) -> QSize:
        inside = self.widget()
        across = inside.minimumSizeHint().width() if inside is not None else 0
        return QSize(across, theme.current().size(80))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and not self._width:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _restyle(self) -> None:
        self.set_width(self._width)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        inside = self.widget()
        if new is not None and inside is not None and inside.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, theme.current().size(16))
