"""Typing over a paper form by keyboard alone: its true day, whose view, then a digit and Enter per row (A08, G12)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.i18n import _, format_day
from intake_app.instruments.answer_keys import letter_of
from intake_app.instruments.guards import check_moment
from intake_app.instruments.model import Instrument
from intake_app.instruments.refusals import MomentRefused
from intake_app.instruments.special import special_label
from intake_app.services.wording import rater_words
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.quick_entry_sheet import EntrySheet
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces, finish
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Kind
from ui.widgets.layouts import clear, column, held
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text


class QuickEntryPage(Page):
    """The argument of its route is the form: "invoer/zrm-2017". Every answer is kept as it is typed."""

    page_id: ClassVar[str] = "invoer"
    back_route: ClassVar[str] = "beeld"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._sheet: EntrySheet | None = None
        self._same: Measurement | None = None
        self._refused = ""
        self._finishing = False
        self.banner = Banner(name="banner_same_day")
        self.banner.chosen.connect(self._answer_same)
        self.count = Text("", color="text.2", wrap=False, name="count")
        self.ready = Button(
            _("All typed over"), kind=Kind.PRIMARY, icon="check", name="button_ready", on_click=self._finish
        )
        self.paper = Button(_("Empty form"), icon="printer", name="button_paper", on_click=self._to_paper)
        self.header = PageHeader("", "", self.count, self.paper, self.ready)
        self.column = ScrollColumn(name="column_entry")
        body = column(self.banner, self.column, gap=12)
        body.setStretch(1, 1)
        frame(self, self.header, held(body))
        self.banner.hide()

    @property
    def sheet(self) -> EntrySheet:
        """The form that is typed over; there is one once the page was entered."""
        assert self._sheet is not None
        return self._sheet

    # -- Page --------------------------------------------------------------------------------------------------------

    @override
    def title(self) -> str:
        return _("Type over from paper")

    @override
    def back_words(self) -> str:
        return _("Picture")

    @override
    def enter(self, argument: str) -> None:
        forms = self.session.forms.instruments
        form = forms[argument] if argument in forms else next(iter(forms.values()))
        super().enter(form.id)
        if self._sheet is None or self._sheet.reading.instrument is not form:
            self._open(form)

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        finish(self.show_in_turns(dossier))

    @override
    def show_in_turns(self, dossier: Dossier) -> Pieces:
        yield from self.sheet.make_cards()
        self.sheet.show_dossier(dossier)
        self._show_state()

    @override
    def focus_start(self) -> None:
        self.sheet.moment.first().setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> bool:
        self.sheet.commit()
        return True

    @override
    def print_route(self) -> str:
        return f"afdruk/formulier/{self.argument}"

    @override
    def table_route(self) -> str:
        return f"tafel/{self.argument}"

    @override
    def next_missing(self, backward: bool = False) -> bool:
        rows, reading = self.sheet.rows, self.sheet.reading
        focused = self.focusWidget()
        here = next((at for at, row in enumerate(rows) if focused is not None and row.isAncestorOf(focused)), -1)
        ring = [*range(here + 1, len(rows)), *range(max(here, 0))]
        for at in reversed(ring) if backward else ring:
            if rows[at].isEnabled() and not reading.scored(rows[at].item):
                rows[at].first().setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        specials = self.sheet.reading.instrument.rules.special
        return (
            (_("0 – 9"), _("The answer in this row")),
            *((letter_of(one), special_label(one)) for one in specials),
            (_("Enter, ↓ and ↑"), _("Next, previous row")),
            (_("Tab"), _("To the note")),
            (_("Backspace"), _("Make this row empty")),
        )

    # -- showing -----------------------------------------------------------------------------------------------------

    def _show_state(self) -> None:
        """Rows can be typed in once day and voice are known, and no other reading has them already."""
        dossier, sheet = self.session.dossier, self.sheet
        if dossier is None:
            return
        self.header.set_words(_("Type over from paper"), str(sheet.reading.instrument.title))
        done = sum(sheet.reading.scored(row.item) for row in sheet.rows)
        self.count.setText(_("{done} of {total} rows").format(done=done, total=len(sheet.rows)))
        complete = sheet.moment.complete(sheet.reading.moment)
        same = sheet.reading.same_already(dossier)
        refused = self._out_of_use() if complete else ""  # a question while somebody types would take the next key
        if same is not None and same != self._same:
            self._ask_about(dossier, same)
        elif refused and refused != self._refused:
            self._ask_old(refused)
        elif same is None and not refused and (self._same is not None or self._refused):
            self.banner.hide_message()
        self._same, self._refused = same, refused
        free = same is None and not refused
        sheet.open_rows(free and complete, waiting=free and not complete)
        self.ready.setEnabled(free and complete)

    def _out_of_use(self) -> str:
        """Why a form of before does not go with this day; "" when it does."""
        moment, form = self.sheet.reading.moment, self.sheet.reading.instrument
        if moment.day is None:
            return ""
        try:
            check_moment(form, moment.day, self.session.today(), confirmed=moment.old_confirmed)
        except MomentRefused as refused:
            return str(refused)
        return ""

    def _ask_old(self, words: str) -> None:
        day = self.sheet.reading.moment.day
        buttons = [("other_day", _("Another day"))]
        if day is not None and day < self.session.today():
            buttons.append(("old_form", _("Enter all the same")))
        self.banner.show_message(words, buttons=tuple(buttons))

    def _ask_about(self, dossier: Dossier, same: Measurement) -> None:
        day, voice = format_day(same.measured_on, weekday=False, year=True), rater_words(same.rater)
        buttons = [("other_day", _("Another day"))]
        if self.sheet.reading.may_go_on(dossier, same):
            words = _("This form of {day} is there already, by: {voice}. Go on with it?")
            buttons.append(("go_on", _("Go on with it")))
        else:
            words = _("This form of {day} is there already, by: {voice}. It cannot be opened here now.")
        self.banner.show_message(words.format(day=day, voice=voice), buttons=tuple(buttons))

    def _answer_same(self, chosen: str) -> None:
        self.banner.hide_message()
        dossier, same = self.session.dossier, self._same
        if chosen == "old_form" and dossier is not None:
            self.sheet.reading.confirm_old()
            self.show_dossier(dossier)
            self._go_to(0)
        elif chosen == "go_on" and same is not None and dossier is not None:
            self.sheet.reading.go_on(dossier, same)
            self._same = None
            self.show_dossier(dossier)
            self._go_to(0)
        else:
            self.focus_start()

    # -- typing ------------------------------------------------------------------------------------------------------

    def _told(self, values: dict[str, object]) -> None:
        dossier = self.session.dossier
        if dossier is not None:
            self.sheet.reading.tell(dossier, **values)
            self.show_dossier(dossier)

    def _go_to(self, place: int) -> None:
        """To a row; from the last one to the button that ends it, from the first one back to the head."""
        rows = self.sheet.rows
        if place < 0:
            self.focus_start()
        elif place < len(rows):
            rows[place].first().setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.ready.setFocus(Qt.FocusReason.TabFocusReason)

    def _finish(self) -> None:
        """Everything is typed over: this voice is in."""
        self.sheet.commit()
        self._finishing = True
        if self.sheet.reading.ready:
            self._next_paper(True)
        else:
            self.sheet.reading.set_ready()

    def _next_paper(self, ready: bool) -> None:
        """The voice is in, so the next paper can come."""
        dossier, reading = self.session.dossier, self.sheet.reading
        day = reading.moment.day
        if not (ready and self._finishing) or day is None or dossier is None:
            return
        self._finishing = False
        reading.forget(dossier)
        self._same = None
        self.show_dossier(dossier)
        words = _("Kept as the reading of {day}. The next paper can come.")
        self.banner.show_message(words.format(day=format_day(day, weekday=False, year=True)), take_focus=False)
        self.focus_start()

    def _to_paper(self) -> None:
        self.print_now()

    def _open(self, form: Instrument) -> None:
        """Another form: its head, keys and rows in place of what was there."""
        clear(self.column.body)
        self.banner.hide_message()
        self._same, self._refused, self._finishing = None, "", False
        self._sheet = EntrySheet(self.session, form)
        self._sheet.told.connect(self._told)
        self._sheet.place_asked.connect(self._go_to)
        self._sheet.answered.connect(self._show_state)
        self._sheet.finished.connect(self._next_paper)
        self.column.add(self._sheet)
