"""Portfolio: the resident's own document, filled in together and printed as it is (G01, design 10)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.portfolio import Portfolio
from intake_app.domain.portfolio_choices import PortfolioPart
from intake_app.i18n import _
from intake_app.services import data_choices, portfolio
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.picture_choice import PictureChoice
from ui.pages.portfolio_consultant import ConsultantCard
from ui.pages.portfolio_order import OrderCard
from ui.pages.portfolio_parts import PartEditors
from ui.pages.portfolio_versions import VersionsCard
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces, finish
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import TextArea
from ui.widgets.form_row import FormRow

_PLACES = {
    "wants": (PortfolioPart.WANTS, "field_dit-wil-ik"),
    "people": (PortfolioPart.PEOPLE, "field_network"),
    "done": (PortfolioPart.DONE, "field_wat-ik-heb-gedaan"),
    "pictures": (PortfolioPart.PICTURES, "field_files"),
    "story": (PortfolioPart.STORY, "field_story"),
    "wishes": (PortfolioPart.WISHES, "field_preferences"),
}
_LEFT_SIDE = 330


class PortfolioPage(Page):
    """Everything on it is the resident's choice; duties, debts and scores of others have no place here."""

    page_id = "portfolio"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        table = Button(
            _("Fill in at the table"),
            icon="users",
            name="button_portfolio_table",
            on_click=lambda: session.navigate("portfolio-tafel"),
        )
        preview = Button(
            _("See it as it prints"),
            icon="eye",
            name="button_preview",
            on_click=lambda: session.navigate("afdruk/portfolio"),
        )
        self._header = PageHeader(_("Portfolio"), "", table, preview)
        self._open = PortfolioPart.STRENGTHS
        self._columns = TwoColumns(("me", ()), ("more", ()), left_side=_LEFT_SIDE)
        frame(self, self._header, self._columns)

    @override
    def make_parts(self) -> Pieces:
        self.order = OrderCard()
        self._columns.add_left(self.order)
        yield
        self._columns.add_left(self._me_card())
        yield
        self.editors = PartEditors(self.session)
        self._columns.add_right(self.editors.holder)
        self._connect()
        self.open_part(self._open)
        yield
        self._versions = VersionsCard(self.session)
        self._columns.add_right(self._versions)
        yield
        self._consultant = ConsultantCard(self.session)
        self._columns.add_right(self._consultant)

    @override
    def title(self) -> str:
        return _("Portfolio")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        finish(self.show_in_turns(dossier))

    @override
    def show_in_turns(self, dossier: Dossier) -> Pieces:
        name = dossier.person.first_name
        self._header.set_words(
            _("Portfolio of {name}").format(name=name),
            _("This is of {name}. {name} decides what stands in it.").format(name=name),
        )
        chosen = dossier.portfolio or Portfolio(case_id=dossier.case.id)
        self._motto.set_text(chosen.motto)
        self._picture.set_picture(chosen.picture)
        self.order.parts.show_parts(chosen, portfolio.left_out_parts(dossier, self.session.fields_off))
        yield
        self.editors.show_dossier(dossier)
        yield
        self._consultant.show_dossier(data_choices.seen(dossier, self.session.fields_off))
        self._versions.show_dossier(dossier)
        self.open_part(self._open)

    @override
    def leave(self) -> bool:
        self._motto.commit()
        self.editors.commit()
        self._consultant.commit()
        return True

    @override
    def focus_field(self, name: str) -> None:
        if name == "appointment":
            self.session.navigate("opvolging#appointment")
            return
        part, field = _PLACES.get(name, (_part_named(name), name))
        if part is not None:
            self.open_part(part)
        super().focus_field(field)
        if part is not None and not self._stands_in(part):
            self._stand_in(part)  # a part by its own name: where it begins

    @override
    def print_route(self) -> str:
        return "afdruk/portfolio"

    @override
    def table_route(self) -> str:
        return "portfolio-tafel"

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            (_("Space"), _("Let a part come along, or leave it out")),
            ("Alt ↑ ↓", _("Move a part up or down")),
            ("Enter", _("Fill in a part")),
        )

    def open_part(self, part: PortfolioPart) -> None:
        """Show where a part is filled in."""
        self._open = part
        self.order.parts.set_current(part)
        self.editors.open_part(part)

    def _stand_in(self, part: PortfolioPart) -> None:
        """Open a part and put the cursor where it begins."""
        self.open_part(part)
        card = self.editors.cards(part)[0]
        inside = [one for one in card.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        first = next((one for one in inside if one.isVisibleTo(card) and one.isEnabled()), card.focusProxy() or card)
        first.setFocus()

    def _stands_in(self, part: PortfolioPart) -> bool:
        """Whether the cursor is in a card of this part."""
        focused = self.focusWidget()
        return focused is not None and any(
            card is focused or card.isAncestorOf(focused) for card in self.editors.cards(part)
        )

    def _choose(self, **values: object) -> None:
        case_id = self.session.case_id
        assert case_id is not None
        self.session.change(lambda desk: portfolio.choose(desk, case_id, **values))

    def _show_part(self, part: PortfolioPart, shown: bool) -> None:
        case_id = self.session.case_id
        assert case_id is not None
        self.session.change(lambda desk: portfolio.show_part(desk, case_id, part, shown))

    def _put_in_order(self, parts: tuple[PortfolioPart, ...]) -> None:
        case_id = self.session.case_id
        assert case_id is not None
        self.session.change(lambda desk: portfolio.put_in_order(desk, case_id, parts))

    def _connect(self) -> None:
        parts = self.order.parts
        parts.ticked.connect(self._show_part)
        parts.ordered.connect(self._put_in_order)
        parts.opened.connect(self.open_part)
        parts.entered_part.connect(self._stand_in)

    def _me_card(self) -> Card:
        self._motto = TextArea(name="field_motto", lines=2, max_length=300)
        self._motto.text_committed.connect(lambda text: self._choose(motto=text))
        self._picture = PictureChoice(name="field_picture", label=_("Choose a picture"))
        self._picture.chosen.connect(lambda name: self._choose(picture=name))
        me = Card(_("This is me"), icon="user")
        me.add(
            FormRow(_("In one sentence"), self._motto, help=_("In own words. It stands under the name.")),
            FormRow(_("Picture in the frame"), self._picture, help=_("Or leave the frame empty, to draw or paste in.")),
        )
        return me


def _part_named(name: str) -> PortfolioPart | None:
    return PortfolioPart(name) if name in set(PortfolioPart) else None
