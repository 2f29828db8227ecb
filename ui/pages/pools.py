"""Pools van een programma: criteria, who looks, seats, and who stands where; never in an order of anybody (H02)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.pools import Pool
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.services import pools
from intake_app.services.pools import WholePool
from ui import undoing
from ui.models.lines_model import Line, LinesModel
from ui.pages.lines_table import LinesTable
from ui.pages.list_values import as_lines, from_lines
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.status import MissingItem
from ui.widgets.text import Text

_LISTS = ("criteria", "assessors")


class PoolsPage(Page):
    """The pools on the left, the chosen one on the right with its people by name."""

    page_id = "pools"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._chosen: UUID | None = None
        self.said = Banner(name="banner_pools")
        self.said.chosen.connect(lambda _name: undoing.undo_shared(session))
        self.model = LinesModel((_("Pool"), _("Looked at for")), self)
        self.table = LinesTable(self.model, (5, 5), name="table_pools", accessible_name=_("Pools"))
        self.table.line_chosen.connect(self._choose)
        self._list = Card(padding=0, name="card_pools")
        self._list.add(self.table)
        self._none = Text(_("There are no pools yet. Make the first one."), color="text.2", name="empty_pools")
        self._title, self._seats = Text("", "h2", name="pool_title"), Text("", "body", name="pool_seats")
        self.fields = RecordFields(_rows(), session.today, prefix="pool")
        self.fields.edited.connect(self._edit)
        away = Button(_("Remove"), icon="trash-2", kind=Kind.QUIET, name="button_remove_pool", on_click=self._remove)
        self._body = Card(gap=12, name="card_pool")
        self._body.add(self._title, self._seats, self.fields, held(row(away, None)))
        self._people = Card(
            _("Who stands where"), icon="users", divided=True, padding=0, gap=0, name="card_pool_people"
        )
        self._lines = column(gap=0)
        self._people.add(self._lines)
        new = Button(_("New pool"), kind=Kind.PRIMARY, icon="plus", name="button_new", on_click=self._make)
        self._new = new
        line = _("Several people look at the same criteria. Nobody gets a score or a place in a row.")
        columns = TwoColumns(("pools", (self._none, self._list)), ("pool", (self._body, self._people)))
        body = column(self.said, columns, gap=8)
        body.setStretch(1, 1)
        frame(self, PageHeader(_("Pools of programmes"), line, new), held(body))
        session.shared_changed.connect(self._ask)

    @override
    def title(self) -> str:
        return _("Pools of programmes")

    @override
    def undoes_shared(self) -> bool:
        return True

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self.said.hide_message()
        self._ask()

    @override
    def leave(self) -> bool:
        self.fields.commit()
        return super().leave()

    @override
    def focus_start(self) -> None:
        (self.table if self._list.isVisible() else self._new).setFocus()

    def _ask(self) -> None:
        self.session.run(pools.pools, self._show, owner=self, latest="pools")

    def _show(self, found: tuple[Pool, ...]) -> None:
        self.model.set_lines([_line(one) for one in found], len(found))
        self.table.grow(10)
        self._list.setVisible(bool(found))
        self._none.setVisible(not found)
        for card in (self._body, self._people):
            card.setVisible(bool(found))
        self.table.choose(self._chosen)

    def _choose(self, line: Line | None) -> None:
        if line is not None:
            self._chosen = line.id
            work = partial(pools.pool, pool_id=line.id)
            self.session.run(work, self._show_one, on_refused=self._refused, owner=self, latest="pool")

    def _show_one(self, whole: WholePool) -> None:
        if whole.pool.id != self._chosen:
            return
        one = whole.pool
        self._title.setText(one.name)
        taken = _("{n} of {seats} seats are taken.").format(n=whole.taken, seats=one.seats)
        self._seats.setText(taken if one.seats is not None else "")
        self._seats.setVisible(one.seats is not None)
        values: dict[str, Any] = {name: getattr(one, name) for name in self.fields.controls}
        values |= {name: as_lines(getattr(one, name)) for name in _LISTS}
        self.fields.show_values(values, read_only=False)
        clear(self._lines)
        for number, somebody in enumerate(whole.people):
            since = format_day(somebody.since, weekday=False, year=True)
            words = _("{status} since {day}").format(status=pools.status_words(somebody.status), day=since)
            door = MissingItem(somebody.name, words, name=f"button_somebody_{number}")
            door.clicked.connect(partial(self._open, somebody.case_id))
            self._lines.addWidget(door)
        self._people.setVisible(bool(whole.people))

    def _open(self, case_id: UUID, _checked: bool = False) -> None:
        self.session.open_dossier(case_id, lambda _dossier: self.session.navigate("in-een-pool"))

    def _edit(self, values: Mapping[str, Any]) -> None:
        wanted = self._chosen
        if wanted is not None:
            found = {name: from_lines(one) if name in _LISTS else one for name, one in values.items()}
            self.session.change(
                lambda desk: pools.edit_pool(desk, wanted, **found),
                lambda _done: self._kept(),
                on_refused=self._refused,
                owner=self,
            )

    def _kept(self) -> None:
        self.said.hide_message()
        self._ask()

    def _make(self) -> None:
        self.session.change(pools.add_pool, self._made, owner=self)

    def _made(self, made: Pool) -> None:
        self._chosen = made.id
        self._ask()

    def _remove(self) -> None:
        wanted = self._chosen
        if wanted is not None:
            self._chosen = None
            self.session.change(partial(pools.remove_pool, pool_id=wanted), lambda _done: self._gone(), owner=self)

    def _gone(self) -> None:
        self._ask()
        words = _("The pool is removed. What stands in dossiers stays.")
        self.said.show_message(words, tone=Tone.INFO, buttons=(("undo", _("Undo")),))

    def _refused(self, error: KeukentafelError) -> None:
        self.said.show_message(str(error), tone=Tone.ATTENTION)


def _line(one: Pool) -> Line:
    return Line(
        id=one.id,
        cells=((one.name, one.organisation), ("; ".join(one.criteria), ", ".join(one.assessors))),
        quiet=one.closed_on is not None,
    )


def _rows() -> tuple[tuple[Field, ...], ...]:
    words, number = FieldKind.WORDS, FieldKind.NUMBER
    return (
        (Field(name="name", label=_("Name of the pool")), Field(name="organisation", label=_("Organisation"))),
        (
            Field(
                name="criteria",
                label=_("What people are looked at for"),
                kind=words,
                help=_("One on each line. No level, score or chance."),
            ),
        ),
        (
            Field(
                name="assessors",
                label=_("Who look"),
                kind=words,
                help=_("One on each line: the programme, the company, the consultant."),
            ),
        ),
        (
            Field(name="assessors_needed", label=_("How many must have looked"), kind=number),
            Field(name="seats", label=_("Seats"), kind=number),
            Field(name="closed_on", label=_("Closed on"), kind=FieldKind.DAY),
        ),
        (Field(name="note", label=_("Note"), kind=words),),
    )
