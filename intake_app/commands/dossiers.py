"""`import`, `export`, `schema`, `list`, `missing`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from intake_app.commands.desks import find_dossier, open_desk
from intake_app.commands.parsing import Call
from intake_app.errors import InputRefused
from intake_app.exchange.dossier_file import MAX_BYTES
from intake_app.exchange.dossier_file import schema as dossier_schema
from intake_app.i18n import _
from intake_app.services import completeness, dossier_files
from intake_app.services.caseload import CaseloadQuery, CaseloadRow, caseload


def import_file(call: Call) -> int:
    """Read a dossier file into the vault and print the number of the dossier."""
    content = _read(call.options.file)
    with open_desk(call) as desk:
        case_id = dossier_files.import_file(desk, content)
        number = desk.dossier(case_id).case.number
    sys.stdout.write(f"{number}\n")
    return 0


def export_file(call: Call) -> int:
    """Write the dossier file."""
    with open_desk(call) as desk:
        content = dossier_files.export_file(desk, find_dossier(desk, call.options.dossier))
    write_out(call.options.out, content)
    return 0


def schema(_call: Call) -> int:
    """Print the JSON Schema of the dossier file."""
    sys.stdout.write(json.dumps(dossier_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


def list_dossiers(call: Call) -> int:
    """Print the dossiers, newest step first."""
    with open_desk(call) as desk:
        rows = caseload(desk, CaseloadQuery(search=call.options.search, limit=None)).rows
    if call.options.json:
        sys.stdout.write(json.dumps([_row(row) for row in rows], ensure_ascii=False, indent=2) + "\n")
        return 0
    for row in rows:
        when = row.next_step_on.isoformat() if row.next_step_on else ""
        sys.stdout.write("\t".join((row.number, row.name, row.phase.value, row.next_step, when)) + "\n")
    return 0


def _row(row: CaseloadRow) -> dict[str, str | None]:
    return {
        "dossier": str(row.case_id),
        "number": row.number,
        "name": row.name,
        "phase": row.phase.value,
        "status": row.status.value,
        "next_step": row.next_step,
        "next_step_owner": row.next_step_owner.value,
        "next_step_on": row.next_step_on.isoformat() if row.next_step_on else None,
        "last_contact_on": row.last_contact_on.isoformat() if row.last_contact_on else None,
    }


def missing(call: Call) -> int:
    """Print what the chosen ground still asks for: id, severity, message, field."""
    with open_desk(call) as desk:
        dossier = desk.dossier(find_dossier(desk, call.options.dossier))
        items = completeness.missing(desk.forms, dossier, desk.today())
    if call.options.json:
        plain = [
            {"id": one.id, "severity": one.severity.value, "message": one.sentence, "field": one.field} for one in items
        ]
        sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
        return 0
    for one in items:
        sys.stdout.write("\t".join((one.id, one.severity.value, one.sentence, one.field)) + "\n")
    return 0


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputRefused(_("This file is too large for a dossier. Choose another file."))
        return path.read_bytes()
    except OSError:
        raise InputRefused(
            _("The file {name} cannot be read. Check the name and who may read it.").format(name=path.name)
        ) from None


def write_out(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises InputRefused when that fails."""
    scratch = path.with_name(path.name + ".new")
    try:
        scratch.write_bytes(content)
        scratch.replace(path)
    except OSError:
        scratch.unlink(missing_ok=True)
        raise InputRefused(
            _("The file {name} cannot be written. Choose another folder, or make room.").format(name=path.name)
        ) from None
