"""`audit show`, `audit export`, and `sample draw`, `list`, `show` and `population` (M05)."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app.commands.plain_parser import PlainParser
from intake_app.domain.accountability import Judgement, SampleOf
from intake_app.errors import WrongCall
from intake_app.i18n import _, ngettext

if TYPE_CHECKING:
    from intake_app.commands.parsing import Call
    from intake_app.services.desk import Desk


def add_accountability(commands: argparse._SubParsersAction[PlainParser], in_vault: PlainParser) -> None:
    """Teach the parser both commands."""
    audit = commands.add_parser("audit", help=_("who decided what, when and why"))
    audit.set_defaults(run=None)
    actions = audit.add_subparsers(metavar=_("ACTION"), parser_class=PlainParser)
    show = actions.add_parser("show", parents=[in_vault], help=_("the decisions of one dossier, newest first"))
    show.add_argument("dossier", metavar="DOSSIER")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=show_trail)
    out = actions.add_parser("export", parents=[in_vault], help=_("a file for internal control: .csv, .xlsx or .json"))
    out.add_argument("dossier", nargs="*", metavar="DOSSIER")
    out.add_argument("--sample", default="", metavar="REF", help=_("every dossier of a sample"))
    out.add_argument("--out", type=Path, required=True, metavar="FILE")
    out.set_defaults(run=export_trail)
    _add_whole(actions, in_vault)
    _add_sample(commands, in_vault)


def _add_whole(actions: argparse._SubParsersAction[PlainParser], in_vault: PlainParser) -> None:
    about = _("who read, printed, handed over and changed what in a period, of all dossiers")
    whole = actions.add_parser("vault", parents=[in_vault], help=about)
    whole.add_argument("--from", dest="first", type=_day, required=True, metavar="YYYY-MM-DD")
    whole.add_argument("--until", dest="last", type=_day, required=True, metavar="YYYY-MM-DD")
    whole.add_argument("--purpose", required=True, metavar="WORDS", help=_("what the file is for; it is noted"))
    receiver = whole.add_mutually_exclusive_group(required=True)
    receiver.add_argument("--for", dest="inside", metavar="WHO", help=_("who gets it, in the own organisation"))
    receiver.add_argument("--to", dest="outside", metavar="WHO", help=_("another organisation; consent is looked at"))
    whole.add_argument("--consultant", default="", metavar="WHO", help=_("only what this person did"))
    whole.add_argument("--dossier", action="append", default=[], metavar="DOSSIER", help=_("only this dossier"))
    whole.add_argument("--names", action="store_true", help=_("with the names of residents"))
    whole.add_argument("--out", type=Path, required=True, metavar="FILE")
    whole.set_defaults(run=export_vault)


def _day(text: str) -> date:
    from intake_app.commands.parsing import day

    return day(text)


def _add_sample(commands: argparse._SubParsersAction[PlainParser], in_vault: PlainParser) -> None:
    sample = commands.add_parser("sample", help=_("look afterwards at a random sample of dossiers or placements"))
    sample.set_defaults(run=None)
    actions = sample.add_subparsers(metavar=_("ACTION"), parser_class=PlainParser)
    drawing = actions.add_parser("draw", parents=[in_vault], help=_("draw one; the same start number draws the same"))
    drawing.add_argument("--of", choices=[one.value for one in SampleOf], default=SampleOf.DOSSIERS.value)
    drawing.add_argument("--size", type=int, required=True, metavar="N")
    drawing.add_argument("--start", type=int, required=True, metavar="S", help=_("the start number"))
    drawing.set_defaults(run=draw)
    listing = actions.add_parser("list", parents=[in_vault], help=_("every sample and how far it is"))
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=list_samples)
    showing = actions.add_parser("show", parents=[in_vault], help=_("what was drawn and found"))
    showing.add_argument("sample", metavar="REF")
    showing.add_argument("--json", action="store_true")
    showing.set_defaults(run=show_sample)
    judging = actions.add_parser("judge", parents=[in_vault], help=_("write down what was found"))
    judging.add_argument("sample", metavar="REF")
    judging.add_argument("place", type=int, metavar="PLACE", help=_("which one that was drawn, from 1"))
    judging.add_argument("judgement", choices=[one.value for one in Judgement])
    judging.add_argument("question", nargs="*", metavar="QUESTION", help=_("else every question that is still open"))
    judging.add_argument("--remark", default=None, metavar="WORDS")
    judging.set_defaults(run=judge)
    all_ = actions.add_parser("population", parents=[in_vault], help=_("the list that is drawn from, as CSV"))
    all_.add_argument("--of", choices=[one.value for one in SampleOf], default=SampleOf.DOSSIERS.value)
    all_.add_argument("--out", type=Path, required=True, metavar="FILE.csv")
    all_.set_defaults(run=population)


def show_trail(call: Call) -> int:
    """Print the decisions of one dossier."""
    from intake_app.commands.desks import find_dossier, open_desk
    from intake_app.services import access, decisions

    with open_desk(call) as desk:
        case_id = find_dossier(desk, call.options.dossier)
        access.opened(desk, case_id)
        lines = decisions.trail(desk, case_id)
        rows = [decisions.as_row("", one)[1:] for one in lines]
    if call.options.json:
        told = [dict(zip(decisions.NAMES[1:], row, strict=True)) for row in rows]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)
    return 0


def export_trail(call: Call) -> int:
    """Write the trail of dossiers, or of every dossier of a sample."""
    from intake_app.commands.desks import find_dossier, open_desk
    from intake_app.commands.progress import told_on_screen
    from intake_app.services import decisions, samples

    wanted = call.options
    if bool(wanted.dossier) is bool(wanted.sample):
        raise WrongCall(_("Name dossiers, or a sample with --sample."))
    with open_desk(call) as desk:
        if wanted.sample:
            case_ids = samples.dossiers(samples.whole(desk, wanted.sample))
        else:
            case_ids = tuple(find_dossier(desk, one) for one in wanted.dossier)
        with told_on_screen() as told:
            decisions.write(desk, case_ids, wanted.out, told)
    return 0


def export_vault(call: Call) -> int:
    """Write who did what in the whole vault. Ctrl C stops and leaves no file."""
    from intake_app.commands.desks import find_dossier, open_desk
    from intake_app.commands.progress import told_on_screen
    from intake_app.services import vault_audit

    wanted = call.options
    with open_desk(call) as desk, told_on_screen() as told:
        scope = vault_audit.AuditScope(
            first=wanted.first,
            last=wanted.last,
            purpose=wanted.purpose,
            receiver=wanted.outside or wanted.inside,
            outside=wanted.outside is not None,
            consultant=wanted.consultant,
            case_ids=tuple(find_dossier(desk, one) for one in wanted.dossier),
            names=wanted.names,
        )
        drawn = vault_audit.draw_up(desk, scope, wanted.out, told)
        vault_audit.keep(desk, drawn)
    lines = ngettext("{n} line", "{n} lines", drawn.lines).format(n=drawn.lines)
    sys.stdout.write(lines + "\n")
    if drawn.passed_over:
        n = drawn.passed_over
        left = ngettext("{n} dossier left out: no consent", "{n} dossiers left out: no consent", n).format(n=n)
        sys.stdout.write(left + "\n")
    return 0


def draw(call: Call) -> int:
    """Draw a sample and print its reference and the numbers that were drawn."""
    from intake_app.services import samples

    def work(desk: Desk) -> None:
        wanted = call.options
        made = samples.draw(desk, SampleOf(wanted.of), wanted.size, wanted.start)
        sys.stdout.write(f"{made.reference}\t{made.start}\t{made.size}\t{made.listed}\t{made.list_sha256}\n")
        for one in samples.whole(desk, made.reference).reviewed:
            sys.stdout.write(f"{one.review.position}\t{one.review.number}\t{one.review.subject_id}\n")

    return _at_desk(call, work)


def list_samples(call: Call) -> int:
    """Print every sample."""
    from intake_app.services import samples

    def work(desk: Desk) -> None:
        found = [
            {
                "reference": one.sample.reference,
                "of": one.sample.kind.value,
                "start": one.sample.start,
                "size": one.sample.size,
                "drawn_on": one.sample.drawn_on.isoformat(),
                "drawn_by": one.sample.drawn_by,
                "reviewed": one.done,
            }
            for one in samples.listed(desk)
        ]
        if call.options.json:
            sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
        else:
            sys.stdout.writelines("\t".join(str(value) for value in one.values()) + "\n" for one in found)

    return _at_desk(call, work)


def show_sample(call: Call) -> int:
    """Print what was drawn, and what was found in it."""
    from intake_app.services import samples

    def work(desk: Desk) -> None:
        found = [
            {
                "position": one.review.position,
                "number": one.review.number,
                "reviewed_on": one.review.reviewed_on.isoformat() if one.review.reviewed_on else None,
                "reviewed_by": one.review.reviewed_by,
                "findings": {name: finding.judgement.value for name, finding in one.findings.items()},
                "remarks": one.review.remarks,
            }
            for one in samples.whole(desk, call.options.sample).reviewed
        ]
        if call.options.json:
            sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
            return
        for one in found:
            sys.stdout.write(f"{one['position']}\t{one['number']}\t{one['reviewed_on'] or ''}\t{one['reviewed_by']}\n")

    return _at_desk(call, work)


def judge(call: Call) -> int:
    """Keep what was found; a review whose questions all have an answer is finished."""
    from intake_app.services import samples

    def work(desk: Desk) -> None:
        wanted = call.options
        review_id = _review(desk, wanted.sample, wanted.place)
        for question in wanted.question or samples.still_open(desk, review_id):
            samples.judge(desk, review_id, question, Judgement(wanted.judgement), wanted.remark)
        if not samples.still_open(desk, review_id):
            samples.finish(desk, review_id)

    return _at_desk(call, work)


def _review(desk: Desk, reference: str, place: int) -> UUID:
    from intake_app.services import samples

    found = {one.review.position: one.review.id for one in samples.whole(desk, reference).reviewed}
    if place not in found:
        raise WrongCall(
            _("Number {place} was not drawn. Choose from 1 to {most}.").format(place=place, most=len(found))
        )
    return found[place]


def population(call: Call) -> int:
    """Write the list that is drawn from."""
    from intake_app.commands.dossiers import write_out
    from intake_app.services import samples

    def work(desk: Desk) -> None:
        write_out(call.options.out, samples.population(desk, SampleOf(call.options.of)))

    return _at_desk(call, work)


def _at_desk(call: Call, work: Callable[[Desk], None]) -> int:
    from intake_app.commands.desks import open_desk

    with open_desk(call) as desk:
        work(desk)
    return 0
