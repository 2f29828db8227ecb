"""Teams (F07): who is in them, who may allocate help, as a file and back, and into a dossier; and names of roles."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from intake_app.__main__ import main
from intake_app.domain.people import NetworkPerson
from intake_app.domain.teams import Team, TeamMember
from intake_app.domain.vocabulary import PersonRole
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.services import editing, prints, rules, team_files, teams, term_list
from intake_app.services.desk import Desk
from intake_app.services.teams import Colleague
from intake_app.services.wording import ordinary_role_words, person_role_words, professional_roles
from tests.core.conftest import TODAY
from tests.documents.reading import Paper


@pytest.fixture
def east(desk: Desk) -> Team:
    for one in teams.teams(desk):
        teams.remove_team(desk, one.team.id)
    made = teams.add_team(desk, Team(name="Wijkteam Oost", area="De Boomgaard, Rijndijk", phone="0300 – 12 00 00"))
    teams.add_member(desk, made.id, TeamMember(team_id=made.id, name="Anouk de Wit", discipline="wijkcoach"))
    teams.add_member(
        desk, made.id, TeamMember(team_id=made.id, name="Bas Veen", discipline="Wmo-consulent", may_allocate=True)
    )
    gone = TeamMember(
        team_id=made.id, name="Aart", discipline="docent", may_allocate=True, until=TODAY - timedelta(days=1)
    )
    teams.add_member(desk, made.id, gone)
    return made


def _names(found: tuple[Colleague, ...]) -> list[str]:
    return [one.member.name for one in found]


def test_that_who_left_comes_last_and_is_no_colleague(desk: Desk, east: Team) -> None:
    (whole,) = teams.teams(desk)
    assert [one.name for one in whole.members] == ["Anouk de Wit", "Bas Veen", "Aart"]
    assert _names(teams.colleagues(desk)) == ["Anouk de Wit", "Bas Veen"]
    assert TeamMember(team_id=east.id, until=TODAY).active_on(TODAY), "the last day counts"


def test_that_who_may_allocate_is_found_by_the_neighbourhood(desk: Desk, east: Team) -> None:
    west = teams.add_team(desk, Team(name="Wijkteam West", area="De Haven"))
    teams.add_member(desk, west.id, TeamMember(team_id=west.id, name="Chris Mol", may_allocate=True))
    found = teams.colleagues(desk)
    assert _names(teams.allocating(found, " de haven ")) == ["Chris Mol"]
    assert _names(teams.allocating(found, "Elders")) == ["Bas Veen", "Chris Mol"], "nobody is near: then everybody"
    assert teams.allocating_words(found, "Rijndijk") == "Mag toewijzen: Bas Veen, Wmo-consulent (Wijkteam Oost)."
    assert teams.allocating_words(()) == ""


def test_that_a_team_is_removed_with_everybody_in_it_and_comes_back_whole(desk: Desk, east: Team) -> None:
    before = teams.teams(desk)
    teams.remove_team(desk, east.id)
    assert teams.teams(desk) == ()
    desk.undo(None)
    assert teams.teams(desk) == before
    with pytest.raises(InputRefused, match="naam nodig"):
        teams.edit_team(desk, east.id, name=" ")
    with pytest.raises(InputRefused, match="niet meer"):
        teams.add_member(desk, UUID(int=1))


@pytest.mark.parametrize("suffix", team_files.SUFFIXES)
def test_that_a_file_of_the_teams_reads_in_the_same(desk: Desk, east: Team, tmp_path: Path, suffix: str) -> None:
    before = [(whole.team.name, [replace(one, id=east.id) for one in whole.members]) for whole in teams.teams(desk)]
    path = tmp_path / f"teams{suffix}"
    path.write_bytes(team_files.export(desk, suffix))
    again = team_files.read_in(desk, path)
    assert (again.teams, again.people, again.updated) == (0, 0, 0), "everything was there"
    teams.remove_team(desk, east.id)
    found = team_files.read_in(desk, path)
    assert (found.teams, found.people) == (1, 3)
    (whole,) = teams.teams(desk)
    same = [replace(one, id=east.id, team_id=east.id) for one in whole.members]
    assert [(whole.team.name, same)] == before and whole.team.area == east.area and whole.team.phone == east.phone


def test_that_a_list_is_taken_in_whole_or_not_at_all(desk: Desk, east: Team, tmp_path: Path) -> None:
    path = tmp_path / "teams.csv"
    path.write_text("team;naam;mag_toewijzen\nNoord;Els;ja\nNoord;Fem;misschien\n", encoding="utf-8")
    with pytest.raises(InputRefused, match=r"Regel 3: Schrijf ja of nee"):
        team_files.read_in(desk, path)
    assert [one.team.name for one in teams.teams(desk)] == ["Wijkteam Oost"]
    path.write_text("team;naam;discipline\nWijkteam Oost;Anouk de Wit;teamleider\n", encoding="utf-8")
    assert team_files.read_in(desk, path).updated == 1
    anouk = teams.teams(desk)[0].members[0]
    assert (anouk.discipline, anouk.may_allocate) == ("teamleider", False)


def test_that_a_colleague_becomes_an_involved_party_once(desk: Desk, ready_case: UUID, east: Team) -> None:
    bas = teams.colleagues(desk)[1]
    made = teams.bring_in(desk, ready_case, bas)
    assert (made.organisation, made.person, made.role, made.phone, made.mandate, made.since) == (
        "Wijkteam Oost", "Bas Veen", "Wmo-consulent", "0300 – 12 00 00", "Mag hulp toewijzen", TODAY,
    )  # fmt: skip
    assert teams.bring_in(desk, ready_case, bas) == made
    dossier = desk.dossier(ready_case)
    assert [one.person for one in dossier.involved_parties].count("Bas Veen") == 1
    assert "Anouk" not in dossier_file.to_json(dossier).decode(), "the register itself is in no dossier"


def test_that_roles_are_called_as_the_organisation_does_and_move_no_dossier(desk: Desk) -> None:
    assert person_role_words(PersonRole.INFORMAL_CARER) == ordinary_role_words(PersonRole.INFORMAL_CARER)
    while term_list.catch_up(desk):
        pass
    rules.set_role_names(desk, {PersonRole.INFORMAL_CARER: " naaste ", PersonRole.PEER: "maatje", PersonRole.CHILD: ""})
    assert person_role_words(PersonRole.INFORMAL_CARER) == "naaste"
    assert person_role_words(PersonRole.PARTNER) == "partner"
    assert rules.rules(desk).role_names == {"informal_carer": "naaste", "peer": "maatje"}
    assert term_list.is_caught_up(desk)
    with pytest.raises(InputRefused, match="30 letters"):
        rules.set_role_names(desk, {PersonRole.PEER: "maat/je"})
    rules.set_own(desk, "jobcoach_ratio", 12)
    assert person_role_words(PersonRole.PEER) == "maatje", "another setting leaves them"
    rules.set_own(desk, "jobcoach_ratio", None)
    rules.set_role_names(desk, {})
    assert person_role_words(PersonRole.PEER) == ordinary_role_words(PersonRole.PEER)


def test_that_the_roles_on_offer_are_words_of_the_field_each_once() -> None:
    assert len(set(professional_roles())) == len(professional_roles()) == 27
    assert "wijkcoach" in professional_roles()


def test_that_the_command_line_reads_writes_and_lists_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wachtwoord").write_text("vier losse woorden samen\n", encoding="utf-8")
    monkeypatch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(tmp_path / "wachtwoord"))
    vault = ["--vault", str(tmp_path / "team.keukentafel")]
    assert main(["vault", "new", *vault]) == 0
    capsys.readouterr()
    (tmp_path / "in.csv").write_text("team;naam;mag toewijzen\nNoord;Els;ja\n", encoding="utf-8")
    assert main(["teams", "import", str(tmp_path / "in.csv"), *vault]) == 0
    assert capsys.readouterr().out == "1\t1\t0\n"
    assert main(["teams", "list", *vault, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["team"], row["name"], row["may_allocate"]) == ("Noord", "Els", True)
    assert main(["teams", "export", *vault, "--out", str(tmp_path / "uit.xlsx")]) == 0
    assert (tmp_path / "uit.xlsx").stat().st_size > 0
    capsys.readouterr()
    assert main(["helped", *vault, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_that_all_that_is_kept_of_somebody_calls_roles_as_the_organisation_does(desk: Desk, ready_case: UUID) -> None:
    editing.add(desk, NetworkPerson(case_id=ready_case, name="Ria", role=PersonRole.INFORMAL_CARER))

    def paper() -> str:
        return " ".join(Paper(prints.preview(desk, ready_case, "alles-van-u")).text().split())

    assert "Rol: Mantelzorger" in paper() and "Rol: Naaste" not in paper()
    rules.set_role_names(desk, {PersonRole.INFORMAL_CARER: "naaste"})
    try:
        assert "Rol: Naaste" in paper() and "Rol: Mantelzorger" not in paper()
    finally:
        rules.set_role_names(desk, {})
