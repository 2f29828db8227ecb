"""A plan of about six pages, tagged, beside the same story drawn untagged."""

from __future__ import annotations

from pathlib import Path

from benchmarks.timing import Row, in_turns
from intake_app.documents.plan import plan_pdf
from intake_app.services import demonstration, plan_sheets, vaults


def measure(folder: Path, runs: int = 30) -> list[Row]:
    """The rows of this benchmark."""
    desk, _code = vaults.create(folder / "prints.keukentafel", "vier losse woorden samen")
    try:
        dossier = demonstration.whole_dossier(desk.today())
        plan = dossier.current_plan
        assert plan is not None
        sheet = plan_sheets.plan_sheet(dossier, plan, desk.forms, desk.profile, desk.today())
    finally:
        desk.close()
    figure, beside = in_turns(lambda: plan_pdf(sheet), lambda: plan_pdf(sheet, tagged=False), runs)
    return [Row("plan print, tagged", "< 150 ms, < 1.5 x untagged", figure, "same story, untagged", beside)]
