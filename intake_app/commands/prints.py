"""`print KIND DOSSIER`; `print weeklijst`, `print caseloadlijst`, `print teamrapport` and `print
steekproefverslag/REF` (no dossier); `print --list`.

`print KIND --all` makes it of every open dossier.
The name of the file says what is made: .pdf, .html for its twin, or .xlsx of the team report.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from intake_app.commands.desks import find_dossier, open_desk
from intake_app.commands.dossiers import for_whom, write_out
from intake_app.commands.parsing import Call
from intake_app.commands.secrets import new_passphrase
from intake_app.domain.access import Act
from intake_app.errors import InputRefused, WrongCall
from intake_app.i18n import _, ngettext
from intake_app.instruments.library import FormLibrary
from intake_app.services import (
    access,
    batch_prints,
    portfolio_prints,
    print_kinds,
    print_languages,
    prints,
    sample_reports,
    samples,
    team_report_files,
    working_lists,
)
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery
from intake_app.services.desk import Desk
from intake_app.services.print_languages import Edition


def run_print(call: Call) -> int:
    """Write one print as PDF, or list every print by kind. An empty form needs neither vault nor dossier."""
    wanted = call.options
    if wanted.list:
        return _list_kinds()
    if wanted.second_language:
        _check_second(call)
    if wanted.kind and wanted.out and not wanted.dossier and print_kinds.is_blank_form(wanted.kind):
        write_out(wanted.out, _as_asked(wanted.out, _blank_form(call)))
        return 0
    of_the_vault = _of_the_vault(wanted.kind or "")
    if of_the_vault is not None and wanted.vault and wanted.out:
        with open_desk(call, wanted.vault) as desk:
            of_the_vault(desk, call)
        return 0
    if wanted.all:
        return _batch(call)
    return _of_a_dossier(call)


def _list_kinds() -> int:
    of_forms = print_kinds.form_kinds(FormLibrary.shipped())
    for kind in (*print_kinds.kinds(), *print_kinds.working_kinds(), *of_forms):
        sys.stdout.write(f"{kind.id}\t{kind.title}\n")
    return 0


def _of_the_vault(kind: str) -> Callable[[Desk, Call], None] | None:
    """What writes a paper that is not of one dossier; None for another print."""
    if team_report_files.is_team_report(kind):
        return _team_report
    if sample_reports.is_sample_report(kind):
        return _sample_report
    return _working_list if working_lists.is_working_list(kind) else None


def _team_report(desk: Desk, call: Call) -> None:
    wanted = call.options
    suffix = wanted.out.suffix.lower()
    content = team_report_files.make(desk, wanted.kind, suffix, language=wanted.language, large=wanted.large)
    write_out(wanted.out, _as_asked(wanted.out, content))


def _sample_report(desk: Desk, call: Call) -> None:
    wanted = call.options
    sample = sample_reports.asked(desk, wanted.kind)
    content = sample_reports.paper(desk, sample, language=wanted.language, large=wanted.large)
    write_out(wanted.out, _as_asked(wanted.out, content))
    sample_reports.note(desk, samples.dossiers(sample), Act.KEPT)


def _working_list(desk: Desk, call: Call) -> None:
    wanted = call.options
    content = working_lists.make(desk, wanted.kind, language=wanted.language, large=wanted.large)
    write_out(wanted.out, _as_asked(wanted.out, content))


def _of_a_dossier(call: Call) -> int:
    wanted = call.options
    if not (wanted.kind and wanted.dossier and wanted.vault and wanted.out):
        raise WrongCall(_("Say which print, of which dossier, from which --vault, to which --out."))
    if wanted.booklet and (wanted.carry is not None or wanted.out.suffix.lower() != ".pdf"):
        raise WrongCall(_("A booklet is for paper. Let the name after --out end in .pdf, and leave --carry out."))
    with open_desk(call, wanted.vault) as desk:
        case_id = find_dossier(desk, wanted.dossier)
        carrying = wanted.carry is not None
        for_whom(call, desk, case_id, wanted.kind)
        if carrying and wanted.to:  # the data inside tell more than the print does
            for_whom(call, desk, case_id, access.DOSSIER_FILE)
        content = _with_data(call, desk, case_id) if carrying else _content(desk, case_id, call)
        content = prints.booklet(content) if wanted.booklet else content
        _tell_left_out(desk, case_id, wanted.kind)
        write_out(wanted.out, _as_asked(wanted.out, content))
        access.note(desk, case_id, Act.EXPORTED if wanted.to else Act.KEPT, wanted.kind)
    return 0


def _check_second(call: Call) -> None:
    """A list of the team, or a CV as a Word file, is made in one language."""
    wanted = call.options
    if wanted.kind and not print_languages.can_have_second(wanted.kind):
        raise WrongCall(_("This print is not for the resident alone. It is made in one language."))
    if wanted.out and not wanted.all and wanted.out.suffix.lower() not in (".pdf", ".html", ".htm"):
        raise WrongCall(_("Two languages stand on a PDF or a web page. Let the name after --out end in .pdf or .html."))


def _batch(call: Call) -> int:
    """The print of every open dossier, or of those of `--consultant`, into the folder --out; a line for each."""
    wanted = call.options
    if (
        not (wanted.kind and wanted.vault and wanted.out)
        or wanted.dossier
        or wanted.booklet
        or wanted.carry is not None
        or wanted.to
    ):
        raise WrongCall(_("Say print KIND --all --vault F --out FOLDER, without a dossier."))
    if wanted.kind not in {kind.id for kind in batch_prints.kinds()}:
        raise WrongCall(
            _("There is no print called {kind}. Ask for the list with print --list.").format(kind=wanted.kind)
        )
    order = batch_prints.Order(wanted.kind, wanted.language, wanted.large, wanted.second_language)
    passed = 0
    with open_desk(call, wanted.vault) as desk:
        filter_ = CaseloadFilter.MINE if wanted.consultant else CaseloadFilter.TEAM
        query = CaseloadQuery(consultant=wanted.consultant, filter=filter_, today=desk.today())
        found = batch_prints.chosen(desk, query)
        try:
            wanted.out.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise InputRefused(_("Nothing can be written in this folder. Choose another, or make room.")) from None
        for made in batch_prints.each(desk, found, order, wanted.out):
            passed += bool(made.refused)
            sys.stdout.write(f"{made.wanted.number}\t{made.file or made.refused}\n")
    made_words = ngettext("{n} print made", "{n} prints made", len(found) - passed).format(n=len(found) - passed)
    sys.stderr.write(f"{made_words}, {ngettext('{n} passed over', '{n} passed over', passed).format(n=passed)}\n")
    return 0


def _as_asked(out: Path, content: bytes) -> bytes:
    """The file that the name asks for: a web page for .html, otherwise the PDF."""
    return prints.web_page(content) if out.suffix.lower() in (".html", ".htm") else content


def _content(desk: Desk, case_id: UUID, call: Call) -> bytes:
    """The print, as the kind of file that the name of --out asks for; a PDF when it says nothing."""
    wanted = call.options
    suffix = wanted.out.suffix.lower().lstrip(".")
    if suffix in ("docx", "txt", "csv"):
        return portfolio_prints.as_file(desk, case_id, wanted.kind, suffix, language=wanted.language)
    return prints.preview(
        desk,
        case_id,
        wanted.kind,
        language=wanted.language,
        large=wanted.large,
        second_language=wanted.second_language,
    )


def _tell_left_out(desk: Desk, case_id: UUID, kind: str) -> None:
    """What did not go along with a profile for outside, on stderr, so that the file itself stays clean."""
    found = portfolio_prints.left_out(desk, case_id, kind)
    if found:
        sys.stderr.write(_("Left out of the print, because it must not go outside:") + "\n")
        sys.stderr.writelines(f"- {line}\n" for line in found)


def _blank_form(call: Call) -> bytes:
    """An empty form: of the shipped ones, or with a vault also of the packs that go with it."""
    wanted, today = call.options, call.clock.today()
    edition = Edition(wanted.language, wanted.second_language, wanted.large)
    if not wanted.vault:
        forms = FormLibrary.shipped()
        return prints.blank_form(forms, wanted.kind, today, edition)
    with open_desk(call, wanted.vault) as desk:
        return prints.blank_form(desk.forms, wanted.kind, today, edition)


def _with_data(call: Call, desk: Desk, case_id: UUID) -> bytes:
    """The print with the chosen parts of the dossier locked inside."""
    from intake_app.services.carrying import Choice, Part, carrying_pdf

    wanted = call.options
    unknown = [name for name in wanted.carry if name not in [*Part]]
    if unknown:
        known = ", ".join(Part)
        raise WrongCall(
            _("There is no part {name} to carry. Choose from: {known}.").format(name=unknown[0], known=known)
        )
    if wanted.out.suffix.lower() != ".pdf":
        raise WrongCall(_("Only a PDF can carry the data. Let the name after --out end in .pdf."))
    words = new_passphrase(wanted.carry_passphrase_file, "--carry-passphrase-file", variable=False)
    choice = Choice(frozenset(Part(name) for name in wanted.carry or Part), words)
    return carrying_pdf(
        desk,
        case_id,
        wanted.kind,
        choice,
        language=wanted.language,
        large=wanted.large,
        second_language=wanted.second_language,
    )
