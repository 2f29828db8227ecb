"""Terugkomen: the short intake. What was known stands there; only "wat is er veranderd?" is asked (I05)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import WhatChanged
from intake_app.domain.vocabulary import CaseStatus
from intake_app.i18n import _
from intake_app.services import pauses
from ui.pages.folding import EqualColumns
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import TextArea
from ui.widgets.layouts import clear, column, held
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text


class ComingBackPage(Page):
    """No new file and no new questions. A field that stays empty means: as it was."""

    page_id: ClassVar[str] = "terugkomen"
    back_route: ClassVar[str] = "opvolging"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._known: tuple[WhatChanged, ...] = ()
        self._fields: list[TextArea] = []
        self.back = Button(_("We go on"), kind=Kind.PRIMARY, icon="check", name="button_go_on")
        self.back.clicked.connect(self._go_on)
        self.card = Card(_("What has changed?"), icon="refresh-cw", gap=0, name="card_changed")
        self._lines = column(gap=12)
        self.card.add(self._lines)
        self.earlier = Card(_("Told before, on coming back"), icon="history", gap=4, name="card_earlier")
        self._told = column(gap=4)
        self.earlier.add(self._told)
        self.empty = EmptyState(
            _("There is no time-out now. You begin one under follow-up."), buttons=(("back", _("To follow-up")),)
        )
        self.empty.chosen.connect(lambda _name: session.navigate("opvolging"))
        area = ScrollColumn(name="column_changed")
        self.whole = Text(
            _("By the rules of this municipality a whole intake belongs to coming back. Ask what is needed for it."),
            color="text.2",
            name="text_new_intake",
        )
        area.add(self.empty, self.whole, self.card, self.earlier)
        line = _("What you know stands here. Ask only what has changed. Empty is: as it was.")
        frame(self, PageHeader(_("Come back"), line, self.back), area)

    @override
    def title(self) -> str:
        return _("Come back")

    @override
    def back_words(self) -> str:
        return _("Follow-up")

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        away = dossier.case.status is CaseStatus.CLOSED or pauses.running(dossier) is not None
        self.back.setVisible(away)
        self.card.setVisible(away)
        self.empty.setVisible(not away)
        self.whole.setVisible(away and self.session.rules_of(dossier.case).on("new_intake_needed"))
        known = pauses.known_before(dossier, self.session.forms) if away else ()
        if known != self._known:
            self._known = known
            self._build()
        clear(self._told)
        said = [one for intake in dossier.short_intakes for one in intake.changed if one.now.strip()]
        for one in said:
            self._told.addWidget(Text(f"{one.subject}: {one.now}"))
        self.earlier.setVisible(bool(said))

    def _build(self) -> None:
        clear(self._lines)
        self._fields = []
        for number, one in enumerate(self._known):
            field = TextArea(name=f"field_changed_{number}", lines=1, max_length=2000, placeholder=_("Changed?"))
            field.setAccessibleName(_("What has changed? {subject}").format(subject=one.subject))
            self._fields.append(field)
            words = column(Text(one.subject, "strong"), Text(one.before, color="text.2"), gap=2)
            if number:
                self._lines.addWidget(Rule())
            self._lines.addWidget(held(EqualColumns(held(words), field, at_least=260)))

    def _go_on(self) -> None:
        case_id = self.session.case_id
        if case_id is not None:
            pairs = zip(self._known, self._fields, strict=True)
            changed = tuple(replace(one, now=field.text().strip()) for one, field in pairs)
            work = partial(pauses.come_back, case_id=case_id, changed=changed)
            self.session.change(work, lambda _intake: self.session.navigate("opvolging"), owner=self)
