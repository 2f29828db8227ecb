"""Prints: the same bytes for preview, printer and file; a fixed plan comes from the kept bytes (K01, K03, K05)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from intake_app.documents.recovery_sheet import RecoverySheet
from intake_app.domain import print_ids as ids
from intake_app.domain import shielding
from intake_app.domain.dossier import Dossier
from intake_app.errors import WrongCall
from intake_app.i18n import _
from intake_app.i18n import language as language_in_use
from intake_app.instruments.library import FormLibrary
from intake_app.services import data_choices, letterheads, portfolio_prints, print_languages, print_making
from intake_app.services.desk import Desk
from intake_app.services.print_kinds import no_such_print
from intake_app.services.print_languages import Edition

if TYPE_CHECKING:
    from intake_app.instruments.reading_ease import ReadingEase

_RUNNING = 6
"""Words from which something without a full stop is running text; shorter is a heading or a cell of a table."""
_WHOLE = frozenset({ids.EVERYTHING, ids.ANONYMOUS_CONFERENCE, *portfolio_prints.OUTWARD})
"""Papers that are made of the dossier with fields that are off: the resident may read all that is kept (AVG 15), and
who is looked for in the words of the others must be known by name, street and number."""


def preview(
    desk: Desk, case_id: UUID, kind: str, *, language: str = "nl", large: bool = False, second_language: str = ""
) -> bytes:
    """The PDF bytes of a print as it stands now; of a fixed plan the kept bytes, or in another language or size, or
    with a second language, the same words out of what was kept beside them. `second_language` is a code, or
    `print_languages.INTERPRETER`.

    Raises WrongCall for an unknown kind, InputRefused when there is nothing to print yet.
    """
    if not print_making.is_known(kind):
        raise no_such_print(kind)
    family, _slash, rest = kind.partition("/")
    dossier = desk.dossier(case_id)
    edition = Edition(language, print_languages.meant(desk.forms, dossier, second_language), large)
    print_languages.check(desk.forms, edition)
    if second_language and not print_languages.can_have_second(kind):
        raise WrongCall(_("This print is not for the resident alone. It is made in one language."))
    with letterheads.of_desk(desk):
        shown = dossier if family in _WHOLE else data_choices.seen(_shown(dossier, family), desk.fields_off)
        return print_making.make(print_making.Order(desk, shown, family, rest, edition))


def _shown(dossier: Dossier, family: str) -> Dossier:
    """What may be printed: not where somebody who is shielded can be found. A letter to the resident says where to
    come, but for a talk at home; an agreement about a place says of course at which place.
    """
    return dossier if family in (ids.INVITATION, ids.PLACEMENT) else shielding.outside(dossier)


def blank_form(forms: FormLibrary, kind: str, today: date, edition: Edition | None = None) -> bytes:
    """An empty form, which needs no dossier. `kind` is "formulier/<form>" or "formulier/<form>/<voice>".

    Raises WrongCall when it is another kind, or when there is no such form or voice.
    """
    family, _slash, rest = kind.partition("/")
    if family != ids.BLANK_FORM:
        raise no_such_print(kind)
    edition = edition or Edition()
    print_languages.check(forms, edition)
    return print_making.blank_form(forms, rest, today, edition)


def web_page(content: bytes) -> bytes:
    """The twin of a print for a screen reader, a magnifier or a telephone: one HTML file that says the same.

    Takes a moment (0.02 to 0.3 s): its pictures are drawn. Works on kept and signed prints as they are.
    """
    from intake_app.documents import web_page as twin

    return twin.web_page(content)


def booklet(content: bytes) -> bytes:
    """The pages of a print two by two on lying sheets, to print on both sides and fold. Only for paper."""
    from intake_app.documents import booklet as folding

    return folding.booklet(content)


def reading_ease(content: bytes) -> ReadingEase:
    """What is counted in the Dutch words of a print, those between quotation marks left out (N02)."""
    from intake_app.documents import reading_order
    from intake_app.instruments import reading_ease

    parts = (part.words.strip() for part in reading_order.read(content).root.walk() if not part.lang)
    running = (words for words in parts if words.endswith((".", "!", "?", "”")) or len(words.split()) >= _RUNNING)
    return reading_ease.measure("\n".join(running))


_FOLDER = "pdf_folder"


def file_folder(desk: Desk) -> str:
    """The folder where a print was kept last, "" when none was yet. Kept inside the vault: a path may name a person."""
    return str(desk.vault.setting(_FOLDER, ""))


def settings_without_folder() -> dict[str, str]:
    """A folder may be named after somebody: it goes with a dossier that goes."""
    return {_FOLDER: ""}


def keep_file_folder(desk: Desk, folder: str) -> None:
    """Remember the folder for the next print."""
    if desk.role.may_change:
        desk.vault.set_setting(_FOLDER, folder)


def recovery_sheet(desk: Desk, code: str) -> bytes:
    """The paper that opens the vault when the passphrase is gone."""
    sheet = RecoverySheet(vault_name=desk.vault.path.name, code=tuple(code.split("-")), dated=desk.today())
    return print_languages.draw(ids.RECOVERY, lambda: sheet, Edition(language_in_use()))
