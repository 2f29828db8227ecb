"""What the two pages that look for residents have in common: reading everybody, the list, and one of them beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.matching_words import Standing
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import match_room, matching
from intake_app.services.match_room import Progress
from intake_app.services.matching import ResidentMatch, ResidentsFound
from intake_app.services.pace import Pace
from ui.pages.match_lines import MatchCard, first_words
from ui.pages.match_list import MatchList, MatchRow
from ui.pages.page import Page
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.services.desk import Desk

ALL = 1000
REST_AFTER = 600_000
"""Milliseconds without a question after which the residents leave memory."""
_RESTING = "residents_rest"


class ResidentMatchesPage(Page):
    """Nobody stands above another in a part: who was not spoken for longest comes first."""

    needs_dossier = False

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.found: ResidentsFound | None = None
        self._shown: dict[UUID, ResidentMatch] = {}
        self._chosen: UUID | None = None
        self._more: Standing | None = None
        self._left = Pace()
        self.reading = Text("", color="text.2", name="reading")
        self.foot = Text("", "small", color="text.2", name="foot")
        self.list = MatchList("residents")
        self.list.chosen.connect(self._choose)
        self.list.more_requested.connect(self._show_more)
        self._name, self._facts = Text("", "h2", name="resident_name"), Text("", color="text.2", name="resident_facts")
        self._open = Button(_("Open the dossier"), icon="folder-open", name="button_open_dossier", on_click=self._go)
        self.about = Card(gap=6, name="card_resident")
        self.about.add(self._name, self._facts, row(self._open, None))
        self.lines = MatchCard()
        for part in (self.about, self.lines):
            part.hide()

    def question(self) -> Callable[[Desk, Standing | None, int], ResidentsFound] | None:
        """What to ask the desk, or None when there is nothing to ask yet."""
        raise NotImplementedError

    def opens(self, one: ResidentMatch) -> str:
        """The route that opens somebody."""
        raise NotImplementedError

    def showed(self, found: ResidentsFound) -> None:
        """An answer is there."""

    def ask_again(self) -> None:
        """Everybody is read first, bit by bit; then the question is asked."""
        self._more = None
        self._left = Pace()
        self._rest_later()
        self.session.run(matching.read_on, self._read_on, owner=self, latest=f"read_{self.page_id}")

    def _rest_later(self) -> None:
        """The time begins anew with every question, of whichever page; it goes on when the page went."""
        resting = self.session.findChild(QTimer, _RESTING)
        if resting is None:
            resting = QTimer(self.session, singleShot=True, interval=REST_AFTER)
            resting.setObjectName(_RESTING)
            resting.timeout.connect(partial(self.session.run, match_room.rest))
        resting.start()

    def _read_on(self, progress: Progress) -> None:
        self.reading.setVisible(not progress.ready)
        if not progress.ready:
            words = _("Reading the dossiers: {done} of {total}.")
            told = words.format(done=progress.done, total=progress.total)
            self.reading.setText(self._left.after(told, progress.done, progress.total))
            if self.isVisible():  # who leaves stops it; what was read stays, and coming back goes on from there
                self.session.run(matching.read_on, self._read_on, owner=self, latest=f"read_{self.page_id}")
            return
        self._ask()

    def _ask(self) -> None:
        asked, more = self.question(), self._more
        if asked is None:
            self.list.show_rows((), {}, _("Choose a place first, under Vacancies and places."))
        else:
            limit = ALL if more is not None else matching.SHOWN
            self.session.run(
                lambda desk: asked(desk, more, limit), self._show, owner=self, latest=f"ask_{self.page_id}"
            )

    def _show(self, found: ResidentsFound) -> None:
        self.found = found
        self._shown = {one.case_id: one for one in found.shown}
        rows = [
            MatchRow(one.case_id, one.match.standing, f"{one.name}, {one.number}", first_words(one.match))
            for one in found.shown
        ]
        nobody = _("Nobody answers to this. Ask less, or look with other words.")
        if not found.looked_at and not found.withheld:
            nobody = _("There are no dossiers yet. Begin with a new dossier (Ctrl N).")
        self.list.show_rows(rows, found.counts, nobody)
        self.foot.setText(_foot(found))
        if self._chosen not in self._shown:
            self._chosen = rows[0].id if rows else None
        self._show_chosen()
        self.showed(found)
        self.answered()

    def _choose(self, case_id: UUID) -> None:
        self._chosen = case_id
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self._shown.get(self._chosen) if self._chosen is not None else None
        for part in (self.about, self.lines):
            part.setVisible(one is not None)
        if one is not None:
            self._name.setText(one.name)
            self._facts.setText(f"{one.number} · {spoken_words(one)}")
            self.lines.show_match(one.match)

    def _show_more(self, standing: Standing) -> None:
        self._more = standing
        self._ask()

    def _go(self) -> None:
        one = self._shown.get(self._chosen) if self._chosen is not None else None
        if one is not None:
            self.session.open_dossier(one.case_id, lambda _dossier: self.session.navigate(self.opens(one)))

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return ((_("Enter"), _("open the chosen one")), ("F6", _("to the other column")))

    @override
    def focus_start(self) -> None:
        if not self.list.focus_line(self._chosen):
            super().focus_start()


def spoken_words(one: ResidentMatch) -> str:
    """When somebody was spoken last."""
    if one.seeker.spoken_on is None:
        return _("not spoken yet")
    return _("spoken last on {day}").format(day=format_day(one.seeker.spoken_on, weekday=False, year=True))


def _foot(found: ResidentsFound) -> str:
    parts = [
        ngettext("{n} dossier was looked at.", "{n} dossiers were looked at.", found.looked_at).format(
            n=found.looked_at
        )
    ]
    if found.withheld:
        parts.append(_("{n} do not want to be looked for, and do not show.").format(n=found.withheld))
    parts.append(_("Nobody stands above another: who was not spoken for longest comes first."))
    return " ".join(parts)
