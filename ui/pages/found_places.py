"""Places that this resident found, or that came from the consultant's network for them."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from intake_app.domain.catalogue import FoundPlace, Place
from intake_app.domain.catalogue_words import VacancySource
from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, format_day
from intake_app.services import editing, places
from intake_app.services.catalogue_words import source_words
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text


class FoundPlacesCard(Card):
    """Newest first. Taking one out leaves the place in the list of everybody."""

    def __init__(self, session: Session) -> None:
        super().__init__(_("Places brought in"), icon="briefcase", padding=20, name="card_found_places")
        self._session = session
        self._case_id: UUID | None = None
        self._shown: tuple[FoundPlace, ...] | None = None
        self._lines = column(gap=6)
        self.add(held(self._lines))
        self.hide()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what was brought in; the card is not there while there is nothing."""
        self._case_id = dossier.case.id
        self.setVisible(bool(dossier.found_places))
        if dossier.found_places == self._shown:
            return
        self._shown = dossier.found_places
        clear(self._lines)
        for one in sorted(dossier.found_places, key=lambda each: (each.brought_on, each.id), reverse=True):
            self._lines.addWidget(self._line(one))

    def _line(self, one: FoundPlace) -> QWidget:
        title = ", ".join(part for part in (one.title, one.organisation) if part)
        show = Button(title, kind=Kind.LINK, name=f"button_place_{one.place_id}")
        show.clicked.connect(partial(self._session.navigate, f"plekken/{one.place_id}"))
        day = format_day(one.brought_on, weekday=False, year=True)
        about = " · ".join(part for part in (source_words(one.source), day, one.note) if part)
        away = Button("", kind=Kind.QUIET, icon="trash-2", name=f"button_remove_{one.id}")
        away.setToolTip(_("Take this place out"))
        away.setAccessibleName(_("Take {title} out").format(title=title))
        away.clicked.connect(lambda: self._session.change(lambda desk: editing.remove(desk, FoundPlace, one.id)))
        whole = row(column(row(show, None), Text(about, "small", color="text.2"), gap=0), away, gap=8)
        whole.setStretch(0, 1)
        return held(whole)

    def ask(self) -> None:
        """Ask which place is brought in."""
        from ui.dialogs.bring_place import BringPlaceDialog

        dialog = BringPlaceDialog(self.window())
        dialog.told.connect(self._keep)
        dialog.open()

    def _keep(self, made: Place, source: VacancySource, note: str) -> None:
        case_id = self._case_id
        if case_id is not None:
            self._session.change(lambda desk: places.bring_place(desk, case_id, made, source, note=note))
