"""Two columns that scroll by themselves, and become one when there is no room for both (design 6)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.pages.plan_columns import Room, room_for
from ui.widgets.scroll_column import ScrollColumn


class TwoColumns(QWidget):
    """Cards on the left and on the right, called "column_<left>" and "column_<right>".

    With `side` (px of the design) the right column has that width, with `left_side` the left one; otherwise both
    share the room. Where one column fits, the right one follows under the left.
    """

    def __init__(
        self,
        left: tuple[str, Sequence[QWidget]],
        right: tuple[str, Sequence[QWidget]],
        *,
        side: int = 0,
        left_side: int = 0,
    ) -> None:
        super().__init__()
        self._left_side = left_side
        self._single = False
        self._left_shown = True
        self._left = ScrollColumn(name=f"column_{left[0]}", width=left_side)
        self._right = ScrollColumn(name=f"column_{right[0]}", width=side)
        self._rest = QWidget()
        self._inside = QVBoxLayout(self._rest)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(theme.current().size(16))
        self._right.add(self._rest)
        self.add_left(*left[1])
        self.add_right(*right[1])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(16) - 8)
        layout.addWidget(self._left, 0 if left_side else 1)
        layout.addWidget(self._right, 0 if side else 1)

    def add_left(self, *cards: QWidget) -> None:
        """Put cards under those on the left."""
        self._left.add(*cards)

    def add_right(self, *cards: QWidget) -> None:
        """Put cards under those on the right."""
        for card in cards:
            self._inside.addWidget(card)

    @property
    def single(self) -> bool:
        """Whether everything stands in one column now."""
        return self._single

    def to_top(self) -> None:
        """Scroll both columns to their beginning: something else stands in them now."""
        for part in (self._left, self._right):
            part.verticalScrollBar().setValue(0)

    def set_left_visible(self, shown: bool) -> None:
        """Leave out the left column while it holds nothing; in one column there is nothing to leave out."""
        self._left_shown = shown
        self._left.setVisible(shown or self._single)

    @override
    def minimumSizeHint(self) -> QSize:
        """As narrow as one column, so that the window may get smaller before they fold."""
        across = max(self._left.minimumSizeHint().width(), self._rest.minimumSizeHint().width())
        return QSize(across, theme.current().size(80))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        window = self.window()
        single = room_for(window.width(), window.height(), theme.current().text_scale) is Room.SINGLE
        if single != self._single:
            self._single = single
            if self._left_side:
                self._left.set_width(0 if single else self._left_side)
            (self._left if single else self._right).add(self._rest)
            self._right.setVisible(not single)
            self._left.setVisible(single or self._left_shown)
