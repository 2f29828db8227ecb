"""`import`, `schema`, `list`, `missing`, `terms`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

from intake_app.commands.desks import find_dossier, open_desk
from intake_app.commands.parsing import Call
from intake_app.commands.progress import told_on_screen
from intake_app.commands.secrets import passphrase
from intake_app.domain.caseload_words import GROUND, ROUTE, URGENT, CaseloadListKind
from intake_app.domain.terms import Term
from intake_app.errors import InputRefused
from intake_app.exchange.dossier_file import MAX_BYTES
from intake_app.exchange.dossier_file import schema as dossier_schema
from intake_app.i18n import _
from intake_app.services import completeness, consents, rules, sharing, workload
from intake_app.services.arrivals import Arrival
from intake_app.services.caseload import CaseloadQuery, CaseloadRow, caseload, due_terms
from intake_app.services.caseload import Term as DueTerm
from intake_app.services.caseload_reasons import reason_words
from intake_app.services.desk import Desk
from intake_app.services.term_words import state_words
from intake_app.services.workload import CaseHours

_MOST_TOLD = 40


def import_file(call: Call) -> int:
    """Read a dossier file, or the data in a PDF, into the vault and print the number of the dossier.

    Of a dossier that is here already every difference is shown; only `--merge` takes something over.
    """
    from intake_app.services import arrivals

    content = _unlocked(call, _read(call.options.file))
    with open_desk(call) as desk:
        with told_on_screen() as told:
            arrival = arrivals.look(desk, content, told)
        if not arrival.known:
            with told_on_screen() as told:
                case_id = arrivals.take_in(desk, arrival, told)
        else:
            case_id = arrival.dossier.case.id
            _merge(desk, arrival, call.options.merge)
        number = desk.dossier(case_id).case.number
    sys.stdout.write(f"{number}\n")
    return 0


def _unlocked(call: Call, content: bytes) -> bytes:
    """What stands in the file; of a locked one after the passphrase of its own (never that of the vault)."""
    from intake_app.services.carrying import NeedsPassphrase, plain_dossier

    try:
        return plain_dossier(content, None)
    except NeedsPassphrase:
        named = call.options.file_passphrase_file
        words = passphrase(named, _("Passphrase of the file"), option="--file-passphrase-file", variable=False)
        return plain_dossier(content, words)


def _merge(desk: Desk, arrival: Arrival, how: str) -> None:
    from intake_app.services.arrivals import Novelty, merge

    if how == "no":
        raise InputRefused(_("This dossier is already here. Open it in the caseload."), *_told(arrival))
    wanted = [one.id for one in arrival.takeable if how == "take" or one.novelty is Novelty.NEW]
    with told_on_screen() as told:
        merge(desk, arrival, wanted, told)


def _told(arrival: Arrival) -> Iterator[str]:
    """Every difference on a line, and what can be done."""
    for one in arrival.differences[:_MOST_TOLD]:
        parts = (one.title, *one.lines, *((one.refusal,) if one.refusal else ()))
        yield "; ".join(parts)
    if len(arrival.differences) > _MOST_TOLD:
        yield _("And {n} more.").format(n=len(arrival.differences) - _MOST_TOLD)
    if arrival.takeable:
        yield _("Nothing was read in. With --merge add only what is new is taken over, with --merge take all of it.")


def for_whom(call: Call, desk: Desk, case_id: UUID, kind: str) -> None:
    """Look before something leaves whether who gets it may have it; without --to it is for the resident or our file.

    Raises InputRefused when it may not go there. With --because it goes all the same, unless that is never allowed.
    """
    wanted, dossier, today = call.options, desk.dossier(case_id), desk.today()
    found = sharing.leaving(dossier, desk.forms, kind, today)
    names = [wanted.to] if wanted.to else [] if found.own else [one.recipient for one in found.verdicts]
    for name in names:
        if wanted.because and sharing.check(dossier, desk.forms, kind, name, today).ruling is consents.Ruling.WARN:
            sharing.go_on(desk, case_id, kind, name, wanted.because)
        sharing.refuse_unless_agreed(desk.dossier(case_id), desk.forms, kind, name, today)
    if not names and found.sentences:
        sys.stderr.write(_("For the resident or your own file only. For others:") + "\n")
        sys.stderr.writelines(f"- {one}\n" for one in found.sentences)


def schema(_call: Call) -> int:
    """Print the JSON Schema of the dossier file."""
    sys.stdout.write(json.dumps(dossier_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


def list_dossiers(call: Call) -> int:
    """Print the dossiers with phase and next step; the next step that comes first is first."""
    with open_desk(call) as desk:
        query = CaseloadQuery(search=call.options.search, today=desk.today(), limit=None)
        rows = caseload(desk, query).rows
        due = due_terms(desk)
        plain = [
            {**_row(row), **_facts(desk, row), "due_terms": [_due(one) for one in due.get(row.case_id, ())]}
            for row in (rows if call.options.json else ())
        ]
        hours = workload.hours_of(desk, [row.case_id for row in rows]) if call.options.json else {}
    if call.options.json:
        plain = [{**one, **_hours(hours[row.case_id])} for one, row in zip(plain, rows, strict=True)]
        sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
        return 0
    for row in rows:
        when = row.next_step_on.isoformat() if row.next_step_on else ""
        words = (row.number, row.name, row.phase.value, row.next_step)
        sys.stdout.write("\t".join((*(" ".join(word.split()) for word in words), when)) + "\n")
    return 0


def _row(row: CaseloadRow) -> dict[str, object]:
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


def _facts(desk: Desk, row: CaseloadRow) -> dict[str, object]:
    """Why a dossier is on a standard list, whether it is urgent, and what it can be filtered on."""
    listed = [one for one in row.marks if one.kind in set(CaseloadListKind)]
    kinds = [one.kind for one in row.marks]
    return {
        "consultant": row.consultant,
        "urgent": URGENT in kinds,
        "grounds": [one.removeprefix(GROUND) for one in kinds if one.startswith(GROUND)],
        "routes": [one.removeprefix(ROUTE) for one in kinds if one.startswith(ROUTE)],
        "lists": [
            {"list": one.kind, "since": one.from_on.isoformat(), "why": reason_words(one, desk.forms, desk.today())}
            for one in listed
        ],
    }


def _hours(hours: CaseHours) -> dict[str, object]:
    left = None if hours.left is None else float(round(hours.left, 2))
    return {"hours_used": float(round(hours.used, 2)), "hours_budget": hours.budget, "hours_left": left}


def _due(term: DueTerm) -> dict[str, str]:
    return {"title": term.what, "due": term.due_on.isoformat()}


def missing(call: Call) -> int:
    """Print what the chosen ground still asks for: id, severity, message, field."""
    with open_desk(call) as desk:
        dossier = desk.dossier(find_dossier(desk, call.options.dossier))
        items = completeness.missing(desk.forms, dossier, desk.today(), rules.rules(desk))
    if call.options.json:
        plain = [
            {"id": one.id, "severity": one.severity.value, "message": one.sentence, "field": one.field}
            | ({"reason_asked": True} if one.reason_asked else {})
            for one in items
        ]
        sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
        return 0
    for one in items:
        sys.stdout.write("\t".join((one.id, one.severity.value, one.sentence, one.field)) + "\n")
    return 0


def terms(call: Call) -> int:
    """Print the computed dates and why; with `--ics` write them as a calendar file as well."""
    from intake_app.services import terms as term_service

    with open_desk(call) as desk:
        case_id = find_dossier(desk, call.options.dossier)
        found = term_service.terms(desk, case_id)
        case = desk.dossier(case_id).case
        profile, version = rules.for_case(desk, case).profile, case.rule_version
        file = term_service.calendar(desk, case_id) if call.options.ics is not None else b""
    if call.options.ics is not None:
        write_out(call.options.ics, file)
    if call.options.json:
        plain = [{**_term(one), "profile": f"{profile.id} {version or profile.version}"} for one in found]
        sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
        return 0
    for one in found:
        mark = _("check this") if one.needs_check else ""
        words = (one.id, one.due_on.isoformat(), state_words(one.state), one.title, one.why, one.source, mark)
        sys.stdout.write("\t".join(words) + "\n")
    return 0


def _term(term: Term) -> dict[str, object]:
    def day(value: date | None) -> str | None:
        return value.isoformat() if value is not None else None

    return {
        "id": term.id,
        "title": term.title,
        "trigger": term.trigger,
        "trigger_on": day(term.trigger_on),
        "due": day(term.due_on),
        "legal_latest": day(term.legal_latest_on),
        "why": term.why,
        "source": term.source,
        "kind": term.kind.value,
        "weight": term.weight.value,
        "state": term.state.value,
        "settled_on": day(term.settled_on),
        "suspended_on": day(term.suspended_on),
        "warn_on": [day(one) for one in term.warn_on],
        "notice": term.notice,
        "note": term.note,
        "checked_on": day(term.checked_on),
        "needs_check": term.needs_check,
    }


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
    from intake_app.exchange.whole_file import write_whole

    write_whole(path, content)
