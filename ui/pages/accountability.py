"""Wie deed wat: a file of who read, printed, handed over and changed what in the whole vault, for a period (M05)."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day, format_time, ngettext
from intake_app.services import prints, vault_audit
from intake_app.services.desk import Desk
from intake_app.services.vault_audit import AuditScope, Drawn, Made
from ui import printing
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.tasks import Job
from ui.theme import Theme
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.long_work import LongWork
from ui.widgets.text import Text

INSIDE, OUTSIDE = "inside", "outside"
_SHOWN = 20  # files that were made before
_Begin = tuple[tuple[str, ...], tuple[Made, ...]]


class AccountabilityPage(Page):
    """For the team lead. The file is written beside the work of others; stopping leaves nothing of it."""

    page_id = "verantwoording"
    needs_dossier = False
    back_route = "steekproeven"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._job: Job | None = None
        self._drawn: Drawn | None = None
        self.said = Banner(name="banner_accountability")
        self.work = LongWork(after_ms=0)
        self._card = self._make_card()
        self._before = Card(_("Made before"), icon="history", gap=8, name="card_made")
        self._lines = column(gap=8)
        self._before.add(self._lines)
        columns = TwoColumns(("file", (self._card,)), ("made", (self._before,)), side=400)
        body = column(self.said, self.work, columns, gap=8)
        line = _("Who read, printed, handed over and changed what. Nothing of a conversation stands in it.")
        frame(self, PageHeader(_("Who did what"), line, self.go), held(body))

    def _make_card(self) -> Card:
        today = self.session.today()
        self.first = DateField(name="field_first", today=self.session.today)
        self.first.set_value(date(today.year, 1, 1))
        self.last = DateField(name="field_last", today=self.session.today)
        self.last.set_value(today)
        self.whose = DropDown([("", _("Everybody"))], name="field_whose")
        self.whose.set_value("")
        self.numbers = LineField(name="field_numbers", max_length=400)
        whom = (
            Option(value=INSIDE, label=_("For our own organisation")),
            Option(value=OUTSIDE, label=_("For another organisation")),
        )
        self.whom = SegmentedChoice(whom, name="field_whom", accessible_name=_("For whom"))
        self.whom.set_value(INSIDE)
        self.whom.value_changed.connect(lambda _value: self._show_whom())
        self.receiver = LineField(name="field_receiver", max_length=200)
        self.purpose = LineField(name="field_purpose", max_length=200)
        self.names = CheckBox(_("With the names of residents"), name="field_names")
        self._told = Text("", "small", color="text.2", name="text_whom")
        self.kind = DropDown([(one, _kind_words(one)) for one in vault_audit.SUFFIXES], name="field_kind")
        self.kind.set_value(".xlsx")
        self.go = Button(
            _("Make the file"), kind=Kind.PRIMARY, icon="file-down", name="button_make", on_click=self.make
        )
        card = Card(_("What goes in"), icon="file-down", gap=10, name="card_file")
        card.add(
            held(row(FormRow(_("From"), self.first), FormRow(_("Up to and with"), self.last), gap=16)),
            held(row(FormRow(_("Done by"), self.whose), FormRow(_("Kind of file"), self.kind), gap=16)),
            FormRow(_("Only these dossiers"), self.numbers, help=_("Numbers with a comma between them. Empty is all.")),
            FormRow(_("For whom"), self.whom),
            FormRow(_("Receiver"), self.receiver),
            FormRow(_("What it is for"), self.purpose, help=_("This is noted. Write no names of residents.")),
            self.names,
            self._told,
        )
        self._show_whom()
        return card

    @override
    def title(self) -> str:
        return _("Who did what")

    @override
    def back_words(self) -> str:
        return _("Random samples")

    @override
    def print_route(self) -> str:
        return ""

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self.said.hide_message()
        if argument:
            self.numbers.set_text(argument)
        self._ask()

    @override
    def focus_start(self) -> None:
        (self.first if self._card.isVisibleTo(self) else self).setFocus()

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (("Esc", _("Stop")),)

    def make(self) -> None:
        """Ask where the file goes and have it written."""
        self.said.hide_message()
        numbers = tuple(part.strip() for part in self.numbers.text().split(",") if part.strip())
        self.session.run(partial(_cases, numbers=numbers), self._choose_place, on_refused=self._refused, owner=self)

    def _choose_place(self, found: tuple[tuple[UUID, ...], str]) -> None:
        case_ids, folder = found
        suffix = str(self.kind.value())
        scope = AuditScope(
            first=self.first.value() or date.min,
            last=self.last.value() or date.min,
            purpose=self.purpose.text().strip(),
            receiver=self.receiver.text().strip(),
            outside=self.whom.value() == OUTSIDE,
            consultant=str(self.whose.value() or ""),
            case_ids=case_ids,
            names=self.names.isChecked() and self.whom.value() == INSIDE,
        )

        def asked(_none: None) -> None:
            name = vault_audit.own_name(suffix)
            path = printing.ask_other_file(self.window(), folder, name, title=_("Keep as a file"))
            if path is not None:
                self.write(scope, path)

        check = partial(vault_audit.refuse, scope=scope, suffix=suffix)
        self.session.run(check, asked, on_refused=self._refused, owner=self)

    def write(self, scope: AuditScope, path: Path) -> None:
        """Write the file there, beside the work of others; it gets its name when it is noted."""

        def work(desk: Desk, job: Job) -> None:
            self._drawn = vault_audit.draw_up(desk, scope, path, job.checkpoint)

        job = self._job = self.session.beside(work, lambda _none: self._keep(), self._not_made, owner=self)
        job.finished.connect(self._ended)
        self.go.set_reason(_("A file is being made."))
        self.work.follow(job, _("Making the file."))

    def _keep(self) -> None:
        drawn, self._drawn = self._drawn, None
        if drawn is not None:
            keep = partial(vault_audit.keep, drawn=drawn)
            self.session.run(keep, lambda _none: self._kept(drawn), on_refused=self._refused, owner=self)

    def _kept(self, drawn: Drawn) -> None:
        lines = ngettext("{n} line", "{n} lines", drawn.lines).format(n=drawn.lines)
        words = [_("The file is kept: {lines}.").format(lines=lines)]
        if n := drawn.passed_over:
            left = ngettext("{n} dossier left out: no consent", "{n} dossiers left out: no consent", n).format(n=n)
            words.append(f"{left}.")
        words.append(_("It lies outside Keukentafel. Throw it away when it is no longer needed."))
        self.said.show_message(" ".join(words), tone=Tone.INFO)
        self._ask()

    def _ended(self) -> None:
        """Written, stopped or failed; a file that was written too late for a stop goes too."""
        if self._drawn is not None:
            vault_audit.drop(self._drawn)
            self._drawn = None
        if self._job is not None and self._job.cancelled:
            self.said.show_message(_("Stopped. There is no file."), tone=Tone.INFO)
        self._job = None
        self.go.set_reason("")

    def _not_made(self, error: BaseException) -> None:
        if isinstance(error, KeukentafelError):
            self._refused(error)
        else:
            self.session.broke.emit(error)

    def _refused(self, error: KeukentafelError) -> None:
        self.said.show_message(str(error), tone=Tone.ERROR, take_focus=False)
        (self.purpose if self.receiver.text().strip() else self.receiver).setFocus()

    def _show_whom(self) -> None:
        inside = self.whom.value() == INSIDE
        self.names.setEnabled(inside)
        self._told.setText(
            _("No consent is asked: your organisation has to be able to show how it works. That it is made is noted.")
            if inside
            else _("Only dossiers of residents who agreed that this organisation gets it. Never with names.")
        )

    def _ask(self) -> None:
        self.session.run(_begin, self._show, on_refused=self._closed, owner=self, latest="accountability")

    def _closed(self, error: KeukentafelError) -> None:
        self._card.hide()
        self._before.hide()
        self.said.show_message(str(error), tone=Tone.INFO, closable=False)

    def _show(self, found: _Begin) -> None:
        people, made = found
        chosen = self.whose.value()
        self.whose.set_entries([("", _("Everybody")), *((one, one) for one in people)])
        self.whose.set_value(chosen if chosen in people else "")
        clear(self._lines)
        if not made:
            self._lines.addWidget(Text(_("No file was made yet."), color="text.2", name="empty_made"))
        for one in made[:_SHOWN]:
            day = format_day(one.at.astimezone().date(), weekday=False, year=True)
            self._lines.addWidget(Text(f"{day}, {format_time(one.at)} · {one.who}", "strong"))
            self._lines.addWidget(Text(one.words, "small", color="text.2"))


def _begin(desk: Desk) -> _Begin:
    vault_audit.must_lead(desk)
    return vault_audit.consultants(desk), vault_audit.made_before(desk)


def _cases(desk: Desk, numbers: tuple[str, ...]) -> tuple[tuple[UUID, ...], str]:
    return vault_audit.cases_of(desk, numbers), prints.file_folder(desk)


def _kind_words(suffix: str) -> str:
    words = {".xlsx": _("Spreadsheet (*.xlsx)"), ".csv": _("Table (*.csv)"), ".json": _("Data (*.json)")}
    return words[suffix]
