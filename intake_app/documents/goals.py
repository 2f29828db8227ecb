"""Goals and steps on paper: the goal in the resident's words, below it who does what, and when."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.bilingual import joined
from intake_app.documents.base import Paper, inline, known_as, not_discussed, quoted
from intake_app.documents.blocks import Block, Picture, Stack
from intake_app.documents.drawings import PX, icon
from intake_app.documents.fonts import Face, ascent_and_descent, text_width
from intake_app.documents.plan_sheets import GoalBlock, StepLine
from intake_app.documents.rows import Cell, Row, Table
from intake_app.documents.styles import ACCENT, INK, SOFT, WIDTH
from intake_app.documents.tags import PrintCanvas
from intake_app.documents.text import Text
from intake_app.documents.words import Run
from intake_app.domain.vocabulary import HelpGroup
from intake_app.i18n import _, pgettext

ICONS = {
    HelpGroup.SELF: "user",
    HelpGroup.NETWORK: "users",
    HelpGroup.GENERAL: "store",
    HelpGroup.TAILORED: "hand-helping",
}
_WHAT, _WHO, _WHEN = 245.0, 130.0, WIDTH - 245.0 - 130.0
_GAP = 6.0
_BOX = 25.5


def goals(shown: Sequence[GoalBlock], paper: Paper) -> list[Block]:
    """The section with all goals and the legend of the help ladder."""
    title = _("My goals and steps")
    if not shown:
        return not_discussed(title, paper)
    blocks: list[Block] = [paper.h2(title)]
    if any(step.help for goal in shown for step in goal.steps):
        blocks.append(_legend(paper))
    for number, goal in enumerate(shown, start=1):
        blocks += known_as(f"goal:{number}", _goal(number, goal, paper))
    return blocks


def help_words(group: HelpGroup) -> str:
    """The rung of the ladder as residents read it."""
    words = {
        HelpGroup.SELF: _("myself"),
        HelpGroup.NETWORK: _("my network"),
        HelpGroup.GENERAL: _("for everyone"),
        HelpGroup.TAILORED: _("help made to measure"),
    }
    return words[group]


def _legend(paper: Paper) -> Block:
    size = paper.look.icon * 0.95
    items = [(icon(ICONS[group], size), paper.quiet(help_words(group))) for group in HelpGroup]
    return inline(items, gap=20, after=2, keep_next=True)


def _goal(number: int, goal: GoalBlock, paper: Paper) -> list[Block]:
    look = paper.look
    box = _BOX * look.body.size / 11.5
    heading = paper.h3(quoted(goal.quote) if goal.quote.strip() else goal.title or _("Goal"))
    words: list[Block] = [heading]
    if goal.quote.strip() and goal.title.strip():
        words.append(Text(goal.title, look.body, keep_next=True))
    words += [Text(line, look.small if not look.large else look.body, keep_next=True) for line in _facts(goal, paper)]
    cells = [Cell(box, _number(number, box, heading)), Cell(None, words, drop=4)]
    kept = bool(goal.from_words) and goal.from_words == goal.to_words
    head = Row(cells, gap=11, before=14, after=4, keep_next=bool(goal.steps) or not kept)
    after: list[Block] = []
    if goal.disagreement.strip():
        words_apart: list[str | Run] = [
            Run(_("Here we think differently:") + " ", Face.SEMIBOLD),
            goal.disagreement.strip(),
        ]
        after = [Stack([paper.p(words_apart)], before=6)]
    if not goal.steps:
        return [head, *after] if kept else [head, paper.quiet(_("No step has been agreed yet.")), *after]
    steps = _listed(goal.steps, number, paper) if look.large else [_table(goal.steps, number, paper)]
    return [head, *steps, *after]


def _facts(goal: GoalBlock, paper: Paper) -> list[str]:
    """How I notice, by when, and from where to where, each in words."""
    parts = []
    if goal.indicator.strip():
        stop = "" if goal.indicator.rstrip().endswith((".", "!", "?")) else "."
        parts.append(_("I notice that it works: {words}").format(words=goal.indicator.strip()) + stop)
    if goal.by_when:
        parts.append(_("Done around {day}.").format(day=paper.day(goal.by_when)))
    elif goal.no_hurry:
        parts.append(_("There is no hurry."))
    lines = [joined(" ", parts)] if parts else []
    if goal.from_words and goal.from_words == goal.to_words:
        lines.append(_("Keep it this way: {words}.").format(words=goal.from_words))
    elif goal.from_words or goal.to_words:
        start, end = goal.from_words or _("not discussed"), goal.to_words or _("not discussed")
        lines.append(_("Now: {start}. Goal: {end}.").format(start=start, end=end))
    return [*lines, *(note for note in goal.notes if note.strip())]


def _number(number: int, size: float, heading: Text) -> Picture:
    """The number of the goal in a box; it is read as the beginning of the heading."""
    if heading.element:
        heading.element.title = f"{number}. " + heading.element.title
    letters, face, height = str(number), Face.SEMIBOLD, size * 0.55

    def paint(canvas: PrintCanvas, left: float, top: float) -> None:
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(PX)
        canvas.roundRect(left + 0.4, top - size + 0.4, size - 0.8, size - 0.8, size * 0.24)
        above, below = ascent_and_descent(face)
        canvas.setFillColor(ACCENT)
        canvas.setFont(face.value, height)
        across = left + (size - text_width(letters, face, height)) / 2
        canvas.drawString(across, top - (size + (above - below) * height) / 2, letters + " ")

    return Picture((size, size), paint, part_of=heading.element)


def _table(steps: Sequence[StepLine], goal: int, paper: Paper) -> Table:
    titles = (pgettext("column", "What"), pgettext("column", "Who"), pgettext("column", "When"))
    heads = [
        Cell(wide - _GAP, Text(title, paper.look.body.semibold()), "TH", header="Column")
        for title, wide in zip(titles, (_WHAT, _WHO, _WHEN + _GAP), strict=True)
    ]
    head = Row(heads, "TR", gap=_GAP, pad=4, rule=INK)
    return Table(head, _each(goal, [_row(step, paper) for step in steps]))


def _each(goal: int, rows: list[Row]) -> list[Row]:
    for place, row in enumerate(rows, start=1):
        known_as(f"step:{goal}.{place}", [row])
    return rows


def _row(step: StepLine, paper: Paper) -> Row:
    look = paper.look
    who = _who(step, paper)
    cells = [
        Cell(_WHAT - _GAP, [Text(step.what or "–", look.body), *_notes(step, paper)], "TD"),
        Cell(_WHO - _GAP, who, "TD"),
        Cell(_WHEN, Text(step.when or "–", look.body), "TD"),
    ]
    return Row(cells, "TR", gap=_GAP, pad=4.75, rule=SOFT)


def _notes(step: StepLine, paper: Paper) -> list[Block]:
    """What else is said of the step, smaller and under it; as large as the rest in the large edition."""
    style = paper.look.body if paper.look.large else paper.look.small
    return [Text(note, style) for note in step.notes if note.strip()]


def _who(step: StepLine, paper: Paper) -> Block:
    """The name, after the picture of the rung; the picture is read as its words."""
    name = Text(step.who or "–", paper.look.body)
    if step.help is None:
        return name
    return paper.with_icon(icon(ICONS[step.help], paper.look.body.size * 1.2, alt=help_words(step.help)), name, gap=5)


def _listed(steps: Sequence[StepLine], goal: int, paper: Paper) -> list[Block]:
    """The steps of the large edition: one under the other instead of in columns."""
    items = []
    for step in steps:
        lines: list[Block] = [Text([Run(step.what or "–", Face.SEMIBOLD)], paper.look.body, keep_next=True)]
        lines += [Text(note, paper.look.body, keep_next=True) for note in step.notes if note.strip()]
        lines.append(_who(step, paper))
        if step.when:
            lines.append(Text(step.when, paper.look.body))
        items.append(Row([Cell(None, Stack(lines, "LBody"))], "LI", pad=6, rule=SOFT))
    return [Stack(_each(goal, items), "L")]
