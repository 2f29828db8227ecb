"""The forms that answers were given to, kept in the vault. Rows are added and never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from sqlalchemy import Connection, func, insert, select

from intake_app.instruments.kept import KeptForm
from intake_app.store.kept_tables import kept_form


def put(connection: Connection, form: KeptForm) -> None:
    """Keep a form, once."""
    there = select(kept_form.c.checksum).where(kept_form.c.checksum == form.checksum)
    if connection.execute(there).first() is None:
        last = connection.execute(select(func.max(kept_form.c.entry))).scalar_one_or_none() or 0
        row = {"checksum": form.checksum, "entry": last + 1, "instrument": form.instrument, "version": form.version}
        connection.execute(insert(kept_form), {**row, "content": form.content})


def others(connection: Connection, installed: Collection[tuple[str, str]]) -> tuple[KeptForm, ...]:
    """The kept forms that are not in `installed` (id and version), in the order of first use. Damaged ones stay out."""
    names = select(kept_form.c.checksum, kept_form.c.instrument, kept_form.c.version)
    wanted = [row.checksum for row in connection.execute(names) if (row.instrument, row.version) not in installed]
    rows = select(kept_form).where(kept_form.c.checksum.in_(wanted)).order_by(kept_form.c.entry)
    found = [
        KeptForm(row.checksum, row.instrument, row.version, row.content)
        for row in (connection.execute(rows) if wanted else ())
    ]
    return tuple(one for one in found if _whole(one))


def of(connection: Connection, checksum: str) -> KeptForm | None:
    """The kept form with this checksum, or None."""
    row = connection.execute(select(kept_form).where(kept_form.c.checksum == checksum)).first()
    return KeptForm(row.checksum, row.instrument, row.version, row.content) if row else None


def _whole(form: KeptForm) -> bool:
    return hashlib.sha256(form.content.encode()).hexdigest() == form.checksum
