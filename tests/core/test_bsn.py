"""The citizen service number: the 11-check, when it may be there, and that its digits are nowhere else."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app import paths
from intake_app.clock import Clock
from intake_app.domain import print_ids
from intake_app.domain.access import Act
from intake_app.domain.bsn import BsnRecord, IdentityDocument, digits_of, passes
from intake_app.domain.people import Person
from intake_app.domain.portfolio_parts import Experience
from intake_app.domain.vault_people import Role
from intake_app.errors import InputRefused, KeukentafelError
from intake_app.exchange import dossier_file
from intake_app.services import (
    access,
    bsn,
    completeness,
    dossiers,
    editing,
    everything,
    note_search,
    people,
    plans,
    portfolio_prints,
    print_kinds,
    prints,
    rules,
    vaults,
    working_lists,
)
from intake_app.services.bsn import Switch
from intake_app.services.caseload import CaseloadQuery, caseload
from intake_app.services.desk import Desk
from intake_app.store.log_tables import batch, change
from intake_app.store.tables import metadata
from tests.core.conftest import PASSPHRASE, TODAY
from tests.documents.reading import Paper, text_of

GOOD, ALSO_GOOD = "111222333", "123456782"
PURPOSE = "Om de aanvraag bij de gemeente te koppelen"
PASSPORT = IdentityDocument.PASSPORT
RIGHT = (
    st.text("0123456789", min_size=8, max_size=8)
    .map(lambda eight: eight + str(sum(n * int(one) for n, one in zip(range(9, 1, -1), eight, strict=True)) % 11))
    .filter(passes)
)
"""Numbers that pass: the ninth digit follows from the eight before it, unless that would be ten."""


@pytest.fixture(autouse=True)
def _as_it_was(desk: Desk) -> Iterator[None]:
    yield
    bsn.say_kind(desk, government=True)
    bsn.switch_off(desk)


@pytest.fixture
def with_number(desk: Desk, case_id: UUID) -> UUID:
    bsn.switch_on(desk, PURPOSE)
    bsn.keep(desk, case_id, "1112 22.333", PASSPORT, TODAY)
    return case_id


# -- the 11-check ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("digits", "right"),
    [(GOOD, True), (ALSO_GOOD, True), ("123456789", False), ("000000000", False), ("11122233", False), ("", False)],
)
def test_that_the_numbers_of_the_rules_are_judged_as_they_say(digits: str, right: bool) -> None:
    assert passes(digits) is right


@given(RIGHT, st.integers(0, 8), st.integers(1, 9))
def test_that_one_mistyped_digit_is_always_found(digits: str, place: int, step: int) -> None:
    other = str((int(digits[place]) + step) % 10)
    assert not passes(digits[:place] + other + digits[place + 1 :])


@given(RIGHT, st.integers(0, 7))
def test_that_two_neighbours_that_changed_places_are_found(digits: str, place: int) -> None:
    swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
    assert passes(swapped) is (swapped == digits)


@given(st.text(max_size=15))
def test_that_any_text_is_judged_without_an_exception(typed: str) -> None:
    assert passes(digits_of(typed)) in (True, False)
    assert (bsn.problem(typed) == "") is (passes(digits_of(typed)) or not digits_of(typed))


@given(RIGHT, st.sampled_from([" ", ".", "-", "\u00a0"]))
def test_that_what_people_put_between_digits_does_not_count(digits: str, between: str) -> None:
    assert digits_of(f" {digits[:4]}{between}{digits[4:6]}{between}{digits[6:]} ") == digits


# -- when it may be there --------------------------------------------------------------------------------------------


def test_that_it_is_off_until_somebody_says_what_for(desk: Desk, case_id: UUID) -> None:
    assert bsn.standing(desk, case_id).switch is Switch.OFF
    with pytest.raises(InputRefused, match="staat hier uit"):
        bsn.keep(desk, case_id, GOOD, PASSPORT, TODAY)
    for empty in ("", "  \n "):
        with pytest.raises(InputRefused, match="in één zin"):
            bsn.switch_on(desk, empty)
    bsn.switch_on(desk, f"  {PURPOSE}\n")
    assert bsn.standing(desk, case_id).switch is Switch.ON
    assert bsn.setting(desk).purpose == PURPOSE


def test_that_only_a_government_body_can_switch_it_on(desk: Desk, with_number: UUID) -> None:
    assert bsn.say_kind(desk, government=False) == 1
    assert bsn.standing(desk, with_number).switch is Switch.NOT_ALLOWED
    assert bsn.standing(desk, with_number).record is None
    with pytest.raises(InputRefused, match="geen overheid"):
        bsn.switch_on(desk, PURPOSE)


def test_that_a_profile_of_a_municipality_alone_does_not_switch_it_on(desk: Desk, case_id: UUID) -> None:
    rules.set_own(desk, "bsn_enabled", True)
    assert bsn.standing(desk, case_id).switch is Switch.OFF


@pytest.mark.parametrize(
    ("typed", "document", "day", "sentence"),
    [
        ("123456789", PASSPORT, TODAY, "negen cijfers"),
        ("", PASSPORT, TODAY, "Typ eerst"),
        (GOOD, None, TODAY, "welk document|het document"),
        (GOOD, PASSPORT, None, "welke dag"),
        (GOOD, PASSPORT, TODAY + timedelta(days=1), "welke dag"),
    ],
)
def test_that_a_wrong_number_or_an_unseen_document_is_refused(
    desk: Desk, case_id: UUID, typed: str, document: IdentityDocument | None, day: date | None, sentence: str
) -> None:
    bsn.switch_on(desk, PURPOSE)
    with pytest.raises(InputRefused, match=sentence) as refused:
        bsn.keep(desk, case_id, typed, document, day)
    assert not re.search(r"\d{3}", str(refused.value)), "the sentence repeats no digits"
    assert bsn.standing(desk, case_id).record is None


def test_that_switching_off_takes_every_number_away(desk: Desk, with_number: UUID) -> None:
    assert bsn.setting(desk).recorded == 1
    assert bsn.switch_off(desk) == 1
    assert bsn.setting(desk).recorded == 0
    bsn.switch_on(desk, PURPOSE)
    assert bsn.standing(desk, with_number).record is None


def test_that_an_earlier_number_makes_room_for_the_next(desk: Desk, with_number: UUID) -> None:
    bsn.keep(desk, with_number, ALSO_GOOD, IdentityDocument.REGISTER, TODAY)
    found = bsn.standing(desk, with_number)
    assert (found.masked, bsn.show(desk, with_number)) == ("•••••• 782", "123 456 782")
    assert GOOD not in _rows(desk)
    record = _record(desk, with_number)
    with pytest.raises(ValueError), desk.change("", with_number) as work:
        work.keep_bsn(record, GOOD)
    assert bsn.standing(desk, with_number).ending == "782", "the same record with other digits is refused by the store"


def test_that_a_voluntary_plan_lacks_that_the_number_is_taken_away(desk: Desk, with_number: UUID) -> None:
    def blocking() -> set[str]:
        dossier, held = desk.dossier(with_number), rules.rules(desk)
        return {one.id for one in completeness.missing(desk.forms, dossier, TODAY, held) if one.blocks}

    assert "CV3" not in blocking()
    rules.set_own(desk, "organisation_kind", "other")  # a profile of an organisation that is no government body
    assert "CV3" in blocking()
    bsn.remove(desk, with_number)
    assert "CV3" not in blocking()


# -- that the digits are nowhere else --------------------------------------------------------------------------------


def test_that_looking_at_all_digits_is_noted_and_told_to_the_resident(desk: Desk, with_number: UUID) -> None:
    before = len(access.lines(desk, with_number))
    assert bsn.show(desk, with_number) == "111 222 333"
    found = access.lines(desk, with_number)
    assert len(found) == before + 1 and found[0].act is Act.BSN_SHOWN and found[0].what == ""
    assert "bekeek uw hele burgerservicenummer" in _printed(desk, with_number, print_ids.ACCESS)


def test_that_no_digits_come_out_of_the_vault_in_any_other_way(desk: Desk, with_number: UUID) -> None:
    dossier = desk.dossier(with_number)
    plans.add_goal(desk, plans.draft_plan(desk, with_number), "Ik wil werken.")
    editing.add(desk, Experience(case_id=with_number, role="Bakker"))  # a cv of nothing is refused
    papers = _papers(desk, with_number)
    assert len(papers) > 10
    found = [
        *papers.values(),
        *(text_of(Paper(working_lists.make(desk, kind)).root) for kind in print_ids.WORKING_LISTS),
        portfolio_prints.as_file(desk, with_number, print_ids.NAMELESS, "csv").decode(),
        dossier_file.to_json(dossier).decode(),
        everything.own_file(desk, with_number).decode(),
        repr(dossier),
        repr(bsn.standing(desk, with_number)),
        repr(desk.vault.history.changes_of(_record(desk, with_number).id)),
        repr(caseload(desk, CaseloadQuery(search=GOOD)).rows),
        repr(note_search.find(desk, GOOD)),
        _rows(desk, but="bsn_number"),
    ]
    for words in found:
        assert GOOD not in re.sub(r"[ .\-]", "", words)
    assert "eindigt op 333" in papers[print_ids.EVERYTHING] and PURPOSE in papers[print_ids.EVERYTHING]
    assert [kind for kind, words in papers.items() if "eindigt op" in words] == [print_ids.EVERYTHING]


def test_that_the_log_says_that_it_changed_and_nothing_more(desk: Desk, with_number: UUID) -> None:
    record = _record(desk, with_number)
    with desk.vault._database.transaction() as connection:
        rows = connection.execute(change.select().where(change.c.entity_id == record.id)).all()
        labels = connection.execute(batch.select().where(batch.c.case_id == with_number)).all()
    assert {row.field for row in rows} == {"id", "case_id", "document", "seen_on", "written_at", "written_by"}
    assert labels[-1].label == ""
    assert desk.vault.check() == []


def test_that_undo_passes_it_by(desk: Desk, with_number: UUID) -> None:
    label = desk.vault.undo_state(with_number)
    bsn.keep(desk, with_number, ALSO_GOOD, PASSPORT, TODAY)
    bsn.remove(desk, with_number)
    assert desk.vault.undo_state(with_number) == label
    record = BsnRecord(case_id=with_number, document=PASSPORT, seen_on=TODAY, written_at=desk.clock.now())
    with pytest.raises(ValueError), desk.change("a step", with_number) as work:
        work.put(record)


def test_that_one_module_asks_the_vault_for_the_digits() -> None:
    asking = {
        str(path.relative_to(paths.ROOT))
        for package in ("intake_app", "ui")
        for path in (paths.ROOT / package).rglob("*.py")
        if re.search(r"bsn\.whole\(", path.read_text("utf-8"))
    }
    assert asking == {"intake_app/services/bsn.py"}
    schema = str(dossier_file.schema()).casefold()
    assert "bsn" not in schema and "citizen" not in schema


def test_that_who_reads_along_sees_no_digit(tmp_path: Path) -> None:
    desk, _code = vaults.create(tmp_path / "team.keukentafel", PASSPHRASE, Clock(TODAY))
    desk.change_profile(consultant="Marloes Dekker")
    case_id = dossiers.open_dossier(desk, Person(first_name="Joyce"))
    bsn.switch_on(desk, PURPOSE)
    bsn.keep(desk, case_id, GOOD, PASSPORT, TODAY)
    people.add(desk, PASSPHRASE, "Sam Lezer", Role.READER, "Sam leest hier alleen mee")
    desk.close()
    desk = vaults.unlock(tmp_path / "team.keukentafel", "Sam leest hier alleen mee", Clock(TODAY))
    found = bsn.standing(desk, case_id)
    assert found.record is not None and (found.ending, found.masked, found.may_change) == ("", "", False)
    for act in (
        lambda: bsn.show(desk, case_id),
        lambda: bsn.keep(desk, case_id, ALSO_GOOD, PASSPORT, TODAY),
        lambda: bsn.remove(desk, case_id),
        lambda: bsn.switch_on(desk, "iets anders"),
        lambda: bsn.switch_off(desk),
    ):
        with pytest.raises(KeukentafelError):
            act()
    assert "333" not in bsn.sentence(desk, case_id)
    assert bsn.setting(desk).recorded == 1
    desk.close()


def _printed(desk: Desk, case_id: UUID, kind: str) -> str:
    return text_of(Paper(prints.preview(desk, case_id, kind)).root)


def _papers(desk: Desk, case_id: UUID) -> dict[str, str]:
    """The words of every print that can be made of this dossier."""
    found = {}
    for one in print_kinds.kinds():
        with contextlib.suppress(InputRefused):
            found[one.id] = _printed(desk, case_id, one.id)
    return found


def _record(desk: Desk, case_id: UUID) -> BsnRecord:
    found = bsn.standing(desk, case_id).record
    assert found is not None
    return found


def _rows(desk: Desk, but: str = "") -> str:
    """Everything in every table that can be read with the key, the indexes of the search too."""
    with desk.vault._database.transaction() as connection:
        found = [connection.execute(table.select()).all() for name, table in metadata.tables.items() if name != but]
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE sql LIKE '%fts5%'").scalars().all()
        found += [connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in names]
    return repr(found)
