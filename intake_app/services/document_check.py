"""Is this file still what was fixed? Untouched, altered since, or unknown; with a vault, and without one (K04, K05)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from intake_app.documents.seal_check import MAX_BYTES, SealFound, SealState, check_seal, codes_in
from intake_app.domain.planning import StoredDocument
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day, format_time
from intake_app.services import sealing
from intake_app.services.desk import Desk

_MOST_PAGES = 60


class Verdict(StrEnum):
    """What can be said about a file."""

    UNTOUCHED = "onveranderd"
    ALTERED = "veranderd"
    UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict with its reasons, in sentences; nothing in them names a person.

    `case_id` is of the dossier the document is from, when the vault knows it. `seal` is the SHA-256 of the certificate
    of a whole seal, `sha256` that of the file.
    """

    verdict: Verdict
    sentence: str
    sha256: str
    remarks: tuple[str, ...] = field(default=())
    seal: str = ""
    case_id: UUID | None = None
    title: str = ""


def read_file(path: Path) -> bytes:
    """The bytes of a file to check. Raises InputRefused when it cannot be read, or is no document of any size."""
    too_large = _("This file is too large to check. It is no document of Keukentafel.")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputRefused(too_large)
        return path.read_bytes()
    except OSError:
        raise InputRefused(
            _("The file {name} cannot be read. Check the name and who may read it.").format(name=path.name)
        ) from None


def check(content: bytes, desk: Desk | None = None) -> Finding:
    """Look one file over; the name of the file makes no difference. Never raises for what stands in it."""
    code = sha256(content).hexdigest()
    seal = check_seal(content)
    if desk is None:
        return _by_seal_alone(seal, code)
    with desk.vault.read() as reading:
        kept = reading.find(StoredDocument, sha256=code)
    if kept:
        return _untouched(kept[0], code, seal)
    own = sealing.seal_code(desk)
    if seal.state is SealState.WHOLE and seal.certificate == own:
        return Finding(
            Verdict.UNTOUCHED,
            _("This file is untouched. It was sealed by this vault and nothing was altered since."),
            code,
            (_("The vault does not keep this file itself: it is a copy with data, or its dossier was erased."),),
            own,
        )
    known = _named_inside(desk, content)
    if known is not None:
        return _altered_of(known, code, seal)
    if seal.state is SealState.WHOLE:
        return Finding(
            Verdict.UNKNOWN,
            _("This file is not of this vault. Another vault sealed it, and nothing was altered since."),
            code,
            (_seal_words(seal.certificate),),
            seal.certificate,
        )
    return _by_seal_alone(seal, code)


def _by_seal_alone(seal: SealFound, code: str) -> Finding:
    if seal.state is SealState.WHOLE:
        remarks = (
            _("Who sealed it cannot be seen from the file alone. Check it in the vault where it was made, too."),
            _seal_words(seal.certificate),
        )
        sentence = _("This file is untouched. Nothing was altered since it was sealed.")
        return Finding(Verdict.UNTOUCHED, sentence, code, remarks, seal.certificate)
    if seal.state is SealState.ADDED:
        sentence = _("This file was altered: something was added after it was sealed.")
        return Finding(Verdict.ALTERED, sentence, code, (_do_not_trust(),))
    if seal.state is SealState.BROKEN:
        sentence = _("This file was altered since it was sealed.")
        return Finding(Verdict.ALTERED, sentence, code, (_do_not_trust(),))
    sentence = _("This file is unknown. It has no seal of Keukentafel, so nothing can be said about it.")
    return Finding(Verdict.UNKNOWN, sentence, code, (_("A concept, a print or a scan of a plan has no seal."),))


def _untouched(kept: StoredDocument, code: str, seal: SealFound) -> Finding:
    made = kept.made_at.astimezone()
    words = _("This file is untouched. To the last letter it is what was fixed on {day} at {time}.")
    sentence = words.format(day=format_day(made.date(), weekday=False, year=True), time=format_time(kept.made_at))
    remarks: tuple[str, ...] = ()
    if seal.state is not SealState.WHOLE:
        remarks = (_("It was made before documents were sealed. Only this vault can recognise it."),)
    return Finding(Verdict.UNTOUCHED, sentence, code, remarks, seal.certificate, kept.case_id, kept.title)


def _altered_of(kept: StoredDocument, code: str, seal: SealFound) -> Finding:
    sentence = _("This file was altered. It names “{title}”, but it is not the file that was fixed.")
    added = (_("Something was added after it was sealed."),) if seal.state is SealState.ADDED else ()
    remarks = (*added, _("Print or keep the fixed file again: it is in the dossier."))
    return Finding(Verdict.ALTERED, sentence.format(title=kept.title), code, remarks, "", kept.case_id, kept.title)


def _named_inside(desk: Desk, content: bytes) -> StoredDocument | None:
    """The fixed document whose code stands in the words of this file, when they can be read."""
    codes = codes_in(_words_of(content))
    with desk.vault.read() as reading:
        for code in codes[:20]:
            found = reading.find(StoredDocument, words_sha256=code)
            if found:
                return found[0]
    return None


def _words_of(content: bytes) -> str:
    """The text of the pages, "" for what is no PDF. The signatures stand at the end, so the last pages count most."""
    import pypdfium2

    words = []
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            for number in range(max(0, len(document) - _MOST_PAGES), len(document)):
                words.append(document[number].get_textpage().get_text_bounded())
        finally:
            document.close()
    except Exception:  # whatever is wrong with the file: then nothing can be read in it
        return ""
    return "\n".join(words)


def find_by_code(desk: Desk, typed: str) -> StoredDocument | None:
    """The fixed document to which the code on a paper belongs; the first sixteen signs are enough, in any groups."""
    code = "".join(typed.split()).lower()
    if len(code) < 16 or not all(sign in "0123456789abcdef" for sign in code):
        raise InputRefused(_("Type at least the first four groups of the code: digits, and the letters a to f."))
    with desk.vault.read() as reading:
        return reading.starting_with(StoredDocument, "words_sha256", code[:64])


def _seal_words(certificate: str) -> str:
    code = " ".join(certificate[start : start + 4] for start in range(0, 16, 4))
    return _("Code of the seal: {code}").format(code=code)


def _do_not_trust() -> str:
    return _("Do not rely on it. Ask for the file again where it was made.")
