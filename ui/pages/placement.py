"""Plaatsing: a resident at a place, with what both sides win, the hours that build up, and what to look at (H04)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.catalogue_words import PayKind
from intake_app.domain.dossier import Dossier
from intake_app.domain.placements import Displacement, Placement, PlacementHours, PlacementStatus
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import placements
from intake_app.services.catalogue_words import pay_words
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.status import MissingItem
from ui.widgets.text import Text


class PlacementPage(Page):
    """The record on the left; what asks to be looked at, and the hours, on the right. Only a missing yes blocks."""

    page_id = "plaatsing"
    own_words_of = ("placements",)
    back_route = "passende-plekken"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._placement: Placement | None = None
        agree = Button(_("Agreement of three parties"), icon="handshake", name="button_agree", on_click=self._agree)
        paper = Button(_("See it as it prints"), icon="eye", name="button_preview")
        paper.clicked.connect(lambda: session.navigate("afdruk/plaatsing"))
        self._header = PageHeader(_("Placement"), " ", paper, agree)
        self.band = Banner(name="band_placement")
        self._fields = RecordFields((), session.today, prefix="placement")
        self._fields.edited.connect(self._keep)
        self._record = Card(name="card_placement")
        self._record.add(self.band, self._fields)
        self._columns = TwoColumns(("placement", (self._record,)), ("points", ()))
        words = _("Nothing was agreed with a place yet. Choose a place first; there you begin the placement.")
        self._empty = EmptyState(words, buttons=(("fitting", _("To the fitting places")),), name="no_placement")
        self._empty.chosen.connect(lambda _name: session.navigate("passende-plekken"))
        self._empty.setContentsMargins(4, 0, 4, 0)
        self._actions = (paper, agree)
        body = column(self._empty, self._columns, gap=0)
        body.setStretch(1, 1)
        body.setAlignment(self._empty, Qt.AlignmentFlag.AlignTop)
        frame(self, self._header, held(body))

    @override
    def make_parts(self) -> Pieces:
        yield from self._fields.add_in_turns(_rows())
        self._share = CheckBox(_("The place may know what cannot be asked yet"), name="field_share_not_yet")
        self._share.value_changed.connect(lambda on: self._keep({"share_not_yet": on}))
        self._record.add(self._share)
        self._points, self._hours = PointsCard(self.session), HoursCard(self.session)
        self._points.field_wanted.connect(self.focus_field)
        self._columns.add_right(self._points, self._hours)

    @override
    def title(self) -> str:
        return _("Placement")

    @override
    def back_words(self) -> str:
        return _("Fitting places")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        found = next((one for one in dossier.placements if str(one.id) == self.argument), None)
        self._placement = found or next(iter(dossier.placements), None)
        for part in (self._columns, *self._actions):
            part.setVisible(self._placement is not None)
        self._empty.setVisible(self._placement is None)
        if self._placement is None:
            self._header.set_words(_("Placement"))
            return
        one = self._placement
        self._header.set_words(
            _("Placement: {title}").format(title=one.title),
            " · ".join(part for part in (one.host, placements.status_words(one.status)) if part),
        )
        values = {name: getattr(one, name) for name in Placement.__dataclass_fields__}
        self._fields.show_values(values, read_only=False)
        self._share.set_value(one.share_not_yet)
        self._points.show_points(placements.points(dossier, self.session.forms, one, self.session.today()))
        self._hours.show_placement(one)

    @override
    def focus_field(self, name: str) -> None:
        found = {"win": "win_resident", "hours": "hours_from", "parties": "button_agree"}.get(name, name)
        super().focus_field(found if found in ("hours_from", "button_agree") else f"placement_{found}")

    @override
    def leave(self) -> bool:
        self._fields.commit()
        return True

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (("F6", _("to the other column")),)

    @override
    def print_route(self) -> str:
        return "afdruk/plaatsing"

    def _keep(self, values: Mapping[str, Any]) -> None:
        one = self._placement
        if one is not None:
            work = partial(placements.edit, placement=one, **dict(values))
            self.session.change(
                work,
                lambda _done: self.band.hide_message(),
                on_refused=partial(self._refused, dict(values)),
                owner=self,
            )

    def _refused(self, values: Mapping[str, Any], error: KeukentafelError) -> None:
        self.band.show_message(str(error), tone=Tone.ATTENTION)
        if self.session.dossier is not None:
            self.show_dossier(self.session.dossier)
        if values.get("status") in (PlacementStatus.TRIAL, PlacementStatus.RUNNING):
            self.focus_field("yes_on")
        elif values.get("status") is PlacementStatus.ENDED:
            self.focus_field("ended_why")

    def _agree(self) -> None:
        one = self._placement
        if one is not None:
            self.session.change(
                lambda desk: placements.agree(desk, one),
                lambda _made: self.session.navigate("tafel/afspraken-partijen"),
                on_refused=partial(self._refused, {}),
                owner=self,
            )


class PointsCard(Card):
    """What asks to be looked at; each line opens where that is done."""

    field_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__(_("To look at"), icon="list-checks", divided=True, padding=0, gap=0, name="card_points")
        self._session = session
        self._lines = column(gap=0)
        self.add(self._lines)

    def show_points(self, points: tuple[placements.Point, ...]) -> None:
        """List the points."""
        clear(self._lines)
        for number, point in enumerate(points):
            item = MissingItem(point.sentence, _weight_words(point.weight), name=f"point_{number}")
            item.clicked.connect(partial(self._open, point))
            self._lines.addWidget(item)
        if not points:
            self._lines.addWidget(held(column(Text(_("Nothing asks to be looked at."), color="text.2"), margins=16)))

    def _open(self, point: placements.Point) -> None:
        if point.route:
            self._session.navigate(point.route)
        elif point.field:
            self.field_wanted.emit(point.field)


class HoursCard(Card):
    """From which day so many hours a week; up or down."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Hours that build up"), icon="trending-up", gap=10, name="card_hours")
        self._session = session
        self._placement: Placement | None = None
        self._lines = column(gap=6)
        self._from = DateField(name="field_hours_from", today=session.today)
        self._planned = LineField(name="field_hours_planned", max_length=2)
        self._actual = LineField(name="field_hours_actual", max_length=2)
        self._row = FormRow(_("From"), self._from)
        add = Button(_("Write it down"), icon="plus", name="button_add_hours", on_click=self._keep)
        self.add(
            held(self._lines),
            self._row,
            FormRow(_("Hours a week agreed"), self._planned),
            FormRow(_("Hours a week it became"), self._actual),
            row(add, None),
        )

    def show_placement(self, one: Placement) -> None:
        """Show the series."""
        self._placement = one
        clear(self._lines)
        for line in one.hours:
            self._lines.addWidget(Text(placements.hours_words(line)))
        if not one.hours:
            self._lines.addWidget(Text(_("No hours were written down yet."), color="text.2"))

    def _keep(self) -> None:
        self._from.commit()
        day, planned, actual = self._from.value(), self._planned.text().strip(), self._actual.text().strip()
        if self._placement is None or day is None or not planned.isdigit():
            self._row.set_error(_("Fill in from which day, and how many hours a week."))
            return
        self._row.set_error("")
        line = PlacementHours(from_on=day, planned=int(planned), actual=int(actual) if actual.isdigit() else None)
        work = partial(placements.put_hours, placement=self._placement, line=line)
        self._session.change(work, lambda _done: self._empty(), owner=self)

    def _empty(self) -> None:
        for field in (self._planned, self._actual):
            field.set_text("")
        self._from.set_value(None)


def _weight_words(weight: placements.Weight) -> str:
    return _("Look at this first") if weight is placements.Weight.WARN else _("Good to do")


def _rows() -> tuple[tuple[Field, ...], ...]:
    words, choice, day = FieldKind.WORDS, FieldKind.CHOICE, FieldKind.DAY
    statuses = tuple((one, placements.status_words(one)) for one in PlacementStatus)
    pay = tuple((one, pay_words(one)) for one in PayKind)
    beside = tuple((one, placements.displacement_words(one)) for one in Displacement)
    return (
        (
            Field(name="yes_on", label=_("The resident said yes on"), kind=day),
            Field(name="status", label=_("Where it stands"), kind=choice, options=statuses),
        ),
        (Field(name="yes_words", label=_("In own words"), kind=words),),
        (Field(name="host", label=_("Where the work is done")), Field(name="employer", label=_("On the payroll of"))),
        (
            Field(name="starts_on", label=_("First day"), kind=day),
            Field(name="ends_on", label=_("Last day, if there is one"), kind=day),
        ),
        (Field(name="tasks", label=_("Tasks"), kind=words),),
        (
            Field(name="pay_kind", label=_("Pay"), kind=choice, options=pay),
            Field(name="form", label=_("Form of taking part")),
        ),
        (Field(name="win_resident", label=_("What the resident wins"), kind=words),),
        (Field(name="win_place", label=_("What the place wins"), kind=words),),
        (
            Field(name="displacement", label=_("Is anybody's job taken?"), kind=choice, options=beside),
            Field(name="displacement_why", label=_("Why"), kind=words),
        ),
        (Field(name="adapted", label=_("How the work is adapted"), kind=words),),
        (Field(name="support", label=_("Support, and by whom"), kind=words),),
        (Field(name="expects_resident", label=_("What the resident expects"), kind=words),),
        (Field(name="expects_place", label=_("What the place expects"), kind=words),),
        (Field(name="not_yet", label=_("What cannot be asked yet"), kind=words),),
        (Field(name="ended_why", label=_("Why it ended"), kind=words),),
        (Field(name="learned", label=_("What it taught"), kind=words),),
    )
