"""Photographs, scans and PDFs of a dossier: kept in the vault, in their safe form, and taken away again (G01).

Taking away can be undone; only `wipe` makes the bytes go for good.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.portfolio import Attachment, Portfolio
from intake_app.domain.portfolio_choices import AttachmentKind
from intake_app.domain.portfolio_parts import Qualification
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview
from intake_app.services.desk import Desk
from intake_app.store.unit_of_work import UnitOfWork

MOST_ATTACHMENTS = 60
MOST_TOGETHER = 60 * 1024 * 1024
"""Bytes of one dossier together, so that it still goes into a dossier file."""


def add(desk: Desk, case_id: UUID, content: bytes, title: str) -> Attachment:
    """Keep a file. Raises InputRefused for what is no photograph or PDF, is too large, or does more than show."""
    from intake_app.documents import attached

    taken = attached.take(content)
    known = desk.dossier(case_id).attachments
    together = sum(one.size for one in known) + len(taken.content)
    if len(known) >= MOST_ATTACHMENTS or together > MOST_TOGETHER:
        raise InputRefused(_("There is no room for more files with this dossier. Wipe files that nobody needs."))
    digest = hashlib.sha256(taken.content).hexdigest()
    if any(one.sha256 == digest and one.removed_on is None for one in known):
        raise InputRefused(_("This file is here already."))
    waiting = Attachment(
        case_id=case_id,
        position=len(known),
        title=title.strip() or (_("Photograph") if taken.kind is AttachmentKind.PHOTO else _("Scan")),
        kind=taken.kind,
        media_type=taken.media_type,
        width=taken.width,
        height=taken.height,
        pages=taken.pages,
        size=len(taken.content),
        added_on=desk.today(),
        removed_on=desk.today(),
        sha256=digest,
        content=taken.content,
    )
    with desk.change("", case_id) as work:  # bytes cannot be made again out of the change log, so this is no step
        work.put(waiting)
        work.commit()
    shown = replace(waiting, removed_on=None)
    with desk.change(_("Add a file"), case_id) as work:
        work.put(shown)
        overview.commit(work, case_id)
    return shown


def take_away(desk: Desk, attachment_id: UUID) -> Changes:
    """Take a file out of sight, also where it was the scan of a diploma or the photograph in the frame."""
    found = _known(desk, attachment_id)
    with desk.change(_("Take a file away"), found.case_id) as work:
        _release(work, found)
        work.put(replace(found, removed_on=desk.today(), on_portfolio=False))
        return overview.commit(work, found.case_id)


def put_back(desk: Desk, attachment_id: UUID) -> Changes:
    """Show a file again that was taken away."""
    found = _known(desk, attachment_id)
    with desk.change(_("Put a file back"), found.case_id) as work:
        work.put(replace(found, removed_on=None))
        return overview.commit(work, found.case_id)


def wipe(desk: Desk, case_id: UUID) -> Changes:
    """Make every file that was taken away go for good. This cannot be undone, and what came before it neither."""
    with desk.change(_("Wipe files"), case_id, final=True) as work:
        for one in work.find(Attachment, case_id=case_id):
            if one.removed_on is not None:
                work.delete(Attachment, one.id)
        return overview.commit(work, case_id)


def content(desk: Desk, attachment_id: UUID) -> bytes:
    """The bytes of a file. Raises InputRefused when it is gone."""
    return _known(desk, attachment_id).content


def with_content(desk: Desk, dossier: Dossier) -> Dossier:
    """The dossier with the bytes of the files that were not taken away, and nothing that refers to others."""
    with desk.vault.read() as reading:
        whole = [reading.get(Attachment, one.id) for one in dossier.kept_attachments]
    return _only(dossier, tuple(one for one in whole if one is not None))


def without(dossier: Dossier) -> Dossier:
    """The dossier without files and without what refers to them, as it stands beside a fixed print."""
    return _only(dossier, ())


def check_all(dossier: Dossier) -> None:
    """Refuse files of a dossier file that are not as the vault keeps them: each must be what it says it is."""
    from intake_app.documents import attached

    problems = []
    for index, one in enumerate(dossier.attachments):
        try:
            attached.check_kept(one.kind, one.content)
            right = hashlib.sha256(one.content).hexdigest() == one.sha256 and len(one.content) == one.size
            if not right:
                raise InputRefused(_("This is not a photograph or a PDF as Keukentafel keeps them."))
        except InputRefused as refused:
            problems.append(f"dossier.attachments.{index}: {refused}")
    if problems:
        raise InputRefused(*problems)


def kind_words(one: Attachment) -> str:
    """What a file is, in a few words: "Foto, 1200 × 900", "PDF, 3 bladzijden"."""
    if one.kind is AttachmentKind.PHOTO:
        return _("Photograph, {width} × {height}").format(width=one.width or 0, height=one.height or 0)
    return _("PDF, pages: {n}").format(n=one.pages or 0)


def _only(dossier: Dossier, kept: tuple[Attachment, ...]) -> Dossier:
    there = {one.id for one in kept}
    papers = tuple(
        one if one.attachment_id is None or one.attachment_id in there else replace(one, attachment_id=None)
        for one in dossier.qualifications
    )
    chosen = tuple(
        one if one.photo_id is None or one.photo_id in there else replace(one, photo_id=None)
        for one in dossier.portfolios
    )
    return replace(dossier, attachments=kept, qualifications=papers, portfolios=chosen)


def _release(work: UnitOfWork, gone: Attachment) -> None:
    for paper in work.find(Qualification, case_id=gone.case_id, attachment_id=gone.id):
        work.put(replace(paper, attachment_id=None))
    for chosen in work.find(Portfolio, case_id=gone.case_id, photo_id=gone.id):
        work.put(replace(chosen, photo_id=None))


def _known(desk: Desk, attachment_id: UUID) -> Attachment:
    with desk.vault.read() as reading:
        found = reading.get(Attachment, attachment_id)
    if found is None:
        raise InputRefused(_("This file was removed. Go back and open the dossier again."))
    return found
