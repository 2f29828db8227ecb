"""Dossiers by the names of the Gemeentelijk Gegevensmodel: by number, per domain, never added up, nobody by name."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app import paths
from intake_app.__main__ import main
from intake_app.domain.access import Act
from intake_app.domain.collaboration import Consent, InvolvedParty
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer
from intake_app.domain.network_words import ConsentPurpose, ShareLevel
from intake_app.domain.people import CaseFile
from intake_app.domain.portfolio_choices import (
    DrivingLicence,
    EducationStatus,
    LanguageLevel,
    PreferenceKind,
    QualificationKind,
)
from intake_app.domain.portfolio_parts import LanguageSkill, Preference, Qualification, WorkLimits
from intake_app.domain.rights import Exemption, ExemptionGround
from intake_app.domain.vocabulary import CaseStatus
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file, ggm_file
from intake_app.instruments.library import FormLibrary
from intake_app.services import access, data_choices, dossier_files, editing, ggm
from intake_app.services.desk import Desk
from intake_app.services.ggm import Wanted
from intake_app.services.ggm_rows import AREAS, record_of
from intake_app.services.network_words import areas
from tests.core.conftest import PASSPHRASE, TODAY
from tests.store.entity_strategies import entities

FORMS = FormLibrary.shipped()
YUSUF = (paths.ROOT / "tests" / "personas" / "p06-yusuf.json").read_bytes()
EVERYTHING = Wanted(sensitive=True)


@pytest.fixture(scope="module")
def yusuf(desk: Desk) -> UUID:
    """A dossier with readings, a plan and consents, and one of each fact that the model has a name for."""
    case_id = dossier_files.import_file(desk, YUSUF)
    for one in (
        Preference(case_id=case_id, kind=PreferenceKind.SECTOR, what="=Techniek"),
        LanguageSkill(case_id=case_id, language="Arabisch", mother_tongue=True, spoken_level=LanguageLevel.C2),
        Qualification(case_id=case_id, title="Lasser", status=EducationStatus.FINISHED, year=2009, foreign=True),
        Qualification(case_id=case_id, kind=QualificationKind.CERTIFICATE, title="VCA", valid_until=TODAY),
        WorkLimits(case_id=case_id, licences=(DrivingLicence.B, DrivingLicence.T)),
        Exemption(case_id=case_id, ground=ExemptionGround.HEALTH, reason="hernia", start_on=TODAY, end_on=TODAY),
        Exemption(case_id=case_id, ground=ExemptionGround.PROJECT, reason="proef", start_on=TODAY, end_on=TODAY),
    ):
        editing.add(desk, one)
    return case_id


def seeker(desk: Desk, case_id: UUID, wanted: Wanted = EVERYTHING) -> dict[str, Any]:
    (found,) = json.loads(ggm.one_file(desk, case_id, wanted).content)["werkzoekenden"]
    assert isinstance(found, dict)
    return found


# -- what stands in it -------------------------------------------------------------------------------------------------


def test_that_every_score_stands_apart_with_domain_day_and_rater(desk: Desk, yusuf: UUID) -> None:
    dossier = desk.dossier(yusuf)
    readings = {one.id: one for one in dossier.readings("zrm-2017") if one.ready}
    given = [one for one in dossier.answers if one.measurement_id in readings and (one.value or one.special)]
    rows = seeker(desk, yusuf)["ZelfredzaamheidScore"]
    assert given and len(rows) == len(given)
    for one in given:
        reading = readings[one.measurement_id]
        (row,) = [
            row
            for row in rows
            if (row["domeinVanZelfredzaamheid"], row["datumBeoordeling"], row["kenmerkBeoordelaar"])
            == (one.item, reading.measured_on.isoformat(), reading.rater.value)
        ]
        assert row["zrmScore"] == one.value
        assert row["redenGeenScore"] == (one.special.value if one.special else None)


def test_that_the_model_has_no_place_for_a_sum_or_a_mean() -> None:
    names = [name.casefold() for entity in ggm_file.ATTRIBUTES for name in (entity, *ggm_file.ATTRIBUTES[entity])]
    assert not [name for name in names if any(word in name for word in ("som", "totaal", "gemiddeld", "sum", "index"))]
    with pytest.raises(KeyError):
        ggm_file.json_file([("1", {"ZelfredzaamheidScore": ({"zrmTotaalscore": 44},)}, ())], "2026-09-15")


def test_that_every_other_fact_stands_under_its_name(desk: Desk, yusuf: UUID) -> None:
    found = seeker(desk, yusuf)
    assert found["Voorkeur"][0]["brancheNaam"] == "=Techniek"
    assert found["Taalbeheersing"][0]["codeTaalbeheersingMondeling"] == "C2"
    assert (found["Opleiding"][0]["indicatieDiploma"], found["Opleiding"][0]["jaarDiploma"]) == (True, 2009)
    assert [one["codeSoortRijbewijs"] or one["naamCertificaat"] for one in found["RijbewijsCertificaat"]] == [
        "VCA",
        "B",
        "T",
    ]
    assert {one["redenAanvraag"] for one in found["Ontheffing"]} == {"hernia", "proef"}
    plans = {one["planId"] for one in found["PlanVanAanpak"]}
    assert plans and {one["planId"] for one in found["Doelstelling"]} == plans
    for entity, names in ggm_file.ATTRIBUTES.items():
        assert all(tuple(row) == names for row in found[entity])


def test_that_what_the_organisation_does_not_ask_stays_out(desk: Desk, yusuf: UUID) -> None:
    for group in ("talen", "opleiding", "reizen"):
        data_choices.switch(desk, group, on=False)
    found = seeker(desk, yusuf)
    assert [*found["Taalbeheersing"], *found["Opleiding"], *found["RijbewijsCertificaat"]] == []
    for group in ("talen", "opleiding", "reizen"):
        data_choices.switch(desk, group, on=True)
    assert seeker(desk, yusuf)["Taalbeheersing"]


def test_that_help_is_known_only_when_a_party_works_on_that_part_of_life(desk: Desk, case_id: UUID) -> None:
    whole = dossier_file.from_json(YUSUF)
    party = InvolvedParty(case_id=whole.case.id, organisation="Bank", areas=("geld",))
    rows = record_of(replace(whole, involved_parties=(party,)), FORMS, TODAY, lambda _area: True)
    told = {one["domeinVanZelfredzaamheid"]: one["indicatieHulpAanwezig"] for one in rows["ZelfredzaamheidScore"]}
    assert told["financien"] is True and told["huisvesting"] is None


def test_that_every_domain_of_the_matrices_has_its_parts_of_life() -> None:
    known = {area for area, _name in areas(FORMS)}
    assert {area for named in AREAS.values() for area in named} <= known
    for name in ("zrm-2013", "zrm-2017"):
        parts = FORMS.instrument(name).parts
        scored = [item.id for part in parts if part.id == "domeinen" for item in part.items]
        assert scored and set(scored) <= set(AREAS), name


# -- who and what does not stand in it ---------------------------------------------------------------------------------


def test_that_nobody_is_named(desk: Desk, yusuf: UUID) -> None:
    dossier = desk.dossier(yusuf)
    content = ggm.one_file(desk, yusuf, EVERYTHING).content.decode()
    person = dossier.person
    hidden = (person.last_name, person.street, person.phone, *(one.name for one in dossier.network))
    assert not [word for word in hidden if word and word in content]
    assert dossier.case.number in content


def test_that_health_substances_and_justice_stay_out_unless_asked_for(desk: Desk, yusuf: UUID) -> None:
    found = seeker(desk, yusuf, Wanted())
    told = {one["domeinVanZelfredzaamheid"] for one in found["ZelfredzaamheidScore"]}
    assert "huisvesting" in told
    assert not told & {"geestelijke-gezondheid", "lichamelijke-gezondheid", "middelengebruik", "justitie", "basale-adl"}
    assert "hernia" not in json.dumps(found)
    assert {"gezondheid", "psychisch", "gebruik", "justitie"} <= set(found["nietMeegegeven"])


def test_that_what_is_left_out_is_named_the_same_whatever_is_recorded(desk: Desk, yusuf: UUID, case_id: UUID) -> None:
    assert seeker(desk, yusuf, Wanted())["nietMeegegeven"] == seeker(desk, case_id, Wanted())["nietMeegegeven"]


def test_that_another_party_gets_what_the_resident_agreed_to_and_no_more(desk: Desk, yusuf: UUID) -> None:
    wanted = Wanted(sensitive=True, recipient="Rijk aan Werk")
    with pytest.raises(InputRefused, match="geen toestemming"):
        ggm.one_file(desk, yusuf, wanted)
    consent = Consent(
        case_id=yusuf,
        recipient="rijk aan  werk",
        purpose=ConsentPurpose.COMBINE,
        level=ShareLevel.FULL,
        areas=("wonen", "werk"),
        given_on=TODAY,
    )
    editing.add(desk, consent)
    found = seeker(desk, yusuf, wanted)
    assert {one["domeinVanZelfredzaamheid"] for one in found["ZelfredzaamheidScore"]} == {"huisvesting"}
    assert found["Voorkeur"] and not found["Taalbeheersing"] and not found["Opleiding"]
    assert [one["redenAanvraag"] for one in found["Ontheffing"]] == ["proef"]


# -- the caseload and the files ----------------------------------------------------------------------------------------


def test_that_the_caseload_file_has_every_open_dossier_and_only_those(desk: Desk, yusuf: UUID, case_id: UUID) -> None:
    heard: list[tuple[int, int]] = []
    made = ggm.caseload_file(desk, EVERYTHING, lambda done, whole: heard.append((done, whole)))
    assert {yusuf, case_id} <= set(made.case_ids) and heard[0][0] == 0 and heard[0][1] == made.written
    numbers = [one["dossiernummer"] for one in json.loads(made.content)["werkzoekenden"]]
    assert len(numbers) == len(set(numbers)) == made.written
    editing.edit(desk, CaseFile, case_id, status=CaseStatus.CLOSED)
    assert case_id not in ggm.caseload_file(desk, EVERYTHING).case_ids


def test_that_a_stop_leaves_nothing_behind(desk: Desk, yusuf: UUID) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _whole: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        ggm.caseload_file(desk, EVERYTHING, stop)


def test_that_the_tables_say_the_same_as_the_json_and_hold_no_formula(desk: Desk, yusuf: UUID) -> None:
    whole = seeker(desk, yusuf)
    content = ggm.one_file(desk, yusuf, replace(EVERYTHING, suffix=".zip")).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entity in ggm_file.ATTRIBUTES:
            text = archive.read(f"{entity}.csv").decode("utf-8-sig")
            rows = list(csv.DictReader(io.StringIO(text, newline="")))
            assert len(rows) == len(whole[entity])
            assert all(row["dossiernummer"] == whole["dossiernummer"] for row in rows)
            assert not [cell for row in rows for cell in row.values() if cell[:1] in tuple("=+@")]
        preferences = archive.read("Voorkeur.csv").decode("utf-8-sig")
    assert "'=Techniek" in preferences
    assert content == ggm.one_file(desk, yusuf, replace(EVERYTHING, suffix=".zip")).content


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_that_any_dossier_makes_a_file_of_known_names_only(data: st.DataObject) -> None:
    base: Dossier = dossier_file.from_json(YUSUF)
    some = base.readings("zrm-2017")[0].id
    whole = replace(
        base,
        answers=tuple(replace(one, measurement_id=some) for one in data.draw(st.lists(entities(Answer), max_size=3))),
        exemptions=tuple(data.draw(st.lists(entities(Exemption), max_size=2))),
        preferences=tuple(data.draw(st.lists(entities(Preference), max_size=2))),
        languages=tuple(data.draw(st.lists(entities(LanguageSkill), max_size=2))),
        qualifications=tuple(data.draw(st.lists(entities(Qualification), max_size=2))),
        work_limits=tuple(data.draw(st.lists(entities(WorkLimits), max_size=1))),
    )
    record = record_of(whole, FORMS, date(2026, 9, 15), lambda _area: True)
    (found,) = json.loads(ggm_file.json_file([("7", record, ())], "2026-09-15"))["werkzoekenden"]
    assert set(found) == {"dossiernummer", *ggm_file.ATTRIBUTES}
    ggm_file.csv_archive([("7", record, ())], "2026-09-15")
    assert len(found["Ontheffing"]) == len(whole.exemptions)


def test_that_the_command_writes_warns_and_is_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "wachtwoord"
    words.write_text(PASSPHRASE, encoding="utf-8")
    monkeypatch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(words))
    vault = ["--vault", str(tmp_path / "team.keukentafel"), "--on", "2026-09-15"]
    source = tmp_path / "in.json"
    source.write_bytes(YUSUF)
    assert main(["vault", "new", *vault]) == 0
    assert main(["import", str(source), *vault]) == 0
    number = capsys.readouterr().out.split()[-1]
    assert main(["export", number, *vault, "--ggm", "--out", str(tmp_path / "uit.txt")]) == 3
    assert main(["export", *vault, "--ggm", "--out", str(tmp_path / "uit.zip")]) == 0
    said = capsys.readouterr()
    assert said.out == "1 dossier\n" and "geen slot" in said.err
    assert main(["export", *vault, "--out", str(tmp_path / "uit.json")]) == 2
    assert main(["export", number, *vault, "--ggm", "--to", "Onbekend", "--out", str(tmp_path / "uit.json")]) == 3
    assert not (tmp_path / "uit.json").exists()


def test_that_a_made_file_is_noted_for_the_resident(desk: Desk, yusuf: UUID) -> None:
    ggm.note(desk, ggm.one_file(desk, yusuf, Wanted()))
    line = access.lines(desk, yusuf)[0]
    assert (line.act, line.what) == (Act.EXPORTED, access.GGM_FILE)
    assert "op nummer en zonder naam" in access.act_words(line)
