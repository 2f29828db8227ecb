"""Portfolio: the resident's own document, filled in together and printed as it is (G01, design 10)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Strength
from intake_app.domain.portfolio import PortfolioItem
from intake_app.domain.vocabulary import PortfolioSection
from intake_app.i18n import _
from intake_app.services import portfolio
from ui.pages.line_list import LineList
from ui.pages.network_list import NetworkList
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.picture_choice import PictureChoice
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.fields import TextArea
from ui.widgets.form_row import FormRow

_PARTS = ("show_web", "show_people", "show_steps", "show_appointment")


class PortfolioPage(Page):
    """Everything on it is the resident's choice; duties, debts and scores of others have no place here."""

    page_id = "portfolio"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._header = PageHeader(
            _("Portfolio"),
            "",
            Button(
                _("See it as it prints"),
                icon="eye",
                name="button_preview",
                on_click=lambda: session.navigate("afdruk/portfolio"),
            ),
        )
        self._motto = TextArea(name="field_motto", lines=2, max_length=300)
        self._motto.text_committed.connect(lambda text: self._choose("motto", text))
        self._picture = PictureChoice(name="field_picture", label=_("Choose a picture"))
        self._picture.chosen.connect(lambda name: self._choose("picture", name))
        self._parts = {part: CheckBox(words, name=f"field_{part}") for part, words in _part_words().items()}
        for part, box in self._parts.items():
            box.value_changed.connect(lambda on, part=part: self._choose(part, on))
        self._strengths = LineList(
            session,
            Strength,
            title=_("What I am good at"),
            detail=_("How that shows"),
            name="field_strengths",
            icons=True,
            add=lambda desk, case: portfolio.add_strength(desk, case, ""),
        )
        self._sections = {one: self._list(one) for one in PortfolioSection}
        self._network = NetworkList(session)
        self._build()

    @override
    def title(self) -> str:
        return _("Portfolio")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        name = dossier.person.first_name
        self._header.set_words(
            _("Portfolio of {name}").format(name=name),
            _("This is of {name}. {name} decides what stands in it.").format(name=name),
        )
        chosen = dossier.portfolio
        self._motto.set_text(chosen.motto if chosen else "")
        self._picture.set_picture(chosen.picture if chosen else "")
        for part, box in self._parts.items():
            box.set_value(getattr(chosen, part) if chosen else part != "show_web")
        self._strengths.show_lines(dossier, dossier.strengths)
        for section, lines in self._sections.items():
            lines.show_lines(dossier, [one for one in dossier.portfolio_items if one.section is section])
        self._network.show_dossier(dossier)

    @override
    def leave(self) -> bool:
        self._motto.commit()
        for lines in (self._strengths, *self._sections.values()):
            lines.commit()
        self._network.commit()
        return True

    @override
    def focus_field(self, name: str) -> None:
        places = {"wants": "field_dit-wil-ik", "people": "field_network", "done": "field_wat-ik-heb-gedaan"}
        if name == "appointment":
            self.session.navigate("opvolging#appointment")
            return
        super().focus_field(places.get(name, name))

    @override
    def print_route(self) -> str:
        return "afdruk/portfolio"

    def _choose(self, field: str, value: str | bool) -> None:
        case_id = self.session.case_id
        assert case_id is not None
        self.session.change(lambda desk: portfolio.choose(desk, case_id, **{field: value}))

    def _list(self, section: PortfolioSection) -> LineList:
        title, detail = _section_words(section)
        return LineList(
            self.session,
            PortfolioItem,
            title=title,
            detail=detail,
            name=f"field_{section.value}",
            icons=section is PortfolioSection.DONE,
            add=lambda desk, case: portfolio.add_item(desk, case, section, ""),
        )

    def _build(self) -> None:
        me = Card(_("This is me"), icon="user")
        me.add(
            FormRow(_("In one sentence"), self._motto, help=_("In own words. It stands under the name.")),
            FormRow(_("Picture in the frame"), self._picture, help=_("Or leave the frame empty, to draw or paste in.")),
        )
        shown = Card(_("What also comes along"), icon="check")
        shown.add(*self._parts.values())
        left = (me, self._strengths, *(self._sections[one] for one in _LEFT))
        right = (shown, *(self._sections[one] for one in PortfolioSection if one not in _LEFT), self._network)
        frame(self, self._header, TwoColumns(("me", left), ("more", right)))


_LEFT = (PortfolioSection.WANT, PortfolioSection.GIVE_BACK)


def _part_words() -> dict[str, str]:
    return {
        "show_web": _("My web, with my own numbers"),
        "show_people": _("My people"),
        "show_steps": _("My steps"),
        "show_appointment": _("My next talk"),
    }


def _section_words(section: PortfolioSection) -> tuple[str, str]:
    """Heading of a part, and the words beside its second field ("" when it has none)."""
    return {
        PortfolioSection.WANT: (_("What I want"), ""),
        PortfolioSection.GIVE_BACK: (_("What I give back"), ""),
        PortfolioSection.DONE: (_("What I have done"), _("When")),
        PortfolioSection.GOES_WELL: (_("This goes well"), ""),
        PortfolioSection.CHANGE: (_("This I want differently"), ""),
    }[section]
