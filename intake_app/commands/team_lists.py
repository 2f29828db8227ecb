"""`teams` and `helped`: who works where and may allocate, and what is known of everything that was deployed."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from intake_app.commands.desks import open_desk
from intake_app.commands.dossiers import write_out
from intake_app.commands.parsing import Call
from intake_app.services import effects, team_files, teams
from intake_app.services.desk import Desk


def import_teams(call: Call) -> int:
    """Read a list of teams in, whole or not at all. Prints how many teams and people are new, and what changed."""
    with open_desk(call) as desk:
        done = team_files.read_in(desk, call.options.file)
    sys.stdout.write(f"{done.teams}\t{done.people}\t{done.updated}\n")
    return 0


def export_teams(call: Call) -> int:
    """Write every team with everybody in it to a file."""
    with open_desk(call) as desk:
        content = team_files.export(desk, call.options.out.suffix)
    write_out(call.options.out, content)
    return 0


def list_teams(call: Call) -> int:
    """Print everybody who is in a team now."""
    with open_desk(call) as desk:
        rows = _colleagues(desk)
    return _print(call, rows)


def list_helped(call: Call) -> int:
    """Print of everything that was deployed how often each was said. Why stands in the dossiers, and stays there."""
    with open_desk(call) as desk:
        rows: list[dict[str, object]] = [
            {
                "name": one.name,
                "kind": (one.offer_kind or one.kind).value,
                **{effect.value: many for effect, many in one.counts.items()},
            }
            for one in effects.register(desk)
        ]
    return _print(call, rows)


def _colleagues(desk: Desk) -> list[dict[str, object]]:
    return [
        {
            "team": one.team.name,
            "area": one.team.area,
            "name": one.member.name,
            "discipline": one.member.discipline,
            "may_allocate": one.member.may_allocate,
            "phone": one.member.phone or one.team.phone,
        }
        for one in teams.colleagues(desk)
    ]


def _print(call: Call, rows: Sequence[dict[str, object]]) -> int:
    if call.options.json:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return 0
    for row in rows:
        sys.stdout.write("\t".join(" ".join(str(value).split()) for value in row.values()) + "\n")
    return 0
