"""The caseload: tabs, orders, search as you type, and always in step with the dossiers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_app.domain.caseload_words import GROUND, ROUTE, URGENT, CaseloadListKind, ListedMark
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.vocabulary import CaseStatus, LegalGround, NextStepOwner, Phase
from intake_app.store import caseload_conditions, caseload_queries
from intake_app.store.beside import Beside
from intake_app.store.caseload import (
    CaseloadFilter,
    CaseloadNarrowing,
    CaseloadPage,
    CaseloadQuery,
    CaseloadRow,
    CaseloadSort,
)
from intake_app.store.search import folded, words_of
from intake_app.store.vault import Vault

ME = "Marloes Dekker"
FIRST = ("Joyce", "Henk", "Danny", "Fatma", "Amanuel", "Soraya", "Ria", "Tom", "Mohamed", "Gerda", "Zoë")
LAST = ("Veldkamp", "Verbrugge", "Kramer", "Yıldız", "Tesfay", "Ramdin", "Bosch", "Wit", "Ait Hammou", "Łukasik")
INFIX = ("", "", "van den", "de")
STREETS = ("Lindelaan", "Oosterkade", "De Boomgaard", "Vredehof")
STEPS = ("Plan afmaken en samen tekenen", "Bellen: hoe gaat het?", "De gemeente vragen", "")


def _people(count: int) -> Iterator[tuple[Person, CaseFile]]:
    chance = Random(7)
    for number in range(count):
        person = Person(
            first_name=chance.choice(FIRST),
            infix=chance.choice(INFIX),
            last_name=chance.choice(LAST),
            street=f"{chance.choice(STREETS)} {chance.randrange(1, 40)}",
            phone=f"06 – 12 34 56 {number % 100:02d}",
        )
        yield (
            person,
            CaseFile(
                person_id=person.id,
                number=f"2026-{number:04d}",
                opened_on=date(2026, 9, 1),
                neighbourhood=chance.choice(STREETS),
                consultant=chance.choice((ME, "Karim")),
                status=chance.choice(list(CaseStatus)),
                next_step=chance.choice(STEPS),
                next_step_owner=chance.choice(list(NextStepOwner)),
                next_step_on=chance.choice((None, date(2026, 9, 1) + timedelta(days=chance.randrange(40)))),
                last_contact_on=chance.choice((None, date(2026, 8, 1) - timedelta(days=chance.randrange(40)))),
                phase=chance.choice(list(Phase)),
                attention_on=chance.choice((None, date(2026, 9, 1) + timedelta(days=chance.randrange(40)))),
            ),
        )


PEOPLE = tuple(_people(150))


def _marks() -> dict[UUID, tuple[ListedMark, ...]]:
    """Every kind of mark over the open dossiers: some hold, some not yet, some no longer."""
    chance = Random(11)
    kinds = (*CaseloadListKind, GROUND + LegalGround.PW_44A.value, ROUTE + "fusion", URGENT)
    found = {}
    for _person, case in PEOPLE:
        here = [kind for kind in kinds if chance.random() < 0.3 and case.status is not CaseStatus.CLOSED]
        days = [date(2026, 9, 1) + timedelta(days=chance.randrange(30)) for _kind in here]
        lasting = [chance.choice((date.max, day + timedelta(days=5))) for day in days]
        found[case.id] = tuple(
            ListedMark(kind=kind, from_on=day, until_on=until)
            for kind, day, until in zip(here, days, lasting, strict=True)
        )
    return found


MARKS = _marks()


@pytest.fixture
def team(vault: Vault) -> Vault:
    """A vault with the dossiers of a whole team."""
    dossiers = (Dossier(case=case, person=person) for person, case in PEOPLE)
    assert vault.fill(dossiers, author=ME, label="Fill") == len(PEOPLE)
    vault.caseload.keep_beside({case_id: Beside(marks=marks, minutes={2026: 60}) for case_id, marks in MARKS.items()})
    return vault


def _narrow(query: CaseloadQuery, case: CaseFile) -> bool:
    wanted, today = query.narrowed, query.today or date.min
    holding = {one.kind for one in MARKS[case.id] if one.holds(today)}
    asked = [wanted.listed and wanted.listed.value, wanted.ground and GROUND + wanted.ground.value]
    asked += [ROUTE + wanted.route if wanted.route else None, URGENT if wanted.urgent else None]
    return (
        (query.filter is not CaseloadFilter.TEAM or wanted.whose in ("", case.consultant))
        and wanted.phase in (None, case.phase)
        and wanted.status in (None, case.status)
        and all(kind in holding for kind in asked if kind)
    )


def _belongs(query: CaseloadQuery, case: CaseFile, person: Person) -> bool:
    """The same question, asked plainly."""
    owner = {
        CaseloadFilter.CONSULTANT_TO_MOVE: NextStepOwner.CONSULTANT,
        CaseloadFilter.RESIDENT_TO_MOVE: NextStepOwner.RESIDENT,
    }.get(query.filter)
    said = (person.full_name, person.street, case.number, case.neighbourhood, case.next_step)
    words = [*words_of(" ".join(said)), *(str(int(part)) for part in case.number.split("-"))]
    words.append("".join(sign for sign in person.phone if sign.isdecimal()))
    typed = words_of(query.search)
    together = len(set(typed)) > 1 and all(word.isdecimal() for word in typed)
    apart = not together or not typed[0].startswith("0")  # figures that begin with 0 are a telephone number
    attention = query.filter is CaseloadFilter.ATTENTION
    due = case.attention_on is not None and query.today is not None and case.attention_on <= query.today
    return (
        (due if attention else query.include_closed or case.status is not CaseStatus.CLOSED)
        and (case.consultant == query.consultant if query.filter is not CaseloadFilter.TEAM else True)
        and _narrow(query, case)
        and (owner is None or case.next_step_owner is owner)
        and (
            (apart and all(any(word.startswith(wanted) for word in words) for wanted in typed))
            or (together and any(word.startswith("".join(typed)) for word in words))
        )
        and (
            query.contact_before is None
            or (case.last_contact_on is not None and case.last_contact_on < query.contact_before)
        )
    )


def _key(query: CaseloadQuery, row: CaseloadRow) -> tuple[object, ...]:
    person, case = next((person, case) for person, case in PEOPLE if case.id == row.case_id)
    name = f"{folded(person.last_name)} {folded(person.first_name)}"
    first: dict[CaseloadSort, object] = {
        CaseloadSort.NAME: "",
        CaseloadSort.NEXT_STEP_ON: case.next_step_on or date.max,
        CaseloadSort.LAST_CONTACT_ON: case.last_contact_on or date.min,
        CaseloadSort.PHASE: list(Phase).index(case.phase),
        CaseloadSort.NEXT_STEP: folded(case.next_step) or "\uffff",
    }
    if query.sort is CaseloadSort.SINCE:
        listed = None if query.filter is CaseloadFilter.ATTENTION else query.narrowed.listed
        holding = [one for one in MARKS[case.id] if one.kind == listed and one.holds(query.today or date.min)]
        return (holding[0].from_on,) if holding else (first[CaseloadSort.NEXT_STEP_ON], name)
    return first[query.sort], name


_typed = st.lists(
    st.sampled_from(
        ("v", "ve", "vel", "veld", "de", "d", "yi", "lu", "06", "0612", "12", "2026", "7", "van", "z", "x")
    ),
    max_size=3,
).map(" ".join)


@given(
    query=st.builds(
        CaseloadQuery,
        consultant=st.sampled_from((ME, "Karim", "")),
        filter=st.sampled_from(CaseloadFilter),
        search=_typed,
        sort=st.sampled_from(CaseloadSort),
        descending=st.booleans(),
        include_closed=st.booleans(),
        contact_before=st.sampled_from((None, date(2026, 7, 10))),
        today=st.sampled_from((None, date(2026, 9, 15))),
        narrowed=st.builds(
            CaseloadNarrowing,
            whose=st.sampled_from(("", "", "Karim")),
            listed=st.none() | st.sampled_from(CaseloadListKind),
            phase=st.none() | st.sampled_from(Phase),
            status=st.none() | st.sampled_from(CaseStatus),
            ground=st.sampled_from((None, None, LegalGround.PW_44A)),
            route=st.sampled_from(("", "", "fusion")),
            urgent=st.booleans(),
        )
        | st.just(CaseloadNarrowing()),
        limit=st.sampled_from((None, 5, 200)),
        offset=st.sampled_from((0, 3, 500)),
    )
)
@pytest.mark.parametrize(
    "limits", [(10_000, 10_000), (0, 10_000), (0, 0)], ids=["read through", "from the index", "walked along"]
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_every_way_of_searching_finds_what_a_plain_reading_finds(
    team: Vault, limits: tuple[int, int], query: CaseloadQuery
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(caseload_queries, "SHORT_LIST", limits[0])
        patch.setattr(caseload_queries, "COMMON", limits[1])
        patch.setattr(caseload_queries, "RARE", limits[1])
        page = team.caseload.page(query)
    wanted = {case.id for person, case in PEOPLE if _belongs(query, case, person)}
    assert page.total == len(wanted)
    assert {row.case_id for row in page.rows} <= wanted
    left = max(0, len(wanted) - query.offset)
    assert len(page.rows) == (left if query.limit is None else min(query.limit, left))
    keys = [_key(query, row) for row in page.rows]
    assert keys == sorted(keys, reverse=query.descending)
    for tab, count in page.counts.items():
        plain = replace(query, filter=tab, search="", contact_before=None, narrowed=CaseloadNarrowing())
        assert count == sum(_belongs(plain, case, person) for person, case in PEOPLE)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", CaseloadSort)
def test_that_pages_join_without_gaps_or_doubles(team: Vault, sort: CaseloadSort, descending: bool) -> None:
    query = CaseloadQuery(sort=sort, descending=descending, include_closed=True)
    whole = team.caseload.page(replace(query, limit=None)).rows
    pages = [team.caseload.page(replace(query, limit=40, offset=offset)).rows for offset in range(0, 160, 40)]
    assert tuple(row for page in pages for row in page) == whole
    reverse = team.caseload.page(replace(query, limit=None, descending=not descending)).rows
    assert reverse == whole[::-1]


def _search(vault: Vault, typed: str) -> CaseloadPage:
    return vault.caseload.page(CaseloadQuery(search=typed, include_closed=True))


def _add(vault: Vault, person: Person, **case: object) -> CaseFile:
    made = CaseFile(person_id=person.id, number="2025-000731", opened_on=date(2026, 9, 1), **case)  # type: ignore[arg-type]
    with vault.unit_of_work(author=ME, label="Add") as uow:
        uow.put(person)
        uow.put(made)
        uow.commit()
    return made


@pytest.mark.parametrize(
    "typed",
    [
        "yıldız", "Yildiz", "YILDIZ", "fat yil", "yil fat", "van der", "731", "2025-000731", "2025 731", "0612345601",
        "06 12 34", "06-12", "linde 14", "samen tek", "  yil ", "(yil)", "oost", '"yil"*', "yil AND fat",
    ],
)  # fmt: skip
def test_that_a_dossier_is_found_however_it_is_typed(vault: Vault, typed: str) -> None:
    person = Person(
        first_name="Fatma", infix="van der", last_name="Yıldız", street="Lindelaan 14", phone="06 – 12 34 56 01"
    )
    case = _add(vault, person, neighbourhood="Oosterkade", next_step="Plan samen tekenen")
    found = [row.case_id for row in _search(vault, typed.replace(" AND ", " ")).rows]
    assert found == [case.id]


@pytest.mark.parametrize("typed", ["ldiz", "arie", "12 34", "fatma bakker", "amsterdam"])
def test_that_what_begins_no_word_is_not_found(vault: Vault, typed: str) -> None:
    _add(vault, Person(first_name="Fatma", last_name="Yıldız", street="Lindelaan 14", phone="06 – 12 34 56 01"))
    assert _search(vault, typed).rows == ()


@pytest.mark.parametrize("typed", ["", " ", "–", "***", '"', "'; DROP TABLE person; --"])
def test_that_signs_without_words_search_nothing_and_do_no_harm(team: Vault, typed: str) -> None:
    words = words_of(typed)
    assert _search(team, typed).total == (len(PEOPLE) if not words else 0)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Velkamp", "Veldkamp"),
        ("veldkammp", "Veldkamp"),
        ("vledkamp", "Veldkamp"),
        ("veldkomp", "Veldkamp"),
        ("joyce velkamp", "joyce Veldkamp"),
        ("yilduz", "Yıldız"),
        ("veld", None),
        ("vlk", None),
        ("onbekend", None),
        ("20226", None),
    ],
)
def test_that_a_slip_in_a_name_is_put_right(vault: Vault, joyce: Person, typed: str, meant: str | None) -> None:
    _add(vault, joyce)
    _add(vault, Person(first_name="Fatma", last_name="Yıldız"))
    assert _search(vault, typed).did_you_mean == meant
    if meant:
        assert _search(vault, meant).rows


def test_that_the_list_follows_every_change(filled: Vault, joyce: Person, case: CaseFile) -> None:
    def put(*entities: Person | CaseFile) -> None:
        with filled.unit_of_work(author=ME, label="Change", case_id=case.id) as uow:
            for entity in entities:
                uow.put(entity)
            uow.commit()

    put(replace(joyce, last_name="Bosch", phone="0300 – 12 34 03"))
    assert not _search(filled, "veldkamp").rows
    [row] = _search(filled, "bosch").rows
    assert (row.name, row.phone) == ("Joyce Bosch", "0300 – 12 34 03")
    put(replace(case, status=CaseStatus.CLOSED, next_step="Afgesloten"))
    assert filled.caseload.page(CaseloadQuery(search="bosch")).rows == ()
    assert filled.caseload.page(CaseloadQuery()).counts[CaseloadFilter.TEAM] == 0
    assert [row.next_step for row in _search(filled, "afge").rows] == ["Afgesloten"]
    put(replace(case, status=CaseStatus.AFTERCARE))
    assert [row.status for row in filled.caseload.page(CaseloadQuery(search="bosch")).rows] == [CaseStatus.AFTERCARE]
    assert filled.caseload.page(CaseloadQuery(consultant=ME)).counts[CaseloadFilter.MINE] == 1
    filled.undo(case.id, ME)
    assert filled.caseload.page(CaseloadQuery(search="bosch")).rows == ()
    assert filled.check() == []


def test_that_a_second_dossier_of_a_resident_is_listed_too(filled: Vault, joyce: Person) -> None:
    again = _add(filled, joyce)
    assert len(_search(filled, "veldkamp").rows) == 2
    with filled.unit_of_work(author=ME, label="Change") as uow:
        uow.put(replace(joyce, first_name="Joy"))
        assert again.id in uow.commit().case_ids
    assert {row.name for row in _search(filled, "veldkamp").rows} == {"Joy Veldkamp"}


def test_that_a_filled_vault_is_whole_and_goes_on_as_any_other(team: Vault) -> None:
    assert team.check() == []
    person, case = PEOPLE[3]
    dossier = team.load_dossier(case.id)
    assert dossier is not None and (dossier.person, dossier.case) == (person, case)
    assert team.undo_state(case.id) == (None, None)
    with team.unit_of_work(author=ME, label="Change") as uow:
        uow.put(replace(case, next_step="Iets anders"))
        uow.commit()
    assert team.undo_state(case.id) == ("Change", None)
    assert team.undo(case.id, ME)
    assert team.check() == []


def test_that_rows_go_up_by_name_when_all_else_is_equal(team: Vault) -> None:
    rows = team.caseload.page(CaseloadQuery(sort=CaseloadSort.PHASE, limit=None)).rows
    for one, two in pairwise(rows):
        if one.phase is two.phase:
            assert _key(CaseloadQuery(sort=CaseloadSort.NAME), one) <= _key(CaseloadQuery(sort=CaseloadSort.NAME), two)


@pytest.mark.parametrize("filter_", [CaseloadFilter.MINE, CaseloadFilter.TEAM])
def test_that_lists_are_counted_of_whom_the_tab_shows(team: Vault, filter_: CaseloadFilter) -> None:
    query = CaseloadQuery(consultant=ME, filter=filter_, today=date(2026, 9, 15))
    counts = team.caseload.lists(query)
    for kind in CaseloadListKind:
        on_it = replace(query, narrowed=CaseloadNarrowing(listed=kind))
        assert counts[kind] == sum(_belongs(on_it, case, person) for person, case in PEOPLE)
    assert any(counts.values())


def test_that_a_row_says_what_holds_for_it_today_and_nothing_else(team: Vault) -> None:
    rows = team.caseload.page(CaseloadQuery(today=date(2026, 9, 15), limit=None)).rows
    for row in rows:
        assert set(row.marks) == {one for one in MARKS[row.case_id] if one.holds(date(2026, 9, 15))}


def test_that_marks_follow_a_dossier_to_another_consultant_and_go_with_it(team: Vault) -> None:
    _person, case = next((person, case) for person, case in PEOPLE if MARKS[case.id] and case.consultant == "Karim")
    before = {one.consultant: one.minutes for one in team.caseload.loads(2026)}
    with team.unit_of_work(author=ME, label="Change") as uow:
        uow.put(replace(case, consultant="Nieuw"))
        uow.commit()
    assert {one.consultant: one.minutes for one in team.caseload.loads(2026)} == {
        **before, "Karim": before["Karim"] - 60, "Nieuw": 60,
    }  # fmt: skip
    kind = CaseloadListKind(next(one.kind for one in MARKS[case.id] if one.kind in set(CaseloadListKind)))
    day = next(one.from_on for one in MARKS[case.id] if one.kind == kind)
    query = CaseloadQuery(consultant="Nieuw", filter=CaseloadFilter.MINE, today=day)
    assert team.caseload.lists(query)[kind] == 1
    team.erase(case.id, author=ME, label="Erase")
    assert team.caseload.lists(query)[kind] == 0
    assert "Nieuw" not in {one.consultant for one in team.caseload.loads(2026)}


def _plan(vault: Vault, sql: str, values: object) -> str:
    from sqlalchemy import text

    with vault._database.transaction() as connection:
        rows = connection.execute(text(f"EXPLAIN QUERY PLAN SELECT caseload_entry.name {sql}"), values).all()
    return "\n".join(row[-1] for row in rows)


@pytest.mark.parametrize("listed", [None, CaseloadListKind.NO_CONTACT])
@pytest.mark.parametrize("sort", CaseloadSort)
@pytest.mark.parametrize(
    "asked",
    [
        {"filter": CaseloadFilter.MINE},
        {"filter": CaseloadFilter.TEAM},
        {"filter": CaseloadFilter.TEAM, "whose": "Karim"},
        {"filter": CaseloadFilter.CONSULTANT_TO_MOVE},
    ],
    ids=["mine", "team", "one consultant", "to move"],
)
def test_that_first_rows_are_met_along_an_index_without_reading_all_or_sorting(
    team: Vault, sort: CaseloadSort, listed: CaseloadListKind | None, asked: dict[str, object]
) -> None:
    narrowed = CaseloadNarrowing(whose=str(asked.get("whose", "")), listed=listed)
    query = CaseloadQuery(
        consultant=ME, filter=CaseloadFilter(asked["filter"]), sort=sort, narrowed=narrowed, today=date(2026, 9, 15)
    )
    where = caseload_conditions.where_of(query)
    said = _plan(team, caseload_queries.walk(query, where), {**where.values, "limit": 40, "offset": 0})
    assert "TEMP B-TREE" not in said
    assert "USING INDEX ix_caseload" in said or "USING COVERING INDEX ix_caseload" in said
    everything = narrowed == CaseloadNarrowing() and query.filter is CaseloadFilter.TEAM
    bare = [line for line in said.splitlines() if line.startswith("SCAN")]
    assert all("USING" in line for line in bare)
    if query.filter is not CaseloadFilter.TEAM or narrowed.whose:
        assert not bare
        assert "consultant=?" in said
    elif everything:
        assert len(bare) <= 1  # the whole team in its order: a walk that stops after the rows asked for


@pytest.mark.parametrize("filter_", [CaseloadFilter.MINE, CaseloadFilter.TEAM])
def test_that_a_list_is_counted_from_one_stretch_of_a_covering_index(team: Vault, filter_: CaseloadFilter) -> None:
    query = CaseloadQuery(consultant=ME, filter=filter_, today=date(2026, 9, 15))
    asked, values = caseload_conditions.marked("kind", "geen-contact", "2026-09-15", caseload_conditions.whose(query))
    said = _plan(team, f"FROM caseload_entry WHERE entry IN ({asked})", values)
    assert "SEARCH caseload_mark USING COVERING INDEX" in said
    assert "SCAN" not in said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fatam", "fatma"),
        ("fatna yildiz", "fatma yildiz"),
        ("wilgenhfo", "wilgenhof"),
        ("wilgemhov", "wilgenhof"),
        ("boomgard", "boomgaard"),
        ("fatx", None),
        ("wilgzzzof", None),
    ],
)
def test_that_a_slip_in_any_word_of_the_index_is_put_right(vault: Vault, typed: str, meant: str | None) -> None:
    _add(vault, Person(first_name="Fatma", last_name="Yıldız", street="Wilgenhof 3"), neighbourhood="De Boomgaard")
    assert _search(vault, typed).did_you_mean == meant
    if meant is not None:
        assert _search(vault, meant).total == 1


def test_that_of_words_equally_near_the_one_of_most_dossiers_is_offered(vault: Vault) -> None:
    for first_name in ("Marije", "Marijk", "Marijk"):
        _add(vault, Person(first_name=first_name, last_name="Aarts"))
    assert _search(vault, "marijx").did_you_mean == "marijk"
