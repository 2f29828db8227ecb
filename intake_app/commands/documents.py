"""`document check`: untouched ends with 0, altered since with 3, unknown with 5."""

from __future__ import annotations

import json
import sys

from intake_app.commands.desks import open_desk
from intake_app.commands.parsing import Call
from intake_app.services.document_check import Finding, Verdict, read_file
from intake_app.services.document_check import check as look_over

_CODES = {Verdict.UNTOUCHED: 0, Verdict.ALTERED: 3, Verdict.UNKNOWN: 5}


def check(call: Call) -> int:
    """Say whether a file is still what was fixed. What is wrong stands on stderr, as with every command."""
    content = read_file(call.options.file)
    if call.options.vault is None:
        found = look_over(content)
    else:
        with open_desk(call) as desk:
            found = look_over(content, desk)
    if call.options.json:
        sys.stdout.write(json.dumps(_plain(found), ensure_ascii=False, indent=2) + "\n")
    else:
        out = sys.stdout if found.verdict is Verdict.UNTOUCHED else sys.stderr
        out.write("\n".join((found.sentence, *found.remarks)) + "\n")
    return _CODES[found.verdict]


def _plain(found: Finding) -> dict[str, object]:
    return {
        "verdict": found.verdict.value,
        "sentence": found.sentence,
        "remarks": list(found.remarks),
        "sha256": found.sha256,
        "seal": found.seal or None,
        "dossier": str(found.case_id) if found.case_id else None,
        "document": found.title or None,
    }
