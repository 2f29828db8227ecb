"""The caseload in bulk: the shares of domain/scale.md on five hundred dossiers, the same by the same start number."""

from __future__ import annotations

import io
import multiprocessing
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.commands import generate
from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import CaseStatus, PlanStatus, RaterRole
from intake_app.exchange import dossier_file
from intake_app.i18n import speaking
from intake_app.instruments.guards import check_answer
from intake_app.instruments.library import FormLibrary
from intake_app.services import caseload, synthetic, team_report, term_list, vaults
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery
from intake_app.services.desk import Desk
from intake_app.services.stored_words import household_words
from intake_app.services.synthetic import ahead
from intake_app.services.synthetic.chance import book
from intake_app.services.synthetic.readings import HIGHEST, LOWEST
from intake_app.services.term_list import list_again
from intake_app.store import bulk
from intake_app.store.change_log import ChangeLog
from tests.core.conftest import PASSPHRASE, TODAY

COUNT = 500
SPARE = 8
"""Points of a hundred that a share of some hundreds may be off: over three times its spread."""


@pytest.fixture(scope="module")
def made() -> tuple[Dossier, ...]:
    return tuple(synthetic.dossiers(COUNT, 1, TODAY))


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("bulk") / "team.keukentafel"
    desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    synthetic.fill(desk, 30, 1)
    yield desk
    desk.close()


def _near(found: Counter[str], wanted: dict[str, float]) -> None:
    total = found.total()
    for value, share in wanted.items():
        assert abs(100 * found[value] / total - share) < SPARE, (value, found, share)


def _drawn(share: str) -> dict[str, float]:
    values, bounds = book().shares[share]
    return {value: b - a for value, a, b in zip(values, (0, *bounds), bounds, strict=False)}


def test_that_who_people_are_has_the_shares_of_the_field(made: tuple[Dossier, ...]) -> None:
    _near(Counter(one.case.household for one in made), _drawn("household"))
    _near(Counter(one.person.language for one in made), _drawn("language"))
    _near(Counter(one.case.status.value for one in made), _drawn("status"))
    _near(Counter("+".join(one.case.legal_grounds) for one in made), _drawn("ground"))
    ages = Counter(_age_class(one) for one in made)
    _near(ages, _drawn("age"))


def _age_class(dossier: Dossier) -> str:
    age = dossier.person.age_on(TODAY)
    assert age is not None and 18 <= age <= 66
    return "18-26" if age < 27 else "27-44" if age < 45 else "45-66"


def test_that_four_in_five_have_barriers_and_the_sourced_ones_keep_their_share(made: tuple[Dossier, ...]) -> None:
    talked = [one for one in made if one.conversations]
    rows = [{a.item for a in one.answers if a.choice} for one in talked]
    _near(Counter("ja" if found else "nee" for found in rows), {"ja": 80, "nee": 20})
    having = [found for found in rows if found]
    for row, share in (("lichamelijk", 53), ("psychisch", 38), ("taal", 29)):
        assert abs(100 * sum(row in found for found in having) / len(having) - share) < SPARE, row
    assert max(len(found) for found in having) == 5


def test_that_levels_and_agreement_of_the_voices_are_as_described(made: tuple[Dossier, ...]) -> None:
    same: dict[str, list[bool]] = {}
    lower: list[bool] = []
    for dossier in made:
        own, other = (_levels(dossier, voice, 0) for voice in (RaterRole.RESIDENT, RaterRole.CONSULTANT))
        for domain in own.keys() & other.keys():
            same.setdefault(domain, []).append(own[domain] == other[domain])
            if own[domain] != other[domain] and LOWEST < other[domain] < HIGHEST:
                lower.append(own[domain] < other[domain])
    shares = {domain: 100 * sum(found) / len(found) for domain, found in same.items()}
    assert len(shares) == 13
    for domain, share in shares.items():
        assert abs(share - book().agree.get(domain, 55)) < SPARE, (domain, share)
    assert abs(100 * sum(lower) / len(lower) - 65) < SPARE


def _levels(dossier: Dossier, voice: RaterRole, moment: int) -> dict[str, int]:
    readings = dossier.readings("zrm-2017", voice)
    if len(readings) <= moment:
        return {}
    return {one.item: one.value for one in dossier.answers_of(readings[moment]).values() if one.value is not None}


def test_that_half_a_year_changes_more_where_there_is_a_goal(made: tuple[Dossier, ...]) -> None:
    found: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for dossier in made:
        goals = {goal.area.removeprefix("zrm-2017/") for goal in dossier.goals}
        first, second = (_levels(dossier, RaterRole.CONSULTANT, moment) for moment in (0, 1))
        for domain in first.keys() & second.keys():
            if LOWEST < first[domain] < HIGHEST and dossier.plans:
                move = second[domain] - first[domain]
                found[domain in goals]["up" if move > 0 else "down" if move < 0 else "same"] += 1
    _near(found[True], _drawn("change_goal"))
    _near(found[False], _drawn("change_rest"))


def test_that_steps_contacts_and_portfolios_are_there_in_the_volumes_of_the_field(made: tuple[Dossier, ...]) -> None:
    steps = Counter(
        step.status.value for one in made for step in one.steps if one.signed_plan is not None and step.kind is not None
    )
    _near(steps, _drawn("step"))
    assert 9 < sum(len(one.contacts) for one in made) / COUNT < 11
    assert 3.5 < sum(len(one.steps) for one in made) / COUNT < 5.5
    assert sum(bool(one.portfolio_items) for one in made) > COUNT / 2


def test_that_one_in_ten_of_the_older_open_dossiers_was_silent_for_a_year(made: tuple[Dossier, ...]) -> None:
    year = TODAY - timedelta(days=365)
    older = [
        one
        for one in made
        if one.case.status is not CaseStatus.CLOSED and one.case.opened_on < TODAY - timedelta(days=400)
    ]
    silent = [one for one in older if (one.case.last_contact_on or one.case.opened_on) < year]
    assert 3 < 100 * len(silent) / len(older) < 18


def test_that_there_are_plans_in_every_status_and_dossiers_in_every_state(made: tuple[Dossier, ...]) -> None:
    assert {plan.status for one in made for plan in one.plans} == set(PlanStatus)
    assert {one.case.status for one in made} == set(CaseStatus)
    assert len({one.case.opened_on.year for one in made}) >= 5


def test_that_own_words_come_in_other_scripts_too_and_no_text_is_longer_than_agreed(made: tuple[Dossier, ...]) -> None:
    words = [plan.own_words for one in made for plan in one.plans]
    assert any("ا" in one for one in words) and any("ክ" in one for one in words) and any("ę" in one for one in words)
    lengths = [len(one.note) for dossier in made for one in dossier.contacts]
    assert max(len(one) for one in words) <= 1600 and min(lengths) >= 17 and max(lengths) > 250


def test_that_the_same_start_number_gives_the_same_and_a_longer_row_begins_alike(made: tuple[Dossier, ...]) -> None:
    assert tuple(synthetic.dossiers(3, 1, TODAY)) == made[:3]
    assert next(synthetic.dossiers(1, 2, TODAY)) != made[0]
    ids = [entity.id for one in made for entity in one.entities()]
    assert len(ids) == len(set(ids)) and {one.version for one in ids[:300]} == {7}


def test_that_every_dossier_can_leave_and_come_back_and_its_answers_keep_the_guards(made: tuple[Dossier, ...]) -> None:
    forms = FormLibrary.shipped()
    for dossier in made[:6]:
        assert dossier_file.from_json(dossier_file.to_json(dossier)) == dossier
        for reading in dossier.measurements:
            for answer in dossier.answers_of(reading).values():
                check_answer(forms.instrument(reading.instrument), answer)


def test_that_what_is_kept_beside_each_line_is_what_going_through_the_dossiers_gives(team: Desk) -> None:
    query = CaseloadQuery(filter=CaseloadFilter.TEAM, include_closed=True, limit=50)
    before = caseload.caseload(team, query)
    report = team_report.make(team, team_report.periods(TODAY)[0])
    assert before.total == 30 and term_list.is_caught_up(team)
    with team.vault.read() as reading:
        cases = [row.case_id for row in before.rows]
        assert all(reading.load_dossier(one) is not None for one in cases)
    list_again(team, tuple(cases))
    assert caseload.caseload(team, query) == before
    assert team_report.make(team, team_report.periods(TODAY)[0]) == report
    assert team.vault.check() == []


def test_that_another_process_makes_the_same_and_stops_when_nobody_asks(
    team: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = list(ahead.made_ahead(team, 500, 3, moments=2, first=1))
    monkeypatch.setattr(ahead, "_WORTH_IT", 1)
    assert list(ahead.made_ahead(team, 500, 3, moments=2, first=1)) == alone
    others = ahead.made_ahead(team, 5000, 3, moments=2, first=1)
    assert next(others) == alone[0]
    others.close()
    assert multiprocessing.active_children() == []


class _StoppedError(Exception):
    """Somebody pressed Stop."""


def test_that_stopping_keeps_what_was_said_to_be_stored_and_leaves_a_whole_vault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_AT_ONCE", 40)
    monkeypatch.setattr(bulk, "PARTS_TOGETHER", 2)
    desk, _code = vaults.create(tmp_path / "half.keukentafel", PASSPHRASE, Clock(TODAY))
    said: list[int] = []

    def stop(done: int, _total: int) -> None:
        said.append(done)
        if len(said) == 2:  # in the middle of what is stored together
            raise _StoppedError

    with pytest.raises(_StoppedError):
        synthetic.fill(desk, 220, 1, stop)
    assert said == [80, 80]
    assert caseload.caseload(desk, CaseloadQuery(filter=CaseloadFilter.TEAM, include_closed=True)).total == 80
    assert desk.vault.check() == []
    desk.close()


def test_that_the_command_makes_a_vault_and_refuses_a_second_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, vault = tmp_path / "woorden", tmp_path / "bulk.keukentafel"
    words.write_text(PASSPHRASE, encoding="utf-8")
    call = ["generate", "--vault", str(vault), "--passphrase-file", str(words), "--caseload", "5", "--on", "2026-09-15"]
    assert main(call) == 0
    assert "5 verzonnen dossiers" in capsys.readouterr().out
    assert main(call) == 3
    assert main([*call[:-4], "--caseload", "0"]) == 2


class _Screen(io.StringIO):
    """A screen of which one line is written over again and again."""

    @override
    def isatty(self) -> bool:
        return True


def test_that_the_command_tells_how_far_it_is_and_after_ctrl_c_how_many_the_vault_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words, vault, screen = tmp_path / "woorden", tmp_path / "bulk.keukentafel", _Screen()
    words.write_text(PASSPHRASE, encoding="utf-8")
    monkeypatch.setattr(ahead, "_AT_ONCE", 20)
    monkeypatch.setattr(bulk, "PARTS_TOGETHER", 2)
    monkeypatch.setattr(generate, "_LONG", 1)
    monkeypatch.setattr(sys, "stderr", screen)
    appended, told = ChangeLog.append_new, []

    def interrupted(*given: Any) -> Any:
        told.append(given)
        if len(told) == 4:  # in the middle of the second transaction, when its rows are there and its log is not
            raise KeyboardInterrupt
        return appended(*given)

    monkeypatch.setattr(ChangeLog, "append_new", interrupted)
    call = ["generate", "--vault", str(vault), "--passphrase-file", str(words), "--caseload", "200"]
    assert main([*call, "--on", "2026-09-15"]) == 0
    assert "40 van 200, nog geen minuut" in screen.getvalue()
    assert "Gestopt. In de kluis staan 40 dossiers." in capsys.readouterr().out
    desk = vaults.unlock(vault, PASSPHRASE, Clock(TODAY))
    assert caseload.caseload(desk, CaseloadQuery(filter=CaseloadFilter.TEAM, include_closed=True)).total == 40
    assert desk.vault.check() == []
    desk.close()


def test_that_residents_give_marks_and_routes_end_by_their_shares() -> None:
    made = list(synthetic.dossiers(1200, 5, TODAY))
    marks = [review.mark for one in made for review in one.reviews if review.mark is not None]
    assert 7.6 < sum(marks) / len(marks) < 8.2, "of the field: 7.9"
    ended = [route for one in made for route in one.trajectories if route.ended_on is not None]
    assert ended and any(route.outcome for route in ended) and all(route.satisfaction for route in ended)


def test_that_a_household_is_one_that_the_window_and_the_rules_know() -> None:
    with speaking("en"):
        assert all(household_words(one) != one for one in _drawn("household")), "an id of which there are words"
