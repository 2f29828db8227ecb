"""Zoeken in eigen bestand: who answers to a vacancy that came by phone, among the dossiers of the own vault (H02)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.matching_words import Standing
from intake_app.i18n import _
from intake_app.services import matching
from intake_app.services.matching import Question, ResidentMatch, ResidentsFound
from ui.pages.bound import grid
from ui.pages.page_header import PageHeader, frame
from ui.pages.plan_step_part import TickSet
from ui.pages.resident_matches import ResidentMatchesPage
from ui.pages.shortlist_printing import print_shortlist
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.services.desk import Desk

_WAIT = 250  # milliseconds after a key before the vault is asked
_LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")


class OwnFilesPage(ResidentMatchesPage):
    """What is left empty does not matter; what is not known of somebody is no no."""

    page_id = "eigen-bestand"
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._wait.timeout.connect(self.ask_again)
        self.band = Banner(name="band_own_files")
        self._work = LineField(name="field_work", placeholder=_("Reach truck driver"), max_length=200)
        self._papers = LineField(name="field_papers", placeholder=_("VCA, driving licence B"), max_length=200)
        self._hours = LineField(name="field_hours", max_length=2)
        self._town = LineField(name="field_town", max_length=80)
        self._dutch = DropDown([(number, level) for number, level in enumerate(_LEVELS)], name="field_dutch")
        self._start = DateField(name="field_start_by", today=session.today)
        self._weeks = LineField(name="field_not_spoken_weeks", max_length=3)
        self._mine = CheckBox(_("Only my own dossiers"), name="field_mine")
        self._days = TickSet(_days(), accessible_name=_("Days"))
        self._days.setObjectName("field_days")
        print_it = Button(_("Print the short list"), icon="printer", name="button_print", on_click=self._print)
        clear = Button(_("Empty"), kind=Kind.QUIET, name="button_clear", on_click=self._clear)
        self._header = PageHeader(
            _("Search in your own files"), _("A vacancy by phone? See at once who might want that."), print_it
        )
        self._form = Card(gap=12, name="card_question")
        self._form.add(
            grid(
                (FormRow(_("What is the work?"), self._work), FormRow(_("Certificates"), self._papers)),
                (FormRow(_("Hours a week"), self._hours), FormRow(_("Town"), self._town)),
                (FormRow(_("Dutch from"), self._dutch), FormRow(_("Able to start by"), self._start)),
                (FormRow(_("Not spoken for so many weeks"), self._weeks), held(column(None, self._mine))),
                gap=12,
            ),
            held(column(Text(_("Every one of these days"), "strong"), self._days, gap=2)),
            row(clear, None),
        )
        columns = TwoColumns(
            ("residents", (self._form, self.reading, self.list, self.foot)), ("resident", (self.about, self.lines))
        )
        self._connect()
        whole = column(self.band, columns, gap=8)
        whole.setStretch(1, 1)
        frame(self, self._header, held(whole))

    @override
    def title(self) -> str:
        return _("Search in your own files")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self.band.hide_message()
        self.ask_again()

    @override
    def focus_start(self) -> None:
        self._work.setFocus()

    @override
    def opens(self, one: ResidentMatch) -> str:
        return "passende-plekken"

    @override
    def question(self) -> Callable[[Desk, Standing | None, int], ResidentsFound] | None:
        asked = self.asked()
        return lambda desk, more, limit: matching.answer(desk, asked, more, limit)

    def asked(self) -> Question:
        """What is filled in now."""
        return Question(
            work=self._work.text().strip(),
            papers=self._papers.text().strip(),
            hours=_number(self._hours),
            days=frozenset(self._days.values()),
            town=self._town.text().strip(),
            dutch=self._dutch.value(),
            start_by=self._start.value(),
            not_spoken_weeks=_number(self._weeks),
            consultant=self.session.profile.consultant if self._mine.value() else "",
        )

    def _connect(self) -> None:
        for field in (self._work, self._papers, self._hours, self._town, self._weeks):
            field.textEdited.connect(lambda _text: self._wait.start())
        for choice in (self._dutch, self._mine):
            choice.value_changed.connect(lambda _value: self.ask_again())
        self._start.date_committed.connect(lambda _day: self.ask_again())
        self._days.values_changed.connect(lambda _days: self.ask_again())

    def _clear(self) -> None:
        for field in (self._work, self._papers, self._hours, self._town, self._weeks):
            field.clear()
        self._dutch.set_value(None)
        self._start.set_value(None)
        self._days.set_values(())
        self._mine.set_value(False)
        self.ask_again()
        self._work.setFocus()

    def _print(self) -> None:
        if self.found is None or not self.found.shown:
            self.band.show_message(_("There is nobody to print yet. Ask something first."), tone=Tone.INFO)
            return
        print_shortlist(self.session, self, self.asked(), partial(self.band.show_message, tone=Tone.INFO))


def _number(field: LineField) -> int | None:
    digits = field.text().strip()
    return int(digits) if digits.isdigit() else None


def _days() -> list[tuple[str, str]]:
    return [
        ("maandag", _("Mon")),
        ("dinsdag", _("Tue")),
        ("woensdag", _("Wed")),
        ("donderdag", _("Thu")),
        ("vrijdag", _("Fri")),
        ("zaterdag", _("Sat")),
        ("zondag", _("Sun")),
    ]
