"""From a dossier to the print of then and now: first and last moment of every form that compares (B06)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from intake_app.documents import comparison_sheets as paper
from intake_app.documents.picture_sheets import Voice
from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import RaterRole
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.instruments.kinds import PrintTarget
from intake_app.instruments.library import FormLibrary
from intake_app.services import comparing
from intake_app.services.comparing import Block, BlockKind, Cell, Comparison, Head, Row
from intake_app.services.wording import plain_moment_words

_KINDS = {BlockKind.LEVELS: paper.ComparedAs.LEVELS, BlockKind.WEB: paper.ComparedAs.WEB}


def comparison_sheet(
    dossier: Dossier, forms: FormLibrary, today: date, *, plain: bool = False, without: Collection[str] = ()
) -> paper.ComparisonSheet:
    """The sheet; `plain` says every level in the resident's words. Raises InputRefused without two moments.

    Forms that stay inside the house are left out, and those `without`.
    """
    found = [
        one
        for one in comparing.comparisons(dossier, forms, today, plain=True if plain else None)
        if one.instrument_id not in without and set(forms.instrument(one.instrument_id).prints) - {PrintTarget.INTERNAL}
    ]
    if not found:
        raise InputRefused(_("There are no two moments to compare yet. Look under Moments."))
    return paper.ComparisonSheet(
        name=dossier.person.full_name, dated=today, forms=tuple(_form(one, forms) for one in found)
    )


def _form(found: Comparison, forms: FormLibrary) -> paper.ComparedForm:
    levels = any(block.kind is BlockKind.LEVELS for block in found.blocks)
    rights = forms.instrument(found.instrument_id).rights if levels else ""
    last = len(found.heads) - 1
    who = _("the view of {name}").format(name=found.heads[-1].who)
    return paper.ComparedForm(
        title=f"{found.title}, {found.subject}" if found.subject else found.title,
        who=who,
        moments=tuple(_moment(head, last - place) for place, head in enumerate(found.heads)),
        blocks=tuple(_block(block) for block in found.blocks),
        summary=found.summary,
        remarks=tuple(part for part in (*found.notes, rights) if part),
    )


def _moment(head: Head, age: int) -> paper.MomentLine:
    own = head.rater in (RaterRole.RESIDENT, RaterRole.PARENT)
    newest = Voice.CONSULTANT if head.rater is RaterRole.CONSULTANT else Voice.RESIDENT
    return paper.MomentLine(
        letter=head.letter,
        voice=(newest, Voice.EARLIER, Voice.BEFORE_THAT)[age],
        day=head.day,
        kind=plain_moment_words(head.moment) if own else head.kind,
        place=head.place,
        present=head.present.rstrip("."),
        context=head.context,
    )


def _block(block: Block) -> paper.ComparedBlock:
    kind = _KINDS.get(block.kind, paper.ComparedAs.WORDS)
    return paper.ComparedBlock(
        kind=kind,
        title=block.title,
        rows=tuple(_row(row) for row in block.rows if any(cell.words or cell.said for cell in row.cells)),
        scale=block.scale,
        caption=block.caption,
    )


def _row(row: Row) -> paper.ComparedRow:
    goal = row.goal
    return paper.ComparedRow(
        name=row.name,
        cells=tuple(_cell(cell) for cell in row.cells),
        sentence=row.sentence,
        goal=goal.words if goal is not None else "",
        goal_place=goal.place if goal is not None else None,
        direction=row.outcome,
    )


def _cell(cell: Cell) -> paper.ComparedCell:
    notes = [cell.circumstances] if cell.circumstances else []
    for was in cell.was:
        text = _("Was: {words}. Corrected on {day}: {reason}")
        day = format_day(was.on, weekday=False, year=True)
        notes.append(text.format(words=was.words, day=day, reason=was.reason))
    return paper.ComparedCell(
        words=cell.words,
        place=cell.place,
        said=cell.said if cell.said != cell.words else "",
        notes=tuple(notes),
    )
