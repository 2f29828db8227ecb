"""Who decided what, and samples: nothing of the resident's own words leaves, and anybody draws the same again."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import shutil
import typing
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from intake_app import paths
from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain.access import Act
from intake_app.domain.accountability import Judgement, SampleOf, SampleReview
from intake_app.domain.entity import Entity
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.placements import Placement
from intake_app.domain.rights import Exemption, ExemptionGround, ExemptionStatus
from intake_app.domain.vault_people import Role
from intake_app.errors import InputRefused, WrongCall
from intake_app.exchange import dossier_file
from intake_app.services import (
    access,
    decisions,
    dossiers,
    editing,
    exemptions,
    people,
    record_words,
    sample_reports,
    samples,
    vaults,
)
from intake_app.services.decision_fields import DECISIONS
from intake_app.services.desk import Desk
from tests.documents.reading import Paper

WORDS, BO = "vier losse woorden samen", "een heel andere zin van Bo"
TODAY = date(2026, 9, 15)
CANARY = "Kanariewoord"
JOYCE = (paths.RESOURCES / "demo" / "joyce-veldkamp.json").read_bytes()
COLLEAGUES = {"consultant", "deputy", "estimated_by", "chosen_by", "expert", "noted_by", "settled_by", "decided_by"}
COLLEAGUES |= {"given_by", "opened_by", "by"}
NUMBERS_AND_IDS = {"rule_profile", "rule_version", "template", "element", "choice", "block", "block_version", "code"}
NUMBERS_AND_IDS |= {"decision_number", "duty_code"}


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("vault") / "kluis.keukentafel"
    made, _code = vaults.create(path, WORDS, Clock(TODAY))
    made.change_profile(consultant="Marloes Dekker", role="consulent", organisation="Sociaal team")
    for name in "ABCDEFG":
        dossiers.open_dossier(made, Person(first_name=name, last_name="Proef"))
    made.close()
    return path


@pytest.fixture
def place(_made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_made, tmp_path / "kluis.keukentafel"))


@pytest.fixture
def desk(place: Path) -> Iterator[Desk]:
    opened = vaults.unlock(place, WORDS, Clock(TODAY))
    yield opened
    opened.close()


def _first(desk: Desk) -> UUID:
    return UUID(desk.vault.samples.listed_ids(SampleOf.DOSSIERS)[0])


def _drawn(desk: Desk, reference: str) -> list[str]:
    return [str(one.review.subject_id) for one in samples.whole(desk, reference).reviewed]


# the draw (FX33)
def test_that_the_same_start_number_draws_the_same_list_and_another_draws_another(desk: Desk) -> None:
    first, again = (samples.draw(desk, SampleOf.DOSSIERS, 4, 2026) for _time in range(2))
    assert _drawn(desk, first.reference) == _drawn(desk, again.reference)
    ids = sorted(desk.vault.samples.listed_ids(SampleOf.DOSSIERS))
    assert _drawn(desk, first.reference) == random.Random(2026).sample(ids, 4)
    assert (first.reference, again.reference, first.listed) == ("S-2026-001", "S-2026-002", 7)
    others = {tuple(_drawn(desk, samples.draw(desk, SampleOf.DOSSIERS, 4, start).reference)) for start in range(6)}
    assert len(others) > 1


def test_that_anybody_draws_the_same_from_the_list_as_a_file(desk: Desk) -> None:
    made = samples.draw(desk, SampleOf.DOSSIERS, 3, 7)
    rows = list(csv.reader(io.StringIO(samples.population(desk, SampleOf.DOSSIERS).decode("utf-8-sig"))))
    ids = [one for _place, one in rows[1:]]
    assert random.Random(made.start).sample(ids, made.size) == _drawn(desk, made.reference)
    assert samples.still_same_list(desk, made)
    dossiers.open_dossier(desk, Person(first_name="Nieuw", last_name="Proef"))
    assert not samples.still_same_list(desk, made)


@given(st.integers(0, samples.LARGEST_START), st.integers(1, 300), st.data())
@settings(max_examples=60, deadline=None)
def test_that_places_are_those_of_the_rule_whatever_stands_there(start: int, listed: int, data: st.DataObject) -> None:
    size = data.draw(st.integers(1, listed))
    ids = [f"{number:05}" for number in range(listed)]
    found = samples.places(start, size, listed)
    assert [ids[place] for place in found] == random.Random(start).sample(ids, size)
    assert len(set(found)) == size


def test_that_every_place_has_the_same_chance() -> None:
    counts = [0] * 25
    for start in range(4000):
        for place in samples.places(start, 5, 25):
            counts[place] += 1
    expected = 4000 * 5 / 25
    assert sum((many - expected) ** 2 / expected for many in counts) < 42.98  # chi squared, 24 degrees, p = 0.01


def test_that_drawing_reads_ids_along_the_key_and_opens_no_dossier(desk: Desk) -> None:
    said: list[str] = []
    connection = desk.vault._database.connection
    event.listen(connection.engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    samples.still_same_list(desk, samples.draw(desk, SampleOf.DOSSIERS, 2, 1))
    walks = [one for one in said if "ORDER BY case_file.id" in one]
    assert len(walks) == 2 and not any("person" in one or "goal" in one for one in said)
    with desk.vault._database.transaction() as opened:
        told = [row.detail for row in opened.exec_driver_sql(f"EXPLAIN QUERY PLAN {walks[0]}")]
    assert len(told) == 1 and "USING COVERING INDEX" in told[0]


def test_that_placements_are_drawn_with_their_dossier(desk: Desk) -> None:
    case_id = _first(desk)
    for title in ("Kas", "Kantine", "Magazijn"):
        editing.add(desk, Placement(case_id=case_id, title=title))
    made = samples.draw(desk, SampleOf.PLACEMENTS, 2, 5)
    found = samples.whole(desk, made.reference)
    assert _drawn(desk, made.reference) == random.Random(5).sample(
        desk.vault.samples.listed_ids(SampleOf.PLACEMENTS), 2
    )
    assert {one.review.dossier_id for one in found.reviewed} == {case_id}
    assert samples.dossiers(found) == (case_id,)
    assert sample_reports.title_words(made, found.reviewed[0]).startswith("Plaatsing in dossier 2026-")


@pytest.mark.parametrize(
    ("size", "start", "sentence"),
    [
        (0, 1, "Trek er minstens 1 en hoogstens 500."),
        (501, 1, "Trek er minstens 1 en hoogstens 500."),
        (8, 1, "Op de lijst staat maar 7. Trek niet meer dan dat."),
        (2, -1, "Kies een startgetal van 0 tot en met 999999999."),
    ],
)
def test_that_what_cannot_be_drawn_is_said_in_a_sentence(desk: Desk, size: int, start: int, sentence: str) -> None:
    with pytest.raises(InputRefused) as refused:
        samples.draw(desk, SampleOf.DOSSIERS, size, start)
    assert str(refused.value) == sentence
    assert samples.listed(desk) == ()


# the review
def test_that_findings_say_who_and_when_and_that_a_review_is_finished_when_all_is_answered(desk: Desk) -> None:
    made = samples.draw(desk, SampleOf.DOSSIERS, 2, 1)
    review = samples.whole(desk, made.reference).reviewed[0].review
    questions = [one.id for one in desk.forms.sample_check.questions]
    samples.judge(desk, review.id, questions[0], Judgement.NOT_GOOD, "Er staat geen reden bij.")
    with pytest.raises(InputRefused) as refused:
        samples.finish(desk, review.id)
    assert len(refused.value.problems) == len(questions) - 1
    for one in questions[1:]:
        samples.judge(desk, review.id, one, Judgement.GOOD)
    samples.judge(desk, review.id, questions[0], Judgement.COULD_BE_BETTER)
    samples.remark(desk, review.id, "Verder helder.")
    samples.finish(desk, review.id)
    found = samples.whole(desk, made.reference).reviewed[0]
    finding = found.findings[questions[0]]
    assert (finding.judgement, finding.remark) == (Judgement.COULD_BE_BETTER, "Er staat geen reden bij.")
    assert (finding.found_by, finding.found_on) == ("Marloes Dekker", TODAY)
    assert (found.review.reviewed_by, found.review.reviewed_on) == ("Marloes Dekker", TODAY)
    assert [one.done for one in samples.listed(desk)] == [1]
    assert found.review.dossier_id is not None
    assert [one.reference for one, _found in samples.of_dossier(desk, found.review.dossier_id)] == [made.reference]


def test_that_a_finding_and_a_draw_can_be_undone_and_done_again(desk: Desk) -> None:
    made = samples.draw(desk, SampleOf.DOSSIERS, 2, 1)
    review = samples.whole(desk, made.reference).reviewed[0].review
    question = desk.forms.sample_check.questions[0].id
    samples.judge(desk, review.id, question, Judgement.GOOD)
    desk.undo(None)
    assert samples.whole(desk, made.reference).reviewed[0].findings == {}
    desk.undo(None)
    assert samples.listed(desk) == ()
    desk.redo(None)
    desk.redo(None)
    assert samples.whole(desk, made.reference).reviewed[0].findings[question].judgement is Judgement.GOOD


def test_that_only_a_team_lead_draws_and_reviews_and_everybody_reads_what_was_found(desk: Desk, place: Path) -> None:
    people.add(desk, WORDS, "Bo de Wit", Role.CONSULTANT, BO)
    made = samples.draw(desk, SampleOf.DOSSIERS, 1, 1)
    review = samples.whole(desk, made.reference).reviewed[0].review
    for one in desk.forms.sample_check.questions:
        samples.judge(desk, review.id, one.id, Judgement.GOOD)
    assert review.dossier_id is not None
    assert samples.of_dossier(desk, review.dossier_id) == (), "what is not finished is nobody's to read"
    samples.finish(desk, review.id)
    desk.close()
    bo = vaults.unlock(place, BO, Clock(TODAY))
    for forbidden in (
        lambda: samples.draw(bo, SampleOf.DOSSIERS, 1, 1),
        lambda: samples.listed(bo),
        lambda: samples.whole(bo, made.reference),
        lambda: samples.judge(bo, review.id, "steekproef-ondertekend", Judgement.NOT_GOOD),
        lambda: samples.finish(bo, review.id, done=False),
        lambda: samples.population(bo, SampleOf.DOSSIERS),
    ):
        with pytest.raises(InputRefused, match="Alleen een teamleider"):
            forbidden()
    assert len(samples.of_dossier(bo, review.dossier_id)) == 1
    bo.close()


def test_that_nothing_in_the_work_on_a_dossier_knows_of_samples() -> None:
    """A check afterwards never becomes a gate: only these modules can even ask."""
    knows = {
        path.stem
        for path in (paths.ROOT / "intake_app" / "services").rglob("*.py")
        if re.search(r"\bsamples\b|SampleReview|SampleFinding", path.read_text("utf-8"))
    }
    assert knows == {"samples", "sample_reports"}


def test_that_a_destroyed_dossier_leaves_its_place_and_no_word(desk: Desk) -> None:
    made = samples.draw(desk, SampleOf.DOSSIERS, 3, 1)
    review = samples.whole(desk, made.reference).reviewed[1].review
    question = desk.forms.sample_check.questions[0].id
    samples.judge(desk, review.id, question, Judgement.NOT_GOOD, CANARY)
    samples.remark(desk, review.id, CANARY)
    assert review.dossier_id is not None
    desk.vault.erase(review.dossier_id, author="Marloes Dekker", label="Vernietigen")
    kept = samples.whole(desk, made.reference).reviewed[1]
    assert (kept.review.number, kept.review.dossier_id, kept.review.remarks) == ("", None, "")
    assert (kept.findings[question].judgement, kept.findings[question].remark) == (Judgement.NOT_GOOD, "")
    with desk.vault._database.transaction() as opened:
        lines = opened.exec_driver_sql("SELECT coalesce(before, '') || coalesce(after, '') FROM change").scalars().all()
    assert not any(CANARY in one or review.number in one for one in lines)
    assert desk.vault.check() == []
    with pytest.raises(InputRefused):
        samples.remark(desk, review.id, "nog iets")


# the trail
def _exempted(desk: Desk, reason: str = "Herstelt van een operatie") -> UUID:
    case_id = _first(desk)
    made = exemptions.add(desk, case_id, reason=reason)
    exemptions.change(desk, made.id, ground=ExemptionGround.HEALTH)
    start, end = date(2026, 9, 1), date(2026, 12, 31)
    exemptions.change(desk, made.id, start_on=start, end_on=end, review_on=end, status=ExemptionStatus.GRANTED)
    return case_id


def test_that_the_trail_tells_who_when_from_what_to_what_and_why(desk: Desk) -> None:
    case_id = _exempted(desk)
    newest = {one.what: one for one in decisions.trail(desk, case_id) if one.kind == Exemption.__name__}
    status = newest["Stand"]
    assert (status.who, status.about, status.before) == ("Marloes Dekker", "Ontheffingen", "Aangevraagd")
    assert status.after == record_words.words_of(ExemptionStatus.GRANTED) != ""
    assert status.reason == "Herstelt van een operatie"
    assert status.at.astimezone().date() == TODAY
    desk.undo(case_id)
    undone = next(one for one in decisions.trail(desk, case_id) if one.what == "Stand")
    assert undone.taken_back and undone.before == status.after


def test_that_a_change_in_many_dossiers_at_once_is_in_the_trail_of_each(desk: Desk) -> None:
    ids = [UUID(one) for one in desk.vault.samples.listed_ids(SampleOf.DOSSIERS)][:2]
    with desk.change("Overdragen", None) as work:
        for one in ids:
            case = work.get(CaseFile, one)
            assert case is not None
            work.put(replace(case, consultant="Bo de Wit"))
        work.commit()
    for one in ids:
        assert decisions.trail(desk, one)[0].after == "Bo de Wit"


def test_that_only_closed_lists_days_numbers_and_colleagues_can_be_decisions() -> None:
    for cls, wanted in DECISIONS.items():
        hints = typing.get_type_hints(cls)
        for name in wanted.fields:
            free = hints[name] is str or bytes in typing.get_args(hints[name]) or hints[name] is bytes
            assert not free or name in COLLEAGUES | NUMBERS_AND_IDS, f"{cls.__name__}.{name} is free text"
        assert not wanted.reason or hints[wanted.reason] is str


def _canaries(entity: Entity) -> Entity:
    """The same with the canary in every field of words that is neither a decision nor its reason."""
    wanted = DECISIONS.get(type(entity))
    named = {*wanted.fields, wanted.reason} if wanted is not None else set()
    hints = typing.get_type_hints(type(entity))
    words = {one.name for one in fields(entity) if hints[one.name] is str and one.name not in named}
    keep = {"instrument", "version", "item", "form_checksum", "number", "sha256", "words_sha256", "snapshot", "picture"}
    return replace(entity, **dict.fromkeys(words - keep, CANARY))


def test_that_no_word_of_the_resident_or_a_conversation_leaves_in_the_trail(desk: Desk) -> None:
    joyce = dossier_file.from_json(JOYCE)
    told = [
        _canaries(one)
        for one in joyce.entities()
        if not any(isinstance(getattr(one, f.name), bytes) for f in fields(one))
    ]
    with desk.change("Inlezen", joyce.case.id) as work:
        for one in told:
            work.put(one)
        work.commit()
    assert any(CANARY in repr(one) for one in told)
    for suffix in decisions.SUFFIXES:
        content = decisions.export(desk, [joyce.case.id], suffix)
        shown = _cells(content) if suffix == ".xlsx" else [[content.decode("utf-8-sig")]]
        assert not any(CANARY in cell for row in shown for cell in row)
        assert any(joyce.case.number in cell for row in shown for cell in row)


def _cells(content: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    return [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_that_the_file_reads_back_as_it_was_and_holds_no_formula(desk: Desk) -> None:
    reason = '=HYPERLINK("http://weg","klik");\n"aan"'
    case_id = _exempted(desk, reason)
    shown = [one for one in reversed(decisions.trail(desk, case_id)) if one.kind == Exemption.__name__]
    back = list(csv.reader(io.StringIO(decisions.export(desk, [case_id], ".csv").decode("utf-8-sig"), newline="")))
    assert back[0] == list(decisions.columns())
    rows = [row for row in back[1:] if row[3] == "Ontheffingen"]
    plain = [(row, one) for row, one in zip(rows, shown, strict=True) if one.field != "reason"]
    assert len(plain) >= 5 and all(row[4:7] == [one.what, one.before, one.after] for row, one in plain)
    assert {row[7] for row in rows} == {f"'{reason}"}
    assert all(len(row) == len(decisions.columns()) for row in back)
    assert not any(cell.startswith(("=", "+", "@")) for row in back for cell in row)
    assert _cells(decisions.export(desk, [case_id], ".xlsx")) == back
    told = json.loads(decisions.export(desk, [case_id], ".json"))["beslisspoor"]
    assert [one["reden"] for one in told if one["onderwerp"] == "Ontheffingen"] == [reason] * len(rows)


def test_that_the_file_is_in_the_access_log_with_its_six_facts(desk: Desk) -> None:
    case_id = _exempted(desk)
    decisions.export(desk, [case_id], ".csv")
    line = access.lines(desk, case_id)[0]
    assert (line.author, line.role, line.case_id) == ("Marloes Dekker", "consulent", case_id)
    assert (line.act, line.what, line.at.astimezone().date()) == (Act.EXPORTED, "beslisspoor", TODAY)
    assert access.act_words(line).endswith("wie wat besliste, voor interne controle")
    with pytest.raises(WrongCall):
        decisions.export(desk, [case_id], ".pdf")
    assert len(access.lines(desk, case_id)) == 1


# paper and the command line
def test_that_the_account_on_paper_names_nobody_of_the_sample(desk: Desk) -> None:
    made = samples.draw(desk, SampleOf.DOSSIERS, 2, 1)
    found = samples.whole(desk, made.reference)
    for one in desk.forms.sample_check.questions:
        samples.judge(desk, found.reviewed[0].review.id, one.id, Judgement.COULD_BE_BETTER, "Kijk nog eens.")
    shown = Paper(sample_reports.make(desk, f"steekproefverslag/{made.reference}"))
    assert shown.problems == []
    words = " ".join(shown.text().split())
    assert "Proef" not in words and found.reviewed[0].review.number in words
    assert "2 van de 7 dossiers, getrokken met startgetal 1 door Marloes Dekker" in words
    assert "Kijk nog eens." in words and "random.Random(1).sample(ids, 2)" in words


def test_that_everything_can_be_done_on_the_command_line(
    desk: Desk, place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case_id = _exempted(desk)
    desk.close()
    words = tmp_path / "woorden.txt"
    words.write_text(WORDS, "utf-8")
    end = ["--vault", str(place), "--passphrase-file", str(words), "--on", "2026-09-15"]
    assert main(["sample", "draw", "--size", "7", "--start", "3", *end]) == 0
    drawn = capsys.readouterr().out.splitlines()
    assert drawn[0].startswith("S-2026-001\t3\t7\t7\t") and len(drawn) == 8
    found = ["sample", "judge", "S-2026-001", "1"]
    assert main([*found, "kan-beter", "steekproef-ondertekend", "--remark", "Handtekening ontbreekt.", *end]) == 0
    assert main([*found, "in-orde", *end]) == 0
    assert main(["sample", "show", "S-2026-001", "--json", *end]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told[0]["reviewed_by"] == "Marloes Dekker"
    assert sorted(told[0]["findings"].values()) == [*["in-orde"] * 7, "kan-beter"]
    assert main(["sample", "list", *end]) == 0
    assert capsys.readouterr().out.startswith("S-2026-001\tdossiers\t3\t7\t2026-09-15\tMarloes Dekker\t1")
    assert main(["audit", "show", str(case_id), "--json", *end]) == 0
    assert json.loads(capsys.readouterr().out)[0]["wie"] == "Marloes Dekker"
    for call, file in (
        (["audit", "export", str(case_id)], "een.csv"),
        (["audit", "export", "--sample", "S-2026-001"], "alle.xlsx"),
        (["sample", "population"], "lijst.csv"),
        (["print", "steekproefverslag/S-2026-001"], "verslag.pdf"),
    ):
        assert main([*call, "--out", str(tmp_path / file), *end]) == 0, file
        assert (tmp_path / file).stat().st_size > 200
    capsys.readouterr()
    assert main(["audit", "export", "--out", str(tmp_path / "x.csv"), *end]) == 2
    assert main(["sample", "draw", "--size", "8", "--start", "3", *end]) == 3
    assert "Op de lijst staat maar 7." in capsys.readouterr().err


def test_that_reviews_of_the_vault_are_no_part_of_a_dossier(desk: Desk) -> None:
    samples.draw(desk, SampleOf.DOSSIERS, 7, 1)
    written = dossier_file.to_json(desk.dossier(_first(desk))).decode()
    assert "S-2026" not in written and SampleReview.__name__ not in written
