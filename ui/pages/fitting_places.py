"""Passende plekken: places and offers for one resident, by the resident's own musts and wishes, each with why (H02)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.candidacies import ConsentHow
from intake_app.domain.dossier import Dossier
from intake_app.domain.matching_words import Consent, Standing
from intake_app.i18n import _
from intake_app.services import candidacies, matching
from intake_app.services.match_seekers import consent_of
from intake_app.services.matching import PlaceMatch, PlacesFound, Source
from ui.pages.candidacy_card import CandidacyCard
from ui.pages.found_place import FoundPlaceCard
from ui.pages.match_lines import MatchCard, first_words
from ui.pages.match_list import MatchList, MatchRow
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import held, row
from ui.widgets.text import Text

_ALL = 1000


class FittingPlacesPage(Page):
    """The list on the left, the chosen place on the right."""

    page_id = "passende-plekken"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._source = Source.PLACES
        self._more: Standing | None = None
        self._found: dict[UUID, PlaceMatch] = {}
        self._chosen: UUID | None = None
        self._asked_for: object = None
        brought = Button(_("Found myself"), icon="plus", name="button_found", on_click=self._bring)
        wishes = Button(
            _("Wishes and limits"),
            icon="pencil",
            name="button_wishes",
            on_click=lambda: session.navigate("portfolio#wishes"),
        )
        pool = Button(_("In a pool"), icon="users-round", name="button_pool")
        pool.clicked.connect(lambda: session.navigate("in-een-pool"))
        self._header = PageHeader(" ", " ", pool, wishes, brought)
        self._consent = ConsentCard(session)
        self._which = SegmentedChoice(
            [
                Option(value=Source.PLACES, label=_("Vacancies and places"), key="v"),
                Option(value=Source.OFFERS, label=_("Offers"), key="a"),
            ],
            name="field_source",
            accessible_name=_("Where to look"),
        )
        self._which.set_value(self._source)
        self.list = MatchList("places")
        self._read = Button(_("Read in a list"), icon="file-up", name="button_import")
        self._read.clicked.connect(lambda: session.navigate("lijst-inlezen/plekken"))
        self._read_row = held(row(self._read, None))
        self._read_row.hide()
        self._bring_card = FoundPlaceCard(session)
        self._bring_card.hide()
        self._about = Card(gap=4, name="card_place")
        self._title, self._where = Text("", "h2", name="place_title"), Text("", color="text.2", name="place_where")
        self._about.add(self._title, self._where)
        self._lines, self._candidacy = MatchCard(), CandidacyCard(session)
        self._columns = TwoColumns(
            ("places", (self._consent, self._which, self.list, self._read_row)),
            ("place", (self._bring_card, self._about, self._candidacy, self._lines)),
        )
        self._connect()
        frame(self, self._header, self._columns)

    @override
    def title(self) -> str:
        return _("Fitting places")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._asked_for = None
        try:
            self._chosen = UUID(argument) if argument else None
        except ValueError:
            self._chosen = None

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        name = dossier.person.first_name
        self._header.set_words(
            _("Fitting places for {name}").format(name=name),
            _("In the order of what {name} wishes. Nothing is left out, and what is not known is no no.").format(
                name=name
            ),
        )
        self._consent.show_dossier(dossier)
        self._show_chosen(dossier)
        if self._asked_for is not dossier:
            self._asked_for = dossier
            self._ask()

    @override
    def focus_start(self) -> None:
        if not self.list.focus_line(self._chosen):
            self._which.setFocus()

    @override
    def leave(self) -> bool:
        self._candidacy.commit()
        return True

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return ((_("Enter"), _("open the chosen one")), ("F6", _("to the other column")))

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.more_requested.connect(self._show_more)
        self._which.value_changed.connect(self._look_in)
        self._candidacy.begun.connect(self._begin)
        self._bring_card.brought.connect(self._brought)
        self.session.shared_changed.connect(self._ask)

    def _ask(self) -> None:
        case_id = self.session.case_id
        if case_id is not None:
            more, source = self._more, self._source
            limit = _ALL if more is not None else matching.SHOWN
            self.session.run(
                lambda desk: matching.places_for(desk, case_id, source, more, limit),
                self._show,
                owner=self,
                latest="fitting_places",
            )

    def _show(self, found: PlacesFound) -> None:
        self._found = {one.opening.id: one for one in found.shown}
        rows = [
            MatchRow(one.opening.id, one.match.standing, _heading(one), first_words(one.match)) for one in found.shown
        ]
        empty = _("There are no places yet. Read in a list of vacancies, or bring in the first one.")
        self.list.show_rows(rows, found.counts, empty)
        self._read_row.setVisible(not rows and self._source is Source.PLACES)
        if self._chosen not in self._found:
            self._chosen = rows[0].id if rows and self._chosen is None else self._chosen
        if self.session.dossier is not None:
            self._show_chosen(self.session.dossier)
        self.answered()

    def _show_chosen(self, dossier: Dossier) -> None:
        one = self._found.get(self._chosen) if self._chosen is not None else None
        known = candidacies.of_place(dossier, self._chosen) if self._chosen is not None else None
        self._about.setVisible(one is not None or known is not None)
        self._lines.setVisible(one is not None)
        self._candidacy.setVisible((one is not None and self._source is Source.PLACES) or known is not None)
        if one is not None:
            self._title.setText(one.opening.title)
            where = (one.opening.organisation, one.opening.town, *one.opening.tasks)
            self._where.setText(" · ".join(part for part in where if part))
            self._lines.show_match(one.match)
        elif known is not None:
            self._title.setText(known.title)
            self._where.setText(known.organisation)
        self._candidacy.show_place(self._chosen, dossier)

    def _choose(self, wanted: UUID) -> None:
        self._candidacy.commit()
        self._bring_card.hide()
        self._chosen = wanted
        if self.session.dossier is not None:
            self._show_chosen(self.session.dossier)
        self._columns.to_top() if not self._columns.single else None

    def _show_more(self, standing: Standing) -> None:
        self._more = standing
        self._ask()

    def _look_in(self, source: Source) -> None:
        self._source, self._chosen, self._more = source, None, None
        self._ask()

    def _begin(self, place_id: UUID) -> None:
        case_id = self.session.case_id
        if case_id is not None:
            self.session.change(partial(candidacies.take, case_id=case_id, place_id=place_id), owner=self)

    def _bring(self) -> None:
        self._bring_card.show()
        self._bring_card.focus_title()

    def _brought(self, place_id: UUID) -> None:
        self._chosen = place_id
        self._bring_card.hide()
        self._ask()


class ConsentCard(Card):
    """Whether the resident agrees that places are looked for and approached; no is respected."""

    def __init__(self, session: Session) -> None:
        super().__init__(padding=16, gap=6, name="card_consent")
        self._session = session
        options = [
            Option(value=Consent.YES, label=_("Yes"), key="j"),
            Option(value=Consent.NO, label=_("No"), key="n"),
            Option(value=Consent.NOT_ASKED, label=_("Not asked yet"), key="o"),
        ]
        self._choice = SegmentedChoice(options, name="field_consent", accessible_name=_("Consent"))
        self._choice.value_changed.connect(self._keep)
        self.add(FormRow(_("May places be approached for the resident?"), self._choice))

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what was said last."""
        self._choice.set_value(consent_of(dossier))

    def _keep(self, consent: Consent) -> None:
        case_id = self._session.case_id
        if case_id is not None:
            how = ConsentHow.IN_CONVERSATION
            self._session.change(lambda desk: candidacies.ask_consent(desk, case_id, consent, how), owner=self)


def _heading(one: PlaceMatch) -> str:
    return ", ".join(part for part in (one.opening.title, one.opening.organisation) if part)
