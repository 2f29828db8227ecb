"""`forms check`, `forms install`, `forms remove`, `forms list`: instruments and packs without a window."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from intake_app import paths
from intake_app.commands.parsing import Call
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.check import check_folder

if TYPE_CHECKING:
    from intake_app.instruments.pack_contents import Pack


def check(call: Call) -> int:
    """Check a folder or a pack (default: the shipped forms); every fault on a line of its own."""
    folder = call.options.folder or paths.FORMS
    if not folder.exists():
        raise InputRefused(_("There is no folder called {name}. Check the name.").format(name=folder.name))
    problems = check_folder(folder)
    if problems:
        raise InputRefused(*(str(problem) for problem in problems))
    sys.stdout.write(_("All forms are right.") + "\n")
    return 0


def install(call: Call) -> int:
    """Install a pack; another version is replaced only when that is asked for."""
    from intake_app.services import packs

    path: Path = call.options.path
    if not path.exists():
        raise InputRefused(_("There is no file or folder called {name}. Check the name.").format(name=path.name))
    arrival = packs.look_at(path)
    if arrival.question and not call.options.replace:
        raise InputRefused(arrival.question + " " + _("Add --replace when you mean that."))
    pack = packs.install(arrival, replace=True)
    line = _("Installed: {title}, version {version}.").format(title=pack.title, version=pack.version)
    sys.stdout.write(f"{line} {packs.contents_words(pack)}.\n")
    return 0


def seal(call: Call) -> int:
    """Check a pack that is being made and write its list of checksums."""
    from intake_app.services import packs

    count = packs.seal(call.options.folder)
    sys.stdout.write(_("Sealed: {n} files stand in checksums.txt. The pack is ready.").format(n=count) + "\n")
    return 0


def remove(call: Call) -> int:
    """Remove a pack. What was answered stays readable."""
    from intake_app.services import packs

    packs.remove(call.options.id)
    sys.stdout.write(_("Removed: {id}. Answers given before stay readable.").format(id=call.options.id) + "\n")
    return 0


def list_packs(call: Call) -> int:
    """Every installed pack, and what is wrong with those that cannot be read."""
    from intake_app.services import packs

    found, today = packs.installed(), call.clock.today()
    if call.options.json:
        rows = [{**_row(pack), "expired": pack.expired(today)} for pack in found.packs]
        whole = {"packs": rows, "damaged": list(found.damaged), "problems": [str(one) for one in found.problems]}
        sys.stdout.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
        return 0
    for pack in found.packs:
        sys.stdout.write(f"{pack.id}\t{pack.version}\t{pack.title}\n")
        sys.stdout.writelines(f"  {what}: {words}\n" for what, words in packs.facts(pack, today))
    if not found.packs:
        sys.stdout.write(_("No pack is installed.") + "\n")
    sys.stderr.writelines(f"{problem}\n" for problem in found.problems)
    return 0


def _row(pack: Pack) -> dict[str, object]:
    return {
        "id": pack.id,
        "version": pack.version,
        "title": pack.title,
        "owner": pack.owner,
        "contact": pack.contact,
        "valid_from": pack.valid_from.isoformat(),
        "valid_until": pack.valid_until.isoformat() if pack.valid_until else None,
        "kinds": list(pack.kinds),
        "contents": dict(pack.counts),
        "rights_holder": pack.rights_holder,
        "permission": pack.permission,
        "permission_reference": pack.permission_reference,
        "audience": list(pack.audience),
        "print_allowed": pack.print_allowed,
        "export_allowed": pack.export_allowed,
        "checksum": pack.checksum,
    }
