"""The resident's PDF carries the dossier: locked, chosen, without what is of others; and it is read in elsewhere."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from intake_app import paths
from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.documents import carrying as paper
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import NetworkPerson
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file, locked_file
from intake_app.services import arrivals, carrying, document_check, dossier_files, editing, vaults
from intake_app.services.arrivals import Novelty
from intake_app.services.carrying import Choice, NeedsPassphrase, Part, carrying_pdf, plain_dossier, to_carry
from intake_app.services.desk import Desk
from intake_app.services.document_check import Verdict
from tests.core.conftest import PASSPHRASE, TODAY
from tests.documents.reading import Paper

WORDS = "zee trein appel lamp"
JOYCE = (paths.RESOURCES / "demo" / "joyce-veldkamp.json").read_bytes()
ALL = Choice(frozenset(Part), WORDS)
QUICK = locked_file.Stretching(memory=64, rounds=1, lanes=1)


@pytest.fixture(scope="module")
def joyce(desk: Desk) -> Dossier:
    case_id = dossier_files.import_file(desk, JOYCE)
    editing.add(desk, NetworkPerson(case_id=case_id, name="Sara Bakker", relation="zus", phone="06 – 99 88 77 66"))
    return desk.dossier(case_id)


@pytest.fixture(scope="module")
def pdf(desk: Desk, joyce: Dossier) -> bytes:
    return carrying_pdf(desk, joyce.case.id, "portfolio", ALL)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Desk]:
    """The desk of the next municipality."""
    made, _code = vaults.create(tmp_path / "elders.keukentafel", PASSPHRASE, Clock(TODAY))
    yield made
    made.close()


# -- what the PDF is ---------------------------------------------------------------------------------------------------


def test_that_a_carrying_print_says_what_it_is_and_stays_sealed_and_readable(desk: Desk, pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as read:
        xmp = read.Root.Metadata.read_bytes()
        assert b"<pdfaid:part>3<" in xmp and b"<pdfaid:conformance>A<" in xmp
        (file,) = read.Root.AF
        assert (str(file.AFRelationship), str(file.UF), str(file.F)) == ("/Data", paper.NAME, paper.NAME)
        assert str(file.Desc) and str(file.EF.F.Subtype) == "/application/octet-stream"
        assert int(file.EF.F.Params.Size) == len(file.EF.F.read_raw_bytes())
        assert read.Root.Names.EmbeddedFiles.Names[1].objgen == file.objgen
    assert Paper(pdf).problems == ["does not say PDF/UA-1 and PDF/A-2"]  # it says PDF/A-3 instead, as it should
    assert document_check.check(pdf).verdict is Verdict.UNTOUCHED
    assert document_check.check(pdf, desk).verdict is Verdict.UNTOUCHED


def test_that_nothing_of_the_dossier_can_be_read_without_the_passphrase(pdf: bytes) -> None:
    locked = paper.carried(pdf)
    assert locked is not None and locked_file.is_locked(locked)
    for word in (b"Veldkamp", b"Joyce", b'keukentafel-dossier"', b"2026-0007"):
        assert word not in locked
    with pytest.raises(NeedsPassphrase):
        plain_dossier(pdf, None)
    with pytest.raises(InputRefused, match="opent het bestand niet") as wrong:
        plain_dossier(pdf, "een heel ander woord")
    assert len(wrong.value.problems) == 1


def test_that_an_easy_passphrase_is_refused(desk: Desk, joyce: Dossier) -> None:
    with pytest.raises(InputRefused):
        carrying_pdf(desk, joyce.case.id, "portfolio", Choice(frozenset(Part), "welkom"))


# -- what travels ------------------------------------------------------------------------------------------------------


def test_that_everything_chosen_comes_over_as_it_was(joyce: Dossier, pdf: bytes, elsewhere: Desk) -> None:
    arrival = arrivals.look(elsewhere, plain_dossier(pdf, WORDS))
    assert not arrival.known
    came = elsewhere.dossier(arrivals.take_in(elsewhere, arrival))
    assert came.person == joyce.person
    for name in ("goals", "steps", "agreements", "answers", "strengths", "portfolio_items"):
        assert getattr(came, name) == getattr(joyce, name), name
    assert len(came.plans) == len(joyce.plans)


@pytest.mark.parametrize("part", Part)
def test_that_only_the_chosen_part_travels_and_the_file_is_whole(joyce: Dossier, part: Part) -> None:
    left = to_carry(joyce, {part})
    filled = {
        one.name for one in fields(left) if isinstance(getattr(left, one.name), tuple) and getattr(left, one.name)
    }
    assert filled <= carrying._LISTS[part]
    assert dossier_file.from_json(dossier_file.to_json(left)).case.id == joyce.case.id


def test_that_what_is_of_others_stays_behind(joyce: Dossier) -> None:
    left = to_carry(joyce, frozenset(Part))
    text = dossier_file.to_json(left).decode()
    assert "99 88 77 66" not in text
    assert "Sara Bakker" in text
    assert left.notes == left.meldingen == left.contacts == left.documents == left.sanctions == left.attendance == ()
    assert left.case.consultant == ""


def test_that_a_shielded_address_never_travels(joyce: Dossier) -> None:
    hidden = replace(joyce, person=replace(joyce.person, address_shielded=True, street="Lindelaan 14", phone="06 – 1"))
    person = to_carry(hidden, {Part.PLAN}).person
    assert (person.street, person.phone, person.town) == ("", "", "")


def test_that_a_list_of_a_later_version_does_not_travel_by_itself() -> None:
    named = frozenset().union(*carrying._LISTS.values())
    assert named < {one.name for one in fields(Dossier)}
    assert not named & {"notes", "documents", "signed_scans", "meldingen", "sanctions"}


# -- hostile files -----------------------------------------------------------------------------------------------------


def _pdf_with(payload: bytes, **more: object) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        stream = pdf.make_stream(payload, **more)  # type: ignore[arg-type]  # whatever a file may hold
        pdf.Root.AF = pikepdf.Array(
            [pikepdf.Dictionary(UF=pikepdf.String(paper.NAME), EF=pikepdf.Dictionary(F=stream))]
        )
        target = BytesIO()
        pdf.save(target, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        return target.getvalue()


def _locked(plain: bytes, passphrase: str = WORDS) -> bytes:
    return locked_file.lock(plain, passphrase, QUICK)


def test_that_a_swollen_file_is_refused_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locked_file, "MAX_BYTES", 1_000_000)
    with pytest.raises(InputRefused, match="te groot"):
        plain_dossier(_pdf_with(_locked(b" " * 50_000_000)), WORDS)
    bomb = _pdf_with(zlib.compress(b"\0" * 10_000_000), Filter=pikepdf.Name.FlateDecode)
    with pytest.raises(InputRefused, match="geen gegevens"):
        plain_dossier(bomb, WORDS)


def test_that_a_deep_file_is_refused(desk: Desk) -> None:
    deep = b'{"format":"keukentafel-dossier","version":1,"dossier":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    with pytest.raises(InputRefused):
        arrivals.look(desk, plain_dossier(_pdf_with(_locked(deep)), WORDS))


def test_that_a_head_that_asks_for_all_memory_is_refused() -> None:
    head = json.loads(_locked(b"x")[18:].split(b"}")[0] + b"}")
    for change in (
        {"memory": 1 << 30},
        {"rounds": 10_000},
        {"lanes": 500},
        {"kdf": "md5"},
        {"salt": ""},
        {"memory": 1},
    ):
        raw = json.dumps(head | change).encode()
        hostile = locked_file.MAGIC + len(raw).to_bytes(2, "big") + raw + b"\0" * 40
        with pytest.raises(InputRefused, match="niet heel"):
            locked_file.unlock(hostile, WORDS)


def test_that_every_altered_or_missing_byte_of_a_locked_file_is_refused() -> None:
    whole = _locked(b"iets van mij")
    assert locked_file.unlock(whole, WORDS) == b"iets van mij"
    for place in range(len(whole)):
        altered = bytearray(whole)
        altered[place] ^= 1
        for hostile in (bytes(altered), whole[:place]):
            with pytest.raises(InputRefused):
                locked_file.unlock(hostile, WORDS)


def test_that_what_is_locked_need_not_be_well_packed() -> None:
    head = _locked(b"x")
    start = head[: 18 + int.from_bytes(head[16:18], "big")]
    found = json.loads(start[18:])
    salt, nonce = (locked_file.b64decode(found[name]) for name in ("salt", "nonce"))
    key = locked_file._stretched(WORDS, salt, QUICK)
    for inside in (b"geen zlib", zlib.compress(b"half")[:-3], b""):
        with pytest.raises(InputRefused):
            locked_file.unlock(start + AESGCM(key).encrypt(nonce, inside, start), WORDS)


@pytest.mark.parametrize("content", [b"%PDF-", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n" + b"1 0 obj\n" * 2000])
def test_that_a_broken_pdf_has_no_data(content: bytes) -> None:
    with pytest.raises(InputRefused, match="geen gegevens"):
        plain_dossier(content, WORDS)


# -- beside a dossier that is here -------------------------------------------------------------------------------------


def _changed(desk: Desk, joyce: Dossier, **lists: object) -> arrivals.Arrival:
    return arrivals.look(desk, dossier_file.to_json(replace(desk.dossier(joyce.case.id), **lists)))  # type: ignore[arg-type]  # any list


def test_that_the_same_dossier_shows_no_difference(desk: Desk, joyce: Dossier) -> None:
    arrival = arrivals.look(desk, dossier_files.export_file(desk, joyce.case.id))
    assert (arrival.known, arrival.differences, arrival.only_here) == (True, (), 0)


def test_that_a_carried_part_beside_the_whole_dossier_takes_nothing_away(
    desk: Desk, joyce: Dossier, pdf: bytes
) -> None:
    arrival = arrivals.look(desk, plain_dossier(pdf, WORDS))
    assert arrival.known
    assert arrival.differences == ()
    assert arrival.only_here > 0


def test_that_a_difference_is_shown_and_only_what_was_chosen_is_taken_over(desk: Desk, joyce: Dossier) -> None:
    goal, step = desk.dossier(joyce.case.id).goals[0], desk.dossier(joyce.case.id).steps[0]
    goals = tuple(replace(one, sentence="Ik wil zingen.") if one.id == goal.id else one for one in joyce.goals)
    steps = tuple(replace(one, what="Naar het koor.") if one.id == step.id else one for one in joyce.steps)
    arrival = _changed(desk, joyce, goals=goals, steps=steps)
    assert [(one.novelty, one.refusal) for one in arrival.differences] == [(Novelty.CHANGED, "")] * 2
    first = next(one for one in arrival.differences if one.id == goal.id)
    assert first.lines == (f"hier “{goal.sentence}”, in het bestand “Ik wil zingen.”",)
    assert desk.dossier(joyce.case.id).goals[0] == goal
    arrivals.merge(desk, arrival, {goal.id})
    now = desk.dossier(joyce.case.id)
    assert (now.goals[0].sentence, now.steps[0].what) == ("Ik wil zingen.", step.what)
    desk.undo(joyce.case.id)
    assert desk.dossier(joyce.case.id).goals[0] == goal


def test_that_a_new_step_brings_its_new_goal_along(desk: Desk, joyce: Dossier) -> None:
    from intake_app.domain.ids import new_id

    goal = replace(joyce.goals[0], id=new_id(), sentence="Ik wil fietsen.", copied_from=None)
    step = replace(joyce.steps[0], id=new_id(), goal_id=goal.id, what="Een fiets lenen.", copied_from=None)
    arrival = _changed(desk, joyce, goals=(*joyce.goals, goal), steps=(*joyce.steps, step))
    assert [one.novelty for one in arrival.differences] == [Novelty.NEW] * 2
    arrivals.merge(desk, arrival, {step.id})
    now = desk.dossier(joyce.case.id)
    assert goal in now.goals and step in now.steps
    desk.undo(joyce.case.id)


def test_that_answers_given_here_stay_whatever_a_file_says(desk: Desk, joyce: Dossier) -> None:
    scored = next(one for one in joyce.answers if one.value in (2, 3, 4))
    other = tuple(replace(one, value=1) if one.id == scored.id else one for one in joyce.answers)
    arrival = _changed(desk, joyce, answers=other)
    assert [bool(one.refusal) for one in arrival.differences] == [True]
    arrivals.merge(desk, arrival, {scored.id})
    assert scored in desk.dossier(joyce.case.id).answers


def test_that_what_is_empty_in_a_file_takes_nothing_away(desk: Desk, joyce: Dossier) -> None:
    arrived = replace(desk.dossier(joyce.case.id), person=replace(joyce.person, phone="", email="j@voorbeeld.nl"))
    arrival = arrivals.look(desk, dossier_file.to_json(arrived))
    arrivals.merge(desk, arrival, {joyce.person.id})
    now = desk.dossier(joyce.case.id).person
    assert (now.phone, now.email) == (joyce.person.phone, "j@voorbeeld.nl")
    desk.undo(joyce.case.id)


# -- the command -------------------------------------------------------------------------------------------------------


def test_that_the_command_prints_with_data_and_reads_them_in_elsewhere(
    desk: Desk, joyce: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, words in (("kluis", PASSPHRASE), ("bewoner", WORDS), ("fout", "appel lamp zee tram")):
        (tmp_path / name).write_text(words, "utf-8")
    monkeypatch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(tmp_path / "kluis"))
    here, there, out = tmp_path / "hier.keukentafel", tmp_path / "daar.keukentafel", tmp_path / "mijn.pdf"
    desk.vault.backup(here)
    made = ["print", "portfolio", joyce.case.number, "--vault", str(here), "--out", str(out)]
    own = ["--carry-passphrase-file", str(tmp_path / "bewoner")]
    assert main([*made, "--carry", "alles", *own]) == 2
    assert main([*made, "--carry", "plan", "portfolio", *own]) == 0
    assert main(["vault", "new", "--vault", str(there)]) == 0
    read = ["import", str(out), "--vault", str(there), "--file-passphrase-file"]
    capsys.readouterr()
    assert main([*read, str(tmp_path / "fout")]) == 3
    assert capsys.readouterr().err.count("\n") == 1
    assert main([*read, str(tmp_path / "bewoner")]) == 0
    assert capsys.readouterr().out == f"{joyce.case.number}\n"
    assert main([*read, str(tmp_path / "bewoner")]) == 3
    assert "staat hier al" in capsys.readouterr().err
    assert main([*read, str(tmp_path / "bewoner"), "--merge", "add"]) == 0


def test_that_the_command_tells_every_difference_and_changes_nothing_by_itself(
    desk: Desk, joyce: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kluis").write_text(PASSPHRASE, "utf-8")
    monkeypatch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(tmp_path / "kluis"))
    here, file = tmp_path / "hier.keukentafel", tmp_path / "anders.json"
    desk.vault.backup(here)
    now = desk.dossier(joyce.case.id)
    file.write_bytes(dossier_file.to_json(replace(now, person=replace(now.person, town="Zeedijk"))))
    read = ["import", str(file), "--vault", str(here)]
    assert main(read) == 3
    said = capsys.readouterr().err
    assert f"hier “{now.person.town}”, in het bestand “Zeedijk”" in said
    assert main([*read, "--merge", "add"]) == 0
    assert main(read) == 3
    capsys.readouterr()
    assert main([*read, "--merge", "take"]) == 0
    assert main(read) == 3
    assert "Zeedijk" not in capsys.readouterr().err
