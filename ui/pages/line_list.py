"""A list of short lines that people write themselves: add, change, order, remove; every change is kept and undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import CaseEntity
from intake_app.domain.planning import Strength
from intake_app.domain.portfolio import PortfolioItem
from intake_app.i18n import _
from intake_app.services import editing
from intake_app.services.desk import Desk
from ui.pages.picture_choice import PictureChoice
from ui.session import Session
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.fields import LineField
from ui.widgets.layouts import column, row

Line = Strength | PortfolioItem
_TOP = Qt.AlignmentFlag.AlignTop


class LineList(Card):
    """Lines of one kind. `detail` names a second field under the first, `icons` offers a picture per line.

    `tick` is a field that is on or off per line, and its words.
    """

    def __init__(
        self,
        session: Session,
        kind: type[Line],
        *,
        title: str,
        detail: str = "",
        name: str,
        icons: bool = False,
        tick: tuple[str, str] | None = None,
        add: Callable[[Desk, UUID], Line],
    ) -> None:
        super().__init__(title, gap=10, name=name)
        self._session, self._kind, self._title, self._detail = session, kind, title, detail
        self._icons, self._make, self._tick = icons, add, tick
        self._lines = column(gap=10)
        self._rows: dict[UUID, _LineRow] = {}
        self._order: list[UUID] = []
        self._button = Button(
            _("Add something"), kind="quiet", icon="plus", name=f"button_add_{name}", on_click=self.add_line
        )
        self._button.setAccessibleDescription(title)
        self.setFocusProxy(self._button)
        self.add(self._lines, self._button)

    def show_lines(self, dossier: Dossier, lines: Sequence[Line]) -> None:
        """Show these lines in this order; rows of the same lines stay, so that typing goes on."""
        wanted = [line.id for line in lines]
        for gone in set(self._rows) - set(wanted):
            row_ = self._rows.pop(gone)
            self._lines.removeWidget(row_)
            row_.hide()
            row_.deleteLater()
        for position, line in enumerate(lines):
            if line.id not in self._rows:
                self._rows[line.id] = _LineRow(self, line.id, self._detail, self._icons, self._tick)
            shown = self._rows[line.id]
            if self._lines.indexOf(shown) != position:
                self._lines.insertWidget(position, shown)
            shown.show_line(line, first=position == 0)
        self._order = wanted

    def commit(self) -> None:
        """Keep what is typed now."""
        for shown in self._rows.values():
            shown.commit()

    def add_line(self) -> None:
        """Make a new line and put the cursor in it."""
        case_id = self._session.case_id
        assert case_id is not None
        self._session.change(lambda desk: self._make(desk, case_id), lambda made: self._stand_in(made.id), owner=self)

    def keep(self, line_id: UUID, field: str, value: str | bool) -> None:
        """Keep one field of a line."""
        self._session.change(lambda desk: editing.edit(desk, self._kind, line_id, self._title, **{field: value}))

    def remove(self, line_id: UUID) -> None:
        """Take a line away; undo brings it back."""
        kind: type[CaseEntity] = self._kind
        self._session.change(lambda desk: editing.remove(desk, kind, line_id, self._title))

    def move_up(self, line_id: UUID) -> None:
        """Put a line one place higher."""
        place = self._order.index(line_id)
        order = list(self._order)
        order.insert(place - 1, order.pop(place))
        self._session.change(lambda desk: editing.reorder(desk, self._kind, order, self._title))

    def _stand_in(self, line_id: UUID) -> None:
        if line_id in self._rows:
            self._rows[line_id].title.setFocus()


class _LineRow(QWidget):
    """One line: words, perhaps a second field and a picture, and what can be done with it."""

    def __init__(self, owner: LineList, line_id: UUID, detail: str, icons: bool, tick: tuple[str, str] | None) -> None:
        super().__init__()
        self._detail_field = "evidence" if owner._kind is Strength else "detail"
        self.title = LineField(name=f"line_{line_id}", max_length=160)
        self.title.setAccessibleName(owner._title)
        self.title.text_committed.connect(lambda text: owner.keep(line_id, "title", text.strip()))
        self._fields = [self.title]
        words = column(self.title, gap=6)
        self._detail: LineField | None = None
        if detail:
            self._detail = LineField(name=f"detail_{line_id}", placeholder=detail, max_length=200)
            self._detail.setAccessibleName(detail)
            self._detail.text_committed.connect(lambda text: owner.keep(line_id, self._detail_field, text.strip()))
            self._fields.append(self._detail)
            words.addWidget(self._detail)
        self._tick: tuple[str, CheckBox] | None = None
        if tick is not None:
            self._tick = (tick[0], CheckBox(tick[1], name=f"field_{tick[0]}_{line_id}"))
            self._tick[1].value_changed.connect(lambda on, field=tick[0]: owner.keep(line_id, field, on))
            words.addWidget(self._tick[1])
        self._picture: PictureChoice | None = None
        line = row(gap=8)
        if icons:
            self._picture = PictureChoice(name=f"picture_{line_id}", label=_("Picture"), compact=True)
            self._picture.chosen.connect(lambda name: owner.keep(line_id, "icon", name))
            line.addWidget(self._picture, 0, _TOP)
        line.addLayout(words, 1)
        self._up = Button(
            "",
            kind="quiet",
            icon="arrow-up",
            tip=_("Move up"),
            name="button_up",
            on_click=lambda: owner.move_up(line_id),
        )
        remove = Button(
            "",
            kind="quiet",
            icon="trash-2",
            tip=_("Remove"),
            name="button_remove",
            on_click=lambda: owner.remove(line_id),
        )
        line.addWidget(self._up, 0, _TOP)
        line.addWidget(remove, 0, _TOP)
        self.setLayout(line)

    def show_line(self, line: Line, *, first: bool) -> None:
        """Show what is stored of this line."""
        self.title.set_text(line.title)
        if self._detail is not None:
            self._detail.set_text(getattr(line, self._detail_field))
        if self._picture is not None:
            self._picture.set_picture(line.icon)
        if self._tick is not None:
            field, box = self._tick
            box.set_value(bool(getattr(line, field)))
        self._up.setEnabled(not first)

    def commit(self) -> None:
        """Keep what is typed now."""
        for field in self._fields:
            field.commit()
