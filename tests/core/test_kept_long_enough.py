"""Who is kept too long is found in one go; it must be exactly who the law says, dossier by dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from intake_app.clock import Clock
from intake_app.services import batch_prints, retention, synthetic, vaults
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery, caseload

PASSPHRASE = "vier losse woorden samen"


def test_that_the_quick_look_finds_who_a_look_at_every_dossier_finds(tmp_path: Path) -> None:
    """On days on which nobody, those without a law, and nearly everybody who was closed is kept too long."""
    desk, _code = vaults.create(tmp_path / "kluis.keukentafel", PASSPHRASE, Clock(date(2026, 9, 15)))
    synthetic.fill(desk, 150, 1)
    every = desk.vault.caseload.cases_after(None, 1_000)
    counts = []
    for day in (date(2026, 9, 15), date(2029, 2, 28), date(2036, 9, 15), date(2043, 3, 1)):
        desk.clock = Clock(day)
        found = [one.case_id for one in retention.expired(desk)]
        dossiers = [desk.dossier(case_id) for case_id in every]
        wanted = {
            one.case.id
            for one in dossiers
            if (last := retention.until(retention.of_dossier(desk, one))) is not None and last < day
        }
        assert set(found) == wanted and len(found) == len(wanted)
        counts.append(len(found))
    assert counts == sorted(counts) and counts[-1] > counts[1] > 0
    desk.close()


def test_that_a_batch_is_for_everybody_who_shows_and_in_that_order(tmp_path: Path) -> None:
    desk, _code = vaults.create(tmp_path / "kluis.keukentafel", PASSPHRASE, Clock(date(2026, 9, 15)))
    synthetic.fill(desk, 60, 1)
    for search in ("", "de", "j"):
        query = CaseloadQuery(filter=CaseloadFilter.TEAM, today=desk.today(), search=search, limit=None)
        shown = [row.case_id for row in caseload(desk, query).rows]
        assert [one.case_id for one in batch_prints.chosen(desk, replace(query, limit=7))] == shown
    desk.close()
