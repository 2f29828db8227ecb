"""The caseload of 100,000 dossiers: its first rows, and every keystroke of a search, beside the driver alone."""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.timing import Row, in_turns
from intake_app.domain.caseload_words import CaseloadListKind, ListedMark
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.vocabulary import CaseStatus, NextStepOwner, Phase
from intake_app.store.beside import Beside
from intake_app.store.caseload import CaseloadNarrowing, CaseloadQuery, CaseloadSort
from intake_app.store.caseload_tables import CASELOAD_ORDERS
from intake_app.store.search import words_of
from intake_app.store.vault import Vault

DOSSIERS = int(os.environ.get("KEUKENTAFEL_BENCH_DOSSIERS", "100000"))
TODAY = date(2026, 9, 15)
PASSPHRASE = "vier losse woorden samen"
CONSULTANTS = ("Marloes Dekker", *(f"Consulent {number}" for number in range(1, 250)))
STEPS = (
    "Plan afmaken en samen tekenen",
    "Gesprek afmaken",
    "Bellen: hoe gaat het?",
    "De gemeente vragen",
    "Terugkijken",
)
INFIXES = ("", "", "", "van", "de", "van den", "van der")


def measure(folder: Path, runs: int = 500) -> list[Row]:
    """The rows of this benchmark."""
    vault, _code = Vault.create(folder / "caseload.keukentafel", PASSPHRASE)
    with vault:
        made = tuple(_made(DOSSIERS))
        vault.fill((Dossier(case=case, person=person) for person, case in made), author="Proef", label="Fill")
        _mark(vault, made)
        return [_first_rows(vault, runs), _list(vault, runs), _keystroke(vault, made, runs)]


def _first_rows(vault: Vault, runs: int) -> Row:
    sorts = itertools.cycle(CaseloadSort)
    orders = itertools.cycle(CASELOAD_ORDERS.values())

    def first_rows() -> None:
        vault.caseload.page(CaseloadQuery(consultant=CONSULTANTS[0], sort=next(sorts)))

    def bare() -> None:
        _bare(vault, f"ORDER BY {', '.join(next(orders))}", ())

    figure, beside = in_turns(first_rows, bare, runs, warm=8)
    return Row(f"first 200 of {DOSSIERS} dossiers", "< 20 ms", figure, "the driver alone, by index", beside)


def _list(vault: Vault, runs: int) -> Row:
    """The first rows of each standard list of the whole team, as the window asks for them."""
    kinds = itertools.cycle(CaseloadListKind)

    def listed() -> None:
        narrowed = CaseloadNarrowing(listed=next(kinds))
        vault.caseload.page(CaseloadQuery(sort=CaseloadSort.SINCE, narrowed=narrowed, today=TODAY, limit=40))

    def bare() -> None:
        _bare(vault, "WHERE case_id IN (SELECT case_id FROM caseload_mark WHERE kind = ?)", (next(kinds).value,))

    figure, _nothing = in_turns(listed, lambda: None, runs, warm=10)
    beside, _again = in_turns(bare, listed, 20)
    return Row(f"a standard list of {DOSSIERS} dossiers", "< 20 ms", figure, "the driver alone, without order", beside)


def _mark(vault: Vault, made: tuple[tuple[Person, CaseFile], ...]) -> None:
    """One dossier in ten is on each list."""
    chance = random.Random(3)
    listed = {
        case.id: Beside(
            marks=tuple(
                ListedMark(kind=kind.value, from_on=TODAY - timedelta(days=chance.randrange(-60, 300)))
                for kind in CaseloadListKind
                if chance.random() < 0.1
            ),
            minutes={TODAY.year: chance.randrange(900)},
        )
        for _person, case in made
        if case.status is not CaseStatus.CLOSED
    }
    vault.caseload.keep_beside(listed)


def _keystroke(vault: Vault, made: tuple[tuple[Person, CaseFile], ...], runs: int) -> Row:
    keystrokes = itertools.cycle(_keystrokes(made))

    def keystroke() -> None:
        query = CaseloadQuery(consultant=CONSULTANTS[0], search=next(keystrokes), limit=40)  # as the window asks
        vault.caseload.page(query)

    def bare() -> None:
        words = [f"% {word}%" for word in words_of(next(keystrokes))] or ["%"]
        _bare(vault, f"WHERE {' AND '.join(['words LIKE ?'] * len(words))} ORDER BY by_next_step_on", words)

    figure, _nothing = in_turns(keystroke, lambda: None, runs, warm=5)
    beside, _again = in_turns(bare, keystroke, 20)
    what = f"a keystroke of a search in {DOSSIERS} dossiers"
    return Row(what, "p99 < 10 ms, worst < 50 ms", figure, "the driver alone, reading all", beside)


def _bare(vault: Vault, rest: str, values: Any) -> None:
    with vault._database.outside_transaction() as driver:
        driver.execute(f"SELECT * FROM caseload_entry {rest} LIMIT 200", values).fetchall()


def _keystrokes(made: tuple[tuple[Person, CaseFile], ...]) -> Iterator[str]:
    """Names, streets, numbers and telephones as they are typed, letter by letter."""
    chance = random.Random(5)
    for person, case in chance.sample(made, 60):
        wanted = chance.choice((person.last_name, person.full_name, person.street, case.number, person.phone))
        for length in range(1, len(wanted) + 1):
            yield wanted[:length].lower()


def _made(count: int) -> Iterator[tuple[Person, CaseFile]]:
    chance = random.Random(1)
    first, last, street = (tuple(_words(chance, many, parts)) for many, parts in ((300, 2), (1200, 3), (500, 2)))
    firsts = chance.choices(first, [1 / (rank + 1) ** 0.4 for rank in range(len(first))], k=count)
    lasts = chance.choices(last, [1 / (rank + 1) ** 0.6 for rank in range(len(last))], k=count)
    for number in range(count):
        person = Person(
            first_name=firsts[number],
            infix=chance.choice(INFIXES),
            last_name=lasts[number],
            street=f"{chance.choice(street)}straat {chance.randrange(1, 300)}",
            phone="06 – " + " ".join(f"{chance.randrange(100):02d}" for _ in range(4)),
        )
        yield (
            person,
            CaseFile(
                person_id=person.id,
                number=f"2026-{number:06d}",
                opened_on=date(2026, 1, 1),
                neighbourhood=chance.choice(street[:20]),
                consultant=chance.choice(CONSULTANTS),
                next_step=chance.choice(STEPS),
                next_step_owner=chance.choice(list(NextStepOwner)),
                next_step_on=chance.choice((None, date(2026, 9, 1) + timedelta(days=chance.randrange(120)))),
                last_contact_on=date(2026, 9, 1) - timedelta(days=chance.randrange(400)),
                phase=chance.choice(list(Phase)),
                status=chance.choice(list(CaseStatus)),
            ),
        )


def _words(chance: random.Random, many: int, parts: int) -> Iterator[str]:
    starts, ends = ("b", "d", "g", "k", "l", "m", "n", "r", "s", "t", "v", "w", "h", "j", "p", "br", "sch"), "nrslkt"
    for _ in range(many):
        syllables = (chance.choice(starts) + chance.choice("aeiou") + chance.choice(ends) for _ in range(parts))
        yield "".join(syllables).capitalize()
