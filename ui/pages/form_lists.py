"""The lists of a form as the screen asks them: where their rows come from, and what they say while there are none."""

from __future__ import annotations

from collections.abc import Sequence

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from intake_app.instruments.model import Instrument, RowList, RowsFrom


def given_rows(instrument: Instrument, rows: RowList, dossier: Dossier, *, plain: bool) -> Sequence[tuple[str, str]]:
    """Rows that are there already, as (row, words): items of another part, steps and goals of the plan of now."""
    if rows.rows is RowsFrom.ITEMS:
        return [(item.id, str(item.plain if plain else item.label)) for item in instrument.fixed_rows(rows)]
    plan = dossier.signed_plan or dossier.current_plan
    if plan is None:
        return []
    if rows.rows is RowsFrom.STEPS:
        return [(str(step.id), step.what or step.short) for step in dossier.steps_of_plan(plan)]
    return [(str(goal.id), goal.title or goal.sentence) for goal in dossier.goals_of(plan)]


def own_rows(rows: RowList) -> bool:
    """Whether people add these rows themselves. Places of work are written down here until they have a place."""
    return rows.rows in (RowsFrom.OWN, RowsFrom.PLACES)


def none_yet(rows: RowList) -> str:
    """What stands there while a list has no rows."""
    if rows.rows is RowsFrom.STEPS:
        return _("The plan has no steps yet.")
    if rows.rows is RowsFrom.GOALS:
        return _("The plan has no goals yet.")
    return _("No row yet.")
