"""`export`: the whole dossier file, chosen sections behind a lock, or facts by the names of the GGM."""

from __future__ import annotations

import sys
from uuid import UUID

from intake_app.commands.desks import find_dossier, open_desk
from intake_app.commands.dossiers import for_whom, write_out
from intake_app.commands.parsing import Call
from intake_app.commands.secrets import new_passphrase
from intake_app.domain.access import Act
from intake_app.domain.sections import Section
from intake_app.errors import WrongCall
from intake_app.i18n import _, ngettext
from intake_app.services import access, dossier_files, ggm, sections
from intake_app.services.desk import Desk
from intake_app.services.section_words import section_words

ALL = "all"


def export_file(call: Call) -> int:
    """Write a dossier out, in the way that was asked for."""
    options = call.options
    if options.ggm and options.only is not None:
        raise WrongCall(_("Choose --ggm or --only, not both."))
    if options.dossier is None and not options.ggm:
        raise WrongCall(_("Which dossier? Name its number."))
    if options.ggm:
        return _ggm(call)
    return _whole(call) if options.only is None else _sections(call)


def _whole(call: Call) -> int:
    with open_desk(call) as desk:
        case_id = find_dossier(desk, call.options.dossier)
        for_whom(call, desk, case_id, access.DOSSIER_FILE)
        write_out(call.options.out, dossier_files.export_file(desk, case_id))
        access.note(desk, case_id, Act.EXPORTED, access.DOSSIER_FILE)
    return 0


def _sections(call: Call) -> int:
    """Without `--file-passphrase-file` a passphrase for the file is asked for, twice."""
    chosen = sections.Choice(_chosen(call.options.only), call.options.to, because=call.options.because)
    with open_desk(call) as desk:
        case_id = find_dossier(desk, call.options.dossier)
        _warn(desk, case_id, chosen)
        named = call.options.file_passphrase_file
        words = new_passphrase(named, "--file-passphrase-file", variable=False)
        write_out(call.options.out, sections.locked(desk, case_id, chosen, words))
        sections.note(desk, case_id)
    return 0


def _chosen(words: list[str]) -> frozenset[Section]:
    if words == [ALL]:
        return frozenset(Section)
    known = {one.value: one for one in Section}
    unknown = [one for one in words if one not in known]
    if unknown:
        raise WrongCall(
            _("There is no part called {name}. Choose from: {choices}.").format(
                name=unknown[0], choices=", ".join((*known, ALL))
            )
        )
    return frozenset(known[one] for one in words)


def _warn(desk: Desk, case_id: UUID, choice: sections.Choice) -> None:
    for one in sections.offers(desk, desk.dossier(case_id), choice.recipient, choice.purpose):
        if one.section in choice.sections and one.remark:
            sys.stderr.write(f"{section_words(one.section)}: {one.remark}\n")


def _ggm(call: Call) -> int:
    options = call.options
    wanted = ggm.Wanted(ggm.suffix_of(options.out.name), options.sensitive, options.to)
    sys.stderr.write(ggm.warning(wanted) + "\n")
    with open_desk(call) as desk:
        if options.dossier is None:
            made = ggm.caseload_file(desk, wanted)
        else:
            made = ggm.one_file(desk, find_dossier(desk, options.dossier), wanted)
        write_out(options.out, made.content)
        ggm.note(desk, made)
    sys.stdout.write(ngettext("{n} dossier", "{n} dossiers", made.written).format(n=made.written) + "\n")
    if made.withheld:
        sys.stderr.write(ggm.withheld_words(made.withheld) + "\n")
    return 0
