"""Bewaren en vernietigen: which dossiers were kept long enough, the list of four eyes, and its report (M04)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from intake_app.domain.privacy import Destruction, DestructionState
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import destruction, destruction_report, retention
from intake_app.services.desk import Desk
from intake_app.services.destruction import Listed
from intake_app.services.retention import Expired
from ui.dialogs.dialog import CalmDialog
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.print_actions import PrintActions
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.tasks import Job
from ui.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.checks import CheckBox
from ui.widgets.fields import LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.long_work import LongWork
from ui.widgets.text import Text

MOST_SHOWN = 40
"""Lines of each list; what stands beyond them comes when those before it are done."""


class RetentionPage(Page):
    """Two lists: what may be proposed, and what was. Nothing is ever destroyed by itself."""

    page_id = "bewaren"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._actions = PrintActions(session, self)
        self._ticks: dict[UUID, CheckBox] = {}
        report = Button(_("Report as PDF"), icon="file-down", name="button_report", on_click=self._report)
        line = _("One proposes and another looks too. Nothing goes by itself.")
        self._said = Text("", "body", name="said")
        self._said.hide()
        self._over = Card(_("Kept long enough"), icon="calendar-days", gap=8, name="card_expired")
        self._over_lines = column(gap=6)
        self._propose = Button(
            _("Propose to destroy"), kind=Kind.PRIMARY, name="button_propose", on_click=self._propose_chosen
        )
        self._over.add(self._over_lines, held(row(self._propose, None)))
        self._list = Card(_("Destruction list"), icon="list-checks", gap=8, name="card_destruction")
        self._list_lines = column(gap=6)
        self._list.add(self._list_lines)
        self._actions.said.connect(self._say)
        self._actions.refused.connect(lambda sentence, _again: self._say(sentence))
        columns = TwoColumns(("expired", (self._over,)), ("destruction", (self._list,)))
        header = PageHeader(_("Keeping and destroying"), line, report)
        frame(self, header, held(column(self._said, columns, gap=8)))

    @override
    def title(self) -> str:
        return _("Keeping and destroying")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._ask()

    def _ask(self) -> None:
        self.session.run(_both, lambda found: self._show(*found), owner=self, latest="retention")

    def _show(self, over: tuple[Expired, ...], listed: tuple[Listed, ...]) -> None:
        waiting = {one.line.dossier_id for one in listed if one.line.state is DestructionState.PROPOSED}
        clear(self._over_lines)
        self._ticks = {}
        left = [one for one in over if one.case_id not in waiting]
        for number, one in enumerate(left[:MOST_SHOWN]):
            until = format_day(one.until, weekday=False, year=True)
            words = _("{name}, {number}. Kept until {day}").format(name=one.name, number=one.number, day=until)
            tick = CheckBox(words, name=f"field_expired_{number}")
            self._ticks[one.case_id] = tick
            self._over_lines.addWidget(tick)
        if len(left) > MOST_SHOWN:
            self._over_lines.addWidget(Text(_more_words(len(left) - MOST_SHOWN), color="text.2", name="more_expired"))
        if not self._ticks:
            self._over_lines.addWidget(Text(_("No dossier was kept too long."), color="text.2"))
        self._propose.setVisible(bool(self._ticks))
        clear(self._list_lines)
        first = sorted(listed, key=lambda one: one.line.state is not DestructionState.PROPOSED)
        for number, line in enumerate(first[:MOST_SHOWN]):
            self._add_line(number, line)
        if len(listed) > MOST_SHOWN:
            self._list_lines.addWidget(Text(_rest_words(len(listed) - MOST_SHOWN), color="text.2", name="more_listed"))
        if not listed:
            self._list_lines.addWidget(Text(_("Nothing was proposed yet."), color="text.2"))

    def _add_line(self, number: int, one: Listed) -> None:
        line = one.line
        if number:
            self._list_lines.addWidget(Rule())
        head = f"{line.reference} · {destruction_report.reason_words(line.reason)}"
        self._list_lines.addWidget(Text(head, "strong", name=f"destruction_{number}"))
        day = format_day(line.decided_on or line.proposed_on, weekday=False, year=True)
        if line.state is DestructionState.PROPOSED:
            who = _("{name}, {number}. Proposed by {proposer}, {day}.").format(
                name=one.name, number=one.number, proposer=line.proposed_name, day=day
            )
            self._list_lines.addWidget(Text(who))
            self._list_lines.addWidget(Text(destruction_report.kept_words(line), "small", color="text.2"))
            look = Button(_("Look and destroy"), name=f"button_confirm_{number}")
            look.clicked.connect(partial(self._confirm, one))
            keep = Button(_("Keep it"), kind=Kind.QUIET, name=f"button_decline_{number}")
            keep.clicked.connect(partial(self._decline, one))
            self._list_lines.addLayout(row(look, keep, None))
            return
        words = {
            DestructionState.DONE: _("Destroyed on {day}. Proposed by {first}, confirmed by {second}."),
            DestructionState.DECLINED: _("Not destroyed. Proposed by {first}, declined by {second} on {day}."),
        }[line.state]
        said = words.format(day=day, first=line.proposed_name, second=line.decided_name)
        self._list_lines.addWidget(Text(said, color="text.2"))

    def _propose_chosen(self) -> None:
        chosen = [case_id for case_id, tick in self._ticks.items() if tick.value()]
        if not chosen:
            self._say(_("Tick the dossiers first."))
            return

        def proposed(lines: tuple[object, ...]) -> None:
            words = ngettext("{n} dossier proposed.", "{n} dossiers proposed.", len(lines))
            self._say(words.format(n=len(lines)))
            self._ask()

        self.session.change(
            lambda desk: destruction.propose(desk, chosen), proposed, on_refused=self._refused, owner=self
        )

    def _confirm(self, one: Listed, _checked: bool = False) -> None:
        dialog = FourEyesDialog(one, self.window())
        dialog.confirmed.connect(partial(self._destroy, dialog, one.line.id))
        dialog.open()

    def _destroy(self, dialog: FourEyesDialog, line_id: UUID, second: str) -> None:
        job = self.session.change_long(
            "",
            lambda desk, told: destruction.confirm(desk, [line_id], second, told),
            partial(self._destroyed, dialog),
            on_refused=partial(self._not_destroyed, dialog),
            owner=self,
        )
        dialog.follow(job)

    def _destroyed(self, dialog: FourEyesDialog, done: tuple[Destruction, ...] | None) -> None:
        """None: it was stopped, also by who left the dialog; everything is as it was."""
        if done is None:
            words = _("Stopped. Nothing was changed.")
            if isValid(dialog) and dialog.isVisible():
                dialog.say_stopped(words)
            else:
                self._say(words)
            return
        if isValid(dialog):
            dialog.accept()
        self._say(_("The dossier is destroyed. The report says nothing about whom."))
        self._ask()

    def _not_destroyed(self, dialog: FourEyesDialog, error: KeukentafelError) -> None:
        if isValid(dialog) and dialog.isVisible():
            dialog.refuse(str(error))
        else:
            self._say(str(error))

    def _decline(self, one: Listed, _checked: bool = False) -> None:
        self.session.change(
            lambda desk: destruction.decline(desk, one.line.id),
            lambda _none: self._ask(),
            on_refused=self._refused,
            owner=self,
        )

    def _report(self) -> None:
        self.session.run(
            destruction_report.report,
            lambda data: self._actions.save(data, _("Report-of-destruction") + ".pdf"),
            owner=self,
        )

    def _refused(self, error: KeukentafelError) -> None:
        self._say(str(error))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))


class FourEyesDialog(CalmDialog):
    """The second person looks: at the own desk, or here beside the first with the own passphrase.

    Leaving stops what is under way.
    """

    confirmed = Signal(str)
    """The passphrase of who looks too, or "" at the own desk."""

    def __init__(self, one: Listed, parent: QWidget | None) -> None:
        super().__init__(_("Destroy a dossier"), parent, name="four_eyes", width=600)
        self._second = LineField(name="field_second_passphrase", secret=True)
        self._row = FormRow(
            _("Passphrase of the colleague who looks too"),
            self._second,
            help=_("Leave it empty when you did not propose it yourself."),
        )
        self._error = ErrorLine()
        self._stopped = Text("", name="stopped")
        self._stopped.hide()
        self.work = LongWork(margin=0)
        self.work.shown.connect(self.fit)
        kept = destruction_report.kept_words(one.line)
        self.add(
            Text(_("{name}, {number}").format(name=one.name, number=one.number), "strong"),
            Text(kept),
            Text(_("Everything about this person goes for good: records, papers and what the log says.")),
            self._row,
            self._error,
            self._stopped,
            self.work,
        )
        self._go = Button(_("Destroy for good"), name="button_destroy", on_click=self._submit)
        self.set_buttons(
            Button(_("Not now"), kind=Kind.PRIMARY, name="button_cancel", on_click=self.reject),
            self._go,
        )
        self._second.setFocus()

    def _submit(self) -> None:
        self._go.setEnabled(False)
        self._error.set_sentence("")
        self._stopped.hide()
        self.confirmed.emit(self._second.text())

    def follow(self, job: Job) -> None:
        """Show how far destroying is, when it takes longer than a moment."""
        self.work.follow(job, _("Destroying the dossier."))

    def refuse(self, sentence: str) -> None:
        """Why it was not done."""
        self._error.set_sentence(sentence)
        self._ask_again()

    def say_stopped(self, sentence: str) -> None:
        """It was stopped in time; it can be asked again."""
        self._stopped.setText(sentence)
        self._stopped.show()
        self._ask_again()

    def _ask_again(self) -> None:
        self._go.setEnabled(True)
        self._second.selectAll()
        self._second.setFocus()
        self.fit()

    @override
    def done(self, result: int) -> None:
        if result != self.DialogCode.Accepted:
            self.work.stop()
        self._second.clear()
        super().done(result)


def _more_words(count: int) -> str:
    words = ngettext(
        "And {n} more. It comes here once these are proposed.",
        "And {n} more. They come here once these are proposed.",
        count,
    )
    return words.format(n=count)


def _rest_words(count: int) -> str:
    words = ngettext(
        "And {n} earlier one: it is in the report.", "And {n} earlier ones: they are in the report.", count
    )
    return words.format(n=count)


def _both(desk: Desk) -> tuple[tuple[Expired, ...], tuple[Listed, ...]]:
    return retention.expired(desk), destruction.listed(desk)
