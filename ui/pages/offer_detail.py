"""One offer whole: what to know of it first, then every field to change, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from intake_app.domain.catalogue import Offer
from intake_app.domain.catalogue_words import Known, OfferKind
from intake_app.domain.plan_choices import GoalKind, LawTag
from intake_app.i18n import _, format_day
from intake_app.services import effects, room_at_places
from intake_app.services.catalogue import Catalogue
from intake_app.services.catalogue_words import area_names, barrier_names, kind_words, known_words, source_line
from intake_app.services.effects import Known as Helped
from intake_app.services.import_fields import offer_labels
from intake_app.services.plan_wording import goal_kind_words, law_words
from intake_app.services.room_at_places import Room
from ui import theme
from ui.pages.folding import RunningRow
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.pages.shared_list import Detail
from ui.session import Session
from ui.turns import Pieces
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.fields import DropDown
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import held
from ui.widgets.text import Text

MONTHS = (3, 6, 12, 18, 24, 36)


class OfferDetail(Detail):
    """Says what was changed or asked; the page keeps it and shows the offer again."""

    edited = Signal(object)
    checked = Signal()
    copied = Signal()
    removed = Signal()
    as_filed = Signal()
    months_chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._title = Text("", "h2", name="offer_title")
        self._facts = Text("", "small", color="text.2", name="offer_facts")
        self._state = Text("", "body", name="offer_state")
        self._helped = Text("", "body", name="offer_helped")
        self._room = Text("", "body", name="offer_room")
        self._check = Button(_("Still right: checked today"), icon="check", name="button_checked")
        self._copy = Button(_("Copy"), icon="copy", kind=Kind.QUIET, name="button_copy")
        self._filed = Button(_("As it came"), icon="rotate-ccw", kind=Kind.QUIET, name="button_as_filed")
        self._remove = Button(_("Remove"), icon="trash-2", kind=Kind.QUIET, name="button_remove")
        self._fields = RecordFields((), session.today, prefix="offer")
        self._where: RecordFields | None = None  # made when it is unfolded: many choices, seldom asked for
        self._values: dict[str, Any] = {}
        self._more = Button(_("For which goals and barriers"), kind=Kind.LINK, icon="chevron-down", name="button_where")
        self._months = DropDown([(n, _("{n} months").format(n=n)) for n in MONTHS], name="field_check_months")
        self._lay_out()
        self._connect()

    @override
    def make_parts(self) -> Pieces:
        yield from self._fields.add_in_turns(_rows())

    def show_offer(self, one: Offer, found: Catalogue) -> None:
        """Show this offer."""
        today = self._session.today()
        self._title.setText(one.name)
        origin = _("Your own line")
        if one.id in found.shipped:
            origin = _("Came with a pack") if one.pack else _("Came with Keukentafel")
            if one.id in found.changed:
                origin += ", " + _("changed by you")
        self._facts.setText(" · ".join(part for part in (kind_words(one.kind), origin, source_line(one)) if part))
        late = one.to_check(today, found.months)
        day = format_day(one.checked_on, weekday=False, year=True) if one.checked_on else ""
        words = _("Last checked on {day}.").format(day=day) if day else _("Never checked.")
        self._state.setText(words + (" " + _("Is it still so? Ask, and mark it as checked.") if late else ""))
        self._state.set_color("attention" if late else "text.1")
        self._helped.hide()
        self._room.hide()
        room = partial(room_at_places.room_for_offer, offer=one)
        self._session.run(room, self._show_room, owner=self, latest="offer_room")
        self._session.run(
            partial(effects.of_offer, offer_id=one.id), self._show_helped, owner=self, latest="offer_helped"
        )
        self._filed.setVisible(one.id in found.shipped and one.id in found.changed)
        self._values = {name: getattr(one, name) for name in Offer.__dataclass_fields__}
        self._fields.show_values(self._values, read_only=False)
        if self._where is not None:
            self._where.show_values(self._values, read_only=False)
        self._months.set_value(found.months if found.months in MONTHS else None)

    def _show_room(self, room: Room | None) -> None:
        self._room.setVisible(room is not None)
        self._room.setText(room_at_places.room_words(room) if room is not None else "")

    def _show_helped(self, known: Helped | None) -> None:
        self._helped.setVisible(known is not None)
        self._helped.setText(
            _("In dossiers here: {counts}").format(counts=effects.counted_words(known)) if known else ""
        )

    def commit(self) -> None:
        """Give what is typed now."""
        self._fields.commit()

    def _connect(self) -> None:
        self._fields.edited.connect(self._tell)
        self._check.clicked.connect(self.checked)
        self._copy.clicked.connect(self.copied)
        self._filed.clicked.connect(self.as_filed)
        self._remove.clicked.connect(self.removed)
        self._more.clicked.connect(self._fold)
        self._months.value_changed.connect(self.months_chosen)

    def _tell(self, values: Mapping[str, Any]) -> None:
        self.edited.emit(dict(values))

    def _fold(self) -> None:
        opened = self._where is None or not self._where.isVisibleTo(self)
        if self._where is None:
            self._where = RecordFields(_where_rows(self._session), self._session.today, prefix="offer")
            self._where.edited.connect(self._tell)
            self._body.add(self._where)
            self._where.show_values(self._values, read_only=False)
        self._where.setVisible(opened)
        self._more.set_icon("chevron-up" if opened else "chevron-down")

    def _lay_out(self) -> None:
        head = Card(name="card_offer")
        actions = held(RunningRow(self._check, self._copy, self._filed, self._remove, gap=8, line_gap=4))
        head.add(self._title, self._facts, self._state, self._room, self._helped, actions)
        self._body = Card(name="card_offer_fields")
        self._body.add(self._fields, self._more)
        foot = Card(name="card_check_months")
        foot.add(FormRow(_("Ask to check offers again after"), self._months))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().size(16))
        for card in (head, self._body, foot):
            outer.addWidget(card)


def _rows() -> tuple[tuple[Field, ...], ...]:
    labels = offer_labels()
    known = tuple((one, known_words(one)) for one in Known)
    kinds = tuple((one, kind_words(one)) for one in OfferKind)

    def of(
        name: str, kind: FieldKind = FieldKind.LINE, options: tuple[tuple[Any, str], ...] = (), help: str = ""
    ) -> Field:
        return Field(name=name, label=labels[name], kind=kind, options=options, help=help)

    words, choice = FieldKind.WORDS, FieldKind.CHOICE
    return (
        (of("name"),),
        (of("kind", choice, kinds), of("place")),
        (of("organisation"), of("partners")),
        (of("description", words),),
        (of("target_group", words),),
        (of("preconditions", words),),
        (of("contra_indications", words),),
        (of("conditions", words),),
        (of("needs_decision", choice, known), of("longest_months", FieldKind.NUMBER)),
        (of("next_step"),),
        (of("hours"), of("capacity")),
        (
            of("places", FieldKind.NUMBER),
            of("people_per_ten_places", FieldKind.NUMBER, help=_("25 while you leave it empty: 2.5 people a place.")),
            of("requested", FieldKind.NUMBER, help=_("Counted in the dossiers here while you leave it empty.")),
        ),
        (of("paid", choice, known), of("with_benefit", choice, known)),
        (of("cost"), of("financing")),
        (of("law"), of("contact")),
        (of("hints", words),),
        (of("quality_marks"), of("checked_on", FieldKind.DAY)),
        (of("source_label"), of("source_year", FieldKind.NUMBER)),
    )


def _where_rows(session: Session) -> tuple[tuple[Field, ...], ...]:
    labels = offer_labels()

    def several(name: str, options: tuple[tuple[Any, str], ...]) -> tuple[Field, ...]:
        return (Field(name=name, label=labels[name], kind=FieldKind.SEVERAL, options=options),)

    return (
        several("areas", tuple(area_names(session.forms).items())),
        several("goal_kinds", tuple((one, goal_kind_words(one)) for one in GoalKind)),
        several("barriers", tuple(barrier_names(session.forms).items())),
        several("law_tags", tuple((one, law_words(one)) for one in LawTag)),
    )
