"""One organisation whole: class with history, possibilities and limits, agreement, log of contacts, places (H03)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from intake_app.domain.catalogue import Organisation
from intake_app.domain.catalogue_words import Known, OuterDimension, QualityMark
from intake_app.i18n import _
from intake_app.services import organisations
from intake_app.services.catalogue_words import (
    class_meaning,
    class_words,
    dimension_words,
    hours_words,
    known_words,
    mark_words,
)
from intake_app.services.organisations import OrganisationFile
from ui import theme
from ui.pages.folding import RunningRow
from ui.pages.list_values import as_lines, from_lines
from ui.pages.organisation_log import ClassCard, LogCard
from ui.pages.record_fields import Field, FieldKind, RecordFields
from ui.pages.shared_list import Detail
from ui.session import Session
from ui.turns import Pieces
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, SectionTitle
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

_LISTS = ("freedoms", "obligations")
_MOST_PLACES = 20


class OrganisationDetail(Detail):
    """Says what a service should do; the page has it done and shows the organisation again."""

    asked = Signal(object)
    """Something for a service to do: called with the Desk, off the GUI thread."""
    removed = Signal()
    paper_requested = Signal()
    """The agreement as PDF."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._file: OrganisationFile | None = None
        self._title = Text("", "h2", name="organisation_title")
        self._meaning = Text("", "body", color="text.2", name="organisation_class")
        self._check = Button(_("Still right: checked today"), icon="check", name="button_checked")
        self._remove = Button(_("Remove"), icon="trash-2", kind=Kind.QUIET, name="button_remove")
        self._fields = RecordFields((), session.today, prefix="organisation")
        self._agreement = RecordFields(_agreement_rows(), session.today, prefix="organisation")
        self._template = Button(_("Start from the example"), icon="file-text", name="button_template")
        self._paper = Button(_("Keep as PDF, to sign"), icon="printer", name="button_agreement")
        self.classes, self.log = ClassCard(session), LogCard(session)
        self._places = column(gap=2)
        self._lay_out()
        self._connect()

    @override
    def make_parts(self) -> Pieces:
        yield from self._fields.add_in_turns(_rows())

    def show_organisation(self, one: OrganisationFile) -> None:
        """Show this organisation."""
        self._file = one
        self._title.setText(one.organisation.name)
        self._meaning.setText(f"{class_words(one.employer_class)}. {class_meaning(one.employer_class)}")
        values: dict[str, Any] = {name: getattr(one.organisation, name) for name in Organisation.__dataclass_fields__}
        values |= {name: as_lines(getattr(one.organisation, name)) for name in _LISTS}
        self._fields.show_values(values, read_only=False)
        self._agreement.show_values(values, read_only=False)
        written = bool(one.organisation.freedoms or one.organisation.obligations)
        self._template.setVisible(not written)
        self._paper.setVisible(written)
        self.classes.show_organisation(one)
        self.log.show_organisation(one)
        self._show_places(one)

    def commit(self) -> None:
        """Give what is typed now."""
        self._fields.commit()
        self._agreement.commit()

    def _show_places(self, one: OrganisationFile) -> None:
        clear(self._places)
        for place in one.places[:_MOST_PLACES]:
            hours = hours_words(place.minutes_least, place.minutes_most)
            words = " · ".join(part for part in (place.title, hours) if part)
            link = Button(words, kind=Kind.LINK, icon="briefcase", name=f"button_place_{place.id}")
            link.clicked.connect(partial(self._session.navigate, f"plekken/{place.id}"))
            self._places.addLayout(row(link, None))
        if not one.places:
            self._places.addWidget(Text(_("No places yet."), color="text.2"))

    def _tell(self, values: Mapping[str, Any]) -> None:
        found = {name: from_lines(value) if name in _LISTS else value for name, value in values.items()}
        self._edit(**found)

    def _edit(self, **values: object) -> None:
        if self._file is not None:
            wanted = self._file.organisation.id
            self.asked.emit(lambda desk: organisations.edit_organisation(desk, wanted, **values))

    def _use_template(self) -> None:
        template = self._session.forms.organisation_template
        self._edit(freedoms=template.freedoms, obligations=template.obligations)

    def _connect(self) -> None:
        self._fields.edited.connect(self._tell)
        self._agreement.edited.connect(self._tell)
        self._template.clicked.connect(self._use_template)
        self._check.clicked.connect(lambda: self._edit(checked_on=self._session.today()))
        self._remove.clicked.connect(self.removed)
        self._paper.clicked.connect(self.paper_requested)
        self.classes.asked.connect(self.asked)
        self.log.asked.connect(self.asked)

    def _lay_out(self) -> None:
        head = Card(name="card_organisation")
        head.add(self._title, self._meaning, held(RunningRow(self._check, self._remove, gap=8, line_gap=4)))
        body = Card(name="card_organisation_fields")
        body.add(self._fields)
        agreement = Card(name="card_agreement")
        agreement.add(
            SectionTitle(_("Freedoms and obligations"), icon="handshake"),
            Text(_("What they are free to do, and what they take upon themselves."), color="text.2"),
            row(self._template, None),
            self._agreement,
            row(self._paper, None),
        )
        places = Card(name="card_places")
        places.add(SectionTitle(_("Places here"), icon="briefcase"), held(self._places))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().size(16))
        for card in (head, body, self.classes, self.log, agreement, places):
            outer.addWidget(card)


def _rows() -> tuple[tuple[Field, ...], ...]:
    words, choice = FieldKind.WORDS, FieldKind.CHOICE
    dimensions = tuple((one, dimension_words(one)) for one in OuterDimension)
    known = tuple((one, known_words(one)) for one in Known)
    marks = tuple((one, mark_words(one)) for one in QualityMark)
    return (
        (Field(name="name", label=_("Name")),),
        (
            Field(name="dimension", label=_("What it is to the resident"), kind=choice, options=dimensions),
            Field(name="sector", label=_("Line of business")),
        ),
        (Field(name="possibilities", label=_("What is possible here"), kind=words),),
        (Field(name="limits", label=_("What is not possible yet"), kind=words),),
        (Field(name="adaptation", label=_("What they will adapt"), kind=words),),
        (Field(name="contact_name", label=_("Contact person")), Field(name="phone", label=_("Phone"))),
        (Field(name="email", label=_("E-mail")), Field(name="town", label=_("Town"))),
        (Field(name="street", label=_("Street")), Field(name="postcode", label=_("Postcode"))),
        (Field(name="quality_marks", label=_("Quality marks"), kind=FieldKind.SEVERAL, options=marks),),
        (
            Field(name="sroi", label=_("Obligation of social return"), kind=choice, options=known),
            Field(name="sroi_note", label=_("About social return")),
        ),
        (Field(name="reference", label=_("Number at the source")),),
    )


def _agreement_rows() -> tuple[tuple[Field, ...], ...]:
    each = _("One on each line.")
    return (
        (Field(name="freedoms", label=_("Freedoms"), kind=FieldKind.WORDS, help=each),),
        (Field(name="obligations", label=_("Obligations"), kind=FieldKind.WORDS, help=each),),
        (Field(name="agreed_on", label=_("Agreed on"), kind=FieldKind.DAY),),
    )
