"""Wie besliste wat: the trail of decisions of one dossier, newest first; kept as a file for internal control (M05)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.accountability import Sample
from intake_app.domain.dossier import Dossier
from intake_app.i18n import _, format_day, format_time
from intake_app.services import decisions, sample_reports, samples
from intake_app.services.decisions import Decided
from intake_app.services.desk import Desk
from intake_app.services.samples import Reviewed
from ui.models.lines_model import Line, LinesModel
from ui.pages.lines_table import LinesTable
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.print_actions import PrintActions
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import DropDown
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

_Found = tuple[tuple[Decided, ...], tuple[tuple[Sample, Reviewed], ...]]


class DecisionsPage(Page):
    """A list to go through with the keys; under it the whole words of the line the cursor is on."""

    page_id = "wie-besliste"
    back_route = "dossier"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._found: tuple[Decided, ...] = ()
        self._lines: dict[UUID, Decided] = {}
        self._case_id: UUID | None = None
        self._prints = PrintActions(session, self)
        self._prints.said.connect(self._say)
        self._prints.refused.connect(lambda sentence, _again: self._say(sentence))
        self._kind = DropDown([("", _("All decisions"))], name="field_kind")
        self._kind.setAccessibleName(_("Which decisions"))
        self._kind.set_value("")
        self._kind.value_changed.connect(lambda _kind: self._show_lines())
        self._sheet = Button(_("As spreadsheet"), icon="file-down", name="button_trail_xlsx")
        self._sheet.clicked.connect(partial(self._export, ".xlsx"))
        self._csv = Button(_("As CSV"), icon="file-down", name="button_trail_csv")
        self._csv.clicked.connect(partial(self._export, ".csv"))
        line = _("Who changed which decision, when and why. Nothing of a conversation stands here.")
        self._said = Text("", "body", name="said")
        self._said.hide()
        self.model = LinesModel((_("When and who"), _("What"), _("From and to")), self)
        self.table = LinesTable(self.model, (5, 5, 7), name="table_decisions", accessible_name=_("Decisions"))
        self.table.line_chosen.connect(self._tell)
        self._list = Card(name="card_decisions", padding=0)
        self._list.add(self.table)
        self._whole = Card(name="card_decision", gap=4, padding=16)
        self._head, self._words = Text("", "strong", name="decision_head"), Text("", "body", name="decision_words")
        self._why = Text("", "body", color="text.2", name="decision_reason")
        self._whole.add(self._head, self._words, self._why)
        self._reviews = Card(_("What a sample found"), icon="list-checks", gap=6, name="card_reviews")
        self._review_lines = column(gap=6)
        self._reviews.add(self._review_lines)
        columns = TwoColumns(
            ("decisions", (held(row(self._kind, None)), self._list)),
            ("decision", (self._whole, self._reviews)),
            side=430,
        )
        body = column(self._said, columns, gap=8)
        frame(self, PageHeader(_("Who decided what"), line, self._csv, self._sheet), held(body))

    @override
    def title(self) -> str:
        return _("Who decided what")

    @override
    def print_route(self) -> str:
        return ""

    @override
    def focus_start(self) -> None:
        (self.table if self.model.rowCount() else self._kind).setFocus()

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return ((_("Arrow keys"), _("go through the decisions")),)

    @override
    def show_dossier(self, dossier: Dossier) -> None:
        if self._case_id != dossier.case.id:
            self._case_id = dossier.case.id
            self._kind.set_value("")
            self._say("")
        case_id = dossier.case.id
        self.session.run(partial(_both, case_id=case_id), self._show, owner=self, latest="decisions")

    def _show(self, found: _Found) -> None:
        self._found, reviewed = found
        kinds = dict(sorted({one.kind: one.about for one in self._found}.items(), key=lambda pair: pair[1]))
        self._kind.set_entries([("", _("All decisions")), *kinds.items()])
        if self._kind.value() not in ("", *kinds):
            self._kind.set_value("")
        self._show_lines()
        self.answered()
        clear(self._review_lines)
        self._reviews.setVisible(bool(reviewed))
        for sample, one in reviewed:
            self._add_review(sample, one)

    def _show_lines(self) -> None:
        wanted = self._kind.value() or ""
        chosen = [one for one in self._found if wanted in ("", one.kind)]
        self._lines = {UUID(int=one.seq): one for one in chosen}
        self.model.set_lines([_line(key, one) for key, one in self._lines.items()], len(chosen))
        self.table.grow(8)
        self._list.setVisible(bool(chosen))
        self._whole.setVisible(bool(chosen))
        for button in (self._csv, self._sheet):
            button.setEnabled(bool(self._found))
        if not self._found:
            self._say(_("Nothing was decided in this dossier yet. What you decide shows here by itself."))
        self.table.choose(None)

    def _tell(self, line: Line | None) -> None:
        one = self._lines.get(line.id) if line is not None else None
        if one is None:
            return
        self._head.setText(f"{one.about} · {one.what}")
        self._words.setText(
            _("Was: {before}. Became: {after}.").format(before=_shown(one.before), after=_shown(one.after))
        )
        back = _("This was undo or redo.") if one.taken_back else ""
        reason = _("Reason: {reason}").format(reason=one.reason) if one.reason else _("No reason was written down.")
        self._why.setText(" ".join(part for part in (reason, back) if part))

    def _add_review(self, sample: Sample, one: Reviewed) -> None:
        head = f"{sample.reference} · {sample_reports.by_words(one)}"
        self._review_lines.addWidget(Text(head, "strong"))
        for finding in one.findings.values():
            said = f"{sample_reports.judgement_words(finding.judgement)}: {finding.words} {finding.remark}".strip()
            self._review_lines.addWidget(Text(said))
        if one.review.remarks:
            self._review_lines.addWidget(Text(one.review.remarks, color="text.2"))

    def _export(self, suffix: str, _checked: bool = False) -> None:
        case_id = self.session.case_id
        if case_id is not None:
            self.session.run(
                partial(decisions.export, case_ids=(case_id,), suffix=suffix),
                lambda data: self._prints.save_other(data, decisions.own_name(suffix)),
                on_refused=lambda error: self._say(str(error)),
                owner=self,
            )

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))


def _both(desk: Desk, case_id: UUID) -> _Found:
    return decisions.trail(desk, case_id), samples.of_dossier(desk, case_id)


def _line(key: UUID, one: Decided) -> Line:
    day = format_day(one.at.astimezone().date(), weekday=False, year=True)
    change = f"{_shown(one.before)} → {_shown(one.after)}"
    return Line(
        id=key,
        cells=((day, f"{format_time(one.at)}, {one.who}"), (one.about, one.what), (change, one.reason)),
        quiet=one.taken_back,
    )


def _shown(words: str) -> str:
    return words or _("empty")
