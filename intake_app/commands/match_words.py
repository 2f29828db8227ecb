"""The words of `match` on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from intake_app.commands.plain_parser import PlainParser
from intake_app.i18n import _

if TYPE_CHECKING:
    from intake_app.commands.parsing import Call


def add_match(commands: argparse._SubParsersAction[PlainParser], in_vault: PlainParser) -> None:
    """`match DOSSIER`, `match --place ID` or `match --work WORDS`: who and what fit, each with why."""

    def run(call: Call) -> int:
        from intake_app.commands.matching import run_match

        return run_match(call)

    one = commands.add_parser("match", parents=[in_vault], help=_("places for a resident, or residents for a place"))
    one.add_argument("dossier", nargs="?", default=None, metavar="DOSSIER", help=_("whose fitting places"))
    one.add_argument("--offers", action="store_true", help=_("look among the offers instead of the places"))
    one.add_argument("--place", default=None, metavar="ID", help=_("who fits at this place"))
    one.add_argument("--work", default="", metavar="WORDS", help=_("who answers to a question by phone"))
    one.add_argument("--papers", default="", metavar="WORDS", help=_("certificates, with commas between them"))
    one.add_argument("--hours", type=int, default=None, metavar="N", help=_("hours a week"))
    one.add_argument("--json", action="store_true")
    one.add_argument("--out", type=Path, default=None, metavar="FILE.pdf", help=_("the short list as PDF"))
    one.set_defaults(run=run)
