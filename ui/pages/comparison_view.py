"""Moments over each other on the screen: the drawing, its table twin, and one plain sentence per difference."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from intake_app.domain import web as geometry
from intake_app.domain.vocabulary import RaterRole
from intake_app.domain.web import SeriesStyle
from intake_app.i18n import _
from intake_app.services.comparing import Block, BlockKind, Comparison, Relation
from ui import theme
from ui.models.comparison_model import ComparisonModel
from ui.pages.comparison_table import ComparisonTable
from ui.pages.folding import RunningRow
from ui.widgets.card import Card
from ui.widgets.layouts import clear, column, held
from ui.widgets.legend import LineSample
from ui.widgets.levels_view import GoalSample, LevelsRow, LevelsView
from ui.widgets.text import Text
from ui.widgets.web_painting import WebSeries
from ui.widgets.web_view import WebView

WEB_HEIGHT = 380


class ComparisonView(QWidget):
    """Shows one comparison, or nothing. Every block of the form gets a card."""

    def __init__(self) -> None:
        super().__init__()
        self._cards = column(gap=16)
        self.setLayout(self._cards)
        self._shown: Comparison | None = None

    @property
    def shown(self) -> Comparison | None:
        """What is on the screen now."""
        return self._shown

    def show_comparison(self, found: Comparison | None) -> None:
        """Show these moments; None holds nothing of anybody."""
        if found == self._shown:
            return
        self._shown = found
        clear(self._cards)
        if found is None:
            return
        styles = styles_of(found)
        for number, block in enumerate(found.blocks):
            self._cards.addWidget(_BlockCard(found, block, styles, number))
        if found.sentences or found.summary:
            self._cards.addWidget(_WordsCard(found))
        contexts = [head for head in found.heads if head.context or head.present]
        if contexts:
            card = Card(_("What was going on"), padding=20, gap=8, name="card_context")
            for head in contexts:
                said = " ".join(part for part in (head.context, _present(head.present)) if part)
                line = Text(f"{head.letter} · {head.label}. {said}")
                line.set_strong(f"{head.letter} · {head.label}.")
                card.add(line)
            self._cards.addWidget(card)


def _present(present: str) -> str:
    return _("Also there: {names}.").format(names=present.rstrip(".")) if present else ""


def styles_of(found: Comparison) -> tuple[SeriesStyle, ...]:
    """How every moment is drawn: the newest as its voice always is, each one before it in its own way."""
    if found.relation is Relation.VOICES:
        return tuple(_voice_style(head.rater) for head in found.heads)
    return geometry.moment_styles(len(found.heads), _voice_style(found.heads[-1].rater))


def _voice_style(rater: RaterRole) -> SeriesStyle:
    if rater is RaterRole.CONSULTANT:
        return geometry.CONSULTANT
    return geometry.RESIDENT if rater in (RaterRole.RESIDENT, RaterRole.PARENT) else geometry.EARLIER_STILL


class _WordsCard(Card):
    """One sentence per difference, and how many went which way where the form counts."""

    def __init__(self, found: Comparison) -> None:
        super().__init__(_("In words"), padding=20, gap=6, name="card_words")
        for number, sentence in enumerate(found.sentences):
            self.add(Text(sentence, name=f"sentence_{number}"))
        if found.summary:
            self.add(Text(found.summary, "strong", name="summary"))


class _BlockCard(Card):
    """The drawing of one part with its legend, and under it the table."""

    def __init__(self, found: Comparison, block: Block, styles: tuple[SeriesStyle, ...], number: int) -> None:
        super().__init__(padding=(16, 16), gap=12, name=f"card_block_{number}")
        self._found, self._block, self._styles = found, block, styles
        drawn = block.kind in (BlockKind.LEVELS, BlockKind.WEB)
        if block.title:
            self.add(Text(block.title, "h3"))
        if drawn:
            self.add(self._legend())
            self.add(self._web() if block.kind is BlockKind.WEB else self._levels())
        if block.caption:
            self.add(Text(block.caption, "strong", name="caption_no_measurement"))
        model = ComparisonModel()
        model.show_block(found.heads, block, styles if drawn else ())
        name = block.title or found.title
        table = ComparisonTable(model, name=f"table_moments_{number}", accessible_name=name)
        model.setParent(table)
        self.add(table)

    def _legend(self) -> QWidget:
        samples: list[QWidget] = [
            LineSample(style, f"{head.letter}  {_head_words(self._found, place)}", beside=True)
            for place, (head, style) in enumerate(zip(self._found.heads, self._styles, strict=True))
        ]
        if self._block.kind is BlockKind.LEVELS and any(
            row.goal and row.goal.place is not None for row in self._block.rows
        ):
            samples.append(GoalSample(_("Goal: wished for, not measured")))
        return held(RunningRow(*samples, gap=18), name="legend_moments")

    def _web(self) -> WebView:
        view = WebView(rings=geometry.RINGS_COMPARING, label_role="name", numbers=True, name="web_moments")
        view.set_axes([row.name for row in self._block.rows])
        series = [
            WebSeries(
                style=style,
                values=tuple(row.cells[place].place for row in self._block.rows),
                name=head.letter,
            )
            for place, (head, style) in enumerate(zip(self._found.heads, self._styles, strict=True))
        ]
        view.set_series(series)
        view.show_names(geometry.widest_difference(series[0].values, series[-1].values))
        view.describe(_("Webs over each other"), self._told())
        view.setMinimumHeight(theme.current().size(WEB_HEIGHT))
        return view

    def _levels(self) -> LevelsView:
        view = LevelsView(name="levels_moments")
        rows = [
            LevelsRow(row.name, tuple(cell.place for cell in row.cells), row.goal.place if row.goal else None)
            for row in self._block.rows
        ]
        letters = [head.letter for head in self._found.heads]
        view.set_content(self._block.scale, rows, self._styles, letters)
        view.describe(_("Levels by moment"), " ".join(self._found.sentences) or self._told())
        return view

    def _told(self) -> str:
        """The drawing in words, moment by moment: what the table holds too."""
        told = []
        for place, head in enumerate(self._found.heads):
            values = ", ".join(f"{row.name} {row.cells[place].words or '–'}" for row in self._block.rows)
            told.append(f"{head.label}: {values}.")
        return " ".join(told)


def _head_words(found: Comparison, place: int) -> str:
    head = found.heads[place]
    return f"{head.label}, {head.who}" if found.relation is Relation.VOICES else f"{head.label}, {head.kind}"
