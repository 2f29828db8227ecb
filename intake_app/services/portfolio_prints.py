"""The prints around the portfolio by name, and each as PDF, as Word file, as text or as CSV (G01, G03, G06)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app.documents.portfolio_sheets import CvLayout, CvSheet
from intake_app.domain import shielding
from intake_app.domain.dossier import Dossier
from intake_app.domain.print_ids import CV, CV_TALENTS, EMPLOYER, INTRODUCTION, NAMELESS
from intake_app.errors import InputRefused, WrongCall
from intake_app.i18n import _, speaking
from intake_app.services import cv_sheets, data_choices, outward
from intake_app.services.leaks import leak_words

if TYPE_CHECKING:
    from intake_app.services.desk import Desk

OUTWARD = (EMPLOYER, NAMELESS)
KINDS = (CV, CV_TALENTS, INTRODUCTION, *OUTWARD)
VARIANTS = ("portfolio", *KINDS)
"""The prints of which a version is kept."""
_SUFFIXES = {
    CV: ("pdf", "docx"),
    CV_TALENTS: ("pdf", "docx"),
    INTRODUCTION: ("pdf", "docx"),
    EMPLOYER: ("pdf", "docx"),
    NAMELESS: ("pdf", "txt", "csv"),
}


def suffixes(kind: str) -> tuple[str, ...]:
    """The kinds of file that a print can be, the PDF first."""
    return _SUFFIXES.get(kind, ("pdf",))


def sheet(desk: Desk, dossier: Dossier, kind: str) -> CvSheet:
    """The sheet of one of these prints, in the language in use. Raises InputRefused while there is nothing to say."""
    if cv_sheets.says_nothing(dossier, desk.forms, desk.today()):
        raise InputRefused(
            _("There is nothing for this paper yet. Write down at the portfolio what somebody did, can or wants.")
        )
    return made(desk, dossier, kind).sheet


def made(desk: Desk, dossier: Dossier, kind: str) -> outward.Outward:
    """The sheet, and what was left out of it because of its words."""
    makers: dict[str, Callable[[], outward.Outward]] = {
        CV: lambda: _plain(cv_sheets.cv_sheet(dossier, desk.forms, desk.today(), CvLayout.TIME)),
        CV_TALENTS: lambda: _plain(cv_sheets.cv_sheet(dossier, desk.forms, desk.today(), CvLayout.TALENTS)),
        INTRODUCTION: lambda: _plain(cv_sheets.introduction_sheet(dossier, desk.forms, desk.today())),
        EMPLOYER: lambda: outward.employer(dossier, desk.forms, desk.profile, desk.today(), desk.fields_off),
        NAMELESS: lambda: outward.nameless(dossier, desk.forms, desk.profile, desk.today(), desk.fields_off),
    }
    return makers[kind]()


def left_out(desk: Desk, case_id: UUID, kind: str) -> tuple[str, ...]:
    """What did not go along with a profile for outside, one line per part; empty for other prints."""
    if kind not in OUTWARD:
        return ()
    found = made(desk, desk.dossier(case_id), kind).left_out
    lines = (f"{one.part}: {', '.join(leak_words(leak) for leak in one.leaks)}" for one in found)
    return tuple(dict.fromkeys(lines))


def as_file(desk: Desk, case_id: UUID, kind: str, suffix: str, *, language: str = "nl") -> bytes:
    """One of these prints as another file than a PDF. Raises WrongCall when it does not exist like that."""
    from intake_app.documents import cv_files

    if suffix not in suffixes(kind) or suffix == "pdf":
        known = ", ".join(f".{one}" for one in suffixes(kind))
        raise WrongCall(
            _("{kind} cannot be made as .{suffix}. Choose from: {known}.").format(kind=kind, suffix=suffix, known=known)
        )
    with speaking(language):
        whole = desk.dossier(case_id)
        shown = whole if kind in OUTWARD else data_choices.seen(shielding.outside(whole), desk.fields_off)
        wanted = sheet(desk, shown, kind)
        if suffix == "docx":
            return cv_files.cv_docx(wanted)
        if suffix == "csv":
            return b"\xef\xbb\xbf" + cv_files.cv_csv(wanted).encode()
        return cv_files.cv_text(wanted).encode()


def _plain(one: CvSheet) -> outward.Outward:
    return outward.Outward(one, ())
