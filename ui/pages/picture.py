"""Beeld: every form on offer, whose voice is in, and where to go on (B01 to B04, A08)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from intake_app.instruments.model import Instrument, Kind
from ui.dialogs.instruments import InstrumentsDialog
from ui.pages.folding import EqualColumns
from ui.pages.instrument_rows import InstrumentGroup
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.picture_card import PictureCard
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces, finish
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import held
from ui.widgets.scroll_column import ScrollColumn

MAIN = (("spinnenweb", "web-consulent"), ("zrm-2017", "zrm"))
"""The two pictures that most conversations begin with, and where the consultant fills in their part."""


class PicturePage(Page):
    """Two cards for the main pictures, then the other forms in groups. What is off and was never used is not there."""

    page_id = "beeld"
    own_words_of = ("measurements",)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        forms = session.forms.instruments
        self._cards = {one: PictureCard(session, forms[one], route) for one, route in MAIN if one in forms}
        self._main = held(EqualColumns(*self._cards.values(), at_least=420))
        self._groups = {
            "pictures": InstrumentGroup(session, _("Measuring and drawing"), "pictures"),
            "questions": InstrumentGroup(session, _("Questions"), "questions"),
            "choices": InstrumentGroup(session, _("Choosing and sorting"), "choices"),
            "earlier": InstrumentGroup(session, _("Used before"), "earlier", offered=False),
        }
        self._none = EmptyState(
            _("No form is on. Choose which ones you work with."), buttons=(("choose", _("Choose")),)
        )
        self._none.chosen.connect(lambda _name: self._choose())
        middle = ScrollColumn(name="column_pictures")
        middle.add(self._main, self._none, *self._groups.values())
        self._header = self._make_header()
        frame(self, self._header, middle)
        session.offered.changed.connect(self._show_again)

    @override
    def title(self) -> str:
        return _("Picture")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        finish(self.show_in_turns(dossier))

    @override
    def show_in_turns(self, dossier: Dossier) -> Pieces:
        forms = self.session.forms.instruments.values()
        self._show_where_to_begin()
        for name, card in self._cards.items():
            card.setVisible(self.session.offered.has(name))
            card.show_dossier(dossier)
        self._main.setVisible(any(self.session.offered.has(name) for name in self._cards))
        sorted_forms: dict[str, list[Instrument]] = {name: [] for name in self._groups}
        for form in forms:
            if self.session.offered.has(form.id) and form.id not in self._cards:
                sorted_forms[group_of(form)].append(form)
        sorted_forms["earlier"] += self.session.offered.used_before(dossier)
        for name, group in self._groups.items():
            yield from group.show_forms(dossier, sorted_forms[name])
        self._none.setVisible(not any(self.session.offered.has(form.id) for form in forms))

    @override
    def focus_start(self) -> None:
        """On what the resident fills in, before the choice of forms."""
        offered = (self.findChild(QWidget, f"button_resident_{name}") for name in self._cards)
        button = next((one for one in offered if one is not None and one.isVisible()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_start()

    @override
    def focus_field(self, name: str) -> None:
        if name in ("domains", "picture"):
            name = "button_consultant_zrm-2017" if name == "domains" else "button_resident_spinnenweb"
        super().focus_field(name)

    def _make_header(self) -> PageHeader:
        choose = Button(
            _("Choose forms"), kind="quiet", icon="list-checks", name="button_choose_forms", on_click=self._choose
        )
        onward = Button(
            _("To the perspective"),
            trailing_icon="arrow-right",
            name="button_next",
            on_click=lambda: self.session.navigate("perspectief"),
        )
        return PageHeader(_("Picture"), _together_line(), choose, onward)

    def _show_where_to_begin(self) -> None:
        first = self.session.first_form
        name = str(self.session.forms.instrument(first).title)
        begin = _("You begin with: {form}.").format(form=name) if self.session.offered.has(first) else ""
        self._header.set_words(self.title(), f"{_together_line()} {begin}".strip())

    def _choose(self) -> None:
        InstrumentsDialog(self.session, self.window()).open()

    def _show_again(self) -> None:
        if self.session.dossier is not None:
            self.show_dossier(self.session.dossier)


def _together_line() -> str:
    return _("Each scores apart. When both are ready, you look together.")


def group_of(form: Instrument) -> str:
    """In which group a form stands: by the kind of its first part."""
    kind = form.parts[0].kind
    if kind in (Kind.WEB, Kind.LEVELS, Kind.LADDER):
        return "pictures"
    return "questions" if kind is Kind.OPEN else "choices"
