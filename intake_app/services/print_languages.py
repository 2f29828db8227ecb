"""In which languages a print is made: one, or Dutch with a second one under it (N02)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TypeVar

from intake_app import i18n
from intake_app.bilingual import paired, worded
from intake_app.domain.dossier import Dossier
from intake_app.domain.matching_lexicon import folded
from intake_app.domain.print_ids import OF_FORMS
from intake_app.domain.vocabulary import PrintGroup
from intake_app.errors import WrongCall
from intake_app.i18n import _, speaking
from intake_app.instruments.block_words import BlockWords
from intake_app.instruments.library import FormLibrary
from intake_app.services import letterheads

INTERPRETER = "tolk"
"""In place of a language: the one of the interpreter in each dossier."""
_Sheet = TypeVar("_Sheet")


@dataclass(frozen=True, slots=True)
class Edition:
    """How a print is made: its language, the second one under it ("" for none), and in what letters."""

    language: str = "nl"
    second: str = ""
    large: bool = False


def languages(forms: FormLibrary) -> tuple[str, ...]:
    """The languages in which something is said: those of the program, and those of the forms and packs."""
    return tuple(dict.fromkeys((*i18n.catalogues(), *forms.languages)))


def second_languages(forms: FormLibrary) -> tuple[tuple[str, str], ...]:
    """What can stand under the Dutch: the code of a language and its name in the language in use."""
    return tuple((code, i18n.language_name(code)) for code in languages(forms) if code != "nl")


def meant(forms: FormLibrary, dossier: Dossier, second: str) -> str:
    """The code of the second language that was asked for of this dossier."""
    return suggested(forms, dossier) if second == INTERPRETER else second


def suggested(forms: FormLibrary, dossier: Dossier) -> str:
    """The second language that the dossier itself asks for: that of the interpreter; "" when nothing is said in it."""
    talks = sorted(dossier.conversations, key=lambda one: (one.held_on, one.id), reverse=True)
    names = [one.interpreter_language for one in talks if one.interpreter_language.strip()]
    if dossier.person.interpreter_needed:
        names.append(dossier.person.language)
    wanted = folded(names[0]) if names else ""
    codes = (code for code, _name in second_languages(forms) if wanted and wanted.startswith(_folded_names(code)))
    return next(codes, "")


def _folded_names(code: str) -> tuple[str, ...]:
    """What people call a language: in Dutch, in English, and in itself."""
    found = {code: i18n.language_name(code)}
    for spoken in ("nl", "en"):
        with speaking(spoken):
            found[spoken] = i18n.language_name(code)
    return tuple(folded(name) for name in found.values())


def check(forms: FormLibrary, edition: Edition) -> None:
    """Raises WrongCall for a language in which there are no words, or a second one under another than Dutch."""
    known = languages(forms)
    for one in filter(None, (edition.language, edition.second)):
        if one not in known:
            words = _("There are no words in the language {name}. Choose from: {known}.")
            raise WrongCall(words.format(name=one, known=", ".join(known)))
    if edition.second and (edition.language != "nl" or edition.second == "nl"):
        raise WrongCall(_("A second language stands under the Dutch. Leave --language out, or --second-language."))


def can_have_second(kind: str) -> bool:
    """Whether a print is read by the resident, so that a second language may stand on it. What goes outside is not."""
    from intake_app.documents.registry import KINDS

    family = kind.partition("/")[0]
    found = (one for one in KINDS if one.id == family and one.group is not PrintGroup.OUTSIDE)
    return any(one.of_dossier or family in OF_FORMS for one in found)


def draw(kind: str, make: Callable[[], object], edition: Edition, forms: FormLibrary | None = None) -> bytes:
    """The print of a sheet that `make` makes in the language in use: once, or once more for the second language.

    `forms` knows the municipality's texts, which a plan keeps in Dutch.
    """
    from intake_app.documents import second
    from intake_app.documents.registry import KINDS

    found = next(one for one in KINDS if one.id == kind)
    sheet = _sheet(make, edition, forms)
    below = second.beside(edition.second, large=edition.large) if edition.second else nullcontext()
    with below, nullcontext() if found.letterhead else letterheads.without():
        drawn: bytes = found.draw(sheet, language=edition.language, large=edition.large)
        return drawn


def _sheet(make: Callable[[], _Sheet], edition: Edition, forms: FormLibrary | None) -> _Sheet:
    sheet = _spoken(make, edition.language, forms)
    return paired(sheet, _spoken(make, edition.second, forms)) if edition.second else sheet


def _spoken(make: Callable[[], _Sheet], language: str, forms: FormLibrary | None) -> _Sheet:
    """The sheet in one language, with the texts of law in it as far as they exist."""
    with speaking(language):
        sheet = make()
    if language != "en" or forms is None:
        return sheet
    return worded(sheet, BlockWords(forms.text_blocks()).in_english)
