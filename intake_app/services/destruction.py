"""The destruction list: proposed by one, carried out when another has looked; a certificate without a name (M04)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.privacy import (
    Destruction,
    DestructionReason,
    DestructionState,
    RequestKind,
)
from intake_app.domain.vault_people import Role, VaultPerson
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import drafts, people, prints, resuming, retention
from intake_app.services.desk import Desk
from intake_app.services.retention import Kept
from intake_app.store.erasing import Erased
from intake_app.store.many import Told, stretches


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the list with what the person who looks must see; name and number only while it is proposed."""

    line: Destruction
    number: str = ""
    name: str = ""


def listed(desk: Desk) -> tuple[Listed, ...]:
    """What is proposed, and what became of earlier proposals; newest first."""
    with desk.vault.read() as reading:
        lines = reading.find(Destruction)
    return tuple(_shown(desk, one) for one in sorted(lines, key=lambda one: one.id, reverse=True))


def _shown(desk: Desk, line: Destruction) -> Listed:
    if line.state is not DestructionState.PROPOSED or line.dossier_id is None:
        return Listed(line=line)
    dossier = desk.vault.load_dossier(line.dossier_id)
    if dossier is None:
        return Listed(line=line)
    return Listed(line=line, number=dossier.case.number, name=dossier.person.full_name)


def propose(desk: Desk, case_ids: Iterable[UUID]) -> tuple[Destruction, ...]:
    """Put dossiers on the list whose terms have ended. Raises InputRefused when one may not be destroyed yet."""
    me = _somebody(desk)
    over = {one.case_id: one for one in retention.expired(desk)}
    found = []
    for case_id in case_ids:
        if case_id not in over:
            raise InputRefused(_("This dossier must be kept longer. Look at the dates, and take it off the list."))
        one = over[case_id]
        found.append(_line(desk, me, case_id, DestructionReason.TERM_ENDED, one.grounds, one.closed_on.year, one.until))
    return _put_new(desk, found)


def propose_on_request(desk: Desk, case_id: UUID) -> Destruction:
    """Put a dossier on the list because the resident asked to erase it.

    Raises InputRefused without an open request in writing to erase, and while a law says that it must be kept
    (Participatiewet); a Wmo dossier may go on request (article 5.3.5).
    """
    me, dossier = _somebody(desk), desk.dossier(case_id)
    found = _must_be_asked(desk, dossier)
    ended = retention.closed_on(dossier)
    grounds = tuple(one.ground for one in found if one.ground is not None)
    line = _line(
        desk,
        me,
        case_id,
        DestructionReason.REQUEST,
        grounds,
        ended.year if ended else None,
        retention.until(found),
    )
    return _put_new(desk, [line])[0]


def _must_be_asked(desk: Desk, dossier: Dossier) -> tuple[Kept, ...]:
    asked = [
        one
        for one in dossier.privacy_requests
        if one.kind is RequestKind.ERASURE and one.answered_on is None and one.in_writing
    ]
    if not asked:
        raise InputRefused(_("First write down the request to erase. It has to be in writing."))
    found = retention.of_dossier(desk, dossier)
    held = [one for one in found if one.ground == "pw-44a" and not one.over_on(desk.today())]
    if held:
        raise InputRefused(_("The law says to keep this dossier longer. Answer the request with that reason."))
    return found


def decline(desk: Desk, line_id: UUID) -> None:
    """Take a proposal off the list; the dossier stays."""
    me = _somebody(desk)
    with desk.change(_("Destruction list"), None, final=True) as work:
        line = work.get(Destruction, line_id)
        if line is None or line.state is not DestructionState.PROPOSED:
            raise InputRefused(_("This proposal is not on the list any more."))
        work.put(
            replace(
                line,
                state=DestructionState.DECLINED,
                dossier_id=None,
                decided_on=desk.today(),
                decided_by=me.id,
                decided_name=me.name,
            )
        )
        work.commit()


def confirm(
    desk: Desk, line_ids: Iterable[UUID], second: str = "", told: Told | None = None
) -> tuple[Destruction, ...]:
    """Destroy what was proposed. Four eyes: the one who confirms is not the one who proposed, and one is a team lead.

    With `second`, the passphrase of a colleague who stands beside, that colleague is the one who confirms. Raises
    WrongPassphrase, or InputRefused when these are not four eyes, or a dossier must be kept after all. `told` hears how
    far it is and may raise to stop: the dossier under way then stays whole, those before it are gone for good.
    """
    eyes = people.second_pair_of_eyes(desk, second) if second else _somebody(desk)
    with desk.vault.read() as reading:
        lines = [reading.get(Destruction, one) for one in line_ids]
    found = [one for one in lines if one is not None and one.state is DestructionState.PROPOSED]
    known = {one.id: one for one in desk.vault.team.members}
    for line in found:
        _must_be_four_eyes(line, eyes, known)
        _must_still_be_over(desk, line)
    each = stretches(told, len(found))
    return tuple(_carry_out(desk, line, eyes, part.tell) for line, part in zip(found, each, strict=True))


def _must_be_four_eyes(line: Destruction, eyes: VaultPerson, known: dict[UUID, VaultPerson]) -> None:
    if line.proposed_by == eyes.id or line.proposed_name.casefold() == eyes.name.casefold():
        raise InputRefused(_("Somebody else has to look: who proposed it cannot confirm it."))
    proposer = known.get(line.proposed_by)
    roles = {eyes.role} | ({proposer.role} if proposer is not None else set())
    if Role.READER in roles or Role.TEAM_LEAD not in roles:
        raise InputRefused(_("One of the two has to be a team lead."))


def _must_still_be_over(desk: Desk, line: Destruction) -> None:
    """What was true when it was proposed may have changed: a request taken back, another ground, a new request."""
    dossier = desk.vault.load_dossier(line.dossier_id) if line.dossier_id is not None else None
    if dossier is None:
        return
    if line.reason is DestructionReason.REQUEST:
        _must_be_asked(desk, dossier)
        return
    last = retention.until(retention.of_dossier(desk, dossier))
    if last is None or last >= desk.today():
        raise InputRefused(_("This dossier must be kept longer. Look at the dates, and take it off the list."))
    if any(one.answered_on is None for one in dossier.privacy_requests):
        raise InputRefused(_("The resident asked something about the own data. Answer that first."))


def _carry_out(desk: Desk, line: Destruction, eyes: VaultPerson, told: Told) -> Destruction:
    """The dossier goes, with what is kept beside it, and its line becomes the certificate: all in one transaction."""
    assert line.dossier_id is not None
    made: list[Destruction] = []

    def certify(erased: Erased) -> Destruction:
        done = replace(
            line,
            state=DestructionState.DONE,
            dossier_id=None,
            decided_on=desk.today(),
            decided_by=eyes.id,
            decided_name=eyes.name,
            records=erased.records,
            attachments=erased.attachments,
            log_lines=erased.log_lines,
        )
        made.append(done)
        return done

    left = {
        **prints.settings_without_folder(),
        **drafts.settings_without(line.dossier_id),
        **resuming.settings_without(desk, line.dossier_id),
    }
    label = _("Destroy a dossier")
    desk.vault.erase(line.dossier_id, author=desk.author, label=label, certify=certify, settings=left, told=told)
    if not made:
        raise InputRefused(_("This dossier is not here any more. Go back to the caseload."))
    return made[0]


def _somebody(desk: Desk) -> VaultPerson:
    me = desk.person
    if me is None or len(desk.vault.team.members) < 2:
        raise InputRefused(
            _("Destroying takes two people. First let a colleague in, at People of this vault, and open it yourself.")
        )
    return me


def _line(
    desk: Desk,
    me: VaultPerson,
    case_id: UUID,
    reason: DestructionReason,
    grounds: tuple[object, ...],
    year: int | None,
    until: object,
) -> Destruction:
    return Destruction(
        reference="",
        dossier_id=case_id,
        reason=reason,
        grounds=grounds,  # type: ignore[arg-type]  # legal grounds
        closed_year=year,
        kept_until=until,  # type: ignore[arg-type]  # a day or None
        proposed_on=desk.today(),
        proposed_by=me.id,
        proposed_name=me.name,
    )


def _put_new(desk: Desk, lines: list[Destruction]) -> tuple[Destruction, ...]:
    """New lines, numbered on within the year; a dossier that is on the list already is left as it is."""
    with desk.change(_("Destruction list"), None, final=True) as work:
        known = work.find(Destruction)
        waiting = {one.dossier_id: one for one in known if one.state is DestructionState.PROPOSED}
        year = desk.today().year
        number = sum(one.proposed_on.year == year for one in known)
        made = []
        for line in lines:
            if line.dossier_id in waiting:
                made.append(waiting[line.dossier_id])
                continue
            number += 1
            made.append(work.put(replace(line, reference=f"V-{year}-{number:03}")))
        work.commit()
    return tuple(made)
