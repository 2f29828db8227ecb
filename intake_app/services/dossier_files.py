"""Reading a dossier file in and writing one out (M06). Whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app.domain import shielding
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.measuring import Answer
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
from intake_app.store.many import Stretch, Told, parts, place_of, weighed

if TYPE_CHECKING:
    from intake_app.instruments.library import FormLibrary
    from intake_app.store.unit_of_work import UnitOfWork

_RECORDS_PER_MEGABYTE = 60


def import_file(desk: Desk, content: bytes) -> UUID:
    """Read one dossier file into the vault and return the id of the dossier.

    Raises InputRefused with a sentence per problem, each naming its place; then nothing has changed.
    """
    dossier = read_checked(desk, content).dossier
    _refuse_when_known(desk, dossier)
    return take_in(desk, dossier)


def read_checked(desk: Desk, content: bytes, told: Told | None = None) -> DossierFile:
    """A dossier file whose answers keep the rules of their forms. Raises InputRefused as `import_file`.

    `told` hears how far it is and may raise to stop.
    """
    reading, checking = weighed(told, 3, 1)
    reading.tell(0, 1)
    file = dossier_file.read(content)
    reading.tell(1, 1)
    _check_answers(desk, file.dossier, checking)
    attachments.check_all(file.dossier)
    return file


def take_in(desk: Desk, dossier: Dossier, told: Told | None = None) -> UUID:
    """Keep a dossier that was read and is new here.

    `told` hears how far it is and may raise to stop; then nothing has changed. The copy of before may be there.
    """
    entities = sorted(dossier.entities(), key=lambda one: place_of(type(one)))
    copying, putting, logging = weighed(told, _weight_of_copy(desk), len(entities), 2 * len(entities))
    _copy_first(desk, copying.tell)
    with desk.change(_("Read in a dossier"), dossier.case.id, final=True) as work:
        keep_forms_of(work, desk.forms, dossier)
        put_all(work, entities, putting.tell)
        work.put(overview.with_attention(work, dossier.case))
        keep_terms(work, dossier.case.id)
        work.commit(told=logging.tell)
    return dossier.case.id


def put_all(work: UnitOfWork, entities: Sequence[Entity], told: Told) -> None:
    """Store many parts of one dossier, some hundreds at a time. What is referred to must come first."""
    done = 0
    for some in parts(entities):
        for kind, ids in by_kind(some).items():
            work.fetch(kind, ids)
        work.put_each(some)
        done += len(some)
        told(done, len(entities))


def by_kind(entities: Iterable[Entity]) -> dict[type[Entity], list[UUID]]:
    """The ids of these parts, for each kind."""
    found: dict[type[Entity], list[UUID]] = {}
    for one in entities:
        found.setdefault(type(one), []).append(one.id)
    return found


def _weight_of_copy(desk: Desk) -> int:
    """How many records are read in in the time that the copy of before takes; 0 when there is one."""
    if backups.is_kept_before(desk, backups.Why.BEFORE_IMPORT):
        return 0
    return desk.vault.path.stat().st_size * _RECORDS_PER_MEGABYTE // 1_000_000 + 1


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


def _copy_first(desk: Desk, told: Told) -> None:
    """A copy of how it was. A disk without room for one is no reason to refuse: reading in is whole or not at all."""
    try:
        backups.keep_before(desk, backups.Why.BEFORE_IMPORT, told)
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
        if any(reading.get_each(kind, ids) for kind, ids in by_kind(dossier.entities()).items()):
            raise InputRefused(
                _("A part of this file belongs to another dossier here. Ask for a fresh export of this dossier.")
            )


def keep_forms_of(work: UnitOfWork, forms: FormLibrary, dossier: Dossier) -> None:
    """The forms of the readings that come in stay with them, as if they were answered here."""
    for instrument, version in sorted({(one.instrument, one.version) for one in dossier.measurements}):
        if forms.is_installed(instrument, version):
            kept_forms.keep(work, forms, forms.instrument(instrument))


def _check_answers(desk: Desk, dossier: Dossier, checking: Stretch) -> None:
    """Every stored answer keeps the rules of its instrument."""
    problems = []
    given: dict[UUID, list[tuple[int, Answer]]] = {}
    for place, answer in enumerate(dossier.answers):
        given.setdefault(answer.measurement_id, []).append((place, answer))
    for index, measurement in enumerate(dossier.measurements):
        checking.tell(index, len(dossier.measurements))
        try:
            known = desk.forms.as_answered(measurement.instrument, measurement.version)
        except GuardRefused:
            problems.append(
                _(
                    "dossier.measurements.{index}.instrument: this instrument or version is not known here; install it"
                ).format(index=index)
            )
            continue
        for place, answer in given.get(measurement.id, ()):
            try:
                check_answer(known, answer)
            except GuardRefused as refused:
                problems.append(f"dossier.answers.{place}: {refused}")
    if problems:
        raise InputRefused(*problems)
