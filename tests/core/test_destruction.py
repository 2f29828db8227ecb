"""The destruction list: four eyes, and afterwards no word of the resident in any page of the file or beside it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain.bsn import IdentityDocument
from intake_app.domain.follow_up import Closing, Note
from intake_app.domain.follow_up_words import OutcomeKind
from intake_app.domain.people import Person
from intake_app.domain.planning import StoredDocument
from intake_app.domain.privacy import DestructionReason, DestructionState, RequestKind, RequestOutcome
from intake_app.domain.vault_people import Role
from intake_app.domain.vocabulary import DocumentKind, LegalGround
from intake_app.errors import InputRefused, WrongPassphrase
from intake_app.exchange import dossier_file
from intake_app.services import (
    backups,
    bsn,
    closing,
    destruction,
    destruction_report,
    dossiers,
    drafts,
    editing,
    people,
    privacy,
    resuming,
    retention,
    vaults,
)
from intake_app.services.caseload import CaseloadQuery, caseload
from intake_app.services.desk import Desk
from intake_app.store.key_page import SIZE, KeyPage, Secret
from tests.documents.reading import Paper

MARLOES, BO, SAM = "vier losse woorden samen", "een heel andere zin van Bo", "Sam leest hier alleen mee"
CANARIES = (
    "Kanarinus",
    "Zangvogelstraat",
    "pietepieterig",
    "Vrolijkgefluit",
    "Bijlagewoord",
    "Verwijderdwoord",
    "111222333",
)
PAGE, RESERVED, IV = 4096, 80, 16


@dataclass(frozen=True, slots=True)
class Place:
    """A vault of three people, with a dossier that closed long ago and one that is open."""

    path: Path
    old: UUID
    open: UUID

    def desk(self, words: str, day: date = date(2026, 9, 15)) -> Desk:
        return vaults.unlock(self.path, words, Clock(day))


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Place:
    path = tmp_path_factory.mktemp("vault") / "team.keukentafel"
    desk, _code = vaults.create(path, MARLOES, Clock(date(2022, 1, 10)))
    desk.change_profile(consultant="Marloes Dekker", organisation="Sociaal team")
    old = _with_canaries(desk)
    other = dossiers.open_dossier(desk, Person(first_name="Henk", last_name="Verbrugge"))
    people.add(desk, MARLOES, "Bo de Wit", Role.CONSULTANT, BO)
    people.add(desk, MARLOES, "Sam Lezer", Role.READER, SAM)
    desk.close()
    return Place(path, old, other)


def _with_canaries(desk: Desk) -> UUID:
    person = Person(first_name="Kanarinus", last_name="Vogel", street="Zangvogelstraat 3", town="Rijnveen")
    case_id = dossiers.open_dossier(desk, person, legal_grounds=(LegalGround.VOLUNTARY,))
    note = Note(case_id=case_id, noted_on=desk.today(), text="Een pietepieterig verhaal. " * 400)
    editing.add(desk, note)
    editing.edit(desk, Note, note.id, text="Vrolijkgefluit in plaats daarvan.")
    gone = Note(case_id=case_id, noted_on=desk.today(), text="Verwijderdwoord")
    editing.add(desk, gone)
    editing.remove(desk, Note, gone.id)
    bsn.switch_on(desk, "Om de aanvraag te koppelen")
    for number in ("123456782", "111222333"):
        bsn.keep(desk, case_id, number, IdentityDocument.PASSPORT, desk.today())
    paper = StoredDocument(
        case_id=case_id,
        kind=DocumentKind.PORTFOLIO,
        version=1,
        title="Portfolio",
        made_at=desk.clock.now(),
        content=b"%PDF Bijlagewoord " * 2000,
        sha256="0" * 64,
    )
    editing.add(desk, paper)
    shut = Closing(
        case_id=case_id,
        closed_on=desk.today(),
        reason="Klaar",
        destination="Werk",
        outcome=next(iter(OutcomeKind)),
        no_contact_wanted=True,
    )
    closing.close(desk, shut)
    return case_id


@pytest.fixture
def place(_made: Place, tmp_path: Path) -> Place:
    path = tmp_path / _made.path.name
    path.write_bytes(_made.path.read_bytes())
    return Place(path, _made.old, _made.open)


def pages(path: Path, words: str) -> Iterator[bytes]:
    """Every page of a sealed vault, decrypted: rows, indexes, log, and what is free."""
    whole = path.read_bytes()
    slot, key = KeyPage.from_bytes(whole[-SIZE:]).opened(Secret.PASSPHRASE, words)
    assert slot.person is not None
    for start in range(0, len(whole) - SIZE, PAGE):
        page = whole[start : start + PAGE]
        begin = 16 if start == 0 else 0
        iv = page[PAGE - RESERVED : PAGE - RESERVED + IV]
        decryptor = Cipher(algorithms.AES(bytes(key)), modes.CBC(iv)).decryptor()
        yield decryptor.update(page[begin : PAGE - RESERVED]) + decryptor.finalize()


def canaries_in(path: Path) -> list[str]:
    """Which canaries stand in the pages, as text, as JSON or in an attachment."""
    content = b"".join(pages(path, MARLOES))
    assert b"CREATE TABLE" in content and b"Verbrugge" in content, "these pages were not decrypted"
    forms = {word: (word.encode(), word.lower().encode(), word.encode("utf-16-le")) for word in CANARIES}
    forms["Bijlagewoord"] += (base64.b64encode(b"Bijlagewoord")[:15],)
    return [word for word, ways in forms.items() if any(way in content for way in ways)]


def test_that_a_number_taken_away_or_replaced_leaves_no_digit_in_any_page(place: Place) -> None:
    assert "111222333" in canaries_in(place.path), "the number is found where it is"
    assert b"123456782" not in b"".join(pages(place.path, MARLOES)), "the one that it took the place of"
    desk = place.desk(MARLOES)
    bsn.remove(desk, place.old)
    desk.close()
    assert "111222333" not in canaries_in(place.path)


def test_that_only_what_is_over_comes_on_the_list(place: Place) -> None:
    desk = place.desk(BO)
    (one,) = retention.expired(desk)
    assert (one.case_id, one.until) == (place.old, date(2024, 1, 10))
    with pytest.raises(InputRefused, match="langer bewaard"):
        destruction.propose(desk, [place.open])
    desk.close()
    on_the_last_day = place.desk(BO, date(2024, 1, 10))
    assert retention.expired(on_the_last_day) == ()
    on_the_last_day.close()


def test_that_destroying_takes_two_of_whom_one_leads(place: Place) -> None:
    desk = place.desk(BO)
    (line,) = destruction.propose(desk, [place.old])
    assert destruction.propose(desk, [place.old]) == (line,)
    with pytest.raises(InputRefused, match="Iemand anders"):
        destruction.confirm(desk, [line.id])
    with pytest.raises(InputRefused, match="eigen wachtwoord"):
        destruction.confirm(desk, [line.id], second=BO)
    with pytest.raises(InputRefused, match="teamleider"):
        destruction.confirm(desk, [line.id], second=SAM)
    with pytest.raises(WrongPassphrase):
        destruction.confirm(desk, [line.id], second="zomaar een andere zin")
    assert desk.vault.load_dossier(place.old) is not None
    (done,) = destruction.confirm(desk, [line.id], second=MARLOES)
    assert (done.proposed_name, done.decided_name) == ("Bo de Wit", "Marloes Dekker")
    assert desk.vault.load_dossier(place.old) is None
    desk.close()


def test_that_who_reads_along_proposes_nothing(place: Place) -> None:
    desk = place.desk(SAM)
    with pytest.raises(InputRefused, match="leest mee"):
        destruction.propose(desk, [place.old])
    desk.close()


def test_that_a_proposal_is_confirmed_at_another_desk_and_can_be_declined(place: Place) -> None:
    desk = place.desk(BO)
    (line,) = destruction.propose(desk, [place.old])
    desk.close()
    lead = place.desk(MARLOES)
    (shown,) = destruction.listed(lead)
    assert (shown.line, shown.name) == (line, "Kanarinus Vogel")
    destruction.decline(lead, line.id)
    assert destruction.listed(lead)[0].line.state is DestructionState.DECLINED
    (again,) = destruction.propose(lead, [place.old])
    assert again.reference == "V-2026-002"
    lead.close()
    other = place.desk(BO)
    (done,) = destruction.confirm(other, [again.id])
    assert done.state is DestructionState.DONE
    other.close()


def test_that_no_word_is_left_in_any_page_or_file(place: Place) -> None:
    """Rows, index, log, attachments, free pages, SQLite's own log, and everything beside the vault."""
    assert set(canaries_in(place.path)) == set(CANARIES)
    desk = place.desk(BO)
    (line,) = destruction.propose(desk, [place.old])
    (done,) = destruction.confirm(desk, [line.id], second=MARLOES)
    beside = [one for one in place.path.parent.iterdir() if one != place.path and one.suffix.endswith("-wal")]
    assert all(one.stat().st_size == 0 for one in beside)
    assert caseload(desk, CaseloadQuery(search="kanarinus")).rows == ()
    assert desk.vault.check() == []
    assert done.attachments == 1 and done.records >= 5 and done.log_lines > 10
    assert done.dossier_id is None
    for word in (*CANARIES, "2022-0001"):
        assert word.casefold() not in repr(done).casefold()
    desk.close()
    assert canaries_in(place.path) == []


def test_that_a_request_to_erase_has_to_be_in_writing_and_stops_at_the_law(place: Place) -> None:
    desk = place.desk(MARLOES)
    case_id = place.open
    with pytest.raises(InputRefused, match="schriftelijk"):
        destruction.propose_on_request(desk, case_id)
    privacy.receive(desk, case_id, RequestKind.ERASURE, in_writing=True)
    line = destruction.propose_on_request(desk, case_id)
    assert line.reason is DestructionReason.REQUEST
    destruction.decline(desk, line.id)
    case = desk.dossier(case_id).case
    editing.edit(desk, type(case), case.id, legal_grounds=(LegalGround.PW_44A,))
    with pytest.raises(InputRefused, match="van de wet"):
        destruction.propose_on_request(desk, case_id)
    desk.close()


def test_that_a_vault_of_one_person_says_that_it_takes_two(tmp_path: Path) -> None:
    desk, _code = vaults.create(tmp_path / "een.keukentafel", MARLOES, Clock(date(2026, 9, 15)))
    with pytest.raises(InputRefused, match="met z'n tweeën"):
        destruction.propose(desk, [])
    desk.close()


def test_that_everyone_has_an_own_profile_and_signs_changes(place: Place) -> None:
    desk = place.desk(BO)
    assert (desk.profile.consultant, desk.profile.organisation) == ("Bo de Wit", "Sociaal team")
    desk.change_profile(phone="06 1")
    editing.add(desk, Note(case_id=place.open, noted_on=desk.today(), text="Van Bo."))
    with desk.vault._database.transaction() as connection:
        author = connection.exec_driver_sql("SELECT author FROM batch ORDER BY seq DESC LIMIT 1").scalar()
    assert author == "Bo de Wit"
    desk.close()
    lead = place.desk(MARLOES)
    assert (lead.profile.consultant, lead.profile.phone) == ("Marloes Dekker", "")
    assert json.dumps(lead.vault.setting("profile"))
    lead.close()


def test_that_the_command_line_lets_in_proposes_confirms_and_reports(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, words in (("marloes", MARLOES), ("bo", BO), ("nieuw", "de zin van wie er net bij is")):
        (tmp_path / name).write_text(words, "utf-8")
    vault = ["--vault", str(place.path), "--on", "2026-09-15"]
    lead, other = (["--passphrase-file", str(tmp_path / name)] for name in ("marloes", "bo"))
    call = ["vault", "people", *vault, *lead, "--add", "Nour Aziz", "--new-passphrase-file", str(tmp_path / "nieuw")]
    assert main(call) == 0
    assert "Nour Aziz\tconsulent" in capsys.readouterr().out
    assert main(["vault", "people", *vault, *lead, "--remove", "nour aziz"]) == 0
    assert "Nour" not in capsys.readouterr().out
    assert main(["vault", "people", *vault, *other, "--remove", "Sam Lezer"]) == 3
    assert main(["vault", "destroy", *vault, *other, "--propose"]) == 0
    assert "V-2026-001\tvoorgesteld\t" in capsys.readouterr().out
    assert main(["vault", "destroy", *vault, *other, "--confirm", "V-2026-001"]) == 3
    report = tmp_path / "verslag.pdf"
    assert main(["vault", "destroy", *vault, *lead, "--confirm", "V-2026-001", "--report", str(report)]) == 0
    said = Paper(report.read_bytes())
    assert said.problems == []
    assert "V-2026-001" in said.text() and "Bo de Wit" in said.text()
    assert not any(word in said.text() for word in CANARIES)


def test_that_one_command_gives_the_paper_and_the_file(place: Place, tmp_path: Path) -> None:
    (tmp_path / "marloes").write_text(MARLOES, "utf-8")
    out = tmp_path / "uit"
    call = ["rights", "2022-0002", "--vault", str(place.path), "--passphrase-file", str(tmp_path / "marloes")]
    assert main([*call, "--out", str(out)]) == 2
    out.mkdir()
    assert main([*call, "--out", str(out)]) == 0
    assert sorted(one.name for one in out.iterdir()) == ["alles-van-u.json", "alles-van-u.pdf"]
    assert Paper((out / "alles-van-u.pdf").read_bytes()).problems == []
    assert dossier_file.from_json((out / "alles-van-u.json").read_bytes()).person.first_name == "Henk"


def test_that_the_report_names_older_copies_with_their_last_day(place: Place) -> None:
    desk = place.desk(BO)
    backups.keep(desk, backups.Why.ASKED)
    assert destruction_report.old_copies(desk) == ()
    (line,) = destruction.propose(desk, [place.old])
    destruction.confirm(desk, [line.id], second=MARLOES)
    (copy,) = destruction_report.old_copies(desk)
    assert "15 september 2026" in copy and "15 september 2027" in copy
    desk.close()


def test_that_what_changed_after_the_proposal_stops_the_destroying(place: Place) -> None:
    desk = place.desk(BO)
    request = privacy.receive(desk, place.open, RequestKind.ERASURE, in_writing=True)
    asked = destruction.propose_on_request(desk, place.open)
    (over,) = destruction.propose(desk, [place.old])
    privacy.answer(desk, place.open, request.id, RequestOutcome.WITHDRAWN)
    with pytest.raises(InputRefused, match="schriftelijk"):
        destruction.confirm(desk, [asked.id], second=MARLOES)
    again = privacy.receive(desk, place.open, RequestKind.ERASURE, in_writing=True)
    case = desk.dossier(place.open).case
    editing.edit(desk, type(case), case.id, legal_grounds=(LegalGround.PW_44A,))
    with pytest.raises(InputRefused, match="van de wet"):
        destruction.confirm(desk, [asked.id], second=MARLOES)
    editing.edit(desk, type(case), case.id, legal_grounds=(LegalGround.VOLUNTARY,))
    wants = privacy.receive(desk, place.old, RequestKind.ACCESS)
    with pytest.raises(InputRefused, match="eerst antwoord"):
        destruction.confirm(desk, [over.id], second=MARLOES)
    assert desk.vault.load_dossier(place.old) is not None and desk.vault.load_dossier(place.open) is not None
    privacy.answer(desk, place.old, wants.id, RequestOutcome.DONE)
    assert again.answered_on is None
    done = destruction.confirm(desk, [asked.id, over.id], second=MARLOES)
    assert [one.state for one in done] == [DestructionState.DONE, DestructionState.DONE]
    desk.close()


def test_that_a_draft_belongs_to_one_dossier_and_goes_with_it(place: Place) -> None:
    desk = place.desk(BO)
    mine, other = (drafts.of_dossier(drafts.APPOINTMENT, one) for one in (place.old, place.open))
    drafts.keep_draft(desk, mine, {"place": "Zangvogelstraat 3"})
    drafts.keep_draft(desk, drafts.APPOINTMENT, {"place": "Zangvogelstraat 3"})
    drafts.keep_draft(desk, other, {"place": "Bij Henk"})
    resuming.keep(desk, resuming.Place(place.old, "gesprek"))
    assert drafts.draft(desk, other) == {"place": "Bij Henk"}
    (line,) = destruction.propose(desk, [place.old])
    destruction.confirm(desk, [line.id], second=MARLOES)
    assert drafts.draft(desk, mine) == {} == drafts.draft(desk, drafts.APPOINTMENT)
    assert drafts.draft(desk, other) == {"place": "Bij Henk"}
    assert resuming.take(desk) is None
    desk.close()
    assert canaries_in(place.path) == []
