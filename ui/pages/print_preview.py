"""The prints of a dossier as they will be on paper: the real bytes, to look at, print, keep or open."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain import print_ids
from intake_app.domain.vocabulary import DocumentKind, PlanStatus, PrintGroup
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import instruments, portfolio_prints, print_kinds, print_places, prints
from intake_app.services.print_places import Looked
from ui import theme
from ui.dialogs.reading_ease import ReadingEaseDialog, in_short
from ui.pages.folding import RunningRow
from ui.pages.page import Page
from ui.pages.page_header import PageHeader
from ui.pages.print_actions import PrintActions, file_name
from ui.pages.print_choice import PrintChoice
from ui.pages.print_leads import leads_of
from ui.pages.print_others import OtherFiles, left_out_words
from ui.pages.print_second import SecondLanguage
from ui.pages.sign_after import AfterFixing
from ui.reading_order import bring_into_view
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.layouts import held, row
from ui.widgets.pdf_view import PdfPageView
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.reading_ease import ReadingEase
    from intake_app.services.desk import Desk
    from ui.session import Session
    from ui.tasks import Job
    from ui.theme import Theme
    from ui.widgets.pdf_leads import Lead

_LARGE_TEXT = 1.5  # from this text scale on a list has no room beside the paper
_LIST = 248  # px of the design: the list of prints
_LOWEST = 200  # px of the design below which a page of paper says nothing
"""Field of a route that prints at once: Ctrl P on this page."""

_CARRY = (DocumentKind.PLAN.value, DocumentKind.PORTFOLIO.value, print_ids.OWN_PLAN)
"""The resident's own prints, which can take the data along."""


_FOLDS = (DocumentKind.PORTFOLIO.value,)
"""Prints that are a small book."""


class PrintPreviewPage(Page):
    """The argument of its route is the kind of print: "afdruk/plan", "afdruk/formulier/zrm-2017/inwoner"."""

    page_id: ClassVar[str] = "afdruk"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._bytes = b""
        self._made_of: tuple[UUID, str, bool, bool, str] | None = None  # dossier, kind, size, folded, language
        self._job: Job | None = None
        self.large = CheckBox(_("Large letters"), name="field_large")
        self.large.value_changed.connect(lambda _on: self._make())
        self.booklet = CheckBox(_("As a booklet"), name="field_booklet")
        self.booklet.value_changed.connect(lambda _on: self._choose(self.argument))
        self.second = SecondLanguage(session.forms)
        self.second.chosen.connect(lambda: self._choose(self.argument))
        self.ease = Button("", kind=Kind.QUIET, icon="book-open", name="button_reading_ease", on_click=self._tell_ease)
        self._found: ReadingEase | None = None
        self._roomy = theme.text_scale < _LARGE_TEXT
        self.choice = PrintChoice(session.forms, roomy=self._roomy)
        self.choice.kind_chosen.connect(self._choose)
        self.choice.type_over_asked.connect(lambda form: session.navigate(f"invoer/{form}"))
        self.print = Button(_("Print"), kind=Kind.PRIMARY, icon="printer", name="button_print")
        self.save = Button(_("Keep as PDF"), icon="file-down", name="button_save")
        self.open = Button(_("Open in another program"), icon="external-link", name="button_open")
        self.others = OtherFiles(session, self)
        self.carry = Button(_("Take the data along in the PDF"), icon="file-lock", name="button_carry_data")
        self.header = PageHeader(_("Look and print"), "", self.carry, self.open, self.others, self.save, self.print)
        self.band = Banner(name="band_print")
        self.preview = PdfPageView(session.tasks, name="preview_print")
        self.empty = EmptyState("", buttons=(("plan", _("To the plan")),), name="empty_print")
        self.progress = _Progress()
        self.prints = PrintActions(session, self)
        self.after = AfterFixing(session, self, self.prints)
        self._connect()
        self._lay_out()

    @override
    def title(self) -> str:
        return _("Look and print")

    # -- what the window asks ----------------------------------------------------------------------------------------

    @override
    def enter(self, argument: str) -> None:
        kind = argument if self.choice.knows(argument) else DocumentKind.PLAN.value
        super().enter(kind)
        self.choice.show_kind(kind)
        self.band.hide_message()
        QTimer.singleShot(0, self, self._show_chosen)  # once the list has its place

    def _show_chosen(self) -> None:
        """The list of prints is longer than the window: what is looked at stands in sight."""
        chosen = next((part for part in self.choice.kinds.findChildren(QAbstractButton) if part.isChecked()), None)
        if chosen is not None and self._roomy:
            bring_into_view(chosen)

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        self.choice.leave_out(instruments.without(self.session.rules_of(dossier.case)))
        self.choice.show_dossier(dossier)
        self.second.show_print(dossier, self.argument)
        self.header.set_words(_("Look and print"), self._line(dossier))
        self._make()

    @override
    def focus_start(self) -> None:
        self.preview.area.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> bool:
        if self._job is not None:
            self._job.cancel()
        return True

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Page Up, Page Down", _("Other page")),
            ("+, −", _("Page larger, smaller")),
            ("Alt ↑, Alt ↓", _("Walk along what leads to a field")),
            ("Enter", _("Go to that field")),
            ("Ctrl P", _("Print")),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.preview.set_zoom(self.preview.zoom + step)
        else:
            super().keyPressEvent(event)

    # -- showing -----------------------------------------------------------------------------------------------------

    def _choose(self, kind: str) -> None:
        self.argument = kind
        self.band.hide_message()
        if self.session.dossier is not None:
            self.second.show_print(self.session.dossier, kind)
            self.header.set_words(_("Look and print"), self._line(self.session.dossier))
        self._make()

    def _make(self) -> None:
        """Have the bytes made; the page that shows stays until the new one is there."""
        dossier = self.session.dossier
        if dossier is None:
            return
        case_id, kind = dossier.case.id, self.argument
        wanted = (case_id, kind, self.large.isChecked(), self._folded(), self.second.value())
        self.booklet.setVisible(kind in _FOLDS)
        if self._made_of != wanted:  # nothing of another print can be kept or printed, nor of none
            self.preview.set_document(None)
            self._show(b"")

        def shown(looked: Looked) -> None:
            self._made_of = wanted
            self._show(looked.content, leads_of(looked))

        def refused(error: KeukentafelError) -> None:
            self._made_of = None
            self._show(b"")
            self.empty.set_text(str(error))
            self.empty.buttons[0].setText(_("To the moments") if kind == print_ids.COMPARISON else _("To the plan"))
            self.empty.show()
            self.preview.hide()

        self.session.run(
            self._maker(case_id),
            shown,
            on_refused=refused,
            owner=self,
            latest="print_preview",
        )

    def _maker(self, case_id: UUID) -> Callable[[Desk], Looked]:
        """What makes the print that is chosen now."""
        kind, large, booklet, second = self.argument, self.large.isChecked(), self._folded(), self.second.value()

        def make(desk: Desk) -> Looked:
            if booklet:
                return Looked(prints.booklet(prints.preview(desk, case_id, kind, large=large, second_language=second)))
            return print_places.look(desk, case_id, kind, large=large, second_language=second)

        return make

    def _again(self) -> Callable[[Desk], bytes] | None:
        """The same print once more, of the dossier as it is by then."""
        dossier = self.session.dossier
        if dossier is None:
            return None
        make = self._maker(dossier.case.id)
        return lambda desk: make(desk).content

    def _show(self, content: bytes, leads: Sequence[Lead] = ()) -> None:
        self._bytes = content
        self.others.show_kind(self.argument, ready=bool(content))
        self._tell_left_out(bool(content))
        self.empty.hide()
        self.preview.show()
        if content:
            self.preview.set_document(content, leads)
        for button in (self.print, self.save, self.open, self.carry):
            button.setEnabled(bool(content))
        self.carry.setVisible(self.argument in _CARRY and not self._folded())
        self.header.fit()
        self.ease.hide()
        if content and not print_kinds.form_in(self.argument) and not self._folded():
            self.session.tasks.compute(
                lambda _job: prints.reading_ease(content),
                lambda found: self._show_ease(content, found),
                self.session.broke.emit,
                context=self,
            )

    def _show_ease(self, content: bytes, found: ReadingEase) -> None:
        """Say how this print reads, if it is still the one that shows."""
        if content == self._bytes:
            self._found = found
            self.ease.setText(_("How this reads: {counts}").format(counts=in_short(found)))
            self.ease.show()

    def _tell_ease(self) -> None:
        if self._found is not None:
            ReadingEaseDialog(self._found, self.window()).open()

    def _tell_left_out(self, ready: bool) -> None:
        """What did not go along with a profile for outside, so that somebody can word it again."""
        case_id, kind = self.session.case_id, self.argument
        if not ready or case_id is None or kind not in portfolio_prints.OUTWARD:
            return

        def told(found: tuple[str, ...]) -> None:
            if self.argument == kind:
                self.band.show_message(
                    left_out_words(kind, found), tone=Tone.ATTENTION if found else Tone.INFO, take_focus=False
                )

        self.session.run(
            lambda desk: portfolio_prints.left_out(desk, case_id, kind), told, owner=self, latest="left_out"
        )

    def _line(self, dossier: Dossier) -> str:
        """What this print is, and whose: the plan says its state, the others that they are the resident's own."""
        plan = dossier.current_plan
        if self.argument == print_ids.COMPARISON:
            return _("First and last moment of every form. Large letters: in words of {name}.").format(
                name=dossier.person.first_name
            )
        if print_kinds.is_blank_form(self.argument):
            return _("An empty form to fill in by pen. It names nobody.")
        if print_kinds.form_in(self.argument):
            return _("The answers of one reading, in the boxes of the form.")
        if self._folded():
            return _("Print on both sides, turned over along the short edge. Lay the sheets on each other and fold.")
        if self.argument != DocumentKind.PLAN:
            return _about(self.choice.group(), dossier.person.first_name)
        if plan is None:
            return ""
        if plan.status in (PlanStatus.DRAFT, PlanStatus.FINAL):
            return _("Version {number}, not signed yet").format(number=plan.version)
        if self.second.value():
            return _("Version {number}, fixed. What was signed is the Dutch alone.").format(number=plan.version)
        return _("Version {number}, fixed").format(number=plan.version)

    # -- doing -------------------------------------------------------------------------------------------------------

    @override
    def print_now(self) -> None:
        if self._bytes and self._job is None:
            self.prints.print_out(
                self._bytes, self.choice.title(), self.argument, booklet=self._folded(), again=self._again()
            )

    def _save(self) -> None:
        if self._bytes:
            self.prints.save(
                self._bytes, self._file_name(), self.argument, twin=not self._folded(), again=self._again()
            )

    def _open(self) -> None:
        if self._bytes:
            self.prints.open_elsewhere(self._bytes, self._file_name(), self.argument, again=self._again())

    def _carry(self) -> None:
        second = self.second.value()
        self.after.carry(self.argument, self._file_name(), large=self.large.isChecked(), second_language=second)

    def _file_name(self) -> str:
        plan = self.session.dossier.current_plan if self.session.dossier is not None else None
        version = plan.version if plan is not None and self.argument == DocumentKind.PLAN else 0
        return file_name(
            self.argument,
            version=version,
            large=self.large.isChecked(),
            booklet=self._folded(),
            two=bool(self.second.value()),
        )

    def _folded(self) -> bool:
        """Whether this print shows as a booklet, to be printed on both sides and folded."""
        return self.argument in _FOLDS and self.booklet.isChecked()

    def _printing(self, job: Job) -> None:
        self._job = job
        self.print.setEnabled(False)
        self.band.hide_message()
        self.progress.follow(job)

    def _printed(self) -> None:
        self._job = None
        self.print.setEnabled(bool(self._bytes))
        self.progress.hide()

    def _trouble(self, words: str, again: bool) -> None:
        buttons = (("search_printer", _("Search again")), ("save", _("Keep as PDF"))) if again else ()
        self.band.show_message(words, tone=Tone.ATTENTION, buttons=buttons)

    def _band_chosen(self, name: str) -> None:
        self.band.hide_message()
        if name == "save":
            self._save()
        else:
            self.print_now()

    # -- making ------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.print.clicked.connect(self.print_now)
        self.save.clicked.connect(self._save)
        self.open.clicked.connect(self._open)
        self.carry.clicked.connect(self._carry)
        self.after.refused.connect(lambda words: self._trouble(words, False))
        self.empty.chosen.connect(
            lambda _key: self.session.navigate("momenten" if self.argument == print_ids.COMPARISON else "plan")
        )
        self.prints.said.connect(lambda words: self.band.show_message(words, take_focus=False))
        self.prints.refused.connect(self._trouble)
        self.others.saved.connect(lambda data, name: self.prints.save_other(data, name, self.argument))
        self.others.refused.connect(lambda words: self._trouble(words, again=False))
        self.prints.started.connect(self._printing)
        self.prints.ended.connect(self._printed)
        self.band.chosen.connect(self._band_chosen)
        self.preview.lead_chosen.connect(self.session.navigate)
        self.preview.failed.connect(lambda words: self.band.show_message(words, tone=Tone.ATTENTION))

    def _lay_out(self) -> None:
        size = self.theme.size
        for part in (self.band, self.empty, self.progress, self.ease):
            part.hide()
        self.preview.setMinimumHeight(size(_LOWEST))
        whole = ScrollColumn(name="column_print", gap=14)
        above = () if self._roomy else (self.header, self.choice)
        beside_large = held(RunningRow(self.large, self.booklet, self.second, self.ease, gap=24))
        whole.add(*above, self.choice.form_row, beside_large, self.band, self.progress, self.empty)
        whole.add(self.preview, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(size(24) - 4, size(18), size(24) - 4, size(12))  # columns keep 4 for focus rings
        layout.setSpacing(size(14))
        if self._roomy:
            layout.addLayout(row(self.header, margins=(4, 0)))
        beside = QHBoxLayout()
        beside.setSpacing(size(16))
        if self._roomy:
            kinds = ScrollColumn(name="column_kinds", width=_LIST)
            kinds.add(self.choice)
            beside.addWidget(kinds)
        beside.addWidget(whole, 1)
        layout.addLayout(beside, 1)


def _about(group: PrintGroup, name: str) -> str:
    if group is PrintGroup.RESIDENT:
        return _("This is of {name}. No duties, no scores of others.").format(name=name)
    if group is PrintGroup.OUTSIDE:
        return _("This leaves the table. Look with {name} at what is on it.").format(name=name)
    return _("For the dossier, and for who works with it.")


class _Progress(QWidget):
    """Pages on their way to the printer, with a way to stop."""

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self.setObjectName("print_progress")
        self.words = Text("", "body", wrap=False, name="print_progress_words")
        self._bar = QProgressBar()
        theme.current().dress(self._bar, "progress")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Printing"))
        self.stop = Button(_("Stop printing"), icon="x", name="button_stop_printing")
        self.stop.clicked.connect(self._stop)
        line = row(self.words, self._bar, self.stop, gap=16)
        line.setStretch(1, 1)
        self.setLayout(line)

    def follow(self, job: Job) -> None:
        """Show how far this job is."""
        self._job = job
        self._show(0, 0)
        job.progress.connect(self._show)
        self.show()

    def _show(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        ready = _("Page {page} of {pages} goes to the printer").format(page=min(done + 1, total), pages=total)
        self.words.setText(ready if total else _("The printer begins"))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
