"""One vacancy or other place whole, to read and change: tasks, packages, hours, days, conditions, pay (H02)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from intake_app.domain.catalogue import Place
from intake_app.domain.catalogue_words import PayKind, VacancySource, Weekday
from intake_app.i18n import _, format_day, pgettext
from intake_app.instruments.cell_values import BadCell
from intake_app.services.catalogue_words import hours_words, pay_words, source_words, weekday_words
from ui import theme
from ui.pages.folding import RunningRow
from ui.pages.list_values import as_lines, as_packages, from_lines, from_packages, hours_typed, read_hours
from ui.pages.plan_step_part import TickSet
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.pages.shared_list import Detail
from ui.session import Session
from ui.turns import Pieces
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.layouts import column, held
from ui.widgets.text import Text

_LISTS = ("tasks", "conditions", "wishes")


class PlaceDetail(Detail):
    """Says what was changed or asked; the page keeps it and shows the place again."""

    edited = Signal(object)
    copied = Signal()
    removed = Signal()
    closed = Signal(bool)
    """Taken or withdrawn (False), or open after all (True)."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._place: Place | None = None
        self._title = Text("", "h2", name="place_title")
        self._facts = Text("", "small", color="text.2", name="place_facts")
        self._open = Button(_("Where this organisation stands"), kind=Kind.LINK, icon="building-2")
        self._open.setObjectName("button_organisation")
        self._check = Button(_("Still right: checked today"), icon="check", name="button_checked")
        self._who = Button(_("Who fits here?"), icon="users-round", name="button_who_fits")
        self._close = Button(_("Taken or withdrawn"), icon="circle-x", kind=Kind.QUIET, name="button_close")
        self._copy = Button(_("Copy"), icon="copy", kind=Kind.QUIET, name="button_copy")
        self._remove = Button(_("Remove"), icon="trash-2", kind=Kind.QUIET, name="button_remove")
        self._fields = RecordFields((), session.today, prefix="place")
        self._days = TickSet([(one, weekday_words(one)) for one in Weekday], accessible_name=_("Days"))
        self._days.setObjectName("field_place_days")
        self._lay_out()
        self._connect()

    @override
    def make_parts(self) -> Pieces:
        yield from self._fields.add_in_turns(_rows())

    def show_place(self, one: Place) -> None:
        """Show this place."""
        self._place = one
        self._title.setText(one.title)
        checked = _("never checked")
        if one.checked_on is not None:
            checked = _("checked on {day}").format(day=format_day(one.checked_on, weekday=False, year=True))
        hours = hours_words(one.minutes_least, one.minutes_most)
        parts = (source_words(one.source), hours, one.reference, checked)
        self._facts.setText(" · ".join(part for part in parts if part))
        over = one.closed_on is not None
        self._close.setText(_("Open again") if over else _("Taken or withdrawn"))
        self._open.setVisible(one.organisation_id is not None)
        values: dict[str, Any] = {name: getattr(one, name) for name in Place.__dataclass_fields__}
        values |= {name: as_lines(getattr(one, name)) for name in _LISTS}
        values["packages"] = as_packages(one.packages)
        values["hours"] = hours_typed(one.minutes_least, one.minutes_most)
        self._fields.show_values(values, read_only=False)
        self._days.set_values(one.days)

    def commit(self) -> None:
        """Give what is typed now."""
        self._fields.commit()

    def _tell(self, values: Mapping[str, Any]) -> None:
        found = dict(values)
        (name,) = found
        try:
            if name == "hours":
                found = read_hours(found[name])
            elif name == "packages":
                found = {name: from_packages(found[name])}
            elif name in _LISTS:
                found = {name: from_lines(found[name])}
        except BadCell as bad:
            self._fields.set_error(name, str(bad))
            return
        self._fields.set_error(name, "")
        self.edited.emit(found)

    def _connect(self) -> None:
        self._fields.edited.connect(self._tell)
        self._days.values_changed.connect(lambda values: self.edited.emit({"days": values}))
        self._check.clicked.connect(lambda: self.edited.emit({"checked_on": self._session.today()}))
        self._close.clicked.connect(self._ask_close)
        self._copy.clicked.connect(self.copied)
        self._remove.clicked.connect(self.removed)
        self._open.clicked.connect(self._go_to_organisation)
        self._who.clicked.connect(self._go_to_residents)

    def _ask_close(self) -> None:
        if self._place is not None:
            self.closed.emit(self._place.closed_on is not None)

    def _go_to_residents(self) -> None:
        if self._place is not None:
            self._session.navigate(f"wie-past-hier/{self._place.id}")

    def _go_to_organisation(self) -> None:
        if self._place is not None and self._place.organisation_id is not None:
            self._session.navigate(f"organisaties/{self._place.organisation_id}")

    def _lay_out(self) -> None:
        head = Card(name="card_place")
        actions = held(RunningRow(self._who, self._check, self._close, self._copy, self._remove, gap=8, line_gap=4))
        head.add(self._title, self._facts, self._open, actions)
        body = Card(name="card_place_fields")
        body.add(self._fields, held(column(Text(_("Days"), "strong"), self._days, gap=2)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().size(16))
        for card in (head, body):
            outer.addWidget(card)


def _rows() -> tuple[tuple[Field, ...], ...]:
    words, choice, day = FieldKind.WORDS, FieldKind.CHOICE, FieldKind.DAY
    pay = tuple((one, pay_words(one)) for one in PayKind)
    sources = tuple((one, source_words(one)) for one in VacancySource)
    each = _("One on each line.")
    packages = _("One on each line: what | hours | what can be different. For work in parts (jobcarving).")
    return (
        (Field(name="title", label=_("Title")),),
        (Field(name="organisation", label=_("Organisation")), Field(name="town", label=_("Town"))),
        (Field(name="hours", label=_("Hours a week")), Field(name="day_parts", label=_("Times"))),
        (Field(name="tasks", label=_("Tasks"), kind=words, help=each),),
        (Field(name="packages", label=_("Packages of tasks"), kind=words, help=packages),),
        (Field(name="conditions", label=_("What is really needed"), kind=words, help=each),),
        (Field(name="wishes", label=_("What would be welcome"), kind=words, help=each),),
        (Field(name="adaptable", label=_("What can be adapted"), kind=words),),
        (Field(name="description", label=_("Description"), kind=words),),
        (Field(name="pay_kind", label=_("Pay"), kind=choice, options=pay), Field(name="pay", label=_("Pay in words"))),
        (Field(name="form", label=_("Form of taking part")), Field(name="language", label=_("Dutch that is needed"))),
        (
            Field(name="starts_on", label=_("From"), kind=day),
            Field(name="open_until", label=_("Open until"), kind=day),
        ),
        (Field(name="street", label=_("Street")), Field(name="postcode", label=_("Postcode"))),
        (
            Field(name="positions", label=_("How many"), kind=FieldKind.NUMBER),
            Field(name="employer_of_record", label=_("On the payroll of")),
        ),
        (
            Field(name="contact", label=pgettext("offer", "Contact")),
            Field(name="source", label=_("Where it came from"), kind=choice, options=sources),
        ),
        (Field(name="reference", label=_("Number at the source")),),
    )
