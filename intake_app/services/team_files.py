"""The register of teams as a file for somebody else, and read in again: one line for everybody in a team (F07)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from intake_app.domain.teams import Team, TeamMember
from intake_app.errors import InputRefused
from intake_app.exchange.sheets_in import SheetRow, read_sheet
from intake_app.exchange.sheets_out import csv_bytes, json_bytes, workbook_bytes
from intake_app.i18n import _
from intake_app.instruments import cell_values as cells
from intake_app.instruments.cell_values import BadCell, plain, unprotected
from intake_app.services import teams
from intake_app.services.desk import Desk
from intake_app.services.table_imports import content_of
from intake_app.store.unit_of_work import UnitOfWork

SUFFIXES = (".csv", ".xlsx", ".json")
_COLUMNS = ("team", "gebied", "telefoon_team", "naam", "discipline", "mag_toewijzen", "telefoon", "tot_en_met")
_YES = {"ja", "j", "yes", "y", "x", "1", "waar", "true"}
_NO = {"", "nee", "n", "no", "0", "onwaar", "false"}


@dataclass(frozen=True, slots=True)
class TeamsRead:
    """What became of a list."""

    teams: int
    people: int
    updated: int


def export(desk: Desk, suffix: str) -> bytes:
    """Everybody in every team. Raises InputRefused for another kind of file."""
    if suffix.lower() not in SUFFIXES:
        raise InputRefused(_("Give the file a name that ends in .csv, .xlsx or .json."))
    rows = [_cells(whole.team, one) for whole in teams.teams(desk) for one in whole.members or (None,)]
    if suffix.lower() == ".json":
        return json_bytes("teams", (dict(zip(_COLUMNS, row, strict=True)) for row in rows))
    if suffix.lower() == ".xlsx":
        return workbook_bytes("teams", list(_COLUMNS), rows)
    return csv_bytes(list(_COLUMNS), rows)


def _cells(team: Team, one: TeamMember | None) -> list[str]:
    head = [team.name, team.area, team.phone]
    if one is None:
        return [*head, "", "", "", "", ""]
    until = one.until.isoformat() if one.until is not None else ""
    return [*head, one.name, one.discipline, "ja" if one.may_allocate else "nee", one.phone, until]


def read_in(desk: Desk, path: Path) -> TeamsRead:
    """Take a list over, all or nothing. A team and a name that are there already are updated by what is filled in.

    Raises InputRefused with the first line that cannot be read.
    """
    known = {plain(one) for one in _COLUMNS}
    sheet = read_sheet(content_of(path), lambda row: len({plain(cell) for cell in row} & known))
    places = {plain(name): place for place, name in enumerate(sheet.columns)}
    if plain("team") not in places:
        raise InputRefused(_("Choose which column is “{name}”.").format(name="team"))
    lines = [_line(row, places) for row in sheet.rows]
    with desk.change(_("Read in a list"), None) as work:
        taking = _Taking(work)
        for line in lines:
            taking.take(line)
        work.commit()
    return TeamsRead(taking.teams, taking.people, taking.updated)


def _line(row: SheetRow, places: dict[str, int]) -> dict[str, str]:
    found = {}
    for name in _COLUMNS:
        place = places.get(plain(name))
        cell = row.cells[place] if place is not None and place < len(row.cells) else ""
        found[name] = " ".join(unprotected(cell).split())
    try:
        _flag(found["mag_toewijzen"])
        _day(found["tot_en_met"])
    except BadCell as bad:
        raise InputRefused(_("Line {n}: {problem}").format(n=row.number, problem=bad)) from None
    if not found["team"]:
        raise InputRefused(_("Line {n}: {problem}").format(n=row.number, problem=_("A team needs a name.")))
    return found


def _flag(cell: str) -> bool:
    said = cell.casefold()
    if said not in _YES | _NO:
        raise BadCell(_("Write ja or nee for who may allocate."))
    return said in _YES


def _day(cell: str) -> date | None:
    return cells.day(cell) if cell else None


class _Taking:
    """Puts lines into one unit of work, and counts what became of them."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._teams = {plain(one.name): one for one in work.find(Team)}
        self._members = {(one.team_id, plain(one.name)): one for one in work.find(TeamMember)}
        self.teams = self.people = self.updated = 0

    def take(self, line: dict[str, str]) -> None:
        """One line."""
        team = self._team(line)
        if not line["naam"]:
            return
        key = team.id, plain(line["naam"])
        before = self._members.get(key)
        values = self._filled(line, {"discipline": "discipline", "telefoon": "phone"})
        if line["mag_toewijzen"]:
            values["may_allocate"] = _flag(line["mag_toewijzen"])
        if line["tot_en_met"]:
            values["until"] = _day(line["tot_en_met"])
        fresh = before or TeamMember(team_id=team.id, name=line["naam"])
        after = replace(fresh, **values)  # type: ignore[arg-type]  # fields are checked by replace
        self.people += before is None
        self.updated += before is not None and after != before
        self._members[key] = after
        self._work.put(after)

    def _team(self, line: dict[str, str]) -> Team:
        before = self._teams.get(plain(line["team"]))
        values = self._filled(line, {"gebied": "area", "telefoon_team": "phone"})
        after = replace(before or Team(name=line["team"]), **values)  # type: ignore[arg-type]  # the same
        self.teams += before is None
        self.updated += before is not None and after != before
        self._teams[plain(line["team"])] = after
        self._work.put(after)
        return after

    @staticmethod
    def _filled(line: dict[str, str], fields: dict[str, str]) -> dict[str, object]:
        return {field: line[name] for name, field in fields.items() if line[name]}
