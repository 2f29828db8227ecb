"""The words of `export` on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from intake_app.commands.plain_parser import PlainParser
from intake_app.i18n import _

if TYPE_CHECKING:
    from intake_app.commands.parsing import Call


def add_export(commands: argparse._SubParsersAction[PlainParser], in_vault: PlainParser) -> None:
    """Teach the parser to write a dossier out: whole, in chosen parts behind a lock, or by the names of the GGM."""

    def run(call: Call) -> int:
        from intake_app.commands.exchange import export_file

        return export_file(call)

    writing = commands.add_parser("export", parents=[in_vault], help=_("write a dossier file"))
    writing.add_argument(
        "dossier", nargs="?", default=None, metavar="DOSSIER", help=_("whose; with --ggm it may be left out for all")
    )
    writing.add_argument("--out", type=Path, required=True, metavar="FILE")
    writing.add_argument(
        "--ggm", action="store_true", help=_("by the names of the Gemeentelijk Gegevensmodel: .json, or .zip with CSV")
    )
    writing.add_argument(
        "--sensitive", action="store_true", help=_("with --ggm: health, substances and justice go along too")
    )
    writing.add_argument(
        "--only", nargs="+", default=None, metavar="PART", help=_("only these parts, locked, for somebody else; or all")
    )
    add_for_whom(writing)
    writing.add_argument(
        "--file-passphrase-file", type=Path, default=None, metavar="P", help=_("file that holds the passphrase")
    )
    writing.set_defaults(run=run)


def add_for_whom(one: PlainParser) -> None:
    """For whom it is, for everything that leaves the vault."""
    one.add_argument(
        "--to", default="", metavar="PARTY", help=_("who gets it; without this it is for the resident or your own file")
    )
    one.add_argument(
        "--because", default="", metavar="WORDS", help=_("why it goes without a consent; kept with the dossier")
    )
