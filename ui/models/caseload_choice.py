"""How somebody looks at the caseload: tab, list, filters, order and search."""

from __future__ import annotations

from dataclasses import dataclass

from intake_app.services.caseload import EVERYBODY, CaseloadFilter, CaseloadNarrowing, CaseloadSort


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadChoice:
    """How somebody looks at the caseload; kept while the vault is open."""

    tab: CaseloadFilter = CaseloadFilter.MINE
    narrowed: CaseloadNarrowing = EVERYBODY
    sort: CaseloadSort = CaseloadSort.NEXT_STEP_ON
    descending: bool = False
    search: str = ""
    filters_open: bool = False
