"""Statements that are made once and kept."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select, update

from intake_app.store.case_tables import case_file
from intake_app.store.database import dialect
from intake_app.store.direct import Prepared


def test_that_a_statement_does_not_keep_what_was_worked_out_to_make_it() -> None:
    """SQLAlchemy remembers columns and keys with the statement: 3 kB of each, for as long as the vault is open."""
    wanted = select(case_file).where(case_file.c.id == bindparam("case_id"))
    changed = update(case_file).where(case_file.c.id == bindparam("case_id")).values(number=bindparam("number"))
    for statement in (wanted, changed, insert(case_file)):
        before = dict(vars(statement))
        assert case_file.name in Prepared(statement, dialect()).sql
        assert vars(statement).keys() == before.keys()
