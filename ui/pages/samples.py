"""Steekproeven: draw a sample with a start number, and the list of samples with how far each is (M05)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain.accountability import Sample, SampleOf
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.services import sample_reports, samples
from intake_app.services.samples import Listed
from ui.models.lines_model import Line, LinesModel
from ui.pages.lines_table import LinesTable
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.print_actions import PrintActions
from ui.pages.two_columns import TwoColumns
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.text import Text


class SamplesPage(Page):
    """For the team lead. Who is none reads one sentence that says so."""

    page_id = "steekproeven"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._prints = PrintActions(session, self)
        self._prints.said.connect(self._say)
        self._prints.refused.connect(lambda sentence, _again: self._say(sentence))
        self._said = Text("", "body", name="said")
        self._said.hide()
        self._references: dict[object, str] = {}
        self.model = LinesModel((_("Sample"), _("How far")), self)
        self.table = LinesTable(self.model, (5, 3), name="table_samples", accessible_name=_("Samples"))
        self.table.opened.connect(self._open)
        self._list = Card(padding=0, name="card_samples")
        self._none = Text(_("No sample was drawn yet."), color="text.2", name="empty_samples")
        self._list.add(self.table)
        line = _("Look afterwards whether decisions can be followed. Nothing waits for it.")
        self._draw = self._draw_card()
        self._columns = TwoColumns(("draw", (self._draw,)), ("samples", (self._none, self._list)), left_side=380)
        whole = Button(_("Who did what"), icon="history", name="button_accountability")
        whole.clicked.connect(lambda: session.navigate("verantwoording"))
        frame(self, PageHeader(_("Random samples"), line, whole), held(column(self._said, self._columns, gap=8)))
        session.shared_changed.connect(self._ask)

    def _draw_card(self) -> Card:
        card = Card(_("Draw a sample"), icon="list-checks", gap=10, name="card_draw")
        self._of = DropDown([(one, sample_reports.of_words(one)) for one in SampleOf], name="field_of")
        self._of.set_value(SampleOf.DOSSIERS)
        self._size = LineField(name="field_size", max_length=6)
        self._start = LineField(name="field_start", max_length=12)
        self._error = ErrorLine()
        for field in (self._size, self._start):
            field.returnPressed.connect(self._begin)
        self._go = Button(_("Draw"), kind=Kind.PRIMARY, name="button_draw", on_click=self._begin)
        all_ = Button(_("The list as CSV"), kind=Kind.QUIET, icon="file-down", name="button_population")
        all_.clicked.connect(self._population)
        card.add(
            FormRow(_("Of what"), self._of),
            FormRow(_("How many to draw"), self._size),
            FormRow(
                _("Start number"),
                self._start,
                help=_("A whole number that you choose, for instance today's date. The same number draws the same."),
            ),
            self._error,
            held(row(self._go, None)),
            held(row(all_, None)),
        )
        return card

    @override
    def title(self) -> str:
        return _("Random samples")

    @override
    def undoes_shared(self) -> bool:
        return True

    @override
    def print_route(self) -> str:
        return ""

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self._say("")
        self._error.set_sentence("")
        self._ask()

    @override
    def focus_start(self) -> None:
        (self._size if self._draw.isVisible() else self).setFocus()

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return ((_("Enter"), _("open the chosen one")), ("Ctrl Z", _("take back the last change")))

    def _ask(self) -> None:
        self.session.run(samples.listed, self._show, on_refused=self._closed, owner=self, latest="samples")

    def _closed(self, error: KeukentafelError) -> None:
        self._columns.hide()
        self._say(str(error))

    def _show(self, found: tuple[Listed, ...]) -> None:
        self._columns.show()
        self._references = {one.sample.id: one.sample.reference for one in found}
        self.model.set_lines([_line(one) for one in found], len(found))
        self.table.grow(8)
        self._list.setVisible(bool(found))
        self._none.setVisible(not found)

    def _begin(self) -> None:
        size, start = self._size.text().strip(), self._start.text().strip()
        if not (_whole(size) and _whole(start)):
            self._error.set_sentence(_("Fill in how many and the start number, both as whole numbers."))
            (self._start if _whole(size) else self._size).setFocus()
            return
        work = partial(samples.draw, kind=self._of.value(), size=int(size), start=int(start))
        self.session.change(work, self._drawn, on_refused=self._refused, owner=self)

    def _drawn(self, made: Sample) -> None:
        self._error.set_sentence("")
        self.session.navigate(f"steekproef/{made.reference}")

    def _refused(self, error: KeukentafelError) -> None:
        self._error.set_sentence(str(error))
        self._size.setFocus()

    def _population(self) -> None:
        kind = self._of.value()
        self.session.run(
            partial(samples.population, kind=kind),
            lambda data: self._prints.save_other(data, _("List-to-draw-from") + ".csv"),
            on_refused=self._refused,
            owner=self,
        )

    def _open(self, line: Line) -> None:
        self.session.navigate(f"steekproef/{self._references[line.id]}")

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))


def _whole(typed: str) -> bool:
    return typed.isascii() and typed.isdigit()


def _line(one: Listed) -> Line:
    sample = one.sample
    day = format_day(sample.drawn_on, weekday=False, year=True)
    what = _("{of}: {size} of {listed}, start number {start}").format(
        of=sample_reports.of_words(sample.kind), size=sample.size, listed=sample.listed, start=sample.start
    )
    done = one.done == sample.size
    return Line(
        id=sample.id,
        cells=((f"{sample.reference} · {day}", what), (sample_reports.state_words(one.done, sample.size), "")),
        quiet=done,
    )
