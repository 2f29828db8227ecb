"""The register of teams (F07): name, area, who is in it with which discipline, and who may allocate help.

Facts about colleagues, shared by every dossier. In a dossier a member becomes an involved party: a copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.collaboration import InvolvedParty
from intake_app.domain.teams import Team, TeamMember
from intake_app.errors import InputRefused
from intake_app.i18n import _, ngettext
from intake_app.services import overview
from intake_app.services.desk import Desk
from intake_app.store.search import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeTeam:
    """A team with everybody who is or was in it, by name; who left comes last."""

    team: Team
    members: tuple[TeamMember, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody who is in a team now."""

    team: Team
    member: TeamMember


def teams(desk: Desk) -> tuple[WholeTeam, ...]:
    """Every team, by name."""
    with desk.vault.read() as reader:
        found, members = reader.find(Team), reader.find(TeamMember)
    today = desk.today()
    by_team: dict[UUID, list[TeamMember]] = {}
    for one in members:
        by_team.setdefault(one.team_id, []).append(one)

    def order(one: TeamMember) -> tuple[bool, str, UUID]:
        return not one.active_on(today), folded(one.name), one.id

    return tuple(
        WholeTeam(team=one, members=tuple(sorted(by_team.get(one.id, ()), key=order)))
        for one in sorted(found, key=lambda each: (folded(each.name), each.id))
    )


def colleagues(desk: Desk) -> tuple[Colleague, ...]:
    """Everybody who is in a team today and has a name, team by team."""
    today = desk.today()
    return tuple(
        Colleague(team=whole.team, member=one)
        for whole in teams(desk)
        for one in whole.members
        if one.active_on(today) and one.name.strip()
    )


def allocating(found: Iterable[Colleague], neighbourhood: str = "") -> tuple[Colleague, ...]:
    """Who may allocate help: those of teams that work in the neighbourhood, or everybody when no team does."""
    may = tuple(one for one in found if one.member.may_allocate)
    near = tuple(one for one in may if one.team.works_in(neighbourhood))
    return near or may


def add_team(desk: Desk, made: Team | None = None) -> Team:
    """A new team."""
    fresh = made or Team(name=_("New team"))
    with desk.change(_("New team"), None) as work:
        work.put(fresh)
        work.commit()
    return fresh


def edit_team(desk: Desk, team_id: UUID, **values: object) -> Changes:
    """Give fields of a team new values. Raises InputRefused when it is gone, or its name would be empty."""
    if "name" in values and not str(values["name"]).strip():
        raise InputRefused(_("A team needs a name."))
    with desk.change(_("Team"), None, merge_key=f"Team:{team_id}:{next(iter(values))}") as work:
        before = work.get(Team, team_id)
        if before is None:
            raise _gone()
        work.put(replace(before, **values))  # type: ignore[arg-type]  # fields are checked by replace
        return work.commit()


def remove_team(desk: Desk, team_id: UUID) -> Changes:
    """Take a team away with everybody in it. What stands in dossiers stays. Undo brings it back."""
    with desk.change(_("Remove team"), None) as work:
        for one in work.find(TeamMember, team_id=team_id):
            work.delete(TeamMember, one.id)
        work.delete(Team, team_id)
        return work.commit()


def add_member(desk: Desk, team_id: UUID, made: TeamMember | None = None) -> TeamMember:
    """Somebody more in a team. Raises InputRefused when the team is gone."""
    fresh = made or TeamMember(team_id=team_id)
    with desk.change(_("Somebody in the team"), None) as work:
        if work.get(Team, team_id) is None:
            raise _gone()
        work.put(fresh)
        work.commit()
    return fresh


def edit_member(desk: Desk, member_id: UUID, **values: object) -> Changes:
    """Give fields of somebody in a team new values. Raises InputRefused when that line is gone."""
    with desk.change(_("Somebody in the team"), None, merge_key=f"TeamMember:{member_id}:{next(iter(values))}") as work:
        before = work.get(TeamMember, member_id)
        if before is None:
            raise _gone()
        work.put(replace(before, **values))  # type: ignore[arg-type]  # fields are checked by replace
        return work.commit()


def remove_member(desk: Desk, member_id: UUID) -> Changes:
    """Take somebody out of a team. Undo brings the line back."""
    with desk.change(_("Remove somebody from the team"), None) as work:
        work.delete(TeamMember, member_id)
        return work.commit()


def bring_in(desk: Desk, case_id: UUID, one: Colleague) -> InvolvedParty:
    """Somebody of a team as involved party of a dossier; the line that is there already when it is."""
    dossier = desk.dossier(case_id)
    same = (one.team.name, one.member.name)
    known = next((party for party in dossier.involved_parties if (party.organisation, party.person) == same), None)
    if known is not None:
        return known
    made = InvolvedParty(
        case_id=case_id,
        position=len(dossier.involved_parties),
        organisation=one.team.name,
        person=one.member.name,
        role=one.member.discipline,
        discipline=one.member.discipline,
        phone=one.member.phone or one.team.phone,
        mandate=_("May allocate help") if one.member.may_allocate else "",
        since=desk.today(),
    )
    with desk.change(_("Who is involved"), case_id) as work:
        work.put(made)
        overview.commit(work, case_id)
    return made


def _gone() -> InputRefused:
    return InputRefused(_("This team is not here any more. Choose another one."))


# -- in words --------------------------------------------------------------------------------------------------------


def colleague_words(one: Colleague) -> str:
    """ "Anouk de Wit, wijkcoach (Team Oost)"."""
    who = ", ".join(part for part in (one.member.name, one.member.discipline) if part)
    return f"{who} ({one.team.name})"


def allocating_words(found: Iterable[Colleague], neighbourhood: str = "") -> str:
    """Who may allocate, in one sentence; empty when the register names nobody."""
    may = allocating(found, neighbourhood)
    names = "; ".join(colleague_words(one) for one in may)
    return _("May allocate: {names}.").format(names=names) if may else ""


def team_words(whole: WholeTeam) -> Iterator[str]:
    """What a line of the list says: how many people, and how many of them may allocate."""
    yield ngettext("{n} person", "{n} people", len(whole.members)).format(n=len(whole.members))
    may = sum(one.may_allocate for one in whole.members)
    yield ngettext("{n} may allocate help", "{n} may allocate help", may).format(n=may)
