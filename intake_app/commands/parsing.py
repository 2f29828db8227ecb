"""Which words the command line knows. Parsing gives a call to make; it imports only what that call needs."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from intake_app.clock import Clock
from intake_app.commands.accountability import add_accountability
from intake_app.commands.data_choices import add_choices
from intake_app.commands.exchange_words import add_export, add_for_whom
from intake_app.commands.list_words import add_lists, add_teams
from intake_app.commands.match_words import add_match
from intake_app.commands.plain_parser import PlainParser
from intake_app.commands.rights import add_rights, add_to_vault
from intake_app.errors import WrongCall
from intake_app.i18n import _


@dataclass(frozen=True, slots=True)
class Call:
    """The options of one call, as the commands take them."""

    options: argparse.Namespace

    @property
    def clock(self) -> Clock:
        """The clock, standing on the day of `--on` when given."""
        return Clock(self.options.on)

    @property
    def vault(self) -> Path:
        """The vault that was named."""
        named: Path = self.options.vault
        return named


def parse(words: Sequence[str]) -> Callable[[], int]:
    """The call that these words ask for. Raises WrongCall."""
    options = _parser().parse_args(words)
    if options.run is None:
        raise WrongCall(_("Which command? Ask for help with --help."))
    run: Callable[[Call], int] = options.run
    return lambda: run(Call(options))


def _open_own_window(call: Call) -> int:
    from intake_app.commands.window import open_own_window

    return open_own_window(call.clock)


def day(text: str) -> date:
    """A day that was typed, for the parser."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("{text} is no date that exists; write year-month-day").format(text=text)
        ) from None


def _parser() -> argparse.ArgumentParser:
    parser = PlainParser(prog="keukentafel", description=_("One conversation becomes a signed plan and a portfolio."))
    parser.add_argument("--on", type=day, default=None, metavar="DATE", help=_("use this day as today"))
    parser.set_defaults(run=_open_own_window, passphrase_file=None)
    common = PlainParser(add_help=False)
    common.add_argument("--on", type=day, default=argparse.SUPPRESS, metavar="DATE", help=_("use this day as today"))
    common.add_argument(
        "--passphrase-file", type=Path, default=None, metavar="P", help=_("file that holds the passphrase")
    )
    common.set_defaults(run=None)
    in_vault = PlainParser(add_help=False, parents=[common])
    in_vault.add_argument("--vault", type=Path, required=True, metavar="F", help=_("the vault file"))
    commands = parser.add_subparsers(metavar=_("COMMAND"), parser_class=PlainParser)
    _add_window(commands, common)
    _add_vault(commands, in_vault)
    _add_dossier_files(commands, common, in_vault)
    _add_questions(commands, in_vault)
    _add_print(commands, common)
    _add_document(commands, common)
    _add_forms(commands, common)
    add_lists(commands, in_vault)
    add_teams(commands, in_vault)
    add_match(commands, in_vault)
    _add_generate(commands, in_vault)
    add_rights(commands, in_vault)
    add_accountability(commands, in_vault)
    return parser


_Commands: TypeAlias = "argparse._SubParsersAction[PlainParser]"


def _add_window(commands: _Commands, common: PlainParser) -> None:
    def demo(call: Call) -> int:
        from intake_app.commands.demo import run_demo

        return run_demo(call)

    one = commands.add_parser("demo", parents=[common], help=_("open a throw-away vault with fictitious dossiers"))
    one.add_argument("--caseload", type=int, default=24, metavar="N", help=_("how many dossiers"))
    one.add_argument("--seed", type=int, default=1, metavar="S", help=_("start number of chance"))
    one.add_argument(
        "--out", type=Path, default=None, metavar="DIR", help=_("folder for what is made without a screen")
    )
    one.set_defaults(run=demo)


def _add_generate(commands: _Commands, in_vault: PlainParser) -> None:
    def generate(call: Call) -> int:
        from intake_app.commands.generate import run_generate

        return run_generate(call)

    one = commands.add_parser("generate", parents=[in_vault], help=_("make a vault full of invented dossiers"))
    one.add_argument("--caseload", type=int, default=1000, metavar="N", help=_("how many dossiers"))
    one.add_argument("--seed", type=int, default=1, metavar="S", help=_("start number of chance"))
    one.add_argument("--moments", type=int, default=2, metavar="M", help=_("how often both score, half a year apart"))
    one.set_defaults(run=generate)


def _add_vault(commands: _Commands, in_vault: PlainParser) -> None:
    def act(name: str) -> Callable[[Call], int]:
        def run(call: Call) -> int:
            from intake_app.commands import vault

            action: Callable[[Call], int] = getattr(vault, name)
            return action(call)

        return run

    vault_parser = commands.add_parser("vault", help=_("make, check or re-key the encrypted file"))
    vault_parser.set_defaults(run=None)
    actions = vault_parser.add_subparsers(metavar=_("ACTION"), parser_class=PlainParser)
    new = actions.add_parser("new", parents=[in_vault], help=_("make a vault; prints the recovery code once"))
    new.set_defaults(run=act("new"))
    check = actions.add_parser("check", parents=[in_vault], help=_("look for damage and tampering"))
    check.set_defaults(run=act("check"))
    passphrase = actions.add_parser("passphrase", parents=[in_vault], help=_("choose another passphrase"))
    passphrase.add_argument(
        "--new-passphrase-file", type=Path, default=None, metavar="P", help=_("file that holds the new passphrase")
    )
    passphrase.set_defaults(run=act("passphrase_change"))
    head = actions.add_parser(
        "letterhead", parents=[in_vault], help=_("name, logo and colour of the organisation on prints")
    )
    head.add_argument("--name", default=None, metavar="NAME", help=_("the name on prints; empty for none"))
    head.add_argument("--colour", default=None, metavar="#RRGGBB", help=_("the colour of titles; empty for black"))
    logo = head.add_mutually_exclusive_group()
    logo.add_argument("--logo", type=Path, default=None, metavar="FILE", help=_("a PNG or JPEG"))
    logo.add_argument("--no-logo", action="store_true", help=_("print without a logo"))
    head.set_defaults(run=act("letterhead"))
    _add_copies(actions, in_vault)
    add_to_vault(actions, in_vault)
    add_choices(actions, in_vault)


def _add_copies(actions: _Commands, in_vault: PlainParser) -> None:
    def act(name: str) -> Callable[[Call], int]:
        def run(call: Call) -> int:
            from intake_app.commands import copies

            action: Callable[[Call], int] = getattr(copies, name)
            return action(call)

        return run

    backup = actions.add_parser("backup", parents=[in_vault], help=_("make a copy, or tell which copies there are"))
    backup.add_argument("--out", type=Path, default=None, metavar="G", help=_("the file to write the copy to"))
    backup.add_argument("--list", action="store_true", help=_("every copy that the program keeps"))
    backup.add_argument("--verify", action="store_true", help=_("open every copy and look it over"))
    backup.add_argument("--from", type=Path, default=None, dest="source", metavar="G", help=_("one copy only"))
    backup.set_defaults(run=act("backup"))
    restore = actions.add_parser("restore", parents=[in_vault], help=_("put a copy in the place of the vault"))
    restore.add_argument(
        "--from", type=Path, default=None, dest="source", metavar="G", help=_("the copy; else the newest whole one")
    )
    restore.set_defaults(run=act("restore"))
    move = actions.add_parser("move", parents=[in_vault], help=_("move the vault to a safe place on this laptop"))
    move.add_argument("--to", type=Path, default=None, metavar="G", help=_("the new file; else the ordinary place"))
    move.add_argument("--remove", action="store_true", help=_("do not leave the old file under another name"))
    move.set_defaults(run=act("move"))


def _add_dossier_files(commands: _Commands, common: PlainParser, in_vault: PlainParser) -> None:
    def act(name: str) -> Callable[[Call], int]:
        def run(call: Call) -> int:
            from intake_app.commands import dossiers

            action: Callable[[Call], int] = getattr(dossiers, name)
            return action(call)

        return run

    reading = commands.add_parser("import", parents=[in_vault], help=_("read a dossier file into a vault"))
    reading.add_argument("file", type=Path, metavar="FILE", help=_("a dossier file, or a PDF that carries one"))
    reading.add_argument(
        "--file-passphrase-file",
        type=Path,
        default=None,
        metavar="P",
        help=_("file that holds the passphrase of the PDF"),
    )
    reading.add_argument(
        "--merge",
        choices=("no", "add", "take"),
        default="no",
        help=_("of a dossier that is here: add what is new, or take all over"),
    )
    reading.set_defaults(run=act("import_file"))
    add_export(commands, in_vault)
    schema = commands.add_parser("schema", parents=[common], help=_("print the JSON Schema of the dossier file"))
    schema.set_defaults(run=act("schema"))


def _add_questions(commands: _Commands, in_vault: PlainParser) -> None:
    def act(name: str) -> Callable[[Call], int]:
        def run(call: Call) -> int:
            from intake_app.commands import dossiers

            action: Callable[[Call], int] = getattr(dossiers, name)
            return action(call)

        return run

    listing = commands.add_parser("list", parents=[in_vault], help=_("dossiers with phase and next step"))
    listing.add_argument("--json", action="store_true")
    listing.add_argument("--search", default="", metavar="TEXT")
    listing.set_defaults(run=act("list_dossiers"))
    missing = commands.add_parser("missing", parents=[in_vault], help=_("what the legal ground still asks for"))
    missing.add_argument("dossier", metavar="DOSSIER")
    missing.add_argument("--json", action="store_true")
    missing.set_defaults(run=act("missing"))
    terms = commands.add_parser("terms", parents=[in_vault], help=_("the computed dates and why"))
    terms.add_argument("dossier", metavar="DOSSIER")
    terms.add_argument("--json", action="store_true")
    terms.add_argument("--ics", type=Path, default=None, metavar="FILE.ics", help=_("write a calendar file"))
    terms.set_defaults(run=act("terms"))


def _add_print(commands: _Commands, common: PlainParser) -> None:
    def run(call: Call) -> int:
        from intake_app.commands.prints import run_print

        return run_print(call)

    one = commands.add_parser("print", parents=[common], help=_("make a print as PDF"))
    one.add_argument("kind", nargs="?", metavar="KIND", help=_("plan, weeklijst, formulier/zrm-2017, …; see --list"))
    one.add_argument(
        "dossier",
        nargs="?",
        metavar="DOSSIER",
        help=_("whose; weeklijst and caseloadlijst need none, an empty form no --vault either"),
    )
    one.add_argument("--list", action="store_true", help=_("every print, by kind"))
    one.add_argument("--vault", type=Path, default=None, metavar="F")
    one.add_argument(
        "--out", type=Path, default=None, metavar="FILE.pdf", help=_("or FILE.html: the same as a web page")
    )
    one.add_argument("--language", default="nl", metavar="L", help=_("nl, en, or a language of a content pack"))
    one.add_argument(
        "--second-language",
        default="",
        metavar="L",
        help=_("under the Dutch: en, …, or tolk for that of the interpreter"),
    )
    one.add_argument("--large", action="store_true", help=_("large letters"))
    one.add_argument("--booklet", action="store_true", help=_("to print on both sides and fold, in A5"))
    add_for_whom(one)
    one.add_argument("--all", action="store_true", help=_("of every open dossier; --out names a folder"))
    one.add_argument("--consultant", default="", metavar="NAME", help=_("with --all: only the dossiers of one person"))
    one.add_argument(
        "--carry",
        nargs="*",
        default=None,
        metavar="PART",
        help=_("carry the dossier inside, locked; which parts, or all"),
    )
    one.add_argument(
        "--carry-passphrase-file",
        type=Path,
        default=None,
        metavar="P",
        help=_("file that holds the resident's passphrase"),
    )
    one.set_defaults(run=run)


def _add_document(commands: _Commands, common: PlainParser) -> None:
    def check(call: Call) -> int:
        from intake_app.commands.documents import check

        return check(call)

    document = commands.add_parser("document", help=_("check files that were fixed"))
    document.set_defaults(run=None)
    actions = document.add_subparsers(metavar=_("ACTION"), parser_class=PlainParser)
    checking = actions.add_parser("check", parents=[common], help=_("untouched, altered since, or unknown"))
    checking.add_argument("file", type=Path, metavar="FILE.pdf")
    checking.add_argument("--vault", type=Path, default=None, metavar="F", help=_("the vault where it was made"))
    checking.add_argument("--json", action="store_true")
    checking.set_defaults(run=check)


def _add_forms(commands: _Commands, common: PlainParser) -> None:
    def act(name: str) -> Callable[[Call], int]:
        def run(call: Call) -> int:
            from intake_app.commands import forms

            action: Callable[[Call], int] = getattr(forms, name)
            return action(call)

        return run

    forms = commands.add_parser("forms", help=_("look after instruments and packs"))
    forms.set_defaults(run=None)
    actions = forms.add_subparsers(metavar=_("ACTION"), parser_class=PlainParser)
    checking = actions.add_parser("check", parents=[common], help=_("check every instrument and pack"))
    checking.add_argument("folder", nargs="?", type=Path, default=None, metavar="DIR")
    checking.set_defaults(run=act("check"))
    installing = actions.add_parser("install", parents=[common], help=_("install a content pack"))
    installing.add_argument("path", type=Path, metavar="PATH", help=_("a folder, or a .ktpack or .zip file"))
    installing.add_argument("--replace", action="store_true", help=_("replace another version of the same pack"))
    installing.set_defaults(run=act("install"))
    sealing = actions.add_parser("seal", parents=[common], help=_("write checksums.txt of a pack you made"))
    sealing.add_argument("folder", type=Path, metavar="DIR")
    sealing.set_defaults(run=act("seal"))
    removing = actions.add_parser("remove", parents=[common], help=_("remove an installed pack"))
    removing.add_argument("id", metavar="ID")
    removing.set_defaults(run=act("remove"))
    listing = actions.add_parser("list", parents=[common], help=_("the installed packs, with owner and permission"))
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=act("list_packs"))
