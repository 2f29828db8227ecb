"""The same print of many dossiers, a file or a print job each, without personal data in its name; one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from intake_app.domain.access import Act
from intake_app.errors import InputRefused, KeukentafelError, WrongCall
from intake_app.i18n import _
from intake_app.services import access, print_kinds, print_languages, prints, sharing
from intake_app.services.caseload import CaseloadQuery
from intake_app.services.consents import Ruling
from intake_app.services.desk import Desk

_NO_LETTER = re.compile(r"[^0-9A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A dossier of a batch. `number` names it in the file and in what is told; the resident's name stays out."""

    case_id: UUID
    number: str


@dataclass(frozen=True, slots=True)
class Order:
    """Which print, and in what edition."""

    kind: str
    language: str = "nl"
    large: bool = False
    second_language: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one dossier: the file's name, or how many pages went to the printer, or why neither."""

    wanted: Wanted
    file: str = ""
    pages: int = 0
    refused: str = ""

    @property
    def ready(self) -> bool:
        """Whether there is a print of it."""
        return bool(self.file or self.pages)


def chosen(desk: Desk, query: CaseloadQuery) -> tuple[Wanted, ...]:
    """The dossiers that a view of the caseload shows, in its order."""
    found: list[Wanted] = []
    seen: set[str] = set()
    for case_id, number in desk.vault.caseload.numbers(query):
        again = number in seen  # a number that came along with a dossier from elsewhere
        found.append(Wanted(case_id, f"{number}-{case_id}" if again else number))
        seen.add(number)
    return tuple(found)


def kinds() -> tuple[print_kinds.PrintKind, ...]:
    """The prints that can be made of many dossiers after each other."""
    return print_kinds.kinds()


def content(desk: Desk, wanted: Wanted, order: Order) -> bytes | Made:
    """The print of one dossier; or what is told of a dossier of which it cannot be made."""
    try:
        _refuse(desk, wanted, order)
        return prints.preview(
            desk,
            wanted.case_id,
            order.kind,
            language=order.language,
            large=order.large,
            second_language=order.second_language,
        )
    except WrongCall:
        raise
    except KeukentafelError as error:
        return Made(wanted, refused=str(error))


def printed(desk: Desk, wanted: Wanted, order: Order, pages: int) -> Made:
    """Note that the pages of one dossier went to a printer."""
    access.note(desk, wanted.case_id, Act.PRINTED, order.kind)
    return Made(wanted, pages=pages)


def into_folder(desk: Desk, wanted: Wanted, order: Order, folder: Path) -> Made:
    """Make one print and write it whole or not at all. A dossier of which it cannot be made is told, not raised.

    Raises InputRefused when the folder refuses, because then every dossier would.
    """
    made = content(desk, wanted, order)
    if isinstance(made, Made):
        return made
    name = file_name(wanted, order)
    _write(folder / name, made)
    access.note(desk, wanted.case_id, Act.KEPT, order.kind)
    return Made(wanted, file=name)


def _refuse(desk: Desk, wanted: Wanted, order: Order) -> None:
    """In a batch nobody can be asked for whom it is: what is for outside goes only where the resident agreed."""
    found = sharing.leaving(desk.dossier(wanted.case_id), desk.forms, order.kind, desk.today())
    agreed = any(one.ruling is Ruling.ALLOWED for one in found.verdicts)
    if found.asks and not agreed and print_kinds.is_for_outside(order.kind):
        alone = _("Make this one by itself, from the dossier.")
        raise InputRefused(*(found.sentences or (_("Nobody is named yet who may get it."),)), alone)


def each(desk: Desk, all_wanted: Sequence[Wanted], order: Order, folder: Path) -> Iterator[Made]:
    """The whole batch, one after another. What is made is not kept in memory."""
    for wanted in all_wanted:
        yield into_folder(desk, wanted, order, folder)


def file_name(wanted: Wanted, order: Order) -> str:
    """ "plan-2026-0007.pdf": the kind and the number of the dossier, never a name."""
    number = _NO_LETTER.sub("-", wanted.number).strip("-") or str(wanted.case_id)
    edition = [_("large-print")] if order.large else []
    edition += [order.language] if order.language != "nl" else []
    edition += [_("in-two-languages")] if order.second_language not in ("", print_languages.INTERPRETER) else []
    return "-".join((_NO_LETTER.sub("-", order.kind), number, *edition)) + ".pdf"


def _write(path: Path, content: bytes) -> None:
    scratch = path.with_name(path.name + ".new")
    try:
        scratch.write_bytes(content)
        scratch.replace(path)
    except OSError:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
        raise InputRefused(_("Nothing can be written in this folder. Choose another, or make room.")) from None
