"""`vault fields` (which groups of fields are asked) and `vault bsn` (on or off, and what for). No digit comes out."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from intake_app.commands.plain_parser import PlainParser
from intake_app.errors import WrongCall
from intake_app.i18n import _

if TYPE_CHECKING:
    from intake_app.commands.parsing import Call


def add_choices(actions: argparse._SubParsersAction[PlainParser], in_vault: PlainParser) -> None:
    """The commands about what is recorded."""
    one = actions.add_parser("fields", parents=[in_vault], help=_("which fields are asked, and which are left out"))
    one.add_argument("--ask", nargs="+", default=[], metavar="ID", help=_("ask these groups"))
    one.add_argument("--leave", nargs="+", default=[], metavar="ID", help=_("leave these groups out"))
    one.add_argument("--purpose", nargs=2, metavar=("ID", "TEXT"), help=_("say in own words what a group is for"))
    one.set_defaults(run=fields)
    two = actions.add_parser("bsn", parents=[in_vault], help=_("whether the citizen service number is recorded"))
    two.add_argument("--purpose", default="", metavar="TEXT", help=_("switch it on, for this purpose"))
    two.add_argument("--off", action="store_true", help=_("switch it off and take every number away"))
    two.set_defaults(run=bsn)


def fields(call: Call) -> int:
    """Switch groups, and tell of each whether it is asked: id, on or off, what it is for."""
    from intake_app.commands.desks import open_desk
    from intake_app.services import data_choices

    with open_desk(call) as desk:
        for wanted, on in ((call.options.ask, True), (call.options.leave, False)):
            for group_id in wanted:
                data_choices.switch(desk, group_id, on=on)
        if call.options.purpose:
            data_choices.say_purpose(desk, *call.options.purpose)
        for one in data_choices.groups(desk):
            sys.stdout.write(f"{one.group.id}\t{_word(one.on)}\t{one.recorded}\t{one.purpose}\n")
    return 0


def bsn(call: Call) -> int:
    """Switch it, and tell: on or off, in how many dossiers, what for."""
    from intake_app.commands.desks import open_desk
    from intake_app.services import bsn as service

    if call.options.purpose and call.options.off:
        raise WrongCall(_("Switch it on or off, one at a time."))
    with open_desk(call) as desk:
        if call.options.purpose:
            service.switch_on(desk, call.options.purpose)
        if call.options.off:
            service.switch_off(desk)
        found = service.setting(desk)
        sys.stdout.write(f"{found.switch.value}\t{found.recorded}\t{found.purpose}\n")
    return 0


def _word(on: bool) -> str:
    return "aan" if on else "uit"
