"""No print of the resident's says anything of ours in Dutch alone: English is complete (N02)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.documents.reading_order import Part, read
from intake_app.domain import print_ids
from intake_app.domain.conversations import Conversation
from intake_app.domain.people import Person
from intake_app.domain.vocabulary import RaterRole
from intake_app.errors import InputRefused, WrongCall
from intake_app.instruments.library import FormLibrary
from intake_app.services import dossier_files, print_kinds, print_languages, prints, vaults
from intake_app.services.desk import Desk
from intake_app.services.editing import edit
from intake_app.services.print_languages import INTERPRETER, Edition

from .conftest import PASSPHRASE

PERSONAS = Path(__file__).parent.parent / "personas"
SAME = {"Diploma", "Contact", "Stress", "Taxi", "euro", "Portfolio", "Curriculum vitae", "Motto"}
"""What is called the same in both languages."""
LAW = {"Participatiewet", "Wmo"}
"""Names of laws, which have no English."""
_WORD = re.compile(r"(?<!\w)[^\W\d_]{3,}(?!\w)")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, dict[str, UUID]]]:
    folder = tmp_path_factory.mktemp("second")
    desk, _code = vaults.create(folder / "k.keukentafel", PASSPHRASE, Clock(date(2026, 11, 20)))
    desk.change_profile(consultant="Marloes Dekker", organisation="Buurtteam", phone="0300 – 12 34 56")
    files = {name: (PERSONAS / f"{name}.json").read_bytes() for name in ("p06-yusuf", "p02-henk")}
    yield desk, {name: dossier_files.import_file(desk, content) for name, content in files.items()}
    desk.close()


def lone(part: Part) -> Iterator[str]:
    """What stands in one language."""
    spans = [kid for kid in part.kids if kid.tag == "Span"]
    if any(kid.lang for kid in spans):
        return
    if part.tag == "Figure":
        if "\x1b" not in part.alt:
            yield part.alt
        return
    if part.words.strip():
        yield " ".join(part.words.split())
    for kid in part.kids:
        yield from lone(kid)


def seconds(part: Part) -> list[str]:
    return [" ".join(one.words.split()) for one in part.walk() if one.tag == "Span" and one.lang]


def words_in(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text)}


def typed(name: str) -> set[str]:
    """Every word that somebody typed into this dossier, or into the profile."""

    def strings(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for inner in value.values():
                yield from strings(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from strings(inner)

    content = json.loads((PERSONAS / f"{name}.json").read_bytes())
    return words_in([*strings(content), "Marloes Dekker Buurtteam"])


def notices(forms: FormLibrary) -> set[str]:
    """Whose texts a form holds: in the words of who has the rights."""
    return {form.rights for form in forms.instruments.values()}


def made(desk: Desk, case_id: UUID, kind: str, **edition: str) -> Part | None:
    try:
        return read(prints.preview(desk, case_id, kind, **edition)).root  # type: ignore[arg-type]  # language or second
    except InputRefused:
        return None


@pytest.mark.parametrize("name", ["p06-yusuf", "p02-henk"])
def test_that_every_print_for_the_resident_says_in_english_whatever_is_ours(
    shelf: tuple[Desk, dict[str, UUID]], name: str
) -> None:
    desk, cases = shelf
    known = typed(name) | words_in(SAME) | LAW | words_in(notices(desk.forms))
    seen = 0
    for kind in print_kinds.kinds():
        if not print_languages.can_have_second(kind.id) or kind.id == print_ids.EVERYTHING:
            continue
        two = made(desk, cases[name], kind.id, second_language="en")
        if two is None:
            continue
        seen += 1
        alone = {text: words_in([text]) - known for text in lone(two)}
        assert not {text: words for text, words in alone.items() if words}, kind.id
    assert seen > 10


@pytest.mark.parametrize("kind", ["plan", "portfolio", "uitnodiging", "rechten-en-plichten", "koelkastblad", "cv"])
def test_that_two_languages_say_what_the_english_print_says(shelf: tuple[Desk, dict[str, UUID]], kind: str) -> None:
    desk, cases = shelf
    case_id = cases["p06-yusuf"]
    two, english = made(desk, case_id, kind, second_language="en"), made(desk, case_id, kind, language="en")
    assert two is not None and english is not None
    told = words_in([*seconds(two), *lone(two), *(one.alt for one in two.walk())])
    spoken = words_in(one.words for one in english.walk() if one.tag != "Figure")
    assert spoken - told - typed("p06-yusuf") == set()


def test_that_every_empty_form_for_the_resident_says_in_english_whatever_is_ours() -> None:
    forms = FormLibrary.shipped()
    day = date(2026, 11, 20)
    found = set()
    for form in forms.instruments.values():
        if RaterRole.RESIDENT in form.raters:
            content = prints.blank_form(forms, f"formulier/{form.id}/inwoner", day, Edition(second="en"))
            found |= {text for text in lone(read(content).root) if _WORD.search(text)}
    assert found <= SAME | notices(forms)


def test_that_a_legal_text_is_put_into_english_with_the_names_in_it() -> None:
    from intake_app.instruments.block_words import BlockWords

    forms = FormLibrary.shipped()
    words = BlockWords(forms.text_blocks())
    block = forms.text_block("gevolgen-44a")
    dutch = block.filled({"contact": "Joyce", "gemeente": "de gemeente Rijnveen"})
    english = words.in_english(dutch)
    assert english.startswith("Does an agreement not work out? Then I call Joyce. We talk about it first.")
    assert "Then the municipality of Rijnveen can lower" in english and "Rijnveen looks at that first" in english
    assert words.in_english(f"{dutch} Dit typte iemand erbij.") == f"{dutch} Dit typte iemand erbij."
    assert words.in_english(block.filled({})).count("my contact person") == 1
    for one in forms.text_blocks():
        assert all(english for _dutch, english in one.sentences), one.id


def test_that_the_language_of_the_interpreter_is_suggested(desk: Desk, case_id: UUID) -> None:
    def suggested() -> str:
        return print_languages.suggested(desk.forms, desk.dossier(case_id))

    person = desk.dossier(case_id).person
    assert suggested() == ""
    edit(desk, Person, person.id, language="Engels", interpreter_needed=True)
    assert suggested() == "en"
    for talk in desk.dossier(case_id).conversations:
        edit(desk, Conversation, talk.id, interpreter_language="Tigrinya")
    assert suggested() == ("" if desk.dossier(case_id).conversations else "en")


def test_that_a_second_language_that_cannot_be_is_refused(desk: Desk, case_id: UUID) -> None:
    for wanted in ({"second_language": "xx"}, {"second_language": "nl"}, {"second_language": "en", "language": "en"}):
        with pytest.raises(WrongCall):
            prints.preview(desk, case_id, "koelkastblad", **wanted)  # type: ignore[arg-type]
    with pytest.raises(WrongCall, match="één taal"):
        prints.preview(desk, case_id, "profiel-werkgever", second_language="en")
    alone = prints.preview(desk, case_id, "koelkastblad")
    assert prints.preview(desk, case_id, "koelkastblad", second_language=INTERPRETER) == alone
