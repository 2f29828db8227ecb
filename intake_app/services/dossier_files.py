"""Reading a dossier file in and writing one out (M06). Whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from intake_app.domain import shielding
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile
from intake_app.domain.planning import StoredDocument
from intake_app.domain.scans import SignedScan
from intake_app.errors import InputRefused, SavingFailed
from intake_app.exchange import dossier_file
from intake_app.exchange.dossier_file import DossierFile
from intake_app.i18n import _
from intake_app.instruments.guards import check_answer
from intake_app.instruments.refusals import GuardRefused
from intake_app.logs import log_event
from intake_app.services import attachments, backups, kept_forms, overview
from intake_app.services.desk import Desk
from intake_app.services.term_list import keep_terms


def import_file(desk: Desk, content: bytes) -> UUID:
    """Read one dossier file into the vault and return the id of the dossier.

    Raises InputRefused with a sentence per problem, each naming its place; then nothing has changed.
    """
    dossier = read_checked(desk, content).dossier
    _refuse_when_known(desk, dossier)
    return take_in(desk, dossier)


def read_checked(desk: Desk, content: bytes) -> DossierFile:
    """A dossier file whose answers keep the rules of their forms. Raises InputRefused as `import_file`."""
    file = dossier_file.read(content)
    _check_answers(desk, file.dossier)
    attachments.check_all(file.dossier)
    return file


def take_in(desk: Desk, dossier: Dossier) -> UUID:
    """Keep a dossier that was read and is new here."""
    _copy_first(desk)
    keep_forms_of(desk, dossier)
    with desk.change(_("Read in a dossier"), dossier.case.id, final=True) as work:
        for entity in dossier.entities():
            work.put(entity)
        work.put(overview.with_attention(work, dossier.case))
        keep_terms(work, dossier.case.id)
        work.commit()
    return dossier.case.id


def export_file(desk: Desk, case_id: UUID) -> bytes:
    """The dossier file of one resident, with the kept documents and the files that were not taken away.

    Where somebody with a shielded address can be found or called stays out, also of what is kept beside a fixed plan
    (DESIGN 5).
    """
    dossier = attachments.with_content(desk, desk.dossier(case_id))
    with desk.vault.read() as reading:
        documents = tuple(reading.get(StoredDocument, one.id) or one for one in dossier.documents)
        scans = tuple(reading.get(SignedScan, one.id) or one for one in dossier.signed_scans)
    if dossier.person.address_shielded:
        documents = tuple(replace(one, snapshot=_shielded(one.snapshot)) for one in documents)
    return dossier_file.to_json(shielding.outside(replace(dossier, documents=documents, signed_scans=scans)))


def _copy_first(desk: Desk) -> None:
    """A copy of how it was. A disk without room for one is no reason to refuse: reading in is whole or not at all."""
    try:
        backups.keep_before(desk, backups.Why.BEFORE_IMPORT)
    except SavingFailed as error:
        log_event("copy_not_made", error=type(error).__name__)


def _shielded(snapshot: str) -> str:
    if not snapshot:
        return ""
    then = dossier_file.from_json(snapshot.encode())
    return dossier_file.to_json(shielding.without_whereabouts(then)).decode()


def _refuse_when_known(desk: Desk, dossier: Dossier) -> None:
    with desk.vault.read() as reading:
        if reading.get(CaseFile, dossier.case.id) is not None:
            raise InputRefused(_("This dossier is already here. Open it in the caseload."))
    refuse_parts_of_others(desk, dossier)


def refuse_parts_of_others(desk: Desk, dossier: Dossier) -> None:
    """Raises InputRefused when a part of a dossier that is new here belongs to another dossier."""
    with desk.vault.read() as reading:
        for entity in dossier.entities():
            if reading.get(type(entity), entity.id) is not None:
                raise InputRefused(
                    _("A part of this file belongs to another dossier here. Ask for a fresh export of this dossier.")
                )


def keep_forms_of(desk: Desk, dossier: Dossier) -> None:
    """The forms of the readings that come in stay with them, as if they were answered here."""
    for instrument, version in sorted({(one.instrument, one.version) for one in dossier.measurements}):
        if desk.forms.is_installed(instrument, version):
            kept_forms.keep(desk.vault, desk.forms, desk.forms.instrument(instrument))


def _check_answers(desk: Desk, dossier: Dossier) -> None:
    """Every stored answer keeps the rules of its instrument."""
    problems = []
    places = {answer.id: index for index, answer in enumerate(dossier.answers)}
    for index, measurement in enumerate(dossier.measurements):
        try:
            known = desk.forms.as_answered(measurement.instrument, measurement.version)
        except GuardRefused:
            problems.append(
                _(
                    "dossier.measurements.{index}.instrument: this instrument or version is not known here; install it"
                ).format(index=index)
            )
            continue
        for answer in dossier.answers_of(measurement).values():
            try:
                check_answer(known, answer)
            except GuardRefused as refused:
                problems.append(f"dossier.answers.{places[answer.id]}: {refused}")
    if problems:
        raise InputRefused(*problems)
