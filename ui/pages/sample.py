"""Een steekproef: what was drawn, and the form to write down what is found in each dossier (M05)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.access import Act
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import decisions, prints, sample_reports, samples
from intake_app.services.desk import Desk
from intake_app.services.samples import Reviewed, Whole
from ui import printing
from ui.models.lines_model import Line, LinesModel
from ui.pages.lines_table import LinesTable
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.print_actions import PrintActions
from ui.pages.sample_review import ReviewCard
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.layouts import column, held
from ui.widgets.text import Text


class SamplePage(Page):
    """On the left the drawn dossiers, by number; on the right the form of the one the cursor is on."""

    page_id = "steekproef"
    needs_dossier = False
    back_route = "steekproeven"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._whole: Whole | None = None
        self._chosen: UUID | None = None
        self._prints = PrintActions(session, self)
        self._prints.said.connect(self._say)
        self._prints.refused.connect(lambda sentence, _again: self._say(sentence))
        self._said = Text("", "body", name="said")
        self._said.hide()
        self.model = LinesModel((_("Drawn"),), self)
        self.table = LinesTable(self.model, (1,), name="table_drawn", accessible_name=_("What was drawn"))
        self.table.line_chosen.connect(self._choose)
        self._list = Card(padding=0, name="card_drawn")
        self._list.add(self.table)
        self._again = Text("", "small", color="text.2", name="text_again")
        self._card = ReviewCard(session)
        self._card.changed.connect(self._ask)
        self._card.dossier_wanted.connect(self._open_dossier)
        self._trail = Button(_("Decisions as spreadsheet"), icon="file-down", name="button_trail_xlsx")
        self._trail.clicked.connect(self._export)
        self._save = Button(_("Keep as PDF"), icon="file-down", name="button_save", on_click=self._keep)
        self._paper = Button(_("Print"), icon="printer", name="button_print", on_click=self.print_now)
        self._header = PageHeader(_("Random sample"), " ", self._trail, self._save, self._paper)
        columns = TwoColumns(("drawn", (self._list, self._again)), ("review", (self._card,)), left_side=400)
        frame(self, self._header, held(column(self._said, columns, gap=8)))
        session.shared_changed.connect(self._ask)

    @override
    def title(self) -> str:
        return _("Random sample")

    @override
    def back_words(self) -> str:
        return _("Random samples")

    @override
    def undoes_shared(self) -> bool:
        return True

    @override
    def focus_start(self) -> None:
        self.table.setFocus()

    @override
    def enter(self, argument: str) -> None:
        if argument != self.argument:
            self._chosen = None
        super().enter(argument)
        self._say("")
        self._ask()
        if argument:  # goes along the whole list: once, and not after every answer
            work = partial(_is_same, reference=argument)
            self.session.run(work, self._tell_same, on_refused=self._refused, owner=self, latest="sample_list")

    @override
    def leave(self) -> bool:
        self._card.commit()
        return True

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (("Ctrl P", _("Print")), ("Ctrl Z", _("take back the last change")))

    def _ask(self) -> None:
        if self.argument:
            work = partial(samples.whole, reference=self.argument)
            self.session.run(work, self._show, on_refused=self._refused, owner=self, latest="sample")

    def _tell_same(self, same: bool) -> None:
        if not same:
            self._say(_("The list has changed since: drawing again now gives others."))

    def _show(self, whole: Whole) -> None:
        self._whole = whole
        sample = whole.sample
        words = sample_reports.drawn_words(sample)
        self._header.set_words(_("Sample {reference}").format(reference=sample.reference), words)
        self._again.setText("\n".join(sample_reports.again_words(sample)))
        chosen = self._chosen or next((one.review.id for one in whole.reviewed if not one.done), None)
        lines = [_line(whole, one) for one in whole.reviewed]
        self.table.blockSignals(True)  # one line after another would be chosen while they come in
        self.model.set_lines(lines, len(lines))
        self.table.grow(7)
        self.table.choose(chosen)
        self.table.blockSignals(False)
        self._choose(self.table.line)

    def _choose(self, line: Line | None) -> None:
        if self._whole is None or line is None:
            return
        self._chosen = line.id
        one = next(one for one in self._whole.reviewed if one.review.id == line.id)
        self._card.show_review(self._whole.sample, one)

    def _open_dossier(self, case_id: UUID) -> None:
        self._card.commit()
        self.session.open_dossier(case_id, lambda _dossier: self.session.navigate("wie-besliste"))

    def _export(self) -> None:
        whole = self._whole
        if whole is not None:
            self.session.run(prints.file_folder, self._choose_place, owner=self)

    def _choose_place(self, folder: str) -> None:
        name = decisions.own_name(".xlsx")
        path = printing.ask_other_file(self.window(), folder, name, title=_("Keep as a file"))
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the decisions of everything drawn to a file: all of it, or no file."""
        whole = self._whole
        if whole is None:
            return

        def work(desk: Desk, told: Callable[[int, int], None]) -> bool:
            decisions.write(desk, samples.dossiers(whole), path, told)
            return True

        def kept(done: bool | None) -> None:
            self._say(_("The file is kept.") if done else _("Stopped. There is no file."))

        self.session.change_long(_("Making the file."), work, kept, on_refused=self._refused, owner=self)

    @override
    def print_now(self) -> None:
        """Ask for a printer and put the account on paper."""
        self._made(Act.PRINTED, lambda data: self._prints.print_out(data, _("Account of a sample")))

    def _keep(self) -> None:
        self._made(Act.KEPT, lambda data: self._prints.save(data, _("Account-of-a-sample") + ".pdf"))

    def _made(self, act: Act, then: object) -> None:
        self._card.commit()
        if self._whole is not None:
            work = partial(_paper, reference=self.argument, act=act)
            self.session.run(work, then, on_refused=self._refused, owner=self)  # type: ignore[arg-type]  # takes bytes

    def _refused(self, error: KeukentafelError) -> None:
        self._say(str(error))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))


def _is_same(desk: Desk, reference: str) -> bool:
    return samples.still_same_list(desk, samples.whole(desk, reference).sample)


def _paper(desk: Desk, reference: str, act: Act) -> bytes:
    found = samples.whole(desk, reference)
    data = sample_reports.paper(desk, found)
    sample_reports.note(desk, samples.dossiers(found), act)
    return data


def _line(whole: Whole, one: Reviewed) -> Line:
    begun = _("Begun") if one.findings or one.review.remarks else _("Not looked at yet")
    state = sample_reports.by_words(one) or begun
    title = f"{one.review.position}. {sample_reports.title_words(whole.sample, one)}"
    return Line(id=one.review.id, cells=((title, state),), quiet=one.done)
