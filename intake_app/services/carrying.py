"""A resident's own PDF that carries the dossier: chosen parts, without what is of others, locked (M06).

The next municipality reads it in, so that the story need not be told again. Nothing travels unless it was chosen.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import MISSING, dataclass, fields, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from intake_app.domain import shielding
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.vocabulary import SignerRole
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file, locked_file
from intake_app.i18n import _
from intake_app.services import prints, sealing, vaults
from intake_app.services.desk import Desk


class Part(StrEnum):
    """What can travel; who the resident is always does."""

    PEOPLE = "mensen"
    TALK = "gesprek"
    PICTURE = "beeld"
    PLAN = "plan"
    PORTFOLIO = "portfolio"
    FOLLOW_UP = "opvolging"


_LISTS: dict[Part, frozenset[str]] = {
    Part.PEOPLE: frozenset({"network"}),
    Part.TALK: frozenset({"conversations"}),
    Part.PICTURE: frozenset(
        {"measurements", "answers", "corrections", "differences", "picture_notes", "perspectives"}
    ),
    Part.PLAN: frozenset(
        {
            "plans", "goals", "solutions", "no_goals", "trajectories", "steps", "step_dependencies", "gates",
            "hours_lines", "decisions", "agreements", "elements", "signatures", "goal_differences", "offer_decisions",
            "duties", "exemptions", "taken_offers",
        }
    ),
    Part.PORTFOLIO: frozenset(
        {
            "strengths", "portfolios", "portfolio_items", "stories", "competences", "qualifications", "languages",
            "experiences", "preferences", "work_limits",
        }
    ),
    Part.FOLLOW_UP: frozenset({"appointments", "reviews", "review_items", "contact_agreements", "time_outs"}),
}  # fmt: skip
"""The lists of a dossier that go with each part. A list that stands nowhere never travels: notes of the consultant,
attendance, incidents, measures, who reported, kept files; and what a later version adds, until somebody decides."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What travels, and the passphrase that the resident chose."""

    parts: frozenset[Part]
    passphrase: str


def part_words(part: Part) -> str:
    """What a part is, in the language in use."""
    return {
        Part.PEOPLE: _("the people around me, without their telephone numbers"),
        Part.TALK: _("which talks there were"),
        Part.PICTURE: _("my picture: web and questions, with my answers"),
        Part.PLAN: _("my plan: goals, steps and agreements"),
        Part.PORTFOLIO: _("my portfolio and what I am good at"),
        Part.FOLLOW_UP: _("appointments and looking back"),
    }[part]


def carrying_pdf(
    desk: Desk,
    case_id: UUID,
    kind: str,
    choice: Choice,
    *,
    language: str = "nl",
    large: bool = False,
    second_language: str = "",
) -> bytes:
    """A print with the chosen parts of the dossier locked inside it, sealed. Nothing of it is kept in the vault.

    Raises InputRefused for a passphrase that is easily guessed, or when the print cannot be made.
    """
    from intake_app.documents.carrying import carry

    advice = vaults.judge_passphrase(choice.passphrase)
    if not advice.accepted:
        raise InputRefused(advice.sentence)
    content = prints.preview(desk, case_id, kind, language=language, large=large, second_language=second_language)
    plain = dossier_file.to_json(to_carry(desk.dossier(case_id), choice.parts))
    with_data = carry(content, locked_file.lock(plain, choice.passphrase), desk.clock.now())
    return sealing.seal(desk, with_data, language)


def to_carry(dossier: Dossier, parts: Collection[Part]) -> Dossier:
    """The dossier with only these parts, and of others only name and relation."""
    wanted = frozenset().union(*(_LISTS[part] for part in parts))
    lists = {one.name for one in fields(dossier) if isinstance(getattr(dossier, one.name), tuple)}
    bare = replace(dossier, **dict.fromkeys(lists - wanted, ()))  # type: ignore[arg-type]  # every list, emptied
    bare = shielding.outside(bare)
    case = replace(bare.case, consultant="", deputy="", attention=None, attention_on=None)
    people = tuple(replace(one, phone="", contact_allowed_on=None) for one in bare.network)
    return closed(
        replace(
            bare,
            case=case,
            network=people,
            portfolios=tuple(replace(one, cv_remark="") for one in bare.portfolios),
            duties=tuple(one for one in bare.duties if not one.person),
            signatures=tuple(
                one if one.role is SignerRole.RESIDENT else replace(one, strokes=()) for one in bare.signatures
            ),
        )
    )


def closed(dossier: Dossier) -> Dossier:
    """Without what names a part that does not travel: the name alone is taken out where it may be left out."""
    while True:
        here = {entity.id for entity in dossier.entities()}
        changed: dict[str, Any] = {}
        for one in fields(dossier):
            entities = getattr(dossier, one.name)
            if isinstance(entities, tuple):
                kept = tuple(left for left in (_without_strangers(entity, here) for entity in entities) if left)
                if kept != entities:
                    changed[one.name] = kept
        if not changed:
            return dossier
        dossier = replace(dossier, **changed)


def _without_strangers(entity: Entity, here: Collection[UUID]) -> Entity | None:
    loose: dict[str, Any] = {}
    for one in fields(entity):
        if one.name in dossier_file.REFERENCES:
            target = getattr(entity, one.name)
            if target is not None and target not in here:
                if one.default is MISSING:
                    return None
                loose[one.name] = None
    return replace(entity, **loose) if loose else entity


def plain_dossier(content: bytes, passphrase: str | None) -> bytes:
    """The dossier file in what somebody chose: the file itself, or what a PDF carries.

    Raises NeedsPassphrase when it is locked and there is none; InputRefused when there is no dossier in it.
    """
    from intake_app.documents.carrying import carried

    locked: bytes | None = content if locked_file.is_locked(content) else None
    if content.startswith(b"%PDF-"):
        locked = carried(content)
        if locked is None:
            raise InputRefused(_("There are no data in this PDF. It is an ordinary print."))
    if locked is None:
        return content
    if passphrase is None:
        raise NeedsPassphrase(_("The data in this file are locked. Give the passphrase that the resident chose."))
    return locked_file.unlock(locked, passphrase)


class NeedsPassphrase(InputRefused):
    """The file is one of ours and locked; ask for the passphrase."""
