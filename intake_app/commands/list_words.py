"""The words of `offers`, `places`, `organisations` and `cases` on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from intake_app.commands.plain_parser import PlainParser
from intake_app.i18n import _

if TYPE_CHECKING:
    from intake_app.commands.parsing import Call


def add_lists(commands: argparse._SubParsersAction[PlainParser], in_vault: PlainParser) -> None:
    """Teach the parser the lists; what they do is imported when they are called."""
    cases = commands.add_parser("cases", help=_("people without names, known by a number"))
    cases.set_defaults(run=None)
    _add_reading(cases.add_subparsers(metavar=_("ACTION"), parser_class=PlainParser), in_vault, "dossiers")
    for word, kind, about in (
        ("offers", "aanbod", _("the catalogue of offers")),
        ("places", "plekken", _("vacancies and other places")),
        ("organisations", "organisaties", _("employers and other organisations")),
    ):
        parser = commands.add_parser(word, help=about)
        parser.set_defaults(run=None)
        actions = parser.add_subparsers(metavar=_("ACTION"), parser_class=PlainParser)
        _add_reading(actions, in_vault, kind)
        writing = actions.add_parser("export", parents=[in_vault], help=_("write the list: .csv, .xlsx or .json"))
        writing.add_argument("--out", type=Path, required=True, metavar="FILE")
        writing.set_defaults(run=_act("export_list", kind))
        listing = actions.add_parser("list", parents=[in_vault], help=_("print the list"))
        listing.add_argument("--json", action="store_true")
        listing.add_argument("--search", default="", metavar="TEXT")
        listing.set_defaults(run=_act("show_list", kind))
        if word == "organisations":
            _add_agreement(actions, in_vault)


def add_teams(commands: argparse._SubParsersAction[PlainParser], in_vault: PlainParser) -> None:
    """Teach the parser the teams, and what is known of what helped."""
    parser = commands.add_parser("teams", help=_("teams, who is in them and who may allocate help"))
    parser.set_defaults(run=None)
    actions = parser.add_subparsers(metavar=_("ACTION"), parser_class=PlainParser)
    reading = actions.add_parser("import", parents=[in_vault], help=_("read in a list: .csv, .xlsx or .json"))
    reading.add_argument("file", type=Path, metavar="FILE")
    reading.set_defaults(run=_team_act("import_teams"))
    writing = actions.add_parser("export", parents=[in_vault], help=_("write the list: .csv, .xlsx or .json"))
    writing.add_argument("--out", type=Path, required=True, metavar="FILE")
    writing.set_defaults(run=_team_act("export_teams"))
    listing = actions.add_parser("list", parents=[in_vault], help=_("print the list"))
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_team_act("list_teams"))
    helped = commands.add_parser("helped", parents=[in_vault], help=_("how often what was deployed helped"))
    helped.add_argument("--json", action="store_true")
    helped.set_defaults(run=_team_act("list_helped"))


def _team_act(name: str) -> Callable[[Call], int]:
    def run(call: Call) -> int:
        from intake_app.commands import team_lists

        action: Callable[[Call], int] = getattr(team_lists, name)
        return action(call)

    return run


def _add_reading(actions: argparse._SubParsersAction[PlainParser], in_vault: PlainParser, kind: str) -> None:
    reading = actions.add_parser("import", parents=[in_vault], help=_("read in a list: .csv, .xlsx or .json"))
    reading.add_argument("file", type=Path, metavar="FILE")
    reading.add_argument("--update", action="store_true", help=_("update what is there already"))
    reading.add_argument("--skip-faulty", action="store_true", help=_("read in the rows that are right"))
    reading.add_argument("--sheet", default="", metavar="NAME", help=_("the sheet of a workbook"))
    reading.set_defaults(run=_act("import_list", kind))


def _add_agreement(actions: argparse._SubParsersAction[PlainParser], in_vault: PlainParser) -> None:
    paper = actions.add_parser("agreement", parents=[in_vault], help=_("make its freedoms and obligations as PDF"))
    paper.add_argument("organisation", metavar="NAME", help=_("the name of the organisation, or its id"))
    paper.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    paper.set_defaults(run=_act("agreement", "organisaties"))


def _act(name: str, kind: str) -> Callable[[Call], int]:
    def run(call: Call) -> int:
        from intake_app.commands import lists
        from intake_app.services.import_fields import ImportKind

        call.options.kind = ImportKind(kind)
        action: Callable[[Call], int] = getattr(lists, name)
        return action(call)

    return run
