"""The same sheet as a Word file, as plain text and as CSV: for an employer's form, a mail and a list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime

from intake_app.documents.portfolio_sheets import CvLayout, CvLine, CvSection, CvSheet

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cv_docx(sheet: CvSheet) -> bytes:
    """A Word file with real headings and lists, that somebody can go on with. The same sheet gives the same words.

    Holds no name of an author and no moment of making but the day of the sheet.
    """
    from docx import Document
    from docx.shared import Pt

    document = Document()
    facts = document.core_properties
    facts.author = facts.last_modified_by = facts.comments = facts.keywords = ""
    facts.title = sheet.overline
    facts.created = facts.modified = datetime(
        sheet.dated.year, sheet.dated.month, sheet.dated.day, 12, tzinfo=UTC
    ).replace(tzinfo=None)
    facts.language = "nl-NL"
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    document.add_paragraph(_clean(sheet.overline))
    document.add_heading(_clean(sheet.title), level=0)
    if sheet.contact:
        document.add_paragraph(_clean(" · ".join(sheet.contact)))
    if sheet.intro.strip():
        document.add_paragraph(_clean(sheet.intro.strip()), style="Intense Quote")
    for section in _shown(sheet):
        document.add_heading(_clean(section.title), level=1)
        for line in section.lines:
            _docx_line(document, line, bare=section.talents and sheet.layout is CvLayout.TALENTS)
    if sheet.closing.strip():
        document.add_paragraph(_clean(sheet.closing))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _docx_line(document: object, line: CvLine, *, bare: bool) -> None:
    from docx.document import Document

    assert isinstance(document, Document)
    paragraph = document.add_paragraph(style="List Bullet" if bare or not line.when else "Normal")
    paragraph.add_run(_clean(line.title)).bold = bool(line.title)
    beside = " · ".join(part for part in (line.when, line.where) if part)
    if beside:
        paragraph.add_run(_clean(f" – {beside}" if line.title else beside))
    for note in line.notes:
        if note.strip():
            document.add_paragraph(_clean(note.strip()), style="List Continue")


def cv_text(sheet: CvSheet) -> str:
    """Plain text, one thing per line, for a mail or a form on the web."""
    lines = [sheet.overline, sheet.title, *sheet.contact]
    if sheet.intro.strip():
        lines += ["", sheet.intro.strip()]
    for section in _shown(sheet):
        lines += ["", section.title.upper()]
        for line in section.lines:
            head = " · ".join(part for part in (line.title, line.when, line.where) if part)
            lines += [f"- {head}"] if head else []
            lines += [f"  {note.strip()}" if head else f"- {note.strip()}" for note in line.notes if note.strip()]
    if sheet.closing.strip():
        lines += ["", sheet.closing]
    return "\n".join(lines) + "\n"


def cv_csv(sheet: CvSheet) -> str:
    """Rows of part, what, when, where and remark, with semicolons as Dutch spreadsheets read them.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(["onderdeel", "wat", "wanneer", "waar", "opmerking"])
    writer.writerow([_cell(one) for one in (sheet.overline, sheet.title, "", "", sheet.intro.strip())])
    for section in _shown(sheet):
        for line in section.lines:
            notes = " ".join(note.strip() for note in line.notes if note.strip())
            writer.writerow([_cell(one) for one in (section.title, line.title, line.when, line.where, notes)])
    return target.getvalue()


def _cell(words: str) -> str:
    flat = " ".join(words.split())
    return f"'{flat}" if flat.startswith(_FORMULA) else flat


def _shown(sheet: CvSheet) -> Iterator[CvSection]:
    return (one for one in sheet.sections if any(line.title or line.notes for line in one.lines))


def _clean(words: str) -> str:
    """Without signs that an XML file cannot hold."""
    return "".join(letter for letter in words if letter in "\n\t" or ord(letter) >= 32)
