"""Every table of the vault: one per entity, columns named as the fields, plus logs, settings and caseload.

Portable to PostgreSQL; what only SQLite knows (the search index) lies in `search`. Rows are only ever removed one by
one, so that the change log tells of each; references are therefore checked at the end of a unit of work.
"""

from __future__ import annotations

from sqlalchemy import Table

from intake_app.domain.entity import CaseEntity, Entity
from intake_app.store.accountability_tables import ACCOUNTABILITY_TABLES
from intake_app.store.agreement_tables import AGREEMENT_TABLES, PRINCIPLE_TABLES
from intake_app.store.at_table_tables import AT_TABLE_TABLES
from intake_app.store.bsn_tables import BSN_TABLES, bsn_number
from intake_app.store.case_tables import CASE_TABLES
from intake_app.store.caseload_tables import caseload_entry, caseload_mark, caseload_minutes, caseload_term
from intake_app.store.catalogue_tables import CATALOGUE_TABLES
from intake_app.store.conversation_tables import CONVERSATION_TABLES
from intake_app.store.diagnosis_tables import DIAGNOSIS_TABLES
from intake_app.store.follow_up_tables import FOLLOW_UP_TABLES
from intake_app.store.income_tables import INCOME_TABLES
from intake_app.store.kept_tables import kept_form, setting
from intake_app.store.log_tables import access, batch, change, log_end
from intake_app.store.matching_tables import MATCHING_TABLES, match_profile
from intake_app.store.measuring_tables import MEASURING_TABLES
from intake_app.store.network_tables import NETWORK_TABLES
from intake_app.store.plan_part_tables import PLAN_PART_TABLES
from intake_app.store.plan_tables import PLAN_TABLES
from intake_app.store.portfolio_tables import PORTFOLIO_TABLES
from intake_app.store.privacy_tables import PRIVACY_TABLES
from intake_app.store.privacy_tables import VAULT_TABLES as _VAULT_TABLES
from intake_app.store.report_lines import report_line
from intake_app.store.rights_tables import RIGHTS_TABLES
from intake_app.store.scan_tables import SCAN_TABLES
from intake_app.store.table_parts import metadata as metadata  # asked for here, so that every table is in it
from intake_app.store.taking_part_tables import TAKING_PART_TABLES

VAULT_TABLES: dict[type[Entity], Table] = {**_VAULT_TABLES, **ACCOUNTABILITY_TABLES, **BSN_TABLES, **PRINCIPLE_TABLES}
"""Kinds that are in no dossier, and never in a dossier file."""

TABLES: dict[type[Entity], Table] = {
    **CASE_TABLES,
    **CONVERSATION_TABLES,
    **MEASURING_TABLES,
    **PLAN_TABLES,
    **PORTFOLIO_TABLES,
    **FOLLOW_UP_TABLES,
    **PLAN_PART_TABLES,
    **DIAGNOSIS_TABLES,
    **NETWORK_TABLES,
    **SCAN_TABLES,
    **CATALOGUE_TABLES,
    **MATCHING_TABLES,
    **RIGHTS_TABLES,
    **INCOME_TABLES,
    **TAKING_PART_TABLES,
    **AGREEMENT_TABLES,
    **AT_TABLE_TABLES,
    **PRIVACY_TABLES,
    **VAULT_TABLES,
}
ENTITIES: dict[str, type[Entity]] = {cls.__name__: cls for cls in TABLES}
OF_A_CASE = tuple(cls for cls in TABLES if issubclass(cls, CaseEntity))
"""Kinds of which each row belongs to one dossier, whether it is a part of `Dossier` or stands beside it."""

OTHERS: tuple[Table, ...] = (
    *(batch, change, log_end, access, setting, kept_form, bsn_number),
    *(caseload_entry, caseload_mark, caseload_minutes, caseload_term, report_line, match_profile),
)
"""Tables that hold no entities: the logs, what the vault keeps for itself, and what follows from the dossiers."""
